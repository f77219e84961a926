"""A report in one context and language, with the data that its pages, its lists of groups and the workbench share.

Everything is computed once and cached: the cells (pairs of a group and a protection), the deciding claims, the named
groups, the words for boxes (groups without a name).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from gapgraph.core.boxes import Box, cover, words
from gapgraph.core.claim_words import Kind
from gapgraph.core.claims import Claim
from gapgraph.core.effects import is_systemic
from gapgraph.core.matrix import GroupCoverage
from gapgraph.core.reasons import Backing, Decided, backing, deciders, decisive_of, deeds
from gapgraph.core.statuses import Status
from gapgraph.tables.box_words import BoxWords
from gapgraph.tables.setting import Setting
from gapgraph.tables.status_words import StatusWord, Telling, status_word
from gapgraph.vocabulary import VICTIM, Iri

_BEARING = frozenset(
    {Kind.PROVISION, Kind.DENIAL, Kind.ABSENCE, Kind.LIMITATION, Kind.NON_DISCLOSURE, Kind.HARM, Kind.PARITY}
)
"""The kinds of claim that can affect a status: counts, actions and strengths can't."""

_REFUSING = frozenset({Kind.DENIAL, Kind.HARM})

UNSAYABLE = 99
"""The number that :meth:`ReportReading.words_of` returns for leaves (smallest groups) that no single box describes; 99
is larger than the number of values in the name of any group.
"""


@dataclass(frozen=True)
class ReportReading:
    """The computed data of one report: the coverage of each group for each protection, the groups that claims name, and
    the deciding claims.
    """

    setting: Setting
    _words: dict[tuple[Status, Telling], StatusWord] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    @cached_property
    def cells(self) -> dict[tuple[Iri, Iri], GroupCoverage]:
        """The coverage of each group for each protection, by group and protection."""
        corpus = self.setting.graph
        found = self.setting.cells(corpus.lattice.groups, corpus.scheme.protections)
        return {(cell.group, cell.protection): cell for cell in found}

    @cached_property
    def decided(self) -> dict[Iri, Decided]:
        """For each protection, the deciding claims, each with its status and with the leaves (smallest groups) for
        which it decides.
        """
        return {protection: deciders(ruling) for protection, ruling in self.setting.coverage.items()}

    @cached_property
    def backed(self) -> dict[Iri, Backing]:
        """For each protection, who asserts its statuses (the report, others, or the duty bearer), and in which places
        its statuses apply.
        """
        return {p: backing(ruling, self.decided[p]) for p, ruling in self.setting.coverage.items()}

    @cached_property
    def systemic(self) -> tuple[Claim, ...]:
        """Claims about every victim and all services."""
        view, corpus = self.setting.view, self.setting.graph
        return tuple(claim for claim in view.claims if is_systemic(claim, view, corpus.scheme, corpus.lattice))

    @cached_property
    def named_groups(self) -> tuple[Iri, ...]:
        """The groups named by a claim that can affect a status, including the group of all victims, in the ontology's
        order.
        """
        named = {claim.group for claim in self.setting.view.claims if claim.kind in _BEARING} | {VICTIM}
        return tuple(group for group, leaves in self.setting.graph.lattice.groups.items() if group in named and leaves)

    def decisive(self, protection: Iri, leaves: int, status: Status) -> tuple[Claim, ...]:
        """The claims that gave these leaves (smallest groups) this status."""
        having = leaves & self.setting.coverage[protection].statuses.get(status, 0)
        return decisive_of(tuple(one for one in self.decided[protection] if one.status is status), having)

    def word(self, protection: Iri, leaves: int, status: Status, *, spoken: bool = False) -> StatusWord:
        """The status of these leaves (smallest groups) in plain words; ``spoken`` says whether any claim mentions the
        protection for these people.
        """
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
        """The plain word of a status, not adapted to any claims."""
        return status_word(self.setting, status, Telling(spoken=True)).word

    def words_of(self, leaves: int) -> int:
        """The number of values in the name of the group that consists of these leaves (smallest groups); or
        :data:`UNSAYABLE`.
        """
        lattice = self.setting.graph.lattice
        return min((words(lattice, box) for box in cover(lattice, leaves) if box.leaves == leaves), default=UNSAYABLE)

    def label(self, iri: Iri) -> str:
        """The label in the reader's language."""
        return self.setting.names.label(iri)

    @cached_property
    def boxes(self) -> BoxWords:
        """The words for boxes in the reader's language."""
        return BoxWords(self.setting.names)

    def box_label(self, box: Box) -> str:
        """The group (box) as a person would name it: by a name, a name with exceptions, or its values."""
        return self.boxes.said(box)

    def box_of(self, leaves: int) -> Box:
        """A box with exactly these leaves (smallest groups). The box allows every value of every dimension, so only the
        leaves limit it.
        """
        return Box(tuple((1 << size) - 1 for size in self.setting.graph.lattice.sizes), leaves)
