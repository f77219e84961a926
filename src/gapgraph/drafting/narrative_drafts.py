"""From a narrative to its draft claims."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from gapgraph.authoring.narrative import Span, sentences
from gapgraph.core.facts import Facts
from gapgraph.core.numbers_in_text import language_of
from gapgraph.drafting.counts import CountReader
from gapgraph.drafting.discourse import Discourse
from gapgraph.drafting.draft_bodies import DraftBody, bodies_to_declare, phrases_of, with_author
from gapgraph.drafting.draft_claim import DraftClaim, numbered
from gapgraph.drafting.draft_context import with_context
from gapgraph.drafting.model_endpoint import ModelEndpoint
from gapgraph.drafting.model_proposer import ModelProposals, ModelProposer
from gapgraph.drafting.statements import StatementReader
from gapgraph.drafting.text_lexicon import TextLexicon

LONGEST_SENTENCE: Final = 2_000
"""The maximum number of letters of a sentence that the rules read. The time that the rules need grows with the square
of a sentence's length, and the longest sentence of a real report has fewer than 400 letters. A sentence with more
letters is really a table, or an attempt to keep the program busy.
"""


@dataclass(frozen=True)
class NarrativeDrafts:
    """The rules' proposals for a text, and the sentences, counted things and bodies that a person must check."""

    claims: tuple[DraftClaim, ...]
    uncovered: tuple[Span, ...]
    """Sentences without a draft."""
    unnamed: tuple[tuple[Span, str], ...]
    """Numbers left out because no word says what they count, each with the words after it."""

    bodies: tuple[DraftBody, ...] = ()
    """The bodies that the text names and that aren't declared. Accepting a claim declares the bodies in the claim."""

    language: str = "en"
    """The language of the text, guessed from the commonest words; the drafting rules understand only English texts."""

    model: ModelProposals | None = None
    """The model's proposals, if a model was asked."""

    @property
    def too_long(self) -> tuple[Span, ...]:
        """The sentences without a draft that the rules didn't read, because they have too many letters."""
        return tuple(filter(_is_too_long, self.uncovered))


def draft_narrative(
    text: str,
    report: Mapping[str, str],
    ontology: Facts,
    starts: Sequence[int] = (),
    model: ModelEndpoint | None = None,
) -> NarrativeDrafts:
    """The draft claims of a narrative, in its order; ``report`` gives country and period as an encoding does.

    A model, if given, proposes more claims; a proposal that fails a check is dropped. Raises GapgraphError GG344 if the
    model doesn't answer.
    """
    country = report["country"]
    bodies, own = with_author(bodies_to_declare(text, TextLexicon(ontology, country)), text, report)
    common = [f"{country.lower()}:{one.id}" for one in bodies if one.common]
    lexicon = TextLexicon(ontology, country, phrases_of(bodies, country), own, common)
    seen = Discourse(text, report, lexicon)
    counts, statements = CountReader(seen), StatementReader(seen)
    drafts: list[DraftClaim] = []
    uncovered = []
    spans = sentences(text, starts)
    for sentence in spans:
        if _is_too_long(sentence):
            uncovered.append(sentence)
            continue
        counted = list(counts.read(sentence))
        found = [*counted, *with_context(statements.read(sentence), counted, sentence, seen)]
        drafts += found
        if not found:
            uncovered.append(sentence)
    proposals = ModelProposer(seen, model).propose(spans, drafts) if model else None
    claims = numbered([*drafts, *(proposals.drafts if proposals else ())], text)
    return NarrativeDrafts(claims, tuple(uncovered), counts.uncounted, bodies, language_of(text), proposals)


def _is_too_long(sentence: Span) -> bool:
    return sentence.end - sentence.start > LONGEST_SENTENCE
