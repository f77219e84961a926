"""Why a status is what it is: deciders that decide, and one part for every claim that was weighed."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import assume, given
from hypothesis import strategies as st

from gapgraph.core.claim_words import Certainty, Frequency, Kind, Reach
from gapgraph.core.claims import Claim
from gapgraph.core.coverage import Ruling
from gapgraph.core.groups import bits
from gapgraph.core.reasons import Part, Role, beside, decisive, roles
from gapgraph.core.statuses import Status, Verdict
from gapgraph.vocabulary import ANY_PROVIDER, GOVERNMENT, TEMPORARY_LODGING, VICTIM, VICTIM_SERVICES
from tests.core.oracle import Offer, Oracle
from tests.core.strategies import THOROUGH, Asked, small_reports
from tests.core.worlds import (
    CENTERS,
    LEGAL,
    MEDICAL,
    MINISTRY,
    NGOS,
    SHELTER,
    STRANGER,
    World,
    lattice_of,
    small_scheme,
)


def status_of(ruling: Ruling, leaf: int) -> Status:
    return next(status for status, leaves in ruling.statuses.items() if leaves >> leaf & 1)


def cells(asked: Asked) -> list[tuple[Ruling, int]]:
    return [(ruling, leaf) for ruling in asked.coverage.values() for leaf in bits(ruling.applicable)]


@given(small_reports())
def test_every_status_but_silence_has_its_deciders(asked: Asked) -> None:
    for ruling, leaf in cells(asked):
        silent = status_of(ruling, leaf) is Status.NOT_EVIDENCED
        assert silent == (decisive(ruling, 1 << leaf) == ())


@THOROUGH
@given(small_reports())
def test_the_deciders_are_the_claims_that_the_rule_speaks_of(asked: Asked) -> None:
    oracle = asked.oracle
    for ruling, leaf in cells(asked):
        expected = {c.id for c in deciding(oracle, ruling.protection, leaf, status_of(ruling, leaf))}
        assert {claim.id for claim in decisive(ruling, 1 << leaf)} == expected


def deciding(oracle: Oracle, p: str, leaf: int, status: Status) -> list[Claim]:
    """The claims that the table's line for the status speaks of."""
    offers = [offer for offer in oracle.offers if oracle.is_offered(offer, p, leaf)]
    to_all = [offer for offer in offers if offer.provision.reach is Reach.TO_ALL]
    if status.verdict is Verdict.OFFERED:
        free = [offer.provision for offer in to_all if oracle.is_free(offer, leaf)]
        return [claim for claim in free if claim.specialized == (status is Status.SPECIALIZED)]
    if status is Status.UNSPECIFIED:
        return [o.provision for o in offers if o not in to_all and not oracle.is_barred(o, leaf)]
    if status is Status.UNDISCLOSED:
        silences = [c for c in oracle.speaking if c.kind is Kind.NON_DISCLOSURE]
        return [c for c in silences if oracle.is_in(leaf, c.group) and oracle.speaks_of(c, p)]
    if status is Status.DENIED:
        bars = [c for c in oracle.speaking if oracle.bars(c, leaf)]
        at_a_provider = [c for c in bars if any(oracle.touches(c, p, v) for v in oracle.providers_of(p))]
        return at_a_provider + [c for c in bars if strikes_one(oracle, c, offers)]
    if status is Status.RESTRICTED:
        refusals = [c for c in oracle.speaking if oracle.refuses(c, leaf)]
        return [c for c in refusals if oracle.speaks_of(c, p) or strikes_one(oracle, c, to_all)]
    if status is Status.LIMITED:
        to_some = any(offer.provision.reach is Reach.TO_SOME for offer in offers)
        limitations = [c for c in oracle.speaking if oracle.limits(c, leaf)]
        counting = [c for c in limitations if oracle.speaks_of(c, p) and oracle.is_by_a_provider(c, p)]
        alone = [c for c in counting if to_some or oracle.is_narrow(c)]
        return alone + [c for c in limitations if strikes_one(oracle, c, to_all)]
    return []


def strikes_one(oracle: Oracle, claim: Claim, offers: list[Offer]) -> bool:
    return any(oracle.strikes(claim, offer) for offer in offers)


