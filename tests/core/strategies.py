"""Reports that Hypothesis draws: claims of every kind, with hedges, places and times, with services inside shelters and
exclusive services, and with contradictions.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import product
from random import Random
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st

from gapgraph.core.claim_words import Certainty, Frequency, Kind, Reach
from gapgraph.core.claims import Claim
from gapgraph.core.contexts import View, view
from gapgraph.core.coverage import Coverage, coverage
from gapgraph.vocabulary import AGENT, ANY_PROVIDER, DISCRIMINATED, GAP, NO_IRI, VICTIM, ClaimId, Iri
from tests.core.oracle import Oracle
from tests.core.worlds import (
    MEDICAL,
    World,
    cells,
    groups_of,
    lattice_of,
    real,
    shapes,
    small_world,
    small_worlds,
)

THOROUGH = settings(max_examples=max(150, 3 * settings().max_examples))
"""Settings for more examples than the profile has, for tests of properties whose failure would mean a wrong status."""

FROM_SEED = os.environ.get("HYPOTHESIS_PROFILE") == "round"
"""Whether Hypothesis draws only the seed of a random report, instead of each part of the report. A report from a seed
is made much faster, but Hypothesis can't make a failing report smaller.
"""

KINDS = (
    *(Kind.PROVISION,) * 6,
    *(Kind.DENIAL,) * 3,
    *(Kind.ABSENCE,) * 2,
    *(Kind.LIMITATION,) * 3,
    *(Kind.HARM,) * 2,
    *(Kind.NON_DISCLOSURE, Kind.STRENGTH, Kind.PARITY, Kind.OBSERVATION),
)
"""The kinds of claims, weighted by how often they decide something."""

RARELY = (False, False, False, True)
REACHES = (Reach.TO_ALL, Reach.TARGET, Reach.TO_SOME, Reach.ELIGIBILITY)
HARMS = (NO_IRI, DISCRIMINATED, Iri(GAP + "Detained"))
SPEAKERS = (NO_IRI, Iri(AGENT + "publisher"), Iri(GAP + "UnnamedReports"))
"""The speakers of claims besides providers: the report (no IRI), its publisher, and unnamed reports that it cites."""
TIMES = (*(NO_IRI,) * 8, Iri("Night"), Iri("March"))
PLACES = (*(frozenset[Iri](),) * 8, frozenset({Iri("North")}), frozenset({Iri("North"), Iri("South")}))
CERTAINTIES = (*(Certainty.STATED,) * 6, Certainty.REPORTED, Certainty.POSSIBLE)


@dataclass(frozen=True)
class Asked:
    """A report whose claims use the names of a world, and the context (times and place) of its view."""

    world: World
    claims: tuple[Claim, ...]
    times: frozenset[Iri] = frozenset()
    place: Iri = NO_IRI

    @property
    def view(self) -> View:
        return view(self.claims, self.times, self.place)

    @property
    def coverage(self) -> Coverage:
        return coverage(self.view, self.world.scheme, self.world.lattice)

    @property
    def oracle(self) -> Oracle:
        return Oracle(self.claims, self.world.scheme, self.world.lattice, self.times, self.place)

    def with_claims(self, claims: Sequence[Claim]) -> Asked:
        return replace(self, claims=tuple(claims))


GIVEN = tuple(product(REACHES, (False, True), RARELY, (False, True)))
"""Combinations of a reach and of whether the service is specialized, exclusive, and inside a shelter."""
HEDGES = tuple(product(Frequency, CERTAINTIES, TIMES, PLACES))
"""All combinations of hedges. Hypothesis draws a combination as one value, because each draw takes longer than
computing coverage.
"""


def claims(world: World, kinds: Sequence[Kind] = KINDS) -> st.SearchStrategy[Claim]:
    """A strategy that draws one claim, without a number, with the groups, protections and providers of the world."""
    parts = choices(world, kinds)
    if FROM_SEED:
        return st.binary(min_size=8, max_size=8).map(lambda seed: _claim(*map(Random(seed).choice, parts)))
    return st.builds(_claim, *map(st.sampled_from, parts))


def choices(world: World, kinds: Sequence[Kind] = KINDS) -> tuple[Sequence[Any], ...]:
    """The values from which each part of a claim is drawn."""
    freedoms = (NO_IRI, *sorted(world.scheme.freedoms), MEDICAL)
    whom = (world.groups, world.protections, world.providers)
    return (kinds, *whom, GIVEN, HEDGES, tuple(product(HARMS, freedoms)), (*SPEAKERS, *world.providers))


def _claim(
    kind: Kind,
    group: Iri,
    protection: Iri,
    provider: Iri,
    given: tuple[Reach, bool, bool, bool],
    hedges: tuple[Frequency, Certainty, Iri, frozenset[Iri]],
    harm: tuple[Iri, Iri],
    asserted_by: Iri,
) -> Claim:
    """A claim of this kind. Only a Provision has the values of ``given``; only a Harm has a kind of harm and an
    infringed freedom.
    """
    frequency, certainty, when, places = hedges
    reach, specialized, exclusive, inside = given if kind is Kind.PROVISION else (None, False, False, False)
    befell, infringes = harm if kind is Kind.HARM else (NO_IRI, NO_IRI)
    return Claim(
        id=ClaimId(""),
        kind=kind,
        group=group,
        protection=protection,
        provider=provider,
        reach=reach,
        specialized=specialized,
        exclusive=exclusive,
        inside=inside,
        frequency=frequency,
        certainty=certainty,
        when=when,
        places=places,
        harm=befell,
        infringes=infringes,
        asserted_by=asserted_by,
    )


def numbered(drawn: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims with ids, in their order."""
    return tuple(replace(claim, id=ClaimId(f"r/claim/{number:03}")) for number, claim in enumerate(drawn, 1))


