"""One HTTP request and its answer: retried if that is safe, never sent to another host, stopped at the time limit."""

from __future__ import annotations

import logging
import re
import ssl
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from functools import partial
from types import TracebackType
from typing import Final

import httpx
from tenacity import (
    RetryCallState,
    Retrying,
    retry_if_exception,
    stop_after_attempt,
    stop_before_delay,
    wait_exponential_jitter,
)
from tenacity.wait import wait_base

from gapgraph.errors import GapgraphError
from gapgraph.remote import endpoint_errors as faults
from gapgraph.remote.credentials import Challenged, Secret
from gapgraph.remote.transport import Wire, until

_log = logging.getLogger(__name__)

_PASSING: Final = frozenset({429, 502, 503, 504})
_SAME_METHOD: Final = frozenset({307, 308})
_MOST_REDIRECTS: Final = 3
_MOST_SAID: Final = 300
_UNTRUSTED: Final = re.compile(r"certificate verify failed: (.*?)(?:\.? \(_ssl|$)")


@dataclass(frozen=True)
class Patience:
    """The time limit: ``seconds`` for all attempts and the body together, and at most ``tries`` attempts."""

    seconds: float = 60.0
    tries: int = 5
    first_pause: float = 0.2


@dataclass(frozen=True)
class Call:
    """A request to a store. ``again`` says that sending the request twice has the same effect as once, so that it can
    be retried after a failure.
    """

    method: str
    address: str
    params: Mapping[str, str] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    again: bool = True


class StoreAnswer:
    """A successful response as a stream that the parsers read like a file. When the stream is read to its end, or
    closed, its connection is released.
    """

    def __init__(self, response: httpx.Response, exchange: Exchange, seconds: float) -> None:
        self.headers = response.headers
        self.address = bare(str(response.request.url))
        self._response, self._exchange, self._seconds = response, exchange, seconds
        self._chunks = response.iter_bytes()
        self._held = memoryview(b"")

    @property
    def tells_its_end(self) -> bool:
        """Whether a truncated answer can be detected: the response gives its length, or is sent in chunks of which the
        last is marked.
        """
        return "content-length" in self.headers or "chunked" in self.headers.get("transfer-encoding", "")

    def read(self, size: int = -1) -> bytes:
        """The next bytes, never more than ``size``, because parsers rely on this; none at the end. If ``size`` is
        negative, all remaining bytes are read.

        Raises GapgraphError GG605 after the time limit, GG610 if the connection breaks, GG613 if the request was
        cancelled.
        """
        with self._told_apart():
            if size < 0:
                return bytes(self._held) + b"".join(self._chunks)
            if not self._held:
                self._held = memoryview(next((chunk for chunk in self._chunks if chunk), b""))
        given, self._held = self._held[:size], self._held[size:]
        return bytes(given)

    @contextmanager
    def _told_apart(self) -> Iterator[None]:
        try:
            yield
        except (httpx.HTTPError, httpx.StreamError) as error:
            self.close()
            raise self._exchange.fault(error, self.address, self._seconds, begun=True) from error

    def close(self) -> None:
        """Stops reading, and releases the connection."""
        self._response.close()

    def __enter__(self) -> StoreAnswer:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


