"""Large data is judged piece by piece: whatever the size of a piece, the results are those for the whole."""

from __future__ import annotations

import re
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gapgraph.core.facts import Facts
from gapgraph.rdf.ntriples import of_facts, of_quads
from gapgraph.rdf.reading import plain_triples
from gapgraph.validation import engines
from gapgraph.validation.data_reading import DataSource, read_all
from gapgraph.validation.engines import ENGINES, CompiledEngine, EngineResult
from gapgraph.validation.neighborhood import statements_about
from gapgraph.validation.partition import OWNED, pieces
from gapgraph.validation.validate import Outcome, validate
from gapgraph.vocabulary import REPORT
from scripts.core import ROOT
from tests.validation.graphs import PERU, background, faulty, rules

COLOMBIA = ROOT / "data" / "reports" / "col-2021.ttl"
SIZES = (1, 5_000)
WHOLE = 10**9

HEAD = """
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix shape: <https://w3id.org/gapgraph/shape/> .
@prefix ex: <https://example.org/> .
@prefix report: <https://w3id.org/gapgraph/report/> .
"""
FORWARD = f"""{HEAD}
shape:claim a sh:NodeShape ; sh:targetClass ex:Claim ; sh:property shape:proof , shape:kind .
shape:proof a sh:PropertyShape ; sh:path ex:proof ; sh:minCount 1 ; sh:class ex:Proof .
shape:kind a sh:PropertyShape ; sh:path ( ex:proof ex:kind ) ; sh:minCount 1 ; sh:class ex:Kind .
shape:single a sh:NodeShape ; sh:targetSubjectsOf ex:kind ; sh:property shape:one-kind .
shape:one-kind a sh:PropertyShape ; sh:path ex:kind ; sh:maxCount 1 .
"""
BACKWARD = f"""{FORWARD}
shape:proving a sh:NodeShape ; sh:targetClass ex:Proof ; sh:property shape:cited .
shape:cited a sh:PropertyShape ; sh:path [ sh:inversePath ex:proof ] ; sh:minCount 1 ; sh:maxCount 1 .
shape:known a sh:NodeShape ; sh:targetObjectsOf ex:kind ; sh:class ex:Kind .
"""
SHAPES = {"forward": FORWARD, "backward": BACKWARD}


def line(subject: str, predicate: str, value: str) -> str:
    def term(name: str) -> str:
        return name if name.startswith(('"', "_:")) else f"<{name}>"

    return f"{term(subject)} <https://example.org/{predicate}> {term(value)} .\n"


def typed(subject: str, cls: str) -> str:
    return f"<{subject}> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://example.org/{cls}> .\n"


def reports(*names: str) -> str:
    """One claim with its proof in each report; the proofs are of a shared kind."""
    found = typed("https://example.org/law", "Kind")
    for name in names:
        claim, proof = f"{REPORT}{name}/claim", f"{REPORT}{name}/proof"
        found += typed(claim, "Claim") + line(claim, "proof", proof)
        found += typed(proof, "Proof") + line(proof, "kind", "https://example.org/law")
    return found


def cut(data: str, shapes: str = FORWARD) -> list[set[str]]:
    """The reports in each piece, as small as pieces get."""
    found = []
    for piece in pieces(shapes, data, 1):
        lines = [text for text in piece.split("\n") if text.startswith(OWNED)]
        found.append({re.split("[/>]", text.removeprefix(OWNED))[0] for text in lines})
    return found


# ---- what a piece holds ----


def test_each_report_is_a_piece_with_all_that_is_shared() -> None:
    data = reports("per-2020", "per-2021", "col-2021")
    assert cut(data) == [{"per-2020"}, {"per-2021"}, {"col-2021"}]
    assert all("<https://example.org/law> <http" in piece for piece in pieces(FORWARD, data, 1))
    lines = [text for piece in pieces(FORWARD, data, 1) for text in piece.splitlines() if text.startswith(OWNED)]
    assert sorted(lines) == sorted(text for text in data.splitlines() if text.startswith(OWNED))


