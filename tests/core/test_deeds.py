"""An explanation names what each deciding claim describes, such as a refusal or an infringement of a freedom."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gapgraph.core.boxes import Box
from gapgraph.core.claim_words import Frequency, Kind, Reach
from gapgraph.core.claims import Claim
from gapgraph.core.explanation import Explanation, explain
from gapgraph.core.reasons import Deed
from gapgraph.core.statuses import Status
from gapgraph.vocabulary import ANY_PROVIDER, NON_DISCRIMINATION, ClaimId, Iri
from tests.core.small_world import LATTICE, WORLD, absent, denied_to, given_to, report
from tests.core.worlds import CENTERS, LEGAL, LIBERTY, MEDICAL, MINISTRY, NGOS

TO_MEN = given_to("men", LEGAL, NGOS)
SHORT = Claim(ClaimId(""), Kind.LIMITATION, Iri("men"), LEGAL, NGOS)
EXCLUSIVE = replace(given_to("women", LEGAL, NGOS), exclusive=True)

CASES = {
    "a denial": ((denied_to("men", LEGAL, ANY_PROVIDER),), LEGAL, Status.DENIED, (Deed.REFUSED,)),
    "an absence": ((absent("men", LEGAL, ANY_PROVIDER),), LEGAL, Status.DENIED, (Deed.NOT_GIVEN,)),
    "for others only": ((EXCLUSIVE,), LEGAL, Status.DENIED, (Deed.FOR_OTHERS,)),
    "for others only, where others are served elsewhere": (
        (EXCLUSIVE, given_to("women", LEGAL, CENTERS)),
        LEGAL,
        Status.LIMITED,
        (Deed.FOR_OTHERS,),
    ),
    "not there": ((absent("men", LEGAL, MINISTRY),), LEGAL, Status.LIMITED, (Deed.NOT_GIVEN_THERE,)),
    "it falls short": ((TO_MEN, SHORT), LEGAL, Status.LIMITED, (Deed.FALLS_SHORT,)),
    "it is said to": ((SHORT,), LEGAL, Status.LIMITED, (Deed.SAID_TO_FALL_SHORT,)),
    "refused at times": (
        (TO_MEN, denied_to("men", LEGAL, NGOS, Frequency.SOMETIMES)),
        LEGAL,
        Status.LIMITED,
        (Deed.REFUSED,),
    ),
    "a freedom": ((replace(SHORT, protection=LIBERTY),), LIBERTY, Status.RESTRICTED, (Deed.INFRINGED,)),
    "discrimination": (
        (denied_to("men", MEDICAL, NGOS), given_to("women", MEDICAL, NGOS)),
        NON_DISCRIMINATION,
        Status.RESTRICTED,
        (Deed.DISCRIMINATED,),
    ),
    "an offer": ((TO_MEN,), LEGAL, Status.GENERAL, ()),
    "an offer to some": ((replace(TO_MEN, reach=Reach.TO_SOME),), LEGAL, Status.UNSPECIFIED, ()),
}


def why(claims: tuple[Claim, ...], protection: str) -> Explanation:
    asked = report(*claims)
    men = Box((0b01,), 0b01)
    return explain(men, asked.coverage[Iri(protection)], asked.view, WORLD.scheme, LATTICE)


@pytest.mark.parametrize(("claims", "protection", "status", "told"), CASES.values(), ids=CASES)
def test_a_derivation_names_what_its_deciding_claim_describes_such_as_a_refusal(
    claims: tuple[Claim, ...], protection: str, status: Status, told: tuple[Deed, ...]
) -> None:
    (derivation,) = why(claims, protection).derivations
    assert (derivation.status, derivation.deeds) == (status, told)


def test_the_report_is_not_called_silent_about_a_protection_that_any_claim_concerns() -> None:
    elsewhere = Claim(ClaimId(""), Kind.STRENGTH, Iri("women"), LEGAL)
    told = {
        kind: replace(elsewhere, kind=kind, group=Iri("men")) for kind in (Kind.STRENGTH, Kind.ACTION, Kind.OBSERVATION)
    }
    assert not why((elsewhere,), LEGAL).derivations[0].spoken
    for claim in told.values():
        found = why((claim,), LEGAL)
        assert found.derivations[0].spoken
        assert [role.claim.id for role in found.beside] == ["c1"]


def test_a_service_only_for_others_is_a_caveat_for_excluded_groups() -> None:
    broader = replace(given_to("women", LEGAL, NGOS), exclusive=True)
    found = why((broader,), LEGAL[: -len("Legal")] + "Advocate")
    assert found.derivations[0].status is Status.NOT_EVIDENCED
    assert [role.claim.id for role in found.beside] == ["c1"]
