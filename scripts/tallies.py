"""``python -m scripts.tallies [--check]``: write docs/proof/tallies.md, the numbers of claims in each report."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterable

from gapgraph.api import Gapgraph, open_graph
from gapgraph.build.written_files import write_or_check
from gapgraph.core.claim_words import Certainty, Frequency, Kind, Reach
from gapgraph.core.claims import Claim
from gapgraph.tables.table import Cell, Heading, Table
from gapgraph.tables.table_formats import markdown_text
from gapgraph.vocabulary import GAP, PROV, Iri, ReportId
from scripts.core import ROOT

PAGE = ROOT / "docs" / "proof" / "tallies.md"
HEAD = """# Tallies

The numbers of claims in each report, counted by `python -m scripts.tallies` (a step of `make proof`). A withdrawn claim
keeps its number in the encoding; only the last row of the first table counts withdrawn claims.
"""

Told = Callable[[Claim], str]


def page() -> str:
    """The whole page; its columns are in the order of countries, and then of years."""
    graph = open_graph()
    reports = [one.id for one in sorted(graph.reports(), key=lambda one: (one.country, one.year, one.id))]
    parts = [HEAD, "\n## By kind\n\n", markdown_text(_by_kind(graph, reports))]
    for title, told, values, label in _tallies(graph):
        parts += [f"\n## {title}\n\n", markdown_text(_table(graph, reports, told, values, label))]
    return "".join(parts)


def _tallies(graph: Gapgraph) -> Iterable[tuple[str, Told, tuple[str, ...], Callable[[Iri], str]]]:
    yield "Provisions by reach", lambda c: str(c.reach or ""), tuple(map(str, Reach)), str
    yield "By frequency", lambda c: str(c.frequency), tuple(map(str, Frequency)), str
    yield "By certainty", lambda c: str(c.certainty), tuple(map(str, Certainty)), str
    yield "By who says it", lambda c: c.asserted_by, (), graph.label
    yield "By protection", lambda c: c.protection, (), graph.label


def _by_kind(graph: Gapgraph, reports: list[ReportId]) -> Table:
    table = _table(graph, reports, lambda claim: str(claim.kind), tuple(map(str, Kind)), str)
    standing = [len(graph.claims(report)) for report in reports]
    withdrawn = [_withdrawn(graph, report) for report in reports]
    rows: tuple[tuple[Cell, ...], ...] = (
        *table.rows,
        ("all but withdrawn", *standing, sum(standing)),
        ("withdrawn", *withdrawn, sum(withdrawn)),
    )
    return Table(table.columns, rows)


def _withdrawn(graph: Gapgraph, report: str) -> int:
    facts = graph.report_facts(report)
    claims = (iri for kind in Kind for iri in facts.of_type(GAP + kind))
    return sum(bool(facts.terms(iri, PROV + "wasInvalidatedBy")) for iri in claims)


def _table(
    graph: Gapgraph, reports: list[ReportId], told: Told, values: tuple[str, ...], label: Callable[[Iri], str]
) -> Table:
    """One row for each value: the given values, or those that occur, with the most frequent first."""
    counted = {report: Counter(filter(None, map(told, graph.claims(report)))) for report in reports}
    total: Counter[str] = sum(counted.values(), Counter())
    order = values or sorted(total, key=lambda value: (-total[value], label(Iri(value))))
    rows = tuple[tuple[Cell, ...], ...](
        (label(Iri(value)), *(counted[report][value] for report in reports), total[value]) for value in order
    )
    return Table(tuple(map(Heading, ("", *reports, "all"))), rows)


def main() -> int:
    """Print the page and write it; with ``--check`` do neither, and return 1 if it is out of date."""
    text, check = page(), "--check" in sys.argv[1:]
    if not check:
        sys.stdout.write(text)
    return write_or_check(ROOT, {PAGE: text.encode()}, "python -m scripts.tallies", check=check)


if __name__ == "__main__":
    sys.exit(main())
