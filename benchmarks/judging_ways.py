"""The cost to validate a report: with the default engine, and with rdflib and pySHACL alone."""

from __future__ import annotations

from functools import partial
from itertools import islice
from pathlib import Path

import gapgraph as gg
from benchmarks.processor_time import Timed, timed
from gapgraph.core.facts import Facts
from gapgraph.rdf.writing import write_ntriples
from gapgraph.validation.engines import ENGINES
from gapgraph.validation.neighborhood import statements_about
from gapgraph.validation.ruleset import read_ruleset

JUDGED = {"shacl": 20, "pyshacl": 1}
"""The number of reports that each engine validates, one after the other."""


def judged(graph: gg.Gapgraph) -> tuple[dict[str, tuple[int, Timed]], bool]:
    """Each engine's time to validate reports of a pack, read from text, and whether the engines have equal findings."""
    root = Path(__file__).resolve().parents[1]
    shapes = read_ruleset(root).shapes_for(()).text
    texts = [_with_what_it_touches(graph, report) for report in islice(graph.report_ids, max(JUDGED.values()))]
    fewest = min(JUDGED.values())
    found = [[sorted(map(repr, ENGINES[name].results(shapes, one))) for one in texts[:fewest]] for name in JUDGED]
    times = {
        name: (many, timed(partial(_judge, name, shapes, texts[:many]), 1, warm=False)) for name, many in JUDGED.items()
    }
    return times, found[0] == found[1]


def _with_what_it_touches(graph: gg.Gapgraph, report: str) -> str:
    given = graph.report_facts(report)
    beside = statements_about(Facts(given.triples()), graph.facts)
    return (write_ntriples(given.triples()) + write_ntriples(beside)).decode()


def _judge(engine: str, shapes: str, texts: list[str]) -> None:
    for text in texts:
        ENGINES[engine].results(shapes, text)
