"""Finds the phrases of the interface by key, in English or Spanish.

Names of groups, protections and statuses are the ontology's labels; the sentences around them are in
:mod:`gapgraph.i18n.phrases`. A test checks that the two languages have the same keys and placeholders.
"""

from __future__ import annotations

from typing import Final

from gapgraph.i18n.phrases import PHRASES

LANGUAGES: Final = ("en", "es")


class Counted(int):
    """A number that chooses between a singular and a plural.

    >>> "{n} {n:row|rows}".format(n=Counted(1))
    '1 row'
    """

    def __format__(self, form: str) -> str:
        """The singular or the plural, if the format names both; else the number."""
        one, bar, several = form.partition("|")
        return (one if self == 1 else several) if bar else int(self).__format__(form)


def say(key: str, language: str = "en", **values: object) -> str:
    """The phrase in the language, with its placeholders filled. Raises KeyError for an unknown key."""
    told = {name: Counted(one) if type(one) is int else one for name, one in values.items()}
    return PHRASES[key][LANGUAGES.index(language)].format(**told)


def capital(text: str) -> str:
    """The text with a capital first letter; all other letters are unchanged."""
    return text[:1].upper() + text[1:]
