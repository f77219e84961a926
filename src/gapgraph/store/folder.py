"""A store in a folder, replaced atomically: the new store is built beside the old store, and one rename replaces the
old store.

The folder contains a file, ``gapgraph-store.json``, that names the subfolder with the engine's files. A build writes
another subfolder and then replaces ``gapgraph-store.json`` atomically, so a process killed at any moment leaves either
the old or the new store. The next build removes the files that a killed process left (decision 0017).
"""

from __future__ import annotations

import errno
import json
import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from traceback import clear_frames
from typing import Final

from gapgraph.core.facts import Facts
from gapgraph.errors import GapgraphError, system_remedy
from gapgraph.rdf.graphs import SHARED_GRAPHS, claims_graph
from gapgraph.store.embedded import EmbeddedStore
from gapgraph.store.held_parts import HeldPart, outdated, read_held, write_held
from gapgraph.vocabulary import REPORT, ReportId

try:
    import fcntl
except ImportError:  # pragma: no cover  (on Windows, only the engine's own lock is used)
    fcntl = None  # type: ignore[assignment]

POINTER: Final = "gapgraph-store.json"
"""The file that names the subfolder in use."""

_NO_ROOM: Final = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_LOCK: Final = "gapgraph-store.lock"
_BUILT: Final = "store-"


def build(folder: Path, fill: Callable[[EmbeddedStore], None]) -> None:
    """Replaces the folder's store by one that ``fill`` has filled, or changes nothing.

    Raises GapgraphError GG214 if the folder contains anything that isn't a store, GG215 while another process builds in
    it, GG208 if it can't be written.
    """
    with _building(folder):
        _sweep(folder)
        place = _new_place(folder)
        _point(folder, place.name, _built(place, lambda store: _filled_and_merged(store, fill)))
        _sweep(folder)


def _filled_and_merged(store: EmbeddedStore, fill: Callable[[EmbeddedStore], None]) -> None:
    """Fill the store and merge its files: bulk loads leave many small files, and a store that is only read never merges
    them.
    """
    fill(store)
    store.engine.optimize()


def renew(folder: Path, wanted: Mapping[str, str], fill: Callable[[StoreChange], None]) -> dict[str, HeldPart]:
    """Makes the folder a store of exactly the wanted graphs, or changes nothing.

    ``wanted`` maps each graph to a digest of its inputs. Graphs that the store already has are reused, and so are those
    that an interrupted build had finished; ``fill`` adds the others, part by part. Returns the graphs of the store with
    their digests and sizes. Raises GapgraphError GG214 if the folder contains anything that isn't a store, GG215 while
    another process builds in it, GG208 if it can't be written.
    """
    with _building(folder):
        used = folder / in_use(folder) if is_store(folder) else None
        if used and {graph: part.digest for graph, part in read_held(used).items()} == wanted:
            _sweep(folder)
            return read_held(used)
        place = _begun(folder, used, wanted)
        _sweep(folder, place.name)
        change = StoreChange(place, wanted)
        _point(folder, place.name, _built(place, lambda store: change.make(store, fill)))
        _sweep(folder)
        return change.held


def _begun(folder: Path, used: Path | None, wanted: Mapping[str, str]) -> Path:
    """The subfolder in which the build continues: that of an interrupted build, a copy of the store in use, or a new
    subfolder.
    """
    found = [(_usable(path, wanted), path == used, path) for path in folder.glob(f"{_BUILT}*")]
    worth, is_used, best = max(found, default=(0, False, folder))
    if not worth:
        return _new_place(folder)
    if not is_used:
        return best
    place = _new_place(folder)
    # The engine copies the store by hard links to its files; this takes almost no space and no time.
    EmbeddedStore(best, read_only=True).engine.backup(str(place))
    write_held(place, read_held(best))
    return place


def _usable(place: Path, wanted: Mapping[str, str]) -> int:
    """How many graphs of a subfolder can be reused; 0 if more would have to be removed than reused."""
    held = read_held(place)
    out = len(outdated(held, wanted))
    return len(held) - out if 2 * out <= len(held) else 0


class StoreChange:
    """A store while a build replaces its graphs by the wanted graphs. The object knows which graphs the store has, and
    records which of them are complete.
    """

    def __init__(self, place: Path, wanted: Mapping[str, str]) -> None:
        self.wanted = wanted
        self.held = read_held(place)
        self._place = place

    def make(self, store: EmbeddedStore, fill: Callable[[StoreChange], None]) -> None:
        """Removes unwanted graphs and graphs of an interrupted load; then adds the missing graphs.

        A graph is removed from the list before it is removed from the store, so that the list is right if this load is
        killed.
        """
        self.store = store
        for path in self._place.glob("bulk-*.sst"):
            path.unlink()
        for graph in outdated(self.held, self.wanted):
            del self.held[graph]
        write_held(self._place, self.held)
        for graph in store.graphs():
            if graph not in self.held:
                store.drop(graph)
        fill(self)

    def missing(self) -> frozenset[str]:
        """The wanted graphs that the store doesn't have yet."""
        return frozenset(self.wanted) - frozenset(self.held)

    def note(self, sizes: Mapping[str, int]) -> None:
        """Records that these graphs are complete; ``sizes`` gives their numbers of triples."""
        self.store.engine.flush()
        self.held |= {graph: HeldPart(self.wanted[graph], size) for graph, size in sizes.items()}
        write_held(self._place, self.held)


def _new_place(folder: Path) -> Path:
    return folder / f"{_BUILT}{os.urandom(16).hex()}"


