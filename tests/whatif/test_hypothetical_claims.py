"""Hypothetical claims in the short form and in files: how they are read, and which are refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import gapgraph as gg
from gapgraph.errors import GapgraphError
from gapgraph.vocabulary import ReportId
from gapgraph.whatif.supposition import read_word
from tests.cli.running import gapgraph

GRAPH = gg.open()
ADDED = (
    '[[claim]]\nkind = "Provision"\ngroup = "Man"\nprotection = "SocialServices"\nprovider = "NGOs"\nreach = "ToAll"\n'
)


def test_claims_from_an_encoding_need_no_quote(tmp_path: Path) -> None:
    (tmp_path / "more.toml").write_text(ADDED, encoding="utf-8")
    rows = gapgraph("whatif", "per-2021", str(tmp_path / "more.toml"), "--format", "csv").rows
    assert [(row["effect"], row["protection"], row["group"]) for row in rows] == [
        ("closes", "gap:SocialServices", "gap:Man")
    ]


def test_claims_from_several_files_and_short_forms_are_combined(tmp_path: Path) -> None:
    (tmp_path / "more.toml").write_text(ADDED, encoding="utf-8")
    other = ADDED.replace("SocialServices", "Transportation")
    (tmp_path / "other.toml").write_text(other, encoding="utf-8")
    files = [str(tmp_path / name) for name in ("more.toml", "other.toml")]
    rows = gapgraph("whatif", "per-2021", *files, "+Provision:Man:MedicalCare:NGOs", "--format", "csv").rows
    closed = {row["protection"] for row in rows if row["effect"] == "closes"}
    assert closed == {"gap:SocialServices", "gap:Transportation", "gap:MedicalCare"}


def test_a_turtle_claim_replaces_the_claim_with_the_same_id(tmp_path: Path) -> None:
    (tmp_path / "softer.ttl").write_text(
        """
        @prefix gap: <https://w3id.org/gapgraph/ontology#> .
        <https://w3id.org/gapgraph/report/per-2021/claim/112> a gap:Denial ;
            gap:report <https://w3id.org/gapgraph/report/per-2021> ; gap:group gap:Man ; gap:provider gap:AnyProvider ;
            gap:protection gap:TemporaryLodging ; gap:frequency gap:Usually ; gap:certainty gap:Stated .
        """,
        encoding="utf-8",
    )
    rows = gapgraph("whatif", "per-2021", str(tmp_path / "softer.ttl"), "--format", "csv").rows
    assert {row["after"] for row in rows if row["group"] == "gap:Man"} == {"Restricted"}


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["+Provison:Man:SocialServices"], "GG702"),
        (["+Provision:Man"], "GG702"),
        (["+Provision:Mann:SocialServices"], "GG102"),
        (["+Provision:Man:SocialServize"], "GG103"),
        (["+Provision:Man:SocialServices:Governmant"], "GG107"),
        (["+Provision:Man:SocialServices::ToEverybody"], "GG703"),
        (["+Denial:Man:SocialServices::ToAll"], "GG703"),
        (["-999"], "GG704"),
        (["nowhere.toml"], "GG301"),
        (["nowhere.ttl"], "GG201"),
        (["pyproject.docx"], "GG201"),
        ([], "GG001"),
    ],
)
def test_an_impossible_hypothetical_claim_is_refused_in_one_sentence(words: list[str], code: str) -> None:
    ran = gapgraph("whatif", "per-2021", *words)
    assert ran.status == 2
    assert f"[{code}]" in ran.err
    assert ran.out == ""


def test_a_file_without_a_claim_is_refused(tmp_path: Path) -> None:
    (tmp_path / "empty.toml").write_text("", encoding="utf-8")
    ran = gapgraph("whatif", "per-2021", str(tmp_path / "empty.toml"))
    assert (ran.status, "[GG705]" in ran.err) == (2, True)


BY_NGOS = "[[claim]]\nkind = 'Denial'\ngroup = 'Man'\nprovider = 'NGOs'\n"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("claim = 3", "GG302"),
        ("[[claim]]\nkind = 'Promise'", "GG305"),
        (
            "[[claim]]\nkind = 'Denial'\ngroup = 'Man'\nprovider = 'NGOs'\nprotection = 'Care'\nfrequency = 'Man'",
            "GG209",
        ),
        (BY_NGOS + "protection = 'Medicine'", "GG309"),
        (BY_NGOS, "GG310"),
        ("[[claim]]\nkind = 'Provision'\nprotection = 'MedicalCare'", "GG706"),
        ("[[claim]]\nkind = 'Denial'\nprotection = 'MedicalCare'\ngroup = 3", "GG302"),
        ("[[claim", "GG301"),
    ],
)
def test_an_encoding_that_cannot_give_hypothetical_claims_is_refused_in_one_sentence(
    tmp_path: Path, text: str, code: str
) -> None:
    (tmp_path / "wrong.toml").write_text(text, encoding="utf-8")
    ran = gapgraph("whatif", "per-2021", str(tmp_path / "wrong.toml"))
    assert (ran.status, ran.out) == (2, "")
    assert f"[{code}]" in ran.err


def test_a_hypothetical_claim_can_have_a_time_of_the_report(tmp_path: Path) -> None:
    text = "[[claim]]\nkind = 'Denial'\ngroup = 'Girl'\nprovider = 'AnyProvider'\nprotection = 'LegalAdvocate'\n"
    text += "when = 'march-to-may-2020'\n"
    (tmp_path / "spring.toml").write_text(text, encoding="utf-8")
    words = ("whatif", "per-2021", str(tmp_path / "spring.toml"), "--format", "csv")
    assert gapgraph(*words).rows == []
    assert {row["effect"] for row in gapgraph(*words, "--when", "2020-04").rows} == {"opens"}


WORDS = (
    "+",
    "-",
    "~",
    ":",
    "Provision",
    "Denial",
    "Man",
    "gap",
    "per",
    "MIMP",
    "ToAll",
    "112",
    "/claim/",
    "per-2021",
    "|",
)


@given(st.one_of(st.text(max_size=40), st.lists(st.sampled_from(WORDS), max_size=8).map("".join)))
def test_any_short_form_is_accepted_or_refused_in_one_sentence(word: str) -> None:
    code = ""
    try:
        read_word(word, ReportId("per-2021"), 1, GRAPH)
    except GapgraphError as error:
        code = error.code
    assert code in {"", "GG102", "GG103", "GG107", "GG702", "GG703"}
