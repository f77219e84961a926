"""What follows from a report's claims, as triples: the graph ``{report}/coverage``, which nobody edits.

The graph has three kinds of node, each with a readable IRI and the claims on which it is based:

- ``{report}/coverage/{Group}/{Protection}``, a ``gap:Coverage`` for every named group and protection that applies to
  it;
- ``{report}/gap/{Protection}/{Box}``, a ``gap:Gap`` for every box of a minimal cover that is unmet, underserved or
  unknown;
- ``{report}/duty/{obligation}/{Box}``, a ``gap:DutyAssessment`` for every duty of outcome that binds the country
  throughout the report's period and, marked ``gap:benchmark true``, for duties that don't bind it;
  ``{report}/duty/stated/{number}`` for what the source itself says of a duty.

In a file, the graph has all these nodes; in a store, it has fewer (:mod:`gapgraph.derivation.stored_nodes`).

The rules in ``ontology/rules`` also write the nodes of coverage, inside any store; a test checks that the rules and
this module give equal nodes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from gapgraph.core.boxes import Box
from gapgraph.core.claims import Claim, Report
from gapgraph.core.contexts import View
from gapgraph.core.coverage import Coverage, coverage
from gapgraph.core.facts import LABEL, TYPE, Literal, Term, Triple
from gapgraph.core.gaps import Gap, gaps
from gapgraph.core.groups import Lattice
from gapgraph.core.ids import coverage_iri, gap_iri
from gapgraph.core.matrix import Extent, GroupCoverage, matrix
from gapgraph.core.reasons import backing, deciders, decisive_of
from gapgraph.core.statuses import Verdict
from gapgraph.i18n.say import say
from gapgraph.law.assessments import (
    Assessment,
    DerivationInputs,
    assessment_class,
    assessments,
    statuses_among,
    verdict_iri,
    weight_triples,
)
from gapgraph.law.stated import Stated, stated_duties
from gapgraph.vocabulary import GAP, NO_IRI, PROV, REPORT, Iri

DERIVED_FROM = PROV + "wasDerivedFrom"
_TRUE = Literal("true", "", "http://www.w3.org/2001/XMLSchema#boolean")
_FALSE = _TRUE._replace(text="false")


def derive(report: Report, view: View, ground: DerivationInputs) -> Iterator[Triple]:
    """All triples of the report's coverage graph as a file contains them, derived from the claims in ``view``, in a
    stable order.
    """
    found = coverage(view, ground.scheme, ground.lattice)
    for cell in matrix(found, view, ground.scheme, ground.lattice):
        yield from _spelled_out(report, cell, ground)
    yield from _gaps_and_duties(report, view, found, ground)


def _gaps_and_duties(report: Report, view: View, found: Coverage, ground: DerivationInputs) -> Iterator[Triple]:
    yield from gap_nodes(report, found, ground)
    for told in stated_duties(report, view.claims, ground.obligations, ground.scheme):
        yield from stated_node(report, told, ground)
    for node, one in assessments(report, found, ground):
        yield from duty_node(node, report, one, found, ground)


def gap_nodes(report: Report, found: Coverage, ground: DerivationInputs) -> Iterator[Triple]:
    """The ``gap:Gap`` nodes of the verdicts unmet, underserved and unknown."""
    for verdict in (Verdict.UNMET, Verdict.UNDERSERVED, Verdict.UNKNOWN):
        for gap in gaps(found, ground.lattice, verdict):
            yield from _gap_node(report, gap, ground)


def coverage_node(report: Report, cell: GroupCoverage, ground: DerivationInputs) -> Iterator[Triple]:
    """The properties of the node for a group and a protection. Verdict, best, worst and extent are left out, because
    they follow from the statuses.

    If no claim decides the status, the claims that concern the group and the protection are added: they show that the
    source isn't silent.
    """
    node = coverage_iri(report.id, cell.group, cell.protection)
    yield node, TYPE, GAP + "Coverage"
    yield node, GAP + "report", REPORT + report.id
    yield node, GAP + "protection", cell.protection
    yield node, GAP + "group", cell.group
    yield from _objects(node, "status", (GAP + status for status in cell.statuses))
    yield from _objects(node, "standing", (GAP + standing for standing in cell.standing))
    yield from _objects(node, "servicePlace", cell.places)
    yield from _claims(node, DERIVED_FROM, cell.evidence)
    if not cell.evidence:
        yield from _claims(node, GAP + "caveat", cell.caveats)
    for language, names in ground.names.items():
        if cell.exceptions:
            text = "; ".join(names.exception_label(one.boxes, one.status) for one in cell.exceptions)
            yield node, GAP + "exceptions", Literal(text, language)


def _spelled_out(report: Report, cell: GroupCoverage, ground: DerivationInputs) -> Iterator[Triple]:
    """A node of coverage for a file, with labels, verdict, best, worst and extent, which a reader would otherwise have
    to look up.
    """
    node = coverage_iri(report.id, cell.group, cell.protection)
    yield from coverage_node(report, cell, ground)
    for language, names in ground.names.items():
        words = f"{names.label(cell.group)}: {names.label(cell.protection)} ({report.id})"
        yield node, LABEL, Literal(words, language)
    yield node, GAP + "best", GAP + cell.best
    yield node, GAP + "worst", GAP + cell.worst
    yield node, GAP + "extentOfCoverage", extent_iri(cell.extent)
    if len(cell.verdicts) == 1:
        yield node, GAP + "verdict", verdict_iri(cell.verdicts[0])
    if cell.evidence:
        yield from _claims(node, GAP + "caveat", cell.caveats)


def _gap_node(report: Report, gap: Gap, ground: DerivationInputs) -> Iterator[Triple]:
    node = gap_iri(report.id, gap.protection, ground.names["en"].box_id(gap.box))
    words = {language: names.box_label(gap.box) for language, names in ground.names.items()}
    yield from _head(node, "Gap", report, gap.protection, words, ground, gap.verdict)
    yield from _box(node, gap.box, ground.lattice)
    yield from _objects(node, "status", (GAP + status for status in gap.statuses))
    yield from _objects(node, "standing", (GAP + standing for standing in gap.standing))
    yield from _objects(node, "servicePlace", gap.places)
    yield from _claims(node, DERIVED_FROM, gap.evidence)


def _box(node: str, box: Box, lattice: Lattice) -> Iterator[Triple]:
    """The values of a box, and the named group that it equals, if any."""
    if named := lattice.names.get(box.leaves):
        yield node, GAP + "group", named
    yield from _objects(node, "boxValue", (value for values in box.values(lattice) for value in values))


def duty_node(
    node: str, report: Report, one: Assessment, found: Coverage, ground: DerivationInputs
) -> Iterator[Triple]:
    """One ``gap:DutyAssessment``; if the duty binds the country, it is also in its article's class."""
    duty, names = one.obligation, ground.names
    words = {k: v.box_label(one.box) if one.box else v.label(duty.group) for k, v in names.items()}
    yield from _head(node, "DutyAssessment", report, duty.protection, words, ground, one.verdict, duty.iri)
    yield from _box(node, one.box, ground.lattice) if one.box else [(node, GAP + "group", duty.group)]
    yield node, GAP + "obligation", duty.iri
    bound = duty.binds_during(report)
    yield node, GAP + "benchmark", _FALSE if bound else _TRUE
    ruling = found[duty.protection]
    decided = deciders(ruling)
    if bound:
        yield from weight_triples(node, assessment_class(duty), one.verdict, one.severity, lowered=one.is_lowered)
        yield from _objects(node, "standing", (GAP + s for s in backing(ruling, decided).standing(one.leaves)))
    yield from _objects(node, "status", (GAP + s for s in statuses_among(ruling.statuses, one.leaves)))
    yield from _claims(node, DERIVED_FROM, decisive_of(decided, one.leaves))


