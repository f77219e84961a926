"""Which reports a canned query concerns, by its parameter values: named reports, a country's, or all.

A query with a report or country parameter reads only the reports that the parameter names, so only these are loaded or
copied.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from gapgraph.core.facts import Term
from gapgraph.core.ids import report_id
from gapgraph.corpus import Corpus
from gapgraph.errors import GapgraphError
from gapgraph.queries.catalogue import CannedQuery, Values
from gapgraph.vocabulary import GAP, NO_IRI, Iri, ReportId, expand

_REPORT: Final = GAP + "Report"
_COUNTRY: Final = GAP + "Country"


@dataclass(frozen=True)
class Scope:
    """The reports that a query concerns: the reports with these ids, or else the reports of a country (its IRI), or all
    reports if both are empty.
    """

    reports: tuple[ReportId, ...] = ()
    country: Iri = NO_IRI


def scope_of(query: CannedQuery, values: Values, graph: Corpus) -> Scope:
    """The reports that the query concerns. Raises GapgraphError GG503 if a parameter names an unknown report.

    The report may also come from a parameter's default. An unknown report is an error, because an empty answer about it
    would be wrong.
    """
    terms = query.all_terms(values, graph)
    named = _of_class(_REPORT, query, terms)
    for parameter, term in named.items():
        if (report := report_id(term)) not in graph.report_ids:
            remedy = f"gapgraph reports lists the available reports; -p {parameter}=… chooses another."
            raise GapgraphError("GG503", f"There is no report named {report!r}", place=query.name, remedy=remedy)
    countries = tuple(_of_class(_COUNTRY, query, terms).values())
    reports = tuple(dict.fromkeys(report_id(term) for term in named.values()))
    return Scope(reports, countries[0] if len(countries) == 1 and not reports else NO_IRI)


def _of_class(cls: str, query: CannedQuery, terms: Mapping[str, Term]) -> dict[str, Iri]:
    """The values of the parameters whose choices are the instances of the class ``cls``, by the parameters' names."""
    names = [one.name for one in query.header.parameters if one.choices and expand(one.choices) == cls]
    return {name: Iri(term) for name in names if isinstance(term := terms[name], str)}
