"""A report's narrative and citations, read from its graph, for the checks of :mod:`gapgraph.core.source_check`."""

from __future__ import annotations

from collections.abc import Iterator

from gapgraph.authoring.dismissals import read_dismissals
from gapgraph.authoring.other_names import NearNames, OtherNames, claim_bodies
from gapgraph.authoring.unquoted_slots import UnquotedSlots
from gapgraph.core.claims import Claim
from gapgraph.core.contexts import read_contexts
from gapgraph.core.facts import LABEL, Facts, Literal
from gapgraph.core.source_check import Citation, FindingKind, Passage, Source, SourceFinding, check_source
from gapgraph.corpus import Corpus
from gapgraph.vocabulary import GAP, OA, PROV, REPORT, SDMX_DIMENSION, SKOS, Iri, ReportId


def check(graph: Corpus, report: ReportId) -> tuple[SourceFinding, ...]:
    """Everything in the narrative that no claim covers, and every quote that isn't at its position.

    Raises GapgraphError GG101 for an unknown report.
    """
    return check_source(read_source(graph, report))


def read_source(graph: Corpus, report: ReportId) -> Source:
    """The narrative of a report with its sentences and what its claims cite."""
    facts, names = graph.report_facts(report), NearNames(graph, report)
    narrative = facts.iri(REPORT + report, GAP + "narrative") or ""
    text = facts.text(narrative, PROV + "value") or ""
    sentences = tuple(sorted(_span(facts, sentence) for sentence in facts.of_type(GAP + "Sentence")))
    others, unquoted = OtherNames(names), UnquotedSlots(names, text, sentences)
    return Source(
        text=text,
        sentences=sentences,
        citations=tuple(
            _citation(graph, facts, claim, (*others.of(claim, facts), *unquoted.of(claim, facts)))
            for claim in graph.claims(report)
        ),
        no_bodies=frozenset(_group_acronyms(graph)),
        dismissed=frozenset(
            (one.finding, one.words or f"{report}/claim/{one.claim:03d}") for one in read_dismissals(facts)
        ),
    )


def _span(facts: Facts, iri: Iri) -> tuple[int, int]:
    return int(facts.text(iri, OA + "start") or 0), int(facts.text(iri, OA + "end") or 0)


def _citation(graph: Corpus, facts: Facts, claim: Claim, others: tuple[tuple[FindingKind, int, int], ...]) -> Citation:
    iri = REPORT + claim.id
    bodies = claim_bodies(facts, claim)
    return Citation(
        claim=claim.id,
        passages=tuple(Passage(quote.exact, quote.start, quote.end) for quote in claim.quotes if not quote.digest),
        value=claim.value,
        times=" ".join(_times(facts, claim)),
        names=frozenset(name for body in bodies for name in _names(graph, body)),
        names_law=bool(facts.iris(iri, GAP + "obligation") or facts.iris(iri, GAP + "instrument")),
        others=others,
    )


def _times(facts: Facts, claim: Claim) -> Iterator[str]:
    yield facts.text(REPORT + claim.id, SDMX_DIMENSION + "refPeriod") or ""
    for context in read_contexts(facts):
        if context.iri == claim.when:
            yield f"{context.beginning} {context.ending}"
    yield claim.condition


def _names(graph: Corpus, body: str) -> Iterator[str]:
    """The labels of a body and of all bodies that it is part of."""
    wholes = (whole for whole, parts in graph.scheme.contains.items() if body in parts)
    for iri in {body, *wholes}:
        for predicate in (LABEL, SKOS + "altLabel"):
            yield from (t.text for t in graph.facts.terms(iri, predicate) if isinstance(t, Literal))


def _group_acronyms(graph: Corpus) -> Iterator[str]:
    """Words of group labels, such as LGBTQI+: these are names of people, not of bodies."""
    for group in graph.lattice.groups:
        for word in graph.facts.label(group).replace("+", " ").split():
            yield word.casefold().removesuffix("s")
