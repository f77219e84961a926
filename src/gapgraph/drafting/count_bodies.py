"""The body that a number belongs to, if the words beside the number name it better than the subject of the clause."""

from __future__ import annotations

from collections import Counter

from gapgraph.authoring.narrative import Span
from gapgraph.drafting.count_totals import CountMemory
from gapgraph.drafting.discourse import Discourse
from gapgraph.drafting.numbers_of_sentence import SentenceNumber
from gapgraph.drafting.word_tables import pattern_named, word_lists


def body_meant(named: str, number: SentenceNumber, before: str, measure: str) -> str:
    """The body that a clause names; if that is the government, a more specific body that the words or the measure mean.

    "Five NGO-run shelters" gives NGOs, "The government runs ten shelters" gives GovernmentShelters, and a count of
    compensation gives the courts.
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


def agent_after(seen: Discourse, number: SentenceNumber, sentence: Span) -> str:
    """The body that acts, named after the number in its clause: "40 victims were assisted by the Red Cross"; or
    empty.
    """
    ends = [one.end for one in seen.clauses_of(sentence) if one.start <= number.start < one.end]
    for body in seen.bodies_between(number.end, max(ends, default=sentence.end)):
        if pattern_named("count_bodies", "agent").search(seen.text, number.end, body.start):
            return body.name
    return ""


class CountBodies:
    """Finds the body of a number in a sentence that names none: the body that the text is about, or the author."""

    def __init__(self, memory: CountMemory) -> None:
        self._memory, self._seen = memory, memory.seen

    def usual(self, number: SentenceNumber, sentence: Span) -> str:
        """The body assumed for a number, if the clause of the number names no body, or only the government.

        If the sentence names the government or another body before the number, the government is assumed. If the
        sentence names no body before the number, the first of these bodies that exists is assumed: the report's author,
        if the text has words for the author's own work, such as "our shelter"; the body of at least half of the earlier
        numbers; the author of a report in the first person; the government.
        """
        seen = self._seen
        if seen.bodies_between(sentence.start, number.start):
            return "Government"
        author = seen.lexicon.author
        if author and pattern_named("count_bodies", "own_work").search(seen.text):
            return author
        return self._foremost() or author or "Government"

    def _foremost(self) -> str:
        """The body of at least half of the earlier numbers, if the text names this body at least as often as the
        government; empty if there is no such body.
        """
        bodies = Counter(str(one.slots["body"]) for one in self._memory.all if one.whole is None)
        if not bodies:
            return ""
        body, often = bodies.most_common(1)[0]
        named = Counter(one.name for one in self._seen.bodies)
        main = often > 1 and often * 2 >= bodies.total() and named[body] >= named["Government"]
        return body if main and ":" in body else ""
