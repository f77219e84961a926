"""``python -m scripts.stores_kills``: stores killed while they are loaded, twenty times each; docs/proof/kills.md."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

from scripts.core import PROOF, ROOT

KILLS = 20
_TEST = "tests/stores/test_loading.py"
_NAMED = "test_a_server_killed_at_any_point_leaves_each_graph_old_or_new"


def main() -> int:
    """Run the test with twenty kills a store and write the page; 1 when it fails or fewer were made."""
    with tempfile.TemporaryDirectory() as folder:
        told = Path(folder) / "told.xml"
        command = [sys.executable, "-m", "pytest", "-q", _TEST, "-k", _NAMED, f"--junitxml={told}"]
        environment = {**os.environ, "GAPGRAPH_KILLS": str(KILLS)}
        done = subprocess.run(command, cwd=ROOT, env=environment, check=False, capture_output=True, text=True)
        made = kills(told.read_text(encoding="utf-8"))
    if done.returncode != 0 or not made or any(int(one["kills"]) < KILLS for one in made):
        print(done.stdout[-5_000:] or done.stderr[-5_000:])
        return 1
    (PROOF / "kills.md").write_text("\n".join(_page(made)) + "\n", encoding="utf-8")
    print((PROOF / "kills.md").read_text(encoding="utf-8"))
    return 0


def kills(told: str) -> list[dict[str, str]]:
    """What each case recorded in pytest's report: the store, its kills, and how many came in the middle of a load."""
    cases = ET.fromstring(told).iter("properties")  # noqa: S314 -- written by the run just made
    return [{one.attrib["name"]: one.attrib["value"] for one in case.iter("property")} for case in cases]


def _page(made: list[dict[str, str]]) -> Iterator[str]:
    yield "# Stores killed while they are being loaded\n"
    yield f"Written by `make proof` (`python -m scripts.stores_kills`, from `{_TEST}`). A report's two graphs of an"
    yield "older version are replaced, and the server is killed (SIGKILL) at a random moment, started again, and read"
    yield "as a reader would, who refuses what bears no mark. After every kill each graph was old or new, never half,"
    yield "and a second load finished the job.\n"
    yield "| store | kills | in the middle of the load |"
    yield "|---|---|---|"
    for one in made:
        yield f"| {one['store']} | {one['kills']} | {one['in the middle']} |"


if __name__ == "__main__":
    sys.exit(main())
