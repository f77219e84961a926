"""The five queries across years and countries, each with rows that a person read from the texts."""

from __future__ import annotations

from functools import cache

import pytest
from pyoxigraph import NamedNode, RdfFormat

from gapgraph.api import Gapgraph, open_graph
from gapgraph.core.statuses import BETTER_TO_WORSE, Status
from gapgraph.derivation.dataset import fill, fill_shared, report_file
from gapgraph.queries.catalogue import read_catalogue
from gapgraph.queries.run import run
from gapgraph.rdf.graphs import claims_graph
from gapgraph.store.embedded import EmbeddedStore
from gapgraph.tables.setting import Setting
from gapgraph.vocabulary import ReportId, expand


@cache
def whole() -> tuple[Gapgraph, EmbeddedStore]:
    """Every report with its coverage, in one store."""
    graph, store = open_graph(), EmbeddedStore()
    fill(store, graph)
    return graph, store


def ask(name: str, **values: str) -> list[dict[str, str]]:
    graph, store = whole()
    query = read_catalogue(graph.root)[name]
    table = run(store, query, values, graph).table()
    return [dict(zip(table.header, row, strict=True)) for row in table.flat()]


def _revised_in_peru(*changes: tuple[str, str]) -> list[dict[str, str]]:
    """The rows of the query revised-figures for per-2020 and per-2021, after replacements in the graph of per-2021."""
    graph, store = open_graph(), EmbeddedStore()
    fill_shared(store, graph.root)
    for report in ("per-2020", "per-2021"):
        text = report_file(graph.root, ReportId(report)).read_text(encoding="utf-8")
        for old, new in changes if report == "per-2021" else ():
            assert old in text
            text = text.replace(old, new)
        store.engine.load(text.encode(), format=RdfFormat.TURTLE, to_graph=NamedNode(claims_graph(ReportId(report))))
    table = run(store, read_catalogue(graph.root)["revised-figures"], {}, graph).table()
    return [dict(zip(table.header, row, strict=True)) for row in table.flat()]


AS_IF_SPECIALIZED = ("gap:body gap:Prosecutors", "gap:body per:SpecializedProsecutors")
"""A replacement in the graph of the later report: figures about all prosecutors become figures about the specialized
prosecutors, like the figures of the earlier report.
"""


def test_figures_of_all_prosecutors_revise_no_figure_of_specialized_prosecutors() -> None:
    assert _revised_in_peru() == []


def test_a_later_report_that_revised_the_prosecutors_figures_is_found() -> None:
    rows = _revised_in_peru(AS_IF_SPECIALIZED)
    assert {(r["period"], r["value"], r["report"], r["revised_value"], r["later_report"]) for r in rows} == {
        ("2018", "882", "per-2020", "1189", "per-2021"),
        ("2019", "476", "per-2020", "1266", "per-2021"),
    }
    assert {row["body"] for row in rows} == {"per:SpecializedProsecutors"}
    assert "The specialized prosecution unit reported 476 victims" in {row["quote"] for row in rows}


def test_a_figure_that_is_repeated_is_not_revised() -> None:
    """The later report repeats the earlier report's number for 2019, so only the number for 2018 is revised."""
    rows = _revised_in_peru(AS_IF_SPECIALIZED, ("sdmx-measure:obsValue 1266", "sdmx-measure:obsValue 476"))
    assert {row["period"] for row in rows} == {"2018"}


@pytest.mark.parametrize("country", ["per:Country", "col:Country", "gha:Country", "mex:Country"])
def test_no_report_revises_a_figure_of_an_earlier_report_on_its_country(country: str) -> None:
    assert ask("revised-figures", country=country) == []


def test_year_on_year_shows_the_changes_for_foreign_adults_in_colombia() -> None:
    rows = ask("year-on-year", earlier="col-2018", later="col-2021", group="ForeignAdult")
    by_change = {row["protection"]: row["change"] for row in rows}
    assert by_change["gap:TemporaryLodging"] == "now known"
    # “Services were cursory” is about all services and decides nothing, so the text isn't silent there.
    assert by_change["gap:MedicalCare"] == "changed"
    assert by_change["gap:Repatriation"] == "not in the text we have"
    assert "closed" not in by_change.values()


def _beyond(report: str, group: str, protection: str) -> bool:
    """Whether the group's best or worst status is NotEvidenced because the report is an excerpt that doesn't mention
    the protection for some of the group.
    """
    graph, _ = whole()
    setting = Setting(graph, ReportId(report))
    ruling = setting.coverage[expand(protection)]
    leaves = graph.lattice.leaves_of(expand(group)) & ruling.applicable
    found = [status for status in BETTER_TO_WORSE if ruling.statuses.get(status, 0) & leaves]
    silent = ruling.statuses.get(Status.NOT_EVIDENCED, 0) & leaves & ~ruling.spoken
    return setting.report.extent == "Excerpt" and bool(silent) and Status.NOT_EVIDENCED in (found[0], found[-1])


