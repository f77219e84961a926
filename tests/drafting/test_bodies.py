"""Undeclared bodies are drafted with the claims that name them."""

from __future__ import annotations

from pathlib import Path

import pytest

from gapgraph.authoring.encoding import read_encoding
from gapgraph.authoring.own_build import build_folder
from tests.cli.running import gapgraph
from tests.drafting.conftest import Draft

TEXT = (
    "The Agency for the Protection of Victims (APV) provided shelter to 12 women in 2020. "
    "APV referred eight children to the Ministry of Social Care. "
    "The National Border Police (NBP) identified 30 victims in 2020."
)


def test_a_name_and_its_acronym_are_one_body_with_a_parent(draft: Draft) -> None:
    found = draft(TEXT, "BOL")
    assert [(one.id, one.label, one.parent, one.also) for one in found.bodies] == [
        ("APV", "Agency for the Protection of Victims", "Government", ("APV",)),
        ("NBP", "National Border Police", "Police", ("NBP",)),
        ("MinistryOfSocialCare", "Ministry of Social Care", "Government", ()),
    ]
    bodies = {one.slots["value"]: one.slots["body"] for one in found.claims if "value" in one.slots}
    assert bodies == {12: "bol:APV", 8: "bol:APV", 30: "bol:NBP"}


@pytest.mark.parametrize(
    "text", ["The Ministry of Women and Vulnerable Populations (MIMP) assisted victims.", "Cusco (Lima) and Puno."]
)
def test_declared_bodies_and_names_of_places_are_not_drafted_as_bodies(draft: Draft, text: str) -> None:
    assert draft(text).bodies == ()


def test_an_accepted_claim_declares_its_body_once_and_compiles(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text(TEXT, encoding="utf-8")
    call = ("new", "BOL", "2021", "--text", str(tmp_path / "report.txt"), "--address", "https://example.org/report")
    assert gapgraph(*call, root=tmp_path).status == 0
    ran = gapgraph("review", "bol-2021", root=tmp_path, keys="a" * 40)
    assert ran.status == 0, ran.out
    encoding = read_encoding(tmp_path / "data" / "encodings" / "bol-2021.toml")
    assert sorted(one.id for one in encoding.declared) == ["APV", "NBP"]
    built = next(iter(build_folder(tmp_path, ["bol-2021"])))
    assert [str(one) for one in built.mistakes] == []
    assert {one.text("body") for one in encoding.claims if one.value is not None} == {"bol:APV", "bol:NBP"}


def test_a_name_that_ends_in_a_word_such_as_fund_or_guard_is_drafted_as_a_body(draft: Draft) -> None:
    found = draft("The Victim Restitution Fund paid 40 victims. In June the Coast Guard rescued 12 victims.")
    assert {one.id for one in found.bodies} == {"VictimRestitutionFund", "CoastGuard"}
