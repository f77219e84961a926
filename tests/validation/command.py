"""What a call of ``gapgraph`` gives; the fixture ``run`` calls it."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple


class Ran(NamedTuple):
    """A status, and what was written on both streams."""

    status: int
    out: str
    err: str


Run = Callable[..., Ran]
