"""Credentials: a name and a password from the environment or a netrc file, or a token from the environment.

No secret comes from a command line. A secret is kept in an object that never prints it, and it is removed from every
text that may be shown.
"""

from __future__ import annotations

import base64
import logging
import netrc
import os
import re
from collections.abc import Generator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import httpx

from gapgraph.errors import GapgraphError

_log = logging.getLogger(__name__)

USER: Final = "GAPGRAPH_STORE_USER"
PASSWORD: Final = "GAPGRAPH_STORE_PASSWORD"  # noqa: S105 - the variable's name, not what it holds
TOKEN: Final = "GAPGRAPH_STORE_TOKEN"  # noqa: S105 - likewise


_TOKEN: Final = re.compile(r"[!-~]*")
"""Matches a token that an HTTP header can contain; RFC 6750 allows fewer characters."""


@dataclass(frozen=True)
class Secret:
    """The credentials; empty if none are needed. The ``repr`` of the credentials shows no secret.

    Raises GapgraphError GG602 for a token that no header can contain, because a later error would show it.
    """

    user: str = ""
    password: str = field(default="", repr=False)
    token: str = field(default="", repr=False)

    def __post_init__(self) -> None:
        if not _TOKEN.fullmatch(self.token):
            remedy = "Use only ASCII letters, digits and signs in a token, without spaces or line breaks."
            raise GapgraphError(
                "GG602", "The token contains a character that is not allowed", place=TOKEN, remedy=remedy
            )

    @property
    def is_empty(self) -> bool:
        """Whether there are no credentials."""
        return not (self.user or self.token)

    def hidden_from(self, text: str) -> str:
        """The text with every form of the secret removed, for error messages that quote a store."""
        basic = base64.b64encode(f"{self.user}:{self.password}".encode()).decode() if self.user else ""
        for form in (self.password, self.token, basic):
            text = text.replace(form, "…") if form else text
        return text


def secret_for(host: str, environment: Mapping[str, str] | None = None) -> Secret:
    """The secret for a host: from the environment, else from the netrc file (``NETRC``, or ``~/.netrc``).

    Raises GapgraphError GG602 for a netrc file that can't be read.
    """
    known = os.environ if environment is None else environment
    if token := known.get(TOKEN, "").strip():
        _log.info("The token in %s is sent to %s.", TOKEN, host)
        return Secret(token=token)
    if known.get(USER):
        _log.info("The name and password in %s and %s are for %s.", USER, PASSWORD, host)
        return Secret(user=known[USER], password=known.get(PASSWORD, ""))
    return _from_netrc(host, Path(known["NETRC"]) if known.get("NETRC") else Path.home() / ".netrc")


def _from_netrc(host: str, path: Path) -> Secret:
    if not path.is_file():
        return Secret()
    try:
        entry = netrc.netrc(str(path)).authenticators(host)
    except (netrc.NetrcParseError, OSError, UnicodeDecodeError) as error:
        # The parser's message may contain a part of a secret.
        raise GapgraphError(
            "GG602",
            "The netrc file can't be read",
            place=str(path),
            remedy="Correct the netrc file, or set NETRC to the path of another file.",
        ) from error
    _log.info("The file %s holds %s for %s.", path, "a name and password" if entry else "nothing", host)
    return Secret(user=entry[0], password=entry[2] or "") if entry else Secret()


class Challenged(httpx.Auth):
    """Authentication for httpx: sends a token at once, and a name and password when a store asks for them (Basic or
    Digest).

    The Digest class of httpx is used for this client only; nothing changes for other clients in the process.
    """

    def __init__(self, secret: Secret) -> None:
        self._secret = secret
        self._chosen: httpx.Auth | None = None

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """One request, with a second one if the store asks for credentials."""
        if self._secret.token:
            request.headers["Authorization"] = f"Bearer {self._secret.token}"
            yield request
            return
        if self._chosen is None:
            self._chosen = self._choice((yield request))
        if self._chosen is not None:
            yield from self._chosen.auth_flow(request)

    def _choice(self, response: httpx.Response) -> httpx.Auth | None:
        if response.status_code != httpx.codes.UNAUTHORIZED or not self._secret.user:
            return None
        asked = " ".join(response.headers.get_list("www-authenticate")).casefold()
        kind = httpx.DigestAuth if "digest" in asked else httpx.BasicAuth
        return kind(self._secret.user, self._secret.password)
