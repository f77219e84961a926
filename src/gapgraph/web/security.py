"""The rules for every request, and the headers of every answer."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterable
from typing import Any, Final

from starlette.requests import ClientDisconnect
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from gapgraph.web.web_settings import WebSettings

LOOPBACK: Final = ("localhost", "127.0.0.1", "[::1]")
"""The host names that are always allowed."""

HEADERS: Final = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
"""The headers of every answer."""

BODY_SECONDS: Final = 15.0
"""The maximum time, in seconds, for a client to send the body of a request."""

_METHODS: Final = ("GET", "HEAD", "POST")


class Gatekeeper:
    """Refuses requests with a foreign host, a foreign origin or a too large body; removes the prefix of the workbench's
    address from the path; adds the headers to the answer.
    """

    def __init__(self, app: ASGIApp, settings: WebSettings) -> None:
        self.app = app
        self.settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        if refusal := self._refusal(scope):
            status, sentence = refusal
            await PlainTextResponse(f"{sentence}\n", status, headers=HEADERS)(scope, receive, send)
            return
        scope = _without(self.settings.prefix, scope)
        bounded = _Bounded(receive, self.settings.upload_bytes)

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                own = {name.lower() for name, _ in message.get("headers", ())}
                extra = [(n.lower().encode(), v.encode()) for n, v in HEADERS.items() if n.lower().encode() not in own]
                message = {**message, "headers": [*message.get("headers", ()), *extra]}
            await send(message)

        try:
            await self.app(scope, bounded, sending)
        except _TooLargeError:
            text = "The request is larger than upload_bytes allows.\n"
            await PlainTextResponse(text, 413, headers=HEADERS)(scope, receive, send)
        except ClientDisconnect:
            return
        except TimeoutError:
            await PlainTextResponse("The request took too long to arrive.\n", 408, headers=HEADERS)(
                scope, receive, send
            )

    def _refusal(self, scope: Scope) -> tuple[int, str] | None:
        headers = _headers(scope)
        if scope["method"] not in _METHODS:
            return 405, "The workbench accepts only GET, HEAD and POST."
        host = headers.get("host", "")
        if _name(host) not in (*LOOPBACK, *self.settings.hosts):
            return 421, "The workbench doesn't answer to this host name: start it with --host-name and this name."
        origin = headers.get("origin", "")
        if scope["method"] == "POST" and origin and origin.partition("://")[2] != host:
            return 403, "The request comes from another site."
        if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none") and scope["method"] == "POST":
            return 403, "The request comes from another site."
        length = headers.get("content-length", "0")
        if not length.isdecimal() or int(length) > self.settings.upload_bytes:
            return 413, "The request is larger than upload_bytes allows."
        return None


class _TooLargeError(Exception):
    pass


class _Bounded:
    """The body of a request, with a limit on its bytes and on the seconds for all of it."""

    def __init__(self, receive: Receive, most: int) -> None:
        self.receive = receive
        self.left = most
        self.deadline = time.monotonic() + BODY_SECONDS
        self.ended = False

    async def __call__(self) -> Message:
        if self.ended:
            return await self.receive()
        message = await asyncio.wait_for(self.receive(), self.deadline - time.monotonic())
        self.left -= len(message.get("body", b""))
        self.ended = not message.get("more_body", False)
        if self.left < 0:
            raise _TooLargeError
        return message


def _headers(scope: Scope) -> dict[str, str]:
    return {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}


def _name(host: str) -> str:
    """The host without its port, in lowercase."""
    if host.startswith("["):
        address, _, rest = host.partition("]")
        return f"{address.casefold()}]" if not rest or rest.startswith(":") else host
    return host.partition(":")[0].casefold()


def _without(prefix: str, scope: Scope) -> Scope:
    """The request with the prefix removed from its path; if a proxy has already removed the prefix, the request is
    unchanged.
    """
    path = scope["path"]
    if prefix and (path == prefix or path.startswith(f"{prefix}/")):
        inner: Any = path[len(prefix) :] or "/"
        return {**scope, "path": inner, "raw_path": inner.encode()}
    return scope


def host_names(address: str, more: Iterable[str]) -> tuple[str, ...]:
    """The host names that requests may use: the address at which the server listens, unless it is "all addresses", and
    the host names in the settings.
    """
    own = () if address in ("0.0.0.0", "::") else (address.casefold(),)  # noqa: S104  (this line opens no port)
    return (*own, *(name.casefold() for name in more))
