"""docs/mandates.md: the severity of findings on duties, a link to the page of each instrument, and the groups that no
law covers.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from gapgraph.api import Gapgraph
from gapgraph.core.boxes import maximal_boxes, minimal_cover
from gapgraph.core.groups import order_of
from gapgraph.core.labels import Labels
from gapgraph.core.statuses import Verdict
from gapgraph.law.obligations import OUTCOME, READ, Obligation
from gapgraph.tables.box_words import BoxWords
from gapgraph.vocabulary import GAP, LAW, SKOS, Iri
from scripts.pages.markdown import WRITTEN, table

_RAISED = (Verdict.UNMET, Verdict.UNDERSERVED, Verdict.UNKNOWN)

_INTRODUCTION = f"""# What the law requires

{WRITTEN}

The duties of these laws, treaties and standards (*instruments*) are compared with reports. Each duty comes from one
article, and is described in the project's own words. In `ontology/mandates/`, a duty has one `gap:Obligation` for each
protection. A duty doesn't show that a service is given. This page is not legal advice: before you use a duty, ask a
lawyer to confirm it.

A duty is compared with a report only if it binds the report's country on every day of the report's period, because a
law that came into force within the period may be later than the facts. `gapgraph gaps --benchmarks` also shows
*benchmarks*, which are never findings: the duties of treaties and of guidance that don't bind the country, and the
duties that bind the country in another period.

If the report itself says something about a duty, the output shows the report's words before all derived findings. Only
a court can decide that a law is breached: Gapgraph says only that a fact in the report is *at odds* with an article.
"""

_KINDS = """## Kinds of duty

Gapgraph compares only duties of the kind *outcome* with reports, and only for groups of the ontology. For a duty of any
other kind than *outcome*, Gapgraph uses only what the report itself says about the duty. A duty that prohibits
something is compared only with refusals and harms in the report, never with a silence or a shortage.
"""

_TIERS = """## The severity of a verdict on a duty

The severity of a finding follows from the strength of the duty and from the verdict on the people whom the duty
protects. A duty with “shall” and with words that weaken the duty, such as “where appropriate”, has the tier
*qualified*.

The severity is one step lower, and never two steps, in these cases:

- The report itself doesn't say that the protection of the duty is missing: only others say so, or the claims are about
  services in general.
- We know the article only through another source.

If we didn't see the text of a duty, the severity is at most Info. The duty bearer's own statement that a duty is met
never counts as proof.
"""

_MARKS = "## How the text of the articles was checked\n"

_INSTRUMENTS = """## Instruments

The page of each instrument has its articles. The column `outcomes` counts a duty once for each protection, and only if
reports are compared with the duty.
"""

_LEFT_OUT = """## Victims whom the laws leave out

The table lists the duties of the kinds outcome and legislation, also those no longer in force, that protect only some
of the victims to whom the duty's protection applies.
"""

_AAAQ = """## Aspects in which a service can be insufficient

