"""``make proof`` runs the long checks, and writes a page of docs/proof/ for each check. ``make proof`` fails at the end
if one of the checks failed. A page has no date and no time, so the page changes only if a result changes (except for
benchmarks).
"""

from __future__ import annotations

import sys
from collections.abc import Callable

from benchmarks.__main__ import main as benchmarks
from benchmarks.queries import main as queries
from benchmarks.validation import main as validation
from benchmarks.workbench import main as workbench
from scripts.agreement import main as agreement
from scripts.branches import main as branches
from scripts.examples import main as examples
from scripts.folder_kills import main as folder_kills
from scripts.mutation import main as mutation
from scripts.nine_reports import main as nine_reports
from scripts.referees import main as referees
from scripts.statements import main as statements
from scripts.stores_conformance import main as stores
from scripts.stores_kills import main as kills
from scripts.tallies import main as tallies

STEPS: dict[str, Callable[[], int]] = {
    "statements of each room": statements,
    "tallies of the nine reports": tallies,
    "what the nine reports allow to be said": nine_reports,
    "agreement of two encodings": agreement,
    "branch coverage of the core": branches,
    "many generated examples": examples,
    "mutation of the core": mutation,
    "every question on every store, and filling it": stores,
    "stores killed while they are loaded": kills,
    "folders whose loading is cut off": folder_kills,
    "benchmarks": benchmarks,
    "what the queries cost": queries,
    "validation beside pySHACL": validation,
    "pySHACL on every fixture": referees,
    "the workbench under load": workbench,
}


def main() -> int:
    """Run every step, whatever the result of the one before; returns 1 if any failed."""
    failed = [title for title, step in STEPS.items() if announce(title) and step() != 0]
    print("Failed: " + ", ".join(failed) if failed else "All proofs hold.")
    return 1 if failed else 0


def announce(title: str) -> bool:
    """Print the title of the next step at once, also into a pipe."""
    print(f"== {title}", flush=True)
    return True


if __name__ == "__main__":
    sys.exit(main())
