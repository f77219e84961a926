"""The forms of English verbs: every list of ``verbs.toml`` contains base forms, and a pattern uses the list by its
name.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Final

_FORMS: Final[Mapping[str, tuple[int, ...]]] = {
    "": (0, 1, 2, 3, 4),
    "did": (1, 2),
    "ed": (3,),
    "ing": (4,),
    "to": (0,),
    "past": (2,),
    "all": (0, 1, 2),
}
"""The forms of verbs that the suffix after the name of a list of verbs selects: in a pattern, ``{give:ing}`` means the
gerunds of the verbs in the list ``give``. The numbers are positions in the result of ``forms_of``: base form, third
person, past, participle, gerund.
"""


@cache
def verb_tables() -> Mapping[str, Mapping[str, Any]]:
    """The tables of ``verbs.toml``."""
    return tomllib.loads(files("gapgraph.drafting").joinpath("verbs.toml").read_text(encoding="utf-8"))


@cache
def forms_of(verb: str) -> tuple[str, ...]:
    """Base form, third person, past, participle and gerund of a verb; words after the verb stay unchanged.

    >>> forms_of("take in")
    ('take in', 'takes in', 'took in', 'taken in', 'taking in')
    """
    word, _, rest = verb.partition(" ")
    past, participle = _past_of(word)
    forms = (word, _third_person(word), past, participle, _gerund(word, past))
    return tuple(f"{form} {rest}" if rest else form for form in forms)


def _past_of(word: str) -> tuple[str, str]:
    irregular = verb_tables()["irregular"].get(word, "").split()
    if irregular:
        return irregular[0], irregular[-1]
    regular = f"{word}d" if word.endswith("e") else _with_i(word, "ed")
    return regular, regular


def _third_person(word: str) -> str:
    known = {"have": "has", "do": "does", "be": "is", "go": "goes", "undergo": "undergoes"}
    return known.get(word) or (f"{word}es" if re.search(r"(?:s|x|z|ch|sh)$", word) else _with_i(word, "s"))


def _with_i(word: str, ending: str) -> str:
    return f"{word[:-1]}i{'e' if ending == 's' else ''}{ending}" if re.search(r"[^aeiou]y$", word) else word + ending


def _gerund(word: str, past: str) -> str:
    if past.endswith("ed") and past != f"{word}ed" and past.startswith(word) and not word.endswith("e"):
        return f"{past[:-2]}ing"
    doubled = {
        "get": "getting",
        "let": "letting",
        "put": "putting",
        "set": "setting",
        "shut": "shutting",
        "cut": "cutting",
    }
    doubled |= {"run": "running", "win": "winning", "begin": "beginning", "be": "being", "forget": "forgetting"}
    return doubled.get(word) or f"{word[:-1] if re.search('[^eoy]e$', word) else word}ing"


@cache
def verbs_pattern(name: str, form: str) -> str:
    """The pattern of some forms of a list of verbs; one or two words may be between a verb and its particle."""
    spelled = {forms_of(verb)[at] for verb in verbs_in(name) for at in _FORMS[form]}
    tree: dict[str, Any] = {}
    for words in sorted(spelled):
        node = tree
        for part in _parts(words):
            node = node.setdefault(part, {})
        node[""] = {}
    return f"(?:{_of_tree(tree)})"


def _of_tree(node: Mapping[str, Any]) -> str:
    """A fast pattern for a tree of letters: words with the same first letters share one branch."""
    ways = [part + _of_tree(following) for part, following in node.items() if part]
    if not ways:
        return ""
    joined = ways[0] if len(ways) == 1 and "" not in node else f"(?:{'|'.join(ways)})"
    return f"{joined}?" if "" in node else joined


def _parts(words: str) -> list[str]:
    """The pieces of a regular expression for a verb: one piece for each letter, and one piece for a particle such as
    "in". The regular expression matches British and American spelling. Between the verb and a particle such as "in",
    the regular expression accepts up to two words: "take them in".
    """
    verb, _, particle = words.partition(" ")
    verb = re.sub(r"i[sz](e|ed|es|ing)$", r"i[sz]\1", verb) if len(verb) > 6 else verb
    verb = re.sub(r"ll(ed|ing)$", r"ll?\1", verb)
    gap = r" (?:[\w’'-]+ ){0,2}?" if particle in _APART else " "
    return re.findall(r"\[sz\]|l\?|.", verb) + ([f"{gap}{particle}"] if particle else [])


def verbs_in(name: str) -> Iterator[str]:
    """The verbs of a list; ``@other`` in a list means all verbs of the list ``other``."""
    for verb in verb_tables()["lists"][name]:
        if verb.startswith("@"):
            yield from verbs_in(verb[1:])
        else:
            yield verb


_APART: Final = frozenset({"in", "up", "down", "away", "back", "out", "over", "on", "off", "home", "apart"})


@cache
def meanings_of_verbs() -> Mapping[str, str]:
    """Each form of a verb that gives a service by itself, and the service."""
    return {
        form: str(protection)
        for name, protection in verb_tables()["meanings"].items()
        for verb in verbs_in(name)
        for form in forms_of(verb)
    }
