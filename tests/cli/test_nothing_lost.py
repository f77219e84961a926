"""A page contains every word of its table, for any table, command, language and width."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gapgraph.cli import table_output
from gapgraph.pages import query_page
from gapgraph.pages.layout import Page, visible
from gapgraph.pages.table_layout import draw_table
from gapgraph.queries.catalogue import read_catalogue
from gapgraph.resources import root
from gapgraph.tables.table import Heading, Table
from tests.cli.running import gapgraph

Draw = Callable[[Page], None]

COMMANDS = (
    ("gaps", "per-2021", "--verdict", "all"),
    ("gaps", "--all"),
    ("gaps", "per-2021"),
    ("gaps", "per-2021", "--group", "LaborTraffickingVictim"),
    ("profile", "Child", "per-2021"),
    ("explain", "per-2021", "Man", "TemporaryLodging"),
    ("explain", "per-2021", "Man", "TemporaryLodging", "--full"),
    ("check-source", "per-2021"),
    ("groups",),
    ("reports",),
    ("diff", "per-2020", "per-2021"),
    ("whatif", "per-2021", "-per-2021/claim/112"),
    ("whatif", "per-2021", "--cheapest", "3"),
    ("query",),
    ("query", "times", "--show"),
)
QUERIES = ("times", "silences-over-time", "evidence", "exclusions", "trends", "labor-trafficking-victims")
SOME_WIDTHS = (40, 43, 61, 79, 80, 100, 133, 200)
EVERY_WIDTH = range(40, 201)
WORDS = st.text("abcdefghij-áñ“”…/✕", min_size=1, max_size=50)


def words(text: str) -> set[str]:
    """The words of a page, without punctuation; a name such as per-2021 counts as two words."""
    return {word for word in re.split(r"[\s│:,;-]+", text) if word}


def drawn(draw: Draw, width: int) -> str:
    page = Page(width)
    draw(page)
    return page.text()


def lost(wanted: set[str], text: str, width: int) -> set[str]:
    """The words of ``wanted`` that the text lacks. A word that is longer than half the width isn't lost if the page
    splits the word between two lines.
    """
    whole, joined = words(text), re.sub(r"[\s│:,;-]+", "", text)
    return {one for one in wanted - whole if len(one) <= width // 2 or one not in joined}


@pytest.fixture
def draw_of(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Draw]:
    """A function that runs a command once, and returns a function that draws the result on a page of any width."""
    kept: list[Draw] = []

    def keep(draw: Draw, *, plain: bool) -> str:
        assert not plain
        kept.append(draw)
        return ""

    def of(*arguments: str) -> Draw:
        assert gapgraph(*arguments).status in (0, 1)
        return kept.pop()

    monkeypatch.setattr(table_output, "page_as_text", keep)
    return of


@given(
    rows=st.integers(1, 8).flatmap(
        lambda columns: st.lists(
            st.tuples(*[st.lists(WORDS, max_size=12).map(" ".join)] * columns), min_size=1, max_size=6
        )
    ),
    width=st.integers(24, 200),
)
def test_a_table_keeps_every_word_at_any_width(rows: list[tuple[str, ...]], width: int) -> None:
    page, shown = Page(width), Table(tuple(Heading(f"h{n}") for n in range(len(rows[0]))), tuple(rows))
    draw_table(page, shown)
    lines, found = page.text().splitlines(), Counter(page.text().split())
    for word, times in Counter(word for row in rows for cell in row for word in visible(cell).split()).items():
        assert found[word] >= times or (len(word) > width // 2 and word in "".join(page.text().split()))
    assert max(map(len, lines), default=0) <= width


def test_a_cell_that_does_not_fit_moves_below_its_row() -> None:
    long = "The government did not accept men in any shelter of the capital during the reporting period"
    page = Page(40)
    heads = ("group", "provider", "quote", "count")
    rows = (("men", "the government", long, 7), ("boys", "government shelters", long, 12))
    draw_table(page, Table(tuple(map(Heading, heads)), rows))
    assert page.text().splitlines() == [
        "group  provider             count",
        "men    the government           7",
        "  quote: The government did not accept",
        "    men in any shelter of the capital",
        "    during the reporting period",
        "boys   government shelters     12",
        "  quote: The government did not accept",
        "    men in any shelter of the capital",
        "    during the reporting period",
    ]


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_page_has_every_word_at_every_width(
    draw_of: Callable[..., Draw], command: tuple[str, ...], language: str
) -> None:
    draw = draw_of(*command, "--lang", language)
    wanted = words(drawn(draw, 5_000))
    assert len(wanted) > 20
    for width in SOME_WIDTHS:
        assert lost(wanted, drawn(draw, width), width) == set()


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_matrix_names_every_group_and_protection_at_every_width(draw_of: Callable[..., Draw], language: str) -> None:
    """A narrow matrix is a list, a wide one a grid: the names are the same."""
    command = ("matrix", "per-2021", "--lang", language)
    named = [
        row[name] for row in gapgraph(*command, "--format", "csv").rows for name in ("group_label", "protection_label")
    ]
    wanted, draw = words(" ".join(named).casefold()), draw_of(*command)
    for width in SOME_WIDTHS:
        assert lost(wanted, drawn(draw, width).casefold(), width) == set()


def check_query(
    draw_of: Callable[..., Draw], monkeypatch: pytest.MonkeyPatch, name: str, widths: range | tuple[int, ...]
) -> None:
    """The answer of a query has each word of each cell on its page."""
    for language in ("en", "es"):
        tables: list[Table] = []
        draw = draw_of("query", name, "--full", "--lang", language)
        with monkeypatch.context() as patched:
            patched.setattr(query_page, "draw_table", lambda _page, table, kept=tables: kept.append(table))
            patched.setattr(
                query_page, "draw_grouped", lambda _page, table, *_, kept=tables, **_full: kept.append(table)
            )
            drawn(draw, 100)
        texts = [cell for table in tables for row in table.flat() for cell in row]
        if "claim" in read_catalogue(root())[name].header.joins:
            texts = [re.sub(r"\S+/claim/", "", text) for text in texts]
        cells = {word for text in texts for word in words(visible(text)) if word != "|"}
        assert len(cells) > 20
        for width in widths:
            assert lost(cells, drawn(draw, width), width) == set()


@pytest.mark.parametrize("name", QUERIES)
def test_an_answer_has_every_word_of_every_cell(
    draw_of: Callable[..., Draw], monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    check_query(draw_of, monkeypatch, name, SOME_WIDTHS)


@pytest.mark.proof
@pytest.mark.parametrize("name", sorted(read_catalogue(root())))
def test_every_answer_has_every_word_at_every_width(
    draw_of: Callable[..., Draw], monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    check_query(draw_of, monkeypatch, name, EVERY_WIDTH)
