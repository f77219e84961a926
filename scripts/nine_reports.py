"""``python -m scripts.nine_reports [--check]``: write docs/proof/nine-reports.md, a comparison of the nine texts."""

from __future__ import annotations

import csv
import re
import sys
from collections import Counter
from collections.abc import Iterator
from functools import cache

from gapgraph.api import Gapgraph, open_graph
from gapgraph.build.written_files import write_or_check
from gapgraph.compare.coverage_changes import CoverageChange
from gapgraph.compare.figures import Figure, compare, read_figures
from gapgraph.core.facts import TYPE
from gapgraph.tables.comparison import Comparison
from gapgraph.tables.setting import Setting
from gapgraph.tables.table import Cell, Heading, Table
from gapgraph.tables.table_formats import markdown_text
from gapgraph.vocabulary import GAP, REPORT, Iri, ReportId, curie
from scripts.core import ROOT

TEMPLATE = ROOT / "scripts" / "nine-reports.md"
PAGE = ROOT / "docs" / "proof" / "nine-reports.md"
EXPECTED = ROOT / "tests" / "compare" / "expected"
ORDER = ("per-2021", "col-2018", "col-2020", "col-2021", "gha-2019", "mex-2020", "per-2017", "per-2019", "per-2020")
"""The sources in the order in which they were encoded: three batches, each ordered by country and year."""


@cache
def graph() -> Gapgraph:
    """The bundled graph."""
    return open_graph()


def page() -> str:
    """The template with its tables filled in."""
    tables = {
        "needs": _needs(),
        "allowed": _allowed(),
        "refused": _refused(),
        "summary": _summary(),
        "coverage": _rows_of("coverage.csv"),
        "protections": _rows_of("protections.csv"),
    }
    template = TEMPLATE.read_text(encoding="utf-8").rstrip("\n")
    return template.format(**{name: markdown_text(table) for name, table in tables.items()})


def _needs() -> Table:
    known: set[str] = set()
    phrases = _phrases()
    rows: list[tuple[Cell, ...]] = []
    for report in ORDER:
        used = set(_terms(report))
        new = sorted(curie(Iri(term)).removeprefix("gap:") for term in used - known if term.startswith(GAP))
        own = sum(not term.startswith(GAP) for term in used - known)
        rows.append((report, len(graph().claims(report)), len(new), own, phrases[report], ", ".join(_shown(new))))
        known |= used
    columns = ("source", "claims", "new terms", "new bodies and places", "new phrases", "the terms")
    return Table(tuple(map(Heading, columns)), tuple(rows))


def _shown(names: list[str]) -> list[str]:
    return names if len(names) <= 24 else [*names[:6], f"and {len(names) - 6} more"]


def _terms(report: str) -> Iterator[str]:
    """The declared terms that the report's claims name."""
    facts = graph().report_facts(report)
    for claim in graph().claims(report):
        for _, predicate, value in facts.about(REPORT + claim.id):
            if predicate != TYPE and isinstance(value, str) and value in graph().facts:
                yield value


def _phrases() -> Counter[str]:
    """The number of codebook rows of each source: a row belongs to the first source that it quotes, in ORDER."""
    text = (ROOT / "docs" / "codebook.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| [^|]+ \| ([^|]+) \| [^|]+ \|$", text.split("## Phrase by phrase")[1], re.MULTILINE)
    quoted = ([one or "per-2021" for one in re.findall(r'(?:`(\w{3}-\d{4})` )?"[^"]+"', row)] for row in rows)
    return Counter(min(reports, key=ORDER.index) for reports in quoted if reports)


def _read(name: str) -> list[dict[str, str]]:
    with (EXPECTED / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _figure(report: str, claim: str) -> Figure:
    found = read_figures(graph().report_facts(report), ReportId(report))
    return next(figure for figure in found if figure.claim == f"{report}/claim/{claim}")


def _comparison(row: dict[str, str]) -> Comparison:
    return Comparison(Setting(graph(), ReportId(row["first"])), Setting(graph(), ReportId(row["second"])))


def _allowed() -> Table:
    rows: list[tuple[Cell, ...]] = []
    for row in _read("allowed.csv"):
        told = _comparison(row)
        one = _figure(row["first"], row["claim"])
        about = f"{told.measured(one)}: {told.counted(one)}; {told.label(one.body)}; {one.period}"
        rows.append((row["first"], row["value"], row["second"], row["other_value"], row["relation"], about))
    return Table(tuple(map(Heading, ("in", "number", "and in", "number", "", "of"))), tuple(rows))


def _refused() -> Table:
    rows: list[tuple[Cell, ...]] = []
    for number, row in enumerate(_read("refused.csv"), start=1):
        told = _comparison(row)
        pair = compare(_figure(row["first"], row["claim"]), _figure(row["second"], row["other_claim"]))
        sides = ((row["first"], pair.first), (row["second"], pair.second))
        figures = [f"{figure.value} ({report}, {figure.claim.rsplit('/', 1)[-1]})" for report, figure in sides]
        rows.append((number, *figures, "; ".join(told.reasons(pair)), row["why"]))
    return Table(tuple(map(Heading, ("", "figure", "and", "why not", "in other words"))), tuple(rows))


def _summary() -> Table:
    counted = Counter((row["first"], row["second"], row["change"]) for row in _read("coverage.csv"))
    pairs = list(dict.fromkeys((row["first"], row["second"]) for row in _read("coverage.csv")))
    changes = [change.value for change in CoverageChange]
    rows: list[tuple[Cell, ...]] = [(*pair, *(counted[*pair, change] for change in changes)) for pair in pairs]
    return Table(tuple(map(Heading, ("from", "to", *changes))), tuple(rows))


def _rows_of(name: str) -> Table:
    rows = _read(name)
    return Table(tuple(map(Heading, rows[0])), tuple(tuple(row.values()) for row in rows))


def main() -> int:
    """Write the page; with ``--check`` write nothing, and return 1 if it is out of date."""
    return write_or_check(
        ROOT, {PAGE: page().encode()}, "python -m scripts.nine_reports", check="--check" in sys.argv[1:]
    )


if __name__ == "__main__":
    sys.exit(main())
