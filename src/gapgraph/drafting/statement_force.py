"""Whether words of a clause state a fact, and not a plan, a demand, a denial or something that "nobody" does."""

from __future__ import annotations

from functools import cache
from typing import Final

from gapgraph.authoring.narrative import Span
from gapgraph.core.claim_words import Kind
from gapgraph.drafting.folded_pattern import FoldedPattern
from gapgraph.drafting.statement_rules import StatementRule
from gapgraph.drafting.word_tables import class_pattern, pattern_of, word_lists

_FOR_RETURN: Final = frozenset({"Repatriation", "IdentityDocuments"})
_IN_EVERY_RULE: Final = ("threatened", "proposed", "planned")
_IN_PROVISIONS: Final = ("supposed", "in_theory")


@cache
def _before(table: str, name: str) -> FoldedPattern:
    """The pattern for words such as a plan or a denial, just before the words of a statement."""
    return pattern_of(f"(?:{word_lists()[table][name]})$")


def has_force(text: str, rule: StatementRule, words: Span, clause: Span, sentence: Span) -> bool:
    """Whether the words that a rule found state a fact, and are not planned, demanded, denied or imagined."""
    if _is_conditional(text, words, clause, sentence) is not rule.conditional and (
        rule.conditional or rule.kind is Kind.DENIAL
    ):
        return False
    if text[words.end : sentence.end].rstrip().endswith("?"):
        return False
    said = text[sentence.start : words.start]
    if any(_before("always", name).search(said) for name in word_lists()["always"]):
        return False
    more = _IN_PROVISIONS if rule.kind is Kind.PROVISION else ()
    names = [name for name in (*_IN_EVERY_RULE, *more, *rule.unless) if name not in rule.despite]
    near = text[clause.start : words.start]
    return not any(_before("contexts", name).search(near) for name in names)


def _is_conditional(text: str, words: Span, clause: Span, sentence: Span) -> bool:
    """Whether people are refused because of what they lack or did, and not because of their group."""
    condition = class_pattern("without")
    behind = condition.search(text, words.start, sentence.end)
    return behind is not None or condition.search(text, clause.start, words.start) is not None


def is_abroad(text: str, clause: Span, service: str) -> bool:
    """Whether a service is given abroad; what embassies do for people who come home is a service of the country."""
    abroad = pattern_of(word_lists()["places"]["abroad"]).search(text, clause.start, clause.end)
    return abroad is not None and service not in _FOR_RETURN
