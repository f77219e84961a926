"""Claims and reports that are read from a graph: every slot, every default, and slots that are left out."""

from __future__ import annotations

from decimal import Decimal

import pytest

from gapgraph.core.claim_words import Bound, Certainty, Direction, Frequency, Kind, Reach
from gapgraph.core.claims import Claim, Quote, Report, passage, quotes, quotes_by_claim, read_claims, read_reports
from gapgraph.core.facts import TYPE, Facts, Literal, Triple
from gapgraph.core.first_edition import FirstEditionWarning
from gapgraph.vocabulary import (
    ANY_PROVIDER,
    DCTERMS,
    GAP,
    OA,
    PROV,
    RDFS,
    REPORT,
    SDMX_MEASURE,
    VICTIM,
    XSD,
    ClaimId,
    Iri,
    ReportId,
)
from tests.core.worlds import graph

BOOLEAN = XSD + "boolean"
ONE = REPORT + "abc-2021/claim/001"


def claim(number: int = 1, kind: str = "Provision", *more: tuple[str, str | Literal]) -> list[Triple]:
    iri = f"{REPORT}abc-2021/claim/{number:03}"
    triples: list[Triple] = [(iri, TYPE, GAP + kind), (iri, GAP + "report", REPORT + "abc-2021")]
    return [*triples, *((iri, name if "://" in name else GAP + name, term) for name, term in more)]


def read(*triples: list[Triple]) -> tuple[Claim, ...]:
    return read_claims(Facts(triple for some in triples for triple in some), ReportId("abc-2021"))


def test_a_minimal_claim_has_the_defaults_of_the_codebook() -> None:
    assert read(claim()) == (Claim(ClaimId("abc-2021/claim/001"), Kind.PROVISION),)
    (bare,) = read(claim())
    assert (bare.group, bare.protection, bare.provider) == (VICTIM, "", ANY_PROVIDER)
    assert (bare.reach, bare.specialized, bare.exclusive, bare.inside) == (None, False, False, False)
    assert (bare.frequency, bare.certainty) == (Frequency.ALWAYS, Certainty.STATED)
    assert (bare.when, bare.places, bare.condition, bare.asserted_by, bare.label) == ("", frozenset(), "", "", "")
    assert (bare.measure, bare.value, bare.quotes) == ("", None, ())


def test_every_slot_is_read() -> None:
    (full,) = read(
        claim(
            7,
            "Provision",
            ("group", GAP + "Man"),
            ("protection", GAP + "MedicalCare"),
            ("provider", GAP + "NGOs"),
            ("reach", GAP + "ToSome"),
            ("specialized", Literal("true", "", BOOLEAN)),
            ("exclusive", Literal("1", "", BOOLEAN)),
            ("inside", Literal("true", "", BOOLEAN)),
            ("frequency", GAP + "Usually"),
            ("certainty", GAP + "Reported"),
            ("when", GAP + "NightsAndWeekends"),
            ("place", GAP + "There"),
            ("place", GAP + "Here"),
            ("condition", Literal("a veces", "es")),
            ("condition", Literal("if there is room", "en")),
            ("mode", Literal("en grupos", "es")),
            ("mode", Literal("in groups", "en")),
            ("scope", Literal("de la capital", "es")),
            ("scope", Literal("of the capital", "en")),
            ("harmKind", GAP + "Detained"),
            ("infringes", GAP + "Liberty"),
            ("obligation", GAP + "Second"),
            ("obligation", GAP + "First"),
            ("extent", GAP + "PartlyMet"),
            ("bound", GAP + "AtMost"),
            ("direction", GAP + "Fewer"),
            ("instrument", GAP + "Law"),
            (PROV + "wasAttributedTo", GAP + "Someone"),
            (RDFS + "label", Literal("esta", "es")),
            (RDFS + "label", Literal("one", "en")),
            ("measure", GAP + "Victims"),
            (SDMX_MEASURE + "obsValue", Literal("12", "", XSD + "integer")),
        )
    )
    assert full == Claim(
        id=ClaimId("abc-2021/claim/007"),
        kind=Kind.PROVISION,
        group=Iri(GAP + "Man"),
        protection=Iri(GAP + "MedicalCare"),
        protections=(Iri(GAP + "MedicalCare"),),
        provider=Iri(GAP + "NGOs"),
        reach=Reach.TO_SOME,
        specialized=True,
        exclusive=True,
        inside=True,
        frequency=Frequency.USUALLY,
        certainty=Certainty.REPORTED,
        when=Iri(GAP + "NightsAndWeekends"),
        places=frozenset({Iri(GAP + "Here"), Iri(GAP + "There")}),
        condition="if there is room",
        mode="in groups",
        scope="of the capital",
        harm=Iri(GAP + "Detained"),
        infringes=Iri(GAP + "Liberty"),
        obligations=(Iri(GAP + "First"), Iri(GAP + "Second")),
        extent="PartlyMet",
        bound=Bound.AT_MOST,
        direction=Direction.FEWER,
        instrument=Iri(GAP + "Law"),
        asserted_by=Iri(GAP + "Someone"),
        label="one",
        measure=Iri(GAP + "Victims"),
        value=12,
    )


