"""Packed claims as a Parquet file: one row for each claim, with words as text, so that any tool can read it. Needs
pyarrow.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from gapgraph.corpus.packed_claims import FLAGS, NAMED, SETS, WORDED, PackedClaims, column_kind
from gapgraph.vocabulary import Iri, ReportId

ROWS_TOGETHER: Final = 32_768
"""How many rows (claims) are read at once: about the claims of nine hundred excerpts."""

_SEPARATOR: Final = " "
"""The separator between the names of a set: no IRI contains a blank."""


def claims_as_table(packed: PackedClaims) -> pa.Table:
    """The claims as a table of Arrow: ``report`` and ``claim``, and a column for each slot."""
    sets = [_SEPARATOR.join(one) for one in packed.sets]
    columns: dict[str, pa.Array] = {
        "report": _worded(packed.report, packed.reports),
        "claim": pa.array(packed.ids.tolist(), pa.binary()).cast(pa.string()),
        **{name: _worded(packed.columns[name], packed.names) for name in NAMED},
        **{name: _worded(packed.columns[name], [one or "" for one in WORDED[name]]) for name in WORDED},
        **{name: pa.array(packed.columns[name]) for name in FLAGS},
        **{name: _worded(packed.columns[name], sets) for name in SETS},
    }
    return pa.table(columns)


def _worded(numbers: Any, words: Iterable[str]) -> pa.Array:
    """A column of text from the numbers of words; each word is stored once, and words that no row uses are left out."""
    listed = list(words)
    used, numbered = np.unique(numbers, return_inverse=True)
    return pa.DictionaryArray.from_arrays(
        pa.array(numbered, pa.int32()), pa.array([listed[one] for one in used], pa.string())
    )


def write_packed(packed: PackedClaims, path: Path) -> None:
    """Write the claims to a file. The file doesn't name reports without claims; the pack's file of reports does."""
    write_table(claims_as_table(packed), path)


def write_table(table: pa.Table, path: Path, rows: int = ROWS_TOGETHER) -> None:
    """Write a table of Arrow, compressed with Zstandard."""
    pq.write_table(table, path, row_group_size=rows, compression="zstd")


def read_packed(path: Path, reports: Iterable[ReportId] = ()) -> PackedClaims:
    """The claims of a file; ``reports`` are the ids of all reports in order, also of those without a claim."""
    columns = ["report", "claim", *NAMED, *WORDED, *FLAGS, *SETS]
    table = pq.read_table(path, columns=columns, read_dictionary=["report", *NAMED, *WORDED, *SETS])
    return claims_from_table(table, tuple(reports))


def claims_from_table(table: pa.Table, reports: tuple[ReportId, ...] = ()) -> PackedClaims:
    """The claims of a table that :func:`claims_as_table` made."""
    names = _Union()
    named = {name: names.numbers(*_numbered(table, name)) for name in NAMED}
    sets, joined = _Union(), {}
    for name in SETS:
        joined[name] = sets.numbers(*_numbered(table, name))
    words = {name: _word_numbers(name, *_numbered(table, name)) for name in WORDED}
    flags = {name: table.column(name).to_numpy() for name in FLAGS}
    report, ids = _reports(table, reports)
    known = tuple(tuple(map(Iri, one.split(_SEPARATOR))) if one else () for one in sets.known)
    claim = np.array(table.column("claim").to_pylist(), dtype=np.bytes_) if len(table) else np.empty(0, dtype="S1")
    return PackedClaims(ids, report, claim, tuple(map(Iri, names.known)), known, {**named, **words, **flags, **joined})


class _Union:
    """Gives the words of several columns one common numbering; the empty word is number 0."""

    def __init__(self) -> None:
        self.known: dict[str, int] = {"": 0}

    def numbers(self, rows: Any, words: list[str]) -> Any:
        new = np.array([self.known.setdefault(word, len(self.known)) for word in words], dtype=np.int32)
        return new[rows] if words else np.empty(0, dtype=np.int32)


def _numbered(table: pa.Table, name: str) -> tuple[Any, list[str]]:
    """A column of words as numbers, and the word that each number means."""
    column = table.column(name)
    if not pa.types.is_dictionary(column.type):
        column = column.dictionary_encode()
    array = column.unify_dictionaries().combine_chunks()
    return array.indices.to_numpy(), array.dictionary.to_pylist()


def _word_numbers(name: str, rows: Any, words: list[str]) -> Any:
    order = {word or "": number for number, word in enumerate(WORDED[name])}
    return np.array([order[word] for word in words], dtype=column_kind(name))[rows]


def _reports(table: pa.Table, reports: tuple[ReportId, ...]) -> tuple[Any, tuple[ReportId, ...]]:
    rows, words = _numbered(table, "report")
    ids = reports or tuple(map(ReportId, _in_turn(rows, words)))
    number = {report: row for row, report in enumerate(ids)}
    return np.array([number[ReportId(word)] for word in words], dtype=np.int32)[rows], ids


def _in_turn(rows: Any, words: list[str]) -> Iterator[str]:
    changes = np.flatnonzero(np.diff(rows, prepend=-1))
    return (words[row] for row in rows[changes])
