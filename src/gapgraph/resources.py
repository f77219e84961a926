"""Where the bundled files are: in the checkout, or inside the installed wheel; and what a folder takes from them.

A folder of one's own needs ``data/`` alone: ontology, queries and countries that it lacks are the bundled ones.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

_HERE = Path(__file__).resolve().parent


@cache
def root() -> Path:
    """The folder that holds ``ontology/``, ``data/`` and ``queries/``.

    An installed wheel carries them in ``gapgraph/_bundle``; a checkout has them at its top. Raises
    FileNotFoundError when neither is there, which means that the installation is broken.
    """
    for candidate in (_HERE / "_bundle", _HERE.parents[1]):
        if (candidate / "ontology" / "groups.ttl").is_file():
            return candidate
    raise FileNotFoundError(f"the bundled ontology is missing beside {_HERE}")


def is_own_folder(folder: Path) -> bool:
    """Whether somebody keeps encodings or reports in the folder, so that commands called there read them."""
    try:
        return any(next((folder / "data" / kind).glob(f"*{end}"), None) for kind, end in _OWN)
    except OSError:
        return False


_OWN = (("encodings", ".toml"), ("reports", ".ttl"))


def layers_of(folder: Path) -> tuple[Path, ...]:
    """The folders that a folder's facts come from, the lowest first: one without ontology lies on the bundled one."""
    return (folder,) if (folder / "ontology" / "groups.ttl").is_file() else (root(), folder)
