"""Namespaces, CURIEs, and the IRIs of the terms that the code uses.

IRIs, CURIEs and ids are four different types of text, so that a type checker refuses one in the place of another. What
a person types is a plain ``str``: :func:`expand` and the corpus look it up and return the typed name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NewType

Iri = NewType("Iri", str)
"""The type of a whole IRI: ``https://w3id.org/gapgraph/ontology#Man``."""

Curie = NewType("Curie", str)
"""The type of an IRI's short name, as tables show it and people type it: ``gap:Man``, ``per:MIMP``."""

ReportId = NewType("ReportId", str)
"""The type of a report's id: its IRI without the namespace of reports (``per-2021``)."""

ClaimId = NewType("ClaimId", str)
"""The type of a claim's id: its IRI without the namespace of reports (``per-2021/claim/045``)."""

GAP: Final = "https://w3id.org/gapgraph/ontology#"
REPORT: Final = "https://w3id.org/gapgraph/report/"
LAW: Final = "https://w3id.org/gapgraph/law/"
AGENT: Final = "https://w3id.org/gapgraph/agent/"
COUNTRY: Final = "https://w3id.org/gapgraph/country/"

RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS: Final = "http://www.w3.org/2000/01/rdf-schema#"
OWL: Final = "http://www.w3.org/2002/07/owl#"
SKOS: Final = "http://www.w3.org/2004/02/skos/core#"
ORG: Final = "http://www.w3.org/ns/org#"
PROV: Final = "http://www.w3.org/ns/prov#"
OA: Final = "http://www.w3.org/ns/oa#"
DCTERMS: Final = "http://purl.org/dc/terms/"
SDMX_MEASURE: Final = "http://purl.org/linked-data/sdmx/2009/measure#"
SDMX_DIMENSION: Final = "http://purl.org/linked-data/sdmx/2009/dimension#"
SDMX_ATTRIBUTE: Final = "http://purl.org/linked-data/sdmx/2009/attribute#"
QB: Final = "http://purl.org/linked-data/cube#"
SH: Final = "http://www.w3.org/ns/shacl#"
XSD: Final = "http://www.w3.org/2001/XMLSchema#"

PREFIXES: Final = {
    "gap": GAP,
    "rep": REPORT,
    "law": LAW,
    "agent": AGENT,
    "rdf": RDF,
    "rdfs": RDFS,
    "xsd": XSD,
    "skos": SKOS,
    "org": ORG,
    "prov": PROV,
    "oa": OA,
    "qb": QB,
    "dcterms": DCTERMS,
    "sdmx-measure": SDMX_MEASURE,
    "sdmx-dimension": SDMX_DIMENSION,
    "sdmx-attribute": SDMX_ATTRIBUTE,
}
"""The prefixes that Gapgraph's own files use."""

NO_IRI: Final = Iri("")
NO_REPORT: Final = ReportId("")
NO_CLAIM: Final = ClaimId("")
"""The values that mean "no IRI", "no report" and "no claim", for example in an empty slot."""

VICTIM: Final = Iri(GAP + "Victim")
ANY_PROVIDER: Final = Iri(GAP + "AnyProvider")
GOVERNMENT: Final = Iri(GAP + "Government")
TEMPORARY_LODGING: Final = Iri(GAP + "TemporaryLodging")
VICTIM_SERVICES: Final = Iri(GAP + "VictimServices")
NON_DISCRIMINATION: Final = Iri(GAP + "NonDiscrimination")
DISCRIMINATED: Final = Iri(GAP + "Discriminated")

_PREFIXES: Final = {"gap": GAP, "rep": REPORT, "law": LAW, "agent": AGENT}
_OTHER_SCHEMES: Final = frozenset({"_", "urn", "mailto"})
"""Texts before a colon that aren't prefixes: IRIs that aren't web addresses, and blank nodes."""

_REPORT_ID: Final = re.compile(r"[a-z0-9-]+-\d{4}(-[a-z0-9-]+)?")


def curie(iri: Iri) -> Curie:
    """The short, stable name of an IRI: ``gap:Man``, ``per:MIMP``, ``per-2021/claim/045``; :func:`expand` reverses it.

    IRIs of reports and their parts lose the whole namespace, because the path of a claim contains slashes, and a CURIE
    must not contain any. An IRI without a short name is returned unchanged, or in angle brackets if it looks like a
    short name.
    """
    return Curie(next((name for name in _short_names(iri) if expand(name) == iri), f"<{iri}>"))


def _short_names(iri: Iri) -> Iterator[str]:
    """The possible short names of the IRI, the best first; not every short name can be expanded again."""
    if iri.startswith(REPORT):
        yield iri[len(REPORT) :]
    elif iri.startswith(COUNTRY):
        yield iri[len(COUNTRY) :].replace("#", ":", 1)
    for prefix, namespace in _PREFIXES.items():
        if iri.startswith(namespace):
            yield f"{prefix}:{iri[len(namespace) :]}"
    yield iri


def expand(name: str) -> Iri:
    """The IRI of a CURIE, of a bare name (``Man``, ``per-2021``), of a path (``per-2021/claim/045``), or of an IRI."""
    if name.startswith("<") and name.endswith(">"):
        return Iri(name[1:-1])
    if "://" in name:
        return Iri(name)
    prefix, colon, local = name.partition(":")
    if not colon:
        return Iri((REPORT if "/" in name or _REPORT_ID.fullmatch(name) else GAP) + name)
    if prefix in _OTHER_SCHEMES:
        return Iri(name)
    return Iri(_PREFIXES[prefix] + local if prefix in _PREFIXES else f"{COUNTRY}{prefix}#{local}")
