"""The rules: every named shape and every check (a SPARQL query), with its message and its remedy.

A shape's rule id is the last part of its IRI (``claim-evidence``); the rule id of a check is its file name
(``quote-verbatim``). Shapes and checks have a severity, a message and a remedy in English and Spanish.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from gapgraph.core.facts import Facts
from gapgraph.errors import GapgraphError
from gapgraph.law.obligations import Severity
from gapgraph.rdf.input_files import files_in, utf8_text
from gapgraph.rdf.reading import read_facts
from gapgraph.vocabulary import GAP, SH, Iri

SHAPE = "https://w3id.org/gapgraph/shape/"
CHECK_COMPONENT = "SPARQLConstraintComponent"
"""The component of a check's findings: the same as for the check's twin (the same rule written in SHACL-SPARQL)."""

_SUBJECTS = "subjects of "
_HEADER_KEYS = ("summary", "severity", "target", "problem", "problem_es", "remedy", "remedy_es")


class Rule(NamedTuple):
    """One rule: its id, whether it is a shape or a check, its severity, and its texts by language."""

    id: str
    source: str
    severity: Severity
    messages: dict[str, str]
    remedies: dict[str, str]

    def message(self, language: str) -> str:
        """The message that says what is wrong, in the language or else in English."""
        return self.messages.get(language) or self.messages.get("en", self.id)

    def remedy(self, language: str) -> str:
        """The remedy for a violation, in the language or else in English."""
        return self.remedies.get(language) or self.remedies.get("en", "")


class Check(NamedTuple):
    """A check: one SPARQL SELECT of ``?focus ?path ?value`` over all graphs, and its rule.

    ``target`` is the target of the check's twin (the same rule written in SHACL-SPARQL): CURIEs of classes, or of
    properties after ``subjects of``.
    """

    rule: Rule
    summary: str
    target: str
    sparql: str

    @property
    def of_subjects(self) -> bool:
        """Whether the target is the subjects of properties; if not, the target is the instances of classes."""
        return self.target.startswith(_SUBJECTS)

    @property
    def terms(self) -> tuple[str, ...]:
        """The CURIEs of the target."""
        return tuple(self.target.removeprefix(_SUBJECTS).split())


def read_shape_rules(facts: Facts) -> dict[str, Rule]:
    """The rules of the named shapes in a shapes graph, by id."""
    shapes = (*facts.of_type(SH + "NodeShape"), *facts.of_type(SH + "PropertyShape"))
    return {iri.removeprefix(SHAPE): shape_rule(facts, iri) for iri in shapes if iri.startswith(SHAPE)}


def shape_rule(facts: Facts, iri: Iri) -> Rule:
    """The rule of a named shape."""
    severity = (facts.iri(iri, SH + "severity") or SH + "Violation").removeprefix(SH)
    known = severity if severity in {one.value for one in Severity} else Severity.VIOLATION
    return Rule(
        id=iri.removeprefix(SHAPE),
        source="shape",
        severity=Severity(known),
        messages=_by_language(facts, iri, SH + "message"),
        remedies=_by_language(facts, iri, GAP + "remedy"),
    )


def _by_language(facts: Facts, iri: Iri, predicate: str) -> dict[str, str]:
    """The texts of a property in English and in Spanish; if a language has no text, a text in another language."""
    return {lang: text for lang in ("en", "es") if (text := facts.text(iri, predicate, lang))}


def read_checks(folder: Path) -> tuple[Check, ...]:
    """The checks of a folder, by name. Raises GapgraphError GG403 for a header in which a key is missing or unknown."""
    return tuple(_read_check(path) for path in files_in(folder, "*.rq"))


def _read_check(path: Path) -> Check:
    text = utf8_text(path)
    header = dict(_header_lines(text.splitlines()))
    if header.keys() != set(_HEADER_KEYS):
        odd = ", ".join(sorted(header.keys() ^ set(_HEADER_KEYS)))
        remedy = f"Write each of {', '.join(_HEADER_KEYS)} once, as #+ key: text."
        raise GapgraphError(
            "GG403", f"The check's header has missing or unknown keys: {odd}", place=path.name, remedy=remedy
        )
    rule = Rule(
        id=path.stem,
        source="check",
        severity=Severity(header["severity"]),
        messages={"en": header["problem"], "es": header["problem_es"]},
        remedies={"en": header["remedy"], "es": header["remedy_es"]},
    )
    return Check(rule, header["summary"], header["target"], text)


def _header_lines(lines: Iterable[str]) -> Iterable[tuple[str, str]]:
    for line in lines:
        if line.startswith("#+ "):
            key, _, value = line[3:].partition(": ")
            yield key, value


FOLDERS = ("data", "ontology", "queries", "shapes", "protections")
"""The folders of shapes below ``ontology/shapes``."""


def shape_files(root: Path) -> tuple[Path, ...]:
    """Every file of shapes, in a stable order, without the files in which the checks are written in SHACL-SPARQL."""
    folders = (root / "ontology" / "shapes" / name for name in FOLDERS)
    return tuple(path for folder in folders for path in files_in(folder, "*.ttl"))


def all_rules(root: Path) -> dict[str, Rule]:
    """Every rule by id: shapes with a message of their own, and checks."""
    rules = {id_: r for id_, r in read_shape_rules(read_facts(shape_files(root))).items() if r.messages}
    checks = read_checks(root / "ontology" / "shapes" / "checks")
    return dict(sorted((rules | {check.rule.id: check.rule for check in checks}).items()))
