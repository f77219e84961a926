"""What claims mean for each leaf, computed in the simplest way for the oracle (``tests/core/oracle.py``)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from gapgraph.core.claim_words import Certainty, Frequency, Kind, Reach
from gapgraph.core.claims import Claim
from gapgraph.core.groups import Lattice
from gapgraph.core.taxonomy import Taxonomy
from gapgraph.vocabulary import (
    ANY_PROVIDER,
    DISCRIMINATED,
    GOVERNMENT,
    NO_IRI,
    NON_DISCRIMINATION,
    TEMPORARY_LODGING,
    VICTIM_SERVICES,
    Iri,
)

Leaf = int


@dataclass(frozen=True)
class Offer:
    """One protection that a Provision offers. A Provision of a collection of protections makes one offer of each
    protection in the collection, with the reach ToSome (to some people of the group).
    """

    provision: Claim
    protection: Iri
    reach: Reach | None

    @property
    def is_to_all(self) -> bool:
        """Whether the provision has the reach ToAll or Target."""
        return self.reach in (Reach.TO_ALL, Reach.TARGET)


@dataclass(frozen=True)
class Meaning:
    """The claims of one report and their offers, in one context (times, and perhaps a place)."""

    report: tuple[Claim, ...]
    scheme: Taxonomy
    lattice: Lattice
    times: frozenset[Iri] = frozenset()
    place: Iri = NO_IRI

    # The functions below list the leaves, and check whether a leaf is in a group.

    @cached_property
    def leaves(self) -> list[Leaf]:
        return [leaf for leaf in range(self.lattice.possible.bit_length()) if self.lattice.possible >> leaf & 1]

    def is_in(self, leaf: Leaf, group: Iri) -> bool:
        """Whether the leaf is in the group. A group that the ontology doesn't know has no members."""
        return bool(self.lattice.groups.get(group, 0) >> leaf & 1)

    def is_nobody(self, group: Iri) -> bool:
        return not any(self.is_in(leaf, group) for leaf in self.leaves)

    def applies(self, p: Iri, leaf: Leaf) -> bool:
        group = self.scheme.applies_to.get(p)
        return group is None or self.is_in(leaf, group)

    def is_freedom(self, p: Iri) -> bool:
        return p in self.scheme.freedoms

    # ``speaking`` has the claims that count in the context. A claim with a time counts only at that time. If a place is
    # chosen, a claim with places counts only if it names this place. A claim with the certainty Possible never counts.

    @cached_property
    def speaking(self) -> list[Claim]:
        return [claim for claim in self.report if self.speaks(claim)]

    def speaks(self, claim: Claim) -> bool:
        if claim.certainty is Certainty.POSSIBLE:
            return False
        if claim.when and claim.when not in self.times:
            return False
        return not self.place or not claim.places or self.place in claim.places

    # A claim names its protection or, if the claim is about a collection, the members of the collection. A claim
    # reaches (concerns) the protections that the claim names, and all narrower protections. A claim with bad news about
    # TemporaryLodging doesn't reach (concern) FamilyCare, although FamilyCare is narrower than TemporaryLodging.

    def names(self, claim: Claim, p: Iri) -> bool:
        return p in self.named(claim)

    def named(self, claim: Claim) -> list[Iri]:
        """The protections that the claim is about: its protection, or all members if that is a collection. A Harm names
        the freedom that the Harm infringes; a Harm of the kind Discriminated also names NonDiscrimination.
        """
        if claim.kind is not Kind.HARM:
            return self.members(claim.protection)
        freedoms = [claim.infringes] if self.is_freedom(claim.infringes) else []
        return freedoms + ([NON_DISCRIMINATION] if claim.harm == DISCRIMINATED else [])

    def members(self, name: Iri) -> list[Iri]:
        """The members of a collection, without members that another member includes; for a single protection, this
        protection.
        """
        if name not in self.scheme.collections:
            return [name]
        listed = [q for q in self.scheme.protections if q in self.narrower(name)]
        return [q for q in listed if not any(q in self.narrower(other) for other in listed if other != q)]

    def reaches(self, claim: Claim, p: Iri) -> bool:
        """Whether a claim with bad news concerns the protection p: the claim names p, or names a broader protection
        of which bad news also concerns p (see :meth:`is_cut_off`).
        """
        return any(p in self.narrower(q) and not self.is_cut_off(p, q) for q in self.named(claim))

    def is_cut_off(self, p: Iri, q: Iri) -> bool:
        """Whether bad news about the protection q doesn't concern p, although p is narrower than q. Bad news about
        TemporaryLodging, for example, or about a protection broader than TemporaryLodging, doesn't concern FamilyCare
        and the protections narrower than FamilyCare.
        """
        return any(
            p in self.narrower(cut) and barrier in self.narrower(q)
            for cut, barriers in self.scheme.unreached_by.items()
            for barrier in barriers
        )

    def names_something_broader(self, claim: Claim, p: Iri) -> bool:
        is_one = claim.protection not in self.scheme.collections
        return is_one and not self.names(claim, p) and self.reaches(claim, p)

    def narrower(self, name: Iri) -> Iterable[Iri]:
        """The protection and all narrower protections; for a collection, the members of the collection and all
        protections narrower than a member.
        """
        return self.scheme.covers.get(name, frozenset())

    def is_all_services(self, name: Iri) -> bool:
        return all(q in self.narrower(name) for q in self.narrower(VICTIM_SERVICES))

    # A claim touches (affects) an offer if the claim reaches the offered protection, and if the offer's provider is the
    # claim's provider or a part of the claim's provider. The function ``touches`` doesn't check for which leaves the
    # claim counts: ``bars``, ``refusals`` and ``limitations`` do.

    def touches(self, claim: Claim, offer: Offer) -> bool:
        return self.touches_at(claim, offer.protection, offer.provision.provider)

    def touches_at(self, claim: Claim, q: Iri, v: Iri) -> bool:
        return self.reaches(claim, q) and self.is_within(v, claim.provider)

    def is_within(self, part: Iri, whole: Iri) -> bool:
        return whole in (part, ANY_PROVIDER) or part in self.scheme.contains.get(whole, ())

    # A Provision offers a protection p to a leaf if the leaf is in the Provision's group, and the Provision's
    # protection is p or narrower than p. A Provision for an unnamed group, or with the certainty Possible, offers
    # no protection, and doesn't make its provider a provider of the protection.

    @cached_property
    def offers(self) -> list[Offer]:
        provisions = [c for c in self.speaking if c.kind is Kind.PROVISION and not self.is_nobody(c.group)]
        return [Offer(claim, q, self.reach(claim)) for claim in provisions for q in self.members(claim.protection)]

    def reach(self, provision: Claim) -> Reach | None:
        return Reach.TO_SOME if provision.protection in self.scheme.collections else provision.reach

    def offers_of(self, p: Iri) -> list[Offer]:
        """Every provision of the protection p, or of a narrower protection, in the report, for any group."""
        return [offer for offer in self.offers if offer.protection in self.narrower(p)]

    # A claim is "at" a protection p in two cases: its provider is AnyProvider, or its provider is, or contains, a
    # provider that some Provision of p names (for any group).

    def is_at(self, claim: Claim, p: Iri) -> bool:
        providers = [offer.provision.provider for offer in self.offers_of(p)]
        return claim.provider == ANY_PROVIDER or any(self.is_within(v, claim.provider) for v in providers)

    # A service inside a shelter is not offered to a leaf if a claim (a bar or a refusal) denies this leaf a lodging of
    # the service's provider. If the report names no lodging of a provider, TemporaryLodging counts as the provider's
    # lodging. A claim that denies a leaf a service inside a shelter counts for rules 3 (Denied) and 4 (Restricted),
    # even if the leaf is also denied the shelter. A Limitation of a lodging does not limit the services inside the
    # lodging.

    def is_offered(self, offer: Offer, leaf: Leaf) -> bool:
        return self.is_in(leaf, offer.provision.group) and not self.is_shut_out(offer, leaf)

    def is_shut_out(self, offer: Offer, leaf: Leaf) -> bool:
        if not offer.provision.inside:
            return False
        v = offer.provision.provider
        shutting = self.bars(leaf) + [c for c in self.speaking if self.is_refusal(c) and self.is_in(leaf, c.group)]
        return any(self.touches_at(claim, room, v) for claim in shutting for room in self.lodging_of(v))

    def lodging_of(self, provider: Iri) -> list[Iri]:
        given = [offer.protection for offer in self.offers if offer.provision.provider == provider]
        return [q for q in given if q in self.narrower(TEMPORARY_LODGING)] or [TEMPORARY_LODGING]

    def counts(self, offer: Offer, leaf: Leaf) -> bool:
        """Whether rules 3 (Denied) and 4 (Restricted) count the offer for the leaf: the leaf gets the offer
        (:meth:`is_offered`), or the leaf is in the offer's group and a claim denies this leaf the offer.
        """
        if self.is_offered(offer, leaf):
            return True
        struck = self.bars_on(offer, leaf) + self.refusals_on(offer, leaf)
        return self.is_in(leaf, offer.provision.group) and bool(struck)

    # A Provision is free for a leaf if the Provision is offered to the leaf, and no claim denies (bars or refuses) or
    # limits the Provision for the leaf. A systemic Limitation (of all services for every victim) doesn't count.

    def is_free(self, offer: Offer, leaf: Leaf) -> bool:
        struck = self.bars_on(offer, leaf) + self.refusals_on(offer, leaf) + self.limitations_on(offer, leaf)
        return self.is_offered(offer, leaf) and not struck

    def bars_on(self, offer: Offer, leaf: Leaf) -> list[Claim]:
        return [bar for bar in self.bars(leaf) if self.touches(bar, offer)]

    def refusals_on(self, offer: Offer, leaf: Leaf) -> list[Claim]:
        """The refusals to the leaf of the offered protection, or of a broader one, by the offer's provider or by a
        provider that contains the offer's provider. A refusal of a freedom, by anyone, touches every Provision of that
        freedom.
        """
        refusals = self.refusals(leaf, offer.protection)
        if self.is_freedom(offer.protection):
            everyone = [r for r in refusals if self.reaches(r, offer.protection)]
            return everyone + self.discriminating(leaf, offer.protection)
        return [refusal for refusal in refusals if self.touches(refusal, offer)]

    def limitations_on(self, offer: Offer, leaf: Leaf) -> list[Claim]:
        if self.is_freedom(offer.protection):
            return []
        return [claim for claim in self.limitations(leaf) if self.touches(claim, offer)]

    # A bar is a Denial or Absence with the frequency Always and without a place, or with the place that the view is
    # about. The exclusive Provisions of one protection by one provider together bar every leaf that is in none of the
    # Provisions' groups.

    def bars(self, leaf: Leaf) -> list[Claim]:
        return [claim for claim in self.speaking if self.is_bar(claim, leaf)]

    def is_bar(self, claim: Claim, leaf: Leaf) -> bool:
        if claim.kind is Kind.PROVISION:
            return self.excludes(claim, leaf)
        hard = claim.kind in (Kind.DENIAL, Kind.ABSENCE) and self.is_unhedged(claim)
        return hard and self.is_in(leaf, claim.group)

    def is_unhedged(self, claim: Claim) -> bool:
        return claim.frequency is Frequency.ALWAYS and (bool(self.place) or not claim.places)

    def excludes(self, claim: Claim, leaf: Leaf) -> bool:
        if not claim.exclusive or self.is_nobody(claim.group):
            return False
        exclusive = [c for c in self.speaking if c.kind is Kind.PROVISION and c.exclusive]
        alike = [c for c in exclusive if (c.protection, c.provider) == (claim.protection, claim.provider)]
        return not any(self.is_in(leaf, c.group) for c in alike)

    # A refusal is a Denial with the frequency Always or Usually. A Denial with the frequency Sometimes counts as a
    # Limitation, and so does an Absence that has a place or a hedge. For a freedom, each Denial, Absence, Limitation
    # and Harm that names the freedom is a refusal (decision 0034).

    def refusals(self, leaf: Leaf, p: Iri) -> list[Claim]:
        """The refusals to the leaf, also of protections other than p. If p is a service, the refusals are the Denials
        to the leaf with the frequency Always or Usually. If p is a freedom, the refusals are all Denials, Absences,
        Limitations and Harms about the leaf, except Limitations of all services for every victim (see
        :meth:`is_systemic`).
        """
        told = [c for c in self.speaking if self.is_in(leaf, c.group)]
        return [c for c in told if (self.is_infringement(c) if self.is_freedom(p) else self.is_refusal(c))]

    def is_refusal(self, claim: Claim) -> bool:
        return claim.kind is Kind.DENIAL and claim.frequency in (Frequency.ALWAYS, Frequency.USUALLY)

    def is_infringement(self, claim: Claim) -> bool:
        bad = claim.kind in (Kind.DENIAL, Kind.ABSENCE, Kind.LIMITATION, Kind.HARM)
        return bad and not self.is_systemic(claim)

    def limitations(self, leaf: Leaf) -> list[Claim]:
        told = [claim for claim in self.speaking if self.is_limitation(claim) and self.is_in(leaf, claim.group)]
        return [claim for claim in told if not self.is_systemic(claim)]

    def is_limitation(self, claim: Claim) -> bool:
        if claim.kind is Kind.DENIAL:
            return claim.frequency is Frequency.SOMETIMES
        return claim.kind is Kind.LIMITATION or (claim.kind is Kind.ABSENCE and not self.is_unhedged(claim))

    # No rule counts a systemic Limitation: a Limitation of all services for every victim, with the provider AnyProvider
    # or Government. But a rule counts a Limitation of all services if the claim has a time, or if the claim names
    # places and the statuses of one place are computed.

    def is_systemic(self, claim: Claim) -> bool:
        if not self.is_limitation(claim) or claim.when or (self.place and claim.places):
            return False
        wide = claim.provider in (ANY_PROVIDER, GOVERNMENT) and self.is_all_services(claim.protection)
        return wide and all(self.is_in(leaf, claim.group) for leaf in self.leaves)

    def is_narrow(self, claim: Claim) -> bool:
        """Whether the claim is about fewer than all victims and about fewer than all services."""
        proper = any(not self.is_in(leaf, claim.group) for leaf in self.leaves)
        return proper and not self.is_all_services(claim.protection)

    def discriminating(self, leaf: Leaf, p: Iri) -> list[Claim]:
        """If p is NonDiscrimination, the refusals that discriminate against the leaf: the refusing provider, or a part
        of this provider, offers the refused service to a leaf outside the refusal's group (decision 0034). The list has
        no Harms, because a Harm of the kind Discriminated names NonDiscrimination itself: see :meth:`named`.
        """
        if p != NON_DISCRIMINATION:
            return []
        services = [o for o in self.offers if not self.is_freedom(o.protection)]
        return [
            refusal
            for refusal in self.speaking
            if self.is_refusal(refusal) and self.is_in(leaf, refusal.group)
            for o in services
            if self.touches(refusal, o) and self.has_others(o.provision, refusal)
        ]

    def has_others(self, provision: Claim, refusal: Claim) -> bool:
        return any(self.is_in(one, provision.group) and not self.is_in(one, refusal.group) for one in self.leaves)
