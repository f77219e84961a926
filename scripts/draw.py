"""Draw claims of a report by a seeded shuffle, to check their sentences: ``python -m scripts.draw per-2021 28950``.

A person writes the result into docs/proof/reread-{report}.md, with the seed.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Sequence

from gapgraph.authoring.encoding import read_encoding
from scripts.core import ROOT

DRAWN = 30


def draw(numbers: Sequence[int], seed: int, size: int = DRAWN) -> list[int]:
    """The numbers are sorted and then shuffled with this seed; the result is the first ``size`` of them."""
    shuffled = sorted(numbers)
    random.Random(seed).shuffle(shuffled)  # noqa: S311  (anybody may repeat the draw)
    return shuffled[:size]


def main() -> None:
    """Print the numbers of drawn claims of a report; with ``--last N``, only claims numbered 1 to N are drawn."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("report")
    parser.add_argument("seed", type=int)
    parser.add_argument("--last", type=int, help="the highest number to draw from")
    asked = parser.parse_args()
    claims = read_encoding(ROOT / "data" / "encodings" / f"{asked.report}.toml").claims
    numbers = [claim.number for claim in claims if asked.last is None or claim.number <= asked.last]
    print(", ".join(map(str, draw(numbers, asked.seed))))


if __name__ == "__main__":
    main()
