"""``python -m scripts.agreement [--check]``: write docs/proof/agreement-per-2020.md, or check that it is up to date."""

from __future__ import annotations

import sys
import tomllib
from collections import Counter

from gapgraph.authoring.side_by_side import compared
from gapgraph.build.written_files import write_or_check
from gapgraph.tables.agreement_table import Agreement, agreement_table, disagreement_table
from gapgraph.tables.table import Heading, Table
from gapgraph.tables.table_formats import markdown_text
from scripts.core import ROOT

PAGE = ROOT / "docs" / "proof" / "agreement-per-2020.md"
APART = ROOT / "data" / "encodings" / "apart"

HEAD = """# Two encodings of Peru 2020

How far do two people agree who encode the same text by [the codebook](../codebook.md)? The first encoding, A, was
published first. The second, B, was made from the text and the codebook, without a look at A; its author had the first
pages of the encoding of Peru 2021 open to see the form. Both are kept unchanged in
[data/encodings/apart](../../data/encodings/apart). A was corrected afterwards, so [what is published
now](../../data/encodings/per-2020.toml) is neither A nor B.

`python -m scripts.agreement` writes this page from what `gapgraph agree` computes.

## Agreement by slot

The measure is Krippendorff's alpha for nominal values: 1 is full agreement, 0 is agreement by chance, and a slot that
never varies has no alpha. `kind` counts the claims that only one of the two wrote; the other slots are compared in
claims that both wrote. The text is short, and an alpha over a few units says little by itself: read the share beside
it.

"""

TELL = """
One text of eleven sentences can't show how strangers to the project would agree. The author of B knew the ontology,
and had seen notes on Peru 2021 that mention these figures. A third encoding, by a stranger, would be worth more than
both.
"""


def page() -> str:
    """The whole page. Raises KeyError if why.toml doesn't explain a slot in which the two encodings differ."""
    report, units = compared(APART / "per-2020-a.toml", APART / "per-2020-b.toml", ROOT / "data" / "sources")
    found = Agreement(report, units)
    parts = [HEAD, f"{found.told}.\n\n", markdown_text(_without_report(agreement_table(found)))]
    parts += ["\n## Why they differ, and what was changed\n\n", markdown_text(_reasons(found))]
    parts += ["\n## Every disagreement\n\n", markdown_text(_without_report(disagreement_table(found)))]
    return "".join([*parts, "\n## What this does not show\n", TELL])


def _without_report(table: Table) -> Table:
    return Table(table.columns[1:], tuple(row[1:] for row in table.rows))


def _reasons(found: Agreement) -> Table:
    why = tomllib.loads((APART / "why.toml").read_text(encoding="utf-8"))
    counted = Counter(one.slot for one in found.differences)
    columns = tuple(map(Heading, ("slot", "times", "why", "what was changed")))
    return Table(
        columns, tuple((slot, times, why[slot]["why"], why[slot]["mended"]) for slot, times in counted.most_common())
    )


def main() -> int:
    """Write the page; with ``--check`` write nothing, and return 1 if it is out of date."""
    return write_or_check(ROOT, {PAGE: page().encode()}, "python -m scripts.agreement", check="--check" in sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
