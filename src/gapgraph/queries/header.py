"""The header of a canned query: the ``#+`` comments at its top, as a typed model.

Unknown keys and missing required keys are errors with the file and the line: nothing in a header is dropped silently.
The reference page of the queries, the RDF catalogue and ``gapgraph query`` all read headers as :class:`Header`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, TypeVar

from gapgraph.errors import GapgraphError, nearest


class ValueType(StrEnum):
    """The kind of RDF term of a parameter or a column."""

    IRI = "iri"
    TEXT = "text"
    INTEGER = "integer"
    DECIMAL = "decimal"
    BOOLEAN = "boolean"
    DATE = "date"
    YEAR = "year"


TAGS: Final = {
    "gaps": "the groups that lack a protection",
    "groups": "what a report says about one group",
    "coverage": "the statuses of groups for protections, including statuses that are not gaps",
    "law": "the duties of the law, and whether they are fulfilled",
    "services": "the services and their conditions",
    "providers": "the providers of services",
    "quality": "the quality of services",
    "counts": "numbers, and contradictions between them",
    "years": "several reports of a country",
    "context": "places and times",
    "unknowns": "what the source leaves unknown",
    "evidence": "who asserts each claim, how surely, and in which sentence",
}
"""The tags, in the order in which every list shows them, each with a description."""

GRAPHS: Final = {
    "claims": "the claims of a report",
    "coverage": "the coverage, gaps and duties that are derived from the claims",
    "ontology": "groups, protections and codes",
    "inferred": "what is inferred from the ontology",
    "law": "the mandates",
    "country": "providers and places",
}
"""The kinds of named graph that a query may read."""


@dataclass(frozen=True)
class Parameter:
    """A parameter of a query, whose value a user can choose.

    ``default`` is written as in the file's own data block (``rep:per-2021``, ``"en"``). The choices for a parameter are
    the instances of a class (given by its CURIE), or ``options``, written like the default; some parameters have no
    choices.
    """

    name: str
    type: ValueType
    default: str
    description: str
    choices: str = ""
    options: tuple[str, ...] = ()


@dataclass(frozen=True)
class QueryColumn:
    """A column of the result: its name, the kind of its values, and a description of the values."""

    name: str
    type: ValueType
    description: str


@dataclass(frozen=True)
class Header:
    """The header of a canned query.

    ``reads`` names the kinds of graph that the query needs (:data:`GRAPHS`). ``joins`` are the columns whose values are
    joined in one row if all other columns agree. If only the column of quotes is joined, the answer has one row for
    each claim; if the column of claims is joined too, the answer has one row for each protection. ``series`` are the
    columns from which a table makes one column for each period: the period, the value, its bound, and the year of the
    report.
    """

    summary: str
    summary_es: str
    question: str
    question_es: str
    tags: tuple[str, ...]
    reads: tuple[str, ...]
    parameters: tuple[Parameter, ...]
    columns: tuple[QueryColumn, ...]
    problem: str
    problem_es: str
    remedy: str
    remedy_es: str
    joins: tuple[str, ...] = ()
    series: tuple[str, ...] = ()

    def told(self, key: str, language: str) -> str:
        """The ``question``, ``summary``, ``problem`` or ``remedy`` of the header, in a language."""
        return str(getattr(self, f"{key}_es" if language == "es" else key))


@dataclass(frozen=True)
class _Line:
    """A line of the header: its key, a parameter's or column's name, the value, and its position."""

    key: str
    name: str
    value: str
    place: str


_TEXTS: Final = ("summary", "question", "problem", "remedy")
"""The texts that readers see; the Spanish form of each is in a separate key, such as ``summary_es``."""
_TOLD: Final = tuple(f"{key}{ending}" for key in _TEXTS for ending in ("", "_es"))
_SINGLE: Final = (*_TOLD, "tags", "reads")
_OPTIONAL: Final = ("joins", "series")
_OF_SERIES: Final = 4
"""The number of columns that a series needs: the period, the value, its bound, and the year of the report."""
_NAMED: Final = ("param", "column")
_KEYS: Final = (*_SINGLE, *_OPTIONAL, *_NAMED)
_LINE: Final = re.compile(r"#\+ (?P<key>\w+)(?: (?P<name>[a-z][a-z0-9_]*))?: (?P<value>\S.*)")
_VALUE: Final = r'"(?:[^"\\]|\\.)*"|[^\s"]+'
_CHOICES: Final = rf"(?: from (?P<choices>(?:{_VALUE})(?: (?:{_VALUE}))*))?"
_PARAMETER: Final = re.compile(rf"(?P<type>\w+) = (?P<default>{_VALUE}){_CHOICES} -- (?P<description>.+)")
_COLUMN: Final = re.compile(r"(?P<type>\w+) -- (?P<description>.+)")

_T = TypeVar("_T")


def read_header(text: str, path: str) -> Header:
    """The header at the top of a query's text; ``path`` is for messages.

    Raises GapgraphError GG504 for an unknown key, GG505 for a missing key, GG506 for a value of the wrong form.
    """
    lines = list(_lines(text, path))
    single = {line.key: line for line in lines if line.key in (*_SINGLE, *_OPTIONAL)}
    for key in _SINGLE:
        if key not in single:
            raise GapgraphError("GG505", f"The header has no {key}", place=path, remedy=f"Add a line #+ {key}: ….")
    parameters = tuple(_parameter(line) for line in lines if line.key == "param")
    columns = tuple(_column(line) for line in lines if line.key == "column")
    if not columns:
        raise GapgraphError("GG505", "The header has no column", place=path, remedy="Add a line for each column.")
    return Header(
        **{key: single[key].value for key in _TOLD},
        tags=_words(single["tags"], TAGS),
        reads=_words(single["reads"], GRAPHS),
        parameters=_distinct(parameters, lambda one: one.name, path),
        columns=_distinct(columns, lambda one: one.name, path),
        joins=_words(single["joins"], [one.name for one in columns]) if "joins" in single else (),
        series=_series(single["series"], [one.name for one in columns]) if "series" in single else (),
    )


def _lines(text: str, path: str) -> Iterator[_Line]:
    seen: set[str] = set()
    for number, line in enumerate(text.split("\n"), start=1):
        if line.startswith("#+"):
            one = _line(line, f"{path}, line {number}")
            if one.key not in _NAMED and one.key in seen:
                raise _wrong(one.place, f"The key {one.key} occurs twice", "Delete the repeated line.")
            seen.add(one.key)
            yield one


def _line(line: str, place: str) -> _Line:
    match = _LINE.fullmatch(line)
    if match is None:
        raise _wrong(place, f"{line!r} is not a line of a header", "Write #+ key: value, or #+ param name: ….")
    key, name = match["key"], match["name"] or ""
    if key not in _KEYS:
        near = nearest(key, _KEYS, 1)
        remedy = f"Did you mean {near[0]}?" if near else f"The known keys are {', '.join(_KEYS)}."
        raise GapgraphError("GG504", f"A header has no key {key!r}", place=place, remedy=remedy)
    if bool(name) != (key in _NAMED):
        raise _wrong(
            place, f"The line {key} is written wrongly", f"Write #+ {key}{' name' if key in _NAMED else ''}: …."
        )
    return _Line(key, name, match["value"].rstrip(), place)


def _parameter(line: _Line) -> Parameter:
    match = _PARAMETER.fullmatch(line.value)
    if match is None:
        raise _wrong(
            line.place,
            f"The parameter {line.name} is written wrongly",
            "Write: type = default from choices -- description.",
        )
    kind = _type(match["type"], line)
    options = tuple(re.findall(_VALUE, match["choices"] or ""))
    of_class = kind is ValueType.IRI and len(options) == 1
    return Parameter(
        name=line.name,
        type=kind,
        default=_written(match["default"], kind, line),
        description=match["description"],
        choices=options[0] if of_class else "",
        options=() if of_class else tuple(_written(one, kind, line) for one in options),
    )


def _column(line: _Line) -> QueryColumn:
    match = _COLUMN.fullmatch(line.value)
    if match is None:
        raise _wrong(line.place, f"The column {line.name} is written wrongly", "Write: type -- description.")
    return QueryColumn(line.name, _type(match["type"], line), match["description"])


def _type(name: str, line: _Line) -> ValueType:
    try:
        return ValueType(name)
    except ValueError:
        raise _wrong(line.place, f"There is no type {name!r}", f"Use one of {', '.join(ValueType)}.") from None


_FORMS: Final = {
    ValueType.IRI: r"[a-z][\w-]*:[\w./-]+",
    ValueType.TEXT: r'"(?:[^"\\]|\\.)*"',
    ValueType.INTEGER: r"-?\d+",
    ValueType.DECIMAL: r"-?\d+\.\d+",
    ValueType.BOOLEAN: r"true|false",
    ValueType.DATE: r'"\d{4}-\d\d-\d\d"\^\^xsd:date',
    ValueType.YEAR: r'"\d{4}"\^\^xsd:gYear',
}


def _written(value: str, kind: ValueType, line: _Line) -> str:
    """Check that a value in the header is written as SPARQL writes it in a ``VALUES`` block."""
    if not re.fullmatch(_FORMS[kind], value):
        raise _wrong(line.place, f"{value} is not written as {kind} in SPARQL", "Write the value as in the data block.")
    return value


def text_of(written: str) -> str:
    """The text of a value in a header: ``en`` for ``"en"``; a value without quotation marks is returned unchanged."""
    if not written.startswith('"'):
        return written
    found: str = json.loads(written.split('"^^', 1)[0] + ('"' if '"^^' in written else ""))
    return found


def _words(line: _Line, known: Iterable[str]) -> tuple[str, ...]:
    words = tuple(line.value.split(", "))
    for word in words:
        if word not in known:
            near = nearest(word, known, 1)
            remedy = f"Did you mean {near[0]}?" if near else f"The known keys are {', '.join(known)}."
            raise _wrong(line.place, f"The line {line.key} can't contain {word!r}", remedy)
    return words


def _series(line: _Line, known: Iterable[str]) -> tuple[str, ...]:
    names = _words(line, known)
    if len(names) != _OF_SERIES:
        remedy = "Name the columns of the period, the value, its bound and the year of the report."
        raise _wrong(line.place, f"The header line 'series' names {len(names)} columns instead of four", remedy)
    return names


def _distinct(items: tuple[_T, ...], name: Callable[[_T], str], path: str) -> tuple[_T, ...]:
    names = [name(item) for item in items]
    for one in names:
        if names.count(one) > 1:
            raise _wrong(path, f"{one} is described twice", "Delete the repeated line.")
    return items


def _wrong(place: str, sentence: str, remedy: str) -> GapgraphError:
    return GapgraphError("GG506", sentence, place=place, remedy=remedy)
