"""Diagnose a triple store: its kind, what it supports, which data of Gapgraph it has, and what to correct."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from secrets import token_hex

from gapgraph._version import __version__
from gapgraph.core.facts import Triple
from gapgraph.corpus import Corpus
from gapgraph.errors import GapgraphError
from gapgraph.loading.load_parts import all_parts
from gapgraph.rdf.writing import write_term
from gapgraph.remote.completion_marks import Mark, Marks, read_marks
from gapgraph.remote.exchange import Call, bare
from gapgraph.remote.graph_digests import holds
from gapgraph.remote.remote_store import RemoteStore
from gapgraph.vocabulary import REPORT, ReportId

_SCRATCH = "https://w3id.org/gapgraph/scratch/"


@dataclass(frozen=True)
class Sign:
    """One check: its name, its result, whether the result is fine, and the remedy if it isn't."""

    topic: str
    found: str
    well: bool = True
    remedy: str = ""


def examine(store: RemoteStore, graph: Corpus, *, write: bool = True) -> Iterator[Sign]:
    """Every check, in the order in which a person would fix the problems.

    With ``write``, a graph of one triple is written and removed, to test whether writing works. Raises GapgraphError
    GG601 to GG613 when the store can't be reached or gives no answer.
    """
    yield from _identity(store)
    if write:
        yield from _abilities(store)
    yield from _content(store, graph)


def _identity(store: RemoteStore) -> Iterator[Sign]:
    found = store.addresses
    version = _version(store)
    known = found.flavor.is_known
    advice = (
        ""
        if known
        else "Run gapgraph conformance before you trust its answers. Gapgraph counts each answer, which is slow."
    )
    yield Sign("store", f"{found.flavor.name} {version}".strip(), known, advice)
    for topic, address in (("query", found.query), ("update", found.update), ("graphs", found.graphs)):
        lacking = "" if address else f"Give the address with --{topic}-at, for gapgraph load and gapgraph doctor."
        yield Sign(f"{topic} address", bare(address) if address else "not known", bool(address), lacking)


def _version(store: RemoteStore) -> str:
    """The store's version, from the page that some kinds of store have for it, or else from the header ``Server``."""
    if page := store.addresses.flavor.version_page:
        with suppress(GapgraphError, ValueError):
            return _version_on_page(store, page)
    return store.addresses.server.partition("/")[2].split(" ")[0]


def _version_on_page(store: RemoteStore, page: str) -> str:
    import json  # noqa: PLC0415

    host = "/".join(store.addresses.query.split("/", 3)[:3])
    with store.exchange.send(Call("GET", host + page)) as answer:
        return str(json.loads(answer.read()).get("version", ""))


def _abilities(store: RemoteStore) -> Iterator[Sign]:
    """Checks whether the store can be written to, and what its default graph is."""
    graph = _SCRATCH + token_hex(8)
    triple = (graph + "#s", graph + "#p", graph + "#o")
    try:
        update = _ability(
            "update", lambda: store.update(_insertion(graph, triple)), "Ask its administrator for permission."
        )
        yield update
        put = _ability(
            "Graph Store Protocol",
            lambda: store.put(graph, [triple]),
            "Give the address with --graphs-at; gapgraph load needs it.",
        )
        yield put
        if update.well or put.well:
            yield from _graphs(store, graph, triple)
    finally:
        with suppress(GapgraphError):
            store.drop(graph)


def _graphs(store: RemoteStore, graph: str, triple: Triple) -> Iterator[Sign]:
    held = store.ask(f"ASK {{ GRAPH {write_term(graph)} {{ {_pattern(triple)} }} }}")
    yield Sign(
        "named graphs", "yes" if held else "no", held, "" if held else "Gapgraph needs a store with named graphs."
    )
    united = store.ask(f"ASK {{ {_pattern(triple)} }}")
    yield Sign(
        "default graph", "the union of all graphs" if united else "separate from the named graphs; no query uses it"
    )


