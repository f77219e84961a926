"""The services that words name: by the labels of the ontology, by lists of adjectives, and by verbs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from gapgraph.authoring.narrative import Span
from gapgraph.drafting.discourse import Discourse
from gapgraph.drafting.statement_refusals import outside
from gapgraph.drafting.statement_rest import WIDE
from gapgraph.drafting.text_lexicon import Mention, Phrases
from gapgraph.drafting.verb_forms import meanings_of_verbs
from gapgraph.drafting.word_tables import class_pattern, pattern_named, word_lists

_NO_SERVICE_AFTER: Final = {
    "ImmigrationRelief": "time",
    "ParticipationInProceedings": "time",
    "TemporaryLodging": "left",
    "IdentityDocuments": "undocumented",
}
"""For a service, the name of a pattern. After words that match the pattern, such as "during", the service's name
doesn't mean that the service is given: "during the reflection period" only says when something happens.
"""

_OF_POLICE: Final = frozenset({"PhysicalSafety", "WitnessProtection"})
"""Services whose names can begin with a body: "police protection"."""


def verbs_of_services(table: str) -> Phrases:
    """The verbs that mean a service, from ``verbs.toml`` and from the given table of ``words.toml``. If a verb is in
    ``verbs.toml`` and in the table, the verb means the service in the table.
    """
    of_verbs = {form: name for form, name in meanings_of_verbs().items() if table == "verbs" or name != "Care"}
    return Phrases({**of_verbs, **{words: str(name) for words, name in word_lists()[table].items()}})


def names_of(mentions: Iterable[Mention]) -> list[str]:
    """The distinct names of some mentions, in the order of the mentions."""
    return list(dict.fromkeys(one.name for one in mentions))


def _is_within_name(other: Span, mention: Mention) -> bool:
    """Whether the words of a service don't mean the service, because they overlap ``other``, the name of something
    else, such as an office. In "police protection", the words mean the service, although they begin with the name of a
    body.
    """
    begins = mention.name in _OF_POLICE and other.start == mention.start and other.end < mention.end
    return other.start < mention.end and mention.start < other.end and not begins


class ServiceWords:
    """Finds the words for services in a part of a text."""

    def __init__(self, discourse: Discourse) -> None:
        self._seen = discourse
        self._needs = verbs_of_services("needs")
        self.listed: list[str] = []
        """The services of the last list, which "these services" means."""
        self.asides: tuple[Span, ...] = ()
        """The stretches of the current clause in which no refused service is named."""

    def names_in(self, place: Span) -> list[str]:
        """The names of the services between two positions, each once."""
        found = outside(list(self.mentions(place)), self.asides)
        return names_of(one for one in found if not self._is_for_another(one, found))

    def of_shortfall(self, place: Span) -> list[str]:
        """The services that a part of a text calls insufficient. The service of a profession, such as "psychologists",
        is left out if a lack of these people is only the cause why another service is insufficient.
        """
        found = [one for one in self.mentions(place) if not self.is_cause(one)]
        return names_of(one for one in found if not self._is_for_another(one, found))

    def is_staff(self, mention: Mention) -> bool:
        """Whether a service is named only by the people of its profession."""
        staff = pattern_named("statement_services", "staff")
        return staff.fullmatch(self._seen.text, mention.start, mention.end) is not None

    def is_cause(self, mention: Mention) -> bool:
        """Whether people of a profession are only the cause why another service is insufficient."""
        text = self._seen.text
        if not self.is_staff(mention):
            return False
        before = text[max(0, mention.start - 60) : mention.start]
        return (
            pattern_named("statement_services", "staff_causes").search(before) is not None
            or pattern_named("statement_services", "staff_caused").match(text, mention.end) is not None
        )

    def _is_for_another(self, mention: Mention, found: Sequence[Mention]) -> bool:
        """Whether a general word such as "support" only introduces another service: "support for their
        reintegration".
        """
        if mention.name not in WIDE:
            return False
        joined = pattern_named("statement_services", "joined").match(self._seen.text, mention.end)
        return joined is not None and any(one.start == joined.end() for one in found)

    def mentions(self, place: Span) -> Iterator[Mention]:
        """The services named between two positions, with lists expanded: legal, psychological, and social services."""
        text, taken = self._seen.text, list[Span]()
        if match := pattern_named("statement_services", "these").search(text, place.start, place.end):
            yield from (Mention(match.start(), match.end(), name) for name in self.listed)
            taken.append(Span(*match.span()))
        for inside in pattern_named("statement_services", "inside").finditer(text, place.start, place.end):
            yield Mention(inside.start(), inside.end(), "ServicesOtherThanLodging")
            taken.append(Span(*inside.span()))
        for home in pattern_named("statement_services", "specialized_shelter").finditer(text, place.start, place.end):
            yield Mention(home.start(), home.end(), "SpecializedShelter")
            taken.append(Span(*home.span()))
        for name in ("office", "no_service"):
            for one in pattern_named("statement_services", name).finditer(text, place.start, place.end):
                taken.append(Span(*one.span()))
        whole, single = self._seen.lexicon.listed
        for listed in whole.finditer(text, place.start, place.end):
            taken.append(Span(*listed.span()))
            for word in single.finditer(text, listed.start(), listed.end()):
                service = word_lists()["listed"][word.group().casefold()]
                yield Mention(word.start(), word.end(), str(service))
        masked = [*taken, *self._institutions(place)]
        for mention in self._seen.lexicon.protections.find(text, place.start, place.end):
            words = text[place.start : mention.start]
            excepted = pattern_named("statement_services", "excepted").search(words) or self._is_a_circumstance(mention)
            speaks = class_pattern("says").match(text, mention.end + 1) is not None and mention.start == place.start
            if not excepted and not speaks and not any(_is_within_name(one, mention) for one in masked):
                yield mention

    def _is_a_circumstance(self, mention: Mention) -> bool:
        """Whether a service only says when something happens, or to whom: "during the reflection period", "after they
        leave the shelter", "women without identity papers".
        """
        before = self._seen.text[max(0, mention.start - 40) : mention.start]
        name = _NO_SERVICE_AFTER.get(mention.name, "")
        return bool(name) and pattern_named("statement_services", name).search(before) is not None

    def of_needs(self, place: Span) -> list[str]:
        """The services that the verbs in a part of the text mean."""
        found = self._needs.find(self._seen.text, place.start, place.end)
        return names_of(
            one
            for one in found
            if not self._seen.text.startswith((" as ", " whether ", " how "), one.end)
            and not self._is_noun(one)
            and not (one.name == "Information" and self._tells_the_author(one, place))
        )

    def _is_noun(self, verb: Mention) -> bool:
        """Whether a word that looks like the verb of a service is a noun ("a record"), or means to file ("a complaint
        was lodged").
        """
        text = self._seen.text
        before = text[max(0, verb.start - 60) : verb.start]
        if text.startswith("lodg", verb.start):
            return pattern_named("statement_services", "filed").search(before) is not None
        return pattern_named("statement_services", "noun").search(before) is not None

    def _tells_the_author(self, verb: Mention, place: Span) -> bool:
        """Whether a verb such as "informed" means news for the report's author, and not information for victims."""
        text = self._seen.text
        return (
            pattern_named("statement_services", "addressed").match(text, verb.end) is not None
            or pattern_named("statement_services", "author").search(text[max(0, place.start - 60) : verb.start])
            is not None
        )

    def _institutions(self, place: Span) -> Iterator[Span]:
        near = self._seen.bodies_at(place.start, place.end)
        common = self._seen.lexicon.common
        return (Span(one.start, one.end) for one in near if self._is_institution(one) and one.name not in common)

    def _is_institution(self, mention: Mention) -> bool:
        """Whether a body whose name contains a service is an institution, and not a place of service: true for the
        Assistance Unit, false for government shelters.
        """
        return re.search(r"(?:shelters|centers|spaces)$", self._seen.text[mention.start : mention.end]) is None
