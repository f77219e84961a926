"""A small fictional report, so that tests of the command line don't depend on an encoding.

The report's narrative is invented, and its country is Peru, because Peru has mandates. The report has every status, a
time, a place, a hedge, a limitation of all services, claims of the kind NonDisclosure, and a quote that a spreadsheet
would run as a formula (``=…``).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from scripts.core import ROOT

ID = "per-1999"
_HEAD = """\
@prefix gap: <https://w3id.org/gapgraph/ontology#> .
@prefix per: <https://w3id.org/gapgraph/country/per#> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix agent: <https://w3id.org/gapgraph/agent/> .
@prefix rep: <https://w3id.org/gapgraph/report/> .

<https://w3id.org/gapgraph/report/per-1999> a gap:Report ;
    dcterms:title "A small report"@en , "Un informe pequeño"@es ; dcterms:publisher agent:us-state ;
    gap:country per:Country ; gap:year "1999"^^xsd:gYear ; dcterms:source <https://example.org/per-1999> ;
    gap:periodStart "2020-04-01"^^xsd:date ; gap:periodEnd "2021-03-31"^^xsd:date ;
    gap:wording gap:Verbatim ; gap:coverageOfText gap:WholeText ;
    gap:narrative <https://w3id.org/gapgraph/report/per-1999/text> .
<https://w3id.org/gapgraph/report/per-1999/claims> gap:reviewState gap:Unreviewed .
<https://w3id.org/gapgraph/report/per-1999/context/spring> a gap:TimeContext ;
    rdfs:label "spring"@en , "otoño"@es ;
    gap:beginning "2020-03"^^xsd:gYearMonth ; gap:ending "2020-05"^^xsd:gYearMonth .
gap:SmallTown a gap:Place ; rdfs:label "Small Town"@en , "Pueblo Chico"@es .
"""


@dataclass(frozen=True)
class Said:
    """One claim of the small report. ``slots`` are properties with their values, in Turtle, but without the prefix
    ``gap:`` of the property: ``group gap:Man``.
    """

    kind: str
    quote: str
    slots: tuple[str, ...]
    by: str = "agent:us-state"
    words: dict[str, str] = field(default_factory=dict)


_ALL = ("reach gap:ToAll", "specialized true", "exclusive false", "inside false")
_PLAIN = ("reach gap:ToAll", "specialized false", "exclusive false", "inside false")
_SOME = ("reach gap:ToSome", "specialized false", "exclusive false", "inside false")

CLAIMS = (
    Said("Provision", "Seven homes take girls exploited in sex trafficking.",
         ("group gap:GirlInSexTrafficking", "protection gap:SpecializedShelter", "provider per:MIMPSpecializedShelters",
          "reach gap:ToAll", "specialized true", "exclusive true", "inside false")),
    Said("Denial", "Government shelters typically did not admit transgender victims.",
         ("group gap:TransgenderVictim", "protection gap:TemporaryLodging", "provider gap:GovernmentShelters",
          "frequency gap:Usually")),
    Said("Denial", "No shelter accepted men.",
         ("group gap:Man", "protection gap:TemporaryLodging", "provider gap:AnyProvider"), "gap:UnnamedReports"),
    Said("Denial", "Authorities often denied men other services.",
         ("group gap:Man", "protection gap:ServicesOtherThanLodging", "provider gap:Government",
          "frequency gap:Usually", "certainty gap:Reported"), "gap:UnnamedReports"),
    Said("Provision", "The homes give medical care.",
         ("group gap:GirlInSexTrafficking", "protection gap:MedicalCare", "provider per:MIMPSpecializedShelters",
          "reach gap:ToAll", "specialized true", "exclusive false", "inside true")),
    Said("Provision", "Women could access legal help at the centers.",
         ("group gap:Woman", "protection gap:LegalAssistance", "provider gap:Government", *_PLAIN)),
    Said("Provision", "=HYPERLINK(\"https://example.org\") was how one NGO listed its beds.",
         ("group gap:Victim", "protection gap:TemporaryLodging", "provider gap:NGOs", *_SOME)),
    Said("Limitation", "Adult victims had few shelter options.",
         ("group gap:Adult", "protection gap:TemporaryLodging", "provider gap:AnyProvider", "cause gap:FewOptions",
          "aaaq gap:Availability")),
    Said("Limitation", "Protocols were implemented unevenly.",
         ("group gap:Victim", "protection gap:VictimServices", "provider gap:Government", "cause gap:Funding",
          "aaaq gap:Quality")),
    Said("NonDisclosure", "The government did not report whether anyone received compensation.",
         ("group gap:Victim", "protection gap:Compensation", "provider gap:Government")),
    Said("NonDisclosure", "It did not say whether it referred foreign victims to shelters.",
         ("group gap:ForeignVictim", "protection gap:TemporaryLodging", "provider gap:Government")),
    Said("Provision", "Foreign victims were eligible for residency.",
         ("group gap:ForeignVictim", "protection gap:ImmigrationRelief", "provider gap:Government",
          "reach gap:Eligibility", "specialized false", "exclusive false", "inside false")),
    Said("Denial", "In spring the centers were closed.",
         ("group gap:Woman", "protection gap:LegalAssistance", "provider gap:Government", "when <CONTEXT>")),
    Said("Provision", "In Small Town a bus takes every victim home.",
         ("group gap:Victim", "protection gap:Transportation", "provider gap:NGOs", "place gap:SmallTown",
          'condition "after a statement"@en', *_PLAIN)),
    Said("Denial", "Children may have been turned away by a clinic.",
         ("group gap:Child", "protection gap:MedicalCare", "provider gap:HealthServices", "certainty gap:Possible")),
    Said("Strength", "Staff in the homes were robust.",
         ("group gap:GirlInSexTrafficking", "protection gap:SpecializedShelter", "provider per:MIMPSpecializedShelters",
          "aaaq gap:Quality")),
)  # fmt: skip


def narrative() -> str:
    """The text: the quotes of the claims, one sentence each."""
    return " ".join(said.quote for said in CLAIMS)


def turtle() -> str:
    """The report's graph."""
    text = narrative().replace('"', '\\"')
    parts, start = [_HEAD, f'<https://w3id.org/gapgraph/report/{ID}/text> prov:value "{text}" .'], 0
    for number, said in enumerate(CLAIMS, 1):
        parts.append(_sentence(number, start, start + len(said.quote)))
        parts.append(_claim(number, said, start))
        start += len(said.quote) + 1
    return "\n".join(parts)


