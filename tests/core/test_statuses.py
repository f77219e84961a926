"""Names of verdicts that a caller gives."""

from __future__ import annotations

import pytest

from gapgraph.core.statuses import Verdict, read_verdicts
from gapgraph.errors import GapgraphError


def test_one_or_several_verdicts_can_be_given_as_enum_members_or_names() -> None:
    assert read_verdicts("unmet") == read_verdicts(Verdict.UNMET) == (Verdict.UNMET,)
    assert read_verdicts(["offered", Verdict.UNKNOWN]) == (Verdict.OFFERED, Verdict.UNKNOWN)


def test_an_unknown_verdict_is_an_error_that_suggests_the_nearest_one() -> None:
    with pytest.raises(GapgraphError) as caught:
        read_verdicts(["unmet", "ofered"])
    assert caught.value.code == "GG109"
    assert "no verdict named 'ofered'" in str(caught.value)
    assert "offered" in str(caught.value)
