"""``gapgraph doctor``: what a triple store is and can do, what is loaded there, and what to do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from gapgraph.cli.options import format_option, graph_of, output, store_options

if TYPE_CHECKING:
    from gapgraph.loading.doctor import Sign
    from gapgraph.tables.table import Table


@click.command(short_help="Examine a triple store: what it is, can do and holds.")
@click.argument("address", metavar="URL")
@store_options
@click.option("--read-only", is_flag=True, help="Write nothing; what needs a trial is left out.")
@format_option
@click.pass_context
def doctor(context: click.Context, address: str, read_only: bool, form: str) -> int:
    """Examine the store at URL: which it is and which version, what it supports, and whether what is loaded is current.

    To see whether it can be written to, a graph of one triple is written and removed, unless --read-only is given.
    Exit status: 0 all is well, 1 something is to be done, 3 the store can't be reached.
    """
    from gapgraph.cli.store_connection import store_of
    from gapgraph.loading.doctor import examine

    signs = tuple(examine(store_of(context, address), graph_of(context), write=not read_only))
    output(form, lambda: _table(signs))
    return int(not all(sign.well for sign in signs))


def _table(signs: tuple[Sign, ...]) -> Table:
    from gapgraph.tables.table import Column, Table

    columns = (Column("topic"), Column("found"), Column("well"), Column("remedy"))
    rows = tuple((sign.topic, sign.found, "yes" if sign.well else "no", sign.remedy) for sign in signs)
    return Table(columns, rows)
