"""The canned queries as forms: typed parameters with choices, and defaults, so that no input is needed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace

from starlette.responses import Response

from gapgraph.core.facts import Literal, Term
from gapgraph.errors import GapgraphError
from gapgraph.i18n.query_parameter_phrases import PARAMETER_NAMES, PARAMETER_PHRASES
from gapgraph.queries.ask import ask_canned, choose_values
from gapgraph.queries.catalogue import CannedQuery
from gapgraph.queries.header import TAGS, Parameter
from gapgraph.queries.run import Result
from gapgraph.queries.values import ParameterChoice, choices
from gapgraph.rdf.writing import write_turtle
from gapgraph.tables.setting import command
from gapgraph.web.answer_chart import answer_charts, chart_picture
from gapgraph.web.answer_rows import claims_in, linked_rows, shown_columns, told_columns, triples_of_claims
from gapgraph.web.downloads import FILE_FORMATS, PICTURE_FORMATS, file_of, sent, sent_picture
from gapgraph.web.reader import Reader
from gapgraph.web.worker_pool import QueryStoppedError


@dataclass(frozen=True)
class FormField:
    """A parameter in a form: its choices (none if anything of its type is allowed) and its current value."""

    parameter: Parameter
    choices: tuple[ParameterChoice, ...]
    value: str
    name: str
    description: str


def questions_page(reader: Reader) -> Response:
    """The page that lists the canned queries, as questions, by topic."""
    sections = [
        (
            tag,
            TAGS[tag],
            [(one.name, _question(one, reader.language), one.header.told("summary", reader.language)) for one in found],
        )
        for tag, found in reader.site.catalogue.by_tag().items()
    ]
    return reader.page("questions.html", "questions", sections=sections)


def question_page(reader: Reader) -> Response:
    """One question with its form and its answer."""
    query = reader.site.catalogue.query(reader.part("name"))
    values = _values(reader, query)
    stopped, error, result = None, None, None
    try:
        result = run_canned(reader, query, values)
    except QueryStoppedError as limit:
        stopped = limit
    except GapgraphError as problem:
        error = problem
    table = result.shaped(query.header).table(reader.language) if result else None
    return reader.page(
        "question.html",
        "questions",
        status=503 if stopped else 400 if error else 200,
        query=query,
        question=_question(query, reader.language),
        fields=_fields(reader, query, values),
        result=result,
        columns=shown_columns(reader, query, table) if table else [],
        rows=linked_rows(reader, query, table) if table else [],
        stopped=stopped,
        error=error,
        limits=reader.site.settings,
        values={key: value for key, value in values.items() if key != "lang"},
        charts=answer_charts(result, reader.view.label) if result else (),
        view=reader.value("view"),
        formats=_formats(query),
        command=command(reader.language, "query", query.name, *_options(values)),
        python=_python(query, values),
        sparql=result.sparql if result else query.sparql,
    )


def question_file(reader: Reader) -> Response:
    """``/q/exclusions.csv``: the answer as a table, the claims in it as ``ttl``, or a chart of it as ``svg`` or
    ``png``.

    Raises GapgraphError GG803 if png is requested and the extra isn't installed, and the errors of :func:`run_canned`.
    """
    query = reader.site.catalogue.query(reader.part("name"))
    form = reader.part("form")
    result = run_canned(reader, query, _values(reader, query))
    if form == "ttl":
        return sent(write_turtle(triples_of_claims(reader.site.graph, claims_in(result))), form, query.name)
    if form not in PICTURE_FORMATS:
        table, told = result.shaped(query.header).table(reader.language), told_columns(query)
        return file_of(reader, table, form, query.name, title=_question(query, reader.language), told=told)
    picture = chart_picture(
        answer_charts(result, reader.view.label), _question(query, reader.language), reader.language
    )
    return sent_picture(picture, form, query.name)


def run_canned(reader: Reader, query: CannedQuery, values: Mapping[str, str]) -> Result:
    """The rows of a canned query. Raises GapgraphError GG502, GG503 or GG508 for a wrong value, and QueryStoppedError
    if the query is stopped.

    A remote store has its own time limit; its errors are GapgraphErrors.
    """
    if reader.site.is_remote:
        limits = reader.site.settings
        rows = ask_canned(reader.site.graph, query, values, limits.query_rows, limits.query_seconds)
        return replace(rows, joins=(), series=())
    sparql = query.bind(values, reader.site.graph)
    found = reader.site.answer(sparql)
    return as_result(sparql, found.body, truncated=found.truncated)


def as_result(sparql: str, body: bytes, *, truncated: bool) -> Result:
    """The rows of a SELECT or ASK, read from the JSON of a worker."""
    found = json.loads(body)
    if "boolean" in found:
        yes = Literal(str(found["boolean"]).lower(), "", "http://www.w3.org/2001/XMLSchema#boolean")
        return Result(sparql, ("answer",), ((yes,),))
    columns = tuple(found["head"]["vars"])
    rows = tuple(
        tuple(_term(row[name]) if name in row else None for name in columns) for row in found["results"]["bindings"]
    )
    return Result(sparql, columns, rows, truncated)


def _term(found: Mapping[str, str]) -> Term:
    if found["type"] == "uri":
        return found["value"]
    if found["type"] == "bnode":
        return Literal(f"_:{found['value']}")
    return Literal(found["value"], found.get("xml:lang", ""), found.get("datatype", ""))


def _question(query: CannedQuery, language: str) -> str:
    return query.header.told("question", language)


def _values(reader: Reader, query: CannedQuery) -> dict[str, str]:
    """The values of the form that differ from their defaults; the language of the labels is the page's."""
    names = [parameter.name for parameter in query.header.parameters]
    given = {name: reader.value(name) for name in names if reader.value(name)}
    return {**given, "lang": reader.language} if "lang" in names else given


