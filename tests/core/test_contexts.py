"""Times and places: which claims count in a view."""

from __future__ import annotations

import pytest

from gapgraph.core.claim_words import Kind
from gapgraph.core.claims import Claim
from gapgraph.core.contexts import Context, View, base_view, read_contexts, view
from gapgraph.core.facts import TYPE, Facts, Literal, Triple
from gapgraph.vocabulary import GAP, ClaimId, Iri

ALWAYS = Claim(ClaimId("always"), Kind.DENIAL)
NIGHT = Claim(ClaimId("night"), Kind.DENIAL, when=Iri("Night"))
MARCH = Claim(ClaimId("march"), Kind.DENIAL, when=Iri("March"))
CUSCO = Claim(ClaimId("cusco"), Kind.DENIAL, places=frozenset({Iri("Cusco")}))
CUSCO_AND_LIMA = Claim(ClaimId("both"), Kind.DENIAL, places=frozenset({Iri("Cusco"), Iri("Lima")}))
CUSCO_AT_NIGHT = Claim(ClaimId("cusco at night"), Kind.DENIAL, when=Iri("Night"), places=frozenset({Iri("Cusco")}))
CLAIMS = (CUSCO_AT_NIGHT, ALWAYS, NIGHT, MARCH, CUSCO, CUSCO_AND_LIMA)


def test_without_a_chosen_time_and_place_only_claims_with_a_time_are_left_out() -> None:
    assert base_view(CLAIMS) == View((ALWAYS, CUSCO, CUSCO_AND_LIMA), placed=False)
    assert base_view(iter(CLAIMS)) == base_view(CLAIMS)


@pytest.mark.parametrize(
    ("times", "place", "speaking"),
    [
        ({"Night"}, "", (CUSCO_AT_NIGHT, ALWAYS, NIGHT, CUSCO, CUSCO_AND_LIMA)),
        ({"Night", "March"}, "", CLAIMS),
        ({"Never"}, "", (ALWAYS, CUSCO, CUSCO_AND_LIMA)),
        (set(), "Lima", (ALWAYS, CUSCO_AND_LIMA)),
        (set(), "Cusco", (ALWAYS, CUSCO, CUSCO_AND_LIMA)),
        (set(), "Puno", (ALWAYS,)),
        ({"Night"}, "Cusco", (CUSCO_AT_NIGHT, ALWAYS, NIGHT, CUSCO, CUSCO_AND_LIMA)),
        ({"Night"}, "Puno", (ALWAYS, NIGHT)),
    ],
)
def test_a_chosen_time_adds_claims_and_a_chosen_place_removes_claims(
    times: set[Iri], place: str, speaking: tuple[Claim, ...]
) -> None:
    assert view(CLAIMS, frozenset(times), Iri(place)) == View(speaking, placed=bool(place))


@pytest.mark.parametrize(
    ("beginning", "ending", "months"),
    [
        ("2020-03", "2020-05", ["2020-03", "2020-04", "2020-05"]),
        ("2020-04", "", ["2020-04", "2020-05", "2020-06"]),
        ("", "2020-03", ["2020-02", "2020-03"]),
        ("2020-03", "2020-03", ["2020-03"]),
        ("", "", []),
    ],
)
def test_a_context_includes_every_month_from_its_first_to_its_last(
    beginning: str, ending: str, months: list[str]
) -> None:
    context = Context(Iri("c"), beginning, ending)
    asked = ["2020-02", "2020-03", "2020-04", "2020-05", "2020-06"]
    assert [month for month in asked if context.holds_in(month)] == months


def test_contexts_are_read_in_the_order_of_their_names() -> None:
    triples: list[Triple] = [
        (GAP + "Night", TYPE, GAP + "TimeContext"),
        (GAP + "Closed", TYPE, GAP + "TimeContext"),
        (GAP + "Closed", GAP + "beginning", Literal("2020-03")),
        (GAP + "Closed", GAP + "ending", Literal("2020-05")),
        (GAP + "Cusco", TYPE, GAP + "Place"),
    ]
    assert read_contexts(Facts(triples)) == (
        Context(Iri(GAP + "Closed"), "2020-03", "2020-05"),
        Context(Iri(GAP + "Night")),
    )