def test_small_data_is_one_piece_as_it_is() -> None:
    data = reports("per-2020", "per-2021")
    assert list(pieces(FORWARD, data, WHOLE)) == [data]


def test_a_piece_is_about_as_large_as_asked() -> None:
    data = reports(*(f"per-{year}" for year in range(1900, 2000)))
    assert [len(one) for one in map(str.splitlines, pieces(FORWARD, data, 40))] == [41] * 10


def test_reports_that_name_one_another_are_together() -> None:
    data = reports("a", "b", "c", "d")
    data += line(f"{REPORT}a/claim", "sees", f"{REPORT}c") + line(f"{REPORT}d", "sees", f"{REPORT}c/proof")
    assert cut(data) == [{"a", "c", "d"}, {"b"}]


def test_a_report_that_is_named_but_not_described_holds_nothing_together() -> None:
    data = reports("a", "b") + "".join(line(f"{REPORT}{one}", "sees", f"{REPORT}absent") for one in "ab")
    assert cut(data) == [{"a"}, {"b"}]


def test_a_report_whose_lines_are_scattered_is_in_one_piece() -> None:
    data = reports("a", "b") + line(f"{REPORT}a/claim", "kind", "https://example.org/law")
    assert cut(data) == [{"a"}, {"b"}]
    assert next(pieces(FORWARD, data, 1)).count(f"{OWNED}a/") == 6


def test_the_last_line_may_lack_its_end() -> None:
    data = reports("a", "b").rstrip("\n")
    assert sorted(set("\n".join(pieces(FORWARD, data, 1)).split("\n")) - {""}) == sorted(data.split("\n"))


def test_data_without_a_report_is_looked_at() -> None:
    data = typed("https://example.org/one", "Claim") + typed("https://example.org/two", "Claim")
    assert list(pieces(FORWARD, data, 1)) == [data]


@pytest.mark.parametrize(
    ("shapes", "more"),
    [
        pytest.param(FORWARD, line("https://example.org/law", "proof", f"{REPORT}a/proof"), id="shared names a report"),
        pytest.param(FORWARD, line("_:list", "proof", f"{REPORT}a/proof"), id="a nameless node names a report"),
        pytest.param(
            BACKWARD, line(f"{REPORT}a/claim", "proof", "https://example.org/law"), id="backward from what is shared"
        ),
        pytest.param(BACKWARD, line(f"{REPORT}a/claim", "kind", '"law"'), id="a target that is a literal"),
        pytest.param(FORWARD + 'shape:claim sh:sparql [ sh:select "…" ] .', "", id="a query"),
        pytest.param(FORWARD + "shape:claim sh:targetNode report:a .", "", id="a shape about a report"),
        pytest.param(
            FORWARD + "shape:kind sh:path [ sh:inversePath [ sh:oneOrMorePath ex:proof ] ] .", "", id="a long way back"
        ),
    ],
)
def test_data_stays_whole_where_a_piece_would_hide_something(shapes: str, more: str) -> None:
    data = reports("a", "b") + more
    assert list(pieces(shapes, data, 1)) == [data]


# ---- the results are those for the whole ----

NODES = [f"{REPORT}{report}/{node}" for report in ("a", "ab", "c") for node in ("x", "y")]
SHARED = ["https://example.org/s", "https://example.org/t"]


@st.composite
def graphs(draw: st.DrawFn) -> str:
    """A few nodes of three reports and shared ones, typed and linked at random."""
    subjects, values = st.sampled_from(NODES + SHARED), st.sampled_from([*NODES, *SHARED, '"words"'])
    types = draw(st.lists(st.tuples(subjects, st.sampled_from(("Claim", "Proof", "Kind"))), min_size=2, max_size=8))
    links = draw(st.lists(st.tuples(subjects, st.sampled_from(("proof", "kind", "sees")), values), max_size=8))
    return "".join(dict.fromkeys([typed(*one) for one in types] + [line(*one) for one in links]))


