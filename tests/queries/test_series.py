"""One column for each year and a column of change, which separates real change from revised figures."""

from __future__ import annotations

import pytest

from gapgraph.core.facts import Literal
from gapgraph.errors import GapgraphError
from gapgraph.queries.catalogue import read_catalogue
from gapgraph.queries.header import read_header
from gapgraph.queries.run import Result
from gapgraph.resources import root
from gapgraph.vocabulary import GAP, XSD
from tests.cli.running import gapgraph

QUERY = read_catalogue(root())["trends"]
COLUMNS = ("body", "period", "value", "bound", "year", "claim")
Told = tuple[str, int, str, str]


def table(*told: Told, language: str = "en") -> dict[str, object]:
    """The one row of figures, each with its period, value, bound and the year of its report."""
    rows = tuple(
        (
            GAP + "Police",
            Literal(period),
            Literal(str(value), "", XSD + "integer"),
            GAP + bound,
            Literal(year),
            f"https://w3id.org/gapgraph/report/per-{year}/claim/{number:03}",
        )
        for number, (period, value, bound, year) in enumerate(told)
    )
    joins = ("period", "value", "bound", "year", "claim")
    (row,) = Result("", COLUMNS, rows, joins=joins, series=joins[:4]).table(language).records()
    return dict(row)


def test_each_year_is_a_column_and_the_change_is_named() -> None:
    row = table(("2019", 10, "Exact", "2021"), ("2020", 7, "Exact", "2021"))
    assert list(row) == ["body", "2019", "2020", "change", "period", "value", "bound", "year", "claim"]
    assert (row["2019"], row["2020"], row["change"]) == (10, 7, "2019→2020 −3")


def test_a_revised_figure_is_not_reported_as_a_change() -> None:
    row = table(("2019", 10, "Exact", "2020"), ("2019", 30, "Exact", "2021"), ("2020", 20, "Exact", "2021"))
    assert (row["2019"], row["2020"]) == (30, 20)
    assert row["change"] == "2019→2020 −10; 2019 revised from 10 to 30"
    assert row["value"] == ["10", "30", "20"], "what was said at first is kept"


def test_a_repeated_figure_is_not_reported_as_revised() -> None:
    row = table(("2019", 10, "Exact", "2020"), ("2019", 10, "Exact", "2021"), ("2020", 10, "Exact", "2021"))
    assert row["change"] == "2019→2020 ±0"


def test_a_change_between_figures_of_two_reports_is_marked() -> None:
    row = table(("2019", 10, "Exact", "2020"), ("2020", 12, "Exact", "2021"))
    assert row["change"] == "2019→2020 +2: change between figures of two different reports"


@pytest.mark.parametrize(
    ("told", "shown", "change"),
    [
        ([("2019", 5, "Exact", "2021"), ("2020", 374, "AtLeast", "2021")], "≥374", "2019→2020 not comparable"),
        ([("2019", 5, "Exact", "2021"), ("2020", 374, "AtMost", "2021")], "≤374", "2019→2020 not comparable"),
        ([("2019", 5, "About", "2021"), ("2020", 374, "Exact", "2021")], 374, "2019→2020 not comparable"),
        (
            [("2019", 5, "Exact", "2021"), ("2020", 21, "Exact", "2021"), ("2020", 33, "Exact", "2021")],
            "21 / 33",
            "2019→2020 not comparable",
        ),
        ([("2020", 5, "Exact", "2021")], 5, "one period alone"),
    ],
)
def test_only_exact_numbers_are_subtracted(told: list[Told], shown: object, change: str) -> None:
    row = table(*told)
    assert (row["2020"], row["change"]) == (shown, change)


def test_periods_of_two_kinds_are_not_compared() -> None:
    apart = [("2019", 5, "Exact", "2021"), ("2019-04/2020-03", 7, "Exact", "2021"), ("2019-02", 1, "Exact", "2021")]
    assert table(*apart)["change"] == "no two periods that can be compared"
    fiscal = ("2018-04/2019-03", 4, "Exact", "2021")
    assert table(*apart, fiscal)["change"] == "2018-04/2019-03→2019-04/2020-03 +3"


def test_the_change_is_described_in_spanish() -> None:
    row = table(
        ("2019", 10, "Exact", "2020"), ("2019", 30, "Exact", "2021"), ("2020", 20, "Exact", "2021"), language="es"
    )
    assert row["change"] == "2019→2020 −10; 2019 revisado de 10 a 30"


def test_trends_has_identified_and_suspected_victims_with_each_figure_once() -> None:
    rows = gapgraph("query", "trends", "--format", "json").records
    assert {row["measure"] for row in rows} == {"gap:IdentifiedVictims", "gap:SuspectedVictims"}
    claims = [claim for row in rows for claim in row["claim"]]
    assert len(claims) == len(set(claims)) > 50
    police = next(row for row in rows if row["body"] == "per:SpecializedPolice" and row["group"] == "gap:Victim")
    assert [police[year] for year in ("2018", "2019", "2020")] == [1600, 1054, 640]
    assert police["change"] == "2018→2019 −546; 2019→2020 −414"
    assert all(len(row["claim"]) == len(row["value"]) == len(row["period"]) == len(row["quote"]) for row in rows)
    assert rows[0]["body"] == "gap:Police", "the longest series stands first"


def test_trends_can_show_another_measure() -> None:
    rows = gapgraph("query", "trends", "-p", "counted=assisted victims", "--format", "json").records
    assert {row["measure"] for row in rows} == {"gap:AssistedVictims"}


def test_a_count_at_a_place_is_not_a_count_of_the_country() -> None:
    places = {row["place"] for row in gapgraph("query", "trends", "--format", "json").records}
    assert "per:LaPampa" in places
    assert "" in places


def test_a_query_header_with_too_few_columns_in_its_series_is_refused() -> None:
    text = QUERY.sparql.replace("#+ series: period, value, bound, year", "#+ series: period, value")
    with pytest.raises(GapgraphError, match=r"The header line 'series' names 2 columns instead of four.*\[GG506\]"):
        read_header(text, "trends.rq")
