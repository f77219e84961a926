"""The phrases of the interface in English and Spanish, beside the terms of the ontology.

Names of groups, protections and statuses are the ontology's labels; the sentences around them are in
:mod:`gapgraph.i18n.phrases`. A test checks that the two languages have the same keys and placeholders.
"""

from __future__ import annotations

from typing import Final

from gapgraph.i18n.phrases import PHRASES

LANGUAGES: Final = ("en", "es")


def say(key: str, language: str = "en", **values: object) -> str:
    """The phrase in the language, with values in its placeholders. Raises KeyError for an unknown key."""
    return PHRASES[key][LANGUAGES.index(language)].format(**values)


def capital(text: str) -> str:
    """The text with a capital first letter; all other letters are unchanged."""
    return text[:1].upper() + text[1:]
