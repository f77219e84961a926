"""The answers about Peru 2021 when a person last checked them.

A change of the data, of a rule or of a format changes the files of these answers. A person reads the difference line by
line, and either corrects the cause or accepts it: ``python -m tests.cli.golden`` writes the files again (``make docs``
does it too).
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
    """Write every file, and print the names of the files that changed."""
    FOLDER.mkdir(exist_ok=True)
    for name, command in COMMANDS.items():
        path, fresh = FOLDER / name, gapgraph(*command).out
        if not path.exists() or path.read_text(encoding="utf-8") != fresh:
            path.write_text(fresh, encoding="utf-8")
            print(f"tests/cli/golden/{name} changed: read the difference")
    return 0


if __name__ == "__main__":
    sys.exit(main())
