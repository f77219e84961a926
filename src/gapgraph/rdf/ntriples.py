"""N-Triples out: what engines and the store of the checks are given, from quads and from plain facts."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import DefaultGraph, Quad, RdfFormat, serialize

from gapgraph.core.facts import Literal, Term
from gapgraph.core.facts import Triple as PlainTriple

_ESCAPES = {0x5C: "\\\\", 0x22: '\\"', 0x0A: "\\n", 0x0D: "\\r", 0x09: "\\t"}


def merged(quads: Iterable[Quad]) -> list[Quad]:
    """The quads without the names of their graphs."""
    default, plain = DefaultGraph(), list(quads)
    if all(quad.graph_name == default for quad in plain):
        return plain
    return [Quad(subject, predicate, term) for subject, predicate, term, _ in plain]


def of_quads(quads: Iterable[Quad]) -> str:
    """Quads as N-Triples, their graphs merged."""
    text = serialize(merged(quads), format=RdfFormat.N_QUADS)  # without names that is N-Triples, three times as fast
    return (text or b"").decode("utf-8")


def of_facts(triples: Iterable[PlainTriple]) -> str:
    """Plain triples as N-Triples."""
    return "".join(f"{_node(s)} <{p}> {term_text(o)} .\n" for s, p, o in triples)


def term_text(term: Term) -> str:
    """One term as N-Triples writes it."""
    if isinstance(term, str):
        return _node(term)
    return _literal(term)


def _node(name: str) -> str:
    return name if name.startswith("_:") else f"<{name}>"


def _literal(term: Literal) -> str:
    text = f'"{term.text.translate(_ESCAPES)}"'
    if term.language:
        return f"{text}@{term.language}"
    return f"{text}^^<{term.datatype}>" if term.datatype else text
