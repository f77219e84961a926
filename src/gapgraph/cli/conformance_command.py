"""``gapgraph conformance``: does a triple store give the right answers?"""

from __future__ import annotations

import sys

import click

from gapgraph.cli.options import REPORT_ID, format_option, graph_of, messages_option, output, store_options


@click.command("conformance", short_help="Try every canned query and the rules on a triple store.")
@click.argument("address", metavar="URL")
@store_options
@click.option(
    "--report", "reports", type=REPORT_ID, multiple=True, help="Use this report; without this option, the newest."
)
@click.option("--all", "everything", is_flag=True, help="Use every report.")
@messages_option
@format_option
@click.pass_context
def conformance_command(
    context: click.Context, address: str, reports: tuple[str, ...], everything: bool, form: str
) -> int:
    """Try the store at URL: run every canned query and the rules on scratch graphs, and compare the answers with
    Gapgraph's own answers.

    The scratch graphs have names of their own and are removed at the end; other data in the store is neither read nor
    changed. Exit status: 0 all answers are the same or refused with a reason, 1 one differs or fails, 3 the store can't
    be used.
    """
    from gapgraph.cli.store_connection import store_of
    from gapgraph.loading.conformance import conform
    from gapgraph.tables.store_tables import trial_table

    graph = graph_of(context)
    chosen = graph.report_ids if everything else tuple(map(graph.report_id, reports)) or (graph.newest,)
    trials = []
    for trial in conform(store_of(context, address), graph, chosen):
        trials.append(trial)
        if sys.stderr is not None and sys.stderr.isatty():
            sys.stderr.write(f"{trial.verdict:8} {trial.name}\n")
    output(form, lambda: trial_table(trials))
    return int(any(trial.verdict in {"differs", "failed"} for trial in trials))
