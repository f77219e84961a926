"""Generates the shapes about the law, ``ontology/shapes/protections/{instrument}.ttl``, from the mandates.

Each article that requires an outcome (a service, or a freedom) has one node shape; its target is the class of the
article's derived assessments. An assessment has its verdict in ``gap:firmVerdict`` if the verdict is firmly known. If
the verdict isn't firmly known, it is in ``gap:loweredVerdict``, and the severity is one step lower. For each verdict
that has a severity, the node shape has a property shape for ``gap:firmVerdict`` and another for ``gap:loweredVerdict``;
the verdict unknown has only the first of these. The severities are those of the table in
:mod:`gapgraph.law.obligations`. Statements of sources about duties have separate shapes. The shapes use core SHACL
only, so that every engine finds the same in an exported graph.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

from gapgraph.core.facts import Facts
from gapgraph.core.statuses import Verdict
from gapgraph.i18n.law_shape_phrases import (
    ASSESSMENT_OF,
    DUTY_FOUND,
    DUTY_REMEDY,
    STATED_DUTY_FOUND,
    STATED_DUTY_REMEDY,
    STATED_OF_DUTIES,
    TIERS_OF_DUTIES,
)
from gapgraph.law.assessments import assessment_class, verdict_iri
from gapgraph.law.obligations import OUTCOME, READ, Obligation, Severity, read_obligations
from gapgraph.law.sentences import citation, seen
from gapgraph.rdf.input_files import files_in
from gapgraph.rdf.reading import read_facts
from gapgraph.vocabulary import GAP, LAW, NO_IRI, SKOS, VICTIM, VICTIM_SERVICES

_ESCAPES = {0x5C: "\\\\", 0x22: '\\"', 0x0A: "\\n", 0x0D: "\\r"}
_RAISED = (Verdict.UNMET, Verdict.UNDERSERVED, Verdict.UNKNOWN)
_HEADER = """\
@prefix gap: <https://w3id.org/gapgraph/ontology#> .
@prefix law: <https://w3id.org/gapgraph/law/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix shape: <https://w3id.org/gapgraph/shape/> .

# Made by `python -m gapgraph.build validation` from {made}; change that instead.
"""


STATED = "stated"
"""The name of the file of the shapes for the sources' own statements about duties."""


def rule_id(shape: str, verdict: Verdict, *, lowered: bool = False) -> str:
    """The id of a rule of the law, such as ``per-28950-7-unmet``, or ``per-28950-7-unmet-lowered`` if the severity is
    one step lower.
    """
    return f"{shape}-{verdict}{'-lowered' if lowered else ''}"


def protection_files(root: Path) -> dict[Path, str]:
    """The expected content of each file of shapes about the law."""
    folders = ("ontology", "ontology/mandates")
    facts = read_facts(path for folder in folders for path in files_in(root / folder, "*.ttl"))
    by_instrument: dict[str, list[Obligation]] = {}
    for duty in read_obligations(facts):
        if duty.is_assessed:
            by_instrument.setdefault(duty.instrument.removeprefix(LAW), []).append(duty)
    folder = root / "ontology" / "shapes" / "protections"
    files = {
        folder / f"{name}.ttl": instrument_shapes(name, duties, facts) for name, duties in sorted(by_instrument.items())
    }
    return {**files, folder / f"{STATED}.ttl": stated_shapes()}


def instrument_shapes(name: str, duties: Iterable[Obligation], facts: Facts) -> str:
    """The shapes of one instrument's articles, as Turtle."""
    ordered = sorted(duties, key=lambda duty: duty.shape)
    articles = (tuple(group) for _, group in groupby(ordered, key=lambda duty: duty.shape))
    made = f"ontology/mandates/{name}.ttl"
    return _HEADER.format(made=made) + "".join(_article(duties, facts) for duties in articles)


def _article(duties: tuple[Obligation, ...], facts: Facts) -> str:
    duty = duties[0]
    heads = tuple(f"{citation(duty, facts, language)}" for language in ("en", "es"))
    asked = tuple(_asked(duties, facts, language) for language in ("en", "es"))
    severities = {(v, low): s for v in _RAISED for low in _steps(v) if (s := duty.severity(v, lowered=low))}
    about = " , ".join(f"law:{one.iri.removeprefix(LAW)}" for one in duties)
    labels = pair(*(told.format(article=head) for told, head in zip(ASSESSMENT_OF, heads, strict=True)))
    head = _node_shape(duty.shape, assessment_class(duty), labels, f"    rdfs:seeAlso {about} ;\n", severities)
    return head + "".join(
        _property(
            duty.shape,
            verdict,
            low,
            severity,
            tuple(map(" ".join, zip(asked, DUTY_FOUND[verdict], strict=True))),
            DUTY_REMEDY[verdict],
        )
        for (verdict, low), severity in severities.items()
    )


