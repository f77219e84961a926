"""Gaps: a protection, and a maximal box of leaves to whom it isn't offered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gapgraph.core.boxes import Box, cover
from gapgraph.core.claims import Claim
from gapgraph.core.coverage import Coverage, Ruling
from gapgraph.core.groups import Lattice
from gapgraph.core.reasons import attribution, backing, deciders, decisive_of
from gapgraph.core.statuses import BETTER_TO_WORSE, Standing, Status, Verdict
from gapgraph.vocabulary import Iri


@dataclass(frozen=True)
class Gap:
    """A protection that a box of leaves lacks, the statuses in it (worst first), and the claims that decide them.

    ``standing`` says on whose statements the statuses are based. ``places`` are the places where the statuses are true;
    empty if they are true everywhere.
    """

    protection: Iri
    box: Box
    verdict: Verdict
    statuses: tuple[Status, ...]
    evidence: tuple[Claim, ...]
    standing: tuple[Standing, ...] = ()
    places: tuple[Iri, ...] = ()

    @property
    def attribution(self) -> tuple[Iri, ...]:
        """The IRIs of the sources that the deciding claims name, each once."""
        return attribution(self.evidence)


def gaps(coverage: Coverage, lattice: Lattice, verdict: Verdict = Verdict.UNMET) -> Iterator[Gap]:
    """A minimal set of gaps that covers every leaf with the verdict, protection by protection."""
    for ruling in coverage.values():
        if leaves := ruling.leaves(verdict):
            decided = deciders(ruling)
            backed = backing(ruling, decided)
            for box in cover(lattice, leaves):
                words = (backed.standing(box.leaves), backed.where(box.leaves))
                evidence = decisive_of(decided, box.leaves)
                yield Gap(ruling.protection, box, verdict, _statuses(ruling, box), evidence, *words)


def _statuses(ruling: Ruling, box: Box) -> tuple[Status, ...]:
    return tuple(s for s in reversed(BETTER_TO_WORSE) if ruling.statuses.get(s, 0) & box.leaves)


def box_name(lattice: Lattice, box: Box) -> str:
    """The IRI of the group that equals the box, or its values' IRIs: ``+`` between dimensions, ``|`` within one."""
    named = lattice.names.get(box.leaves)
    return named or "+".join("|".join(values) for values in box.values(lattice))
