"""The Python interface: answers as typed objects, as DataFrames and as HTML, and access to the store and the
triples.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
import rdflib

import gapgraph as gg
from gapgraph.api import Gapgraph
from gapgraph.core.gaps import Gap
from gapgraph.core.matrix import GroupCoverage
from gapgraph.core.statuses import SYMBOLS, Status, Verdict
from gapgraph.errors import GapgraphError
from gapgraph.rdf.graphs import claims_graph, coverage_graph
from gapgraph.tables.gaps_table import ReportGap, gap_table
from gapgraph.tables.notebook_html import gaps_html, matrix_html, plain_html
from gapgraph.tables.setting import Setting
from gapgraph.tables.table import Answer, Heading, Table
from gapgraph.vocabulary import GAP, ReportId
from tests.cli.running import gapgraph
from tests.looking import each

REPORT = "per-2021"


@pytest.fixture(scope="module")
def g() -> Gapgraph:
    return gg.open()


class Seen(HTMLParser):
    """The structure that a browser would build: matching tags, headers with scope, cells, quotes, hidden parts."""

    VOID = frozenset({"br"})

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.quoted: list[str] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)
        if "q" in self.open:
            self.quoted.append(data)

    def scopes(self) -> Iterator[str | None]:
        return (attributes.get("scope") for tag, attributes in self.tags if tag == "th")

    @property
    def text(self) -> str:
        return "".join(self.words)


def test_gaps_are_typed_and_their_data_frame_has_the_columns_of_the_command(g: Gapgraph) -> None:
    gaps = g.gaps(REPORT)
    assert all(isinstance(gap, Gap) for gap in gaps)
    frame = gaps.to_pandas()
    assert isinstance(frame, pd.DataFrame)
    assert list(frame.columns) == gapgraph("gaps", REPORT, "--format", "csv").out.splitlines()[0].split(",")
    men = frame[(frame.group == "gap:Man") & (frame.protection == "gap:TemporaryLodging")]
    assert list(men.statuses) == ["Denied"]
    assert list(men.quotes) == ["there were no shelters that accepted men"]


def test_data_frames_equal_the_csv_of_the_command(g: Gapgraph) -> None:
    answers: tuple[tuple[Answer[Any], tuple[str, ...]], ...] = (
        (g.gaps(REPORT), ("gaps", REPORT)),
        (g.gaps(REPORT, Verdict.UNKNOWN, benchmarks=True), ("gaps", REPORT, "--verdict", "unknown", "--benchmarks")),
        (g.all_gaps(), ("gaps", "--all")),
        (g.matrix(REPORT), ("matrix", REPORT)),
        (g.diff("per-2020", REPORT), ("diff", "per-2020", REPORT)),
        (g.all_matrices(), ("matrix", "--all")),
        (g.claim_rows([REPORT]), ("export", REPORT)),
    )
    for answer, command in each(answers):
        rows = gapgraph(*command, "--format", "csv").rows
        assert answer.to_pandas().to_dict("records") == rows


def test_the_matrix_is_typed_and_has_every_group(g: Gapgraph) -> None:
    cells = g.matrix(REPORT)
    assert all(isinstance(cell, GroupCoverage) for cell in cells)
    assert set(cells.to_pandas()["group"]) == {f"gap:{group.removeprefix(GAP)}" for group in g.lattice.groups}


def test_the_labels_in_a_data_frame_can_be_in_spanish(g: Gapgraph) -> None:
    frame = g.gaps(REPORT).to_pandas("es")
    assert "hombres" in set(frame.group_label)


def test_an_answer_about_all_reports_is_in_the_chosen_language(g: Gapgraph) -> None:
    printed = gapgraph("gaps", "--all", "--lang", "es", "--format", "csv").rows
    assert g.all_gaps().to_pandas("es").to_dict("records") == printed
    assert {one.report for one in g.all_gaps()} == {row["report"] for row in printed}


@pytest.mark.parametrize("form", ["ttl", "trig", "nq", "jsonld"])
def test_an_export_equals_the_output_of_the_command(g: Gapgraph, form: str) -> None:
    assert g.export([REPORT], form) == gapgraph("export", REPORT, "--format", form).out


def test_a_comparison_contains_coverage_and_figures(g: Gapgraph) -> None:
    found = g.diff("per-2020", REPORT)
    assert {one.of for one in found} == {"coverage", "figures", "told"}
    assert {one.of for one in g.diff("per-2020", REPORT, ["figures"])} == {"figures", "told"}
    assert "<table" in found.to_html()


def test_whatif_gives_a_data_frame(g: Gapgraph) -> None:
    frame = g.whatif(REPORT, ["+Provision:Man:SocialServices:NGOs"]).to_pandas()
    assert frame[["effect", "protection", "group"]].values.tolist() == [["closes", "gap:SocialServices", "gap:Man"]]


def test_a_query_runs_by_its_name_and_values(g: Gapgraph) -> None:
    frame = g.query("evidence", report=REPORT).to_pandas()
    assert len(frame) > 100
    assert "there were no shelters that accepted men" in set(frame.astype(str).values.ravel())
    assert len(g.query("evidence", report=REPORT, limit=3)) == 3
    assert g.query("evidence", report=REPORT, limit=3).truncated


@pytest.mark.parametrize(
    ("name", "values", "code"),
    [("evidenze", {}, "GG501"), ("evidence", {"raport": "x"}, "GG502"), ("evidence", {"report": "per-1822"}, "GG503")],
)
def test_an_unknown_parameter_is_reported(g: Gapgraph, name: str, values: dict[str, str], code: str) -> None:
    with pytest.raises(GapgraphError) as raised:
        g.query(name, **values)  # type: ignore[arg-type]
    assert raised.value.code == code


def test_the_store_contains_the_named_graphs(g: Gapgraph) -> None:
    store = g.store(["gha-2019"])
    assert {claims_graph(ReportId("gha-2019")), coverage_graph(ReportId("gha-2019"))} < set(store.graphs())
    assert store.engine.query("ASK { GRAPH ?g { ?s ?p ?o } }")
    assert coverage_graph(ReportId("gha-2019")) not in g.store(["gha-2019"], with_derived=False).graphs()


@pytest.mark.filterwarnings("ignore:.* is deprecated, use Dataset:DeprecationWarning")  # rdflib about itself
def test_rdflib_gets_the_same_triples_as_the_store(g: Gapgraph) -> None:
    data = g.rdflib(["gha-2019"])
    graph = data.graph(rdflib.URIRef(claims_graph(ReportId("gha-2019"))))
    assert len(graph) == sum(1 for _ in g.report_facts("gha-2019").triples())
    claims = graph.subjects(rdflib.RDF.type, rdflib.URIRef(GAP + "Provision"))
    assert {str(claim).rsplit("/report/")[1] for claim in claims} == {
        claim.id for claim in g.claims("gha-2019") if claim.kind == "Provision"
    }


def test_a_store_in_a_folder_answers_queries_too(tmp_path: Path) -> None:
    gapgraph("load", str(tmp_path / "store"), "--only", "gha-2019")
    stored = gg.open(tmp_path / "store")
    assert stored.query("evidence", report="gha-2019").rows == gg.open().query("evidence", report="gha-2019").rows
    with pytest.raises(GapgraphError):
        stored.query("evidence", report=REPORT)


# ---- notebooks ----


def test_a_notebook_shows_gaps_with_labels_and_quotes(g: Gapgraph) -> None:
    seen = Seen(g.gaps(REPORT)._repr_html_())
    assert "there were no shelters that accepted men" in seen.quoted
    assert "Law 28950, article 7: temporary lodging (text read; shall; grave finding)" in seen.text
    assert {"✕", "⊘"} <= set(seen.words)
    assert seen.words.count("✕") == sum(word.endswith("Denied") for word in seen.words)


def test_every_symbol_has_a_word_and_is_hidden_from_screen_readers(g: Gapgraph) -> None:
    for answer in (g.gaps(REPORT, Verdict.UNKNOWN), g.matrix(REPORT), g.whatif(REPORT, remove=[f"{REPORT}/claim/112"])):
        seen = Seen(answer.to_html())
        hidden = [attributes for tag, attributes in seen.tags if tag == "span" and "aria-hidden" in attributes]
        symbols = [word for word in seen.words if word in SYMBOLS.values()]
        assert len(symbols) == len(hidden) > 0
        after = [seen.words[n + 1].strip() for n, word in enumerate(seen.words) if word in SYMBOLS.values()]
        assert all(len(word) > 4 for word in after)


def test_table_headers_have_a_scope_and_the_table_has_a_caption(g: Gapgraph) -> None:
    seen = Seen(g.matrix(REPORT).to_html())
    scopes = list(seen.scopes())
    assert scopes.count("row") == len(g.lattice.groups)
    assert scopes.count("col") == 1 + len({cell.protection for cell in g.matrix(REPORT)})
    assert [tag for tag, _ in seen.tags].count("caption") == 1
    region = seen.tags[0][1]
    assert (region["role"], region["tabindex"]) == ("region", "0")
    assert REPORT in str(region["aria-label"])


def test_the_matrix_shows_where_a_protection_does_not_apply(g: Gapgraph) -> None:
    seen = Seen(g.matrix(REPORT).to_html())
    cells = len(g.lattice.groups) * len({cell.protection for cell in g.matrix(REPORT)})
    assert seen.words.count("doesn’t apply") == cells - len(g.matrix(REPORT))
    assert "no se aplica" in g.matrix(REPORT).to_html("es")


HOSTILE = '<script>alert("x")</script>&\'"'


def test_no_text_becomes_markup(g: Gapgraph) -> None:
    gap = g.gaps(REPORT)[0]
    claim = replace(gap.evidence[0], quotes=(replace(gap.evidence[0].quotes[0], exact=HOSTILE),))
    table = gap_table((ReportGap(Setting(g, ReportId(REPORT)), replace(gap, evidence=(claim,))),))
    hostile = Table(
        table.columns, tuple((HOSTILE, *row[1:2], HOSTILE, row[3], HOSTILE, *row[5:]) for row in table.rows)
    )
    for text in (gaps_html(hostile), plain_html(Table((Heading(HOSTILE),), ((HOSTILE,),)), "")):
        assert "<script" not in text
        assert HOSTILE in Seen(text).text
    cells = g.matrix(REPORT).table()
    rows = tuple((HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE, *row[5:]) for row in cells.rows[:1])
    assert "<script" not in matrix_html(Table(cells.columns, rows))


def test_an_empty_result_is_shown_as_empty(g: Gapgraph) -> None:
    seen = Seen(g.whatif(REPORT, []).to_html())
    assert "Nothing." in seen.text


def test_the_html_of_an_answer_has_no_script_and_loads_nothing_from_an_address(g: Gapgraph) -> None:
    for answer in (g.gaps(REPORT), g.matrix(REPORT)):
        seen = Seen(answer.to_html())
        assert {tag for tag, _ in seen.tags} <= {
            *("div", "table", "caption", "thead", "tbody", "tr", "th", "td", "span", "q", "br")
        }
        assert not any({"src", "href", "onclick"} & attributes.keys() for _, attributes in seen.tags)


def test_a_notebook_shows_the_rows_of_a_query(g: Gapgraph) -> None:
    seen = Seen(g.query("evidence", report=REPORT, limit=2)._repr_html_())
    assert [tag for tag, _ in seen.tags].count("tr") == 3


def test_statuses_are_the_words_of_the_vocabulary(g: Gapgraph) -> None:
    assert {status for gap in g.gaps(REPORT) for status in gap.statuses} <= set(Status)
