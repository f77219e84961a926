"""``python -m benchmarks.report_files COUNT FOLDER``: generated reports as files that the commands load."""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks.corpus import EXCERPT, editions, reports
from gapgraph.rdf.writing import write_ntriples


def write_reports(count: int, folder: Path, scale: float = EXCERPT) -> Path:
    """Write reports into ``data/reports`` of a folder, one file each; existing files stay unchanged."""
    place = folder / "data" / "reports"
    (folder / "data" / "encodings").mkdir(parents=True, exist_ok=True)
    place.mkdir(parents=True, exist_ok=True)
    if len(list(place.glob("*.ttl"))) < count:
        for one in editions(reports(count, scale)):
            (place / f"{one.report.id}.ttl").write_bytes(write_ntriples(one.triples))
    return folder


if __name__ == "__main__":
    write_reports(int(sys.argv[1]), Path(sys.argv[2]))
