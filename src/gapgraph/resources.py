"""Where the bundled files are: in the checkout, or inside the installed wheel."""

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
