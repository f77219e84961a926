"""The definition of a table: columns that read their cells from an object, and rows that every format shows.

A table is defined once, as a tuple of :class:`Column`: each has its name and the function that gives its cell. The
other files of this folder define the columns of every table. A cell is a number, a string or a tuple of strings. Flat
formats join a tuple by its column's separator; JSON keeps the list and adds the columns marked ``extra``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

from gapgraph.core.claims import Claim
from gapgraph.errors import GapgraphError

if TYPE_CHECKING:
    import pandas as pd

Cell = str | int | tuple[str, ...]
ROWS_IN_BRIEF: Final = 8
"""The number of rows that Python's prompt shows of a table; with the other lines, the prompt shows ten lines."""
COLUMNS_IN_BRIEF: Final = 6
WIDTH_OF_BRIEF: Final = 100
_T = TypeVar("_T")
_R = TypeVar("_R")


@dataclass(frozen=True)
class Heading:
    """The heading of a column: its name, the separator of the parts of its cells, and whether only JSON shows it."""

    name: str
    separator: str = ""
    extra: bool = False


@dataclass(frozen=True)
class Column(Generic[_R]):
    """A column of a table whose rows show objects of one type.

    ``value`` gives the cell for an object. With ``label`` a second column ``<name>_label`` follows, for people.
    ``separator`` joins a cell of several parts; an ``extra`` column is only in JSON.
    """

    name: str
    value: Callable[[_R], Cell]
    label: Callable[[_R], Cell] | None = None
    separator: str = ""
    extra: bool = False

    def parts(self) -> Iterator[tuple[Heading, Callable[[_R], Cell]]]:
        """The heading and the function of this column, and then, if it has a label, the heading and the function of the
        label's column.
        """
        yield Heading(self.name, self.separator, self.extra), self.value
        if self.label is not None:
            yield Heading(f"{self.name}_label", self.separator, self.extra), self.label


@dataclass(frozen=True)
class Table:
    """Rows under headings; every row has one cell for each heading."""

    columns: tuple[Heading, ...]
    rows: tuple[tuple[Cell, ...], ...]

    @property
    def header(self) -> tuple[str, ...]:
        """The names of the columns that every format shows."""
        return tuple(column.name for column in self.columns if not column.extra)

    def flat(self) -> Iterator[tuple[str, ...]]:
        """The rows as text, the parts of a cell joined."""
        for row in self.rows:
            pairs = zip(self.columns, row, strict=True)
            yield tuple(_joined(cell, column) for column, cell in pairs if not column.extra)

    def records(self) -> Iterator[dict[str, int | str | list[str]]]:
        """The rows in their JSON form, with the columns that only JSON shows."""
        for row in self.rows:
            pairs = zip(self.columns, row, strict=True)
            yield {column.name: list(cell) if isinstance(cell, tuple) else cell for column, cell in pairs}

    def to_pandas(self) -> pd.DataFrame:
        """The table as a DataFrame; cells of several parts are joined as in csv, and a column of whole numbers has the
        type ``Int64``.

        Raises GapgraphError GG110 if the extra ``pandas`` isn't installed.
        """
        try:
            import pandas as pd  # noqa: PLC0415  (imported late: pandas is optional and slow to import)
        except ImportError as error:
            remedy = "Install the extra: pip install 'gapgraph[pandas]'."
            raise GapgraphError("GG110", f"Data frames need {error.name}", remedy=remedy) from error
        frame = pd.DataFrame(list(self.flat()), columns=list(self.header))
        shown = (place for place, column in enumerate(self.columns) if not column.extra)
        for at, place in enumerate(shown):
            if (numbers := self._whole_numbers(place)) is not None:
                frame.isetitem(at, pd.array(numbers, dtype="Int64"))
        return frame

    def _whole_numbers(self, place: int) -> list[int | None] | None:
        """The column's cells, if each is a whole number or empty and at least one isn't empty; else None."""
        cells = [row[place] for row in self.rows]
        if not any(isinstance(cell, int) for cell in cells):
            return None
        whole = [None if cell == "" else cell for cell in cells]
        return [one for one in whole if one is None or isinstance(one, int)] if _are_whole(whole) else None

    def brief(self, name: str) -> str:
        """The table in at most ten lines: the numbers of rows and columns, and the first rows, each cut to one line."""
        told = [n for n, head in enumerate(self.header) if f"{head}_label" not in self.header][:COLUMNS_IN_BRIEF]
        rows = list(islice(self.flat(), ROWS_IN_BRIEF))
        lines = [_cut("  " + " · ".join(" ".join(row[n].split()) for n in told if row[n])) for row in rows]
        more = len(self.rows) - len(rows)
        ending = [f"  … and {more} more"] if more else []
        head = f"{name}: rows {len(self.rows)}, columns {len(self.header)}; .table() .to_pandas() .to_html()"
        return "\n".join([head, *lines, *ending])


