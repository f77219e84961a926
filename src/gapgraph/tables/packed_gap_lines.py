"""The csv of a pack's gaps, made column by column: a word in many rows is read and quoted once.

The text is the same as the text that :func:`~gapgraph.tables.table_formats.csv_text` gives for the same rows. The
module needs pyarrow.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from typing import Any, Final

import pyarrow as pa
import pyarrow.compute as pc

from gapgraph.tables.table import Heading

_LINES_TOGETHER: Final = 100_000
"""How many lines are joined at once; the text of so many lines is far below the limit of two gigabytes for a column of
Arrow.
"""

_RUN_BY_SPREADSHEETS: Final = r"^[=+\-@\t\r]"
_NUMBER: Final = r"\A-?[0-9]+(\.[0-9]+)?\z"


def gap_lines(parts: Sequence[Any], headings: Sequence[Heading], separator: str) -> str:
    """Arrow tables as csv, sorted by country and year. All tables share one dictionary of words.

    ``separator`` separates the parts of a packed cell; it is replaced by the separator of the column's heading.
    """
    shown = [one for one in headings if not one.extra]
    table = pa.concat_tables(parts).unify_dictionaries().combine_chunks()
    columns = [_worded(table.column(one.name), one.separator, separator) for one in shown]
    return "".join((_head(shown), *_lines(columns, _order(table))))


def _head(headings: Iterable[Heading]) -> str:
    out = StringIO()
    csv.writer(out, lineterminator="\n").writerow(one.name for one in headings)
    return out.getvalue()


def _worded(column: Any, between: str, separator: str) -> Any:
    """The column, in which each different word is prepared for csv once."""
    packed = column.combine_chunks()
    words = packed.dictionary
    joined = pc.replace_substring(words, separator, between) if between else words
    return pa.DictionaryArray.from_arrays(packed.indices, _quoted(_tame(joined)))


def _tame(words: Any) -> Any:
    """Words that a spreadsheet would run as a formula get a leading ``'``; line ends become line feeds."""
    runs = pc.match_substring_regex(words, _RUN_BY_SPREADSHEETS)
    number = pc.match_substring_regex(words, _NUMBER)
    inert = pc.if_else(pc.and_not(runs, number), pc.binary_join_element_wise("'", words, ""), words)
    return pc.replace_substring(pc.replace_substring(inert, "\r\n", "\n"), "\r", "\n")


def _quoted(words: Any) -> Any:
    between = pc.binary_join_element_wise('"', pc.replace_substring(words, '"', '""'), '"', "")
    return pc.if_else(pc.match_substring_regex(words, '[",\n]'), between, words)


def _order(table: Any) -> Any:
    """The numbers of the rows, sorted by country, year and report; the rows of one report keep their order."""
    report = table.column("report").cast(pa.string())
    keys = {"country": table.column("_country").cast(pa.string()), "year": table.column("_year"), "report": report}
    return pc.sort_indices(pa.table(keys), sort_keys=[(name, "ascending") for name in keys])


def _lines(columns: Sequence[Any], order: Any) -> Iterator[str]:
    for start in range(0, len(order), _LINES_TOGETHER):
        rows = order.slice(start, _LINES_TOGETHER)
        cells = (column.dictionary.take(column.indices.take(rows)) for column in columns)
        lines = pc.binary_join_element_wise(*cells, ",").to_pylist()
        yield "\n".join((*lines, ""))
