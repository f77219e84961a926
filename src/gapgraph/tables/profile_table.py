"""The profile of a group as a table: everything that a report says about the group. The rows of statuses come first,
then the rows of claims.

The column ``section`` gives the kind of a row. A row ``status`` is the status of all or some of the group for a
protection. The rows ``count``, ``harm`` and ``silence`` are claims of the kinds Observation, Harm and NonDisclosure. A
row ``said`` is any other claim that names the group and decides no status of the group.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from gapgraph.core.claim_words import Kind
from gapgraph.core.claims import Claim, quotes
from gapgraph.core.ids import iri_of_claim
from gapgraph.core.labels import Labels
from gapgraph.law.assessments import Assessment
from gapgraph.law.gap_duties import marks
from gapgraph.tables.group_parts import WORST_FIRST, GroupPart
from gapgraph.tables.group_standing import GroupStanding
from gapgraph.tables.report_reading import ReportReading
from gapgraph.tables.setting import Setting
from gapgraph.tables.table import Column, Table, claim_ids, sentence_numbers, table_of
from gapgraph.vocabulary import NO_IRI, Iri, curie

_SECTIONS = {Kind.OBSERVATION: "count", Kind.HARM: "harm", Kind.NON_DISCLOSURE: "silence"}

SECTIONS = ("status", "count", "harm", "silence", "said")
"""The sections in the order of the rows."""


@dataclass(frozen=True)
class ProfileRow:
    """A status of a group for a protection (``part``), or a claim about the group (``claim``): exactly one of the two
    is set.
    """

    standing: GroupStanding
    section: str
    part: GroupPart | None = None
    claim: Claim | None = None

    @property
    def setting(self) -> Setting:
        """The report of the profile, at one time and place and in one language."""
        return self.standing.reading.setting

    @property
    def names(self) -> Labels:
        """Labels in the reader's language."""
        return self.setting.names

    @property
    def protection(self) -> Iri:
        """The protection of the row, if any."""
        return self.part.protection if self.part else (self.claim.protection if self.claim else NO_IRI)

    @property
    def evidence(self) -> tuple[Claim, ...]:
        """The claims that decide the row's status, or the row's claim."""
        return self.part.evidence if self.part else tuple(filter(None, (self.claim,)))

    @property
    def within(self) -> str:
        """The people to whom the row applies, in words; empty if they are all of the group."""
        if self.part:
            return (
                ""
                if self.part.whole
                else self.standing.reading.boxes.said_together(self.part.boxes, self.standing.box.leaves)
            )
        named = self.claim.group if self.claim else NO_IRI
        return "" if named == self.standing.group else self.names.label(named)

    @cached_property
    def duties(self) -> tuple[Assessment, ...]:
        """The duties with a finding for a status, the gravest first."""
        if self.part is None:
            return ()
        return self.setting.duties.raised_for(self.part.protection, self.part.verdict, self.part.leaves)

    def within_ids(self) -> tuple[str, ...]:
        """The people to whom the row applies, as ids: boxes by their values within the group, or the group that a claim
        names.
        """
        if self.part:
            return () if self.part.whole else tuple(map(self.names.values_id, self.part.boxes))
        named = self.claim.group if self.claim else NO_IRI
        return () if named in (NO_IRI, self.standing.group) else (curie(named),)

    def said(self) -> str:
        """The content of a claim, as its label in the graph; for a status, the word for it."""
        if self.part:
            return self.setting.status_word(self.part.status, spoken=self.part.spoken)
        return self.names.label(iri_of_claim(self.claim.id)) if self.claim else ""


