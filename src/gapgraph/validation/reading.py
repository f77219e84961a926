"""Reading data that somebody sent: any RDF syntax, within limits, and nothing fetched.

A file is refused, with a sentence, when it is too large, when it asks for something from outside (``owl:imports``,
a remote JSON-LD context, an external XML entity), or when it isn't well-formed.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from pyoxigraph import Quad, RdfFormat, parse

from gapgraph.errors import GapgraphError

MAX_BYTES = 64 * 1024 * 1024
"""The largest input read, in bytes: some 300 reports. Larger corpora are validated report by report."""

MAX_LITERAL = 512 * 1024
"""The longest literal accepted, in characters: a narrative of 80,000 words."""

MAX_QUADS = 2_000_000
"""The most statements accepted in one input."""

_IMPORTS = "http://www.w3.org/2002/07/owl#imports"
_ENTITY = re.compile(rb"<!ENTITY\s", re.IGNORECASE)


def read_quads(path: Path) -> list[Quad]:
    """The quads of a file, or of standard input for ``-`` (Turtle or TriG).

    Raises GapgraphError GG201 (unreadable), GG202 (malformed, with line and column), GG203 (no known format),
    GG204 (asks for something from outside) or GG205 (too large).
    """
    name = "standard input" if str(path) == "-" else str(path)
    source = _bytes(path, name)
    rdf_format = RdfFormat.TRIG if str(path) == "-" else _format_of(path)
    _refuse_outside(source, rdf_format, name)
    return _within_limits(_parsed(source, rdf_format, name), name)


def read_all(paths: Iterable[Path]) -> list[Quad]:
    """The quads of several files together, within the same limit; errors as in :func:`read_quads`."""
    quads: list[Quad] = []
    for path in paths:
        quads += read_quads(path)
        if len(quads) > MAX_QUADS:
            raise _too_large(str(path), f"more than {MAX_QUADS:,} statements with the files before it")
    return quads


def _bytes(path: Path, name: str) -> bytes:
    try:
        if str(path) == "-":
            source = sys.stdin.buffer.read(MAX_BYTES + 1)
        else:
            with path.open("rb") as file:
                source = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise GapgraphError("GG201", "The file can't be read", place=name, remedy=f"{error.strerror}.") from error
    if len(source) > MAX_BYTES:
        raise _too_large(name, f"more than {MAX_BYTES // 1024 // 1024} MB")
    return source


def _format_of(path: Path) -> RdfFormat:
    found = RdfFormat.from_extension(path.suffix.lstrip("."))
    if found is None:
        raise GapgraphError(
            "GG203",
            f"The ending {path.suffix!r} names no RDF format",
            place=str(path),
            remedy="Use .ttl, .trig, .nt, .nq, .rdf or .jsonld.",
        )
    return found


def _refuse_outside(source: bytes, rdf_format: RdfFormat, name: str) -> None:
    if rdf_format == RdfFormat.RDF_XML and _ENTITY.search(source):
        raise _outside(name, "declares XML entities", "Write the text out; entities are not expanded.")
    if rdf_format == RdfFormat.JSON_LD:
        try:
            document = json.loads(source)
        except (ValueError, RecursionError) as error:
            raise GapgraphError("GG202", f"The file isn't well-formed JSON: {error}", place=name) from error
        if any(isinstance(context, str) for context in _contexts(document)):
            raise _outside(name, "names a remote JSON-LD context", "Put the context into the file.")


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


def _outside(name: str, what: str, remedy: str) -> GapgraphError:
    return GapgraphError("GG204", f"The file {what}, and nothing is fetched", place=name, remedy=remedy)


def _too_large(name: str, what: str) -> GapgraphError:
    return GapgraphError("GG205", f"The input has {what}", place=name, remedy="Split it, one report a file.")


def _parsed(source: bytes, rdf_format: RdfFormat, name: str) -> Iterator[Quad]:
    try:
        yield from parse(source, format=rdf_format, base_iri="https://w3id.org/gapgraph/data/", rename_blank_nodes=True)
    except SyntaxError as error:
        raise _malformed(error, name) from error
    except (ValueError, OSError, RecursionError) as error:
        raise GapgraphError("GG202", f"The file isn't well-formed RDF: {error}", place=name) from error


def _malformed(error: SyntaxError, name: str) -> GapgraphError:
    place = name
    if error.lineno:
        place += f", line {error.lineno}" + (f", column {error.offset}" if error.offset else "")
    return GapgraphError("GG202", f"The file isn't well-formed RDF: {error.msg}", place=place)


def _within_limits(quads: Iterator[Quad], name: str) -> list[Quad]:
    kept = []
    for quad in quads:
        kept.append(quad)
        if len(kept) > MAX_QUADS:
            raise _too_large(name, f"more than {MAX_QUADS:,} statements")
        if len(getattr(quad.object, "value", "")) > MAX_LITERAL:
            raise _too_large(name, f"a literal of more than {MAX_LITERAL:,} characters")
        if getattr(quad.predicate, "value", "") == _IMPORTS:
            raise _outside(name, "imports another document", "Give all documents on the command line instead.")
    return kept
