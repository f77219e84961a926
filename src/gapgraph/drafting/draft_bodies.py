"""Drafts the bodies that a text names and the ontology doesn't declare, each with its acronym and its parent."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from gapgraph.drafting.text_lexicon import TextLexicon
from gapgraph.drafting.word_tables import word_lists

_WORD: Final = r"[A-Z][\w’'-]+"
_WITH_ACRONYM: Final = re.compile(
    rf"(?P<name>{_WORD}(?:\s+(?:(?:of|for|and|the|against|on|in)\s+)*{_WORD}){{0,9}})\s+\((?P<acronym>[A-Z][A-Z-]{{1,9}})\)"
)
_NOT_IN_NAMES: Final = (
    "The|This|That|These|Those|Its|Their|Our|His|Her|An?|In|At|On|Of|For|From|To|By|With|Since|Under|Until|Throughout|"
    "According|After|Before|During|If|When|While|Where|Each|Every|No|Some|Many|Most|Both|Two|Three|Another|Other|As|And|"
    "But|Only|Neither|Either|All|Any|Private|Public|European|United|Safe|Special|Rapporteur"
)
"""Words with a capital letter before a name, or names that mean no body of the country."""
_BY_KIND: Final = re.compile(
    r"(?P<name>(?:Ministry|Department|Office|Agency|Institute|Secretariat|Directorate|Bureau|Commission|Council)"
    rf"\s+(?:of|for|on|against)(?:\s+(?:(?:of|for|and|the)\s+)*{_WORD}){{1,12}})"
)
_BY_LAST_WORD: Final = re.compile(
    rf"(?<![\w-])(?P<name>(?!(?:{_NOT_IN_NAMES})\b){_WORD}(?:\s+{_WORD}){{0,4}}\s+"
    r"(?:Ministry|Fund|Foundation|Association|Network|Service|Agency|Office|Commission|Council|Centre|Center|House|"
    r"Institute|Unit|Directorate|Trust|Union|Society|Mission|Guard|Inspectorate|Board|Bureau|Secretariat|Department))"
    r"(?![\w-]|['’]s? [A-Z]|\s+(?:of|for|on|against|[A-Z]))"
)


@dataclass(frozen=True)
class DraftBody:
    """A body as an encoding declares it, and the other words by which the text names it."""

    id: str
    label: str
    parent: str
    also: tuple[str, ...] = ()

    @property
    def table(self) -> dict[str, Any]:
        """The body as a table of an encoding."""
        table: dict[str, Any] = {"id": self.id, "label": self.label, "parent": self.parent}
        return table | ({"also": list(self.also)} if self.also else {})


def bodies_to_declare(text: str, lexicon: TextLexicon) -> tuple[DraftBody, ...]:
    """The undeclared bodies that a text names by a name and an acronym, by "Ministry of …", or by "… Fund"."""
    found: dict[str, DraftBody] = {}
    for body in _named(text):
        known = any(_is_declared(words, lexicon) for words in (body.label, *body.also))
        if not known and not any(body.label in (one.label, *one.also) for one in found.values()):
            found.setdefault(body.id, body)
    return tuple(found.values())


def _is_declared(words: str, lexicon: TextLexicon) -> bool:
    """Whether the words, as a whole, are the name of a known body."""
    return any(one.end - one.start == len(words) for one in lexicon.bodies.find(words))


def _named(text: str) -> Iterator[DraftBody]:
    for match in _WITH_ACRONYM.finditer(text):
        name, acronym = _without_article(match["name"]), match["acronym"]
        if name[0] == acronym[0] or acronym[0] in (word[0] for word in name.split()):
            yield DraftBody(_id(acronym), name, _parent(name), (acronym,))
    for match in _BY_KIND.finditer(text):
        yield DraftBody(_id(match["name"]), match["name"], _parent(match["name"]))
    for match in _BY_LAST_WORD.finditer(text):
        yield DraftBody(_id(match["name"]), match["name"], _parent(match["name"]))


def _without_article(name: str) -> str:
    """A name without "The", "Its" or "A" at its start, or else without everything up to a possessive: "Interior
    Ministry's Unit" becomes "Unit".
    """
    return re.sub(r"^(?:The|Its|An?)\s+|^.*['’]s\s+", "", name)


def _id(name: str) -> str:
    words = re.findall(r"[A-Za-z0-9]+", name)
    return "".join(word if word.isupper() else word.capitalize() for word in words)


def _parent(name: str) -> str:
    return next(
        (parent for pattern, parent in word_lists()["parents_of_bodies"].items() if re.search(pattern, name)),
        "Government",
    )


def phrases_of(bodies: Iterable[DraftBody], country: str) -> dict[str, str]:
    """The words for each body, with its name in claims."""
    return {words: f"{country.lower()}:{one.id}" for one in bodies for words in (one.label, *one.also)}
