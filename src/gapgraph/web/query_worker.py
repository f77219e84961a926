"""The process that loads the store once, and forks a worker process for users' queries when the web server requests a
worker.

``python -m gapgraph.web.query_worker ROOT STORE MEMORY FD`` starts the process that loads the store. The web server
requests workers through a socket; the argument FD is the number of the socket's file descriptor. With each request for
a worker, the web server sends another socket, from which the new worker reads its queries. A query is a JSON frame (a
message that begins with its length) on the worker's socket; the answer is a JSON frame and a frame of bytes. If a query
takes too long, the web server kills the worker and requests another worker, which starts within milliseconds.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import socket
import struct
import sys
from typing import IO, Any

import pyoxigraph as ox

from gapgraph.errors import GapgraphError
from gapgraph.queries.guard import OwnQuery, guard
from gapgraph.queries.task import Task, store_for
from gapgraph.rdf.sparql import CORRECT_QUERY, has_dataset
from gapgraph.web.sparql_results import RDF_FORMATS, RESULT_WRITERS

_LENGTH = struct.Struct(">I")


def read_frame(source: IO[bytes]) -> bytes | None:
    """The next frame (a message that begins with its length); None at the end of the stream."""
    head = source.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    return source.read(length)


def write_frame(target: IO[bytes], body: bytes) -> None:
    """Write a frame: its length, then its bytes."""
    target.write(_LENGTH.pack(len(body)) + body)
    target.flush()


def run_nursery(root: str, folder: str, memory: str, descriptor: str) -> None:
    """Load the store, tell the web server that the store is loaded, and fork a worker process for each socket that the
    web server sends. The function ends when the web server closes the socket for requests.
    """
    os.nice(NICENESS)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    asked = socket.socket(fileno=int(descriptor))
    store = store_for(Task("", "select", "", root, folder))
    engine, graphs = store.engine, frozenset(store.own_graphs())
    asked.sendall(b"R")
    while True:
        word, descriptors, _, _ = socket.recv_fds(asked, 1, 1)
        if not word:
            return
        child = os.fork()
        if child == 0:
            asked.close()
            _work(engine, graphs, descriptors[0], int(memory))
            os._exit(0)
        os.close(descriptors[0])
        asked.sendall(_LENGTH.pack(child))


NICENESS = 10
"""The niceness of the processes that run queries, so that pages have priority over queries."""

MOST_GROWTH = 100
"""The number of megabytes by which the memory of a worker may grow; a worker that grows more is replaced after its
query, and its memory becomes free.
"""


def _megabytes() -> int:
    """The megabytes of memory that this process doesn't share with its parent process."""
    with open("/proc/self/statm", "rb", buffering=0) as found:  # noqa: PTH123  (not a file on a disk)
        _, resident, shared, *_ = found.read().split()
    return (int(resident) - int(shared)) * resource.getpagesize() // 1_000_000


def _work(engine: ox.Store, graphs: frozenset[str], descriptor: int, memory: int) -> None:
    """Answer queries until the caller closes the socket."""
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    channel, most = socket.socket(fileno=descriptor), _megabytes() + MOST_GROWTH
    with channel, channel.makefile("rb") as source, channel.makefile("wb") as target:
        while (frame := read_frame(source)) is not None:
            head, body = answer_query(engine, graphs, json.loads(frame))
            head["grown"] = _megabytes() > most
            write_frame(target, json.dumps(head).encode())
            write_frame(target, body)


def answer_query(engine: ox.Store, graphs: frozenset[str], asked: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    """The answer to one query: its description (``form``, ``type``, ``truncated``) or the error, and its bytes."""
    try:
        return _answer(engine, graphs, asked)
    except GapgraphError as error:
        parts = {part: getattr(error, part) for part in ("code", "sentence", "place", "remedy")}
        return {"error": parts}, b""
    except MemoryError:
        os._exit(1)
    except Exception as error:  # noqa: BLE001  (any exception of the engine is reported as the query's failure)
        sentence = f"The query failed: {type(error).__name__}: {' '.join(str(error).split())}"
        return {"error": {"code": "GG510", "sentence": sentence, "place": "", "remedy": "Request less data."}}, b""


def _answer(engine: ox.Store, graphs: frozenset[str], asked: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    query = guard(asked["sparql"], graphs)
    form = query.form
    found = _solve(engine, graphs, query, asked)
    limit = int(asked["limit"])
    wanted: str = asked["format"]
    if isinstance(found, ox.QueryTriples):
        triples, cut = _cut(found, limit)
        kind = (asked.get("rdf") or ["ttl"])[0]
        return {"form": form, "type": kind, "truncated": cut, "rows": len(triples)}, _rdf(triples, kind)
    kind = wanted if wanted in RESULT_WRITERS else "json"
    if isinstance(found, ox.QueryBoolean):
        return {"form": form, "type": kind, "truncated": False, "rows": 1}, RESULT_WRITERS[kind]((), bool(found))
    names = tuple(variable.value for variable in found.variables)
    rows, cut = _cut((tuple(solution) for solution in found), limit)
    return {"form": form, "type": kind, "truncated": cut, "rows": len(rows)}, RESULT_WRITERS[kind](names, rows)


def _solve(engine: ox.Store, graphs: frozenset[str], query: OwnQuery, asked: dict[str, Any]) -> Any:
    default: list[Any] = [ox.NamedNode(one) for one in asked.get("default") or ()]
    named: list[Any] = [ox.NamedNode(one) for one in asked.get("named") or ()]
    for one in (*default, *named):
        if one.value not in graphs:
            remedy = "Name only graphs that SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } } lists."
            raise GapgraphError("GG212", f"The query is refused: there is no graph {one.value}", remedy=remedy)
    try:
        if default or named:
            return engine.query(query.text, default_graph=default, named_graphs=named)
        if has_dataset(query.text) or _holds_only(engine, graphs):
            return engine.query(query.text, use_default_graph_as_union=query.over_all)
        own: list[Any] = [ox.NamedNode(one) for one in graphs]
        return engine.query(query.text, default_graph=own if query.over_all else [], named_graphs=own)
    except SyntaxError as error:
        raise GapgraphError("GG211", f"The query isn't SPARQL: {error.msg}", remedy=CORRECT_QUERY) from error


def _holds_only(engine: ox.Store, graphs: frozenset[str]) -> bool:
    """Whether the store contains only our graphs. For a store with only our graphs, a query needs no dataset; with many
    graphs, a dataset would cost time.
    """
    return all(isinstance(one, ox.NamedNode) and one.value in graphs for one in engine.named_graphs())


def _cut(found: Any, limit: int) -> tuple[list[Any], bool]:
    rows: list[Any] = []
    for one in found:
        if len(rows) == limit:
            return rows, True
        rows.append(one)
    return rows, False


def _rdf(triples: list[Any], kind: str) -> bytes:
    return ox.serialize(triples, format=RDF_FORMATS[kind], prefixes=_PREFIXES) or b""


_PREFIXES = {"gap": "https://w3id.org/gapgraph/ontology#", "rdfs": "http://www.w3.org/2000/01/rdf-schema#"}


if __name__ == "__main__":
    run_nursery(*sys.argv[1:])
