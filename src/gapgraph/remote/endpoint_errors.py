"""The errors of requests to a store. For each error a function builds the message: one sentence, the address, and the
remedy.
"""

from __future__ import annotations

import re
from typing import Final

from gapgraph.errors import GapgraphError

_TOO_LARGE = (
    "The request is too large for the store",
    "Raise the size limit of requests, in the store or in its gateway (nginx: client_max_body_size).",
)
_BY_STATUS = {
    400: (
        "GG606",
        "The store doesn't accept the request",
        "Read the store's message; gapgraph doctor shows what the store supports.",
    ),
    401: (
        "GG603",
        "The store requires a name and password, or a token",
        "Set GAPGRAPH_STORE_USER and GAPGRAPH_STORE_PASSWORD, or GAPGRAPH_STORE_TOKEN, or write a netrc file.",
    ),
    403: (
        "GG604",
        "The store forbids the request",
        "Ask the store's administrator for permission, or use another address.",
    ),
    404: (
        "GG617",
        "There is nothing at this address",
        "Check the address; --query-at, --update-at and --graphs-at give the addresses separately.",
    ),
    406: ("GG606", "The store can't answer in the requested format", "gapgraph doctor shows what the store supports."),
    408: ("GG605", "The store reached its time limit", "Send the query again, or raise the time limit of the store."),
    413: ("GG607", *_TOO_LARGE),
    414: ("GG607", *_TOO_LARGE),
    429: ("GG608", "The store is too busy", "Try later."),
    502: ("GG608", "The gateway can't reach the store", "Try later."),
    503: (
        "GG608",
        "The store is not available",
        "Try later; a store may also give this answer when a query takes too long.",
    ),
    504: (
        "GG605",
        "The store's gateway waited too long for an answer",
        "Request less data, or raise the gateway's limit.",
    ),
}
_OTHER = ("GG606", "The store failed", "Read the log of the store.")

_FULL = (
    "GG624",
    "The disk of the store is full",
    "Free disk space, restart the store if it still refuses data, and load again: complete graphs are not sent again.",
)
_NO_ROOM: Final = re.compile("no space left|disk quota|disk (is )?full|fault .*unsafe memory access", re.IGNORECASE)
"""Matches the messages of a store whose disk is full. If a store runs in Java and a full disk prevents a memory-mapped
file from growing, Java's message is about “unsafe memory access”.
"""


def failed(code: str, sentence: str, address: str, remedy: str) -> GapgraphError:
    """An error for a failure of a store or of the connection; the exit status is 3."""
    return GapgraphError(code, sentence, place=address, remedy=remedy)


def refused(status: int, said: str, address: str) -> GapgraphError:
    """The error for a failure status; ``said`` is the first line of the store's message, cleaned."""
    code, sentence, remedy = _FULL if _NO_ROOM.search(said) else _BY_STATUS.get(status, _OTHER)
    words = f"; the message of the store is: {said}" if said else ""
    return failed(code, f"{sentence} (status {status}){words}", address, remedy)


def is_refusal(error: GapgraphError) -> bool:
    """Whether the store refused a request, so that it changed nothing: a status of 400 to 499."""
    return "(status 4" in error.sentence


def not_let_in(shown: str, address: str) -> GapgraphError:
    """The error if the store doesn't accept the token or the name and password (401)."""
    remedy = "Check the environment variables or the netrc file; the log of the store may say more."
    return failed("GG603", f"The store doesn't accept the {shown} (status 401)", address, remedy)


def unreachable(why: str, address: str) -> GapgraphError:
    """The error if no connection to the store can be made."""
    return failed(
        "GG601",
        f"The store can't be reached: {why}",
        address,
        "Check that the store runs, and that the address is right.",
    )


def untrusted(why: str, address: str) -> GapgraphError:
    """The error if the store's TLS certificate isn't trusted."""
    remedy = (
        "Check the address; if your own authority signed the certificate, set SSL_CERT_FILE to the certificate "
        "of that authority."
    )
    return failed("GG601", f"The store's certificate isn't trusted: {why}", address, remedy)


def too_slow(seconds: float, address: str) -> GapgraphError:
    """The error if the store doesn't answer within the time limit."""
    remedy = "Request less data, or allow more time with --timeout."
    return failed("GG605", f"The store has not answered within {seconds:g} s", address, remedy)


def dropped(why: str, address: str) -> GapgraphError:
    """The error if the connection ended in the middle of an answer; the part that arrived is not used."""
    return failed("GG610", f"The connection ended in the middle of the answer: {why}", address, "Ask again.")


def endless(address: str) -> GapgraphError:
    """The error for an answer of triples in lines that ends only with the connection: a truncated answer would also
    look complete.
    """
    remedy = "Make the gateway use HTTP/1.1 with the store (nginx: proxy_http_version 1.1), or use SELECT."
    return failed(
        "GG610", "The answer doesn't show where it ends, so an incomplete answer would look complete", address, remedy
    )


def misshapen(why: str, address: str) -> GapgraphError:
    """The error for a response with a success status whose body isn't an answer."""
    remedy = "Check that the address is that of a SPARQL endpoint, and read the store's log."
    return failed("GG611", f"The store's answer can't be read: {why}", address, remedy)


def truncated(how: str, address: str) -> GapgraphError:
    """The error for a partial answer."""
    remedy = "Request less data, or raise the store's limit of rows (Virtuoso: ResultSetMaxRows)."
    return failed("GG609", f"The store sent only a part of its answer: {how}", address, remedy)


def sent_elsewhere(target: str, address: str) -> GapgraphError:
    """The error for a redirect to another host, which is never followed: neither data nor a secret goes to an address
    that the user didn't give.
    """
    remedy = "If you trust the new address, give it to the command yourself."
    return failed("GG612", f"The store redirects to another address, {target}", address, remedy)


def cancelled(address: str) -> GapgraphError:
    """The error for a request that this program cancelled."""
    return failed("GG613", "The request was cancelled", address, "Ask again.")


def unable(what: str, store: str, address: str) -> GapgraphError:
    """The error for a request that this kind of store can't do, or would answer wrongly; the request isn't sent."""
    return failed("GG616", f"{store} can't do this: {what}", address, "See the page of the store in docs/stores/.")
