"""The columns about a row's claims have an entry for each claim, in the same order, in every format."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd
import pytest

import gapgraph as gg
from gapgraph.vocabulary import ClaimId
from tests.cli.running import gapgraph
from tests.looking import each

COMMANDS = (
    ("gaps", "--all", "--verdict", "all"),
    ("matrix", "per-2021"),
    ("whatif", "per-2021", "-per-2021/claim/112"),
    ("diff", "gha-2019", "per-2021"),
)
ALIGNED = ("quotes", "attribution", "certainty", "frequency", "sentences")


def sides(row: dict[str, Any]) -> Iterator[tuple[str, list[str]]]:
    """The claims of a row, with the suffix of their columns' names."""
    if "evidence" in row:
        yield "", row["evidence"]
    elif "quotes" in row:
        yield "", [*row["evidence_before"], *row["evidence_after"]]
    else:
        yield "_before", row["evidence_before"]
        yield "_after", row["evidence_after"]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_column_has_an_entry_for_each_claim(command: tuple[str, ...]) -> None:
    several = 0
    for row in each(gapgraph(*command, "--format", "json").records):
        for suffix, claims in sides(row):
            several += len(claims) > 1
            names = [name + suffix for name in ALIGNED if name + suffix in row]
            assert len(names) >= len(ALIGNED) - 1
            assert {name: len(row[name]) for name in names} == dict.fromkeys(names, len(claims))
    assert several


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_the_nth_entry_of_each_list_is_about_the_nth_claim(command: tuple[str, ...]) -> None:
    graph = gg.open()
    known = {claim.id: claim for report in graph.report_ids for claim in graph.claims(report)}
    for row in each(gapgraph(*command, "--format", "json").records):
        for suffix, claims in sides(row):
            for place, id_ in enumerate(claims):
                claim = known[ClaimId(id_)]
                assert row[f"certainty{suffix}"][place] == claim.certainty
                assert row[f"frequency{suffix}"][place] == claim.frequency
                assert row[f"attribution{suffix}"][place] == graph.label(claim.asserted_by)
                assert all(quote.exact in row[f"quotes{suffix}"][place] for quote in claim.quotes)
                if sentences := row.get(f"sentences{suffix}"):
                    assert sentences[place].split() == [*dict.fromkeys(str(one.sentence) for one in claim.quotes)]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_statuses_have_labels_in_the_chosen_language_beside_their_ids(command: tuple[str, ...]) -> None:
    row = gapgraph(*command, "--lang", "es", "--format", "csv").rows[0]
    pairs = {"statuses": "status_labels", "worst": "worst_label", "before": "before_labels"}
    ids, labels = next((row[name], row[label]) for name, label in pairs.items() if name in row)
    spanish = {"Denied": "denegada", "Restricted": "restringida", "Limited": "limitada"}
    assert labels.casefold().split(", ")[0] == spanish[ids.split()[0]]


def test_a_row_of_the_matrix_has_the_source_the_verdict_the_severity_and_the_duties() -> None:
    men = [
        row
        for row in gapgraph("matrix", "per-2021", "--group", "Man", "--format", "csv").rows
        if row["protection"] == "gap:TemporaryLodging"
    ]
    assert [(row["verdict"], row["severity"], row["source"]) for row in men] == [
        ("unmet", "Violation", "https://www.state.gov/reports/2021-trafficking-in-persons-report/peru/")
    ]
    assert "Law 28950, article 7" in men[0]["duty_labels"]
    assert men[0]["duties"].startswith("law:per-28950")


def test_a_data_frame_has_the_columns_about_claims() -> None:
    frame: pd.DataFrame = gg.open().matrix("per-2021").to_pandas()
    assert {"attribution", "certainty", "frequency", "sentences", "quotes", "source", "severity"} <= {*frame.columns}
