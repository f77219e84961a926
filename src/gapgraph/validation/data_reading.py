"""Reads data from outside: any RDF syntax, within limits, and without fetching anything.

A file is refused, with an error of one sentence, if it is too large, if it refers to a document outside it
(``owl:imports``, a remote JSON-LD context, an external XML entity), or if it isn't well-formed.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from pyoxigraph import BlankNode, Literal, Quad, RdfFormat, Triple, parse

from gapgraph.errors import GapgraphError, system_remedy
from gapgraph.rdf.input_files import plain_utf8
from gapgraph.rdf.reading import format_of, malformed_rdf, not_well_formed

STANDARD_INPUT = "standard input"
"""The name of the source ``-``."""

MAX_BYTES = 64 * 1024 * 1024
"""The largest input read, in bytes: some 300 reports. Larger corpora are validated report by report."""

MAX_LITERAL = 512 * 1024
"""The longest literal accepted, in characters: a narrative of 80,000 words."""

MAX_QUADS = 2_000_000
"""The most statements accepted in one input."""

_IMPORTS = "http://www.w3.org/2002/07/owl#imports"
_ENTITY = rb"(?i)<!ENTITY\s"


class DataSource(NamedTuple):
    """One input: its name as the person gave it, and its statements."""

    name: str
    quads: tuple[Quad, ...]


def read_all(paths: Iterable[Path], rdf_format: str = "") -> tuple[DataSource, ...]:
    """The sources at these paths (``-`` is the standard input), with one limit on the number of statements of all.

    The file's ending gives the format, unless ``rdf_format`` does (``ttl``, ``jsonld``); the standard input is TriG,
    which includes Turtle. Blank nodes are numbered in order, so that they have the same names each time.

    Raises GapgraphError GG201 (unreadable), GG202 (malformed, with line and column), GG203 (no known format), GG204
    (refers to a document outside the file), GG205 (too large) or GG216 (without any statement).
    """
    blanks = Blanks()
    return in_one_limit(_read(path, rdf_format, blanks) for path in paths)


def in_one_limit(sources: Iterable[DataSource]) -> tuple[DataSource, ...]:
    """Reads all sources. Raises GapgraphError GG205 as soon as the sources together have more statements than
    :data:`MAX_QUADS`.
    """
    read, total = [], 0
    for source in sources:
        total += len(source.quads)
        if total > MAX_QUADS:
            raise _too_large(source.name, f"more than {MAX_QUADS:,} statements, including those read before")
        read.append(source)
    return tuple(read)


def _read(path: Path, rdf_format: str, blanks: Blanks) -> DataSource:
    name = STANDARD_INPUT if str(path) == "-" else str(path)
    source = _bytes(path, name)
    ending = f".{rdf_format}" if rdf_format else ".trig" if str(path) == "-" else path.suffix
    _refuse_sheet(ending, name)
    form = format_of(ending, name, ", or give the format with --input-format")
    _refuse_outside(source, form, name)
    blanks.next_source()
    quads = tuple(within_limits(_parsed(source, form, name), name, blanks))
    if not quads:
        remedy = "Restore the file, or remove it."
        raise GapgraphError("GG216", "The file contains no statement", place=name, remedy=remedy)
    return DataSource(name, quads)


def _refuse_sheet(ending: str, name: str) -> None:
    if ending.lower() in {".xlsx", ".csv"}:
        remedy = "Run gapgraph import on the file, then validate the imported report."
        raise GapgraphError("GG203", "The file is a workbook or a table, not RDF", place=name, remedy=remedy)


def _bytes(path: Path, name: str) -> bytes:
    try:
        if str(path) == "-":
            source = sys.stdin.buffer.read(MAX_BYTES + 1)
        else:
            with path.open("rb") as file:
                source = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise GapgraphError("GG201", "The file can't be read", place=name, remedy=system_remedy(error)) from error
    if len(source) > MAX_BYTES:
        raise _too_large(name, f"more than {MAX_BYTES // 1024 // 1024} MB")
    return plain_utf8(source, name)


def _refuse_outside(source: bytes, rdf_format: RdfFormat, name: str) -> None:
    if rdf_format == RdfFormat.RDF_XML and re.search(_ENTITY, source):
        raise _outside(
            name, "declares XML entities", "Replace each entity by its text; Gapgraph doesn't expand entities."
        )
    if rdf_format == RdfFormat.RDF_XML:
        _refuse_malformed_xml(source, name)
    if rdf_format == RdfFormat.JSON_LD:
        try:
            document = json.loads(source)
        except json.JSONDecodeError as error:
            place = f"{name}, line {error.lineno}, column {error.colno}"
            raise not_well_formed("JSON", error.msg, place) from error
        except (ValueError, RecursionError) as error:
            raise not_well_formed("JSON", str(error), name) from error
        if any(_is_remote(context) for context in _contexts(document)):
            raise _outside(name, "names a remote JSON-LD context", "Copy the JSON-LD context into the file.")


def _refuse_malformed_xml(source: bytes, name: str) -> None:
    """Raises GapgraphError GG202 for malformed XML: the RDF parser accepts a document that ends between two
    elements.
    """
    from xml.parsers import expat  # noqa: PLC0415  (imported late: expat is needed only if the data is RDF/XML)

    try:
        expat.ParserCreate().Parse(source, True)
    except expat.ExpatError as error:
        place = f"{name}, line {error.lineno}, column {error.offset + 1}"
        raise not_well_formed("XML", expat.ErrorString(error.code), place) from error


def _contexts(document: object) -> Iterator[object]:
    waiting = [document]
    while waiting:
        node = waiting.pop()
        if isinstance(node, dict):
            context = node.get("@context", [])
            yield from context if isinstance(context, list) else [context]
            waiting.extend(node.values())
        elif isinstance(node, list):
            waiting.extend(node)


def _is_remote(context: object) -> bool:
    """Whether a JSON-LD context is an address, or loads another context from an address (``@import``)."""
    return isinstance(context, str) or (isinstance(context, dict) and "@import" in context)


def _outside(name: str, what: str, remedy: str) -> GapgraphError:
    return GapgraphError("GG204", f"The file {what}, and Gapgraph downloads nothing", place=name, remedy=remedy)


def _too_large(name: str, what: str) -> GapgraphError:
    return GapgraphError(
        "GG205", f"The input has {what}", place=name, remedy="Split the input: one file for each report."
    )


def _parsed(source: bytes, rdf_format: RdfFormat, name: str) -> Iterator[Quad]:
    try:
        yield from parse(
            source, format=rdf_format, base_iri="https://w3id.org/gapgraph/data/", rename_blank_nodes=False
        )
    except SyntaxError as error:
        raise malformed_rdf(error, name) from error
    except (ValueError, OSError, RecursionError) as error:
        raise not_well_formed("RDF", str(error), name) from error


class Blanks:
    """New names for blank nodes: ``_:b0``, ``_:b1`` in order; each source has its own names."""

    def __init__(self) -> None:
        self._names: dict[str, BlankNode] = {}
        self._count = 0

    def next_source(self) -> None:
        """Forget the old names of the blank nodes, because another source begins."""
        self._names = {}

    def named(self, node: BlankNode) -> BlankNode:
        """The new name of the blank node."""
        if node.value not in self._names:
            self._names[node.value] = BlankNode(f"b{self._count}")
            self._count += 1
        return self._names[node.value]


def within_limits(quads: Iterable[Quad], name: str, blanks: Blanks) -> Iterator[Quad]:
    """The statements of a source, streamed up to the limit. Raises GapgraphError GG202 for a statement about a
    statement, GG204 for an import of another document, GG205 above a limit.
    """
    for number, quad in enumerate(quads, start=1):
        if number > MAX_QUADS:
            raise _too_large(name, f"more than {MAX_QUADS:,} statements")
        subject, predicate, term, _ = quad
        kind = type(term)
        if kind is Triple or type(subject) is Triple:
            sentence = "A statement is about another statement, which Gapgraph can't read"
            raise GapgraphError("GG202", sentence, place=name, remedy="Remove the statements about statements.")
        if kind is Literal and len(term.value) > MAX_LITERAL:
            raise _too_large(name, f"a literal of more than {MAX_LITERAL:,} characters")
        if predicate.value == _IMPORTS:
            remedy = "Remove the import, and give the imported document on the command line too."
            raise _outside(name, "imports another document", remedy)
        if kind is BlankNode or type(subject) is BlankNode:
            yield _with_names(quad, blanks)
        else:
            yield quad


def _with_names(quad: Quad, blanks: Blanks) -> Quad:
    subject, predicate, term, graph = quad
    subject = blanks.named(subject) if isinstance(subject, BlankNode) else subject
    term = blanks.named(term) if isinstance(term, BlankNode) else term
    return Quad(subject, predicate, term, graph)
