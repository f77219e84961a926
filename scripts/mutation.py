"""Mutation testing of the core with mutmut, recorded in docs/proof/mutation.md.

mutmut changes one expression at a time and runs the tests that reach it; a change that no test notices survives.
The score is the share of changes that were noticed (killed or timed out); a change that no test reaches counts as not
noticed. mutmut doesn't change decorated functions other than class and static methods, or code outside functions.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from scripts.core import CORE, MODULES, PROOF, ROOT

LEAST = 95.0
MOST_BROKEN_ON_IMPORT = 20.0
"""The maximum percentage of mutants (changed copies of the core) that break on import. If more mutants break on import,
the cause is not the mutants: the tests themselves can't be imported.
"""
BROKEN_ON_IMPORT = "broken on import"
NOTICED = frozenset({"killed", "timeout", BROKEN_ON_IMPORT})

# VERDICTS maps a worker's exit status to its meaning. Status 255 means that the worker could not import the tests,
# because the mutant fails on import; mutmut calls 255 a timeout.
VERDICTS = {0: "survived", 1: "killed", 3: "killed", 255: BROKEN_ON_IMPORT, 5: "no tests", 33: "no tests"}
VERDICTS |= dict.fromkeys((-signal.SIGXCPU, signal.SIGXCPU, 128 + signal.SIGXCPU, 36), "timeout")

Verdicts = dict[str, str]


def main() -> int:
    """Run mutmut from the beginning and write the page; returns 1 if it fails or the score is below LEAST."""
    shutil.rmtree(ROOT / "mutants", ignore_errors=True)
    # With more child processes than cores, slow tests would time out. A mutant whose tests time out counts as noticed.
    command = [str(Path(sys.executable).parent / "mutmut"), "run", "--max-children", str(os.cpu_count() or 1)]
    environment = {**os.environ, "HYPOTHESIS_PROFILE": "mutation"}
    # Python may store compiled modules: if every worker compiled all tests, the run would take five times as long.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    ran = subprocess.run(command, cwd=ROOT, env=environment, check=False, capture_output=True, text=True)
    verdicts = dict(read(ROOT / "mutants" / CORE))
    broken = sum(verdict == BROKEN_ON_IMPORT for verdict in verdicts.values()) / max(1, len(verdicts)) * 100
    if ran.returncode != 0 or not verdicts or "undecided" in verdicts.values() or broken > MOST_BROKEN_ON_IMPORT:
        # mutmut's output begins with a line of many thousands of characters; the reason is at its end.
        print("mutmut failed.", Counter(verdicts.values()), ran.stdout[-2_000:], ran.stderr, sep="\n")
        return 1
    total = score(verdicts)
    PROOF.mkdir(parents=True, exist_ok=True)
    (PROOF / "mutation.md").write_text("\n".join(page(verdicts, total)) + "\n", encoding="utf-8")
    print(f"{total:.1f} % of {len(verdicts)} mutants noticed; at least {LEAST:.0f} are required.")
    return 0 if total >= LEAST else 1


def read(folder: Path) -> Iterator[tuple[str, str]]:
    """Each mutant and its verdict, from mutmut's record of each mutated module."""
    for module in MODULES:
        record = folder / f"{module}.py.meta"
        if record.is_file():
            statuses: dict[str, int | None] = json.loads(record.read_text(encoding="utf-8"))["exit_code_by_key"]
            for mutant, status in statuses.items():
                yield mutant, VERDICTS.get(status, "undecided") if status is not None else "undecided"


def score(verdicts: Verdicts) -> float:
    """The percentage of mutants that the tests notice."""
    return 100.0 * sum(verdict in NOTICED for verdict in verdicts.values()) / len(verdicts) if verdicts else 0.0


def module_of(mutant: str) -> str:
    """The module of a mutant: ``coverage`` for ``gapgraph.core.coverage.x_coverage__mutmut_1``."""
    return mutant.split(".")[-2]


def page(verdicts: Verdicts, total: float) -> Iterator[str]:
    """The lines of the page."""
    by_module: defaultdict[str, Verdicts] = defaultdict(dict)
    for mutant, verdict in verdicts.items():
        by_module[module_of(mutant)][mutant] = verdict
    yield "# Mutation of the core\n"
    yield f"Written by `make proof`. mutmut makes {len(verdicts)} small changes to the core, one at a time (mutants)."
    yield f"The tests in `tests/core` notice {total:.1f} % of them; at least {LEAST:.0f} % are required. mutmut doesn't"
    yield "change properties, or code outside functions.\n"
    yield "| module | mutants | noticed | % | how |"
    yield "|---|---|---|---|---|"
    for module in MODULES:
        found = by_module[module]
        noticed = sum(verdict in NOTICED for verdict in found.values())
        kinds = ", ".join(f"{number} {kind}" for kind, number in sorted(Counter(found.values()).items()))
        yield f"| {module} | {len(found)} | {noticed} | {score(found):.1f} | {kinds} |"
    yield "\n## Not noticed\n"
    yield from (f"- `{mutant}`: {verdict}" for mutant, verdict in sorted(verdicts.items()) if verdict not in NOTICED)


if __name__ == "__main__":
    sys.exit(main())