@given(st.data(), small_reports())
def test_without_its_deciders_a_status_changes(data: st.DataObject, asked: Asked) -> None:
    told = [(ruling, leaf) for ruling, leaf in cells(asked) if decisive(ruling, 1 << leaf)]
    assume(told)
    ruling, leaf = data.draw(st.sampled_from(told))
    deciders = {claim.id for claim in decisive(ruling, 1 << leaf)}
    without = asked.with_claims([claim for claim in asked.claims if claim.id not in deciders])
    assert status_of(without.coverage[ruling.protection], leaf) is not status_of(ruling, leaf)


@given(small_reports())
def test_deciders_of_many_leaves_are_those_of_each(asked: Asked) -> None:
    for ruling in asked.coverage.values():
        each = {c.id for leaf in bits(ruling.applicable) for c in decisive(ruling, 1 << leaf)}
        assert {claim.id for claim in decisive(ruling, ruling.applicable)} == each


@given(small_reports())
def test_deciders_of_most_leaves_come_first(asked: Asked) -> None:
    for ruling in asked.coverage.values():
        decided = decisive(ruling, ruling.applicable)

        def order(claim: Claim, ruling: Ruling = ruling) -> tuple[int, str]:
            leaves = [leaf for leaf in bits(ruling.applicable) if claim in decisive(ruling, 1 << leaf)]
            return -len(leaves), claim.id

        assert list(decided) == sorted(decided, key=order)


@given(small_reports())
def test_every_claim_that_was_weighed_has_one_part(asked: Asked) -> None:
    oracle = asked.oracle
    for ruling, leaf in cells(asked):
        found = [role.claim.id for role in roles(ruling, 1 << leaf)]
        assert len(found) == len(set(found))
        assert set(found) == {claim.id for claim in weighed(oracle, ruling.protection, leaf)}


def weighed(oracle: Oracle, p: str, leaf: int) -> list[Claim]:
    """The claims that the rules look at for this leaf: what is offered to it, what strikes that, what touches p."""
    offers = [offer for offer in oracle.offers if oracle.is_offered(offer, p, leaf)]
    return [claim for claim in oracle.speaking if is_weighed(oracle, claim, offers, p, leaf)]


def is_weighed(oracle: Oracle, claim: Claim, offers: list[Offer], p: str, leaf: int) -> bool:
    if any(offer.provision == claim for offer in offers):
        return True
    if claim.kind is Kind.NON_DISCLOSURE:
        return oracle.is_in(leaf, claim.group) and oracle.speaks_of(claim, p)
    forceful = oracle.bars(claim, leaf) or oracle.refuses(claim, leaf) or oracle.limits(claim, leaf)
    return forceful and (oracle.speaks_of(claim, p) or any(oracle.strikes(claim, offer) for offer in offers))


@given(small_reports())
def test_a_part_means_what_its_name_says(asked: Asked) -> None:
    oracle = asked.oracle
    for ruling, leaf in cells(asked):
        decided = {claim.id for claim in decisive(ruling, 1 << leaf)}
        for role in roles(ruling, 1 << leaf):
            assert (role.part is Part.DECIDED) == (role.claim.id in decided)
            assert role.leaves == 1 << leaf
            force = {Part.BARRED: oracle.bars, Part.REFUSED: oracle.refuses, Part.LIMITED: oracle.limits}
            if role.part in force:
                assert role.by, "who barred, refused or limited it"
                assert all(force[role.part](claim, leaf) for claim in role.by)
                assert role.claim.kind is Kind.PROVISION
            else:
                assert role.by == ()


@given(small_reports())
def test_parts_come_in_the_order_of_their_weight_then_by_number(asked: Asked) -> None:
    for ruling in asked.coverage.values():
        rest = [role for role in roles(ruling, ruling.applicable) if role.part is not Part.DECIDED]
        assert rest == sorted(rest, key=lambda role: (list(Part).index(role.part), role.claim.id))


@given(small_reports())
def test_what_stands_beside_touches_and_decides_by_its_kind_nothing(asked: Asked) -> None:
    scheme, lattice, oracle = asked.world.scheme, asked.world.lattice, asked.oracle
    for ruling, leaf in cells(asked):
        aside = beside(asked.view, ruling.protection, 1 << leaf, scheme, lattice)
        expected = [c.id for c in asked.view.claims if stands_beside(oracle, c, ruling.protection, leaf)]
        assert [role.claim.id for role in aside] == expected
        assert all(role.part is Part.BESIDE and role.leaves == 1 << leaf for role in aside)


