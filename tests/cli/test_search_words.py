"""The words of a search may be any name of a group or a protection, in either language."""

from __future__ import annotations

import pytest

from tests.cli.running import gapgraph


@pytest.mark.parametrize("words", [("albergue", "hombres"), ("refugio", "hombres"), ("alojamiento", "hombres")])
def test_spanish_names_of_a_protection_find_its_claims(words: tuple[str, ...]) -> None:
    found = gapgraph("search", *words, "--kind", "claim", "--lang", "es", "--format", "csv").rows
    assert "per-2021/claim/112" in {row["id"] for row in found}
