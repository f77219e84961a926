"""Coverage of many reports at once: the statuses of :func:`gapgraph.core.coverage.coverage`, in columns of bits.

The computation starts from the whole grid of reports and protections, in which every leaf is NotEvidenced. Tests
compare the result with the core, and the core with the oracle and the SPARQL rules.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from gapgraph.core.claim_words import Kind
from gapgraph.core.effects import GOOD_NEWS
from gapgraph.core.groups import Lattice
from gapgraph.core.statuses import Status
from gapgraph.core.taxonomy import Taxonomy
from gapgraph.corpus.leaf_columns import (
    Flags,
    RowNumbers,
    Sets,
    has_any,
    intersections,
    matched,
    no_sets,
    only_where,
    unions,
)
from gapgraph.corpus.packed_claims import KINDS, PackedClaims
from gapgraph.corpus.packed_effects import PackedEffects, PackedOffers, Sites, Speaking, effects, offers, speaking
from gapgraph.corpus.packed_pairs import EffectPairs, Struck, struck, with_discriminations
from gapgraph.corpus.packed_terms import PackedTerms, tables_for

STATUSES = tuple(Status)
"""The statuses in the order of the rules; a status's number is its position here."""

AT_ONCE = 400
"""How many reports are computed together: their columns fit into a processor's cache."""


class PackedDeciders(NamedTuple):
    """A decision: a claim (its row in the block's pack), the cell and status, and the leaves that it decided.

    A cell is a report and a protection; its number is the report's number times the number of protections, plus the
    protection's number.
    """

    cell: RowNumbers
    status: RowNumbers
    claim: RowNumbers
    leaves: Sets

    def where(self, flags: Flags) -> PackedDeciders:
        """The rows whose flag is true."""
        return PackedDeciders(self.cell[flags], self.status[flags], self.claim[flags], self.leaves[:, flags])


class CoverageBlock(NamedTuple):
    """The coverage of some reports; a cell is a report and a protection.

    ``statuses`` has one bit for each leaf: ``statuses[s, c, n]`` has the bits ``64 * c`` to ``64 * c + 63`` of the set
    of leaves that have status number ``s`` in cell number ``n``. ``offered`` are, for each cell, the leaves to which a
    provision offers the protection, and ``spoken`` the leaves for which any claim mentions the protection.
    """

    packed: PackedClaims
    terms: PackedTerms
    statuses: NDArray[np.uint64]
    offered: Sets
    spoken: Sets
    deciders: PackedDeciders


def coverage_blocks(
    packed: PackedClaims,
    scheme: Taxonomy,
    lattice: Lattice,
    times: frozenset[str] = frozenset(),
    place: str = "",
    at_once: int = AT_ONCE,
) -> Iterator[CoverageBlock]:
    """The coverage of all reports in ``packed``, derived from the claims that count at ``times`` and in ``place``. Each
    block has the coverage of ``at_once`` reports, or fewer in the last block; the blocks keep the order of the reports.
    """
    packed, terms = tables_for(packed, scheme, lattice)
    for first in range(0, len(packed.reports), at_once):
        some = packed.of_reports(first, min(first + at_once, len(packed.reports)))
        yield cover_block(some, terms, times, place)


def cover_block(packed: PackedClaims, terms: PackedTerms, times: frozenset[str], place: str) -> CoverageBlock:
    """The coverage of the reports of a small pack."""
    said = speaking(packed, terms, times, place)
    made, sites = offers(said, terms)
    rows, found = with_discriminations(said, effects(said, terms, placed=bool(place)), sites, terms)
    on_offers = struck(found, rows, made, sites, terms)
    many = len(terms.protections)
    grid = _Grid(len(packed.reports) * many, many, terms, rows, found, made, sites, on_offers)
    tally, reached = _tally(grid), _reached(grid)
    deciders = _joined((*_by_offers(grid), *_by_effects_on_offers(grid), *_by_other_effects(grid, tally, reached)))
    statuses = _first_that_holds(_by_rule(grid, tally, reached, deciders), _everywhere(terms.applicable, grid.cells))
    kept = deciders._replace(leaves=deciders.leaves & statuses[deciders.status, :, deciders.cell].T)
    kept = kept.where(has_any(kept.leaves))
    kept = kept._replace(claim=said.claim[kept.claim])
    return CoverageBlock(packed, terms, statuses, tally.given, _spoken(said, grid, reached), kept)


