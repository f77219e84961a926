"""Knowledge graphs of protection gaps in reports on services for victims of trafficking.

>>> import gapgraph as gg
>>> g = gg.open()
>>> gaps = g.gaps("per-2021")

Importing this package loads nothing else: the engine comes in with :func:`open`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from os import PathLike

    from gapgraph.session import Session

__version__ = "0.1.0"
__all__ = ["__version__", "open"]


def open(root: str | PathLike[str] | None = None) -> Session:
    """Gapgraph over the bundled ontology and reports, or over a folder with ``ontology/`` and ``data/`` of its own.

    A web address opens a triple store that ``gapgraph load`` has filled. Nothing is read until it is asked for. Raises
    GapgraphError GG206 for a folder without an ontology, and for a store as :func:`gapgraph.graph.open_remote` does.
    """
    from pathlib import Path  # noqa: PLC0415  (an import of gapgraph costs nothing until it is used)

    from gapgraph.session import open_session  # noqa: PLC0415

    return open_session(root if root is None or isinstance(root, str) else Path(root))
