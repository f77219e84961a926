"""Compare two encodings of one text: the matching claims, Krippendorff's alpha for each slot, and the output."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from gapgraph.authoring.agreement import CLAIM, agreement, alpha, disagreements
from gapgraph.authoring.alignment import Unit, align, read_encoded_claims
from gapgraph.authoring.encoding import read_encoding
from gapgraph.cli import main
from gapgraph.errors import GapgraphError
from scripts.core import ROOT
from tests.authoring.withheld import encoding as withheld

APART = ROOT / "data" / "encodings" / "apart"
A, B = APART / "per-2020-a.toml", APART / "per-2020-b.toml"
TEXT = (ROOT / "data" / "sources" / "per-2020.txt").read_text(encoding="utf-8")


def _units(first: Path = A, second: Path = B) -> tuple[Unit, ...]:
    return align(*(read_encoded_claims(read_encoding(path), TEXT) for path in (first, second)))


def _changed(tmp_path: Path, *changes: tuple[str, str]) -> Path:
    """A copy of encoder A's encoding with some words replaced; the encoding must contain each of these words."""
    text = A.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    path = tmp_path / "changed.toml"
    path.write_text(text, encoding="utf-8")
    return path


def agree(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["agree", *arguments])


def test_an_encoding_agrees_with_itself_in_everything() -> None:
    units = _units(A, A)
    assert all(unit.first == unit.second and unit.overlap == 1 for unit in units)
    assert {slot.alpha for slot in agreement(units)} == {None, 1.0}
    assert list(disagreements(units)) == []


def test_every_claim_is_in_exactly_one_compared_unit() -> None:
    units = _units()
    for side, path in (("first", A), ("second", B)):
        numbers = [getattr(unit, side).number for unit in units if getattr(unit, side)]
        assert sorted(numbers) == [claim.number for claim in read_encoding(path).claims]


def test_paired_claims_quote_the_same_words() -> None:
    pairs = [unit for unit in _units() if unit.first and unit.second]
    assert len(pairs) > 20
    assert all(unit.overlap > 0 for unit in pairs)
    assert sum(unit.overlap for unit in pairs) / len(pairs) > 0.8


def test_the_order_of_the_claims_changes_nothing(tmp_path: Path) -> None:
    head, *claims = A.read_text(encoding="utf-8").split("[[claim]]\n")
    path = tmp_path / "turned.toml"
    path.write_text(head + "".join(f"[[claim]]\n{claim.rstrip()}\n\n" for claim in reversed(claims)), encoding="utf-8")
    turned = _units(path, B)
    assert {(u.first and u.first.number, u.second and u.second.number) for u in turned} == {
        (u.first and u.first.number, u.second and u.second.number) for u in _units()
    }


def test_one_changed_slot_is_one_disagreement(tmp_path: Path) -> None:
    units = _units(A, _changed(tmp_path, ('reach = "ToSome"', 'reach = "ToAll"')))
    told = [(one.slot, one.first, one.second) for one in disagreements(units)]
    assert told == [("reach", "ToSome", "ToAll")]


def test_a_default_written_out_is_not_a_disagreement(tmp_path: Path) -> None:
    quote = 'quote = "Several protection protocols existed"'
    units = _units(A, _changed(tmp_path, (quote, f'{quote}\nfrequency = "Always"')))
    assert list(disagreements(units)) == []


def test_a_total_is_compared_by_its_value_and_not_by_its_claim_number(tmp_path: Path) -> None:
    units = _units(A, _changed(tmp_path, ("id = 2\n", "id = 90\n"), *[("part_of = 2", "part_of = 90")] * 3))
    assert list(disagreements(units)) == []


def test_a_claim_that_one_encoder_lacks_lowers_only_alpha_of_the_kind(tmp_path: Path) -> None:
    head, *claims = A.read_text(encoding="utf-8").split("[[claim]]\n")
    path = tmp_path / "fewer.toml"
    path.write_text("[[claim]]\n".join([head, *claims[:-1]]), encoding="utf-8")
    units = _units(A, path)
    alphas = {slot.slot: slot.alpha for slot in agreement(units)}
    assert alphas.pop("kind") < 1  # type: ignore[operator]
    assert set(alphas.values()) <= {None, 1.0}
    assert [(one.slot, one.second) for one in disagreements(units)] == [(CLAIM, "—")]


def test_of_two_equal_claims_of_one_encoder_only_one_is_paired(tmp_path: Path) -> None:
    head, *claims = A.read_text(encoding="utf-8").split("[[claim]]\n")
    twice = claims[-1].rstrip().replace("id = 28\n", "id = 91\n")
    path = tmp_path / "twice.toml"
    path.write_text("[[claim]]\n".join([head, *claims]).rstrip() + f"\n\n[[claim]]\n{twice}\n", encoding="utf-8")
    alone = [unit.first.number for unit in _units(path, A) if unit.first and not unit.second]
    assert alone == [91]


