"""The server of the workbench."""

from __future__ import annotations

from contextlib import suppress

import uvicorn
from starlette.types import ASGIApp

from gapgraph.api import Gapgraph
from gapgraph.web.prompt_protocol import PromptProtocol
from gapgraph.web.site import Site
from gapgraph.web.web_settings import WebSettings
from gapgraph.web.workbench import workbench

MOST_REQUESTS = 200
"""The maximum number of requests at a time; the answer to a further request says to try again."""


def serve(graph: Gapgraph, address: str, port: int, settings: WebSettings) -> None:
    """Run the server of the workbench until somebody stops it."""
    server = uvicorn.Server(settings_of_server(workbench(Site(graph, settings)), address, port))
    with suppress(KeyboardInterrupt):
        server.run()


def settings_of_server(app: ASGIApp, address: str, port: int) -> uvicorn.Config:
    """The server's settings: its limits, and no headers about the server itself."""
    return uvicorn.Config(
        app,
        host=address,
        port=port,
        http=PromptProtocol,
        log_level="warning",
        limit_concurrency=MOST_REQUESTS,
        timeout_keep_alive=60,
        timeout_graceful_shutdown=3,
        server_header=False,
        proxy_headers=False,
        ws="none",
    )
