"""Options that several commands share: the report, groups and protections (all with shell completion), language,
format.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from gapgraph.cli.spoken_help import LANGUAGE
from gapgraph.cli.table_output import GRAPH, Decorated, output, table_options
from gapgraph.i18n.say import LANGUAGES, say

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from gapgraph.api import Gapgraph
    from gapgraph.corpus import Corpus
    from gapgraph.vocabulary import Iri, ReportId

__all__ = ["output"]

_ENDPOINT = "gapgraph.endpoint"
_SECONDS = "gapgraph.seconds"


def graph_of(context: click.Context) -> Gapgraph:
    """The data that ``--endpoint`` names; without it, the data of the program's ``--root``, or the bundled data."""
    from gapgraph.api import open_graph, open_remote

    if endpoint := context.meta.get(_ENDPOINT):
        graph = open_remote(endpoint, seconds=context.meta.get(_SECONDS) or context.params["timeout"])
        context.call_on_close(graph.close)
    else:
        graph = open_graph(root_of(context))
    context.meta[GRAPH] = graph
    return graph


def corpus_of(context: click.Context) -> Corpus:
    """The data that :func:`graph_of` gives, for commands that need only the data: the code of the answers, which takes
    long to load, isn't loaded.
    """
    if context.meta.get(_ENDPOINT):
        return graph_of(context)
    from gapgraph.corpus import open_corpus

    corpus = context.meta[GRAPH] = open_corpus(root_of(context))
    return corpus


def root_of(context: click.Context) -> Path | None:
    """The folder that ``--root`` names; else the current folder if it holds encodings; else None."""
    if given := context.find_root().params.get("root"):
        return Path(given)
    from gapgraph.resources import is_own_folder

    return Path.cwd() if is_own_folder(Path()) else None


def own_root(context: click.Context) -> Path:
    """The folder to write to: the one that ``--root`` names, or the current folder."""
    return root_of(context) or Path.cwd()


def _keep(key: str) -> Callable[[click.Context, click.Parameter, object], None]:
    """A callback that stores an option's value for :func:`graph_of`, so that the command function needs no parameter
    for it.
    """
    return lambda context, _option, value: context.meta.__setitem__(key, value)


def _endpoint(variable: str | None, what: str) -> Callable[[Decorated], Decorated]:
    return click.option(
        "--endpoint", metavar="URL", envvar=variable, expose_value=False, callback=_keep(_ENDPOINT), help=what
    )


endpoint_option = _endpoint(
    "GAPGRAPH_ENDPOINT", "Ask a store that gapgraph load has filled, by its address (or set GAPGRAPH_ENDPOINT)."
)


def _timeout(default: float, what: str) -> Callable[[Decorated], Decorated]:
    return click.option(
        "--timeout",
        type=click.FloatRange(0.01),
        default=default,
        show_default=True,
        metavar="SECONDS",
        expose_value=False,
        callback=_keep(_SECONDS),
        help=what,
    )


_answer_timeout = _timeout(60.0, "How long a store may take for an answer.")


def endpoint_options(function: Decorated) -> Decorated:
    """Add ``--endpoint``, and ``--timeout`` if the command has no option ``--timeout`` of its own."""
    return endpoint_option(_answer_timeout(function))


def endpoint_for_files(function: Decorated) -> Decorated:
    """Add ``--endpoint`` and ``--timeout`` to a command whose arguments are files. For a command with files, no
    environment variable sets ``--endpoint``: with an endpoint, the file names would be read as names of reports.
    """
    return _endpoint(None, "Judge what a store holds that gapgraph load has filled.")(_answer_timeout(function))


def has_endpoint(context: click.Context) -> bool:
    """Whether :func:`graph_of` gives a remote store."""
    return bool(context.meta.get(_ENDPOINT))


_PROTOCOLS = {"graphs": "Graph Store Protocol", "update": "updates", "query": "queries"}
"""For each address of a store that an option such as ``--query-at`` can give, the words of the option's help for what
the store receives at this address.
"""


def addresses_given(context: click.Context) -> tuple[str, ...]:
    """The options for addresses that the user gave, such as ``--query-at``, and ``--timeout``."""
    given = [f"--{name}-at" for name in _PROTOCOLS if context.meta.get(f"gapgraph.{name}")]
    timed = context.get_parameter_source("timeout") is not ParameterSource.DEFAULT
    return (*sorted(given), "--timeout") if timed else tuple(sorted(given))


def store_options(function: Decorated) -> Decorated:
    """Add ``--timeout`` and the options for addresses of a store that can't be guessed; :func:`store_of` reads them."""
    for name, what in _PROTOCOLS.items():
        function = click.option(
            f"--{name}-at",
            metavar="URL",
            expose_value=False,
            callback=_keep(f"gapgraph.{name}"),
            help=f"Where the store takes {what}, if not at the usual place below its address.",
        )(function)
    return _timeout(600.0, "How long the store may take for one request.")(function)