def test_different_kinds_for_the_same_passage_are_a_disagreement_about_the_kind(tmp_path: Path) -> None:
    old = 'kind = "Fulfilment"'
    units = _units(A, _changed(tmp_path, (old, 'kind = "Limitation"')))
    told = {one.slot: (one.first, one.second) for one in disagreements(units)}
    assert told["kind"] == ("Fulfilment", "Limitation")


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), min_size=2, max_size=30))
def test_alpha_follows_its_definition(ratings: list[tuple[str, str]]) -> None:
    """Alpha is one minus the ratio of the observed to the expected disagreement, over all pairs of values."""
    found = alpha(ratings)
    values = [value for pair in ratings for value in pair]
    if len(set(values)) == 1:
        assert found is None
        return
    n = len(values)
    observed = sum(a != b for a, b in ratings) * 2 / n
    expected = sum(a != b for a in values for b in values) / (n * (n - 1))
    assert found == pytest.approx(1 - observed / expected)


def test_alpha_is_right_on_an_example_of_the_literature() -> None:
    """In the example with two coders and nominal data in “Computing Krippendorff’s Alpha-Reliability” (Krippendorff
    2011), alpha is 0.692.
    """
    first = ["a", "a", "b", "b", "d", "c", "c", "c", "e", "d", "d", "a"]
    second = ["b", "a", "b", "b", "b", "c", "c", "c", "e", "d", "d", "d"]
    found = alpha(list(zip(first, second, strict=True)))
    assert found == pytest.approx(0.692, abs=5e-4)


def test_the_page_of_an_agreement_shows_alpha_and_the_claims_of_both_encoders() -> None:
    page = " ".join(agree(str(A), str(B)).stdout.split())
    assert "claims in both encodings: 28; only in A: 0; only in B: 5" in page
    assert "period: agreement in 2 of 11; alpha -0.235" in page
    assert "frequency: agreement in 28 of 28; alpha — (nothing varies)" in page
    assert "A: LawEnforcement “reports indicated that police and prosecutors remained inadequate at it” (16)" in page


def test_every_format_has_the_same_numbers() -> None:
    rows = list(csv.DictReader(io.StringIO(agree(str(A), str(B), "--format", "csv").stdout)))
    records = json.loads(agree(str(A), str(B), "--format", "json").stdout)
    assert [row["alpha"] for row in rows] == [record["alpha"] for record in records]
    assert rows[0]["slot"] == "kind"
    lines = agree(str(A), str(B), "--format", "md").stdout.splitlines()
    assert len(lines) == len(rows) + 2


def test_disagreements_are_printed_as_a_table() -> None:
    done = agree(str(A), str(B), "--disagreements", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert len(rows) == len(list(disagreements(_units())))
    assert {"slot": "provider", "first": "Government", "second": "AnyProvider"}.items() <= next(
        row for row in rows if row["sentence"] == "7"
    ).items()


def test_the_page_of_an_agreement_is_in_spanish() -> None:
    page = agree(str(A), str(B), "--lang", "es").stdout
    assert "DESACUERDOS" in page
    assert "DISAGREEMENTS" not in page


@pytest.mark.parametrize(
    ("second", "code"),
    [
        (ROOT / "data" / "encodings" / "per-2019.toml", "GG317"),
        (ROOT / "data" / "encodings" / "none.toml", "GG301"),
    ],
)
def test_an_encoding_of_another_report_or_a_missing_file_is_refused(second: Path, code: str) -> None:
    done = agree(str(A), str(second))
    assert (done.exit_code, f"[{code}]" in done.stderr) == (2, True)


def test_encodings_by_reference_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "withheld.toml"
    path.write_text(withheld(), encoding="utf-8")
    assert "[GG317]" in agree(str(path), str(path)).stderr


def test_a_quote_that_is_not_in_the_given_text_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "text.txt"
    path.write_text("Another text.", encoding="utf-8")
    assert "[GG307]" in agree(str(A), str(B), "--text", str(path)).stderr


def test_without_the_library_krippendorff_the_error_names_the_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "krippendorff", None)
    with pytest.raises(GapgraphError) as caught:
        alpha([("a", "b"), ("a", "a")])
    assert (caught.value.code, caught.value.exit_status) == ("GG316", 3)


def test_the_page_of_the_agreement_is_up_to_date() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "scripts.agreement", "--check"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
