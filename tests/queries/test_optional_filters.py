"""No query and no rule may use a variable of VALUES only in the FILTER of an OPTIONAL, because RDF4J loses the
variable's values.

If an OPTIONAL uses a variable of VALUES only in its FILTER, the FILTER fails in RDF4J: the row comes without the
optional part, and no error is reported. If the OPTIONAL repeats the VALUES of the variable, every store gives the right
rows.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from gapgraph.queries.bind import data_blocks
from gapgraph.rdf.sparql import Token, tokens
from scripts.core import ROOT

FILES = sorted((*(ROOT / "queries").glob("*.rq"), *(ROOT / "ontology" / "rules").glob("*.rq")))


def lost(sparql: str) -> list[str]:
    """The variables of a VALUES clause that an OPTIONAL uses only in its FILTER."""
    found, given = list(tokens(sparql)), {block.name for block in data_blocks(sparql)}
    return [name for body in optional_bodies(found) for name in sorted(only_filtered(body) & given)]


def optional_bodies(found: list[Token]) -> Iterator[list[Token]]:
    return (closed(found, n + 1, "{", "}") for n, token in enumerate(found) if token.keyword == "OPTIONAL")


def closed(found: list[Token], start: int, opening: str, closing: str) -> list[Token]:
    """The text from the first ``opening`` to its matching ``closing``."""
    depth = 0
    for place in range(start, len(found)):
        depth += (found[place].text == opening) - (found[place].text == closing)
        if depth == 0 and found[place].text == closing:
            return found[start : place + 1]
    raise AssertionError("the braces don't match")


def only_filtered(body: list[Token]) -> set[str]:
    filters = [closed(body, n + 1, "(", ")") for n, token in enumerate(body) if token.keyword == "FILTER"]
    within = [token for one in filters for token in one]
    outside = {token.text for token in body if token not in within}
    return {token.text[1:] for token in within if token.kind == "variable" and token.text not in outside}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_no_optional_uses_a_values_variable_only_in_its_filter(path: Path) -> None:
    assert lost(path.read_text(encoding="utf-8")) == []


def test_the_check_finds_a_values_variable_that_an_optional_uses_only_in_its_filter() -> None:
    label = 'SELECT ?s { VALUES ?lang { "en" } ?s ?p ?o OPTIONAL { %s ?s ?p ?l FILTER(LANG(?l) = ?lang) } }'
    assert lost(label % "") == ["lang"]
    assert lost(label % 'VALUES ?lang { "en" }') == []
    assert len(FILES) > 30
