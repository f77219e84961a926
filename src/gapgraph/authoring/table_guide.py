"""The comment at the head of a new encoding. It says what each table needs, so that a person needs no other page to
begin.
"""

from __future__ import annotations

from collections.abc import Iterator

from gapgraph.authoring.needed_slots import NEEDED
from gapgraph.core.claim_words import Kind

_FOLLOWS = {
    Kind.OBSERVATION: "",
    Kind.PROVISION: " (group and provider, unless they are Victim and AnyProvider)",
}
_DECLARED = (
    ("body", 'id = "HopeHouse", label, parent = "NGOs"; also = ["other names"]'),
    ("place", 'id = "LaPaz", label'),
    ("measure", 'id = "HotlineCalls", label, label_es (what is counted)'),
    ("form", 'id = "ForcedFishing", label, parent = "ForcedLabor" (a form of exploitation)'),
    ("unit", 'id = "Vehicles", label, label_es (in what is counted)'),
    ("time", 'id = "winter", label, label_es; start = "2020-12", end = "2021-02" (then when = "winter" on a claim)'),
    ("dismissed", 'finding = "number-uncited", words = "two" or claim = 5, reason = "Towns are not victims."'),
)


def table_guide() -> Iterator[str]:
    """The lines of the comment."""
    yield "# A claim is written below its sentence:"
    yield "#"
    yield "#   [[claim]]"
    yield '#   kind = "Denial"'
    yield '#   quote = "no shelter took men in"     (exact words; several: quotes = ["…", "…"])'
    yield '#   group = "Man"'
    yield '#   protection = "TemporaryLodging"'
    yield '#   provider = "AnyProvider"'
    yield "#"
    yield "# What each kind needs besides kind and quote; names are suggested by editors, and listed in docs/terms.md:"
    yield "#"
    for kind, slots in NEEDED.items():
        named = ", ".join(" or ".join(one) for one in slots)
        yield f"#   {kind.value:<14} {named}{_FOLLOWS.get(kind, '')}"
    yield "#"
    yield '# A list becomes a claim for each: group = ["Woman", "Girl"], protection = ["Care", "Referral"]: four.'
    yield "#"
    yield '# A count that is part of a total names it by its number: part_of = "1,600". One of another year is like it:'
    yield '# like = "1,600". Measure, body and who says it are then those of the other.'
    yield "#"
    yield "# gapgraph build adds to a new claim what follows: its number; from its words, who says it (by, certainty),"
    yield "# how often (frequency), the value, its year and bound; from its group, age, sex and the like. Read it:"
    yield "# what you change or remove then stays so."
    yield "#"
    yield "# What the ontology has no name for is declared in a table of its own:"
    yield "#"
    for name, told in _DECLARED:
        yield f"#   {f'[[{name}]]':<14} {told}"
