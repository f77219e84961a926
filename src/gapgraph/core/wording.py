"""Names as people type them: case, accents, plural endings and small joining words make no difference.

>>> stems("Labor-trafficking VICTIMS") == stems("víctimas") or stems("labor trafficking victim")
('labor', 'trafficking', 'victim')
"""

from __future__ import annotations

import re
import unicodedata
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from gapgraph.core.facts import LABEL, Facts, Literal
from gapgraph.vocabulary import SKOS, Iri, curie

Stems = tuple[str, ...]
"""The words of a name that distinguish it from others, in their order, each without accents and endings."""

LONGEST_TYPED_NAME: Final = 16
"""The maximum number of words in a name: nobody types more, and every further word multiplies the possible meanings."""

_JOINING_WORDS: Final = (
    "a an are at by de del el en for in la las los of on para por que son the their to was were who with"
)
_JOINING: Final = frozenset(_JOINING_WORDS.split())
_NAMED_BY: Final = (LABEL, SKOS + "altLabel", SKOS + "hiddenLabel")
_IRREGULAR: Final = {"children": "child", "men": "man", "women": "woman", "people": "person"}
_BETWEEN_WORDS: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")
_WORD: Final = re.compile(r"[^\W_]+")


class UnderstoodName(UserWarning):
    """The typed text is neither an id nor a label, and was understood as a name: the message gives that name."""


def tell_understood(typed: str, meant: str, others: Sequence[str] = ()) -> None:
    """Issue a warning that says how a name was understood, and which other names contain its words; the warning shows
    the caller's line.
    """
    also = f" Other names contain the same word: {', '.join(others)}." if others else ""
    warnings.warn(f"{typed!r} is understood as {meant}.{also}", UnderstoodName, stacklevel=4)


def folded(text: str) -> str:
    """The text in small letters, without accents."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def folded_words(text: str) -> tuple[str, ...]:
    """The text's words in small letters, without accents; ``LaborTrafficking`` is two words."""
    return tuple(_WORD.findall(folded(_BETWEEN_WORDS.sub(" ", text))))


def stems(text: str) -> Stems:
    """The text's words for comparing names: without joining words and without endings."""
    return tuple(_stem(word) for word in folded_words(text) if word not in _JOINING)


def _stem(word: str) -> str:
    """The word without its plural ending, in English or Spanish: ``men`` and ``man``, ``varones`` and ``varón``."""
    word = _IRREGULAR.get(word, word)
    if len(word) <= 3 or not word.isalpha():
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    word = word if word.endswith("ss") else word.removesuffix("s")
    return word.removesuffix("e") if len(word) > 3 else word


@dataclass(frozen=True)
class NameIndex:
    """Maps each name, as stems, to the IRIs that have this name."""

    names: Mapping[Stems, frozenset[Iri]]

    def same(self, typed: Stems) -> frozenset[Iri]:
        """The IRIs whose names have exactly the typed words, in any order."""
        wanted = frozenset(typed)
        return frozenset().union(*(iris for name, iris in self.names.items() if frozenset(name) == wanted))

    def within(self, typed: Stems) -> frozenset[Iri]:
        """The IRIs whose names have all the typed words, and possibly other words."""
        wanted = frozenset(typed)
        return frozenset().union(*(iris for name, iris in self.names.items() if wanted and wanted <= frozenset(name)))

    def readings(self, typed: Stems, leaves_of: Callable[[Iri], int], everyone: int) -> frozenset[int]:
        """The possible meanings of the typed words, read as one or more names of groups, one name after another. The
        meaning of several names of groups is the set of the leaves that all the named groups have in common.

        If a typed word belongs to no name of a group, the result is empty. The words of a name must be typed next to
        each other and in order, so that "not" keeps its meaning.
        """
        found: list[set[int]] = [{everyone}, *(set[int]() for _ in typed)]
        for end in range(1, len(typed) + 1):
            for start in range(end):
                for iri in self.names.get(typed[start:end], ()):
                    found[end].update(leaves & leaves_of(iri) for leaves in found[start])
        return frozenset(found[-1]) if typed else frozenset()


def typed_names(iri: Iri, sources: Iterable[Facts]) -> Iterator[str]:
    """The names that a user may type for a term: its bare name, its labels, the alternative and the hidden ones."""
    yield curie(iri).rsplit("/", 1)[-1].rsplit(":", 1)[-1]
    for facts in sources:
        for predicate in _NAMED_BY:
            yield from (term.text for term in facts.terms(iri, predicate) if isinstance(term, Literal))


def index_names(named: Iterable[tuple[Iri, str]]) -> NameIndex:
    """The index of IRIs and their names."""
    names: dict[Stems, set[Iri]] = {}
    for iri, text in named:
        if words := stems(text):
            names.setdefault(words, set()).add(iri)
    return NameIndex({name: frozenset(iris) for name, iris in names.items()})
