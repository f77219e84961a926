"""A store in a folder, replaced atomically: the new one is built beside the old one, and one rename makes it the store.

The folder holds a file, ``gapgraph-store.json``, that names the subfolder in which the engine's files are. A build
writes another subfolder and then replaces that file atomically, so a process killed at any moment leaves either the old
or the new store. Leftovers are removed by the next build (decision 0017).
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from traceback import clear_frames
from typing import Final
from uuid import uuid4

from gapgraph.core.facts import Facts
from gapgraph.errors import GapgraphError
from gapgraph.rdf.graphs import SHARED_GRAPHS, claims_graph
from gapgraph.store.embedded import EmbeddedStore
from gapgraph.vocabulary import REPORT, ReportId

try:
    import fcntl
except ImportError:  # pragma: no cover  (Windows, where the engine's own lock must do)
    fcntl = None  # type: ignore[assignment]

POINTER: Final = "gapgraph-store.json"
"""The file that names the subfolder in use."""

_LOCK: Final = "gapgraph-store.lock"
_BUILT: Final = "store-"


def build(folder: Path, fill: Callable[[EmbeddedStore], None]) -> None:
    """Replaces the folder's store by one that ``fill`` has filled, or changes nothing.

    Raises GapgraphError GG214 for a folder with anything else in it, GG215 while another process builds there, GG208
    where it can't be written.
    """
    _refuse_others(folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with _alone(folder):
            _sweep(folder)
            place = folder / f"{_BUILT}{uuid4().hex}"
            _point(folder, place.name, _built(place, fill))
            _sweep(folder)
    except OSError as error:
        raise GapgraphError(
            "GG208", "The store can't be written", place=str(folder), remedy=f"{error.strerror}."
        ) from error


def _built(place: Path, fill: Callable[[EmbeddedStore], None]) -> tuple[str, ...]:
    """Writes the engine's files to disk; removes all of them if it fails. Returns the graphs' names."""
    try:
        return _filled(place, fill)
    except BaseException as error:
        # The error's frames hold the engine, which writes files as long as it is open: also while they are removed.
        clear_frames(error.__traceback__)
        shutil.rmtree(place, ignore_errors=True)
        raise


def _filled(place: Path, fill: Callable[[EmbeddedStore], None]) -> tuple[str, ...]:
    store = EmbeddedStore(place)
    fill(store)
    # A bulk leaves many small files, and a store that is opened to be read never merges them: each question would look
    # into every one, and take as much longer as the store is larger.
    store.engine.optimize()
    store.engine.flush()
    return store.graphs()


def open_folder(folder: Path) -> EmbeddedStore:
    """The store of a folder, read-only. Raises GapgraphError GG210 for a folder that is none."""
    return open_engine(folder / in_use(folder))


def open_engine(place: Path) -> EmbeddedStore:
    """The store in the subfolder ``place``, read-only; its queries read the graphs that :func:`build` has filled.

    Graphs that other programs wrote into the engine's files are ignored. Raises GapgraphError GG210.
    """
    store = EmbeddedStore(place, read_only=True)
    graphs = _pointer(place.parent).get("graphs")
    return store.within(map(str, graphs)) if isinstance(graphs, list) else store


class StoreFacts:
    """A :class:`~gapgraph.store.source.FactSource` over a store in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.place_of_engine = folder / in_use(folder)
        self.store = open_engine(self.place_of_engine)

    def shared(self) -> Facts:
        """The graphs that all reports share."""
        return Facts(triple for graph in SHARED_GRAPHS for triple in self.store.triples(graph))

    def report_ids(self) -> tuple[ReportId, ...]:
        """The reports whose claims are there."""
        claims = (graph for graph in self.store.own_graphs() if graph == claims_graph(_report_of(graph)))
        return tuple(sorted(map(_report_of, claims)))

    def report(self, report: ReportId) -> Facts:
        """The report's claims graph."""
        return Facts(self.store.triples(claims_graph(report)))

    def place(self, part: str) -> str:
        """The store's folder, for every part: a store has graphs and no files."""
        del part
        return str(self.folder)

    def close(self) -> None:
        """The engine closes its files when they are no longer used."""


def _report_of(graph: str) -> ReportId:
    return ReportId(graph.removeprefix(REPORT).rpartition("/")[0])


def is_store(folder: Path) -> bool:
    """Whether the folder is a store that :func:`build` has made."""
    try:
        return (folder / POINTER).is_file()
    except OSError:
        return False


def in_use(folder: Path) -> str:
    """The name of the subfolder in use. Raises GapgraphError GG210 for a folder that is no store."""
    try:
        named = _pointer(folder)["store"]
        if isinstance(named, str) and named.startswith(_BUILT) and Path(named).name == named:
            return named
    except (OSError, ValueError, KeyError, TypeError):
        pass
    raise GapgraphError("GG210", "The folder is no store", place=str(folder), remedy="Build it with gapgraph load.")


def _pointer(folder: Path) -> dict[str, object]:
    """The content of the pointer file. Raises OSError or ValueError if it is invalid."""
    found = json.loads((folder / POINTER).read_text(encoding="utf-8"))
    if not isinstance(found, dict):
        raise ValueError("the pointer is no object")  # noqa: TRY004  (as JSON that can't be read)
    return found


def _refuse_others(folder: Path) -> None:
    """A folder with other content is never changed, nor is anything that is no folder."""
    if folder.is_dir():
        others = sorted(path.name for path in folder.iterdir() if not _is_ours(path.name))
        what = f"The folder is no store, and holds {others[0]}" if others else ""
    else:
        what = "There is something that is no folder" if folder.exists() or folder.is_symlink() else ""
    if what:
        raise GapgraphError("GG214", what, place=str(folder), remedy="Name a new folder, an empty one, or a store.")


def _is_ours(name: str) -> bool:
    return name.startswith((POINTER, _LOCK, _BUILT))


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Holds the folder's lock, which the system releases when the process ends for any reason."""
    with (folder / _LOCK).open("a", encoding="utf-8") as lock:
        if fcntl is not None:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                remedy = "Wait until it has ended."
                raise GapgraphError(
                    "GG215", "Another process builds the store", place=str(folder), remedy=remedy
                ) from error
        yield


def _sweep(folder: Path) -> None:
    """Removes subfolders that the pointer doesn't name: an older store, or the leftovers of a killed build."""
    import logging  # noqa: PLC0415  (commands that read a store start in less time without it)

    used = in_use(folder) if is_store(folder) else ""
    for path in folder.iterdir():
        if path.name.startswith(_BUILT) and path.name != used:
            logging.getLogger(__name__).info("Removes %s, an older or unfinished build.", path)
            shutil.rmtree(path, ignore_errors=True)
        elif path.name.startswith(f"{POINTER}."):
            path.unlink(missing_ok=True)


def _point(folder: Path, name: str, graphs: tuple[str, ...]) -> None:
    """Writes the subfolder in use and its graphs to the pointer file, atomically."""
    beside = folder / f"{POINTER}.{name}"
    with beside.open("w", encoding="utf-8") as file:
        json.dump({"format": 1, "store": name, "graphs": graphs}, file)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(folder / POINTER)