def test_a_flag_with_the_value_false_is_false_and_a_count_of_zero_is_zero() -> None:
    (one,) = read(claim(1, "Observation", ("specialized", Literal("false")), (SDMX_MEASURE + "obsValue", Literal("0"))))
    assert one.specialized is False
    assert one.value == 0


NAMED = (("group", GAP + "Man"), ("protection", GAP + "MedicalCare"), ("provider", GAP + "NGOs"))


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_of_claim_is_read(kind: Kind) -> None:
    assert [one.kind for one in read(claim(1, kind.value, *NAMED))] == [kind]


@pytest.mark.parametrize(
    ("kind", "slot"),
    [
        *((kind, slot) for kind in (Kind.DENIAL, Kind.LIMITATION) for slot in ("group", "protection", "provider")),
        *((Kind.ABSENCE, slot) for slot in ("protection", "provider")),
        (Kind.HARM, "group"),
    ],
)
def test_a_claim_that_lacks_a_required_slot_is_an_error(kind: Kind, slot: str) -> None:
    with pytest.raises(ValueError, match=f"^abc-2021/claim/001 is a claim of the kind {kind} without gap:{slot}"):
        read(claim(1, kind.value, *(one for one in NAMED if one[0] != slot)))


def test_a_first_edition_absence_without_a_group_is_about_every_victim_and_gives_a_warning() -> None:
    with pytest.warns(
        FirstEditionWarning, match=r"^abc-2021/claim/001: an Absence without gap:group .*gap:group gap:Victim"
    ):
        (absence,) = read(claim(1, "Absence", *NAMED[1:]))
    assert absence.group == VICTIM


def test_the_first_edition_slot_approximate_is_read_as_the_bound_about_with_a_warning() -> None:
    rough = claim(1, "Observation", ("approximate", Literal("true", "", BOOLEAN)))
    with pytest.warns(FirstEditionWarning, match="^abc-2021/claim/001: gap:approximate true .* gap:bound gap:About"):
        (one,) = read(rough)
    assert one.bound is Bound.ABOUT


@pytest.mark.parametrize(
    ("text", "value"), [("18.5", Decimal("18.5")), ("18.0", 18), ("12", 12), ("0.10", Decimal("0.1"))]
)
def test_the_value_of_an_observation_is_read_as_an_exact_number(text: str, value: int | Decimal) -> None:
    (one,) = read(claim(1, "Observation", (SDMX_MEASURE + "obsValue", Literal(text))))
    assert one.value == value
    assert type(one.value) is type(value)


