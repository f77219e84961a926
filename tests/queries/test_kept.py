"""A process stays alive for the next query: its answers are those of a new process, and it can still be killed."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

import gapgraph as gg
from gapgraph.core.facts import Literal
from gapgraph.errors import GapgraphError
from gapgraph.loading.folder_load import load_folder
from gapgraph.queries import ask, kept
from gapgraph.queries.ask import ask_own
from gapgraph.queries.kept import Loaded, ask_kept, end_all
from gapgraph.queries.run import Result
from gapgraph.queries.task import Task, run_stoppable
from gapgraph.rdf.graphs import SHARED_GRAPHS, claims_graph, coverage_graph
from gapgraph.store.folder import in_use
from gapgraph.vocabulary import GAP, REPORT, ReportId
from tests.looking import each
from tests.queries.worlds import PERU, catalogue, graph

ENDLESS = "SELECT ?a WHERE { GRAPH ?g { ?a ?b ?c } GRAPH ?h { ?d ?e ?f } GRAPH ?i { ?j ?k ?l } } ORDER BY ?c ?f ?l"


@pytest.fixture(autouse=True)
def nothing_kept() -> Iterator[None]:
    end_all()
    yield
    end_all()


@pytest.fixture(scope="module")
def loaded_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("kept") / "store"
    load_folder(graph(), folder, [PERU, ReportId("per-2020")], lambda _: None)
    return folder


def task(name: str, root: Path | None = None, report: ReportId = PERU) -> Task:
    return Task(catalogue()[name].sparql, "select", name, str(root or graph().root), reports=(report,))


def waiting() -> list[int]:
    return [process.number for process in kept.idle()]


def test_one_process_answers_several_queries_as_new_processes_would() -> None:
    for name in ("adult-men", "evidence", "coverage-matrix", "adult-men"):
        assert ask_kept(task(name), 60) == run_stoppable(task(name), 60)
    assert len(waiting()) == 1


def test_a_process_that_has_run_a_query_also_loads_the_reports_that_the_next_query_needs() -> None:
    ask_kept(task("adult-men"), 60)
    found = graph().query("year-on-year")
    assert len(found) > 10
    assert found.rows == graph().query("year-on-year").rows
    assert len(waiting()) == 1


def test_the_process_kept_for_queries_is_killed_at_the_time_limit_and_replaced() -> None:
    expected = ask_kept(task("adult-men"), 60)
    before = waiting()
    endless = Task(ENDLESS, "select", "endless", str(graph().root), reports=(PERU,))
    with pytest.raises(GapgraphError) as caught:
        ask_kept(endless, 0.2)
    assert caught.value.code == "GG509"
    assert waiting() == []
    assert ask_kept(task("adult-men"), 60) == expected
    assert waiting() != before


ABOUT_A_REPORT = sorted(
    name for name, query in catalogue().items() if "report" in {one.name for one in query.header.parameters}
)


def test_a_store_folder_and_its_copy_in_memory_give_the_same_rows(loaded_folder: Path) -> None:
    with gg.open(loaded_folder) as folder:
        for name in each(ABOUT_A_REPORT):
            first, again = folder.query(name, report=PERU), folder.query(name, report=PERU)
            assert first.rows == again.rows == graph().query(name, report=PERU).rows, name


def test_only_the_reports_that_a_query_names_are_copied_into_memory(loaded_folder: Path) -> None:
    loaded = Loaded()
    place = str(loaded_folder / in_use(loaded_folder))
    of_peru, of_all = replace(task("adult-men"), store=place), replace(task("trends"), store=place, reports=())
    read = loaded.store_for(of_peru)
    loaded.copy_for_next(of_peru)
    assert loaded.store_for(of_peru) is not read
    assert {claims_graph(PERU), coverage_graph(PERU)} == set(loaded.store_for(of_peru).graphs()) - set(SHARED_GRAPHS)
    assert loaded.store_for(of_all) is read


def test_an_error_is_reported_and_the_process_continues() -> None:
    ask_kept(task("adult-men"), 60)
    before = waiting()
    with pytest.raises(GapgraphError) as caught:
        ask_kept(Task("SELECT", "select", "no query", str(graph().root), reports=(PERU,)), 60)
    assert caught.value.code == "GG211"
    ask_kept(task("adult-men"), 60)
    assert waiting() == before


def test_a_process_that_ended_while_waiting_is_replaced() -> None:
    expected = ask_kept(task("adult-men"), 60)
    for process in kept.idle():
        os.kill(process.number, 9)
    assert ask_kept(task("adult-men"), 60) == expected


def test_simultaneous_queries_have_separate_processes() -> None:
    names = ("adult-men", "evidence", "harms", "places")
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda name: ask_kept(task(name), 60), names))
    assert found == [ask_kept(task(name), 60) for name in names]
    assert len(waiting()) <= 2


def test_a_file_that_changes_is_read_again(tmp_path: Path) -> None:
    (tmp_path / "data" / "reports").mkdir(parents=True)
    for name in ("ontology", "queries", "data/countries"):
        (tmp_path / name).symlink_to(graph().root / name)
    file = tmp_path / "data" / "reports" / "gha-2019.ttl"
    shutil.copy(graph().root / "data" / "reports" / "gha-2019.ttl", file)
    title = Task(
        f"SELECT ?year WHERE {{ GRAPH ?claims {{ <{REPORT}gha-2019> <{GAP}year> ?year }} }}",
        "select",
        "year",
        str(tmp_path),
        reports=(ReportId("gha-2019"),),
    )
    assert _year(ask_kept(title, 60)) == "2019"
    text = file.read_text(encoding="utf-8")
    assert text.count('"2019"^^') == 1
    file.write_text(text.replace('"2019"^^', '"2018"^^'), encoding="utf-8")
    assert _year(ask_kept(title, 60)) == "2018"


def _year(found: object) -> str:
    assert isinstance(found, Result)
    ((year,),) = found.rows
    assert isinstance(year, Literal)
    return year.text


def test_a_users_own_query_has_its_own_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ask, "ask_kept", None)
    own = tmp_path / "own.rq"
    own.write_text(
        "SELECT ?g WHERE { GRAPH ?g { ?s a <https://w3id.org/gapgraph/ontology#Report> } }", encoding="utf-8"
    )
    found = ask_own(graph(), own, None, 60)
    assert isinstance(found, Result)
    assert len(found) == len(graph().report_ids)
    assert waiting() == []
