"""The layers of the source code: which parts of ``src/gapgraph`` import which other parts.

    python -m scripts.rooms             prints the parts (rooms) by layer (floor)
    python -m scripts.rooms --write     writes the list of layers into docs/architecture.md

A room is a part of ``src/gapgraph``: a folder, or a module that is in no folder. A floor is a layer of rooms: the floor
of a room is one above the highest floor from which the room imports.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from scripts.core import ROOT

SOURCE = ROOT / "src" / "gapgraph"
PAGE = ROOT / "docs" / "architecture.md"
_DRAWING = re.compile(r"(?<=<!-- floors -->\n).*?(?=<!-- end -->)", re.DOTALL)


def modules() -> dict[str, Path]:
    """The path of every module of ``src/gapgraph`` by its dotted name."""
    found = {}
    for path in sorted(SOURCE.rglob("*.py")):
        parts = ["gapgraph", *path.relative_to(SOURCE).with_suffix("").parts]
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def room_of(path: Path) -> str:
    """The room (folder of ``src/gapgraph``, or module in no folder) that contains a file of the source code.

    The file ``src/gapgraph/__init__.py`` belongs to the room ``gapgraph``.
    """
    room = path.relative_to(SOURCE).parts[0].removesuffix(".py")
    return "gapgraph" if room == "__init__" else room


@cache
def imports_of_rooms() -> Mapping[str, frozenset[str]]:
    """For each room (folder of the source code) the other rooms from which the room's modules import.

    Imports inside functions are included.
    """
    known = modules()
    found: dict[str, set[str]] = {room_of(path): set() for path in known.values()}
    for path in known.values():
        rooms = {room_of(known[name]) for name in _imported(path, known)}
        found[room_of(path)] |= rooms - {room_of(path)}
    return {room: frozenset(others) for room, others in found.items()}


def _imported(path: Path, known: Mapping[str, Path]) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names if one.name in known)
        elif isinstance(node, ast.ImportFrom) and node.module:
            inner = [f"{node.module}.{one.name}" for one in node.names]
            yield from (one if one in known else node.module for one in inner if node.module in known)


def floors() -> list[list[str]]:
    """The rooms (folders of the source code) in each layer of imports, from the lowest layer to the highest.

    Raises ValueError if the folders import each other in a circle.
    """
    left = {room: set(others) for room, others in imports_of_rooms().items()}
    built: list[list[str]] = []
    while left:
        free = sorted(room for room, others in left.items() if not others & left.keys())
        if not free:
            raise ValueError(f"rooms import one another in a circle: {', '.join(sorted(left))}")
        built.append(free)
        left = {room: others for room, others in left.items() if room not in free}
    return built


def arrows(without: frozenset[str] = frozenset()) -> int:
    """The number of pairs of folders of the source code (rooms) where one folder imports from the other.

    A pair with a folder in ``without`` isn't counted.
    """
    return sum(len(others - without) for room, others in imports_of_rooms().items() if room not in without)


def drawing() -> str:
    """A list of the layers (floors) of the source code, the highest first, and of the imports of each folder (room)."""
    lines = []
    for number, rooms in reversed(list(enumerate(floors(), 1))):
        for place, room in enumerate(rooms):
            others = " ".join(sorted(imports_of_rooms()[room])) or "-"
            lines.append(f"{number if not place else '':>2}  {room:<11} {others}")
    return "```text\n" + "\n".join(line.rstrip() for line in lines) + "\n```\n"


def page() -> str:
    """The text of docs/architecture.md with an updated list of the layers (floors) of the source code."""
    return _DRAWING.sub(lambda _: drawing(), PAGE.read_text(encoding="utf-8"))


if __name__ == "__main__":
    if "--write" in sys.argv:
        PAGE.write_text(page(), encoding="utf-8")
    else:
        print(drawing(), f"{len(imports_of_rooms())} rooms, {len(floors())} floors, {arrows()} arrows", sep="")
