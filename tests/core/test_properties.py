"""What must hold of every report, whatever it says: the properties at the end of the design's section on coverage."""

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
from gapgraph.core.statuses import BETTER_TO_WORSE, Status
from gapgraph.core.taxonomy import Scheme
from gapgraph.vocabulary import ANY_PROVIDER, GOVERNMENT, TEMPORARY_LODGING, VICTIM, VICTIM_SERVICES
from tests.core.strategies import Asked, claims, small_reports
from tests.core.test_oracle import Said, said
from tests.core.worlds import CENTERS, MEDICAL, MINISTRY, UNNAMED, lattice_of, small_scheme

OFTEN = (Frequency.ALWAYS, Frequency.USUALLY)


def worsened(before: Said, after: Said) -> dict[tuple[str, int], tuple[Status, Status]]:
    """The cells whose status is worse after than before."""
    rank = BETTER_TO_WORSE.index
    return {cell: (was, after[cell]) for cell, was in before.items() if rank(after[cell]) > rank(was)}


def improved(before: Said, after: Said) -> dict[tuple[str, int], tuple[Status, Status]]:
    """The cells whose status is better after than before."""
    return worsened(after, before)


def plus(asked: Asked, claim: Claim) -> Asked:
    """The report with one more claim, which speaks in the context."""
    return asked.with_claims([*asked.claims, replace(claim, id="r/claim/999", when="")])


@given(st.data(), small_reports())
def test_a_new_refusal_never_improves_a_status(data: st.DataObject, asked: Asked) -> None:
    refusal = data.draw(claims(asked.world, [Kind.DENIAL]))
    assume(refusal.frequency in OFTEN)
    assert improved(said(asked.coverage), said(plus(asked, refusal).coverage)) == {}


@given(st.data(), small_reports())
def test_a_new_absence_never_improves_a_status(data: st.DataObject, asked: Asked) -> None:
    """An Absence at times, or somewhere while no place is asked for, is a Limitation (decision 0011)."""
    absence = data.draw(claims(asked.world, [Kind.ABSENCE]))
    after = plus(asked, absence)
    assume(not after.oracle.is_limitation(absence))
    assert improved(said(asked.coverage), said(after.coverage)) == {}


@given(st.data(), small_reports())
def test_a_stronger_refusal_or_absence_never_improves_a_status(data: st.DataObject, asked: Asked) -> None:
    weak = data.draw(claims(asked.world, [Kind.DENIAL, Kind.ABSENCE]))
    strong = stronger(data, asked, weak)
    assert improved(said(plus(asked, weak).coverage), said(plus(asked, strong).coverage)) == {}


def stronger(data: st.DataObject, asked: Asked, claim: Claim) -> Claim:
    """More often, more surely, everywhere; and, of what refuses or bars already, more widely."""
    order = list(Frequency)
    at_least = data.draw(st.sampled_from(order[: order.index(claim.frequency) + 1]))
    places = data.draw(st.sampled_from([claim.places, frozenset[str]()]))
    firm = replace(claim, frequency=at_least, places=places)
    if asked.oracle.is_limitation(claim):
        return firm
    return replace(
        firm,
        certainty=data.draw(st.sampled_from([claim.certainty, Certainty.STATED])),
        provider=data.draw(st.sampled_from([claim.provider, ANY_PROVIDER])),
        group=data.draw(st.sampled_from([claim.group, VICTIM])),
        protection=data.draw(st.sampled_from([claim.protection, *asked.world.scheme.met_by(claim.protection)])),
    )


@given(st.data(), small_reports())
def test_a_new_free_provision_never_worsens_a_status_of_those_to_whom_it_is_free(
    data: st.DataObject, asked: Asked
) -> None:
    provision = data.draw(claims(asked.world, [Kind.PROVISION]))
    assume(provision.protection in asked.world.scheme.protections)
    after = plus(asked, provision)
    offers = [offer for offer in after.oracle.offers if offer.provision.id == "r/claim/999"]
    free = [leaf for offer in offers for leaf in after.oracle.leaves if is_free(after, offer.provision, leaf)]
    assume(free)
    assert [cell for cell in worsened(said(asked.coverage), said(after.coverage)) if cell[1] in free] == []


def is_free(asked: Asked, provision: Claim, leaf: int) -> bool:
    """As the oracle sees it."""
    oracle = asked.oracle
    offer = next(offer for offer in oracle.offers if offer.provision == provision)
    return oracle.is_in(leaf, provision.group) and oracle.is_free(offer, leaf)


def test_a_new_free_provision_can_worsen_the_status_of_others() -> None:
    """Decision 0011: it names the first provider, and bars that covered nobody in particular cover that one."""
    lattice = lattice_of((2,), 0b11, {"men": 0b01, "women": 0b10})
    refusal = Claim("r/claim/1", Kind.DENIAL, "men", TEMPORARY_LODGING, GOVERNMENT)
    shelters = Claim("r/claim/2", Kind.PROVISION, "women", TEMPORARY_LODGING, MINISTRY, Reach.TO_ALL)
    scheme = small_scheme()
    before = said(coverage(base_view([refusal]), scheme, lattice))
    after = said(coverage(base_view([refusal, shelters]), scheme, lattice))
    assert before[TEMPORARY_LODGING, 0] is Status.RESTRICTED
    assert after[TEMPORARY_LODGING, 0] is Status.DENIED
    assert after[TEMPORARY_LODGING, 1] is Status.GENERAL


