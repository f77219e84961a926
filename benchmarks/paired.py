"""Compares the times of two commands, which run alternately, A B A B, so that a busy machine slows both equally. The
Python modules of the two compared commands are compiled before the measurement, as after an installation by pip.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks.section import yes

Command = Sequence[str]

HOW = (
    "The two commands run in turn (ours, theirs, ours, theirs …), each in a new process. Milliseconds are by the",
    "clock, from the start of the process to its end, the median of the rounds. The ratio is the median of the ratios",
    "of the rounds. Load: how many processes used a core or waited for one in that minute; with many, all times are",
    "longer.",
)
"""The text above a table of compared commands, on the pages in docs/proof/."""
HEAD = ("ours / theirs", "median ratio", "limit", "ours, ms", "theirs, ms", "rounds", "load", "holds")


@dataclass(frozen=True)
class Pair:
    """One comparison: the measured command, the reference command, and the limit of the ratio."""

    title: str
    ours: Command
    theirs: Command
    limit: float


@dataclass(frozen=True)
class Outcome:
    """For each round, our time divided by the reference command's time; both median seconds; the machine's load."""

    pair: Pair
    ratios: tuple[float, ...]
    ours: float
    theirs: float
    load: float = 0.0

    @property
    def ratio(self) -> float:
        """The median, over all rounds, of our command's time divided by the reference command's time."""
        return median(self.ratios)

    @property
    def holds(self) -> bool:
        """Whether the median ratio of the times is at most the limit."""
        return self.ratio <= self.pair.limit

    @property
    def row(self) -> tuple[str, ...]:
        """The row of this comparison in the page's table."""
        ratios = (f"{self.ratio:.2f}", f"{self.pair.limit:.2f}")
        times = (f"{self.ours * 1000:.0f}", f"{self.theirs * 1000:.0f}")
        return (self.pair.title, *ratios, *times, f"{len(self.ratios)}", f"{self.load:.0f}", yes(self.holds))


def compare(pair: Pair, rounds: int = 15) -> Outcome:
    """Run both commands once without measuring, so that files are in memory and modules compiled, and then alternately.
    Raises subprocess.CalledProcessError if a command fails, because the short time of a failed command must not be
    measured.
    """
    with tempfile.TemporaryDirectory() as compiled:
        environment = {**os.environ, "PYTHONPYCACHEPREFIX": compiled}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        seconds(pair.ours, environment), seconds(pair.theirs, environment)
        timed = [(seconds(pair.ours, environment), seconds(pair.theirs, environment)) for _ in range(rounds)]
    ours, theirs = zip(*timed, strict=True)
    return Outcome(pair, tuple(a / b for a, b in timed), median(ours), median(theirs), os.getloadavg()[0])


def seconds(command: Command, environment: Mapping[str, str]) -> float:
    """The wall-clock seconds from starting a process to its end."""
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, env=environment)
    return time.perf_counter() - start


def python(code: str) -> Command:
    """The command that runs the code in this environment's Python."""
    return (sys.executable, "-c", code)


def gapgraph(*arguments: str) -> Command:
    """The command that runs this environment's gapgraph, as a person would start it."""
    return (str(Path(sys.executable).parent / "gapgraph"), *arguments)
