"""Statuses and verdicts of coverage: their names, order and symbols.

Every name is defined in ``ontology/gapgraph.ttl`` in English and Spanish; a test compares this module with that file.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Final

from gapgraph.errors import unknown_name


class Status(StrEnum):
    """The status of one leaf for one protection; the member order is the order of the rules."""

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
        """The verdict of the status: what it means for the person."""
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
"""The statuses from the best to the worst; only ``best`` and ``worst`` use this order, no rule does."""


class Standing(StrEnum):
    """On whose statements a status is based, the strongest first: the report's, others', or only the duty bearer's."""

    REPORTS_WORD = "ReportsWord"
    OTHERS_WORD = "OthersWord"
    OWN_ACCOUNT = "OwnAccount"


class Verdict(StrEnum):
    """What a status means for the person: offered, underserved, unmet or unknown; these are never merged."""

    OFFERED = "offered"
    UNDERSERVED = "underserved"
    UNMET = "unmet"
    UNKNOWN = "unknown"


def read_verdicts(asked: Verdict | str | Iterable[Verdict | str]) -> tuple[Verdict, ...]:
    """The verdicts for what a caller gives: a member, a name such as ``"unmet"``, or several of them.

    Raises GapgraphError GG109 for an unknown name; the message suggests the nearest one.
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
"""A symbol for each status, distinguishable without color; the word is always beside it or in the legend."""

BEYOND: Final = "…"
"""The symbol for NotEvidenced if the report's text is an excerpt."""
