"""The columns about a table's claims: who says each claim, how surely, how often, in which sentence, in which words.

In each column about claims, a cell has one entry for each claim of the row. All columns about claims have the claims in
the same order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from gapgraph.core.claims import Claim, quotes_by_claim
from gapgraph.core.coverage import Ruling
from gapgraph.core.labels import Labels
from gapgraph.core.reasons import backing
from gapgraph.core.statuses import VERDICT_OF, Status, Verdict
from gapgraph.law.assessments import Assessment
from gapgraph.law.gap_duties import marks
from gapgraph.tables.setting import Setting
from gapgraph.tables.table import Column, sentence_numbers
from gapgraph.vocabulary import Iri, curie

_R = TypeVar("_R")
_BAR = " | "


def evidence_columns(
    claims: Callable[[_R], Sequence[Claim]], names: Callable[[_R], Labels], suffix: str = ""
) -> tuple[Column[_R], ...]:
    """The columns with the attribution, certainty, frequency and sentence numbers of the claims of a row."""
    return (
        Column(f"attribution{suffix}", lambda row: _attribution(claims(row), names(row)), separator=_BAR),
        Column(f"certainty{suffix}", lambda row: tuple(one.certainty.value for one in claims(row)), separator=_BAR),
        Column(f"frequency{suffix}", lambda row: tuple(one.frequency.value for one in claims(row)), separator=_BAR),
        Column(f"sentences{suffix}", lambda row: tuple(map(sentence_numbers, claims(row))), separator=_BAR),
    )


def quotes_column(name: str, claims: Callable[[_R], Sequence[Claim]], names: Callable[[_R], Labels]) -> Column[_R]:
    """The column with the quotations of the claims of a row, one entry for each claim."""
    return Column(name, lambda row: quotes_by_claim(claims(row), names(row).language), separator=_BAR)


def status_labels(name: str, statuses: Callable[[_R], Iterable[Status]], names: Callable[[_R], Labels]) -> Column[_R]:
    """The column with the labels of the statuses of a row, in the order of ``statuses``."""
    return Column(name, lambda row: tuple(names(row).of_term(one) for one in statuses(row)), separator=", ")


def verdict_column(name: str, statuses: Callable[[_R], Iterable[Status]]) -> Column[_R]:
    """The column with the verdicts of the statuses of a row, each verdict once."""
    return Column(name, lambda row: tuple(dict.fromkeys(VERDICT_OF[one].value for one in statuses(row))), separator=" ")


def standing_columns(ruled: Callable[[_R], tuple[Ruling, int] | None], suffix: str = "") -> tuple[Column[_R], ...]:
    """Two columns about the statuses of a row: who asserts the statuses (the report, others, or the duty bearer), and
    in which places the statuses apply. If ``ruled`` gives no coverage for a row, both cells of the row are empty.
    """
    return (
        Column(f"standing{suffix}", lambda row: _standing(ruled(row)), separator=" "),
        Column(f"place{suffix}", lambda row: _places(ruled(row)), separator=" "),
    )


def duty_columns(raised: Callable[[_R], Sequence[Assessment]], names: Callable[[_R], Labels]) -> tuple[Column[_R], ...]:
    """The columns about the duties that a row conflicts with: their ids; each duty in words, with how its article was
    read; and the gravest severity.
    """
    return (
        Column("duties", lambda row: tuple(curie(one.obligation.iri) for one in raised(row)), separator=" "),
        Column("duty_labels", lambda row: tuple(_duty(one, names(row)) for one in raised(row)), separator=_BAR),
        Column("severity", lambda row: next((str(one.severity) for one in raised(row)), "")),
    )


def unmet_duties(setting: Setting, protection: Iri, leaves: int) -> tuple[Assessment, ...]:
    """The duties with a finding about people in these leaves (smallest groups) for whom the protection is unmet; the
    gravest first.
    """
    return setting.duties.raised_for(protection, Verdict.UNMET, leaves)


def _attribution(claims: Iterable[Claim], names: Labels) -> tuple[str, ...]:
    return tuple(names.label(claim.asserted_by) for claim in claims)


def _duty(one: Assessment, names: Labels) -> str:
    return f"{names.label(one.obligation.iri)} ({marks(one.obligation, names, one.severity)})"


def _standing(ruled: tuple[Ruling, int] | None) -> tuple[str, ...]:
    return tuple(backing(ruled[0]).standing(ruled[1])) if ruled else ()


def _places(ruled: tuple[Ruling, int] | None) -> tuple[str, ...]:
    return tuple(map(curie, backing(ruled[0]).where(ruled[1]))) if ruled else ()
