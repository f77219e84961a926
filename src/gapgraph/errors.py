"""The errors as classes that a caller can catch::

    GapgraphError              every error that Gapgraph raises
      - UsageError             the command was called with wrong options or arguments
      - UnknownName            no report, group, protection, place, query, rule … has that name
      - InvalidValue           a value, an IRI, an address or a claim in short form can't be used
      - InvalidQuery           a query isn't SPARQL, or asks for something that Gapgraph refuses
          - MalformedQuery     a text isn't SPARQL, or isn't a query of the needed form
      - UnreadableInput        a file or a folder can't be read, or makes no sense
          - EncodingError      an encoding of a report, or a supposed claim, is written wrongly
              - MissingKey     a required key is missing
      - DefinitionError        a query, a check or a table that Gapgraph includes is written wrongly
      - UnwritableOutput       the output can't be written, or would overwrite something that must stay
      - MissingLibrary         an optional library isn't installed
      - EngineError            an engine in this process failed: SHACL or SPARQL
      - StoreError             a store, in a folder or remote, failed
          - StoreUnavailable   the store can't be opened or reached, is too busy, or the connection ended
          - StoreTimeout       the store took too long, so the answer is unknown
          - Truncated          the store sent only a part of the answer, and reported success
          - AccessDenied       the store doesn't accept the credentials, or forbids the request
          - RequestFailed      the address rejects the request, or its answer isn't a SPARQL result
              - NothingAtAddress the store has nothing at the address, or no address is known
              - Redirected     the store's address redirects to another host, which Gapgraph never follows
          - RequestTooLarge    what was sent is larger than the store accepts
          - UnsupportedByStore this kind of store can't answer the request, or would answer wrongly
          - IncompleteStore    a graph is missing in the store, or is incomplete
          - LoadConflict       another process loads the same store
      - InternalError          Gapgraph has a bug, which caused an unexpected error

An error is raised with its code, one sentence, the place it concerns, and the remedy. ``errors.toml`` is the one list
of the codes: it gives the class and the exit status, and ``docs/errors.md`` is generated from it.

>>> try:
...     raise GapgraphError("GG605", "The store has not answered within 60 s", remedy="Request less data.")
... except StoreTimeout as error:
...     print(error, error.exit_status)
The store has not answered within 60 s. Request less data. [GG605] 3
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final, Self

REGISTRY: Final = Path(__file__).with_suffix(".toml")
"""The file with the class, the meaning and the remedy of each error code."""


class GapgraphError(Exception):
    """A failure with a code (``GG101``), a sentence, the place it concerns, and what to do about it.

    Creating a GapgraphError gives an instance of the class that the registry has for the code. ``exit_status`` is 2 for
    wrong usage or unreadable input, 3 when an engine or an endpoint failed.
    """

    def __new__(cls, code: str, *_: object, **__: object) -> Self:
        """An error of the class that the registry has for the code. Raises TypeError if the ``raise`` statement names a
        class to which the code doesn't belong.
        """
        kind = registry()[code].kind
        if not issubclass(kind, cls):
            raise TypeError(f"{code} is a {kind.__name__}, which is not of the class {cls.__name__}")
        return super().__new__(kind)

    def __init__(self, code: str, sentence: str, *, place: str = "", remedy: str = "") -> None:
        super().__init__(sentence)
        self.code = code
        self.sentence = sentence
        self.place = place
        self.remedy = remedy

    @property
    def exit_status(self) -> int:
        """The exit status of the command line."""
        return registry()[self.code].exit_status

    def __str__(self) -> str:
        said = self.sentence.rstrip(".") + (f" ({self.place})" if self.place else "")
        end = "" if said.endswith(("?", "!")) else "."
        what_now = f" {self.remedy}" if self.remedy else ""
        return f"{said}{end}{what_now} [{self.code}]"

    def __reduce__(self) -> tuple[Any, ...]:
        """How an error is pickled, so that a worker process can send it."""
        return _restored, (self.code, self.sentence, self.place, self.remedy)


def _restored(code: str, sentence: str, place: str, remedy: str) -> GapgraphError:
    return GapgraphError(code, sentence, place=place, remedy=remedy)


class UsageError(GapgraphError):
    """The command was called with wrong options or arguments."""


class UnknownName(GapgraphError):
    """Nothing has that name: no report, group, protection, provider, place, time, query, parameter, rule or claim."""


class InvalidValue(GapgraphError):
    """A value can't be used: the value of a parameter, an IRI, a store's address, a claim in short form, or a number of
    reports.
    """


class InvalidQuery(GapgraphError):
    """A query or an update isn't SPARQL, is of the wrong kind, or asks for something that Gapgraph refuses."""


