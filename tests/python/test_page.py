"""The page on the Python interface shows what is printed."""

from __future__ import annotations

import doctest
import re

from scripts.core import ROOT

PAGE = ROOT / "docs" / "python.md"


def test_every_example_on_the_page_prints_the_shown_output() -> None:
    text = PAGE.read_text(encoding="utf-8")
    blocks = re.findall(r"^```pycon\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    examples = doctest.DocTestParser().get_doctest("\n".join(blocks), {}, PAGE.name, str(PAGE), 0)
    said: list[str] = []
    result = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE).run(examples, out=said.append)
    assert "".join(said) == ""
    assert result.attempted > 20
