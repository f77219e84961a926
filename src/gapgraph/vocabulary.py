"""The words: namespaces, CURIEs, and the closed lists that coverage reasons with.

Every name here stands in ``ontology/gapgraph.ttl`` with its definition in English and Spanish; this module
only gives Python the same names.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final

GAP: Final = "https://w3id.org/gapgraph/ontology#"
REPORT: Final = "https://w3id.org/gapgraph/report/"
LAW: Final = "https://w3id.org/gapgraph/law/"
AGENT: Final = "https://w3id.org/gapgraph/agent/"
COUNTRY: Final = "https://w3id.org/gapgraph/country/"

RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS: Final = "http://www.w3.org/2000/01/rdf-schema#"
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


class Status(StrEnum):
    """The status of one leaf for one protection; the member order is the order of the rules (design, section 3)."""

    SPECIALIZED = "Specialized"
    GENERAL = "General"
    DENIED = "Denied"
    RESTRICTED = "Restricted"
    LIMITED = "Limited"
    UNDISCLOSED = "Undisclosed"
    UNSPECIFIED = "Unspecified"
    NOT_EVIDENCED = "NotEvidenced"

    @property
    def verdict(self) -> Verdict:
        """What the status means for the person."""
        return VERDICT_OF[self]


BETTER_TO_WORSE: Final = (
    Status.SPECIALIZED,
    Status.GENERAL,
    Status.LIMITED,
    Status.UNSPECIFIED,
    Status.UNDISCLOSED,
    Status.NOT_EVIDENCED,
    Status.RESTRICTED,
    Status.DENIED,
)
"""For ``best`` and ``worst`` only: no rule compares statuses by rank."""


class Verdict(StrEnum):
    """What a status means for the person: offered, underserved, unmet or unknown; never merged with each other."""

    OFFERED = "offered"
    UNDERSERVED = "underserved"
    UNMET = "unmet"
    UNKNOWN = "unknown"


VERDICT_OF: Final = {
    Status.SPECIALIZED: Verdict.OFFERED,
    Status.GENERAL: Verdict.OFFERED,
    Status.LIMITED: Verdict.UNDERSERVED,
    Status.RESTRICTED: Verdict.UNMET,
    Status.DENIED: Verdict.UNMET,
    Status.UNSPECIFIED: Verdict.UNKNOWN,
    Status.UNDISCLOSED: Verdict.UNKNOWN,
    Status.NOT_EVIDENCED: Verdict.UNKNOWN,
}


class Standing(StrEnum):
    """By whose word a status holds, the strongest first: the report's own, others', or the duty bearer's alone."""

    REPORTS_WORD = "ReportsWord"
    OTHERS_WORD = "OthersWord"
    OWN_ACCOUNT = "OwnAccount"


class Kind(StrEnum):
    """The claim classes of the ontology."""

    OBSERVATION = "Observation"
    PROVISION = "Provision"
    DENIAL = "Denial"
    ABSENCE = "Absence"
    LIMITATION = "Limitation"
    STRENGTH = "Strength"
    PARITY = "Parity"
    NON_DISCLOSURE = "NonDisclosure"
    ACTION = "Action"
    HARM = "Harm"
    FULFILMENT = "Fulfilment"


class Reach(StrEnum):
    """Whom of its group a Provision reaches: everyone, those it is meant for, someone, or only the eligible on paper."""

    TO_ALL = "ToAll"
    TARGET = "Target"
    TO_SOME = "ToSome"
    ELIGIBILITY = "Eligibility"


class Frequency(StrEnum):
    """How often the source says that it is so."""

    ALWAYS = "Always"
    USUALLY = "Usually"
    SOMETIMES = "Sometimes"


class Certainty(StrEnum):
    """How sure the source is: stated, reported by others, or merely possible ("may have")."""

    STATED = "Stated"
    REPORTED = "Reported"
    POSSIBLE = "Possible"
