"""Properties that the coverage of every report must have; for example, a new refusal never improves a status."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from hypothesis import assume, given
from hypothesis import strategies as st

from gapgraph.core.claim_words import Certainty, Frequency, Kind, Reach
from gapgraph.core.claims import Claim
from gapgraph.core.contexts import base_view
from gapgraph.core.coverage import coverage
from gapgraph.core.groups import Lattice, bits
from gapgraph.core.statuses import Status, Verdict
from gapgraph.core.taxonomy import Taxonomy
from gapgraph.vocabulary import (
    ANY_PROVIDER,
    GOVERNMENT,
    NON_DISCRIMINATION,
    TEMPORARY_LODGING,
    VICTIM,
    VICTIM_SERVICES,
    ClaimId,
    Iri,
)
from tests.core.strategies import Asked, claims, small_reports
from tests.core.test_oracle import Said, said
from tests.core.worlds import CENTERS, MEDICAL, MINISTRY, UNNAMED, lattice_of, small_scheme
from tests.looking import each

OFTEN = (Frequency.ALWAYS, Frequency.USUALLY)

RANK = {Status.SPECIALIZED: 0, Status.GENERAL: 1, Status.RESTRICTED: 3, Status.DENIED: 4}
"""Numbers to compare statuses: a worse status has a higher number. Each underserved or unknown status counts as 2,
because the tests of this file don't compare underserved with unknown.
"""


def worsened(before: Said, after: Said) -> dict[tuple[str, int], tuple[Status, Status]]:
    """The pairs of a protection and a leaf whose status is worse after the change."""
    return {cell: (was, after[cell]) for cell, was in before.items() if RANK.get(after[cell], 2) > RANK.get(was, 2)}


def improved(before: Said, after: Said) -> dict[tuple[str, int], tuple[Status, Status]]:
    """The pairs of a protection and a leaf whose status is better after the change."""
    return worsened(after, before)


def plus(asked: Asked, claim: Claim) -> Asked:
    """The report with one more claim, which counts in the context."""
    return asked.with_claims([*asked.claims, replace(claim, id=ClaimId("r/claim/999"), when=Iri(""))])


@given(st.data(), small_reports())
def test_a_new_refusal_never_improves_a_status(data: st.DataObject, asked: Asked) -> None:
    refusal = data.draw(claims(asked.world, [Kind.DENIAL]))
    assume(refusal.frequency in OFTEN)
    assert improved(said(asked.coverage), said(plus(asked, refusal).coverage)) == {}


@given(st.data(), small_reports())
def test_a_new_absence_never_improves_a_status(data: st.DataObject, asked: Asked) -> None:
    absence = data.draw(claims(asked.world, [Kind.ABSENCE]))
    assert improved(said(asked.coverage), said(plus(asked, absence).coverage)) == {}


@given(st.data(), small_reports())
def test_a_new_infringement_never_improves_a_status(data: st.DataObject, asked: Asked) -> None:
    harm = data.draw(claims(asked.world, [Kind.HARM]))
    assert improved(said(asked.coverage), said(plus(asked, harm).coverage)) == {}


@given(st.data(), small_reports())
def test_a_stronger_refusal_or_absence_never_improves_a_status(data: st.DataObject, asked: Asked) -> None:
    """Discrimination is excluded, because it compares groups: a refusal of everybody isn't discrimination (decision
    0034).
    """
    weak = data.draw(claims(asked.world, [Kind.DENIAL, Kind.ABSENCE]))
    strong = stronger(data, asked, weak)
    better = improved(said(plus(asked, weak).coverage), said(plus(asked, strong).coverage))
    wider = strong.group != weak.group
    assert [cell for cell in better if not (wider and cell[0] == NON_DISCRIMINATION)] == []


def stronger(data: st.DataObject, asked: Asked, claim: Claim) -> Claim:
    """A stronger claim: more often, more certain, everywhere; and for a claim that refuses or bars, by more providers
    and to more people.
    """
    order = list(Frequency)
    at_least = data.draw(st.sampled_from(order[: order.index(claim.frequency) + 1]))
    places = data.draw(st.sampled_from([claim.places, frozenset[Iri]()]))
    firm = replace(claim, frequency=at_least, places=places)
    if asked.oracle.is_limitation(claim):
        return firm
    return replace(
        firm,
        certainty=data.draw(st.sampled_from([claim.certainty, Certainty.STATED])),
        provider=data.draw(st.sampled_from([claim.provider, ANY_PROVIDER])),
        group=data.draw(st.sampled_from([claim.group, VICTIM])),
    )


@given(st.data(), small_reports())
def test_a_provision_never_worsens_the_status_of_leaves_to_which_no_claim_refuses_or_limits_it(
    data: st.DataObject, asked: Asked
) -> None:
    provision = data.draw(claims(asked.world, [Kind.PROVISION]))
    after = plus(asked, provision)
    offers = [offer for offer in after.oracle.offers if offer.provision.id == "r/claim/999"]
    assume(offers)
    free = [leaf for leaf in after.oracle.leaves if all(after.oracle.is_free(offer, leaf) for offer in offers)]
    assume(free)
    assert [cell for cell in worsened(said(asked.coverage), said(after.coverage)) if cell[1] in free] == []


@given(st.data(), small_reports())
def test_removing_a_provision_keeps_a_group_unmet_if_a_refusal_names_the_protection(
    data: st.DataObject, asked: Asked
) -> None:
    provisions = [claim for claim in asked.claims if claim.kind is Kind.PROVISION]
    assume(provisions)
    taken = data.draw(st.sampled_from(provisions))
    after = said(asked.with_claims([claim for claim in asked.claims if claim != taken]).coverage)
    for (p, leaf), status in each(said(asked.coverage).items()):
        by_name = any(asked.oracle.names(refusal, Iri(p)) for refusal in asked.oracle.refusals(leaf, Iri(p)))
        if status is Status.RESTRICTED and by_name:
            assert after[p, leaf].verdict is Verdict.UNMET


NEGATIVE_KINDS = [Kind.LIMITATION, Kind.NON_DISCLOSURE, Kind.DENIAL]


@given(st.data(), small_reports())
def test_a_negative_claim_about_a_provider_changes_no_status_of_a_protection_that_only_others_offer(
    data: st.DataObject, asked: Asked
) -> None:
    """The negative claim is a Limitation, a NonDisclosure, or a Denial of a protection that is broader than the offered
    protection. Freedoms are left out, because an infringement of a freedom by any provider changes its status.
    """
    claim = data.draw(claims(asked.world, NEGATIVE_KINDS))
    assume(claim.kind is not Kind.DENIAL or claim.frequency in OFTEN)
    before, oracle = said(asked.coverage), asked.oracle
    after, added = said(plus(asked, claim).coverage), replace(claim, when=Iri(""))
    for (p, leaf), status in each(before.items()):
        offered = any(oracle.is_offered(offer, leaf) for offer in oracle.offers_of(Iri(p)))
        broader = claim.kind is not Kind.DENIAL or (oracle.reaches(added, Iri(p)) and not oracle.names(added, Iri(p)))
        if offered and broader and not oracle.is_at(added, Iri(p)) and p not in asked.world.scheme.freedoms:
            assert after[p, leaf] is status


def test_a_new_provision_can_worsen_the_status_of_leaves_outside_its_group() -> None:
    """Before the new provision, the report says only that the ministry refuses lodging to men, so lodging is restricted
    for men. After the new provision, which says that the ministry lodges women, the only known provider of lodging
    refuses men, so lodging is denied to men.
    """
    lattice = lattice_of((2,), 0b11, {"men": 0b01, "women": 0b10})
    refusal = Claim(ClaimId("r/claim/1"), Kind.DENIAL, Iri("men"), TEMPORARY_LODGING, MINISTRY)
    shelters = Claim(ClaimId("r/claim/2"), Kind.PROVISION, Iri("women"), TEMPORARY_LODGING, MINISTRY, Reach.TO_ALL)
    scheme = small_scheme()
    before = said(coverage(base_view([refusal]), scheme, lattice))
    after = said(coverage(base_view([refusal, shelters]), scheme, lattice))
    assert before[TEMPORARY_LODGING, 0] is Status.RESTRICTED
    assert after[TEMPORARY_LODGING, 0] is Status.DENIED
    assert after[TEMPORARY_LODGING, 1] is Status.GENERAL


@given(st.data(), small_reports())
def test_the_order_of_claims_changes_no_status(data: st.DataObject, asked: Asked) -> None:
    shuffled = data.draw(st.permutations(asked.claims))
    assert said(asked.with_claims(shuffled).coverage) == said(asked.coverage)


@given(small_reports())
def test_a_repeated_claim_changes_no_status(asked: Asked) -> None:
    again = [replace(claim, id=ClaimId(claim.id + "0")) for claim in asked.claims]
    assert said(asked.with_claims([*asked.claims, *again]).coverage) == said(asked.coverage)


@given(small_reports())
def test_renaming_all_terms_changes_no_status(asked: Asked) -> None:
    renamed = asked.with_claims(
        [replace(renamed_claim(c), id=ClaimId(f"x/{i}")) for i, c in enumerate(reversed(asked.claims))]
    )
    found = coverage(renamed.view, renamed_scheme(asked.world.scheme), renamed_lattice(asked.world.lattice))
    assert said(found) == {(other(Iri(p)), leaf): status for (p, leaf), status in said(asked.coverage).items()}


KEPT = {"", NON_DISCRIMINATION, VICTIM, ANY_PROVIDER, GOVERNMENT, TEMPORARY_LODGING, VICTIM_SERVICES, UNNAMED}


def other(name: Iri) -> Iri:
    """Another name, which sorts in the opposite order; names that the rules use are not changed."""
    return name if name in KEPT else Iri(f"https://example.org/{255 - sum(name.encode()) % 255}/{name}")


def renamed_claim(claim: Claim) -> Claim:
    return replace(
        claim,
        group=other(claim.group),
        protection=other(claim.protection),
        provider=other(claim.provider),
        infringes=other(claim.infringes),
    )


def renamed_lattice(lattice: Lattice) -> Lattice:
    return replace(lattice, groups={other(group): leaves for group, leaves in lattice.groups.items()})


def renamed_scheme(scheme: Taxonomy) -> Taxonomy:
    return Taxonomy(
        protections=tuple(map(other, scheme.protections)),
        covers=_renamed(scheme.covers),
        contains=_renamed(scheme.contains),
        applies_to={other(p): other(group) for p, group in scheme.applies_to.items()},
        collections=frozenset(map(other, scheme.collections)),
        freedoms=frozenset(map(other, scheme.freedoms)),
        unreached_by=_renamed(scheme.unreached_by),
    )


def _renamed(closure: Mapping[Iri, frozenset[Iri]]) -> dict[Iri, frozenset[Iri]]:
    return {other(name): frozenset(map(other, below)) for name, below in closure.items()}


SILENT = (Kind.STRENGTH, Kind.PARITY, Kind.OBSERVATION, Kind.ACTION, Kind.FULFILMENT)


@given(st.data(), small_reports())
def test_claims_without_an_effect_change_no_status(data: st.DataObject, asked: Asked) -> None:
    anything = claims(asked.world)
    aside = data.draw(
        st.one_of(
            claims(asked.world, SILENT),
            anything.map(lambda claim: replace(claim, certainty=Certainty.POSSIBLE)),
            anything.map(lambda claim: replace(claim, group=UNNAMED)),
            anything.map(lambda claim: replace(claim, protection=Iri(""), infringes=Iri(""), harm=Iri(""))),
            claims(asked.world, [Kind.HARM]).map(lambda claim: replace(claim, infringes=MEDICAL, harm=Iri(""))),
        )
    )
    assert said(plus(asked, aside).coverage) == said(asked.coverage)


@given(st.data(), small_reports())
def test_claims_of_another_time_or_place_change_no_status(data: st.DataObject, asked: Asked) -> None:
    claim = replace(data.draw(claims(asked.world)), id=ClaimId("r/claim/999"))
    elsewhere = replace(claim, places=frozenset({Iri("Far")})) if asked.place else replace(claim, when=Iri("Never"))
    assert said(asked.with_claims([*asked.claims, elsewhere]).coverage) == said(asked.coverage)


@given(st.data(), small_reports())
def test_a_claim_on_another_protection_changes_no_status(data: st.DataObject, asked: Asked) -> None:
    claim, scheme = data.draw(claims(asked.world)), asked.world.scheme
    assume(not (scheme.covered(claim.protection) & scheme.covered(TEMPORARY_LODGING)))
    before, after = said(asked.coverage), said(plus(asked, claim).coverage)
    touched = frozenset((claim.infringes, NON_DISCRIMINATION)) | scheme.covered(claim.protection)
    apart = [p for p in scheme.protections if not scheme.covered(p) & touched]
    assert {cell: after[cell] for cell in after if cell[0] in apart} == {c: before[c] for c in before if c[0] in apart}


@given(small_reports())
def test_every_applicable_leaf_has_one_status(asked: Asked) -> None:
    lattice, scheme = asked.world.lattice, asked.world.scheme
    for p, ruling in each(asked.coverage.items()):
        assert ruling.applicable == lattice.leaves_of(scheme.applicable_group(p))
        having = [leaf for leaves in ruling.statuses.values() for leaf in bits(leaves)]
        assert sorted(having) == list(bits(ruling.applicable))
        assert all(ruling.statuses.values()), "no status without a leaf"


def test_a_refusal_by_a_provider_also_applies_to_its_parts() -> None:
    """A claim about a provider also applies to the providers within it, but not to the providers that contain it."""
    lattice, scheme = lattice_of((1,), 0b1), small_scheme()

    def status(refused_by: str, given_by: str) -> Status:
        provision = Claim(ClaimId("r/claim/1"), Kind.PROVISION, VICTIM, MEDICAL, Iri(given_by), Reach.TO_ALL)
        denial = Claim(ClaimId("r/claim/2"), Kind.DENIAL, VICTIM, MEDICAL, Iri(refused_by))
        return said(coverage(base_view([provision, denial]), scheme, lattice))[MEDICAL, 0]

    assert status(MINISTRY, CENTERS) is Status.DENIED
    assert status(CENTERS, CENTERS) is Status.DENIED
    assert status(CENTERS, MINISTRY) is Status.GENERAL
