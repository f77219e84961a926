"""A part of the page of benchmarks: its heading, its lines, and whether every limit in it holds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Section:
    """The measurements, as Markdown below a heading of the second level."""

    title: str
    lines: tuple[str, ...]
    holds: bool

    @property
    def text(self) -> str:
        """The text of the section on the page."""
        return "\n".join((f"## {self.title}", "", *self.lines)) + "\n"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> tuple[str, ...]:
    """A Markdown table."""
    lines = (head, ["---"] * len(head), *rows)
    return tuple(f"| {' | '.join(line)} |" for line in lines)


def yes(holds: bool) -> str:
    """Whether a limit holds, as a word."""
    return "yes" if holds else "**no**"
