"""A second ``gapgraph load FOLDER``: unchanged reports stay, only changed ones are loaded, an interrupted load
continues.
"""

from __future__ import annotations

import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat

import gapgraph as gg
from gapgraph.errors import GapgraphError
from gapgraph.loading import folder_load, reports_in_parallel
from gapgraph.loading.folder_load import load_folder
from gapgraph.loading.load_parts import GraphText, report_texts
from gapgraph.rdf.graphs import ONTOLOGY_GRAPH, claims_graph, coverage_graph
from gapgraph.store.folder import POINTER, in_use, open_folder
from gapgraph.vocabulary import ReportId
from scripts.core import ROOT

FIRST, SECOND, THIRD = REPORTS = tuple(map(ReportId, ("gha-2019", "mex-2020", "per-2017")))


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A folder of three reports over the bundled ontology."""
    reports = tmp_path / "own" / "data" / "reports"
    reports.mkdir(parents=True)
    for report in REPORTS:
        shutil.copy(ROOT / "data" / "reports" / f"{report}.ttl", reports)
    return tmp_path / "own"


def lines(folder: Path) -> list[bytes]:
    """Every quad of the store as text, sorted, without the names of blank nodes."""
    written = open_folder(folder).engine.dump(format=RdfFormat.N_QUADS) or b""
    return sorted(re.sub(rb"_:\w+", b"_:b", written).splitlines())


def change(own: Path, report: str, old: str, new: str) -> None:
    path = own / "data" / "reports" / f"{report}.ttl"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def loaded(own: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Sequence[str]:
    """Loads, and returns the reports whose coverage was derived."""
    derived: list[str] = []

    def noted(graph: gg.Gapgraph, report: str) -> tuple[GraphText, GraphText]:
        derived.append(report)
        return report_texts(graph, ReportId(report))

    monkeypatch.setattr(reports_in_parallel, "report_texts", noted)
    graph = gg.open(own)
    load_folder(graph, folder, graph.report_ids, lambda _: None)
    monkeypatch.undo()
    return derived


def test_after_a_change_only_the_changed_report_is_loaded_again(
    own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, new = tmp_path / "store", tmp_path / "new"
    assert loaded(own, store, monkeypatch) == list(REPORTS)
    before = lines(store)
    assert loaded(own, store, monkeypatch) == []
    change(own, SECOND, "gap:Reported", "gap:Possible")
    assert loaded(own, store, monkeypatch) == [SECOND]
    assert loaded(own, new, monkeypatch) == list(REPORTS)
    assert lines(store) == lines(new) != before
    (own / "data" / "reports" / f"{FIRST}.ttl").unlink()
    assert loaded(own, store, monkeypatch) == []
    assert gg.open(store).report_ids == (SECOND, THIRD)
    assert FIRST.encode() not in b"".join(lines(store))


def test_after_a_change_the_reported_sizes_equal_the_sizes_in_the_store(own: Path, tmp_path: Path) -> None:
    load_folder(gg.open(own), tmp_path / "store", REPORTS[:2], lambda _: None)
    told: list[str] = []
    sizes = dict(load_folder(gg.open(own), tmp_path / "store", REPORTS, told.append))
    assert sorted(told) == list(REPORTS)
    store = open_folder(tmp_path / "store")
    assert set(sizes) == set(store.graphs())
    assert sizes == {graph: sum(1 for _ in store.triples(graph)) for graph in store.graphs()}
    assert {ONTOLOGY_GRAPH, claims_graph(ReportId(FIRST)), coverage_graph(ReportId(THIRD))} <= set(sizes)


KILLED_AFTER = """
import os, signal, sys
from pathlib import Path
import gapgraph as gg
from gapgraph.loading import folder_load
from gapgraph.store.folder import StoreChange
folder_load._TOGETHER = 1
noted, note = [], StoreChange.note
def kill(self, sizes):
    if {before}: os.kill(os.getpid(), signal.SIGKILL)
    note(self, sizes)
    noted.append(sizes)
    if len(noted) == 3: os.kill(os.getpid(), signal.SIGKILL)
StoreChange.note = kill
graph = gg.open(Path({own!r}))
folder_load.load_folder(graph, Path({store!r}), graph.report_ids, lambda _: None)
"""


@pytest.mark.parametrize(("before", "left"), [("False", [THIRD]), ("len(noted) == 2", [SECOND, THIRD])])
def test_after_a_kill_the_second_run_continues(
    own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, before: str, left: list[str]
) -> None:
    """The load is killed after the second report is noted as loaded, or just before that note is written.

    The shared graphs are loaded before the reports.
    """
    store, new = tmp_path / "store", tmp_path / "new"
    code = KILLED_AFTER.format(before=before, own=str(own), store=str(store))
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == -signal.SIGKILL
    with pytest.raises(GapgraphError, match="is not a store"):
        open_folder(store)
    assert loaded(own, store, monkeypatch) == left
    loaded(own, new, monkeypatch)
    assert lines(store) == lines(new)
    assert sorted(path.name for path in store.iterdir()) == sorted((POINTER, "gapgraph-store.lock", in_use(store)))


def test_a_load_of_a_broken_report_leaves_the_store_unchanged(
    own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = tmp_path / "store"
    loaded(own, store, monkeypatch)
    before, used = lines(store), in_use(store)
    (own / "data" / "reports" / f"{SECOND}.ttl").write_text("this is no Turtle", encoding="utf-8")
    with pytest.raises(GapgraphError):
        loaded(own, store, monkeypatch)
    assert (lines(store), in_use(store), len(list(store.iterdir()))) == (before, used, 3)


def test_the_compaction_after_a_large_load_keeps_all_quads(
    own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain, compacted = tmp_path / "plain", tmp_path / "compacted"
    monkeypatch.setattr(folder_load, "_TOGETHER", 1)  # every report is loaded alone and gets files of its own
    loaded(own, plain, monkeypatch)
    monkeypatch.setattr(folder_load, "_TOGETHER", 1)
    monkeypatch.setattr(folder_load, "_COMPACTED_FROM", 1)
    loaded(own, compacted, monkeypatch)
    assert lines(plain) == lines(compacted)
    assert len(list(compacted.rglob("*.sst"))) < len(list(plain.rglob("*.sst")))


def test_one_process_and_several_processes_write_the_same_store(
    own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reports_in_parallel, "_WORTH_A_PROCESS", 1)
    load_folder(gg.open(own), tmp_path / "many", REPORTS, lambda _: None, workers=2)
    monkeypatch.undo()
    load_folder(gg.open(own), tmp_path / "one", REPORTS, lambda _: None)
    assert lines(tmp_path / "many") == lines(tmp_path / "one")