def test_a_value_that_is_not_a_number_is_an_error() -> None:
    with pytest.raises(ValueError, match="'many' is not a number"):
        read(claim(1, "Observation", (SDMX_MEASURE + "obsValue", Literal("many"))))


def test_claims_are_ordered_by_number() -> None:
    mixed = [claim(3, "Provision"), claim(1, "Observation"), claim(2, "Absence", *NAMED)]
    assert [one.id[-3:] for one in read(*mixed)] == ["001", "002", "003"]


def test_claim_1000_comes_after_claim_999() -> None:
    mixed = [claim(number) for number in (1000, 999, 101, 2)]
    assert [one.id.rpartition("/")[2] for one in read(*mixed)] == ["002", "101", "999", "1000"]


def test_a_withdrawn_claim_and_one_of_another_report_are_left_out() -> None:
    withdrawn = claim(1, "Denial", (PROV + "wasInvalidatedBy", GAP + "Withdrawal"))
    other: list[Triple] = [
        (REPORT + "abc-2020/claim/001", TYPE, GAP + "Denial"),
        (REPORT + "abc-2020/claim/001", GAP + "report", REPORT + "abc-2020"),
    ]
    assert [one.id for one in read(withdrawn, other, claim(2))] == ["abc-2021/claim/002"]


@pytest.mark.parametrize("slot", ["reach", "frequency", "certainty", "bound", "direction"])
def test_a_term_that_the_ontology_lacks_is_an_error(slot: str) -> None:
    with pytest.raises(ValueError, match="Now"):
        read(claim(1, "Provision", (slot, GAP + "Now")))


def quoted(number: int, exact: str, start: int, end: int, sentence: int) -> list[Triple]:
    evidence, words, place = (f"{ONE}/{name}/{number}" for name in ("evidence", "words", "place"))
    return [
        (ONE, GAP + "evidence", evidence),
        (evidence, OA + "hasSelector", words),
        (evidence, OA + "hasSelector", place),
        (evidence, GAP + "sentence", f"{REPORT}abc-2021/sentence/{sentence}"),
        (words, OA + "exact", Literal(exact)),
        (place, OA + "start", Literal(str(start))),
        (place, OA + "end", Literal(str(end))),
    ]


def test_quotes_come_in_the_order_of_the_text() -> None:
    (one,) = read(claim(), quoted(1, "often", 40, 45, 3), quoted(2, "denied", 7, 13, 1), quoted(3, "den", 7, 10, 1))
    assert one.quotes == (Quote("den", 7, 10, 1), Quote("denied", 7, 13, 1), Quote("often", 40, 45, 3))


def test_evidence_without_selectors_is_an_empty_quote() -> None:
    (one,) = read(claim(1, "Provision", ("evidence", GAP + "nothing")))
    assert one.quotes == (Quote("", 0, 0, 0),)


def referred(number: int, digest: str, sentence: str = "") -> list[Triple]:
    evidence = f"{ONE}/referred/{number}"
    triples: list[Triple] = [(ONE, GAP + "evidence", evidence), (evidence, GAP + "quoteSha256", Literal(digest))]
    return [*triples, *([(evidence, GAP + "sentenceNumber", Literal(sentence))] if sentence else [])]


def test_evidence_by_reference_has_a_digest_and_a_sentence_and_no_words() -> None:
    (one,) = read(claim(), referred(1, "beef", "12"), referred(2, "cafe", "3"), referred(3, "dead"))
    assert one.quotes == (Quote("", 0, 0, 0, "dead"), Quote("", 0, 0, 3, "cafe"), Quote("", 0, 0, 12, "beef"))


def test_a_verbatim_quote_beside_a_quote_by_reference_is_read() -> None:
    (one,) = read(claim(), referred(1, "beef", "12"), quoted(2, "denied", 7, 13, 1))
    assert one.quotes == (Quote("", 0, 0, 12, "beef"), Quote("denied", 7, 13, 1))


