"""The commands for remote stores, as a person types them: their output and exit status."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from gapgraph._version import __version__
from gapgraph.rdf.graphs import SHARED_GRAPHS, claims_graph, coverage_graph
from gapgraph.rdf.writing import write_ntriples
from gapgraph.remote.completion_marks import Mark, begin, read_marks, remove_marks, write_marks
from gapgraph.remote.graph_digests import digest_triples
from gapgraph.vocabulary import GAP, ReportId
from tests.cli.running import Ran, gapgraph
from tests.stores.conftest import Stores, each_kind, store_at
from tests.stores.servers import FUSEKI, OXIGRAPH, VIRTUOSO, Kind, Server, running

TWO = ("col-2021", "per-2017")
GRAPHS = {*SHARED_GRAPHS, *(make(ReportId(report)) for report in TWO for make in (claims_graph, coverage_graph))}


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Oxigraph with two reports, which ``gapgraph load`` loaded."""
    with running(OXIGRAPH, tmp_path_factory.mktemp("two")) as server:
        assert loading(server, *only(*TWO)).status == 0
        yield server


def only(*reports: str) -> tuple[str, ...]:
    return tuple(word for report in reports for word in ("--only", report))


def loading(server: Server, *options: str) -> Ran:
    return gapgraph("load", server.base, *options, "--format", "csv")


def graphs_of(server: Server) -> tuple[str, ...]:
    with closing(store_at(server)) as store:
        return store.graphs()


def steps(ran: Ran, action: str) -> set[str]:
    return {row["graph"] for row in ran.rows if row["action"] == action}


def signs(address: str, *options: str) -> tuple[int, dict[str, dict[str, str]]]:
    """The exit status of doctor, and its rows by topic."""
    ran = gapgraph("doctor", address, *options, "--format", "csv")
    return ran.status, {row["topic"]: row for row in ran.rows}


def test_the_command_load_prints_its_steps_and_does_each_step_once(stores: Stores) -> None:
    server = stores.empty(OXIGRAPH)
    store = store_at(server)
    for name in store.graphs():
        store.drop(name)
    tried = loading(server, "--dry-run", *only(*TWO))
    assert (tried.status, steps(tried, "load")) == (0, GRAPHS)
    assert store.graphs() == ()
    done = loading(server, *only(*TWO))
    assert done.status == 0
    assert done.rows == tried.rows
    assert {row["graph"]: int(row["triples"]) for row in done.rows} == {name: store.size(name) for name in GRAPHS}
    again = loading(server, *only(*TWO))
    assert (again.status, steps(again, "keep"), steps(again, "load")) == (0, GRAPHS, set())
    store.close()


def test_an_address_without_a_scheme_creates_no_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for target in ("127.0.0.1:7878", "store.example.org:80/gapgraph"):
        ran = gapgraph("load", target)
        assert (ran.status, f"write http://{target}" in ran.err) == (2, True)
    assert list(tmp_path.iterdir()) == []


def test_prune_removes_reports_that_the_data_lacks(two: Server) -> None:
    store, gone = store_at(two), claims_graph(ReportId("gone-2000"))
    store.put(gone, [(gone, gone, gone)])
    write_marks(store, {gone: Mark("sha256:gone", 1, "0.0.1", "7")})
    asked = gapgraph("load", two.base, "--prune", *only("per-2017"))
    assert (asked.status, "use one of them" in asked.err) == (2, True)
    tried = loading(two, "--prune", "--dry-run")
    assert (tried.status, steps(tried, "remove")) == (0, {gone})
    assert [row["triples"] for row in tried.rows if row["action"] == "remove"] == ["1"]
    assert gone in store.graphs()
    store.drop(gone)
    remove_marks(store, [gone])
    store.close()