def stated_node(report: Report, one: Stated, ground: DerivationInputs) -> Iterator[Triple]:
    """The ``gap:DutyAssessment`` for one statement of the source about duties: the claim with the statement, and the
    duties and protections that it is about.
    """
    node = one.node(report.id)
    yield node, TYPE, GAP + "DutyAssessment"
    for language, names in ground.names.items():
        law, verdict = ", ".join(map(names.label, one.instruments)), names.label(verdict_iri(one.verdict))
        yield node, LABEL, Literal(f"{say('stated short', language)}: {law}, {verdict} ({report.id})", language)
    yield node, GAP + "report", REPORT + report.id
    yield node, GAP + "verdict", verdict_iri(one.verdict)
    yield node, GAP + "benchmark", _FALSE if one.is_binding else _TRUE
    yield from _objects(node, "obligation", (duty.iri for duty in one.duties))
    yield from _objects(node, "instrument", one.instruments)
    yield from _objects(node, "protection", one.protections)
    if one.is_binding:
        yield from weight_triples(node, one.node_class, one.verdict, one.severity, lowered=one.is_lowered)
    yield from _claims(node, DERIVED_FROM, (one.claim,))


def _head(
    node: str,
    kind: str,
    report: Report,
    protection: Iri,
    words: Mapping[str, str],
    ground: DerivationInputs,
    verdict: Verdict,
    obligation: Iri = NO_IRI,
) -> Iterator[Triple]:
    """The properties of every gap and every duty: type, labels, report, protection and verdict."""
    yield node, TYPE, GAP + kind
    for language, names in ground.names.items():
        what = names.label(obligation or protection)
        end = names.label(verdict_iri(verdict))
        yield node, LABEL, Literal(f"{words[language]}: {what}, {end} ({report.id})", language)
    yield node, GAP + "report", REPORT + report.id
    yield node, GAP + "protection", protection
    yield node, GAP + "verdict", verdict_iri(verdict)


def extent_iri(extent: Extent) -> Iri:
    """The IRI of an extent, such as ``gap:ExtentPartial``."""
    return Iri(f"{GAP}Extent{extent.capitalize()}")


def _objects(node: str, name: str, objects: Iterable[Term]) -> Iterator[Triple]:
    return ((node, GAP + name, term) for term in objects)


def _claims(node: str, predicate: str, claims: Iterable[Claim]) -> Iterator[Triple]:
    return ((node, predicate, REPORT + claim.id) for claim in claims)
