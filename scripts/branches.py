"""Branch coverage of the core by its own tests, recorded in docs/proof/branches.md."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scripts.core import CORE, MODULES, PROOF, ROOT

LEAST = 95.0


@dataclass(frozen=True)
class Branches:
    """The number of branches and statements of one module, and how many of them the tests ran."""

    module: str
    branches: int
    taken: int
    statements: int
    run: int
    missing: tuple[int, ...]

    @property
    def percent(self) -> float:
        """The percentage of branches that ran."""
        return 100.0 * self.taken / self.branches if self.branches else 100.0


def main() -> int:
    """Measure and write the page; returns 1 if a test fails or the core as a whole stays below LEAST."""
    measured = measure()
    if measured is None:
        return 1
    total = sum(one.taken for one in measured) / max(1, sum(one.branches for one in measured)) * 100
    PROOF.mkdir(parents=True, exist_ok=True)
    (PROOF / "branches.md").write_text("\n".join(page(measured, total)) + "\n", encoding="utf-8")
    print(f"{total:.1f} % of the core's branches; at least {LEAST:.0f} are required.")
    return 0 if total >= LEAST else 1


def measure() -> list[Branches] | None:
    """Run the core's tests under coverage.py; returns None if they fail."""
    with tempfile.TemporaryDirectory() as scratch:
        report = Path(scratch) / "coverage.json"
        command = [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "tests/core",
            "--cov=gapgraph",
            "--cov-branch",
            "--cov-report=",
        ]
        command.append(f"--cov-report=json:{report}")
        environment = {**os.environ, "COVERAGE_FILE": str(Path(scratch) / "data"), "HYPOTHESIS_PROFILE": "ci"}
        if subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode != 0:
            return None
        files: dict[str, Any] = json.loads(report.read_text(encoding="utf-8"))["files"]
    return [branches_of(module, files[f"{CORE}/{module}.py"]) for module in MODULES]


def branches_of(module: str, file: dict[str, Any]) -> Branches:
    """The figures of one module from coverage.py's report."""
    summary = file["summary"]
    return Branches(
        module,
        branches=summary["num_branches"],
        taken=summary["covered_branches"],
        statements=summary["num_statements"],
        run=summary["covered_lines"],
        missing=tuple(file["missing_lines"]),
    )


def page(measured: list[Branches], total: float) -> Iterator[str]:
    """The lines of the page."""
    yield "# Branch coverage of the core\n"
    yield f"Written by `make proof`. The tests in `tests/core` alone run {total:.1f} % of the core's branches; at least"
    yield f"{LEAST:.0f} % are required.\n"
    yield "| module | branches run | of | % | statements run | of | lines not run |"
    yield "|---|---|---|---|---|---|---|"
    for one in measured:
        missing = " ".join(map(str, one.missing)) or "none"
        branches = f"{one.taken} | {one.branches} | {one.percent:.1f}"
        yield f"| {one.module} | {branches} | {one.run} | {one.statements} | {missing} |"


if __name__ == "__main__":
    sys.exit(main())
