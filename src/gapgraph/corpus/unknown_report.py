"""The error for an unknown report. The error's message says if the report's encoding isn't compiled, or if the report
is a bundled report that isn't read because the folder has reports of its own.
"""

from __future__ import annotations

from pathlib import Path

from gapgraph import resources
from gapgraph.core.report_words import ReportWords
from gapgraph.errors import GapgraphError, nearest, unknown_name


def unknown_report(name: str, words: ReportWords, root: Path) -> GapgraphError:
    """The error GG101 for a name that none of the folder's reports has."""
    data = root / "data"
    if _has(data / "encodings", name, ".toml") and not _has(data / "reports", name, ".ttl"):
        remedy = f"Its encoding isn't compiled yet: gapgraph build {name.lower()} compiles it."
        return GapgraphError("GG101", f"There is no report named {name!r}", place=str(root), remedy=remedy)
    bundled = resources.root()
    if root.resolve() == bundled or not _has(bundled / "data" / "reports", name, ".ttl"):
        known = words.by_folded_id if nearest(name, words.by_folded_id.values()) else words.spelled
        return unknown_name("GG101", "report", name, known, "gapgraph reports")
    remedy = (
        f"Only the reports of this folder are read. {name.lower()} is a bundled report: to read it, call gapgraph in "
        "another folder, without --root and GAPGRAPH_ROOT."
    )
    return GapgraphError("GG101", f"There is no report named {name!r}", place=str(root), remedy=remedy)


def _has(folder: Path, name: str, ending: str) -> bool:
    """Whether the folder has a file with this name, in any case, and this ending."""
    return name.lower() in {path.stem for path in folder.glob(f"*{ending}")}
