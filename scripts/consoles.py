"""Runs the commands in documents as written, and writes or compares their output.

A fenced block marked ``console`` contains commands after ``$``, each with its output. ``python -m scripts.consoles``
compares the output; with ``--write``, as in ``make docs``, it writes the output. The commands of the documents run in
the top folder of the checkout.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from scripts.core import ROOT

WIDTH = 100
_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Shown:
    """One command of a document and the output that the document shows for it."""

    document: Path
    command: str
    output: str


def documents(root: Path = ROOT) -> list[Path]:
    """The documents that may show commands."""
    return [*sorted(root.glob("*.md")), *sorted((root / "docs").rglob("*.md"))]


def shown(document: Path) -> Iterator[Shown]:
    """Every command of the document's console blocks, in order."""
    for block in _BLOCK.finditer(document.read_text(encoding="utf-8")):
        for command, output in commands(block.group(1)):
            yield Shown(document, command, output)


def commands(block: str) -> Iterator[tuple[str, str]]:
    """Each command of a block with the lines that follow it."""
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        command, _, output = part.partition("\n")
        yield command, output


def run(command: str, root: Path = ROOT) -> str:
    """The output of the command, the same on every machine: fixed width, no color, no trailing spaces.

    Raises subprocess.CalledProcessError if the command's exit status isn't 0, and ValueError if the command prints
    nothing: if the command is a pipe, empty output is the only sign that its first part failed.
    """
    kept = {name: value for name, value in os.environ.items() if not name.startswith("MAKE") and name != "MFLAGS"}
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**kept, "PATH": path, "COLUMNS": str(WIDTH), "NO_COLOR": "1", "LC_ALL": "C.UTF-8"}
    done = subprocess.run(
        ["bash", "-c", command], cwd=root, env=environment, check=True, capture_output=True, encoding="utf-8"
    )
    if not done.stdout.strip():
        raise ValueError(f"{command!r} prints nothing: {done.stderr}")
    return "".join(f"{line.rstrip()}\n" for line in done.stdout.splitlines())


def rewritten(document: Path) -> str:
    """The document with the output that its commands print now."""

    def refresh(block: re.Match[str]) -> str:
        body = "".join(f"$ {command}\n{run(command)}" for command, _ in commands(block.group(1)))
        return f"```console\n{body}```"

    return _BLOCK.sub(refresh, document.read_text(encoding="utf-8"))


def main(arguments: list[str]) -> int:
    """Compare every document, or write it; returns 1 if a document differs."""
    stale = False
    for document in documents():
        fresh = rewritten(document)
        if fresh == document.read_text(encoding="utf-8"):
            continue
        if "--write" in arguments:
            document.write_text(fresh, encoding="utf-8")
        else:
            stale = True
            print(f"{document.relative_to(ROOT)} shows other output than its commands print; run: make docs")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
