"""docs/mandates.md: every duty of every instrument, what a finding on it is worth, and whom the laws leave out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from gapgraph.api import Gapgraph
from gapgraph.core.boxes import maximal_boxes, minimal_cover
from gapgraph.core.claim_words import Kind
from gapgraph.core.groups import order_of
from gapgraph.core.labels import Names
from gapgraph.core.statuses import Verdict
from gapgraph.law.obligations import Obligation
from gapgraph.vocabulary import GAP, REPORT, SKOS, curie
from scripts.pages.markdown import WRITTEN, table

_RAISED = (Verdict.UNMET, Verdict.UNDERSERVED, Verdict.UNKNOWN)

_INTRODUCTION = f"""# What the law requires

{WRITTEN}

Law is apart from claims: a duty never counts as a provision, and no claim is made from a law. Each duty is a
`gap:Obligation` in `ontology/mandates/`, from one article of one instrument: a protection, whom it is owed to, who owes
it, how hard it binds, the words that soften it, and how it was checked that the law says so.

A duty is assessed for a report only if its instrument binds the report's country and was in force at some time in the
report's period. All others are benchmarks: `gapgraph gaps --benchmarks` shows them, and they are never a finding. A law
that binds somebody else, such as the United States' law on its own agencies, is never a finding about a country.
"""

_TIERS = """## What a verdict on a duty is worth

The strength of the duty and the verdict on the people whom it protects give the severity. A duty from memory (not
verified) is raised as information at most. A "shall" with a qualifier counts as qualified.
"""

_MARKS = "## How it was checked that the law says so\n"

_LEFT_OUT = """## Whom the laws leave out

The duties that bind a country, whenever they are in force, and aren't owed to every victim to whom the protection
applies; and who stays outside. Where a law that funds services names fewer people than the law that requires them, a
gap is designed in: it shows only if each instrument keeps its own beneficiaries.
"""

_AAAQ = """## In which respect a service falls short

The four dimensions of General Comment 14 of the UN committee on economic, social and cultural rights (paragraph 12),
and two that it lacks: whether what was done is reported, and whether a service is safe and leaves people free. The
counts are of Limitations in the bundled reports; for accountability, of NonDisclosures, which are claims of their own.
"""

_NOT_HERE = """## What names no protection, and so isn't here

- Palermo Protocol, article 6(4): that age, gender and special needs be taken into account.
- TVPA, section 108(a): to prohibit and punish trafficking; and the data duty of its 2019 amendment (P.L. 115-425), a
  criterion: it is what makes "did not report" matter in law.
- CETS 197, article 12(7): that services be given on an informed basis and with consent.
- OHCHR principles 1, 2, 3, 5 (rights at the center, due diligence, no harm done, causes) and 10 (children).
- Peru: DS 007-2008-IN, the first regulation of Law 28950, and DS 001-2016-IN, which replaced it; of their duties only
  the titles were seen. Of Law 31146, that public defenders and lawyers of Emergency Centers *may* represent victims.

