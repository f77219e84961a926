"""What a number counts: its measure and unit, by the words before and after it, and the codes of its group."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from gapgraph.core.groups import Lattice
from gapgraph.drafting.count_amounts import amount_of
from gapgraph.drafting.counted_things import counted_noun, declared_measure, is_of_people
from gapgraph.drafting.nationalities import nationality_in
from gapgraph.drafting.word_tables import pattern_named, pattern_of, word_lists
from gapgraph.vocabulary import expand

TIME_UNITS: Final = frozenset({"Days", "Weeks", "Months", "Years", "Hours", "Minutes", "Sessions"})
"""The units of a length of time."""
PERSONS: Final = re.compile(
    r"\b(?:victims?|survivors?|individuals|persons|people|children|child|adults?|girls?|boys?|women|woman|men|man|"
    r"females?|males?|minors|nationals|foreigners)\b",
    re.IGNORECASE,
)
ACCOUNTED: Final = re.compile(
    r"[\w+-]+(?: \w+)? (?:accounted for|made up|represented|comprised|constituted) (?:at least |about |some )?$",
    re.IGNORECASE,
)
"""Words that join a number to the group before it: "children accounted for 316"."""
OWN_VERB: Final = re.compile(
    r"\b(referred|assisted|repatriated|compensated|supported)\s+(?:at least |about )?$", re.IGNORECASE
)
"""A verb just before a number, which says what is counted."""


def measure_of_verb(verb: str) -> str:
    """The measure of the number after a verb: "referred" gives ReferredVictims."""
    table = word_lists()["counted"]
    return next((str(one) for stem, one in table.items() if verb.casefold().startswith(stem)), "IdentifiedVictims")


_DIMENSIONS: Final[Mapping[str, tuple[str, str]]] = {
    "age": ("Child Adult", "Age"),
    "sex": ("Female Male AnotherGender", "Gender"),
    "form": ("SexTrafficking LaborTrafficking", "ExploitationForm"),
    "nationality": ("National ForeignNational", "Nationality"),
}
AXES: Final[Mapping[str, str]] = {key: axis for key, (_, axis) in _DIMENSIONS.items()} | {"lgbtqi": "LGBTQI"}
"""The dimension of victims (such as ``Gender``) that each slot of a count (such as ``sex``) is about."""


def thing_counted(tail: str, before: str, value: object, country: str) -> tuple[str, str]:
    """Measure and unit of a number that doesn't count people; empty for people and if no noun follows.

    A noun for which the ontology has no measure gives the name of a measure to declare.
    """
    if re.match(r"(?:-| )(?:(?!of\b)\w+ )?(?:beds?|places?)\b", tail) or _is_capacity(before, tail):
        return "ShelterCapacity", "Places"
    if (amount := amount_of(before, tail, country))[0]:
        return amount
    noun = counted_noun(tail, value)
    if not noun or pattern_named("count_words", "elsewhere").fullmatch(noun[-1]):
        return "", ""
    return _known_thing(noun, before) or _by_use(noun, before, tail) or _declared(noun)


def _declared(noun: Sequence[str]) -> tuple[str, str]:
    return ("", "") if is_of_people(noun) else declared_measure(noun)


def _by_use(noun: Sequence[str], before: str, tail: str) -> tuple[str, str] | None:
    """The measure that the words around a noun give: officials who were trained, traffickers who were convicted."""
    head = noun[-1].casefold()
    measure, unit = declared_measure(noun)
    if pattern_named("count_words", "culprit").fullmatch(head):
        tried = _last_match("tried", before) or pattern_named("count_words", "tried").search(tail)
        return (f"{tried['verb'].capitalize()}{declared_measure(noun[-1:])[0]}" if tried else measure), ""
    if head in ("calls", "call") and pattern_named("count_words", "line").search(before):
        return "HotlineCalls", unit
    if head in ("ngos", "ngo", "members") and pattern_named("count_words", "members").search(tail):
        return "NgoMembers", "Organizations"
    if unit == "" and not is_of_people(noun) and _is_trained(before, tail):
        return "TrainedOfficials", ""
    return _of_cases(f"{before} {tail}") if pattern_named("count_words", "in_cases").fullmatch(head) else None


def _is_trained(before: str, tail: str) -> bool:
    return any(
        pattern_named("count_words", name).search(words) for name, words in (("trained", before), ("attended", tail))
    )


def _last_match(name: str, words: str) -> re.Match[str] | None:
    return next(iter(reversed(list(pattern_named("count_words", name).finditer(words)))), None)


def _of_cases(words: str) -> tuple[str, str] | None:
    """The measure of a number of cases, by the words for what happened in the cases: the number in "damages in two
    cases" is a number of compensated victims.
    """
    table = word_lists()["measures"]["cases"]
    return next(((name, "") for pattern, name in table if re.search(pattern, words, re.IGNORECASE)), None)


def _is_capacity(before: str, tail: str) -> bool:
    """Whether a number counts people who could be housed, not people who were housed: "room for six", "can host 300
    persons".
    """
    return pattern_named("count_words", "capacity").search(before) is not None and (
        pattern_named("count_words", "no_capacity").match(tail) is None
    )


def _known_thing(noun: Sequence[str], before: str) -> tuple[str, str] | None:
    words = " ".join(noun)
    for pattern, measure, unit in word_lists()["measures"]["things"]:
        if re.search(rf"\b{pattern}$", words, re.IGNORECASE):
            return _new_or_all(measure, words, before), unit
    return None


def _new_or_all(measure: str, head: str, before: str) -> str:
    if re.search(r"\b(?:prepare|preparing|constructing)\b", before) and measure == "Shelters":
        return "SheltersInPreparation"
    new = re.search(r"\b(?:additional|new)\b", head) or re.search(r"\b(?:created|added|opened)\s*$", before)
    return word_lists()["new_measures"].get(measure, measure) if new else measure


def persons_measure(before: str, tail: str, rest: str = "") -> tuple[str, str]:
    """The measure and unit of a number of people: by the nearest verb before the number, else by the verb after it,
    else by any verb in the rest of the sentence.
    """
    if re.search(r"\b(?:suspected|potential|possible|presumed|alleged|likely)\b", tail) and not re.search(
        r"\brefer", before
    ):
        return "SuspectedVictims", ""
    verbs = word_lists()["measures"]
    if found := _verbs_in(before, verbs["before"]):
        return max(found)[1:]
    after = _verbs_in(tail, (*verbs["before"][1:-1], *verbs["behind"])) or _verbs_in(rest, verbs["received"])
    return min(after)[1:] if after else ("IdentifiedVictims", "")


def _verbs_in(words: str, verbs: Iterable[Sequence[str]]) -> list[tuple[int, str, str]]:
    """The position of each verb, with its measure and unit."""
    found = []
    for pattern, measure, unit in verbs:
        found += [(match.start(), measure, unit) for match in pattern_of(pattern).finditer(words)]
    return found


def codes_of(group: str, lattice: Lattice) -> dict[str, str]:
    """The codes that follow from a group: for each dimension, the value that everybody in the group has."""
    leaves = lattice.leaves_of(expand(group))
    codes: dict[str, str] = {}
    for key, (values, _) in _DIMENSIONS.items():
        for value in values.split():
            if leaves and leaves & ~lattice.leaves_of(expand(_victims(value))) == 0:
                codes[key] = value
    if "LGBTQI" in group:
        codes["lgbtqi"] = "LGBTQIPlus"
    if "Transgender" in group:
        codes["lgbtqi"] = "Transgender"
    return codes


def _victims(value: str) -> str:
    groups = {"Child": "Child", "Adult": "Adult", "National": "NationalVictim", "ForeignNational": "ForeignVictim"}
    return groups.get(value, f"{value}Victim")


def codes_in(words: str, country: str, total: Mapping[str, object]) -> dict[str, str]:
    """The codes that the words after a number add: the form of trafficking, the country, or "unknown"."""
    words = pattern_named("count_words", "no_origin").before(words)
    folded = words.casefold()
    named = [code for phrase, code in word_lists()["forms"].items() if phrase in folded]
    codes = {"form": named[-1]} if named else {}
    if "other countries" in folded or pattern_named("count_words", "from_abroad").match(words):
        foreign = total.get("nationality") == "ForeignNational"
        codes["nationality"] = "OtherCountry" if foreign else "ForeignNational"
    elif not folded.lstrip().startswith("in ") and (code := nationality_in(words)):
        codes["nationality"] = "National" if code == country.upper() else code
    if re.match(
        r"\s*(?:(?:were|are) |(?:of )?(?:its |their |our |own )*)(?:nationals|citizens)\b(?! of| from)", folded
    ):
        codes["nationality"] = "National"
    if re.search(r"without recorded nationality|nationality (?:was )?un", folded):
        codes["nationality"] = "Unknown"
    if re.search(r"gender (?:was )?un", folded):
        codes["sex"] = "Unknown"
    return codes
