"""Drift is a change of a store by another program after a load: ``gapgraph doctor`` finds the drift, queries refuse the
changed graphs, and the next load corrects them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import replace
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Final

import httpx
import pytest

from gapgraph.api import Gapgraph
from gapgraph.core.facts import Triple
from gapgraph.derivation.dataset import fill
from gapgraph.errors import GapgraphError
from gapgraph.loading import doctor
from gapgraph.loading.load import LoadOptions, Step, load, units_of
from gapgraph.loading.load_parts import LoadPart, all_parts
from gapgraph.queries.ask import ask_canned
from gapgraph.queries.catalogue import read_catalogue
from gapgraph.rdf.graphs import LOADED_GRAPH, ONTOLOGY_GRAPH, claims_graph, coverage_graph
from gapgraph.rdf.writing import write_ntriples
from gapgraph.remote.completion_marks import SIZE, Mark, begin, read_marks, write_marks
from gapgraph.remote.exchange import Call
from gapgraph.remote.graph_digests import Held, digest_lines, digest_triples, holds
from gapgraph.remote.remote_source import RemoteFacts
from gapgraph.remote.remote_store import RemoteStore
from gapgraph.resources import root
from gapgraph.store.embedded import EmbeddedStore
from gapgraph.vocabulary import GAP, REPORT, ReportId
from tests.cli.running import gapgraph
from tests.stores.conftest import Stores, store_at
from tests.stores.deceiving import deceiving_graphs
from tests.stores.servers import KINDS, OXIGRAPH, Kind

FEW: Final = (ReportId("gha-2019"), ReportId("per-2019"))
CLAIMS, COVERAGE = claims_graph(ReportId(FEW[0])), coverage_graph(ReportId(FEW[0]))
OTHER = claims_graph(ReportId(FEW[1]))
QUERY = read_catalogue(root())["coverage-matrix"]
VALUES = MappingProxyType({"report": FEW[0]})
"""The values for the query about coverage, which runs in the store itself."""


@cache
def units() -> tuple[tuple[LoadPart, ...], ...]:
    """The graphs to load for two reports, computed only once."""
    made = units_of(all_parts(Gapgraph()), FEW)
    return tuple(
        tuple(LoadPart(part.graph, part.digest, cache(part.lines), part.report, ground=part.ground) for part in unit)
        for unit in made
    )


def load_few(store: RemoteStore, **wish: bool) -> tuple[Step, ...]:
    return load(store, iter(units()), root(), LoadOptions(reports=FEW, **wish))  # type: ignore[arg-type]


def sent(steps: tuple[Step, ...]) -> set[str]:
    return {step.graph for step in steps if step.action == "load"}


def some(store: RemoteStore, graph: str) -> Triple:
    """The first triple without a blank node, in sorted order."""
    return min((t for t in store.triples(graph) if not str(t).count("_:")), key=str)


def delete(store: RemoteStore, graph: str, triple: Triple) -> None:
    store.update(f"DELETE DATA {{ GRAPH <{graph}> {{ {write_ntriples([triple]).decode()} }} }}")


def insert(store: RemoteStore, graph: str, triple: Triple) -> None:
    store.update(f"INSERT DATA {{ GRAPH <{graph}> {{ {write_ntriples([triple]).decode()} }} }}")


def add_one(store: RemoteStore) -> None:
    insert(store, CLAIMS, (f"{REPORT}x", f"{GAP}country", f"{REPORT}y"))


def remove_one(store: RemoteStore) -> None:
    delete(store, CLAIMS, some(store, CLAIMS))


def change_one(store: RemoteStore) -> None:
    """One triple of coverage is replaced, so the number of triples stays the same."""
    before = some(store, COVERAGE)
    delete(store, COVERAGE, before)
    insert(store, COVERAGE, (before[0], before[1], f"{REPORT}z"))


def drop_graph(store: RemoteStore) -> None:
    store.update(f"DROP SILENT GRAPH <{COVERAGE}>")


def empty_graph(store: RemoteStore) -> None:
    store.update(f"DELETE WHERE {{ GRAPH <{CLAIMS}> {{ ?s ?p ?o }} }}")


def copy_over(store: RemoteStore) -> None:
    store.put(CLAIMS, list(store.triples(OTHER)))


def restore_in_part(store: RemoteStore) -> None:
    kept = sorted(store.triples(CLAIMS), key=str)
    store.put(CLAIMS, kept[: len(kept) // 2])


def lose_all_marks(store: RemoteStore) -> None:
    store.update(f"DROP SILENT GRAPH <{LOADED_GRAPH}>")


def lose_marks_of_a_report(store: RemoteStore) -> None:
    for graph in (CLAIMS, COVERAGE):
        store.update(f"DELETE WHERE {{ GRAPH <{LOADED_GRAPH}> {{ <{graph}> ?p ?o }} }}")


def spoil_a_mark(store: RemoteStore) -> None:
    loaded = f"GRAPH <{LOADED_GRAPH}>"
    store.update(f"DELETE WHERE {{ {loaded} {{ <{CLAIMS}> <{SIZE}> ?n }} }}")
    store.update(f"INSERT DATA {{ {loaded} {{ <{CLAIMS}> <{SIZE}> 'many' }} }}")


def older(store: RemoteStore, graph: str, ground: str = "") -> None:
    """Put the graph of an older version into the store, with the completion mark of that version."""
    triples = sorted((t for t in store.triples(graph) if not str(t).count("_:")), key=str)[1:]
    store.put(graph, triples)
    held = digest_triples(triples)
    write_marks(store, {graph: Mark("sha256:older", held.size, "0.0.1", held.content, ground)})


def restore_older_claims(store: RemoteStore) -> None:
    older(store, CLAIMS)


def restore_older_ontology(store: RemoteStore) -> None:
    older(store, ONTOLOGY_GRAPH)


Drift = Callable[[RemoteStore], None]
DRIFTS: Final[dict[Drift, str]] = {
    add_one: "content",
    remove_one: "content",
    change_one: "content",
    drop_graph: "content",
    empty_graph: "content",
    copy_over: "content",
    restore_in_part: "content",
    lose_all_marks: "loaded",
    lose_marks_of_a_report: "cut off",
    spoil_a_mark: "malformed completion marks",
    restore_older_claims: "coverage",
    restore_older_ontology: "coverage",
}
"""Maps each of twelve kinds of drift (changes of a store after a load) to the check of ``gapgraph doctor`` that finds
it.
"""

assert len(DRIFTS) == 12


@pytest.fixture
def store(kind: Kind, stores: Stores) -> Iterator[RemoteStore]:
    """A store with two loaded reports, in which the changes of earlier tests are corrected."""
    with closing(store_at(stores.empty(kind))) as found:
        if kind.name not in ANSWERS_BEFORE_DRIFT:
            for name, triples in others().items():
                found.put(name, triples)
            load_few(found, prune=True)
            ANSWERS_BEFORE_DRIFT[kind.name] = answer(found)
            assert not isinstance(ANSWERS_BEFORE_DRIFT[kind.name][0], str)
        yield found


@cache
def others() -> Mapping[str, tuple[Triple, ...]]:
    """Graphs of another program with statements about a report, which would change the answers of a query that reads
    them.
    """
    own = EmbeddedStore()
    fill(own, Gapgraph(), FEW[:1])
    return {name: tuple(dict.fromkeys(triples)) for name, triples in deceiving_graphs(own, FEW[0]).items()}


@cache
def held_by_others() -> Mapping[str, Held]:
    return {name: digest_triples(triples) for name, triples in others().items()}


ANSWERS_BEFORE_DRIFT: Final[dict[str, tuple[object, object]]] = {}
"""Maps each kind of store to its answers before a test changes the store, which also has graphs of other programs."""


def answer(store: RemoteStore) -> tuple[object, object]:
    """The rows of a query that the store runs, and the gaps computed from the store's graphs; or the code and the exit
    status of an error.
    """
    there = Gapgraph(source=RemoteFacts(store))
    try:
        asked = sorted(map(str, ask_canned(there, QUERY, VALUES, None, 120).rows))
    except GapgraphError as error:
        return error.code, error.exit_status
    return asked, there.gaps(FEW[0])


def drifts() -> Iterator[object]:
    """Every kind of drift on every store. ``make test`` tries all kinds of drift on Oxigraph and one kind on Fuseki;
    all other cases have the mark ``proof``.
    """
    for kind in KINDS.values():
        for drift in DRIFTS:
            proof = kind is not OXIGRAPH and (kind.name, drift) != ("fuseki", change_one)
            name = f"{kind.name}-{drift.__name__}"
            yield pytest.param(kind, drift, id=name, marks=[pytest.mark.proof] if proof else [])


@pytest.mark.parametrize(("kind", "drift"), list(drifts()))
def test_each_kind_of_drift_is_found_refused_and_corrected(
    store: RemoteStore, drift: Drift, graph: Gapgraph, kind: Kind, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doctor, "all_parts", lambda _: iter(units()))
    drift(store)
    assert answer(store) in (("GG614", 3), ("GG622", 3))
    found = signs(store, graph)
    assert not found[DRIFTS[drift]].well
    assert found[DRIFTS[drift]].remedy
    again = load_few(store)
    assert 0 < len(sent(again)) < (len(held_here()) if drift is not lose_all_marks else 99)
    assert answer(store) == ANSWERS_BEFORE_DRIFT[kind.name]
    assert {name: mark.held for name, mark in read_marks(store).whole.items()} == held_here()
    assert {step.action for step in load_few(store, prune=True)} == {"keep"}
    for name, held in held_by_others().items():
        assert holds(store, name, held), name


def signs(store: RemoteStore, graph: Gapgraph) -> dict[str, doctor.Sign]:
    return {sign.topic: sign for sign in doctor.examine(store, graph, write=False)}


@cache
def held_here() -> dict[str, Held]:
    """The size and the digest of each graph that the test loads."""
    return {part.graph: digest_lines(part.lines()) for unit in units() for part in unit}


@pytest.fixture
def whole(stores: Stores) -> Iterator[RemoteStore]:
    """An Oxigraph store with the two reports of ``FEW``, loaded again after the test."""
    with closing(store_at(stores.empty(OXIGRAPH))) as found:
        load_few(found, prune=True)
        yield found
        load_few(found, prune=True)


def test_the_option_force_sends_every_graph(whole: RemoteStore) -> None:
    assert sent(load_few(whole)) == set()
    assert sent(load_few(whole, force=True)) == set(held_here())


def test_another_ontology_is_refused_if_other_reports_depend_on_the_old_one(whole: RemoteStore) -> None:
    first, *rest = units()
    changed = (replace(first[0], digest="sha256:another"),)
    before = read_marks(whole)
    one = [changed, *(unit for unit in rest if not unit[0].report)]
    with pytest.raises(GapgraphError, match=f"reports that this load doesn't send: {FEW[1]}") as caught:
        load(whole, one, root(), LoadOptions(reports=FEW[:1]))
    assert (caught.value.code, caught.value.exit_status) == ("GG623", 3)
    assert read_marks(whole) == before


def test_a_store_that_refuses_a_graph_stays_unchanged(whole: RemoteStore) -> None:
    """The test includes stores in which a load first marks the graph as begun."""
    before = read_marks(whole)
    for flavor in (whole.addresses.flavor, replace(whole.addresses.flavor, replaces_whole=False)):
        nowhere = replace(whole.addresses, graphs=whole.addresses.graphs.replace("/store", "/nowhere"), flavor=flavor)
        with pytest.raises(GapgraphError, match="status 4"):
            load_few(RemoteStore(whole.exchange, nowhere), force=True)
        assert read_marks(whole) == before


def test_every_command_reports_that_the_load_of_a_report_was_interrupted(whole: RemoteStore) -> None:
    begin(whole, [CLAIMS, COVERAGE])
    address = whole.addresses.query
    for words in (
        ("gaps", FEW[0]),
        ("gaps", "--all"),
        ("gaps",),
        ("search", "shelter"),
        ("query", "exclusions", "--param", f"report={FEW[0]}"),
    ):
        ran = gapgraph(*words, "--endpoint", address)
        assert (ran.status, ran.out, "[GG614]" in ran.err) == (3, "", True), words
    ran = gapgraph("reports", "--endpoint", address, "--format", "csv")
    assert (ran.status, [row["report"] for row in ran.rows]) == (3, [FEW[1]])
    assert "[GG614]" in ran.err
    assert gapgraph("gaps", FEW[1], "--endpoint", address).status == 0


def test_a_malformed_completion_mark_is_reported_with_its_graph(whole: RemoteStore) -> None:
    spoil_a_mark(whole)
    ran = gapgraph("gaps", FEW[0], "--endpoint", whole.addresses.query)
    assert ran.status == 3
    assert f"The completion mark of the graph {CLAIMS} is malformed: it has 'many' as the number of triples" in ran.err


def test_doctor_leaves_no_graph_behind(whole: RemoteStore, graph: Gapgraph) -> None:
    """Even if doctor knows no address for updates, the graph that doctor writes as a test doesn't stay in the store."""
    before = httpx.get(whole.addresses.graphs).text
    for addresses in (whole.addresses, replace(whole.addresses, update="")):
        assert list(doctor.examine(RemoteStore(whole.exchange, addresses), graph))
        listed = "SELECT ?g WHERE { GRAPH ?g {} FILTER(CONTAINS(STR(?g), '/scratch/')) }"
        assert list(whole.select(listed).rows) == []
    assert sorted(httpx.get(whole.addresses.graphs).text.splitlines()) == sorted(before.splitlines())


