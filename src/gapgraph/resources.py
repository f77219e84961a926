"""Where the bundled files are (in the checkout, or inside the installed wheel), and which of them a folder uses.

Your own folder needs only ``data/``: if it has no ontology, queries or countries, the bundled files are used.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

_HERE = Path(__file__).resolve().parent


@cache
def root() -> Path:
    """The folder with ``ontology/``, ``data/`` and ``queries/``.

    In an installed wheel the folder is ``gapgraph/_bundle``; in a checkout, the top folder of the checkout. Raises
    FileNotFoundError if the bundled ontology is missing, because the installation is then broken.
    """
    for candidate in (_HERE / "_bundle", _HERE.parents[1]):
        if (candidate / "ontology" / "groups.ttl").is_file():
            return candidate
    raise FileNotFoundError(f"the bundled ontology is missing beside {_HERE}")


def is_own_folder(folder: Path) -> bool:
    """Whether the folder has encodings or reports, so that a command that is called in this folder reads them."""
    try:
        return any(next((folder / "data" / kind).glob(f"*{end}"), None) for kind, end in _OWN)
    except OSError:
        return False


_OWN = (("encodings", ".toml"), ("reports", ".ttl"))


def layers_of(folder: Path) -> tuple[Path, ...]:
    """The folders from which the facts of a folder are read, the base first: for a folder without an ontology, the base
    is the bundled data.
    """
    return (folder,) if (folder / "ontology" / "groups.ttl").is_file() else (root(), folder)
