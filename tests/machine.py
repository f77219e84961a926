"""Measures how slow this machine is. On a slow machine, tests get longer time limits, so that no test fails only
because the machine is slow.

The slowness of a machine is the time that a small process takes on this machine, divided by the time that the process
takes on an idle machine of two cores.
"""

from __future__ import annotations

import subprocess
import sys
import time
from functools import cache
from statistics import median

TASK = (sys.executable, "-c", "import concurrent.futures, http.server, json, ssl")
"""The command of a small process that starts Python and loads a few modules; its time shows how slow the machine is."""

IDLE = 0.08
"""The seconds that the process ``TASK`` takes on an idle machine of two cores."""

MARGIN = 2.0
"""The factor by which a time limit is lengthened on a slow machine, which may get even slower during the tests."""


@cache
def slowness() -> float:
    """How many times slower this machine is than an idle machine of two cores; at least 1."""
    return max(1.0, median(_timed() for _ in range(5)) / IDLE)


def _timed() -> float:
    began = time.monotonic()
    subprocess.run(TASK, check=True)
    return time.monotonic() - began


def patient(seconds: float) -> float:
    """The time limit on this machine for something that takes at most these seconds on an idle machine."""
    return seconds * slowness() * (MARGIN if slowness() > 1.0 else 1.0)
