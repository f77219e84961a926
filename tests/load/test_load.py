"""``gapgraph load FOLDER``: the content of the store, refused targets, and kills, which leave the store complete."""

from __future__ import annotations

import hashlib
import os
import pty
import random
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat

import gapgraph as gg
from gapgraph.errors import GapgraphError
from gapgraph.loading.folder_load import load_folder
from gapgraph.rdf.graphs import claims_graph, coverage_graph
from gapgraph.store.embedded import EmbeddedStore
from gapgraph.store.folder import POINTER, build, in_use, is_store, open_folder
from gapgraph.vocabulary import SKOS, ReportId
from scripts.core import ROOT
from tests.cli.running import GAPGRAPH, gapgraph
from tests.cli.small import ID

KILLS = 20
OLD, NEW = "gha-2019", "mex-2020"


def load(root: Path, folder: Path, *only: str) -> list[str]:
    chosen = [word for report in only for word in ("--only", report)]
    return [GAPGRAPH, "--root", str(root), "load", str(folder), *chosen]


def digest(folder: Path) -> str:
    """A digest of all quads of the store, independent of their order and of the names of blank nodes."""
    written = re.sub(rb"_:\w+", b"_:b", open_folder(folder).engine.dump(format=RdfFormat.N_QUADS) or b"")
    return hashlib.sha256(b"".join(sorted(written.splitlines(keepends=True)))).hexdigest()


