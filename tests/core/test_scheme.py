"""Protections and providers: what a name means, what is below it, and to which group a protection applies."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gapgraph.core.facts import TYPE, Facts, Literal, Triple
from gapgraph.core.taxonomy import Taxonomy, close, read_taxonomy
from gapgraph.errors import GapgraphError
from gapgraph.vocabulary import (
    ANY_PROVIDER,
    GAP,
    GOVERNMENT,
    ORG,
    SKOS,
    TEMPORARY_LODGING,
    VICTIM,
    VICTIM_SERVICES,
    Iri,
)
from tests.core.worlds import (
    ADVOCATE,
    ALL_BUT_LODGING,
    CENTERS,
    LEGAL,
    MEDICAL,
    MINISTRY,
    NGOS,
    ROOM,
    SHELTER,
    STRANGER,
    graph,
    small_scheme,
)

NAMES = tuple(map(Iri, "abcdef"))
LINKS = st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)), max_size=12)


def below(links: Iterable[tuple[Iri, Iri]], term: Iri) -> set[Iri]:
    """Everything below the term: links are followed step by step until nothing new is found."""
    reached = {term}
    while more := {lower for lower, upper in links if upper in reached} - reached:
        reached |= more
    return reached


@given(LINKS)
def test_a_closure_contains_the_term_and_all_narrower_terms_despite_cycles(links: list[tuple[Iri, Iri]]) -> None:
    closed = close(links, NAMES)
    assert closed == {term: below(links, term) for term in NAMES}


def test_a_closure_contains_terms_that_appear_only_in_links() -> None:
    assert close([(Iri("part"), Iri("whole"))], ()) == {"whole": {"whole", "part"}, "part": {"part"}}


def test_too_many_levels_of_protections_are_refused_and_the_error_names_one_protection() -> None:
    chain = [(Iri(f"part {number}"), Iri(f"part {number + 1}")) for number in range(1_200)]
    with pytest.raises(GapgraphError, match="has too many levels") as raised:
        close(chain, ())
    assert (raised.value.code, raised.value.place.startswith("part ")) == ("GG205", True)
    assert len(close([(Iri(f"part {number}"), Iri("whole")) for number in range(10_000)], ())) == 10_001


SCHEME = small_scheme()


def test_a_claim_covers_narrower_protections_and_a_service_counts_for_broader_ones() -> None:
    assert SCHEME.covered(TEMPORARY_LODGING) == {TEMPORARY_LODGING, SHELTER, ROOM}
    assert SCHEME.covered(SHELTER) == {SHELTER}
    assert SCHEME.met_by(SHELTER) == (TEMPORARY_LODGING, SHELTER)
    assert SCHEME.met_by(TEMPORARY_LODGING) == (TEMPORARY_LODGING,)
    assert SCHEME.covered(Iri("nothing")) == frozenset()
    assert SCHEME.met_by(Iri("nothing")) == ()
    assert SCHEME.met_by(VICTIM_SERVICES) == (), "a collection is no service"


def test_a_collection_names_only_members_that_no_other_member_includes() -> None:
    assert SCHEME.named(VICTIM_SERVICES) == (TEMPORARY_LODGING, MEDICAL, LEGAL)
    assert SCHEME.named(ALL_BUT_LODGING) == (MEDICAL, LEGAL), "legal help includes an advocate"
    assert SCHEME.named(ADVOCATE) == (ADVOCATE,)
    assert SCHEME.named(Iri("nothing")) == ()


def test_a_collection_of_all_services_is_found_by_its_members() -> None:
    assert SCHEME.is_all_services(VICTIM_SERVICES)
    assert not SCHEME.is_all_services(ALL_BUT_LODGING)
    assert not SCHEME.is_all_services(LEGAL)


def test_lodging_contains_temporary_lodging_and_its_kinds() -> None:
    assert [p for p in SCHEME.protections if SCHEME.is_lodging(p)] == [TEMPORARY_LODGING, SHELTER, ROOM]


def test_providers_are_within_their_parents() -> None:
    assert SCHEME.within(GOVERNMENT) == {GOVERNMENT, MINISTRY, CENTERS}
    assert SCHEME.within(NGOS) == {NGOS}
    assert SCHEME.within(STRANGER) == {STRANGER}
    assert SCHEME.within(ANY_PROVIDER) == {ANY_PROVIDER, GOVERNMENT, MINISTRY, CENTERS, NGOS}


def test_a_protection_applies_to_all_victims_unless_the_taxonomy_names_another_group() -> None:
    assert small_scheme(Iri("men")).applicable_group(ADVOCATE) == "men"
    assert SCHEME.applicable_group(LEGAL) == VICTIM


def ontology() -> list[Triple]:
    return [
        *((GAP + p, TYPE, GAP + "Protection") for p in ("Lodging", "Shelter", "Bed", "Care")),
        (GAP + "Services", TYPE, SKOS + "Collection"),
        (GAP + "Services", SKOS + "member", GAP + "Lodging"),
        (GAP + "Services", SKOS + "member", GAP + "Care"),
        (GAP + "Shelter", SKOS + "broader", GAP + "Lodging"),
        (GAP + "Bed", SKOS + "broader", GAP + "Shelter"),
        (GAP + "Care", GAP + "appliesTo", GAP + "Child"),
        (GAP + "Care", GAP + "order", Literal("1")),
        (GAP + "Shelter", GAP + "order", Literal("3")),
        (GAP + "Lodging", GAP + "order", Literal("2")),
        *((GAP + p, TYPE, GAP + "Provider") for p in ("State", "Office", "Desk", "Alone")),
        (GAP + "Office", ORG + "subOrganizationOf", GAP + "State"),
        (GAP + "Desk", ORG + "unitOf", GAP + "Office"),
    ]


def test_the_taxonomy_is_read_from_the_ontology() -> None:
    scheme = read_taxonomy(Facts(ontology()))
    lodging, shelter, bed, care, services = (GAP + n for n in ("Lodging", "Shelter", "Bed", "Care", "Services"))
    assert scheme.protections == (care, lodging, shelter, bed)
    assert scheme.collections == {services}
    assert scheme.covers == {
        lodging: {lodging, shelter, bed},
        shelter: {shelter, bed},
        bed: {bed},
        care: {care},
        services: {care, lodging, shelter, bed},
    }
    assert scheme.named(Iri(services)) == (care, lodging)
    assert scheme.applies_to == {care: GAP + "Child"}
    state, office, desk, alone = (GAP + n for n in ("State", "Office", "Desk", "Alone"))
    assert scheme.contains == {
        ANY_PROVIDER: {ANY_PROVIDER, state, office, desk, alone},
        state: {state, office, desk},
        office: {office, desk},
        desk: {desk},
        alone: {alone},
    }


def test_the_ontologys_services_are_the_expected_protections() -> None:
    scheme: Taxonomy = graph().scheme
    assert scheme.named(VICTIM_SERVICES) == tuple(
        GAP + name
        for name in (
            "TemporaryLodging",
            "Transportation",
            "MedicalCare",
            "PsychologicalCare",
            "SocialServices",
            "Care",
            "LegalAssistance",
            "ReintegrationAssistance",
        )
    )
    assert not scheme.collections & set(scheme.protections)
    assert scheme.applies_to == {
        GAP + "FamilyCare": GAP + "Child",
        GAP + "Guardianship": GAP + "Child",
        GAP + "ImmigrationRelief": GAP + "ForeignVictim",
        GAP + "ParticipationInProceedings": GAP + "VictimInProceedings",
        GAP + "ResidentialCare": GAP + "Child",
        GAP + "WitnessProtection": GAP + "VictimInProceedings",
    }


def test_only_liberty_privacy_and_three_other_protections_are_freedoms() -> None:
    names = ("Liberty", "NonPunishment", "Privacy", "NonDiscrimination", "FreedomFromExploitation")
    assert graph().scheme.freedoms == {GAP + name for name in names}


def test_bad_news_of_lodging_does_not_reach_family_care() -> None:
    """Bad news about lodging, or about services in general, doesn't reach family care. Bad news about family care
    itself reaches family care, and good news about lodging covers family care too.
    """
    scheme, family = graph().scheme, GAP + "FamilyCare"
    assert scheme.covered(TEMPORARY_LODGING) - scheme.reached(TEMPORARY_LODGING) == {family}
    assert scheme.covered(VICTIM_SERVICES) - scheme.reached(VICTIM_SERVICES) == {family}
    assert scheme.reached(Iri(family)) == {family}
    assert scheme.reached(Iri(GAP + "Nothing")) == frozenset()
