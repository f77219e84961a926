"""Faults planted in Peru 2021: each fault is found by its rule, with the place and the remedy in plain words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from gapgraph.law.obligations import Severity
from gapgraph.validation.data_reading import DataSource, read_all
from gapgraph.validation.finding import at_or_above
from gapgraph.validation.text_report import as_text
from gapgraph.vocabulary import Iri, curie
from scripts.core import ROOT
from tests.validation.graphs import PERU, about_data, faulty, iri, judged
from tests.validation.peru import FAULTS, Fault

REPORTS = sorted((ROOT / "data" / "reports").glob("*.ttl"))
JARGON = re.compile(r"\b(focus node|constraint|conform|shacl|sh:|minCount|component|shape)\b", re.IGNORECASE)


def test_more_than_fifty_kinds_of_faults_are_planted() -> None:
    assert len({fault.title for fault in FAULTS}) == len(FAULTS) > 50


@pytest.mark.filterwarnings("ignore::gapgraph.core.first_edition.FirstEditionWarning")
@pytest.mark.parametrize("fault", FAULTS, ids=[fault.title.replace(" ", "-") for fault in FAULTS])
def test_a_fault_is_found_by_its_rule(fault: Fault) -> None:
    outcome = judged(faulty(PERU, fault.cut, fault.put, "per-2021"))
    focus = fault.focus if fault.focus.startswith("_:") else iri(fault.focus, "per-2021")
    found = [one for one in about_data(outcome) if (one.rule, one.focus) == (fault.rule, focus)]
    assert found, [(one.rule, one.focus) for one in about_data(outcome)]
    for one in found:
        assert one.message.startswith("a node without a name" if focus.startswith("_:") else curie(Iri(focus)))
        assert one.file == PERU.name
        assert one.remedy
        assert not JARGON.search(one.message + one.remedy)
        assert one.message.split(": ", 1)[1].rstrip(".") in as_text(outcome)


@pytest.mark.parametrize("path", REPORTS, ids=[path.stem for path in REPORTS])
def test_a_bundled_report_has_no_fault(path: Path) -> None:
    assert at_or_above(about_data(judged(read_all([path]))), Severity.WARNING) == ()


def test_the_bundled_reports_together_have_no_fault() -> None:
    outcome = judged(read_all(REPORTS))
    assert at_or_above(about_data(outcome), Severity.WARNING) == ()
    assert outcome.unjudged == {}


@pytest.mark.parametrize("folder", ["ontology", "ontology/mandates", "data/countries"])
def test_validation_finds_no_fault_in_the_ontology(folder: str) -> None:
    assert about_data(judged(read_all(sorted((ROOT / folder).glob("*.ttl"))))) == ()


def test_the_catalogue_of_queries_has_no_fault() -> None:
    assert about_data(judged(read_all([ROOT / "queries" / "catalogue.ttl"]))) == ()


def test_validation_finds_no_fault_in_the_shapes_themselves() -> None:
    paths = [path for name in ("data", "ontology", "shapes", "protections", "queries") for path in shapes_in(name)]
    assert about_data(judged(read_all(paths))) == ()


def shapes_in(name: str) -> list[Path]:
    return sorted((ROOT / "ontology" / "shapes" / name).glob("*.ttl"))


def test_the_message_of_a_fault_is_also_in_spanish() -> None:
    fault = next(fault for fault in FAULTS if fault.title == "a dropped hedge: often")
    (found,) = about_data(judged(faulty(PERU, fault.cut, fault.put, "per-2021"), language="es"))
    assert "La cita dice a menudo" in found.message
    assert found.remedy.startswith("Ponga gap:frequency")


def test_an_acknowledged_contradiction_is_accepted() -> None:
    hedge = swap("claim/111", "gap:frequency", "gap:Always", "HedgeOfOtherWords")
    total = swap("claim/011", "sdmx-measure:obsValue", "256", "PartsDoNotSum")
    assert "hedge-kept" not in {one.rule for one in about_data(judged(hedge))}
    assert {one.focus for one in about_data(judged(total)) if one.rule == "parts-sum"} == {iri("claim/004", "per-2021")}


@pytest.mark.parametrize("engine", ["shacl", "pyshacl-turbo"])
def test_a_withdrawn_part_of_a_total_does_not_count(engine: str) -> None:
    part = (
        "<claim/900> gap:partOf <claim/011> ; gap:breakdown gap:Exhaustive ; gap:axis gap:Age ;"
        ' sdmx-measure:obsValue 9999 ; sdmx-dimension:refPeriod "1999"^^xsd:gYear .'
    )
    withdrawn = "<claim/900> prov:wasInvalidatedBy <claim/900/withdrawal> ."
    of_parts = {"parts-sum", "part-within-whole", "part-like-whole"}
    assert rules_broken(part, engine) >= of_parts
    assert not rules_broken(part + withdrawn, engine) & of_parts


def test_parts_of_a_withdrawn_total_are_not_compared_with_it() -> None:
    part = "<claim/900> gap:partOf <claim/901> ; sdmx-measure:obsValue 9999 . <claim/901> sdmx-measure:obsValue 1 ."
    assert "part-within-whole" in rules_broken(part)
    assert "part-within-whole" not in rules_broken(f"{part} <claim/901> prov:wasInvalidatedBy <claim/901/withdrawal> .")


def rules_broken(put: str, engine: str = "shacl") -> set[str]:
    """The rules that Peru 2021 breaks with the added statements ``put``; claims 900 and 901 become Observations."""
    typed = "<claim/900> a gap:Observation . <claim/901> a gap:Observation ."
    return {one.rule for one in about_data(judged(faulty(PERU, (), put + typed, "per-2021"), engine))}


def swap(node: str, predicate: str, value: str, acknowledged: str) -> tuple[DataSource, ...]:
    put = f"<{node}> {predicate} {value} ; gap:acknowledged gap:{acknowledged} ."
    return faulty(PERU, (f"{node} {predicate}",), put, "per-2021")
