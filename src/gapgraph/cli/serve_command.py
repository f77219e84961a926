"""``gapgraph serve``: the workbench in a browser."""

from __future__ import annotations

import click

from gapgraph.cli.options import endpoint_options, graph_of, messages_option
from gapgraph.cli.output import complain
from gapgraph.cli.spoken_help import spoken
from gapgraph.errors import GapgraphError


@click.command("serve", short_help="Show the workbench in a browser.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="The port to listen on.")
@click.option(
    "--address",
    default="127.0.0.1",
    show_default=True,
    help="The address to listen on; with an address other than the default, other machines may reach the server.",
)
@click.option(
    "--host-name", "hosts", multiple=True, metavar="NAME", help="Another host name to which the server answers."
)
@click.option(
    "--prefix",
    default="",
    metavar="PATH",
    help="The path below which a proxy publishes the workbench, such as /gapgraph.",
)
@click.option(
    "--query-seconds",
    type=click.FloatRange(0.1),
    default=5.0,
    show_default=True,
    help="The maximum time of a query, in seconds.",
)
@click.option(
    "--query-rows",
    type=click.IntRange(1),
    default=10_000,
    show_default=True,
    help="The maximum number of rows of an answer.",
)
@click.option(
    "--query-memory",
    type=click.IntRange(1),
    default=1_000,
    show_default=True,
    help="The maximum memory of a query, in megabytes.",
)
@click.option(
    "--query-workers",
    type=click.IntRange(1, 64),
    default=2,
    show_default=True,
    help="The maximum number of queries at a time.",
)
@click.option(
    "--upload-bytes",
    type=click.IntRange(1),
    default=2_000_000,
    show_default=True,
    help="The maximum size of an uploaded file, in bytes.",
)
@click.option("--review", is_flag=True, help="Also review drafts at /review/REPORT; decisions are saved in --root.")
@endpoint_options
@messages_option
@click.pass_context
def serve_command(
    context: click.Context,
    port: int,
    address: str,
    hosts: tuple[str, ...],
    prefix: str,
    query_seconds: float,
    query_rows: int,
    query_memory: int,
    query_workers: int,
    upload_bytes: int,
    review: bool,
) -> None:
    """Serve the workbench until Ctrl-C: see who lacks what, check it, query, compare, try changes, validate.

    The workbench listens on this machine only, unless --address is given, and answers only to host names that it was
    given. With --endpoint it shows the data of a remote store; send queries of your own to that store itself.
    """
    if review and (address not in ("127.0.0.1", "localhost", "::1") or hosts or prefix):
        raise click.UsageError("--review works only on this machine: leave out --address, --host-name and --prefix.")
    try:
        from gapgraph.web.security import host_names
        from gapgraph.web.server import listen
        from gapgraph.web.server import serve as run
        from gapgraph.web.web_settings import WebSettings
    except ImportError as error:
        raise web_extra(error) from error
    settings = WebSettings(
        query_seconds=query_seconds,
        query_rows=query_rows,
        query_memory=query_memory * 1_000_000,
        query_workers=query_workers,
        upload_bytes=upload_bytes,
        hosts=host_names(address, hosts),
        prefix=_path(prefix),
        review=review,
    )
    graph, at = graph_of(context), listen(address, port)
    host = f"[{address}]" if ":" in address else address
    complain(spoken("workbench at", address=f"http://{host}:{port}{settings.prefix}/"), 0)
    run(graph, at, settings)


def _path(prefix: str) -> str:
    cleaned = prefix.strip("/")
    return f"/{cleaned}" if cleaned else ""


def web_extra(error: ImportError) -> GapgraphError:
    """The error if the extra `web` isn’t installed."""
    remedy = "Install the extra: pip install 'gapgraph[web]'."
    return GapgraphError("GG801", f"The workbench and the brief need {error.name}", remedy=remedy)
