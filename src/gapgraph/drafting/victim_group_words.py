"""The victim group that a noun phrase names: each word means a set of leaves (smallest groups); they are
intersected.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Final

from gapgraph.core.facts import LABEL, Literal
from gapgraph.drafting.text_lexicon import Mention, TextLexicon
from gapgraph.drafting.word_tables import pattern_named, word_lists
from gapgraph.vocabulary import GAP, SKOS, VICTIM, Iri, curie, expand

_PLURALS: Final[Mapping[str, str]] = {"women": "woman", "men": "man", "children": "child"}
_HEADS: Final = "victims|victim|individuals|survivors|persons|people|clients|beneficiaries|returnees|residents"


class VictimGroupWords:
    """Finds the groups of a text."""

    def __init__(self, lexicon: TextLexicon) -> None:
        self._lexicon = lexicon
        self._lattice = lexicon.lattice

    @cached_property
    def _leaves(self) -> Mapping[str, int]:
        """The leaves (smallest groups) that each word or phrase means."""
        found = {words: self._lattice.leaves_of(expand(name)) for words, name in word_lists()["groups"].items()}
        facts = self._lexicon.facts
        for iri in facts.of_type(GAP + "VictimGroup"):
            for words in _short(_texts(facts.terms(iri, LABEL)), _texts(facts.terms(iri, SKOS + "altLabel"))):
                found.setdefault(words, self._lattice.leaves_of(iri))
        demonym = self._own_demonyms
        return found | dict.fromkeys(demonym, self._lattice.leaves_of(Iri(GAP + "NationalVictim")))

    @property
    def _own_demonyms(self) -> tuple[str, ...]:
        from gapgraph.drafting.nationalities import demonyms_of  # noqa: PLC0415  (imported late, for a faster start)

        return tuple(demonyms_of(self._lexicon.country))

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        words = sorted(self._leaves, key=len, reverse=True)
        return re.compile(rf"(?<![\w-])(?:(?:{'|'.join(map(re.escape, words))})(?!\w)|(?:{_HEADS})\b)", re.IGNORECASE)

    def find(self, text: str, start: int, end: int, masked: Iterable[Mention] = ()) -> Iterator[Mention]:
        """The groups named between two positions; ``masked`` are names of bodies, whose words name no group."""
        blocked = [(one.start, one.end) for one in masked]
        run: list[re.Match[str]] = []
        for match in self._pattern.finditer(text, start, end):
            if any(first <= match.start() < last for first, last in blocked):
                continue
            if self._is_of_a_thing(text, match, end):
                continue
            if run and not self._continues(text, run, match):
                yield self._mention(run)
                run = []
            run.append(match)
        if run:
            yield self._mention(run)

    def _is_of_a_thing(self, text: str, match: re.Match[str], end: int) -> bool:
        """Whether an adjective belongs to a thing, not to people: "child welfare", "Slovak authorities"."""
        word = match.group().casefold()
        of_people = pattern_named("victim_group_words", "of_people").fullmatch(word) or word in self._own_demonyms
        return (
            bool(of_people) and pattern_named("victim_group_words", "thing").match(text, match.end(), end) is not None
        )

    def _continues(self, text: str, run: list[re.Match[str]], match: re.Match[str]) -> bool:
        between = text[run[-1].end() : match.start()]
        return (
            pattern_named("victim_group_words", "between").fullmatch(between) is not None
            and "," not in between
            and self._common([*run, match]) != 0
            and not (self._is_noun(run[-1]) and self._is_noun(match) and not self._may_join(between, match))
        )

    def _may_join(self, between: str, match: re.Match[str]) -> bool:
        """Whether two nouns can be one phrase: "girls in prostitution", "women victims"."""
        return " in " in between or (between == " " and re.fullmatch(_HEADS, match.group().casefold()) is not None)

    def _is_noun(self, match: re.Match[str]) -> bool:
        """Whether a word for people is a noun, such as "victims", "women" or "girls", and not an adjective such as
        "foreign".
        """
        word = match.group().casefold()
        return re.fullmatch(_HEADS, word) is not None or word in _PLURALS or word in {"girls", "boys", "adults"}

    def _common(self, run: Iterable[re.Match[str]]) -> int:
        leaves = self._lattice.leaves_of(VICTIM)
        for match in run:
            leaves &= self._leaves.get(match.group().casefold(), leaves)
        return leaves

    def _mention(self, run: list[re.Match[str]]) -> Mention:
        return Mention(run[0].start(), run[-1].end(), self.name(self._common(run)))

    def joined(self, words: str) -> str:
        """The group of two joined nouns that have one name together ("women and girls"), or empty."""
        folded = words.casefold()
        return next((str(name) for said, name in word_lists()["joined_groups"].items() if said in folded), "")

    def name(self, leaves: int) -> str:
        """The named group with exactly these leaves (smallest groups), or the smallest named group that
        contains them.
        """
        exact = self._lattice.names.get(leaves)
        if exact is None:
            holding = [(group.bit_count(), iri) for iri, group in self._lattice.groups.items() if leaves & ~group == 0]
            exact = min(holding)[1] if leaves else VICTIM
        return curie(exact).removeprefix("gap:")

    def both(self, one: str, other: str) -> str:
        """The intersection of two groups; the second group if they have nobody in common."""
        common = self._lattice.leaves_of(expand(one)) & self._lattice.leaves_of(expand(other))
        return self.name(common) if common else other


def _texts(terms: Iterable[object]) -> list[str]:
    return [term.text for term in terms if isinstance(term, Literal) and term.language in ("en", "")]


def _short(labels: list[str], others: list[str]) -> Iterator[str]:
    """Each label of a group without the word "victims", in the plural and in the singular; a label that is too general
    or begins with "national" is left out.
    """
    for label in (*labels, *others):
        words = pattern_named("victim_group_words", "of_victims").without(label.casefold())
        if words.startswith("national") or words in (
            "victims",
            "trafficking victims",
            "victims of trafficking",
            "not in proceedings",
            "in proceedings",
            "national victims",
        ):
            continue
        yield words
        for plural, singular in _PLURALS.items():
            yield re.sub(rf"\b{plural}$", singular, words)
        if words.endswith("s"):
            yield words.removesuffix("s")
