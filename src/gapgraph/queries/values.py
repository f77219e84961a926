"""The RDF term that a typed parameter value means, and the possible values."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Final, NamedTuple

from gapgraph.core.facts import Literal, Term
from gapgraph.core.ids import report_id, report_iri
from gapgraph.corpus import Corpus
from gapgraph.errors import GapgraphError, StoreError, nearest
from gapgraph.queries.header import Parameter, ValueType, text_of
from gapgraph.vocabulary import GAP, REPORT, XSD, Iri, curie, expand

_REPORT_CLASS: Final = GAP + "Report"
_GROUP_CLASS: Final = GAP + "VictimGroup"


class ParameterChoice(NamedTuple):
    """A value that can be chosen: as a user types it, and its label."""

    value: str
    label: str


def choices(parameter: Parameter, graph: Corpus, language: str = "en") -> tuple[ParameterChoice, ...]:
    """The values that the parameter can have; empty if anything of its type is allowed."""
    if not parameter.choices:
        return tuple(ParameterChoice(_shown(parameter, option), "") for option in parameter.options)
    known = _instances(expand(parameter.choices), graph)
    default = default_term(parameter)
    wider = [Iri(default)] if isinstance(default, str) and default not in known else []
    return tuple(ParameterChoice(curie(iri), _label(iri, graph, language)) for iri in (*wider, *known))


def _shown(parameter: Parameter, written: str) -> str:
    return curie(expand(written)) if parameter.type is ValueType.IRI else text_of(written)


def _instances(cls: Iri, graph: Corpus) -> tuple[Iri, ...]:
    """The instances of a class: reports from the loaded reports, all other instances from the shared facts."""
    if cls == _REPORT_CLASS:
        return tuple(map(report_iri, graph.report_ids))
    return graph.facts.of_type(cls)


def _label(iri: Iri, graph: Corpus, language: str) -> str:
    report = report_id(iri)
    facts = graph.report_facts(report) if report in graph.report_ids else graph.facts
    return facts.label(iri, language)


def default_term(parameter: Parameter) -> Term:
    """The default value of the parameter, as a term."""
    if parameter.type is ValueType.IRI:
        return expand(parameter.default)
    return _READERS[parameter.type](text_of(parameter.default))


def term_of(parameter: Parameter, value: str, graph: Corpus) -> Term:
    """The term that a person means by ``value``: an IRI by CURIE, name or label; a literal by its usual spelling.

    Raises GapgraphError GG503 for a value of another type, or a value that isn't among the choices; the error suggests
    the nearest choice.
    """
    if parameter.type is ValueType.IRI:
        return _iri(parameter, value, graph)
    try:
        found = _READERS[parameter.type](value)
    except ValueError:
        raise _no_such(parameter, value, f"The parameter accepts {_SPELLING[parameter.type]}.") from None
    admitted = [_READERS[parameter.type](text_of(option)) for option in parameter.options]
    if admitted and found not in admitted:
        raise _no_such(parameter, value, f"The parameter accepts {' or '.join(one.text for one in admitted)}.")
    return found


def _iri(parameter: Parameter, value: str, graph: Corpus) -> Iri:
    if not parameter.choices:
        return expand(value)
    default = expand(parameter.default)
    if value == parameter.default or expand(value) == default:
        return default
    known = _instances(expand(parameter.choices), graph)
    if expand(value) in known:
        return expand(value)
    return dict(_spellings(known, graph)).get(value.casefold()) or _meant(parameter, value, known, graph)


def _meant(parameter: Parameter, value: str, known: tuple[Iri, ...], graph: Corpus) -> Iri:
    """The choice that other words mean: "Peru 2021", "adult men". Raises GapgraphError GG503 if the words fit no
    choice, or several choices.
    """
    cls = expand(parameter.choices)
    try:
        if cls == _REPORT_CLASS:
            return report_iri(graph.report_id(value))
        if cls == _GROUP_CLASS:
            return graph.group(value)
        return graph.term_meant("GG503", "value", value, known, loosely=True)
    except StoreError:
        raise
    except GapgraphError as error:
        lost = "gapgraph query NAME --show lists the known names." if "?" not in error.remedy else error.remedy
        raise GapgraphError("GG503", error.sentence, remedy=lost) from None


def _spellings(known: tuple[Iri, ...], graph: Corpus) -> Iterator[tuple[str, Iri]]:
    """The choice that each lowercase spelling means; if two choices have one spelling, it means the first choice."""
    if known and known[0].startswith(REPORT):
        for iri in reversed(known):
            report = report_id(iri)
            yield from ((graph.report_facts(report).label(iri, k).casefold(), iri) for k in ("es", "en"))
            yield report.casefold(), iri
    else:
        yield from graph.spellings(known).items()


def _no_such(parameter: Parameter, value: str, remedy: str) -> GapgraphError:
    return GapgraphError("GG503", f"The parameter {parameter.name} can't be {value!r}", remedy=remedy)


def unknown_parameter(name: str, query: str, known: tuple[str, ...]) -> GapgraphError:
    """The error for a parameter that the query doesn't have."""
    near = nearest(name, known)
    remedy = f"Did you mean {' or '.join(near)}?" if near else f"The query's parameters are {', '.join(known)}."
    return GapgraphError("GG502", f"The query {query} has no parameter {name!r}", remedy=remedy)


def _integer(value: str) -> Literal:
    return Literal(str(int(_shaped(value, r"[+-]?\d{1,18}"))), "", XSD + "integer")


def _decimal(value: str) -> Literal:
    return Literal(_shaped(value, r"[+-]?\d{1,18}(\.\d{1,18})?"), "", XSD + "decimal")


def _boolean(value: str) -> Literal:
    known = {"true": "true", "yes": "true", "1": "true", "false": "false", "no": "false", "0": "false"}
    if value.casefold() not in known:
        raise ValueError(value)
    return Literal(known[value.casefold()], "", XSD + "boolean")


def _date(value: str) -> Literal:
    return Literal(date.fromisoformat(_shaped(value, r"\d{4}-\d\d-\d\d")).isoformat(), "", XSD + "date")


def _year(value: str) -> Literal:
    return Literal(_shaped(value, r"\d{4}"), "", XSD + "gYear")


def _shaped(value: str, pattern: str) -> str:
    if not re.fullmatch(pattern, value, re.ASCII):
        raise ValueError(value)
    return value


_READERS: Final[Mapping[ValueType, Callable[[str], Literal]]] = {
    ValueType.TEXT: Literal,
    ValueType.INTEGER: _integer,
    ValueType.DECIMAL: _decimal,
    ValueType.BOOLEAN: _boolean,
    ValueType.DATE: _date,
    ValueType.YEAR: _year,
}
_SPELLING: Final = {
    ValueType.TEXT: "any text",
    ValueType.INTEGER: "a whole number",
    ValueType.DECIMAL: "a number such as 0.5",
    ValueType.BOOLEAN: "true or false",
    ValueType.DATE: "a day such as 2021-03-31",
    ValueType.YEAR: "a year of four digits",
}