class Exchange:
    """Sends all requests to a store. ``cancel`` may be called from another thread."""

    def __init__(self, secret: Secret, patience: Patience | None = None) -> None:
        self.secret, self.patience = secret, patience or Patience()
        self._wire = Wire()
        self._cancelled = False
        agent = {"User-Agent": "gapgraph"}
        self._client = httpx.Client(transport=self._wire, auth=Challenged(secret), headers=agent, trust_env=False)

    def send(self, call: Call) -> StoreAnswer:
        """The response, if its status is a success. Raises GapgraphError GG601 to GG613, one for each kind of
        failure.
        """
        seconds, tries = self.patience.seconds, self.patience.tries
        attempts = Retrying(
            retry=retry_if_exception(lambda error: not self._cancelled and _may_repeat(call, error)),
            stop=stop_after_attempt(tries) | stop_before_delay(seconds),
            wait=_StoresWish(wait_exponential_jitter(multiplier=self.patience.first_pause, jitter=0.2)),
            before_sleep=partial(self._before_next_try, call),
            reraise=True,
        )
        try:
            return StoreAnswer(attempts(self._send_on, call, time.monotonic() + seconds), self, seconds)
        except httpx.HTTPStatusError as error:
            raise self._refusal(error.response) from None
        except httpx.HTTPError as error:
            raise self.fault(error, bare(call.address), seconds) from error

    def _before_next_try(self, call: Call, state: RetryCallState) -> None:
        error = state.outcome and state.outcome.exception()
        if isinstance(error, httpx.HTTPStatusError):
            error.response.close()
            why = f"was answered with status {error.response.status_code}"
        else:
            why = f"failed: {_in_words(self.secret.hidden_from(str(error) or type(error).__name__))}"
        next_try = f"{state.attempt_number + 1} of {self.patience.tries}"
        pause = state.upcoming_sleep
        _log.info("The request to %s %s. Try %s follows in %.1f s.", bare(call.address), why, next_try, pause)

    def _send_on(self, call: Call, deadline: float) -> httpx.Response:
        """The response, after redirects within the same host. Raises httpx.HTTPError for a failure status or a failed
        connection.
        """
        request = self._client.build_request(
            call.method,
            call.address,
            params=dict(call.params) or None,
            headers=dict(call.headers),
            content=call.body if call.method in {"POST", "PUT"} else None,
            extensions=until(deadline),
        )
        for _ in range(_MOST_REDIRECTS):
            response = self._client.send(request, stream=True)
            following = response.next_request
            if following is None:
                return response if response.is_success else response.raise_for_status()
            response.close()
            _check_redirect(request, following, response.status_code)
            _log.info("%s moved the request to %s.", bare(str(request.url)), bare(str(following.url)))
            request = following
            request.extensions = until(deadline)
        raise faults.sent_elsewhere("and again to another", bare(call.address))

    def fault(self, error: Exception, address: str, seconds: float, *, begun: bool = False) -> GapgraphError:
        """The error for a failure that httpx reports."""
        if self._cancelled:
            return faults.cancelled(address)
        if isinstance(error, httpx.TimeoutException):
            return faults.too_slow(seconds, address)
        why = self.secret.hidden_from(str(error) or type(error).__name__)
        if found := _UNTRUSTED.search(why):
            return faults.untrusted(found[1], address)
        if begun or isinstance(error, httpx.ReadError | httpx.RemoteProtocolError | httpx.DecodingError):
            return faults.dropped(why, address)
        return faults.unreachable(_in_words(why), address)

    def _refusal(self, response: httpx.Response) -> GapgraphError:
        address = bare(str(response.request.url))
        if response.status_code == httpx.codes.UNAUTHORIZED and not self.secret.is_empty:
            response.close()
            return faults.not_let_in("token" if self.secret.token else "name and password", address)
        try:
            said = next(response.iter_bytes(4096), b"").decode("utf-8", errors="replace")
        except httpx.HTTPError:
            said = ""
        response.close()
        is_page = "html" in response.headers.get("content-type", "")
        lines = [] if is_page else [line.strip() for line in said.splitlines() if line.strip()]
        words = self.secret.hidden_from(lines[0])[:_MOST_SAID].rstrip(".") if lines else ""
        return faults.refused(response.status_code, words, address)

    def cancel(self) -> None:
        """Stops all running requests; their callers get GapgraphError GG613."""
        self._cancelled = True
        self._wire.cut()

    def close(self) -> None:
        """Frees the connections."""
        self._client.close()


def bare(address: str) -> str:
    """An address for messages: without its query, which may be long, and without credentials."""
    url = httpx.URL(address)
    return str(url.copy_with(query=None, fragment=None, userinfo=b""))


class _StoresWish(wait_base):
    """The pause before a retry: what the store asks for (``Retry-After``, in seconds or as a date), or else a default
    pause.
    """

    def __init__(self, own: wait_base) -> None:
        self._own = own

    def __call__(self, retry_state: RetryCallState) -> float:
        error = retry_state.outcome and retry_state.outcome.exception()
        wish = error.response.headers.get("retry-after", "") if isinstance(error, httpx.HTTPStatusError) else ""
        if wish.isdigit():
            return float(wish)
        with suppress(TypeError, ValueError):
            return max(0.0, parsedate_to_datetime(wish).timestamp() - time.time())
        return self._own(retry_state)


def _may_repeat(call: Call, error: BaseException) -> bool:
    """Whether a request can be repeated. If the connection fails, the request had no effect and can be repeated, except
    if TLS failed. After a timeout the request can't be repeated. If ``call.again`` is true, the request can also be
    repeated after a broken connection, or after an HTTP status that says that the store is busy or unreachable.
    """
    if isinstance(error, httpx.ConnectError):
        return not isinstance(error.__cause__ and error.__cause__.__cause__, ssl.SSLError) and "SSL" not in str(error)
    if isinstance(error, httpx.HTTPStatusError):
        return call.again and error.response.status_code in _PASSING
    return call.again and isinstance(error, httpx.NetworkError | httpx.RemoteProtocolError)


def _check_redirect(request: httpx.Request, following: httpx.Request, status: int) -> None:
    here, there = request.url, following.url
    same = (here.scheme, here.host, here.port) == (there.scheme, there.host, there.port)
    if not same or (request.method != "GET" and status not in _SAME_METHOD):
        raise faults.sent_elsewhere(bare(str(there)), bare(str(here)))


def _in_words(why: str) -> str:
    if "WRONG_VERSION_NUMBER" in why:
        return "the server there doesn't use TLS"
    return {"[Errno 111] Connection refused": "nothing answers there"}.get(why, why)
