"""The claims of a report as a table: one row a claim, its slots as the graph has them, and the words that prove it."""

from __future__ import annotations

from collections.abc import Iterable

from gapgraph.core.claims import Claim, quotes
from gapgraph.core.facts import Facts, Literal
from gapgraph.core.labels import Names
from gapgraph.tables.table import Cell, Column, Table
from gapgraph.vocabulary import GAP, PROV, REPORT, SDMX_ATTRIBUTE, SDMX_DIMENSION, SDMX_MEASURE, curie

_LABELLED = {
    "group": GAP + "group",
    "protection": GAP + "protection",
    "provider": GAP + "provider",
    "asserted_by": PROV + "wasAttributedTo",
}
_SLOTS = {
    "reach": GAP + "reach",
    "specialized": GAP + "specialized",
    "exclusive": GAP + "exclusive",
    "inside": GAP + "inside",
    "frequency": GAP + "frequency",
    "certainty": GAP + "certainty",
    "when": GAP + "when",
    "place": GAP + "place",
    "condition": GAP + "condition",
    "mode": GAP + "mode",
    "scope": GAP + "scope",
    "other_group": GAP + "otherGroup",
    "aaaq": GAP + "aaaq",
    "cause": GAP + "cause",
    "measure": GAP + "measure",
    "value": SDMX_MEASURE + "obsValue",
    "bound": GAP + "bound",
    "unit": SDMX_ATTRIBUTE + "unitMeasure",
    "period": SDMX_DIMENSION + "refPeriod",
    "body": GAP + "body",
    "age": SDMX_DIMENSION + "age",
    "sex": SDMX_DIMENSION + "sex",
    "form": GAP + "formCode",
    "nationality": GAP + "nationalityCode",
    "lgbtqi": GAP + "lgbtqiCode",
    "part_of": GAP + "partOf",
    "breakdown": GAP + "breakdown",
    "axis": GAP + "axis",
    "actor": GAP + "actor",
    "partner": GAP + "partner",
    "action": GAP + "actionKind",
    "direction": GAP + "direction",
    "harm": GAP + "harmKind",
    "infringes": GAP + "infringes",
    "instrument": GAP + "instrument",
    "extent": GAP + "extent",
    "obligation": GAP + "obligation",
    "acknowledged": GAP + "acknowledged",
}
CLAIM_COLUMNS = (
    *(Column(name) for name in ("report", "claim", "kind")),
    *(Column(name + end) for name in _LABELLED for end in ("", "_label")),
    *(Column(name, " ") for name in _SLOTS),
    *(Column(name, " ") for name in ("sentence", "start", "end")),
    Column("quotes", " | "),
)
"""The keys of the codebook; a slot that a claim doesn't have is empty. Positions are those of the quotes, in order."""


def claim_table(report: str, claims: Iterable[Claim], facts: Facts, names: Names) -> Table:
    """A row a claim, in the order given; ``facts`` are those of the report."""
    return Table(CLAIM_COLUMNS, tuple(_claim_row(report, claim, facts, names) for claim in claims))


def _claim_row(report: str, claim: Claim, facts: Facts, names: Names) -> tuple[Cell, ...]:
    iri = REPORT + claim.id
    named = [facts.iri(iri, predicate) or "" for predicate in _LABELLED.values()]
    return (
        report,
        claim.id,
        claim.kind.value,
        *(cell for one in named for cell in (curie(one), names.label(one))),
        *(_slot(facts, iri, predicate, names.language) for predicate in _SLOTS.values()),
        tuple(str(quote.sentence) for quote in claim.quotes),
        tuple(str(quote.start) for quote in claim.quotes),
        tuple(str(quote.end) for quote in claim.quotes),
        quotes((claim,), names.language),
    )


def _slot(facts: Facts, iri: str, predicate: str, language: str) -> tuple[str, ...]:
    """The names or numbers of a slot; of a text in several languages the reader's, English where there is none."""
    terms = facts.terms(iri, predicate)
    texts = [term for term in terms if isinstance(term, Literal)]
    spoken = [one for one in texts if one.language == language] or [one for one in texts if one.language in ("", "en")]
    return (*sorted(curie(term) for term in terms if isinstance(term, str)), *(one.text for one in spoken))
