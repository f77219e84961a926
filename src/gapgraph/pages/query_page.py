"""The canned queries as pages: the list by tag, one query with its parameters and its text, and an answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from gapgraph.core.claims import language_mark
from gapgraph.core.facts import Term
from gapgraph.core.ids import report_id
from gapgraph.corpus import Corpus
from gapgraph.i18n.query_parameter_phrases import parameter_about
from gapgraph.i18n.query_value_phrases import value_in_words
from gapgraph.i18n.say import say
from gapgraph.pages.grouped_answer import draw_grouped
from gapgraph.pages.layout import Page, Run
from gapgraph.pages.long_answer import LONG, short_answer
from gapgraph.pages.quotations import draw_paraphrased, heading
from gapgraph.pages.series_words import draw_series, series_in_words
from gapgraph.pages.table_layout import draw_table
from gapgraph.queries.catalogue import CannedQuery, Catalogue
from gapgraph.queries.header import TAGS, Parameter
from gapgraph.queries.run import Result, term_cell
from gapgraph.queries.values import ParameterChoice, choices
from gapgraph.tables.query_tables import ChoiceRow, QueryRow, choices_table, queries_table
from gapgraph.tables.setting import Setting
from gapgraph.tables.table import Cell, Table, with_rows
from gapgraph.tables.table_document import column_head, column_meaning
from gapgraph.vocabulary import Iri, ReportId, expand

_MOST_CHOICES = 12
"""The maximum number of choices that are listed for a parameter; the formats csv and json list all choices."""


def query_table(catalogue: Catalogue, tags: tuple[str, ...], language: str) -> Table:
    """One row for each query: its name, its question, its tags and parameters."""
    return queries_table(_query_row(one, language) for one in catalogue.values() if _has(one, tags))


def _has(query: CannedQuery, tags: tuple[str, ...]) -> bool:
    return set(tags) <= set(query.header.tags)


def _query_row(query: CannedQuery, language: str) -> QueryRow:
    names = tuple(parameter.name for parameter in query.header.parameters)
    return QueryRow(
        query.name, question(query, language), query.header.told("summary", language), query.header.tags, names
    )


def question(query: CannedQuery, language: str) -> str:
    """The question in the reader's language."""
    return query.header.told("question", language)


def queries_page(page: Page, catalogue: Catalogue, tags: tuple[str, ...], language: str) -> None:
    """Draw the queries under their tags; a query with several tags is listed under each of them."""
    for tag, queries in catalogue.by_tag().items():
        shown = [one for one in queries if _has(one, tags)]
        if shown and (not tags or tag in tags):
            page.blank()
            page.line(Run(tag, "heading"), Run("" if language == "es" else f"  {TAGS[tag]}", "faint"))
            for one in shown:
                page.line(Run(one.name, "strong"), f": {question(one, language)}", indent=2, hang=2)
    page.blank()
    page.line(Run(say("how to ask", language), "faint"))


def choice_table(query: CannedQuery, graph: Corpus, language: str) -> Table:
    """One row for each parameter and each value that it may have; one row for a parameter with free values."""
    return choices_table(row for one in query.header.parameters for row in _choice_rows(one, graph, language))


def _choice_rows(parameter: Parameter, graph: Corpus, language: str) -> list[ChoiceRow]:
    known = choices(parameter, graph, language) or (ParameterChoice("", ""),)
    return [ChoiceRow(parameter, value, label) for value, label in known]


def one_query_page(page: Page, query: CannedQuery, graph: Corpus, language: str) -> None:
    """Draw a query's header, its possible parameter values, and its text, which runs on any store."""
    header = query.header
    page.line(Run(query.name, "title"), Run(f"  {', '.join(header.tags)}", "faint"))
    page.line(question(query, language))
    page.line(Run(header.told("summary", language), "faint"))
    for parameter in header.parameters:
        page.blank()
        told = parameter_about(parameter.description, language)
        page.line(Run(f"--param {parameter.name}=", "strong"), f"{parameter.default}: {told}", hang=2)
        if known := choices(parameter, graph, language):
            page.line(Run(say("choices", language, values=_in_a_row(known)), "faint"), indent=2, hang=2)
    page.blank()
    for column in header.columns:
        about = column.description if language == "en" else column_meaning(column.name, language)
        page.line(Run(column.name, "strong"), f" ({column.type}): {about}", indent=2, hang=2)
    page.blank()
    page.line(_how_to_read(query, language))
    page.blank()
    page.add(query.sparql)


def _in_a_row(known: tuple[ParameterChoice, ...]) -> str:
    more = [f"… ({len(known)})"] if len(known) > _MOST_CHOICES else []
    return ", ".join([one.value for one in known[:_MOST_CHOICES]] + more)


