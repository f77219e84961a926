"""The pages of the stores: their commands, run as written except for the folder and the ports."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path

import pytest

from scripts.core import ROOT
from tests.stores.servers import PATIENCE, free_port

BLOCK = re.compile(r"^```sh\n(.*?)^```$", re.MULTILINE | re.DOTALL)
INSTALLS = ("python3 -m pip install", "apt-get install", "make stores")
"""The commands for installation, which the set-up of the tests has already run."""

SERVERS = ("oxigraph serve", "java -", "virtuoso-t ")
PORTS = ("7878", "3030", "8080", "8890", "1111")
READY = {"oxigraph": "/query", "fuseki": "/gapgraph/sparql", "virtuoso": "/sparql", "rdf4j": "/rdf4j-server/protocol"}


def commands(page: str, folder: Path) -> list[str]:
    """The lines of the page's first block, with continued lines joined, for a separate folder and separate ports."""
    text = (ROOT / "docs" / "stores" / f"{page}.md").read_text(encoding="utf-8")
    found = BLOCK.search(text)
    assert found
    block = re.sub(r"\bDIR\b", str(folder), found[1].replace("\\\n", " "))
    for port in PORTS:
        block = block.replace(port, str(free_port()))
    return [line for line in block.splitlines() if not line.startswith(INSTALLS)]


def shell(lines: list[str], folder: Path) -> str:
    """The output of the commands in the lines; every command must succeed."""
    done = subprocess.run(
        ["bash", "-euc", "\n".join(lines)],
        cwd=ROOT,
        env=environment(folder),
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def environment(folder: Path) -> dict[str, str]:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return {**os.environ, "PATH": path, "FUSEKI_BASE": str(folder / "run")}


@contextmanager
def started(command: str, ready: str, folder: Path) -> Iterator[None]:
    """The server that a command line starts, as soon as it answers."""
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen(
            ["bash", "-c", f"exec {command}"], cwd=ROOT, env=environment(folder), stdout=log, stderr=log
        )
    until = time.monotonic() + PATIENCE
    try:
        while time.monotonic() < until and server.poll() is None:
            try:
                with urllib.request.urlopen(f"{ready}?query=ASK%7B%7D", timeout=5):
                    break
            except OSError:
                time.sleep(0.1)
        yield
    finally:
        server.kill()
        server.wait()


@pytest.mark.parametrize("page", READY)
def test_the_commands_of_a_stores_page_start_fill_and_query_it(page: str, tmp_path: Path) -> None:
    lines = commands(page, tmp_path)
    (number,) = (number for number, line in enumerate(lines) if line.startswith(SERVERS))
    address = next(found[0] for line in lines if (found := re.search(r"http://[\d.:]+", line)))
    shell(lines[:number], tmp_path)
    with started(lines[number], address + READY[page], tmp_path):
        said = shell(lines[number + 1 :], tmp_path)
    assert "https://w3id.org/gapgraph/report/per-2021/coverage" in said
    assert said.count("\n") > 50


def test_the_commands_of_the_folder_page_build_and_query_it(tmp_path: Path) -> None:
    said = shell(commands("embedded", tmp_path / "store"), tmp_path)
    assert "https://w3id.org/gapgraph/report/per-2021/coverage" in said
    assert "men" in said


def test_the_documented_version_of_oxigraph_is_the_tested_one() -> None:
    text = (ROOT / "docs" / "stores" / "oxigraph.md").read_text(encoding="utf-8")
    assert f"oxigraph=={version('oxigraph')}" in text


def test_the_documented_versions_of_the_stores_are_the_tested_ones() -> None:
    """Only the versions of Oxigraph, Fuseki and RDF4J are compared: Debian, and no file of the project, decides the
    version of Virtuoso.
    """
    table = (ROOT / "docs" / "stores" / "README.md").read_text(encoding="utf-8")
    wanted = (ROOT / "scripts" / "stores" / "pom.xml").read_text(encoding="utf-8")
    pinned = dict(re.findall(r"<artifactId>([\w-]+)</artifactId>\s*<version>([\d.]+)</version>", wanted))
    assert f"| Oxigraph {version('oxigraph')} |" in table
    assert f"| Fuseki {pinned['jena-fuseki-server']}, TDB2 |" in table
    assert f"| RDF4J {pinned['rdf4j-http-server']}, native store |" in table
