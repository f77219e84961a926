"""Finds the group that words mean: other names of a group, or several names in a row ("foreign men"), which mean the
people who are in all these groups.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from gapgraph.core.boxes import Box, maximal_boxes
from gapgraph.core.facts import Facts
from gapgraph.core.groups import Lattice
from gapgraph.core.labels import Labels
from gapgraph.core.wording import LONGEST_TYPED_NAME, NameIndex, index_names, stems, typed_names
from gapgraph.errors import GapgraphError, ambiguous_name
from gapgraph.vocabulary import Iri


@dataclass(frozen=True)
class GroupWords:
    """The names of groups and values, in the ontology's languages, with the leaves that each means."""

    facts: Facts
    lattice: Lattice
    labels: Labels

    def leaves(self, name: str) -> int:
        """The leaves that the words mean; 0 if the words mean no group.

        Raises GapgraphError GG102 if the words may mean several groups, or mean values that exclude each other.
        """
        words = stems(name)
        if len(words) > LONGEST_TYPED_NAME:
            return 0
        of = self._leaves_of
        said = {of[iri] for iri in self._index.same(words)}
        meant = said or self._index.readings(words, of.__getitem__, self.lattice.possible)
        if len(meant - {0}) > 1:
            raise ambiguous_name("GG102", "group", name, self._ids(sorted(meant - {0})))
        if meant == {0}:
            raise GapgraphError("GG102", f"Nobody can be in {name!r}", remedy="The values exclude each other.")
        return max(meant, default=0)

    def unnamed_box(self, name: str) -> Box | None:
        """The box that the words mean; None if that box is a named group, or if the words mean no group. Raises the
        same errors as :meth:`leaves`.
        """
        leaves = self.leaves(name)
        boxes = maximal_boxes(self.lattice, leaves) if leaves and leaves not in self.lattice.names else ()
        return boxes[0] if len(boxes) == 1 else None

    def _ids(self, several: Iterable[int]) -> list[str]:
        return [self.labels.box_id(box) for leaves in several for box in maximal_boxes(self.lattice, leaves)]

    @cached_property
    def _leaves_of(self) -> Mapping[Iri, int]:
        """Maps each named group and each value of a dimension to its leaves."""
        dimensions = zip(self.lattice.dimensions, self.lattice.value_cells, strict=True)
        values = {value: cells for d, of in dimensions for value, cells in zip(d.values, of, strict=True)}
        return {**{value: cells & self.lattice.possible for value, cells in values.items()}, **self.lattice.groups}

    @cached_property
    def _index(self) -> NameIndex:
        return index_names((iri, name) for iri in self._leaves_of for name in typed_names(iri, (self.facts,)))