@pytest.mark.parametrize(("earlier", "later"), [("col-2018", "col-2021"), ("gha-2019", "mex-2020")])
@pytest.mark.parametrize("group", ["ForeignAdult", "Victim", "TransgenderVictim"])
def test_a_protection_is_outside_the_text_only_if_no_sentence_mentions_it(earlier: str, later: str, group: str) -> None:
    rows = ask("year-on-year", earlier=earlier, later=later, group=group)
    assert len(rows) > 5
    for row in rows:
        beyond = _beyond(earlier, group, row["protection"]) or _beyond(later, group, row["protection"])
        assert (row["change"] == "not in the text we have") is beyond, row


def test_comparing_reports_in_reverse_order_shows_new_facts_as_no_longer_known() -> None:
    rows = ask("year-on-year", earlier="col-2021", later="col-2018", group="ForeignAdult")
    assert {row["protection"] for row in rows if row["change"] == "no longer known"} == {
        "gap:TemporaryLodging",
        "gap:EmergencyAccommodation",
    }


def test_a_report_compared_with_itself_has_no_row() -> None:
    assert ask("year-on-year", earlier="per-2021", later="per-2021", group="Man") == []


def test_year_on_year_says_changed_if_a_whole_text_is_silent_and_not_in_the_text_if_an_excerpt_is_silent() -> None:
    there = {
        r["protection"]: r["change"] for r in ask("year-on-year", earlier="col-2020", later="per-2021", group="Man")
    }
    assert there["gap:MaterialAssistance"] == "changed"
    back = {
        r["protection"]: r["change"] for r in ask("year-on-year", earlier="per-2021", later="col-2020", group="Man")
    }
    assert back["gap:MaterialAssistance"] == "changed"
    assert there["gap:Compensation"] == back["gap:Compensation"] == "not in the text we have"


def test_year_on_year_has_one_row_for_each_protection() -> None:
    rows = ask("year-on-year", earlier="per-2020", later="per-2021", group="Adult")
    assert len(rows) > 10
    assert len({row["protection"] for row in rows}) == len(rows)


def test_compare_countries_shows_both_statuses_and_which_report_mentions_a_protection() -> None:
    rows = {row["protection"]: row for row in ask("compare-countries", first="per-2021", second="col-2021")}
    assert len(rows) > 20
    lodging = rows["gap:TemporaryLodging"]
    assert (lodging["worst_in_first"], lodging["best_in_second"], lodging["told_by"]) == (
        "gap:Denied",
        "gap:Denied",
        "both",
    )
    assert rows["gap:Compensation"]["told_by"] == "the first"
    assert rows["gap:Interpretation"]["told_by"] == "neither"


def test_silences_over_time_lists_the_silences_of_each_year_on_peru() -> None:
    rows = ask("silences-over-time", country="per:Country")
    told = {(row["subject"], row["year"]): row["silence"] for row in rows if row["claim"]}
    assert {year for (subject, year) in told if subject == "gap:StatisticsOverlap"} == {"2019", "2020", "2021"}
    assert told["gap:Referral", "2017"] == "not reported"
    silent = {(row["subject"], row["year"]): row["silence"] for row in rows if not row["claim"]}
    assert silent["gap:Interpretation", "2017"] == "not in the text we have"
    assert silent["gap:Interpretation", "2021"] == "nothing said"
    assert not {subject for subject, _ in silent} & {"gap:Identification"}


def test_never_covered_lists_men_and_no_girls_in_sex_trafficking() -> None:
    rows = {row["group"]: row for row in ask("never-covered", country="per:Country")}
    assert rows["gap:Man"]["unmet_reports"] == "1"
    # Peru 2017 says "more victims had been served" without naming a group.
    assert rows["gap:Man"]["best"] == "gap:Unspecified"
    assert "gap:GirlInSexTrafficking" not in rows


def test_nobody_in_mexico_is_shown_to_have_witness_protection() -> None:
    rows = ask("never-covered", country="mex:Country", protection="WitnessProtection")
    assert {row["best"] for row in rows} == {"gap:NotEvidenced"}
    assert {row["reports"] for row in rows} == {"0"}


def test_labels_of_changes_are_in_spanish() -> None:
    rows = ask("never-covered", country="col:Country", lang="es")
    assert {row["protection_label"] for row in rows} == {"alojamiento temporal"}
