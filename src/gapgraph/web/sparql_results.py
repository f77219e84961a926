"""The SPARQL 1.1 result formats: JSON, XML, CSV and TSV, written from the engine's terms."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Sequence
from io import StringIO
from typing import Any, Final
from xml.etree import ElementTree as ET

import pyoxigraph as ox

Rows = Sequence[Sequence[Any]]
"""Solutions: a term or None for each variable."""

_XML = "http://www.w3.org/2005/sparql-results#"
_STRING = "http://www.w3.org/2001/XMLSchema#string"


def json_results(names: Sequence[str], rows: Rows | bool) -> bytes:
    """The answer as ``application/sparql-results+json``."""
    if isinstance(rows, bool):
        return json.dumps({"head": {}, "boolean": rows}).encode()
    found = [{n: _json_term(t) for n, t in zip(names, row, strict=True) if t is not None} for row in rows]
    return json.dumps({"head": {"vars": list(names)}, "results": {"bindings": found}}, ensure_ascii=False).encode()


def _json_term(term: Any) -> dict[str, Any]:
    if isinstance(term, ox.NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, ox.BlankNode):
        return {"type": "bnode", "value": term.value}
    found = {"type": "literal", "value": term.value}
    if term.language:
        found["xml:lang"] = term.language
    elif term.datatype.value != _STRING:
        found["datatype"] = term.datatype.value
    return found


def xml_results(names: Sequence[str], rows: Rows | bool) -> bytes:
    """The answer as ``application/sparql-results+xml``."""
    ET.register_namespace("", _XML)
    root = ET.Element(f"{{{_XML}}}sparql")
    head = ET.SubElement(root, f"{{{_XML}}}head")
    if isinstance(rows, bool):
        ET.SubElement(root, f"{{{_XML}}}boolean").text = str(rows).lower()
        return _xml_text(root)
    for name in names:
        ET.SubElement(head, f"{{{_XML}}}variable", name=name)
    results = ET.SubElement(root, f"{{{_XML}}}results")
    for row in rows:
        result = ET.SubElement(results, f"{{{_XML}}}result")
        for name, term in zip(names, row, strict=True):
            if term is not None:
                _xml_term(ET.SubElement(result, f"{{{_XML}}}binding", name=name), term)
    return _xml_text(root)


def _xml_text(root: ET.Element) -> bytes:
    found: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return found


def _xml_term(binding: ET.Element, term: Any) -> None:
    kind = {"uri": "uri", "bnode": "bnode", "literal": "literal"}[_json_term(term)["type"]]
    one = ET.SubElement(binding, f"{{{_XML}}}{kind}")
    one.text = term.value
    if kind == "literal" and term.language:
        one.set("{http://www.w3.org/XML/1998/namespace}lang", term.language)
    elif kind == "literal" and term.datatype.value != _STRING:
        one.set("datatype", term.datatype.value)


def csv_results(names: Sequence[str], rows: Rows | bool) -> bytes:
    """The answer as ``text/csv``, as SPARQL defines it: values without types, lines that end in CR and LF."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    if isinstance(rows, bool):
        return f"{str(rows).lower()}\r\n".encode()
    writer.writerow(names)
    writer.writerows([_csv_cell(term) for term in row] for row in rows)
    return out.getvalue().encode()


def _csv_cell(term: Any) -> str:
    if term is None:
        return ""
    return f"_:{term.value}" if isinstance(term, ox.BlankNode) else str(term.value)


def tsv_results(names: Sequence[str], rows: Rows | bool) -> bytes:
    """The answer as ``text/tab-separated-values``: terms in Turtle syntax."""
    if isinstance(rows, bool):
        return f"{str(rows).lower()}\n".encode()
    lines = ["\t".join(f"?{name}" for name in names)]
    lines += ["\t".join("" if term is None else str(term).replace("\t", "\\t") for term in row) for row in rows]
    return ("\n".join(lines) + "\n").encode()


RESULT_WRITERS: Final[dict[str, Callable[[Sequence[str], Any], bytes]]] = {
    "json": json_results,
    "xml": xml_results,
    "csv": csv_results,
    "tsv": tsv_results,
}
"""The functions that write the result of a SELECT or an ASK, by format."""

RDF_FORMATS: Final = {
    "ttl": ox.RdfFormat.TURTLE,
    "nt": ox.RdfFormat.N_TRIPLES,
    "rdf": ox.RdfFormat.RDF_XML,
    "jsonld": ox.RdfFormat.JSON_LD,
}
"""The formats in which the endpoint sends triples."""

MEDIA_TYPES: Final = {
    "json": "application/sparql-results+json",
    "xml": "application/sparql-results+xml",
    "csv": "text/csv; charset=utf-8",
    "tsv": "text/tab-separated-values; charset=utf-8",
    "ttl": "text/turtle; charset=utf-8",
    "nt": "application/n-triples",
    "rdf": "application/rdf+xml",
    "jsonld": "application/ld+json",
}
"""The media type of each format."""

ASKED_BY: Final = {
    "application/sparql-results+json": "json",
    "application/json": "json",
    "application/sparql-results+xml": "xml",
    "application/xml": "xml",
    "text/csv": "csv",
    "text/tab-separated-values": "tsv",
    "text/turtle": "ttl",
    "application/x-turtle": "ttl",
    "application/n-triples": "nt",
    "application/rdf+xml": "rdf",
    "application/ld+json": "jsonld",
}
"""The format that an Accept header asks for."""


def accepted(header: str, offered: Sequence[str], otherwise: str) -> str | None:
    """The offered format that an Accept header prefers; ``otherwise`` if anything is accepted; None if no offered
    format is accepted.
    """
    liked = sorted(_liked(header), key=lambda pair: -pair[0])
    for quality, media in liked:
        if quality <= 0:
            continue
        if media in ("*/*", "application/*", "text/*"):
            return otherwise
        if ASKED_BY.get(media) in offered:
            return ASKED_BY[media]
    return None if liked else otherwise


def _liked(header: str) -> list[tuple[float, str]]:
    found = []
    for part in header.split(","):
        media, _, rest = part.strip().partition(";")
        weights = [one.strip()[2:] for one in rest.split(";") if one.strip().startswith("q=")]
        try:
            quality = float(weights[0]) if weights else 1.0
        except ValueError:
            quality = 0.0
        if media:
            found.append((quality, media.strip().lower()))
    return found
