"""The query of a command runs on only the data that it reads: its answer is the same as on a whole store, and the query
can be ended.
"""

from __future__ import annotations

import os
import signal

import pytest

from gapgraph.errors import GapgraphError
from gapgraph.queries import asked_once, kept
from gapgraph.queries.ask import ask_canned
from gapgraph.queries.asked_once import ask_once, part_read
from gapgraph.queries.run import run
from gapgraph.queries.task import Task
from gapgraph.vocabulary import GAP
from tests.queries.test_kept import ENDLESS
from tests.queries.worlds import PERU, bundled, catalogue, graph

READING_COVERAGE = [name for name, query in catalogue().items() if "coverage" in query.header.reads]
OTHER_VALUES = {
    "adult-men": {"report": "mex-2020"},
    "compare-countries": {"group": "gap:TransgenderVictim"},
    "unmet-mandates": {"report": "gha-2019"},
}


@pytest.mark.parametrize(("name", "values"), [*((name, {}) for name in catalogue()), *OTHER_VALUES.items()], ids=str)
def test_a_query_has_the_same_rows_if_only_the_data_it_reads_is_loaded(name: str, values: dict[str, str]) -> None:
    before = kept.idle()
    found = ask_canned(graph(), catalogue()[name], values, None, 60, once=True)
    assert found.rows == run(bundled(), catalogue()[name], values, graph()).rows
    assert kept.idle() == before


@pytest.mark.parametrize("name", READING_COVERAGE)
def test_only_the_part_of_coverage_that_a_query_reads_is_loaded(name: str) -> None:
    """If all of coverage were loaded, no time would be saved, and the comparison with a whole store would prove
    nothing.
    """
    part = part_read(catalogue()[name].sparql)
    assert (part.coverage, part.gaps, part.duties).count(True) == 1
    fixed = {"adult-men": {GAP + "Man"}, "silences-over-time": {GAP + "Victim"}}
    assert name not in fixed or part.groups == frozenset(fixed[name])


def test_a_query_without_a_fixed_group_reads_all_coverage() -> None:
    assert part_read("?a a gap:Coverage ; gap:group gap:Man . ?b a gap:Coverage ; gap:group ?group").groups is None
    assert part_read("?a a gap:Coverage ; gap:group gap:Man . ?b a gap:Coverage ; gap:report ?report").groups is None


def endless(sparql: str = ENDLESS) -> Task:
    return Task(sparql, "select", "endless", str(graph().root), reports=(PERU,))


def test_a_query_is_ended_at_the_time_limit_and_leaves_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    forks: list[int] = []
    fork = os.fork

    def noted() -> int:
        forks.append(fork())
        return forks[-1]

    monkeypatch.setattr(os, "fork", noted)
    with pytest.raises(GapgraphError) as caught:
        ask_once(graph(), catalogue()["evidence"].header, endless(), 0.2)
    assert caught.value.code == "GG509"
    (ended,) = forks
    with pytest.raises(ChildProcessError):
        os.waitpid(ended, os.WNOHANG)


def test_an_error_in_the_query_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    header = catalogue()["evidence"].header
    with pytest.raises(GapgraphError) as caught:
        ask_once(graph(), header, endless("SELECT"), 60)
    assert caught.value.code == "GG211"
    monkeypatch.setattr(asked_once, "said_of", lambda *_: os.kill(os.getpid(), signal.SIGKILL))
    with pytest.raises(GapgraphError) as caught:
        ask_once(graph(), header, endless(), 60)
    assert caught.value.code == "GG510"
