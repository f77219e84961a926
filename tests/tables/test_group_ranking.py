"""The order of groups in every output: a group that lacks more comes first; the parts of a group never overlap."""

from __future__ import annotations

from functools import cache

import pytest

import gapgraph as gg
from gapgraph.core.statuses import Status, Verdict
from gapgraph.tables.group_parts import group_parts
from gapgraph.tables.group_ranking import (
    COUNTED,
    claim_to_quote,
    group_reading,
    lacking_parts,
    plain_first,
    ranked_groups,
)
from gapgraph.tables.report_reading import ReportReading
from gapgraph.tables.setting import Setting
from gapgraph.vocabulary import GAP, VICTIM, Iri, ReportId

REPORTS = gg.open().report_ids


@cache
def reading(report: str) -> ReportReading:
    return ReportReading(Setting(gg.open(), ReportId(report)))


def names(report: str) -> list[str]:
    read = reading(report)
    first, _ = plain_first(read, ranked_groups(read), 8)
    return [one.group.removeprefix(GAP) for one in first]


def test_men_transgender_victims_and_labor_trafficking_victims_come_first_in_peru_2021() -> None:
    assert names("per-2021")[:3] == ["Man", "TransgenderVictim", "LaborTraffickingVictim"]
    assert {"Adult", "Child", "ForeignVictim"} <= set(names("per-2021"))


@pytest.mark.parametrize("report", REPORTS)
def test_a_group_that_lacks_more_never_comes_after_one_that_lacks_less(report: str) -> None:
    ranks = [tuple(-one.counts[kind] for kind in COUNTED[:3]) for one in ranked_groups(reading(report))]
    assert ranks == sorted(ranks), "unmet, then unmet for some, then said to fall short"


@pytest.mark.parametrize("report", REPORTS)
def test_every_named_group_except_the_group_of_all_victims_is_listed_once(report: str) -> None:
    read = reading(report)
    ranked = ranked_groups(read)
    first, others = plain_first(read, ranked, 3)
    assert {one.group for one in ranked} == set(read.named_groups) - {VICTIM}
    assert len(first) <= 3
    assert sorted(one.group for one in (*first, *others)) == sorted(one.group for one in ranked)


def test_a_group_comes_after_a_broader_one_with_the_same_gaps() -> None:
    read = reading("per-2021")
    child, broader = (group_reading(read, Iri(GAP + name)) for name in ("TransgenderChild", "TransgenderVictim"))
    men, males = (group_reading(read, Iri(GAP + name)) for name in ("Man", "MaleVictim"))
    assert child.waits_behind(broader)
    assert not broader.waits_behind(child)
    assert not men.waits_behind(males), "male victims lack one of the eleven"
    assert not men.waits_behind(men)


def test_the_quoted_claim_decides_the_groups_gap() -> None:
    read = reading("per-2021")
    quoted = {
        one.group.removeprefix(GAP): claim.id.rsplit("/", 1)[-1]
        for one in ranked_groups(read)
        if (claim := claim_to_quote(read, one))
    }
    assert quoted["Man"] == "112"
    assert quoted["TransgenderVictim"] == "115"
    assert quoted["Child"] == "209"
    short = reading("per-2017")
    (children,) = [one for one in ranked_groups(short) if one.group == GAP + "Child"]
    deciding = {
        claim.id
        for part in group_parts(short, children.leaves)
        if part.verdict is Verdict.UNDERSERVED
        for claim in part.evidence
    }
    claim = claim_to_quote(short, children)
    assert claim
    assert claim.id in deciding


def test_subgroups_that_lack_more_are_named_with_the_worst_first() -> None:
    read = reading("per-2021")
    told = lacking_parts(read, group_reading(read, Iri(GAP + "LaborTraffickingVictim")))
    assert next(iter(told)) == "men"
    assert GAP + "TemporaryLodging" in told["transgender victims"]
    assert [len(one) for one in told.values()] == sorted(map(len, told.values()), reverse=True)


@pytest.mark.parametrize("group", ["LaborTraffickingVictim", "TransgenderVictim", "Child", "ForeignVictim", "Victim"])
@pytest.mark.parametrize("report", ["per-2021", "per-2019", "col-2021"])
def test_the_parts_of_a_group_never_overlap_and_are_complete(report: str, group: str) -> None:
    """No line contradicts another: each leaf of a group has one status for a protection, in one part."""
    read = reading(report)
    one = group_reading(read, Iri(GAP + group))
    told: dict[str, int] = {}
    for part in group_parts(read, one.leaves):
        assert not told.get(part.protection, 0) & part.leaves
        told[part.protection] = told.get(part.protection, 0) | part.leaves
        boxes = 0
        for box in part.boxes:
            boxes |= box.leaves
        assert boxes == part.leaves
    coverage = read.setting.coverage
    assert told == {p: r.applicable & one.leaves for p, r in coverage.items() if r.applicable & one.leaves}


def test_each_part_of_a_group_has_its_people_in_words_and_its_status() -> None:
    read = reading("per-2021")
    parts = group_parts(read, group_reading(read, Iri(GAP + "TransgenderVictim")).leaves)
    lodging = [part for part in parts if part.protection == GAP + "TemporaryLodging"]
    told = {part.status: read.boxes.said_together(part.boxes) for part in lodging}
    assert told == {Status.DENIED: "men", Status.RESTRICTED: "transgender victims except men"}
