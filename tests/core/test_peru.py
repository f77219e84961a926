"""Peru 2021: statuses on which two independent encodings agreed, and their deciding claims."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from gapgraph.core.boxes import Box
from gapgraph.core.claims import Claim
from gapgraph.core.coverage import Ruling
from gapgraph.core.matrix import GroupCoverage, matrix_cells
from gapgraph.core.reasons import Part, Role, beside, decisive, roles
from gapgraph.core.statuses import Standing, Status, Verdict
from gapgraph.vocabulary import GAP, Iri, ReportId, curie, expand
from tests.core.worlds import graph
from tests.looking import each

REPORT = ReportId("per-2021")
EVERYONE = (1 << 200) - 1


def ruling(protection: str) -> Ruling:
    return graph().coverage(REPORT)[Iri(GAP + protection)]


def leaves(group: str) -> int:
    return graph().lattice.leaves_of(Iri(GAP + group))


def statuses(group: str, protection: str) -> set[str]:
    return {s.value for s, mask in ruling(protection).statuses.items() if mask & leaves(group)}


def numbers(claims: Iterable[Claim]) -> list[int]:
    return sorted(int(claim.id.rsplit("/", 1)[-1]) for claim in claims)


def gaps(verdict: Verdict = Verdict.UNMET) -> dict[str, set[str]]:
    """For each protection, the groups and boxes that lack it."""
    names = graph().names(REPORT)
    found: dict[str, set[str]] = {}
    for gap in graph().gaps(REPORT, verdict):
        found.setdefault(curie(gap.protection).removeprefix("gap:"), set()).add(names.box_id(gap.box))
    return found


MEN = {"gap:Man"}
MEN_AND_TRANSGENDER_VICTIMS = {"gap:Man", "gap:TransgenderVictim"}
DISCRIMINATED = {"gap:LGBTQIVictim", "Adult+Male|AnotherGender"}


UNMET = {
    "TemporaryLodging": MEN_AND_TRANSGENDER_VICTIMS,
    "SpecializedShelter": {"gap:Adult", "gap:LaborTraffickingVictim", "Male|AnotherGender", "gap:TransgenderVictim"},
    "EmergencyAccommodation": MEN,
    "ResidentialCare": {"gap:TransgenderChild"},
    "Transportation": MEN,
    "MedicalCare": MEN,
    "PsychologicalCare": MEN,
    "SocialServices": MEN,
    "Care": MEN,
    "LegalAssistance": MEN,
    "ReintegrationAssistance": MEN,
    "Liberty": {"gap:Child"},
    "NonDiscrimination": DISCRIMINATED,
}
"""For each protection, the groups and boxes that are expected to lack the protection. Groups lack NonDiscrimination
if the report says that the groups are discriminated against, or that the groups are refused services that others get.
"""


@pytest.mark.parametrize(("protection", "lacking"), UNMET.items())
def test_the_groups_that_lack_a_protection_are_the_expected_ones(protection: str, lacking: set[str]) -> None:
    assert gaps()[protection] == lacking


def test_exactly_the_expected_protections_have_unmet_gaps() -> None:
    assert list(gaps()) == list(UNMET), "in the order of columns"


def test_men_are_denied_lodging_and_other_services() -> None:
    assert statuses("Man", "TemporaryLodging") == {"Denied"}
    assert numbers(decisive(ruling("TemporaryLodging"), leaves("Man"))) == [112]
    for protection in ("MedicalCare", "Transportation", "SocialServices", "LegalAssistance", "ReintegrationAssistance"):
        assert statuses("Man", protection) == {"Restricted"}
        assert numbers(decisive(ruling(protection), leaves("Man"))) == [111]


def test_the_explanation_lists_each_claim_on_lodging_for_men_in_the_expected_part() -> None:
    played: dict[Part, list[Claim]] = {}
    by_part: dict[Part, set[int]] = {}
    for role in roles(ruling("TemporaryLodging"), leaves("Man")):
        played.setdefault(role.part, []).append(role.claim)
        by_part.setdefault(role.part, set()).update(numbers(role.by))
    assert {part: numbers(claims) for part, claims in played.items()} == {
        Part.DECIDED: [112],
        Part.BARRED: [74, 107, 179],
        Part.OVERRULED: [108, 109, 110, 113, 115, 117, 123, 136],
        Part.BESIDE: [95],
    }
    assert by_part[Part.BARRED] == {112}


def test_women_do_not_lack_lodging_because_one_provider_has_none() -> None:
    """The emergency centers have no overnight accommodation; this absence counts only for these centers."""
    assert statuses("Woman", "TemporaryLodging") == {"Limited", "Restricted"}
    assert 95 not in numbers(decisive(ruling("TemporaryLodging"), leaves("Woman")))


def test_services_inside_shelters_do_not_count_for_groups_that_the_shelters_refuse() -> None:
    """The services inside shelters don't count for transgender girls, because claim 115 closes the shelters to them."""
    girls = leaves("TransgenderGirlInSexTrafficking")
    for protection, given in (("MedicalCare", 64), ("PsychologicalCare", 65), ("LegalAssistance", 63)):
        assert statuses("TransgenderGirlInSexTrafficking", protection) == {"Limited"}
        assert numbers(decisive(ruling(protection), girls)) == [113, 117, 118]
        assert role_of(protection, girls, given).part is Part.SHUT
        assert numbers(role_of(protection, girls, given).by) == [115]


def test_only_others_and_not_the_report_say_that_services_are_refused_to_men() -> None:
    standing = {gap.protection.rsplit("#", 1)[-1]: gap.standing for gap in graph().gaps(REPORT)}
    assert standing["MedicalCare"] == (Standing.OTHERS_WORD,)
    assert standing["EmergencyAccommodation"] == (Standing.REPORTS_WORD,)


