"""The body that wrote a report in the first person: its publisher, or what the text calls itself, "this Office"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping
from typing import Final

_FIRST_PERSON: Final = re.compile(r"\b(?:we|our|us)\b", re.IGNORECASE)
_OFTEN: Final = 3
"""The least number of words in the first person in a report that speaks of itself."""
_NOUNS: Final = (
    "office|mission|cent(?:re|er)|house|home|shelter|programme|program|coalition|network|commission|authority|"
    "association|organi[sz]ation|clinic|hospital|project|service|agency|institution|foundation|alliance"
)
_SELF: Final = re.compile(rf"\b(?:this|our) (?P<noun>{_NOUNS})\b(?!['’])", re.IGNORECASE)
_MENTIONED: Final = re.compile(
    r"\bthe (?P<noun>mission|coalition|commission|programme|network|authority)\b(?! of\b)", re.IGNORECASE
)


def speaks_of_itself(text: str) -> bool:
    """Whether a text is written in the first person plural."""
    return len(_FIRST_PERSON.findall(text)) >= _OFTEN


def own_noun(text: str, report: Mapping[str, str], others: Collection[str]) -> str:
    """The noun by which a text calls its author, such as "office", if the report's publisher isn't a body itself.

    ``others`` are nouns that mean other bodies of the text, if "the" is before them.
    """
    if own_publisher(report) or not speaks_of_itself(text):
        return ""
    said = Counter(match["noun"].casefold() for match in _SELF.finditer(text))
    said.update(match["noun"].casefold() for match in _MENTIONED.finditer(text) if match["noun"] not in others)
    return said.most_common(1)[0][0] if said else ""


def own_publisher(report: Mapping[str, str]) -> str:
    """The name of the publisher, if the encoding declares it as a body of the country."""
    publisher = report.get("publisher", "")
    return f"{report['country'].lower()}:{publisher}" if publisher and ":" not in publisher else ""
