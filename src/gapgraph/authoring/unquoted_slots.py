"""Finds slots (group, body, service, hedge) whose words are in the claim's sentence but not in its quotes.

The codebook asks for the shortest words that prove the whole claim. A slot is found only if its words are in the
claim's sentence. A count that is part of a total has the slots of the total, so only its bound ("about", "at least") is
checked.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from typing import Final, NamedTuple

from gapgraph.authoring.other_names import NearNames, Stretch, labels_of
from gapgraph.core.claim_words import Bound, Certainty, Frequency, Kind
from gapgraph.core.claims import Claim
from gapgraph.core.facts import Facts
from gapgraph.core.source_check import FindingKind
from gapgraph.vocabulary import ANY_PROVIDER, GAP, GOVERNMENT, NO_IRI, REPORT, TEMPORARY_LODGING, VICTIM, Iri

_Finder = Callable[[str], Iterator[Stretch]]

_AUTHORITIES: Final = re.compile(r"\b(?:authorities|officials|government)\b", re.IGNORECASE)
_VICTIMS: Final = re.compile(r"\bvictims?\b", re.IGNORECASE)
_OFTEN: Final = re.compile(
    r"\b(?:often|typically|generally|frequently|usually|mostly|most|many|sometimes|at times|some|in fewer cases)\b",
    re.IGNORECASE,
)
_ABOUT: Final = re.compile(
    r"\b(?:approximately|about|almost|around|nearly|roughly|at least|more than|over|up to|at most|fewer than)\b",
    re.IGNORECASE,
)
_SAID: Final = re.compile(
    r"\b(?:report(?:ed|s|ing|edly)?|said|says|cited|indicated|acknowledged|named|described|provided updated data"
    r"|estimated|noted|call(?:ed|ing)|told|disputed)\b",
    re.IGNORECASE,
)


class _Slot(NamedTuple):
    """How a slot is proved: ``says`` finds the words in the sentence that prove the slot, and ``is_enough`` finds the
    words that a quote must contain.
    """

    says: _Finder
    is_enough: _Finder


class UnquotedSlots:
    """Finds the slots of a claim that the sentence of the claim proves, but the quotes of the claim don't prove."""

    def __init__(self, names: NearNames, text: str, sentences: tuple[Stretch, ...]) -> None:
        self._names, self._text, self._sentences = names, text, sentences

    def of(self, claim: Claim, facts: Facts) -> Iterator[tuple[FindingKind, int, int]]:
        """For each unproved slot of the claim, the position of the words in the sentence that the quotes should
        have.
        """
        quotes = [(quote.start, quote.end) for quote in claim.quotes if not quote.digest]
        around = [one for one in self._sentences if any(start < one[1] and one[0] < end for start, end in quotes)]
        for slot in self._slots(claim, facts):
            if not any(self._found(slot.is_enough, quotes)):
                yield from ((FindingKind.UNQUOTED, *one) for one in islice(self._found(slot.says, around), 1))

    def _found(self, find: _Finder, stretches: list[Stretch]) -> Iterator[Stretch]:
        return ((a + start, a + end) for a, z in stretches for start, end in find(self._text[a:z]))

    def _slots(self, claim: Claim, facts: Facts) -> Iterator[_Slot]:
        iri = REPORT + claim.id
        yield from _hedges(claim)
        yield from self._labeled(facts, claim.when, *sorted(claim.places))
        if claim.kind is Kind.OBSERVATION and facts.iri(iri, GAP + "partOf"):
            return
        yield from self._group(claim, facts.iri(iri, GAP + "group") or NO_IRI)
        if claim.kind is not Kind.OBSERVATION:
            for body in (one for name in ("provider", "actor") for one in facts.iris(iri, GAP + name)):
                yield from self._body(body)
            for service in (
                *(claim.protections or (claim.protection,)),
                *((TEMPORARY_LODGING,) if claim.inside else ()),
            ):
                yield from self._service(service)

    def _labeled(self, facts: Facts, *terms: Iri) -> Iterator[_Slot]:
        """A slot for each of these times and places; the quotes prove the slot if they contain a label of the time or
        place.
        """
        for term in filter(None, terms):
            labels = [*labels_of(facts, term), *labels_of(self._names.facts, term)]
            yield _worded(re.compile("|".join(map(re.escape, labels)) or "(?!)", re.IGNORECASE))

    def _group(self, claim: Claim, group: Iri) -> Iterator[_Slot]:
        """The slot for the claim's group. The quotes prove the slot if they name the group, or a group that contains
        the group and isn't Victim. The group Victim is checked only for an Action: the encoder gives an Action this
        group only if the source names victims.
        """
        groups = self._names.leaves
        if group not in groups or (group == VICTIM and claim.kind is not Kind.ACTION):
            return
        people = groups[group]
        wider = {group} | {one for one, leaves in groups.items() if not people & ~leaves and one != VICTIM}
        kin = wider | {one for one, leaves in groups.items() if leaves and not leaves & ~people}
        yield _Slot(self._people(wider), self._people(kin))

    def _people(self, groups: set[Iri]) -> _Finder:
        """Finds names of the groups in a text, except inside the name of a body."""

        def find(text: str) -> Iterator[Stretch]:
            taken = [span for span, _ in self._names.bodies.named_in(text)]
            yield from (span for span, terms in self._names.groups.named_in(text, taken) if terms & groups)
            if VICTIM in groups:
                yield from (match.span() for match in _VICTIMS.finditer(text))

        return find

    def _body(self, body: Iri) -> Iterator[_Slot]:
        if body == ANY_PROVIDER or body not in self._names.scheme.contains:
            return
        is_government = self._names.are_kin(body, GOVERNMENT)
        yield _Slot(
            lambda text: self._bodies(text, lambda one: one == body, authorities=body == GOVERNMENT),
            lambda text: self._bodies(text, lambda one: self._names.are_kin(body, one), authorities=is_government),
        )

    def _bodies(self, text: str, fits: Callable[[Iri], bool], *, authorities: bool) -> Iterator[Stretch]:
        yield from (span for span, terms in self._names.bodies.named_in(text) if any(map(fits, terms)))
        if authorities:
            yield from (match.span() for match in _AUTHORITIES.finditer(text))

    def _service(self, service: Iri) -> Iterator[_Slot]:
        if service in self._names.scheme.protections:
            finder = partial(self._services, service)
            yield _Slot(finder, finder)

    def _services(self, service: Iri, text: str) -> Iterator[Stretch]:
        """The positions of names of the service, of narrower or broader services, and of words that begin like one of
        its labels.
        """
        covers = self._names.scheme.covers
        for span, terms in self._names.services.named_in(text):
            if any(one == service or one in covers[service] or service in covers.get(one, ()) for one in terms):
                yield span
        yield from self._names.hints(text, service)


def _hedges(claim: Claim) -> Iterator[_Slot]:
    if claim.frequency is not Frequency.ALWAYS:
        yield _worded(_OFTEN)
    if claim.bound is not Bound.EXACT:
        yield _worded(_ABOUT)
    if claim.certainty is Certainty.REPORTED and claim.kind is not Kind.OBSERVATION:
        yield _worded(_SAID)


def _worded(pattern: re.Pattern[str]) -> _Slot:
    """A slot that is proved by any words that match the pattern."""

    def find(text: str) -> Iterator[Stretch]:
        return (match.span() for match in pattern.finditer(text))

    return _Slot(find, find)
