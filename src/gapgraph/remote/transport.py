"""The transport layer: HTTP connections that another thread can close, with one deadline for all waits of a request.

A timeout of httpx limits each wait for the server separately. If a server sends one byte now and then, the timeouts of
httpx never end the request. In this module the numbers of httpx's ``timeout`` extension are deadlines by
:func:`time.monotonic`, the same for all waits of a request, so that connecting, sending and reading all stop at the
deadline. The system's look-up of a host name can't be stopped.
"""

from __future__ import annotations

import os
import socket
import ssl
import time
from collections.abc import Iterable
from contextlib import suppress
from typing import Any
from weakref import WeakSet

import httpcore
import httpx

from gapgraph.errors import GapgraphError

_POOL_WAIT = 60.0


class Wire(httpx.HTTPTransport):
    """A transport for httpx whose connections have a deadline and can be closed by another thread. TLS certificates are
    verified with the usual authorities, or with those in ``SSL_CERT_FILE``.

    Raises GapgraphError GG620 if the file in ``SSL_CERT_FILE`` can't be read.
    """

    def __init__(self) -> None:
        verifying = _verifying()
        super().__init__(verify=verifying)
        self._connections = _Backend()
        self._pool = httpcore.ConnectionPool(
            ssl_context=verifying,
            max_connections=10,
            keepalive_expiry=4.0,
            network_backend=self._connections,
        )

    def cut(self) -> None:
        """Stop every request at once."""
        self._connections.cut()


def _verifying() -> ssl.SSLContext:
    try:
        return httpx.create_ssl_context()
    except OSError as error:
        named = os.environ.get("SSL_CERT_FILE") or os.environ.get("SSL_CERT_DIR") or ""
        remedy = "Set SSL_CERT_FILE to a file of certificates in PEM, or unset SSL_CERT_FILE."
        raise GapgraphError(
            "GG620", "The certificates of trusted authorities can't be read", place=named, remedy=remedy
        ) from error


def until(moment: float) -> dict[str, Any]:
    """The httpx extensions of a request in which all waits end at the given moment."""
    return {"timeout": {"connect": moment, "read": moment, "write": moment, "pool": _POOL_WAIT}}


class _Backend(httpcore.NetworkBackend):
    def __init__(self) -> None:
        self._inner = httpcore.SyncBackend()
        self._open: WeakSet[_Connection] = WeakSet()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        left = _left(timeout, httpcore.ConnectTimeout)
        stream = self._inner.connect_tcp(host, port, left, local_address, socket_options)
        return self.kept(stream)

    def kept(self, stream: httpcore.NetworkStream) -> _Connection:
        connection = _Connection(stream, self)
        self._open.add(connection)
        return connection

    def cut(self) -> None:
        for connection in list(self._open):
            connection.cut()


class _Connection(httpcore.NetworkStream):
    def __init__(self, inner: httpcore.NetworkStream, backend: _Backend) -> None:
        self._inner, self._backend = inner, backend

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, _left(timeout, httpcore.ReadTimeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, _left(timeout, httpcore.WriteTimeout))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        left = _left(timeout, httpcore.ConnectTimeout)
        return self._backend.kept(self._inner.start_tls(ssl_context, server_hostname, left))

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)

    def cut(self) -> None:
        """Shut the connection down, so that a thread that reads from it wakes up; closing the connection wouldn't wake
        the thread.
        """
        with suppress(OSError):
            self._inner.get_extra_info("socket").shutdown(socket.SHUT_RDWR)


def _left(moment: float | None, fault: type[Exception]) -> float | None:
    if moment is None:
        return None
    left = moment - time.monotonic()
    if left <= 0:
        raise fault("the deadline has passed")
    return left
