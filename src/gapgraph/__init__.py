"""Knowledge graphs of protection gaps in reports on services for victims of trafficking.

>>> import gapgraph as gg
>>> g = gg.open()
>>> gaps = g.gaps("per-2021")

Importing this package loads nothing else. Each name is loaded when it is first used; :func:`open` loads the engine.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from gapgraph._version import __version__

if TYPE_CHECKING:
    from os import PathLike

    from gapgraph.api import Gapgraph
    from gapgraph.core.boxes import Box
    from gapgraph.core.claim_words import Certainty, Frequency, Kind, Reach
    from gapgraph.core.claims import Claim, Quote, Report
    from gapgraph.core.explanation import Explanation
    from gapgraph.core.gaps import Gap
    from gapgraph.core.matrix import Extent, GroupCoverage
    from gapgraph.core.statuses import Status, Verdict
    from gapgraph.core.wording import UnderstoodName
    from gapgraph.errors import (
        AccessDenied,
        DefinitionError,
        EncodingError,
        EngineError,
        GapgraphError,
        IncompleteStore,
        InternalError,
        InvalidQuery,
        InvalidValue,
        LoadConflict,
        MalformedQuery,
        MissingKey,
        MissingLibrary,
        NothingAtAddress,
        Redirected,
        RequestFailed,
        RequestTooLarge,
        StoreError,
        StoreTimeout,
        StoreUnavailable,
        Truncated,
        UnknownName,
        UnreadableInput,
        UnsupportedByStore,
        UnwritableOutput,
        UsageError,
    )
    from gapgraph.law.obligations import Obligation, Severity
    from gapgraph.whatif.changes import Change, Plan

__all__ = [
    "AccessDenied",
    "Box",
    "Certainty",
    "Change",
    "Claim",
    "DefinitionError",
    "EncodingError",
    "EngineError",
    "Explanation",
    "Extent",
    "Frequency",
    "Gap",
    "Gapgraph",
    "GapgraphError",
    "GroupCoverage",
    "IncompleteStore",
    "InternalError",
    "InvalidQuery",
    "InvalidValue",
    "Kind",
    "LoadConflict",
    "MalformedQuery",
    "MissingKey",
    "MissingLibrary",
    "NothingAtAddress",
    "Obligation",
    "Plan",
    "Quote",
    "Reach",
    "Redirected",
    "Report",
    "RequestFailed",
    "RequestTooLarge",
    "Severity",
    "Status",
    "StoreError",
    "StoreTimeout",
    "StoreUnavailable",
    "Truncated",
    "UnderstoodName",
    "UnknownName",
    "UnreadableInput",
    "UnsupportedByStore",
    "UnwritableOutput",
    "UsageError",
    "Verdict",
    "__version__",
    "open",
]

_MODULES = {
    "api": ("Gapgraph",),
    "core.boxes": ("Box",),
    "core.claim_words": ("Certainty", "Frequency", "Kind", "Reach"),
    "core.claims": ("Claim", "Quote", "Report"),
    "core.explanation": ("Explanation",),
    "core.gaps": ("Gap",),
    "core.matrix": ("Extent", "GroupCoverage"),
    "core.statuses": ("Status", "Verdict"),
    "core.wording": ("UnderstoodName",),
    "errors": (
        "AccessDenied",
        "DefinitionError",
        "EncodingError",
        "EngineError",
        "GapgraphError",
        "IncompleteStore",
        "InternalError",
        "InvalidQuery",
        "MalformedQuery",
        "InvalidValue",
        "LoadConflict",
        "MissingKey",
        "MissingLibrary",
        "NothingAtAddress",
        "Redirected",
        "RequestFailed",
        "RequestTooLarge",
        "StoreError",
        "StoreTimeout",
        "StoreUnavailable",
        "Truncated",
        "UnknownName",
        "UnreadableInput",
        "UnsupportedByStore",
        "UnwritableOutput",
        "UsageError",
    ),
    "law.obligations": ("Obligation", "Severity"),
    "whatif.changes": ("Change", "Plan"),
}
_MODULE_OF = {name: module for module, names in _MODULES.items() for name in names}


def __getattr__(name: str) -> object:
    """The public name ``name``, loaded from its module on first use. Raises AttributeError for a name that isn't
    public.
    """
    if name not in _MODULE_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_MODULE_OF[name]}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)


def open(root: str | PathLike[str] | None = None) -> Gapgraph:
    """Open the bundled ontology and reports, or a folder that has its own ``ontology/`` and ``data/``.

    For a web address, open the triple store at that address, if ``gapgraph load`` has filled it. Files are read when
    they are first needed. Raises GapgraphError GG206 for a folder without an ontology. For a store, raises the errors
    of :func:`gapgraph.api.open_remote`.
    """
    from pathlib import Path  # noqa: PLC0415  (imported late, so that importing gapgraph takes no time)

    from gapgraph.api import open_source  # noqa: PLC0415

    return open_source(root if root is None or isinstance(root, str) else Path(root))
