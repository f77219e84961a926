"""After a plain ``pip install gapgraph``, each command works or names the extra that it needs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from gapgraph.cli import main

PLAIN = """
import sys
from importlib.abc import MetaPathFinder
OPTIONAL = {"httpx", "tenacity", "SPARQLWrapper", "numpy", "pyarrow", "pandas", "jinja2", "starlette", "uvicorn",
            "multipart", "python_multipart", "pyshacl", "shacl", "owlready2", "rustdl", "krippendorff", "pypdf", "docx",
            "python_calamine", "resvg_py", "pyspark"}
class Missing(MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in OPTIONAL:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
sys.meta_path.insert(0, Missing())
from gapgraph.cli import main
main(prog_name="gapgraph")
"""
CALLS: dict[str, tuple[str, ...]] = {
    "lacking": ("Man", "TemporaryLodging"),
    "trends": ("Man", "TemporaryLodging"),
    "countries": ("Man",),
    "doctor": ("http://127.0.0.1:9/",),
    "conformance": ("http://127.0.0.1:9/",),
    "load": ("http://127.0.0.1:9/",),
    "pack": ("packed",),
    "spark": ("packed", "out"),
    "validate": ("report.ttl",),
    "export": ("per-2021", "--format", "csv"),
    "import": ("report.xlsx",),
    "agree": ("one.toml", "two.toml"),
    "explain": ("per-2021", "Man", "TemporaryLodging"),
    "diff": ("per-2020", "per-2021"),
    "whatif": ("per-2021", "-112"),
    "search": ("shelter",),
    "query": ("--list",),
    "verify": ("per-2021",),
    "new": ("per-2022",),
    "serve": (),
    "draft": ("per-2021",),
    "review": ("per-2021",),
}
NEEDS = {
    **dict.fromkeys(("lacking", "trends", "countries", "pack"), "corpus"),
    **dict.fromkeys(("doctor", "conformance", "load"), "remote"),
    **dict.fromkeys(("serve", "brief"), "web"),
}


@pytest.mark.parametrize("command", main.commands)
def test_a_command_works_or_names_its_extra(command: str, tmp_path: Path) -> None:
    (tmp_path / "report.ttl").write_text("<http://example.org/a> a <http://example.org/B> .\n", encoding="utf-8")
    (tmp_path / "report.xlsx").write_bytes(b"PK\x03\x04")
    ran = subprocess.run(
        [sys.executable, "-c", PLAIN, command, *CALLS.get(command, ("per-2021",))],
        cwd=tmp_path,
        input="",
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert "GG900" not in ran.stderr
    assert "Traceback" not in ran.stderr
    if extra := NEEDS.get(command):
        assert f"pip install 'gapgraph[{extra}]'" in ran.stderr
        assert ran.returncode == 3
