"""A graph of the first edition of the vocabulary is read; a warning names each slot to change, and its place."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.cli import small
from tests.cli.running import gapgraph

ABSENCE = """
<https://w3id.org/gapgraph/report/per-1999/claim/099> a gap:Absence ; rdfs:label "claim 99"@en , "afirmación 99"@es ;
    gap:report <https://w3id.org/gapgraph/report/per-1999> ; prov:wasAttributedTo agent:us-state ;
    gap:frequency gap:Always ; gap:certainty gap:Stated ; SLOTS .
"""
GIVEN = {"gap:group": "gap:Man", "gap:protection": "gap:Education", "gap:provider": "gap:Government"}


def changed(root: Path, tmp_path: Path, *without: str, more: str = "") -> Path:
    """The small report with an Absence that lacks some slots."""
    copy = tmp_path / "root"
    shutil.copytree(root, copy, symlinks=True)
    report = copy / "data" / "reports" / f"{small.ID}.ttl"
    slots = " ; ".join(f"{name} {term}" for name, term in GIVEN.items() if name not in without)
    report.write_text(report.read_text(encoding="utf-8") + ABSENCE.replace("SLOTS", slots + more), encoding="utf-8")
    return copy


def test_the_matrix_reads_a_first_edition_absence_without_a_group_as_about_every_victim(
    root: Path, tmp_path: Path
) -> None:
    ran = gapgraph("matrix", small.ID, "--format", "csv", root=changed(root, tmp_path, "gap:group"))
    assert ran.status == 0
    assert ran.err == (
        "gapgraph: Warning: per-1999/claim/099: an Absence without gap:group is of the first edition of the "
        "vocabulary; write gap:group gap:Victim.\n"
    )
    rows = {row["group"]: row["worst"] for row in ran.rows if row["protection"] == "gap:Education"}
    assert rows["gap:Woman"] == rows["gap:Man"] == "Denied"


def test_data_of_the_second_edition_gives_no_warning(root: Path, tmp_path: Path) -> None:
    ran = gapgraph("matrix", small.ID, "--format", "csv", root=changed(root, tmp_path))
    assert (ran.status, ran.err) == (0, "")
    rows = {row["group"]: row["worst"] for row in ran.rows if row["protection"] == "gap:Education"}
    assert (rows["gap:Woman"], rows["gap:Man"]) == ("NotEvidenced", "Denied")


@pytest.mark.parametrize("slot", ["gap:protection", "gap:provider"])
def test_an_absence_that_lacks_its_protection_or_its_provider_is_an_error(
    slot: str, root: Path, tmp_path: Path
) -> None:
    ran = gapgraph("gaps", small.ID, root=changed(root, tmp_path, slot))
    assert ran.status == 2
    assert f"per-1999/claim/099 is a claim of the kind Absence without {slot}" in ran.err