def _ability(topic: str, do: Callable[[], None], remedy: str) -> Sign:
    try:
        do()
    except GapgraphError as error:
        return Sign(topic, f"no: {error.sentence}", well=False, remedy=remedy)
    return Sign(topic, "yes")


def _pattern(triple: Triple) -> str:
    return " ".join(map(write_term, triple))


def _insertion(graph: str, triple: Triple) -> str:
    return f"INSERT DATA {{ GRAPH {write_term(graph)} {{ {_pattern(triple)} }} }}"


def _content(store: RemoteStore, graph: Corpus) -> Iterator[Sign]:
    """Checks that compare the data in the store with the local data."""
    marks = read_marks(store)
    if not marks.whole and not marks.begun:
        yield Sign("loaded", "nothing", well=False, remedy="Run gapgraph load with this address.")
        return
    versions = sorted({mark.version for mark in marks.whole.values()})
    same = versions == [__version__]
    advice = "" if same else f"This is {__version__}: run gapgraph load with this address."
    yield Sign("loaded by", ", ".join(versions) or "nobody", same, advice)
    cut_off = ", ".join(sorted(marks.begun | marks.written))
    yield Sign(
        "cut off",
        cut_off or "no graph",
        not cut_off,
        "Run gapgraph load again; it loads what is missing." if cut_off else "",
    )
    if marks.malformed:
        faults = "; ".join(f"{graph}: {fault}" for graph, fault in sorted(marks.malformed.items()))
        yield Sign(
            "malformed completion marks",
            faults,
            well=False,
            remedy="Run gapgraph load again; it writes these completion marks again.",
        )
    yield _held(store, marks)
    yield _current(marks)
    yield from _compared(marks, graph)


def _held(store: RemoteStore, marks: Marks) -> Sign:
    """Checks whether each graph has the size and the digest of triples that its completion mark gives."""
    other = {graph: _change(store, graph, mark) for graph, mark in sorted(marks.whole.items())}
    found = [f"{graph} {change}" for graph, change in other.items() if change]
    if not found:
        return Sign("content", f"graphs with the loaded content: {len(other)}")
    return Sign("content", "; ".join(found), well=False, remedy="Run gapgraph load again; it sends these graphs again.")


def _change(store: RemoteStore, graph: str, mark: Mark) -> str:
    if holds(store, graph, mark.held):
        return ""
    size = store.size(graph)
    return "is empty or missing" if not size else f"has changed ({size} triples, {mark.size} loaded)"


def _current(marks: Marks) -> Sign:
    """Checks whether the coverage in the store was derived from the claims, the ontology and the law in the store."""
    coverage = sorted(graph for graph in marks.whole if graph.startswith(REPORT) and graph.endswith("/coverage"))
    reports = [ReportId(graph.removeprefix(REPORT).removesuffix("/coverage")) for graph in coverage]
    other = [report for report in reports if not marks.is_current(report)]
    if not other:
        return Sign("coverage", "derived from the data in the store")
    remedy = "Run gapgraph load without --only, or with --prune."
    return Sign(
        "coverage",
        f"derived from data that has changed in the store since: {', '.join(other)}",
        well=False,
        remedy=remedy,
    )


def _compared(marks: Marks, graph: Corpus) -> Iterator[Sign]:
    here = {part.graph: part.digest for unit in all_parts(graph) for part in unit}
    there = {name: mark.digest for name, mark in marks.whole.items()}
    shared = [name for name in here if not name.startswith(REPORT)]
    for topic, names in (("ontology and law", shared), ("reports", [name for name in here if name.startswith(REPORT)])):
        other = [name for name in names if there.get(name) != here[name]]
        text = f"graphs equal to the local data: {len(names) - len(other)} of {len(names)}"
        yield Sign(topic, text, not other, "Run gapgraph load with this address." if other else "")
    more = sorted(name for name in there if name not in here)
    if more:
        yield Sign(
            "only in the store",
            f"graphs: {len(more)}",
            remedy="gapgraph load --prune removes reports that aren't in the local data.",
        )
