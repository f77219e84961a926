"""What groups, protections and providers mean in a pack: tables, looked up by a name's number."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from math import prod
from typing import NamedTuple

import numpy as np

from gapgraph.core.groups import Lattice
from gapgraph.core.taxonomy import Taxonomy
from gapgraph.corpus.leaf_columns import Flags, RowNumbers, Sets, as_columns, columns_for
from gapgraph.corpus.packed_claims import PackedClaims
from gapgraph.vocabulary import (
    AGENT,
    ANY_PROVIDER,
    DISCRIMINATED,
    GOVERNMENT,
    NON_DISCRIMINATION,
    TEMPORARY_LODGING,
    Iri,
)


class PackedTerms(NamedTuple):
    """Tables about names; the number of a name is the number of its row.

    ``leaves`` has the leaves of each group. ``names``, ``reaches`` and ``covers`` have a row for each name and a column
    for each protection. The flags of a name's row are true for the protections that :meth:`Taxonomy.named` (in
    ``names``), :meth:`Taxonomy.reached` (in ``reaches``) or :meth:`Taxonomy.covered` (in ``covers``) returns for the
    name. ``within`` shows for each provider which providers are parts of this provider.

    ``providers`` gives a name's number among the providers of the pack. ``met`` has a row and a column for each
    protection: in the row of a protection, the flags of the protection itself and of all broader protections are true,
    because a service for the protection provides all of them. ``voice`` says who speaks: 0 for the report itself, 1 for
    others, 2 for a duty bearer. ``set_covers`` and ``set_reaches`` have a row for each set of names in
    ``PackedClaims.sets`` and a column for each protection. A flag is true if, for at least one name of the set, the
    protection's flag is true in ``covers`` (for ``set_covers``) or in ``reaches`` (for ``set_reaches``).
    """

    protections: tuple[Iri, ...]
    columns: int
    possible: Sets
    applicable: Sets
    leaves: Sets
    names: Flags
    reaches: Flags
    covers: Flags
    met: Flags
    freedoms: Flags
    lodging: Flags
    shelter: Flags
    is_collection: Flags
    is_freedom: Flags
    all_services: Flags
    providers: RowNumbers
    within: Flags
    any_provider: int
    government: int
    non_discrimination: int
    discriminated: int
    voice: RowNumbers
    set_covers: Flags
    set_reaches: Flags


TermsOf = Callable[[Iri], Iterable[Iri]]


def tables_for(packed: PackedClaims, scheme: Taxonomy, lattice: Lattice) -> tuple[PackedClaims, PackedTerms]:
    """The tables, and the pack with the few extra names that the rules need."""
    needed = (ANY_PROVIDER, GOVERNMENT, NON_DISCRIMINATION, DISCRIMINATED)
    packed = packed._replace(names=(*packed.names, *(one for one in needed if one not in packed.names)))
    names, protections = packed.names, scheme.protections
    number = {name: row for row, name in enumerate(names)}
    width = columns_for(prod(lattice.sizes))

    def table(of: TermsOf) -> Flags:
        return _table(names, protections, of)

    covers, reaches = table(scheme.covered), table(scheme.reached)
    rows = [[number[name] for name in one if name in number] for one in packed.sets]
    providers, within = _providers(packed, scheme)
    terms = PackedTerms(
        protections,
        width,
        as_columns([lattice.possible], width),
        as_columns([lattice.leaves_of(scheme.applicable_group(p)) for p in protections], width),
        as_columns([lattice.leaves_of(name) for name in names], width),
        table(scheme.named),
        reaches,
        covers,
        _table(protections, protections, scheme.met_by),
        _flags(protections, scheme.freedoms.__contains__),
        _flags(protections, scheme.is_lodging),
        _flags(protections, TEMPORARY_LODGING.__eq__),
        _flags(names, scheme.collections.__contains__),
        _flags(names, scheme.freedoms.__contains__),
        _flags(names, scheme.is_all_services),
        providers,
        within,
        number[ANY_PROVIDER],
        number[GOVERNMENT],
        number[NON_DISCRIMINATION],
        number[DISCRIMINATED],
        _voices(names, scheme),
        _joined(rows, covers),
        _joined(rows, reaches),
    )
    return packed, terms


def _table(names: Iterable[Iri], protections: tuple[Iri, ...], of: TermsOf) -> Flags:
    column = {protection: number for number, protection in enumerate(protections)}
    rows = tuple(names)
    found = np.zeros((len(rows), len(protections)), dtype=np.bool_)
    for row, name in enumerate(rows):
        found[row, [column[one] for one in of(name)]] = True
    return found


def _flags(names: Iterable[Iri], holds: Callable[[Iri], bool]) -> Flags:
    return np.array([holds(name) for name in names], dtype=np.bool_)


def _providers(packed: PackedClaims, scheme: Taxonomy) -> tuple[RowNumbers, Flags]:
    """Each name's number among the providers of the pack, and which providers contain which."""
    used = np.unique(packed.columns["provider"])
    numbers = np.zeros(len(packed.names), dtype=np.intp)
    numbers[used] = np.arange(len(used))
    found = np.zeros((len(used), len(used)), dtype=np.bool_)
    place = {packed.names[name]: row for row, name in enumerate(used)}
    for provider, row in place.items():
        found[row, [place[part] for part in scheme.within(provider) if part in place]] = True
    return numbers, found


def _voices(names: Iterable[Iri], scheme: Taxonomy) -> RowNumbers:
    """For each name, who speaks: 0 the report itself (also if nobody is named), 1 others, 2 the government or its
    parts.
    """
    bearers = scheme.within(GOVERNMENT)
    spoken = (0 if not name or name.startswith(AGENT) else 2 if name in bearers else 1 for name in names)
    return np.fromiter(spoken, dtype=np.intp)


def _joined(sets: list[list[int]], table: Flags) -> Flags:
    joined = [np.logical_or.reduce(table[rows], axis=0) for rows in sets]
    return np.array(joined, dtype=np.bool_).reshape(len(sets), table.shape[1])
