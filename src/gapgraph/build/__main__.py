"""``python -m gapgraph.build [WHAT…] [--check] [--root DIR] [--report ID]``: write the files that are generated.

WHAT is one or more of ``ontology`` (the reasoner's answers), ``data`` (the reports' graphs), ``validation`` (shapes of
duties, checks in SHACL-SPARQL, pages of rules, parsed files), ``queries`` (pages and catalogue of the queries) and
``errors`` (page of the errors). Without WHAT, all files are written.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from gapgraph import resources
from gapgraph.build.ontology_problem import OntologyProblemError
from gapgraph.build.steps import STEPS
from gapgraph.errors import GapgraphError


def _main(arguments: list[str] | None = None) -> int:
    """Write the files, or with ``--check`` only compare them.

    Returns 0; 1 if a committed file is out of date; 2 if something can't be built.
    """
    parser = argparse.ArgumentParser(prog="python -m gapgraph.build", description=__doc__)
    parser.add_argument("what", nargs="*", metavar="WHAT", help=f"{', '.join(STEPS)}; all when none is named")
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 when a committed file is stale")
    parser.add_argument("--root", type=Path, default=None, help="a folder laid out like the repository")
    parser.add_argument("--report", action="append", default=[], metavar="ID", help="only these reports (with data)")
    options = parser.parse_args(arguments)
    if unknown := set(options.what) - set(STEPS):
        parser.error(f"there is no step {', '.join(sorted(unknown))}; the steps are {', '.join(STEPS)}")
    root = options.root or resources.root()
    try:
        return max(STEPS[name](root, options.report, options.check) for name in options.what or STEPS)
    except (GapgraphError, OntologyProblemError) as problem:
        sys.stderr.write(
            f"{str(problem).rstrip('.')}.\n" if isinstance(problem, OntologyProblemError) else f"{problem}\n"
        )
        return 2


if __name__ == "__main__":
    sys.exit(_main())