@pytest.fixture(scope="module")
def frozen(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of two reports and the data that they need."""
    copy = tmp_path_factory.mktemp("frozen")
    shutil.copytree(ROOT / "ontology", copy / "ontology")
    shutil.copytree(ROOT / "data" / "countries", copy / "data" / "countries")
    (copy / "data" / "reports").mkdir()
    for report in (OLD, NEW):
        shutil.copy(ROOT / "data" / "reports" / f"{report}.ttl", copy / "data" / "reports")
    return copy


@pytest.fixture(scope="module")
def old(frozen: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("old") / "store"
    subprocess.run(load(frozen, folder, OLD), check=True, capture_output=True)
    return folder


@pytest.mark.slow
def test_twenty_kills_leave_the_old_store_or_the_new_one(frozen: Path, old: Path, tmp_path: Path) -> None:
    chance = random.Random(20)
    started = time.perf_counter()
    new = tmp_path / "new"
    subprocess.run(load(frozen, new, NEW), check=True, capture_output=True)
    took = time.perf_counter() - started
    whole = {digest(old): "old", digest(new): "new"}
    assert len(whole) == 2
    folder = tmp_path / "store"
    shutil.copytree(old, folder)
    found = []
    for _ in range(KILLS):
        process = subprocess.Popen(load(frozen, folder, NEW), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(chance.uniform(0, took * 1.05))
        process.send_signal(signal.SIGKILL)
        process.wait()
        found.append(whole.get(digest(folder), "half"))
        if found[-1] == "new":
            shutil.rmtree(folder)
            shutil.copytree(old, folder)
    assert "half" not in found
    assert "old" in found
    subprocess.run(load(frozen, folder, NEW), check=True, capture_output=True)
    assert whole[digest(folder)] == "new"
    assert sorted(path.name for path in folder.iterdir()) == sorted((POINTER, "gapgraph-store.lock", in_use(folder)))


@pytest.mark.parametrize("moment", ["while filling", "before the swap", "after the swap"])
def test_a_kill_at_a_chosen_moment_leaves_a_whole_store(old: Path, tmp_path: Path, moment: str) -> None:
    """The process kills itself at moments that a random kill rarely hits."""
    folder = tmp_path / "store"
    shutil.copytree(old, folder)
    code = f"""
import os, signal
from pathlib import Path
from gapgraph.store import folder
def die(*_): os.kill(os.getpid(), signal.SIGKILL)
def fill(store):
    store.put("https://example.org/g", [("https://example.org/s", "https://example.org/p", "https://example.org/o")])
    if {moment!r} == "while filling": die()
swap = Path.replace
def replace(self, target):
    if {moment!r} == "before the swap": die()
    swap(self, target)
    die()
Path.replace = replace
folder.build(Path({str(folder)!r}), fill)
"""
    done = subprocess.run([str(Path(GAPGRAPH).parent / "python"), "-c", code], capture_output=True, check=False)
    assert done.returncode == -signal.SIGKILL, done.stderr
    graphs = open_folder(folder).graphs()
    assert (graphs == ("https://example.org/g",)) is (moment == "after the swap")
    assert len([path for path in folder.iterdir() if path.name.startswith("store-")]) == 2
    build(
        folder,
        lambda store: store.put("https://example.org/h", [("https://a.example/s", "https://a.example/p", "x:o")]),
    )
    assert open_folder(folder).graphs() == ("https://example.org/h",)
    assert len(list(folder.iterdir())) == 3


def test_the_store_has_the_same_triples_as_the_files(root: Path, tmp_path: Path) -> None:
    ran = gapgraph("load", str(tmp_path / "store"), "--format", "csv", root=root)
    sizes = {row["graph"]: int(row["triples"]) for row in ran.rows}
    store = open_folder(tmp_path / "store")
    assert set(sizes) == set(store.graphs())
    assert sizes[claims_graph(ReportId(ID))] == sum(1 for _ in gg.open(root).report_facts(ID).triples())
    assert {graph.rsplit("/", 1)[-1] for graph in sizes} == {
        "claims",
        "coverage",
        "ontology",
        "inferred",
        "law",
        "country",
    }
    assert sizes[coverage_graph(ReportId(ID))] > 1000


def test_commands_give_the_same_answers_from_a_store_as_from_the_files(root: Path, tmp_path: Path) -> None:
    gapgraph("load", str(tmp_path / "store"), root=root)
    asked = ("gaps", "matrix", "reports")
    from_files = [gapgraph(command, "--format", "csv", root=root).out for command in asked]
    from_store = [gapgraph(command, "--format", "csv", root=tmp_path / "store").out for command in asked]
    assert from_store == from_files
    assert gg.open(tmp_path / "store").report_ids == (ID,)


def test_only_the_chosen_reports_are_loaded(root: Path, tmp_path: Path) -> None:
    assert gapgraph("load", str(tmp_path / "s"), "--only", "per-1998", root=root).status == 2
    assert not (tmp_path / "s").exists()
    assert gapgraph("load", str(tmp_path / "s"), "--only", ID, root=root).status == 0


def test_a_folder_that_is_not_a_store_is_refused_and_unchanged(root: Path, tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("mine", encoding="utf-8")
    ran = gapgraph("load", str(tmp_path), root=root)
    assert (ran.status, "[GG214]" in ran.err, "thesis.txt" in ran.err) == (2, True, True)
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]
    ran = gapgraph("load", str(tmp_path / "thesis.txt"), root=root)
    assert (ran.status, "[GG214]" in ran.err) == (2, True)
    assert (tmp_path / "thesis.txt").read_text(encoding="utf-8") == "mine"


def test_an_empty_folder_becomes_a_store(root: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert gapgraph("load", str(tmp_path / "empty"), root=root).status == 0
    assert is_store(tmp_path / "empty")


def test_a_failed_build_leaves_the_store_unchanged(tmp_path: Path) -> None:
    triple = ("https://a.example/s", "https://a.example/p", "https://a.example/o")
    build(tmp_path / "store", lambda store: store.put("https://a.example/g", [triple]))

    def fail(store: EmbeddedStore) -> None:
        store.put("https://a.example/h", [triple])
        raise GapgraphError("GG202", "The file isn't well-formed RDF")

    with pytest.raises(GapgraphError):
        build(tmp_path / "store", fail)
    assert open_folder(tmp_path / "store").graphs() == ("https://a.example/g",)
    assert len(list((tmp_path / "store").iterdir())) == 3


def test_the_files_of_a_new_store_are_already_merged(tmp_path: Path) -> None:
    """With unmerged files every query would take longer, in proportion to the size of the store."""

    def fill(store: EmbeddedStore) -> None:
        for graph in "abcdefgh":
            store.fill(
                f"https://example.org/{graph}",
                ((f"https://example.org/{n}", f"{SKOS}note", f"https://example.org/{graph}") for n in range(50)),
            )

    build(tmp_path / "store", fill)
    place = tmp_path / "store" / in_use(tmp_path / "store")
    built = sorted(file.name for file in place.glob("*.sst"))
    EmbeddedStore(place).engine.optimize()
    assert sorted(file.name for file in place.glob("*.sst")) == built


def test_queries_name_the_graphs_to_read_only_if_the_store_has_a_graph_of_another_program(tmp_path: Path) -> None:
    """If a query names the graphs to read, the engine looks each pattern up in each of these graphs: with 800 reports,
    a query took 3 s instead of 50 ms.
    """
    ours, theirs = "https://example.org/ours", "https://example.org/theirs"
    triple = ("https://example.org/s", f"{SKOS}note", "https://example.org/o")
    build(tmp_path / "store", lambda store: store.put(ours, [triple]))
    graphs = "SELECT ?g WHERE { GRAPH ?g { ?s ?p ?o } }"
    store = open_folder(tmp_path / "store")
    assert (store.dataset, list(store.select(graphs).rows)) == ((), [(ours,)])
    del store
    EmbeddedStore(tmp_path / "store" / in_use(tmp_path / "store")).put(theirs, [triple])
    store = open_folder(tmp_path / "store")
    assert (store.dataset, list(store.select(graphs).rows)) == ((ours,), [(ours,)])


def test_two_loads_at_once_run_one_after_the_other(tmp_path: Path) -> None:
    def again(_: EmbeddedStore) -> None:
        build(tmp_path / "store", lambda store: None)

    with pytest.raises(GapgraphError) as raised:
        build(tmp_path / "store", again)
    assert raised.value.code == "GG215"


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"store": "../../etc"}', '{"store": "store-../.."}', '{"store": 3}'])
def test_a_pointer_to_a_missing_store_is_an_error(tmp_path: Path, text: str) -> None:
    (tmp_path / POINTER).write_text(text, encoding="utf-8")
    ran = gapgraph("gaps", root=tmp_path)
    assert (ran.status, "[GG210]" in ran.err) == (3, True)


def test_loading_into_a_folder_refuses_an_option_for_remote_stores(tmp_path: Path) -> None:
    ran = gapgraph("load", str(tmp_path / "s"), "--prune")
    assert (ran.status, "[GG001]" in ran.err) == (2, True)


def test_loading_from_a_store_folder_is_refused(root: Path, tmp_path: Path) -> None:
    """The new store would get the ontology from the program's files, and reports from a store that may have been loaded
    with another ontology.
    """
    gapgraph("load", str(tmp_path / "s"), root=root)
    ran = gapgraph("load", str(tmp_path / "t"), root=tmp_path / "s")
    assert (ran.status, "[GG001]" in ran.err, (tmp_path / "t").exists()) == (2, True, False)


def test_loading_a_folder_needs_no_library_for_remote_stores(root: Path, tmp_path: Path) -> None:
    code = (
        "import sys; sys.modules.update(dict.fromkeys(('httpx', 'SPARQLWrapper', 'rdflib', 'pandas')))\n"
        f"sys.argv = ['gapgraph', '--root', {str(root)!r}, 'load', {str(tmp_path / 's')!r}, '--format', 'csv']\n"
        "from gapgraph.cli import main; main()\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_folder_that_cannot_be_written_is_an_error(root: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    ran = gapgraph("load", str(tmp_path / "file" / "below"), root=root)
    assert (ran.status, "[GG208]" in ran.err) == (2, True)


def test_progress_is_shown_only_in_a_terminal(root: Path, tmp_path: Path) -> None:
    """A pipe gets no progress on the standard error; a terminal gets a count, which is removed at the end."""
    assert gapgraph("load", str(tmp_path / "a"), root=root).err == ""
    ours, theirs = pty.openpty()
    with subprocess.Popen(load(root, tmp_path / "b"), stdout=subprocess.DEVNULL, stderr=theirs) as process:
        process.wait(60)
        os.close(theirs)
        shown = os.read(ours, 10_000).decode()
    os.close(ours)
    assert f"1 / 1  {ID}" in shown
    assert shown.endswith("\r\x1b[K")


def test_the_bundled_reports_take_twelve_megabytes_at_most(tmp_path: Path) -> None:
    """The engine compresses the files of a single bulk load; with one bulk load for each file, the store took twice the
    space.
    """
    graph = gg.open()
    load_folder(graph, tmp_path / "store", graph.report_ids, lambda _: None)
    assert sum(path.stat().st_size for path in (tmp_path / "store").rglob("*") if path.is_file()) < 12_000_000
