"""A report in one context and language, as the pages show it; everything is computed once and kept."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from gapgraph.api import Gapgraph
from gapgraph.core.boxes import Box, cover, words
from gapgraph.core.claim_words import Kind
from gapgraph.core.claims import Claim
from gapgraph.core.contexts import read_contexts
from gapgraph.core.effects import is_systemic
from gapgraph.core.gaps import Gap
from gapgraph.core.matrix import GroupCoverage
from gapgraph.core.reasons import Decided, deciders, decisive_of, deeds
from gapgraph.core.statuses import Status, Verdict
from gapgraph.tables.setting import Setting
from gapgraph.vocabulary import DCTERMS, GAP, REPORT, TEMPORARY_LODGING, VICTIM, VICTIM_SERVICES, curie
from gapgraph.web.status_words import StatusWord, Telling, status_word

_BEARING = frozenset(
    {Kind.PROVISION, Kind.DENIAL, Kind.ABSENCE, Kind.LIMITATION, Kind.NON_DISCLOSURE, Kind.HARM, Kind.PARITY}
)
"""The kinds of claim that bear on a status: counts, actions and praise don't."""

_REFUSING = frozenset({Kind.DENIAL, Kind.HARM})


@dataclass(frozen=True)
class ReportView:
    """What the pages of one report ask for: its cells, its gaps, its groups, and who decided what."""

    graph: Gapgraph
    setting: Setting
    _words: dict[tuple[Status, Telling], StatusWord] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    @cached_property
    def cells(self) -> dict[tuple[str, str], GroupCoverage]:
        """Every cell by group and protection."""
        found = self.graph.matrix(self.setting.id, self.setting.when, self.setting.where)
        return {(cell.group, cell.protection): cell for cell in found}

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """Every claim of the report, in whichever context."""
        return self.graph.claims(self.setting.id)

    @cached_property
    def times(self) -> list[tuple[str, str]]:
        """The times in which some claims alone speak: as one writes them, and in words."""
        used = {claim.when for claim in self.claims} - {""}
        facts = (self.graph.facts, self.graph.report_facts(self.setting.id))
        known = [context.iri for one in facts for context in read_contexts(one) if context.iri in used]
        return [(curie(iri) if iri.startswith(GAP) else iri, self.label(iri)) for iri in known]

    @cached_property
    def places(self) -> list[tuple[str, str]]:
        """The places that claims name, in the same way."""
        used = {place for claim in self.claims for place in claim.places}
        return sorted(((curie(iri), self.label(iri)) for iri in used), key=lambda one: one[1])

    @cached_property
    def decided(self) -> dict[str, Decided]:
        """Per protection, the claims that decided, with the leaves and the status of each."""
        return {protection: deciders(ruling) for protection, ruling in self.setting.coverage.items()}

    def gaps(self, verdict: Verdict = Verdict.UNMET) -> tuple[Gap, ...]:
        """The gaps of a verdict."""
        return tuple(self.graph.gaps(self.setting.id, verdict, self.setting.when, self.setting.where))

    @cached_property
    def systemic(self) -> tuple[Claim, ...]:
        """What is said of every victim and all services."""
        view, scheme, lattice = self.setting.view, self.graph.scheme, self.graph.lattice
        return tuple(claim for claim in view.claims if is_systemic(claim, view, scheme, lattice))

    @cached_property
    def fulfilments(self) -> tuple[Claim, ...]:
        """What the report itself says of a duty."""
        return tuple(claim for claim in self.setting.view.claims if claim.kind is Kind.FULFILMENT)

    @cached_property
    def named_groups(self) -> tuple[str, ...]:
        """The groups of which a claim says what bears on a status, everyone included, in the ontology's order."""
        named = {claim.group for claim in self.setting.view.claims if claim.kind in _BEARING} | {VICTIM}
        return tuple(group for group, leaves in self.graph.lattice.groups.items() if group in named and leaves)

    @cached_property
    def protections(self) -> tuple[str, ...]:
        """The protections of which something is said, in column order."""
        return tuple(p for p in self.setting.coverage if any(c.spoken for c in self._of(p)))

    @cached_property
    def silent(self) -> tuple[str, ...]:
        """The protections of which nothing is said."""
        return tuple(p for p in self.setting.coverage if p not in self.protections)

    def _of(self, protection: str) -> list[GroupCoverage]:
        return [cell for (_, of), cell in self.cells.items() if of == protection]

    def sections(self, protections: tuple[str, ...]) -> list[tuple[str, list[str]]]:
        """The protections under the headings of a matrix: lodging, services, freedoms, and the rest."""
        scheme = self.graph.scheme
        lodging, services = scheme.covered(TEMPORARY_LODGING), scheme.covered(VICTIM_SERVICES)
        found: dict[str, list[str]] = {"lodging": [], "services": [], "freedoms": [], "rights": []}
        for one in protections:
            if one in lodging:
                found["lodging"].append(one)
            elif one in scheme.freedoms:
                found["freedoms"].append(one)
            else:
                found["services" if one in services else "rights"].append(one)
        return [(self.setting.say(f"section {key}"), members) for key, members in found.items() if members]

    def decisive(self, protection: str, leaves: int, status: Status) -> tuple[Claim, ...]:
        """The claims that gave these leaves this status."""
        having = leaves & self.setting.coverage[protection].statuses.get(status, 0)
        return decisive_of(tuple(one for one in self.decided[protection] if one.status is status), having)

    def word(self, protection: str, leaves: int, status: Status, *, spoken: bool = False) -> StatusWord:
        """The status of these leaves as pages show it; ``spoken`` where a claim touches them."""
        ruling = self.setting.coverage[protection]
        having = leaves & ruling.statuses.get(status, 0)
        claims = self.decisive(protection, leaves, status)
        told = frozenset(deed for claim in claims for deed in deeds(claim, status, having, ruling))
        often = frozenset(claim.frequency for claim in claims if claim.kind in _REFUSING)
        return self._worded(status, Telling(told, often, spoken or bool(claims)))

    def _worded(self, status: Status, telling: Telling) -> StatusWord:
        if (status, telling) not in self._words:
            self._words[status, telling] = status_word(self.setting, status, telling)
        return self._words[status, telling]

    def word_alone(self, status: Status) -> str:
        """The plain word of a status, whatever decides it."""
        return status_word(self.setting, status, Telling(spoken=True)).word

    def words_of(self, leaves: int) -> int:
        """How many values it takes to name these leaves."""
        lattice = self.graph.lattice
        return min((words(lattice, box) for box in cover(lattice, leaves) if box.leaves == leaves), default=99)

    def label(self, iri: str) -> str:
        """The label in the reader's language."""
        return self.setting.names.label(iri)

    def box_label(self, box: Box) -> str:
        """The box by its name, by the name of the group that its values alone make, or by the values: the shortest."""
        names = self.setting.names
        told = [names.box_label(box), names.values_label(box)]
        if named := self.graph.lattice.names.get(self._all_with(box)):
            told.append(names.label(named))
        return min(told, key=len)

    def _all_with(self, box: Box) -> int:
        """All leaves that have the values of the box, those outside of the group at hand too."""
        lattice = self.graph.lattice
        leaves = lattice.possible
        for values, chosen in zip(lattice.value_cells, box.choice, strict=True):
            allowed = 0
            for n, cells in enumerate(values):
                allowed |= cells if chosen >> n & 1 else 0
            leaves &= allowed
        return leaves

    @cached_property
    def country(self) -> str:
        """The country's name."""
        return self.label(self.setting.report.country)

    @cached_property
    def title(self) -> str:
        """The title of the source."""
        return self.setting.names.text(REPORT + self.setting.id, DCTERMS + "title") or self.setting.id

    def local(self, iri: str) -> str:
        """The bare name of a term of the ontology."""
        return iri.removeprefix(GAP)
