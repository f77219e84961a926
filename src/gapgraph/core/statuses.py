"""Statuses and verdicts of coverage: their words, order, symbols.

Every name stands in ``ontology/gapgraph.ttl`` with its definition in English and Spanish; a test compares the two.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Final

from gapgraph.errors import unknown_name


class Status(StrEnum):
    """The status of one leaf for one protection; the member order is the order of the rules (design, section 3)."""

    SPECIALIZED = "Specialized"
    GENERAL = "General"
    DENIED = "Denied"
    RESTRICTED = "Restricted"
    LIMITED = "Limited"
    UNDISCLOSED = "Undisclosed"
    UNSPECIFIED = "Unspecified"
    NOT_EVIDENCED = "NotEvidenced"

    @property
    def verdict(self) -> Verdict:
        """What the status means for the person."""
        return VERDICT_OF[self]


BETTER_TO_WORSE: Final = (
    Status.SPECIALIZED,
    Status.GENERAL,
    Status.LIMITED,
    Status.UNSPECIFIED,
    Status.UNDISCLOSED,
    Status.NOT_EVIDENCED,
    Status.RESTRICTED,
    Status.DENIED,
)
"""For ``best`` and ``worst`` only: no rule compares statuses by rank."""


class Standing(StrEnum):
    """By whose word a status holds, the strongest first: the report's own, others', or the duty bearer's alone."""

    REPORTS_WORD = "ReportsWord"
    OTHERS_WORD = "OthersWord"
    OWN_ACCOUNT = "OwnAccount"


class Verdict(StrEnum):
    """What a status means for the person: offered, underserved, unmet or unknown; never merged with each other."""

    OFFERED = "offered"
    UNDERSERVED = "underserved"
    UNMET = "unmet"
    UNKNOWN = "unknown"


def read_verdicts(asked: Verdict | str | Iterable[Verdict | str]) -> tuple[Verdict, ...]:
    """The verdicts that are meant, as members or in words: ``"unmet"``, or several.

    Raises GapgraphError GG109 for anything else, with the nearest.
    """
    several = (asked,) if isinstance(asked, str) else tuple(asked)
    known = tuple(Verdict)
    for one in several:
        if one not in known:
            raise unknown_name("GG109", "verdict", str(one), known)
    return tuple(map(Verdict, several))


VERDICT_OF: Final = {
    Status.SPECIALIZED: Verdict.OFFERED,
    Status.GENERAL: Verdict.OFFERED,
    Status.LIMITED: Verdict.UNDERSERVED,
    Status.RESTRICTED: Verdict.UNMET,
    Status.DENIED: Verdict.UNMET,
    Status.UNSPECIFIED: Verdict.UNKNOWN,
    Status.UNDISCLOSED: Verdict.UNKNOWN,
    Status.NOT_EVIDENCED: Verdict.UNKNOWN,
}


SYMBOLS: Final = {
    Status.SPECIALIZED: "◆",
    Status.GENERAL: "●",
    Status.LIMITED: "◐",
    Status.RESTRICTED: "⊘",
    Status.DENIED: "✕",
    Status.UNDISCLOSED: "?",
    Status.UNSPECIFIED: "~",
    Status.NOT_EVIDENCED: "·",
}
"""A symbol for each status, told apart without color; the word always stands with it or in the legend below it."""

BEYOND: Final = "…"
"""Instead of the symbol of NotEvidenced where the text at hand is an excerpt."""
