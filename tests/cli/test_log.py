"""``gapgraph -v`` logs to the standard error, and changes nothing else."""

from __future__ import annotations

import ast
import logging
import re
import shutil
from pathlib import Path

import pytest

from scripts.core import ROOT
from tests.cli.running import gapgraph, shell


@pytest.fixture
def changed(tmp_path: Path) -> Path:
    """A folder whose ontology was edited since its parsed files were written."""
    shutil.copytree(ROOT / "ontology", tmp_path / "ontology")
    (tmp_path / "data").symlink_to(ROOT / "data")
    with (tmp_path / "ontology" / "groups.ttl").open("a", encoding="utf-8") as file:
        file.write("# A remark.\n")
    return tmp_path


@pytest.mark.parametrize("option", ["-v", "--verbose"])
def test_a_cache_that_is_out_of_date_is_reported(changed: Path, option: str) -> None:
    ran = shell(f"gapgraph {option} groups --format csv", GAPGRAPH_ROOT=str(changed))
    assert (ran.status, ran.out) == (0, shell("gapgraph groups --format csv").out)
    cache = changed / "ontology" / "prepared" / "shared.json"
    line = rf"gapgraph.rdf.parsed_cache: {re.escape(str(cache))} is missing or out of date. Its \d+ files are parsed.\n"
    assert re.fullmatch(line, ran.err)


def test_the_option_v_logs_nothing_if_no_file_is_out_of_date() -> None:
    assert shell("gapgraph -v groups").err == ""


def test_nothing_is_logged_without_the_option(changed: Path) -> None:
    assert shell("gapgraph groups", GAPGRAPH_ROOT=str(changed)).err == ""


def test_a_closed_error_output_changes_no_answer(changed: Path) -> None:
    ran = shell("gapgraph -v groups --format csv 2>&-", GAPGRAPH_ROOT=str(changed))
    assert (ran.status, ran.out) == (0, shell("gapgraph groups --format csv").out)


def test_the_option_v_logs_only_its_own_command(changed: Path) -> None:
    before = list(logging.getLogger("gapgraph").handlers)
    assert "out of date" in gapgraph("-v", "groups", root=changed).err
    assert logging.getLogger("gapgraph").handlers == before
    assert gapgraph("groups", root=changed).err == ""


def messages() -> list[str]:
    """Every text that a module of the source gives to its logger."""
    paths = sorted((ROOT / "src" / "gapgraph").rglob("*.py"))
    nodes = (node for path in paths for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    calls = (node for node in nodes if isinstance(node, ast.Call))
    return [ast.literal_eval(call.args[0]) for call in calls if ast.unparse(call.func).endswith(".info")]


def test_each_log_entry_is_a_sentence() -> None:
    assert len(messages()) > 5
    assert [text for text in messages() if not text.endswith(".") or not (text[0].isupper() or text[0] == "%")] == []
