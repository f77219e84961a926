"""Processor time: the median, the minimum and the maximum of some rounds; and a straight line through points."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from statistics import median
from typing import NamedTuple

ROUNDS = 5


class Timed(NamedTuple):
    """The median, minimum and maximum of some rounds, in seconds."""

    middle: float
    least: float
    most: float

    def cells(self, per: float = 1.0, unit: float = 1000.0) -> tuple[str, str]:
        """The median and the range of the time for one of the ``per`` items of a round, by default in milliseconds."""
        spread = f"{_short(self.least / per * unit)} to {_short(self.most / per * unit)}"
        return _short(self.middle / per * unit), spread


def _short(number: float) -> str:
    return f"{number:,.0f}" if number >= 1000 else f"{number:.3g}"


def timed(what: Callable[[], object], rounds: int = ROUNDS, *, warm: bool = True) -> Timed:
    """The processor time of some rounds; if ``warm``, one round before them isn't measured."""
    if warm:
        what()
    seconds = []
    for _ in range(rounds):
        start = time.process_time()
        what()
        seconds.append(time.process_time() - start)
    return Timed(median(seconds), min(seconds), max(seconds))


def foretold(points: Mapping[int, float], size: int) -> float:
    """The value of the least-squares line through the points at another size."""
    mean_size, mean = sum(points) / len(points), sum(points.values()) / len(points)
    over = sum((one - mean_size) * (value - mean) for one, value in points.items())
    return mean + over / sum((one - mean_size) ** 2 for one in points) * (size - mean_size)
