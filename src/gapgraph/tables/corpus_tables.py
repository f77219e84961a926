"""The tables about many reports: where a group lacks a protection, its trend, and countries side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from gapgraph.core.labels import Labels
from gapgraph.tables.gaps_table import GAP_COLUMNS
from gapgraph.tables.table import Cell, Column, Heading, Table, table_of
from gapgraph.vocabulary import curie

if TYPE_CHECKING:
    from gapgraph.corpus.corpus_questions import CountryStanding, Lack, YearOfReports

_T = TypeVar("_T")


class CorpusRow(NamedTuple, Generic[_T]):
    """A row, the labels to show it with, and the quotations of its claims."""

    row: _T
    names: Labels
    quotes: tuple[str, ...] = ()


LACK_COLUMNS: tuple[Column[CorpusRow[Lack]], ...] = (
    Column("country", lambda one: curie(one.row.country), lambda one: one.names.label(one.row.country)),
    Column("group", lambda one: curie(one.row.group), lambda one: one.names.label(one.row.group)),
    Column("protection", lambda one: curie(one.row.protection), lambda one: one.names.label(one.row.protection)),
    Column("since", lambda one: one.row.years[0]),
    Column("years", lambda one: tuple(map(str, one.row.years)), separator=" "),
    Column("otherwise", lambda one: tuple(map(str, one.row.otherwise)), separator=" "),
    Column("reports", lambda one: one.row.reports),
    Column("report", lambda one: one.row.report),
    Column("statuses", lambda one: tuple(one.row.statuses), separator=" "),
    Column("evidence", lambda one: one.row.evidence, separator=" "),
    Column("quotes", lambda one: one.quotes, separator=" | "),
)

TREND_COLUMNS: tuple[Column[CorpusRow[YearOfReports]], ...] = (
    Column("country", lambda one: curie(one.row.country), lambda one: one.names.label(one.row.country)),
    Column("year", lambda one: one.row.year),
    Column("group", lambda one: curie(one.row.group), lambda one: one.names.label(one.row.group)),
    Column("protection", lambda one: curie(one.row.protection), lambda one: one.names.label(one.row.protection)),
    Column("reports", lambda one: one.row.reports),
    Column("offered", lambda one: one.row.offered),
    Column("underserved", lambda one: one.row.underserved),
    Column("unmet", lambda one: one.row.unmet),
    Column("unknown", lambda one: one.row.unknown),
    Column("silent", lambda one: one.row.silent),
)

COUNTRY_COLUMNS: tuple[Column[CorpusRow[CountryStanding]], ...] = (
    Column("protection", lambda one: curie(one.row.protection), lambda one: one.names.label(one.row.protection)),
    Column("country", lambda one: curie(one.row.country), lambda one: one.names.label(one.row.country)),
    Column("year", lambda one: one.row.year),
    Column("group", lambda one: curie(one.row.group), lambda one: one.names.label(one.row.group)),
    Column("best", lambda one: one.row.best.value),
    Column("worst", lambda one: one.row.worst.value),
    Column("spoken", lambda one: "yes" if one.row.spoken else "no"),
    Column("reports", lambda one: one.row.reports, separator=" "),
)


def lack_table(lacks: Iterable[Lack], names: Labels, quoted: Callable[[Lack], tuple[str, ...]]) -> Table:
    """One row for each country; ``quoted`` gives the quotations of the claims of one row."""
    return table_of(LACK_COLUMNS, (CorpusRow(one, names, quoted(one)) for one in lacks))


def trend_table(years: Iterable[YearOfReports], names: Labels) -> Table:
    """One row for each country and year."""
    return table_of(TREND_COLUMNS, (CorpusRow(one, names) for one in years))


def country_table(standings: Iterable[CountryStanding], names: Labels) -> Table:
    """One row for each protection and country."""
    return table_of(COUNTRY_COLUMNS, (CorpusRow(one, names) for one in standings))


GAP_HEADINGS: tuple[Heading, ...] = tuple(heading for column in GAP_COLUMNS for heading, _ in column.parts())
"""The headings of the table of gaps."""


class PackedGaps(NamedTuple):
    """The table of the gaps of all reports, and the country and the year of each row's report."""

    table: Table
    countries: tuple[str, ...]
    years: tuple[int, ...]


def packed_gap_table(parts: Iterable[Mapping[str, Sequence[Any]]], separator: str) -> PackedGaps:
    """The table of gaps from packed columns, sorted by country and year; ``separator`` separates the parts of a
    cell.
    """
    rows = [
        (country, year, tuple(map(_unpacked, GAP_HEADINGS, cells, [separator] * len(cells))))
        for part in parts
        for country, year, *cells in zip(
            part["_country"], part["_year"], *(part[one.name] for one in GAP_HEADINGS), strict=True
        )
    ]
    rows.sort(key=lambda row: (row[0], row[1], row[2][0]))
    countries, years, cells = zip(*rows, strict=True) if rows else ((), (), ())
    return PackedGaps(Table(GAP_HEADINGS, cells), countries, years)


def _unpacked(heading: Heading, cell: str, separator: str) -> Cell:
    """A cell of several parts as a tuple."""
    if not heading.separator:
        return cell
    return tuple(cell.split(separator)) if cell else ()
