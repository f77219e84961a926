"""An encoding can use ISO codes of countries and currencies, and words for nationalities, without declaring them."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from gapgraph.api import Gapgraph
from gapgraph.authoring.iso_names import countries, country_names, currencies
from gapgraph.cli import main
from gapgraph.drafting.nationalities import nationality_in
from gapgraph.vocabulary import GAP
from scripts.iso_names import TABLE, table
from tests.authoring.mistakes import SOUND, TEXT


def test_the_table_of_iso_names_equals_the_data_of_its_source_packages() -> None:
    assert TABLE.read_text(encoding="utf-8") == table(), "python -m scripts.iso_names"
    assert len(countries()) == 250
    assert len(currencies()) > 150


def test_names_of_countries_and_currencies_are_in_two_languages() -> None:
    assert country_names("PER") == ("Peru", "Perú")
    assert country_names("COD") == ("Congo - Kinshasa", "República Democrática del Congo")
    assert country_names("ATL") == ("", "")
    assert currencies()["HNL"].spanish == "lempiras hondureños"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        *(("were Venezuelan", "VEN"), ("two Thai women", "THA"), ("from Sri Lanka", "LKA"), ("of Nigeriens", "NER")),
        *(("a Filipina", "PHL"), ("Congolese", ""), ("the Government", ""), ("Ecuadorian", "ECU"), ("Kosovar", "XKX")),
    ],
)
def test_words_for_a_nationality_give_its_country_code(words: str, code: str) -> None:
    assert nationality_in(words) == code


def _folder(path: Path, encoding: str) -> Path:
    for name, content in (("encodings/atl-2021.toml", encoding), ("sources/atl-2021.txt", TEXT)):
        (path / "data" / name).parent.mkdir(parents=True, exist_ok=True)
        (path / "data" / name).write_text(content, encoding="utf-8")
    return path


def test_codes_of_countries_and_currencies_need_no_declaration(tmp_path: Path) -> None:
    changed = SOUND.replace('sex = "Female"', 'sex = "Female"\nnationality = "SRB"').replace(
        "value = 12", 'value = 12\nunit = "HNL"'
    )
    root = _folder(tmp_path, changed)
    done = CliRunner().invoke(main, ["--root", str(root), "build"])
    assert done.exit_code == 0, done.output
    facts = Gapgraph(root).facts
    assert facts.label(GAP + "SRB", "es") == "Serbia"
    assert facts.label(GAP + "CurrencyHNL", "en") == "Honduran lempiras"
    assert GAP + "CountCode" in facts.iris(GAP + "SRB", "http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    assert CliRunner().invoke(main, ["--root", str(root), "build", "--check"]).exit_code == 0
    report = Gapgraph(root).report_facts("atl-2021")
    assert GAP + "CurrencyHNL" in {o for _, _, o in report.triples()}


@pytest.mark.parametrize(
    ("unit", "written"), [("GHS", "Cedis"), ("CurrencyMKD", "CurrencyMKD"), ("Cedis", "Cedis"), ("EUR", "CurrencyEUR")]
)
def test_the_iso_code_and_the_name_of_a_currency_compile_to_the_same_term(
    unit: str, written: str, tmp_path: Path
) -> None:
    root = _folder(tmp_path, SOUND.replace("value = 12", f'value = 12\nunit = "{unit}"'))
    assert CliRunner().invoke(main, ["--root", str(root), "build"]).exit_code == 0
    assert GAP + written in {o for _, _, o in Gapgraph(root).report_facts("atl-2021").triples()}


def test_an_unknown_code_is_reported(tmp_path: Path) -> None:
    root = _folder(tmp_path, SOUND.replace('sex = "Female"', 'nationality = "XYZ"'))
    done = CliRunner().invoke(main, ["--root", str(root), "build"])
    assert "Nothing is named 'XYZ' (nationality)" in done.stderr
