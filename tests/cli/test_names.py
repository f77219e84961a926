"""An unknown name gives one sentence with the nearest name, the place, the remedy and a code; the exit status is 2."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from gapgraph import resources
from gapgraph.errors import GapgraphError, nearest, unknown_name
from tests.cli import small
from tests.cli.running import gapgraph


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("gasp", "No such command 'gasp'. Did you mean 'gaps'? See gapgraph --help. [GG001]"),
        ("gaps --formt csv", "No such option '--formt'. Did you mean '--format'? See gapgraph gaps --help. [GG001]"),
        ("explain per-2021 Man", "Missing argument 'PROTECTION'. See gapgraph explain --help. [GG001]"),
        ("gaps per-2021 --all", "'per-2021' and --all exclude each other. See gapgraph gaps --help. [GG001]"),
        (
            "gaps per-2012",
            "There is no report named 'per-2012'. Did you mean per-2021 or per-2020 or per-2019? [GG101]",
        ),
        ("gaps ../../etc", "There is no report named '../../etc'. gapgraph reports lists the known names. [GG101]"),
        ("explain per-2021 Mann x", "There is no group named 'Mann'. Did you mean gap:Man"),
        ("explain per-2021 hombro x", "There is no group named 'hombro'. Did you mean gap:Man"),
        (
            "explain per-2021 qqqqqq x",
            "There is no group named 'qqqqqq'. gapgraph groups lists the known names. [GG102]",
        ),
        ("explain per-2021 Adult+Femal x", "There is no value named 'Femal'. Did you mean Female or Male? [GG102]"),
        ("explain per-2021 Child+Adult x", "Nobody can be in 'Child+Adult'. The values exclude each other. [GG102]"),
        ("explain per-2021 Child|Male x", "'Child|Male' joins values of two dimensions by |. Join values of two"),
        ("explain per-2021 Man lodgin", "There is no protection named 'lodgin'. Did you mean gap:TemporaryLodging"),
        ("explain per-2021 Man legal", "'legal' can mean more than one protection. Did you mean gap:LegalA"),
        ("gaps 2021", "'2021' can mean more than one report. Did you mean "),
        (
            "explain per-2021 Man zzzzzz",
            "There is no protection named 'zzzzzz'. gapgraph matrix lists the known names. [GG103]",
        ),
        ("matrix --protection Sheltre", "There is no protection named 'Sheltre'. Did you mean gap:TemporaryL"),
        (
            "gaps --where Limma",
            "There is no place named 'Limma'. Did you mean per:Lima or col:Tolima or mex:Colima?",
        ),
        (
            "gaps --when 2020-13",
            "'2020-13' is not a month. Write a month as 2020-04, or use a name such as NightsAndWeekends. [GG105]",
        ),
        ("gaps --when night", "There is no time context named 'night'. Did you mean gap:NightsAndWeekends? [GG105]"),
        (
            "--root /nonexistent gaps",
            "The folder doesn't exist (/nonexistent). Check the path that --root or GAPGRAPH_ROOT gives. [GG206]",
        ),
    ],
)
def test_an_unknown_name_gives_one_sentence_and_the_remedy(command: str, said: str) -> None:
    if command.startswith("explain") and command.endswith(" x"):
        command = command.removesuffix("x") + "TemporaryLodging"
    ran = gapgraph(*command.split())
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith(f"gapgraph: {said}")
    assert ran.err.count("\n") == 1


PERU = len(list((resources.root() / "data" / "reports").glob("per-*.ttl")))
TRANSGENDER_BOYS = "gap:TransgenderBoy (transgender boys, niños y adolescentes varones transgénero)"
LABOR = "gap:LaborTraffickingVictim (victims of labor trafficking, víctimas de trata laboral)"


@pytest.mark.parametrize(
    ("typed", "exact", "told"),
    [
        (
            ("gaps", "Peru 2021"),
            ("gaps", "per-2021"),
            ["'Peru 2021' is understood as per-2021."],
        ),
        (
            ("explain", "Peru", "adult men", "shelter"),
            ("explain", "per-2021", "gap:Man", "TemporaryLodging"),
            [
                f"'Peru' is understood as per-2021, the newest of {PERU} reports on Peru.",
                (
                    "'shelter' is understood as gap:TemporaryLodging (temporary lodging, alojamiento temporal). "
                    "Other names contain the same word: gap:SpecializedShelter."
                ),
                "'adult men' is understood as gap:Man (men, hombres).",
            ],
        ),
        (
            ("explain", "per 2021", "niños transgénero", "Albergue", "--lang", "es"),
            ("explain", "per-2021", "TransgenderBoy", "TemporaryLodging", "--lang", "es"),
            [
                "'per 2021' se entiende como per-2021.",
                (
                    "'Albergue' se entiende como gap:TemporaryLodging (temporary lodging, alojamiento temporal). "
                    "Otros nombres contienen la misma palabra: gap:SpecializedShelter."
                ),
                f"'niños transgénero' se entiende como {TRANSGENDER_BOYS}.",
            ],
        ),
        (("diff", "PER-2020", "PER-2021"), ("diff", "per-2020", "per-2021"), []),
        (
            ("export", "Peru 2021", "--format", "nq"),
            ("export", "per-2021", "--format", "nq"),
            ["'Peru 2021' is understood as per-2021."],
        ),
        (("brief", "Ghana"), ("brief", "gha-2019"), ["'Ghana' is understood as gha-2019."]),
        (
            ("check-source", "perú 2020"),
            ("check-source", "per-2020"),
            ["'perú 2020' is understood as per-2020."],
        ),
        (
            ("query", "exclusions", "-p", "report=Peru 2021", "-p", "group=adult men"),
            ("query", "exclusions", "-p", "report=per-2021", "-p", "group=Man"),
            ["'Peru 2021' is understood as per-2021.", "'adult men' is understood as gap:Man (men, hombres)."],
        ),
        (
            ("whatif", "Perú", "+Provision:adult men:shelter:ONG"),
            ("whatif", "per-2021", "+Provision:Man:TemporaryLodging:NGOs"),
            [
                f"'Perú' is understood as per-2021, the newest of {PERU} reports on Peru.",
                "'adult men' is understood as gap:Man (men, hombres).",
                (
                    "'shelter' is understood as gap:TemporaryLodging (temporary lodging, alojamiento temporal). "
                    "Other names contain the same word: gap:SpecializedShelter."
                ),
            ],
        ),
        (
            ("matrix", "per-2021", "--group", "labor trafficking victims", "--protection", "albergue"),
            ("matrix", "per-2021", "--group", "LaborTraffickingVictim", "--protection", "TemporaryLodging"),
            [
                f"'labor trafficking victims' is understood as {LABOR}.",
                (
                    "'albergue' is understood as gap:TemporaryLodging (temporary lodging, alojamiento temporal). "
                    "Other names contain the same word: gap:SpecializedShelter."
                ),
            ],
        ),
    ],
)
def test_typed_names_are_found_and_the_understood_name_is_shown(
    typed: tuple[str, ...], exact: tuple[str, ...], told: list[str]
) -> None:
    ran, plain = gapgraph(*typed), gapgraph(*exact)
    assert (ran.status, plain.status, plain.err) == (0, 0, "")
    assert ran.err.splitlines() == [f"gapgraph: {one}" for one in told]
    if typed[0] != "whatif":
        assert ran.out == plain.out
    assert ran.out.splitlines()[0] == plain.out.splitlines()[0]


def changed(root: Path, tmp_path: Path, old: str, new: str) -> Path:
    """A copy of the small report's folder with something in the report replaced."""
    copy = tmp_path / "root"
    shutil.copytree(root, copy, symlinks=True)
    report = copy / "data" / "reports" / f"{small.ID}.ttl"
    text = report.read_text(encoding="utf-8")
    assert old in text
    report.write_text(text.replace(old, new), encoding="utf-8")
    return copy


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("gap:frequency gap:Usually", "gap:frequency gap:Mostly", "GG209"),
        ("gap:reach gap:ToAll", "gap:reach gap:ToNobody", "GG209"),
        ('"1999"^^xsd:gYear', '"last year"', "GG209"),
        ("a gap:Report ;", "a gap:Rapport ;", "GG216"),
        ("@prefix gap:", "@prefixx gap:", "GG202"),
    ],
)
def test_broken_data_is_reported_with_its_file(root: Path, tmp_path: Path, old: str, new: str, code: str) -> None:
    ran = gapgraph("gaps", "per-1999", root=changed(root, tmp_path, old, new))
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.rstrip().endswith(f"[{code}]")
    assert f"{small.ID}.ttl" in ran.err