def _fields(reader: Reader, query: CannedQuery, values: Mapping[str, str]) -> list[FormField]:
    graph = reader.site.graph
    try:
        held = choose_values(query, values, graph)
    except GapgraphError:
        held = {**choose_values(query, {}, graph), **values}
    return [
        FormField(one, _choices(reader, one), held[one.name], *_parameter_words(one, reader.language))
        for one in query.header.parameters
        if one.name != "lang"
    ]


def _choices(reader: Reader, one: Parameter) -> tuple[ParameterChoice, ...]:
    """The choices for a parameter in a form, with short labels. A report is shown by its country and year; a value that
    means "all", by words such as "every protection".
    """
    say, reports = reader.view.setting.say, dict(reader.site.reports(reader.language))
    roots = {"gap:Protection": say("every protection"), "gap:AnyProvider": say("any provider"), "": say("every one")}
    known = {**roots, **reports}
    return tuple(
        ParameterChoice(value, known.get(value, label))
        for value, label in choices(one, reader.site.graph, reader.language)
    )


def _parameter_words(one: Parameter, language: str) -> tuple[str, str]:
    """The parameter's name and description in the reader's language, without the parts of the description that name
    ids.
    """
    name, about = one.name.replace("_", " "), one.description
    if language == "es":
        name, about = PARAMETER_NAMES.get(one.name, one.name), PARAMETER_PHRASES.get(one.description, one.description)
    return name, "; ".join(part for part in about.split("; ") if "gap:" not in part) or about


def _formats(query: CannedQuery) -> tuple[str, ...]:
    """The formats of an answer, with Turtle only if its rows name claims."""
    has_claims = any(one.name.endswith("claim") for one in query.header.columns)
    return (*FILE_FORMATS, "ttl") if has_claims else FILE_FORMATS


def _options(values: Mapping[str, str]) -> list[str]:
    return [word for name, value in values.items() if name != "lang" for word in ("-p", f"{name}={value}")]


def _python(query: CannedQuery, values: Mapping[str, str]) -> str:
    given = "".join(f", {name.replace('-', '_')}={value!r}" for name, value in values.items())
    return f"import gapgraph as gg\ngg.open().query({query.name!r}{given}).to_pandas()"
