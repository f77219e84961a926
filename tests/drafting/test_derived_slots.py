"""Slots of a new claim that follow from its words, its group or its total are derived."""

from __future__ import annotations

import tomllib
from collections import Counter
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from gapgraph import resources
from gapgraph.api import Gapgraph
from gapgraph.cli import main
from gapgraph.core.claim_slots import CODES
from gapgraph.core.facts import Facts
from gapgraph.drafting.derived_slots import derived_slots
from tests.authoring.mistakes import HEAD

ROOT = resources.root()
TEXT = (
    "NGOs reported that the police often refused to help men. The ministries reported 1,340 victims in 2020, compared "
    "with 900 in 2019: 300 girls, 40 boys and about 1,000 adults. Seven of the victims were Venezuelan. "
    "The government acknowledged it.\n"
)
CLAIMS = """[[claim]]
kind = "Denial"
quote = "NGOs reported that the police often refused to help men"
group = "Man"
protection = "Care"
provider = "Police"

[[claim]]
kind = "Observation"
quote = "The ministries reported 1,340 victims in 2020"
measure = "IdentifiedVictims"
body = "Ministries"

[[claim]]
kind = "Observation"
quote = "compared with 900 in 2019"
like = "1,340"

[[claim]]
kind = "Observation"
quote = "300 girls"
group = "Girl"
part_of = "1,340"     # the number of the total

[[claim]]
kind = "Observation"
quote = "40 boys"
group = "Boy"
part_of = "1,340"

[[claim]]
kind = "Observation"
quote = "about 1,000 adults"
group = "Adult"
part_of = "1,340"

[[claim]]
kind = "Observation"
quote = "Seven of the victims were Venezuelan"
group = "ForeignVictim"
part_of = "1,340"

[[claim]]
kind = "Action"
quote = "The government acknowledged it"
action = "Acknowledged"
actor = "Government"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, content in (("encodings/atl-2021.toml", HEAD + CLAIMS), ("sources/atl-2021.txt", TEXT)):
        (tmp_path / "data" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "data" / name).write_text(content, encoding="utf-8")
    return tmp_path


def build(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["--root", str(root), "build", *arguments])


def claims(root: Path) -> list[dict[str, Any]]:
    text = (root / "data" / "encodings" / "atl-2021.toml").read_text(encoding="utf-8")
    return list(tomllib.loads(text)["claim"])


def test_slots_derived_from_the_words_are_written_into_the_encoding(folder: Path) -> None:
    done = build(folder)
    assert done.exit_code == 0, done.output
    denial, total, before, girls, boys, adults, foreign, action = claims(folder)
    assert [denial[key] for key in ("by", "certainty", "frequency")] == ["NGOs", "Reported", "Usually"]
    assert [total[key] for key in ("by", "value", "period")] == ["Ministries", 1340, "2020"]
    assert before == {**total, "id": 3, "quote": "compared with 900 in 2019", "value": 900, "period": "2019"}
    for part, value, codes in ((girls, 300, ("Child", "Female")), (boys, 40, ("Child", "Male"))):
        assert (part["value"], part["age"], part["sex"], part["part_of"]) == (value, *codes, 2)
        assert [part[key] for key in ("measure", "body", "period", "by")] == [
            *("IdentifiedVictims", "Ministries", "2020", "Ministries")
        ]
        assert (part["breakdown"], part["axis"]) == ("Exhaustive", "Age")
    assert (adults["bound"], adults["value"], adults["axis"]) == ("About", 1000, "Age")
    assert (foreign["nationality"], foreign["breakdown"]) == ("VEN", "Inclusion")
    assert "by" not in action
    assert 'claim 1 now has by = "NGOs", certainty = "Reported", frequency = "Usually"' in done.stderr


def test_writing_derived_slots_changes_no_other_line_of_the_encoding(folder: Path) -> None:
    build(folder)
    text = (folder / "data" / "encodings" / "atl-2021.toml").read_text(encoding="utf-8")
    added = Counter(text.splitlines()) - Counter((HEAD + CLAIMS).splitlines())
    assert Counter((HEAD + CLAIMS).splitlines()) - Counter(text.splitlines()) == Counter(
        {'like = "1,340"': 1, 'part_of = "1,340"': 3, 'part_of = "1,340"     # the number of the total': 1}
    )
    assert all(" = " in line for line in added)
    assert text.startswith(HEAD + '[[claim]]\nid = 1\nkind = "Denial"\n')


def test_a_slot_removed_or_changed_afterwards_is_not_derived_again(folder: Path) -> None:
    build(folder)
    path = folder / "data" / "encodings" / "atl-2021.toml"
    mine = path.read_text(encoding="utf-8").replace('frequency = "Usually"\n', "").replace('"NGOs"', '"Experts"', 1)
    path.write_text(mine, encoding="utf-8")
    assert build(folder).exit_code == 0
    assert path.read_text(encoding="utf-8") == mine
    assert build(folder, "--check").exit_code == 0


def test_a_slot_that_a_person_wrote_is_not_derived(folder: Path) -> None:
    path = folder / "data" / "encodings" / "atl-2021.toml"
    text = path.read_text(encoding="utf-8").replace('provider = "Police"', 'provider = "Police"\nby = "LocalExperts"')
    path.write_text(text.replace('group = "Girl"', 'group = "Girl"\naxis = "Gender"'), encoding="utf-8")
    assert build(folder).exit_code == 0
    first, _, _, girls, *_ = claims(folder)
    assert (first["by"], first["certainty"]) == ("LocalExperts", "Reported")
    assert (girls["axis"], girls["breakdown"]) == ("Gender", "Inclusion")


def test_a_claim_with_a_list_of_names_becomes_one_claim_for_each_name(folder: Path) -> None:
    path = folder / "data" / "encodings" / "atl-2021.toml"
    text = path.read_text(encoding="utf-8")
    listed = text.replace('protection = "Care"', 'protection = ["Care", "LegalAssistance"]').replace(
        'group = "Man"\n', 'group = ["Man", "Boy"]\n# a remark\n', 1
    )
    path.write_text(listed.replace("\n\n[[claim]]", "\n\n# ---- a sentence\n[[claim]]"), encoding="utf-8")
    done = build(folder)
    assert done.exit_code == 0, done.output
    found = [(one["id"], one.get("group"), one.get("protection"), one.get("by")) for one in claims(folder)[:5]]
    assert found[:4] == [
        *((1, "Man", "Care", "NGOs"), (2, "Man", "LegalAssistance", "NGOs")),
        *((3, "Boy", "Care", "NGOs"), (4, "Boy", "LegalAssistance", "NGOs")),
    ]
    assert claims(folder)[6]["part_of"] == found[4][0] == 5
    assert path.read_text(encoding="utf-8").count("# ---- a sentence") == 8


def test_a_mistake_in_a_list_is_reported_once_at_its_line(folder: Path) -> None:
    path = folder / "data" / "encodings" / "atl-2021.toml"
    text = path.read_text(encoding="utf-8")
    text = text.replace('protection = "Care"', 'protection = ["Care", "Caer"]').replace('"40 boys"', '"41 boys"')
    path.write_text(text.replace('group = "Man"', 'group = ["Man", "Boy"]', 1), encoding="utf-8")
    done = build(folder)
    assert done.exit_code == 2
    lines = text.replace('group = "Man"', 'group = ["Man", "Boy"]', 1).splitlines()
    at = {words: next(n for n, line in enumerate(lines, 1) if words in line) for words in ("Caer", "41 boys")}
    assert done.stderr.count("Nothing is named 'Caer'") == 1
    assert f"line {at['Caer']}," in done.stderr
    assert (
        f"The quote “41 boys” is not in the narrative (data/encodings/atl-2021.toml, line {at['41 boys']}"
        in done.stderr
    )


def test_a_part_whose_total_is_in_no_earlier_claim_is_reported(folder: Path) -> None:
    path = folder / "data" / "encodings" / "atl-2021.toml"
    path.write_text(path.read_text(encoding="utf-8").replace('"1,340"', '"1,341"', 1), encoding="utf-8")
    done = build(folder)
    assert done.exit_code == 2
    assert "No earlier claim has the value 1,341" in done.stderr


def test_the_command_build_with_the_option_check_does_not_change_the_encoding(folder: Path) -> None:
    before = (folder / "data" / "encodings" / "atl-2021.toml").read_bytes()
    assert build(folder, "--check").exit_code == 1
    assert (folder / "data" / "encodings" / "atl-2021.toml").read_bytes() == before


STRIPPED = ("by", "certainty", "frequency", "bound", "axis", "breakdown", *(slot.key for slot in CODES))
DEFAULTS = {
    "certainty": "Stated",
    "frequency": "Always",
    "bound": "Exact",
    **dict.fromkeys((slot.key for slot in CODES), "Total"),
}


@cache
def facts() -> Facts:
    return Gapgraph(ROOT).facts


@cache
def compared() -> Counter[tuple[str, str]]:
    """For each slot of each claim of the published encodings: whether the derived value equals the one that a person
    wrote.
    """
    found: Counter[tuple[str, str]] = Counter()
    for path in sorted((ROOT / "data" / "encodings").glob("*.toml")):
        document = tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
        text = (ROOT / "data" / "sources" / f"{path.stem}.txt").read_text(encoding="utf-8")
        for slot in ("by", "frequency", "bound", "axis"):
            gone = {slot, "certainty"} if slot == "by" else {"axis", "breakdown"} if slot == "axis" else {slot}
            gone |= {slot.key for slot in CODES} if slot == "bound" else set()
            plain = [{key: one[key] for key in one.keys() - gone} for one in document["claim"]]
            derived = derived_slots({**document, "claim": plain}, range(len(plain)), text, facts())
            for at, claim in enumerate(document["claim"]):
                for key in () if "withdrawn" in claim else gone:
                    told, written = derived.get(at, {}).get(key), claim.get(key, DEFAULTS.get(key))
                    if told not in (None, DEFAULTS.get(key)):
                        found[key, "right" if told == written else "wrong"] += 1
    return found


@pytest.mark.parametrize(
    ("slot", "right", "wrong"),
    [
        *(("by", 45, 0), ("frequency", 30, 1), ("bound", 6, 0), ("age", 50, 0), ("sex", 30, 0), ("form", 30, 0)),
        *(("nationality", 30, 1), ("lgbtqi", 2, 0), ("axis", 85, 0), ("breakdown", 95, 6)),
    ],
)
def test_derived_slots_equal_those_that_people_wrote(slot: str, right: int, wrong: int) -> None:
    """Results for the published encodings, in which people typed these slots."""
    assert compared()[slot, "right"] >= right
    assert compared()[slot, "wrong"] <= wrong


@settings(max_examples=50, deadline=None)
@given(st.data())
def test_any_encoding_is_read_without_a_crash(data: st.DataObject) -> None:
    words = st.sampled_from(["NGOs reported", "Man", "300 girls", "1,340", "Observation", "Action", ""])
    values = words | st.integers(-1, 3) | st.lists(words, max_size=2) | st.none() | st.booleans()
    keys = ("kind", "quote", "quotes", "nth", "group", "value", "part_of", "unit", "by", "body", "id", "axis")
    tables = st.dictionaries(st.sampled_from(keys), values, max_size=8)
    found = data.draw(st.lists(tables, max_size=4))
    derived_slots({"claim": found, "report": data.draw(values)}, range(len(found)), TEXT, facts())
