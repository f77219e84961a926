"""``python -m gapgraph.testing N [--seed S] [--scale X] [-o FILE.nq]``: N generated reports as N-Quads."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from gapgraph.errors import GapgraphError, system_remedy
from gapgraph.rdf.graphs import claims_graph
from gapgraph.rdf.writing import engine_quads, write_nquads
from gapgraph.testing.compose import MOST, generate


def _main() -> int:
    """Write the reports one after the other, one graph of claims for each; returns 2 if they can't be written."""
    parser = argparse.ArgumentParser(prog="python -m gapgraph.testing", description=__doc__)
    parser.add_argument("count", type=int, metavar="N", help=f"the number of reports, 1 to {MOST:,}")
    parser.add_argument("--seed", type=int, default=1, help="another seed makes other reports (default: 1)")
    parser.add_argument(
        "--scale", type=float, default=1.0, help="the size of each report; 1 is the size of Peru 2021 (default: 1)"
    )
    parser.add_argument(
        "-o", "--output", type=Path, help="the output file, written completely or not at all (default: stdout)"
    )
    arguments = parser.parse_args()
    try:
        reports = generate(arguments.seed, arguments.count, scale=arguments.scale)
        with _writing(arguments.output) as out:
            for report in reports:
                out.write(write_nquads(engine_quads(report.triples, claims_graph(report.id))))
    except GapgraphError as error:
        sys.stderr.write(f"{error}\n")
        return error.exit_status
    return 0


@contextmanager
def _writing(path: Path | None) -> Iterator[BinaryIO]:
    """The standard output, or a temporary file that is renamed when all is written."""
    if path is None:
        yield sys.stdout.buffer
        return
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with beside.open("wb") as out:
            yield out
        beside.replace(path)
    except OSError as error:
        raise GapgraphError(
            "GG208", "The output can't be written", place=str(path), remedy=system_remedy(error)
        ) from error
    finally:
        beside.unlink(missing_ok=True)


if __name__ == "__main__":
    raise SystemExit(_main())
