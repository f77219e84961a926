"""The store that a command's address and options name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from gapgraph.errors import missing_library

if TYPE_CHECKING:
    from gapgraph.remote.remote_store import RemoteStore


def store_of(context: click.Context, base: str) -> RemoteStore:
    """The store at the address, after its kind was detected; its connections are closed when the command ends.

    Raises GapgraphError GG618 if the extra ``remote`` isn't installed, and the errors of ``connect``.
    """
    try:
        from gapgraph.remote.address import Given
        from gapgraph.remote.exchange import Patience
        from gapgraph.remote.remote_store import connect
    except ImportError as error:
        raise missing_library(error) or error from error
    found = context.meta
    given = Given(base, *(found.get(f"gapgraph.{name}") or "" for name in ("query", "update", "graphs")))
    store = connect(given, Patience(found["gapgraph.seconds"]))
    context.call_on_close(store.close)
    return store
