"""Words of a text and the names of the ontology that the words mean. The words come from the labels of the ontology,
the labels of the report's country, and ``words.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final

from gapgraph.core.facts import LABEL, Facts, Literal
from gapgraph.core.groups import Lattice, read_lattice
from gapgraph.drafting.word_tables import american, pattern_named, word_lists
from gapgraph.vocabulary import COUNTRY, GAP, SKOS, curie, expand

_IRREGULAR: Final = {"woman": "women", "man": "men", "child": "children", "person": "people"}
_LISTED_HEADS: Final = (
    r"(?:care|services?|assistance|support|evaluations?|examinations?|aid|treatment|attention|help|counseling|"
    r"appointments?|consultations?|check-?ups?|screenings?)"
)


@dataclass(frozen=True, order=True)
class Mention:
    """A name of the ontology that the text mentions, and the position of its words."""

    start: int
    end: int
    name: str


_WORD: Final = re.compile(r"(?<![\w-])[\w'’-]+")


class Phrases:
    """Maps phrases of a text to names of the ontology; if several phrases begin at one position, the longest counts.

    Each word of a text is looked up among the first words of the phrases, so the search isn't slower with more phrases.
    """

    def __init__(self, phrases: Mapping[str, str]) -> None:
        self._names = {american(phrase): name for phrase, name in phrases.items()}
        self._by_word: dict[str, list[tuple[str, ...]]] = {}
        for phrase in sorted(self._names, key=len, reverse=True):
            words = tuple(phrase.split(" "))
            for first in _first_words(words):
                self._by_word.setdefault(first, []).append(words)

    def find(self, text: str, start: int = 0, end: int | None = None) -> Iterator[Mention]:
        """Every mention between two places, in the order of the text."""
        stop = len(text) if end is None else end
        words, done = _words(text, start, stop), start
        for number, word in enumerate(words):
            if word.start >= done and (found := self._phrase_at(text, words, number, stop)):
                if word.folded == "the" and self._goes_further(text, words, number + 1, found.end, stop):
                    continue
                done = found.end
                yield found

    def _goes_further(self, text: str, words: tuple[_Word, ...], number: int, end: int, stop: int) -> bool:
        """Whether a phrase at a word ends later: in "the Ministry of Justice", "Ministry of Justice" counts, and not
        "the Ministry".
        """
        longer = self._phrase_at(text, words, number, stop) if number < len(words) else None
        return longer is not None and longer.end > end

    def _phrase_at(self, text: str, words: tuple[_Word, ...], number: int, stop: int) -> Mention | None:
        first = words[number]
        ways = self._by_word.get(first.folded, ())
        if first.folded != first.stem:
            ways = sorted((*ways, *self._by_word.get(first.stem, ())), key=_letters, reverse=True)
        for phrase in ways:
            if (end := _end_of(phrase, text, words, number)) and end <= stop:
                return Mention(first.start, end, self._name(text[first.start : end]))
        return None

    def _name(self, words: str) -> str:
        folded = american(words)
        return next(self._names[one] for one in (folded, folded.removesuffix("s")) if one in self._names)


@dataclass(frozen=True)
class _Word:
    """A word of a text: its spelling in phrases, and the spelling without "'s"."""

    start: int
    end: int
    folded: str
    stem: str
    stem_end: int


def _letters(phrase: tuple[str, ...]) -> int:
    return sum(map(len, phrase)) + len(phrase)


def _end_of(phrase: tuple[str, ...], text: str, words: tuple[_Word, ...], number: int) -> int:
    """Where a phrase that begins with a word of the text ends, or zero."""
    last = number + len(phrase) - 1
    if last >= len(words):
        return 0
    for at, said in enumerate(phrase[:-1], number):
        if words[at].folded != said or not text[words[at].end : words[at + 1].start].isspace():
            return 0
    word, said = words[last], phrase[-1]
    plural = said if said.endswith("s") else f"{said}s"
    if word.folded in (said, plural):
        return word.end
    return word.stem_end if word.stem in (said, plural) else 0


@lru_cache(maxsize=4096)
def _words(text: str, start: int, end: int) -> tuple[_Word, ...]:
    """The words between two positions."""
    return tuple(_word(match.start(), match.group()) for match in _WORD.finditer(text, start, end))


def _word(start: int, said: str) -> _Word:
    folded, stem = _folded(said), said.replace("’", "'").partition("'")[0]
    return _Word(start, start + len(said), folded, _folded(stem), start + len(stem))


@lru_cache(maxsize=8192)
def _folded(word: str) -> str:
    return american(word)


def _first_words(phrase: tuple[str, ...]) -> tuple[str, ...]:
    """The spellings of a phrase's first word in a text: if it is the phrase's only word, also with an ``s`` at
    its end.
    """
    first = phrase[0]
    return (first,) if len(phrase) > 1 or first.endswith("s") else (first, f"{first}s")


class TextLexicon:
    """What the words of a report about one country mean."""

    def __init__(
        self,
        facts: Facts,
        country: str,
        more_bodies: Mapping[str, str] | None = None,
        author: str = "",
        common: Iterable[str] = (),
    ) -> None:
        self.facts, self.country = facts, country.lower()
        self.author = author
        """The name of the body that "we" means, or empty."""
        self.common = frozenset(common)
        """The bodies that the text names by common nouns only; these nouns can also name a service: "safe houses"."""
        self._more = dict(more_bodies or {})
        self._own = f"{COUNTRY}{self.country}#"

    @cached_property
    def lattice(self) -> Lattice:
        """The named groups as sets of leaves (smallest groups)."""
        return read_lattice(self.facts)

    @cached_property
    def bodies(self) -> Phrases:
        """The words for bodies that act or provide: bodies of the country, and general ones such as courts."""
        phrases = dict(self._labels((GAP + "Provider",)))
        for name, words in word_lists()["bodies"].items():
            phrases |= dict.fromkeys(words, name)
        phrases |= {words: name for words, name in self._labels((GAP + "Provider",)) if not name.startswith("gap:")}
        phrases.pop("specialized shelters", None)
        phrases |= self._more | (dict.fromkeys(("we", "our", "us"), self.author) if self.author else {})
        return Phrases({words: self._own_ministries(name) for words, name in phrases.items()})

    def _own_ministries(self, name: str) -> str:
        own = f"{self.country}:{name}"
        return own if name == "Ministries" and expand(own) in self.facts else name

    @cached_property
    def informants(self) -> Phrases:
        """The words for the bodies that the publisher may quote; the publisher itself isn't one of them."""
        silent = self.common | {self.author}
        others = {words: name for words, name in self._more.items() if name not in silent}
        phrases = dict(self._labels((GAP + "Provider",))) | others
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
        """The places of the report's country, by their labels."""
        return Phrases(dict(self._labels((GAP + "Place",))))

    @cached_property
    def listed(self) -> tuple[re.Pattern[str], re.Pattern[str]]:
        """The pattern for a list of adjectives with its noun, and for each adjective in it."""
        adjectives = "|".join(sorted(map(re.escape, word_lists()["listed"]), key=len, reverse=True))
        one = rf"(?<![\w-])(?:{adjectives})(?![\w-])"
        head = rf"{one}(?:(?:\s*,\s*(?:and\s+|or\s+)?|\s+and\s+|\s+or\s+){one})*\s+{_LISTED_HEADS}\b"
        return re.compile(head, re.IGNORECASE), re.compile(one, re.IGNORECASE)

    def _labels(self, classes: Iterable[str]) -> Iterator[tuple[str, str]]:
        """English labels and alternative labels of general terms and of the country's terms, with the names of the
        terms in an encoding.
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
    short = pattern_named("text_lexicon", "of_country").without(label)
    yield short
    if acronym := pattern_named("text_lexicon", "name_parts").search(short):
        yield acronym["acronym"]
        if acronym.start() > 3:
            yield short[: acronym.start()].strip()
