"""Takes the pictures of the workbench in README and docs again: ``python -m scripts.screenshots``.

The script starts the workbench on the bundled data, opens five pages in the installed Chromium, and writes
``docs/workbench``.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Final

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from scripts.core import ROOT

TARGET: Final = ROOT / "docs" / "workbench"
PORT: Final = 8397
SHOTS: Final = {
    "overview": ("/per-2021", 1280, 980),
    "matrix": ("/per-2021/matrix?groups=basic&sort=order", 1280, 1040),
    "cell": ("/per-2021/Man/TemporaryLodging", 1280, 1040),
    "question": ("/q/exclusions", 1280, 860),
    "phone": ("/per-2021/Man/TemporaryLodging?lang=es", 390, 844),
}
"""Each picture: its page, and the width and height of the window."""
COLORS: Final = 128


@contextmanager
def served() -> Iterator[str]:
    """The workbench, ready to answer."""
    line = [sys.executable, "-m", "gapgraph", "serve", "--port", str(PORT)]
    process = subprocess.Popen(line, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{PORT}"
    try:
        for _ in range(200):
            try:
                urllib.request.urlopen(f"{address}/openapi.json", timeout=5).close()  # noqa: S310  (on this computer)
                break
            except (urllib.error.URLError, ConnectionError):
                time.sleep(0.2)
        yield address
    finally:
        process.terminate()
        process.wait(20)


def shot(browser: Browser, address: str, width: int, height: int) -> bytes:
    """The part of the page that a reader sees first, as a PNG with few colors."""
    page = browser.new_page(viewport={"width": width, "height": height})
    page.goto(address)
    picture = Image.open(BytesIO(page.screenshot())).convert("RGB")
    page.close()
    written = BytesIO()
    picture.quantize(COLORS, dither=Image.Dither.NONE).save(written, "PNG", optimize=True)
    return written.getvalue()


def main() -> None:
    """Take and write the pictures."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if not chromium:
        raise SystemExit("There is no Chromium here; install chromium")
    with served() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for name, (path, width, height) in SHOTS.items():
            found = shot(browser, address + path, width, height)
            (TARGET / f"{name}.png").write_bytes(found)
            print(f"{name}: {len(found):,} bytes")
        browser.close()


if __name__ == "__main__":
    main()