def stands_beside(oracle: Oracle, claim: Claim, p: str, leaf: int) -> bool:
    """Silences, possibilities, strengths, parity, and what is systemic."""
    if not (oracle.is_about(claim, leaf) and oracle.speaks_of(claim, p)):
        return False
    if claim.kind in (Kind.NON_DISCLOSURE, Kind.STRENGTH, Kind.PARITY) or claim.certainty is Certainty.POSSIBLE:
        return True
    return oracle.is_limitation(claim) and oracle.is_systemic(claim)


# One small world, in which each part is played by a claim that one can point at.

LATTICE = lattice_of((2,), 0b11, {"men": 0b01, "women": 0b10})
WORLD = World(LATTICE, small_scheme(), (), (), ())
MEN, WOMEN = 0b01, 0b10


def report(*claims: Claim) -> Asked:
    return Asked(WORLD, tuple(replace(claim, id=f"c{number}") for number, claim in enumerate(claims, 1)))


def given_to(group: str, protection: str, provider: str, reach: Reach = Reach.TO_ALL) -> Claim:
    return Claim("", Kind.PROVISION, group, protection, provider, reach)


def denied_to(group: str, protection: str, provider: str, frequency: Frequency = Frequency.ALWAYS) -> Claim:
    return Claim("", Kind.DENIAL, group, protection, provider, frequency=frequency)


def told(roles: tuple[Role, ...]) -> dict[str, tuple[str, list[str]]]:
    return {role.claim.id: (role.part.value, [claim.id for claim in role.by]) for role in roles}


def parts(asked: Asked, protection: str, leaves: int) -> dict[str, tuple[str, list[str]]]:
    return told(roles(asked.coverage[protection], leaves))


def test_a_barred_offer_says_what_barred_it_and_nothing_that_only_limited_it() -> None:
    asked = report(
        given_to("men", MEDICAL, CENTERS),
        denied_to("men", MEDICAL, MINISTRY),
        Claim("", Kind.LIMITATION, "men", MEDICAL, CENTERS),
    )
    assert parts(asked, MEDICAL, MEN) == {"c2": ("decided", []), "c1": ("barred", ["c2"]), "c3": ("overruled", [])}


def test_a_refused_offer_beside_a_free_one() -> None:
    asked = report(
        given_to("men", MEDICAL, NGOS), given_to("men", MEDICAL, CENTERS), denied_to("men", MEDICAL, CENTERS, USUALLY)
    )
    assert parts(asked, MEDICAL, MEN) == {"c1": ("decided", []), "c2": ("refused", ["c3"]), "c3": ("overruled", [])}


USUALLY = Frequency.USUALLY


def test_a_limited_offer_beside_one_that_is_specialized() -> None:
    free = replace(given_to("men", MEDICAL, NGOS), specialized=True)
    shortfall = Claim("", Kind.LIMITATION, "men", MEDICAL, CENTERS)
    asked = report(given_to("men", MEDICAL, CENTERS), shortfall, free, given_to(VICTIM, MEDICAL, NGOS))
    assert parts(asked, MEDICAL, MEN) == {
        "c3": ("decided", []),
        "c1": ("limited", ["c2"]),
        "c2": ("overruled", []),
        "c4": ("overruled", []),
    }


def test_an_absence_at_one_who_never_gave_it_stands_beside() -> None:
    asked = report(given_to("men", LEGAL, NGOS), Claim("", Kind.ABSENCE, VICTIM, LEGAL, CENTERS))
    assert parts(asked, LEGAL, MEN) == {"c1": ("decided", []), "c2": ("beside", [])}


def test_a_shortfall_of_a_service_that_is_not_said_to_be_given_stands_beside() -> None:
    """It is on everyone and finds no provision to some, so it counts for nobody, and is shown all the same."""
    asked = report(Claim("", Kind.LIMITATION, VICTIM, LEGAL, GOVERNMENT), given_to("men", LEGAL, NGOS, Reach.TO_SOME))
    assert parts(asked, LEGAL, WOMEN) == {"c1": ("beside", [])}
    assert parts(asked, LEGAL, MEN) == {"c1": ("decided", []), "c2": ("overruled", [])}


def test_a_silence_decides_where_nothing_else_is_said() -> None:
    silence = Claim("", Kind.NON_DISCLOSURE, VICTIM, LEGAL)
    assert parts(report(silence), LEGAL, MEN) == {"c1": ("decided", [])}
    beside_a_provision = report(silence, given_to("men", LEGAL, NGOS))
    assert parts(beside_a_provision, LEGAL, MEN) == {"c2": ("decided", []), "c1": ("overruled", [])}
    assert parts(beside_a_provision, LEGAL, WOMEN) == {"c1": ("decided", [])}


