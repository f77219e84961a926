"""The server of the workbench."""

from __future__ import annotations

import socket
from contextlib import suppress

import uvicorn
from starlette.types import ASGIApp

from gapgraph.api import Gapgraph
from gapgraph.errors import GapgraphError
from gapgraph.web.prompt_protocol import PromptProtocol
from gapgraph.web.site import Site
from gapgraph.web.web_settings import WebSettings
from gapgraph.web.workbench import workbench

MOST_REQUESTS = 200
"""The maximum number of requests at a time; the answer to a further request says to try again."""


def listen(address: str, port: int) -> socket.socket:
    """The socket at which the workbench answers. Raises GapgraphError GG805 if the port is in use, or the address is
    not one of this machine.
    """
    try:
        found = socket.getaddrinfo(address, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
        family, *_, place = min(found, key=lambda one: one[0] == socket.AF_INET6)  # IPv4 first, if the name has both
        return socket.create_server(place[:2], family=family)
    except OSError as error:
        reason = str(error.strerror).partition(" (")[0]  # Python adds the address to the system's reason
        sentence = f"The workbench can't listen: {reason}"
        remedy = "Choose another --port, or leave out --address."
        raise GapgraphError("GG805", sentence, place=f"{address}:{port}", remedy=remedy) from error


def serve(graph: Gapgraph, at: socket.socket, settings: WebSettings) -> None:
    """Run the server of the workbench at a socket until somebody stops it."""
    address, port = at.getsockname()[:2]
    server = uvicorn.Server(settings_of_server(workbench(Site(graph, settings)), address, port))
    with suppress(KeyboardInterrupt), at:
        server.run(sockets=[at])


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
