"""Checks whether claims cover everything in a report's text, and whether every quote of a claim is in the text.

Each quote must be verbatim at its position in the text. Claims must quote each sentence and each clause of the text.
For each number in the text, a claim that quotes the number must have it as its value; for each body that the text
names, a claim that quotes the body's name must contain the body. A quote must not name a group, service or body that
isn't in the quote's claim. The functions are pure and take plain values, which
:mod:`gapgraph.authoring.source_facts` reads from a graph.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import groupby

from gapgraph.core.ids import id_order
from gapgraph.core.numbers_in_text import numbers_in
from gapgraph.i18n.say import say
from gapgraph.vocabulary import NO_CLAIM, ClaimId

_LAW = re.compile(
    r"\b(?:Law|Decree|Resolution|Article|Ley|Decreto(?:\s+(?:Supremo|Legislativo))?|Resolución|Artículo)"
    r"\s+(?:(?:No\.|N\.?[°ºo])\s*)?\d[\d-]*(?:-[A-Z]{2,})*(?:\s+(?:of|de)\s+\d{4})?"
)
_WORD = re.compile(r"[\w’'+-]+")
_LINKING = frozenset(
    {
        *("a", "an", "also", "although", "and", "as", "at", "but", "by", "compared", "comparison", "during", "for"),
        *("from", "had", "has", "have", "however", "in", "including", "it", "of", "on", "that", "the", "their"),
        *("there", "these", "they", "this", "those", "to", "were", "which", "while", "who", "whom", "with"),
    }
)
_CLAUSE_WORDS = 3
"""The minimum number of words, without linking words, in a clause that a claim should quote."""
YEARS = range(1990, 2036)
"""Numbers that can be years: a claim covers one of these numbers also if the number is in the claim's time."""

_ACRONYM = re.compile(r"\b[A-Z]{3,}s?\b")
_BODY = re.compile(
    r"\b(?:[A-Z][\w’']+\s+(?:(?:of|and|the|for)\s+)*)*"
    r"(?:Ministry|Unit|Institute|Centers|Commission|Office|Inspectorate|Police|Prosecutor|Attorney General|Fund)"
    r"(?:\s+(?:(?:of|and|the|for|against)\s+)*[A-Z][\w’']+)*"
)


class FindingKind(StrEnum):
    """The kind of a finding about a report and its text."""

    QUOTE = "quote-not-verbatim"
    SENTENCE = "sentence-uncited"
    NUMBER = "number-uncited"
    BODY = "body-uncited"
    CLAUSE = "clause-uncited"
    OTHER_GROUP = "other-group-named"
    OTHER_SERVICE = "other-service-named"
    OTHER_BODY = "other-body-named"
    UNQUOTED = "slot-unquoted"


@dataclass(frozen=True)
class Passage:
    """A quote of a claim, and its position in the text, in code points, end exclusive."""

    exact: str
    start: int
    end: int

    def holds(self, start: int, end: int) -> bool:
        """Whether the span is inside the passage."""
        return self.start <= start and end <= self.end


@dataclass(frozen=True)
class Citation:
    """What one claim covers: its passages, its number, the words of its times, and the names of its bodies.

    ``names`` are the labels of all bodies in the claim, and of the bodies that contain them. ``others`` are the
    positions where the claim's passages name a group, service or body that isn't in the claim.
    """

    claim: ClaimId
    passages: tuple[Passage, ...]
    value: int | Decimal | None = None
    times: str = ""
    names: frozenset[str] = frozenset()
    names_law: bool = False
    others: tuple[tuple[FindingKind, int, int], ...] = ()


@dataclass(frozen=True)
class SourceFinding:
    """Something in the source that no claim covers, or a quote that is not in the source.

    ``text`` are the words of the report's text from ``start`` to ``end``; ``quoted`` are the words that a claim quotes
    from this position.
    """

    lack: FindingKind
    sentence: int
    start: int
    end: int
    text: str
    claim: ClaimId = NO_CLAIM
    quoted: str = ""

    @property
    def remedy(self) -> str:
        """What to do about the finding."""
        return say(f"remedy {self.lack}")


@dataclass(frozen=True)
class Source:
    """A report's text, its sentences as (start, end), the citations of its claims, and acronyms that name no body."""

    text: str
    sentences: tuple[tuple[int, int], ...]
    citations: tuple[Citation, ...]
    no_bodies: frozenset[str] = frozenset()
    dismissed: frozenset[tuple[str, str]] = frozenset()
    """Findings that a person has dismissed: pairs of the kind, and the words or the claim's id."""


@dataclass(frozen=True)
class Tally:
    """How much was checked, so that a result without findings means something."""

    quotes: int
    sentences: int
    numbers: int
    bodies: int


