"""Maximal boxes of leaves and their minimal covers.

A *box* chooses at least one value in every dimension and means all leaves that have the chosen values. The maximal
boxes inside a set of leaves are its prime implicants in multi-valued logic (Quine, 1952; Rudell and
Sangiovanni-Vincentelli, 1987). Maximal boxes describe a set of leaves in the fewest words. Some maximal boxes are
groups that no sentence of a report names.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from math import prod

from gapgraph.core.groups import Lattice, bits, union
from gapgraph.vocabulary import Iri

Choice = tuple[int, ...]
"""Per dimension, the chosen values as bits: bit ``v`` is set when value ``v`` is chosen."""

SEARCH_BUDGET = 20_000
"""The number of search steps for a smallest cover, after which the best cover found so far is used. The best cover
found so far never has a superfluous box.
"""


_CACHED_RESULTS = 1 << 14
"""The maximum number of cached results of :func:`leaves_with`, of :func:`cover` and of :func:`_primes`. The matrices of
many reports together need only a few hundred different results of :func:`cover`.
"""


@dataclass(frozen=True)
class Box:
    """A box: the values of each dimension that it allows, and the leaves that have these values."""

    choice: Choice
    leaves: int

    def values(self, lattice: Lattice) -> tuple[tuple[Iri, ...], ...]:
        """For each dimension that the box restricts, the IRIs of the values that remain, in order."""
        return tuple(
            tuple(dimension.values[v] for v in bits(chosen))
            for dimension, chosen in zip(lattice.dimensions, self.choice, strict=True)
            if chosen != (1 << len(dimension.values)) - 1
        )


@lru_cache(_CACHED_RESULTS)
def leaves_with(lattice: Lattice, choice: Choice) -> int:
    """All leaves that have the chosen values."""
    leaves = lattice.possible
    for values, chosen in zip(lattice.value_cells, choice, strict=True):
        leaves &= union(cells for number, cells in enumerate(values) if chosen >> number & 1)
    return leaves


@lru_cache(_CACHED_RESULTS)
def cover(lattice: Lattice, leaves: int, free: int = 0) -> tuple[Box, ...]:
    """The fewest maximal boxes that describe these leaves: :func:`minimal_cover` of :func:`maximal_boxes`."""
    return minimal_cover(maximal_boxes(lattice, leaves, free), leaves)


def maximal_boxes(lattice: Lattice, leaves: int, free: int = 0) -> tuple[Box, ...]:
    """The maximal boxes within ``leaves``, in a stable order.

    A box may also contain impossible cells (combinations of values that nobody can have) and the cells in ``free``, but
    no box has only such cells. If several boxes have the same leaves, only the one with the shortest wording is
    returned.
    """
    free = (free | ~lattice.possible) & lattice.grid & ~leaves
    found = {cells & leaves for _, cells in _primes(leaves | free, lattice.sizes)} - {0}
    largest = [one for one in found if not any(one != other and one & other == one for other in found)]
    boxes = [Box(_briefest(lattice, one, free), one) for one in largest]
    return tuple(sorted(boxes, key=lambda box: _reading_order(lattice, box)))


def _reading_order(lattice: Lattice, box: Box) -> tuple[int, list[tuple[bool, int]]]:
    """Sort key: boxes with few words first. Boxes with the same number of words are sorted by the first dimension that
    they restrict, then by its values.
    """
    choices = zip(box.choice, lattice.sizes, strict=True)
    return words(lattice, box), [(chosen == (1 << size) - 1, chosen) for chosen, size in choices]


@lru_cache(_CACHED_RESULTS)
def _primes(space: int, sizes: tuple[int, ...]) -> tuple[tuple[Choice, int], ...]:
    """All maximal boxes of a set of cells, each with its cells. The function chooses values of the first dimension,
    then calls itself for the cells that these values have in common. The recursion reaches equal smaller sets of cells
    from different sets of cells, so the results are cached.
    """
    if not sizes:
        return (((), 1),) if space else ()
    rest, block = sizes[1:], prod(sizes[1:])
    parts = [space >> (value * block) & ((1 << block) - 1) for value in range(sizes[0])]
    primes = []
    for shared in _intersections(parts):
        chosen = [value for value, part in enumerate(parts) if shared & part == shared]
        others = [part for part in parts if shared & part != shared]
        for choice, inside in _primes(shared, rest):
            if all(inside & part != inside for part in others):
                cells = union([inside << (value * block) for value in chosen])
                primes.append(((sum(1 << value for value in chosen), *choice), cells))
    return tuple(primes)


def _intersections(parts: Sequence[int]) -> set[int]:
    """The intersections of every non-empty selection of the parts, each once, without the empty set."""
    shared: set[int] = set()
    for part in parts:
        shared |= {part & other for other in shared} | {part}
    return shared - {0}


def _briefest(lattice: Lattice, leaves: int, free: int) -> Choice:
    """The box with the fewest restricted dimensions that has exactly these leaves.

    In each dimension, the box has either all values, or only the values of these leaves. The search tries boxes that
    restrict few dimensions first.
    """
    narrow: dict[int, tuple[int, int]] = {}
    for d, values in enumerate(lattice.value_cells):
        kept = [(v, cells) for v, cells in enumerate(values) if cells & leaves]
        if len(kept) < len(values):
            narrow[d] = sum(1 << v for v, _ in kept), union([cells for _, cells in kept])
    whole = tuple((1 << size) - 1 for size in lattice.sizes)
    for many in range(len(narrow)):
        # ``reversed``: if several boxes restrict equally few dimensions, the box that restricts the last dimensions of
        # the lattice is used.
        for restricted in reversed(list(combinations(narrow, many))):
            cells = lattice.grid
            for d in restricted:
                cells &= narrow[d][1]
            if cells & ~free == leaves:
                return tuple(narrow[d][0] if d in restricted else every for d, every in enumerate(whole))
    return tuple(narrow[d][0] if d in narrow else every for d, every in enumerate(whole))


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
        """The boxes that contain the leaf that the fewest boxes cover; those that cover most of the remaining leaves
        first.
        """
        choices = ([i for i, box in enumerate(self.boxes) if box.leaves >> bit & 1] for bit in bits(left))
        hardest = min(choices, key=len)
        return sorted(hardest, key=lambda i: (-(self.boxes[i].leaves & left).bit_count(), i))


def _irredundant(boxes: Sequence[Box], leaves: int, chosen: tuple[int, ...]) -> list[int]:
    kept = sorted(chosen)
    for i in sorted(chosen, reverse=True):
        rest = [boxes[j].leaves for j in kept if j != i]
        if not leaves & ~union(rest):
            kept.remove(i)
    return kept
