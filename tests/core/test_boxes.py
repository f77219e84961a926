"""Maximal boxes, and the smallest selections of boxes that contain all leaves, compared with a full enumeration."""

from __future__ import annotations

from itertools import combinations, product

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from gapgraph.core import boxes
from gapgraph.core.boxes import Box, maximal_boxes, minimal_cover, words
from gapgraph.core.groups import Lattice
from gapgraph.vocabulary import GAP
from tests.core.worlds import cells, lattice_of, lattices
from tests.looking import each


def every_box(lattice: Lattice) -> list[tuple[tuple[int, ...], int]]:
    """Every box, as a choice of one or more values of each dimension, with the leaves that have only chosen values."""
    shape = lattice.sizes
    return [
        (choice, sum(1 << number for number, cell in enumerate(product(*map(range, shape))) if is_in(cell, choice)))
        for choice in product(*(range(1, 1 << size) for size in shape))
    ]


def is_in(cell: tuple[int, ...], choice: tuple[int, ...]) -> bool:
    return all(chosen >> value & 1 for value, chosen in zip(cell, choice, strict=True))


def largest(lattice: Lattice, leaves: int, free: int = 0) -> set[int]:
    """The largest sets of leaves that ``leaves`` has in common with a box. The box may contain leaves of ``free`` too,
    but no other possible leaf.
    """
    others = lattice.possible & ~leaves & ~free
    inside = {held & leaves for _, held in every_box(lattice) if held & leaves and not held & others}
    return {one for one in inside if not any(one != other and one | other == other for other in inside)}


@st.composite
def some_leaves(draw: st.DrawFn, most: int = 24) -> tuple[Lattice, int]:
    """A lattice and some of its leaves."""
    lattice = draw(lattices(most))
    return lattice, draw(st.integers(0, lattice.possible)) & lattice.possible


@given(some_leaves())
def test_the_maximal_boxes_equal_a_full_enumeration(drawn: tuple[Lattice, int]) -> None:
    lattice, leaves = drawn
    found = maximal_boxes(lattice, leaves)
    assert {box.leaves for box in found} == largest(lattice, leaves)
    assert len(found) == len({box.leaves for box in found})


@given(some_leaves(), st.data())
def test_a_box_may_contain_optional_leaves_but_contains_at_least_one_required_leaf(
    drawn: tuple[Lattice, int], data: st.DataObject
) -> None:
    lattice, leaves = drawn
    free = data.draw(st.integers(0, lattice.possible)) & ~leaves
    assert {box.leaves for box in maximal_boxes(lattice, leaves, free)} == largest(lattice, leaves, free)


@given(some_leaves())
def test_a_box_contains_exactly_the_leaves_of_its_values(drawn: tuple[Lattice, int]) -> None:
    lattice, leaves = drawn
    meaning = dict(every_box(lattice))
    for box in each(maximal_boxes(lattice, leaves)):
        assert meaning[box.choice] & lattice.possible == box.leaves


@given(some_leaves(), st.data())
def test_a_box_restricts_as_few_dimensions_as_possible(drawn: tuple[Lattice, int], data: st.DataObject) -> None:
    lattice, leaves = drawn
    free = data.draw(st.integers(0, lattice.possible)) & ~leaves
    for box in each(maximal_boxes(lattice, leaves, free)):
        same = [choice for choice, held in every_box(lattice) if held & lattice.possible & ~free == box.leaves]
        assert restricted(lattice, box.choice) == min(restricted(lattice, choice) for choice in same)


def restricted(lattice: Lattice, choice: tuple[int, ...]) -> int:
    return sum(chosen != (1 << size) - 1 for chosen, size in zip(choice, lattice.sizes, strict=True))


@given(some_leaves())
def test_boxes_described_by_fewer_words_come_first(drawn: tuple[Lattice, int]) -> None:
    lattice, leaves = drawn
    found = maximal_boxes(lattice, leaves)
    assert [words(lattice, box) for box in found] == sorted(words(lattice, box) for box in found)


def test_boxes_of_equal_length_are_ordered_by_dimension_and_value() -> None:
    lattice = lattice_of((2, 2, 2), cells((2, 2, 2)))
    but_one = lattice.possible & ~1  # all leaves except A0 B0 C0
    assert [box.values(lattice) for box in maximal_boxes(lattice, but_one)] == [
        ((GAP + "A1",),),
        ((GAP + "B1",),),
        ((GAP + "C1",),),
    ]
    ends = 1 | 1 << 7  # only the leaves A0 B0 C0 and A1 B1 C1
    assert [box.leaves for box in maximal_boxes(lattice, ends)] == [1, 1 << 7]


def test_the_box_of_everyone_restricts_no_dimension() -> None:
    lattice = lattice_of((2, 3), cells((2, 3)))
    (everyone,) = maximal_boxes(lattice, lattice.possible)
    assert everyone.values(lattice) == ()
    assert words(lattice, everyone) == 0
    assert everyone.leaves == lattice.possible


def test_no_box_exists_and_none_is_selected_for_an_empty_set_of_leaves() -> None:
    assert maximal_boxes(lattice_of((2, 3), cells((2, 3))), 0) == ()
    assert minimal_cover((), 0) == ()


