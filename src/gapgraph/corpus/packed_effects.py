"""Effects on provisions, and the provisions themselves, for many reports at once: rows of numbers.

The columns hold the effects that :mod:`gapgraph.core.effects` explains, and the offers that
:mod:`gapgraph.core.coverage` explains. A Harm that names two freedoms has two rows of effects.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

import numpy as np

from gapgraph.core.claim_words import Certainty, Frequency, Kind, Reach
from gapgraph.corpus.leaf_columns import Flags, RowNumbers, Sets, has_any, unions
from gapgraph.corpus.packed_claims import CERTAINTIES, FREQUENCIES, KINDS, REACHES, PackedClaims
from gapgraph.corpus.packed_terms import PackedTerms

_BY_NAME = ("group", "protection", "provider", "when", "harm", "infringes", "asserted_by", "places", "protections")


class Speaking(NamedTuple):
    """The claims that count in a view, in columns; ``claim`` is the row in the pack, ``leaves`` the group's leaves."""

    claim: RowNumbers
    report: RowNumbers
    leaves: Sets
    group: RowNumbers
    protection: RowNumbers
    provider: RowNumbers
    when: RowNumbers
    harm: RowNumbers
    infringes: RowNumbers
    asserted_by: RowNumbers
    places: RowNumbers
    protections: RowNumbers
    kind: RowNumbers
    reach: RowNumbers
    certain: Flags
    always: Flags
    sometimes: Flags
    specialized: Flags
    exclusive: Flags
    inside: Flags

    def are(self, *kinds: Kind) -> Flags:
        """Flags of the claims that are of one of these kinds."""
        return np.isin(self.kind, [KINDS.index(kind) for kind in kinds])


def speaking(packed: PackedClaims, terms: PackedTerms, times: Iterable[str] = (), place: str = "") -> Speaking:
    """The claims that hold at any of the given times (or always) and in the given place (or everywhere)."""
    columns = packed.columns
    heard = ("", *times)
    rows = np.isin(columns["when"], [number for number, name in enumerate(packed.names) if name in heard])
    if place:
        there = [number for number, names in enumerate(packed.sets) if not names or place in names]
        rows &= np.isin(columns["places"], there)
    claim = np.flatnonzero(rows)
    numbers = {name: columns[name][claim].astype(np.intp) for name in (*_BY_NAME, "kind", "reach")}
    frequency, certainty = columns["frequency"][claim], columns["certainty"][claim]
    return Speaking(
        claim=claim,
        report=packed.report[claim].astype(np.intp),
        leaves=terms.leaves[:, numbers["group"]],
        certain=certainty != CERTAINTIES.index(Certainty.POSSIBLE),
        always=frequency == FREQUENCIES.index(Frequency.ALWAYS),
        sometimes=frequency == FREQUENCIES.index(Frequency.SOMETIMES),
        specialized=columns["specialized"][claim],
        exclusive=columns["exclusive"][claim],
        inside=columns["inside"][claim],
        **numbers,
    )


class PackedEffects(NamedTuple):
    """Effects of claims on provisions, such as the refusal of a service, one in each row. ``claim`` is the row of the
    effect's claim in :class:`Speaking`, and ``name`` the number of the protection, or of the collection of protections,
    that the effect is on.

    ``provider`` is the provider whose provisions the effect concerns, unless ``anyone`` or ``nobody`` is true;
    ``bars``, ``refuses``, ``limits`` and ``infringes`` say what the effect does to all its leaves. ``silent`` rows are
    NonDisclosures, which affect nothing. ``by_anyone`` and ``by_government`` are true if the claim names any provider
    (``gap:AnyProvider``), or the government. ``collection`` is true if the claim is about a collection (a name for
    several protections). ``pointed`` is true if the claim is neither about all victims nor about all services.
    """

    claim: RowNumbers
    report: RowNumbers
    name: RowNumbers
    provider: RowNumbers
    leaves: Sets
    by_anyone: Flags
    by_government: Flags
    collection: Flags
    pointed: Flags
    anyone: Flags
    nobody: Flags
    bars: Flags
    refuses: Flags
    limits: Flags
    infringes: Flags
    silent: Flags