def test_a_folder_without_a_report_is_an_error(root: Path, tmp_path: Path) -> None:
    (tmp_path / "ontology").symlink_to(root / "ontology")
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "countries").symlink_to(root / "data" / "countries")
    for command in (("gaps",), ("gaps", "--all"), ("matrix", "--all")):
        ran = gapgraph(*command, root=tmp_path)
        assert (ran.status, ran.out) == (2, "")
        assert ran.err.startswith("gapgraph: No report was found (")
        assert ran.err.endswith("[GG106]\n")
    assert "There is nothing to show." in gapgraph("reports", root=tmp_path).out


def test_hostile_names_are_shown_as_escapes() -> None:
    ran = gapgraph("gaps", "per\x1b[2J\u202e")
    assert ran.status == 2
    assert "\x1b" not in ran.err
    assert "\u202e" not in ran.err


def test_an_internal_error_is_one_sentence_and_details_are_optional(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("boom\nbang")

    monkeypatch.setattr("gapgraph.pages.gaps_summary.gaps_summary", fail)
    monkeypatch.delenv("GAPGRAPH_TRACEBACK", raising=False)
    ran = gapgraph("gaps", root=root)
    assert ran.status == 3
    assert ran.err.startswith("gapgraph: Gapgraph has an internal error: RuntimeError: boom bang.")
    assert "Traceback" not in ran.err
    monkeypatch.setenv("GAPGRAPH_TRACEBACK", "1")
    assert "Traceback" in gapgraph("gaps", root=root).err


def test_at_most_three_suggestions_are_shown_with_the_best_first() -> None:
    names = ["Man", "Woman", "ManInProceedings", "Boy", "Girl"]
    assert nearest("mann", names) == ["Man", "Woman"]
    assert nearest("proceedings", names) == ["ManInProceedings"]
    assert nearest("x", names) == []
    assert len(nearest("name", [f"name{n}" for n in range(9)])) == 3


def test_one_id_is_suggested_only_once() -> None:
    error = unknown_name("GG102", "group", "hombre", {"hombres": "gap:Man", "hombre adulto": "gap:Man"})
    assert str(error) == "There is no group named 'hombre'. Did you mean gap:Man? [GG102]"


def test_an_error_has_one_full_stop() -> None:
    assert str(GapgraphError("GG900", "Why?", remedy="So.")) == "Why? So. [GG900]"
    assert str(GapgraphError("GG900", "So.", place="here")) == "So (here). [GG900]"
