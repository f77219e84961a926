"""Reads RDF files, and gives their statements as plain values (:mod:`gapgraph.core.facts`). Pyoxigraph parses the
files. Nothing is fetched, even if a file asks for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, cast

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, parse

from gapgraph.core import facts
from gapgraph.errors import GapgraphError
from gapgraph.rdf.input_files import content_of


def read_facts(paths: Iterable[Path]) -> facts.Facts:
    """The facts of all the given files together, read in the order given.

    Raises GapgraphError GG201 for a file that can't be read, GG202 for a file that isn't well-formed RDF, GG216 for a
    file without any statement.
    """
    index: _Index = {}
    for path in paths:
        quads = list(read_quads(path))
        if not quads:
            remedy = "Restore the file, or remove it."
            raise GapgraphError("GG216", "The file contains no statement", place=str(path), remedy=remedy)
        with _well_formed(path):
            _add(quads, index)
    return _facts(index)


def read_triples(path: Path) -> Iterator[facts.Triple]:
    """The triples of one file, without the names of graphs; the file's ending gives the format."""
    with _well_formed(path):
        yield from plain_triples(read_quads(path))


def read_quads(path: Path) -> Iterator[Quad]:
    """The quads of one file as the parser gives them. Raises GapgraphError GG201 for a file that can't be read, GG202
    for a file that isn't well-formed RDF, GG203 for an unknown ending.
    """
    source = content_of(path)
    with _well_formed(path):
        yield from parse(source, format=format_of(path.suffix, str(path)), rename_blank_nodes=True)


@contextmanager
def _well_formed(path: Path) -> Iterator[None]:
    """Raises GapgraphError GG202 for an error of the parser, and for a triple term in the file."""
    try:
        yield
    except SyntaxError as error:
        raise malformed_rdf(error, str(path)) from error
    except ValueError as error:
        raise not_well_formed("RDF", str(error), str(path)) from error


_POSITION: Final = re.compile(r"^Parser error (?:at|between) [^:]*: ")
"""Matches the position at the start of the parser's message. The position is removed from the message, because the
error gives the line and column separately.
"""


def malformed_rdf(error: SyntaxError, name: str) -> GapgraphError:
    """The error GG202 for what the parser says of the file, with the line and the column."""
    place = name
    if error.lineno:
        place += f", line {error.lineno}" + (f", column {error.offset}" if error.offset else "")
    what = _POSITION.sub("", error.msg)
    if what.startswith("{") and name.endswith(".ttl"):
        remedy = "If the file is TriG, name it .trig, or add --input-format trig."
        return GapgraphError("GG202", f"The file isn't well-formed RDF: {what}", place=place, remedy=remedy)
    return not_well_formed("RDF", what, place)


def not_well_formed(form: str, what: str, place: str) -> GapgraphError:
    """The error GG202 for a file of this format."""
    sentence = f"The file isn't well-formed {form}: {what}"
    return GapgraphError("GG202", sentence, place=place, remedy="Correct the file at this place.")


def facts_of(quads: Iterable[Quad]) -> facts.Facts:
    """The statements of the quads as :class:`~gapgraph.core.facts.Facts`, without the names of graphs. Facts made from
    the triples of :func:`plain_triples` would be the same, but this function takes half the time.
    """
    index: _Index = {}
    _add(quads, index)
    return _facts(index)


_Index = dict[str, dict[str, dict[facts.Term, None]]]


def _facts(index: _Index) -> facts.Facts:
    return facts.Facts.indexed(cast("dict[str, dict[str, facts.Objects]]", index))


def _add(quads: Iterable[Quad], index: _Index) -> None:
    for quad in quads:
        predicates = index.setdefault(_plain(quad.subject), {})
        predicates.setdefault(quad.predicate.value, {})[plain_term(quad.object)] = None


def plain_triples(quads: Iterable[Quad]) -> Iterator[facts.Triple]:
    """Quads as plain triples, without the names of graphs."""
    for quad in quads:
        yield _plain(quad.subject), quad.predicate.value, plain_term(quad.object)


ENDINGS = (".ttl", ".trig", ".nt", ".nq", ".rdf", ".jsonld")
"""The endings of the files that are read."""


def format_of(ending: str, place: str, otherwise: str = "") -> RdfFormat:
    """The RDF format that a file's ending means, in upper or lower case.

    Raises GapgraphError GG203 for an ending that isn't in :data:`ENDINGS`; ``otherwise`` is a second remedy for its
    message.
    """
    found = RdfFormat.from_extension(ending.lstrip(".").lower())
    if found is None or ending.lower() not in ENDINGS:
        remedy = f"Use {', '.join(ENDINGS)}{otherwise}."
        raise GapgraphError("GG203", f"The ending {ending!r} isn't one of an RDF format", place=place, remedy=remedy)
    return found


def _plain(node: object) -> str:
    if isinstance(node, NamedNode):
        return node.value
    if isinstance(node, BlankNode):
        return f"_:{node.value}"
    raise ValueError("a triple term isn't an IRI or a blank node")


def plain_term(term: object) -> facts.Term:
    """A term of the engine as a plain value."""
    if isinstance(term, Literal):
        language = term.language
        return facts.Literal(term.value, language) if language else facts.Literal(term.value, "", term.datatype.value)
    return _plain(term)


def read_term(text: str) -> facts.Term:
    """The term that a text in N-Triples syntax means. Raises SyntaxError if the text isn't one term in N-Triples
    syntax.
    """
    (quad,) = parse(f"<x:s> <x:p> {text} .".encode(), format=RdfFormat.N_TRIPLES)
    return plain_term(quad.object)