def joined_effects(*parts: PackedEffects) -> PackedEffects:
    """The rows of all parts, one after the other."""
    return PackedEffects._make(np.concatenate(columns, axis=-1) for columns in zip(*parts, strict=True))


def _rows(
    said: Speaking, terms: PackedTerms, claim: RowNumbers, *, nobody: bool = False, **given: RowNumbers | Sets | Flags
) -> PackedEffects:
    """The effects of the claims in the rows ``claim``. ``given`` has columns of the result, by name, whose values
    aren't computed from the claims. The columns ``bars``, ``refuses``, ``limits``, ``infringes`` and ``silent`` are
    false in every row, unless ``given`` contains the column.
    """
    no = np.zeros(len(claim), dtype=np.bool_)
    provider, leaves = said.provider[claim], said.leaves[:, claim]
    about = said.protection[claim]
    columns: dict[str, Any] = {
        "claim": claim,
        "report": said.report[claim],
        "name": about,
        "provider": terms.providers[provider],
        "leaves": leaves,
        "by_anyone": provider == terms.any_provider,
        "by_government": provider == terms.government,
        "collection": terms.is_collection[about],
        "pointed": has_any(leaves ^ terms.possible) & ~terms.all_services[about],
        "anyone": no if nobody else provider == terms.any_provider,
        "nobody": ~no if nobody else no,
        **dict.fromkeys(("bars", "refuses", "limits", "infringes", "silent"), no),
        **given,
    }
    return PackedEffects(**columns)


def provisions(said: Speaking) -> Flags:
    """For each claim, whether the claim is a Provision that isn't merely possible, for a group that has leaves. The
    group "some groups" (``gap:UnnamedGroup``) has no leaves.
    """
    return said.certain & said.are(Kind.PROVISION) & has_any(said.leaves)


def effects(said: Speaking, terms: PackedTerms, *, placed: bool) -> PackedEffects:
    """A row for each effect of a claim on provisions, and a row, in which ``silent`` is true, for each NonDisclosure.
    The refusals of non-discrimination that follow from refusals of a service aren't included
    (:func:`gapgraph.corpus.packed_pairs.with_discriminations` adds them).
    """
    silences = np.flatnonzero(said.certain & said.are(Kind.NON_DISCLOSURE))
    return joined_effects(
        _weighing(said, terms, placed=placed),
        _excluding(said, terms),
        *_infringing(said, terms),
        _rows(said, terms, silences, silent=np.ones(len(silences), dtype=np.bool_)),
    )


def _weighing(said: Speaking, terms: PackedTerms, *, placed: bool) -> PackedEffects:
    """Limitations, Denials and Absences with their effects; systemic claims (about all services for every victim) are
    left out.
    """
    somewhere = said.places != 0
    unhedged = said.always & (placed | ~somewhere)
    denial, absence = said.are(Kind.DENIAL), said.are(Kind.ABSENCE)
    limiting = said.are(Kind.LIMITATION) | denial & said.sometimes | absence & ~unhedged
    systemic = limiting & ~(placed & somewhere) & _on_everything(said, terms)
    claim = np.flatnonzero(said.certain & (limiting | denial | absence) & ~systemic)
    limits = limiting[claim]
    return _rows(
        said,
        terms,
        claim,
        bars=~limits & unhedged[claim],
        refuses=~limits & denial[claim],
        limits=limits,
        infringes=np.ones(len(claim), dtype=np.bool_),
    )


def _on_everything(said: Speaking, terms: PackedTerms) -> Flags:
    """Flags of the claims about every victim and all services, by any provider or the government, without a time of
    their own.
    """
    provider = said.provider
    by_all = (provider == terms.any_provider) | (provider == terms.government)
    everyone: Flags = np.logical_and.reduce(said.leaves == terms.possible, axis=0)
    systemic: Flags = (said.when == 0) & by_all & everyone & terms.all_services[said.protection]
    return systemic