def _sentence(number: int, start: int, end: int) -> str:
    iri = f"<https://w3id.org/gapgraph/report/{ID}/sentence/{number:02}>"
    return f"{iri} a gap:Sentence ; oa:start {start} ; oa:end {end} ."


def _claim(number: int, said: Said, start: int) -> str:
    base = f"https://w3id.org/gapgraph/report/{ID}"
    claim, evidence = f"{base}/claim/{number:03}", f"{base}/evidence/{number:03}"
    defaults = {"frequency": "gap:Always", "certainty": "gap:Stated"}
    named = {slot.split()[0] for slot in said.slots}
    slots = [*said.slots, *(f"{name} {word}" for name, word in defaults.items() if name not in named)]
    body = " ;\n    ".join(f"gap:{slot}" for slot in slots).replace("<CONTEXT>", f"<{base}/context/spring>")
    quote = said.quote.replace('"', '\\"')
    return f"""<{claim}> a gap:{said.kind} ; rdfs:label "claim {number}"@en , "afirmación {number}"@es ;
    gap:report <{base}> ; gap:evidence <{evidence}> ; prov:wasAttributedTo {said.by} ;
    {body} .
<{evidence}> a gap:Evidence ; gap:sentence <{base}/sentence/{number:02}> ;
    oa:hasSelector <{evidence}/quote> , <{evidence}/position> .
<{evidence}/quote> oa:exact "{quote}" .
<{evidence}/position> oa:start {start} ; oa:end {start + len(said.quote)} .
"""


def build(root: Path) -> Path:
    """A folder with the layout of the bundle: the bundled ontology, and only the small report."""
    (root / "data" / "reports").mkdir(parents=True)
    (root / "data" / "countries").symlink_to(ROOT / "data" / "countries")
    (root / "ontology").symlink_to(ROOT / "ontology")
    (root / "data" / "reports" / f"{ID}.ttl").write_text(turtle(), encoding="utf-8")
    return root
