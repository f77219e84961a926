"""Every page about a report says in both languages if the text of the report is a paraphrase or an excerpt."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from gapgraph import resources
from gapgraph.authoring.encoding import read_encoding
from gapgraph.cli import main

ROOT = resources.root()
MARKED = ("paraphrase", "excerpt")
EXCERPTS = [
    path.stem
    for path in sorted((ROOT / "data" / "encodings").glob("*.toml"))
    if (read_encoding(path).report["wording"], read_encoding(path).report["extent"]) == MARKED
]
PAGES = (
    ("gaps", "{id}"),
    ("matrix", "{id}"),
    ("explain", "{id}", "Man", "TemporaryLodging"),
    ("diff", "{id}", "per-2021", "--only", "figures"),
    ("verify", "{id}", "--source", str(ROOT / "data" / "sources" / "{id}.txt")),
)


def _page(command: tuple[str, ...], report: str, language: str = "en") -> str:
    arguments = [part.format(id=report) for part in command]
    done = CliRunner().invoke(main, [*arguments, "--lang", language])
    assert done.exit_code == 0, done.output
    return " ".join(done.stdout.split())


@pytest.mark.parametrize("command", PAGES, ids=[command[0] for command in PAGES])
@pytest.mark.parametrize("report", EXCERPTS)
def test_every_page_says_that_the_text_is_a_paraphrase_and_an_excerpt(command: tuple[str, ...], report: str) -> None:
    page = _page(command, report)
    assert "Our text is a paraphrase" in page
    assert "Our text is an excerpt" in page


@pytest.mark.parametrize("command", PAGES, ids=[command[0] for command in PAGES])
def test_spanish_pages_say_that_the_text_is_a_paraphrase_and_an_excerpt(command: tuple[str, ...]) -> None:
    page = _page(command, "col-2021", "es")
    assert "El texto disponible es una paráfrasis" in page
    assert "El texto disponible es un extracto" in page


def test_the_page_of_a_whole_verbatim_report_has_no_note_on_its_text() -> None:
    assert "Our text is" not in _page(("gaps", "{id}"), "per-2021")


@pytest.mark.parametrize(("language", "mark", "beyond"), [
    ("en", "victims of forced labor, with shelter”, says the report, in a paraphrase", ": Not in the text we have"),
    ("es", "forced labor, with shelter”, dice el informe, en una paráfrasis", ": No está en el texto disponible"),
])  # fmt: skip
def test_a_finding_on_a_duty_says_that_its_quotation_is_a_paraphrase(language: str, mark: str, beyond: str) -> None:
    page = _page(("validate", str(ROOT / "data" / "reports" / "{id}.ttl"), "--fail-on", "never"), "col-2021", language)
    assert mark in page
    assert beyond in page
    assert "Not evidenced" not in page


def test_a_finding_on_a_duty_with_a_verbatim_quotation_does_not_mention_a_paraphrase() -> None:
    page = _page(("validate", str(ROOT / "data" / "reports" / "{id}.ttl"), "--fail-on", "never"), "per-2021")
    assert "Denied. “there were no shelters that accepted men”, says the report. Law 28950" in page
