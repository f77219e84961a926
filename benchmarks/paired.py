"""Two commands run alternately, A B A B, so that a busy machine slows both equally; the result is the median ratio.
Both have compiled modules, as after an installation by pip.
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

Command = Sequence[str]


@dataclass(frozen=True)
class Pair:
    """One comparison: the measured command, the reference command, and the limit of the ratio."""

    title: str
    ours: Command
    theirs: Command
    limit: float


@dataclass(frozen=True)
class Outcome:
    """The ratios ours/theirs of each round and the median seconds of both."""

    pair: Pair
    ratios: tuple[float, ...]
    ours: float
    theirs: float

    @property
    def ratio(self) -> float:
        """The median ratio."""
        return median(self.ratios)

    @property
    def holds(self) -> bool:
        """Whether the median ratio is within the limit."""
        return self.ratio <= self.pair.limit


def compare(pair: Pair, rounds: int = 15) -> Outcome:
    """Run both once without measuring, so that files are in memory and modules compiled, and then alternately. Raises
    subprocess.CalledProcessError if a command fails, because a failure is fast and no result.
    """
    with tempfile.TemporaryDirectory() as compiled:
        environment = {**os.environ, "PYTHONPYCACHEPREFIX": compiled}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        seconds(pair.ours, environment), seconds(pair.theirs, environment)
        timed = [(seconds(pair.ours, environment), seconds(pair.theirs, environment)) for _ in range(rounds)]
    ours, theirs = zip(*timed, strict=True)
    return Outcome(pair, tuple(a / b for a, b in timed), median(ours), median(theirs))


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