@given(st.data(), small_reports())
def test_the_order_of_claims_changes_nothing(data: st.DataObject, asked: Asked) -> None:
    shuffled = data.draw(st.permutations(asked.claims))
    assert said(asked.with_claims(shuffled).coverage) == said(asked.coverage)


@given(small_reports())
def test_a_claim_made_twice_changes_nothing(asked: Asked) -> None:
    again = [replace(claim, id=claim.id + "0") for claim in asked.claims]
    assert said(asked.with_claims([*asked.claims, *again]).coverage) == said(asked.coverage)


@given(small_reports())
def test_names_change_nothing(asked: Asked) -> None:
    renamed = asked.with_claims([replace(renamed_claim(c), id=f"x/{i}") for i, c in enumerate(reversed(asked.claims))])
    found = coverage(renamed.view, renamed_scheme(asked.world.scheme), renamed_lattice(asked.world.lattice))
    assert said(found) == {(other(p), leaf): status for (p, leaf), status in said(asked.coverage).items()}


KEPT = {"", VICTIM, ANY_PROVIDER, GOVERNMENT, TEMPORARY_LODGING, VICTIM_SERVICES, UNNAMED}


def other(name: str) -> str:
    """Another name; those that the rules know by name are kept. It sorts the other way round."""
    return name if name in KEPT else f"https://example.org/{255 - sum(name.encode()) % 255}/{name}"


def renamed_claim(claim: Claim) -> Claim:
    return replace(claim, group=other(claim.group), protection=other(claim.protection), provider=other(claim.provider))


def renamed_lattice(lattice: Lattice) -> Lattice:
    return replace(lattice, groups={other(group): leaves for group, leaves in lattice.groups.items()})


def renamed_scheme(scheme: Scheme) -> Scheme:
    return Scheme(
        protections=tuple(map(other, scheme.protections)),
        covers=_renamed(scheme.covers),
        contains=_renamed(scheme.contains),
        applies_to={other(p): other(group) for p, group in scheme.applies_to.items()},
        collections=frozenset(map(other, scheme.collections)),
    )


def _renamed(closure: Mapping[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    return {other(name): frozenset(map(other, below)) for name, below in closure.items()}


SILENT = (Kind.STRENGTH, Kind.PARITY, Kind.HARM, Kind.OBSERVATION, Kind.ACTION, Kind.FULFILMENT)


@given(st.data(), small_reports())
def test_claims_that_weigh_nothing_change_nothing(data: st.DataObject, asked: Asked) -> None:
    anything = claims(asked.world)
    aside = data.draw(
        st.one_of(
            claims(asked.world, SILENT),
            anything.map(lambda claim: replace(claim, certainty=Certainty.POSSIBLE)),
            anything.filter(lambda claim: claim.kind is not Kind.ABSENCE).map(lambda c: replace(c, group=UNNAMED)),
            anything.map(lambda claim: replace(claim, protection="")),
        )
    )
    assert said(plus(asked, aside).coverage) == said(asked.coverage)


@given(st.data(), small_reports())
def test_claims_of_another_time_or_place_change_nothing(data: st.DataObject, asked: Asked) -> None:
    claim = replace(data.draw(claims(asked.world)), id="r/claim/999")
    elsewhere = replace(claim, places=frozenset({"Far"})) if asked.place else replace(claim, when="Never")
    assert said(asked.with_claims([*asked.claims, elsewhere]).coverage) == said(asked.coverage)


@given(st.data(), small_reports())
def test_a_claim_on_another_protection_changes_nothing(data: st.DataObject, asked: Asked) -> None:
    claim, scheme = data.draw(claims(asked.world)), asked.world.scheme
    assume(not (scheme.covered(claim.protection) & scheme.covered(TEMPORARY_LODGING)))
    before, after = said(asked.coverage), said(plus(asked, claim).coverage)
    apart = [p for p in scheme.protections if not scheme.covered(p) & scheme.covered(claim.protection)]
    assert {cell: after[cell] for cell in after if cell[0] in apart} == {c: before[c] for c in before if c[0] in apart}


@given(small_reports())
def test_every_applicable_leaf_has_one_status(asked: Asked) -> None:
    lattice, scheme = asked.world.lattice, asked.world.scheme
    for p, ruling in asked.coverage.items():
        assert ruling.applicable == lattice.leaves_of(scheme.applicable_group(p))
        having = [leaf for leaves in ruling.statuses.values() for leaf in bits(leaves)]
        assert sorted(having) == list(bits(ruling.applicable))
        assert all(ruling.statuses.values()), "no status without a leaf"


def test_a_refusal_by_a_provider_refuses_in_its_parts() -> None:
    """The tree of providers counts downwards only."""
    lattice, scheme = lattice_of((1,), 0b1), small_scheme()

    def status(refused_by: str, given_by: str) -> Status:
        provision = Claim("r/claim/1", Kind.PROVISION, VICTIM, MEDICAL, given_by, Reach.TO_ALL)
        denial = Claim("r/claim/2", Kind.DENIAL, VICTIM, MEDICAL, refused_by)
        return said(coverage(base_view([provision, denial]), scheme, lattice))[MEDICAL, 0]

    assert status(MINISTRY, CENTERS) is Status.DENIED
    assert status(CENTERS, CENTERS) is Status.DENIED
    assert status(CENTERS, MINISTRY) is Status.GENERAL
