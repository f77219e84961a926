"""The status of every leaf for every protection a second time, in the plainest way there is.

Written from the design's table and its meaning of claims, and from nothing else: loops over leaves, claims and
providers, a function for each sentence, no sets of bits. It imports no module that decides a status. The quoted words
are the design's; where they leave a choice, "0011" points at the decision page that makes it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from gapgraph.core.claim_words import Certainty, Frequency, Kind, Reach
from gapgraph.core.claims import Claim
from gapgraph.core.groups import Lattice
from gapgraph.core.statuses import Status
from gapgraph.core.taxonomy import Scheme
from gapgraph.vocabulary import ANY_PROVIDER, GOVERNMENT, TEMPORARY_LODGING, VICTIM_SERVICES

Leaf = int


@dataclass(frozen=True)
class Offer:
    """A Provision, one for each protection that it names: a collection "is shorthand" for its members."""

    provision: Claim
    protection: str


@dataclass(frozen=True)
class Oracle:
    """Answers for the claims of one report, seen in one context: the times asked for, and the place if any."""

    report: tuple[Claim, ...]
    scheme: Scheme
    lattice: Lattice
    times: frozenset[str] = frozenset()
    place: str = ""

    def statuses(self) -> Mapping[str, Mapping[Leaf, Status]]:
        """For each protection the leaves that it applies to: "other leaves are not applicable and count nowhere"."""
        return {
            p: {leaf: self.status(leaf, p) for leaf in self.leaves if self.applies(p, leaf)}
            for p in self.scheme.protections
        }

    def status(self, leaf: Leaf, p: str) -> Status:
        """The first rule that holds."""
        offers = [offer for offer in self.offers if self.is_offered(offer, p, leaf)]
        to_all = [offer for offer in offers if offer.provision.reach is Reach.TO_ALL]
        free = [offer for offer in to_all if self.is_free(offer, leaf)]
        if any(offer.provision.specialized for offer in free):
            return Status.SPECIALIZED
        if free:
            return Status.GENERAL
        if self.is_denied(offers, p, leaf):
            return Status.DENIED
        if self.is_restricted(to_all, p, leaf):
            return Status.RESTRICTED
        if self.is_limited(offers, p, leaf):
            return Status.LIMITED
        if self.is_undisclosed(p, leaf):
            return Status.UNDISCLOSED
        if self.is_unspecified(offers, leaf):
            return Status.UNSPECIFIED
        return Status.NOT_EVIDENCED

    def is_denied(self, offers: list[Offer], p: str, leaf: Leaf) -> bool:
        """There are provisions for ℓ and each is barred; or bars "cover, together, every provider of p"."""
        if offers and all(self.is_barred(offer, leaf) for offer in offers):
            return True
        bars = [claim for claim in self.speaking if self.bars(claim, leaf)]
        return all(any(self.touches(bar, p, v) for bar in bars) for v in self.providers_of(p))

    def is_restricted(self, to_all: list[Offer], p: str, leaf: Leaf) -> bool:
        """A refusal touches p for ℓ, or a ToAll provision of p for ℓ."""
        refusals = [claim for claim in self.speaking if self.refuses(claim, leaf)]
        touched = any(self.speaks_of(refusal, p) for refusal in refusals)
        return touched or any(self.strikes(refusal, offer) for refusal in refusals for offer in to_all)

    def is_limited(self, offers: list[Offer], p: str, leaf: Leaf) -> bool:
        """A ToAll provision is limited; or a Limitation of p for ℓ narrow enough, or beside a ToSome provision."""
        limitations = [claim for claim in self.speaking if self.limits(claim, leaf)]
        to_all = [offer for offer in offers if offer.provision.reach is Reach.TO_ALL]
        if any(self.strikes(limitation, offer) for limitation in limitations for offer in to_all):
            return True
        to_some = [offer for offer in offers if offer.provision.reach is Reach.TO_SOME]
        counting = [c for c in limitations if self.speaks_of(c, p) and self.is_by_a_provider(c, p)]
        return any(self.is_narrow(claim) or to_some for claim in counting)

    def is_by_a_provider(self, claim: Claim, p: str) -> bool:
        """By a provider of p (0011: or one with such a part), "or by AnyProvider or Government"."""
        with_part = any(self.is_within(v, claim.provider) for v in self.providers_of(p))
        return with_part or claim.provider in (ANY_PROVIDER, GOVERNMENT)

    def is_undisclosed(self, p: str, leaf: Leaf) -> bool:
        """A NonDisclosure of whether p was given touches ℓ."""
        silences = [claim for claim in self.speaking if claim.kind is Kind.NON_DISCLOSURE]
        return any(self.is_in(leaf, claim.group) and self.speaks_of(claim, p) for claim in silences)

    def is_unspecified(self, offers: list[Offer], leaf: Leaf) -> bool:
        """A ToSome or Eligibility provision, not barred."""
        uncertain = [o for o in offers if o.provision.reach in (Reach.TO_SOME, Reach.ELIGIBILITY)]
        return any(not self.is_barred(offer, leaf) for offer in uncertain)

    # Whom there is, and whom a claim is about.

    @cached_property
    def leaves(self) -> list[Leaf]:
        return [leaf for leaf in range(self.lattice.possible.bit_length()) if self.lattice.possible >> leaf & 1]

    def is_in(self, leaf: Leaf, group: str) -> bool:
        """ℓ ⊑ the group. A group that the ontology doesn't know, the unnamed one among them, has nobody."""
        return bool(self.lattice.groups.get(group, 0) >> leaf & 1)

    def is_nobody(self, group: str) -> bool:
        return not any(self.is_in(leaf, group) for leaf in self.leaves)

    def applies(self, p: str, leaf: Leaf) -> bool:
        group = self.scheme.applies_to.get(p)
        return group is None or self.is_in(leaf, group)

    # Which claims speak: "a claim with a time … speaks only in that context"; a place "is a filter for --where";
    # "claims that are Possible touch nothing".

    @cached_property
    def speaking(self) -> list[Claim]:
        return [claim for claim in self.report if self.speaks(claim)]

    def speaks(self, claim: Claim) -> bool:
        if claim.certainty is Certainty.POSSIBLE:
            return False
        if claim.when and claim.when not in self.times:
            return False
        return not self.place or not claim.places or self.place in claim.places

    # "A Provision offers p to ℓ when ℓ ⊑ its group and its protection is p or narrower."

    @cached_property
    def offers(self) -> list[Offer]:
        """Those to somebody: "some groups" (0011) have no leaves, and "derive nothing"."""
        provisions = [c for c in self.speaking if c.kind is Kind.PROVISION and not self.is_nobody(c.group)]
        return [Offer(claim, q) for claim in provisions for q in self.members(claim.protection)]

    def is_offered(self, offer: Offer, p: str, leaf: Leaf) -> bool:
        return self.is_in(leaf, offer.provision.group) and offer.protection in self.narrower(p)

    def members(self, name: str) -> Iterable[str]:
        """What a collection lists, without what another member of it already stands for; a protection itself."""
        if name not in self.scheme.collections:
            return [name]
        listed = [q for q in self.scheme.protections if q in self.narrower(name)]
        return [q for q in listed if not any(q in self.narrower(other) for other in listed if other != q)]

    def providers_of(self, p: str) -> set[str]:
        """Every provider of p in the report, to whomever; AnyProvider where it names none."""
        return {o.provision.provider for o in self.offers if o.protection in self.narrower(p)} or {ANY_PROVIDER}

    # "… is barred, refused or limited when a bar, refusal or (not systemic) Limitation touches (ℓ, q, v), and free
    # when none does."

    def is_barred(self, offer: Offer, leaf: Leaf) -> bool:
        return any(self.bars(claim, leaf) and self.strikes(claim, offer) for claim in self.speaking)

    def is_free(self, offer: Offer, leaf: Leaf) -> bool:
        harmful = [c for c in self.speaking if self.bars(c, leaf) or self.refuses(c, leaf) or self.limits(c, leaf)]
        return not any(self.strikes(claim, offer) for claim in harmful)

    # "A bar is an Always Denial, an Absence, or, for every leaf outside its group, an exclusive Provision. A refusal
    # is a Denial, Always or Usually." "A Sometimes Denial counts as a Limitation."

    def bars(self, claim: Claim, leaf: Leaf) -> bool:
        if claim.kind is Kind.PROVISION:
            return self.excludes(claim, leaf)
        if claim.kind is Kind.DENIAL:
            return self.is_in(leaf, claim.group) and self.is_unhedged(claim)
        return claim.kind is Kind.ABSENCE and self.is_unhedged(claim)

    def is_unhedged(self, claim: Claim) -> bool:
        """Always; and everywhere, unless a place is asked for (0011)."""
        return claim.frequency is Frequency.ALWAYS and (bool(self.place) or not claim.places)

    def excludes(self, claim: Claim, leaf: Leaf) -> bool:
        """The leaf is in the group of no exclusive Provision of that protection by that provider (0011)."""
        if not claim.exclusive or self.is_nobody(claim.group):
            return False
        exclusive = [c for c in self.speaking if c.kind is Kind.PROVISION and c.exclusive]
        alike = [c for c in exclusive if (c.protection, c.provider) == (claim.protection, claim.provider)]
        return not any(self.is_in(leaf, c.group) for c in alike)

    def refuses(self, claim: Claim, leaf: Leaf) -> bool:
        often = claim.frequency in (Frequency.ALWAYS, Frequency.USUALLY)
        return claim.kind is Kind.DENIAL and often and self.is_in(leaf, claim.group)

    def limits(self, claim: Claim, leaf: Leaf) -> bool:
        return self.is_limitation(claim) and self.is_about(claim, leaf) and not self.is_systemic(claim)

    def is_limitation(self, claim: Claim) -> bool:
        """One, or what counts as one: a Sometimes Denial, and an Absence at times or somewhere (0011)."""
        if claim.kind is Kind.DENIAL:
            return claim.frequency is Frequency.SOMETIMES
        return claim.kind is Kind.LIMITATION or (claim.kind is Kind.ABSENCE and not self.is_unhedged(claim))

    def is_about(self, claim: Claim, leaf: Leaf) -> bool:
        """An Absence is "to any victim"."""
        return claim.kind is Kind.ABSENCE or self.is_in(leaf, claim.group)

    def is_systemic(self, claim: Claim) -> bool:
        """A Limitation "on every victim and all services by AnyProvider or Government", in no context of its own."""
        if claim.when or (self.place and claim.places):
            return False
        wide = claim.provider in (ANY_PROVIDER, GOVERNMENT) and self.is_all_services(claim.protection)
        return wide and all(self.is_about(claim, leaf) for leaf in self.leaves)

    def is_narrow(self, claim: Claim) -> bool:
        """Names "both a proper subgroup and less than all services"."""
        proper = any(not self.is_about(claim, leaf) for leaf in self.leaves)
        return proper and not self.is_all_services(claim.protection)

    # "A claim touches (ℓ, q, v) when ℓ ⊑ its group, q is its protection or narrower, and v is its provider or within
    # it." Whether ℓ is in the group is asked above, since an exclusive Provision bars who is not.

    def touches(self, claim: Claim, q: str, v: str) -> bool:
        return self.speaks_of(claim, q) and self.is_within(v, claim.provider)

    def speaks_of(self, claim: Claim, q: str) -> bool:
        return q in self.narrower(claim.protection)

    def narrower(self, name: str) -> Iterable[str]:
        """The protection itself and what is narrower; of a collection its members and what is narrower than they."""
        return self.scheme.covers.get(name, frozenset())

    def is_all_services(self, name: str) -> bool:
        return all(q in self.narrower(name) for q in self.narrower(VICTIM_SERVICES))

    def is_within(self, part: str, whole: str) -> bool:
        return whole in (part, ANY_PROVIDER) or part in self.scheme.contains.get(whole, ())

    def strikes(self, claim: Claim, offer: Offer) -> bool:
        """Touches what is offered. "What touches a provider's lodging touches what that provider gives inside"."""
        v = offer.provision.provider
        if self.touches(claim, offer.protection, v):
            return True
        return offer.provision.inside and any(self.touches(claim, room, v) for room in self.lodging_of(v))

    def lodging_of(self, provider: str) -> list[str]:
        """The lodging that the provider is said to give; TemporaryLodging where none is said (0011)."""
        given = [offer.protection for offer in self.offers if offer.provision.provider == provider]
        return [q for q in given if q in self.narrower(TEMPORARY_LODGING)] or [TEMPORARY_LODGING]