def test_a_list_of_claims_quotes_each_passage_once_and_names_the_sentence_of_withheld_words() -> None:
    men, help_, withheld = Quote("men", 0, 3, 1), Quote("help", 9, 13, 1), Quote("", 0, 0, 4, "beef")
    two = [
        Claim(ClaimId("1"), Kind.DENIAL, quotes=(men, help_)),
        Claim(ClaimId("2"), Kind.HARM, quotes=(men, withheld)),
    ]
    assert quotes(two) == ("men", "help", "[wording not copied: sentence 4]")
    assert quotes(two, "es")[2] == passage(withheld, "es") != passage(withheld)
    assert quotes_by_claim(two) == ("men … help", f"men … {passage(withheld)}")
    assert quotes_by_claim(two, "es")[1] == f"men … {passage(withheld, 'es')}"


def report(id_: str, *more: tuple[str, str | Literal]) -> list[Triple]:
    iri = REPORT + id_
    return [(iri, TYPE, GAP + "Report"), *((iri, name if "://" in name else GAP + name, term) for name, term in more)]


def test_the_properties_of_a_report_are_read() -> None:
    facts = Facts(
        report(
            "abc-2021",
            (DCTERMS + "title", Literal("Informe", "es")),
            (DCTERMS + "title", Literal("Report", "en")),
            ("country", GAP + "ABC"),
            ("year", Literal("2021", "", XSD + "gYear")),
            ("periodStart", Literal("2020-04-01")),
            ("periodEnd", Literal("2021-03-31")),
            ("wording", GAP + "Paraphrase"),
            ("coverageOfText", GAP + "Excerpt"),
        )
    )
    assert read_reports(facts) == (
        Report(
            ReportId("abc-2021"),
            "Report",
            Iri(GAP + "ABC"),
            2021,
            ("2020-04-01", "2021-03-31"),
            "Paraphrase",
            "Excerpt",
        ),
    )


def test_a_report_without_properties_is_read_with_default_values() -> None:
    assert read_reports(Facts(report("abc-2021"))) == (
        Report(ReportId("abc-2021"), REPORT + "abc-2021", Iri(""), 0, ("", ""), "Verbatim", "WholeText"),
    )


def test_a_year_may_have_a_time_zone() -> None:
    (one,) = read_reports(Facts(report("abc-2021", ("year", Literal("2021Z")))))
    assert one.year == 2021


def test_reports_are_ordered_by_country_year_and_id() -> None:
    drawn = [("b-2020", "B", "2020"), ("a-2021", "A", "2021"), ("x-a-2020", "A", "2020"), ("a-2020", "A", "2020")]
    triples = [t for id_, c, y in drawn for t in report(id_, ("country", GAP + c), ("year", Literal(y)))]
    assert [one.id for one in read_reports(Facts(triples))] == ["a-2020", "x-a-2020", "a-2021", "b-2020"]


def test_peru_2021_is_read_with_all_its_claims() -> None:
    claims = {int(one.id[-3:]): one for one in graph().claims("per-2021")}
    assert claims[112].kind is Kind.DENIAL
    assert claims[112].quotes[0].exact == "there were no shelters that accepted men"
    assert claims[111].frequency is Frequency.USUALLY
    assert claims[111].certainty is Certainty.REPORTED
    assert claims[64].inside
    assert claims[56].exclusive
    assert claims[56].specialized
    assert len(claims[56].places) == 4
    assert all(one.quotes and one.label for one in claims.values())


def test_a_passage_is_shown_by_its_words_or_by_the_number_of_its_sentence() -> None:
    assert passage(Quote("no shelters", 3, 14, 2)) == "no shelters"
    withheld = Quote("", 0, 0, 7, digest="ab" * 32)
    english, spanish = passage(withheld), passage(withheld, "es")
    assert english != spanish
    assert all(text.startswith("[") and "7" in text and text.endswith("]") for text in (english, spanish))