def _excluding(said: Speaking, terms: PackedTerms) -> PackedEffects:
    """The effects of exclusive provisions: they bar everyone who is in no group of an exclusive provision of the same
    service and provider.
    """
    claim = np.flatnonzero(provisions(said) & said.exclusive)
    size = len(terms.voice)
    like = (said.report[claim] * size + said.provider[claim]) * size + said.protection[claim]
    kinds, row = np.unique(like, return_inverse=True)
    others = terms.possible & ~unions(row, said.leaves[:, claim], len(kinds))[:, row]
    return _rows(said, terms, claim, leaves=others, bars=np.ones(len(claim), dtype=np.bool_))


def _infringing(said: Speaking, terms: PackedTerms) -> tuple[PackedEffects, PackedEffects]:
    """The effects of Harms: refusals of the freedom that they infringe, and of non-discrimination if they
    discriminate.
    """
    harm = said.certain & said.are(Kind.HARM)
    named = np.flatnonzero(harm & terms.is_freedom[said.infringes])
    discriminating = np.flatnonzero(harm & (said.harm == terms.discriminated))
    return (
        infringements(said, terms, named, said.infringes[named]),
        infringements(said, terms, discriminating, np.full(len(discriminating), terms.non_discrimination)),
    )


def infringements(said: Speaking, terms: PackedTerms, claim: RowNumbers, freedom: RowNumbers) -> PackedEffects:
    """These claims as refusals of a freedom; a refusal concerns the freedom with every provider, no matter who
    infringed it.
    """
    yes = np.ones(len(claim), dtype=np.bool_)
    return _rows(said, terms, claim, nobody=True, name=freedom, infringes=yes)


class PackedOffers(NamedTuple):
    """Offers of one protection each. ``site`` is the row of the offer's provider and protection in :class:`Sites`."""

    claim: RowNumbers
    report: RowNumbers
    protection: RowNumbers
    provider: RowNumbers
    leaves: Sets
    to_all: Flags
    to_some: Flags
    specialized: Flags
    inside: Flags
    site: RowNumbers


class Sites(NamedTuple):
    """Sites: the different combinations of report, provider and protection in the offers, in order. ``leaves`` are, for
    each combination of report, provider and protection, all leaves to which the provider offers the protection.
    """

    report: RowNumbers
    provider: RowNumbers
    protection: RowNumbers
    leaves: Sets


_TO_ALL = (REACHES.index(Reach.TO_ALL), REACHES.index(Reach.TARGET))


def offers(said: Speaking, terms: PackedTerms) -> tuple[PackedOffers, Sites]:
    """The offers that the provisions make, and the sites of these offers (the different combinations of report,
    provider and protection). A provision of a collection (a name for several
    protections) makes an offer of each of these protections to some (``ToSome``), whatever the reach of the provision
    is.
    """
    given = np.flatnonzero(provisions(said))
    row, protection = np.nonzero(terms.names[said.protection[given]])
    claim = given[row]
    collection = terms.is_collection[said.protection[claim]]
    report, provider = said.report[claim], terms.providers[said.provider[claim]]
    width, many = len(terms.within), len(terms.protections)
    keys, site = np.unique((report * width + provider) * many + protection, return_inverse=True)
    leaves = said.leaves[:, claim]
    reach = said.reach[claim]
    rows = PackedOffers(
        claim,
        report,
        protection,
        provider,
        leaves,
        ~collection & np.isin(reach, _TO_ALL),
        collection | (reach == REACHES.index(Reach.TO_SOME)),
        said.specialized[claim],
        said.inside[claim],
        site,
    )
    where = keys // many
    return rows, Sites(where // width, where % width, keys % many, unions(site, leaves, len(keys)))
