"""The ids and labels of boxes of leaves, and how a box is read from its id.

A box that equals a named group has the group's name. A box that equals no named group has an id made of its values:
``+`` joins values of different dimensions (``Adult+Male``), and ``|`` joins values of one dimension. If a box equals no
named group, the label of the box is made of the labels of its values: a noun, and in parentheses the values that
narrow it, as in "adults (male or another gender; foreign)".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from gapgraph.core.boxes import Box, Choice, leaves_with
from gapgraph.core.facts import Facts
from gapgraph.core.groups import Lattice, union
from gapgraph.core.statuses import Status
from gapgraph.errors import GapgraphError, unknown_name
from gapgraph.i18n.say import LANGUAGES
from gapgraph.vocabulary import GAP, VICTIM, Iri, curie, expand

LABEL_LANGUAGES: Final = LANGUAGES
"""The languages of labels."""

_OR = {"en": " or ", "es": " o "}
_OR_BEFORE_O = " u "
"""In Spanish, the word "o" (or) becomes "u" before a word that begins with the sound o (Ortografía de la lengua
española, 2010).
"""


@dataclass(frozen=True)
class Labels:
    """Labels in one language, from the ontology and the report, and the named groups."""

    facts: tuple[Facts, ...]
    lattice: Lattice
    language: str = "en"
    _labels: dict[str, str] = field(default_factory=dict, init=False, repr=False, compare=False)
    _boxes: dict[Choice, str] = field(default_factory=dict, init=False, repr=False, compare=False)

    def label(self, iri: Iri) -> str:
        """The term's label, or the last part of its IRI if it has none; empty for an empty IRI."""
        if iri not in self._labels:
            known = next((facts for facts in self.facts if iri in facts), self.facts[0])
            self._labels[iri] = known.label(iri, self.language) if iri else ""
        return self._labels[iri]

    def of_term(self, name: str) -> str:
        """The label of a term of the ontology by its bare name (``Denied``); empty for an empty name."""
        return self.label(Iri(GAP + name)) if name else ""

    def text(self, iri: Iri, predicate: str) -> str:
        """The term's text for a predicate, in the language if there is one; empty if it has none."""
        texts = (facts.text(iri, predicate, self.language) for facts in self.facts)
        return next((text for text in texts if text), "")

    def box_id(self, box: Box) -> str:
        """``gap:Man`` for a box that is a named group, else its values: ``Adult+Male``."""
        named = self.lattice.names.get(box.leaves)
        return curie(named) if named else self.values_id(box)

    def box_label(self, box: Box) -> str:
        """The named group's label, or the values' labels: "adults (female or another gender)"."""
        named = self.lattice.names.get(box.leaves)
        return self.label(named) if named else self.values_label(box)

    def values_id(self, box: Box) -> str:
        """The id of a box from its values, even if it equals a named group."""
        return "+".join("|".join(_bare(v) for v in values) for values in box.values(self.lattice)) or _bare(VICTIM)

    def values_label(self, box: Box) -> str:
        """The labels of the values, even if the box equals a named group: "adults (female; foreign)"."""
        if box.choice not in self._boxes:
            nouns = self.lattice.dimensions[0].values
            values = box.values(self.lattice)
            noun = next((self._either(one) for one in values if one[0] in nouns), "")
            self._boxes[box.choice] = self.narrowed(noun, [one for one in values if one[0] not in nouns])
        return self._boxes[box.choice]

    def part_label(self, box: Box) -> str:
        """The label of a part of a group: that of the named group with the box's values, or the values' labels."""
        named = self.lattice.names.get(leaves_with(self.lattice, box.choice))
        return self.label(named) if named else self.values_label(box)

    def exception_label(self, boxes: Iterable[Box], status: Status) -> str:
        """The parts of a group with a status, in words: "transgender victims / men: denied"."""
        return f"{self.parts_label(boxes)}: {self.of_term(status)}"

    def parts_label(self, boxes: Iterable[Box]) -> str:
        """The labels of several parts of a group, separated by slashes."""
        return " / ".join(map(self.part_label, boxes))

    def has_noun(self, box: Box) -> bool:
        """Whether the values' label contains a noun. The values of a single dimension other than the first have none:
        "male or another gender".
        """
        values = box.values(self.lattice)
        return len(values) != 1 or values[0][0] in self.lattice.dimensions[0].values

    def narrowed(self, noun: str, values: Sequence[tuple[Iri, ...]]) -> str:
        """The noun, followed in parentheses by the values of each dimension that narrow it.

        Without a noun, the values of a single dimension stand alone ("male or another gender"); with more dimensions,
        the noun is "victims".
        """
        features = [self._either(one) for one in values]
        if not noun and len(features) == 1:
            return features[0]
        return (noun or self.label(VICTIM)) + (f" ({'; '.join(features)})" if features else "")

    def _either(self, values: tuple[Iri, ...]) -> str:
        """Labels joined by "or": "female or another gender"."""
        joined = _OR[self.language].join(map(self.label, values))
        return re.sub(r" o (?=h?[oó])", _OR_BEFORE_O, joined, flags=re.IGNORECASE) if self.language == "es" else joined


