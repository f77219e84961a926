"""A finding: one rule that one node breaks, as a value with a reason and a remedy."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from gapgraph.law.assessments import GRAVEST_FIRST
from gapgraph.law.obligations import Severity
from gapgraph.vocabulary import Iri


class Finding(NamedTuple):
    """The result of a rule for one node.

    ``rule`` is the id of the shape or check (``claim-evidence``). ``focus`` is an IRI. ``path`` is an IRI, a SHACL path
    as text, or empty. ``value`` is an RDF term in N-Triples syntax, or empty. The message names the node in words;
    ``file`` is the file that describes the focus; ``evidence`` are the quotations that prove the finding. ``about`` is
    ``data`` (something to correct in the graph) or ``law`` (a duty that the data shows unmet). Two findings are equal
    if their rule, focus, path, value and component are equal; the message doesn't count, because it may be reworded.
    """

    rule: str
    focus: Iri
    path: str
    value: str
    component: str
    severity: Severity
    message: str
    remedy: str
    evidence: tuple[str, ...] = ()
    about: str = "data"
    file: str = ""

    @property
    def identity(self) -> tuple[str, str, str, str, str]:
        """The fields by which findings of different runs or engines are recognized as equal."""
        return self.rule, self.focus, self.path, self.value, self.component

    @property
    def is_stated(self) -> bool:
        """Whether the finding is the source's own statement about a duty; such findings are listed first."""
        return self.about == "law" and "/duty/stated/" in self.focus


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Each finding once: first the sources' own statements about duties, then by severity, rule, focus, path and
    value.
    """
    once = {finding.identity: finding for finding in findings}
    return tuple(sorted(once.values(), key=lambda f: (not f.is_stated, GRAVEST_FIRST.index(f.severity), f.identity)))


def at_or_above(findings: Iterable[Finding], severity: Severity) -> tuple[Finding, ...]:
    """The findings with this severity or a graver one."""
    limit = GRAVEST_FIRST.index(severity)
    return tuple(finding for finding in findings if GRAVEST_FIRST.index(finding.severity) <= limit)
