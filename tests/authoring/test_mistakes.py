"""All mistakes of an encoding are reported at once, each with its line, what was probably meant and a remedy; never a
traceback.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gapgraph import resources
from gapgraph.api import Gapgraph
from gapgraph.authoring.own_build import build_folder
from gapgraph.cli import main
from tests.authoring.mistakes import MISTAKES, SOUND, TEXT, Made

ONTOLOGY = Gapgraph(resources.root()).facts
NAME = "data/encodings/atl-2021.toml"


def _folder(path: Path, encoding: str) -> Path:
    for name, content in ((NAME, encoding), ("data/sources/atl-2021.txt", TEXT)):
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        (path / name).write_text(content, encoding="utf-8")
    return path


def build(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["--root", str(root), "build", *arguments])


def _changed(*made: Made) -> str:
    encoding = SOUND
    for one in made:
        assert one.old in encoding
        encoding = encoding.replace(one.old, one.new, 1)
    return encoding


def test_at_least_eighty_mistakes_are_tried() -> None:
    assert len(MISTAKES) >= 80
    assert len(set(MISTAKES)) == len(MISTAKES)
    assert len({(one.code, one.says) for one in MISTAKES}) >= 80, "told in as many ways"


def test_a_correct_encoding_is_built(tmp_path: Path) -> None:
    done = build(_folder(tmp_path, SOUND))
    assert done.exit_code == 0, done.output
    assert (tmp_path / "data" / "reports" / "atl-2021.ttl").is_file()
    assert build(tmp_path, "--check").exit_code == 0


@pytest.mark.parametrize("made", MISTAKES, ids=lambda made: f"{made.code} {made.new or made.old}"[:50])
def test_a_mistake_is_reported_with_its_line(made: Made, tmp_path: Path) -> None:
    encoding = _changed(made)
    (built,) = build_folder(_folder(tmp_path, encoding), ontology=ONTOLOGY)
    assert built.files == ()
    assert len(built.mistakes) <= 9, "one slip gives few messages"
    told = [one for one in built.mistakes if one.code == made.code and made.says in str(one)]
    assert told, [str(one) for one in built.mistakes]
    assert all(one.remedy for one in told)
    assert not re.search(r"\.ttl|Turtle|gap:|ontology/", " ".join(map(str, told))), "in terms of the file"
    line = re.search(r"line (\d+)", told[0].place)
    if line and made.new:
        first = SOUND[: SOUND.index(made.old)].count("\n") + 1
        assert first - 14 <= int(line[1]) <= first + made.new.count("\n") + 12


def test_all_mistakes_of_a_file_are_reported_at_once(tmp_path: Path) -> None:
    wanted = ("'titel_es'", "verbatm", "hope house", "Men", "that accept men", "33", "Qualty", "Arrested", "'value'")
    slips = [one for one in MISTAKES if any(want in one.new or want in one.says for want in wanted)]
    chosen = {one.old: one for one in slips if one.code != "GG301"}
    distinct = [one for one in chosen.values() if SOUND.count(one.old) and "group" not in one.new]
    encoding = SOUND
    kept = []
    for one in distinct:
        if one.old in encoding:
            encoding = encoding.replace(one.old, one.new, 1)
            kept.append(one)
    assert len(kept) >= 6
    done = build(_folder(tmp_path, encoding))
    assert done.exit_code == 2
    for one in kept:
        assert one.says in done.stderr
    assert not (tmp_path / "data" / "reports").exists()
    assert "A report with a mistake isn't written." in done.stderr


def test_all_lines_with_broken_toml_are_reported_together(tmp_path: Path) -> None:
    encoding = SOUND.replace('group = "Man"', "group = Man").replace('harm = "Penalization"', 'harm = "Penalization')
    (built,) = build_folder(_folder(tmp_path, encoding))
    lines = {int(found[1]) for one in built.mistakes if (found := re.search(r"line (\d+)", one.place))}
    wanted = {at for at, line in enumerate(encoding.split("\n"), 1) if line in ("group = Man", 'harm = "Penalization')}
    assert lines == wanted


def test_a_publisher_that_the_encoding_declares_is_accepted(tmp_path: Path) -> None:
    own = SOUND.replace('publisher = "agent:us-state"', 'publisher = "HopeHouse"').replace(
        'encoder = "agent:gapgraph"', 'encoder = "HopeHouse"'
    )
    done = build(_folder(tmp_path, own))
    assert done.exit_code == 0, done.output
    claims = Gapgraph(tmp_path).claims("atl-2021")
    assert {one.asserted_by for one in claims} == {"https://w3id.org/gapgraph/country/atl#HopeHouse"}


def test_a_claim_without_a_number_permanently_gets_the_next_number(tmp_path: Path) -> None:
    root = _folder(tmp_path, SOUND.replace("id = 2\n", ""))
    done = build(root)
    assert done.exit_code == 0, done.output
    assert "claims without a number now have one: 8" in done.stderr
    assert '[[claim]]\nid = 8\nkind = "Denial"' in (root / NAME).read_text(encoding="utf-8")
    assert build(root, "--check").exit_code == 0


def test_a_report_with_a_mistake_does_not_stop_other_reports(tmp_path: Path) -> None:
    root = _folder(tmp_path, SOUND)
    (root / "data" / "encodings" / "zzz-2021.toml").write_text("[report]\n", encoding="utf-8")
    assert build(root).exit_code == 2
    assert (root / "data" / "reports" / "atl-2021.ttl").is_file()
    assert build(root, "atl-2021").exit_code == 0
    assert "There is no encoding named" in build(root, "atl-2022").stderr


def test_a_folder_without_encodings_is_reported(tmp_path: Path) -> None:
    assert "[GG325]" in build(tmp_path).stderr


_LINES = SOUND.split("\n")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_broken_encoding_is_reported_without_a_crash(data: st.DataObject, tmp_path: Path) -> None:
    lines = list(_LINES)
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(lines) - 1))
        how = data.draw(st.sampled_from(("drop", "double", "cut", "number", "list")))
        key = lines[at].partition("=")[0].strip()
        other = {"drop": [], "double": [lines[at]] * 2, "cut": [lines[at][: len(lines[at]) // 2]]}
        values = {"number": [f"{key} = 7"], "list": [f"{key} = [1]"]}
        lines[at : at + 1] = (other | values)[how] if how in other or key else []
        lines = lines or [""]
    for built in build_folder(_folder(tmp_path, "\n".join(lines)), ontology=ONTOLOGY):
        assert built.files or built.mistakes
