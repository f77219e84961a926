"""A store with the shared graphs, claims that are added to it as triples, and the statuses that the rules and the core
give for them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from gapgraph.core.claims import Claim
from gapgraph.core.coverage import Coverage
from gapgraph.core.facts import TYPE, Literal, Term, Triple
from gapgraph.core.groups import bits
from gapgraph.core.statuses import Status
from gapgraph.derivation.dataset import fill_shared
from gapgraph.derivation.sparql_rules import Question, leaf_statuses
from gapgraph.rdf.graphs import claims_graph
from gapgraph.store.embedded import EmbeddedStore
from gapgraph.vocabulary import GAP, PROV, REPORT, XSD, Iri, ReportId
from tests.queries.worlds import graph

Statuses = Mapping[tuple[str, str, str], Status]
"""Maps a report, a protection and a leaf (smallest group) to the leaf's status for the protection."""


@cache
def shared() -> EmbeddedStore:
    """A store with the graphs that all reports share; a test adds claims and removes them again."""
    store = EmbeddedStore()
    fill_shared(store, graph().root)
    return store


@cache
def leaf_of_cell() -> Mapping[int, str]:
    """Maps the number of each leaf (smallest group) to the IRI of the leaf's class."""
    facts, lattice = graph().facts, graph().lattice
    dimension_of = {value: one.iri for one in lattice.dimensions for value in one.values}
    values = {leaf: facts.iris(leaf, GAP + "leafValue") for leaf in facts.of_type(GAP + "Leaf")}
    return {lattice.cell({dimension_of[v]: v for v in chosen}): leaf for leaf, chosen in values.items()}


def by_core(report: str, coverage: Coverage) -> Statuses:
    return {
        (report, protection, leaf_of_cell()[cell]): status
        for protection, ruling in coverage.items()
        for status, leaves in ruling.statuses.items()
        for cell in bits(leaves)
    }


def by_rules(store: EmbeddedStore, questions: Iterable[Question]) -> Statuses:
    found: dict[tuple[str, str, str], Status] = {}
    for one in leaf_statuses(store, graph().root, questions):
        key = (one.report, one.protection, one.leaf)
        assert found.setdefault(key, one.status) is one.status, f"{key} has two statuses"
    return found


def put_claims(store: EmbeddedStore, report: str, claims: Iterable[Claim]) -> None:
    store.put(claims_graph(ReportId(report)), (triple for claim in claims for triple in triples_of(report, claim)))


def triples_of(report: str, claim: Claim) -> Iterator[Triple]:
    """The triples of a claim, as in the graph of a report's claims."""
    subject = f"{REPORT}{report}/claim/{claim.id.rsplit('/', 1)[-1]}"
    yield subject, TYPE, GAP + claim.kind
    yield subject, GAP + "report", REPORT + report
    if claim.asserted_by:
        yield subject, PROV + "wasAttributedTo", claim.asserted_by
    for name, value in _slots(claim):
        yield subject, GAP + name, value


def _slots(claim: Claim) -> Iterator[tuple[str, Term]]:
    yield from (("group", claim.group), ("protection", claim.protection), ("provider", claim.provider))
    yield from (("frequency", GAP + claim.frequency), ("certainty", GAP + claim.certainty))
    if claim.reach:
        yield "reach", GAP + claim.reach
    for name in ("specialized", "exclusive", "inside"):
        yield name, Literal(str(getattr(claim, name)).lower(), "", XSD + "boolean")
    if claim.harm:
        yield "harmKind", claim.harm
    if claim.infringes:
        yield "infringes", claim.infringes
    if claim.when:
        yield "when", context(claim.when)
    yield from (("place", context(place)) for place in sorted(claim.places))


def context(name: str) -> Iri:
    """The IRI of a time or place that a random claim of a test names."""
    return Iri(f"https://example.org/{name}")
