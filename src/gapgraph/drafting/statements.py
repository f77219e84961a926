"""Drafts the claims that have no number: compares each clause with the patterns of the rules, and fills the slots of
each claim that a rule finds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product
from typing import Final

from gapgraph.authoring.encoding import Value
from gapgraph.authoring.narrative import Span
from gapgraph.core.claim_words import Kind
from gapgraph.drafting.discourse import Discourse
from gapgraph.drafting.draft_claim import DraftClaim
from gapgraph.drafting.statement_demands import demands
from gapgraph.drafting.statement_details import StatementDetails
from gapgraph.drafting.statement_force import has_force, is_abroad
from gapgraph.drafting.statement_rules import StatementRule, statement_rules
from gapgraph.drafting.statement_slots import StatementSlots
from gapgraph.drafting.voices import carried_hedges, hedges
from gapgraph.drafting.word_tables import pattern_named
from gapgraph.vocabulary import GAP, curie, expand

_GOOD: Final = (Kind.PROVISION, Kind.STRENGTH)
_LACKS: Final = frozenset({Kind.ABSENCE, Kind.LIMITATION})
_ONCE: Final = (Kind.DENIAL, Kind.ABSENCE)
_LODGES: Final = ("provision-accepted", "provision-housed")
_OF_EACH_SERVICE: Final = ("Required", "CalledUpon", "Requested")
"""The actions that make one claim for each service; other actions make one claim, whatever services they name."""
_PAIRED: Final = frozenset({"Identification", "Referral", ""})
"""Services that are done together, so that an action for them makes one claim for each."""
_DEMAND: Final = "action-called-on"
_BY_STAFF: Final = "provision-by-profession"
_FEW: Final = 2
"""If a rule may match only once and finds more groups than this number, only the first group gets a claim."""
_SEVERAL: Final = 12
"""The maximum number of claims from one rule and one clause; more claims mean that a list was misread."""


class StatementReader:
    """Drafts the claims of each sentence; a sentence that no rule matches gets no draft."""

    def __init__(self, discourse: Discourse) -> None:
        self._seen = discourse
        self._slots = StatementSlots(discourse)
        self._details = StatementDetails(discourse)
        self._given: set[tuple[object, ...]] = set()
        self._taken: dict[str, set[str]] = {}
        """For each kind of place to stay, the groups for which a claim was drafted."""
        self._harms: set[tuple[object, object]] = set()
        """The harms that the current sentence names, each with its group."""
        self._parts: tuple[Span, ...] = ()
        """The parts of the current sentence, each of which demands one thing."""

    def read(self, sentence: Span) -> Iterator[DraftClaim]:
        """The claims of a sentence, clause by clause."""
        self._slots.begin()
        self._parts = tuple(demands(self._seen.text, sentence))
        voice: dict[str, Value] = {}
        before: tuple[Span, dict[str, Value]] | None = None
        self._harms.clear()
        for clause in self._seen.clauses_of(sentence):
            told = hedges(self._seen.text, clause, self._seen.lexicon)
            if before:
                told = carried_hedges(self._seen.text, *before, clause) | told
            before = clause, told
            voice = voice or {key: told[key] for key in ("by", "certainty") if key in told}
            yield from self._of_clause(clause, sentence, told)
            self._slots.remember(clause)
        yield from self._demanded(sentence, voice)

    def _demanded(self, sentence: Span, told: dict[str, Value]) -> Iterator[DraftClaim]:
        """The claims for the things that a sentence demands: each thing has its own groups and services."""
        if not self._parts:
            return
        rule = next(one for one in statement_rules() if one.id == _DEMAND)
        for part in self._parts:
            actor = self._slots.provider(rule, part, Span(sentence.start, part.end), sentence)
            start = Span(part.start, part.start)
            groups = self._slots.groups(rule, start, part) or [""]
            services = self._slots.protections(rule, start, part, part) or [""]
            for group, service in list(product(groups, services))[:_SEVERAL]:
                named = {"group": group} if group else {}
                asked = {"protection": service} if service else {}
                yield DraftClaim(
                    rule.kind, {**rule.slots, **named, **asked, **actor, **told}, (part,), rule.id, rule.confidence
                )

    def _of_clause(self, clause: Span, sentence: Span, told: dict[str, Value]) -> Iterator[DraftClaim]:
        negative, kinds, known, served = False, set[Kind](), set[tuple[object, ...]](), set[tuple[object, ...]]()
        drafted, given, lacked = set[str](), set[str](), set[tuple[object, ...]]()
        self._slots.drafted = frozenset()
        for rule in statement_rules():
            if self._is_demanded(rule, clause) or not _may_follow(rule, kinds, negative=negative):
                continue
            drafts = self._by_rule(rule, clause, sentence, told)
            if not drafts:
                continue
            fresh = [one for one in drafts if not _keys(one) & known and not lacked & _lack(one)]
            fresh = [one for one in fresh if not _says_no_more(rule, one, given)]
            fresh = [one for one in fresh if not self._is_repeated(one)]
            if rule.alone:
                fresh = [one for one in fresh if (one.kind, one.slots.get("group")) not in served]
            known |= {_key(one) for one in fresh}
            lacked |= {lack for one in fresh for lack in _lack(one)}
            named = {str(one.slots["protection"]) for one in fresh if "protection" in one.slots}
            drafted |= named
            given |= named if rule.kind is Kind.PROVISION else set()
            served |= {(one.kind, one.slots.get("group")) for one in fresh}
            self._slots.drafted = frozenset(drafted)
            negative = negative or rule.negative
            kinds.add(rule.kind)
            yield from fresh

    def _is_repeated(self, draft: DraftClaim) -> bool:
        """Whether a sentence names the same harm of the same group again: "windows are barred, calls forbidden"."""
        key = draft.slots.get("harm"), draft.slots.get("group")
        named = {harm for harm, _ in self._harms}
        known = draft.kind is Kind.HARM and (key in self._harms or (key[1] == "Victim" and key[0] in named))
        self._harms.add(key)
        return known

    def _is_demanded(self, rule: StatementRule, clause: Span) -> bool:
        """Whether a rule must skip a clause because the clause is read as a demand."""
        if not self._parts:
            return rule.id == _DEMAND and self._seen.text.startswith(":", clause.end)
        return rule.id == _DEMAND or (rule.kind is not Kind.ACTION and clause.end > self._parts[0].start)

    def _by_rule(self, rule: StatementRule, clause: Span, sentence: Span, told: dict[str, Value]) -> list[DraftClaim]:
        """The claims that a rule drafts from a clause. Only the first match of the rule that gives all needed slots is
        used; if the rule's own verbs name the services, every match is used.
        """
        found: list[DraftClaim] = []
        for match in rule.find.finditer(self._seen.text, clause.start, clause.end):
            words = Span(*match.span())
            if has_force(self._seen.text, rule, words, clause, sentence):
                drafts = list(self._drafts(rule, words, clause, sentence, told))
                found += drafts
                if drafts and rule.protections != "own-verb":
                    break
            if rule.once:
                break
        return found

    def _drafts(
        self, rule: StatementRule, words: Span, clause: Span, sentence: Span, told: dict[str, Value]
    ) -> Iterator[DraftClaim]:
        if rule.lodging and not self._slots.is_about_lodging(rule, clause, sentence):
            return
        protections = self._slots.protections(rule, words, clause, sentence)
        if "protection" in rule.needs and not protections:
            return
        if rule.kind is Kind.PROVISION:
            protections = [one for one in protections if not is_abroad(self._seen.text, clause, one)]
            if not protections and is_abroad(self._seen.text, clause, rule.default_protection):
                return
        groups = self._slots.groups(rule, words, clause)
        if "group" in rule.needs and not groups:
            return
        groups = groups[:1] if rule.once and len(groups) > _FEW else groups
        if rule.kind is Kind.ACTION and rule.slots.get("action") not in _OF_EACH_SERVICE:
            protections = protections if set(protections) <= _PAIRED else protections[:1]
        pairs = list(product(groups or [rule.default_group], protections or [rule.default_protection]))
        for group, protection in pairs[:_SEVERAL]:
            slots = self._filled(rule, words, clause, sentence, group, protection)
            if slots is not None and self._is_new(rule, slots) and not self._is_known(rule, clause, slots):
                kind, few = self._of_a_share(rule.kind, words, sentence)
                hedged = _told(rule, told, self._seen.text[clause.start : clause.end])
                for more in self._each(rule, words, clause, slots | few):
                    yield DraftClaim(kind, more | hedged, (clause,), rule.id, rule.confidence)

    def _of_a_share(self, kind: Kind, words: Span, sentence: Span) -> tuple[Kind, dict[str, Value]]:
        """The kind of a claim: if only a share of the places or people lack a service, a Limitation and not an
        Absence.
        """
        if kind is not Kind.ABSENCE:
            return kind, {}
        before, after = self._seen.text[sentence.start : words.start], self._seen.text[words.start : sentence.end]
        said = [pattern_named("statement_slots", one).search(before) for one in ("share", "scope_before")]
        some = any(said) or pattern_named("statement_slots", "scope").search(after)
        return (Kind.LIMITATION, {"aaaq": "Availability", "frequency": "Sometimes"}) if some else (kind, {})

    def _is_new(self, rule: StatementRule, slots: dict[str, Value]) -> bool:
        """False if a rule for verbs or for counts has already drafted a Provision of this service by this provider for
        this group.
        """
        if rule.protections != "own-verb" and rule.id != "provision-counted":
            return True
        key = (slots.get("provider"), slots.get("protection"), slots.get("group"))
        known = key in self._given
        self._given.add(key)
        return not known

    def _is_known(self, rule: StatementRule, clause: Span, slots: dict[str, Value]) -> bool:
        """Whether no claim is drafted from a clause about a shelter, because the clause only gives the shelter's
        capacity, or only counts residents of a group that the shelter takes in according to an earlier claim.
        """
        if rule.id not in _LODGES:
            return False
        group, service = str(slots.get("group", "Victim")), str(slots.get("protection"))
        counted = pattern_named("statement_slots", "counted_people").match(self._seen.text, clause.start, clause.end)
        capacity = pattern_named("statement_slots", "capacity").match(self._seen.text, clause.start, clause.end)
        if capacity or (counted and any(self._seen.contains(one, group) for one in self._taken.get(service, ()))):
            return True
        self._taken.setdefault(service, set()).add(group)
        return False

    def _each(
        self, rule: StatementRule, words: Span, clause: Span, slots: dict[str, Value]
    ) -> Iterator[dict[str, Value]]:
        """The claim, or one claim for each ministry or body of a list."""
        if rule.each_body:
            named = dict.fromkeys(one.name for one in self._seen.bodies_between(words.end, clause.end))
            yield from ({**slots, "actor": one} for one in named)
            return
        if rule.kind is Kind.PROVISION and "provider" in slots:
            providers = self._seen.joined_bodies(str(slots["provider"]), clause)
            yield from ({**slots, "provider": one} for one in providers)
            return
        ministries = self._seen.ministries_in(clause.start, clause.end) if rule.each_ministry else []
        yield from ({**slots, "actor": one} for one in ministries) if ministries else (slots,)

    def _filled(
        self, rule: StatementRule, words: Span, clause: Span, sentence: Span, group: str, protection: str
    ) -> dict[str, Value] | None:
        slots: dict[str, Value] = dict(rule.slots)
        if group:
            slots["group"] = group
        if protection:
            slots["protection"] = protection
        slots |= {"specialized": False} if rule.kind is Kind.PROVISION and protection == "Referral" else {}
        slots |= self._slots.provider(rule, words, clause, sentence)
        slots |= self._details.read(rule, words, clause, sentence, str(slots.get("group", "")))
        if rule.other_group and slots.get("group") == slots.get("other_group"):
            return None
        complete = self._narrowed(clause, _complete(rule.kind, slots))
        if (rule.lodging or rule.id in _LODGES) and complete and complete.get("protection") == "TemporaryLodging":
            complete |= {"protection": self._slots.shelter_meant(clause)}
        return self._for_whom_it_is(complete)

    def _narrowed(self, clause: Span, slots: dict[str, Value] | None) -> dict[str, Value] | None:
        """The claim about the narrower service that the words mean: residential care if children are in a "home", a
        legal advocate if a lawyer is appointed.
        """
        service = str(slots.get("protection")) if slots else ""
        brief = pattern_named("statement_slots", "brief").search(self._seen.text, clause.start, clause.end)
        if slots and service == "TemporaryLodging" and brief:
            return slots | {"protection": "EmergencyAccommodation"}
        if slots is None or (
            service == "TemporaryLodging" and not self._seen.contains("Child", str(slots.get("group", "Victim")))
        ):
            return slots
        patterns = {"TemporaryLodging": "home_for_children", "LegalAssistance": "appointed_lawyer"}
        named = {"TemporaryLodging": "ResidentialCare", "LegalAssistance": "LegalAdvocate"}
        patterns |= {"PhysicalSafety": "for_witnesses"}
        named |= {"PhysicalSafety": "WitnessProtection"}
        if service not in patterns:
            return slots
        found = pattern_named("statement_slots", patterns[service]).search(self._seen.text, clause.start, clause.end)
        return slots | ({"protection": named[service]} if found else {})

    def _for_whom_it_is(self, slots: dict[str, Value] | None) -> dict[str, Value] | None:
        """The slots of a claim. If only some victims can need the service, as only foreign victims need a residence
        permit, these victims replace the group of all victims.
        """
        if slots is None or slots.get("group", "Victim") != "Victim" or "protection" not in slots:
            return slots
        only = self._seen.lexicon.facts.iri(expand(str(slots["protection"])), GAP + "appliesTo")
        return slots | ({"group": curie(only).removeprefix("gap:")} if only and "group" in slots else {})


def _may_follow(rule: StatementRule, kinds: set[Kind], *, negative: bool) -> bool:
    """Whether a rule may draft a claim from a clause that has already given claims of these kinds: no Absence is
    drafted after a NonDisclosure.
    """
    if rule.kind in _GOOD:
        return not negative
    if rule.kind in _ONCE:
        return not kinds & {rule.kind, Kind.NON_DISCLOSURE}
    return not rule.alone or rule.kind not in kinds


def _key(draft: DraftClaim) -> tuple[object, ...]:
    """The values that identify a draft within a clause: no two drafts of one clause have equal keys."""
    slots = draft.slots
    return draft.kind, *(slots.get(key) for key in ("group", "protection", "harm", "action", "measure", "actor"))


def _keys(draft: DraftClaim) -> set[tuple[object, ...]]:
    """A draft is left out if an earlier draft of its clause has one of the returned keys: the draft's own key, or, for
    an Absence, the key of a Denial of the same service to the same group.
    """
    key = _key(draft)
    return {key, (Kind.DENIAL, *key[1:])} if draft.kind is Kind.ABSENCE else {key}


def _says_no_more(rule: StatementRule, draft: DraftClaim, given: set[str]) -> bool:
    """Whether a draft only repeats a service that its clause has given before, because the draft comes from a verb such
    as "helped" or from the staff of the service.
    """
    service = draft.slots.get("protection")
    if rule.kind is not Kind.PROVISION:
        return False
    return (rule.protections == "own-verb" and service == "Care" and bool(given)) or (
        rule.id == _BY_STAFF and service in given
    )


def _lack(draft: DraftClaim) -> set[tuple[object, ...]]:
    """The group and the service of an Absence or a Limitation: a clause gives only one of these two claims for a group
    and a service.
    """
    slots = draft.slots
    return {(slots.get("group"), slots.get("protection"))} if draft.kind in _LACKS else set()


def _told(rule: StatementRule, told: dict[str, Value], words: str) -> dict[str, Value]:
    """The slots for the hedges of a clause: in a Provision, "some victims" is the claim's reach, not its frequency."""
    slots = dict(told)
    if (
        rule.kind is Kind.PROVISION
        and re.search(r"\bsome (?:victims|whom|services)\b", words, re.IGNORECASE)
        and slots.get("frequency") == "Sometimes"
    ):
        del slots["frequency"]
    if rule.kind is Kind.NON_DISCLOSURE and re.search(r"\bhow many\b", words, re.IGNORECASE):
        slots.pop("frequency", None)
    if rule.id == "action-acknowledged":
        slots = {key: value for key, value in slots.items() if key not in ("by", "certainty")}
    return slots


def _complete(kind: Kind, slots: dict[str, Value]) -> dict[str, Value] | None:
    """The slots, completed with the defaults that the kind of claim requires; a Denial gets no defaults."""
    if kind is Kind.DENIAL:
        return slots if {"group", "protection", "provider"} <= slots.keys() else None
    if kind in (Kind.ABSENCE, Kind.LIMITATION, Kind.HARM, Kind.STRENGTH, Kind.PROVISION):
        slots.setdefault("group", "Victim")
    if kind in (Kind.ABSENCE, Kind.LIMITATION, Kind.STRENGTH, Kind.PROVISION):
        slots.setdefault("provider", "AnyProvider")
        slots.setdefault("protection", "VictimServices")
    if kind is Kind.ACTION:
        slots.setdefault("actor", "Government")
    return slots
