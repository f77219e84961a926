"""docs/mandates/{instrument}.md: the articles of an instrument, and the findings on them in the bundled reports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gapgraph.api import Gapgraph
from gapgraph.core.labels import Labels
from gapgraph.core.statuses import Verdict
from gapgraph.law.assessments import GRAVEST_FIRST, Assessment
from gapgraph.law.obligations import READ, Obligation
from gapgraph.law.sentences import stated_sentence
from gapgraph.law.stated import Stated
from gapgraph.tables.box_words import BoxWords
from gapgraph.vocabulary import GAP, LAW, SKOS, Iri, ReportId
from scripts.pages.markdown import WRITTEN, table

_BINDS = "## Countries that it binds, and since when\n"
_NOBODY = (
    "The instrument binds no country of the data. `gapgraph gaps --benchmarks` shows the instrument as a benchmark; "
    "the instrument never leads to a finding.\n"
)
_DUTIES = """## Its duties

The duties are in our own words. [What the law requires](../mandates.md) explains how reports are compared with duties.
"""
_FINDINGS = """## What the reports show

The tables show the groups for which a duty is unmet or underserved.
"""


def instrument_pages(graph: Gapgraph) -> dict[str, str]:
    """The page of each instrument, by the name of its file without the ending."""
    found = {report: graph.assessments(report, graph.coverage(report)) for report in graph.report_ids}
    stated = {report: graph.stated(report) for report in graph.report_ids}
    instruments = sorted({duty.instrument for duty in graph.obligations})
    return {one.removeprefix(LAW): _page(one, graph, found, stated) for one in instruments}


def _page(
    instrument: str,
    graph: Gapgraph,
    found: dict[ReportId, tuple[Assessment, ...]],
    stated: dict[ReportId, tuple[Stated, ...]],
) -> str:
    names = graph.names()
    duties = [duty for duty in graph.obligations if duty.instrument == instrument]
    about = " ".join(
        text
        for text in (names.text(Iri(instrument), SKOS + "definition"), names.text(Iri(instrument), GAP + "note"))
        if text
    )
    parts = (
        f"# {names.label(Iri(instrument))}\n\n{WRITTEN}\n\n{about}\n",
        _BINDS,
        _bindings(duties[0], graph, names) or _NOBODY,
        _DUTIES,
        *_duties(duties, graph, names),
        _FINDINGS,
        *_findings(instrument, names, found, stated),
    )
    return "\n".join(part.rstrip("\n") + "\n" for part in parts)


def _bindings(duty: Obligation, graph: Gapgraph, names: Labels) -> str:
    """For each country that the instrument binds: from when to when, and the source of these dates."""
    nodes = [
        n for n in graph.facts.of_type(GAP + "Binding") if graph.facts.iri(n, GAP + "instrument") == duty.instrument
    ]
    rows = (
        (
            names.label(Iri(graph.facts.iri(node, GAP + "country") or "")),
            graph.facts.text(node, GAP + "inForceFrom") or "not seen",
            graph.facts.text(node, GAP + "inForceUntil") or "",
            _date_seen(graph.facts.iri(node, GAP + "bindingVerification") or ""),
            names.text(node, GAP + "note"),
        )
        for node in nodes
    )
    return table(("country", "in force from", "until", "the date", "note"), rows) if nodes else ""


def _date_seen(verification: str) -> str:
    return {GAP + "Read": "seen in a source", GAP + "Via": "stated by another source"}.get(verification, "from memory")


def _duties(duties: list[Obligation], graph: Gapgraph, names: Labels) -> Iterator[str]:
    """The numbered sources in which the articles were seen, and the table of duties, which names the numbers."""
    sources = sorted({source for duty in duties for source in _seen_in(duty, graph)})
    if sources:
        yield "Sources of the articles:\n"
        yield "".join(f"{number}. {source}\n" for number, source in enumerate(sources, 1))
    header = (
        "article",
        "what it obliges",
        "kind",
        "about",
        "owed to (exact people)",
        "by",
        "strength",
        "read in source",
    )
    yield table(header, _rows(duties, sources, graph, names))


def _seen_in(duty: Obligation, graph: Gapgraph) -> list[str]:
    terms = graph.facts.terms(duty.iri, GAP + "seenIn")
    return sorted(term.text for term in terms if not isinstance(term, str))


def _rows(
    duties: Iterable[Obligation], sources: list[str], graph: Gapgraph, names: Labels
) -> Iterator[tuple[str, ...]]:
    """One row for each duty; an article with the same duty for several protections has one row."""
    alike: dict[tuple[str, ...], list[str]] = {}
    for duty in duties:
        alike.setdefault(_row(duty, sources, graph, names), []).append(_about(duty, names))
    for row, about in alike.items():
        yield (*row[:3], ", ".join(dict.fromkeys(about)), *row[3:])


def _row(duty: Obligation, sources: list[str], graph: Gapgraph, names: Labels) -> tuple[str, ...]:
    numbers = ", ".join(str(sources.index(source) + 1) for source in _seen_in(duty, graph))
    mark = names.label(Iri(GAP + duty.verification))
    return (
        duty.article,
        " ".join(
            text for text in (names.text(duty.iri, SKOS + "definition"), names.text(duty.iri, GAP + "note")) if text
        ),
        _kind(duty, graph, names),
        _joined(names.label(duty.group), names.text(duty.iri, GAP + "beneficiaryText"), "not a group of the ontology"),
        _bearer(duty, graph, names),
        _strength(duty, names),
        f"{mark} ({numbers})" if numbers and duty.verification != READ else numbers or mark,
    )


def _bearer(duty: Obligation, graph: Gapgraph, names: Labels) -> str:
    """The bodies that the article names; the ontology's body for them follows in parentheses."""
    body = names.label(Iri(graph.facts.iri(duty.iri, GAP + "dutyBearer") or ""))
    words = names.text(duty.iri, GAP + "bearerText")
    return _joined(words, f"in the ontology: {body}" if body else "") if words else body