class MalformedQuery(InvalidQuery):
    """A text isn't SPARQL, or isn't a query of the needed form, such as a SELECT."""


class UnreadableInput(GapgraphError):
    """A file or a folder can't be read, isn't well-formed, is too large, or makes no sense."""


class EncodingError(UnreadableInput):
    """An encoding of a report, or a supposed claim, is written wrongly; the place names the claim."""


class MissingKey(EncodingError):
    """A required key is missing: a key of a report, or a key that this kind of claim needs."""


class DefinitionError(GapgraphError):
    """A canned query, a check or a table that belongs to Gapgraph or to ``--root`` is written wrongly."""


class UnwritableOutput(GapgraphError):
    """The output can't be written, or would overwrite something that must stay."""


class MissingLibrary(GapgraphError):
    """A library that comes with an extra, as in ``pip install 'gapgraph[remote]'``, isn't installed."""


class EngineError(GapgraphError):
    """A SHACL engine or the SPARQL engine in this process failed."""


class StoreError(GapgraphError):
    """A store failed, in a folder or remote, or a request to it was cancelled."""


class StoreUnavailable(StoreError):
    """The store can't be opened or reached, is too busy, or the connection ended: it may answer later."""


class StoreTimeout(StoreError):
    """A store or a query took longer than the time limit. The answer is unknown; this doesn't mean that the answer is
    empty.
    """


class Truncated(StoreError):
    """The store sent only a part of the answer, and reported success."""


class AccessDenied(StoreError):
    """The store doesn't accept the credentials, or forbids the request."""


class RequestFailed(StoreError):
    """The address rejects the request, or its answer isn't a SPARQL result."""


class NothingAtAddress(RequestFailed):
    """The store has nothing at the address, or no address is known."""


class Redirected(RequestFailed):
    """The address redirects to another host; Gapgraph never follows that redirect."""


class RequestTooLarge(StoreError):
    """What was sent is larger than the store accepts."""


class UnsupportedByStore(StoreError):
    """This kind of store can't answer the request, or would answer wrongly."""


class IncompleteStore(StoreError):
    """A graph is missing in the store, or is incomplete."""


class LoadConflict(StoreError):
    """Another process loads the same store."""


class InternalError(GapgraphError):
    """Gapgraph has a bug, which caused an unexpected error; please report it."""


@dataclass(frozen=True)
class ErrorCode:
    """The entry of a code in the registry: its class, exit status and chapter, what it means, and what to do."""

    code: str
    kind: type[GapgraphError]
    exit_status: int
    chapter: str
    means: str
    remedy: str


def error_classes(root: type[GapgraphError] = GapgraphError) -> Iterator[type[GapgraphError]]:
    """The class and all its subclasses, in the order of the tree."""
    yield root
    for kind in root.__subclasses__():
        yield from error_classes(kind)


@cache
def registry() -> Mapping[str, ErrorCode]:
    """Every code, in the order of the page of errors. The file of the codes is read when the first error is raised."""
    from tomllib import loads  # noqa: PLC0415  (imported late, for a faster start)

    kinds = {kind.__name__: kind for kind in error_classes()}
    return {
        code: ErrorCode(code, kinds[row["class"]], row.get("exit_status", 2), chapter, row["means"], row["remedy"])
        for chapter, rows in loads(REGISTRY.read_text(encoding="utf-8")).items()
        for code, row in rows.items()
    }


