"""The tables beside gaps and matrix: a derivation, the findings about a source, the groups, the reports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gapgraph.core.claims import Report, passage
from gapgraph.core.explanation import Derivation, Explanation
from gapgraph.core.groups import Lattice
from gapgraph.core.reasons import Role
from gapgraph.core.source_check import SourceFinding
from gapgraph.corpus import Corpus
from gapgraph.i18n.say import say
from gapgraph.tables.setting import Setting, attribution
from gapgraph.tables.table import Cell, Column, Table, claim_ids
from gapgraph.vocabulary import DCTERMS, GAP, REPORT, SKOS, curie

EXPLANATION_COLUMNS = (
    Column("report"),
    Column("group"),
    Column("group_label"),
    Column("protection"),
    Column("protection_label"),
    Column("status"),
    Column("rule"),
    Column("within", ","),
    Column("within_label", " / "),
    Column("part"),
    Column("claim"),
    Column("claim_label"),
    Column("by", " "),
    Column("attribution"),
    Column("quotes", " | "),
    Column("duties", " "),
    Column("severity", extra=True),
)


def explanation_table(setting: Setting, why: Explanation) -> Table:
    """A row a status and claim that the rules weighed, and a row a claim that stands beside, without a status.

    ``within`` says which of the group have the status, ``duties`` what binds the country to give it to them; a status
    that no claim decided has one row without a claim.
    """
    return Table(EXPLANATION_COLUMNS, tuple(_explanation_rows(setting, why)))


def _explanation_rows(setting: Setting, why: Explanation) -> Iterator[tuple[Cell, ...]]:
    for standing in why.derivations:
        duties = setting.duties.raised_for(why.protection, standing.status.verdict, standing.leaves)
        severity = duties[0].severity if duties else None
        owed = (tuple(curie(one.obligation.iri) for one in duties), severity or "")
        for role in standing.roles or (None,):
            yield (*_explanation_row(setting, why, standing, role), *owed)
    for role in why.beside:
        yield (*_explanation_row(setting, why, None, role), (), "")


def _explanation_row(
    setting: Setting, why: Explanation, standing: Derivation | None, role: Role | None
) -> tuple[Cell, ...]:
    names, boxes = setting.names, standing.boxes if standing else ()
    claim = role.claim if role else None
    return (
        setting.id,
        names.box_id(why.box),
        names.box_label(why.box),
        curie(why.protection),
        names.label(why.protection),
        standing.status.value if standing else "",
        standing.rule if standing else "",
        tuple(map(names.values_id, boxes)),
        tuple(map(names.values_label, boxes)),
        role.part.value if role else "",
        claim.id if claim else "",
        names.label(REPORT + claim.id) if claim else "",
        claim_ids(role.by) if role else (),
        attribution(claim, setting) if claim else "",
        tuple(passage(quote, setting.language) for quote in claim.quotes) if claim else (),
    )


SOURCE_COLUMNS = (
    Column("report"),
    Column("lack"),
    Column("sentence"),
    Column("start"),
    Column("end"),
    Column("text"),
    Column("claim"),
    Column("quoted"),
    Column("remedy"),
)


def source_table(report: str, findings: Iterable[SourceFinding], language: str) -> Table:
    """A row a finding, in the order of the text; positions are code points from 0, the end exclusive.

    ``text`` is what stands there; ``quoted``, for a quote that doesn't, what the claim says.
    """
    rows = (
        (
            report,
            one.lack.value,
            one.sentence,
            one.start,
            one.end,
            one.text,
            one.claim,
            one.quoted,
            remedy(one, language),
        )
        for one in findings
    )
    return Table(SOURCE_COLUMNS, tuple(rows))


def remedy(finding: SourceFinding, language: str) -> str:
    """What to do about a finding."""
    return say(f"remedy {finding.lack}", language)


GROUP_COLUMNS = (
    Column("group"),
    Column("group_label"),
    Column("definition"),
    Column("leaves"),
    Column("within", " "),
    Column("within_labels", ", ", extra=True),
)


def group_table(graph: Corpus, language: str) -> Table:
    """A row a named group, in the ontology's order; ``within`` are the largest named groups inside it."""
    names, lattice = graph.names(language=language), graph.lattice
    rows = []
    for group, leaves in lattice.groups.items():
        inside = within(lattice, group)
        rows.append(
            (
                curie(group),
                names.label(group),
                names.text(group, SKOS + "definition"),
                leaves.bit_count(),
                tuple(map(curie, inside)),
                tuple(map(names.label, inside)),
            )
        )
    return Table(GROUP_COLUMNS, tuple(rows))


def within(lattice: Lattice, group: str) -> tuple[str, ...]:
    """The named groups inside a group that are inside no other of them."""
    leaves = lattice.groups[group]
    smaller = {one: mask for one, mask in lattice.groups.items() if mask & leaves == mask != leaves}
    covered = {one for one, mask in smaller.items() for other in smaller.values() if mask & other == mask != other}
    return tuple(one for one in smaller if one not in covered)


REPORT_COLUMNS = (
    Column("report"),
    Column("title"),
    Column("country"),
    Column("country_label"),
    Column("year"),
    Column("period_start"),
    Column("period_end"),
    Column("wording"),
    Column("extent"),
    Column("claims"),
    Column("review"),
    Column("source"),
    Column("wording_label", extra=True),
    Column("extent_label", extra=True),
    Column("review_label", extra=True),
)


def report_table(graph: Corpus, language: str) -> Table:
    """A row a report, in the order of a country's years."""
    ordered = sorted(graph.reports(), key=lambda one: (one.country, one.year, one.id))
    return Table(REPORT_COLUMNS, tuple(_report_row(graph, one, language) for one in ordered))


def _report_row(graph: Corpus, report: Report, language: str) -> tuple[Cell, ...]:
    names, facts, iri = graph.names(report.id, language), graph.report_facts(report.id), REPORT + report.id
    review = (facts.iri(f"{iri}/claims", GAP + "reviewState") or "").removeprefix(GAP)
    words = (report.wording, report.extent, review)
    return (
        report.id,
        names.text(iri, DCTERMS + "title"),
        curie(report.country),
        names.label(report.country),
        report.year,
        *report.period,
        *words[:2],
        len(graph.claims(report.id)),
        review,
        facts.iri(iri, DCTERMS + "source") or "",
        *(names.label(GAP + word) if word else "" for word in words),
    )
