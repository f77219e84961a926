"""The table of the named groups: their definitions, and which groups contain which."""

from __future__ import annotations

from dataclasses import dataclass

from gapgraph.core.groups import Lattice
from gapgraph.core.labels import Labels
from gapgraph.corpus import Corpus
from gapgraph.tables.table import Column, Table, table_of
from gapgraph.vocabulary import SKOS, Iri, curie


@dataclass(frozen=True)
class GroupRow:
    """A named group, with the leaves and the labels of all groups."""

    group: Iri
    lattice: Lattice
    names: Labels

    @property
    def within(self) -> tuple[Iri, ...]:
        """The largest named groups inside this group."""
        return within(self.lattice, self.group)


GROUP_COLUMNS: tuple[Column[GroupRow], ...] = (
    Column("group", lambda row: curie(row.group), lambda row: row.names.label(row.group)),
    Column("definition", lambda row: row.names.text(row.group, SKOS + "definition")),
    Column("leaves", lambda row: row.lattice.groups[row.group].bit_count()),
    Column("within", lambda row: tuple(map(curie, row.within)), separator=" "),
    Column("within_labels", lambda row: tuple(map(row.names.label, row.within)), separator=", ", extra=True),
)


def group_table(graph: Corpus, language: str) -> Table:
    """One row for each named group, in the ontology's order; ``within`` are the largest named groups inside it."""
    names, lattice = graph.names(language=language), graph.lattice
    return table_of(GROUP_COLUMNS, (GroupRow(group, lattice, names) for group in lattice.groups))


def within(lattice: Lattice, group: Iri) -> tuple[Iri, ...]:
    """The largest named groups inside a group: a group that is also inside one of these is left out."""
    leaves = lattice.groups[group]
    smaller = {one: mask for one, mask in lattice.groups.items() if mask & leaves == mask != leaves}
    covered = {one for one, mask in smaller.items() for other in smaller.values() if mask & other == mask != other}
    return tuple(one for one in smaller if one not in covered)
