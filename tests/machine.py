"""How slow this machine is now. The tests' time limits grow with this slowness, so that no test fails on a slow
machine.

The same small task is timed at the start of a run, and compared with an idle machine of two cores.
"""

from __future__ import annotations

import subprocess
import sys
import time
from functools import cache
from statistics import median

TASK = (sys.executable, "-c", "import concurrent.futures, http.server, json, ssl")
"""A process that starts and loads a few modules: it waits for a core and for the disk, as a test does."""

IDLE = 0.08
"""Seconds that the task takes on an idle machine of two cores."""

MARGIN = 2.0
"""How many times slower the machine can get during the run."""


@cache
def slowness() -> float:
    """How many times slower this machine is than an idle one; at least 1."""
    return max(1.0, median(_timed() for _ in range(5)) / IDLE)


def _timed() -> float:
    began = time.monotonic()
    subprocess.run(TASK, check=True)
    return time.monotonic() - began


def patient(seconds: float) -> float:
    """The time limit on this machine for something that takes at most these seconds on an idle machine."""
    return seconds * slowness() * (MARGIN if slowness() > 1.0 else 1.0)
