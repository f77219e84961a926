"""The claims of many reports as columns of numbers: only what coverage needs to know about a claim.

Names are numbered once for the whole pack. The words, quotes and figures of claims stay in the reports; a claim's id is
enough to find them there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from gapgraph.core.claim_words import Certainty, Frequency, Kind, Reach
from gapgraph.core.claims import Claim
from gapgraph.vocabulary import ClaimId, Iri, ReportId

KINDS: Final = tuple(Kind)
REACHES: Final = (*Reach, None)
FREQUENCIES: Final = tuple(Frequency)
CERTAINTIES: Final = tuple(Certainty)

NAMED: Final = ("group", "protection", "provider", "when", "harm", "infringes", "asserted_by")
"""The columns that hold, for each claim, the index of one name in ``PackedClaims.names``. Each column has the name of a
slot of a claim.
"""

WORDED: Final[Mapping[str, tuple[Any, ...]]] = {
    "kind": KINDS,
    "reach": REACHES,
    "frequency": FREQUENCIES,
    "certainty": CERTAINTIES,
}
"""The columns that hold, for each claim, the index of one word in a closed list of words."""

FLAGS: Final = ("specialized", "exclusive", "inside")
SETS: Final = ("places", "protections")
"""The columns that hold, for each claim, the index of one set of names in ``PackedClaims.sets``."""

Numbers = NDArray[np.int32]


class PackedClaims(NamedTuple):
    """Claims of reports, in the order of the reports; ``columns`` are the slots by name.

    ``reports`` are the ids of all reports, also of those without a claim; ``report`` is the number of each claim's
    report; ``ids`` are the claims' ids as bytes. ``names`` are all names of groups, protections, providers, times and
    speakers; ``sets`` are the sets of names in claims.
    """

    reports: tuple[ReportId, ...]
    report: Numbers
    ids: NDArray[np.bytes_]
    names: tuple[Iri, ...]
    sets: tuple[tuple[Iri, ...], ...]
    columns: Mapping[str, NDArray[Any]]

    def id_of(self, claim: int) -> ClaimId:
        """The id of the claim in this row."""
        return ClaimId(bytes(self.ids[claim]).decode())

    def of_reports(self, first: int, end: int) -> PackedClaims:
        """The claims of the reports from ``first`` up to, not including, ``end``; the names keep their numbers."""
        low, high = np.searchsorted(self.report, (first, end))
        columns = {name: column[low:high] for name, column in self.columns.items()}
        numbered = self.report[low:high] - np.int32(first)
        return self._replace(reports=self.reports[first:end], report=numbered, ids=self.ids[low:high], columns=columns)


class _Numbered:
    """Names, or sets of names, in the order in which they were first seen, each with its number."""

    def __init__(self, first: Iterable[Any]) -> None:
        self.known = {thing: number for number, thing in enumerate(first)}

    def number(self, thing: object) -> int:
        return self.known.setdefault(thing, len(self.known))


def pack(reports: Iterable[tuple[ReportId, Iterable[Claim]]]) -> PackedClaims:
    """The claims of these reports, given by id, as columns."""
    names, sets = _Numbered(("",)), _Numbered(((),))
    known: list[ReportId] = []
    owner: list[int] = []
    ids: list[bytes] = []
    slots: dict[str, list[int]] = {name: [] for name in (*NAMED, *WORDED, *FLAGS, *SETS)}
    for report, claims in reports:
        for claim in claims:
            owner.append(len(known))
            ids.append(claim.id.encode())
            for name, number in _numbers_of(claim, names, sets):
                slots[name].append(number)
        known.append(report)
    columns = {name: np.array(numbers, dtype=column_kind(name)) for name, numbers in slots.items()}
    packed_ids = np.array(ids, dtype=np.bytes_) if ids else np.empty(0, dtype="S1")
    return PackedClaims(
        tuple(known), np.array(owner, dtype=np.int32), packed_ids, tuple(names.known), tuple(sets.known), columns
    )


def _numbers_of(claim: Claim, names: _Numbered, sets: _Numbered) -> Iterable[tuple[str, int]]:
    for name in NAMED:
        yield name, names.number(getattr(claim, name))
    for name, words in WORDED.items():
        yield name, words.index(getattr(claim, name))
    for name in FLAGS:
        yield name, getattr(claim, name)
    yield "places", sets.number(tuple(sorted(claim.places)))
    yield "protections", sets.number(claim.protections or ((claim.protection,) if claim.protection else ()))


def column_kind(name: str) -> type[np.generic]:
    """The NumPy type of a column, by the column's name."""
    if name in FLAGS:
        return np.bool_
    return np.int8 if name in WORDED else np.int32
