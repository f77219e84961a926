"""Processor time of what is measured: the median of some rounds, the quickest and the slowest; and lines through it."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from statistics import median
from typing import NamedTuple

ROUNDS = 5


class Timed(NamedTuple):
    """The median of some rounds and the quickest and slowest, in seconds."""

    middle: float
    least: float
    most: float

    def cells(self, per: float = 1.0, unit: float = 1000.0) -> tuple[str, str]:
        """The median and the spread, for each of so many things, in milliseconds."""
        spread = f"{_short(self.least / per * unit)} to {_short(self.most / per * unit)}"
        return _short(self.middle / per * unit), spread


def _short(number: float) -> str:
    return f"{number:,.0f}" if number >= 1000 else f"{number:.3g}"


def timed(what: Callable[[], object], rounds: int = ROUNDS, *, warm: bool = True) -> Timed:
    """Processor time in rounds, after one unmeasured if ``warm``."""
    if warm:
        what()
    seconds = []
    for _ in range(rounds):
        start = time.process_time()
        what()
        seconds.append(time.process_time() - start)
    return Timed(median(seconds), min(seconds), max(seconds))


def foretold(points: Mapping[int, float], size: int) -> float:
    """What the straight line through the points, least squares, gives at another size."""
    mean_size, mean = sum(points) / len(points), sum(points.values()) / len(points)
    over = sum((one - mean_size) * (value - mean) for one, value in points.items())
    return mean + over / sum((one - mean_size) ** 2 for one in points) * (size - mean_size)