def tally(source: Source) -> Tally:
    """How many quotes the claims have, and how many sentences, numbers and named bodies the text has."""
    laws = [match.span() for match in _LAW.finditer(source.text)]
    inside = (any(first <= start and end <= last for first, last in laws) for start, end, _ in numbers_in(source.text))
    return Tally(
        quotes=sum(len(citation.passages) for citation in source.citations),
        sentences=len(source.sentences),
        numbers=len(laws) + sum(not within for within in inside),
        bodies=len(set(_named_bodies(source))),
    )


def check_source(source: Source) -> tuple[SourceFinding, ...]:
    """All findings, in the order of the text."""
    checks = (_quotes, _sentences, _clauses, _numbers, _bodies, _others)
    found = (finding for check in checks for finding in check(source))
    findings = (one for one in found if source.dismissed.isdisjoint({(one.lack, one.text), (one.lack, one.claim)}))
    return tuple(sorted(findings, key=lambda f: (f.start, f.end, f.lack, id_order(f.claim))))


def _finding(
    source: Source, lack: FindingKind, start: int, end: int, claim: ClaimId = NO_CLAIM, quoted: str = ""
) -> SourceFinding:
    number = next((n for n, (_, stop) in enumerate(source.sentences, start=1) if start < stop), 0)
    return SourceFinding(lack, number, start, end, source.text[start:end], claim, quoted)


def _quotes(source: Source) -> Iterator[SourceFinding]:
    for citation in source.citations:
        for p in citation.passages:
            if not p.exact or source.text[p.start : p.end] != p.exact:
                yield _finding(source, FindingKind.QUOTE, p.start, p.end, citation.claim, p.exact)


def _sentences(source: Source) -> Iterator[SourceFinding]:
    passages = [p for citation in source.citations for p in citation.passages]
    for start, end in source.sentences:
        is_heading = source.text[start:end].isupper()
        if not is_heading and not any(p.start < end and start < p.end for p in passages):
            yield _finding(source, FindingKind.SENTENCE, start, end)


def _clauses(source: Source) -> Iterator[SourceFinding]:
    """Runs of words that no claim quotes, in sentences of which a claim quotes other words."""
    passages = [p for citation in source.citations for p in citation.passages]
    for start, end in source.sentences:
        inside = [p for p in passages if p.start < end and start < p.end]
        for words in _unquoted(source.text, start, end, inside) if inside else ():
            if sum(word.group().casefold() not in _LINKING for word in words) >= _CLAUSE_WORDS:
                yield _finding(source, FindingKind.CLAUSE, words[0].start(), words[-1].end())


def _unquoted(text: str, start: int, end: int, passages: list[Passage]) -> Iterator[list[re.Match[str]]]:
    """The runs of neighboring words between start and end that none of the passages contains."""
    words = _WORD.finditer(text, start, end)
    for quoted, run in groupby(words, lambda word: any(p.holds(*word.span()) for p in passages)):
        if not quoted:
            yield list(run)


def _others(source: Source) -> Iterator[SourceFinding]:
    for citation in source.citations:
        for lack, start, end in citation.others:
            yield _finding(source, lack, start, end, citation.claim)


def _citing(source: Source, start: int, end: int) -> Iterator[Citation]:
    return (c for c in source.citations if any(p.holds(start, end) for p in c.passages))


def _numbers(source: Source) -> Iterator[SourceFinding]:
    laws = [match.span() for match in _LAW.finditer(source.text)]
    for start, end in laws:
        if not any(citation.names_law for citation in _citing(source, start, end)):
            yield _finding(source, FindingKind.NUMBER, start, end)
    for start, end, number in numbers_in(source.text):
        named = any(first <= start and end <= last for first, last in laws)
        if not named and not any(_carries(c, number) for c in _citing(source, start, end)):
            yield _finding(source, FindingKind.NUMBER, start, end)


def _carries(citation: Citation, number: int | Decimal) -> bool:
    return citation.value == number or (number in YEARS and str(number) in citation.times)


def _bodies(source: Source) -> Iterator[SourceFinding]:
    for start, end in sorted(set(_named_bodies(source))):
        name = _folded(source.text[start:end])
        if not any(_names(citation.names, name) for citation in _citing(source, start, end)):
            yield _finding(source, FindingKind.BODY, start, end)


def _named_bodies(source: Source) -> Iterable[tuple[int, int]]:
    for pattern in (_ACRONYM, _BODY):
        for match in pattern.finditer(source.text):
            if _folded(match.group()) not in source.no_bodies and not _in_heading(source, match.start()):
                yield match.span()


def _in_heading(source: Source, position: int) -> bool:
    """Whether the sentence at a position is all capitals: a heading says nothing that a claim could cover."""
    here = (source.text[start:end] for start, end in source.sentences if start <= position < end)
    return any(sentence.isupper() for sentence in here)


def _names(names: frozenset[str], name: str) -> bool:
    return any(name in _folded(one) or _folded(one) in name for one in names)


def _folded(name: str) -> str:
    return name.casefold().replace("’s", "").removeprefix("the ").removesuffix("s")
