"""Every kind of page and every question of the Spanish workbench is in Spanish, except quotations, code and names."""

from __future__ import annotations

import html.parser
import re
from collections.abc import Iterator

import httpx
import pytest

from gapgraph.api import open_graph
from gapgraph.i18n.query_value_phrases import QUERY_VALUE_PHRASES
from gapgraph.queries.catalogue import read_catalogue
from gapgraph.resources import root
from tests.web.workbench_pages import PAGES

MORE = (
    "/gha-2019",
    "/per-2021?where=per:Tumbes",
    "/per-2021/gaps?verdict=unknown",
    "/per-2021/Man/MedicalCare",
    "/per-2021/Child/Liberty",
    "/per-2021/claim/080",
    "/per-2021/try?claim=-112",
    "/compare?first=col-2021&second=per-2021",
    "/law/palermo",
    "/nothing",
)
KINDS = (*(page for page in PAGES if not page.startswith("/q/")), *MORE)
QUESTIONS = tuple(f"/q/{name}" for name in read_catalogue(root()))
ENGLISH = frozenset(
    re.findall(
        r"\w+",
        """the of and for with not is are was were by to from or that this which their its been have had an these but
        where who what when said nothing other others some any victims groups services shelters reports claims""",
    )
)
CODE = frozenset({"code", "pre", "script", "style", "textarea"})
VOID = frozenset({"meta", "link", "input", "br", "img", "hr", "col"})
SPOKEN = ("title", "aria-label", "placeholder", "data-name", "label")
KEPT = re.compile(
    r"[\d\W]*|[A-Z]{2,6}|(?:[a-z]{2,6}-)?[a-z]{3}-\d{4}.*|\S+:\S+|Gapgraph|Español|OpenAPI|SPARQL|Python|"
    r"[a-z]|[ivx]+|ttl|jsonld|nt|rdf|json|xml|csv|tsv|total|[Gg]eneral|grave|[Nn]o"
)
"""Texts that are the same in both languages: codes, names of formats, ids, and a few words."""


class Texts(html.parser.HTMLParser):
    """The texts of a page in its own language: without code, quotations and parts marked as another language."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, bool]] = []
        self.found: set[str] = set()

    def foreign(self) -> bool:
        return bool(self.open) and self.open[-1][1]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        other = self.foreign() or ("lang" in known and tag != "html") or tag in CODE
        for name in SPOKEN:
            self.told(known.get(name) or "", other=other)
        if tag not in VOID:
            self.open.append((tag, other))

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        self.told(data, other=self.foreign())

    def told(self, text: str, *, other: bool) -> None:
        words = re.sub(r"“[^”]*”|«[^»]*»|'[^']*'", "", text).strip()
        if words and not other:
            self.found.add(words)


def texts(client: httpx.Client, page: str, language: str) -> set[str]:
    found = Texts()
    found.feed(client.get(f"{page}{'&' if '?' in page else '?'}lang={language}").text)
    assert found.found
    return found.found


def english(text: str) -> set[str]:
    """The English words in a text, apart from names of commands, queries and addresses."""
    bare = re.sub(r"https?:\S+|\(?\b[a-z]+:[\w-]+\)?|--\w+|gapgraph \w+|\w+_\w+|[a-z]+(?:-[a-z]+)+", "", text)
    return set(ENGLISH) & set(re.findall(r"\w+", bare.lower()))


def same_labels() -> Iterator[str]:
    """The labels that are the same in both languages, such as those of most regions."""
    graph = open_graph()
    for facts in (graph.facts, *(graph.report_facts(report) for report in graph.report_ids)):
        for iri in facts:
            labels = facts.label(iri, "en"), facts.label(iri, "es")
            if labels[0] == labels[1]:
                yield labels[0]


@pytest.mark.parametrize("pages", [KINDS, pytest.param(QUESTIONS, marks=pytest.mark.proof)], ids=["kinds", "questions"])
def test_no_english_word_is_on_a_spanish_page(client: httpx.Client, pages: tuple[str, ...]) -> None:
    left = {page: [text for text in texts(client, page, "es") if english(text)] for page in pages}
    assert {page: found for page, found in left.items() if found} == {}


def test_only_codes_and_names_are_the_same_in_both_languages(client: httpx.Client) -> None:
    alike = set(same_labels())

    def is_name(text: str) -> bool:
        parts = [part for part in re.split(r"[,;()·›]| \d{4}", text) if part.strip()]
        return all(KEPT.fullmatch(part.strip()) or part.strip() in alike for part in parts)

    for page in (*KINDS, "/q/year-on-year", "/q/silences-over-time", "/q/unmet-mandates", "/q/compare-countries"):
        if not page.startswith("/term/"):
            same = texts(client, page, "en") & texts(client, page, "es")
            assert [text for text in same if not is_name(text)] == [], page


@pytest.mark.parametrize("text", ["Nada falta; see the report", "the groups that lack a protection"])
def test_the_check_finds_english_words(text: str) -> None:
    assert english(text)


def test_words_from_a_query_are_shown_in_both_languages() -> None:
    """A query's text can list words, as in ``VALUES ?change { "opened" … }``; the column ``change`` shows them."""
    for query in read_catalogue(root()).values():
        columns = {column.name for column in query.header.columns}
        given = re.findall(r"VALUES \(?((?:\?\w+ ?)+)\)? \{([^}]*)\}", query.sparql)
        for names, values in given:
            if columns & set(re.findall(r"\w+", names)):
                assert set(re.findall(r'"([^"]+)"', values)) <= set(QUERY_VALUE_PHRASES), query.name
