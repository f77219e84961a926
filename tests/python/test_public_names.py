"""The public names of ``import gapgraph``: all exist, and the documents use no others."""

from __future__ import annotations

import re

import pytest

import gapgraph
from scripts.core import ROOT


@pytest.mark.parametrize("name", gapgraph.__all__)
def test_every_public_name_exists(name: str) -> None:
    assert getattr(gapgraph, name) is not None


def test_an_unknown_name_in_the_package_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="Session"):
        _ = gapgraph.Session


def test_the_list_of_public_names_is_complete() -> None:
    assert dir(gapgraph) == sorted(gapgraph.__all__)


def test_the_documents_import_from_the_package_alone() -> None:
    pages = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
    assert len(pages) > 5
    lines = [line for page in pages for line in page.read_text(encoding="utf-8").splitlines()]
    inside = [line for line in lines if re.search(r"^(>>> )?(from gapgraph\.(?!testing)|import gapgraph\.)", line)]
    assert inside == []
