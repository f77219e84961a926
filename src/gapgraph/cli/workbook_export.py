"""Writes the workbook or csv of ``gapgraph export``: the report, with the findings of the checks beside its rows."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gapgraph.api import Gapgraph
    from gapgraph.vocabulary import ReportId


def workbook_files(
    graph: Gapgraph, report: ReportId, form: str, target: Path | None, language: str
) -> dict[Path, bytes]:
    """The files to write, by path: one workbook, or with ``csv-folder`` several csv files. The path of the workbook or
    the folder is ``target``, or is made from the report's id.
    """
    from gapgraph.authoring.decompile import decompile
    from gapgraph.authoring.slot_choices import SlotChoices
    from gapgraph.workbook.round_trip import to_csv, to_xlsx

    facts = graph.report_facts(report)
    document = decompile(report, facts, graph.facts)
    found = _findings(graph, report, language)
    if form == "xlsx":
        return {target or Path(f"{report}.xlsx"): to_xlsx(document, SlotChoices(graph.facts), found)}
    folder = target or Path(report)
    return {folder / name: content for name, content in to_csv(document, found).items()}


def _findings(graph: Gapgraph, report: ReportId, language: str) -> dict[tuple[str, int], list[str]]:
    """The findings of ``check-source`` and ``validate --only data``, by claim, or by sentence."""
    from gapgraph.authoring.source_facts import check
    from gapgraph.i18n.say import say

    found: dict[tuple[str, int], list[str]] = {}
    for one in check(graph, report):
        number = int(one.claim.rpartition("/")[2]) if one.claim else one.sentence
        told = f"{say(str(one.lack), language)}: {one.text}"
        found.setdefault(("claim" if one.claim else "sentence", number), []).append(told)
    for focus, sentence in _faults(graph, report, language):
        if claim := re.search(r"/claim/(\d+)", focus):
            found.setdefault(("claim", int(claim[1])), []).append(sentence)
    return found


def _faults(graph: Gapgraph, report: ReportId, language: str) -> list[tuple[str, str]]:
    """The findings in the report's data: the node's IRI and the message of each; none if no engine is installed."""
    from gapgraph.errors import GapgraphError
    from gapgraph.validation.engines import ENGINES
    from gapgraph.validation.ruleset import read_ruleset
    from gapgraph.validation.store_inputs import background_of, read_stored
    from gapgraph.validation.validate import validate

    asked = (report,)
    try:
        sources, background = read_stored(graph, asked), background_of(graph, asked)
        outcome = validate(sources, read_ruleset(graph.base), background, ENGINES["shacl"], language)
    except (GapgraphError, ImportError):
        return []
    return [(one.focus, one.message) for one in outcome.findings if one.about == "data"]
