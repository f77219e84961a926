"""The server of the workbench."""

from __future__ import annotations

import uvicorn

from gapgraph.api import Gapgraph
from gapgraph.web.prompt_protocol import PromptProtocol
from gapgraph.web.site import Site
from gapgraph.web.web_settings import WebSettings
from gapgraph.web.workbench import workbench

MOST_REQUESTS = 200
"""The maximum number of requests at a time; further ones are asked to try again."""


def serve(graph: Gapgraph, address: str, port: int, settings: WebSettings) -> None:
    """Serve until somebody stops it."""
    uvicorn.run(
        workbench(Site(graph, settings)),
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
