"""``gapgraph profile`` and ``Gapgraph.profile``: everything that a report says about a group."""

from __future__ import annotations

import pytest

import gapgraph as gg
from gapgraph.core.claim_words import Kind
from tests.cli.running import gapgraph


def page(*asked: str) -> str:
    ran = gapgraph("profile", *asked)
    assert ran.status == 0
    return " ".join(ran.out.split())


def test_a_profile_has_statuses_counts_harms_silences_and_duties() -> None:
    text = page("Child", "per-2021")
    headings = [
        "UNMET",
        "UNDERSERVED",
        "OFFERED",
        "NOT KNOWN",
        "COUNTED",
        "HARM SUFFERED",
        "NOT REPORTED, ACCORDING TO THE SOURCE",
        "DUTIES",
    ]
    places = [text.index(heading) for heading in headings]
    assert places == sorted(places)
    assert "⊘ Restricted: all of them: liberty “At times, authorities placed child victims in police stations" in text
    assert "observation: 255, suspected victims, children" in text
    assert "observation: 118, suspected victims, girls" in text, "those of the group are counted too"
    assert "harm: detention-like conditions, children" in text
    assert "→ at odds with Convention on the Rights of the Child, article 37(b): liberty" in text


def test_every_figure_of_the_report_is_in_the_profile() -> None:
    assert "COUNTED The text gives no figure that names the group." in page("LaborTraffickingVictim", "per-2021")


def test_every_claim_that_names_the_group_is_in_the_profile() -> None:
    """Every claim that names the group is in its profile, whatever its kind."""
    graph = gg.open()
    for name in ("Man", "Child", "ForeignVictim", "LGBTQIVictim"):
        group = graph.group(name)
        told = {one for row in graph.profile(name, "per-2021") for one in (claim.id for claim in row.evidence)}
        named = {claim.id for claim in graph.claims("per-2021") if claim.group == group and not claim.when}
        assert named <= told, name


def test_the_rows_the_data_frame_and_the_notebook_agree() -> None:
    answer = gg.open().profile("Man", "per-2021")
    rows = gapgraph("profile", "Man", "per-2021", "--format", "csv").rows
    frame = answer.to_pandas()
    assert list(frame.columns) == list(rows[0])
    assert frame.astype(str).to_dict("records") == rows
    assert [row["section"] for row in rows] == sorted(
        (row["section"] for row in rows), key=["status", "count", "harm", "silence", "said"].index
    )
    first = rows[0]
    assert (first["protection"], first["status"], first["within"]) == ("gap:TemporaryLodging", "Denied", "")
    assert "law:per-28950-temporary-lodging" in first["duties"].split()
    assert "there were no shelters that accepted men" in answer._repr_html_()
    assert "<script" not in answer._repr_html_()


def test_labels_follow_the_language_and_ids_do_not() -> None:
    english, spanish = (
        gapgraph("profile", "TransgenderVictim", "per-2021", "--lang", one, "--format", "csv").rows
        for one in ("en", "es")
    )
    assert [row["within"] for row in english] == [row["within"] for row in spanish]
    assert {row["group_label"] for row in spanish} == {"víctimas transgénero"}
    assert "hombres" in {row["within_label"] for row in spanish}
    assert "SIN CUBRIR" in gapgraph("profile", "Man", "per-2021", "--lang", "es").out


def test_no_two_rows_of_a_profile_give_a_leaf_two_statuses_for_one_protection() -> None:
    """For a protection, each leaf of the group has one status, so two rows of a protection never share a box."""
    graph = gg.open()
    for name in ("TransgenderVictim", "LaborTraffickingVictim", "Girl"):
        seen: dict[str, int] = {}
        for row in graph.profile(name, "per-2021"):
            if row.part:
                assert not seen.get(row.protection, 0) & row.part.leaves
                seen[row.protection] = seen.get(row.protection, 0) | row.part.leaves


def test_profile_accepts_a_box_and_uses_the_newest_report_by_default() -> None:
    assert "Women" in page("Adult+Female").partition(":")[0]
    assert gapgraph("profile", "Man").out == gapgraph("profile", "Man", str(gg.open().newest)).out


@pytest.mark.parametrize(("asked", "code"), [(("Nobody",), "GG102"), (("Man", "xxx-2021"), "GG101")])
def test_unknown_names_are_errors(asked: tuple[str, ...], code: str) -> None:
    ran = gapgraph("profile", *asked)
    assert (ran.status, ran.out) == (2, "")
    assert f"[{code}]" in ran.err


def test_counts_are_about_the_group_and_never_about_everyone() -> None:
    rows = gg.open().profile("Man", "per-2021")
    counted = [row.claim for row in rows if row.section == "count"]
    assert [claim.kind for claim in counted if claim] == [Kind.OBSERVATION]
    assert [claim.value for claim in counted if claim] == [0]


def test_the_full_profile_has_every_deciding_sentence() -> None:
    short, full = page("LaborTraffickingVictim", "per-2021"), page("LaborTraffickingVictim", "per-2021", "--full")
    assert len(full) > len(short)
    for row in gg.open().profile("LaborTraffickingVictim", "per-2021"):
        assert all(f"{claim.id[-3:]}" in full for claim in row.evidence)
