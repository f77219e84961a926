"""``python -m scripts.statements [--check]``: write docs/proof/statements.md, or check that it is up to date.

The page has the number of Python statements in each room (folder of the source code). A statement is an ``ast.stmt``,
so that neither line breaks nor comments count. No test compares the numbers in docs/proof/statements.md with the code,
because every change of the code changes the numbers.
"""

from __future__ import annotations

import ast
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from gapgraph.build.written_files import write_or_check
from scripts import rooms
from scripts.core import ROOT

PAGE: Final = ROOT / "docs" / "proof" / "statements.md"
EARLIER: Final = "07a2dd8"
"""The last revision of git in which ``src/gapgraph`` had no folders. The page docs/proof/statements.md gives
the number of Python statements of ``src/gapgraph`` in this revision and today.
"""

CAPABILITIES: Final[Mapping[str, tuple[str, ...]]] = {
    "the house: names, meaning, data, answers, commands": (
        "__main__",
        "_version",
        "api",
        "authoring",
        "build",
        "cli",
        "compare",
        "core",
        "corpus",
        "derivation",
        "errors",
        "gapgraph",
        "i18n",
        "law",
        "loading",
        "pages",
        "queries",
        "rdf",
        "remote",
        "resources",
        "store",
        "tables",
        "testing",
        "validation",
        "vocabulary",
        "whatif",
    ),
    "claims drafted from a text, and their review": ("drafting",),
    "reports as workbooks": ("workbook",),
    "the workbench in a browser, and the brief": ("web",),
}
"""The folders of ``src/gapgraph`` (rooms), grouped by the part of Gapgraph that needs them; each folder occurs once."""

SINGLE_USE: Final[Mapping[str, tuple[str, ...]]] = {
    "many reports at once: packs, summaries, Spark": (
        "corpus/leaf_columns",
        "corpus/pack*",
        "corpus/corpus_questions",
        "corpus/summaries*",
        "store/packed_source",
        "tables/corpus_*",
        "tables/packed_*",
        "pages/corpus_page",
        "loading/pack_folder",
        "loading/spark_run",
        "cli/corpus_commands",
        "cli/pack_command",
        "cli/spark_command",
        "i18n/corpus_*",
        "validation/corpus_reports",
        "validation/report_findings",
    ),
    "suppositions and plans": ("whatif/*", "authoring/suppositions", "pages/whatif_page", "tables/whatif_table"),
    "two reports side by side": (
        "compare/*",
        "tables/comparison*",
        "pages/comparison_page",
        "i18n/comparison_phrases",
        "cli/diff_command",
    ),
    "sources: cleaning of files, checks against the text": (
        "authoring/cleaning",
        "authoring/footnotes",
        "authoring/pdf_columns",
        "authoring/source_*",
        "authoring/text_files",
        "authoring/tracked_text",
        "authoring/verification",
        "authoring/other_names",
        "authoring/unquoted_slots",
        "core/source_check",
        "core/numbers_in_text",
        "i18n/source_phrases",
        "tables/source_table",
        "tables/verification_table",
        "cli/check_source_command",
        "cli/verify_command",
    ),
    "triple stores: addresses, loading, trials": ("remote/*", "loading/load*", "loading/doctor", "loading/conformance"),
    "Spanish and English phrases": ("i18n/*",),
}
"""Maps a feature of Gapgraph to patterns of the paths of the files that only this feature needs. The files are in
folders of the first group of ``CAPABILITIES``. If patterns of several features match the path of a file, the file's
statements are counted only for the first of the matching features.
"""

HEAD: Final = """# Statements

What the code of `src/gapgraph` consists of, counted by `python -m scripts.statements`: the statements of Python
(`ast.stmt`), file by file, added up by room. A docstring and an import are a statement each; a comment is none, and a
call over five lines is one.
"""


def statements(source: str) -> int:
    """The number of statements in a Python text, including the statements inside functions and classes."""
    return sum(isinstance(node, ast.stmt) for node in ast.walk(ast.parse(source)))


def by_file() -> dict[Path, int]:
    """The number of Python statements of each file, by the file's path below ``src/gapgraph``."""
    files = sorted(rooms.SOURCE.rglob("*.py"))
    return {path.relative_to(rooms.SOURCE): statements(path.read_text(encoding="utf-8")) for path in files}


def by_room() -> Counter[str]:
    """The number of Python statements in each room (folder of ``src/gapgraph``)."""
    counted: Counter[str] = Counter()
    for path, number in by_file().items():
        counted[rooms.room_of(rooms.SOURCE / path)] += number
    return counted


def by_single_use() -> dict[str, int]:
    """For each feature of Gapgraph in ``SINGLE_USE``, the number of Python statements in files of only this feature."""
    left = {path.with_suffix(""): number for path, number in by_file().items()}
    counted = {}
    for name, patterns in SINGLE_USE.items():
        taken = [path for path in left if any(path.match(pattern) for pattern in patterns)]
        counted[name] = sum(left.pop(path) for path in taken)
    return counted


def earlier() -> tuple[int, int]:
    """The number of Python files and of their statements in the git revision :data:`EARLIER`."""
    files = [one for one in _git("ls-tree", "-r", "--name-only", EARLIER, "src").splitlines() if one.endswith(".py")]
    return len(files), sum(statements(_git("show", f"{EARLIER}:{one}")) for one in files)


def _git(*words: str) -> str:
    return subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True, check=True).stdout


def page() -> str:
    """The text of docs/proof/statements.md."""
    counted, files = by_room(), by_file()
    whole = sum(counted.values())
    many, before = earlier()
    single = by_single_use()
    house = sum(counted[room] for room in next(iter(CAPABILITIES.values())))
    within = [*single.items(), ("all other files of these rooms", house - sum(single.values()))]
    return "\n".join(
        (
            HEAD,
            f"{len(files)} files have {whole:,} statements. At `{EARLIER}`, before the rooms, {many} had {before:,}.\n",
            "## By capability\n",
            _table(("rooms that serve", "statements"), _capabilities(counted, whole)),
            "## Within the house\n",
            f"Files of the first row that serve one capability alone. Some of these files existed at `{EARLIER}`.\n",
            _table(("files for", "statements"), within),
            "## By room\n",
            _table(("room", "statements"), [(f"`{room}`", number) for room, number in counted.most_common()]),
        )
    )


def _capabilities(counted: Counter[str], whole: int) -> list[tuple[str, int]]:
    return [*((name, sum(counted[room] for room in of)) for name, of in CAPABILITIES.items()), ("all", whole)]


def _table(head: tuple[str, str], rows: Iterable[tuple[str, int]]) -> str:
    return "\n".join([f"| {head[0]} | {head[1]} |", "|---|---:|", *(f"| {name} | {n:,} |" for name, n in rows), ""])


def main() -> int:
    """Write the page; with ``--check`` write nothing, and return 1 if it is out of date."""
    check = "--check" in sys.argv[1:]
    return write_or_check(ROOT, {PAGE: page().encode()}, "python -m scripts.statements", check=check)


if __name__ == "__main__":
    sys.exit(main())
