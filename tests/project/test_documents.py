"""The output that documents show is the printed output, and every command is documented."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from scripts.consoles import Shown, documents, run, shown
from scripts.core import ROOT

SHOWN = [one for document in documents() for one in shown(document)]
LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)")


def commands() -> dict[str, click.Command]:
    from gapgraph.cli import main

    assert isinstance(main, click.Group)
    return dict(main.commands)


def all_documents() -> str:
    return "\n".join(document.read_text(encoding="utf-8") for document in documents())


def test_the_readme_shows_the_main_job() -> None:
    assert any("gaps" in one.command and one.document == ROOT / "README.md" for one in SHOWN)


@pytest.mark.parametrize("one", SHOWN, ids=lambda one: f"{one.document.name}: {one.command}")
def test_a_command_prints_the_documented_output(one: Shown) -> None:
    assert run(one.command) == one.output, "the document is stale: make docs"


def test_every_command_is_documented() -> None:
    text = all_documents()
    assert [name for name in commands() if f"`gapgraph {name}" not in text and f"$ gapgraph {name}" not in text] == []


def test_every_documented_command_exists() -> None:
    named = set(re.findall(r"^(?:`|\$ )?gapgraph ([a-z][a-z-]+)", "\n".join(_code(all_documents())), re.MULTILINE))
    assert named - commands().keys() == set()


def test_every_command_has_help() -> None:
    assert [name for name, command in commands().items() if not (command.help or "").strip()] == []


def test_the_readme_s_python_runs(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)
    blocks = re.findall(r"^```python\n(.*?)^```$", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE | re.DOTALL)
    assert blocks
    for block in blocks:
        exec(compile(block, "README.md", "exec"), {})
    assert capsys.readouterr().out


def test_every_named_make_target_exists() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = set(re.findall(r"^(?:`|\$ )?make ([a-z][a-z-]*)", "\n".join(_code(all_documents())), re.MULTILINE))
    assert named - targets == set()


@pytest.mark.parametrize("document", documents(), ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_has_a_target(document: Path) -> None:
    targets = LINK.findall(document.read_text(encoding="utf-8"))
    local = [
        target.split("#")[0] for target in targets if "://" not in target and not target.startswith(("#", "mailto:"))
    ]
    assert [target for target in local if not (document.parent / target).exists()] == []


@pytest.mark.parametrize("document", documents(), ids=lambda path: str(path.relative_to(ROOT)))
def test_every_anchor_is_a_heading(document: Path) -> None:
    targets = [target.split("#", 1) for target in LINK.findall(document.read_text(encoding="utf-8")) if "#" in target]
    local = [(path, anchor) for path, anchor in targets if "://" not in path and not path.startswith("mailto:")]
    missing = [
        f"{path}#{anchor}"
        for path, anchor in local
        if anchor not in _headings(document.parent / path if path else document)
    ]
    assert missing == []


def _headings(document: Path) -> set[str]:
    """The anchors of a document's headings, as hosting sites make them: small letters and hyphens."""
    text = re.sub(r"^```.*?^```$", "", document.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading).strip().lower().replace(" ", "-") for heading in headings}


def _code(text: str) -> list[str]:
    """The content of code: inline, and in fenced blocks line by line."""
    fenced = re.findall(r"^```(console|sh)[^\n]*\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    inline = re.findall(r"`[^`\n]+`", re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL))
    lines = [(kind, line) for kind, block in fenced for line in block.splitlines()]
    return [*inline, *(line for kind, line in lines if kind == "sh" or line.startswith("$ "))]
