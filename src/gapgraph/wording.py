"""The words of the interface, English and Spanish: what no term of the ontology says.

Names of groups, protections and statuses come from the ontology's labels; the sentences around them stand
in :mod:`gapgraph.phrases`, the symbol of each status here. A test keeps the two languages alike, placeholders included.
"""

from __future__ import annotations

from typing import Final

from gapgraph.phrases import PHRASES
from gapgraph.vocabulary import Status, Verdict

LANGUAGES: Final = ("en", "es")

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

VERDICT_HEADINGS: Final = {
    Verdict.UNMET: "unmet",
    Verdict.UNDERSERVED: "underserved",
    Verdict.UNKNOWN: "unknown",
}


def say(key: str, language: str = "en", **values: object) -> str:
    """The phrase in the language, its placeholders filled. Raises KeyError for a phrase that isn't there."""
    return PHRASES[key][LANGUAGES.index(language)].format(**values)


def capital(text: str) -> str:
    """The text with its first letter large, the others as they are."""
    return text[:1].upper() + text[1:]
