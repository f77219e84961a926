"""The brief as PDF, printed by the installed Chromium."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from gapgraph.errors import GapgraphError

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
"""The names under which Chromium may be installed, in the order in which they are tried."""

PRINT_SECONDS = 60.0
"""The maximum time, in seconds, for printing."""


def write_pdf(page: str, target: Path) -> None:
    """Print the page to a file. Raises GapgraphError GG802 if Chromium isn't installed or fails."""
    browser = next((path for name in NAMES if (path := shutil.which(name))), "")
    if not browser:
        remedy = "Install chromium, or print the HTML page from a browser."
        raise GapgraphError("GG802", "There is no Chromium to print with", remedy=remedy)
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "brief.html"
        source.write_text(page, encoding="utf-8")
        line = [
            browser,
            "--headless=new",
            "--disable-gpu",
            "--no-pdf-header-footer",
            f"--user-data-dir={folder}/profile",
        ]
        line += ["--no-sandbox"] if _is_root() else []
        line += [f"--print-to-pdf={target.absolute()}", source.as_uri()]
        try:
            run = subprocess.run(line, capture_output=True, timeout=PRINT_SECONDS, check=False)  # noqa: S603
        except (OSError, subprocess.TimeoutExpired) as error:
            raise _failed(str(error)) from error
        if run.returncode or not target.is_file():
            raise _failed(f"status {run.returncode}")


def _is_root() -> bool:
    import os  # noqa: PLC0415

    return hasattr(os, "geteuid") and os.geteuid() == 0


def _failed(why: str) -> GapgraphError:
    remedy = "Print the HTML page from a browser."
    return GapgraphError("GG802", f"Chromium could not print the page: {why}", remedy=remedy)
