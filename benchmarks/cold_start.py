"""The wait for the first answer, compared with the time of well-known imports."""

from __future__ import annotations

from benchmarks.paired import Pair, compare, gapgraph, python
from benchmarks.section import Section, table, yes

TITLE = "Waiting for the first answer"
IMPORTS = python("import rdflib, pyshacl")
RDFLIB = python("import rdflib")

PAIRS = (
    Pair("`gapgraph gaps` / `import rdflib, pyshacl`", gapgraph("gaps", "per-2021"), IMPORTS, limit=1),
    Pair("`gapgraph query adult-men` / `import rdflib, pyshacl`", gapgraph("query", "adult-men"), IMPORTS, limit=1),
    Pair("`gapgraph --version` / `import rdflib`", gapgraph("--version"), RDFLIB, limit=0.5),
)


def section() -> Section:
    """Each pair run in turn, A B A B, and compared round by round."""
    outcomes = [compare(pair) for pair in PAIRS]
    head = ("ours / theirs", "median ratio", "limit", "ours, ms", "theirs, ms", "rounds", "holds")
    rows = [
        (
            one.pair.title,
            f"{one.ratio:.2f}",
            f"{one.pair.limit:.2f}",
            f"{one.ours * 1000:.0f}",
            f"{one.theirs * 1000:.0f}",
            str(len(one.ratios)),
            yes(one.holds),
        )
        for one in outcomes
    ]
    said = ("Each pair is run in turn, A B A B, and compared round by round.", "")
    return Section(TITLE, (*said, *table(head, rows)), all(one.holds for one in outcomes))
