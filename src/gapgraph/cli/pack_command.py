"""``gapgraph pack``: the reports in Parquet files, with summaries for questions about all of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gapgraph.cli.options import REPORT_ID, endpoint_options, format_option, graph_of, messages_option, output

if TYPE_CHECKING:
    from gapgraph.api import Gapgraph
    from gapgraph.core.statuses import Verdict
    from gapgraph.tables.gaps_table import ReportGap
    from gapgraph.tables.setting import Setting
    from gapgraph.tables.table import Answer


@click.command("pack", short_help="Pack reports into Parquet files for questions about all of them.")
@click.argument("folder", metavar="FOLDER", type=click.Path(path_type=Path))
@click.option(
    "--only", type=REPORT_ID, multiple=True, metavar="REPORT", help="Only this report; may be given several times."
)
@endpoint_options
@messages_option
@format_option
@click.pass_context
def pack_command(context: click.Context, folder: Path, only: tuple[str, ...], form: str) -> None:
    """Pack the reports into a folder of Parquet files: their graphs, claims and gaps, and the coverage of each group.

    Read the pack with gapgraph --root FOLDER: gaps --all, lacking, trends and countries use the summaries, everything
    else uses the graphs. Any tool that reads Parquet can read the files. If the command is interrupted, the folder
    stays as it was. Needs the extra corpus.
    """
    from gapgraph.errors import missing_library

    graph = graph_of(context)
    try:
        from gapgraph.loading.pack_folder import pack_folder
        from gapgraph.tables.store_tables import file_table
    except ImportError as error:
        raise missing_library(error) or error from error
    chosen = tuple(dict.fromkeys(graph.report(one).id for one in only)) or graph.report_ids
    output(form, lambda: file_table(pack_folder(graph, folder, chosen, _Gaps(graph), lambda _report: None)))


class _Gaps:
    """Gives the tables of gaps, one report after the other; the gaps are found once for all languages of a report."""

    def __init__(self, graph: Gapgraph) -> None:
        self._graph = graph
        self._report = ""
        self._settings: tuple[Setting, ...] = ()
        self._found: dict[Verdict, Answer[ReportGap]] = {}

    def __call__(
        self, report: str, verdict: Verdict, language: str
    ) -> tuple[Sequence[str], Iterable[Sequence[object]]]:
        if report != self._report:
            self._report, self._settings = report, self._graph.settings((report,))
            self._found = {}
        if verdict not in self._found:
            self._found[verdict] = self._graph.gaps_in(self._settings, verdict)
        table = self._found[verdict].table(language)
        return [column.name for column in table.columns], table.rows
