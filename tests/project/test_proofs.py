"""The scripts of ``make proof`` read the output of their tools correctly; a misread output would look like a result
without faults.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from scripts import branches, examples, mutation, stores_kills, stores_pages
from scripts.core import CORE, MODULES, ROOT
from tests.kinds import KEPT, SLOW
from tests.stores.killing import After

PROPERTY = """
from hypothesis import given, settings, strategies as st

@settings(max_examples=37, derandomize=True, database=None, deadline=None)
@given(st.integers())
def test_of_integers(number):
    assert number == number

def test_of_nothing():
    assert True
"""


def test_examples_are_counted_as_hypothesis_prints_them(tmp_path: Path) -> None:
    folder = tmp_path / "tests" / "core"
    folder.mkdir(parents=True)
    (folder / "test_one.py").write_text(PROPERTY, encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "tests/core",
        "--hypothesis-show-statistics",
        "-p",
        "no:cacheprovider",
    ]
    done = subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, text=True)
    assert examples.examples(done.stdout.splitlines()) == {"tests/core/test_one.py::test_of_integers": 37}


def test_the_examples_of_all_hypothesis_phases_of_a_test_are_added_up() -> None:
    lines = [
        "tests/core/test_a.py::test_b:",
        "  - during reuse phase (0.01 seconds):",
        "    - 2 passing, 0 failing, and 0 invalid test cases",
        "  - during generate phase (1.89 seconds):",
        "    - 398 passing, 0 failing, and 93 invalid test cases",
    ]
    assert examples.examples(lines) == {"tests/core/test_a.py::test_b": 400}
    page = examples.page({"tests/core/test_properties.py::test_b": 400})
    assert "| b | 400 | 0 |" in page


def test_a_mutant_without_a_test_counts_as_not_detected() -> None:
    verdicts = {"a.boxes.x": "killed", "a.boxes.y": "timeout", "a.boxes.z": "survived", "a.gaps.w": "no tests"}
    assert mutation.score(verdicts) == 50.0
    assert mutation.module_of("gapgraph.core.coverage.x_coverage__mutmut_1") == "coverage"
    page = "\n".join(mutation.page(verdicts, 50.0))
    assert "| boxes | 3 | 2 | 66.7 | 1 killed, 1 survived, 1 timeout |" in page
    assert "- `a.gaps.w`: no tests" in page
    assert "a.boxes.x" not in page.split("## Not noticed")[1]


def test_a_worker_that_could_not_import_its_tests_is_counted_separately() -> None:
    assert mutation.VERDICTS[255] == mutation.BROKEN_ON_IMPORT != mutation.VERDICTS[1] == "killed"
    assert mutation.score({"a.boxes.x": mutation.BROKEN_ON_IMPORT}) == 100.0, (
        "a mutant that breaks on import is noticed"
    )


def test_the_modules_of_the_core_whose_mutants_and_branches_are_counted_exist() -> None:
    assert [one for one in MODULES if not (ROOT / CORE / f"{one}.py").is_file()] == []


def test_branches_that_never_ran_are_reported() -> None:
    summary = {"num_branches": 4, "covered_branches": 3, "num_statements": 9, "covered_lines": 8}
    one = branches.branches_of("gaps", {"summary": summary, "missing_lines": [7]})
    assert one.percent == 75.0
    assert "| gaps | 3 | 4 | 75.0 | 8 | 9 | 7 |" in list(branches.page([one], 75.0))


def _tried(store: str, asked: str, told: str, load: float = 1.0) -> dict[str, object]:
    """The result of a trial of one store with one query, over 80 reports."""
    trial = {"name": "adult-men", "rows": 37, "seconds": 0.1, "note": ""}
    times = {"load": load, "loaded": 10, "puts": 1.0, "put": 10, "bulk": 1.0, "bulked": 10}
    return {
        "store": store,
        "asked": [{**trial, "verdict": asked}],
        "client": [{**trial, "verdict": told}],
        "times": times,
    }


def test_a_wrong_answer_or_a_slow_load_of_a_store_counts_as_a_fault() -> None:
    def faults(**trial: str | float) -> list[str]:
        return stores_pages.wrong({"80": {"tried": [_tried(**trial)]}})  # type: ignore[arg-type]

    assert faults(store="fuseki", asked="same", told="same") == []
    assert len(faults(store="fuseki", asked="differs", told="same")) == 1
    assert len(faults(store="fuseki", asked="same", told="refused")) == 1
    assert len(faults(store="fuseki", asked="same", told="same", load=1.6)) == 1
    assert faults(store="virtuoso", asked="differs", told="refused") == []
    assert len(faults(store="virtuoso", asked="same", told="differs")) == 1


def test_wrong_answers_of_a_store_are_listed_with_the_reason() -> None:
    tried = [
        _tried("in a folder", "same", ""),
        _tried("fuseki", "same", "same"),
        _tried("virtuoso", "differs", "refused"),
    ]
    tried[2]["asked"][0]["note"] = "3 rows missing"  # type: ignore[index]
    page = stores_pages.conformance_page({"80": {"reports": 89, "triples": 5, "tried": tried}}, 60, 15)
    assert "| adult-men | 37 | same | same | differs | refused |" in page
    assert "| The bundled reports and 80 generated reports | virtuoso | adult-men | differs | 3 rows missing |" in page
    assert "for virtuoso the client refuses, with exit status 3" in page
    missing = "Peru 2021; The bundled reports; The bundled reports and 800 generated reports"
    assert f"**Sizes not measured:** {missing}." in page
    assert "does not get the same** for adult-men (failed)" in stores_pages.conformance_page(
        {"80": {"reports": 89, "triples": 5, "tried": [tried[0], _tried("fuseki", "same", "failed")]}}, 60, 15
    )


def test_a_half_written_graph_after_a_kill_is_counted_as_a_fault() -> None:
    sound = After(midway=True, states=("old", "unreadable"), finished=True)
    half = After(midway=True, states=("new", "neither"), finished=True)
    stuck = After(midway=False, states=("new", "new"), finished=False)
    assert [one.is_fault for one in (sound, half, stuck)] == [False, True, True]
    rows = list(
        stores_kills.page({("fuseki", "client"): stores_kills.kills_row("fuseki", "client", [sound, half, stuck])})
    )
    assert rows[-1] == "| fuseki | client | 3 | 2 | 1 | 3 | 1 | 1 | 0 | 2 |"


def test_every_test_that_only_make_proof_runs_completely_exists() -> None:
    places = [(name, *name.split("::")) for name in (*KEPT, *SLOW)]
    gone = [name for name, file, test in places if f"def {test}(" not in (ROOT / "tests" / file).read_text("utf-8")]
    assert gone == []
    assert len(KEPT) > 10
