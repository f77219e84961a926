"""The tables of the contract (design, section 6): fixed columns, stable order, ids with a label beside each.

A cell is a string or a tuple of strings. Flat formats join a tuple by its column's separator; JSON keeps the list
and adds the columns marked ``extra``, which no flat format shows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from gapgraph.core.claims import Claim, quotes
from gapgraph.core.gaps import Gap
from gapgraph.core.labels import Names
from gapgraph.core.matrix import GroupCoverage, Shortfall
from gapgraph.law.gap_duties import GapDuties, marks
from gapgraph.law.obligations import Obligation
from gapgraph.law.sentences import stated_in_short
from gapgraph.vocabulary import GAP, curie

if TYPE_CHECKING:
    import pandas as pd

Cell = str | int | tuple[str, ...]
T = TypeVar("T")


@dataclass(frozen=True)
class Column:
    """A column: its name, what joins the parts of its cells, and whether only JSON shows it."""

    name: str
    join: str = ""
    extra: bool = False


@dataclass(frozen=True)
class Table:
    """Rows under columns; every row has one cell a column."""

    columns: tuple[Column, ...]
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
        """The rows as JSON has them, extra columns included."""
        for row in self.rows:
            pairs = zip(self.columns, row, strict=True)
            yield {column.name: list(cell) if isinstance(cell, tuple) else cell for column, cell in pairs}

    def to_pandas(self) -> pd.DataFrame:
        """The table as a DataFrame, cells joined as in csv. Needs the extra ``pandas``."""
        import pandas as pd  # noqa: PLC0415  (an extra, and heavy)

        return pd.DataFrame(list(self.flat()), columns=list(self.header))


def joined(tables: Iterable[Table]) -> Table:
    """Tables with the same columns as one, in the order given; there must be one at least."""
    first, *others = tables
    return Table(first.columns, tuple(row for table in (first, *others) for row in table.rows))


def _joined(cell: Cell, column: Column) -> str:
    return column.join.join(cell) if isinstance(cell, tuple) else str(cell)


class Answer(tuple[T, ...]):
    """What a question of the graph returns: a tuple of typed objects that also knows its table."""

    _table: Callable[[str], Table]
    _html: Callable[[Table, str], str]

    @classmethod
    def of(
        cls,
        items: Iterable[T],
        table: Callable[[tuple[T, ...], str], Table],
        html: Callable[[Table, str], str] = lambda _table, _language: "",
    ) -> Answer[T]:
        """The items, and how to make their table in a language, and HTML of it."""
        answer = cls(items)
        answer._table = lambda language: table(answer, language)
        answer._html = html
        return answer

    def table(self, language: str = "en") -> Table:
        """The contract's columns and rows, labels in the language."""
        return self._table(language)

    def to_pandas(self, language: str = "en") -> pd.DataFrame:
        """The table as a DataFrame. Needs the extra ``pandas``."""
        return self.table(language).to_pandas()

    def to_html(self, language: str = "en") -> str:
        """The table as HTML, as a notebook shows it."""
        return self._html(self.table(language), language)

    def _repr_html_(self) -> str:
        return self.to_html()

    def __reduce__(self) -> tuple[Any, ...]:
        return tuple, (tuple(self),)


GAP_COLUMNS = (
    Column("report"),
    Column("protection"),
    Column("protection_label"),
    Column("group"),
    Column("group_label"),
    Column("statuses", " "),
    Column("evidence", " "),
    Column("quotes", " | "),
    Column("duties", " "),
    Column("verdict"),
    Column("standing", " "),
    Column("place", " "),
    Column("attribution", " | "),
    Column("certainty", " | "),
    Column("frequency", " | "),
    Column("duty_labels", " | "),
    Column("severity"),
    Column("status_labels", ", ", extra=True),
)

Benchmarks = Callable[[Gap], tuple[Obligation, ...]]
"""The benchmarks to name beside a gap."""


def gap_table(
    report: str, gaps: Iterable[Gap], duties: GapDuties, names: Names, benchmarks: Benchmarks = lambda _: ()
) -> Table:
    """A row a gap, in the order given. Benchmarks are named after the duties, and weigh nothing."""
    return Table(GAP_COLUMNS, tuple(_gap_row(report, gap, duties, benchmarks(gap), names) for gap in gaps))


