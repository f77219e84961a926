"""The wait for the first answer, compared with the time to import well-known libraries."""

from __future__ import annotations

from benchmarks.paired import HEAD, HOW, Pair, compare, gapgraph, python
from benchmarks.section import Section, table

TITLE = "Waiting for the first answer"
IMPORTS = python("import rdflib, pyshacl")
RDFLIB = python("import rdflib")

PAIRS = (
    Pair("`gapgraph gaps` / `import rdflib, pyshacl`", gapgraph("gaps", "per-2021"), IMPORTS, limit=1),
    Pair("`gapgraph query adult-men` / `import rdflib, pyshacl`", gapgraph("query", "adult-men"), IMPORTS, limit=1),
    Pair("`gapgraph --version` / `import rdflib`", gapgraph("--version"), RDFLIB, limit=0.5),
)


def section() -> Section:
    """The time of each gapgraph command in ``PAIRS``, divided by the time to import well-known libraries."""
    outcomes = [compare(pair) for pair in PAIRS]
    lines = (*HOW, "", *table(HEAD, (one.row for one in outcomes)))
    return Section(TITLE, lines, all(one.holds for one in outcomes))
