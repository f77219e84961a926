"""Namespaces, CURIEs, and the IRIs of the terms that code names."""

from __future__ import annotations

from typing import Final

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

VICTIM: Final = GAP + "Victim"
ANY_PROVIDER: Final = GAP + "AnyProvider"
GOVERNMENT: Final = GAP + "Government"
TEMPORARY_LODGING: Final = GAP + "TemporaryLodging"
VICTIM_SERVICES: Final = GAP + "VictimServices"
NON_DISCRIMINATION: Final = GAP + "NonDiscrimination"
DISCRIMINATED: Final = GAP + "Discriminated"

_PREFIXES: Final = {"gap": GAP, "rep": REPORT, "law": LAW, "agent": AGENT}


def curie(iri: str) -> str:
    """The short, stable name of an IRI: ``gap:Man``, ``per:MIMP``, ``per-2021/claim/045``.

    Report IRIs lose their namespace altogether, since a claim's path holds slashes that no CURIE may hold.
    An IRI of no known namespace is returned as it is.
    """
    if iri.startswith(REPORT):
        return iri[len(REPORT) :]
    if iri.startswith(COUNTRY):
        return iri[len(COUNTRY) :].replace("#", ":", 1)
    for prefix, namespace in _PREFIXES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri[len(namespace) :]}"
    return iri


def expand(name: str) -> str:
    """The IRI of a CURIE, of a bare ontology name (``Man``), or of an IRI itself."""
    if "://" in name:
        return name
    prefix, colon, local = name.partition(":")
    if not colon:
        return REPORT + name if "/" in name else GAP + name
    if prefix in _PREFIXES:
        return _PREFIXES[prefix] + local
    return f"{COUNTRY}{prefix}#{local}"
