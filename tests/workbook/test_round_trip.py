"""A report is exported to a workbook or csv and imported unchanged; mistakes are reported by sheet, row and column."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from random import Random
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.round_trips import SEED, came_back, graphs, with_own_names
from gapgraph import resources
from gapgraph.api import Gapgraph
from gapgraph.authoring.compile import compile_report
from gapgraph.authoring.decompile import Document, decompile
from gapgraph.authoring.encoding import parse_encoding
from gapgraph.authoring.slot_choices import SlotChoices
from gapgraph.cli import main
from gapgraph.core.facts import Facts, Literal
from gapgraph.errors import GapgraphError
from gapgraph.rdf.reading import read_facts
from gapgraph.testing import generate
from gapgraph.vocabulary import Iri, ReportId
from gapgraph.workbook.report_sheets import report_sheets
from gapgraph.workbook.round_trip import read_report, to_csv, to_xlsx
from tests.authoring.mistakes import SOUND, TEXT

ROOT = resources.root()
GRAPH = Gapgraph(ROOT)
CHOICES = SlotChoices(GRAPH.facts)
SOME = ("per-2021", "col-2020", "gha-2019")


def _same(document: Document, facts: Facts) -> bool:
    """Whether the document gives these facts, and nothing else."""
    again = compile_report(parse_encoding(document.tables, document.id), document.narrative, GRAPH.facts)
    return _plain(again) == _plain(facts.triples())


def _plain(triples: Any) -> set[Any]:
    string = "http://www.w3.org/2001/XMLSchema#string"
    return {
        (s, p, Literal(o.text, o.language, o.datatype.replace(string, "")) if isinstance(o, Literal) else o)
        for s, p, o in triples
    }


def _out_and_in(document: Document, folder: Path) -> tuple[Document, Document]:
    (folder / "report.xlsx").write_bytes(to_xlsx(document, CHOICES))
    for name, content in to_csv(document).items():
        (folder / name).write_bytes(content)
    back = (read_report(folder / "report.xlsx", CHOICES), read_report(folder, CHOICES))
    assert [one.mistakes for one in back] == [[], []]
    return back[0].document, back[1].document


@pytest.mark.parametrize("report", SOME)
def test_a_report_survives_the_round_trip(report: str, tmp_path: Path) -> None:
    facts = GRAPH.report_facts(report)
    for back in _out_and_in(decompile(ReportId(report), facts, GRAPH.facts), tmp_path):
        assert _same(back, facts)


def test_generated_reports_survive_the_round_trip(tmp_path: Path) -> None:
    for made in generate(seed=7, count=3, scale=0.1, first=10, ontology=GRAPH.facts):
        facts = Facts(made.triples)
        for back in _out_and_in(decompile(made.id, facts, GRAPH.facts), tmp_path):
            assert _same(back, facts)


def test_declared_names_survive_the_round_trip(tmp_path: Path) -> None:
    """``make proof`` makes the round trip with 500 reports (docs/proof/round-trips.md)."""
    for number in (1, 2):
        made = next(generate(seed=SEED, count=1, scale=0.05, first=number, ontology=GRAPH.facts))
        own = with_own_names(decompile(made.id, Facts(made.triples), GRAPH.facts), Random(number))
        claims, names = graphs(own, GRAPH.facts)
        known = GRAPH.facts.joined(Facts(names))
        document = decompile(made.id, Facts(claims), known)
        assert [one["id"] for one in document.tables["body"]] == ["HopeHouse", "HopeNorth"]
        (tmp_path / str(number)).mkdir()
        assert list(came_back(document, GRAPH.facts, tmp_path / str(number))) == [("xlsx", True, ""), ("csv", True, "")]


def test_declared_names_that_were_changed_by_hand_are_refused() -> None:
    made = next(generate(seed=SEED, count=1, scale=0.05, first=1, ontology=GRAPH.facts))
    own = with_own_names(decompile(made.id, Facts(made.triples), GRAPH.facts), Random(1))
    claims, names = graphs(own, GRAPH.facts)
    house = next(s for s, _, _ in names if s.endswith("#HopeHouse"))
    known = GRAPH.facts.joined(Facts([*names, (house, "https://example.org/mine", Literal("x"))]))
    with pytest.raises(GapgraphError) as caught:
        decompile(made.id, Facts(claims), known)
    assert caught.value.code == "GG322"


def test_a_graph_with_a_property_that_no_encoding_can_express_is_refused() -> None:
    facts = GRAPH.report_facts("col-2020")
    claim = "https://w3id.org/gapgraph/report/col-2020/claim/001"
    more = Facts([*facts.triples(), (claim, "https://example.org/mine", Literal("x"))])
    with pytest.raises(GapgraphError) as caught:
        decompile(ReportId("col-2020"), more, GRAPH.facts)
    assert caught.value.code == "GG322"


def test_writing_a_report_twice_gives_workbooks_with_the_same_bytes() -> None:
    document = decompile(ReportId("col-2020"), GRAPH.report_facts("col-2020"), GRAPH.facts)
    assert to_xlsx(document, CHOICES) == to_xlsx(document, CHOICES)


def test_a_sheet_offers_lists_of_names_and_shows_findings_beside_claims() -> None:
    """The library that reads the workbook in this test is not the library that wrote it."""
    document = decompile(ReportId("col-2020"), GRAPH.report_facts("col-2020"), GRAPH.facts)
    findings = {("claim", 2): ["Something to mend."], ("sentence", 1): ["Nobody quotes it."]}
    book = openpyxl.load_workbook(BytesIO(to_xlsx(document, CHOICES, findings)))
    page = book["Limitation"]
    heads = [cell.value for cell in page[1]]
    assert heads[:3] == ["id", "sentence", "quote"]
    row = {head: cell.value for head, cell in zip(heads, page[2], strict=True)}
    assert row["sentence"].startswith("1: More victims were identified, but")
    assert row["findings"] == "Something to mend."
    assert book["Sentences"]["D2"].value == "Nobody quotes it."
    offered = {rule.formula1 for rule in page.data_validations.dataValidation}
    assert {"list_group", "list_protection", "list_provider", "list_aaaq"} <= offered
    names = book.defined_names
    sheet, cells = next(names["list_group"].destinations)
    listed = {cell[0].value for cell in book[sheet][cells]}
    assert {"Man", "Girl", "Victim"} <= listed
    assert book["Lists"].sheet_state == "hidden"


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Cn")), min_size=1, max_size=40))
def test_any_text_survives_the_round_trip(words: str) -> None:
    tables = {**_document().tables, "claim": [{"id": 1, "kind": "Parity", "quote": "NGOs", "note": words}]}
    document = replace(_document(), tables=tables)
    book = openpyxl.load_workbook(BytesIO(to_xlsx(document, CHOICES)))
    heads = [cell.value for cell in book["Parity"][1]]
    assert book["Parity"][2][heads.index("note")].value == words


@pytest.mark.parametrize("value", [0, 7, 10**16, Decimal("1.5"), Decimal("16.50"), Decimal("0.1")])
def test_any_number_survives_the_round_trip_exactly(value: int | Decimal, tmp_path: Path) -> None:
    document = _document()
    claims = [{**one, "value": value} if one["id"] == 3 else one for one in document.tables["claim"]]
    for back in _out_and_in(replace(document, tables={**document.tables, "claim": claims}), tmp_path):
        (found,) = [one["value"] for one in back.tables["claim"] if one["id"] == 3]
        assert (found, str(found)) == (value, str(value))


def test_a_text_too_long_for_a_cell_is_refused() -> None:
    document = replace(_document(), narrative="x" * 40_000)
    with pytest.raises(GapgraphError) as caught:
        report_sheets(document)
    assert caught.value.code == "GG330"


def _document() -> Document:
    """The correct encoding, without its declared names."""
    import tomllib

    tables = tomllib.loads(SOUND.replace('"HopeHouse"', '"NGOs"').replace('["Port"]', '["per:Lima"]'))
    claims = tables["claim"]
    report = {**tables["report"], "sentences": [0], "period_start": "2020-04-01", "period_end": "2021-03-31"}
    return Document({"report": report, "context": tables["time"], "claim": claims}, TEXT)


def _book(tmp_path: Path, change: Callable[[Any], None]) -> Path:
    """The file of a correct workbook after ``change``, as a spreadsheet program would save the workbook."""
    book = openpyxl.load_workbook(BytesIO(to_xlsx(_document(), CHOICES)))
    change(book)
    path = tmp_path / "mine.xlsx"
    book.save(path)
    return path


def _set(sheet: str, cell: str, value: Any) -> Callable[[Any], None]:
    return lambda book: book[sheet].__setitem__(cell, value)


def _merge(book: Any) -> None:
    book["Denial"].merge_cells("E2:F2")


def _declared(label: str | None, parent: str) -> Callable[[Any], None]:
    def change(book: Any) -> None:
        cells = {"A2": "body", "B2": "House", "C2": label, "E2": parent}
        for cell, value in cells.items():
            book["Declared"][cell] = value

    return change


def _no_sentences(book: Any) -> None:
    del book["Sentences"]


def _other_sheet(book: Any) -> None:
    book["Denial"].title = "Denials"


# In the sheet Denial: A id, B sentence, C quote, D nth, E group, F protection, G provider, H cause, I place.
SLIPS: tuple[tuple[str, Callable[[Any], None], str, str], ...] = (
    ("half-filled row", _set("Denial", "E3", "Woman"), "GG334", "sheet Denial, row 3, column quote"),
    ("renamed column", _set("Denial", "E1", "grup"), "GG333", "sheet Denial, row 1, column E (grup)"),
    (
        "two columns of one name",
        _set("Denial", "E1", "protection"),
        "GG333",
        "sheet Denial, row 1, column F (protection)",
    ),
    ("column without a name", _set("Denial", "E1", None), "GG333", "sheet Denial, row 2, column E"),
    ("merged cells", _merge, "GG335", "sheet Denial, row 2, column E (group)"),
    ("formula", _set("Observation", "F2", "=6+6"), "GG335", "sheet Observation, row 2, column F (value)"),
    (
        "date for a period",
        _set("Observation", "I2", dt.date(2020, 4, 1)),
        "GG335",
        "sheet Observation, row 2, column I (period)",
    ),
    (
        "date for a number",
        _set("Observation", "F2", dt.date(2020, 4, 1)),
        "GG335",
        "sheet Observation, row 2, column F (value)",
    ),
    ("words for a number", _set("Observation", "F2", "twelve"), "GG335", "sheet Observation, row 2, column F (value)"),
    ("part of an id", _set("Denial", "A2", 2.5), "GG335", "sheet Denial, row 2, column A (id)"),
    ("number for words", _set("Denial", "E2", 7), "GG309", "sheet Denial, row 2, column E (group)"),
    ("name that nobody declared", _set("Denial", "E2", "Men"), "GG309", "sheet Denial, row 2, column E (group)"),
    (
        "name of another kind",
        _set("Denial", "E2", "TemporaryLodging"),
        "GG309",
        "sheet Denial, row 2, column E (group)",
    ),
    (
        "quote that the text doesn't hold",
        _set("Denial", "C2", "no men at all"),
        "GG307",
        "sheet Denial, row 2, column C (quote)",
    ),
    ("number used twice", _set("Denial", "A2", 1), "GG306", "sheet Denial, row 2, column A (id)"),
    ("empty cell that is asked", _set("Denial", "E2", None), "GG310", "sheet Denial, row 2, column E (group)"),
    ("yes or no", _set("Provision", "I2", "perhaps"), "GG335", "sheet Provision, row 2, column I (specialized)"),
    ("part of nothing", _set("Observation", "Q3", 99), "GG324", "sheet Observation, row 3, column Q (part_of)"),
    ("sheet of another name", _other_sheet, "GG332", "sheet Denials"),
    ("sheet that is missing", _no_sentences, "GG332", "sheet Sentences"),
    ("key of the report", _set("Report", "A4", "titel"), "GG333", "sheet Report, row 4"),
    ("table of a declared name", _set("Declared", "A2", "bodies"), "GG333", "sheet Declared, row 2, column table"),
    ("declared name that lacks its label", _declared(None, "NGOs"), "GG323", "sheet Declared, row 2, column C (label)"),
    ("parent of a declared name", _declared("House", "NGO"), "GG309", "sheet Declared, row 2, column E (parent)"),
    ("white space", _set("Sentences", "C2", "?"), "GG333", "sheet Sentences, row 2, column after"),
)


@pytest.mark.parametrize(("change", "code", "place"), [slip[1:] for slip in SLIPS], ids=[slip[0] for slip in SLIPS])
def test_a_mistake_is_reported_with_its_cell(
    change: Callable[[Any], None], code: str, place: str, tmp_path: Path
) -> None:
    found = read_report(_book(tmp_path, change), CHOICES)
    told = [(one.code, one.place) for one in found.mistakes]
    assert (code, f"mine.xlsx, {place}") in told, told
    assert all(one.remedy for one in found.mistakes if one.code == code)


def test_values_changed_by_spreadsheet_programs_are_understood(tmp_path: Path) -> None:
    """Numbers as 1.0 or as text, yes for true, a date in a cell for dates, rows without a number."""

    def change(book: Any) -> None:
        book["Observation"]["F2"] = "12"
        book["Provision"]["I2"] = "yes"
        book["Report"]["B12"] = dt.date(2020, 4, 1)
        book["Denial"]["A2"] = None

    found = read_report(_book(tmp_path, change), CHOICES)
    assert found.mistakes == []
    claims = {one["id"]: one for one in found.document.tables["claim"]}
    assert claims[3]["value"] == 12
    assert claims[1]["specialized"] is True
    assert claims[8]["kind"] == "Denial"
    assert found.document.tables["report"]["period_start"] == "2020-04-01"


@pytest.mark.parametrize("content", [b"", b"no workbook", b"PK\x03\x04"])
def test_a_file_that_is_not_a_workbook_is_reported(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "mine.xlsx").write_bytes(content)
    with pytest.raises(GapgraphError) as caught:
        read_report(tmp_path / "mine.xlsx", CHOICES)
    assert caught.value.code == "GG331"


def gapgraph(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["--root", str(root), *arguments])


def test_a_report_is_moved_from_one_folder_to_another(tmp_path: Path) -> None:
    book = tmp_path / "per.xlsx"
    assert gapgraph(ROOT, "export", "per-2017", "--format", "xlsx", "-o", str(book)).exit_code == 0
    mine = tmp_path / "mine"
    mine.mkdir()
    done = gapgraph(mine, "import", str(book))
    assert done.exit_code == 0, done.output
    assert gapgraph(mine, "build").exit_code == 0
    own = Gapgraph(mine).report_facts("per-2017")
    assert _plain(own.triples()) == _plain(GRAPH.report_facts("per-2017").triples())
    assert gapgraph(mine, "import", str(book)).exit_code == 0
    encoding = mine / "data" / "encodings" / "per-2017.toml"
    encoding.write_text("# mine\n" + encoding.read_text(encoding="utf-8"), encoding="utf-8")
    assert "[GG314]" in gapgraph(mine, "import", str(book)).stderr
    assert gapgraph(mine, "import", str(book), "--replace").exit_code == 0


def test_declared_names_are_imported_into_another_folder(tmp_path: Path) -> None:
    for name, content in (("encodings/atl-2021.toml", SOUND), ("sources/atl-2021.txt", TEXT)):
        (tmp_path / "one" / "data" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "one" / "data" / name).write_text(content, encoding="utf-8")
    (tmp_path / "other").mkdir()
    assert gapgraph(tmp_path / "one", "build").exit_code == 0
    for form, target in (("xlsx", "atl.xlsx"), ("csv-folder", "atl")):
        out = tmp_path / target
        assert gapgraph(tmp_path / "one", "export", "atl-2021", "--format", form, "-o", str(out)).exit_code == 0
        done = gapgraph(tmp_path / "other", "import", str(out), "--replace")
        assert done.exit_code == 0, done.output
        assert gapgraph(tmp_path / "other", "build").exit_code == 0
        country = Gapgraph(tmp_path / "other").label(Iri("https://w3id.org/gapgraph/country/atl#Country"))
        assert country == "ATL", "no table knows Atlantis"
        for name in ("reports/atl-2021.ttl", "countries/atl-2021.ttl"):
            again = set(read_facts([tmp_path / "other" / "data" / name]).triples())
            assert again == set(read_facts([tmp_path / "one" / "data" / name]).triples())


def test_mistakes_are_written_beside_their_rows_in_the_workbook(tmp_path: Path) -> None:
    path, marked = _book(tmp_path, _set("Denial", "E2", "Men")), tmp_path / "marked.xlsx"
    done = gapgraph(tmp_path, "import", str(path), "--mistakes-to", str(marked))
    assert done.exit_code == 2
    assert "Did you mean Man?" in done.stderr
    page = openpyxl.load_workbook(marked)["Denial"]
    last = [cell.value for cell in page[1]].index("findings")
    assert "Did you mean Man?" in page[2][last].value
    assert not (tmp_path / "data").exists()
