"""The table of an explanation: the statuses of a group, the rules, the claims that the rules considered, and the
duties.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from gapgraph.core.boxes import Box
from gapgraph.core.claims import Claim, passage
from gapgraph.core.explanation import Derivation, Explanation
from gapgraph.core.ids import iri_of_claim
from gapgraph.core.reasons import Role
from gapgraph.law.assessments import Assessment
from gapgraph.tables.notebook_html import table_html
from gapgraph.tables.setting import RowOfReport, Setting, attribution_in_words
from gapgraph.tables.table import Column, Shown, Table, claim_ids, table_of
from gapgraph.vocabulary import curie


@dataclass(frozen=True)
class ExplanationRow(RowOfReport):
    """A status in the group, and a claim that the rules considered for this status; a row may lack the status or the
    claim.
    """

    why: Explanation
    standing: Derivation | None
    role: Role | None

    @property
    def boxes(self) -> tuple[Box, ...]:
        """Who in the group has the status."""
        return self.standing.boxes if self.standing else ()

    @property
    def claim(self) -> Claim | None:
        """The claim that the rules considered."""
        return self.role.claim if self.role else None

    @cached_property
    def duties(self) -> tuple[Assessment, ...]:
        """The duties with a finding about the people who have the status, the gravest first."""
        if self.standing is None:
            return ()
        verdict, leaves = self.standing.status.verdict, self.standing.leaves
        return self.setting.duties.raised_for(self.why.protection, verdict, leaves)


EXPLANATION_COLUMNS: tuple[Column[ExplanationRow], ...] = (
    Column("report", lambda row: row.setting.id),
    Column("group", lambda row: row.names.box_id(row.why.box), lambda row: row.names.box_label(row.why.box)),
    Column("protection", lambda row: curie(row.why.protection), lambda row: row.names.label(row.why.protection)),
    Column("status", lambda row: row.standing.status.value if row.standing else ""),
    Column("rule", lambda row: row.standing.rule if row.standing else ""),
    Column("within", lambda row: tuple(map(row.names.values_id, row.boxes)), separator=","),
    Column("within_label", lambda row: tuple(map(row.names.part_label, row.boxes)), separator=" / "),
    Column("part", lambda row: row.role.part.value if row.role else ""),
    Column(
        "claim",
        lambda row: row.claim.id if row.claim else "",
        lambda row: row.names.label(iri_of_claim(row.claim.id)) if row.claim else "",
    ),
    Column("by", lambda row: claim_ids(row.role.by) if row.role else (), separator=" "),
    Column("attribution", lambda row: attribution_in_words(row.claim, row.setting) if row.claim else ""),
    Column(
        "quotes",
        lambda row: tuple(passage(quote, row.setting.language) for quote in row.claim.quotes) if row.claim else (),
        separator=" | ",
    ),
    Column("duties", lambda row: tuple(curie(one.obligation.iri) for one in row.duties), separator=" "),
    Column("severity", lambda row: (row.duties[0].severity if row.duties else None) or "", extra=True),
)


@dataclass(frozen=True, repr=False)
class ShownExplanation(Shown, Explanation):
    """An explanation together with its report, so that it can be shown as a table."""

    setting: Setting = field(kw_only=True, compare=False)

    @classmethod
    def of(cls, why: Explanation, setting: Setting) -> ShownExplanation:
        """The explanation together with its report, which ``setting`` gives, so that it can be shown as a table."""
        return cls(why.box, why.protection, why.leaves, why.derivations, why.beside, setting=setting)

    def table(self, language: str = "en") -> Table:
        """One row for each status and claim that the rules considered, then one row for each claim that concerns the
        group without deciding.
        """
        return explanation_table(self.setting.told_in(language), self)

    def to_html(self, language: str = "en") -> str:
        """The table as HTML for a notebook."""
        return table_html(self.table(language), language)


def explanation_table(setting: Setting, why: Explanation) -> Table:
    """One row for each status and claim that the rules considered, then one row, without a status, for each claim that
    concerns the group without deciding.

    ``within`` says who in the group has the status. ``duties`` are the country's duties that the status conflicts with.
    A status that no claim decided has one row without a claim.
    """
    return table_of(EXPLANATION_COLUMNS, _explanation_rows(setting, why))


def _explanation_rows(setting: Setting, why: Explanation) -> Iterator[ExplanationRow]:
    for standing in why.derivations:
        for role in standing.roles or (None,):
            yield ExplanationRow(setting, why, standing, role)
    for role in why.beside:
        yield ExplanationRow(setting, why, None, role)
