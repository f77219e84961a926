"""``gapgraph draft``: claims that rules propose for a narrative, for a person to review."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gapgraph.cli.options import graph_of, language_option, output, own_root
from gapgraph.cli.table_output import chosen_form, put_text, table_options

if TYPE_CHECKING:
    from gapgraph.core.facts import Facts
    from gapgraph.drafting.draft_file import DraftFile
    from gapgraph.drafting.model_endpoint import ModelEndpoint
    from gapgraph.drafting.narrative_drafts import NarrativeDrafts


@click.command("draft", short_help="Claims proposed from a narrative, for a person to review.")
@click.argument("report", metavar="REPORT")
@click.option("--country", default="", metavar="ISO3", help="The country of a text that is not one of the reports.")
@click.option("--year", type=int, help="The year of publication of a text that is not one of the reports.")
@click.option(
    "--save", is_flag=True, help="Keep the drafts in data/drafts of --root, or of the current folder, for review."
)
@click.option(
    "--model-endpoint",
    "address",
    metavar="URL",
    help="Also ask a model at this OpenAI-compatible address (a key, if any, in GAPGRAPH_MODEL_KEY); off unless given.",
)
@click.option("--model", default="", metavar="NAME", help="The model's name at that address.")
@language_option
@table_options(
    "ttl",
    text="table is a page to read; csv, json and md have the documented columns; ttl has nodes of gap:DraftClaim.",
)
@click.pass_context
def draft_command(
    context: click.Context,
    report: str,
    country: str,
    year: int | None,
    save: bool,
    address: str | None,
    model: str,
    language: str,
    form: str,
) -> None:
    """Propose the claims of REPORT, by its id, or of a text (.txt, .docx, .pdf or .html) with --country and --year.

    No draft counts as a claim until a person accepts it with gapgraph review. Each draft quotes its sentence verbatim.
    Standard error lists the sentences without a draft, the numbers of which no word tells what they count, and the
    proposals of a model that were dropped, with the reason: its quotes must be verbatim, and its names must occur in
    the sentence.
    """
    from gapgraph.tables.draft_table import DraftRow, draft_table

    facts, endpoint = graph_of(context).facts, _endpoint(address, model)
    if save:
        found = _saved(context, report, facts, endpoint)
    elif Path(report).suffix:
        found = _of_text(Path(report), country, year, facts, endpoint)
    else:
        from gapgraph.drafting.report_drafts import merged_drafts

        found = _still_open(*merged_drafts(graph_of(context).root, report, facts, endpoint))
    if chosen_form(form) == "ttl":
        from gapgraph.drafting.draft_graph import draft_turtle

        put_text(draft_turtle(Path(report).stem, found.claims))
    else:
        output(form, lambda: draft_table(DraftRow(one.entry, one.confidence, one.rule) for one in found.claims))
    _tell(found, language)


def _endpoint(address: str | None, model: str) -> ModelEndpoint | None:
    """The address and the name of the model that also proposes claims, if the user names one."""
    if not address:
        return None
    if not model:
        raise click.UsageError("Give the model, too: --model.")
    from gapgraph.drafting.model_endpoint import ModelEndpoint

    return ModelEndpoint(address, model)


def _of_text(
    source: Path, country: str, year: int | None, facts: Facts, model: ModelEndpoint | None
) -> NarrativeDrafts:
    from gapgraph.authoring.text_files import read_narrative
    from gapgraph.drafting.report_drafts import draft_text_of

    if not country or year is None:
        raise click.UsageError("A text needs --country and --year.")
    return draft_text_of(read_narrative(source).text, country, year, facts, model)


def _saved(context: click.Context, report: str, facts: Facts, model: ModelEndpoint | None) -> NarrativeDrafts:
    from gapgraph.cli.output import complain
    from gapgraph.drafting.draft_file import OPEN, save_drafts
    from gapgraph.drafting.report_drafts import merged_drafts
    from gapgraph.i18n.say import say

    root = own_root(context)
    merged, found = merged_drafts(root, report, facts, model)
    path = save_drafts(root, merged).relative_to(root).as_posix()
    left = sum(one.state == OPEN for one in merged.drafts)
    complain(say("draft saved", context.params["language"], path=path, left=left, report=report), 0)
    return _still_open(merged, found)


def _still_open(merged: DraftFile, found: NarrativeDrafts) -> NarrativeDrafts:
    """The drafts that nobody has decided yet, with the numbers that gapgraph review shows."""
    from gapgraph.drafting.draft_file import OPEN

    return replace(found, claims=tuple(one.draft for one in merged.drafts if one.state == OPEN))


def _tell(found: NarrativeDrafts, language: str) -> None:
    """Print how much work is left to a person."""
    from gapgraph.cli.output import complain
    from gapgraph.drafting.narrative_drafts import LONGEST_SENTENCE
    from gapgraph.i18n.say import say

    numbers = {"drafts": len(found.claims), "sentences": len(found.uncovered), "numbers": len(found.unnamed)}
    complain(say("draft told", language, **numbers), 0)
    if found.too_long:
        complain(say("draft too long", language, sentences=len(found.too_long), letters=LONGEST_SENTENCE), 0)
    if found.language != "en":
        complain(say("draft other language", language), 0)
    if asked := found.model:
        reasons = ", ".join(f"{reason} {count}" for reason, count in asked.refused.items()) or "–"
        refused = asked.proposed - len(asked.drafts)
        complain(say("draft model", language, proposed=asked.proposed, refused=refused, reasons=reasons), 0)
