"""The error for an unknown report: in a folder with its own reports, it says that the bundled ones aren't read."""

from __future__ import annotations

from pathlib import Path

from gapgraph import resources
from gapgraph.core.report_words import ReportWords
from gapgraph.errors import GapgraphError, nearest, unknown_name


def unknown_report(name: str, words: ReportWords, root: Path) -> GapgraphError:
    """The error GG101 for a name that none of the folder's reports has."""
    bundled = resources.root()
    if root.resolve() == bundled or not _has_report(bundled, name):
        known = words.by_folded_id if nearest(name, words.by_folded_id.values()) else words.spelled
        return unknown_name("GG101", "report", name, known, "gapgraph reports")
    remedy = (
        f"Only the reports of this folder are read. {name.lower()} is a bundled report: to read it, call gapgraph in "
        "another folder, without --root and GAPGRAPH_ROOT."
    )
    return GapgraphError("GG101", f"There is no report named {name!r}", place=str(root), remedy=remedy)


def _has_report(root: Path, name: str) -> bool:
    """Whether the folder has a report with this id, in any case."""
    return name.lower() in {path.stem for path in (root / "data" / "reports").glob("*.ttl")}
