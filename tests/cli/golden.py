"""Writes the golden files: files with the answers of commands about Peru 2021, as a person last checked the answers.

If a change of the data, of a rule or of a format changes an answer, a person reads the difference from the golden file
line by line, and either corrects the cause or accepts the new answer. ``python -m tests.cli.golden`` and ``make docs``
write the golden files again.
"""

from __future__ import annotations

import sys
from pathlib import Path

from tests.cli.running import gapgraph

FOLDER = Path(__file__).parent / "golden"
COMMANDS = {
    "per-2021-gaps.csv": ("gaps", "per-2021", "--format", "csv"),
    "per-2021-gaps-all-verdicts.csv": ("gaps", "per-2021", "--verdict", "all", "--format", "csv"),
    "per-2021-gaps-nights.csv": (
        *("gaps", "per-2021", "--verdict", "underserved", "--when", "NightsAndWeekends", "--format", "csv"),
    ),
    "per-2021-matrix.csv": ("matrix", "per-2021", "--format", "csv"),
    "per-2021-explain-men.csv": ("explain", "per-2021", "Man", "TemporaryLodging", "--format", "csv"),
}


def main() -> int:
    """Write every golden file, and print the names of the golden files that changed."""
    FOLDER.mkdir(exist_ok=True)
    for name, command in COMMANDS.items():
        path, fresh = FOLDER / name, gapgraph(*command).out
        if not path.exists() or path.read_text(encoding="utf-8") != fresh:
            path.write_text(fresh, encoding="utf-8")
            print(f"tests/cli/golden/{name} changed: read the difference")
    return 0


if __name__ == "__main__":
    sys.exit(main())
