"""Each snippet of bad code must be rejected by the linter with the named rule, because a linter that doesn't read its
configuration reports nothing.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.core import ROOT

AS_OURS = "--stdin-filename=src/gapgraph/bad.py"

BRANCHY = "def branchy(a: int) -> int:\n    '''Too many branches.'''\n" + "".join(
    f"    if a == {n}:\n        a += 1\n" for n in range(11)
)

REJECTED_BY_RUFF = {
    "unused import": ("F401", "'''Module.'''\nimport os\n"),
    "too complex": ("C901", "'''Module.'''\n\n\n" + BRANCHY),
    "no docstring": ("D103", "'''Module.'''\n\n\ndef public() -> None:\n    return\n"),
    "no module docstring": ("D100", "VALUE = 1\n"),
    "mutable default": ("B006", "'''Module.'''\n\n\ndef f(a: list[int] = []) -> None:\n    '''F.'''\n"),
    "left-over print": ("T201", "'''Module.'''\nprint(1)\n"),
    "code in a comment": ("ERA001", "'''Module.'''\n# value = compute(1)\n"),
    "blind except": ("BLE001", "'''Module.'''\ntry:\n    pass\nexcept Exception:\n    pass\n"),
    "too long a line": ("E501", "'''Module.'''\nVALUE = '" + "x" * 120 + "'\n"),
    "clock without zone": ("DTZ005", "'''Module.'''\nimport datetime\n\nNOW = datetime.datetime.now()\n"),
}

KINDS_OF_NAME = {
    "Iri": "claim_iri(report_iri(report), 1)",
    "Curie": "curie(report_iri(report))",
    "ReportId": "report",
    "ClaimId": "claim_id(report, 1)",
    "str": "str(report)",
}
"""The types of IRIs, short names, ids and plain text, each with an expression of this type."""

CALLS_BY_TYPE = {
    "Iri": ("curie({})", "Labels((), lattice).label({})", "lattice.leaves_of({})", "scheme.met_by({})"),
    "Curie": ("cell({})",),
    "ReportId": ("report_iri({})", "claim_id({}, 1)", "read_claims(facts, {})", "claims_graph({})"),
    "ClaimId": ("iri_of_claim({})", "Claim({}, Kind.DENIAL)", "Superseded({}, 0, frozenset())"),
}
"""For each type of name, calls of functions with a parameter of that type; ``{}`` stands for the argument."""

NAMES = """from gapgraph.core.claim_words import Kind
from gapgraph.core.claims import Claim, read_claims
from gapgraph.core.contexts import Superseded
from gapgraph.core.facts import Facts
from gapgraph.core.groups import Lattice
from gapgraph.core.ids import claim_id, claim_iri, iri_of_claim, report_iri
from gapgraph.core.labels import Labels
from gapgraph.core.taxonomy import Taxonomy
from gapgraph.rdf.graphs import claims_graph
from gapgraph.vocabulary import Curie, ReportId, curie
def cell(short: Curie) -> None: ...
def use(report: ReportId, facts: Facts, lattice: Lattice, scheme: Taxonomy) -> None:
"""

MIX_UPS = {
    f"{given} for {wanted} in {call}": NAMES + f"    {call.format(value)}\n"
    for wanted, calls in CALLS_BY_TYPE.items()
    for call in calls
    for given, value in KINDS_OF_NAME.items()
    if given != wanted
}
"""Snippets that mypy must reject: each calls a function with a name of a wrong type, for example an id for an IRI."""

REJECTED_BY_MYPY = {
    "untyped function": ("no-untyped-def", "def f(a):\n    return a\n"),
    "bare generic": ("type-arg", "def f(a: list) -> None: ...\n"),
    "wrong return": ("return-value", "def f() -> int:\n    return 'x'\n"),
    "untyped result": ("no-any-return", "import json\ndef f() -> int:\n    return json.loads('1')\n"),
    "needless ignore": ("unused-ignore", "VALUE: int = 1  # type: ignore[assignment]\n"),
    "ignore without a code": ("ignore-without-code", "VALUE: int = 'x'  # type: ignore\n"),
    **{name: ("arg-type", snippet) for name, snippet in MIX_UPS.items()},
    "dead code": ("unreachable", "def f(a: int) -> int:\n    if isinstance(a, str):\n        return 1\n    return 2\n"),
}


def test_the_bad_snippets_for_mypy_try_every_wrong_type_of_name_for_every_type_of_parameter() -> None:
    pairs = {tuple(name.split(" in ")[0].split(" for ")) for name in MIX_UPS}
    assert len(pairs) == len(CALLS_BY_TYPE) * (len(KINDS_OF_NAME) - 1)


def test_mypy_accepts_each_type_of_name_for_its_own_type_of_parameter(tmp_path: Path) -> None:
    calls = [call.format(KINDS_OF_NAME[wanted]) for wanted, those in CALLS_BY_TYPE.items() for call in those]
    (tmp_path / "good.py").write_text(NAMES + "".join(f"    {call}\n" for call in calls), encoding="utf-8")
    command = [sys.executable, "-m", "mypy", "--config-file=pyproject.toml", f"--cache-dir={tmp_path / 'cache'}"]
    path = str(tmp_path / "good.py")
    done = subprocess.run([*command, path], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("name", REJECTED_BY_RUFF)
def test_ruff_rejects_bad_code(name: str) -> None:
    rule, snippet = REJECTED_BY_RUFF[name]
    command = [
        sys.executable,
        "-m",
        "ruff",
        "check",
        "--output-format=json",
        "--stdin-filename=src/gapgraph/bad.py",
        "-",
    ]
    done = subprocess.run(command, cwd=ROOT, input=snippet, capture_output=True, text=True, check=False)
    assert rule in {finding["code"] for finding in json.loads(done.stdout)}


def test_the_formatter_rejects_bad_layout() -> None:
    command = [sys.executable, "-m", "ruff", "format", "--check", AS_OURS, "-"]
    done = subprocess.run(command, cwd=ROOT, input="x = { 'a':1 }\n", capture_output=True, text=True, check=False)
    assert done.returncode == 1


def test_mypy_rejects_a_wrong_type(tmp_path: Path) -> None:
    files = {name: tmp_path / f"bad_{number}.py" for number, name in enumerate(REJECTED_BY_MYPY)}
    for name, path in files.items():
        path.write_text(REJECTED_BY_MYPY[name][1], encoding="utf-8")
    command = [sys.executable, "-m", "mypy", "--config-file=pyproject.toml", f"--cache-dir={tmp_path / 'cache'}"]
    done = subprocess.run([*command, *map(str, files.values())], cwd=ROOT, capture_output=True, text=True, check=False)
    missed = [
        name
        for name, path in files.items()
        if not any(path.name in line and f"[{REJECTED_BY_MYPY[name][0]}]" in line for line in done.stdout.splitlines())
    ]
    assert not missed, done.stdout + done.stderr


def test_pytest_rejects_an_unknown_marker(tmp_path: Path) -> None:
    stray = tmp_path / "test_stray.py"
    stray.write_text("import pytest\n\n@pytest.mark.misspelt\ndef test_it():\n    pass\n", encoding="utf-8")
    command = [sys.executable, "-m", "pytest", f"-c{ROOT / 'pyproject.toml'}", "-p", "no:cacheprovider", str(stray)]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert "'misspelt' not found in `markers`" in done.stdout
