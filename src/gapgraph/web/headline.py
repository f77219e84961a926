"""The main finding as a title: who is refused what, by whom, with the source's own limiting words ("typically")."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from typing import Final

from gapgraph.core.claim_words import Frequency, Kind
from gapgraph.core.claims import Claim
from gapgraph.core.statuses import Verdict
from gapgraph.vocabulary import ANY_PROVIDER, Iri
from gapgraph.web.gap_rows import GapRow, gap_rows
from gapgraph.web.report_view import ReportView

HEDGES: Final = (
    "typically", "generally", "usually", "often", "frequently", "at times", "sometimes", "occasionally", "rarely",
)  # fmt: skip
"""Words about frequency in sources; if a quotation has one of them, the title uses the same word."""

MOST_FINDINGS: Final = 2
"""The maximum number of findings in a title."""

GROUPS_OF_A_FINDING: Final = 2
"""The maximum number of groups in a finding."""

_KINDS: Final = (Kind.DENIAL, Kind.ABSENCE, Kind.HARM, Kind.LIMITATION)


def finding_title(view: ReportView, rows: Iterable[GapRow]) -> str:
    """The main findings as a title: ``Peru 2021: no temporary lodging for men; government shelters typically refused …
    to transgender victims.``
    """
    told = _findings(view, rows)
    if not told:
        short = _findings(view, gap_rows(view, Verdict.UNDERSERVED), (Kind.LIMITATION,))
        told = [view.setting.say("headline nothing"), *short[: MOST_FINDINGS - 1]]
    return f"{view.country} {view.setting.report.year}: {'; '.join(told)}."


def _findings(view: ReportView, rows: Iterable[GapRow], kinds: Collection[Kind] = _KINDS) -> list[str]:
    """The statements of the claims that decide the gravest gaps, one for each group. Claims that the report itself
    asserts come first.

    Groups with the same statement share a finding.
    """
    deciding = {claim.id: claim for row in rows for claim in row.evidence if claim.kind in kinds}
    groups: dict[Iri, Claim] = {}
    for claim in sorted(deciding.values(), key=lambda claim: _rank(view, claim)):
        groups.setdefault(claim.group, claim)
    alike: dict[tuple[str, ...], list[str]] = {}
    for group, claim in groups.items():
        alike.setdefault(_said(view, claim), []).append(view.label(group))
    return [_told(view, said, labels[:GROUPS_OF_A_FINDING]) for said, labels in list(alike.items())[:MOST_FINDINGS]]


def _rank(view: ReportView, claim: Claim) -> tuple[int, int, int, str]:
    own = claim.asserted_by in ("", view.setting.publisher)
    return int(not own), _KINDS.index(claim.kind), list(Frequency).index(claim.frequency), claim.id


def _said(view: ReportView, claim: Claim) -> tuple[str, ...]:
    """The content of a claim without its group: the key of the phrase, the protection or harm, the provider, the
    frequency.
    """
    key = f"headline {claim.kind}"
    if claim.kind is Kind.DENIAL and claim.provider != ANY_PROVIDER:
        key = "headline Denial by"
    what = view.label(claim.infringes or claim.harm or claim.protection)
    return key, what, view.label(claim.provider), hedge(view, claim)


def _told(view: ReportView, said: tuple[str, ...], groups: list[str]) -> str:
    key, what, who, often = said
    say = view.setting.say
    group = say("headline groups", one=groups[0], other=groups[1]) if len(groups) > 1 else groups[0]
    return say(key, group=group, what=what, who=who, how_often=often).replace("  ", " ")


def hedge(view: ReportView, claim: Claim) -> str:
    """The word for how often the claim applies. If the quotation has a word about frequency, that word; if not, the
    label of the frequency; empty for "always".
    """
    words = " ".join(quote.exact for quote in claim.quotes)
    found = next((one for one in HEDGES if re.search(rf"\b{one}\b", words, re.IGNORECASE)), "")
    if found:
        return view.setting.say(f"hedge {found}")
    return "" if claim.frequency is Frequency.ALWAYS else view.setting.names.of_term(claim.frequency)
