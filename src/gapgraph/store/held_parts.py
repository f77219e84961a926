"""The list of the graphs in a store in a folder: for each, a digest of its inputs and its number of triples.

The list of graphs is beside the engine's files and is written only after they are on the disk, so every graph in it is
complete.
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
    """The complete graphs in the engine's subfolder; none if it has no readable list."""
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
