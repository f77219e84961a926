"""Whose figure a number is, when its words say more than the subject of its clause."""

from __future__ import annotations

from gapgraph.drafting.numbers_of_sentence import SentenceNumber
from gapgraph.drafting.word_tables import pattern_named, word_lists


def body_meant(named: str, number: SentenceNumber, before: str, measure: str) -> str:
    """The body that a clause names; instead of the government, the one that the words or the measure mean.

    "Five NGO-run shelters" are of the NGOs, "The government runs ten shelters" of its shelters, and compensation is
    the courts'.
    """
    if named != "Government":
        return named
    for name in ("NGOs", "GovernmentShelters"):
        pattern = pattern_named("count_bodies", name)
        homes = name == "NGOs" or measure in ("Shelters", "ShelterCapacity")
        if homes and (pattern.search(number.tail) or pattern.search(before)):
            return name
    bodies = word_lists()["bodies_of_measures"]
    return named if pattern_named("count_bodies", "government").search(before) else str(bodies.get(measure, named))
