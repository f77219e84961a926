"""The wheel alone, in an empty environment, from another folder, without Java, compiler or network."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from scripts.core import ROOT

pytestmark = [pytest.mark.wheel, pytest.mark.slow]

GAPS = ("gaps", "per-2021", "--format", "csv")
WITHOUT_NETWORK = (("unshare", "-n"), ("unshare", "-rn"))


def pip(*arguments: str) -> None:
    quiet = {"PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_ROOT_USER_ACTION": "ignore"}
    command = [sys.executable, "-m", "pip", *arguments]
    done = subprocess.run(command, cwd=ROOT, env={**os.environ, **quiet}, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    pip("wheel", "-q", "--no-deps", "--no-build-isolation", "-w", str(folder), ".")
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ``bin`` folder of an environment with the wheel and the packages that it requires."""
    venv = tmp_path_factory.mktemp("empty") / "venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(venv)], check=True)
    pip("--python", str(venv / "bin" / "python"), "install", "-q", "-c", "constraints.txt", str(wheel))
    return venv / "bin"


def bare(command: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    """Run without our variables and with an empty PATH: no Java, no compiler, no checkout."""
    environment = {"PATH": str(folder), "HOME": str(folder), "LC_ALL": "C.UTF-8"}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def offline_prefix() -> list[str]:
    for prefix in WITHOUT_NETWORK:
        found = shutil.which(prefix[0])
        if found and subprocess.run([found, *prefix[1:], "true"], capture_output=True, check=False).returncode == 0:
            return [found, *prefix[1:]]
    pytest.skip("no network namespace can be made here (unshare -n needs root or user namespaces)")


def test_the_wheel_is_for_any_system(wheel: Path) -> None:
    assert wheel.name.endswith("-py3-none-any.whl")


def test_the_wheel_has_every_bundled_file(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        packed = {name: archive.read(name) for name in archive.namelist()}
    listed = subprocess.run(
        ["git", "ls-files", "-z", "ontology", "data", "queries", "docs/codebook.md", "docs/terms.md"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    names = [name for name in listed.stdout.split("\0") if name]
    assert len(names) > 20
    assert [name for name in names if packed.get(f"gapgraph/_bundle/{name}") != (ROOT / name).read_bytes()] == []
    assert {"gapgraph/py.typed", "gapgraph/__init__.py"} <= packed.keys()


def test_the_wheel_installs_few_dependencies(installed: Path) -> None:
    site = next(installed.parent.glob("lib/python*/site-packages"))
    found = {path.name.split("-")[0].lower() for path in site.glob("*.dist-info")}
    asked_for = {"gapgraph", "click", "pyoxigraph", "pysbd", "rdflib", "text2num", "xlsxwriter"}
    assert found == asked_for | {"pyparsing"}


def test_an_installed_wheel_reads_its_own_bundle(installed: Path, tmp_path: Path) -> None:
    code = "from gapgraph import resources; print(resources.root())"
    root = Path(bare([str(installed / "python"), "-c", code], tmp_path).stdout.strip())
    assert root.is_relative_to(installed.parent)


def test_the_command_gaps_runs_in_another_folder_without_network(installed: Path, tmp_path: Path) -> None:
    here = subprocess.run(
        [str(Path(sys.executable).parent / "gapgraph"), *GAPS], cwd=ROOT, capture_output=True, text=True, check=True
    )
    there = bare([*offline_prefix(), str(installed / "gapgraph"), *GAPS], tmp_path)
    assert there.returncode == 0, there.stderr
    assert there.stdout == here.stdout
    assert there.stdout.count("\n") > 1


def test_the_command_gaps_runs_in_another_folder(installed: Path, tmp_path: Path) -> None:
    there = bare([str(installed / "gapgraph"), *GAPS], tmp_path)
    assert there.returncode == 0, there.stderr
