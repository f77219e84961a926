"""A world of men and women, and claims about them, for tests in which each claim has one effect."""

from __future__ import annotations

from dataclasses import replace

from gapgraph.core.claim_words import Frequency, Kind, Reach
from gapgraph.core.claims import Claim
from gapgraph.core.coverage import Ruling
from gapgraph.core.statuses import Status
from gapgraph.vocabulary import ClaimId, Iri
from tests.core.strategies import Asked
from tests.core.worlds import World, lattice_of, small_scheme

LATTICE = lattice_of((2,), 0b11, {"men": 0b01, "women": 0b10})
WORLD = World(LATTICE, small_scheme(), (), (), ())
MEN, WOMEN = 0b01, 0b10


def report(*claims: Claim) -> Asked:
    return Asked(WORLD, tuple(replace(claim, id=ClaimId(f"c{number}")) for number, claim in enumerate(claims, 1)))


def given_to(group: str, protection: str, provider: str, reach: Reach = Reach.TO_ALL) -> Claim:
    return Claim(ClaimId(""), Kind.PROVISION, Iri(group), Iri(protection), Iri(provider), reach)


def denied_to(group: str, protection: str, provider: str, frequency: Frequency = Frequency.ALWAYS) -> Claim:
    return Claim(ClaimId(""), Kind.DENIAL, Iri(group), Iri(protection), Iri(provider), frequency=frequency)


def absent(group: str, protection: str, provider: str) -> Claim:
    return Claim(ClaimId(""), Kind.ABSENCE, Iri(group), Iri(protection), Iri(provider))


def status_of(ruling: Ruling, leaf: int) -> Status:
    return next(status for status, leaves in ruling.statuses.items() if leaves >> leaf & 1)
