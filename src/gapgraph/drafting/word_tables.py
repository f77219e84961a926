"""The tables of ``words.toml``, and patterns that name their classes of words in braces: ``{refuse}``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Final

from gapgraph.drafting.folded_pattern import FoldedPattern
from gapgraph.drafting.verb_forms import verbs_pattern

_CLASS: Final = re.compile(r"\{([a-z][\w-]*)(?::([a-z]+))?\}")
_SPELLED: Final[tuple[tuple[str, str], ...]] = (
    (r"labour", "labor"),
    (r"centre", "center"),
    (r"counsell", "counsel"),
    (r"programme", "program"),
    (r"isation", "ization"),
    (r"defence", "defense"),
    (r"behaviour", "behavior"),
)
"""British spellings, each with the American spelling that replaces it before words are compared."""
_BOTH: Final[tuple[tuple[str, str], ...]] = (
    ("centers?", "cent(?:er|re)s?"),
    ("labor ", "labou?r "),
    ("alized", "ali[sz]ed"),
    ("icized", "ici[sz]ed"),
)
"""American spellings in patterns, each with the pattern that replaces it and matches the British spelling as well."""


@cache
def word_lists() -> Mapping[str, Mapping[str, Any]]:
    """The tables of ``words.toml``."""
    return tomllib.loads(files("gapgraph.drafting").joinpath("words.toml").read_text(encoding="utf-8"))


@cache
def pattern_of(words: str) -> FoldedPattern:
    """A pattern, without regard to case, with each class of words in braces written out."""
    return FoldedPattern(pattern_source(words))


def pattern_source(words: str) -> str:
    """The words of a pattern, with each class of words in braces written out."""
    whole = _CLASS.sub(_class_of, words)
    for usual, both in _BOTH:
        whole = whole.replace(usual, both)
    return whole


def _class_of(name: re.Match[str]) -> str:
    """The words of a class of ``words.toml``, or some forms of the verbs of a list of ``verbs.toml``."""
    classes = word_lists()["classes"]
    if name[1] in classes and not name[2]:
        return f"(?:{pattern_source(str(classes[name[1]]))})"
    return verbs_pattern(name[1], name[2] or "")


@cache
def pattern_named(reader: str, name: str) -> FoldedPattern:
    """The pattern that a module looks for, by the module's name and its own name in ``words.toml``."""
    return pattern_of(word_lists()["patterns"][reader][name])


def class_pattern(name: str) -> FoldedPattern:
    """The pattern of a class of words."""
    return pattern_of(f"{{{name}}}")


def american(words: str) -> str:
    """Words in small letters and in American spelling, with plain apostrophes."""
    folded = re.sub(r"\s+", " ", words.casefold().replace("’", "'"))
    for british, usual in _SPELLED:
        folded = folded.replace(british, usual)
    return folded
