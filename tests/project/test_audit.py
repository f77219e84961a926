"""The counts of faults in ``docs/proof/audit.md`` for the third reading of all claims equal the counts in the table
``docs/proof/audit-third.csv``.
"""

from __future__ import annotations

import csv

from gapgraph.api import open_graph
from scripts.core import PROOF

PAGE = (PROOF / "audit.md").read_text(encoding="utf-8")
with (PROOF / "audit-third.csv").open(encoding="utf-8") as opened:
    FAULTS = list(csv.DictReader(opened))


def _row(title: str) -> list[str]:
    """The cells of the page's row with this title."""
    (line,) = (one for one in PAGE.splitlines() if one.startswith(f"| {title} |"))
    return [cell.strip() for cell in line.strip("| ").split("|")[1:]]


def _counted(rows: list[dict[str, str]]) -> list[str]:
    """The number of faults that reader A names, that B names, that either names, and that both name."""
    by = [(row["reader_a"] == "yes", row["reader_b"] == "yes") for row in rows]
    told = (sum(a for a, _ in by), sum(b for _, b in by), sum(a or b for a, b in by), sum(a and b for a, b in by))
    return [str(number) for number in told]


def test_the_counts_on_the_page_of_the_audit_equal_those_of_its_table() -> None:
    of_quotes = [row for row in FAULTS if row["slot"].startswith("quote")]
    assert _row("claims with a fault") == _counted(FAULTS)
    assert _row("in the proof by the quote") == _counted(of_quotes)
    assert _row("in a slot") == _counted([row for row in FAULTS if row not in of_quotes])
    assert _row("grave") == _counted([row for row in FAULTS if row["grave"] == "yes"])
    a, b, _, both = _counted(FAULTS)
    assert (_row("third reading, reader A")[1], _row("third reading, reader B")[1]) == (a, b)
    assert f"agree on {both} faults in 296 claims" in PAGE


def test_a_claim_with_a_fault_was_withdrawn_unless_only_its_quotation_was_corrected() -> None:
    graph = open_graph()
    for row in FAULTS:
        report, _, number = row["claim"].partition("/")
        stands = any(claim.id == f"{report}/claim/{number}" for claim in graph.claims(report))
        assert stands is (row["outcome"] == "quoted"), row
