"""An option that a call can't use is refused, and every command takes the language."""

from __future__ import annotations

from pathlib import Path

import pytest

from gapgraph.cli import main
from tests.cli.running import gapgraph

REFUSED = {
    ("query", "exclusions", "--tag", "law"): "--tag lists queries: it can't be used with NAME.",
    ("load", "FOLDER", "--query-at", "http://example.org/q"): "has no addresses: leave out --query-at.",
    ("load", "FOLDER", "--graphs-at", "http://example.org/q", "--timeout", "5"): "leave out --graphs-at, --timeout.",
}


@pytest.mark.parametrize("words", REFUSED, ids=" ".join)
def test_an_option_that_has_no_effect_is_refused(words: tuple[str, ...], tmp_path: Path) -> None:
    given = [str(tmp_path / "store") if word == "FOLDER" else word for word in words]
    refused = gapgraph(*given)
    assert (refused.status, refused.out) == (2, "")
    assert REFUSED[words] in refused.err
    assert not (tmp_path / "store").exists()
    assert gapgraph(*given, "--lang", "es").err != refused.err


@pytest.mark.parametrize("command", list(main.commands))
def test_every_command_takes_the_language(command: str) -> None:
    shown = gapgraph(command, "--lang", "es", "--help")
    assert (shown.status, "--lang" in shown.out) == (0, True)


def test_findings_and_rules_keep_within_the_width() -> None:
    for words in (("validate", "data/reports/per-2017.ttl"), ("rules",), ("rules", "parts-sum")):
        shown = gapgraph(*words, width=60).out
        assert max(map(len, shown.splitlines())) <= 60


def test_findings_in_a_pipe_have_one_line_for_each_paragraph(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    from click.testing import CliRunner

    shown = CliRunner().invoke(main, ["validate", "data/reports/per-2017.ttl"], prog_name="gapgraph").stdout
    assert max(map(len, shown.splitlines())) > 300
