"""The W3C test suite of SHACL, from pySHACL's source distribution: fetched once through pip, pinned by its hash.

``python -m scripts.w3c_shacl`` fetches the suite and prints its folder; a second run fetches nothing.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

from scripts.core import ROOT

VERSION = "0.40.1"
SHA256 = "011e3cf1a68b31747cb762ba3d755ae1bdcc464c8fad0dc212a9adc550719552"
FOLDER = ROOT / "build" / f"w3c-shacl-{VERSION}"
_INSIDE = f"pyshacl-{VERSION}/test/resources/sht_tests/"


def suite() -> Path:
    """The folder with ``manifest.ttl``. Raises CalledProcessError if pip can't fetch the source distribution."""
    if not (FOLDER / "manifest.ttl").is_file():
        with tempfile.TemporaryDirectory() as scratch:
            _unpack(_fetch(Path(scratch)), Path(scratch))
            FOLDER.parent.mkdir(exist_ok=True)
            shutil.move(Path(scratch) / _INSIDE, FOLDER)
    return FOLDER


def _fetch(scratch: Path) -> Path:
    wanted = scratch / "wanted.txt"
    wanted.write_text(f"pyshacl=={VERSION} --hash=sha256:{SHA256}\n", encoding="utf-8")
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--no-binary", ":all:"]
    command += ["--require-hashes", "--dest", str(scratch), "--requirement", str(wanted)]
    subprocess.run(command, check=True)
    (archive,) = scratch.glob("*.tar.gz")
    return archive


def _unpack(archive: Path, scratch: Path) -> None:
    with tarfile.open(archive) as tar:
        tar.extractall(scratch, [one for one in tar if one.name.startswith(_INSIDE)], filter="data")


if __name__ == "__main__":
    print(suite())
