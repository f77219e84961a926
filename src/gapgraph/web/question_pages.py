"""The canned questions as forms: typed parameters with choices from the graph, and defaults that answer at once."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from starlette.responses import Response

from gapgraph.core.facts import Literal, Term
from gapgraph.errors import GapgraphError
from gapgraph.queries.ask import choose_values
from gapgraph.queries.catalogue import CannedQuery
from gapgraph.queries.header import TAGS, Parameter
from gapgraph.queries.run import Result
from gapgraph.queries.values import ParameterChoice, choices
from gapgraph.tables.setting import command
from gapgraph.tables.table import Table
from gapgraph.web.answer_chart import answer_charts, chart_picture
from gapgraph.web.downloads import FILE_FORMATS, file_of
from gapgraph.web.reader import Reader
from gapgraph.web.worker_pool import QueryStoppedError


@dataclass(frozen=True)
class FormField:
    """A parameter in a form: its choices (none where anything of its type will do) and the value that holds."""

    parameter: Parameter
    choices: tuple[ParameterChoice, ...]
    value: str


def questions_page(reader: Reader) -> Response:
    """The questions by what they are about."""
    sections = [
        (tag, TAGS[tag], [(one.name, _question(one, reader.language), one.header.summary) for one in found])
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
    table = result.table() if result else None
    return reader.page(
        "question.html",
        "questions",
        status=503 if stopped else 400 if error else 200,
        query=query,
        question=_question(query, reader.language),
        fields=_fields(reader, query, values),
        result=result,
        columns=_shown(query, table) if table else [],
        rows=_linked(reader, result) if result else [],
        stopped=stopped,
        error=error,
        limits=reader.site.settings,
        values={key: value for key, value in values.items() if key != "lang"},
        charts=answer_charts(result) if result else (),
        view=reader.value("view"),
        formats=FILE_FORMATS,
        command=command(reader.language, "query", query.name, *_options(values)),
        python=_python(query, values),
        sparql=result.sparql if result else query.sparql,
    )


def question_file(reader: Reader) -> Response:
    """``/q/exclusions.csv``: the answer as a table or, as ``svg``, a chart. Raises what :func:`run_canned` does."""
    query = reader.site.catalogue.query(reader.part("name"))
    form = reader.part("form")
    result = run_canned(reader, query, _values(reader, query))
    if form != "svg":
        return file_of(result.shaped(query.header).table(reader.language), form, query.name)
    picture = chart_picture(answer_charts(result), _question(query, reader.language), reader.language)
    return Response(picture, media_type="image/svg+xml")


def run_canned(reader: Reader, query: CannedQuery, values: Mapping[str, str]) -> Result:
    """The rows of a canned query. Raises GapgraphError GG502, GG503 and GG508 for values, and QueryStoppedError."""
    sparql = query.bind(values, reader.site.graph)
    found = reader.site.pool.ask(sparql)
    return as_result(sparql, found.body, truncated=found.truncated)


def as_result(sparql: str, body: bytes, *, truncated: bool) -> Result:
    """The result of a SELECT or ASK in JSON, as the tables have it."""
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
    return query.header.question_es if language == "es" else query.header.question


def _values(reader: Reader, query: CannedQuery) -> dict[str, str]:
    """The values of the form that differ from nothing; the language of the labels is the page's."""
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
        FormField(one, choices(one, graph, reader.language), held[one.name])
        for one in query.header.parameters
        if one.name != "lang"
    ]


def _shown(query: CannedQuery, table: Table) -> list[tuple[str, str]]:
    """The columns to show: a label stands for its term."""
    known = {column.name: column.description for column in query.header.columns}
    hidden = {name.removesuffix("_label") for name in table.header if name.endswith("_label")} - {"claim"}
    return [(name, known.get(name, "")) for name in table.header if name not in hidden and name != "claim_label"]


def _linked(reader: Reader, result: Result) -> list[dict[str, tuple[str, str]]]:
    """Each row as the text and the address of each cell; a term is shown by its label, a claim by its number."""
    rows = []
    for terms, cells in zip(result.rows, result.table().flat(), strict=True):
        named = zip(result.columns, terms, cells, strict=True)
        rows.append({name: (_told(reader, term, cell), _address(reader, term)) for name, term, cell in named})
    return rows


def _told(reader: Reader, term: Term | None, cell: str) -> str:
    if not isinstance(term, str):
        return cell
    if "/claim/" in cell:
        return cell.replace("/claim/", " ")
    return reader.view.label(term) if term.startswith("https://w3id.org/gapgraph/") else cell


def _address(reader: Reader, term: Term | None) -> str:
    if not isinstance(term, str):
        return ""
    parts = term.removeprefix("https://w3id.org/gapgraph/report/").split("/")
    if term.startswith("https://w3id.org/gapgraph/report/") and len(parts) == 3 and parts[1] == "claim":
        return reader.links.to(*parts)
    return reader.addresses.term(term) if term.startswith("https://w3id.org/gapgraph/") else ""


def _options(values: Mapping[str, str]) -> list[str]:
    return [word for name, value in values.items() if name != "lang" for word in ("-p", f"{name}={value}")]


def _python(query: CannedQuery, values: Mapping[str, str]) -> str:
    given = "".join(f", {name.replace('-', '_')}={value!r}" for name, value in values.items())
    return f"import gapgraph as gg\ngg.open().query({query.name!r}{given}).to_pandas()"
