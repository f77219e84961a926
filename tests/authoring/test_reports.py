"""The bundled encodings: compiled, up to date, complete, and the same bytes on every machine."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from gapgraph import resources
from gapgraph.api import Gapgraph
from gapgraph.authoring.encoding import read_encoding
from gapgraph.authoring.report_files import compiled
from gapgraph.authoring.source_facts import check
from gapgraph.build.written_files import stale_files
from gapgraph.core.claim_words import Kind
from gapgraph.vocabulary import ClaimId, ReportId

ROOT = resources.root()
REPORTS = sorted(path.stem for path in (ROOT / "data" / "encodings").glob("*.toml"))


@pytest.fixture(scope="module")
def graph() -> Gapgraph:
    return Gapgraph(ROOT)


def test_every_encoding_is_a_listed_report(graph: Gapgraph) -> None:
    assert REPORTS
    assert sorted(graph.report_ids) == REPORTS


def test_every_graph_is_up_to_date() -> None:
    assert stale_files(dict(compiled(ROOT))) == []


@pytest.mark.parametrize("report", REPORTS)
def test_every_sentence_of_the_source_is_cited(graph: Gapgraph, report: str) -> None:
    assert check(graph, ReportId(report)) == ()


@pytest.mark.parametrize("report", REPORTS)
def test_every_claim_reaches_the_graph_with_its_quotes(graph: Gapgraph, report: str) -> None:
    encoding = read_encoding(ROOT / "data" / "encodings" / f"{report}.toml")
    claims = {claim.id: claim for claim in graph.claims(report)}
    standing = [entry for entry in encoding.claims if not entry.text("withdrawn")]
    for entry in standing:
        claim = claims[ClaimId(f"{report}/claim/{entry.number:03d}")]
        assert claim.kind is entry.kind
        assert sorted(quote.exact for quote in claim.quotes) == sorted(entry.quotes)
        assert claim.value == entry.number_of("value")
    assert len(claims) == len(standing)


def test_peru_2021_has_at_least_150_claims_and_a_count_of_zero(graph: Gapgraph) -> None:
    claims = graph.claims("per-2021")
    assert len(claims) >= 150
    zeros = [claim for claim in claims if claim.kind is Kind.OBSERVATION and claim.value == 0]
    assert [quote.exact for claim in zeros for quote in claim.quotes] == ["385 adults (all women)"]


def test_the_narrative_in_each_graph_equals_the_text_of_the_source_file() -> None:
    for report in REPORTS:
        facts = Gapgraph(ROOT).report_facts(report)
        text = (ROOT / "data" / "sources" / f"{report}.txt").read_text(encoding="utf-8")
        narrative = next(iter(facts.of_type("https://w3id.org/gapgraph/ontology#Narrative")))
        assert facts.text(narrative, "http://www.w3.org/ns/prov#value") == text


@pytest.mark.parametrize(("seed", "locale", "zone"), [("0", "C", "UTC"), ("1", "C.UTF-8", "Asia/Tokyo")])
def test_graphs_have_the_same_bytes_in_every_environment(seed: str, locale: str, zone: str) -> None:
    program = (
        "import hashlib, sys; from pathlib import Path; from gapgraph.authoring.report_files import compiled\n"
        f"print(hashlib.sha256(b''.join(c for _, c in compiled(Path({str(ROOT)!r}), ['per-2021']))).hexdigest())"
    )
    environment = {**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": locale, "TZ": zone}
    command = [sys.executable, "-c", program]
    found = subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout
    import hashlib

    ours = b"".join(content for _, content in compiled(ROOT, ["per-2021"]))
    assert found.strip() == hashlib.sha256(ours).hexdigest()


def test_a_changed_encoding_makes_its_graph_out_of_date(tmp_path: Path) -> None:
    import shutil

    for folder in ("ontology", "data"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    path = tmp_path / "data" / "encodings" / "per-2017.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("value = 1134", "value = 1135"), encoding="utf-8")
    assert [one.stem for one in stale_files(dict(compiled(tmp_path)))] == ["per-2017"]
