"""The tables about triple stores: what a store is, how it answers, what was loaded, and what a folder contains.

Each ``Protocol`` class in this module lists the properties of an object that becomes one row of a table. The modules
that load, test and export stores create these objects.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from gapgraph.tables.table import Column, Table, table_of


class StoreSign(Protocol):
    """One check of a store: its result, whether the result is fine, and the remedy."""

    @property
    def topic(self) -> str:
        """The name of the check."""

    @property
    def found(self) -> str:
        """The result of the check."""

    @property
    def well(self) -> bool:
        """Whether the result is fine, so that there is nothing to do."""

    @property
    def remedy(self) -> str:
        """The remedy: what to do if the result isn't fine."""


SIGN_COLUMNS: tuple[Column[StoreSign], ...] = (
    Column("topic", lambda sign: sign.topic),
    Column("found", lambda sign: sign.found),
    Column("well", lambda sign: "yes" if sign.well else "no"),
    Column("remedy", lambda sign: sign.remedy),
)


def sign_table(signs: Iterable[StoreSign]) -> Table:
    """One row for each check, in the order in which a person would fix the problems."""
    return table_of(SIGN_COLUMNS, signs)


class StoreTrial(Protocol):
    """One query run on a store and on Gapgraph itself."""

    @property
    def name(self) -> str:
        """The name of the query."""

    @property
    def rows(self) -> int:
        """How many rows Gapgraph's own engine returned for the query."""

    @property
    def verdict(self) -> str:
        """Whether the store gave the same answer."""

    @property
    def seconds(self) -> float:
        """How many seconds the store took for the query."""

    @property
    def note(self) -> str:
        """What differs between the two answers to the query, or why the query wasn't run."""


TRIAL_COLUMNS: tuple[Column[StoreTrial], ...] = (
    Column("question", lambda trial: trial.name),
    Column("rows", lambda trial: trial.rows),
    Column("verdict", lambda trial: trial.verdict),
    Column("seconds", lambda trial: f"{trial.seconds:.2f}"),
    Column("note", lambda trial: trial.note),
)


def trial_table(trials: Iterable[StoreTrial]) -> Table:
    """One row for each query, in the order in which the queries ran."""
    return table_of(TRIAL_COLUMNS, trials)


class LoadStep(Protocol):
    """What was done to one graph of a store."""

    @property
    def action(self) -> str:
        """What was done to the graph: ``load``, ``keep`` or ``remove``."""

    @property
    def graph(self) -> str:
        """The IRI of the graph."""

    @property
    def triples(self) -> int:
        """How many triples the graph has."""


STEP_COLUMNS: tuple[Column[LoadStep], ...] = (
    Column("action", lambda step: step.action),
    Column("graph", lambda step: step.graph),
    Column("triples", lambda step: step.triples),
)


def step_table(steps: Iterable[LoadStep]) -> Table:
    """One row for each graph, in the order of the work."""
    return table_of(STEP_COLUMNS, steps)


class StoredGraph(Protocol):
    """A graph of a store, and how many triples it has."""

    @property
    def graph(self) -> str:
        """The IRI of the graph."""

    @property
    def triples(self) -> int:
        """How many triples the graph has."""


SIZE_COLUMNS: tuple[Column[StoredGraph], ...] = (
    Column("graph", lambda size: size.graph),
    Column("triples", lambda size: size.triples),
)


def size_table(sizes: Iterable[StoredGraph]) -> Table:
    """One row for each graph."""
    return table_of(SIZE_COLUMNS, sizes)


class WrittenFile(Protocol):
    """A file of a pack: its name, how many rows it has, and how many bytes."""

    @property
    def file(self) -> str:
        """The file's name."""

    @property
    def rows(self) -> int:
        """How many rows the file has."""

    @property
    def bytes(self) -> int:
        """How many bytes the file has."""


FILE_COLUMNS: tuple[Column[WrittenFile], ...] = (
    Column("file", lambda one: one.file),
    Column("rows", lambda one: one.rows),
    Column("bytes", lambda one: one.bytes),
)


def file_table(files: Iterable[WrittenFile]) -> Table:
    """One row for each file of a pack."""
    return table_of(FILE_COLUMNS, files)


class RunOutcome(Protocol):
    """The result of a run by Spark."""

    @property
    def reports(self) -> int:
        """The number of reports in the run."""

    @property
    def rows(self) -> int:
        """The number of rows of coverage that the run wrote."""

    @property
    def checksum(self) -> int:
        """The checksum of all statuses."""

    @property
    def findings(self) -> int:
        """The number of findings from the validation."""


RUN_COLUMNS: tuple[Column[RunOutcome], ...] = (
    Column("reports", lambda one: one.reports),
    Column("rows", lambda one: one.rows),
    Column("checksum", lambda one: one.checksum),
    Column("findings", lambda one: one.findings),
)


def spark_table(outcomes: Iterable[RunOutcome]) -> Table:
    """One row for each run of Spark."""
    return table_of(RUN_COLUMNS, outcomes)