def _narrowed(draw: st.DrawFn, world: World) -> World:
    """The world with only a few groups, protections and providers for claims, so that several drawn claims are often
    about one group, protection or provider.
    """
    return replace(
        world,
        groups=(VICTIM, *_few(draw, world.groups)),
        protections=tuple(_few(draw, world.protections)),
        providers=(ANY_PROVIDER, *_few(draw, world.providers)),
    )


def _few(draw: st.DrawFn, names: tuple[Iri, ...]) -> list[Iri]:
    return draw(st.lists(st.sampled_from(names), min_size=1, max_size=4))


@st.composite
def reports(draw: st.DrawFn, worlds: st.SearchStrategy[World], most: int) -> Asked:
    """A random report, and a random context: none, one or both of the times Night and March; and no place, a place that
    claims may name (North or South), or a place that no claim names (Elsewhere).
    """
    world = draw(worlds)
    drawn = draw(st.lists(claims(world), min_size=draw(st.sampled_from((0, 3, 5))), max_size=most))
    times = draw(st.frozensets(st.sampled_from((Iri("Night"), Iri("March")))))
    return Asked(world, numbered(drawn), times, Iri(draw(st.sampled_from(("", "", "North", "South", "Elsewhere")))))


def small_reports(most: int = 12) -> st.SearchStrategy[Asked]:
    """Random reports about small worlds with made-up groups, protections and providers."""
    return st.binary(min_size=8, max_size=8).map(small_report) if FROM_SEED else reports(small_worlds(), most)


@st.composite
def real_worlds(draw: st.DrawFn) -> World:
    """A world with the ontology's groups, protections and providers, of which the claims of a random report use only a
    few.
    """
    return _narrowed(draw, real())


def real_reports(most: int = 10) -> st.SearchStrategy[Asked]:
    """Random reports with groups, protections and providers of the ontology."""
    return st.binary(min_size=8, max_size=8).map(real_report) if FROM_SEED else reports(real_worlds(), most)


def small_report(seed: bytes) -> Asked:
    """The random report about a made-up world that the seed determines."""
    rng = Random(seed)
    shape = rng.choice(shapes(9))
    lattice = lattice_of(shape, rng.randint(1, cells(shape)))
    groups = groups_of(rng.randint(0, lattice.possible) & lattice.possible for _ in range(rng.randint(1, 4)))
    return _report(rng, small_world(lattice, groups, rng.choice([VICTIM, *groups])), 12)


def real_report(seed: bytes) -> Asked:
    """The random report, with groups, protections and providers of the ontology, that the seed determines."""
    rng, world = Random(seed), real()
    groups, protections, providers = (
        tuple(rng.choices(names, k=rng.randint(1, 4))) for names in (world.groups, world.protections, world.providers)
    )
    few = replace(world, groups=(VICTIM, *groups), protections=protections, providers=(ANY_PROVIDER, *providers))
    return _report(rng, few, 10)


def _report(rng: Random, world: World, most: int) -> Asked:
    parts = choices(world)
    drawn = [_claim(*map(rng.choice, parts)) for _ in range(rng.randint(0, most))]
    times = frozenset(time for time in (Iri("Night"), Iri("March")) if rng.random() < 0.5)
    return Asked(world, numbered(drawn), times, Iri(rng.choice(("", "", "North", "South", "Elsewhere"))))
