"""The two files that are saved with a cleaned narrative: the source text, and the position in the source text of each
character of the narrative.

``data/sources/{id}.source.txt`` is the text as it was read from the file. ``data/sources/{id}.map.json`` has the runs
of characters that are equal in the source and in the narrative, and the digests of these two texts.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

from gapgraph.authoring.cleaning import CleanText
from gapgraph.authoring.tracked_text import SourceMap, TextRun
from gapgraph.errors import GapgraphError
from gapgraph.vocabulary import ReportId


def source_files(report: ReportId, cleaned: CleanText) -> dict[str, str]:
    """The file of the source and the file of the map, by their path below the root, with their content."""
    document = {
        "text_sha256": _digest(cleaned.text),
        "source_sha256": _digest(cleaned.source),
        "changes": dict(sorted(cleaned.changes.items())),
        "runs": [[run.clean, run.source, run.length] for run in cleaned.map.runs],
    }
    lines = json.dumps(document, ensure_ascii=False, separators=(",", ":")).replace("],[", "],\n[")
    return {_source_name(report): cleaned.source, _map_name(report): lines + "\n"}


def read_source_map(root: Path, report: ReportId) -> tuple[str, SourceMap] | None:
    """The source of a report's narrative, and the map to it; None if the narrative was not cleaned.

    Raises GapgraphError GG201 for a map that can't be read.
    """
    path = root / _map_name(report)
    if not path.is_file():
        return None
    try:
        document = json.loads(path.read_bytes())
        source = (root / _source_name(report)).read_bytes().decode("utf-8")
        return source, SourceMap(tuple(TextRun(*run) for run in document["runs"]))
    except (OSError, ValueError, LookupError, TypeError) as error:
        raise GapgraphError(
            "GG201", "The map of the text to its source can't be read", place=str(path), remedy="Restore the file."
        ) from error


def stale_maps(root: Path, report: ReportId, narrative: str) -> Iterator[GapgraphError]:
    """An error for each text (the narrative, or its source) that was changed after cleaning, so that the map is no
    longer valid.
    """
    path = root / _map_name(report)
    found = read_source_map(root, report)
    if found is None:
        return
    document = json.loads(path.read_bytes())
    for which, text in (("text", narrative), ("source", found[0])):
        if document.get(f"{which}_sha256") != _digest(text):
            files = f"{_map_name(report)} and {_source_name(report)}"
            yield GapgraphError(
                "GG321",
                f"The {which} has changed since the map of positions was made",
                place=_map_name(report),
                remedy=f"Restore the text, or delete the map and the source: {files}.",
            )


def _source_name(report: ReportId) -> str:
    return f"data/sources/{report}.source.txt"


def _map_name(report: ReportId) -> str:
    return f"data/sources/{report}.map.json"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