def answer_page(
    page: Page,
    query: CannedQuery,
    chosen: Mapping[str, str],
    found: Result,
    graph: Corpus,
    language: str,
    *,
    full: bool = True,
) -> None:
    """Draw a canned query's answer: the report, the question, the rows, and how to read them."""
    report = ReportId(chosen.get("report", ""))
    if report in graph.report_ids:
        heading(page, Setting(graph, report, language))
        page.blank()
    others = ", ".join(f"{name} {value}" for name, value in chosen.items() if name not in ("report", "lang") and value)
    page.line(Run(question(query, language), "strong"), Run(f"  {others}" if others else "", "faint"), hang=2)
    page.blank()
    rows_page(page, found, graph, language, full=full)
    if report not in graph.report_ids and any(map(_is_quoted, found.columns)):
        draw_paraphrased(page, graph, _reports_in(found, graph), language)
    page.blank()
    page.line(Run(_how_to_read(query, language), "faint"))


def _reports_in(found: Result, graph: Corpus) -> list[ReportId]:
    """The reports that the answer's IRIs belong to, in the order of the reports."""
    named = {report_id(Iri(term)) for row in found.rows for term in row if isinstance(term, str)}
    return [report for report in graph.report_ids if report in named]


def _how_to_read(query: CannedQuery, language: str) -> str:
    said = query.header.told
    return say("problem and remedy", language, problem=said("problem", language), remedy=said("remedy", language))


def rows_page(page: Page, found: Result, graph: Corpus, language: str, *, full: bool = True) -> None:
    """Draw the rows; a term is shown by its label, a claim by its id. An empty answer is stated in words."""
    if not found.rows:
        page.line(say("no row", language))
        return
    table = _for_people(found, graph, language)
    heads = {one.name: _head(one.name, language) for one in table.columns}
    if found.series and not full:
        _say_left(page, draw_series(page, table, heads["change"]), language)
    elif "claim" in found.joins:
        draw_grouped(page, table, found.joins, heads, language, full=full)
    else:
        _draw_rows(page, found, table, heads, language, full=full)
    page.line(Run(say("rows", language, count=len(table.rows)), "faint"))


def _draw_rows(page: Page, found: Result, table: Table, heads: Mapping[str, str], language: str, *, full: bool) -> None:
    """Draw one row for each claim; a long answer without ``full`` has only the gravest claims."""
    left = 0
    headed = with_rows(tuple(replace(one, name=heads[one.name]) for one in table.columns), table.rows)
    if not full and len(table.rows) > LONG and {"kind", "claim", "sentence"} <= set(found.columns):
        kinds = [row[0] for row in found.table_by(["kind"], term_cell).rows]
        headed, alike, left = short_answer(headed, kinds)
        for name, cell in alike:
            page.line(Run(f"{name}: ", "faint"), str(cell), hang=2)
    draw_table(page, headed)
    _say_left(page, left, language)


def _say_left(page: Page, left: int, language: str) -> None:
    """Draw how many rows the short form leaves out."""
    page.blank()
    if left:
        page.line(Run(say("more of its words", language, count=left), "faint"))


def _for_people(found: Result, graph: Corpus, language: str) -> Table:
    """The table for readers. A column of ids (except the ids of claims) is left out if the table has a column with
    the labels of the ids; the columns that identify a series are joined.
    """
    kept = [name for name in found.columns if f"{name}_label" not in found.columns or name == "claim"]
    table = _marked(found.table_by(kept, lambda term: _word(term, graph, language), language), language)
    return series_in_words(table, say("head series", language), _total(graph, language)) if found.series else table


def _is_quoted(column: str) -> bool:
    """Whether the column has words of a narrative, such as ``quote`` or ``other_quote``."""
    return column.rpartition("_")[2] in ("quote", "quotes")


def _marked(table: Table, language: str) -> Table:
    """The table in which each quotation from a report has a mark of the report's language before it, if the reader's
    language is another.
    """
    mark, quotes = language_mark(language), [_is_quoted(one.name) for one in table.columns]
    rows = (tuple(_with_mark(c, mark) if q else c for c, q in zip(row, quotes, strict=True)) for row in table.rows)
    return with_rows(table.columns, rows) if mark else table


def _with_mark(cell: Cell, mark: str) -> Cell:
    if isinstance(cell, tuple):
        return tuple(f"{mark}{part}" for part in cell)
    return f"{mark}{cell}" if cell else cell


def _total(graph: Corpus, language: str) -> str:
    """The word for a figure that counts everything, such as the total of a series, instead of one part of it."""
    return graph.label(expand("gap:Total"), language)


def _head(name: str, language: str) -> str:
    """The heading of a column. A label column gets the heading of the column that it replaces; the labels of claims
    have the heading "says that".
    """
    return (
        say("head claim_label", language)
        if name == "claim_label"
        else column_head(name.removesuffix("_label"), language)
    )


def _word(term: Term | None, graph: Corpus, language: str) -> Cell:
    """The words for a term: a term of the shared data is shown by its label, any other term has the same text as in csv
    and JSON.
    """
    if isinstance(term, str) and term in graph.facts:
        return graph.label(Iri(term), language)
    cell = term_cell(term)
    return value_in_words(cell, language) if language == "es" and isinstance(cell, str) else cell
