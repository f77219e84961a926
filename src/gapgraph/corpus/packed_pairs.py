"""Finds which effects concern which offers, for many reports at once.

:mod:`gapgraph.core.coverage` finds the effects on the offers of one report.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from gapgraph.corpus.leaf_columns import Flags, RowNumbers, Sets, has_any, matched, only_where, unions
from gapgraph.corpus.packed_effects import PackedEffects, PackedOffers, Sites, Speaking, infringements, joined_effects
from gapgraph.corpus.packed_terms import PackedTerms


class EffectPairs(NamedTuple):
    """Pairs of an effect and a site (a report, a provider and a protection) that the effect concerns, sorted by site.

    ``bars``, ``refuses`` and ``limits`` say whether the effect bars, refuses or limits offers of the pair's protection
    by the pair's provider. ``there`` says whether the effect concerns the pair's provider, and ``reached`` whether the
    effect concerns the pair's protection.
    """

    effect: RowNumbers
    site: RowNumbers
    there: Flags
    reached: Flags
    bars: Flags
    refuses: Flags
    limits: Flags

    def where(self, flags: Flags) -> EffectPairs:
        """The pairs whose flag is true."""
        return EffectPairs._make(column[flags] for column in self)


class Struck(NamedTuple):
    """Sets of leaves for each offer. ``barred``, ``refused`` and ``limited`` are the leaves for whom effects bar,
    refuse or limit the offer, and ``given`` the leaves to which the offer gives something. ``counted`` are the leaves
    for which rules 3 (Denied) and 4 (Restricted) consider the offer (:attr:`gapgraph.core.coverage.Offer.counted`).
    """

    barred: Sets
    refused: Sets
    limited: Sets
    given: Sets
    counted: Sets

    @property
    def free(self) -> Sets:
        """The leaves to which the offer gives something, without any bar, refusal or limitation."""
        return self.given & ~(self.barred | self.refused | self.limited)


def effect_pairs(rows: PackedEffects, sites: Sites, terms: PackedTerms) -> EffectPairs:
    """Pairs of an effect and a site (a report, a provider and a protection) of the same report. An effect is paired
    with a site if the effect concerns the site's provider. An effect that infringes a freedom, such as liberty, is also
    paired with every site whose protection is a freedom, no matter which provider the site has.
    """
    effect, site = matched(rows.report, sites.report)
    there = rows.anyone[effect] | ~rows.nobody[effect] & terms.within[rows.provider[effect], sites.provider[site]]
    freedom = terms.freedoms[sites.protection[site]]
    near = there | freedom & rows.infringes[effect]
    effect, site, there, freedom = effect[near], site[near], there[near], freedom[near]
    reached = terms.reaches[rows.name[effect], sites.protection[site]] & ~rows.silent[effect]
    found = EffectPairs(
        effect,
        site,
        there,
        reached,
        reached & there & rows.bars[effect],
        reached & np.where(freedom, rows.infringes[effect], there & rows.refuses[effect]),
        reached & ~freedom & there & rows.limits[effect],
    )
    order = np.argsort(found.site, kind="stable")
    return EffectPairs._make(column[order] for column in found)


def with_discriminations(
    said: Speaking, rows: PackedEffects, sites: Sites, terms: PackedTerms
) -> tuple[PackedEffects, EffectPairs]:
    """The effects in ``rows`` with added refusals of non-discrimination, and the pairs of an effect and a site (a
    report, a provider and a protection). If an effect refuses a service to a group, and the service is offered to
    people outside this group, a refusal of non-discrimination is added.
    """
    found = effect_pairs(rows, sites, terms)
    services = found.refuses & ~terms.freedoms[sites.protection[found.site]]
    effect, site = found.effect[services], found.site[services]
    refusing = np.unique(effect[has_any(sites.leaves[:, site] & ~rows.leaves[:, effect])])
    freedom = np.full(len(refusing), terms.non_discrimination)
    more = infringements(said, terms, rows.claim[refusing], freedom)
    own = effect_pairs(more, sites, terms)
    own = own._replace(effect=own.effect + len(rows.claim))
    both = EffectPairs._make(np.concatenate(columns) for columns in zip(found, own, strict=True))
    order = np.argsort(both.site, kind="stable")
    return joined_effects(rows, more), EffectPairs._make(column[order] for column in both)


def struck(found: EffectPairs, rows: PackedEffects, made: PackedOffers, sites: Sites, terms: PackedTerms) -> Struck:
    """For each offer, the leaves for which effects bar, refuse or limit the offer, the leaves to which the offer gives
    something, and the leaves for which rules 3 (Denied) and 4 (Restricted) consider the offer.
    """
    size = len(sites.report)

    def done(flags: Flags) -> Sets:
        at_site = unions(found.site[flags], rows.leaves[:, found.effect[flags]], size)
        return at_site[:, made.site] & made.leaves

    barred, refused, limited = done(found.bars), done(found.refuses), done(found.limits)
    shut = _shut(found, rows, made, sites, terms)
    given = made.leaves & ~shut
    return Struck(barred, refused, limited, given, given | made.leaves & (barred | refused))


def _shut(found: EffectPairs, rows: PackedEffects, made: PackedOffers, sites: Sites, terms: PackedTerms) -> Sets:
    """For each offer inside a shelter, the leaves that can't enter the shelter because of a bar or a refusal."""
    door_of, rooms = _rooms(sites, terms)
    closing = found.there & (rows.bars | rows.refuses)[found.effect]
    effect, door = found.effect[closing], door_of[found.site[closing]]
    reaching = np.logical_and(terms.reaches[rows.name[effect]], rooms[door]).any(axis=1)
    kept_out = unions(door[reaching], rows.leaves[:, effect[reaching]], len(rooms))
    return only_where(made.inside, kept_out[:, door_of[made.site]] & made.leaves)


def _rooms(sites: Sites, terms: PackedTerms) -> tuple[RowNumbers, Flags]:
    """For each site (a report, a provider and a protection), the row of the site's report and provider in a table; and
    this table, which has a flag for each protection that is a kind of lodging that the provider gives. If a report
    names no kind of lodging of a provider, the provider has the flag of temporary lodging.
    """
    keys, door = np.unique(sites.report * len(terms.within) + sites.provider, return_inverse=True)
    rooms = np.zeros((len(keys), len(terms.protections)), dtype=np.bool_)
    lodging = terms.lodging[sites.protection]
    rooms[door[lodging], sites.protection[lodging]] = True
    rooms[~rooms.any(axis=1)] = terms.shelter
    return door, rooms
