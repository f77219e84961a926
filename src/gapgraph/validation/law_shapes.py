"""Required protections as shapes: ``ontology/shapes/protections/{instrument}.ttl``, made from the mandates.

One node shape an obligation, on the class of its derived assessments; one property shape a verdict that weighs
something (the table in :mod:`gapgraph.law.obligations`). Core SHACL only: any engine finds the same on
an exported graph.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from gapgraph.core.facts import Facts
from gapgraph.core.statuses import Verdict
from gapgraph.law.assessments import assessment_class, verdict_iri
from gapgraph.law.obligations import Obligation, Severity, read_obligations
from gapgraph.rdf.reading import read_facts
from gapgraph.validation.law_sentences import requirement
from gapgraph.vocabulary import GAP, LAW

_ESCAPES = {0x5C: "\\\\", 0x22: '\\"', 0x0A: "\\n", 0x0D: "\\r"}
_RAISED = (Verdict.UNMET, Verdict.UNDERSERVED, Verdict.UNKNOWN)
_HEADER = """\
@prefix gap: <https://w3id.org/gapgraph/ontology#> .
@prefix law: <https://w3id.org/gapgraph/law/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix shape: <https://w3id.org/gapgraph/shape/> .

# Made by `python -m gapgraph.build validation` from ontology/mandates/{name}.ttl; change that file instead.
"""
_FOUND = {
    Verdict.UNMET: (
        "the report shows people who are left without it",
        "el informe muestra a personas que se quedan sin ello",
    ),
    Verdict.UNDERSERVED: ("the report shows that it falls short", "el informe muestra que se queda corto"),
    Verdict.UNKNOWN: ("the report doesn’t say for whom it is met", "el informe no dice para quién se cumple"),
}
_REMEDY = {
    Verdict.UNMET: (
        "Give it to the people named, or correct the claims quoted if they misread the source.",
        "Préstela a las personas nombradas, o corrija las afirmaciones citadas si leen mal la fuente.",
    ),
    Verdict.UNDERSERVED: (
        "Remove what limits it for the people named, or correct the claims quoted if they misread the source.",
        "Elimine lo que la limita para esas personas, o corrija las afirmaciones citadas si leen mal la fuente.",
    ),
    Verdict.UNKNOWN: (
        "Find out and add a claim with its evidence; silence is never absence.",
        "Averígüelo y añada una afirmación con su prueba; callar nunca es ausencia.",
    ),
}


def rule_id(obligation: str, verdict: Verdict) -> str:
    """``per-28950-temporary-lodging-unmet``."""
    return f"{obligation.removeprefix(LAW)}-{verdict}"


def protection_files(root: Path) -> dict[Path, str]:
    """What each file of required protections should hold."""
    folders = ("ontology", "ontology/mandates")
    facts = read_facts(path for folder in folders for path in sorted((root / folder).glob("*.ttl")))
    by_instrument: dict[str, list[Obligation]] = {}
    for duty in read_obligations(facts):
        by_instrument.setdefault(duty.instrument.removeprefix(LAW), []).append(duty)
    folder = root / "ontology" / "shapes" / "protections"
    return {
        folder / f"{name}.ttl": instrument_shapes(name, duties, facts) for name, duties in sorted(by_instrument.items())
    }


def instrument_shapes(name: str, duties: Iterable[Obligation], facts: Facts) -> str:
    """The shapes of one instrument's duties, as Turtle."""
    return _HEADER.format(name=name) + "".join(_shape(duty, facts) for duty in duties)


def _shape(duty: Obligation, facts: Facts) -> str:
    local = duty.iri.removeprefix(LAW)
    raised = [(verdict, severity) for verdict in _RAISED if (severity := duty.severity(verdict))]
    properties = " , ".join(f"shape:{rule_id(duty.iri, verdict)}" for verdict, _ in raised)
    labels = pair(f"assessment of {facts.label(duty.iri, 'en')}", f"evaluación de {facts.label(duty.iri, 'es')}")
    return (
        f"\nlaw:{assessment_class(duty.iri).removeprefix(LAW)} a rdfs:Class ; rdfs:subClassOf gap:DutyAssessment ;\n"
        f"    rdfs:label {labels} .\n\n"
        f"shape:{local} a sh:NodeShape ; sh:targetClass law:{local}-assessment ;\n"
        f"    rdfs:seeAlso law:{local} ;\n    sh:property {properties} .\n"
        + "".join(_property(duty, verdict, severity, facts) for verdict, severity in raised)
    )


def _property(duty: Obligation, verdict: Verdict, severity: Severity, facts: Facts) -> str:
    allowed = " ".join(f"gap:{verdict_iri(other).removeprefix(GAP)}" for other in Verdict if other is not verdict)
    said = (f"{requirement(duty, facts, language)}; {found}." for language, found in _by_language(_FOUND[verdict]))
    return (
        f"\nshape:{rule_id(duty.iri, verdict)} a sh:PropertyShape ; sh:path gap:verdict ; sh:in ( {allowed} ) ;\n"
        f"    sh:severity sh:{severity} ;\n"
        f"    sh:message {pair(*said)} ;\n"
        f"    gap:remedy {pair(*_REMEDY[verdict])} .\n"
    )


def _by_language(words: tuple[str, str]) -> Iterator[tuple[str, str]]:
    return zip(("en", "es"), words, strict=True)


def pair(english: str, spanish: str) -> str:
    """A text in both languages, as Turtle."""
    return f"{_quoted(english)}@en ,\n        {_quoted(spanish)}@es"


def _quoted(text: str) -> str:
    return '"' + text.translate(_ESCAPES) + '"'