@pytest.mark.parametrize("shapes", SHAPES.values(), ids=list(SHAPES))
@given(data=graphs(), size=st.sampled_from((1, 2, 3, 5, 8)))
def test_no_size_changes_the_results(shapes: str, data: str, size: int) -> None:
    assert CompiledEngine(size).results(shapes, data) == CompiledEngine(WHOLE).results(shapes, data)


def test_what_is_found_at_something_shared_is_told_once() -> None:
    data = reports("a", "b") + typed("https://example.org/bad", "Claim")
    found = CompiledEngine(1).results(FORWARD, data)
    assert found == CompiledEngine(WHOLE).results(FORWARD, data)
    assert [one.focus for one in found] == ["<https://example.org/bad>"] * 2


def test_the_list_of_results_stops_where_it_does_for_the_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    data = "".join(typed(f"{REPORT}{name}/claim", "Claim") for name in "abcdefgh")
    assert len(CompiledEngine(1).results(FORWARD, data)) == 16
    monkeypatch.setattr(engines, "MAX_RESULTS", 9)
    assert len(CompiledEngine(1).results(FORWARD, data)) == 9


# ---- real reports ----


class InPieces:
    """The default engine with small pieces, under its own name."""

    name = "shacl"
    referees = False

    def __init__(self, size: int) -> None:
        self.results = CompiledEngine(size).results


def judged_by(size: int, *sources: DataSource) -> Outcome:
    return validate(sources, rules(), background(), InPieces(size))


@cache
def several() -> tuple[DataSource, ...]:
    """Peru with its last claim's evidence taken by a claim of Colombia, and a correction across the two."""
    peru = "https://w3id.org/gapgraph/report/per-2021"
    (colombia,) = faulty(
        COLOMBIA,
        ["claim/001 gap:evidence"],
        f"<claim/001> gap:evidence <{peru}/evidence/999> . <claim/002> prov:wasRevisionOf <{peru}/evidence/999> .",
        "col-2021",
    )
    (other,) = faulty(PERU, [], "<evidence/999> a gap:Evidence . <evidence/998> a gap:Evidence .", "per-2021")
    return colombia, other


@pytest.mark.parametrize("size", SIZES)
def test_what_crosses_reports_is_found_in_pieces(size: int) -> None:
    whole, found = judged_by(WHOLE, *several()), judged_by(size, *several())
    assert found.findings == whole.findings
    told = {(finding.rule, finding.focus.removeprefix(REPORT)) for finding in found.findings}
    assert ("claim-revision", "col-2021/claim/002") in told
    assert ("evidence-cited", "per-2021/evidence/998") in told
    assert ("evidence-cited", "per-2021/evidence/999") not in told


def test_reports_together_give_what_each_gives_alone() -> None:
    sources = read_all([PERU, COLOMBIA])
    alone = [finding for one in sources for finding in judged_by(WHOLE, one).findings]
    together = judged_by(1, *sources).findings
    assert len(together) == len(alone) > 20
    assert set(together) == set(alone)


@pytest.mark.parametrize("size", SIZES)
def test_the_shipped_reports_give_the_same_in_pieces(size: int) -> None:
    quads = [q for path in sorted((ROOT / "data" / "reports").glob("*.ttl")) for s in read_all([path]) for q in s.quads]
    facts = Facts(plain_triples(quads))
    data = of_quads(quads) + of_facts(statements_about(facts, background()))
    shapes = rules().shapes_for(()).text
    broken = shapes.replace("sh:minInclusive 1", "sh:minInclusive 40")
    found: tuple[EngineResult, ...] = CompiledEngine(size).results(broken, data)
    assert found == CompiledEngine(WHOLE).results(broken, data)
    assert len({one.focus.removeprefix(OWNED).partition("/")[0] for one in found}) > 5
    assert len(list(pieces(broken, data, size))) > 1


def test_the_default_engine_cuts() -> None:
    engine = ENGINES["shacl"]
    assert isinstance(engine, CompiledEngine)
    assert 10_000 <= engines.PIECE <= 100_000
