"""A status as a page shows it: a symbol, a plain word that follows the claims that decide, and a fill."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from gapgraph.core.claim_words import Frequency, Kind
from gapgraph.core.claims import Claim
from gapgraph.core.statuses import Status, Verdict
from gapgraph.tables.setting import Setting
from gapgraph.vocabulary import GAP, SKOS

FILLS: Final = {
    Status.SPECIALIZED: "offered",
    Status.GENERAL: "offered",
    Status.LIMITED: "short",
    Status.RESTRICTED: "refused",
    Status.DENIED: "denied",
    Status.UNDISCLOSED: "unknown",
    Status.UNSPECIFIED: "unknown",
    Status.NOT_EVIDENCED: "unknown",
}
"""The fill of each status in the style sheet."""

VERDICT_SYMBOLS: Final = {
    Verdict.UNMET: Status.DENIED,
    Verdict.UNDERSERVED: Status.LIMITED,
    Verdict.OFFERED: Status.GENERAL,
    Verdict.UNKNOWN: Status.UNDISCLOSED,
}
"""The status whose symbol stands for a verdict."""


@dataclass(frozen=True)
class StatusWord:
    """A status to show: ``name`` is the ontology's, which is also the symbol's; ``title`` says what it means."""

    name: str
    verdict: str
    fill: str
    word: str
    title: str


def status_word(setting: Setting, status: Status, claims: Iterable[Claim], *, freedom: bool = False) -> StatusWord:
    """The status with the word that fits the claims that decide it."""
    label = setting.status_word(status)
    meaning = setting.names.text(GAP + status, SKOS + "definition")
    word = label if setting.is_beyond(status) else setting.say(_key(status, tuple(claims), freedom=freedom))
    return StatusWord(status.value, status.verdict.value, FILLS[status], word, f"{label}: {meaning}")


def _key(status: Status, claims: tuple[Claim, ...], *, freedom: bool) -> str:
    if status is Status.DENIED:
        return _denied_key({claim.kind for claim in claims})
    if status is Status.RESTRICTED:
        return _refused_key({c.frequency for c in claims if c.kind in (Kind.DENIAL, Kind.HARM)}, freedom=freedom)
    if status is Status.LIMITED and claims and all(claim.kind is Kind.ABSENCE for claim in claims):
        return "shown absent there"
    return f"shown {status}"


def _denied_key(kinds: set[Kind]) -> str:
    if Kind.DENIAL in kinds or not kinds:
        return "shown Denied"
    return "shown not given" if Kind.ABSENCE in kinds else "shown others only"


def _refused_key(frequencies: set[Frequency], *, freedom: bool) -> str:
    often = Frequency.USUALLY if frequencies == {Frequency.USUALLY} else None
    seldom = Frequency.SOMETIMES if frequencies == {Frequency.SOMETIMES} else None
    hedge = often or seldom or Frequency.ALWAYS
    return f"shown {'infringed' if freedom else 'refused'} {hedge}"
