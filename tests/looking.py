"""Makes a test fail if one of its loops over :func:`each` had no item, because assertions in an empty loop check
nothing.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TypeVar

_T = TypeVar("_T")

_TURNS: Counter[tuple[str, int]] = Counter()
"""Maps the file and line of each loop over :func:`each` in the running test to the number of items that the
loop has had so far.
"""


def each(items: Iterable[_T]) -> Iterator[_T]:
    """Yields the items and counts them; a test fails if a loop over them had no item in any example of the test."""
    caller = sys._getframe(1)
    return _counted(items, (caller.f_code.co_filename, caller.f_lineno))


def _counted(items: Iterable[_T], place: tuple[str, int]) -> Iterator[_T]:
    _TURNS[place] += 0
    for item in items:
        _TURNS[place] += 1
        yield item


def begin_test() -> None:
    """Forget the loops over :func:`each` that ran in the previous test."""
    _TURNS.clear()


def idle_loops() -> list[str]:
    """The file and line of each loop over :func:`each` in the running test that had no item."""
    return [f"{file}:{line}" for (file, line), turns in _TURNS.items() if not turns]
