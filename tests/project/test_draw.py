"""The random samples of claims in docs/proof/reread-per-2021.md can be drawn again with the seeds on this page."""

from __future__ import annotations

import re

import pytest

from scripts.core import PROOF
from scripts.draw import draw

DRAW = re.compile(r"Seed (\d+), of the claims 1 to (\d+).*?\nDrawn: ([\d,\s]+)\.", re.DOTALL)
DRAWS = DRAW.findall((PROOF / "reread-per-2021.md").read_text(encoding="utf-8"))


def test_the_page_of_claims_read_again_lists_two_random_samples() -> None:
    assert len({seed for seed, _, _ in DRAWS}) == 2


@pytest.mark.parametrize(("seed", "last", "drawn"), DRAWS)
def test_each_seed_on_the_page_draws_the_listed_random_sample_of_claims_again(seed: str, last: str, drawn: str) -> None:
    assert draw(range(1, int(last) + 1), int(seed)) == [int(number) for number in drawn.split(",")]
