"""Reads and writes the list of the graphs in a store in a folder: for each graph, a digest of its inputs and its number
of triples.

The list of graphs is a file in the folder of the engine's files. The list of graphs is written only after the engine's
files are on the disk, so every listed graph is complete.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final, NamedTuple

_LIST: Final = "gapgraph-parts.json"


class HeldPart(NamedTuple):
    """A complete graph of a store: a digest of its inputs, and its number of triples."""

    digest: str
    triples: int


def read_held(place: Path) -> dict[str, HeldPart]:
    """The complete graphs in the engine's subfolder; none if the subfolder has no readable list of graphs."""
    try:
        found = json.loads((place / _LIST).read_text(encoding="utf-8"))
        return {graph: HeldPart(str(digest), int(triples)) for graph, (digest, triples) in found.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def write_held(place: Path, held: Mapping[str, HeldPart]) -> None:
    """Write the list of the store's graphs, and replace the old list atomically."""
    beside = place / f"{_LIST}.new"
    with beside.open("w", encoding="utf-8") as file:
        json.dump(held, file)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(place / _LIST)


def outdated(held: Mapping[str, HeldPart], wanted: Mapping[str, str]) -> list[str]:
    """The graphs of the store that aren't wanted, or that are wanted with another digest."""
    return [graph for graph, part in held.items() if wanted.get(graph) != part.digest]
