"""Faults that a test puts into the text of a report or its claims are reported by the check of the source."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from gapgraph import resources
from gapgraph.api import Gapgraph
from gapgraph.authoring.other_names import NearNames, OtherNames
from gapgraph.authoring.own_build import build_folder, write_built
from gapgraph.authoring.source_facts import check, read_source
from gapgraph.authoring.unquoted_slots import UnquotedSlots
from gapgraph.core.claims import read_claims
from gapgraph.core.facts import Facts
from gapgraph.core.numbers_in_text import numbers_in
from gapgraph.core.source_check import Citation, FindingKind, Passage, Source, check_source
from gapgraph.vocabulary import GAP, REPORT, ClaimId, ReportId
from tests.authoring.mistakes import SOUND

TEXT = "Police counted 1,054 victims in 2019. The Ministry of Health helped eight."
WHOLE = (
    Citation(ClaimId("1"), (Passage(TEXT[:37], 0, 37),), 1054, "2019", frozenset({"police"})),
    Citation(ClaimId("2"), (Passage(TEXT[38:], 38, len(TEXT)),), 8, "2019", frozenset({"Ministry of Health of Peru"})),
)
SOURCE = Source(TEXT, ((0, 37), (38, len(TEXT))), WHOLE)


def _lacks(source: Source) -> list[tuple[FindingKind, str]]:
    return [(finding.lack, finding.text) for finding in check_source(source)]


def test_a_text_whose_sentences_and_numbers_are_all_in_claims_has_no_finding() -> None:
    assert check_source(SOURCE) == ()


def test_a_quote_at_a_wrong_position_is_reported() -> None:
    shifted = replace(WHOLE[0], passages=(Passage(TEXT[:37], 1, 38),))
    lacks = _lacks(replace(SOURCE, citations=(shifted, WHOLE[1])))
    assert (FindingKind.QUOTE, TEXT[1:38]) in lacks


def test_a_quote_that_differs_from_a_changed_text_is_reported() -> None:
    changed = TEXT.replace("1,054", "1,055")
    assert _lacks(replace(SOURCE, text=changed)) == [(FindingKind.QUOTE, changed[:37]), (FindingKind.NUMBER, "1,055")]


def test_a_sentence_without_a_claim_is_reported() -> None:
    lacks = _lacks(replace(SOURCE, citations=WHOLE[:1]))
    assert lacks == [
        (FindingKind.BODY, "The Ministry of Health"),
        (FindingKind.SENTENCE, TEXT[38:]),
        (FindingKind.NUMBER, "eight"),
    ]


def test_a_clause_of_the_text_that_no_claim_quotes_is_reported() -> None:
    text = "The unit gave victims an advocate, to guard their rights and lead them to court, after a trial began."
    first, last = text.index(","), text.index("after")
    citation = Citation(ClaimId("1"), (Passage(text[:first], 0, first), Passage(text[last:], last, len(text))))
    source = Source(text, ((0, len(text)),), (citation,))
    assert _lacks(source) == [(FindingKind.CLAUSE, "to guard their rights and lead them to court")]


def test_linking_words_that_no_claim_quotes_are_not_reported_as_a_clause() -> None:
    text = "Nine came. In comparison there were ten in that year."
    citations = (
        Citation(ClaimId("1"), (Passage("Nine came.", 0, 10),), 9),
        Citation(ClaimId("2"), (Passage("ten", 36, 39),), 10),
    )
    assert text[36:39] == "ten"
    assert _lacks(Source(text, ((0, 10), (11, len(text))), citations)) == []


def test_a_clause_is_reported_as_unquoted_after_its_only_quote_is_removed() -> None:
    graph = Gapgraph(resources.root())
    source = read_source(graph, ReportId("per-2021"))
    clause = "to safeguard their legal rights and guide them through the legal system"
    (whole,) = (c for c in source.citations if c.claim.endswith("/145"))
    cut = replace(whole, passages=tuple(p for p in whole.passages if p.exact != clause))
    citations = tuple(cut if c is whole else c for c in source.citations)
    assert (FindingKind.CLAUSE, clause) in _lacks(replace(source, citations=citations))


@pytest.mark.parametrize(
    ("slot", "other", "lack", "named"),
    [
        ("group", "Woman", FindingKind.OTHER_GROUP, "men"),
        ("protection", "Repatriation", FindingKind.OTHER_SERVICE, "shelters"),
        ("provider", "NGOs", FindingKind.OTHER_BODY, "government shelters"),
    ],
)
def test_a_quote_that_names_another_group_service_or_provider_than_its_claim_is_reported(
    slot: str, other: str, lack: FindingKind, named: str
) -> None:
    graph = Gapgraph(resources.root())
    number = "115" if slot == "provider" else "112"
    iri = f"{REPORT}per-2021/claim/{number}"
    triples = (
        (s, p, GAP + other if (s, p) == (iri, GAP + slot) else term)
        for s, p, term in graph.report_facts("per-2021").triples()
    )
    changed = Facts(triples)
    (claim,) = (one for one in read_claims(changed, ReportId("per-2021")) if one.id.endswith(f"/{number}"))
    found = OtherNames(NearNames(graph, ReportId("per-2021"))).of(claim, changed)
    assert [
        (one, claim.quotes[0].exact[start - claim.quotes[0].start : end - claim.quotes[0].start])
        for one, start, end in found
    ] == [(lack, named)]


def test_a_quote_may_name_another_group_if_its_claim_acknowledges_it() -> None:
    graph = Gapgraph(resources.root())
    facts = graph.report_facts("per-2021")
    (claim,) = (one for one in graph.claims("per-2021") if one.id.endswith("/191"))
    assert OtherNames(NearNames(graph, ReportId("per-2021"))).of(claim, facts) == ()
    unsaid = Facts(one for one in facts.triples() if one[1] != GAP + "acknowledged")
    assert {lack for lack, *_ in OtherNames(NearNames(graph, ReportId("per-2021"))).of(claim, unsaid)} == {
        FindingKind.OTHER_GROUP
    }


@pytest.mark.parametrize(
    ("claim", "left", "missing"),
    [
        ("per-2021/claim/037", "which coordinated shelter or family care", ["child victims"]),
        ("per-2021/claim/063", "with the inclusion of a full-time attorney", ["shelters"]),
        ("per-2021/claim/075", "several ministries provided these services to victims", ["transportation"]),
        (
            "per-2021/claim/133",
            "coordinated referrals to other",
            ["some", "Victim and Witness Assistance Unit (UDAVIT)"],
        ),
        ("per-2021/claim/178", "shelters closed to non-residents", ["onset of the pandemic"]),
        (
            "per-2021/claim/058",
            "some whom authorities",
            ["Cusco", "Lima", "Loreto", "Puno", "girls exploited in sex trafficking", "specialized shelters"],
        ),
        ("col-2020/claim/027", "legal assistance", ["In fewer cases", "authorities"]),
        ("col-2018/claim/035", "the government struggled", ["said"]),
        ("mex-2020/claim/067", "58 percent female", ["Approximately"]),
    ],
)
def test_words_that_prove_a_value_of_a_claim_are_reported_if_the_claim_does_not_quote_the_words(
    claim: str, left: str, missing: list[str]
) -> None:
    graph, report = Gapgraph(resources.root()), claim.partition("/")[0]
    source = read_source(graph, ReportId(report))
    (whole,) = (one for one in graph.claims(report) if one.id == claim)
    start = source.text.index(left)
    cut = replace(whole, quotes=(replace(whole.quotes[0], exact=left, start=start, end=start + len(left)),))
    unquoted = UnquotedSlots(NearNames(graph, ReportId(report)), source.text, source.sentences)
    assert list(unquoted.of(whole, graph.report_facts(report))) == []
    found = [source.text[a:z] for _, a, z in unquoted.of(cut, graph.report_facts(report))]
    assert found == missing


def test_a_finding_that_is_dismissed_for_one_claim_is_not_reported_for_this_claim() -> None:
    graph = Gapgraph(resources.root())
    source = read_source(graph, ReportId("per-2021"))
    at = ("slot-unquoted", "per-2021/claim/159")
    assert at in source.dismissed
    found = [one.claim for one in check_source(replace(source, dismissed=source.dismissed - {at}))]
    assert found == ["per-2021/claim/159"]


def test_a_number_in_the_text_that_no_claim_has_is_reported() -> None:
    assert _lacks(replace(SOURCE, citations=(replace(WHOLE[0], value=1045), WHOLE[1]))) == [
        (FindingKind.NUMBER, "1,054")
    ]


def test_a_year_in_the_text_that_no_claim_has_is_reported() -> None:
    assert _lacks(replace(SOURCE, citations=(replace(WHOLE[0], times="2018"), WHOLE[1]))) == [
        (FindingKind.NUMBER, "2019")
    ]


def test_a_body_in_the_text_that_no_claim_names_is_reported() -> None:
    nameless = replace(WHOLE[1], names=frozenset({"Ministry of Labor"}))
    assert _lacks(replace(SOURCE, citations=(WHOLE[0], nameless))) == [(FindingKind.BODY, "The Ministry of Health")]


def test_the_number_of_a_law_is_reported_as_not_cited_unless_a_claim_names_the_law() -> None:
    text = "Law 28950 of 2007 applied."
    citation = Citation(ClaimId("1"), (Passage(text, 0, len(text)),))
    source = Source(text, ((0, len(text)),), (citation,))
    assert _lacks(source) == [(FindingKind.NUMBER, "Law 28950 of 2007")]
    assert _lacks(replace(source, citations=(replace(citation, names_law=True),))) == []


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("1,600 and 1266", [1600, 1266]),
        ("Eighty-one, six, twenty", [81, 6, 20]),
        ("24 percent", [24]),
        ("one from Bolivia; the city had one, unused", [1]),
        ("no one.", []),
        ("tense sixes", []),
        ("18.5 percent, 0.75", [Decimal("18.5"), Decimal("0.75")]),
        ("1.2 million, 3 thousand and two million", [1_200_000, 3000, 2_000_000]),
        ("1,234.56 cedis; in 2016. Then 3.", [Decimal("1234.56"), 2016, 3]),
        ("2.5 millionaires", [Decimal("2.5")]),
    ],
)
def test_numbers_in_digits_and_in_words_are_recognized(text: str, numbers: list[int | Decimal]) -> None:
    assert sorted(value for _, _, value in numbers_in(text)) == sorted(numbers)


def test_a_number_of_the_text_is_reported_if_the_only_claim_with_this_number_is_removed() -> None:
    source = read_source(Gapgraph(resources.root()), ReportId("per-2021"))
    carriers = [c for c in source.citations if c.value is not None and c.value > 100]
    assert carriers
    for carrier in carriers:
        others = tuple(c for c in source.citations if c.value != carrier.value)
        found = check_source(replace(source, citations=others))
        assert any(f.lack is FindingKind.NUMBER and f.text.replace(",", "") == str(carrier.value) for f in found)


def test_a_finding_dismissed_with_a_reason_is_not_reported(tmp_path: Path) -> None:
    """The report's graph contains the dismissal of the finding, with its reason."""
    text = "NGOs identified 12 victims in two towns. All 12 were men.\n"
    head = SOUND[: SOUND.index("[[time]]")]
    claim = '[[claim]]\nid = 1\nkind = "Action"\nquote = "{}"\naction = "Changed"\nactor = "NGOs"\n\n'
    claims = claim.format("NGOs identified 12 victims in two towns.")
    claims += claim.format("All 12 were men.").replace("1", "2", 1)
    for name, content in (("encodings/atl-2021.toml", head + claims), ("sources/atl-2021.txt", text)):
        (tmp_path / "data" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "data" / name).write_text(content, encoding="utf-8")
    dismissed = '[[dismissed]]\nfinding = "number-uncited"\nwords = "two"\nreason = "Towns are not victims."\n'

    def found() -> list[str]:
        (built,) = build_folder(tmp_path)
        assert not built.mistakes, built.mistakes
        write_built(built.files)
        return [one.text for one in check(Gapgraph(tmp_path), ReportId("atl-2021")) if one.lack is FindingKind.NUMBER]

    assert found() == ["12", "two", "12"]
    (tmp_path / "data" / "encodings" / "atl-2021.toml").write_text(head + claims + dismissed, encoding="utf-8")
    assert found() == ["12", "12"]
