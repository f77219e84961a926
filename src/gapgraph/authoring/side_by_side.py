"""Reads two encodings and their text from files, and matches their claims."""

from __future__ import annotations

from pathlib import Path

from gapgraph.authoring.alignment import Unit, align, read_encoded_claims
from gapgraph.authoring.compile import is_withheld
from gapgraph.authoring.encoding import read_encoding
from gapgraph.authoring.report_files import read_text
from gapgraph.errors import GapgraphError
from gapgraph.vocabulary import ReportId


def compared(first: Path, second: Path, text: Path) -> tuple[ReportId, tuple[Unit, ...]]:
    """The report's id, and the claims of both encodings side by side. ``text`` is the file of the narrative, or its
    folder.

    Raises GapgraphError GG317 if the encodings are of different reports or have references instead of quotes, GG301 to
    GG308 for a mistake in one of them.
    """
    encodings = (read_encoding(first), read_encoding(second))
    ids = [encoding.id for encoding in encodings]
    if ids[0] != ids[1]:
        raise GapgraphError(
            "GG317",
            f"The encodings are of two different reports, {ids[0]} and {ids[1]}",
            remedy="Give two encodings of one report.",
        )
    if any(map(is_withheld, encodings)):
        raise GapgraphError(
            "GG317", f"{ids[0]} is encoded by reference", remedy="Compare encodings that quote the source."
        )
    narrative = read_text(text / f"{ids[0]}.txt" if text.is_dir() else text)
    return ids[0], align(*(read_encoded_claims(encoding, narrative) for encoding in encodings))
