"""The tables behind the pages, as downloads: the same columns and rows as on the command line."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from starlette.responses import Response

from gapgraph.core.statuses import Verdict
from gapgraph.errors import GapgraphError
from gapgraph.rdf.writing import write_turtle
from gapgraph.tables.claims_table import ReportClaim, claim_table
from gapgraph.tables.explanation_table import explanation_table
from gapgraph.tables.html_document import html_text
from gapgraph.tables.table import Table
from gapgraph.tables.table_document import TableDocument, cell_parts, terms_in
from gapgraph.tables.table_formats import TABLE_FORMATS
from gapgraph.tables.xlsx_document import xlsx_bytes
from gapgraph.vocabulary import REPORT, Iri
from gapgraph.web.answer_rows import triples_of_claims
from gapgraph.web.pictures import picture_svg
from gapgraph.web.png import png_bytes
from gapgraph.web.reader import Reader

FILE_FORMATS: Final = (*TABLE_FORMATS, "html", "xlsx")
"""The formats in which a table can be downloaded."""

_MEDIA: Final[Mapping[str, str]] = {
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "md": "text/markdown; charset=utf-8",
    "html": "text/html; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ttl": "text/turtle; charset=utf-8",
    "svg": "image/svg+xml; charset=utf-8",
    "png": "image/png",
}

CLAIM_FORMATS: Final = (*FILE_FORMATS, "ttl")
"""The formats in which a table whose rows name claims can be downloaded; the Turtle file contains the claims."""

PICTURE_FORMATS: Final = ("svg", "png")
"""The formats in which a chart or a map can be downloaded."""


def file_of(
    reader: Reader, table: Table, form: str, name: str, *, title: str = "", told: Mapping[str, str] | None = None
) -> Response:
    """A table as a file; ``title`` and ``told`` (column: its description) are for html and xlsx.

    Raises GapgraphError GG001 for an unknown format, and GG003 for a table too large for a workbook.
    """
    if form in TABLE_FORMATS:
        return sent(TABLE_FORMATS[form](table), form, name)
    if form not in FILE_FORMATS:
        raise GapgraphError("GG001", f"There is no format {form!r}", remedy=f"Use one of {', '.join(FILE_FORMATS)}.")
    terms = terms_in(table, reader.site.graph, reader.language)
    document = TableDocument(table, title or name, reader.language, terms, told or {})
    return sent(html_text(document) if form == "html" else xlsx_bytes(document), form, name)


def sent(content: str | bytes, form: str, name: str) -> Response:
    """A file with its media type and its name; the browser saves a complete document instead of showing it within the
    workbench.
    """
    kept = "attachment" if form in ("html", "xlsx") else "inline"
    headers = {"Content-Disposition": f'{kept}; filename="{name}.{form}"'}
    return Response(content, media_type=_MEDIA[form], headers=headers)


def _matrix(reader: Reader) -> Table:
    setting = reader.view.setting
    return reader.site.graph.matrix(setting.id, setting.when, setting.where).table(reader.language)


def _gaps(reader: Reader) -> Table:
    setting, asked = reader.view.setting, reader.value("verdict") or "unmet"
    if asked not in ("unmet", "underserved", "unknown"):
        raise GapgraphError("GG001", f"There is no verdict {asked!r}", remedy="Use unmet, underserved or unknown.")
    return reader.site.graph.gaps(setting.id, Verdict(asked), setting.when, setting.where).table(reader.language)


def _claims(reader: Reader) -> Table:
    view = reader.view
    return claim_table(ReportClaim(view.setting, claim) for claim in view.claims)


_TABLES: Final[Mapping[str, Callable[[Reader], Table]]] = {"matrix": _matrix, "gaps": _gaps, "claims": _claims}


def table_file(reader: Reader) -> Response:
    """``/per-2021/matrix.csv``: a table about the report."""
    name, _, form = reader.part("file").rpartition(".")
    if name not in _TABLES:
        raise GapgraphError("GG001", f"There is no table {name!r}", remedy=f"Use one of {', '.join(_TABLES)}.")
    return _table_or_claims(reader, _TABLES[name](reader), form, f"{name}-{reader.view.setting.id}")


def _table_or_claims(reader: Reader, table: Table, form: str, name: str) -> Response:
    """A table as a file; for Turtle, the file contains the claims that its rows name."""
    if form != "ttl":
        return file_of(reader, table, form, name)
    columns = [n for n, column in enumerate(table.header) if column in ("claim", "evidence")]
    named = dict.fromkeys(part for row in table.rows for n in columns for part in cell_parts(row[n]))
    return sent(write_turtle(triples_of_claims(reader.site.graph, (Iri(REPORT + one) for one in named))), form, name)


def picture_file(reader: Reader) -> Response:
    """``/per-2021/figure/map.png``: a chart or the map of the report.

    Raises GapgraphError GG001 for an unknown picture or format, and GG803 for png without the extra.
    """
    name, _, form = reader.part("file").rpartition(".")
    return sent_picture(picture_svg(reader.view, name), form, f"{name}-{reader.view.setting.id}")


def sent_picture(svg: str, form: str, name: str) -> Response:
    """A picture as SVG or PNG. Raises GapgraphError GG001 for another format, and GG803 for png without the extra."""
    if form not in PICTURE_FORMATS:
        remedy = f"Use one of {', '.join(PICTURE_FORMATS)}."
        raise GapgraphError("GG001", f"There is no format {form!r}", remedy=remedy)
    return sent(png_bytes(svg) if form == "png" else svg, form, name)


def cell_file(reader: Reader) -> Response:
    """``/per-2021/Man/TemporaryLodging/explain.csv``: the derivation as a table."""
    setting, graph = reader.view.setting, reader.site.graph
    why = graph.explain(setting.id, reader.part("group"), reader.part("protection"), setting.when, setting.where)
    form = reader.part("file").rpartition(".")[2]
    return _table_or_claims(reader, explanation_table(setting, why), form, f"explain-{setting.id}")
