"""Claims that a model proposes, sentence by sentence: each is checked against the sentence, and dropped if it fails.

The model's own words are not trusted. The quote of a proposal must be in the sentence, verbatim. The sentence must name
each value of a slot, and the value must be valid. The quote of a proposal must contain the proposal's number, if it has
one. The clause of a proposed Denial must have a verb of refusal. A clause that denies a service gives no claim that the
service is given. Frequency, certainty and attribution are read from the clause, never taken from the model.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from gapgraph.authoring.encoding import Value
from gapgraph.authoring.narrative import Span
from gapgraph.authoring.slot_choices import SlotChoices
from gapgraph.core.claim_words import Kind
from gapgraph.core.numbers_in_text import numbers_in
from gapgraph.core.required_slots import needed
from gapgraph.drafting.clauses import clauses
from gapgraph.drafting.discourse import Discourse
from gapgraph.drafting.draft_claim import MODEL, DraftClaim
from gapgraph.drafting.model_endpoint import ModelEndpoint
from gapgraph.drafting.statement_rules import statement_rules
from gapgraph.drafting.statement_slots import StatementSlots
from gapgraph.drafting.voices import hedges

_NAMES: Final = ("group", "protection", "provider", "body", "measure", "reach", "harm", "action", "aaaq")
_REQUIRED: Final = frozenset({*_NAMES, "value"}) - {"body"}
"""The slots that a proposed claim must have if its kind requires them; without them, the proposal is dropped."""
_WORDS: Final = 3
"""The minimum number of words of a quote: shorter quotes occur in any sentence."""
_MOST: Final = 6
"""The maximum number of claims requested for one sentence."""
_TOKENS: Final = 120
"""The maximum number of tokens of one claim in a model's answer. The number of claims requested in one answer depends
on this constant, because an answer that is cut off in the middle can't be read.
"""
_CONFIDENCE: Final = 0.3
_GIVEN: Final = frozenset({Kind.PROVISION, Kind.STRENGTH})
_INSTRUCTIONS: Final = (
    "You read one sentence of a report on services for victims of human trafficking and list the claims that it makes. "
    'Answer with JSON: {"claims": [{"kind": …, "quote": …, "group": …, "protection": …, "provider": …}]}. The quote is '
    "copied from the sentence, word for word. Use only these names. Leave out what the sentence does not say."
)


@dataclass(frozen=True)
class ModelProposals:
    """The accepted proposals, and how many others were dropped for which reason."""

    drafts: tuple[DraftClaim, ...]
    refused: Mapping[str, int]

    @property
    def proposed(self) -> int:
        """The number of claims that the model proposed, including unreadable answers."""
        return len(self.drafts) + sum(self.refused.values())


class _RefusedError(Exception):
    """A proposal that fails a check; its message names the check."""


class ModelProposer:
    """Asks a model about sentences and keeps the proposals that pass the checks."""

    def __init__(self, discourse: Discourse, endpoint: ModelEndpoint) -> None:
        self._seen, self._endpoint = discourse, endpoint
        self._choices = SlotChoices(discourse.lexicon.facts)
        self._slots = StatementSlots(discourse)
        self._refused: Counter[str] = Counter()

    def propose(self, sentences: Iterable[Span], drafted: Iterable[DraftClaim]) -> ModelProposals:
        """The claims of these sentences that pass the checks and aren't drafted yet. Raises GapgraphError GG344 if the
        model doesn't answer.
        """
        known = {_key(one) for one in drafted}
        kept: list[DraftClaim] = []
        for sentence in sentences:
            for draft in self._of_sentence(sentence):
                if _key(draft) in known:
                    self._refused["drafted already"] += 1
                else:
                    known.add(_key(draft))
                    kept.append(draft)
        return ModelProposals(tuple(kept), dict(sorted(self._refused.items())))

    def _of_sentence(self, sentence: Span) -> Iterator[DraftClaim]:
        words = self._seen.text[sentence.start : sentence.end]
        answer = self._endpoint.ask(self._instructions(), words, _schema(self._endpoint.tokens))
        for proposal in self._proposals(answer):
            try:
                yield self._checked(proposal, sentence)
            except _RefusedError as reason:
                self._refused[str(reason)] += 1

    def _instructions(self) -> str:
        names = "; ".join(f"{slot}: {', '.join(self._choices.names(slot))}" for slot in ("group", "protection"))
        return f"{_INSTRUCTIONS} kind: {', '.join(Kind)}; {names}."

    def _proposals(self, answer: str) -> list[Any]:
        """The claims in the model's answer. An answer that can't be read counts as one dropped proposal."""
        try:
            found = json.loads(answer)["claims"]
        except (ValueError, LookupError, TypeError, RecursionError):
            found = None
        if isinstance(found, list):
            return found
        self._refused["no list of claims"] += 1
        return []

    def _checked(self, proposal: object, sentence: Span) -> DraftClaim:
        """The proposal as a draft. Raises _RefusedError if the proposal fails a check."""
        if not isinstance(proposal, dict):
            raise _RefusedError("no claim")
        kind = self._kind(proposal)
        span = self._quote(proposal, sentence)
        clause = self._clause(span, sentence)
        slots: dict[str, Value] = {}
        for slot in _NAMES:
            if (value := proposal.get(slot)) not in (None, ""):
                slots[slot] = self._name(slot, value, sentence)
        if kind is Kind.OBSERVATION:
            slots |= self._counted(proposal, span, sentence)
        if any(slot not in slots for slot in needed(kind, _REQUIRED)):
            raise _RefusedError("a slot is missing")
        self._contradicted(kind, clause)
        told = hedges(self._seen.text, clause, self._seen.lexicon)
        return DraftClaim(kind, slots | told, (span,), MODEL + self._endpoint.model, _CONFIDENCE)

    def _kind(self, proposal: Mapping[str, object]) -> Kind:
        try:
            return Kind(str(proposal.get("kind")))
        except ValueError as error:
            raise _RefusedError("no kind of claim") from error

    def _quote(self, proposal: Mapping[str, object], sentence: Span) -> Span:
        quote = proposal.get("quote")
        if not isinstance(quote, str) or len(quote.split()) < _WORDS or quote != quote.strip():
            raise _RefusedError("no quote")
        start = self._seen.text.find(quote, sentence.start, sentence.end)
        if start < 0:
            raise _RefusedError("quote not verbatim")
        return Span(start, start + len(quote))

    def _clause(self, span: Span, sentence: Span) -> Span:
        """All clauses that overlap the quote, so that no hedge or refusal in one of them is lost."""
        touched = [one for one in clauses(self._seen.text, sentence) if one.start < span.end and span.start < one.end]
        return Span(touched[0].start, touched[-1].end) if touched else span

    def _name(self, slot: str, value: object, sentence: Span) -> str:
        if not isinstance(value, str) or not self._choices.fits(slot, value) or value not in self._choices.names(slot):
            raise _RefusedError("unknown name")
        if value not in self._named(slot, sentence):
            raise _RefusedError(f"{slot} not in the sentence")
        return value

    def _named(self, slot: str, sentence: Span) -> set[str]:
        """The names for a slot that the sentence's words allow."""
        seen = self._seen
        if slot == "group":
            return {one.name for one in seen.groups_in(sentence.start, sentence.end)}
        if slot == "protection":
            return {one.name for one in self._slots.words.mentions(sentence)}
        if slot in ("provider", "body"):
            named = {one.name for one in seen.bodies_between(sentence.start, sentence.end)}
            return named or {"AnyProvider"}
        return set(self._choices.names(slot)) - {"ToAll"}

    def _counted(self, proposal: Mapping[str, object], span: Span, sentence: Span) -> dict[str, Value]:
        value = proposal.get("value")
        quoted = {number for _, _, number in numbers_in(self._seen.text[span.start : span.end])}
        if isinstance(value, bool) or not isinstance(value, int) or value not in quoted:
            raise _RefusedError("value not in the quote")
        return {"value": value, "period": self._seen.default_period(sentence)}

    def _contradicted(self, kind: Kind, clause: Span) -> None:
        """Raises _RefusedError if the clause says the opposite, or a Denial has no verb of refusal."""
        found = {r.kind for r in statement_rules() if r.find.search(self._seen.text, clause.start, clause.end)}
        negative = any(
            rule.negative and rule.find.search(self._seen.text, clause.start, clause.end) for rule in statement_rules()
        )
        if kind is Kind.DENIAL and Kind.DENIAL not in found:
            raise _RefusedError("nothing is refused")
        if kind is Kind.ABSENCE and Kind.ABSENCE not in found:
            raise _RefusedError("nothing is absent")
        if kind in _GIVEN and negative:
            raise _RefusedError("the clause says the opposite")


def _key(draft: DraftClaim) -> tuple[object, ...]:
    slots = draft.slots
    return draft.kind, slots.get("group"), slots.get("protection"), slots.get("value"), slots.get("harm")


def _schema(tokens: int) -> dict[str, Any]:
    """The schema of an answer, for servers that can enforce a schema: as many claims as fit into the tokens of an
    answer.
    """
    texts = {name: {"type": "string", "maxLength": 300 if name == "quote" else 40} for name in ("quote", *_NAMES)}
    most = min(_MOST, max(1, tokens // _TOKENS))
    claim = {
        "type": "object",
        "properties": {
            "kind": {"type": "string", "enum": [str(kind) for kind in Kind]},
            **texts,
            "value": {"type": "integer"},
        },
        "required": ["kind", "quote"],
    }
    return {
        "type": "object",
        "properties": {"claims": {"type": "array", "maxItems": most, "items": claim}},
        "required": ["claims"],
    }
