"""``gapgraph spark``: compute a pack's coverage and findings with Apache Spark."""

from __future__ import annotations

from pathlib import Path

import click

from gapgraph.cli.options import format_option, messages_option, output


@click.command("spark", short_help="Compute coverage and findings of a pack with Apache Spark.")
@click.argument("pack", metavar="PACK", type=click.Path(path_type=Path))
@click.argument("out", metavar="FOLDER", type=click.Path(path_type=Path))
@click.option(
    "--master",
    default="local[*]",
    show_default=True,
    help="The address of the Spark master; leave it empty under spark-submit.",
)
@click.option(
    "--parts",
    type=click.IntRange(1),
    default=8,
    show_default=True,
    help="The number of parts into which the work is divided.",
)
@click.option("--findings/--coverage-only", default=False, help="Also check each report, as validate does.")
@messages_option
@format_option
def spark_command(pack: Path, out: Path, master: str, parts: int, findings: bool, form: str) -> None:
    """Compute the coverage of every report of a PACK, part by part, and write Parquet files to a FOLDER.

    The table shows the numbers of reports and rows, and a checksum that is the same on every machine and for any number
    of parts. If a worker is lost, its parts are computed again. Every worker must be able to read the pack and to write
    to FOLDER. Needs the extra spark, and Java.
    """
    from gapgraph.errors import GapgraphError
    from gapgraph.store.packed_source import pack_in_use

    pack_in_use(pack)
    try:
        from gapgraph.loading.spark_run import run_on_spark, spark_session
        from gapgraph.tables.store_tables import spark_table
        from gapgraph.validation.report_findings import report_findings

        session = spark_session(master)
    except ImportError as error:
        remedy = "Install the extra: pip install 'gapgraph[spark]'."
        raise GapgraphError("GG223", f"Spark needs {error.name}", remedy=remedy) from error
    try:
        found = run_on_spark(session, pack.resolve(), out.resolve(), parts, report_findings if findings else None)
    finally:
        session.stop()
    output(form, lambda: spark_table((found,)))