def _about(duty: Obligation, names: Labels) -> str:
    return _joined(names.label(duty.protection), names.text(duty.iri, GAP + "protectionText"))


def _kind(duty: Obligation, graph: Gapgraph, names: Labels) -> str:
    kind = names.label(Iri(GAP + duty.kind)) + (", as a prohibition" if duty.is_prohibition else "")
    target = names.text(duty.iri, GAP + "targetText")
    date = graph.facts.text(duty.iri, GAP + "targetDate")
    return f"{kind}: {target} by {date}" if target else kind


def _strength(duty: Obligation, names: Labels) -> str:
    words = [names.label(Iri(GAP + duty.strength))]
    words += [f"“{duty.qualifier}”"] if duty.qualifier else []
    terms = names.text(duty.iri, GAP + "dutyTerms")
    return "; ".join([*words, terms] if terms else words)


def _joined(term: str, words: str, none: str = "") -> str:
    """A term with the words that narrow or widen it; only the words if there is no term."""
    if term and words:
        return f"{term} ({words})"
    return term or (f"{words} ({none})" if none and words else words)


def _findings(
    instrument: str,
    names: Labels,
    found: dict[ReportId, tuple[Assessment, ...]],
    stated: dict[ReportId, tuple[Stated, ...]],
) -> Iterator[str]:
    any_found = False
    for report, assessed in found.items():
        of = [one for one in assessed if one.obligation.instrument == instrument and one.severity]
        told = [one for one in stated[report] if instrument in one.instruments]
        if of or told:
            any_found = True
            yield f"### {report}\n"
            yield from (f"{stated_sentence(one, names)}\n" for one in told)
            yield _shown(of, names)
    if not any_found:
        yield "No bundled report can be compared with this instrument.\n"


def _shown(assessed: list[Assessment], names: Labels) -> str:
    words = BoxWords(names)
    known = [one for one in assessed if one.verdict is not Verdict.UNKNOWN]
    ordered = sorted(
        known, key=lambda one: (GRAVEST_FIRST.index(one.severity or GRAVEST_FIRST[-1]), one.obligation.iri)
    )
    rows = (
        (
            one.obligation.article,
            names.label(one.obligation.protection),
            words.said(one.box) if one.box else names.label(one.obligation.group),
            one.verdict.value,
            f"{one.severity}",
        )
        for one in ordered
    )
    unknown = len(assessed) - len(known)
    shown = table(("article", "about", "unmet or underserved for", "verdict", "severity"), rows) if known else ""
    return shown + (
        f"\nDuties for which this report doesn't show whether they were met: {unknown} (a duty counts once for each "
        "protection and each group).\n"
        if unknown
        else ""
    )