Availability, accessibility, acceptability and quality are the dimensions of General Comment 14 of the UN committee on
economic, social and cultural rights (paragraph 12). To these four dimensions of General Comment 14, Gapgraph adds
accountability and safety. The list of terms [explains each dimension](terms.md#list-aaaq-dimensions).
"""

_NOT_HERE = """## Not found yet

We have not found these texts: the text of Act 694 of Ghana; Law 30925 and Law 31146 of Peru in full; the annexes of DS
017-2017-IN and DS 009-2021-IN; the article numbers in Decree 1066 of 2015 of Colombia, and the operative part of ruling
C-470 of 2016; articles 62(V), 90(VI) and 114(VI) of Mexico's General Law before their amendments; CETS 197, articles 11
and 26; ACTIP, article 14(8)-(13); TVPA, sections 107(b) and 108(b)(2); the depositary lists for the dates marked as
from memory.
"""


def mandates_page(graph: Gapgraph) -> str:
    """The whole page."""
    names = graph.names()
    parts = (
        _INTRODUCTION,
        _KINDS,
        _kinds(graph, names),
        _TIERS,
        _severities(graph, names),
        _MARKS,
        _marks(graph, names),
        _INSTRUMENTS,
        _instruments(graph, names),
        _LEFT_OUT,
        _left_out(graph, names),
        _AAAQ,
        _NOT_HERE,
    )
    return "\n".join(part.rstrip("\n") + "\n" for part in parts)


def obligations_by_duty(graph: Gapgraph) -> dict[tuple[str, str, str], list[Obligation]]:
    """Each duty (by its instrument, article and text) with its obligations: one obligation for each protection."""
    told: dict[tuple[str, str, str], list[Obligation]] = {}
    for one in graph.obligations:
        key = (one.instrument, one.article, graph.facts.text(one.iri, SKOS + "definition", "en") or "")
        told.setdefault(key, []).append(one)
    return told


def _kinds(graph: Gapgraph, names: Labels) -> str:
    kinds = sorted(graph.facts.of_type(GAP + "DutyKind"), key=lambda iri: order_of(graph.facts, iri))
    first = [min(parts, key=lambda one: one.kind != OUTCOME).kind for parts in obligations_by_duty(graph).values()]
    rows = ((names.label(k), names.text(k, SKOS + "definition"), str(first.count(k.removeprefix(GAP)))) for k in kinds)
    return table(("kind", "meaning", "duties"), rows)


def _severities(graph: Gapgraph, names: Labels) -> str:
    sample = replace(next(one for one in graph.obligations if one.is_assessed), verification=READ)
    used = {GAP + duty.strength for duty in graph.obligations if duty.is_assessed}
    strengths = sorted(used, key=lambda iri: order_of(graph.facts, Iri(iri)))
    rows = []
    for qualifier, ending in (("", ""), ("so far as possible", ", with words that weaken the duty")):
        for iri in strengths:
            duty = replace(sample, strength=iri.removeprefix(GAP), qualifier=qualifier)
            if duty.tier != replace(duty, qualifier="").tier or not qualifier:
                found = (duty.severity(verdict) for verdict in _RAISED)
                rows.append((names.label(Iri(iri)) + ending, duty.tier, *(f"{one or 'not raised'}" for one in found)))
    return table(("strength", "tier", *_RAISED), rows)


def _marks(graph: Gapgraph, names: Labels) -> str:
    marks = sorted(graph.facts.of_type(GAP + "Verification"), key=lambda iri: order_of(graph.facts, iri))
    seen = [GAP + parts[0].verification for parts in obligations_by_duty(graph).values()]
    rows = ((names.label(m), names.text(m, SKOS + "definition"), str(seen.count(m))) for m in marks)
    return table(("mark", "meaning", "duties"), rows)


def _by_instrument(graph: Gapgraph) -> Iterator[tuple[str, list[Obligation]]]:
    ordered = sorted(graph.obligations, key=lambda duty: duty.instrument)
    for instrument, duties in groupby(ordered, key=lambda duty: duty.instrument):
        yield instrument, list(duties)


def _instruments(graph: Gapgraph, names: Labels) -> str:
    """One row for each instrument, with a link to its page."""
    told = list(obligations_by_duty(graph))
    lines = ["| instrument | binds | duties | outcomes |", "| --- | --- | --- | --- |"]
    for instrument, duties in _by_instrument(graph):
        bound = ", ".join(sorted(names.label(country) for country in duties[0].binds)) or "none"
        count, held = sum(one == instrument for one, _, _ in told), sum(duty.is_assessed for duty in duties)
        page = f"[{names.label(Iri(instrument))}](mandates/{instrument.removeprefix(LAW)}.md)"
        lines.append(f"| {page} | {bound} | {count} | {held} |")
    return "\n".join(lines) + "\n"


def _left_out(graph: Gapgraph, names: Labels) -> str:
    """One row for the protections of an article that leave out the same victims."""
    words = BoxWords(names)
    rows: dict[tuple[str, str, str, str], list[str]] = {}
    for duty, bound, outside in _narrow_duties(graph):
        article, _, protection = names.label(duty.iri).rpartition(": ")
        left = "; ".join(words.said(box) for box in minimal_cover(maximal_boxes(graph.lattice, outside), outside))
        countries = ", ".join(map(names.label, bound))
        rows.setdefault((article, countries, names.label(Iri(duty.group)), left), []).append(protection)
    merged = ((one[0], ", ".join(dict.fromkeys(protections)), *one[1:]) for one, protections in rows.items())
    return table(("article", "protections", "binds", "owed to", "leaves out"), merged)


def _narrow_duties(graph: Gapgraph) -> Iterator[tuple[Obligation, list[Iri], int]]:
    """The duties that protect only some victims: each with the countries of reports that it binds, and the leaves that
    it leaves out.
    """
    reported = sorted({report.country for report in graph.reports()})
    for duty in graph.obligations:
        bound = [country for country in reported if country in duty.binds]
        if duty.kind in (OUTCOME, "LegislationDuty") and duty.group and bound:
            applicable = graph.lattice.leaves_of(graph.scheme.applicable_group(duty.protection))
            if outside := applicable & ~graph.lattice.leaves_of(duty.group):
                yield duty, bound, outside
