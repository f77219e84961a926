"""Four ways to compute what a report says about each group, which ``benchmarks.scale`` compares with the coverage of a
pack: the core, a query over tables in DuckDB, and a naive SPARQL query in pyoxigraph and in rdflib.

The DuckDB query and the naive SPARQL query answer an easier question than coverage: which kinds of claims reach which
groups, without exceptions, collections, places and times. The DuckDB query and the naive SPARQL query examine every
group and every protection, because a gap can concern a group that no claim names.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import islice
from pathlib import Path

import duckdb
import pyarrow as pa
import pyoxigraph as ox
import rdflib

import gapgraph as gg
from benchmarks.processor_time import Timed, timed
from gapgraph.core.coverage import coverage
from gapgraph.core.groups import bits
from gapgraph.rdf.writing import write_ntriples
from gapgraph.store.packed_source import PACKED_GRAPHS, graph_rows

ONE_BY_ONE = 100
"""The number of reports with which the core is timed; the time for one report doesn't depend on this number."""

NAIVE_REPORTS = {"pyoxigraph": 2, "rdflib": 1}
"""The number of reports over which the naive SPARQL query runs, for each engine."""

GRID = """
SELECT r.report, p.protection, COALESCE(c.kinds, 0) AS kinds, COUNT(*) AS leaves
FROM reports r CROSS JOIN protections p CROSS JOIN leaves l
LEFT JOIN (
  SELECT s.report, covers.protection, g.leaf, BIT_OR(k.bit) AS kinds
  FROM (SELECT DISTINCT report, kind, "group", UNNEST(STRING_SPLIT(protections, ' ')) AS named FROM claims) s
  JOIN covers USING (named) JOIN group_leaves g ON g."group" = s."group" JOIN kinds k ON k.kind = s.kind
  GROUP BY ALL
) c ON c.report = r.report AND c.protection = p.protection AND c.leaf = l.leaf
GROUP BY ALL
"""
"""The DuckDB query: for every report, protection and set of kinds of claims, the number of leaves (smallest groups)
that exactly these kinds of claims reach; leaves that no claim reaches are counted too.
"""

NAIVE = """
PREFIX gap: <https://w3id.org/gapgraph/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?report ?group ?protection WHERE {
  ?report a gap:Report . ?group a gap:VictimGroup . ?protection a gap:Protection .
  FILTER NOT EXISTS {
    ?claim gap:report ?report ; a gap:Provision ; gap:protection ?told ; gap:group ?whom .
    ?group rdfs:subClassOf* ?whom . ?protection skos:broader* ?told .
  }
}
"""
"""The naive SPARQL query for gaps: each group and protection for which no Provision names both the group or a wider
group, and the protection or a broader protection.
"""


def core(graph: gg.Gapgraph) -> tuple[int, Timed]:
    """The number of reports whose coverage the core computes, one after another, and the processor time for all."""
    views = [graph.view(report) for report in graph.report_ids[:ONE_BY_ONE]]
    return len(views), timed(lambda: [coverage(view, graph.scheme, graph.lattice) for view in views])


def in_tables(graph: gg.Gapgraph, claims: Path, reports: Iterable[str]) -> Callable[[], list[tuple[object, ...]]]:
    """A function that runs the query GRID in DuckDB, on one thread, over a file of claims and tables of the terms."""
    base = duckdb.connect()
    base.execute("SET threads = 1")
    scheme, lattice = graph.scheme, graph.lattice
    covers = [(named, one) for named, many in scheme.covers.items() for one in many]
    members = [(group, leaf) for group, leaves in lattice.groups.items() for leaf in bits(leaves)]
    base.execute(f"CREATE VIEW claims AS SELECT * FROM '{claims}'")  # noqa: S608  (no user gives this path)
    kinds = [str(row[0]) for row in base.execute("SELECT DISTINCT kind FROM claims ORDER BY kind").fetchall()]
    tables = {
        "reports": {"report": list(reports)},
        "protections": {"protection": list(scheme.protections)},
        "leaves": {"leaf": list(bits(lattice.possible))},
        "covers": {"named": [a for a, _ in covers], "protection": [b for _, b in covers]},
        "group_leaves": {"group": [a for a, _ in members], "leaf": [b for _, b in members]},
        "kinds": {"kind": kinds, "bit": [1 << number for number in range(len(kinds))]},
    }
    for name, columns in tables.items():
        base.register(name, pa.table(columns))
    return lambda: base.execute(GRID).fetchall()


def naive(graph: gg.Gapgraph, pack: Path) -> dict[str, tuple[int, Timed]]:
    """For each engine, the number of reports and the time of the query NAIVE, without the time to read the reports."""
    shared = write_ntriples(graph.facts.triples())
    most = max(NAIVE_REPORTS.values())
    rows = graph_rows(pack / PACKED_GRAPHS)
    texts = [text for report, text in islice(rows, most + 1) if report][:most]
    store, plain = ox.Store(), rdflib.Graph()
    for text in (shared, *texts[: NAIVE_REPORTS["pyoxigraph"]]):
        store.load(text, format=ox.RdfFormat.N_TRIPLES)
    for text in (shared, *texts[: NAIVE_REPORTS["rdflib"]]):
        plain.parse(data=text, format="nt")
    asked: dict[str, Callable[[], object]] = {
        "pyoxigraph": lambda: _rows(store),
        "rdflib": lambda: len(list(plain.query(NAIVE))),
    }
    return {name: (NAIVE_REPORTS[name], timed(what, 1, warm=False)) for name, what in asked.items()}


def _rows(store: ox.Store) -> int:
    found = store.query(NAIVE)
    assert isinstance(found, ox.QuerySolutions)
    return len(list(found))
