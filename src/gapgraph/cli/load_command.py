"""``gapgraph load``: fill a triple store with the ontology, the reports and what follows from them."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gapgraph.cli.options import (
    REPORT_ID,
    addresses_given,
    format_option,
    graph_of,
    messages_option,
    output,
    store_options,
)

if TYPE_CHECKING:
    from gapgraph.api import Gapgraph
    from gapgraph.loading.load import LoadOptions, Step
    from gapgraph.remote.remote_store import RemoteStore
    from gapgraph.vocabulary import ReportId


_ADDRESS = r"[\w.-]+:\d+(/|$)"
"""Matches a target that looks like a host and a port, because that would be a strange name for a folder."""


@click.command("load", short_help="Fill a triple store, in a folder or remote.")
@click.argument("target", metavar="TARGET")
@store_options
@click.option(
    "--only", type=REPORT_ID, multiple=True, metavar="REPORT", help="Only this report; may be given several times."
)
@click.option("--prune", is_flag=True, help="Remove reports from the store that the data no longer has.")
@click.option("--force", is_flag=True, help="Send every graph, even if the store already contains it.")
@click.option("--dry-run", is_flag=True, help="Show what would be done, and do nothing.")
@click.option(
    "--derive",
    type=click.Choice(("client", "server")),
    default="client",
    show_default=True,
    help="What computes coverage: client (this program), or server (the store, except what rules can't express).",
)
@messages_option
@format_option
@click.pass_context
def load_command(
    context: click.Context,
    target: str,
    only: tuple[str, ...],
    prune: bool,
    force: bool,
    dry_run: bool,
    derive: str,
    form: str,
) -> None:
    """Fill a store: the ontology, its inferences, the mandates, the countries, and two graphs for each report.

    TARGET is a folder or a web address. A store in a FOLDER is built beside the old one, which it then replaces in one
    step. An interruption leaves the old store. With --only the new store has only the reports that are named. Read the
    store with gapgraph --root FOLDER.

    At a web address each graph is replaced completely or not at all, and unchanged graphs are not sent again: after an
    interruption, or when somebody has changed a graph in the store, the same command finishes the job. Secrets come
    from GAPGRAPH_STORE_USER and GAPGRAPH_STORE_PASSWORD, GAPGRAPH_STORE_TOKEN, or a netrc file.
    """
    from gapgraph.store.source import FolderFacts

    graph = graph_of(context)
    if not isinstance(graph.source, FolderFacts):
        raise click.UsageError("A store is filled from files: --root must have ontology/ and data/.")
    chosen = tuple(map(graph.report_id, only))
    if "://" in target:
        from gapgraph.loading.load import LoadOptions
        from gapgraph.tables.store_tables import step_table

        progress = _Progress(4 + 2 * (len(chosen) or len(graph.report_ids)))
        wish = LoadOptions(derive == "server", prune, dry_run, force, chosen or graph.report_ids, progress)
        done = _load_elsewhere(context, graph, target, chosen, wish)
        output(form, lambda: step_table(done))
        return
    if re.match(_ADDRESS, target):
        raise click.UsageError(f"{target} looks like an address: write http://{target}, or ./{target} for a folder.")
    if prune or force or dry_run or derive == "server":
        raise click.UsageError("A store in a folder doesn't accept --prune, --force, --dry-run or --derive.")
    if given := ", ".join(addresses_given(context)):
        raise click.UsageError(f"A store in a folder has no addresses: leave out {given}.")
    from gapgraph.cli.load_folder_command import load_folder_table

    output(form, lambda: load_folder_table(graph, Path(target), chosen))


def _load_elsewhere(
    context: click.Context, graph: Gapgraph, target: str, only: tuple[ReportId, ...], wish: LoadOptions
) -> tuple[Step, ...]:
    from gapgraph.cli.store_connection import store_of
    from gapgraph.loading.load import load, refuse_on_server, units_of
    from gapgraph.loading.load_parts import all_parts

    if wish.prune and only:
        raise click.UsageError(
            "--prune removes reports that the data lacks, and --only leaves most reports out: use one of them."
        )
    store: RemoteStore = store_of(context, target)
    if wish.on_server:
        refuse_on_server(store)
    return load(store, units_of(all_parts(graph), only), graph.base, wish)


def _told(step: Step, done: int, total: int) -> str:
    from gapgraph.cli.spoken_help import LANGUAGE
    from gapgraph.i18n.say import say

    language = LANGUAGE.get()
    return say(
        "graphs done", language, done=done, total=total, action=say(f"step {step.action}", language), graph=step.graph
    )


class _Progress:
    """Progress: on a terminal one line that counts the graphs; in a pipe or a log, one line for every fifty graphs."""

    def __init__(self, total: int) -> None:
        self._total, self._done = total, 0

    def __call__(self, step: Step) -> None:
        self._done += 1
        if sys.stderr is None:
            return
        text = _told(step, self._done, self._total)
        if sys.stderr.isatty():
            sys.stderr.write(f"\r\x1b[K{text}" + ("\n" if self._done == self._total else ""))
            sys.stderr.flush()
        elif self._done % 50 == 0:
            sys.stderr.write(text + "\n")
