"""Sets of leaves as columns of 64-bit numbers, with one bit for each cell of the grid of leaves. If the grid has more
than 64 cells, several columns are needed: set number n is then the bits of row n of all columns together.

An array of sets has the shape (columns, sets), so an operation on every set is an operation on whole columns.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

Sets = NDArray[np.uint64]
"""Sets of leaves, with one bit for each leaf: ``array[c, s]`` has the bits ``64 * c`` to ``64 * c + 63`` of set number
``s``.
"""

RowNumbers = NDArray[np.intp]
"""Row indexes: each value is the position of a row in another array."""

Flags = NDArray[np.bool_]
"""An array with one boolean for each row of another array."""

WORD_BITS = 64
_LOW = (1 << WORD_BITS) - 1


def columns_for(cells: int) -> int:
    """How many columns of 64 bits are needed for sets of leaves, if the grid of leaves has this many cells."""
    return max(1, -(-cells // WORD_BITS))


def as_columns(leaves: Iterable[int], columns: int) -> Sets:
    """Convert sets of leaves from integers to columns of 64-bit numbers."""
    split = [
        [mask >> WORD_BITS * column & _LOW for mask in sets] for sets in (tuple(leaves),) for column in range(columns)
    ]
    return np.array(split, dtype=np.uint64)


def as_integer(column: NDArray[np.uint64]) -> int:
    """One set of leaves as an integer."""
    return sum(int(word) << WORD_BITS * number for number, word in enumerate(column))


def no_sets(columns: int, size: int) -> Sets:
    """An array of this many empty sets."""
    return np.zeros((columns, size), dtype=np.uint64)


def only_where(flags: Flags, sets: Sets) -> Sets:
    """The sets of the rows whose flag is true; all other rows get an empty set."""
    return np.where(flags, sets, np.uint64(0))


def has_any(sets: Sets) -> Flags:
    """Whether each set contains a leaf."""
    found: Flags = np.logical_or.reduce(sets != 0, axis=0)
    return found


def counts_of(sets: Sets) -> NDArray[np.int64]:
    """How many leaves each set holds."""
    counted: NDArray[np.int64] = np.bitwise_count(sets).sum(axis=0, dtype=np.int64)
    return counted


def unions(rows: RowNumbers, sets: Sets, size: int) -> Sets:
    """Unions of the sets that have the same number in ``rows``: one union for each number from 0 to ``size - 1``."""
    found = no_sets(len(sets), size)
    for union, column in zip(found, sets, strict=True):
        np.bitwise_or.at(union, rows, column)
    return found


def intersections(rows: RowNumbers, sets: Sets, size: int) -> Sets:
    """Intersections of the sets that have the same number in ``rows``: one intersection for each number from 0 to
    ``size - 1``; empty for a number that isn't in ``rows``.
    """
    found = no_sets(len(sets), size)
    for common, column in zip(found, sets, strict=True):
        common[rows] = np.uint64(_LOW)
        np.bitwise_and.at(common, rows, column)
    return found


def matched(left: RowNumbers, right: RowNumbers) -> tuple[RowNumbers, RowNumbers]:
    """Every pair of a left and a right row with the same number; the right rows must be sorted."""
    starts, ends = np.searchsorted(right, left, "left"), np.searchsorted(right, left, "right")
    counts = ends - starts
    first = np.repeat(np.arange(len(left)), counts)
    before = np.repeat(np.cumsum(counts) - counts, counts)
    return first, np.arange(len(first)) - before + np.repeat(starts, counts)
