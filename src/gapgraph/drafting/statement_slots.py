"""The slots of a statement: its group, protection and provider, by the words nearest to the rule's match."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from gapgraph.authoring.narrative import Span
from gapgraph.core.claim_words import Kind
from gapgraph.drafting.clauses import paragraph_start
from gapgraph.drafting.discourse import Discourse
from gapgraph.drafting.statement_providers import StatementProviders
from gapgraph.drafting.statement_refusals import LODGING, asides_of_refusal, only_lodging, these_shelters
from gapgraph.drafting.statement_rest import USUAL_LODGING, is_given, is_open, near, rest_of, said_services
from gapgraph.drafting.statement_rules import StatementRule
from gapgraph.drafting.statement_services import ServiceWords, names_of, verbs_of_services
from gapgraph.drafting.text_lexicon import Mention
from gapgraph.drafting.word_tables import class_pattern, pattern_named, pattern_of, word_lists

_BY_VERB: Final = frozenset({Kind.LIMITATION, Kind.NON_DISCLOSURE})
_BAD: Final = frozenset({Kind.DENIAL, Kind.ABSENCE, Kind.LIMITATION, Kind.HARM})
_POINTS_BACK: Final = re.compile(r"\b(?:it|them|this|these|such help)\b", re.IGNORECASE)
_STAY: Final = re.compile(r"\b(?:stay|live|sleep)", re.IGNORECASE)
_NEAR: Final = 240
"""For a sentence that means a place to stay or a service named earlier: how many letters back this name may be."""
_FAR: Final = 500
"""For a sentence with words such as "the centre": how many letters before the sentence are searched for this place."""
_LODGING: Final = LODGING - {USUAL_LODGING}
_LATEST: Final = 2
"""A clause that names no service can be about the services of an earlier clause only if the earlier clause has at most
this number of services.
"""
_LIST: Final = 4
"""If a duty has more services than this number, the services are one package and make one claim."""
_NO_ACTION: Final = frozenset({"MedicalCare", "Care"})


def _conjuncts(group: str) -> tuple[str, ...]:
    """The single groups of a joined name: "women and children in proceedings" names two groups in proceedings."""
    match = pattern_named("statement_slots", "union").fullmatch(group)
    return (match["one"] + match["rest"], match["other"] + match["rest"]) if match else (group,)


class StatementSlots:
    """Finds a statement's slots in its clause, and remembers them for later clauses."""

    def __init__(self, discourse: Discourse) -> None:
        self._seen = discourse
        self._providers = StatementProviders(discourse)
        self.words = ServiceWords(discourse)
        self.provider = self._providers.provider
        self._latest: list[str] = []
        self._latest_at = 0
        """The position after the clause that named the services last."""
        self._earlier: list[str] = []
        self._named = self._named_before = False
        """Whether the sentence, or the sentence before it, names victims and no culprit."""
        self.drafted: frozenset[str] = frozenset()
        """The services of the current clause for which a rule has drafted a claim."""
        self._verbs = verbs_of_services("verbs")

    # ---- groups ----

    def groups(self, rule: StatementRule, words: Span, clause: Span) -> list[str]:
        """The groups that the rule's match concerns, each once; if victims are also named, only the narrower groups."""
        if rule.groups == "none":
            return []
        text = self._seen.text
        if (
            pattern_named("statement_slots", "some_groups").search(text, clause.start, clause.end)
            and rule.kind is not Kind.NON_DISCLOSURE
        ):
            return ["UnnamedGroup"]
        after, before = Span(words.end, self._end_of_people(rule, words, clause)), Span(clause.start, words.start)
        places = {"after": [after], "before": [before], "subject": [before, Span(clause.start - 120, clause.start)]}
        places |= {"first": [after], "service": [Span(words.start, clause.end)], "inside": [words]}
        passive = pattern_named("statement_slots", "passive").search(text, clause.start, words.start) or pattern_named(
            "statement_slots", "is"
        ).match(text, words.start, words.end)
        for place in places.get(rule.groups, [before, after] if passive else [after, before]):
            if found := self._groups_in(place, rule.kind, all_of_them=rule.groups == "first"):
                return self._chosen(rule, found, clause, words)
        return self._chosen(rule, [], clause, words)

    def _points_back(self, clause: Span) -> bool:
        """Whether a clause begins with a pronoun or with its verb, so that its subject is in an earlier clause."""
        text = self._seen.text
        return (
            pattern_named("statement_slots", "points_back").match(text, clause.start, clause.end) is not None
            or pattern_named("clauses", "has_verb").match(text, clause.start, clause.end) is not None
        )

    def _end_of_people(self, rule: StatementRule, words: Span, clause: Span) -> int:
        """The position at which the search for a claim's groups ends: for a refusal, the end of the list of people
        after the verb; for other claims, the end of the clause.
        """
        if rule.kind is not Kind.DENIAL:
            return clause.end
        end = pattern_named("statement_slots", "refused_end").search(self._seen.text, words.end, clause.end)
        return end.start() if end else clause.end

    def _chosen(self, rule: StatementRule, found: list[str], clause: Span, words: Span) -> list[str]:
        """The groups of a claim: for some rules only the first one; groups of an earlier clause if a pronoun refers to
        them.
        """
        text = self._seen.text
        if rule.kind is Kind.ACTION:
            return found if rule.groups == "after" and found[:1] != ["Victim"] else found[:1]
        if re.search(r"\bthem\b", text[words.end : words.end + 8]):
            found = [*self._earlier, *found]
            found = found or self._groups_in(Span(clause.start, words.start), rule.kind)
        if rule.kind is Kind.DENIAL and not found and self._refuses_unnamed(words, clause):
            found = ["UnnamedGroup"]
        if set(found) <= {"Victim"} and self._points_back(clause):
            found = self._earlier or found or (["Victim"] if self._named or self._named_before else [])
        if rule.groups == "first":
            found = found[:1]
        return list(dict.fromkeys(part for name in found for part in _conjuncts(name)))

    def _is_with_children(self, mention: Mention) -> bool:
        """Whether a place takes in people together with their children: "mothers with children under ten"."""
        children = pattern_named("statement_slots", "with_children")
        return children.match(self._seen.text, mention.start) is not None

    def _refuses_unnamed(self, words: Span, clause: Span) -> bool:
        """Whether the refused people are described but belong to no named group: "a person without papers"."""
        people = pattern_named("statement_slots", "unnamed_people")
        return people.match(self._seen.text, words.end, clause.end) is not None

    def _groups_in(self, place: Span, kind: Kind | None = None, *, all_of_them: bool = False) -> list[str]:
        mentions = self._seen.groups_in(max(place.start, 0), place.end)
        names = [self._group_of(one, kind) for one in mentions if not self._is_aside(one, kind)]
        if kind is Kind.PROVISION and any(self._is_with_children(one) for one in mentions):
            names.append("Child")
        narrow = [name for name in names if name != "Victim"]
        whole = all_of_them or kind is Kind.ACTION or self._divides(mentions)
        return list(dict.fromkeys(names if whole else narrow or names))

    def _divides(self, mentions: Sequence[Mention]) -> bool:
        """Whether a narrower group is only an example of the victims meant: "victims, including boys"."""
        return any(
            one.name == "Victim" and pattern_named("statement_slots", "including").match(self._seen.text, one.end)
            for one in mentions
        )

    def _group_of(self, mention: Mention, kind: Kind | None) -> str:
        """The group's name; ``UnnamedGroup`` if a refusal or a shortfall concerns only an unnamed part of the group."""
        narrowed = kind in _BAD and pattern_named("statement_slots", "narrowed").match(self._seen.text, mention.end + 1)
        return "UnnamedGroup" if narrowed else mention.name

    def _is_aside(self, mention: Mention, kind: Kind | None) -> bool:
        """Whether a claim isn't about the group that the text mentions: the group is only part of a comparison, of the
        name of a crime, or of words for other people ("victims' relatives"), or the people are victims of another crime
        (only checked for a refusal).
        """
        text = self._seen.text
        before, after = text[max(0, mention.start - 30) : mention.start], text[mention.end : mention.end + 40]
        names = ("of_others", "other_crime") if kind is Kind.DENIAL else ("of_others",)
        others = any(pattern_named("statement_slots", one).match(after) for one in names)
        return others or pattern_named("statement_slots", "aside").search(before) is not None

    # ---- protections ----

    def protections(self, rule: StatementRule, words: Span, clause: Span, sentence: Span) -> list[str]:
        """The services that the rule's match concerns, each once. A rule has several ways to find services; they are
        tried in order, up to the first that finds a service.
        """
        if rule.kind is Kind.DENIAL:
            return self._refused(rule, words, clause, sentence)
        for way in rule.protections.split("-or-"):
            if found := self._by_way(way, rule, words, clause, sentence):
                return found
        lacks = rule.kind in _BAD and rule.protections != "none"
        if lacks and (found := self._before_relative(clause, sentence)):
            return found
        verbs_say_it = rule.kind in _BY_VERB and way not in ("none", "rest")
        return self.words.of_needs(Span(clause.start, clause.end)) if verbs_say_it else []

    def _before_relative(self, clause: Span, sentence: Span) -> list[str]:
        """The service named last before a clause that begins with "where" or "none of which"."""
        if pattern_named("statement_slots", "relative").match(self._seen.text, clause.start, clause.end) is None:
            return []
        before = Span(sentence.start, clause.start)
        return self.words.names_in(before)[-1:] or self._of_facility(before)

    def _refused(self, rule: StatementRule, words: Span, clause: Span, sentence: Span) -> list[str]:
        """The services that a refusal concerns. Words that give the reason of the refusal, or describe the refused
        people, are not searched for services.
        """
        self.words.asides = asides_of_refusal(self._seen.text, words, clause)
        found: list[str] = []
        for way in rule.protections.split("-or-"):
            named = self._by_way(way, rule, words, clause, sentence)
            if found := only_lodging(self._seen.text, named, words, clause, self.words.asides):
                found = [one for one in found if way == "bare" or self._is_certain(one, clause, sentence)]
                break
        self.words.asides = ()
        meant = these_shelters(self._seen.text, clause)
        return [meant if meant and one == "TemporaryLodging" else one for one in found]

    def _is_certain(self, service: str, clause: Span, sentence: Span) -> bool:
        """Whether a refusal certainly concerns the service ``service``. A "home" or a "centre" may also refuse care, so
        a refusal of lodging is certain only if words such as "shelter" or "beds" are near.
        """
        if service != "TemporaryLodging":
            return True
        only = pattern_named("statement_slots", "lodging_only")
        named = only.search(self._seen.text, sentence.start, clause.end) is not None
        return named or self._is_that_place(clause, sentence)

    def _is_that_place(self, clause: Span, sentence: Span) -> bool:
        """Whether a clause points to a place of an earlier sentence ("neither", "the centre") that lodges people."""
        points = pattern_named("statement_slots", "that_place").search(self._seen.text, clause.start, clause.end)
        return points is not None and self._lodges_before(sentence)

    def _lodges_before(self, sentence: Span) -> bool:
        """Whether the sentences just before name a place whose only service is lodging, or say that people sleep."""
        start = max(paragraph_start(self._seen.text, sentence.start), sentence.start - _FAR)
        names = ("lodging_only", "sleeps")
        named = (pattern_named("statement_slots", one).search(self._seen.text, start, sentence.start) for one in names)
        return any(named)

    def _is_bare(self, words: Span, clause: Span, sentence: Span) -> bool:
        """Whether a clause says that people are not admitted, but not to which place, and a place to stay was named
        shortly before.
        """
        text, only = self._seen.text, pattern_named("statement_slots", "lodging_only")
        ends = pattern_named("statement_slots", "bare_end").match(text, words.end, sentence.end)
        admits = pattern_named("statement_slots", "bare_admits").search(text, words.start, words.end)
        people = pattern_named("statement_slots", "bare_people").match(text, clause.start, words.start)
        whom = people is not None or text.startswith(" them", words.end)
        near = only.search(text, max(0, sentence.start - _NEAR), words.start)
        return None not in (ends, admits, near) and whom

    def _by_way(self, way: str, rule: StatementRule, words: Span, clause: Span, sentence: Span) -> list[str]:
        text, whole = self._seen.text, Span(clause.start, clause.end)
        direct = {
            "own-verb": lambda: names_of(self._verbs.find(text, words.start, words.end)),
            "said": lambda: self.words.of_needs(words),
            "verb": lambda: self.words.of_needs(Span(words.start, clause.end)),
            "facility": lambda: self._of_facility(whole),
            "pronoun": lambda: self._latest if _POINTS_BACK.search(text, words.end, clause.end) else [],
            "subject": lambda: self.words.names_in(Span(clause.start, words.start)),
            "needed": lambda: self.words.of_needs(Span(clause.start, words.start)),
            "lodging": lambda: [name for name in self.words.names_in(whole) if name in _LODGING],
            "rest": lambda: self._rest(rule, words, whole),
            "stay": lambda: ["TemporaryLodging"] if _STAY.search(text, words.start, words.end) else [],
            "near-home": lambda: ["TemporaryLodging"] if self._spoke_of_lodging(clause, sentence) else [],
            "earlier": lambda: (
                self.words.names_in(Span(sentence.start, clause.start)) if self._points_back(clause) else []
            ),
            "that-place": lambda: ["TemporaryLodging"] if self._is_that_place(clause, sentence) else [],
            "bare": lambda: ["TemporaryLodging"] if self._is_bare(words, clause, sentence) else [],
            "home": lambda: ["TemporaryLodging"] if self.is_about_lodging(rule, clause, sentence) else [],
        }
        if way == "service" and rule.kind is Kind.ACTION:
            taught = self.of_action(self._taught(words, clause)) if rule.slots.get("action") == "Trained" else []
            return taught or self.of_action(clause)
        if way in direct:
            return direct[way]()
        for place in self._places(way, rule, words, clause, sentence):
            found = self._of_kind(rule.kind, place)
            if rule.kind is Kind.NON_DISCLOSURE:
                found = self._asked_of(found, self.words.of_needs(Span(words.start, clause.end)))
            if found:
                return found[:1] if way == "first" else [] if way == "sole" and len(found) > _LIST else found
        recent = clause.start - self._latest_at < _NEAR
        latest = self._latest if recent and len(self._latest) <= _LATEST else []
        return {"back": latest, "list": self.words.listed}.get(way, [])

    def _of_kind(self, kind: Kind, place: Span) -> list[str]:
        """The services in a part of the text. For a Limitation, services that are only the cause of the limitation are
        left out, if other services are named.
        """
        shortfall = self.words.of_shortfall(place) if kind is Kind.LIMITATION else []
        return shortfall or self.words.names_in(place)

    def _rest(self, rule: StatementRule, words: Span, clause: Span) -> list[str]:
        """The services of a clause for which no rule has drafted a claim. If the rule finds missing or insufficient
        services, only the services directly beside the rule's words are returned.
        """
        text = self._seen.text
        if not is_open(text, clause):
            return []
        said = said_services(text, clause) if rule.reach else ()
        mentions = rest_of(text, clause, [*self.words.mentions(clause), *said], self.drafted)
        mentions = [one for one in mentions if not (self.drafted and self.words.is_staff(one))]
        mentions = [one for one in mentions if not (self.drafted and one.name == USUAL_LODGING)]
        if not rule.reach:
            fitting = [one for one in mentions if rule.kind is Kind.ABSENCE or not self.words.is_cause(one)]
            return near(text, words, fitting, none=rule.kind is Kind.ABSENCE)
        given = (one.name for one in mentions if one.name != USUAL_LODGING and is_given(text, clause, one))
        return list(dict.fromkeys(given))

    def _of_facility(self, place: Span) -> list[str]:
        """The service that a kind of facility in a part of the text gives: hospitals, schools, shelters."""
        table = word_lists()["facilities"].items()
        named = (
            name
            for pattern, name in table
            if any(
                not any(part.start <= one.start() < part.end for part in self.words.asides)
                for one in pattern_of(str(pattern)).finditer(self._seen.text, place.start, place.end)
            )
        )
        return [str(name) for name in named][:1]

    def _asked_of(self, services: list[str], verbs: list[str]) -> list[str]:
        """The services about which a report is silent: the services that the verbs mean, and the services that the text
        names. The general word "services" is left out if a verb means a service.
        """
        named = [one for one in services if not verbs or one != "VictimServices"]
        return list(dict.fromkeys((*verbs, *named)))

    def _taught(self, words: Span, clause: Span) -> Span:
        """The position of the words for the subject of a training. The words for the trained people aren't included: if
        social workers are trained, social work isn't the subject.
        """
        about = pattern_named("statement_slots", "taught").search(self._seen.text, words.start, clause.end)
        return Span(*about.span("what")) if about else Span(clause.end, clause.end)

    def of_action(self, clause: Span) -> list[str]:
        """The services that an action concerns, by the verbs and services of its clause. "Identify and protect"
        gives two entries: identification, and an empty entry, because "protect" names no service.
        """
        text = self._seen.text
        if re.search(r"\bidentif\w+ and protect", text[clause.start : clause.end], re.IGNORECASE):
            return ["Identification", ""]
        verbs = [one.name for one in self._verbs.find(text, clause.start, clause.end)]
        named = [one for one in (*self.words.names_in(clause), *verbs) if one not in _NO_ACTION]
        return list(dict.fromkeys(named))[:2]

    def _places(self, way: str, rule: StatementRule, words: Span, clause: Span, sentence: Span) -> list[Span]:
        """The parts of the text that are searched for services. ``way`` is a word of the rule's key ``protections``,
        such as ``after`` or ``near``.
        """
        until = pattern_of(rule.until).search(self._seen.text, words.end, clause.end) if rule.until else None
        after, before = Span(words.end, until.start() if until else clause.end), Span(clause.start, words.start)
        near = Span(words.end, min(clause.end, words.end + 48))
        return {
            "none": [],
            "back": [],
            "list": [],
            "after": [after],
            "before": [before, Span(sentence.start, clause.start)],
            "inside": [words],
            "near": [near],
            "next": [near],
            "first": [before],
            "service": [after, before],
            "around": [Span(words.start, after.end), before],
        }.get(way, [after, before])

    def shelter_meant(self, clause: Span) -> str:
        """The kind of shelter that "the shelter" means: a specialized shelter if its paragraph named one."""
        text = self._seen.text
        if not pattern_named("statement_slots", "the_shelter").match(text, clause.start, clause.end):
            return "TemporaryLodging"
        paragraph = paragraph_start(text, clause.start)
        names = ("specialized_shelter", "specialized_before")
        said = any(pattern_named("statement_services", one).search(text, paragraph, clause.start) for one in names)
        return "SpecializedShelter" if said else "TemporaryLodging"

    def is_about_lodging(self, rule: StatementRule, clause: Span, sentence: Span) -> bool:
        """Whether a clause, or its sentence before it, names a place to stay; for a Provision an earlier sentence may
        name it: "We know six shelters. Four admit women."
        """
        if rule.kind is Kind.PROVISION:
            return self._spoke_of_lodging(clause, sentence)
        return pattern_named("statement_slots", "home").search(self._seen.text, sentence.start, clause.end) is not None

    def _spoke_of_lodging(self, clause: Span, sentence: Span) -> bool:
        start = max(0, sentence.start - _NEAR)
        return pattern_named("statement_slots", "home").search(self._seen.text, start, clause.end) is not None

    def remember(self, clause: Span) -> None:
        """Remember the services and the group of a clause, for later words such as "these services" and "they"."""
        listed = self.words.names_in(clause)
        if latest := sorted(self.drafted) or listed:
            self._latest, self._latest_at = latest, clause.end
        if len(listed) > 1:
            self.words.listed = listed
        culprit = class_pattern("culprit").search(self._seen.text, clause.start, clause.end)
        self._named = culprit is None and (self._named or bool(self._groups_in(clause)))
        if groups := [name for name in self._groups_in(clause) if name != "Victim"]:
            self._earlier = groups[:1]

    def begin(self) -> None:
        """Begin a new sentence: forget the groups of the previous sentence, and remember only whether the previous
        sentence named victims.
        """
        self._earlier = []
        self._named_before, self._named = self._named, False