@contextmanager
def _building(folder: Path) -> Iterator[None]:
    """Exclusive access to a folder that is a store or empty; a disk error becomes GG208."""
    _refuse_others(folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with _alone(folder):
            yield
    except GapgraphError as error:
        if not isinstance(error.__cause__, OSError) or not is_no_room(error.__cause__):
            raise
        raise _unwritable(folder, error.__cause__) from error
    except OSError as error:
        raise _unwritable(folder, error) from error


def _unwritable(folder: Path, error: OSError) -> GapgraphError:
    if is_no_room(error):
        remedy = "The disk is full: free space and load again; the content of the folder is unchanged."
    else:
        remedy = system_remedy(error)
    return GapgraphError("GG208", "The store can't be written", place=str(folder), remedy=remedy)


def is_no_room(error: OSError) -> bool:
    """Whether the disk or the user's quota is full; the engine reports it in words, without an error number."""
    return error.errno in _NO_ROOM or any(os.strerror(number) in str(error) for number in _NO_ROOM)


def _built(place: Path, fill: Callable[[EmbeddedStore], None]) -> tuple[str, ...]:
    """Fill a store and write all its files to the disk; if this fails, they are removed. Returns the names of the
    store's graphs.

    After an interruption by the keyboard, complete graphs stay, so that the next build can continue.
    """
    try:
        return _filled(place, fill)
    except BaseException as error:
        if isinstance(error, KeyboardInterrupt) and read_held(place):
            raise
        # The stack frames of the error keep the engine open, and an open engine would write files into the folder while
        # the folder is removed.
        clear_frames(error.__traceback__)
        shutil.rmtree(place, ignore_errors=True)
        raise


def _filled(place: Path, fill: Callable[[EmbeddedStore], None]) -> tuple[str, ...]:
    store = EmbeddedStore(place)
    fill(store)
    store.engine.flush()
    return store.graphs()


def open_folder(folder: Path) -> EmbeddedStore:
    """The store of a folder, read-only. Raises GapgraphError GG210 for a folder that isn't a store."""
    return open_engine(folder / in_use(folder))


def open_engine(place: Path) -> EmbeddedStore:
    """The store in the subfolder ``place``, read-only; its queries read the graphs that :func:`build` has filled.

    Graphs that other programs wrote into the engine's files are ignored. Raises GapgraphError GG210 if the store can't
    be opened.
    """
    store = EmbeddedStore(place, read_only=True)
    graphs = _pointer(place.parent).get("graphs")
    if not isinstance(graphs, list):
        return store
    own = frozenset(map(str, graphs))
    # If the store has only its own graphs, queries get no list of graphs to read: with a list of thousands of graphs,
    # the engine would look up each pattern of a query in each listed graph.
    return store if own.issuperset(store.named()) else store.within(sorted(own))


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
        """The ids of the reports whose claims are in the store."""
        claims = (graph for graph in self.store.own_graphs() if graph == claims_graph(_report_of(graph)))
        return tuple(sorted(map(_report_of, claims)))

    def report(self, report: ReportId) -> Facts:
        """The report's claims graph."""
        return Facts(self.store.triples(claims_graph(report)))

    def place(self, part: str) -> str:
        """The store's folder, as the place of every part of the data, because a store has no files for single parts."""
        del part
        return str(self.folder)

    def close(self) -> None:
        """Does nothing: the engine closes its files when they are no longer used."""


def _report_of(graph: str) -> ReportId:
    return ReportId(graph.removeprefix(REPORT).rpartition("/")[0])


def is_store(folder: Path) -> bool:
    """Whether the folder is a store that :func:`build` has made."""
    try:
        return (folder / POINTER).is_file()
    except OSError:
        return False


def in_use(folder: Path) -> str:
    """The name of the subfolder in use. Raises GapgraphError GG210 for a folder that isn't a store."""
    try:
        named = _pointer(folder)["store"]
        if isinstance(named, str) and named.startswith(_BUILT) and Path(named).name == named:
            return named
    except (OSError, ValueError, KeyError, TypeError):
        pass
    raise GapgraphError(
        "GG210", "The folder is not a store", place=str(folder), remedy="Build a store with gapgraph load."
    )


def _pointer(folder: Path) -> dict[str, object]:
    """The content of the pointer file, which names the subfolder in use. Raises OSError if the pointer file can't be
    read, ValueError if it isn't a JSON object.
    """
    found = json.loads((folder / POINTER).read_text(encoding="utf-8"))
    if not isinstance(found, dict):
        raise ValueError("the pointer is not a JSON object")  # noqa: TRY004  (json.loads raises ValueError, too)
    return found


def _refuse_others(folder: Path) -> None:
    """Raises GapgraphError GG214 for a path that isn't a folder, and for a folder with other content, which is never
    changed.
    """
    if folder.is_dir():
        others = sorted(path.name for path in folder.iterdir() if not _is_ours(path.name))
        what = f"The folder is not a store, and contains {others[0]}" if others else ""
    else:
        what = "The path exists, but is not a folder" if folder.exists() or folder.is_symlink() else ""
    if what:
        raise GapgraphError("GG214", what, place=str(folder), remedy="Give a new folder, an empty one, or a store.")


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
                remedy = "Wait until the other process has ended."
                raise GapgraphError(
                    "GG215", "Another process is building the store", place=str(folder), remedy=remedy
                ) from error
        yield


def _sweep(folder: Path, begun: str = "") -> None:
    """Removes subfolders that aren't in use: an older store, or the files of an interrupted build that isn't
    continued.
    """
    import logging  # noqa: PLC0415  (imported late: logging is slow to import; only a build needs it)

    used = in_use(folder) if is_store(folder) else ""
    for path in folder.iterdir():
        if path.name.startswith(_BUILT) and path.name not in (used, begun):
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
