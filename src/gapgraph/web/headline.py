"""The main finding as a title: who is refused what, by whom, with the source's own reservations."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from gapgraph.core.claim_words import Frequency, Kind
from gapgraph.core.claims import Claim
from gapgraph.vocabulary import ANY_PROVIDER, GAP
from gapgraph.web.gap_rows import GapRow
from gapgraph.web.report_view import ReportView

HEDGES: Final = (
    "typically", "generally", "usually", "often", "frequently", "at times", "sometimes", "occasionally", "rarely",
)  # fmt: skip
"""Words of the source about frequency; a title uses the one in the quotation."""

MOST_FINDINGS: Final = 2
"""The maximum number of findings in a title."""

_KINDS: Final = (Kind.DENIAL, Kind.ABSENCE, Kind.HARM, Kind.LIMITATION)


def finding_title(view: ReportView, rows: Iterable[GapRow]) -> str:
    """``Peru 2021: no temporary lodging for men; government shelters typically refused … to transgender victims.``."""
    claims = _findings(view, rows)
    told = [_told(view, claim) for claim in claims] or [view.setting.say("headline nothing")]
    return f"{view.country} {view.setting.report.year}: {'; '.join(told)}."


def headline_of_place(view: ReportView) -> str:
    """``Peru 2021: who is left without which protection``."""
    return view.setting.say("headline place", country=view.country, year=view.setting.report.year)


def _findings(view: ReportView, rows: Iterable[GapRow]) -> list[Claim]:
    """The claims that decide the gravest gaps, by the report's own word first, one for each group."""
    deciding = {claim.id: claim for row in rows for claim in row.evidence if claim.kind in _KINDS}
    ranked = sorted(deciding.values(), key=lambda claim: _rank(view, claim))
    chosen: dict[str, Claim] = {}
    for claim in ranked:
        chosen.setdefault(claim.group, claim)
    return list(chosen.values())[:MOST_FINDINGS]


def _rank(view: ReportView, claim: Claim) -> tuple[int, int, int, str]:
    own = claim.asserted_by in ("", view.setting.publisher)
    return int(not own), _KINDS.index(claim.kind), list(Frequency).index(claim.frequency), claim.id


def _told(view: ReportView, claim: Claim) -> str:
    key = f"headline {claim.kind}"
    if claim.kind is Kind.DENIAL and claim.provider != ANY_PROVIDER:
        key = "headline Denial by"
    return view.setting.say(
        key,
        group=view.label(claim.group),
        what=view.label(claim.infringes or claim.harm or claim.protection),
        who=view.label(claim.provider),
        hedge=hedge(view, claim),
    ).replace("  ", " ")


def hedge(view: ReportView, claim: Claim) -> str:
    """How often, in the source's own word if the quotation has one; empty if always."""
    words = " ".join(quote.exact for quote in claim.quotes)
    found = next((one for one in HEDGES if re.search(rf"\b{one}\b", words, re.IGNORECASE)), "")
    if found:
        return view.setting.say(f"hedge {found}")
    return "" if claim.frequency is Frequency.ALWAYS else view.label(GAP + claim.frequency)
