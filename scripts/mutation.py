"""Mutation testing of the core with mutmut, recorded in docs/proof/mutation.md.

mutmut changes one expression at a time and runs the tests that reach it; a change that no test notices survives.
The score is what was noticed (killed or timed out) of all changes. mutmut leaves decorated functions other
than class and static methods alone, and everything outside functions.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from scripts.core import MODULES, PROOF, ROOT

LEAST = 80.0
NOTICED = frozenset({"killed", "timeout"})
UNDECIDED = frozenset({"not checked", "check was interrupted by user", "skipped"})

Verdicts = dict[str, str]


def main() -> int:
    """Run mutmut anew and write the page; 1 when it can't run or the score is below LEAST."""
    mutmut = str(Path(sys.executable).parent / "mutmut")
    environment = {**os.environ, "HYPOTHESIS_PROFILE": "mutation"}
    shutil.rmtree(ROOT / "mutants", ignore_errors=True)
    # Children beyond the cores would time out for want of one, and a time-out counts as noticed.
    command = [mutmut, "run", "--max-children", str(os.cpu_count() or 1)]
    ran = subprocess.run(command, cwd=ROOT, env=environment, check=False)
    listed = subprocess.run([mutmut, "results", "--all", "true"], cwd=ROOT, check=False, capture_output=True, text=True)
    verdicts = dict(read(listed.stdout))
    if ran.returncode != 0 or not verdicts or UNDECIDED & set(verdicts.values()):
        print("mutmut did not come to an end.", listed.stderr, sep="\n")
        return 1
    total = score(verdicts)
    PROOF.mkdir(parents=True, exist_ok=True)
    (PROOF / "mutation.md").write_text("\n".join(page(verdicts, total)) + "\n", encoding="utf-8")
    print(f"{total:.1f} % of {len(verdicts)} mutants noticed; at least {LEAST:.0f} are asked.")
    return 0 if total >= LEAST else 1


def read(output: str) -> Iterator[tuple[str, str]]:
    """Each mutant and its verdict, from ``mutmut results``."""
    for line in output.splitlines():
        name, colon, verdict = line.strip().partition(": ")
        if colon and "__mutmut_" in name:
            yield name, verdict


def score(verdicts: Verdicts) -> float:
    """Mutants noticed, of a hundred."""
    return 100.0 * sum(verdict in NOTICED for verdict in verdicts.values()) / len(verdicts) if verdicts else 0.0


def module_of(mutant: str) -> str:
    """``gapgraph.coverage.x_coverage__mutmut_1`` is one of ``coverage``."""
    return mutant.split(".")[1]


def page(verdicts: Verdicts, total: float) -> Iterator[str]:
    """The lines of the page."""
    by_module: defaultdict[str, Verdicts] = defaultdict(dict)
    for mutant, verdict in verdicts.items():
        by_module[module_of(mutant)][mutant] = verdict
    yield "# Mutation of the core\n"
    yield f"Written by `make proof` with mutmut: {total:.1f} % of {len(verdicts)} noticed ({LEAST:.0f} asked).\n"
    yield "mutmut changes no property and nothing outside functions.\n"
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
