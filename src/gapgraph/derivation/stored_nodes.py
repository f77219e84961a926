"""The derived triples that a store contains: only what claims decide, without repetitions.

- One ``gap:Coverage`` for all groups with the same coverage of a protection: the same statuses, claims, standing and
  places. A ``gap:Coverage`` for several groups has the IRI for the first of its groups. If no claim decides for
  anybody, there is one node, for everyone (``gap:Victim``), with the claims that concern the protection.
- One ``gap:Gap`` for each gap, with the same triples as in a file.
- One ``gap:DutyAssessment`` for all duties with the same finding and the same protection.

Silence isn't stored. One triple, ``{report} gap:coverageGraph {report}/coverage``, says that the coverage was derived.
If a protection applies to a group (``gap:appliesToNoneOf`` lists the exceptions) and there is no node, the source
doesn't mention the protection for the group. Labels of the ontology aren't stored, nor verdict, best, worst and extent
of coverage, which queries compute from the statuses.

The rules in ``ontology/rules`` write a node of coverage for each group, because SPARQL can't compare sets of claims.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from gapgraph.core.claims import Report
from gapgraph.core.contexts import View
from gapgraph.core.coverage import Coverage, coverage
from gapgraph.core.facts import LABEL, TYPE, Literal, Term, Triple
from gapgraph.core.ids import coverage_iri
from gapgraph.core.matrix import GroupCoverage, matrix_cells
from gapgraph.derivation.nodes import coverage_node, duty_node, gap_nodes, stated_node
from gapgraph.law.assessments import Assessment, DerivationInputs, assessments
from gapgraph.law.stated import stated_duties
from gapgraph.rdf.graphs import coverage_graph
from gapgraph.vocabulary import GAP, REPORT, VICTIM, Iri, ReportId

_Said = tuple[tuple[str, Term], ...]
_Alike = tuple[object, ...]
_FOR_SHAPES = {GAP + "firmVerdict", GAP + "loweredVerdict"}
_OF_EACH_DUTY = {LABEL, GAP + "obligation", GAP + "protection", GAP + "boxValue"}


class StoredPart(NamedTuple):
    """The parts of a coverage graph to derive: coverage (of all groups, or of ``groups``), gaps, duties."""

    groups: frozenset[Iri] | None = None
    coverage: bool = True
    gaps: bool = True
    duties: bool = True


EVERYTHING: Final = StoredPart()
"""Every part of a coverage graph."""


def derive_stored(
    report: Report, view: View, ground: DerivationInputs, part: StoredPart = EVERYTHING
) -> Iterator[Triple]:
    """Every triple of the report's coverage graph in a store, or of a part of it, node by node, in a stable order."""
    found = coverage(view, ground.scheme, ground.lattice)
    yield derived_mark(report.id)
    if part.coverage:
        yield from _shared_coverage(report, _told(view, found, ground, part.groups), ground)
    if part.gaps:
        yield from gap_nodes(report, found, ground)
    if part.duties:
        yield from _duties(report, view, found, ground)


def derive_unshared(report: Report, view: View, ground: DerivationInputs) -> Iterator[Triple]:
    """The triples of the coverage graph, with one node of coverage for each group, as the SPARQL rules write it."""
    found = coverage(view, ground.scheme, ground.lattice)
    yield derived_mark(report.id)
    yield from coverage_nodes(report, view, found, ground)
    yield from gap_nodes(report, found, ground)
    yield from _duties(report, view, found, ground)


def derived_mark(report: ReportId) -> Triple:
    """The triple that says that the report's coverage was derived; the report doesn't mention a protection that has no
    node.
    """
    return REPORT + report, GAP + "coverageGraph", coverage_graph(report)


def coverage_nodes(report: Report, view: View, found: Coverage, ground: DerivationInputs) -> Iterator[Triple]:
    """The ``gap:Coverage`` nodes alone, one for each group and protection about which the report isn't silent."""
    for cell in _told(view, found, ground):
        yield from coverage_node(report, cell, ground)


def _told(
    view: View, found: Coverage, ground: DerivationInputs, some: frozenset[str] | None = None
) -> Iterator[GroupCoverage]:
    """The cells that a claim decides, of all groups or of ``some``. For the group of all victims, the cells that have
    only caveats are included.
    """
    groups = [group for group in ground.lattice.groups if some is None or group in some]
    for cell in matrix_cells(groups, found.values(), view, ground.scheme, ground.lattice):
        if cell.evidence or (cell.group == VICTIM and cell.caveats):
            yield cell


def _shared_coverage(report: Report, told: Iterable[GroupCoverage], ground: DerivationInputs) -> Iterator[Triple]:
    cells: dict[_Alike, list[GroupCoverage]] = {}
    for cell in told:
        cells.setdefault(_told_of(cell), []).append(cell)
    for first, *others in cells.values():
        yield from coverage_node(report, first, ground)
        node = coverage_iri(report.id, first.group, first.protection)
        yield from ((node, GAP + "group", other.group) for other in others)


def _told_of(cell: GroupCoverage) -> _Alike:
    """Everything that a node says about a group; if two groups have equal values in this tuple, they share a node."""
    boxes = tuple((one.status, *(box.choice for box in one.boxes)) for one in cell.exceptions)
    claims = tuple(claim.id for claim in cell.evidence or cell.caveats)
    return cell.protection, cell.best, boxes, cell.standing, cell.places, claims


def _duties(report: Report, view: View, found: Coverage, ground: DerivationInputs) -> Iterator[Triple]:
    for told in stated_duties(report, view.claims, ground.obligations, ground.scheme):
        yield from (triple for triple in stated_node(report, told, ground) if not _is_for_shapes(triple))
    yield from _shared_duties(report, found, ground)


def _shared_duties(report: Report, found: Coverage, ground: DerivationInputs) -> Iterator[Triple]:
    """One node for all duties that have the same severity and the same finding about the same people, from the same
    claims.
    """
    known: dict[_Alike, _Said] = {}
    duties: dict[_Said, list[str]] = {}
    nodes: dict[_Said, str] = {}
    for node, one in assessments(report, found, ground):
        duty, choice = one.obligation, one.box and one.box.choice
        alike = (duty.protection, choice or duty.group, one.verdict, one.severity, duty.binds_during(report))
        said = known.get(alike)
        if said is None:
            said = known[alike] = (*_whom(one, ground), *_about(duty_node(node, report, one, found, ground)))
        duties.setdefault(said, []).append(duty.iri)
        nodes.setdefault(said, node)
    for said, sharing in duties.items():
        yield from ((nodes[said], predicate, term) for predicate, term in said)
        yield from ((nodes[said], GAP + "obligation", duty) for duty in sharing)


def _whom(one: Assessment, ground: DerivationInputs) -> _Said:
    """Labels for people who aren't a named group; a named group has its labels in the ontology."""
    box = one.box
    if box is None or box.leaves in ground.lattice.names:
        return ()
    return tuple((LABEL, Literal(names.box_label(box), language)) for language, names in ground.names.items())


def _about(triples: Iterable[Triple]) -> _Said:
    """The triples of a duty's node that can be shared: triples that are different for each duty, or that only the
    shapes need, are left out.
    """
    return tuple((t[1], t[2]) for t in triples if t[1] not in _OF_EACH_DUTY and not _is_for_shapes(t))


def _is_for_shapes(triple: Triple) -> bool:
    """Whether only the shape of an article needs the triple."""
    _, predicate, term = triple
    return (predicate == TYPE and not str(term).startswith(GAP)) or predicate in _FOR_SHAPES