class _Grid(NamedTuple):
    """The input of the rules of coverage.

    An offer is a Provision of one protection. An effect is what a claim does to offers: it bars, refuses or limits
    them. A site is a report, a provider and a protection. ``cells`` and ``many`` are the numbers of cells (a report and
    a protection) and of protections. ``pairs`` are pairs of an effect of a claim, and a site (a report, a provider and
    a protection) that the effect concerns. ``struck`` has, for each offer, the leaves for whom the effects bar, refuse
    or limit the offer.
    """

    cells: int
    many: int
    terms: PackedTerms
    effects: PackedEffects
    pairs: EffectPairs
    offers: PackedOffers
    sites: Sites
    struck: Struck

    def met(self, protection: RowNumbers) -> tuple[RowNumbers, RowNumbers]:
        """For each row, the protections that a service for ``protection[row]`` provides (this protection and all
        broader protections), as pairs of a row and a protection.
        """
        row, meets = np.nonzero(self.terms.met[protection])
        return row, meets


class _Tally(NamedTuple):
    """For each cell (a report and a protection), the sets of leaves that the rules need.

    ``any`` is true if the cell has an offer. ``given`` are the leaves to which an offer gives something. ``counted``
    are the leaves with an offer that rules 3 (Denied) and 4 (Restricted) consider
    (:attr:`gapgraph.core.coverage.Offer.counted`), and ``unbarred`` are the leaves with such an offer that no claim
    bars for the leaf. ``some`` are the leaves with an offer to only some people of their group (ToSome).
    """

    any: Flags
    given: Sets
    counted: Sets
    unbarred: Sets
    some: Sets


def _tally(grid: _Grid) -> _Tally:
    row, protection = grid.met(grid.offers.protection)
    cell = grid.offers.report[row] * grid.many + protection
    on = grid.struck

    def together(sets: Sets) -> Sets:
        return unions(cell, sets[:, row], grid.cells)

    offered = np.zeros(grid.cells, dtype=np.bool_)
    offered[cell] = True
    some = only_where(grid.offers.to_some, on.given)
    return _Tally(offered, together(on.given), together(on.counted), together(on.counted & ~on.barred), together(some))


class _Reached(NamedTuple):
    """Pairs of an effect of a claim and a protection that the effect reaches, and what the effect does to this
    protection. A NonDisclosure is paired only with the protections that the NonDisclosure names.

    ``at`` is true if the effect's claim is about ``gap:AnyProvider`` (every provider), or about a provider that gives
    the protection. ``on`` is true if the effect's claim affects a Provision of the protection. For a freedom, an
    infringement counts as a refusal.
    """

    effect: RowNumbers
    cell: RowNumbers
    named: Flags
    at: Flags
    on: Flags
    bars: Flags
    refuses: Flags
    limits: Flags
    silent: Flags


def _reached(grid: _Grid) -> _Reached:
    rows, terms = grid.effects, grid.terms
    named = terms.names[rows.name]
    effect, protection = np.nonzero(np.where(rows.silent[:, None], named, terms.reaches[rows.name]))
    freedom = terms.freedoms[protection]
    at, on = _at_and_on(grid)
    return _Reached(
        effect,
        rows.report[effect] * grid.many + protection,
        named[effect, protection],
        at[effect, protection],
        on[effect, protection],
        rows.bars[effect],
        np.where(freedom, rows.infringes[effect], rows.refuses[effect]),
        ~freedom & rows.limits[effect],
        rows.silent[effect],
    )


def _at_and_on(grid: _Grid) -> tuple[Flags, Flags]:
    """Two tables of flags, ``at`` and ``on``, with a row for each effect of a claim and a column for each protection.

    ``at[effect, protection]`` is true if the effect's claim is about ``gap:AnyProvider`` (every provider), or about a
    provider that gives the protection. ``on[effect, protection]`` is true if the effect's claim affects a Provision of
    the protection.
    """
    rows, found = grid.effects, grid.pairs.where(grid.pairs.there)
    on = np.zeros((len(rows.claim), grid.many), dtype=np.bool_)
    at = on | rows.by_anyone[:, None]
    row, protection = grid.met(grid.sites.protection[found.site])
    at[found.effect[row], protection] = True
    touching = found.reached[row]
    on[found.effect[row[touching]], protection[touching]] = True
    return at, on


