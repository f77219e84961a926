"""The property tests with thousands of new examples each, recorded in docs/proof/examples.md."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator

from scripts.core import PROOF, ROOT

LEAST = 5_000
"""Examples that the comparison with the oracle must meet."""

_TITLE = re.compile(r"(tests/\S+::\S+):")
_PASSING = re.compile(r"(\d+) passing\b")


def main() -> int:
    """Run them and write the page; 1 when one fails or none was found."""
    command = [sys.executable, "-m", "pytest", "-q", "tests/core", "--hypothesis-show-statistics"]
    environment = {**os.environ, "HYPOTHESIS_PROFILE": "proof"}
    done = subprocess.run(command, cwd=ROOT, env=environment, check=False, capture_output=True, text=True)
    counted = examples(done.stdout.splitlines())
    compared = [number for test, number in counted.items() if "test_oracle.py" in test]
    if done.returncode != 0 or not compared or min(compared) < LEAST:
        print(done.stdout[-5_000:] or done.stderr[-5_000:])
        print(f"Of {len(counted)} properties, {len(compared)} compare with the oracle: {compared} examples.")
        return 1
    PROOF.mkdir(parents=True, exist_ok=True)
    (PROOF / "examples.md").write_text("\n".join(page(counted)) + "\n", encoding="utf-8")
    print(f"{sum(counted.values())} examples in {len(counted)} tests, none against us.")
    return 0


def examples(lines: list[str]) -> dict[str, int]:
    """Each property test and the number of examples it passed, in all phases, from Hypothesis's statistics."""
    counted: Counter[str] = Counter()
    test = ""
    for line in lines:
        if title := _TITLE.fullmatch(line.strip()):
            test = title.group(1)
        elif test and (passing := _PASSING.search(line)):
            counted[test] += int(passing.group(1))
    return dict(counted)


def page(counted: dict[str, int]) -> Iterator[str]:
    """The lines of the page."""
    yield "# Generated examples\n"
    yield "Written by `make proof`: how many new examples each property of the core met, without one that breaks it."
    yield f"The comparisons with the oracle meet {LEAST} each at least; a few properties have fewer cases in all.\n"
    yield "| property | examples |"
    yield "|---|---|"
    for test, number in sorted(counted.items()):
        yield f"| `{test.removeprefix('tests/core/')}` | {number} |"


if __name__ == "__main__":
    sys.exit(main())
