"""``gapgraph COMMAND``: what a person types and gets (design, section 6).

A command's module is imported when the command is called, and what it works with when it works: ``gapgraph --version``
reads no data and loads no engine.
"""

from __future__ import annotations

import click

from gapgraph import __version__
from gapgraph.cli.program import Late, Program

_COMMANDS = {
    "gaps": "gapgraph.cli.gaps:gaps",
    "matrix": "gapgraph.cli.matrix:matrix",
    "explain": "gapgraph.cli.explain:explain",
    "whatif": "gapgraph.cli.whatif:whatif",
    "query": "gapgraph.cli.query:query",
    "load": "gapgraph.cli.load:load",
    "export": "gapgraph.cli.export:export",
    "doctor": "gapgraph.cli.doctor:doctor",
    "conformance": "gapgraph.cli.conformance:conformance",
    "diff": "gapgraph.cli.diff:diff",
    "new": "gapgraph.cli.new:new",
    "agree": "gapgraph.cli.agree:agree",
    "verify": "gapgraph.cli.verify:verify",
    "check-source": "gapgraph.cli.source:check_source",
    "groups": "gapgraph.cli.listing:groups",
    "reports": "gapgraph.cli.listing:reports",
    "validate": "gapgraph.cli.validate:validate",
    "rules": "gapgraph.cli.validate:rules",
}
"""Commands in the order of the help."""


@click.group(
    cls=Program,
    commands=Late(_COMMANDS),
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Exit status: 0 fine; 1 findings at or above --fail-on; 2 wrong usage or unreadable input; "
    "3 an engine or an endpoint failed.",
)
@click.version_option(__version__, message="gapgraph %(version)s", help="Show the version and exit.")
@click.option(
    "--root",
    metavar="FOLDER",
    envvar="GAPGRAPH_ROOT",
    type=click.Path(),
    help="Read ontology/ and data/ of this folder instead of the bundled ones (or set GAPGRAPH_ROOT).",
)
@click.pass_context
def main(context: click.Context, root: str | None) -> None:
    """Who is left without which protection, says who, and where is that written?"""
    context.obj = root