def test_what_is_given_inside_is_refused_with_the_lodging() -> None:
    inside = replace(given_to(VICTIM, MEDICAL, CENTERS), inside=True)
    lodging = given_to(VICTIM, SHELTER, CENTERS)
    asked = report(lodging, inside, denied_to("men", TEMPORARY_LODGING, GOVERNMENT, USUALLY))
    assert parts(asked, MEDICAL, MEN) == {"c3": ("decided", []), "c2": ("refused", ["c3"])}
    assert parts(asked, MEDICAL, WOMEN) == {"c2": ("decided", [])}


def test_what_is_systemic_stands_beside_everything_and_weighs_nothing() -> None:
    uneven = Claim("", Kind.LIMITATION, VICTIM, VICTIM_SERVICES, GOVERNMENT)
    asked = report(given_to("men", LEGAL, CENTERS), uneven)
    assert parts(asked, LEGAL, MEN) == {"c1": ("decided", [])}
    assert told(beside(asked.view, LEGAL, MEN, WORLD.scheme, LATTICE)) == {"c2": ("beside", [])}
    at_night = replace(
        asked, claims=(asked.claims[0], replace(asked.claims[1], when="Night")), times=frozenset({"Night"})
    )
    assert parts(at_night, LEGAL, MEN) == {"c2": ("decided", []), "c1": ("limited", ["c2"])}


def test_parts_of_several_leaves_are_told_once() -> None:
    asked = report(denied_to("men", LEGAL, ANY_PROVIDER), given_to("women", LEGAL, NGOS))
    decided = roles(asked.coverage[LEGAL], MEN | WOMEN)
    assert told(decided) == {"c1": ("decided", []), "c2": ("decided", [])}
    assert {role.claim.id: role.leaves for role in decided} == {"c1": MEN, "c2": WOMEN}


def test_each_part_is_told_with_the_leaves_it_is_played_for() -> None:
    """Asked about everyone, a claim about men is told with the men."""
    asked = report(
        given_to(VICTIM, LEGAL, NGOS),
        Claim("", Kind.NON_DISCLOSURE, "men", LEGAL),
        given_to("men", LEGAL, CENTERS),
        Claim("", Kind.LIMITATION, VICTIM, LEGAL, CENTERS),
        denied_to("women", LEGAL, MINISTRY),
        given_to("women", LEGAL, CENTERS, Reach.TO_SOME),
        Claim("", Kind.LIMITATION, "women", LEGAL, MINISTRY),
        given_to("men", LEGAL, NGOS, Reach.ELIGIBILITY),
        Claim("", Kind.ABSENCE, "men", LEGAL, STRANGER),
    )
    played = {
        role.claim.id: (role.part, role.leaves) for role in roles(asked.coverage[LEGAL], asked.world.lattice.possible)
    }
    assert played == {
        "c1": (Part.DECIDED, MEN | WOMEN),
        "c2": (Part.OVERRULED, MEN),
        "c3": (Part.LIMITED, MEN),
        "c4": (Part.OVERRULED, MEN | WOMEN),
        "c5": (Part.OVERRULED, WOMEN),
        "c6": (Part.BARRED, WOMEN),
        "c7": (Part.OVERRULED, WOMEN),
        "c8": (Part.OVERRULED, MEN),
        "c9": (Part.BESIDE, MEN | WOMEN),
    }
    assert {role.leaves for role in roles(asked.coverage[LEGAL], MEN)} == {MEN}
    assert {role.leaves for role in roles(asked.coverage[LEGAL], WOMEN)} == {WOMEN}


def test_a_claim_weighs_by_all_the_leaves_that_it_decides_through_whatever_it_touches() -> None:
    """One refusal decides for men through one service and for women through another: it comes before one for men."""
    inside = [replace(given_to(group, MEDICAL, CENTERS), inside=True) for group in ("men", "women")]
    asked = report(denied_to("men", MEDICAL, NGOS), denied_to(VICTIM, TEMPORARY_LODGING, CENTERS, USUALLY), *inside)
    assert [claim.id for claim in decisive(asked.coverage[MEDICAL], MEN | WOMEN)] == ["c2", "c1"]
