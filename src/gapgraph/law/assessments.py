"""The duties assessed for a report: which they are, and the IRI of the node of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from gapgraph.core.claims import Report
from gapgraph.core.coverage import Coverage
from gapgraph.core.groups import Lattice
from gapgraph.core.ids import duty_iri, local
from gapgraph.core.labels import Names
from gapgraph.core.statuses import BETTER_TO_WORSE, Status, Verdict
from gapgraph.core.taxonomy import Scheme
from gapgraph.law.obligations import Assessment, Obligation, assess
from gapgraph.vocabulary import GAP


@dataclass(frozen=True)
class Ground:
    """What deriving stands on beside the claims: the scheme, the groups, the duties, and names by language."""

    scheme: Scheme
    lattice: Lattice
    obligations: tuple[Obligation, ...]
    names: Mapping[str, Names]


def assessments(report: Report, found: Coverage, ground: Ground) -> Iterator[tuple[str, Assessment]]:
    """The duties assessed for the report, benchmarks too, each with the IRI of its node."""
    names, shared = ground.names["en"], dict[tuple[str, str], tuple[Assessment, ...]]()
    for duty in ground.obligations:
        if duty.is_assessed_for(report) or is_benchmark(duty, report):
            owed = (duty.protection, duty.group)
            if owed not in shared:
                shared[owed] = tuple(assess(duty, found, ground.lattice))
            for one in shared[owed]:
                box = names.box_id(one.box) if one.box else local(duty.group)
                yield duty_iri(report.id, duty.iri, box), replace(one, obligation=duty)


def is_benchmark(duty: Obligation, report: Report) -> bool:
    """A duty that binds other countries only is no yardstick for this one."""
    return not duty.is_assessed_for(report) and (not duty.binds or report.country in duty.binds)


def statuses_among(by_status: Mapping[Status, int], leaves: int) -> tuple[Status, ...]:
    """The statuses that any of these leaves has, the better first."""
    return tuple(status for status in BETTER_TO_WORSE if by_status.get(status, 0) & leaves)


def assessment_class(obligation: str) -> str:
    """The class of a duty's assessments where it binds, which its shape targets: ``law:palermo-6-1-assessment``."""
    return f"{obligation}-assessment"


def verdict_iri(verdict: Verdict) -> str:
    """``gap:VerdictUnmet``."""
    return f"{GAP}Verdict{verdict.capitalize()}"