@pytest.mark.parametrize(
    "words",
    [
        ("gaps", "col-2021"),
        ("matrix", "col-2021"),
        ("explain", "per-2017", "Man", "TemporaryLodging"),
        ("query", "not-disclosed", "--param", "report=per-2017"),
        ("diff", "per-2017", "col-2021"),
        ("groups",),
    ],
    ids=lambda words: words[0],
)
@pytest.mark.parametrize("form", ["table", "csv"])
def test_a_query_gives_the_same_answer_on_store_and_files(two: Server, words: tuple[str, ...], form: str) -> None:
    here, there = (gapgraph(*words, "--format", form, *more) for more in ((), ("--endpoint", two.base)))
    assert (there.status, there.err) == (0, "")
    assert len(here.out.splitlines()) > 1
    assert there.out == here.out


@pytest.mark.parametrize("command", ["lacking", "trends", "countries"])
def test_an_answer_about_all_reports_is_about_those_of_the_store(
    two: Server, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = (command, "Adult", *(() if command == "countries" else ("TemporaryLodging",)), "--format", "csv")
    here = gapgraph(*words)
    monkeypatch.setenv("GAPGRAPH_ENDPOINT", two.base)
    there = gapgraph(*words)
    assert (there.status, there.err) == (0, "")
    assert {row["country"] for row in there.rows} <= {"col:Country", "per:Country"}
    assert there.out != here.out


def test_check_source_reads_the_text_of_the_store(two: Server) -> None:
    here, there = (gapgraph("check-source", "col-2021", *more) for more in ((), ("--endpoint", two.base)))
    assert (there.status, there.out, there.err) == (0, here.out, "")


def test_a_pack_is_made_from_the_reports_of_the_store(two: Server, tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    done = gapgraph("pack", str(tmp_path / "pack"), "--endpoint", two.base)
    assert (done.status, done.err) == (0, "")
    packed = gapgraph("reports", "--format", "csv", root=tmp_path / "pack")
    assert {row["report"] for row in packed.rows} == set(TWO)


def test_the_error_about_a_missing_report_lists_the_existing_reports(two: Server) -> None:
    ran = gapgraph("gaps", "per-2021", "--endpoint", two.base)
    assert (ran.status, ran.out) == (2, "")
    assert "GG101" in ran.err
    assert "per-2017" in ran.err


def findings(*words: str) -> tuple[int, list[dict[str, Any]], list[str]]:
    """The exit status of ``gapgraph validate``, its findings without their key ``file``, and the values of this key."""
    ran = gapgraph("validate", *words, "--format", "json")
    assert ran.err == ""
    found = json.loads(ran.out)["findings"]
    places = [finding.pop("file") for finding in found]
    return ran.status, found, places


@each_kind
def test_validate_on_a_store_gives_the_same_findings_as_on_the_files(kind: Kind, stores: Stores) -> None:
    address = stores.loaded(kind).base
    (status, here, files), (same, there, graphs) = findings("data/reports"), findings("--endpoint", address)
    assert (status, len(here) > 50) == (1, True)
    assert (same, there) == (status, here)
    assert graphs == [claims_graph(ReportId(file.removeprefix("data/reports/").removesuffix(".ttl"))) for file in files]
    assert findings("--endpoint", address, "per-2021")[1] == findings("data/reports/per-2021.ttl")[1]


def test_validate_checks_the_data_in_the_store_and_not_the_files(two: Server, tmp_path: Path) -> None:
    """The command validate finds a fault that only the store has; if a file has the same fault, the findings on store
    and file are equal.
    """
    graph, path = claims_graph(ReportId("col-2021")), tmp_path / "col-2021.nt"
    with closing(store_at(two)) as store:
        sound, mark = list(store.triples(graph)), read_marks(store).whole[graph]
        faulty = [(s, p, o) for s, p, o in sound if not (s.endswith("/claim/003") and p == GAP + "evidence")]
        store.put(graph, faulty)
        held = digest_triples(faulty)
        write_marks(store, {graph: mark._replace(size=held.size, content=held.content)})
        path.write_bytes(write_ntriples(faulty))
        here = findings(str(path), "--only", "data")
        there = findings("--endpoint", two.base, "col-2021", "--only", "data")
        store.put(graph, sound)
        write_marks(store, {graph: mark})
    assert there[:2] == here[:2]
    assert (there[0], set(there[2])) == (1, {graph})
    assert "claim/003" in there[1][0]["focus"]
    assert findings("--endpoint", two.base, "--only", "data")[0] == 0


def test_validate_refuses_reports_without_a_completion_mark_and_options_that_exclude_each_other(
    two: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(store_at(two)) as store:
        marks = read_marks(store).whole
        begin(store, [claims_graph(ReportId("col-2021"))])
        everything, named, other = (
            gapgraph("validate", "--endpoint", two.base, *words) for words in ((), ("col-2021",), ("per-2017",))
        )
        write_marks(store, marks)
    assert (everything.status, "GG614" in everything.err) == (3, True)
    assert (named.status, "GG614" in named.err) == (3, True)
    assert other.err == ""
    mixed = gapgraph("validate", "--endpoint", two.base, "--corpus", "data/reports")
    assert (mixed.status, "not with --endpoint" in mixed.err) == (2, True)
    monkeypatch.setenv("GAPGRAPH_ENDPOINT", two.base)
    assert gapgraph("validate", "data/reports/per-2017.ttl").err == ""
    assert "Missing argument" in gapgraph("validate").err


def test_doctor_finds_no_fault_in_a_loaded_store(stores: Stores) -> None:
    status, found = signs(stores.loaded(OXIGRAPH).base, "--read-only")
    assert status == 0
    assert found["store"]["found"].startswith("Oxigraph ")
    assert found["loaded by"]["found"] == __version__
    assert {row["well"] for row in found.values()} == {"yes"}


def test_doctor_names_what_a_store_with_two_reports_lacks(two: Server) -> None:
    before = graphs_of(two)
    status, found = signs(two.base)
    assert status == 1
    assert {topic for topic, row in found.items() if row["well"] == "no"} == {"reports"}
    assert found["reports"]["remedy"] == "Run gapgraph load with this address."
    assert graphs_of(two) == before


@pytest.mark.parametrize("kind", [FUSEKI, VIRTUOSO], ids=lambda kind: kind.name)
def test_doctor_recognizes_a_store_and_reports_that_it_is_empty(
    kind: Kind, stores: Stores, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = stores.empty(kind)
    store = store_at(server)
    for name in store.graphs():
        if name.startswith("https://w3id.org/gapgraph/"):
            store.drop(name)
    store.close()
    for name, value in server.secrets.items():
        monkeypatch.setenv(name, value)
    status, found = signs(server.base)
    assert status == 1
    assert kind.name in found["store"]["found"].lower()
    assert any(letter.isdigit() for letter in found["store"]["found"])
    assert {found[topic]["found"] for topic in ("update", "Graph Store Protocol", "named graphs")} == {"yes"}
    assert (found["loaded"]["found"], found["loaded"]["well"]) == ("nothing", "no")


class _Page(BaseHTTPRequestHandler):
    """A web server that sends a page for every address."""

    def _page(self) -> None:
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", "12")
        self.end_headers()
        self.wfile.write(b"<p>Hello</p>")

    do_GET = do_POST = do_PUT = do_HEAD = _page  # noqa: N815  (http.server requires these method names)

    def log_message(self, *_args: object) -> None:
        """Log nothing."""


@pytest.fixture
def page() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), _Page)
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.parametrize("command", ["doctor", "load", "conformance"])
def test_an_address_that_is_not_a_store_gives_one_sentence(command: str, page: str) -> None:
    ran = gapgraph(command, page)
    assert (ran.status, ran.out) == (3, "")
    assert "GG6" in ran.err
    assert "Traceback" not in ran.err


def test_an_address_without_a_server_is_named() -> None:
    ran = gapgraph("doctor", "http://127.0.0.1:1/", "--timeout", "2")
    assert (ran.status, ran.out) == (3, "")
    assert "127.0.0.1:1" in ran.err


def test_conformance_gets_every_expected_answer_from_a_store_and_removes_its_graphs(two: Server) -> None:
    before = graphs_of(two)
    ran = gapgraph("conformance", two.base, "--report", "per-2017", "--format", "csv")
    assert ran.status == 0
    assert {row["verdict"] for row in ran.rows} == {"same"}
    assert {"adult-men", "other clients", "rules"} <= {row["question"] for row in ran.rows}
    assert graphs_of(two) == before