def _by_offers(grid: _Grid) -> Iterator[PackedDeciders]:
    """The claims that make a protection Specialized, General or Unspecified. An offer to everyone in a group makes the
    protection Specialized or General if no claim bars, refuses or limits the offer. An offer to only some people in a
    group makes the protection Unspecified if no claim bars the offer.
    """
    made, on = grid.offers, grid.struck
    free, open_ = on.free, on.given & ~on.barred
    kinds = (
        (Status.SPECIALIZED, made.to_all & made.specialized, free),
        (Status.GENERAL, made.to_all & ~made.specialized, free),
        (Status.UNSPECIFIED, ~made.to_all, open_),
    )
    for status, flags, leaves in kinds:
        offer = np.flatnonzero(flags & has_any(leaves))
        yield _met(grid, status, offer, made.claim[offer], leaves[:, offer])


def _met(grid: _Grid, status: Status, offer: RowNumbers, claim: RowNumbers, leaves: Sets) -> PackedDeciders:
    """Decisions (a claim gives ``status`` to leaves for a protection), one for each offer and each protection that the
    offer provides.
    """
    row, protection = grid.met(grid.offers.protection[offer])
    cell = grid.offers.report[offer[row]] * grid.many + protection
    return _decided(status, cell, claim[row], leaves[:, row])


def _decided(status: Status, cell: RowNumbers, claim: RowNumbers, leaves: Sets) -> PackedDeciders:
    return PackedDeciders(cell, np.full(len(cell), STATUSES.index(status)), claim, leaves)


def _by_effects_on_offers(grid: _Grid) -> Iterator[PackedDeciders]:
    """The claims that make a protection Denied, Restricted or Limited because they bar, refuse or limit an offer of the
    protection.
    """
    found, made, on = grid.pairs, grid.offers, grid.struck
    offer, pair = matched(made.site, found.site)
    claim = grid.effects.claim[found.effect[pair]]
    leaves = grid.effects.leaves[:, found.effect[pair]]
    to_all = made.to_all[offer]
    kinds = (
        (Status.DENIED, found.bars[pair], on.counted),
        (Status.RESTRICTED, found.refuses[pair] & to_all, on.counted),
        (Status.LIMITED, found.limits[pair] & to_all, on.given),
    )
    for status, flags, weighed in kinds:
        row = np.flatnonzero(flags)
        yield _met(grid, status, offer[row], claim[row], leaves[:, row] & weighed[:, offer[row]])


def _by_other_effects(grid: _Grid, tally: _Tally, reached: _Reached) -> Iterator[PackedDeciders]:
    """The claims that make a protection Denied, Restricted, Limited or Undisclosed without affecting an offer: because
    of what the claims say about the protection itself or its providers.
    """
    rows = grid.effects
    leaves = rows.leaves[:, reached.effect]
    nothing = leaves & ~tally.given[:, reached.cell]
    narrow = ~rows.collection[reached.effect]
    limited = only_where(~rows.pointed[reached.effect], tally.some[:, reached.cell])
    limited = leaves & np.where(rows.pointed[reached.effect], leaves, limited)
    kinds = (
        (Status.DENIED, _barring(grid, tally, reached), leaves & ~tally.counted[:, reached.cell]),
        (Status.RESTRICTED, reached.refuses & (reached.named | narrow & reached.at), leaves),
        (Status.LIMITED, reached.limits & reached.named, only_where(reached.at, limited) | nothing),
        (Status.LIMITED, reached.bars & reached.named, nothing),
        (Status.UNDISCLOSED, reached.silent, np.where(reached.at, leaves, nothing)),
    )
    for status, flags, sets in kinds:
        row = np.flatnonzero(flags)
        yield _decided(status, reached.cell[row], rows.claim[reached.effect[row]], sets[:, row])


def _barring(grid: _Grid, tally: _Tally, reached: _Reached) -> Flags:
    """For each pair of an effect and a protection, whether the effect's claim closes a service completely and can make
    the protection Denied. If the report has provisions of the protection, only claims that affect one of these
    provisions can make the protection Denied. If the report has no provision of the protection, only claims about
    ``gap:AnyProvider`` (every provider) or about the government can make the protection Denied.
    """
    highest = grid.effects.by_anyone | grid.effects.by_government
    barring: Flags = reached.bars & np.where(tally.any[reached.cell], reached.on, highest[reached.effect])
    return barring


