"""How the IRIs of a report's parts are built, and how ids are sorted: one function for each kind of node.

>>> claim_iri(report_iri(ReportId("per-2021")), 45)
'https://w3id.org/gapgraph/report/per-2021/claim/045'
>>> sorted(["per-2021/claim/1000", "per-2021/claim/999"], key=id_order)
['per-2021/claim/999', 'per-2021/claim/1000']
"""

from __future__ import annotations

import re
from typing import Final

from gapgraph.vocabulary import GAP, LAW, REPORT, ClaimId, Iri, ReportId

_NUMBERED: Final = re.compile(r"(.*?)(\d+)", re.DOTALL)


def report_iri(report: ReportId) -> Iri:
    """The IRI of a report."""
    return Iri(REPORT + report)


def report_id(iri: Iri) -> ReportId:
    """The id of the report in the IRI of a report, or of a node that belongs to a report."""
    return ReportId(iri.removeprefix(REPORT).partition("/")[0])


def claim_id(report: ReportId, number: int) -> ClaimId:
    """The id of a claim: its number with three digits or more."""
    return ClaimId(f"{report}/claim/{number:03d}")


def iri_of_claim(claim: ClaimId) -> Iri:
    """The IRI of the claim with this id."""
    return Iri(REPORT + claim)


def claim_iri(report: Iri, number: int) -> Iri:
    """The IRI of a report's claim, from the report's IRI and the claim's number."""
    return Iri(f"{report}/claim/{number:03d}")


def evidence_iri(report: Iri, claim: int, place: int = 1) -> Iri:
    """The IRI of a claim's evidence, by the claim's number: ``place`` is the position of the quotation in its claim,
    from 1.
    """
    return Iri(f"{report}/evidence/{claim:03d}" + (f"-{place}" if place > 1 else ""))


def sentence_iri(report: Iri, number: int) -> Iri:
    """The IRI of a sentence of the report's text, counted from 1."""
    return Iri(f"{report}/sentence/{number:02d}")


def context_iri(report: Iri, name: str) -> Iri:
    """The IRI of a time context that the report names."""
    return Iri(f"{report}/context/{name}")


def coverage_iri(report: ReportId, group: Iri, protection: Iri) -> Iri:
    """The IRI of the coverage of a named group (an IRI) by a protection, in the report with that id."""
    return Iri(f"{REPORT}{report}/coverage/{local(group)}/{local(protection)}")


def gap_iri(report: ReportId, protection: Iri, box: str) -> Iri:
    """The IRI of a gap in the report with that id; ``box`` is :meth:`Labels.box_id`."""
    return Iri(f"{REPORT}{report}/gap/{local(protection)}/{_in_iri(box)}")


def duty_iri(report: ReportId, obligation: Iri, box: str) -> Iri:
    """The IRI of an assessed duty; ``box`` is the group's CURIE, or :meth:`Labels.box_id`."""
    return Iri(f"{REPORT}{report}/duty/{obligation.removeprefix(LAW)}/{_in_iri(box)}")


def stated_duty_iri(report: ReportId, claim: ClaimId) -> Iri:
    """The IRI for what a claim (an id) of the report says about how far a duty is fulfilled."""
    return Iri(f"{REPORT}{report}/duty/stated/{claim.rsplit('/', 1)[-1]}")


def local(iri: Iri) -> str:
    """A term of the ontology without its namespace, as it is used in the IRIs of derived nodes."""
    return iri.removeprefix(GAP)


def _in_iri(box: str) -> str:
    """A box's id inside an IRI, where ``|`` is not allowed: alternatives are joined by commas."""
    return box.removeprefix("gap:").replace("|", ",")


def id_order(id_: str) -> tuple[str, int, str]:
    """Sorts ids and IRIs that end in a number by that number: claim 999 comes before claim 1000."""
    if numbered := _NUMBERED.fullmatch(id_):
        return numbered[1], int(numbered[2]), id_
    return id_, -1, id_


def claim_order(id_: ClaimId) -> tuple[int, ClaimId]:
    """Sorts the ids of claims of one report by number, as :func:`id_order` does, but in a tenth of the time: all begin
    with the same text, so the id of a greater number is longer, or comes later in the alphabet.
    """
    return len(id_), id_
