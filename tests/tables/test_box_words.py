"""Boxes are named in everyday words, and the words mean exactly the people in the box."""

from __future__ import annotations

import re
from functools import reduce
from operator import or_

import pytest
from hypothesis import given
from hypothesis import strategies as st

import gapgraph as gg
from gapgraph.core.boxes import Box, cover
from gapgraph.core.groups import bits
from gapgraph.tables.box_words import BoxWords

GRAPH = gg.open()
LATTICE = GRAPH.lattice
WORDS = {language: BoxWords(GRAPH.names(language=language)) for language in ("en", "es")}


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ("Adult+Male", "men"),
        ("Adult+Female|AnotherGender", "adults except men"),
        ("Adult+Female|AnotherGender+OtherLGBQI|NotLGBTQI", "adults except men and transgender adults"),
        ("Child+Female+OtherLGBQI+SexTrafficking", "girls in sex trafficking (other LGBQI+)"),
        ("Child+OtherLGBQI|NotLGBTQI+LaborTrafficking", "children in labor trafficking except transgender victims"),
        ("Child|Adult", "victims"),
        ("Transgender", "transgender victims"),
        ("Male|AnotherGender", "male or another gender"),
        ("Female+Transgender|OtherLGBQI", "victims (female; transgender or other LGBQI+)"),
    ],
)
def test_a_box_is_named_in_few_terms(values: str, said: str) -> None:
    assert WORDS["en"].said(GRAPH.box(values)) == said


def test_spanish_has_its_own_words_for_boxes() -> None:
    assert WORDS["es"].said(GRAPH.box("Adult+Female|AnotherGender")) == "personas adultas, salvo hombres"


def test_several_boxes_are_named_as_a_group_with_exceptions() -> None:
    boxes = [GRAPH.box(one) for one in ("LGBTQIChild", "Female|AnotherGender+Transgender|OtherLGBQI")]
    assert WORDS["en"].said_together(boxes) == "LGBTQI+ victims except men"
    assert WORDS["en"].said_together(boxes[:1]) == "LGBTQI+ children"
    two = [GRAPH.box(one) for one in ("Adult", "Male|AnotherGender", "LaborTraffickingVictim")]
    assert WORDS["en"].said_together(two) == "victims except girls in sex trafficking"


def meant(text: str) -> int:
    """The leaves (smallest groups) that the words for a box mean: this test has its own parser of such words."""
    whole, _, left_out = text.partition(" except ")
    leaves = reduce(or_, map(_one, re.split(r"; (?![^()]*\))", whole)))
    for one in _split(left_out):
        leaves &= ~_one(one)
    return leaves


def _split(left_out: str) -> list[str]:
    """The one or two groups named after "except"; an "and" can join two groups, or be part of one group's name."""
    if not left_out or _known(left_out):
        return [left_out] if left_out else []
    parts = left_out.split(" and ")
    pairs = ((" and ".join(parts[:n]), " and ".join(parts[n:])) for n in range(1, len(parts)))
    return list(next(pair for pair in pairs if all(map(_known, pair)))) if len(parts) > 1 else [left_out]


def _known(text: str) -> bool:
    try:
        return bool(_one(text))
    except gg.GapgraphError:
        return False


def _one(text: str) -> int:
    named = {GRAPH.label(iri): leaves for iri, leaves in LATTICE.groups.items()}
    if text in named:
        return named[text]
    for label in sorted(named, key=len, reverse=True):
        if text.startswith(f"{label} ("):
            return named[label] & GRAPH.box(text.removeprefix(f"{label} (").removesuffix(")")).leaves
    return GRAPH.box(text).leaves


@given(st.integers(1, 1 << 40), st.integers(0, 200))
def test_the_words_for_a_box_mean_exactly_its_leaves(seed: int, shift: int) -> None:
    """The words for any box name its leaves and no others."""
    leaves = list(bits(LATTICE.possible))
    chosen = sum(1 << leaf for n, leaf in enumerate(leaves) if seed >> ((n + shift) % 40) & 1)
    for box in cover(LATTICE, chosen)[:2]:
        assert meant(WORDS["en"].said(box)) == box.leaves, WORDS["en"].said(box)


def test_the_words_for_a_gap_mean_exactly_its_leaves() -> None:
    told = [gap.box for report in GRAPH.report_ids for gap in GRAPH.gaps(report, list(gg.Verdict))]
    assert len(set(told)) > 20
    for box in set(told):
        assert meant(WORDS["en"].said(box)) == box.leaves, WORDS["en"].said(box)
        assert WORDS["en"].said_together([Box(box.choice, box.leaves)]) == WORDS["en"].said(box)
