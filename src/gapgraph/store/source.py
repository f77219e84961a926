"""Where a graph's facts come from: a folder laid out as the bundle is, or whatever else answers the same questions."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from gapgraph.core.facts import Facts
from gapgraph.rdf.parsed_cache import prepared_text, read_prepared
from gapgraph.rdf.reading import read_facts
from gapgraph.vocabulary import ReportId

_SHARED = ("ontology", "ontology/mandates", "ontology/inferred", "data/countries")
_FOR_QUERIES_ONLY = "closures"


def shared_paths(root: Path) -> tuple[Path, ...]:
    """The files that all reports share, in a stable order; what only queries need is left out."""
    paths = (path for folder in _SHARED for path in sorted((root / folder).glob("*.ttl")))
    return tuple(path for path in paths if not path.name.startswith(_FOR_QUERIES_ONLY))


def read_shared(*layers: Path) -> Facts:
    """The ontology with its inferences and mandates, and the countries; those of further folders lie on top.

    Raises GapgraphError GG201 or GG202.
    """
    base, *above = layers
    shared = read_prepared(shared_paths(base), _prepared(base))
    own = [path for layer in above for path in shared_paths(layer)]
    return shared.joined(read_facts(own)) if own else shared


def prepared_files(root: Path) -> dict[Path, str]:
    """What the file of shared facts made ready should hold."""
    return {_prepared(root): prepared_text(shared_paths(root))}


def _prepared(root: Path) -> Path:
    return root / "ontology" / "prepared" / "shared.json"


class FactSource(Protocol):
    """The ontology and the reports, read when asked for. Reading raises GapgraphError of the source's own kind."""

    def shared(self) -> Facts:
        """The ontology with its inferences and mandates, and every country's providers and places."""
        ...

    def report_ids(self) -> tuple[ReportId, ...]:
        """The ids of the reports at hand, sorted."""
        ...

    def report(self, report: ReportId) -> Facts:
        """A report's claims graph; ``report`` is one of :meth:`report_ids`."""
        ...

    def place(self, part: str) -> str:
        """Where a part (``ontology``, ``data/reports``) is, for messages."""
        ...

    def close(self) -> None:
        """Frees what reading needs: a store elsewhere has connections."""
        ...


class FolderFacts:
    """The facts of a folder's files, over those of the folders beneath it."""

    def __init__(self, root: Path, beneath: tuple[Path, ...] = ()) -> None:
        self._root = root
        self._layers = (*beneath, root)

    def shared(self) -> Facts:
        """The files that all reports share."""
        return read_shared(*self._layers)

    def report_ids(self) -> tuple[ReportId, ...]:
        """The names of the files in ``data/reports``."""
        return tuple(sorted(ReportId(path.stem) for path in (self._root / "data" / "reports").glob("*.ttl")))

    def report(self, report: ReportId) -> Facts:
        """The file of the report."""
        return read_facts([self._root / "data" / "reports" / f"{report}.ttl"])

    def place(self, part: str) -> str:
        """The path."""
        return str(self._root / part)

    def close(self) -> None:
        """Files are closed as soon as they are read."""
