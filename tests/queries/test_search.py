"""A search finds everything that contains all the words, in both languages, with its position."""

from __future__ import annotations

from contextlib import suppress
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

import gapgraph as gg
from gapgraph.errors import InvalidValue, UnknownName
from gapgraph.queries.word_search import search_words
from gapgraph.tables.search_table import HitKind, SearchHit
from tests.cli.running import gapgraph
from tests.looking import each

G = gg.open()


def found(words: str, *kinds: str, report: str = "per-2021") -> dict[str, SearchHit]:
    return {hit.id: hit for hit in G.search(words, [report] if report else (), kinds)}


def test_each_kind_of_hit_is_found_by_its_words() -> None:
    hits = found("shelters men")
    assert "there were no shelters that accepted men" in hits["per-2021/sentence/22"].text
    assert hits["per-2021/claim/112"].text == "there were no shelters that accepted men"
    assert hits["per-2021/claim/112"].attribution == "the report"
    assert hits["per-2021/claim/112"].asserted_by.endswith("us-state")
    kinds = [hit.kind for hit in G.search("men")]
    assert kinds == sorted(kinds, key=list(HitKind).index)
    assert set(kinds) == set(HitKind)


@pytest.mark.parametrize(
    ("words", "id_"),
    [
        ("shelter", "gap:TemporaryLodging"),
        ("albergue", "gap:TemporaryLodging"),
        ("ALBERGUES", "gap:TemporaryLodging"),
        ("ninez transgenero", "gap:TransgenderChild"),
        ("niñez TRANSGÉNERO", "gap:TransgenderChild"),
        ("Law 28950", "law:per-28950"),
        ("transgenero", "transgender-children"),
        ("MIMP", "per:MIMP"),
        ("UDAVIT", "per-2021/sentence/29"),
        ("victimas trata laboral", "gap:LaborTraffickingVictim"),
        ("men denied", "per-2021/claim/111"),
        ("hombres denegación", "per-2021/claim/112"),
        ('"accepted men"', "per-2021/claim/112"),
        ("accept men", "per-2021/claim/112"),
        ("adult", "adult-men"),
    ],
)
def test_search_ignores_accents_and_case_in_both_languages(words: str, id_: str) -> None:
    assert id_ in found(words)


@pytest.mark.parametrize(
    ("words", "id_"),
    [
        ('"men accepted"', "per-2021/claim/112"),
        ("men zzzz", "per-2021/claim/112"),
        ("men", "per-2021/sentence/16"),
        ("elter", "gap:TemporaryLodging"),
    ],
)
def test_a_hit_must_contain_every_word(words: str, id_: str) -> None:
    """The word government contains the letters "men" and isn't found; words in quotation marks keep their order."""
    assert id_ not in found(words)


def test_a_term_with_exactly_that_name_comes_first() -> None:
    assert next(iter(found("shelter", "term"))) == "gap:TemporaryLodging"
    assert next(iter(found("men", "term"))) == "gap:Man"
    law = [hit.id.startswith("law:") for hit in G.search("lodging", kinds=["term"])]
    assert True in law


def test_search_can_be_limited_to_reports_and_kinds() -> None:
    reports = {hit.report for hit in G.search("shelter", kinds=["sentence", "claim"])}
    assert len(reports) > 3
    assert {hit.report for hit in G.search("victims", ["per-2020"], ["claim"])} == {"per-2020"}
    assert {hit.kind for hit in G.search("shelter", kinds=["query", "term"])} == {HitKind.QUERY, HitKind.TERM}
    with pytest.raises(UnknownName, match="There is no kind of search result named 'claims'"):
        G.search("shelter", kinds=["claims"])
    with pytest.raises(UnknownName, match="GG101"):
        G.search("shelter", ["per-1066"])


@pytest.mark.parametrize("nothing", ["", "  ", '""', "…", "-- ??"])
def test_an_empty_search_is_an_error(nothing: str) -> None:
    with pytest.raises(InvalidValue, match="There is no word to search for"):
        G.search(nothing)


@given(st.text(max_size=30))
def test_any_text_is_searched_or_refused_in_one_sentence(words: str) -> None:
    with suppress(InvalidValue):
        parts = search_words(words).parts
        assert parts
        assert all(chain.from_iterable(parts))


def test_the_table_of_hits_is_in_both_languages() -> None:
    hits = G.search("accepted men", ["per-2021"])
    english, spanish = (list(hits.table(language).records()) for language in ("en", "es"))
    assert [row["id"] for row in english] == [row["id"] for row in spanish]
    claim = next(row for row in spanish if row["kind"] == "claim")
    assert (claim["kind_label"], claim["attribution"]) == ("afirmación", "el informe")
    assert "hombres" in str(claim["id_label"])
    assert list(hits.to_pandas().columns) == list(hits.table().header)


COLUMNS = "kind,kind_label,report,id,id_label,text,by,attribution"


def test_every_format_of_search_has_the_same_hits() -> None:
    ran = gapgraph("search", "shelters", "men", "--report", "Per-2021", "--format", "csv")
    assert ran.out.splitlines()[0] == COLUMNS
    assert {row["id"] for row in ran.rows} == set(found("shelters men"))
    records = gapgraph("search", "shelters men", "--report", "per-2021", "--format", "json").records
    assert [one["id"] for one in records] == [row["id"] for row in ran.rows]


def test_the_page_shows_the_first_hits_and_counts_the_others() -> None:
    page = gapgraph("search", "victims").out
    for kind in each(("SENTENCES (", "CLAIMS (", "TERMS (", "QUERIES (")):
        assert kind in page
    assert "more: --kind claim shows all of them" in page
    whole = gapgraph("search", "victims", "--kind", "claim").out
    assert "more: --kind" not in whole
    assert len(whole.splitlines()) > 100
    assert "FRASES (" in gapgraph("search", "victims", "--lang", "es").out


def test_a_search_without_hits_reports_that_there_are_none() -> None:
    ran = gapgraph("search", "zzzz")
    assert (ran.status, ran.out) == (0, "Nothing contains all these words.\n")
    assert "Nada contiene todas esas palabras." in gapgraph("search", "zzzz", "--lang", "es").out
