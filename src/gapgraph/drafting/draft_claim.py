"""A claim that a rule or a model proposes, which isn't used until a person accepts it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from gapgraph.authoring.encoding import ClaimEntry, Value
from gapgraph.authoring.narrative import Span
from gapgraph.core.claim_words import Kind

MODEL: Final = "model "
"""The start of a proposer's name if the proposer is a model."""
_UNSTABLE: Final = frozenset({"part_of", "note", "nth"})


@dataclass(frozen=True)
class DraftClaim:
    """The proposal: its number, kind and slots as an encoding writes them, and the positions of its quotes.

    ``rule`` names the rule or model, ``confidence`` is from 0 to 1. ``whole`` is the position of the total's number.
    """

    kind: Kind
    slots: Mapping[str, Value]
    spans: tuple[Span, ...]
    rule: str
    confidence: float
    number: int = 0
    whole: int | None = None
    at: int | None = None
    quotes: tuple[str, ...] = field(default=())

    def quoted(self, text: str) -> DraftClaim:
        """The draft together with the words of the text at its positions."""
        return replace(self, quotes=tuple(text[span.start : span.end] for span in self.spans))

    @property
    def entry(self) -> ClaimEntry:
        """The draft as an encoding's claim."""
        return ClaimEntry(self.number, self.kind, self.quotes, self.slots)

    @property
    def of_model(self) -> bool:
        """Whether a model proposed the draft."""
        return self.rule.startswith(MODEL)

    @property
    def fingerprint(self) -> str:
        """The fingerprint that identifies a draft in later runs: its kind, its words and its slots."""
        slots = sorted((key, str(value)) for key, value in self.slots.items() if key not in _UNSTABLE)
        told = repr((self.kind.value, self.quotes, slots))
        return hashlib.sha256(told.encode()).hexdigest()[:16]


def numbered(drafts: list[DraftClaim], text: str) -> tuple[DraftClaim, ...]:
    """The drafts in the order of the text, numbered from 1, a part with the number of its total; no draft twice."""
    ordered = sorted(drafts, key=lambda one: (one.spans[0].start, one.at or one.spans[0].start))
    seen, kept = set[str](), list[DraftClaim]()
    for draft in ordered:
        one = draft.quoted(text)
        if one.fingerprint not in seen:
            seen.add(one.fingerprint)
            kept.append(replace(one, number=len(kept) + 1))
    of_number = {one.at: one.number for one in kept if one.at is not None}
    return tuple(_with_total(one, of_number) for one in kept)


def _with_total(draft: DraftClaim, of_number: Mapping[int, int]) -> DraftClaim:
    total = of_number.get(draft.whole) if draft.whole is not None else None
    if total is not None:
        return replace(draft, slots={**draft.slots, "part_of": total})
    parts = ("breakdown", "axis")
    return replace(draft, slots={key: value for key, value in draft.slots.items() if key not in parts})
