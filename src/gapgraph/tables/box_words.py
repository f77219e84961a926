"""Words for boxes (sets of smallest groups), as a person would say them: "adults except men and transgender adults"
instead of five values.

There are up to four wordings for a box: a named group with the same people; a named group for some of the values,
followed by the other values; a named group with exceptions; a named group and the values that narrow it. The wording
with the fewest terms is used; if several have equally few, the shortest. A table that shows a wording of a box also has
a column with the ids of the box's values (``Labels.values_id``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property, reduce
from itertools import combinations
from operator import or_
from typing import NamedTuple

from gapgraph.core.boxes import Box, cover, leaves_with
from gapgraph.core.groups import Lattice
from gapgraph.core.labels import Labels
from gapgraph.i18n.say import say
from gapgraph.vocabulary import Iri

MOST_LEFT_OUT = 2
"""The maximum number of exceptions in a wording."""


MANY_TERMS = 99
"""The number of terms that an exception of a group counts if no single box describes the exception: so many that the
wording with this exception is never used.
"""


class _Wording(NamedTuple):
    """A wording, its number of terms, and whether it is only values, without a noun."""

    terms: int
    text: str
    bare: bool = False

    @property
    def length(self) -> tuple[int, bool, int]:
        """The sort key: of two wordings, the one with the smaller key is used."""
        return self.terms, self.bare, len(self.text)


@dataclass(frozen=True)
class BoxWords:
    """The words for boxes in one language; the words for each box are cached."""

    names: Labels
    _said: dict[Box, _Wording] = field(default_factory=dict, init=False, repr=False, compare=False)

    @property
    def lattice(self) -> Lattice:
        """The named groups and the values of the dimensions, which give the words."""
        return self.names.lattice

    def said(self, box: Box) -> str:
        """The wording of a box with the fewest terms; if several wordings have equally few terms, the shortest."""
        return self._wording(box).text

    def said_together(self, boxes: Iterable[Box], within: int = 0) -> str:
        """One wording for several boxes: a list of their wordings, or a group with exceptions.

        ``within`` is the group that the boxes are parts of, if any: then only people of this group are exceptions.
        """
        listed = tuple(boxes)
        one_by_one = [self._wording(box) for box in listed]
        texts = dict.fromkeys(one.text for one in one_by_one)
        joined = _Wording(sum(one.terms for one in one_by_one), "; ".join(texts))
        leaves = reduce(or_, (box.leaves for box in listed), 0)
        others = self._wordings_of(leaves, within or self.lattice.possible) if len(texts) > 1 else ()
        best: _Wording = min((joined, *others), key=lambda one: one.length)
        return best.text

    def _wording(self, box: Box) -> _Wording:
        if box not in self._said:
            self._said[box] = min(self._wordings(box), key=lambda one: one.length)
        return self._said[box]

    def _wordings(self, box: Box) -> Iterator[_Wording]:
        values = [value for chosen in box.values(self.lattice) for value in chosen]
        if not values and box.leaves != self.lattice.possible:
            yield self._whole(box.leaves)
            return
        wide = leaves_with(self.lattice, box.choice)
        yield self._listed(box)
        for leaves in (box.leaves, wide):
            if named := self.lattice.names.get(leaves):
                yield self._named(named)
        if len(values) > 1:
            yield from self._narrowed(box)
        if len(values) > MOST_LEFT_OUT:
            yield from self._except(wide, self.lattice.possible)

    def _wordings_of(self, leaves: int, within: int) -> Iterator[_Wording]:
        for group, named in self.lattice.names.items():
            if group & within == leaves:
                yield self._named(named)
        yield from self._except(leaves, within)

    def _whole(self, leaves: int) -> _Wording:
        """The words for a set of leaves (smallest groups) as a whole, such as the name of a group."""
        if named := self.lattice.names.get(leaves):
            return self._named(named)
        boxes = [self._wording(box) for box in cover(self.lattice, leaves)]
        return _Wording(sum(one.terms for one in boxes), "; ".join(one.text for one in boxes))

    @cached_property
    def _adjectives(self) -> frozenset[str]:
        """The values whose labels are adjectives: the values of all dimensions except age, the first dimension."""
        return frozenset(value for dimension in self.lattice.dimensions[1:] for value in dimension.values)

    def _named(self, group: Iri) -> _Wording:
        return _Wording(1, self.names.label(group), bare=group in self._adjectives)

    def _listed(self, box: Box) -> _Wording:
        """The wording that lists the values of the box; its number of terms is the number of values."""
        values = sum(map(len, box.values(self.lattice)))
        return _Wording(max(values, 1), self.names.values_label(box), bare=not self.names.has_noun(box))

    def _narrowed(self, box: Box) -> Iterator[_Wording]:
        """A named group that some of the values define, followed in parentheses by the other values: ``girls in sex
        trafficking (other LGBQI+)``.
        """
        whole = tuple((1 << size) - 1 for size in self.lattice.sizes)
        restricted = [d for d, chosen in enumerate(box.choice) if chosen != whole[d]]
        for kept in range(2, len(restricted)):
            for some in combinations(restricted, kept):
                choice = tuple(chosen if d in some else whole[d] for d, chosen in enumerate(box.choice))
                if named := self.lattice.names.get(leaves_with(self.lattice, choice)):
                    rest = tuple(whole[d] if d in some else chosen for d, chosen in enumerate(box.choice))
                    left = Box(rest, box.leaves)
                    terms = 1 + sum(map(len, left.values(self.lattice)))
                    yield _Wording(terms, self.names.narrowed(self.names.label(named), left.values(self.lattice)))

    def _except(self, leaves: int, within: int) -> Iterator[_Wording]:
        """A group that contains these leaves (smallest groups), followed by its exceptions: ``children except girls in
        sex trafficking``. An exception without a noun isn't used ("female victims except not LGBTQI+").
        """
        for group, named in self._around(leaves, within):
            others = [box.leaves for box in cover(self.lattice, group & ~leaves, ~group)]
            if len(others) <= MOST_LEFT_OUT:
                exceptions = self._left_out(group, *others)
                if not any(one.bare for one in exceptions):
                    yield self._without(self.names.label(named), exceptions)

    def _around(self, leaves: int, within: int) -> Iterator[tuple[int, Iri]]:
        """Yields the named groups that contain these leaves (smallest groups) and more leaves, each named group limited
        to the people in ``within``. A named group that contains everyone in ``within`` and also other people isn't
        yielded.
        """
        for group, named in self.lattice.names.items():
            part = group & within
            own = part != within or group == within
            if own and leaves & ~part == 0 and part != leaves and named not in self._adjectives:
                yield part, named

    def _left_out(self, group: int, one: int, other: int = 0) -> list[_Wording]:
        """The wordings of a group's exceptions. If two exceptions overlap, the leaves (smallest groups) that both
        exceptions contain are described only once, if the words become shorter.
        """
        pairs = ((one, other), (one & ~other, other), (one, other & ~one))
        told = [[self._part(leaves, group) for leaves in pair if leaves] for pair in pairs]
        return min(told, key=lambda parts: (sum(part.terms for part in parts), any(part.bare for part in parts)))

    def _part(self, leaves: int, group: int) -> _Wording:
        """The wording of these leaves (smallest groups) of a group: the values that distinguish the leaves within the
        group, or all values of the leaves.
        """
        whole = [cover(self.lattice, leaves, free) for free in (~group, 0)]
        found = [self._plainly(boxes[0]) for boxes in whole if len(boxes) == 1]
        return min(found, key=lambda one: one.length) if found else _Wording(MANY_TERMS, "")

    def _plainly(self, box: Box) -> _Wording:
        """The wording of an exception of a group; the wording of an exception never contains further exceptions."""
        wide = leaves_with(self.lattice, box.choice)
        known = (self.lattice.names.get(leaves) for leaves in (box.leaves, wide))
        wordings = [self._named(named) for named in known if named] + list(self._narrowed(box))
        wordings.append(self._listed(box))
        return min(wordings, key=lambda one: one.length)

    def _without(self, who: str, others: list[_Wording]) -> _Wording:
        key = "all except two" if len(others) > 1 else "all except"
        text = say(key, self.names.language, who=who, one=others[0].text, other=others[-1].text)
        return _Wording(1 + sum(one.terms for one in others), text)