def report_or_newest(graph: Gapgraph, report: str | None, language: str) -> ReportId:
    """The report that is named, or the newest; if the output goes to a terminal, a note says which."""
    if report:
        return graph.report_id(report)
    if sys.stderr is not None and sys.stderr.isatty():
        sys.stderr.write(say("newest", language, report=graph.newest) + "\n")
    return graph.newest


def choose_reports(graph: Gapgraph, report: str | None, everything: bool, language: str) -> tuple[ReportId, ...]:
    """The named report, or the newest, or with ``--all`` every report, by country and year."""
    if not everything:
        return (report_or_newest(graph, report, language),)
    if report:
        raise click.UsageError(f"{report!r} and --all exclude each other.")
    return graph.ordered_report_ids or (graph.newest,)


FAIL_ON = ("violation", "warning", "info", "never")
"""The values of ``--fail-on``, the gravest first."""

Known = Iterable[tuple[str, str]]
"""Pairs of an id and its label."""


class VerdictChoice(click.Choice[str]):
    """A parameter that names a verdict; the name that one verdict had in the first edition is accepted with a note."""

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The verdict's name in the second edition of the vocabulary: ``met`` becomes ``offered``."""
        if value == "met":
            click.echo(say("verdict met", LANGUAGE.get()), err=True)
            value = "offered"
        return super().convert(value, param, ctx)


class Name(click.ParamType[str, str]):
    """A parameter that names something in the data; ``choices`` lists what a shell can complete, given what is typed so
    far.
    """

    def __init__(self, name: str, choices: Callable[[Gapgraph, str], Known]) -> None:
        self.name = name
        self._choices = choices

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """The ids that begin with the typed text, ignoring case; none if the data can't be read."""
        del param
        from click.shell_completion import CompletionItem

        from gapgraph.errors import GapgraphError

        try:
            known = list(self._choices(graph_of(ctx), incomplete))
        except (GapgraphError, OSError):
            return []
        folded = incomplete.casefold()
        return [CompletionItem(id_, help=label) for id_, label in known if id_.casefold().startswith(folded)]


def _reports(graph: Gapgraph, _typed: str) -> Known:
    return ((id_, "") for id_ in graph.report_ids)


def _groups(graph: Gapgraph, typed: str) -> Known:
    """The names that a shell can complete for a group: the named groups, or, after ``+`` or ``|`` in the typed text,
    the values of features, such as ``Adult``.
    """
    begun = typed[: max(typed.rfind("+"), typed.rfind("|")) + 1]
    if not begun:
        return _labelled(graph, graph.lattice.groups)
    values = (value for dimension in graph.lattice.dimensions for value in dimension.values)
    return ((begun + id_, label) for id_, label in _labelled(graph, values))


def _protections(graph: Gapgraph, _typed: str) -> Known:
    return _labelled(graph, graph.scheme.protections)


def _places(graph: Gapgraph, _typed: str) -> Known:
    return _labelled(graph, graph.facts.of_type(_term("Place")))


def _times(graph: Gapgraph, _typed: str) -> Known:
    return _labelled(graph, graph.facts.of_type(_term("TimeContext")))


def _term(name: str) -> Iri:
    from gapgraph.vocabulary import expand

    return expand(name)


def _labelled(graph: Gapgraph, iris: Iterable[Iri]) -> Known:
    from gapgraph.vocabulary import curie

    return ((curie(iri).removeprefix("gap:"), graph.label(iri)) for iri in iris)


REPORT_ID = Name("report", _reports)
GROUP = Name("group", _groups)
PROTECTION = Name("protection", _protections)
PLACE = Name("place", _places)
TIME = Name("time", _times)

report_argument = click.argument("report", required=False, type=REPORT_ID)
all_option = click.option(
    "--all", "everything", is_flag=True, help="Every report in one table, in the order of a country's years."
)
language_option = click.option(
    "--lang",
    "language",
    type=click.Choice(LANGUAGES),
    default="en",
    show_default=True,
    envvar="GAPGRAPH_LANG",
    help="Language of labels and sentences; quotations keep their own language (or set GAPGRAPH_LANG).",
)
format_option = table_options()


def messages_option(function: Decorated) -> Decorated:
    """Adds ``--lang`` to a command of which only the messages are translated. The command doesn't receive the value:
    the program reads ``--lang`` itself (:func:`gapgraph.cli.spoken_help.language_asked`).
    """
    return click.option(
        "--lang",
        type=click.Choice(LANGUAGES),
        default="en",
        show_default=True,
        envvar="GAPGRAPH_LANG",
        expose_value=False,
        help="Language of labels and sentences; quotations keep their own language (or set GAPGRAPH_LANG).",
    )(function)


def context_options(function: Decorated) -> Decorated:
    """Adds ``--when`` and ``--where`` to a command, to show a report at one time or in one place."""
    where = click.option(
        "--where", default="", type=PLACE, help="Leave out statements that are only about places other than PLACE."
    )
    when = click.option(
        "--when", default="", type=TIME, help="Also count statements about this month (2020-04) or named time."
    )
    return when(where(function))
