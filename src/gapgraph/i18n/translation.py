"""Spanish for sentences that were composed in English: find the matching phrase and insert the values.

>>> spanish("There is no group named 'Mann'", "GG102")
"No hay ningún grupo llamado 'Mann'"
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

from gapgraph.i18n.error_phrases import ANYWHERE, ERRORS

NESTED: Final = "sentence"
"""The name of a placeholder whose value is itself a phrase; this value is translated, too."""

_FIELD: Final = re.compile(r"\\\{(\w+)\\\}")


def spanish(sentence: str, code: str) -> str:
    """The error's sentence or remedy in Spanish; unchanged if no phrase of the code matches."""
    return fitting(sentence, code) or sentence


def fitting(sentence: str, code: str) -> str | None:
    """The sentence in Spanish, or None if no phrase of the code matches."""
    for english, other in _most_words_first((*ERRORS.get(code, ()), *ANYWHERE)):
        if found := _pattern(english).fullmatch(sentence):
            parts = found.groupdict()
            if NESTED in parts:
                whole = f"{parts[NESTED]} (status {parts['status']})"
                parts[NESTED] = spanish(whole, code).rsplit(" (", 1)[0]
            return other.format(**{name: _listed(part) if name == "names" else part for name, part in parts.items()})
    return None


def _listed(names: str) -> str:
    return names.replace(" or ", " o ")


def _most_words_first(pairs: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The pairs, those with the longest fixed text first, because these match fewer sentences."""
    return iter(sorted(pairs, key=lambda pair: -len(re.sub(r"\{\w+\}", "", pair[0]))))


@cache
def _pattern(english: str) -> re.Pattern[str]:
    escaped = re.escape(english.replace("{{", "\0").replace("}}", "\1"))
    pattern = _FIELD.sub(lambda field: f"(?P<{field[1]}>.+?)", escaped)
    return re.compile(pattern.replace(re.escape("\0"), r"\{").replace(re.escape("\1"), r"\}"), re.DOTALL)
