"""``python -m benchmarks [NAME…]``: measure, write docs/proof/benchmarks.md, and fail when a limit is exceeded.

With a NAME, only the section or page with that name is measured again; all other results stay unchanged.
"""

from __future__ import annotations

import os
import platform
import re
import sys
from collections.abc import Callable, Iterable, Mapping
from importlib import import_module
from pathlib import Path

from benchmarks import cold_start, folder_loads, large_folders, many_reports, report_coverage, whole_stores
from benchmarks.section import Section

PAGE = Path(__file__).resolve().parents[1] / "docs" / "proof" / "benchmarks.md"

SECTIONS: Mapping[str, Callable[[], Section]] = {
    "start": cold_start.section,
    "report": report_coverage.section,
    "many": many_reports.section,
    "folder": folder_loads.section,
    "large": large_folders.section,
    "stores": whole_stores.section,
}
"""The functions that measure the sections of docs/proof/benchmarks.md, by a short name, in the order of the page."""

PAGES = ("queries", "validation", "scale", "workbench")
"""The benchmark modules that each write their own page in docs/proof/."""

TITLES = (
    cold_start.TITLE,
    report_coverage.TITLE,
    many_reports.TITLE,
    folder_loads.TITLE,
    large_folders.TITLE,
    whole_stores.TITLE,
)


def main(names: Iterable[str] = ()) -> int:
    """Measure all sections and pages, or only the named ones; returns 0 if every limit holds, 1 otherwise."""
    chosen = tuple(names) or (*SECTIONS, *PAGES)
    measured = [_written(SECTIONS[name]()).holds for name in chosen if name in SECTIONS]
    pages = [import_module(f"benchmarks.{name}").main() == 0 for name in chosen if name in PAGES]
    return 0 if all((*measured, *pages)) else 1


def _written(section: Section) -> Section:
    """Measure a section, and write its result to the page before the next section is measured."""
    page = {**_on_the_page(), section.title: section.text}
    page = {title: page[title] for title in (*TITLES, *page) if title in page}
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text("\n".join((_head(), *page.values())), encoding="utf-8")
    print(section.text, flush=True)
    return section


def _head() -> str:
    return (
        "# Benchmarks\n\n"
        "Written by `make bench`. Where possible, a figure is the ratio of two measurements that were made in turn.\n"
        "Other programs ran on the same machine, so only differences of a factor of two or more mean something.\n\n"
        f"Machine: {os.cpu_count()} cores, Python {platform.python_version()}, {platform.system()}.\n"
    )


def _on_the_page() -> dict[str, str]:
    """The sections that docs/proof/benchmarks.md already contains, by title."""
    text = PAGE.read_text(encoding="utf-8") if PAGE.exists() else ""
    parts = re.split(r"^## (.+)\n", text, flags=re.MULTILINE)
    return {title: f"## {title}\n{body.rstrip()}\n" for title, body in zip(parts[1::2], parts[2::2], strict=True)}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
