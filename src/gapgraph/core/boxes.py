"""Maximal boxes of leaves and their minimal covers.

A *box* chooses at least one value in every dimension and means all leaves that have the chosen values. The maximal
boxes inside a set of leaves are its prime implicants in multi-valued logic (Quine, 1952; Rudell and
Sangiovanni-Vincentelli, 1987), so they describe the set in the fewest words and find boxes that no sentence names.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from math import prod

from gapgraph.core.groups import Lattice, bits

Choice = tuple[int, ...]
"""Per dimension, the chosen values as bits: bit ``v`` is set when value ``v`` is chosen."""

SEARCH_BUDGET = 20_000
"""The number of search steps for a smallest cover, after which the best cover found so far is used. That cover never
has a superfluous box.
"""


_REMEMBERED = 1 << 14
"""How many covers are cached: the cells of a matrix, and many reports, need the same few hundred."""


@dataclass(frozen=True)
class Box:
    """A box and its leaves."""

    choice: Choice
    leaves: int

    def values(self, lattice: Lattice) -> tuple[tuple[str, ...], ...]:
        """For each dimension that the box restricts, the IRIs of the values that remain, in order."""
        return tuple(
            tuple(dimension.values[v] for v in bits(chosen))
            for dimension, chosen in zip(lattice.dimensions, self.choice, strict=True)
            if chosen != (1 << len(dimension.values)) - 1
        )


@lru_cache(_REMEMBERED)
def cover(lattice: Lattice, leaves: int, free: int = 0) -> tuple[Box, ...]:
    """The fewest maximal boxes that describe these leaves: :func:`minimal_cover` of :func:`maximal_boxes`."""
    return minimal_cover(maximal_boxes(lattice, leaves, free), leaves)


def maximal_boxes(lattice: Lattice, leaves: int, free: int = 0) -> tuple[Box, ...]:
    """The maximal boxes within ``leaves``, in a stable order.

    Impossible cells, and those in ``free``, may be in a box but never make one: two boxes with the same leaves are one
    box, in its shortest wording.
    """
    free = (free | ~lattice.possible) & _grid(lattice) & ~leaves
    found = {_cells(lattice, choice) & leaves for choice in _primes(leaves | free, lattice.sizes)} - {0}
    largest = [one for one in found if not any(one != other and one & other == one for other in found)]
    boxes = [Box(_briefest(lattice, one, free), one) for one in largest]
    return tuple(sorted(boxes, key=lambda box: _reading_order(lattice, box)))


def _reading_order(lattice: Lattice, box: Box) -> tuple[int, list[tuple[bool, int]]]:
    """Sort key: fewest words first; then those that restrict an earlier dimension, to an earlier value."""
    choices = zip(box.choice, lattice.sizes, strict=True)
    return words(lattice, box), [(chosen == (1 << size) - 1, chosen) for chosen, size in choices]


def _grid(lattice: Lattice) -> int:
    return (1 << prod(lattice.sizes)) - 1


def _primes(space: int, sizes: Sequence[int]) -> list[Choice]:
    """All maximal boxes of a set of cells: fix the values of one dimension, then recurse into the cells that they
    share.
    """
    if not sizes:
        return [()] if space else []
    block = prod(sizes[1:])
    parts = [space >> (value * block) & ((1 << block) - 1) for value in range(sizes[0])]
    primes = []
    for shared in _intersections(parts):
        for rest in _primes(shared, sizes[1:]):
            inside = _cells_of(rest, sizes[1:])
            if all(inside & part != inside or shared & part == shared for part in parts):
                primes.append((_chosen(parts, shared), *rest))
    return primes


def _intersections(parts: Sequence[int]) -> set[int]:
    """The intersections of every non-empty selection of the parts, each once, without the empty set."""
    shared: set[int] = set()
    for part in parts:
        shared |= {part & other for other in shared} | {part}
    return shared - {0}


def _chosen(parts: Sequence[int], shared: int) -> int:
    return sum(1 << value for value, part in enumerate(parts) if shared & part == shared)


def _cells_of(choice: Choice, sizes: Sequence[int]) -> int:
    """The cells of a box, dimension by dimension from the last."""
    cells, block = 1, 1
    for chosen, size in zip(reversed(choice), reversed(sizes), strict=True):
        cells = _union([cells << (value * block) for value in range(size) if chosen >> value & 1])
        block *= size
    return cells


def _cells(lattice: Lattice, choice: Choice) -> int:
    return _cells_of(choice, lattice.sizes)


def _briefest(lattice: Lattice, leaves: int, free: int) -> Choice:
    """The box with the fewest restricted dimensions that has exactly these leaves.

    Each dimension is looked up once, and the cells of its selected values are intersected.
    """
    tight = tuple(sum(1 << v for v, cells in enumerate(values) if cells & leaves) for values in lattice.value_cells)
    whole = tuple((1 << size) - 1 for size in lattice.sizes)
    allowed = [_union([cells for cells in values if cells & leaves]) for values in lattice.value_cells]
    dimensions = range(len(tight))
    for kept in range(len(tight)):
        # The first dimensions are opened first, so the last ones keep their values.
        for restricted in reversed(list(combinations(dimensions, kept))):
            cells = _grid(lattice)
            for d in restricted:
                cells &= allowed[d]
            if cells & ~free == leaves:
                return tuple(tight[d] if d in restricted else whole[d] for d in dimensions)
    return tight


def words(lattice: Lattice, box: Box) -> int:
    """How many values are needed to name the box."""
    return sum(len(values) for values in box.values(lattice))


def minimal_cover(boxes: Sequence[Box], leaves: int) -> tuple[Box, ...]:
    """A smallest selection of the boxes that covers the leaves, in the order given.

    If several covers are equally small, the choice depends only on the arguments. After :data:`SEARCH_BUDGET` steps the
    best cover found so far is returned without superfluous boxes: no box can be left out, but a smaller cover may
    exist.
    """
    search = _CoverSearch(boxes)
    search.run(leaves, ())
    return tuple(boxes[i] for i in sorted(_irredundant(boxes, leaves, search.best)))


class _CoverSearch:
    """Depth-first search for a smallest cover: branch on the leaf that the fewest boxes cover."""

    def __init__(self, boxes: Sequence[Box]) -> None:
        self.boxes = boxes
        self.best: tuple[int, ...] = tuple(range(len(boxes)))
        self.steps = 0

    def run(self, left: int, taken: tuple[int, ...]) -> None:
        self.steps += 1
        if not left:
            if len(taken) < len(self.best):
                self.best = taken
            return
        if len(taken) + self._fewest_more(left) >= len(self.best) or self.steps > SEARCH_BUDGET:
            return
        for i in self._branches(left):
            self.run(left & ~self.boxes[i].leaves, (*taken, i))

    def _fewest_more(self, left: int) -> int:
        """A lower bound on the number of boxes still needed: no box covers more than the largest one."""
        largest = max(((box.leaves & left).bit_count() for box in self.boxes), default=0)
        return -(-left.bit_count() // largest) if largest else len(self.boxes)

    def _branches(self, left: int) -> list[int]:
        """The boxes that contain the hardest leaf, those that cover most of the remaining leaves first."""
        choices = ([i for i, box in enumerate(self.boxes) if box.leaves >> bit & 1] for bit in bits(left))
        hardest = min(choices, key=len)
        return sorted(hardest, key=lambda i: (-(self.boxes[i].leaves & left).bit_count(), i))


def _irredundant(boxes: Sequence[Box], leaves: int, chosen: tuple[int, ...]) -> list[int]:
    kept = sorted(chosen)
    for i in sorted(chosen, reverse=True):
        rest = [boxes[j].leaves for j in kept if j != i]
        if not leaves & ~_union(rest):
            kept.remove(i)
    return kept


def _union(masks: Sequence[int]) -> int:
    union = 0
    for mask in masks:
        union |= mask
    return union
