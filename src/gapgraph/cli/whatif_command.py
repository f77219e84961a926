"""``gapgraph whatif``: the gaps that would close and open if claims changed."""

from __future__ import annotations

import re

import click

from gapgraph.cli.options import (
    REPORT_ID,
    context_options,
    endpoint_options,
    format_option,
    graph_of,
    language_option,
    output,
)

_TAKEN_AWAY = re.compile(r"^-(?=(?:[a-z0-9-]+/claim/)?\d+$)")


class _Claims(click.Command):
    """A command that reads the argument ``-per-2021/claim/112`` as a claim to remove, not as an option."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """The arguments, with a claim's minus sign replaced by a tilde; the values of options are unchanged."""
        return super().parse_args(ctx, [_TAKEN_AWAY.sub("~", one, count=1) for one in args])


@click.command(
    "whatif", cls=_Claims, short_help="The gaps that would close and open if claims were added or taken away."
)
@click.argument("report", type=REPORT_ID)
@click.argument("claims", nargs=-1)
@click.option(
    "--cheapest",
    "most",
    type=click.IntRange(1, 40),
    metavar="K",
    help="Find at most K new services that together would close the most unmet cells (leaf and protection).",
)
@context_options
@endpoint_options
@language_option
@format_option
@click.pass_context
def whatif_command(
    context: click.Context,
    report: str,
    claims: tuple[str, ...],
    most: int | None,
    when: str,
    where: str,
    language: str,
    form: str,
) -> None:
    """The gaps that would close and open if claims were added to a report or removed. No file is changed.

    CLAIMS are files (TOML with [[claim]] tables as in data/encodings, quotes not needed; or RDF), or words. A word such
    as +Provision:Man:TemporaryLodging:Government:ToAll adds a claim; -per-2021/claim/112 removes a claim. A word
    that adds a claim has parts between colons: kind, group, protection, provider; then words for reach, frequency and
    certainty, and specialized, exclusive or inside. An empty group means all victims. An empty provider means a new
    provider for a Provision, and any provider for another claim. A claim of an RDF file replaces the claim of the
    report that has the same id.

    A supposed service supersedes the claims that it contradicts ("there were no shelters that accepted men"); the
    output lists these claims. In the output, "closes" means unmet before and offered after; "lifts" means no longer
    unmet, but not offered; "stays" means that the status is as before and not offered, although a supposed service
    should give the protection. If other claims prevent a better status, the output names the fewest claims that would
    have to change too.

    --cheapest K: a cell is a leaf (the smallest group) and a protection. Each new service is general, for everybody of
    a named group, by a new provider. A claim about any provider ("few shelter options") also affects the new service; a
    claim about a named provider doesn't. Cells that no new service can close are listed, with the fewest claims that
    prevent it. If CLAIMS are given, they are applied before new services are searched.
    """
    from gapgraph.authoring.suppositions import read_suppositions
    from gapgraph.pages.whatif_page import plan_page, whatif_page
    from gapgraph.tables.setting import Setting
    from gapgraph.tables.whatif_table import plan_table

    graph = graph_of(context)
    report = graph.report_id(report)
    setting = Setting(graph, report, language, when, where)
    if not claims and most is None:
        raise click.UsageError("There is nothing to suppose: give CLAIMS, or use --cheapest K.")
    what = read_suppositions(graph, report, claims)
    if most is not None:
        plan = graph.cheapest(report, most, when, where, what)
        output(form, lambda: plan_table(setting, plan), lambda page: plan_page(page, setting, plan))
        return
    found = graph.supposing(report, what, when, where)
    output(form, lambda: found.table(language), lambda page: whatif_page(page, setting, what, found))
