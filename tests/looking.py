"""Loops in tests that must run, because assertions inside a loop without items prove nothing."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TypeVar

_T = TypeVar("_T")

_TURNS: Counter[tuple[str, int]] = Counter()
"""How many items each loop of the running test has had, by file and line."""


def each(items: Iterable[_T]) -> Iterator[_T]:
    """The items, counted: a test fails if its loop had no item in any example."""
    caller = sys._getframe(1)
    return _counted(items, (caller.f_code.co_filename, caller.f_lineno))


def _counted(items: Iterable[_T], place: tuple[str, int]) -> Iterator[_T]:
    _TURNS[place] += 0
    for item in items:
        _TURNS[place] += 1
        yield item


def begin_test() -> None:
    """Forget the loops of the last test."""
    _TURNS.clear()


def idle_loops() -> list[str]:
    """The loops of the running test that had no item."""
    return [f"{file}:{line}" for (file, line), turns in _TURNS.items() if not turns]
