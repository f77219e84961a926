"""Finds names in a quote that don't fit its claim: the name of another group, another service or another body.

The names that are searched are the English labels and alternative labels of the ontology and the countries. Words of a
body's name ("Ministry of Women") don't name a group. A word also names a service if the first letters of the word are
those of a word in the service's label ("medical and psychological care" names medical care).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from gapgraph.core.claim_slots import body_slots
from gapgraph.core.claims import Claim
from gapgraph.core.facts import LABEL, Facts, Literal
from gapgraph.core.ids import iri_of_claim
from gapgraph.core.source_check import FindingKind
from gapgraph.corpus import Corpus
from gapgraph.vocabulary import GAP, NO_IRI, REPORT, SKOS, Iri, ReportId

_ACKNOWLEDGED = GAP + "OtherWordsNamed"
_STEM = 5
"""A word in a quote names a service if this number of its first letters are those of a word in the service's label."""

Stretch = tuple[int, int]


@dataclass(frozen=True)
class Spellings:
    """The names of terms of one kind: a pattern that finds them in a text, longer names first, and the terms that each
    name means.
    """

    pattern: re.Pattern[str]
    terms: Mapping[str, frozenset[Iri]]

    def named_in(self, text: str, taken: Iterable[Stretch] = ()) -> Iterator[tuple[Stretch, frozenset[Iri]]]:
        """The positions in the text where terms are named, with these terms; ``taken`` are positions that are
        left out.
        """
        for match in self.pattern.finditer(text):
            if not any(start < match.end() and match.start() < end for start, end in taken):
                yield match.span(), self.terms[match["name"].casefold()]


def spellings(facts: Facts, terms: Iterable[Iri]) -> Spellings:
    """The English labels and alternative labels of the terms."""
    found: dict[str, set[Iri]] = {}
    for term in terms:
        for name in labels_of(facts, term):
            found.setdefault(name.casefold(), set()).add(term)
    names = "|".join(re.escape(name) for name in sorted(found, key=lambda name: (-len(name), name)))
    pattern = re.compile(rf"(?<![\w-])(?P<name>{names or '(?!)'})(?:s|[’']s)?(?![\w-])", re.IGNORECASE)
    return Spellings(pattern, {name: frozenset(terms) for name, terms in found.items()})


def labels_of(facts: Facts, term: str) -> Iterator[str]:
    """The English labels and alternative labels of a term."""
    for predicate in (LABEL, SKOS + "altLabel"):
        for literal in facts.terms(term, predicate):
            if isinstance(literal, Literal) and literal.language in ("", "en"):
                yield literal.text


class NearNames:
    """The names of groups, services and bodies that a report's text may use.

    Bodies are those of the ontology, of the report and of its country. Bodies of other countries are left out, because
    they can have the same names.
    """

    def __init__(self, graph: Corpus, report: ReportId) -> None:
        country = graph.report_facts(report).iri(REPORT + report, GAP + "country") or ""
        near = (GAP, country.partition("#")[0] + "#", f"{REPORT}{report}/")
        self.facts, self.scheme, self.leaves = graph.facts, graph.scheme, graph.lattice.groups
        self.groups = spellings(graph.facts, graph.lattice.groups)
        self.services = spellings(graph.facts, graph.scheme.protections)
        self.bodies = spellings(graph.facts, (body for body in graph.scheme.contains if body.startswith(near)))

    def hints(self, text: str, service: Iri) -> Iterator[Stretch]:
        """The positions of words in the text whose first letters are those of a word in the service's labels."""
        words = (word for name in labels_of(self.facts, service) for word in re.findall(r"\w+", name.casefold()))
        stems = {word[:_STEM] for word in words if len(word) >= _STEM}
        return (word.span() for word in re.finditer(r"\w+", text) if word.group().casefold()[:_STEM] in stems)

    def are_kin(self, one: Iri, other: Iri) -> bool:
        """Whether one body is the other, contains it, or is part of it."""
        contains = self.scheme.contains
        return one == other or other in contains.get(one, ()) or one in contains.get(other, ())


