"""Generated pages show the Turtle of the data and the names that the program uses, and an outdated page is detected."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse

from gapgraph.api import Gapgraph, open_graph
from gapgraph.build import written_files as made
from gapgraph.law.obligations import Severity
from gapgraph.rdf import graphs as names
from gapgraph.vocabulary import LAW, SKOS, Iri, ReportId
from scripts.core import ROOT
from scripts.pages.__main__ import pages
from scripts.pages.instruments import instrument_pages
from scripts.pages.mandates import mandates_page
from scripts.pages.snippets import BLOCK, documents_with_snippets, prefixes, refreshed, snippet, written
from tests.looking import each

MODEL = ROOT / "docs" / "model.md"
BLOCKS = [found for document in documents_with_snippets() for found in BLOCK.findall(document.read_text("utf-8"))]


@pytest.fixture(scope="module")
def graph() -> Gapgraph:
    return open_graph()


def test_every_generated_page_is_up_to_date() -> None:
    assert made.stale_files(pages()) == [], "make pages"


@pytest.mark.parametrize(("language", "node", "text"), BLOCKS, ids=[node for _, node, _ in BLOCKS])
def test_each_generated_block_of_a_document_is_up_to_date(language: str, node: str, text: str, graph: Gapgraph) -> None:
    if language == "turtle":
        assert list(parse(prefixes(graph) + text, RdfFormat.TURTLE)), node
    else:
        assert tomllib.loads(text)["claim"], node


def test_a_generated_block_that_somebody_changed_is_corrected(graph: Gapgraph, tmp_path: Path) -> None:
    document = tmp_path / "page.md"
    document.write_text("```turtle of=per-2021/claim/112\ngap:Man a gap:Wrong .\n```\n", encoding="utf-8")
    assert "a gap:Denial ;" in refreshed(document, graph)
    assert "gap:Wrong" not in refreshed(document, graph)


def test_claims_are_shown_as_in_the_encoding(graph: Gapgraph) -> None:
    shown = tomllib.loads(written("per-2021/claim/111-112", graph.root))["claim"]
    assert [(claim["id"], claim["kind"], claim["group"]) for claim in shown] == [
        (111, "Denial", "Man"),
        (112, "Denial", "Man"),
    ]


@pytest.mark.parametrize("node", ["per-2021/claim/999", "gap:Nobody"])
def test_a_block_of_a_document_about_an_unknown_node_is_an_error(node: str, graph: Gapgraph) -> None:
    with pytest.raises(KeyError):
        snippet(node, graph)


def test_the_documented_named_graphs_equal_the_graphs_of_the_stores() -> None:
    section = MODEL.read_text(encoding="utf-8").split("## Named graphs")[1].split("\n## ")[0]
    shown = set(re.findall(r"^\| `([^`]+)`", section, re.MULTILINE))
    own = {names.claims_graph(ReportId("X")), names.coverage_graph(ReportId("X"))}
    assert shown == {
        *(names.ONTOLOGY_GRAPH, names.INFERRED_GRAPH, names.MANDATES_GRAPH, names.COUNTRIES_GRAPH),
        *(f"{{report}}/{graph.rsplit('/', 1)[-1]}" for graph in own),
    }


def test_every_instrument_has_a_page_and_every_duty_has_a_row(graph: Gapgraph) -> None:
    index, pages = mandates_page(graph), instrument_pages(graph)
    assert set(pages) == {duty.instrument.removeprefix(LAW) for duty in graph.obligations}
    for name, page in pages.items():
        duties = [duty for duty in graph.obligations if duty.instrument == LAW + name]
        assert f"[{graph.label(Iri(LAW + name))}](mandates/{name}.md)" in index
        assert page.startswith(f"# {graph.label(Iri(LAW + name))}\n")
        for duty in duties:
            article = re.escape(duty.article.replace("|", "\\|"))
            text = re.escape(graph.facts.text(duty.iri, SKOS + "definition", "en") or "")
            assert re.search(rf"^\| {article} \| {text}", page, re.MULTILINE), duty.iri


def test_a_page_of_an_instrument_shows_the_findings_of_each_report(graph: Gapgraph) -> None:
    page = instrument_pages(graph)["per-28950"]
    _, _, newest = page.partition("### per-2021\n")
    assert "| 7 | temporary lodging | men | unmet | Violation |" in newest
    assert "“the government did not wholly fulfill this mandate”" in newest
    assert "| Peru | 2007-01-17 |  | seen in a source |" in page


def test_the_table_of_severities_follows_the_code() -> None:
    """The expected rows are those of the severity table in the project's design."""
    page = (ROOT / "docs" / "mandates.md").read_text(encoding="utf-8")
    given = {
        "shall": (Severity.VIOLATION, Severity.WARNING, Severity.INFO),
        "shall ensure": (Severity.VIOLATION, Severity.WARNING, Severity.INFO),
        "shall facilitate": (Severity.VIOLATION, Severity.WARNING, Severity.INFO),
        "shall endeavour": (Severity.WARNING, Severity.INFO, Severity.INFO),
        "shall, with words that weaken the duty": (Severity.WARNING, Severity.INFO, Severity.INFO),
        "should": (Severity.INFO, Severity.INFO, "not raised"),
        "commits": (Severity.INFO, Severity.INFO, "not raised"),
    }
    for strength, (unmet, underserved, unknown) in each(given.items()):
        assert re.search(rf"^\| {strength} \| \w+ \| {unmet} \| {underserved} \| {unknown} \|$", page, re.MULTILINE)
