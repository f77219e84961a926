"""A user with a keyboard and no mouse. The element with the focus must be visible: it has an outline, and nothing
covers it.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page

MOST_TABS = 400
"""The maximum number of presses of Tab in a search: a matrix has some hundred cells."""

_SEEN = """() => {
  const one = document.activeElement;
  if (one === document.body) return "";
  const drawn = one.closest(".CodeMirror") || one, style = getComputedStyle(one), place = drawn.getBoundingClientRect();
  if (drawn === one && !(style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2)) return "has no outline";
  if (drawn !== one && !drawn.classList.contains("CodeMirror-focused")) return "isn't drawn as focused";
  const left = Math.max(place.left, 0), top = Math.max(place.top, 0);
  const wide = Math.min(place.right, innerWidth) - left, high = Math.min(place.bottom, innerHeight) - top;
  if (wide <= 0 || high <= 0) return `is out of sight, at ${place.left}, ${place.top}`;
  const x = left + Math.min(wide / 2, 20), y = top + Math.min(high / 2, 12);
  const over = document.elementFromPoint(x, y);
  const mine = over && (drawn.contains(over) || over.contains(drawn));
  return mine || one.getClientRects().length > 1 ? "" : `lies under ${over && over.outerHTML.slice(0, 80)}`;
}"""


class Keyboard:
    """A page, and the keys that are pressed on it. No method uses a mouse."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.faults: list[str] = []
        page.on("filechooser", lambda _: None)  # from now on the test handles the dialogue for files, not the system

    def has(self, selector: str) -> bool:
        """Whether the focus is on an element that the selector matches."""
        return bool(self.page.evaluate("(one) => document.activeElement.matches(one)", selector))

    def tab_to(self, selector: str) -> None:
        """Press Tab until the focus is on an element of the selector. Each element that gets the focus on the way must
        be visible.
        """
        for _ in range(MOST_TABS):
            self.page.keyboard.press("Tab")
            self._look()
            if self.has(selector):
                return
        raise AssertionError(f"Tab doesn't reach {selector} on {self.page.url}")

    def _look(self) -> None:
        if problem := self.page.evaluate(_SEEN):
            html = self.page.evaluate("document.activeElement.outerHTML.slice(0, 120)")
            self.faults.append(f"{self.page.url}: {html} {problem}")

    def follow(self, selector: str) -> None:
        """Go to a link or a button by Tab, and press Enter, which opens a page."""
        self.tab_to(selector)
        self.press("Enter")

    def press(self, key: str) -> None:
        """Press a key that opens a page."""
        with self.page.expect_navigation(wait_until="load"):
            self.page.keyboard.press(key)

    def pick(self, selector: str, value: str) -> None:
        """Go to a list by Tab, and press the arrow until the value is chosen. Choosing a value opens no other page."""
        self.tab_to(selector)
        self.page.keyboard.press("Home")
        for _ in range(MOST_TABS):
            if self.page.evaluate("document.activeElement.value") == value:
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"no {value} in {selector}")

    def choose_file(self, selector: str, path: Path) -> None:
        """Open the system's dialogue for files by Enter, and choose there."""
        self.tab_to(selector)
        with self.page.expect_file_chooser() as chooser:
            self.page.keyboard.press("Enter")
        chooser.value.set_files(path)

    def arrow_until(self, key: str, holds: Callable[[str], bool]) -> None:
        """Press an arrow until the focused link has the wanted address."""
        for _ in range(MOST_TABS):
            if holds(self.page.evaluate("document.activeElement.getAttribute('href') || ''")):
                return
            self.page.keyboard.press(key)
        raise AssertionError(f"{key} doesn't lead there on {self.page.url}")

    def walk(self) -> list[str]:
        """Press Tab from the top of the page to its end; returns the stops. Fails if the focus is trapped."""
        stops: list[str] = []
        most = 10 + self.page.locator("a, button, input, select, textarea, summary, [tabindex]").count()
        for _ in range(most):
            self.page.keyboard.press("Tab")
            if self.page.evaluate("document.activeElement === document.body"):
                return stops
            self._look()
            stops.append(str(self.page.evaluate("document.activeElement.outerHTML.slice(0, 80)")))
        raise AssertionError(f"the focus doesn't leave {stops[-1]} on {self.page.url}")
