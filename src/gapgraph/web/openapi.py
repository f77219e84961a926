"""The interface for programs, as an OpenAPI 3.1 document."""

from __future__ import annotations

from typing import Any

from gapgraph.web.downloads import CLAIM_FORMATS, PICTURE_FORMATS
from gapgraph.web.pictures import PICTURES
from gapgraph.web.sparql_results import MEDIA_TYPES

API_VERSION = "1.0.0"
"""The version of the interface for programs; it is increased when an answer changes."""


def openapi(prefix: str) -> dict[str, Any]:
    """The OpenAPI document; ``prefix`` is the path below which the workbench is shown."""
    return {
        "openapi": "3.1.0",
        "info": {"title": "Gapgraph workbench", "version": API_VERSION},
        "servers": [{"url": prefix or "/"}],
        "paths": {
            "/{report}/file/{table}.{format}": _get(
                "A table about a report",
                [_path("report"), _path("table", ["gaps", "matrix", "claims"]), _path("format", list(CLAIM_FORMATS))],
                [_query("verdict"), _query("lang"), _query("when"), _query("where")],
            ),
            "/{report}/figure/{picture}.{format}": _get(
                "A chart of a report, or its map",
                [_path("report"), _path("picture", list(PICTURES)), _path("format", list(PICTURE_FORMATS))],
                [_query("lang"), _query("when"), _query("where")],
                ["image/svg+xml", "image/png"],
            ),
            "/{report}/{group}/{protection}/explain.{format}": _get(
                "Why a group has its status for a protection",
                [_path("report"), _path("group"), _path("protection"), _path("format", list(CLAIM_FORMATS))],
                [_query("lang"), _query("when"), _query("where")],
            ),
            "/q/{name}/answer.{format}": _get(
                "The answer to a canned question; its parameters are those of the question",
                [_path("name"), _path("format", [*CLAIM_FORMATS, *PICTURE_FORMATS])],
                [_query("lang")],
            ),
            "/sparql": _get("SPARQL 1.1, read-only", [], [_query("query")], sorted(set(MEDIA_TYPES.values()))),
        },
    }


def _get(summary: str, path: list[Any], query: list[Any], media: list[str] | None = None) -> dict[str, Any]:
    content: dict[str, Any] = {name: {} for name in media or ["text/csv", "application/json", "text/markdown"]}
    answers = {
        "200": {"description": "The answer", "content": content},
        "400": {"description": "A value or a query is wrong"},
        "404": {"description": "Nothing has the given name"},
        "503": {"description": "A limit was reached; the text names the limit"},
    }
    return {"get": {"summary": summary, "parameters": [*path, *query], "responses": answers}}


def _path(name: str, values: list[str] | None = None) -> dict[str, Any]:
    schema: dict[str, Any] = {"type": "string", **({"enum": values} if values else {})}
    return {"name": name, "in": "path", "required": True, "schema": schema}


def _query(name: str) -> dict[str, Any]:
    return {"name": name, "in": "query", "schema": {"type": "string"}}
