"""``gapgraph doctor``: what a triple store is and can do, what is loaded there, and what to do about it."""

from __future__ import annotations

import click

from gapgraph.cli.options import format_option, graph_of, output, store_options


@click.command("doctor", short_help="Examine a triple store: what it is, can do and holds.")
@click.argument("address", metavar="URL")
@store_options
@click.option("--read-only", is_flag=True, help="Write nothing; what needs a trial is left out.")
@format_option
@click.pass_context
def doctor_command(context: click.Context, address: str, read_only: bool, form: str) -> int:
    """Examine the store at URL: which it is and which version, what it supports, and whether what is loaded is current.

    To see whether it can be written to, a graph of one triple is written and removed, unless --read-only is given.
    Exit status: 0 all is well, 1 something is to be done, 3 the store can't be reached.
    """
    from gapgraph.cli.store_connection import store_of
    from gapgraph.loading.doctor import examine
    from gapgraph.tables.store_tables import sign_table

    signs = tuple(examine(store_of(context, address), graph_of(context), write=not read_only))
    output(form, lambda: sign_table(signs))
    return int(not all(sign.well for sign in signs))
