"""Drafts the bodies that a text names and the ontology doesn't declare, each with its acronym and its parent."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from gapgraph.drafting.body_names import BODY_KINDS, names_of_bodies
from gapgraph.drafting.common_bodies import common_bodies
from gapgraph.drafting.self_names import own_noun, own_publisher, speaks_of_itself
from gapgraph.drafting.text_lexicon import TextLexicon
from gapgraph.drafting.word_tables import word_lists


@dataclass(frozen=True)
class DraftBody:
    """A body as an encoding declares it, and the other words by which the text names it."""

    id: str
    label: str
    parent: str
    also: tuple[str, ...] = ()
    common: bool = False
    """Whether the label consists of common nouns."""

    @property
    def table(self) -> dict[str, Any]:
        """The body as a table of an encoding."""
        table: dict[str, Any] = {"id": self.id, "label": self.label, "parent": self.parent}
        return table | ({"also": list(self.also)} if self.also else {})


def bodies_to_declare(text: str, lexicon: TextLexicon) -> tuple[DraftBody, ...]:
    """The undeclared bodies that a text names, each with its acronym and with the short names that the text uses."""
    found: dict[str, DraftBody] = {}
    for body in _named(text):
        if not _is_known(body, lexicon) and not any(body.label in (one.label, *one.also) for one in found.values()):
            found.setdefault(body.id, body)
    return with_short_names(_without_ends(_without_singulars(found)), text, lexicon)


def _is_known(body: DraftBody, lexicon: TextLexicon) -> bool:
    """Whether a body is already declared under its full name or, for a body of the country, under its acronym.

    In the word lists the acronym IOM means any international organization, so IOM doesn't show that a body is declared.
    """
    acronyms = [one.name for words in body.also for one in lexicon.bodies.find(words)]
    return _is_declared(body.label, lexicon) or any(":" in name for name in acronyms)


def _is_declared(words: str, lexicon: TextLexicon) -> bool:
    """Whether the words, as a whole, are the name of a known body, or name a part of a body of the country."""
    known = list(lexicon.bodies.find(words))
    return any(one.end - one.start == len(words) or ":" in one.name for one in known)


def _without_singulars(bodies: Mapping[str, DraftBody]) -> Iterator[DraftBody]:
    """The bodies, each with its plural and its singular as one body: "safe houses" and "a safe house"."""
    for one in bodies.values():
        plural = bodies.get(f"{one.id}s")
        if not (one.common and plural):
            single = bodies.get(one.id.removesuffix("s")) if one.common else None
            yield replace(one, also=(*one.also, single.label)) if single and single is not one else one


def _without_ends(bodies: Iterable[DraftBody]) -> Iterator[DraftBody]:
    """The bodies without those that are the end of a longer name: "Assistance System" is another name for "National
    Assistance System".
    """
    every = list(bodies)
    ends = {one.id: [other for other in every if _is_end(other.label, one.label)] for one in every}
    shorter = {other.id for others in ends.values() for other in others}
    for one in every:
        if one.id not in shorter:
            yield replace(
                one, also=(*one.also, *(words for other in ends[one.id] for words in (other.label, *other.also)))
            )


def _is_end(short: str, name: str) -> bool:
    whole = name.endswith((f" {short}", f" {short}s"))
    return whole and not re.search(r"\b(?:of|for|on|against)\b|['’]s$", name[: -len(short) - 1].strip())


def _named(text: str) -> Iterator[DraftBody]:
    for name, acronym in names_of_bodies(text):
        yield DraftBody(_id(acronym or name), name, _parent(name), (acronym,) if acronym else ())
    for name in common_bodies(text):
        yield DraftBody(_id(name), name, _parent(name), common=True)


def _id(name: str) -> str:
    words = re.findall(r"[A-Za-z0-9]+", name)
    return "".join(word if word.isupper() else word.capitalize() for word in words)


def _parent(name: str) -> str:
    return next(
        (parent for pattern, parent in word_lists()["parents_of_bodies"].items() if re.search(pattern, name)),
        "Government",
    )


def with_author(bodies: Sequence[DraftBody], text: str, report: Mapping[str, str]) -> tuple[tuple[DraftBody, ...], str]:
    """If a report's text says "we" or "our", add the report's author to the bodies, unless the author is known already.
    Returns the bodies, and the author's name; the name is empty if the text doesn't name the author.
    """
    country = report["country"].lower()
    if publisher := own_publisher(report):
        return tuple(bodies), publisher if speaks_of_itself(text) else ""
    noun = own_noun(text, report, [words.removeprefix("the ") for one in bodies for words in one.also])
    known = next((one for one in bodies if f"the {noun}" in one.also), None)
    if not noun or known:
        return tuple(bodies), f"{country}:{known.id}" if known else ""
    author = DraftBody(_id(noun), noun, _parent(noun), (f"the {noun}", f"this {noun}", f"our {noun}"))
    return (*bodies, author), f"{country}:{author.id}"


def phrases_of(bodies: Iterable[DraftBody], country: str) -> dict[str, str]:
    """The words for each body, with its name in claims."""
    return {words: f"{country.lower()}:{one.id}" for one in bodies for words in (one.label, *one.also)}


_BARE: Final = re.compile(
    r"(?<=[a-z,] )the (?P<head>Ministry|Department|Agency|Commission|Directorate|Secretariat|Bureau|Authority|Division|"
    r"Unit|Centre|Center|Service|Fund|Institute|Board)\b(?! (?:of|for|on|against)\b)(?! [A-Z])"
)
_HEAD: Final = re.compile(
    rf"^(?:[\w’'-]+\s+){{0,4}}?(?P<head>{BODY_KINDS})\s+(?:of|for|on|against)\b|(?P<last>[\w-]+)$"
)


def with_short_names(bodies: Iterable[DraftBody], text: str, lexicon: TextLexicon) -> tuple[DraftBody, ...]:
    """The bodies with the short names that the text uses: "the Department" means the first body that is a department.

    If a word such as "department" is in the name of a body that the ontology has for this country, "the Department" is
    not used as a short name.
    """
    named = [text[one.start : one.end] for one in lexicon.bodies.find(text) if ":" in one.name]
    taken = {word.casefold() for words in named for word in words.split()}
    found = []
    for one in bodies:
        match = _HEAD.search(one.label)
        head = (match["head"] or match["last"]).casefold() if match else ""
        short = head and head not in taken and _is_short_name(head, text)
        taken |= {head} if short else set()
        found.append(replace(one, also=(*one.also, f"the {head}")) if short else one)
    return (*found, *_offices_without_name(text, found, taken))


def _offices_without_name(text: str, bodies: Sequence[DraftBody], taken: Collection[str]) -> Iterator[DraftBody]:
    """The bodies that a text names only by "the Ministry", with a capital letter and without a full name."""
    said = dict.fromkeys(match["head"] for match in _BARE.finditer(text))
    for head in said:
        if head.casefold() not in taken and not any(head in one.label for one in bodies):
            yield DraftBody(head, head, _parent(head), (f"the {head.casefold()}",))


def _is_short_name(head: str, text: str) -> bool:
    """Whether "the" and a word occur without more words of a name: "the Department" and not "the Department of …"."""
    pattern = rf"\bthe {re.escape(head)}\b(?! (?:of|for|on|against)\b)(?! (?-i:[A-Z]))"
    return re.search(pattern, text, re.IGNORECASE) is not None