def role_of(protection: str, group: int, number: int) -> Role:
    return next(r for r in roles(ruling(protection), group) if numbers([r.claim]) == [number])


def test_transgender_children_are_denied_lodging() -> None:
    assert statuses("TransgenderChild", "TemporaryLodging") == {"Restricted"}
    assert numbers(decisive(ruling("TemporaryLodging"), leaves("TransgenderChild"))) == [115]


def test_boys_victims_of_labor_trafficking_and_adults_lack_a_specialized_shelter() -> None:
    for group in ("Boy", "LaborTraffickingVictim", "Adult"):
        assert statuses(group, "SpecializedShelter") == {"Denied"}
    assert numbers(decisive(ruling("SpecializedShelter"), leaves("Boy"))) == [56]


@pytest.mark.parametrize("protection", ["Compensation", "ImmigrationRelief"])
def test_compensation_and_residency_are_unknown(protection: str) -> None:
    assert protection not in gaps()
    assert ruling(protection).leaves(Verdict.UNKNOWN) == ruling(protection).applicable
    assert set(ruling(protection).statuses) == {Status.UNDISCLOSED}


def test_residency_applies_only_to_foreign_victims() -> None:
    assert ruling("ImmigrationRelief").applicable == leaves("ForeignVictim")
    assert numbers(decisive(ruling("ImmigrationRelief"), EVERYONE)) == [203]


def cell(group: str, protection: str) -> GroupCoverage:
    seen, g = graph().view(REPORT), graph()
    return next(matrix_cells((Iri(GAP + group),), (ruling(protection),), seen, g.scheme, g.lattice))


def exceptions(group: str, protection: str) -> dict[str, list[str]]:
    names = graph().names(REPORT)
    return {e.status.value: [names.values_id(b) for b in e.boxes] for e in cell(group, protection).exceptions}


def test_girls_in_sex_trafficking_have_lodging() -> None:
    """As the design words it: "Specialized; transgender girls Restricted; other LGBQI girls Limited; whether foreign
    girls were referred is undisclosed".
    """
    girls = cell("GirlInSexTrafficking", "TemporaryLodging")
    assert (girls.best, girls.worst, girls.extent) == (Status.SPECIALIZED, Status.RESTRICTED, "partial")
    assert exceptions("GirlInSexTrafficking", "TemporaryLodging") == {
        "Limited": ["OtherLGBQI"],
        "Restricted": ["Transgender"],
    }
    silences = [claim for claim in girls.caveats if claim.kind == "NonDisclosure"]
    assert numbers(silences) == [123]
    assert silences[0].group == GAP + "ForeignVictim"


def test_the_silence_on_foreign_girls_lowers_no_status() -> None:
    foreign = leaves("GirlInSexTrafficking") & leaves("ForeignVictim") & leaves("NotLGBTQI")
    found = ruling("TemporaryLodging").statuses[Status.SPECIALIZED]
    assert foreign
    assert found & foreign == foreign


def test_uneven_services_are_caveats_and_lower_no_status() -> None:
    uneven = {83, 155}
    for protection, ruled in graph().coverage(REPORT).items():
        assert not uneven & set(numbers(decisive(ruled, ruled.applicable))), protection
    aside = beside(graph().view(REPORT), ruling("MedicalCare"), EVERYONE, graph().scheme, graph().lattice)
    assert uneven <= set(numbers(role.claim for role in aside))


def test_on_nights_and_weekends_fewer_groups_are_offered_protections() -> None:
    usual, night = graph().coverage(REPORT), graph().coverage(REPORT, when="NightsAndWeekends")
    assert usual != night
    by_day = usual[Iri(GAP + "TemporaryLodging")].statuses
    assert Status.SPECIALIZED in by_day
    worse = [p for p in usual if night[p].statuses != usual[p].statuses]
    for p in worse:
        assert night[p].leaves(Verdict.OFFERED).bit_count() <= usual[p].leaves(Verdict.OFFERED).bit_count()
    assert worse


def test_while_the_emergency_centers_were_closed_women_got_nothing_there() -> None:
    social = graph().coverage(REPORT, when="2020-04")[Iri(GAP + "SocialServices")]
    centers = [o for o in social.offers if o.claim.provider == expand("per:EmergencyCenters")]
    assert centers
    assert all(offer.barred == offer.leaves for offer in centers)
    assert Status.GENERAL in ruling("SocialServices").statuses
    assert not social.statuses.get(Status.GENERAL, 0) & leaves("Woman")


def test_a_shelter_in_four_regions_counts_only_there() -> None:
    cusco = graph().coverage(REPORT, where="per:Cusco")[Iri(GAP + "SpecializedShelter")]
    elsewhere = graph().coverage(REPORT, where="per:LaPampa")[Iri(GAP + "SpecializedShelter")]
    assert Status.SPECIALIZED in cusco.statuses
    assert Status.SPECIALIZED not in elsewhere.statuses


def test_gaps_name_their_deciding_claims() -> None:
    for gap in each(graph().gaps(REPORT)):
        assert gap.evidence, gap
        assert all(claim.quotes for claim in gap.evidence)
        assert gap.evidence == decisive(graph().coverage(REPORT)[gap.protection], gap.box.leaves)


def test_the_box_of_the_gap_for_men_has_the_values_adult_and_male() -> None:
    (men,) = [gap.box for gap in graph().gaps(REPORT) if gap.protection == GAP + "Transportation"]
    assert isinstance(men, Box)
    assert men.values(graph().lattice) == ((GAP + "Adult",), (GAP + "Male",))