def _bare(iri: Iri) -> str:
    return iri.removeprefix(GAP) if iri.startswith(GAP) else curie(iri)


def is_value(lattice: Lattice, name: str) -> bool:
    """Whether a name, such as ``Male``, is a value of a dimension; boxes are written with values only."""
    folded = _bare(expand(name)).casefold()
    return any(_bare(value).casefold() == folded for dimension in lattice.dimensions for value in dimension.values)


def values_in(lattice: Lattice, names: Iterable[Labels], words: str) -> str:
    """The id of the box that has this label, such as "adults (male; foreign)"; empty if there is none.

    The values may also be joined by commas.
    """
    names = tuple(names)
    values = [value for dimension in lattice.dimensions for value in dimension.values]
    known = {one.label(value).casefold(): value for one in names for value in values}
    either = "|".join(re.escape(label) for label in sorted(known, key=len, reverse=True))
    between = "|".join(map(re.escape, (", ", "; ", *_OR.values(), _OR_BEFORE_O)))
    listed = words.casefold().removesuffix(")").replace(" (", ", ", 1)
    for one in names:
        listed = listed.removeprefix(f"{one.label(VICTIM).casefold()}, ")
    if not re.fullmatch(f"(?:{either})(?:(?:{between})(?:{either}))*", listed):
        return ""
    named = {known[label] for label in re.findall(either, listed)}
    parts = ([_bare(v) for v in dimension.values if v in named] for dimension in lattice.dimensions)
    return "+".join("|".join(part) for part in parts if part)


def read_box(lattice: Lattice, name: str) -> Box:
    """The box that ``Adult+Male`` or ``Female|AnotherGender`` means, values in any order.

    Raises GapgraphError GG102 for an unknown value, for values of two dimensions joined by ``|``, and for a box that
    nobody can be in.
    """
    choice = [(1 << size) - 1 for size in lattice.sizes]
    for part in name.split("+"):
        dimension, chosen = _read_values(lattice, part.split("|"), name)
        choice[dimension] &= chosen
    box = Box(tuple(choice), leaves_with(lattice, tuple(choice)))
    if not box.leaves:
        raise GapgraphError("GG102", f"Nobody can be in {name!r}", remedy="The values exclude each other.")
    return box


def _read_values(lattice: Lattice, values: list[str], name: str) -> tuple[int, int]:
    """The dimension (its number) of these values, and the values as bits."""
    places = {v: (d, i) for d, dimension in enumerate(lattice.dimensions) for i, v in enumerate(dimension.values)}
    folded = {_bare(value).casefold(): value for value in places}
    found = []
    for value in values:
        iri = folded.get(_bare(expand(value.strip())).casefold())
        if iri is None:
            raise unknown_name("GG102", "value", value.strip(), map(_bare, places))
        found.append(places[iri])
    if len({dimension for dimension, _ in found}) > 1:
        raise GapgraphError(
            "GG102",
            f"{name!r} joins values of two dimensions by |",
            remedy="Join values of two dimensions by +, not by |.",
        )
    return found[0][0], union(1 << value for _, value in found)
