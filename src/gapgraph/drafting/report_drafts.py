"""Draft a report of a folder, or a text without a report."""

from __future__ import annotations

from pathlib import Path

from gapgraph.authoring.compile import is_withheld
from gapgraph.authoring.encoding import Encoding, read_encoding
from gapgraph.authoring.report_files import encodings_asked, narrative_of
from gapgraph.core.facts import Facts
from gapgraph.drafting.draft_file import DraftFile, read_drafts
from gapgraph.drafting.model_endpoint import ModelEndpoint
from gapgraph.drafting.narrative_drafts import NarrativeDrafts, draft_narrative
from gapgraph.errors import GapgraphError


def draft_report(
    root: Path, report: str, ontology: Facts, model: ModelEndpoint | None = None
) -> tuple[str, NarrativeDrafts]:
    """The narrative of a report and its drafts. Raises GapgraphError GG101 for an unknown report, GG343 if the words of
    the report may not be copied.
    """
    encoding = _encoding(root, report)
    text = narrative_of(root, encoding)
    return text, draft_narrative(text, encoding.report, ontology, encoding.sentences, model)


def draft_text_of(
    text: str, country: str, year: int, ontology: Facts, model: ModelEndpoint | None = None
) -> NarrativeDrafts:
    """The drafts of a text about a country, for a report of a year, which covers the twelve months to March."""
    report = {
        "country": country.upper(),
        "wording": "verbatim",
        "period_start": f"{year - 1}-04-01",
        "period_end": f"{year}-03-31",
    }
    return draft_narrative(text, report, ontology, model=model)


def merged_drafts(
    root: Path, report: str, ontology: Facts, model: ModelEndpoint | None = None
) -> tuple[DraftFile, NarrativeDrafts]:
    """The file of a report's drafts with the rules' current proposals; nothing is written."""
    text, found = draft_report(root, report, ontology, model)
    return read_drafts(root, report, text).merged(found.claims, found.bodies), found


def _encoding(root: Path, report: str) -> Encoding:
    encodings_asked(root, (report,))
    encoding = read_encoding(root / "data" / "encodings" / f"{report}.toml")
    if is_withheld(encoding):
        remedy = "Draft from your own copy of the text: gapgraph draft FILE --country … --year …"
        raise GapgraphError(
            "GG343",
            "The words of the report are withheld, so Gapgraph doesn't have its sentences",
            place=report,
            remedy=remedy,
        )
    return encoding