def quads(store: RemoteStore) -> dict[str, Held]:
    """The content of every graph, also of the default graph."""
    own = {name: digest_triples(store.triples(name)) for name in store.graphs()}
    text = "SELECT ?s ?p ?o WHERE { ?s ?p ?o MINUS { GRAPH ?g { ?s ?p ?o } } }"
    return {**own, "": Held(sum(1 for _ in store.select(text).rows), "")}


@pytest.mark.proof
@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_doctor_changes_no_quad_of_any_store(store: RemoteStore, graph: Gapgraph) -> None:
    """Doctor runs three times: with a test write, without a test write, and without an address for updates."""
    before = quads(store)
    for addresses, write in (
        (store.addresses, True),
        (store.addresses, False),
        (replace(store.addresses, update=""), True),
    ):
        assert list(doctor.examine(RemoteStore(store.exchange, addresses), graph, write=write))
    assert quads(store) == before


def test_gapgraph_load_sends_no_graph_after_a_bulk_import_of_the_exported_file(
    stores: Stores, tmp_path: Path, graph: Gapgraph
) -> None:
    file = tmp_path / "all.nq"
    assert gapgraph("export", "--for-store", *FEW, "-o", str(file)).status == 0
    with closing(store_at(stores.empty(OXIGRAPH))) as store:
        store.update("CLEAR ALL")
        sent_at_once = Call("POST", store.addresses.graphs, headers={"Content-Type": "application/n-quads"})
        store.exchange.send(replace(sent_at_once, body=file.read_bytes())).close()
        found = signs(store, graph)
        assert {topic for topic, sign in found.items() if not sign.well} == {"reports"}
        assert found["reports"].found == "graphs equal to the local data: 4 of 18"
        assert sent(load_few(store)) == set()


def test_export_for_a_store_refuses_the_option_format() -> None:
    ran = gapgraph("export", "--for-store", "--format", "ttl")
    assert (ran.status, "leave out other options of format" in ran.err) == (2, True)