def unknown_name(
    code: str, what: str, name: str, known: Iterable[str] | Mapping[str, str], listed_by: str = ""
) -> GapgraphError:
    """The error for an unknown name. The error suggests the nearest known names, or else the command that lists them
    all.

    If ``known`` is a mapping, it maps each spelling to the name to suggest: for a similar label, for example, the id is
    suggested.
    """
    near = nearest(name, known)
    if isinstance(known, Mapping):
        near = list(dict.fromkeys(known[spelling] for spelling in near))
    lost = f"{listed_by} lists the known names." if listed_by else "No known name is similar."
    remedy = f"Did you mean {' or '.join(near)}?" if near else lost
    return GapgraphError(code, f"There is no {what} named {name!r}", remedy=remedy)


def system_remedy(error: OSError) -> str:
    """What to do about a file that can't be read or written, with the operating system's message."""
    return f"Check the path, your rights and the free space; the system says: {error.strerror or error}."


def toml_place(error: Exception, name: str) -> tuple[str, str]:
    """What Python's TOML parser says of a file without the position, and the file's name with the position."""
    found = re.fullmatch(r"(.*) \(at (line \d+, column \d+)\)", str(error), re.DOTALL)
    return (found[1], f"{name}, {found[2]}") if found else (str(error), name)


def no_report(place: str) -> GapgraphError:
    """The error for a place that has no report."""
    remedy = (
        "Compile a report with gapgraph build, begin a report with gapgraph new, or give another folder with --root."
    )
    return GapgraphError("GG106", "No report was found", place=place, remedy=remedy)


_REMOTE: Final = frozenset({"httpx", "tenacity", "SPARQLWrapper"})
_CORPUS: Final = frozenset({"numpy", "pyarrow"})


def missing_library(error: ImportError) -> GapgraphError | None:
    """The error for a library of the extra ``remote`` or ``corpus`` that isn't installed; None for another module."""
    library = (error.name or "").partition(".")[0]
    if library in _REMOTE:
        return _remote_needs(library)
    return _corpus_needs(library) if library in _CORPUS else None


def _remote_needs(library: str) -> GapgraphError:
    remedy = "Install the extra: pip install 'gapgraph[remote]'."
    return GapgraphError("GG618", f"Remote stores need {library}", remedy=remedy)


def _corpus_needs(library: str) -> GapgraphError:
    remedy = "Install the extra: pip install 'gapgraph[corpus]'."
    return GapgraphError("GG222", f"Packs and questions about all reports need {library}", remedy=remedy)


MOST_SUGGESTED = 6
"""The maximum number of names that an error suggests."""


def ambiguous_name(code: str, what: str, name: str, candidates: Iterable[str]) -> GapgraphError:
    """The error for a name that may mean several things; the error lists these things."""
    known = list(dict.fromkeys(candidates))
    more = ["…"] if len(known) > MOST_SUGGESTED else []
    remedy = f"Did you mean {' or '.join([*known[:MOST_SUGGESTED], *more])}?"
    return GapgraphError(code, f"{name!r} can mean more than one {what}", remedy=remedy)


def nearest(name: str, known: Iterable[str], most: int = 3) -> list[str]:
    """The known names that are most similar to a misspelt name, ignoring case, the most similar first."""
    from difflib import get_close_matches  # noqa: PLC0415  (imported late, for a faster start)

    by_folded: dict[str, str] = {}
    for one in sorted(known):
        by_folded.setdefault(one.casefold(), one)
    folded = name.casefold()
    close = get_close_matches(folded, by_folded, n=most, cutoff=0.6)
    starting = [key for key in by_folded if key.startswith(folded)] if len(folded) > 2 else []
    within = [key for key in by_folded if folded in key] if len(folded) > 3 else []
    return [by_folded[key] for key in dict.fromkeys((*close, *starting, *within))][:most]
