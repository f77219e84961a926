"""``python -m scripts.examples [TEST…|--page]``: property tests on thousands of new reports.

The script runs the property tests in rounds. Each round of the tests generates reports with its own seed, and stores
its result in ``.cache``. A stopped script can be continued, and several can run at the same time. If a file of
``DECIDING`` changes, the stored results of earlier rounds of the tests are no longer used. All results are in
docs/proof/examples.md; ``--page`` writes the results so far into this page.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from itertools import count
from pathlib import Path

from gapgraph.tables.table import Heading, Table
from gapgraph.tables.table_formats import markdown_text
from scripts.core import PROOF, ROOT

ROUND = 1_000
"""The number of examples that Hypothesis generates for each test in a round of the tests."""
ROUNDS = ROOT / ".cache" / "examples"
PAGE = PROOF / "examples.md"

PROPERTIES, ORACLE, RULES = "tests/core/test_properties.py", "tests/core/test_oracle.py", "tests/rules/test_rules.py"
DRAWN = {PROPERTIES: 1, ORACLE: 1, f"{RULES}::test_rules_and_core_agree_on_random_claims": 8}
"""The tests, each with the number of reports that it generates for one example."""
LEAST = {PROPERTIES: 10_000, ORACLE: 5_000, RULES: 5_000}
"""The minimum number of generated reports on which each test of a file must run."""

DECIDING = (
    *(f"src/gapgraph/core/{one}.py" for one in ("claims", "contexts", "coverage", "effects", "groups", "taxonomy")),
    *(f"ontology/rules/{one}.rq" for one in ("00-terms", "10-view", "20-effects", "30-offers", "40-statuses")),
    *(f"tests/core/{one}.py" for one in ("oracle", "strategies", "worlds", "test_oracle", "test_properties")),
)
"""The code, rules and tests that decide a status or generate reports; after a change of one of these files, stored
results of earlier test rounds are no longer used.
"""

HEAD = """# Generated examples

Written by `python -m scripts.examples` (a step of `make proof`). Each test runs on many generated reports, and must
pass with all of them. The tests run in rounds, and each round generates reports with another seed. A property of
coverage is tested with at least 10,000 reports, and a comparison with at least 5,000.

"""

_TITLE = re.compile(r"(tests/\S+::\S+):")
_PASSING = re.compile(r"(\d+) passing\b")


def main(tests: Iterable[str] = DRAWN) -> int:
    """Run the missing rounds, then write the page; returns 1 if a report breaks a test."""
    only_page = list(tests) == ["--page"]
    for asked in () if only_page else tests:
        while _missing(asked, _counted()):
            if not _round(asked):
                return 1
    counted = _counted()
    if only_page or not any(_missing(asked, counted) for asked in DRAWN):
        PAGE.write_text(page(counted), encoding="utf-8")
        print(f"{sum(counted.values())} generated reports in {len(counted)} tests, no failure.")
    return 0


def _missing(asked: str, counted: Mapping[str, int]) -> bool:
    """Whether one of the chosen tests ran on too few generated reports, or no round of the tests has run yet."""
    least = LEAST[asked.partition("::")[0]]
    met = [number for test, number in counted.items() if test.startswith(asked)]
    return not met or min(met) < least


def _round(asked: str) -> bool:
    """Run one round of the chosen tests with an unused seed; returns whether all passed."""
    number, taken = _next(asked)
    command = [sys.executable, "-m", "pytest", "-q", "-n", "0", "--hypothesis-show-statistics", asked]
    command += [f"--hypothesis-seed={number}", "-m", "proof or not proof", "-k", "not (bundled or on_a_report)"]
    environment = {**os.environ, "HYPOTHESIS_PROFILE": "round"}
    done = subprocess.run(command, cwd=ROOT, env=environment, check=False, capture_output=True, text=True)
    if done.returncode:
        print(done.stdout[-5_000:] or done.stderr[-5_000:])
        return False
    taken.write_text(json.dumps(examples(done.stdout.splitlines())), encoding="utf-8")
    return True


def _next(asked: str) -> tuple[int, Path]:
    """The first seed without a file of results, and an empty file that is created at once for the results of this seed.
    The empty file reserves the seed: other runs of the script at the same time use other seeds.
    """
    ROUNDS.mkdir(parents=True, exist_ok=True)
    for number in count(1):
        file = ROUNDS / f"{_name(asked)}-{number}.json"
        with suppress(FileExistsError):
            file.open("x").close()
            return number, file
    raise AssertionError("there is no last number")


def _files(asked: str) -> Iterator[Path]:
    return ROUNDS.glob(f"{_name(asked)}-*.json")


def _name(asked: str) -> str:
    """The first part of a results file's name: a digest of the files in ``DECIDING``, and the tests' name."""
    digest = hashlib.sha256(b"".join((ROOT / one).read_bytes() for one in DECIDING)).hexdigest()
    return f"{digest[:12]}-{re.sub(r'[^a-z_]+', '-', asked)}"


def examples(lines: Iterable[str]) -> dict[str, int]:
    """Each property test and the number of examples it passed, in all phases, from Hypothesis's statistics."""
    counted: Counter[str] = Counter()
    test = ""
    for line in lines:
        if title := _TITLE.fullmatch(line.strip()):
            test = title.group(1)
        elif test and (passing := _PASSING.search(line)):
            counted[test] += int(passing.group(1))
    return dict(counted)


def _counted() -> dict[str, int]:
    """The number of generated reports on which each test ran, in all rounds of the tests."""
    met: Counter[str] = Counter()
    for asked, reports in DRAWN.items():
        for one in _files(asked):
            passed = json.loads(one.read_text(encoding="utf-8") or "{}")
            met.update({test: n * reports for test, n in passed.items()})
    return dict(met)


def page(counted: Mapping[str, int]) -> str:
    """The text of docs/proof/examples.md: a table of the tests that compare results, and one of the property tests."""
    parts = [HEAD]
    for title, files in (("Core, rules and oracle", (ORACLE, RULES)), ("Properties of coverage", (PROPERTIES,))):
        rows = tuple((_said(test), n, 0) for test, n in sorted(counted.items()) if _in(test, files))
        columns = (Heading("test"), Heading("reports"), Heading("failures"))
        parts += [f"## {title}\n\n", markdown_text(Table(columns, rows)), "\n"]
    return "".join(parts).rstrip("\n") + "\n"


def _said(test: str) -> str:
    """The name of a test, in words."""
    return test.partition("::")[2].removeprefix("test_").replace("_", " ")


def _in(test: str, files: tuple[str, ...]) -> bool:
    return test.partition("::")[0] in files


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or DRAWN))
