"""``python -m scripts.stores_kills``: for each store, loads are interrupted at twenty points: in half of the loads
Gapgraph is killed, in the other half the store.

The script writes docs/proof/kills.md, and returns 1 if a graph was half written, or stayed half written after a second
load. ``python -m scripts.stores_kills rdf4j`` tries only RDF4J, and writes RDF4J's rows into docs/proof/kills.md.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from gapgraph.api import open_graph
from scripts.core import PROOF
from tests.stores.killing import After, Kills, tally
from tests.stores.servers import KINDS, Kind, running

PAGE = PROOF / "kills.md"
POINTS = 20
STATES = ("old", "new", "unreadable", "neither")

Found = dict[tuple[str, str], list[After]]


def main(names: Sequence[str] = ()) -> int:
    """Kill the load, read the graphs, and load again, for each named store, or for every store if none is named."""
    kinds = [KINDS[name] for name in names or KINDS]
    with ThreadPoolExecutor(len(kinds)) as side_by_side:
        found = {key: kills for part in side_by_side.map(_cut_off, kinds) for key, kills in part.items()}
    rows = {key: kills_row(*key, kills) for key, kills in found.items()}
    kept = _written() if names else {}
    PAGE.write_text("\n".join(page({**kept, **rows})) + "\n", encoding="utf-8")
    return int(any(one.is_fault for kills in found.values() for one in kills))


def _cut_off(kind: Kind) -> Found:
    """Load reports into one store, kill the store or Gapgraph during each load, and return the results."""
    with tempfile.TemporaryDirectory() as folder, running(kind, Path(folder)) as server:
        kills = Kills(server, open_graph())
        found = {
            (kind.name, "server"): list(kills.of_the_server(POINTS)),
            (kind.name, "client"): list(kills.of_the_client(POINTS)),
        }
    print("\n".join(kills_row(*key, made) for key, made in found.items()), flush=True)
    return found


def _written() -> dict[tuple[str, str], str]:
    """The rows that the page has now, by the store and by the killed side: the server or the client."""
    lines = PAGE.read_text(encoding="utf-8").splitlines()
    cells = ((line, [cell.strip() for cell in line.split("|")]) for line in lines if line.startswith("| "))
    return {(found[1], found[2]): line for line, found in cells if found[1] in KINDS}


def page(rows: Mapping[tuple[str, str], str]) -> Iterator[str]:
    """The lines of the page: one row for each store and for each killed side, which is the server or the client."""
    yield "# Loads into remote stores that were killed\n"
    yield "Written by `make proof` (`python -m scripts.stores_kills`). At first the store has the two graphs of a"
    yield "report as an older version wrote them. While `gapgraph load` replaces them, the server or the client is"
    yield f"killed (SIGKILL) at {POINTS} random moments (from a seed) of the time that a load takes. Then a reader"
    yield "reads both graphs, and a second load runs. *Midway*: the load had not ended. *Old* and *new*: how many"
    yield "graphs have the content of which version; this differs from run to run. *Unreadable*: a graph has no"
    yield "completion mark, so the reader refuses it. *Neither*: a graph has other content; this must be 0. *Broken*:"
    yield "the kill damaged the store's own files, so the store was created again ([RDF4J](../stores/rdf4j.md)).\n"
    yield "| store | killed | kills | midway | old | new | unreadable | neither | broken | second load finished |"
    yield "|---|---|---|---|---|---|---|---|---|---|"
    yield from rows.values()


def kills_row(store: str, side: str, kills: list[After]) -> str:
    """The page's row for one store and the killed side: the server or the client."""
    counts = tally(kills)
    cells = [store, side, len(kills), sum(one.midway for one in kills), *(counts[state] for state in STATES)]
    cells += [sum(one.broken for one in kills)]
    return "| " + " | ".join(map(str, [*cells, sum(one.finished for one in kills)])) + " |"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
