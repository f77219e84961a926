"""The lines that a terminal shows to the reviewer of a draft: the draft's sentence with the quote marked, the draft's
slots, and the keys to press.
"""

from __future__ import annotations

from collections.abc import Iterator

from gapgraph.authoring.narrative import Span
from gapgraph.drafting.draft_claim import DraftClaim
from gapgraph.i18n.say import say


def review_lines(draft: DraftClaim, text: str, sentence: Span, left: int, language: str) -> str:
    """The draft as lines of text, with an empty line before it."""
    return "\n".join(("", *_lines(draft, text, sentence, left, language))) + "\n"


def _lines(draft: DraftClaim, text: str, sentence: Span, left: int, language: str) -> Iterator[str]:
    yield say("review head", language, number=draft.number, kind=draft.kind.value, left=left, rule=draft.rule)
    yield _marked(draft, text, sentence)
    for key, value in draft.slots.items():
        yield f"    {key} = {', '.join(value) if isinstance(value, tuple) else value}"
    yield say("review keys", language)


def _marked(draft: DraftClaim, text: str, sentence: Span) -> str:
    """The sentence, and around each quote in it these marks: »…«."""
    words, at = "", sentence.start
    for span in sorted(draft.spans, key=lambda one: one.start):
        if span.start >= at and span.end <= sentence.end:
            words += f"{text[at : span.start]}»{text[span.start : span.end]}«"
            at = span.end
    return "  " + words + text[at : sentence.end]
