"""``gapgraph doctor``: the kind of a triple store, what it can do, what is loaded, and how to solve problems."""

from __future__ import annotations

import click

from gapgraph.cli.options import format_option, graph_of, messages_option, output, store_options


@click.command("doctor", short_help="Examine a triple store: its kind, what it can do, and what it contains.")
@click.argument("address", metavar="URL")
@store_options
@click.option("--read-only", is_flag=True, help="Write nothing; checks that need writing are left out.")
@messages_option
@format_option
@click.pass_context
def doctor_command(context: click.Context, address: str, read_only: bool, form: str) -> int:
    """Examine the store at URL: its kind and version, what it supports, and whether the loaded data is current.

    To test whether the store can be written to, one graph of one triple is written and removed, unless --read-only is
    given. Exit status: 0 all is well, 1 there is something to do, 3 the store can't be reached.
    """
    from gapgraph.cli.store_connection import store_of
    from gapgraph.loading.doctor import examine
    from gapgraph.tables.store_tables import sign_table

    signs = tuple(examine(store_of(context, address), graph_of(context), write=not read_only))
    output(form, lambda: sign_table(signs))
    return int(not all(sign.well for sign in signs))
