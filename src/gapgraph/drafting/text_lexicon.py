"""Words of a text and the names they mean: from the ontology's labels, the country's, and ``words.toml``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final

from gapgraph.core.facts import LABEL, Facts, Literal
from gapgraph.core.groups import Lattice, read_lattice
from gapgraph.drafting.word_tables import american, both_spellings, pattern_named, word_lists
from gapgraph.vocabulary import COUNTRY, GAP, SKOS, curie, expand

_IRREGULAR: Final = {"woman": "women", "man": "men", "child": "children", "person": "people"}
_LISTED_HEADS: Final = (
    r"(?:care|services?|assistance|support|evaluations?|examinations?|aid|treatment|attention|help|counseling)"
)


@dataclass(frozen=True, order=True)
class Mention:
    """A name of the ontology that the text mentions, and the position of its words."""

    start: int
    end: int
    name: str


_WORD: Final = re.compile(r"(?<![\w-])[\w'’-]+|(?<![\w-])[^\w\s]")


class Phrases:
    """Phrases that mean names; at each position the longest phrase wins.

    Only the phrases that begin with the word at a position are tried there, so more phrases cost no time.
    """

    def __init__(self, phrases: Mapping[str, str]) -> None:
        self._names = {american(phrase): name for phrase, name in phrases.items()}
        self._by_word: dict[str, list[str]] = {}
        for phrase in sorted(self._names, key=len, reverse=True):
            for word in _first_words(phrase):
                self._by_word.setdefault(word, []).append(phrase)
        self._patterns: dict[str, re.Pattern[str]] = {}

    def find(self, text: str, start: int = 0, end: int | None = None) -> Iterator[Mention]:
        """Every mention between two places, in the order of the text."""
        stop = len(text) if end is None else end
        done = start
        for at, word in _words(text, start, stop):
            if at >= done and word in self._by_word and (match := self._pattern(word).match(text, at, stop)):
                done = match.end()
                yield Mention(at, done, self._name(match.group()))

    def _pattern(self, word: str) -> re.Pattern[str]:
        """The pattern of all phrases that begin with a word."""
        known = self._patterns.get(word)
        if known is None:
            ways = "|".join(map(_spelled, self._by_word[word]))
            known = self._patterns[word] = re.compile(rf"(?:{ways})(?![\w-])", re.IGNORECASE)
        return known

    def _name(self, words: str) -> str:
        folded = american(words)
        return next(self._names[one] for one in (folded, folded.removesuffix("s")) if one in self._names)


@lru_cache(maxsize=4096)
def _words(text: str, start: int, end: int) -> tuple[tuple[int, str], ...]:
    """The words between two positions, as the phrases spell them, and where each begins."""
    return tuple((match.start(), _folded(match.group())) for match in _WORD.finditer(text, start, end))


@lru_cache(maxsize=8192)
def _folded(word: str) -> str:
    return american(word)


def _first_words(phrase: str) -> tuple[str, ...]:
    """The first word of a phrase as a text may spell it: the only word of a phrase may have an ``s`` at its end."""
    match = _WORD.match(phrase)
    word = match.group() if match else phrase
    return (word,) if len(word) < len(phrase) or word.endswith("s") else (word, f"{word}s")


def _spelled(phrase: str) -> str:
    """A phrase as a pattern that allows any white space, British and American spelling, and an ``s`` at its end or
    none.
    """
    words = both_spellings(phrase)
    return words if phrase.endswith("s") else f"{words}s?"



class TextLexicon:
    """What the words of a report about one country mean."""

    def __init__(self, facts: Facts, country: str, more_bodies: Mapping[str, str] | None = None) -> None:
        self.facts, self.country = facts, country.lower()
        self._more = dict(more_bodies or {})
        self._own = f"{COUNTRY}{self.country}#"

    @cached_property
    def lattice(self) -> Lattice:
        """The groups as sets of leaves."""
        return read_lattice(self.facts)

    @cached_property
    def bodies(self) -> Phrases:
        """Who acts or provides: bodies of the country and of all countries."""
        phrases = dict(self._labels((GAP + "Provider",)))
        for name, words in word_lists()["bodies"].items():
            phrases |= dict.fromkeys(words, name)
        phrases |= {words: name for words, name in self._labels((GAP + "Provider",)) if not name.startswith("gap:")}
        phrases.pop("specialized shelters", None)
        phrases |= self._more
        return Phrases({words: self._own_ministries(name) for words, name in phrases.items()})

    def _own_ministries(self, name: str) -> str:
        own = f"{self.country}:{name}"
        return own if name == "Ministries" and expand(own) in self.facts else name

    @cached_property
    def informants(self) -> Phrases:
        """Who may be quoted by the publisher."""
        phrases = dict(self._labels((GAP + "Provider",))) | self._more
        for table in ("bodies", "informants"):
            for name, words in word_lists()[table].items():
                phrases |= dict.fromkeys(words, name)
        return Phrases(phrases)

    @cached_property
    def protections(self) -> Phrases:
        """Services and freedoms by their labels and by the codebook's words."""
        phrases = dict(self._labels((GAP + "Protection",)))
        for name, words in word_lists()["protections"].items():
            phrases |= dict.fromkeys(words, name)
        return Phrases(phrases)

    def ministries_of(self, words: str) -> list[str]:
        """The country's ministries for the fields in a list: "education, health, and labor"."""
        folded, found = words.casefold(), dict[str, int]()
        for label, name in self._labels((GAP + "Provider",)):
            field = label.removeprefix("Ministry of ").casefold()
            if label.startswith("Ministry of ") and (
                match := re.search(rf"\b{re.escape(field.partition(' (')[0])}\b", folded)
            ):
                found[name] = match.start()
        return sorted(found, key=found.__getitem__)

    @cached_property
    def places(self) -> Phrases:
        """Places of the country."""
        return Phrases(dict(self._labels((GAP + "Place",))))

    @cached_property
    def listed(self) -> tuple[re.Pattern[str], re.Pattern[str]]:
        """The pattern for a list of adjectives with its noun, and for each adjective in it."""
        adjectives = "|".join(sorted(map(re.escape, word_lists()["listed"]), key=len, reverse=True))
        one = rf"(?<![\w-])(?:{adjectives})(?![\w-])"
        head = rf"{one}(?:(?:\s*,\s*(?:and\s+|or\s+)?|\s+and\s+|\s+or\s+){one})*\s+{_LISTED_HEADS}\b"
        return re.compile(head, re.IGNORECASE), re.compile(one, re.IGNORECASE)

    def _labels(self, classes: Iterable[str]) -> Iterator[tuple[str, str]]:
        """English labels and alternative labels of general terms and of this country's, with their names in an
        encoding.
        """
        for cls in classes:
            for iri in self.facts.of_type(cls):
                if iri.startswith((GAP, self._own)):
                    name = curie(iri).removeprefix("gap:")
                    yield from ((words, name) for words in _spellings(self.facts, iri))


def _spellings(facts: Facts, iri: str) -> Iterator[str]:
    for predicate in (LABEL, SKOS + "altLabel"):
        for term in facts.terms(iri, predicate):
            if isinstance(term, Literal) and term.language in ("en", ""):
                yield from _name_parts(term.text)


def _name_parts(label: str) -> Iterator[str]:
    """A label without its country and, if it gives both, its name and acronym separately."""
    short = pattern_named("text_lexicon", "of_country").sub("", label)
    yield short
    if acronym := pattern_named("text_lexicon", "name_parts").search(short):
        yield acronym["acronym"]
        if acronym.start() > 3:
            yield short[: acronym.start()].strip()
