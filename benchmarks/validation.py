"""``python -m benchmarks.validation``: the default engine compared with pySHACL, on the same shapes and the same data.

The engines run alternately, each in its own process; the page shows their processor seconds to validate from text, and
their peak memory. The results are written to docs/proof/validation.md. The benchmark fails if the engines' findings
differ or a limit is exceeded. ``python -m benchmarks.validation cold`` replaces only the page's section on the time
until the first verdict of ``gapgraph validate``.
"""

from __future__ import annotations

import hashlib
import json
import os
import platform
import resource
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from time import process_time

from benchmarks.paired import HEAD, HOW, Outcome, Pair, compare, gapgraph, python
from benchmarks.section import table

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "proof" / "validation.md"
SIZES = (1, 10, 100)
AT_LEAST = 50
WAIT = "## Waiting for the first verdict"
COLD = Pair(
    "`gapgraph validate per-2021.ttl` / `import pyshacl`",
    gapgraph("validate", str(ROOT / "data" / "reports" / "per-2021.ttl"), "--fail-on", "never"),
    python("import pyshacl"),
    limit=1,
)


@dataclass(frozen=True)
class Cost:
    """The cost of one engine to validate some reports, and a digest of its findings."""

    seconds: float
    megabytes: float
    triples: int
    results: int
    digest: str


def measured(engine: str, reports: int) -> Cost:
    """The cost of an engine, measured in a separate process. Raises CalledProcessError if the process fails."""
    command = [sys.executable, "-m", "benchmarks.validation", engine, str(reports)]
    ran = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    return Cost(**json.loads(ran.stdout))


def cost(engine: str, reports: int) -> Cost:
    """The cost of validating generated reports with an engine, without the time to write the reports as N-Triples."""
    from gapgraph.validation.engines import ENGINES  # noqa: PLC0415  (imported late: each process loads only its own engine)

    shapes, data = texts(reports)
    ENGINES[engine].results(shapes, "\n")
    before = process_time()
    results = ENGINES[engine].results(shapes, data)
    seconds = process_time() - before
    found = sorted((r.shape, r.focus, r.path, r.value, r.component, r.severity) for r in results)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Cost(seconds, peak, data.count("\n"), len(found), hashlib.sha256(repr(found).encode()).hexdigest())


def texts(reports: int) -> tuple[str, str]:
    """Two texts: the shapes; and generated reports, with the nodes that reports name and the assessed duties."""
    from gapgraph.core.facts import Facts  # noqa: PLC0415
    from gapgraph.rdf.writing import write_ntriples  # noqa: PLC0415
    from gapgraph.store.source import read_shared  # noqa: PLC0415
    from gapgraph.testing import generate  # noqa: PLC0415
    from gapgraph.validation.law import judge  # noqa: PLC0415
    from gapgraph.validation.neighborhood import statements_about  # noqa: PLC0415
    from gapgraph.validation.ruleset import read_ruleset  # noqa: PLC0415

    rules, background = read_ruleset(ROOT), read_shared(ROOT)
    given = Facts(triple for report in generate(seed=1, count=reports) for triple in report.triples)
    law = judge(given, background)
    shapes = f"{rules.shapes_for(()).text}\n{rules.required_by(law.duties, law.world).text}"
    triples = (given.triples(), statements_about(given, background), law.facts.triples())
    return shapes, b"".join(map(write_ntriples, triples)).decode()


def main() -> int:
    """Measure everything and write the page; returns 0 if every limit holds."""
    costs = {size: (measured("shacl", size), measured("pyshacl", size)) for size in SIZES}
    cold = compare(COLD)
    PAGE.write_text("\n".join(page(costs, cold)) + "\n", encoding="utf-8")
    print(PAGE.read_text(encoding="utf-8"))
    same = all(ours.digest == theirs.digest for ours, theirs in costs.values())
    ours, theirs = costs[SIZES[-1]]
    return 0 if same and theirs.seconds >= AT_LEAST * ours.seconds and cold.holds else 1


def page(costs: dict[int, tuple[Cost, Cost]], cold: Outcome) -> Iterator[str]:
    """The lines of docs/proof/validation.md."""
    yield "# Validation: the default engine compared with pySHACL\n"
    yield "Written by `python -m benchmarks.validation`. Both engines get the same shapes (for data and for duties)"
    yield "and the same N-Triples, each in its own process. The table has the processor seconds from the text to the"
    yield "results, and the peak memory of the process. Constraints in SPARQL are left out for both, because they cost"
    yield "pySHACL about ten milliseconds more for each node.\n"
    yield f"Machine: {os.cpu_count()} cores, Python {platform.python_version()}, {platform.system()}.\n"
    yield "| reports | statements | results | same | shacl, s | pySHACL, s | ratio | shacl, MB | pySHACL, MB |"
    yield "|---|---|---|---|---|---|---|---|---|"
    for size, (ours, theirs) in costs.items():
        same = "yes" if ours.digest == theirs.digest else "**no**"
        times = f"{ours.seconds:.2f} | {theirs.seconds:.2f} | {theirs.seconds / ours.seconds:.0f}"
        memory = f"{ours.megabytes:.0f} | {theirs.megabytes:.0f}"
        yield f"| {size} | {ours.triples} | {ours.results} | {same} | {times} | {memory} |"
    yield f"\nLimit: at {SIZES[-1]} reports pySHACL takes at least {AT_LEAST} times as long."
    first, last = costs[SIZES[0]][0], costs[SIZES[-1]][0]
    statements, seconds = last.triples / first.triples, last.seconds / first.seconds
    yield f"{statements:.0f} times as many statements take {seconds:.0f} times as long.\n"
    yield from wait(cold)


def main_cold() -> int:
    """Write only the section on the time until the first verdict again; returns 0 if the limit of this time holds."""
    cold = compare(COLD)
    before = PAGE.read_text(encoding="utf-8").partition(WAIT)[0]
    PAGE.write_text(before + "\n".join(wait(cold)) + "\n", encoding="utf-8")
    print("\n".join(wait(cold)))
    return 0 if cold.holds else 1


def wait(cold: Outcome) -> Iterator[str]:
    """The lines of the page on the time until the first verdict of ``gapgraph validate``."""
    yield f"{WAIT}\n"
    yield from (*HOW, "", *table(HEAD, [cold.row]))


if __name__ == "__main__":
    if len(sys.argv) == 3:
        print(json.dumps(vars(cost(sys.argv[1], int(sys.argv[2])))))
    else:
        sys.exit(main_cold() if sys.argv[1:] == ["cold"] else main())
