"""The checks as constraints in SHACL-SPARQL, for the reference engines: ``ontology/shapes/twins/checks.ttl``.

SHACL allows no MINUS and evaluates each ``$this`` node separately (SHACL 1.0, sections 5.3 and A.1). For SHACL engines,
each check has a second query, its twin, in the folder ``ontology/shapes/checks/twins``. The twin (second query) of a
check is written to the file with the check's target, messages and severity.
"""

from __future__ import annotations

from pathlib import Path

from gapgraph.errors import GapgraphError
from gapgraph.validation.law_shapes import pair
from gapgraph.validation.shape_rules import Check, read_checks
from gapgraph.vocabulary import PREFIXES

_HEADER = """\
@prefix gap: <https://w3id.org/gapgraph/ontology#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix shape: <https://w3id.org/gapgraph/shape/> .
{prefixes}
# Made by `python -m gapgraph.build validation` from ontology/shapes/checks; change those files instead.
"""


def twin_files(root: Path) -> dict[Path, str]:
    """The file of the checks in SHACL-SPARQL, with its expected content. Raises GapgraphError GG407 if a check lacks
    its twin (the second query of the check, for SHACL engines), or if a twin belongs to no check.
    """
    checks = read_checks(root / "ontology" / "shapes" / "checks")
    folder = root / "ontology" / "shapes" / "checks" / "twins"
    odd = {path.stem for path in folder.glob("*.rq")} ^ {check.rule.id for check in checks}
    if odd:
        remedy = (
            "Write a check in ontology/shapes/checks, and its twin of the same name in ontology/shapes/checks/twins."
        )
        raise GapgraphError(
            "GG407",
            f"These checks lack their twin in SHACL-SPARQL, or these twins lack a check: {', '.join(sorted(odd))}",
            remedy=remedy,
        )
    body = "".join(_twin(check, (folder / f"{check.rule.id}.rq").read_text(encoding="utf-8")) for check in checks)
    return {root / "ontology" / "shapes" / "twins" / "checks.ttl": _HEADER.format(prefixes=_prefixes(checks)) + body}


def _prefixes(checks: tuple[Check, ...]) -> str:
    used = {curie.partition(":")[0] for check in checks for curie in check.terms} - {"gap", "sh", "shape"}
    return "".join(f"@prefix {prefix}: <{PREFIXES[prefix]}> .\n" for prefix in sorted(used))


def _twin(check: Check, select: str) -> str:
    rule = check.rule
    return (
        f"\nshape:{rule.id} a sh:NodeShape ; {_targets(check)} ;\n"
        f"    sh:severity sh:{rule.severity} ;\n"
        f"    sh:message {pair(rule.message('en'), rule.message('es'))} ;\n"
        f"    gap:remedy {pair(rule.remedy('en'), rule.remedy('es'))} ;\n"
        f'    sh:sparql [ a sh:SPARQLConstraint ; sh:select """\n{_escaped(select)}""" ] .\n'
    )


def _targets(check: Check) -> str:
    return f"{'sh:targetSubjectsOf' if check.of_subjects else 'sh:targetClass'} {' , '.join(check.terms)}"


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\")