def _steps(verdict: Verdict) -> tuple[bool, ...]:
    """The possible values of ``is_lowered`` (whether the severity of a finding is one step lower) for a verdict. The
    severity is never lowered for the verdict "unknown"; it can be lowered for every other verdict.
    """
    return (False,) if verdict is Verdict.UNKNOWN else (False, True)


def _asked(duties: tuple[Obligation, ...], facts: Facts, language: str) -> str:
    """The article, how it was read, and what it requires, in our own words."""
    duty = duties[0]
    texts = dict.fromkeys(facts.text(one.iri, SKOS + "definition", language) or "" for one in duties)
    told = " ".join(text for text in texts if text)
    qualifier = facts.text(duty.iri, GAP + "qualifier", language)
    marks = "«»" if language == "es" else "“”"
    softened = f" ({marks[0]}{qualifier}{marks[1]})" if qualifier else ""
    return f"{citation(duty, facts, language)} ({seen(duty, language)}): {told}{softened}".rstrip()


def _node_shape(shape: str, target: str, labels: str, about: str, severities: Iterable[tuple[Verdict, bool]]) -> str:
    named = " , ".join(f"shape:{rule_id(shape, verdict, lowered=low)}" for verdict, low in severities)
    # If an article has no duty to compare, its shape has no properties.
    properties = f"    sh:property {named} .\n" if named else "    .\n"
    local = target.removeprefix(LAW)
    return (
        f"\nlaw:{local} a rdfs:Class ; rdfs:subClassOf gap:DutyAssessment ;\n"
        f"    rdfs:label {labels} .\n\n"
        f"shape:{shape} a sh:NodeShape ; sh:targetClass law:{local} ;\n"
        f"{about}{properties}"
    )


def _property(
    shape: str, verdict: Verdict, lowered: bool, severity: Severity, said: tuple[str, ...], remedy: tuple[str, str]
) -> str:
    allowed = " ".join(f"gap:{verdict_iri(other).removeprefix(GAP)}" for other in Verdict if other is not verdict)
    path = "loweredVerdict" if lowered else "firmVerdict"
    return (
        f"\nshape:{rule_id(shape, verdict, lowered=lowered)} a sh:PropertyShape ; sh:path gap:{path} ;\n"
        f"    sh:in ( {allowed} ) ;\n"
        f"    sh:severity sh:{severity} ;\n"
        f"    sh:message {pair(*said)} ;\n"
        f"    gap:remedy {pair(*remedy)} .\n"
    )


def stated_shapes() -> str:
    """The shapes for the statements of a source about whether duties are fulfilled: one shape each for binding,
    qualified and soft duties.
    """
    return _HEADER.format(made="the severity table in src/gapgraph/law/obligations.py") + "".join(
        _stated(tier) for tier in TIERS_OF_DUTIES
    )


def _stated(tier: str) -> str:
    sample = Obligation(NO_IRI, "", NO_IRI, "", OUTCOME, VICTIM_SERVICES, VICTIM, _STRENGTH[tier], "", READ)
    words = zip(STATED_OF_DUTIES, TIERS_OF_DUTIES[tier], strict=True)
    labels = pair(*(phrase.format(tier=word) for phrase, word in words))
    told = map(Verdict, STATED_DUTY_FOUND)
    severities = {(v, low): s for v in told for low in _steps(v) if (s := sample.severity(v, lowered=low))}
    name = f"{STATED}-{tier}"
    head = _node_shape(name, f"{LAW}{name}-assessment", labels, "", severities)
    return head + "".join(
        _property(name, verdict, low, severity, STATED_DUTY_FOUND[verdict], STATED_DUTY_REMEDY)
        for (verdict, low), severity in severities.items()
    )


_STRENGTH = {"binding": "Shall", "qualified": "ShallEndeavour", "soft": "Should"}


def pair(english: str, spanish: str) -> str:
    """A text in English and in Spanish, as Turtle."""
    return f"{_quoted(english)}@en ,\n        {_quoted(spanish)}@es"


def _quoted(text: str) -> str:
    return '"' + text.translate(_ESCAPES) + '"'
