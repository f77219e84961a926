"""The table of validation findings: one row for each rule that a node breaks.

The rows are findings of the validation code; the protocol :class:`BrokenRule` lists the properties that this table
reads.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from gapgraph.tables.table import Column, Table, table_of
from gapgraph.vocabulary import Iri, curie


class BrokenRule(Protocol):
    """A rule that one node breaks."""

    @property
    def severity(self) -> str:
        """The severity of the finding."""

    @property
    def about(self) -> str:
        """What the finding is about: ``data`` that must be corrected, or a duty of the ``law``."""

    @property
    def rule(self) -> str:
        """The rule's id."""

    @property
    def focus(self) -> Iri:
        """The IRI of the node that breaks the rule."""

    @property
    def path(self) -> str:
        """The IRI of the property, or a path as text."""

    @property
    def value(self) -> str:
        """The value that is wrong, in N-Triples."""

    @property
    def component(self) -> str:
        """The kind of constraint that the node violates."""

    @property
    def message(self) -> str:
        """The message: what is wrong with the node."""

    @property
    def remedy(self) -> str:
        """The remedy: what a person should do about the finding."""

    @property
    def evidence(self) -> tuple[str, ...]:
        """The quotations that prove the finding."""

    @property
    def file(self) -> str:
        """The file that describes the node."""


FINDING_COLUMNS: tuple[Column[BrokenRule], ...] = (
    Column("severity", lambda one: str(one.severity)),
    Column("about", lambda one: one.about),
    Column("rule", lambda one: one.rule),
    Column("focus", lambda one: curie(one.focus)),
    Column("path", lambda one: curie(Iri(one.path))),
    Column("value", lambda one: one.value),
    Column("component", lambda one: one.component),
    Column("message", lambda one: one.message),
    Column("remedy", lambda one: one.remedy),
    Column("evidence", lambda one: tuple(one.evidence), separator=" | "),
    Column("file", lambda one: one.file),
    Column("focus_iri", lambda one: one.focus, extra=True),
)


def findings_table(findings: Iterable[BrokenRule]) -> Table:
    """One row for each finding, in the order given."""
    return table_of(FINDING_COLUMNS, findings)
