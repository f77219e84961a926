"""Encoded and drafted claims in one form, with the same names: a declared name is compared by its label."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from gapgraph.authoring.alignment import Coded, read_encoded_claims, slots_left_out
from gapgraph.authoring.declared import Declared
from gapgraph.authoring.encoding import Encoding
from gapgraph.drafting.counted_things import declaration_of
from gapgraph.drafting.draft_claim import DraftClaim
from gapgraph.drafting.narrative_drafts import NarrativeDrafts

_WHOLE_YEAR: Final = re.compile(r"(\d{4})-01/\1-12")


def coded(draft: DraftClaim, encoding: Encoding, values: Mapping[int, object]) -> Coded:
    """A draft in the form in which :func:`read_encoded_claims` gives an encoded claim."""
    usual = slots_left_out(draft.kind, encoding.report["publisher"])
    slots: dict[str, str] = {"kind": draft.kind.value, **usual}
    country = f"{encoding.report['country'].lower()}:"
    for key, value in draft.slots.items():
        if value is False:
            continue
        names = value if isinstance(value, tuple) else (str(value),)
        told = "true" if value is True else ", ".join(sorted(one.removeprefix(country) for one in names))
        slots[key] = f"of {values[int(told)]}" if key == "part_of" else told
    return Coded(draft.entry, 0, draft.spans, slots)


def encoded_claims(encoding: Encoding, text: str) -> list[Coded]:
    """The claims of an encoding, each period as a year if it is a whole year."""
    return [_with(one, {}) for one in read_encoded_claims(encoding, text)]


def drafted_claims(encoding: Encoding, narrative: NarrativeDrafts) -> list[Coded]:
    """The drafts of a text. A drafted body, measure or unit whose label the encoding declares has the encoding's id."""
    values = {one.number: one.slots.get("value") for one in narrative.claims}
    labels = {one.id: one.label for one in narrative.bodies}
    drafted = [coded(one, encoding, values) for one in narrative.claims]
    return [_with(one, _ids_of_encoding(encoding, one, labels)) for one in drafted]


def _ids_of_encoding(encoding: Encoding, draft: Coded, labels: Mapping[str, str]) -> dict[str, str]:
    """For each slot of a draft that names something by a label of the encoding: the id that the encoding gives it."""
    ids = {(one.kind, words): one.id for one in encoding.declared for words in _labels(one)}
    found = {}
    for slot, name in draft.slots.items():
        kind = slot if slot in ("measure", "unit") else "body"
        label = labels.get(name, "") if kind == "body" else str(declaration_of(name)["label"])
        if (kind, label.casefold()) in ids:
            found[slot] = ids[kind, label.casefold()]
    return found


def _labels(one: Declared) -> tuple[str, ...]:
    return tuple(re.sub("^(?:the|this|our) ", "", words).casefold() for words in (one.labels["en"], *one.also))


def _with(one: Coded, names: Mapping[str, str]) -> Coded:
    """A claim with other names in some slots, and with its period as a year if it is a whole year."""
    slots = {**one.slots, **names}
    if year := _WHOLE_YEAR.fullmatch(slots.get("period", "")):
        slots["period"] = year[1]
    return Coded(one.entry, one.sentence, one.spans, slots)
