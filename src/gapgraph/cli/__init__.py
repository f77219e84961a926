"""``gapgraph COMMAND``: the command line.

A command's module is imported when the command is called, and the libraries that it needs when it runs: ``gapgraph
--version`` reads no data and loads no engine.
"""

from __future__ import annotations

import click

from gapgraph._version import __version__
from gapgraph.cli.program import Late, Program
from gapgraph.i18n.say import LANGUAGES

_COMMANDS = {
    "gaps": "gapgraph.cli.gaps_command:gaps_command",
    "matrix": "gapgraph.cli.matrix_command:matrix_command",
    "explain": "gapgraph.cli.explain_command:explain_command",
    "profile": "gapgraph.cli.profile_command:profile_command",
    "whatif": "gapgraph.cli.whatif_command:whatif_command",
    "query": "gapgraph.cli.query_command:query_command",
    "search": "gapgraph.cli.search_command:search_command",
    "lacking": "gapgraph.cli.corpus_commands:lacking_command",
    "trends": "gapgraph.cli.corpus_commands:trends_command",
    "countries": "gapgraph.cli.corpus_commands:countries_command",
    "pack": "gapgraph.cli.pack_command:pack_command",
    "spark": "gapgraph.cli.spark_command:spark_command",
    "load": "gapgraph.cli.load_command:load_command",
    "export": "gapgraph.cli.export_command:export_command",
    "import": "gapgraph.cli.import_command:import_command",
    "brief": "gapgraph.cli.brief_command:brief_command",
    "serve": "gapgraph.cli.serve_command:serve_command",
    "doctor": "gapgraph.cli.doctor_command:doctor_command",
    "conformance": "gapgraph.cli.conformance_command:conformance_command",
    "diff": "gapgraph.cli.diff_command:diff_command",
    "new": "gapgraph.cli.new_command:new_command",
    "draft": "gapgraph.cli.draft_command:draft_command",
    "review": "gapgraph.cli.review_command:review_command",
    "build": "gapgraph.cli.build_command:build_command",
    "agree": "gapgraph.cli.agree_command:agree_command",
    "verify": "gapgraph.cli.verify_command:verify_command",
    "check-source": "gapgraph.cli.check_source_command:check_source_command",
    "groups": "gapgraph.cli.listing_commands:groups_command",
    "reports": "gapgraph.cli.listing_commands:reports_command",
    "validate": "gapgraph.cli.validate_command:validate_command",
    "rules": "gapgraph.cli.validate_command:rules_command",
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
@click.option(
    "-v",
    "--verbose",
    is_flag=True,
    help="Also report, on standard error, what is retried, copied from a store, or parsed again.",
)
@click.option(
    "--lang",
    "language",
    type=click.Choice(LANGUAGES),
    default=None,
    help="Language of labels and sentences; quotations keep their own language (or set GAPGRAPH_LANG).",
)
@click.pass_context
def main(context: click.Context, root: str | None, verbose: bool, language: str | None) -> None:
    """Who is left without which protection, says who, and where is that written?"""
    if verbose:
        from gapgraph.cli.log_output import log_to_stderr

        log_to_stderr(context)
    context.obj = root
    if language:
        context.default_map = {name: {"language": language} for name in _COMMANDS}