def test_impossible_combinations_of_values_belong_to_no_box_and_make_no_box_smaller() -> None:
    """A0 is possible with B0 or B1. A1 is possible only with B0, so the name of the box of A1 and B0 needs only A1."""
    lattice = lattice_of((2, 2), 0b0111)
    (box,) = maximal_boxes(lattice, 0b0100)
    assert box.values(lattice) == ((GAP + "A1",),)
    assert box.leaves == 0b0100
    assert [one.leaves for one in maximal_boxes(lattice, 0b0101)] == [0b0101]


def test_a_box_names_its_values_of_a_dimension_in_order_unless_the_box_has_all_values_of_it() -> None:
    lattice = lattice_of((4, 2), cells((4, 2)))
    assert Box((0b1010, 0b11), 0).values(lattice) == ((GAP + "A1", GAP + "A3"),)
    assert Box((0b1111, 0b10), 0).values(lattice) == ((GAP + "B1",),)
    assert words(lattice, Box((0b1010, 0b10), 0)) == 3


@given(some_leaves(16))
def test_the_selected_boxes_contain_exactly_the_given_leaves(drawn: tuple[Lattice, int]) -> None:
    lattice, leaves = drawn
    cover = minimal_cover(maximal_boxes(lattice, leaves), leaves)
    held = 0
    for box in cover:
        held |= box.leaves
    assert held == leaves


@given(some_leaves(16))
def test_no_smaller_selection_of_boxes_contains_all_given_leaves(drawn: tuple[Lattice, int]) -> None:
    lattice, leaves = drawn
    found = maximal_boxes(lattice, leaves)
    assume(len(found) <= 12)
    cover = minimal_cover(found, leaves)
    for fewer in each(combinations(found, max(0, len(cover) - 1))):
        held = 0
        for box in fewer:
            held |= box.leaves
        assert held != leaves or not cover


@given(some_leaves(16))
def test_the_selected_boxes_keep_the_order_of_all_boxes(drawn: tuple[Lattice, int]) -> None:
    lattice, leaves = drawn
    found = maximal_boxes(lattice, leaves)
    cover = minimal_cover(found, leaves)
    assert list(cover) == [box for box in found if box in cover]


def sets(*leaves: int) -> list[Box]:
    return [Box((), one) for one in leaves]


def test_the_smallest_selection_of_boxes_can_lack_the_largest_box() -> None:
    """The two smaller of three boxes contain all leaves; a selection with the largest box needs all three boxes."""
    greedy, left, right = sets(0b011110, 0b000111, 0b111000)
    assert minimal_cover([greedy, left, right], 0b111111) == (left, right)


def test_no_selected_box_is_superfluous() -> None:
    one, two, three = sets(0b0011, 0b0110, 0b1100)
    assert minimal_cover([one, two, three], 0b1111) == (one, three)
    assert minimal_cover([one, two, three], 0b0110) == (two,)
    assert minimal_cover([one, two, three], 0b0001) == (one,)


def test_of_two_boxes_with_the_same_leaves_the_first_is_selected() -> None:
    first, second, both = sets(0b01, 0b01, 0b10)
    assert minimal_cover([first, second, both], 0b11) == (first, both)


def test_if_the_search_budget_is_used_the_selected_boxes_contain_all_leaves_and_none_is_superfluous(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(boxes, "SEARCH_BUDGET", 0)
    one, two, three, rest = sets(0b0011, 0b0110, 0b1100, 0b0001)
    cover = minimal_cover([one, two, three, rest], 0b1111)
    assert cover == (one, three)


def test_the_search_for_the_fewest_boxes_stops_when_its_budget_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    """Twenty leaves with every pair as a box: too many selections to enumerate."""
    pairs = sets(*(1 << a | 1 << b for a, b in combinations(range(20), 2)))
    monkeypatch.setattr(boxes, "SEARCH_BUDGET", 300)
    search = boxes._CoverSearch(pairs)
    search.run((1 << 20) - 1, ())
    assert search.steps < 20_000
    assert len(minimal_cover(pairs, (1 << 20) - 1)) == 10


def test_the_lower_bound_never_exceeds_the_number_of_needed_boxes() -> None:
    """If no box has more than two of five leaves, at least three boxes are needed to cover the five leaves. If no box
    contains one of the leaves to cover, the lower bound is the number of all boxes of the search.
    """
    search = boxes._CoverSearch(sets(0b00011, 0b00110, 0b11000))
    assert search._fewest_more(0b11111) == 3
    assert search._fewest_more(0b01111) == 2
    assert search._fewest_more(0b00001) == 1
    assert search._fewest_more(0b100000) == 3
    assert boxes._CoverSearch([])._fewest_more(0b1) == 0


def test_the_search_branches_on_the_leaf_in_the_fewest_boxes() -> None:
    search = boxes._CoverSearch(sets(0b0011, 0b0110, 0b0111, 0b1100, 0b1000))
    assert search._branches(0b1111) == [2, 0], "the boxes of the first leaf: the last leaf is in two boxes, too"
    assert search._branches(0b1110) == [3, 4], "the boxes of the last leaf: each other leaf is in three boxes"
    assert search._branches(0b0110) == [1, 2, 0], "boxes 1 and 2 contain both leaves, box 0 only one"


def test_the_lower_bound_shortens_the_search_for_the_fewest_boxes() -> None:
    search = boxes._CoverSearch(sets(0b000011, 0b001100, 0b110000, 0b010101))
    search.run(0b111111, ())
    assert (search.best, search.steps) == ((0, 1, 2), 4)
