"""The source of a corpus's facts: a folder with the layout of the bundle, or anything with the same interface."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final, Protocol, runtime_checkable

from gapgraph.core.facts import Facts
from gapgraph.errors import GapgraphError
from gapgraph.rdf.input_files import files_in
from gapgraph.rdf.parsed_cache import prepared_text, read_prepared
from gapgraph.rdf.reading import ENDINGS, read_facts
from gapgraph.store.root_parts import require_current_groups, require_parts
from gapgraph.vocabulary import GAP, REPORT, ReportId

_SHARED = ("ontology", "ontology/mandates", "ontology/inferred", "data/countries")
_FOR_QUERIES_ONLY = "closures"


def shared_paths(root: Path) -> tuple[Path, ...]:
    """The files that all reports share, in a stable order; without files that only queries need."""
    paths = (path for folder in _SHARED for path in files_in(root / folder, "*.ttl"))
    return tuple(path for path in paths if not path.name.startswith(_FOR_QUERIES_ONLY))


def read_shared(*layers: Path) -> Facts:
    """The facts of the ontology with its inferences and mandates, and of the countries, from all these folders.

    Raises GapgraphError GG206 for a missing part, GG209 for outdated groups, GG201 for a file that can't be read, GG202
    for a malformed file, GG216 for a file without any statement.
    """
    base, *above = layers
    require_parts(base)
    shared = read_prepared(shared_paths(base), _prepared(base), lambda: require_current_groups(base))
    own = [path for layer in above for path in shared_paths(layer)]
    return shared.joined(read_facts(own)) if own else shared


def prepared_files(root: Path) -> dict[Path, str]:
    """The expected content of the cache of shared facts."""
    require_current_groups(root)
    return {_prepared(root): prepared_text(shared_paths(root))}


def _prepared(root: Path) -> Path:
    return root / "ontology" / "prepared" / "shared.json"


class FactSource(Protocol):
    """The ontology and the reports, read on demand. Reading raises GapgraphError; the code depends on the kind of
    source.
    """

    def shared(self) -> Facts:
        """The ontology with its inferences and mandates, and every country's providers and places."""
        ...

    def report_ids(self) -> tuple[ReportId, ...]:
        """The ids of the reports, sorted."""
        ...

    def report(self, report: ReportId) -> Facts:
        """A report's claims graph; ``report`` is one of :meth:`report_ids`."""
        ...

    def place(self, part: str) -> str:
        """The path or address of a part (``ontology``, ``data/reports``), for messages."""
        ...

    def close(self) -> None:
        """Releases the resources of the source, such as the connections to a remote store."""
        ...


@runtime_checkable
class UnfinishedSource(Protocol):
    """A source that can contain reports that aren't completely loaded yet; such a report must not be read."""

    def require_known(self, name: str) -> None:
        """Raises GapgraphError if the source has a report of this name that isn't completely loaded; an unknown name
        raises no error.
        """
        ...

    def require_no_other(self) -> None:
        """Raises GapgraphError if any report of the source isn't completely loaded yet: an answer about all reports
        would silently leave out this report.
        """
        ...


def require_known(source: FactSource, name: str) -> None:
    """Raises GapgraphError if the source has a report of this name that isn't completely loaded; an unknown name raises
    no error.
    """
    if isinstance(source, UnfinishedSource):
        source.require_known(name)


def require_no_other(source: FactSource) -> None:
    """Raises GapgraphError if any report of the source isn't completely loaded yet: an answer about all reports would
    silently leave out this report.
    """
    if isinstance(source, UnfinishedSource):
        source.require_no_other()


class FolderFacts:
    """The facts in the files of a folder and of its base folders."""

    def __init__(self, root: Path, beneath: tuple[Path, ...] = ()) -> None:
        self._root = root
        self._layers = (*beneath, root)

    def shared(self) -> Facts:
        """The files that all reports share."""
        return read_shared(*self._layers)

    def report_ids(self) -> tuple[ReportId, ...]:
        """The names of the files in ``data/reports``. Raises GapgraphError GG217 for a file name that can't be the id
        of a report.
        """
        return tuple(sorted(map(_id_of, self._report_files())))

    def _report_files(self) -> Iterator[Path]:
        """Every file in the folder that a user may have intended as a report. All files with an RDF ending are listed,
        so that a file that can't be a report raises an error and isn't ignored silently.
        """
        found = files_in(self._root / "data" / "reports", "*")
        return (path for path in found if path.suffix.lower() in ENDINGS)

    def report(self, report: ReportId) -> Facts:
        """The file of the report. Raises GapgraphError GG216 if the file describes no report, GG217 if it describes
        another report.
        """
        path = self._root / "data" / "reports" / f"{report}.ttl"
        found = read_facts([path])
        _require_report(found, report, path)
        return found

    def place(self, part: str) -> str:
        """The path of a part of the folder, for messages."""
        return str(self._root / part)

    def close(self) -> None:
        """Does nothing: files are closed as soon as they are read."""


_ID: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)+")


def _id_of(path: Path) -> ReportId:
    """The report's id, from the name of its file. Raises GapgraphError GG217 if the name can't be a report's id."""
    if path.suffix != ".ttl" or not _ID.fullmatch(path.stem):
        remedy = "Name the file after its report, such as per-2021.ttl, or move it to another folder."
        raise GapgraphError("GG217", "The name of the file is not the id of a report", place=str(path), remedy=remedy)
    return ReportId(path.stem)


def _require_report(found: Facts, report: ReportId, path: Path) -> None:
    """Raises GapgraphError if the facts don't describe exactly the report with this id, or have no claims about it."""
    ids = [iri.removeprefix(REPORT) for iri in found.of_type(GAP + "Report")]
    if not ids:
        what = "The file describes no report"
        raise GapgraphError("GG216", what, place=str(path), remedy="Restore the file, or remove it.")
    ids.extend(sorted({iri.removeprefix(REPORT) for one in found for iri in found.iris(one, GAP + "report")} - {*ids}))
    if ids != [report]:
        named = ", ".join(sorted(ids))
        remedy = "Use one file for each report, named after the report's id."
        raise GapgraphError("GG217", f"The file contains the report {named}", place=str(path), remedy=remedy)
