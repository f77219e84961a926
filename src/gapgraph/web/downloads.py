"""The tables behind the pages, as downloads: the same columns and rows as on the command line."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from starlette.responses import Response

from gapgraph.core.statuses import Verdict
from gapgraph.errors import GapgraphError
from gapgraph.tables.claims_table import ReportClaim, claim_table
from gapgraph.tables.explanation_table import explanation_table
from gapgraph.tables.table import Table
from gapgraph.tables.table_formats import TABLE_FORMATS
from gapgraph.web.reader import Reader

FILE_FORMATS: Final = tuple(TABLE_FORMATS)
"""The formats of a download."""

_MEDIA: Final[Mapping[str, str]] = {
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "md": "text/markdown; charset=utf-8",
}


def file_of(table: Table, form: str, name: str) -> Response:
    """A table as a file. Raises GapgraphError GG001 for a format that isn't there."""
    if form not in TABLE_FORMATS:
        raise GapgraphError("GG001", f"There is no format {form!r}", remedy=f"Take one of {', '.join(TABLE_FORMATS)}.")
    media = _MEDIA.get(form, "application/octet-stream")
    headers = {"Content-Disposition": f'inline; filename="{name}.{form}"'}
    return Response(TABLE_FORMATS[form](table), media_type=media, headers=headers)


def _matrix(reader: Reader) -> Table:
    setting = reader.view.setting
    return reader.site.graph.matrix(setting.id, setting.when, setting.where).table(reader.language)


def _gaps(reader: Reader) -> Table:
    setting, asked = reader.view.setting, reader.value("verdict") or "unmet"
    if asked not in ("unmet", "underserved", "unknown"):
        raise GapgraphError("GG001", f"There is no verdict {asked!r}", remedy="Take unmet, underserved or unknown.")
    return reader.site.graph.gaps(setting.id, Verdict(asked), setting.when, setting.where).table(reader.language)


def _claims(reader: Reader) -> Table:
    view = reader.view
    return claim_table(ReportClaim(view.setting, claim) for claim in view.claims)


_TABLES: Final[Mapping[str, Callable[[Reader], Table]]] = {"matrix": _matrix, "gaps": _gaps, "claims": _claims}


def table_file(reader: Reader) -> Response:
    """``/per-2021/matrix.csv``: a table about the report."""
    name, _, form = reader.part("file").rpartition(".")
    if name not in _TABLES:
        raise GapgraphError("GG001", f"There is no table {name!r}", remedy=f"Take one of {', '.join(_TABLES)}.")
    return file_of(_TABLES[name](reader), form, f"{name}-{reader.view.setting.id}")


def cell_file(reader: Reader) -> Response:
    """``/per-2021/Man/TemporaryLodging/explain.csv``: the derivation as a table."""
    setting, graph = reader.view.setting, reader.site.graph
    why = graph.explain(setting.id, reader.part("group"), reader.part("protection"), setting.when, setting.where)
    form = reader.part("file").rpartition(".")[2]
    return file_of(explanation_table(setting, why), form, f"explain-{setting.id}")
