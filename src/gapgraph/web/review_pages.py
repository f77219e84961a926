"""Review drafts in a browser: one draft beside the text, decided by a key and saved at once, as in the terminal."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from starlette.responses import HTMLResponse, RedirectResponse, Response

from gapgraph.authoring.encoding import CLAIM_KEYS
from gapgraph.drafting.draft_file import ReviewedDraft, draft_path, save_drafts
from gapgraph.drafting.report_drafts import merged_drafts
from gapgraph.drafting.review import UNCHANGED, Review, in_bulk
from gapgraph.errors import GapgraphError
from gapgraph.web.reader import Reader
from gapgraph.web.rendering import render

_ONE_AT_A_TIME: Final = threading.Lock()
"""A lock, so that decisions are written one after another."""
_SLOT: Final = "slot "


@dataclass(frozen=True)
class ReviewedStretch:
    """A piece of the text: plain, part of the draft's sentence, or quoted by the draft."""

    text: str
    role: str


def show_draft(reader: Reader) -> Response:
    """The next open draft after the one in the address."""
    with _ONE_AT_A_TIME:
        return _shown(reader, _review_of(reader), "")


def decide_draft(reader: Reader, form: Mapping[str, str]) -> Response:
    """Do what the form says, and continue with the next draft; an error is shown beside the draft."""
    with _ONE_AT_A_TIME:
        review = _review_of(reader)
        number = int(form.get("draft", "")) if form.get("draft", "").isdecimal() else 0
        try:
            after = _decided(review, number, form)
        except GapgraphError as error:
            return _shown(reader, review, str(error), number)
    return RedirectResponse(f"{_address(reader, after)}#now", 303)


def _decided(review: Review, number: int, form: Mapping[str, str]) -> int:
    """Save the changes, then accept, accept the rest of the sentence, reject, or skip; returns the position."""
    one = review.drafts.numbered(number)
    action = form.get("do", "")
    if action in ("accept", "rest", "change"):
        _change(review, one, form)
    if action == "accept":
        review.accept(number)
    elif action == "rest":
        _accept_rest(review, one)
    elif action == "reject":
        review.reject(number)
    return number - 1 if action == "change" else number


def _change(review: Review, one: ReviewedDraft, form: Mapping[str, str]) -> None:
    """Give each slot the value of its field, if the user has changed the field."""
    given = {key.removeprefix(_SLOT): words for key, words in form.items() if key.startswith(_SLOT)}
    if form.get("new slot"):
        given[form["new slot"]] = form.get("new value", "")
    for slot, words in given.items():
        if words.strip() != _told(one.draft.slots.get(slot, "")):
            review.change(one.draft.number, slot, words)


def _accept_rest(review: Review, one: ReviewedDraft) -> None:
    sentence = review.sentence_of(one.draft)
    for other in review.open:
        if review.sentence_of(other.draft) == sentence and in_bulk(other):
            review.accept(other.draft.number)


def _review_of(reader: Reader) -> Review:
    """The review of the report in the address; if no drafts are saved, new drafts are made."""
    graph, report = reader.site.graph, reader.part("drafted")
    if not draft_path(graph.root, report).is_file():
        save_drafts(graph.root, merged_drafts(graph.root, report, graph.facts)[0])
    return Review(graph.root, report, graph.facts)


def _shown(reader: Reader, review: Review, problem: str, number: int | None = None) -> Response:
    one = _next(review, reader.value("after")) if number is None else review.drafts.numbered(number)
    slots = [(key, _told(value)) for key, value in one.draft.slots.items() if key not in UNCHANGED] if one else []
    page = render(
        "review.html",
        reader.language,
        reader.links,
        report=review.report,
        one=one,
        bulk=one is not None and in_bulk(one),
        slots=slots,
        choices={slot: review.choices.names(slot) for slot, _ in slots},
        more=sorted(CLAIM_KEYS - UNCHANGED - {slot for slot, _ in slots}),
        pieces=list(_pieces(review, one)),
        left=len(review.open),
        uncovered=list(review.uncovered()) if one is None else [],
        problem=problem,
        address=_address(reader, one.draft.number if one else 0),
    )
    return HTMLResponse(page, 400 if problem else 200)


def _next(review: Review, after: str) -> ReviewedDraft | None:
    """The first open draft after a position in the file; if there is none, the first open draft of the file."""
    order = [one.draft.number for one in review.drafts.drafts]
    place = order.index(int(after)) if after.isdecimal() and int(after) in order else -1
    return next((one for one in review.open if order.index(one.draft.number) > place), next(iter(review.open), None))


def _pieces(review: Review, one: ReviewedDraft | None) -> Iterator[ReviewedStretch]:
    text, at = review.text, 0
    if one is not None:
        sentence = review.sentence_of(one.draft)
        yield ReviewedStretch(text[: sentence.start], "")
        at = sentence.start
        for span in sorted(one.draft.spans, key=lambda each: each.start):
            yield ReviewedStretch(text[at : span.start], "sentence")
            yield ReviewedStretch(text[span.start : span.end], "quote")
            at = span.end
        yield ReviewedStretch(text[at : max(at, sentence.end)], "sentence")
        at = max(at, sentence.end)
    yield ReviewedStretch(text[at:], "")


def _told(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return ", ".join(value) if isinstance(value, tuple) else str(value)


def _address(reader: Reader, after: int) -> str:
    return reader.links.to("review", reader.part("drafted"), after=str(after) if after > 0 else "")