Some duties are owed to fewer people here than a summary of their articles says: help in criminal proceedings (Palermo
6(2)(b), CETS 197 12(1)) to victims in proceedings, and what concerns the right to stay to foreign victims. Nobody else
has any use for them.
"""


def mandates_page(graph: Gapgraph) -> str:
    """The whole page."""
    names = graph.names()
    parts = (
        _INTRODUCTION,
        _TIERS,
        _severities(graph, names),
        _MARKS,
        _marks(graph, names),
        "## Instruments\n",
        _instruments(graph, names),
        *_duties(graph, names),
        _LEFT_OUT,
        _left_out(graph, names),
        _AAAQ,
        _dimensions(graph, names),
        _NOT_HERE,
    )
    return "\n".join(part.rstrip("\n") + "\n" for part in parts)


def _severities(graph: Gapgraph, names: Names) -> str:
    sample = replace(graph.obligations[0], verification="Read")
    strengths = sorted(graph.facts.of_type(GAP + "DutyStrength"), key=lambda iri: order_of(graph.facts, iri))
    rows = []
    for qualifier, ending in (("", ""), ("so far as possible", ", with a qualifier")):
        for iri in strengths:
            duty = replace(sample, strength=iri.removeprefix(GAP), qualifier=qualifier)
            if duty.tier != replace(duty, qualifier="").tier or not qualifier:
                found = (duty.severity(verdict) for verdict in _RAISED)
                rows.append((names.label(iri) + ending, duty.tier, *(f"{one or 'not raised'}" for one in found)))
    return table(("strength", "tier", *_RAISED), rows)


def _marks(graph: Gapgraph, names: Names) -> str:
    marks = sorted(graph.facts.of_type(GAP + "Verification"), key=lambda iri: order_of(graph.facts, iri))
    counted = {mark: [duty for duty in graph.obligations if GAP + duty.verification == mark] for mark in marks}
    rows = ((names.label(m), names.text(m, SKOS + "definition"), str(len(counted[m]))) for m in marks)
    return table(("mark", "meaning", "duties"), rows)


def _by_instrument(graph: Gapgraph) -> Iterator[tuple[str, list[Obligation]]]:
    ordered = sorted(graph.obligations, key=lambda duty: duty.instrument)
    for instrument, duties in groupby(ordered, key=lambda duty: duty.instrument):
        yield instrument, list(duties)


def _instruments(graph: Gapgraph, names: Names) -> str:
    rows = []
    for instrument, duties in _by_instrument(graph):
        binding = graph.facts.iri(instrument, GAP + "bindingVerification") or ""
        rows.append(
            (
                names.label(instrument),
                ", ".join(sorted(names.label(country) for country in duties[0].binds)) or "nobody here: a benchmark",
                names.label(binding),
                duties[0].in_force_from,
                duties[0].in_force_until,
                str(len(duties)),
            )
        )
    return table(("instrument", "binds", "that it binds", "in force from", "until", "duties"), rows)


def _duties(graph: Gapgraph, names: Names) -> Iterator[str]:
    for instrument, duties in _by_instrument(graph):
        yield f"## {names.label(instrument)}\n"
        note = names.text(instrument, GAP + "note")
        yield names.text(instrument, SKOS + "definition") + (f" {note}" if note else "") + "\n"
        rows = (_duty(duty, graph, names) for duty in duties)
        yield table(
            ("article", "protection", "owed to", "by", "strength", "qualifier", "mark", "if unmet", "note"), rows
        )


def _duty(duty: Obligation, graph: Gapgraph, names: Names) -> tuple[str, ...]:
    bearer = graph.facts.iri(duty.iri, GAP + "dutyBearer") or ""
    return (
        duty.article,
        names.label(duty.protection),
        names.label(duty.group),
        names.label(bearer),
        names.label(GAP + duty.strength),
        duty.qualifier,
        names.label(GAP + duty.verification),
        f"{duty.severity(Verdict.UNMET)}" if duty.binds else "never a finding",
        names.text(duty.iri, GAP + "note"),
    )


def _left_out(graph: Gapgraph, names: Names) -> str:
    rows = []
    for country in sorted({report.country for report in graph.reports()}):
        for duty in graph.obligations:
            applicable = graph.lattice.leaves_of(graph.scheme.applicable_group(duty.protection))
            outside = applicable & ~graph.lattice.leaves_of(duty.group)
            if country in duty.binds and outside:
                boxes = minimal_cover(maximal_boxes(graph.lattice, outside), outside)
                left = "; ".join(names.box_label(box) for box in boxes)
                since = duty.in_force_from
                rows.append((names.label(country), names.label(duty.iri), since, names.label(duty.group), left))
    return table(("country", "duty", "since", "owed to", "left out"), rows)


def _dimensions(graph: Gapgraph, names: Names) -> str:
    claims = [claim for report in graph.report_ids for claim in graph.claims(report)]
    silences = sum(claim.kind is Kind.NON_DISCLOSURE for claim in claims)
    said = [_aaaq(graph, claim.id) for claim in claims if claim.kind is Kind.LIMITATION]
    rows = []
    for iri in sorted(graph.facts.of_type(GAP + "ServiceDimension"), key=lambda iri: order_of(graph.facts, iri)):
        count = silences if curie(iri) == "gap:Accountability" else said.count(iri)
        rows.append((names.label(iri), names.text(iri, SKOS + "definition"), str(count)))
    return table(("dimension", "meaning", "claims"), rows)


def _aaaq(graph: Gapgraph, claim: str) -> str:
    return graph.report_facts(claim.split("/", 1)[0]).iri(REPORT + claim, GAP + "aaaq") or ""
