"""A cache of parsed facts for files that seldom change. Reading the cache takes a quarter of the time of parsing the
files.

The cache records its inputs' checksums. If the files have changed, the cache is ignored and they are parsed: an
outdated cache costs only time.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any
from zlib import crc32

from gapgraph.core.facts import Facts, Literal, Term
from gapgraph.rdf.reading import read_facts

_BLANK = "_:ready-"
"""The prefix of blank-node names, so that they never equal those of other files."""


def read_prepared(paths: Iterable[Path], prepared: Path, before_parsing: Callable[[], None] = lambda: None) -> Facts:
    """The facts of all the given files together, as :func:`read_facts` gives them, from the cache.

    ``before_parsing`` is called if the files have changed. Raises GapgraphError as :func:`read_facts` does, for a file
    that can't be read, isn't well-formed RDF or has no statement; errors of ``before_parsing`` pass through.
    """
    files = tuple(paths)
    try:
        document = json.loads(prepared.read_bytes())
        if document["made_from"] == checksums(files):
            return _facts(document["terms"], document["about"])
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        pass  # the cache can't be used, so the files are parsed, and the parser reports their errors
    import logging  # noqa: PLC0415  (imported late: logging is needed only if the cache is outdated)

    logging.getLogger(__name__).info("%s is missing or out of date. Its %d files are parsed.", prepared, len(files))
    before_parsing()
    return read_facts(files)


def checksums(paths: Iterable[Path]) -> list[list[int]]:
    """The length and the CRC-32 of each file: fast, and enough to notice an accidental change. Raises OSError for a
    file that can't be read.
    """
    contents = (path.read_bytes() for path in paths)
    return [[len(content), crc32(content)] for content in contents]


def _facts(terms: list[str | list[str]], about: Iterable[tuple[int, list[list[int]]]]) -> Facts:
    known: list[Any] = [term if isinstance(term, str) else Literal(*term) for term in terms]
    return Facts.indexed(
        {
            known[subject]: {known[line[0]]: {known[term]: None for term in line[1:]} for line in lines}
            for subject, lines in about
        }
    )


def prepared_text(paths: Iterable[Path]) -> str:
    """The content of the cache: a list with each term once, and the statements about each subject, in which a term is
    its number in the list.
    """
    files = tuple(paths)
    facts, numbers = _named(read_facts(files)), dict[Term, int]()

    def number(term: Term) -> int:
        return numbers.setdefault(term, len(numbers))

    about = []
    for subject in facts:
        lines: dict[str, list[int]] = {}
        head = number(subject)
        for _, predicate, term in facts.about(subject):
            lines.setdefault(predicate, [number(predicate)]).append(number(term))
        about.append((head, list(lines.values())))
    parts = {"made_from": _line(checksums(files)), "terms": _list(numbers), "about": _list(about)}
    return "{" + ",\n".join(f'"{name}": {part}' for name, part in parts.items()) + "}\n"


def _list(values: Iterable[object]) -> str:
    """One value on each line, so that a difference is easy to read."""
    return "[\n" + ",\n".join(map(_line, values)) + "]"


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _named(facts: Facts) -> Facts:
    """The facts with blank nodes numbered in order: a parser gives them new names each time."""
    names: dict[str, str] = {}

    def named(term: str) -> str:
        return names.setdefault(term, f"{_BLANK}{len(names)}") if term.startswith("_:") else term

    return Facts((named(s), p, o if isinstance(o, Literal) else named(o)) for s, p, o in facts.triples())
