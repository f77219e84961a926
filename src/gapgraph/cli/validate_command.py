"""``gapgraph validate`` and ``gapgraph rules``: what is wrong with data, and which legal duties are unmet according to
it.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from gapgraph.cli.options import FAIL_ON, endpoint_for_files, graph_of, has_endpoint, language_option, root_of
from gapgraph.cli.output import emit, emit_paragraphs
from gapgraph.cli.table_output import form_by_ending

if TYPE_CHECKING:
    from gapgraph.validation.shape_rules import Rule
    from gapgraph.validation.validate import Outcome

INPUTS = ("ttl", "trig", "nt", "nq", "rdf", "jsonld")
FORMATS = ("text", "json", "csv", "ttl", "html", "sarif", "junit")
_READABLE = click.Path(exists=True, dir_okay=False)


@click.command("validate", short_help="Is data correct, and which duties are unmet according to the data?")
@click.argument("files", nargs=-1, metavar="FILE...")
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="text",
    show_default=True,
    help="text is for people; sarif and junit are for tools that collect findings.",
)
@click.option(
    "--fail-on",
    type=click.Choice(FAIL_ON),
    default="violation",
    show_default=True,
    help="Exit with 1 for a finding of this severity or a graver one.",
)
@click.option(
    "--only",
    type=click.Choice(("all", "data", "law")),
    default="all",
    show_default=True,
    help="Findings about the data, or about duties that the data shows unmet; --fail-on counts only what is shown.",
)
@click.option(
    "--engine",
    type=click.Choice(("shacl", "pyshacl", "pyshacl-turbo")),
    default="shacl",
    show_default=True,
    help="The SHACL engine: shacl, which is fast, or for comparison pyshacl (slow) or pyshacl-turbo.",
)
@click.option(
    "--input-format",
    "input_form",
    type=click.Choice(INPUTS),
    help="The format of the input, whatever its ending is; without this option, standard input is TriG.",
)
@click.option(
    "--corpus",
    type=click.Path(exists=True, file_okay=False),
    help="A folder of reports (REPORT.ttl); a report is also read if the input refers to it.",
)
@click.option("--baseline", type=_READABLE, help="A JSON report: show only findings that it doesn't contain.")
@click.option(
    "--profile", type=_READABLE, help='A TOML file of severities, in lines RULE = "violation|warning|info|off".'
)
@click.option(
    "-o", "--output", "target", type=click.Path(dir_okay=False), help="Write to this file instead of the screen."
)
@endpoint_for_files
@language_option
@click.pass_context
def validate_command(
    context: click.Context,
    files: tuple[str, ...],
    form: str,
    fail_on: str,
    only: str,
    engine: str,
    input_form: str | None,
    corpus: str | None,
    baseline: str | None,
    profile: str | None,
    target: str | None,
    language: str,
) -> int:
    """Check data: is it well-formed, supported by quotes and consistent, and which duties are unmet according to it?

    FILE is Turtle, TriG, N-Triples, N-Quads, JSON-LD or RDF/XML; a folder, a glob, or - for the standard input. Nothing
    that FILE links to is fetched. With --endpoint, FILE is a report of the store; without FILE, all reports are
    checked, and the store's ontology, law and countries. Exit status: 0 no finding at or above --fail-on, 1 there is
    one, or a report couldn't be compared with the law (except with --only data or --fail-on never), 2 the input or the
    command line is wrong, 3 an engine or the store failed.
    """
    if has_endpoint(context):
        if corpus or input_form:
            raise click.UsageError("--corpus and --input-format work only for files, not with --endpoint.")
        outcome = _outcome_there(context, files, engine, language)
    elif files:
        outcome = _outcome(_layers(context), files, engine, input_form or "", corpus, language)
    else:
        raise click.UsageError("Missing argument 'FILE...', or --endpoint.")
    outcome = _shown(outcome, _layers(context)[0], only, profile, baseline)
    if fail_on != "never":
        outcome = outcome.failing_on(fail_on)
    text = _written(outcome, form_by_ending(form, target, FORMATS))
    if target:
        _write(Path(target), text)
    else:
        (emit_paragraphs if form_by_ending(form, target, FORMATS) == "text" else emit)(text)
    return int(fail_on != "never" and not outcome.conforms)


def _layers(context: click.Context) -> tuple[Path, ...]:
    """The folder whose ontology and shapes are used, and a second folder that adds countries of its own, if any."""
    from gapgraph import resources

    return resources.layers_of(root_of(context) or resources.root())


def _outcome(
    layers: tuple[Path, ...], files: tuple[str, ...], engine: str, input_form: str, corpus: str | None, language: str
) -> Outcome:
    from gapgraph.store.source import read_shared
    from gapgraph.validation.corpus_reports import with_corpus
    from gapgraph.validation.data_reading import read_all
    from gapgraph.validation.engines import ENGINES
    from gapgraph.validation.inputs import files_of
    from gapgraph.validation.ruleset import read_ruleset
    from gapgraph.validation.validate import validate

    sources, background = read_all(files_of(files), input_form), read_shared(*layers)
    if corpus:
        background = with_corpus(background, sources, Path(corpus))
    return validate(sources, read_ruleset(layers[0]), background, ENGINES[engine], language)


def _outcome_there(context: click.Context, reports: tuple[str, ...], engine: str, language: str) -> Outcome:
    from gapgraph.queries.ask import store_elsewhere
    from gapgraph.validation.engines import ENGINES
    from gapgraph.validation.ruleset import read_ruleset
    from gapgraph.validation.store_inputs import background_of, read_stored
    from gapgraph.validation.validate import validate

    graph = graph_of(context)
    if not reports:
        store_elsewhere(graph)  # without FILE all reports are checked, so each must be completely loaded
    asked = tuple(map(graph.report_id, reports)) or graph.report_ids
    sources, background = read_stored(graph, asked), background_of(graph, asked)
    return validate(sources, read_ruleset(_layers(context)[0]), background, ENGINES[engine], language)


def _shown(outcome: Outcome, root: Path, only: str, profile: str | None, baseline: str | None) -> Outcome:
    """The findings that the user asked for, with the severities that the user set."""
    from gapgraph.validation.inputs import new_since, read_baseline, read_profile, weigh_findings
    from gapgraph.validation.shape_rules import all_rules

    findings = outcome.findings
    if profile:
        findings = weigh_findings(findings, read_profile(Path(profile), all_rules(root)))
    if baseline:
        findings = new_since(findings, read_baseline(Path(baseline)))
    outcome = outcome._replace(findings=findings)
    return outcome if only == "all" else outcome.only(only)


def _written(outcome: Outcome, form: str) -> str:
    if form == "text":
        from gapgraph.validation.text_report import as_text

        return as_text(outcome)
    from gapgraph.validation.machine_formats import WRITERS

    return WRITERS[form](outcome)


def _write(target: Path, text: str) -> None:
    from gapgraph.cli.output import unwritable

    try:
        target.write_text(text, encoding="utf-8")
    except OSError as error:
        raise unwritable(error.strerror, str(target)) from error


@click.command("rules", short_help="The rules that data must follow.")
@click.argument("rule", required=False)
@language_option
@click.pass_context
def rules_command(context: click.Context, rule: str | None, language: str) -> None:
    """List the rules for data, or explain one: what is wrong, how grave it is, and what to do."""
    from gapgraph.errors import unknown_name
    from gapgraph.validation.shape_rules import all_rules
    from gapgraph.validation.text_report import severity_word

    known = all_rules(_layers(context)[0])
    if rule is None:
        named = ((severity_word(one.severity, language), one) for one in known.values())
        emit_paragraphs("".join(f"{word:<10} {one.id}: {one.message(language)}\n" for word, one in named))
    elif rule in known:
        emit_paragraphs(_rule_page(known[rule], language))
    else:
        raise unknown_name("GG405", "rule", rule, list(known), "gapgraph rules")


def _rule_page(rule: Rule, language: str) -> str:
    from gapgraph.i18n.say import say
    from gapgraph.validation.text_report import severity_word

    heads = (say(f"rule {name}", language) for name in ("severity", "source", "problem", "remedy"))
    told = (severity_word(rule.severity, language), rule.source, rule.message(language), rule.remedy(language))
    return "\n".join((rule.id, *(f"  {head:<9} {text}" for head, text in zip(heads, told, strict=True)))) + "\n"