def _gap_row(
    report: str, gap: Gap, duties: GapDuties, benchmarks: tuple[Obligation, ...], names: Names
) -> tuple[Cell, ...]:
    return (
        report,
        curie(gap.protection),
        names.label(gap.protection),
        names.box_id(gap.box),
        names.box_label(gap.box),
        tuple(gap.statuses),
        claim_ids(gap.evidence),
        quotes(gap.evidence),
        _duty_ids(gap, duties, benchmarks),
        gap.verdict.value,
        tuple(gap.standing),
        tuple(map(curie, gap.places)),
        tuple(names.label(claim.asserted_by) for claim in gap.evidence),
        tuple(claim.certainty.value for claim in gap.evidence),
        tuple(claim.frequency.value for claim in gap.evidence),
        tuple(_duty_labels(gap, duties, benchmarks, names)),
        duties.severity(gap) or "",
        tuple(names.label(GAP + status) for status in gap.statuses),
    )


def _duty_ids(gap: Gap, duties: GapDuties, benchmarks: tuple[Obligation, ...]) -> tuple[str, ...]:
    """Those that the source itself speaks of first, then those that are raised, then benchmarks; each once."""
    told = (
        duty for one in duties.stated_on(gap.protection) for duty in one.duties if duty.protection == gap.protection
    )
    raised = (one.obligation for one in duties.raised(gap))
    return tuple(dict.fromkeys(curie(duty.iri) for duty in (*told, *raised, *benchmarks)))


def _duty_labels(gap: Gap, duties: GapDuties, benchmarks: tuple[Obligation, ...], names: Names) -> Iterator[str]:
    """What the source itself says of duties, in its words; then the duties, with how each article was seen."""
    yield from (stated_in_short(one, (gap.protection,), names) for one in duties.stated_on(gap.protection))
    for one in duties.raised(gap):
        duty = one.obligation
        yield f"{names.label(duty.iri)} ({marks(duty, names, one.severity)})"
    yield from (f"{names.label(duty.iri)} ({marks(duty, names, None)})" for duty in benchmarks)


def claim_ids(claims: Iterable[Claim]) -> tuple[str, ...]:
    """The claims' ids, in the order given."""
    return tuple(claim.id for claim in claims)


MATRIX_COLUMNS = (
    Column("report"),
    Column("group"),
    Column("group_label"),
    Column("protection"),
    Column("protection_label"),
    Column("best"),
    Column("worst"),
    Column("extent"),
    Column("exceptions", "; "),
    Column("caveats", " "),
    Column("evidence", " "),
    Column("verdict", " "),
    Column("standing", " "),
    Column("place", " "),
    Column("attribution", " | "),
    Column("best_label", extra=True),
    Column("worst_label", extra=True),
    Column("extent_label", extra=True),
    Column("exception_labels", "; ", extra=True),
)


def matrix_table(report: str, cells: Iterable[GroupCoverage], names: Names) -> Table:
    """A row a named group and applicable protection, in the order given."""
    return Table(MATRIX_COLUMNS, tuple(_matrix_row(report, cell, names) for cell in cells))


def _matrix_row(report: str, cell: GroupCoverage, names: Names) -> tuple[Cell, ...]:
    return (
        report,
        curie(cell.group),
        names.label(cell.group),
        curie(cell.protection),
        names.label(cell.protection),
        cell.best.value,
        cell.worst.value,
        cell.extent.value,
        tuple(exception_id(one, names) for one in cell.exceptions),
        claim_ids(cell.caveats),
        claim_ids(cell.evidence),
        tuple(cell.verdicts),
        tuple(cell.standing),
        tuple(map(curie, cell.places)),
        tuple(map(names.label, cell.attribution)),
        names.label(GAP + cell.best),
        names.label(GAP + cell.worst),
        names.label(f"{GAP}Extent{cell.extent.value.capitalize()}"),
        tuple(exception_label(one, names) for one in cell.exceptions),
    )


def exception_id(one: Shortfall, names: Names) -> str:
    """``Restricted=Transgender``; several boxes are joined by a comma."""
    return f"{one.status}={','.join(map(names.values_id, one.boxes))}"


def exception_label(one: Shortfall, names: Names) -> str:
    """``transgender: restricted``, in the language of the names; several boxes stand between commas and slashes."""
    return f"{' / '.join(map(names.values_label, one.boxes))}: {names.label(GAP + one.status)}"
