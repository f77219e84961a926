"""The page on other clients: its examples run as written on each store, and its table of long queries is right."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Sized
from typing import cast

import pytest

from gapgraph.queries.catalogue import read_catalogue
from gapgraph.resources import root
from gapgraph.store.embedded import EmbeddedStore
from scripts.core import ROOT
from scripts.stores_pages import CLIENTS, with_long_queries
from tests.stores.conftest import Stores
from tests.stores.servers import KINDS, OXIGRAPH, VIRTUOSO, Kind

PAGE = CLIENTS.read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```(sh|python)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
ADDRESS = "http://127.0.0.1:7878/query"
ANSWERING = [kind for kind in KINDS.values() if kind is not VIRTUOSO]
"""The stores that the examples are for: the page says that Virtuoso answers queries wrongly (decision 25)."""


def on_every_store(kind: Kind) -> object:
    """The examples of the page on a store; ``make test`` runs them only on Oxigraph."""
    return pytest.param(kind, id=kind.name, marks=() if kind is OXIGRAPH else pytest.mark.proof)


@pytest.mark.parametrize("kind", [on_every_store(kind) for kind in ANSWERING])
@pytest.mark.parametrize("number", range(len(EXAMPLES)))
def test_each_example_on_the_page_about_clients_gives_the_expected_rows(
    kind: Kind, number: int, stores: Stores, embedded: EmbeddedStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    language, text = EXAMPLES[number]
    text = text.replace(ADDRESS, stores.loaded(kind).query)
    monkeypatch.chdir(ROOT)
    expected = list(embedded.select(read_catalogue(root())["year-on-year"].sparql).rows)
    assert expected
    assert rows_of(language, text) == len(expected)


def rows_of(language: str, text: str) -> int:
    if language == "sh":
        said = subprocess.run(["bash", "-euc", text], capture_output=True, text=True, check=True, timeout=120).stdout
        return len(said.splitlines()) - 1
    names = dict[str, object]()
    exec(text, names)  # the code is an example of the page, not input
    return len(cast("Sized", names["rows"]))


def test_the_page_about_clients_lists_the_queries_too_long_for_get() -> None:
    """``python -m scripts.stores_pages`` writes the table."""
    assert with_long_queries(PAGE) == PAGE
    assert "| `coverage-matrix` | " in PAGE
    assert len(EXAMPLES) == 3
