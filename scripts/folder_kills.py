"""``python -m scripts.folder_kills``: a load of a folder and an update, each killed at thirty random points.

Writes docs/proof/folder-kills.md; returns 1 if a folder was half written, or if a second run didn't finish it.
"""

from __future__ import annotations

import hashlib
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from pyoxigraph import RdfFormat

from gapgraph import resources
from gapgraph.errors import GapgraphError
from gapgraph.store.folder import in_use, open_folder
from scripts.core import PROOF

POINTS = 30
REPORTS = ("col-2021", "gha-2019", "mex-2020", "per-2017", "per-2020")
CHANGED, REMOVED, ADDED = "gha-2019", "col-2021", "per-2021"
BULK = 12_000
"""The quads in a bulk: far fewer than usual, so that there are many moments between two bulks."""

LOAD = """
import sys
from pathlib import Path
import gapgraph as gg
from gapgraph.loading import folder_load, reports_in_parallel
folder_load._TOGETHER = {bulk}
reports_in_parallel._WORTH_A_PROCESS = 1
if __name__ == "__main__":
    graph = gg.open(Path({own!r}))
    folder_load.load_folder(graph, Path({store!r}), graph.report_ids, lambda _: None, workers={workers})
"""


class Kill(NamedTuple):
    """The state after a kill (``none``, ``old``, ``new`` or ``half``), whether a second run finished the load, and how
    many processes were left.
    """

    left: str
    finished: bool
    orphans: int


class Place:
    """A folder of reports, the store built from it, and the content of the complete store."""

    def __init__(self, scratch: Path) -> None:
        self.own, self.store, self._program = scratch / "own", scratch / "store", scratch / "load.py"
        (self.own / "data" / "reports").mkdir(parents=True)
        for report in REPORTS:
            self.put(report)

    def put(self, report: str, more: str = "") -> None:
        """Adds a report, with more text at its end."""
        text = (resources.root() / "data" / "reports" / f"{report}.ttl").read_text(encoding="utf-8")
        (self.own / "data" / "reports" / f"{report}.ttl").write_text(text + more, encoding="utf-8")

    def start(self, workers: int = 1) -> subprocess.Popen[bytes]:
        """A load in a process with its own process group."""
        code = LOAD.format(bulk=BULK, own=str(self.own), store=str(self.store), workers=workers)
        self._program.write_text(code, encoding="utf-8")
        return subprocess.Popen([sys.executable, str(self._program)], start_new_session=True)

    def finish(self) -> bool:
        """Load to the end; returns whether the load succeeded."""
        return self.start().wait() == 0

    def digest(self) -> str:
        """A digest of the store's content, independent of the names of blank nodes; ``none`` without a store."""
        try:
            written = open_folder(self.store).engine.dump(format=RdfFormat.N_QUADS) or b""
        except GapgraphError:
            return "none"
        lines = sorted(re.sub(rb"_:\w+", b"_:b", written).splitlines(keepends=True))
        return hashlib.sha256(b"".join(lines)).hexdigest()

    def is_clean(self) -> bool:
        """Whether no file of the killed load is left."""
        names = sorted(path.name for path in self.store.iterdir())
        rests = list((self.store / in_use(self.store)).glob("bulk-*"))
        return names == sorted(("gapgraph-store.json", "gapgraph-store.lock", in_use(self.store))) and not rests


def main() -> int:
    """Kill the load, read the folder, and load again."""
    with tempfile.TemporaryDirectory() as scratch:
        place = Place(Path(scratch))
        found = {"a load": list(_loads(place)), "an update": list(_updates(place))}
    (PROOF / "folder-kills.md").write_text("\n".join(_page(found)) + "\n", encoding="utf-8")
    print("\n".join(_page(found)))
    kills = [kill for made in found.values() for kill in made]
    return int(any(kill.left == "half" or not kill.finished or kill.orphans for kill in kills))


def _loads(place: Place) -> Iterator[Kill]:
    took = _seconds_of(place)
    known = {"none": "none", place.digest(): "new"}
    for part in _points():
        shutil.rmtree(place.store)
        yield _killed(place, part * took, known)


def _updates(place: Place) -> Iterator[Kill]:
    """Updates of a store after one report was changed, one removed and one added."""
    place.finish()
    old, kept = place.digest(), place.store.with_name("kept")
    shutil.copytree(place.store, kept)
    place.put(CHANGED, "\n<https://example.org/s> <https://example.org/p> <https://example.org/o> .\n")
    place.put(ADDED)
    (place.own / "data" / "reports" / f"{REMOVED}.ttl").unlink()
    took = _seconds_of(place)
    known = {old: "old", place.digest(): "new"}
    for part in _points():
        shutil.rmtree(place.store)
        shutil.copytree(kept, place.store)
        yield _killed(place, part * took, known)


def _points() -> list[float]:
    chance = random.Random(30)  # noqa: S311  (with a fixed seed, each run kills at the same moments)
    return [chance.uniform(0.1, 1) for _ in range(POINTS)]


def _seconds_of(place: Place) -> float:
    """The processor time of the process that fills the store."""
    process = place.start(2)
    spent = 0.0
    while process.poll() is None:
        spent = _spent(process.pid) or spent
        time.sleep(0.005)
    return spent


def _spent(process: int) -> float:
    """The seconds of a process's processor time, which depend little on other load; 0 if the process has ended."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _killed(place: Place, after: float, known: dict[str, str]) -> Kill:
    process = place.start(2)
    while process.poll() is None and _spent(process.pid) < after:
        time.sleep(0.005)
    process.send_signal(signal.SIGKILL)
    process.wait()
    left = known.get(place.digest(), "half")
    orphans = _left_alone(process.pid)
    finished = place.finish() and known.get(place.digest()) == "new" and place.is_clean()
    return Kill(left, finished, orphans)


def _left_alone(group: int) -> int:
    """Ends processes of the load that still run after ten seconds; returns 1 if there were any, otherwise 0."""
    for _ in range(100):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return 0
        time.sleep(0.1)
    os.killpg(group, signal.SIGKILL)
    return 1


def _page(found: dict[str, list[Kill]]) -> Iterator[str]:
    yield "# Loads of a folder that were killed\n"
    yield "Written by `make proof` (`python -m scripts.folder_kills`). `gapgraph load FOLDER` runs with one process"
    yield "that fills the store and two that derive coverage. It is killed (SIGKILL) after a random part (from a seed)"
    yield f"of its processor time: {POINTS} times while it builds a store of {len(REPORTS)} reports, and {POINTS} times"
    yield "while it updates a store after one report was changed, one removed and one added. It writes the quads in"
    yield f"bulks of {BULK:,}, so that there are many moments between two bulks. Then a reader opens the folder and"
    yield "reads everything. *None*: there is no store. *Old* and *new*: the content is as before or as after a"
    yield "complete load. *Half*: it is anything else; this must be 0. A second load must finish the work, and leave"
    yield "no file of the first.\n"
    yield "| killed | kills | none | old | new | half | second load finished | processes left behind |"
    yield "|---|---|---|---|---|---|---|---|"
    for what, kills in found.items():
        counts = Counter(kill.left for kill in kills)
        finished, orphans = sum(kill.finished for kill in kills), sum(kill.orphans for kill in kills)
        cells = (what, len(kills), *(counts[state] for state in ("none", "old", "new", "half")), finished, orphans)
        yield f"| {' | '.join(map(str, cells))} |"


if __name__ == "__main__":
    sys.exit(main())
