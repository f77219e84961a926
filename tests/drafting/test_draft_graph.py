"""No ``gap:DraftClaim`` changes a status, in the core or in a store, even if it is in the graph of the claims."""

from __future__ import annotations

from gapgraph.api import Gapgraph
from gapgraph.core.claims import read_claims
from gapgraph.core.facts import TYPE, Facts
from gapgraph.corpus import Corpus
from gapgraph.derivation.dataset import fill
from gapgraph.derivation.sparql_rules import Question
from gapgraph.drafting.draft_graph import draft_triples
from gapgraph.drafting.report_drafts import draft_report
from gapgraph.rdf.graphs import claims_graph
from gapgraph.store.embedded import EmbeddedStore
from gapgraph.vocabulary import GAP, OWL, RDFS, ReportId
from scripts.core import ROOT
from tests.rules.worlds import by_core, by_rules

REPORT = "per-2017"


def drafted(corpus: Corpus) -> Facts:
    return Facts(draft_triples(REPORT, draft_report(ROOT, REPORT, corpus.facts)[1].claims))


def test_the_core_reads_no_claim_from_drafts(corpus: Corpus) -> None:
    facts, drafts = corpus.report_facts(REPORT), drafted(corpus)
    assert len(drafts.of_type(GAP + "DraftClaim")) > 20
    assert read_claims(drafts, ReportId(REPORT)) == ()
    assert read_claims(facts.joined(drafts), ReportId(REPORT)) == read_claims(facts, ReportId(REPORT))


def test_drafts_among_the_claims_change_no_status_that_a_store_derives(corpus: Corpus) -> None:
    graph, store = Gapgraph(ROOT), EmbeddedStore()
    fill(store, graph, with_derived=False)
    store.put(claims_graph(ReportId(REPORT)), corpus.report_facts(REPORT).joined(drafted(corpus)).triples())
    assert by_rules(store, [Question(ReportId(REPORT))]) == by_core(ReportId(REPORT), graph.coverage(REPORT))


def test_drafts_and_claims_share_only_their_type_and_label_properties(corpus: Corpus) -> None:
    claims, drafts = corpus.report_facts(REPORT), drafted(corpus)
    labels = {TYPE, RDFS + "label"}
    of_claims = {predicate for iri in claims if "/claim/" in iri for predicate in claims.predicates(iri)}
    of_drafts = {predicate for iri in drafts for predicate in drafts.predicates(iri)}
    assert of_claims & of_drafts <= labels
    assert GAP + "Claim" in corpus.facts.iris(GAP + "DraftClaim", OWL + "disjointWith")