PROFILE_COLUMNS: tuple[Column[ProfileRow], ...] = (
    Column("report", lambda row: row.setting.id),
    Column("group", lambda row: row.names.box_id(row.standing.box), lambda row: row.standing.label),
    Column("section", lambda row: row.section),
    Column(
        "protection",
        lambda row: curie(row.protection) if row.protection else "",
        lambda row: row.names.label(row.protection),
    ),
    Column("within", lambda row: row.within_ids(), separator=","),
    Column("within_label", lambda row: row.within),
    Column("status", lambda row: row.part.status.value if row.part else ""),
    Column("verdict", lambda row: row.part.verdict.value if row.part else ""),
    Column("standing", lambda row: tuple(row.part.standing) if row.part else (), separator=" "),
    Column("place", lambda row: tuple(map(curie, row.part.places)) if row.part else (), separator=" "),
    Column("said", lambda row: row.said()),
    Column("value", lambda row: str(row.claim.value) if row.claim and row.claim.value is not None else ""),
    Column("bound", lambda row: row.claim.bound.value if row.claim and row.claim.value is not None else ""),
    Column("evidence", lambda row: claim_ids(row.evidence), separator=" "),
    Column("quotes", lambda row: quotes(row.evidence, row.names.language), separator=" | "),
    Column("attribution", lambda row: tuple(row.names.label(one.asserted_by) for one in row.evidence), separator=" | "),
    Column("certainty", lambda row: tuple(one.certainty.value for one in row.evidence), separator=" | "),
    Column("frequency", lambda row: tuple(one.frequency.value for one in row.evidence), separator=" | "),
    Column("duties", lambda row: tuple(curie(one.obligation.iri) for one in row.duties), separator=" "),
    Column(
        "duty_labels",
        lambda row: tuple(
            f"{row.names.label(one.obligation.iri)} ({marks(one.obligation, row.names, one.severity)})"
            for one in row.duties
        ),
        separator=" | ",
    ),
    Column("severity", lambda row: (row.duties[0].severity if row.duties else None) or ""),
    Column("sentences", lambda row: tuple(map(sentence_numbers, row.evidence)), separator=" | "),
    Column("source", lambda row: row.setting.source),
    Column(
        "status_label",
        lambda row: row.names.of_term(row.part.status) if row.part else "",
        extra=True,
    ),
)


def profile_table(rows: Sequence[ProfileRow], language: str) -> Table:
    """One row for each status or claim, in the order given, in the reader's language."""
    return table_of(PROFILE_COLUMNS, _told_in(rows, language))


def _told_in(rows: Sequence[ProfileRow], language: str) -> Sequence[ProfileRow]:
    """The rows of this profile in another language; the group's coverage is computed only once."""
    if not rows or rows[0].setting.language == language:
        return rows
    reading = ReportReading(rows[0].setting.told_in(language))
    standing = replace(rows[0].standing, reading=reading, label=reading.box_label(rows[0].standing.box))
    return [replace(row, standing=standing) for row in rows]


def profile_rows(standing: GroupStanding) -> Iterator[ProfileRow]:
    """The statuses of a group, the worst first; then counts, harms, unknowns and other claims about it."""
    parts = sorted(standing.parts, key=lambda part: WORST_FIRST.index(part.status))
    yield from (ProfileRow(standing, "status", part=part) for part in parts)
    deciding = {claim.id for part in standing.parts for claim in part.evidence}
    claims = {section: list[Claim]() for section in SECTIONS[1:]}
    for claim in standing.reading.setting.view.claims:
        section = _SECTIONS.get(claim.kind, "said")
        if _is_on(standing, claim, section) and (section != "said" or claim.id not in deciding):
            claims[section].append(claim)
    for section, members in claims.items():
        own_first = sorted(members, key=lambda claim: claim.group != standing.group)
        yield from (ProfileRow(standing, section, claim=claim) for claim in own_first)


def _is_on(standing: GroupStanding, claim: Claim, section: str) -> bool:
    """Whether a claim is about the group: it names the group, or counts people in it, or says that people in it were
    harmed or that nothing is known about them.
    """
    leaves = standing.reading.setting.graph.lattice.leaves_of(claim.group)
    if claim.group == standing.group or not leaves:
        return claim.group == standing.group
    if section == "count":
        return not leaves & ~standing.box.leaves
    return section in {"harm", "silence"} and bool(leaves & standing.box.leaves)
