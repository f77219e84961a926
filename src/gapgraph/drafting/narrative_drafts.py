"""From a narrative to its draft claims."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gapgraph.authoring.narrative import Span, sentences
from gapgraph.core.facts import Facts
from gapgraph.drafting.counts import CountReader
from gapgraph.drafting.discourse import Discourse
from gapgraph.drafting.draft_bodies import DraftBody, bodies_to_declare, phrases_of
from gapgraph.drafting.draft_claim import DraftClaim, numbered
from gapgraph.drafting.model_endpoint import ModelEndpoint
from gapgraph.drafting.model_proposer import ModelProposals, ModelProposer
from gapgraph.drafting.statements import StatementReader
from gapgraph.drafting.text_lexicon import TextLexicon


@dataclass(frozen=True)
class NarrativeDrafts:
    """What the rules propose for a text, and what they leave to a person."""

    claims: tuple[DraftClaim, ...]
    uncovered: tuple[Span, ...]
    """Sentences of which nothing is drafted."""
    unnamed: tuple[tuple[Span, str], ...]
    """Words for which the ontology has no term: what a number counts."""

    bodies: tuple[DraftBody, ...] = ()
    """Bodies that nobody has declared: an accepted claim that names one declares it."""

    model: ModelProposals | None = None
    """What a model proposed, where one was asked."""


def draft_narrative(
    text: str,
    report: Mapping[str, str],
    ontology: Facts,
    starts: Sequence[int] = (),
    model: ModelEndpoint | None = None,
) -> NarrativeDrafts:
    """The draft claims of a narrative, in its order; ``report`` holds country and period as an encoding does.

    A model, where one is given, proposes more; what fails a check is dropped. Raises GapgraphError GG344 for one that
    doesn't answer.
    """
    country = report["country"]
    bodies = bodies_to_declare(text, TextLexicon(ontology, country))
    seen = Discourse(text, report, TextLexicon(ontology, country, phrases_of(bodies, country)))
    counts, statements = CountReader(seen), StatementReader(seen)
    drafts: list[DraftClaim] = []
    uncovered = []
    for sentence in sentences(text, starts):
        found = [*counts.read(sentence), *statements.read(sentence)]
        drafts += found
        if not found:
            uncovered.append(sentence)
    proposals = ModelProposer(seen, model).propose(sentences(text, starts), drafts) if model else None
    claims = numbered([*drafts, *(proposals.drafts if proposals else ())], text)
    return NarrativeDrafts(claims, tuple(uncovered), counts.uncounted, bodies, proposals)
