"""The duties that a page names beside a gap: what the source itself says of duties, and the duties that the gap is at
odds with.
"""

from __future__ import annotations

from dataclasses import dataclass

from gapgraph.core.gaps import Gap
from gapgraph.core.labels import Labels
from gapgraph.core.statuses import Verdict
from gapgraph.core.taxonomy import Taxonomy
from gapgraph.i18n.say import say
from gapgraph.law.assessments import GRAVEST_FIRST, Assessment
from gapgraph.law.obligations import Obligation, Severity
from gapgraph.law.sentences import inner_marks
from gapgraph.law.stated import Stated, stated_on
from gapgraph.vocabulary import GAP, VICTIM, Iri


@dataclass(frozen=True)
class GapDuties:
    """The assessed duties of a report at one time and place, and what the report itself says of duties."""

    assessments: tuple[Assessment, ...]
    stated: tuple[Stated, ...]
    scheme: Taxonomy

    def raised(self, gap: Gap) -> tuple[Assessment, ...]:
        """For each duty with a finding for anyone in the gap, the gravest assessment; the gravest first."""
        return self.raised_for(gap.protection, gap.verdict, gap.box.leaves)

    def raised_for(self, protection: Iri, verdict: Verdict, leaves: int) -> tuple[Assessment, ...]:
        """The gravest assessment of each duty that has this verdict for this protection and at least one of these
        leaves; the gravest of all first.
        """
        gravest: dict[Iri, tuple[int, Assessment]] = {}
        for one in self.assessments:
            duty, severity = one.obligation, one.severity
            if severity and one.verdict is verdict and duty.protection == protection and one.leaves & leaves:
                rank = GRAVEST_FIRST.index(severity)
                if duty.iri not in gravest or rank < gravest[duty.iri][0]:
                    gravest[duty.iri] = (rank, one)
        return tuple(one for _, one in sorted(gravest.values(), key=lambda pair: (pair[0], pair[1].obligation.iri)))

    def stated_on(self, protection: Iri) -> tuple[Stated, ...]:
        """What the source says of duties on this protection."""
        return tuple(stated_on(self.stated, protection, self.scheme))

    def severity(self, gap: Gap) -> Severity | None:
        """How grave the gap is under the gravest duty; None if no duty has a finding."""
        return next((one.severity for one in self.raised(gap)), None)


def marks(duty: Obligation, names: Labels, severity: Severity | None) -> str:
    """Facts about a duty in a few words, such as ``read; shall; grave``: to whom it is owed, how its article was read,
    how strong it is, which words soften it, and how grave the finding is.
    """
    language = names.language
    owed = [say("owed to", language, whom=names.label(duty.group))] if duty.group not in ("", VICTIM) else []
    words = [*owed, say(f"seen {duty.verification or 'NotVerified'}", language), names.of_term(duty.strength)]
    if qualifier := names.text(duty.iri, GAP + "qualifier"):
        softened = inner_marks(qualifier)
        words.append(f"«{softened}»" if language == "es" else f"“{softened}”")
    if severity:
        words.append(say(severity.value, language))
    return "; ".join(words)
