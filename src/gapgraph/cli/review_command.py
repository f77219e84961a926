"""``gapgraph review``: show the drafts one by one; a single key accepts, changes or rejects each."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from gapgraph.cli.options import graph_of, language_option, own_root

if TYPE_CHECKING:
    from gapgraph.drafting.draft_file import ReviewedDraft
    from gapgraph.drafting.review import Review


@click.command("review", short_help="Accept, change or reject the drafts of a report, each with one key.")
@click.argument("report", metavar="REPORT")
@language_option
@click.pass_context
def review_command(context: click.Context, report: str, language: str) -> int:
    """Go through the open drafts of REPORT, in --root or the current folder; if no drafts are saved, they are made
    first.

    Keys: a accept, A accept the sentence's other drafts, c change a slot, r reject, s skip, q quit. Each decision is
    saved at once: an accepted draft becomes a claim of the encoding, a rejected draft doesn't come back. A Denial is
    accepted alone, never together with others. At the end, the words that no draft covers are listed.

    Exit status: 0 when all drafts are decided, 1 when drafts are still open.
    """
    from gapgraph.cli.output import complain, emit
    from gapgraph.core.numbers_in_text import language_of
    from gapgraph.drafting.draft_file import draft_path, save_drafts
    from gapgraph.drafting.report_drafts import merged_drafts
    from gapgraph.drafting.review import Review
    from gapgraph.i18n.say import say

    facts, root = graph_of(context).facts, own_root(context)
    if not draft_path(root, report).is_file():
        save_drafts(root, merged_drafts(root, report, facts)[0])
    review = Review(root, report, facts)
    if language_of(review.text) != "en":
        complain(say("review english", language), 0)
    _Session(review, language).run()
    for sentence in review.uncovered():
        emit(say("review uncovered", language, sentence=sentence) + "\n")
    left = len(review.open)
    complain(say("review ended", language, left=left, report=report), 0)
    return int(left > 0)


class _Session:
    """One review session: what is shown, and what each key does."""

    def __init__(self, review: Review, language: str) -> None:
        self._review, self._language = review, language
        self._passed: set[int] = set()

    def run(self) -> None:
        """Show one open draft after another, until none is left, the input ends, or q is pressed."""
        while (one := self._next()) is not None:
            self._show(one)
            if not self._decide(one):
                return

    def _next(self) -> ReviewedDraft | None:
        return next((one for one in self._review.open if one.draft.number not in self._passed), None)

    def _say(self, key: str, **values: object) -> str:
        from gapgraph.i18n.say import say

        return say(key, self._language, **values)

    def _show(self, one: ReviewedDraft) -> None:
        from gapgraph.cli.output import emit
        from gapgraph.drafting.review_lines import review_lines

        emit(
            review_lines(
                one.draft,
                self._review.text,
                self._review.sentence_of(one.draft),
                len(self._review.open),
                self._language,
            )
        )

    def _decide(self, one: ReviewedDraft) -> bool:
        """Read a key and run its action. Returns False if the review must stop."""
        from gapgraph.cli.output import emit
        from gapgraph.errors import GapgraphError

        key = _read_key()
        actions = {"a": self._accept, "A": self._accept_rest, "c": self._change, "r": self._reject, "s": self._skip}
        if key in ("q", ""):
            return False
        if key not in actions:
            emit(self._say("review keys") + "\n")
            return True
        try:
            actions[key](one)
        except GapgraphError as error:
            emit(f"{error}\n")
        return True

    def _accept(self, one: ReviewedDraft) -> None:
        from gapgraph.cli.output import emit

        claim = self._review.accept(one.draft.number)
        emit(self._say("review accepted", draft=one.draft.number, claim=claim) + "\n")

    def _accept_rest(self, one: ReviewedDraft) -> None:
        """Accept the open drafts of the sentence, and skip its Denials: the person must decide each Denial
        separately.
        """
        from gapgraph.drafting.review import in_bulk

        sentence = self._review.sentence_of(one.draft)
        for other in self._review.open:
            if self._review.sentence_of(other.draft) == sentence:
                (self._accept if in_bulk(other) else self._skip)(other)

    def _reject(self, one: ReviewedDraft) -> None:
        self._review.reject(one.draft.number)

    def _skip(self, one: ReviewedDraft) -> None:
        self._passed.add(one.draft.number)

    def _change(self, one: ReviewedDraft) -> None:
        from gapgraph.cli.output import emit

        emit(self._say("review which slot"))
        slot, _, words = _read_line().partition("=")
        self._review.change(one.draft.number, slot.strip(), words)


def _at_terminal() -> bool:
    return sys.stdin is not None and sys.stdin.isatty()


def _read_key() -> str:
    """One key from the terminal, or one character of a pipe without line ends; empty at the end of the input."""
    if _at_terminal():
        return click.getchar()
    while (key := sys.stdin.read(1)) in ("\n", "\r", " "):
        pass
    return key


def _read_line() -> str:
    return sys.stdin.readline().strip()
