"""Numbers in a list with "respectively": each number with the year, the body or the group at its position in the other
list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from gapgraph.authoring.encoding import Value
from gapgraph.authoring.narrative import Span
from gapgraph.drafting.count_words import codes_of
from gapgraph.drafting.discourse import Discourse
from gapgraph.drafting.numbers_of_sentence import SentenceNumber
from gapgraph.drafting.text_lexicon import Mention
from gapgraph.drafting.word_tables import pattern_named


def row_of(numbers: Sequence[SentenceNumber], text: str, sentence: Span) -> tuple[SentenceNumber, ...]:
    """The numbers of the list in a sentence that says "respectively"; empty for other sentences."""
    if not pattern_named("count_rows", "in_order").search(text, sentence.start, sentence.end):
        return ()
    rows = [[one] for one in numbers[:1]]
    for before, one in pairwise(numbers):
        if pattern_named("count_rows", "join").fullmatch(text, before.end, one.start):
            rows[-1].append(one)
        else:
            rows.append([one])
    longest = max(rows, key=len, default=[])
    return tuple(longest) if len(longest) > 1 else ()


def slots_in_order(count: int, sentence: Span, seen: Discourse) -> list[dict[str, Value]]:
    """The slots of each number of a list: the year, body or group at the same position in the sentence's other
    lists.
    """
    slots: list[dict[str, Value]] = [{} for _ in range(count)]
    for key, row in (
        ("period", _years(sentence, seen)),
        ("body", _bodies(sentence, seen)),
        ("group", _groups(sentence, seen)),
    ):
        for names in row:
            if len(names) == count:
                for place, name in zip(slots, names, strict=True):
                    codes = codes_of(name, seen.groups_lattice) if key == "group" else {}
                    place.update({key: name, **codes})
    return slots


def _years(sentence: Span, seen: Discourse) -> Iterator[list[str]]:
    for match in pattern_named("count_rows", "years").finditer(seen.text, sentence.start, sentence.end):
        yield re.findall(r"\d{4}", match.group())


def _bodies(sentence: Span, seen: Discourse) -> Iterator[list[str]]:
    named = [part for one in seen.bodies_between(sentence.start, sentence.end) for part in _each(one, seen)]
    return _lists(named, seen.text)


def _each(mention: Mention, seen: Discourse) -> Iterator[Mention]:
    """The separate bodies of "police and prosecutors", which together have one name."""
    joined = re.compile(r"\s+and\s+").search(seen.text, mention.start, mention.end)
    spans = ((mention.start, joined.start()), (joined.end(), mention.end)) if joined else ()
    parts = [one for span in spans for one in seen.lexicon.bodies.find(seen.text, *span)]
    yield from parts if len(parts) > 1 else (mention,)


def _groups(sentence: Span, seen: Discourse) -> Iterator[list[str]]:
    return _lists(seen.groups_in(sentence.start, sentence.end), seen.text)


def _lists(mentions: Sequence[Mention], text: str) -> Iterator[list[str]]:
    """Names that only "and" or commas separate."""
    row: list[Mention] = []
    for one in mentions:
        if row and not pattern_named("count_rows", "join").fullmatch(text, row[-1].end, one.start):
            yield [each.name for each in row]
            row = []
        row.append(one)
    yield [each.name for each in row]