def heading_of(name: str, separator: str = "") -> Heading:
    """A heading for a table whose columns aren't fixed, such as the answer of a query."""
    return Heading(name, separator)


def with_rows(headings: Iterable[Heading], rows: Iterable[tuple[Cell, ...]]) -> Table:
    """A table with these headings and rows, which were made from another table."""
    return Table(tuple(headings), tuple(rows))


def plain(names: Iterable[str], rows: Iterable[tuple[Cell, ...]]) -> Table:
    """A table with variable columns, such as those of a query's answer."""
    return Table(tuple(map(Heading, names)), tuple(rows))


def join_tables(tables: Iterable[Table]) -> Table:
    """Tables with the same columns joined into one, in the order given; at least one is needed."""
    first, *others = tables
    return Table(first.columns, tuple(row for table in (first, *others) for row in table.rows))


def table_of(columns: Iterable[Column[_R]], objects: Iterable[_R]) -> Table:
    """The table of these columns with one row for each object, in the order given."""
    parts = tuple(part for column in columns for part in column.parts())
    rows = tuple(tuple(value(one) for _, value in parts) for one in objects)
    return Table(tuple(heading for heading, _ in parts), rows)


def _are_whole(cells: Iterable[Cell | None]) -> bool:
    return all(cell is None or (isinstance(cell, int) and not isinstance(cell, bool)) for cell in cells)


def _cut(line: str) -> str:
    return line if len(line) <= WIDTH_OF_BRIEF else line[: WIDTH_OF_BRIEF - 1] + "…"


def _joined(cell: Cell, column: Heading) -> str:
    return column.separator.join(cell) if isinstance(cell, tuple) else str(cell)


class Shown:
    """An answer that can be shown as a table, as a DataFrame, as HTML in a notebook, and in at most ten lines at
    Python's prompt.
    """

    def table(self, language: str = "en") -> Table:
        """The answer as a table with fixed columns, with labels in the language."""
        raise NotImplementedError

    def to_pandas(self, language: str = "en") -> pd.DataFrame:
        """The table as a DataFrame. Raises GapgraphError GG110 if the extra ``pandas`` isn't installed."""
        return self.table(language).to_pandas()

    def to_html(self, language: str = "en") -> str:
        """The table as HTML, as a notebook shows it."""
        raise NotImplementedError

    def _repr_html_(self) -> str:
        return self.to_html()

    def __repr__(self) -> str:
        return self.table().brief(type(self).__name__)


class Answer(Shown, tuple[_T, ...]):
    """The answer to a question: a tuple of typed objects that also has a table."""

    _table: Callable[[str], Table]
    _html: Callable[[Table, str], str]

    @classmethod
    def of(
        cls,
        items: Iterable[_T],
        table: Callable[[tuple[_T, ...], str], Table],
        html: Callable[[Table, str], str] = lambda _table, _language: "",
    ) -> Answer[_T]:
        """An answer from its items, a function that makes their table in a language, and a function that makes the HTML
        of the table.
        """
        answer = cls(items)
        answer._table = lambda language: table(answer, language)
        answer._html = html
        return answer

    def table(self, language: str = "en") -> Table:
        """The answer as a table with fixed columns, with labels in the language."""
        return self._table(language)

    def to_html(self, language: str = "en") -> str:
        """The table as HTML, as a notebook shows it."""
        return self._html(self.table(language), language)

    def __reduce__(self) -> tuple[Any, ...]:
        return tuple, (tuple(self),)


def sentence_numbers(claim: Claim) -> str:
    """The numbers of the sentences that a claim quotes, each once: ``57 58``."""
    return " ".join(dict.fromkeys(str(quote.sentence) for quote in claim.quotes))


def claim_ids(claims: Iterable[Claim]) -> tuple[str, ...]:
    """The claims' ids, in the order given."""
    return tuple(claim.id for claim in claims)
