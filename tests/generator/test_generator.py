"""Generated reports: the same for the same seed, well-formed, with correct quotes, with contradictions only where they
were planted, and similar to Peru 2021.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from itertools import islice
from pathlib import Path
from statistics import mean

import pytest
from pyoxigraph import RdfFormat, parse

import gapgraph as gg
from gapgraph.api import Gapgraph
from gapgraph.authoring.source_facts import check
from gapgraph.core.claim_words import Kind
from gapgraph.core.claims import Claim
from gapgraph.core.facts import Facts, Triple
from gapgraph.core.source_check import FindingKind
from gapgraph.errors import GapgraphError
from gapgraph.rdf.graphs import claims_graph
from gapgraph.rdf.writing import engine_quads
from gapgraph.store.source import FolderFacts, read_shared
from gapgraph.testing import GeneratedReport, generate
from gapgraph.testing.compose import MOST
from gapgraph.testing.grammar import passages
from gapgraph.validation.data_reading import DataSource
from gapgraph.validation.ruleset import read_ruleset
from gapgraph.validation.validate import validate
from gapgraph.vocabulary import PROV, ReportId
from scripts.core import ROOT

PERU = 168
"""The number of claims of Peru 2021, to which the mix of generated claims is scaled."""


@cache
def many() -> tuple[GeneratedReport, ...]:
    return tuple(generate(seed=2021, count=60, ontology=gg.open().facts))


@cache
def few() -> tuple[GeneratedReport, ...]:
    return tuple(generate(seed=7, count=24, scale=0.5, ontology=gg.open().facts))


class Generated(FolderFacts):
    """The bundled ontology with generated reports instead of the encoded ones."""

    def __init__(self, reports: Iterable[GeneratedReport]) -> None:
        super().__init__(ROOT)
        self._reports = {report.id: report for report in reports}

    def report_ids(self) -> tuple[ReportId, ...]:
        return tuple(self._reports)

    def report(self, report: ReportId) -> Facts:
        return Facts(self._reports[report].triples)


def written(*arguments: str, **environment: str) -> bytes:
    command = [sys.executable, "-m", "gapgraph.testing", *arguments]
    return subprocess.run(command, check=True, capture_output=True, env={**os.environ, **environment}).stdout


def test_the_output_is_the_same_in_every_environment() -> None:
    first = written("3", "--seed", "5", "--scale", "0.2", PYTHONHASHSEED="0", LC_ALL="C", TZ="UTC")
    second = written("3", "--seed", "5", "--scale", "0.2", PYTHONHASHSEED="77", LC_ALL="C.UTF-8", TZ="Asia/Tokyo")
    assert first == second
    assert len({quad.graph_name for quad in parse(first, format=RdfFormat.N_QUADS)}) == 3


def test_a_generated_report_depends_only_on_its_number_and_the_seed() -> None:
    facts = gg.open().facts
    alone = next(iter(generate(7, 1, scale=0.5, first=5, ontology=facts)))
    assert alone == few()[4]
    assert next(iter(generate(8, 1, scale=0.5, first=5, ontology=facts))).text != alone.text


def test_one_of_many_reports_is_generated_without_the_others() -> None:
    first = next(islice(generate(1, MOST, scale=0.1, ontology=gg.open().facts), 1))
    assert first.id.startswith("gen000001-")
    last = next(iter(generate(1, 1, scale=0.1, first=MOST, ontology=gg.open().facts)))
    assert last.id.startswith("gen400000-")


@pytest.mark.parametrize("wrong", [{"count": 0}, {"count": 2, "first": MOST}, {"count": 1, "scale": 9}])
def test_an_impossible_number_or_size_of_reports_is_refused(wrong: dict[str, int]) -> None:
    with pytest.raises(GapgraphError, match="can't be generated") as raised:
        generate(1, **wrong)  # type: ignore[arg-type]
    assert raised.value.code == "GG701"


def test_the_output_file_equals_the_standard_output_and_no_temporary_file_stays(tmp_path: Path) -> None:
    target = tmp_path / "some.nq"
    written("2", "--scale", "0.1", "-o", str(target))
    assert target.read_bytes() == written("2", "--scale", "0.1")
    assert [path.name for path in tmp_path.iterdir()] == ["some.nq"]


def test_ids_have_the_expected_form_and_name_real_countries() -> None:
    assert all(re.fullmatch(r"gen\d{6}-(per|col|gha|mex)-20\d\d", report.id) for report in many())
    assert {report.country for report in many()} == {"per", "col", "gha", "mex"}
    graph = Gapgraph(ROOT, Generated(few()))
    bound = [any(duty.is_held_against(graph.report(report.id)) for duty in graph.obligations) for report in few()]
    assert all(bound)


def test_every_quote_number_and_body_is_at_its_position() -> None:
    graph = Gapgraph(ROOT, Generated(few()))
    # Generated claims quote few words, so findings about a slot (a field of a claim) whose words aren't quoted are
    # ignored.
    found = [finding for report in few() for finding in check(graph, report.id)]
    assert [finding for finding in found if finding.lack is not FindingKind.UNQUOTED] == []
    assert sum(len(report.claims) for report in few()) > 600


def test_the_only_findings_are_the_planted_contradictions() -> None:
    sources = tuple(DataSource(r.id, tuple(engine_quads(r.triples, claims_graph(r.id)))) for r in few())
    outcome = validate(sources, read_ruleset(ROOT), read_shared(ROOT))
    found = {
        (f.rule, f.focus.split("/report/")[1]) for f in outcome.findings if f.about == "data" and f.severity != "Info"
    }
    planted = {(p.check, p.claim) for report in few() for p in report.planted}
    assert planted
    assert found == planted
    assert not outcome.unjudged


def test_every_kind_of_contradiction_is_planted_and_some_are_acknowledged() -> None:
    assert {p.check for r in many() for p in r.planted} == {p.plants for p in passages() if p.plants}
    admitted = "https://w3id.org/gapgraph/ontology#acknowledged"
    assert any(predicate == admitted for report in many() for _, predicate, _ in report.triples)


def share(reports: Sequence[GeneratedReport], of: Callable[[Claim], bool]) -> float:
    """The number of claims for which ``of`` is true, scaled to a report with as many claims as Peru 2021."""
    claims = [claim for report in reports for claim in report.claims]
    return PERU * sum(map(of, claims)) / len(claims)


@pytest.mark.parametrize("kind", Kind)
def test_the_kinds_of_claims_are_as_frequent_as_in_peru(kind: Kind) -> None:
    """The numbers of generated claims and of Peru 2021's claims of a kind differ by at most a third of Peru's number,
    or by two if two is more.
    """
    peru = Counter(claim.kind for claim in gg.open().claims("per-2021"))[kind]
    assert share(many(), lambda claim: claim.kind is kind) == pytest.approx(peru, abs=max(2, peru / 3))


TRAITS: dict[str, Callable[[Claim], bool]] = {
    "hedged in frequency": lambda claim: claim.frequency != "Always",
    "reported": lambda claim: claim.certainty == "Reported",
    "possible": lambda claim: claim.certainty == "Possible",
    "in a time": lambda claim: bool(claim.when),
    "in places": lambda claim: bool(claim.places),
    "to all, or to its target group": lambda claim: claim.reach in ("ToAll", "Target"),
    "to some": lambda claim: claim.reach == "ToSome",
    "specialized": lambda claim: claim.specialized,
    "exclusive": lambda claim: claim.exclusive,
    "inside": lambda claim: claim.inside,
}


@pytest.mark.parametrize("trait", TRAITS)
def test_hedges_times_places_and_boolean_slots_of_claims_are_as_frequent_as_in_peru(trait: str) -> None:
    """The numbers of generated claims and of Peru 2021's claims with a trait (such as a hedge) differ by at most half
    of Peru's number, or by four if four is more.
    """
    peru = sum(map(TRAITS[trait], gg.open().claims("per-2021")))
    assert share(many(), TRAITS[trait]) == pytest.approx(peru, abs=max(4, peru / 2))
    assert share(many(), TRAITS[trait]) > 0


def _is_withdrawn(peru: gg.Gapgraph, subject: str) -> bool:
    """Whether the triple's subject is a withdrawn claim of Peru 2021 or its evidence; the generator makes no withdrawn
    claims.
    """
    facts = peru.report_facts("per-2021")
    part = re.fullmatch(r"(.*/)(?:claim|evidence)/(\d+).*", subject)
    return bool(part and facts.iris(f"{part[1]}claim/{part[2]}", PROV + "wasInvalidatedBy"))


def _without_evidence(triples: Iterable[Triple]) -> int:
    return sum("/evidence/" not in triple[0] for triple in triples)


def test_the_sizes_of_generated_reports_vary_around_the_size_of_peru_2021() -> None:
    """Each report has from half to twice as many claims and triples as Peru 2021; the mean differs from Peru by a tenth
    at most.

    Triples of evidence are not counted: Peru's sentences are quoted in several pieces, a generated sentence in one
    piece.
    """
    peru = gg.open()
    claims = [len(report.claims) / len(peru.claims("per-2021")) for report in many()]
    standing = [triple for triple in peru.report_facts("per-2021").triples() if not _is_withdrawn(peru, triple[0])]
    triples = [_without_evidence(report.triples) / _without_evidence(standing) for report in many()]
    for sizes in (claims, triples):
        assert 0.5 < min(sizes) < 0.8
        assert 1.2 < max(sizes) < 2
        assert mean(sizes) == pytest.approx(1, abs=0.1)


def test_generated_reports_have_about_as_many_gaps_as_peru() -> None:
    graph = Gapgraph(ROOT, Generated(many()))
    found = [len(graph.gaps(report.id)) for report in many()]
    assert mean(found) == pytest.approx(len(gg.open().gaps("per-2021")), abs=8)
    assert len(set(found)) > 8
