"""Circular links are found in one pass, and are exactly those that the SPARQL query of the check finds."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import NamedNode, Quad, QuerySolutions, Store

from gapgraph.validation.cycles import in_circles
from gapgraph.vocabulary import GAP, ORG, SKOS
from tests.validation.command import Run
from tests.validation.graphs import HERE, rules

PREDICATES = [NamedNode(GAP + "partOf"), NamedNode(SKOS + "broader"), NamedNode(ORG + "unitOf")]
NODES = [NamedNode(f"https://example.org/{number}") for number in range(7)]
LINKS = st.lists(st.tuples(st.sampled_from(NODES), st.sampled_from(PREDICATES), st.sampled_from(NODES)), max_size=12)
QUERY = next(check.sparql for check in rules().checks if check.rule.id == "circle")
GRAPH = NamedNode("https://example.org/graph")
LONG = 3_000
SMALL = (HERE / "small.ttl").read_text(encoding="utf-8")


@settings(max_examples=200, deadline=None)
@given(LINKS)
def test_the_code_finds_the_same_circular_links_as_the_sparql_query(
    links: list[tuple[NamedNode, NamedNode, NamedNode]],
) -> None:
    store = Store()
    store.extend(Quad(*link, GRAPH) for link in links)
    found = store.query(QUERY)
    assert isinstance(found, QuerySolutions)
    assert in_circles(store) == tuple(sorted({str(solution["focus"]) for solution in found}))


def test_a_long_chain_of_providers_is_validated_like_a_short_one(run: Run, tmp_path: Path) -> None:
    """Circular links of any length are reported; with the SPARQL query alone, a long circle would take minutes."""
    country = "https://w3id.org/gapgraph/country/atl#"
    lines = [
        f'<{country}P{number}> a gap:Provider ; rdfs:label "P {number}"@en , "P {number}"@es ;'
        f" org:subOrganizationOf <{country}P{(number + 1) % LONG}> ."
        for number in range(LONG)
    ]
    path = tmp_path / "long.ttl"
    path.write_text(SMALL + "\n".join(lines), encoding="utf-8")
    ran = run("validate", path, "--only", "data", "--format", "csv")
    assert ran.status == 1
    assert ran.out.count(",circle,") == LONG