def claim_bodies(facts: Facts, claim: Claim) -> set[Iri]:
    """The organizations and other agents in the slots of a claim."""
    iri = iri_of_claim(claim.id)
    return {body for slot in body_slots() for body in facts.iris(iri, slot.predicate)}


class OtherNames:
    """Finds in a claim's quotes the names of groups, services and bodies that aren't the claim's own."""

    def __init__(self, names: NearNames) -> None:
        self._names = names

    def of(self, claim: Claim, facts: Facts) -> tuple[tuple[FindingKind, int, int], ...]:
        """The names of groups, services and bodies that the quotes of the claim contain, but that are in none of its
        slots, each with its position in the narrative; empty if the claim has the acknowledgement ``OtherWordsNamed``.
        """
        iri = REPORT + claim.id
        if _ACKNOWLEDGED in facts.iris(iri, GAP + "acknowledged"):
            return ()
        quotes = [(quote.exact, quote.start) for quote in claim.quotes]
        bodies = [(span, at, terms) for text, at in quotes for span, terms in self._names.bodies.named_in(text)]
        found = [
            *self._other_bodies(bodies, claim_bodies(facts, claim)),
            *self._other_groups(quotes, facts.iri(iri, GAP + "group") or NO_IRI, bodies),
            *self._other_services(quotes, claim.protection, bodies),
        ]
        return tuple(found)

    def _other_bodies(
        self, named: list[tuple[Stretch, int, frozenset[Iri]]], own: set[Iri]
    ) -> Iterator[tuple[FindingKind, int, int]]:
        """The positions of the bodies in the claim's quotes, if none of them is related to a body in the claim's slots.

        Two bodies are related if they are the same body, or if one body contains the other.
        """
        ours = own & self._names.scheme.contains.keys()
        if not ours or any(self._names.are_kin(one, term) for *_, terms in named for term in terms for one in ours):
            return
        for (start, end), at, _ in named:
            yield FindingKind.OTHER_BODY, at + start, at + end

    def _other_groups(
        self, quotes: list[tuple[str, int]], group: Iri, bodies: list[tuple[Stretch, int, frozenset[Iri]]]
    ) -> Iterator[tuple[FindingKind, int, int]]:
        """The groups that the quotes name, if the claim's group has a member who is in none of these groups."""
        named = [
            (span, at, terms)
            for text, at, taken in _untaken(quotes, bodies)
            for span, terms in self._names.groups.named_in(text, taken)
        ]
        groups = self._names.leaves
        people = 0
        for *_, terms in named:
            for term in terms:
                people |= groups[term]
        if named and group in groups and groups[group] & ~people:
            for (start, end), at, _ in named:
                yield FindingKind.OTHER_GROUP, at + start, at + end

    def _other_services(
        self, quotes: list[tuple[str, int]], service: Iri, bodies: list[tuple[Stretch, int, frozenset[Iri]]]
    ) -> Iterator[tuple[FindingKind, int, int]]:
        """The services that the quotes name, if the claim's service isn't one of them and isn't broader or narrower
        than one of them.
        """
        if not service or any(True for text, _ in quotes for _ in self._names.hints(text, service)):
            return
        named = [
            (span, at, terms)
            for text, at, taken in _untaken(quotes, bodies)
            for span, terms in self._names.services.named_in(text, taken)
        ]
        covers = self._names.scheme.covers
        if any(
            term == service or term in covers.get(service, ()) or service in covers.get(term, ())
            for *_, terms in named
            for term in terms
        ):
            return
        for (start, end), at, _ in named:
            yield FindingKind.OTHER_SERVICE, at + start, at + end


def _untaken(
    quotes: list[tuple[str, int]], bodies: list[tuple[Stretch, int, frozenset[Iri]]]
) -> Iterator[tuple[str, int, list[Stretch]]]:
    """Each quote with its position, and the positions in it where a body is named."""
    for text, at in quotes:
        yield text, at, [span for span, place, _ in bodies if place == at]
