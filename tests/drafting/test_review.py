"""A review by keyboard alone: each key has its effect at once and permanently."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from gapgraph.authoring.encoding import read_encoding
from gapgraph.authoring.own_build import build_folder
from gapgraph.core.claim_words import Kind
from gapgraph.corpus import Corpus
from gapgraph.drafting.draft_file import draft_path, read_drafts, save_drafts
from gapgraph.drafting.report_drafts import merged_drafts
from gapgraph.drafting.review import Review
from gapgraph.errors import GapgraphError
from tests.cli.running import gapgraph


def drafts_of(folder: Path, report: str = "per-2020") -> list[dict[str, Any]]:
    return list(tomllib.loads(draft_path(folder, report).read_text(encoding="utf-8"))["draft"])


def states(folder: Path) -> dict[str, int]:
    found = [one["state"] for one in drafts_of(folder)]
    return {state: found.count(state) for state in sorted(set(found))}


def claims(folder: Path, report: str = "per-2020") -> int:
    return len(read_encoding(folder / "data" / "encodings" / f"{report}.toml").claims)


def test_every_draft_can_be_decided_by_single_keys(folder: Path) -> None:
    total = len(merged_drafts(folder, "per-2020", Corpus(folder).facts)[0].drafts)
    keys = "ar" * (total // 2) + "a" * (total % 2)
    ran = gapgraph("review", "per-2020", keys=keys, root=folder)
    assert ran.status == 0, ran.err
    assert states(folder) == {"accepted": (total + 1) // 2, "rejected": total // 2}
    assert claims(folder) == (total + 1) // 2


def test_accepted_claims_compile(folder: Path) -> None:
    gapgraph("review", "per-2020", keys="a" * 60, root=folder)
    built = next(iter(build_folder(folder, ["per-2020"])))
    assert [str(one) for one in built.mistakes] == []
    assert claims(folder) == states(folder)["accepted"]


def test_each_decision_is_saved_before_the_next_question(folder: Path) -> None:
    """The input ends in the middle, as when the terminal is closed: no decision is lost."""
    gapgraph("review", "per-2020", keys="ara", root=folder)
    assert states(folder)["accepted"] == 2
    assert states(folder)["rejected"] == 1
    ran = gapgraph("review", "per-2020", keys="q", root=folder)
    assert ran.status == 1
    assert "Draft 4," in ran.out


def test_an_interruption_before_the_decision_is_saved_adds_no_claim_twice(folder: Path) -> None:
    facts = Corpus(folder).facts
    save_drafts(folder, merged_drafts(folder, "per-2020", facts)[0])
    before = draft_path(folder, "per-2020").read_bytes()
    first = Review(folder, "per-2020", facts).accept(1)
    draft_path(folder, "per-2020").write_bytes(before)
    assert Review(folder, "per-2020", facts).accept(1) == first
    assert claims(folder) == 1


def test_a_rejected_draft_is_not_proposed_again(folder: Path) -> None:
    gapgraph("review", "per-2020", keys="rq", root=folder)
    gone = drafts_of(folder)[0]
    gapgraph("draft", "per-2020", "--save", root=folder)
    again = [one for one in drafts_of(folder) if one["fingerprint"] == gone["fingerprint"]]
    assert [one["state"] for one in again] == ["rejected"]


def test_drafting_again_does_not_change_the_saved_drafts(folder: Path) -> None:
    gapgraph("draft", "per-2020", "--save", root=folder)
    first = draft_path(folder, "per-2020").read_bytes()
    gapgraph("draft", "per-2020", "--save", root=folder)
    assert draft_path(folder, "per-2020").read_bytes() == first


def test_an_accepted_claim_has_the_changed_slot(folder: Path) -> None:
    gapgraph("review", "per-2020", keys="c protection = referral\naq", root=folder)
    accepted = read_encoding(folder / "data" / "encodings" / "per-2020.toml").claims[0]
    assert accepted.text("protection") == "Referral"


def test_an_unknown_name_is_refused_and_the_draft_stays(folder: Path) -> None:
    ran = gapgraph("review", "per-2020", keys="cprotection = Refferal\nq", root=folder)
    assert "Referral" in ran.out
    assert claims(folder) == 0
    assert set(states(folder)) == {"open"}


def test_changing_the_group_of_a_draft_changes_its_codes_for_age_and_sex(folder: Path) -> None:
    facts = Corpus(folder).facts
    save_drafts(folder, merged_drafts(folder, "per-2020", facts)[0])
    review = Review(folder, "per-2020", facts)
    girls = next(one.draft for one in review.open if one.draft.slots.get("value") == 148)
    changed = review.change(girls.number, "group", "boys")
    assert (changed.slots["group"], changed.slots["age"], changed.slots["sex"]) == ("Boy", "Child", "Male")


def test_a_denial_is_never_accepted_together_with_other_drafts(tmp_path: Path) -> None:
    folder = peru(tmp_path)
    facts = Corpus(folder).facts
    save_drafts(folder, merged_drafts(folder, "per-2021", facts)[0])
    count = len(drafts_of(folder, "per-2021"))
    gapgraph("review", "per-2021", keys="A" * count + "q", root=folder)
    left = read_drafts(folder, "per-2021", (folder / "data" / "sources" / "per-2021.txt").read_text(encoding="utf-8"))
    assert {one.draft.kind for one in left.drafts if one.state == "open"} == {Kind.DENIAL}


def peru(tmp_path: Path) -> Path:
    from scripts.core import ROOT

    for kind in ("encodings", "sources"):
        (tmp_path / "data" / kind).mkdir(parents=True)
    encoding = (ROOT / "data" / "encodings" / "per-2021.toml").read_text(encoding="utf-8")
    (tmp_path / "data" / "encodings" / "per-2021.toml").write_text(encoding.partition("[[claim]]")[0], encoding="utf-8")
    (tmp_path / "data" / "sources" / "per-2021.txt").write_bytes((ROOT / "data/sources/per-2021.txt").read_bytes())
    return tmp_path


def test_a_part_accepted_without_its_total_names_no_total(folder: Path) -> None:
    facts = Corpus(folder).facts
    save_drafts(folder, merged_drafts(folder, "per-2020", facts)[0])
    review = Review(folder, "per-2020", facts)
    girls = next(one.draft for one in review.open if one.draft.slots.get("value") == 148)
    review.accept(girls.number)
    claim = read_encoding(folder / "data" / "encodings" / "per-2020.toml").claims[0]
    assert not {"part_of", "breakdown", "axis"} & claim.slots.keys()


def test_a_decided_draft_is_not_shown_again(folder: Path) -> None:
    facts = Corpus(folder).facts
    save_drafts(folder, merged_drafts(folder, "per-2020", facts)[0])
    review = Review(folder, "per-2020", facts)
    review.reject(1)
    with pytest.raises(GapgraphError, match="GG342"):
        review.accept(1)
    with pytest.raises(GapgraphError, match="GG341"):
        review.accept(9999)


def test_review_refuses_a_text_that_changed_after_drafting(folder: Path) -> None:
    gapgraph("review", "per-2020", keys="q", root=folder)
    source = folder / "data" / "sources" / "per-2020.txt"
    source.write_text(source.read_text(encoding="utf-8").replace("765", "766"), encoding="utf-8")
    ran = gapgraph("review", "per-2020", keys="q", root=folder)
    assert (ran.status, "GG340" in ran.err) == (2, True)


def test_an_accepted_claim_keeps_the_comments_of_the_encoding(folder: Path) -> None:
    path = folder / "data" / "encodings" / "per-2020.toml"
    before = path.read_text(encoding="utf-8").rstrip("\n")
    gapgraph("review", "per-2020", keys="aq", root=folder)
    assert path.read_text(encoding="utf-8").startswith(before)


def test_a_nationality_that_no_report_used_is_accepted_as_drafted(tmp_path: Path) -> None:
    text = tmp_path / "zambia.txt"
    text.write_text(
        "Inspectors identified 58 victims in 2020. Of those victims, 14 came from Malawi.\n", encoding="utf-8"
    )
    address = ("--address", "https://example.org/report")
    assert gapgraph("new", "ZMB", "2021", "--text", str(text), *address, root=tmp_path).status == 0
    assert gapgraph("draft", "zmb-2021", "--save", root=tmp_path).status == 0
    assert "MWI" in [one.get("nationality") for one in drafts_of(tmp_path, "zmb-2021")]
    gapgraph("review", "zmb-2021", keys="a" * 9, root=tmp_path)
    assert "MWI" in [
        one.slots.get("nationality") for one in read_encoding(tmp_path / "data" / "encodings" / "zmb-2021.toml").claims
    ]
    assert [str(one) for one in next(iter(build_folder(tmp_path, ["zmb-2021"]))).mistakes] == []


def test_a_name_that_only_looks_like_a_known_name_is_not_taken(folder: Path) -> None:
    ran = gapgraph(
        "review", "per-2020", keys="cgroup = grils\ncprovider = per:IdentificationCommission\nq", root=folder
    )
    assert "no group named 'grils'. Did you mean Girl?" in ran.out
    assert "no body named 'per:IdentificationCommission'. Did you mean per:MultisectoralCommission?" in ran.out
    assert not {"Girl", "per:MultisectoralCommission"} & {
        drafts_of(folder)[0].get(key) for key in ("group", "provider")
    }


def test_a_change_takes_a_name_or_a_label_that_the_encoding_declares(folder: Path) -> None:
    path = folder / "data" / "encodings" / "per-2020.toml"
    path.write_text(path.read_text(encoding="utf-8") + DECLARED, encoding="utf-8")
    facts = Corpus(folder).facts
    save_drafts(folder, merged_drafts(folder, "per-2020", facts)[0])
    review = Review(folder, "per-2020", facts)
    count = next(one.draft.number for one in review.open if one.draft.kind is Kind.OBSERVATION)
    assert review.change(count, "measure", "CommissionMembers").slots["measure"] == "CommissionMembers"
    for words in ("MigrationService", "per:MigrationService", "migration service"):
        body = str(review.change(count, "body", words).slots["body"])
        assert body.removeprefix("per:") == "MigrationService"
    with pytest.raises(GapgraphError, match="GG309"):
        review.change(count, "body", "CommissionMembers")
    review.accept(count)
    assert read_encoding(path).claims[0].text("measure") == "CommissionMembers"


def test_a_review_of_a_spanish_text_says_that_the_rules_read_english(tmp_path: Path) -> None:
    text = tmp_path / "informe.txt"
    text.write_text(
        "La policía identificó a 40 víctimas en 2020. Los albergues no admiten hombres.\n", encoding="utf-8"
    )
    address = ("--address", "https://example.org/report")
    assert gapgraph("new", "BOL", "2021", "--text", str(text), *address, root=tmp_path).status == 0
    assert "The rules read only English" in gapgraph("review", "bol-2021", keys="q", root=tmp_path).err


DECLARED = """
[[body]]
id = "MigrationService"
label = "migration service"
parent = "ImmigrationAuthorities"

[[measure]]
id = "CommissionMembers"
label = "members of the commission"
label_es = "integrantes de la comisión"
"""
