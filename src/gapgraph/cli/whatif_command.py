"""``gapgraph whatif``: the gaps that would close and open."""

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
    """A command in whose arguments ``-per-2021/claim/112`` is a claim to take away and no option."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """The arguments, a claim's minus sign written as a tilde; what an option takes keeps its own."""
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
    help="Instead, the fewest new services, K at most, that would close most unmet cells.",
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
    """The gaps that would close and open if claims were added to a report or taken away. Nothing is written.

    CLAIMS are files (TOML with [[claim]] tables as in data/encodings, quotes not needed; or RDF), or words: one adds a
    claim, as in +Provision:Man:TemporaryLodging:Government:ToAll, one takes a claim away, as in -per-2021/claim/112. A
    word's parts are kind, group, protection, provider; then words of reach, frequency, certainty, and specialized,
    exclusive or inside. An empty part keeps its default: all victims, any provider; for a Provision, a provider of its
    own. A claim of an RDF file with the id of one that is there takes its place.

    A supposed service supersedes what it contradicts ("there were no shelters that accepted men") where it is given;
    that is said. "closes" is unmet before and offered then; "lifts" is no longer unmet, yet not offered; "stays" is
    neither, though a service is supposed. What else stands in the way is named: the fewest claims that would have to
    change too.

    --cheapest K: a cell is a leaf and a protection. Each new service is general, for everybody of a named group, by a
    provider of its own, as a supposed one without a provider: what the report says of any provider ("few shelter
    options") touches it too, what it says of a named one doesn't. What no such service reaches is listed with the
    fewest claims in its way. With CLAIMS, the search starts from what they suppose.
    """
    from gapgraph.authoring.suppositions import read_suppositions
    from gapgraph.pages.whatif_page import plan_page, whatif_page
    from gapgraph.tables.setting import Setting
    from gapgraph.tables.whatif_table import plan_table

    graph = graph_of(context)
    report = graph.report_id(report)
    setting = Setting(graph, report, language, when, where)
    if not claims and most is None:
        raise click.UsageError("Nothing is supposed: name CLAIMS, or ask for --cheapest K.")
    what = read_suppositions(graph, report, claims)
    if most is not None:
        plan = graph.cheapest(report, most, when, where, what)
        output(form, lambda: plan_table(setting, plan), lambda page: plan_page(page, setting, plan))
        return
    found = graph.supposing(report, what, when, where)
    output(form, lambda: found.table(language), lambda page: whatif_page(page, setting, what, found))
