"""The comment at the head of a new encoding, which says what each table of the encoding needs, so that a person can
begin without the documentation.
"""

from __future__ import annotations

from collections.abc import Iterator

from gapgraph.core.claim_words import Kind
from gapgraph.core.required_slots import NEEDED

_FOLLOWS = {
    Kind.OBSERVATION: "",
    Kind.PROVISION: " (also group and provider, if they aren't Victim and AnyProvider)",
}
_DECLARED = (
    ("body", 'id = "HopeHouse", label, parent = "NGOs"; also = ["other names"]'),
    ("place", 'id = "LaPaz", label'),
    ("measure", 'id = "HotlineCalls", label, label_es (what the number counts)'),
    ("form", 'id = "ForcedFishing", label, parent = "ForcedLabor" (a form of exploitation)'),
    ("unit", 'id = "Vehicles", label, label_es (the unit of a number)'),
    ("time", 'id = "winter", label, label_es; start = "2020-12", end = "2021-02" (then when = "winter" on a claim)'),
    ("dismissed", 'finding = "number-uncited", words = "two" or claim = 5, reason = "Towns are not victims."'),
)


def table_guide() -> Iterator[str]:
    """The lines of the comment at the head of a new encoding."""
    yield "# A claim is written below its sentence:"
    yield "#"
    yield "#   [[claim]]"
    yield '#   kind = "Denial"'
    yield '#   quote = "no shelter accepted men"    (exact words; for several quotes: quotes = ["…", "…"])'
    yield '#   group = "Man"'
    yield '#   protection = "TemporaryLodging"'
    yield '#   provider = "AnyProvider"'
    yield "#"
    yield "# Keys that each kind needs, besides kind and quote (editors suggest values; docs/terms.md lists them):"
    yield "#"
    for kind, slots in NEEDED.items():
        named = ", ".join(" or ".join(one) for one in slots)
        yield f"#   {kind.value:<14} {named}{_FOLLOWS.get(kind, '')}"
    yield "#"
    yield "# A list gives one claim for each name. These two lists give four claims:"
    yield "#"
    yield '#   group = ["Woman", "Girl"]'
    yield '#   protection = ["Care", "Referral"]'
    yield "#"
    yield '# If a count is part of a total, write the value of the total: part_of = "1,600". If it counts the same in'
    yield '# another year, write the value of that other count: like = "1,600". gapgraph build then copies the measure,'
    yield "# the body, who says it and so on from the other count."
    yield "#"
    yield "# gapgraph build completes a new claim. It adds the claim's number; from the quote, who says it (by,"
    yield "# certainty), how often (frequency), and the value with its year and bound; from the group, the age, sex and"
    yield "# so on. Check what it adds. If you change or remove something, the next build does not write it again."
    yield "#"
    yield "# If the ontology has no name for something, declare the name in a table:"
    yield "#"
    for name, told in _DECLARED:
        yield f"#   {f'[[{name}]]':<14} {told}"
