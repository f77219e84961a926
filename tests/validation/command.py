"""The result of a call of ``gapgraph``; the fixture ``run`` calls it."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple


class Ran(NamedTuple):
    """An exit status, and the output on both streams."""

    status: int
    out: str
    err: str


Run = Callable[..., Ran]
