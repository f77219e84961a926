"""A report as the workbench shows it: its computed data, and the answers that pages need."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from gapgraph.api import Gapgraph
from gapgraph.core.claim_words import Kind
from gapgraph.core.claims import Claim
from gapgraph.core.contexts import read_contexts
from gapgraph.core.gaps import Gap, gaps
from gapgraph.core.ids import report_iri
from gapgraph.core.matrix import GroupCoverage
from gapgraph.core.statuses import Verdict
from gapgraph.tables.claims_table import ReportClaim, claim_table
from gapgraph.tables.report_reading import ReportReading
from gapgraph.vocabulary import DCTERMS, GAP, TEMPORARY_LODGING, VICTIM_SERVICES, Iri, curie


@dataclass(frozen=True)
class ReportView(ReportReading):
    """The extra data for the pages of one report: claims, times, places, gaps."""

    graph: Gapgraph

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """Every claim of the report, for all times and places."""
        return self.graph.claims(self.setting.id)

    @cached_property
    def times(self) -> list[tuple[str, str]]:
        """The times to which claims are limited: as ids and in words."""
        used = {claim.when for claim in self.claims} - {""}
        facts = (self.graph.facts, self.graph.report_facts(self.setting.id))
        known = [context.iri for one in facts for context in read_contexts(one) if context.iri in used]
        return [(curie(iri) if iri.startswith(GAP) else iri, self.label(iri)) for iri in known]

    @cached_property
    def places(self) -> list[tuple[str, str]]:
        """The places that claims name: as ids and in words."""
        used = {place for claim in self.claims for place in claim.places}
        return self._by_label(place for place in used if place != self.setting.report.country)

    @cached_property
    def silent_places(self) -> list[tuple[str, str]]:
        """The places in the country that no claim names: as ids and in words."""
        own = self.setting.report.country.partition("#")[0] + "#"
        every = [place for place in self.graph.facts.of_type(GAP + "Place") if place.startswith(own)]
        return [one for one in self._by_label(every) if one not in self.places]

    def _by_label(self, places: Iterable[Iri]) -> list[tuple[str, str]]:
        return sorted(((curie(iri), self.label(iri)) for iri in places), key=lambda one: one[1])

    def gaps(self, verdict: Verdict = Verdict.UNMET) -> tuple[Gap, ...]:
        """The gaps of a verdict, from the coverage that the page shows."""
        return tuple(gaps(self.setting.coverage, self.graph.lattice, verdict))

    @cached_property
    def counts(self) -> list[dict[str, str]]:
        """The claims that count something, as rows of the table of claims."""
        counted = (ReportClaim(self.setting, claim) for claim in self.claims if claim.value is not None)
        table = claim_table(counted)
        return [dict(zip(table.header, row, strict=True)) for row in table.flat()]

    @cached_property
    def fulfilments(self) -> tuple[Claim, ...]:
        """The report's own statements about duties."""
        return tuple(claim for claim in self.setting.view.claims if claim.kind is Kind.FULFILMENT)

    @cached_property
    def protections(self) -> tuple[Iri, ...]:
        """The protections that the report mentions, in column order."""
        return tuple(p for p in self.setting.coverage if any(c.spoken for c in self._of(p)))

    @cached_property
    def silent(self) -> tuple[Iri, ...]:
        """The protections that the report doesn't mention."""
        return tuple(p for p in self.setting.coverage if p not in self.protections)

    def _of(self, protection: Iri) -> list[GroupCoverage]:
        return [cell for (_, of), cell in self.cells.items() if of == protection]

    def sections(self, protections: tuple[Iri, ...]) -> list[tuple[str, list[Iri]]]:
        """The protections under the headings of a matrix: lodging, services, freedoms, and the rest."""
        scheme = self.graph.scheme
        lodging, services = scheme.covered(TEMPORARY_LODGING), scheme.covered(VICTIM_SERVICES)
        found: dict[str, list[Iri]] = {"lodging": [], "services": [], "freedoms": [], "rights": []}
        for one in protections:
            if one in lodging:
                found["lodging"].append(one)
            elif one in scheme.freedoms:
                found["freedoms"].append(one)
            else:
                found["services" if one in services else "rights"].append(one)
        return [(self.setting.say(f"section {key}"), members) for key, members in found.items() if members]

    @cached_property
    def country(self) -> str:
        """The country's name."""
        return self.label(self.setting.report.country)

    @cached_property
    def title(self) -> str:
        """The report's title (``dcterms:title``), or its id if it has no title."""
        return self.setting.names.text(report_iri(self.setting.id), DCTERMS + "title") or self.setting.id

    def local(self, iri: Iri) -> str:
        """The bare name of a term of the ontology."""
        return iri.removeprefix(GAP)
