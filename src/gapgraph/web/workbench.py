"""The workbench as a web application: the page for each address, and the page for errors."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator, Callable
from importlib.resources import files
from typing import Final

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from gapgraph.errors import GapgraphError
from gapgraph.i18n.translation import spanish
from gapgraph.web import (
    browse_pages,
    compare_pages,
    downloads,
    filtered_matrix,
    question_pages,
    report_handlers,
    sparql_endpoint,
    tool_pages,
    try_pages,
)
from gapgraph.web.openapi import openapi
from gapgraph.web.reader import Reader
from gapgraph.web.security import Gatekeeper
from gapgraph.web.site import Site
from gapgraph.web.worker_pool import QueryStoppedError

Handler = Callable[[Reader], Response]

PAGES: Final[tuple[tuple[str, Handler], ...]] = (
    ("/", report_handlers.home),
    ("/go", report_handlers.change_context),
    ("/questions", question_pages.questions_page),
    ("/q/{name}", question_pages.question_page),
    ("/q/{name}/answer.{form}", question_pages.question_file),
    ("/editor", sparql_endpoint.editor_page),
    ("/editor/terms.json", sparql_endpoint.editor_terms),
    ("/compare", compare_pages.compare_page),
    ("/validate", tool_pages.validate_page),
    ("/browse", browse_pages.browse_page),
    ("/search", browse_pages.search_page),
    ("/group/{name}", browse_pages.group_page),
    ("/protection/{name}", browse_pages.protection_page),
    ("/provider/{name:path}", browse_pages.provider_page),
    ("/law/{name}", browse_pages.law_page),
    ("/term/{name:path}", browse_pages.term_page),
    ("/{report}", report_handlers.overview_page),
    ("/{report}/matrix", filtered_matrix.show_matrix),
    ("/{report}/gaps", report_handlers.show_gaps),
    ("/{report}/try", try_pages.try_page),
    ("/{report}/narrative", report_handlers.narrative_page),
    ("/{report}/brief", report_handlers.brief_page),
    ("/{report}/claim/{number}", report_handlers.claim_page),
    ("/{report}/file/{file}", downloads.table_file),
    ("/{report}/figure/{file}", downloads.picture_file),
    ("/{report}/{group}/{protection}", report_handlers.cell_page),
    ("/{report}/{group}/{protection}/{file}", downloads.cell_file),
)
"""The handler of every address; the first address that matches is used."""

KEPT: Final = frozenset(
    {
        report_handlers.overview_page,
        filtered_matrix.show_matrix,
        report_handlers.show_gaps,
        report_handlers.cell_page,
        report_handlers.narrative_page,
        report_handlers.brief_page,
    }
)
"""Pages that depend only on their address, so that they can be cached."""

_ASSETS: Final = {
    "gapgraph.css": "text/css; charset=utf-8",
    "gapgraph.js": "text/javascript; charset=utf-8",
    "editor.js": "text/javascript; charset=utf-8",
    "review.js": "text/javascript; charset=utf-8",
    "yasqe.js": "text/javascript; charset=utf-8",
    "yasqe.css": "text/css; charset=utf-8",
    "icon.svg": "image/svg+xml",
}
_NOT_FOUND: Final = ("GG101", "GG102", "GG103", "GG104", "GG105", "GG341", "GG501", "GG704")


def workbench(site: Site) -> Starlette:
    """The web application for a site (the data and settings of one server)."""

    @contextlib.asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        await run_in_threadpool(_warm, site)
        yield
        await run_in_threadpool(site.close)

    middleware = [
        Middleware(Gatekeeper, settings=site.settings),
        Middleware(GZipMiddleware, minimum_size=800, compresslevel=5),
    ]
    app = Starlette(routes=_routes(site), lifespan=lifespan, middleware=middleware)
    app.add_exception_handler(404, lambda request, _error: _missing(site, request))
    return app


def _warm(site: Site) -> None:
    """Read what the first page needs, and load the store in the background.

    The workbench also starts if the folder has no report or a damaged one: drafts can then be reviewed, and the pages
    show the error.
    """
    if not site.is_remote:
        site.pool.start()
    with contextlib.suppress(GapgraphError):
        _ = site.view(site.graph.newest, "en").cells


def _routes(site: Site) -> list[BaseRoute]:
    async def sparql(request: Request) -> Response:
        try:
            asked = await sparql_endpoint.read_request(request)
        except GapgraphError as error:
            return PlainTextResponse(f"{error}\n", 400 if sparql_endpoint.has_known_body(request) else 415)
        return await run_in_threadpool(sparql_endpoint.answer_request, site, request, asked)

    async def validate(request: Request) -> Response:
        return await _validate(site, request)

    return [
        *(_review_routes(site) if site.settings.review else ()),
        Route("/sparql", sparql, methods=["GET", "POST"]),
        Route("/validate", validate, methods=["POST"]),
        Route("/static/{name}", _asset),
        Route("/openapi.json", lambda _request: JSONResponse(openapi(site.settings.prefix))),
        *(Route(path, _page(site, handler)) for path, handler in PAGES),
    ]


def _review_routes(site: Site) -> list[BaseRoute]:
    """The pages of the review; their modules are loaded only if the option for review is set."""
    from gapgraph.web import review_pages  # noqa: PLC0415

    async def decide(request: Request) -> Response:
        async with request.form(max_files=0, max_fields=80) as form:
            fields = {key: value for key, value in form.items() if isinstance(value, str)}
        return await run_in_threadpool(
            _guarded, Reader(site, request), lambda reader: review_pages.decide_draft(reader, fields)
        )

    return [
        Route("/review/{drafted}", _page(site, review_pages.show_draft)),
        Route("/review/{drafted}", decide, methods=["POST"]),
    ]


def _page(site: Site, handler: Handler) -> Callable[[Request], Response]:
    def answer(request: Request) -> Response:
        address = f"{request.url.path}?{request.url.query}"
        found = site.kept(address) if handler in KEPT else None
        if found is None:
            found = _guarded(Reader(site, request), handler)
            if handler in KEPT and found.status_code == 200:
                site.keep(address, found)
        return found

    return answer


def _guarded(reader: Reader, handler: Handler) -> Response:
    """The page, or a page with the error: never a traceback."""
    try:
        return handler(reader)
    except GapgraphError as error:
        return _failure(reader, error, 404 if error.code in _NOT_FOUND else 400)
    except QueryStoppedError as stopped:
        return PlainTextResponse(f"{sparql_endpoint.stopped_sentence(stopped, reader.site)}\n", 503)


def _failure(reader: Reader, error: GapgraphError, status: int) -> Response:
    safe = Reader(reader.site, _without_names(reader.request))
    sentence = _told(error, safe.language)
    try:
        return safe.page("error.html", status=status, sentence=sentence, code=error.code)
    except GapgraphError:
        # The frame of a page needs a report, but there is no report, or the newest one can't be read.
        return PlainTextResponse(f"{sentence}\n", status)


def _told(error: GapgraphError, language: str) -> str:
    if language != "es":
        return str(error)
    sentence, remedy = spanish(error.sentence, error.code), spanish(error.remedy, error.code)
    return str(GapgraphError(error.code, sentence, place=error.place, remedy=remedy))


def _without_names(request: Request) -> Request:
    """The request without its time, place and report, because one of them is unknown; its language stays."""
    kept = "lang=es" if request.query_params.get("lang") == "es" else ""
    return Request({**request.scope, "path_params": {}, "path": "/", "raw_path": b"/", "query_string": kept.encode()})


def _missing(site: Site, request: Request) -> Response:
    error = GapgraphError("GG001", "This page doesn't exist", remedy="Go to the start page.")
    return _failure(Reader(site, request), error, 404)


async def _validate(site: Site, request: Request) -> Response:
    reader = Reader(site, request)
    async with request.form(max_files=1, max_fields=5, max_part_size=site.settings.upload_bytes) as form:
        upload = form.get("file")
        if upload is None or isinstance(upload, str):
            return _failure(
                reader, GapgraphError("GG207", "There is nothing to validate", remedy="Choose a file."), 400
            )
        body = await upload.read()
        return await run_in_threadpool(_guarded, reader, lambda known: tool_pages.validate_file(known, upload, body))


def _asset(request: Request) -> Response:
    name = request.path_params["name"]
    path = files("gapgraph.web").joinpath("static", name) if name in _ASSETS else None
    if path is None or not path.is_file():
        return PlainTextResponse("There is no file at this address.\n", 404)
    headers = {"Cache-Control": "max-age=3600"}
    return Response(path.read_bytes(), media_type=_ASSETS[name], headers=headers)