def _joined(parts: Iterable[PackedDeciders]) -> PackedDeciders:
    return PackedDeciders._make(np.concatenate(columns, axis=-1) for columns in zip(*parts, strict=True))


def _by_rule(grid: _Grid, tally: _Tally, reached: _Reached, deciders: PackedDeciders) -> NDArray[np.uint64]:
    """For each rule, the leaves for which the rule holds, even if an earlier rule holds for these leaves, too."""
    key = deciders.status * grid.cells + deciders.cell
    found = unions(key, deciders.leaves, len(STATUSES) * grid.cells)
    by_rule = found.reshape(len(found), len(STATUSES), grid.cells).transpose(1, 0, 2).copy()
    barred = _barred_from_all(grid, tally, reached) & ~tally.counted
    by_rule[STATUSES.index(Status.DENIED)] = tally.counted & ~tally.unbarred | barred
    by_rule[STATUSES.index(Status.NOT_EVIDENCED)] = grid.terms.possible
    return by_rule


def _barred_from_all(grid: _Grid, tally: _Tally, reached: _Reached) -> Sets:
    """For each cell (a report and a protection), the leaves that are barred from every provision of the protection. If
    the report has no provision of the protection, the leaves of all effects that can make the protection Denied
    (:func:`_barring`).
    """
    rows, sites = grid.effects, grid.sites
    site, protection = grid.met(sites.protection)
    cell = sites.report[site] * grid.many + protection
    offered = intersections(cell, _barred_at(grid)[:, site * grid.many + protection], grid.cells)
    row = np.flatnonzero(_barring(grid, tally, reached) & ~tally.any[reached.cell])
    unoffered = unions(reached.cell[row], rows.leaves[:, reached.effect[row]], grid.cells)
    return np.where(tally.any, offered, unoffered)


def _barred_at(grid: _Grid) -> Sets:
    """For each site (a report, a provider and an offered protection) and each protection that the offer provides (the
    offered protection and all broader ones), the leaves to which claims completely close the provided protection at the
    site's provider.
    """
    found = grid.pairs.where(grid.pairs.there & grid.pairs.bars)
    pair, protection = grid.met(grid.sites.protection[found.site])
    effect = found.effect[pair]
    both = grid.terms.reaches[grid.effects.name[effect], protection]
    place = found.site[pair] * grid.many + protection
    leaves = grid.effects.leaves[:, effect]
    return unions(place[both], leaves[:, both], len(grid.sites.report) * grid.many)


def _everywhere(by_protection: Sets, cells: int) -> Sets:
    """Sets by protection, repeated for every report, so that each cell has the set of its protection."""
    return np.tile(by_protection, cells // by_protection.shape[1]) if cells else no_sets(len(by_protection), 0)


def _first_that_holds(by_rule: NDArray[np.uint64], applicable: Sets) -> NDArray[np.uint64]:
    left, statuses = applicable, np.empty_like(by_rule)
    for number, rule in enumerate(by_rule):
        statuses[number] = rule & left
        left = left & ~rule
    return statuses


_GOOD = tuple(KINDS.index(kind) for kind in sorted(GOOD_NEWS))
_HARM = KINDS.index(Kind.HARM)


def _spoken(said: Speaking, grid: _Grid, reached: _Reached) -> Sets:
    """For each cell (a report and a protection), the leaves for which any claim mentions the protection, also a claim
    that decides nothing.
    """
    terms = grid.terms
    good = np.isin(said.kind, _GOOD)
    speaks = np.where(good[:, None], terms.set_covers[said.protections], terms.set_reaches[said.protections])
    harm = said.kind == _HARM
    infringed = harm & terms.is_freedom[said.infringes]
    speaks[infringed] |= terms.reaches[said.infringes[infringed]]
    speaks[harm & (said.harm == terms.discriminated)] |= terms.reaches[terms.non_discrimination]
    claim, protection = np.nonzero(speaks)
    touching = np.flatnonzero(~reached.silent)
    cell = np.concatenate((said.report[claim] * grid.many + protection, reached.cell[touching]))
    leaves = (said.leaves[:, claim], grid.effects.leaves[:, reached.effect[touching]])
    return unions(cell, np.concatenate(leaves, axis=1), grid.cells)
