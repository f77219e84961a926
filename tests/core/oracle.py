"""The status of every leaf for every protection, computed independently in the simplest way.

The tests compare the oracle's statuses with the program's statuses. The oracle follows decisions 0011 and 0034, the
design's table of statuses and the design's meaning of claims. The oracle loops over leaves (smallest groups), claims
and offers instead of using sets of bits, and has one function for each rule. The oracle imports no module that decides
a status. This module has the rules; ``tests/core/oracle_meaning.py`` has the offers, bars, refusals and limitations for
each leaf, which the rules use.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from gapgraph.core.claim_words import Kind, Reach
from gapgraph.core.claims import Claim
from gapgraph.core.statuses import Standing, Status
from gapgraph.vocabulary import AGENT, ANY_PROVIDER, GOVERNMENT, Iri
from tests.core.oracle_meaning import Leaf, Meaning, Offer


@dataclass(frozen=True)
class Oracle(Meaning):
    """The statuses that follow from the claims of one report, in one context (times, and perhaps a place)."""

    def statuses(self) -> Mapping[Iri, Mapping[Leaf, Status]]:
        """For each protection, the status of each leaf to which it applies."""
        return {
            p: {leaf: self.ruling(leaf, p)[0] for leaf in self.leaves if self.applies(p, leaf)}
            for p in self.scheme.protections
        }

    def ruling(self, leaf: Leaf, p: Iri) -> tuple[Status, frozenset[Claim]]:
        """The status that the first applicable rule gives to the leaf, and the claims that decide this status."""
        for status, deciding in self.rules(leaf, p):
            if claims := frozenset(deciding):
                return status, claims
        return Status.NOT_EVIDENCED, frozenset()

    def rules(self, leaf: Leaf, p: Iri) -> Iterator[tuple[Status, list[Claim]]]:
        """The statuses of rules 1 to 7, each with the claims that fulfil the rule; a rule without claims does not
        apply.
        """
        free = [o.provision for o in self.offers_of(p) if o.is_to_all and self.is_free(o, leaf)]
        yield Status.SPECIALIZED, [provision for provision in free if provision.specialized]
        yield Status.GENERAL, [provision for provision in free if not provision.specialized]
        yield Status.DENIED, self.denying(leaf, p)
        yield Status.RESTRICTED, self.restricting(leaf, p)
        yield Status.LIMITED, self.limiting(leaf, p)
        yield Status.UNDISCLOSED, self.withholding(leaf, p)
        yield Status.UNSPECIFIED, [o.provision for o in self.offers_of(p) if self.is_open(o, leaf)]

    def standing(self, leaf: Leaf, p: Iri) -> Standing | None:
        """The strongest standing (kind of speaker) among the claims that decide the status of the leaf: the report's
        own word is stronger than the word of others. Without deciding claims, the standing is None.
        """
        status, deciding = self.ruling(leaf, p)
        words = [self.word(claim, status) for claim in deciding]
        return next((standing for standing in Standing if standing in words), None)

    def word(self, claim: Claim, status: Status) -> Standing:
        """The standing of one claim: the kind of speaker who makes the claim. What a duty bearer admits against itself
        counts as the report's own word.
        """
        if not claim.asserted_by or claim.asserted_by.startswith(AGENT):
            return Standing.REPORTS_WORD
        if not self.is_within(claim.asserted_by, GOVERNMENT):
            return Standing.OTHERS_WORD
        if status in (Status.SPECIALIZED, Status.GENERAL):
            return Standing.OWN_ACCOUNT
        return Standing.OTHERS_WORD if status is Status.UNSPECIFIED else Standing.REPORTS_WORD

    def places(self, leaf: Leaf, p: Iri) -> frozenset[Iri]:
        """The places where the leaf has the status, if all deciding claims name a place; otherwise no places. An
        exclusive Provision excludes people everywhere (decision 0034).
        """
        status, deciding = self.ruling(leaf, p)
        excluding = status in (Status.DENIED, Status.LIMITED) and any(c.kind is Kind.PROVISION for c in deciding)
        if excluding or not all(claim.places for claim in deciding):
            return frozenset()
        return frozenset(place for claim in deciding for place in claim.places)

    def denying(self, leaf: Leaf, p: Iri) -> list[Claim]:
        """Rule 3: the bars (claims that close a service completely) that deny the protection p to the leaf. If the
        report offers p to the leaf, the leaf is denied p if bars close every Provision of p for the leaf. If the report
        offers p only to other leaves, the leaf is denied p if bars close p to the leaf at every provider of p. If the
        report offers p to nobody, the leaf is denied p if a bar with the provider AnyProvider or Government closes p to
        the leaf.
        """
        for_leaf = [o for o in self.offers_of(p) if self.counts(o, leaf)]
        if for_leaf:
            return self.claims_if_all_closed([self.bars_on(o, leaf) for o in for_leaf])
        reaching = [bar for bar in self.bars(leaf) if self.reaches(bar, p)]
        if self.offers_of(p):
            return self.claims_if_all_closed([[b for b in reaching if self.touches(b, o)] for o in self.offers_of(p)])
        return [bar for bar in reaching if bar.provider in (ANY_PROVIDER, GOVERNMENT)]

    def claims_if_all_closed(self, bars: list[list[Claim]]) -> list[Claim]:
        """``bars`` has, for each offer, the claims that close the offer. If every offer is closed by at least one
        claim, the result is all these claims; otherwise the result is empty.
        """
        return [bar for one in bars for bar in one] if all(bars) else []

    def restricting(self, leaf: Leaf, p: Iri) -> list[Claim]:
        """Rule 4: the refusals that restrict the protection p for the leaf. A refusal to the leaf restricts p if the
        refusal names p. A refusal of one broader protection (not of a collection) to the leaf restricts p if the
        refusal concerns p, and if the refusal's provider is AnyProvider, or is or contains a provider of p. If a
        Provision with the reach ToAll or Target gives p to the leaf, a refusal that affects this Provision and the leaf
        also restricts p.
        """
        refusals = self.refusals(leaf, p)
        naming = [refusal for refusal in refusals if self.names(refusal, p)]
        broader = [r for r in refusals if self.names_something_broader(r, p) and self.is_at(r, p)]
        to_all = [o for o in self.offers_of(p) if o.is_to_all and self.counts(o, leaf)]
        refusing = [refusal for o in to_all for refusal in self.refusals_on(o, leaf)]
        return naming + broader + refusing + self.discriminating(leaf, p)

    def limiting(self, leaf: Leaf, p: Iri) -> list[Claim]:
        """Rule 5: the bars and the Limitations (not systemic ones) that limit the protection p for the leaf. If a
        Provision with the reach ToAll or Target gives p to the leaf, a Limitation that affects this Provision and the
        leaf limits p. A Limitation for the leaf that names p limits p if the Limitation is about a provider of p
        (:meth:`is_at`), is not about all victims, and is not about all services. If the report offers p to the leaf
        with the reach ToSome, a Limitation for all victims or of all services limits p, too, if the Limitation names p
        and is about a provider of p. If nothing offers p to the leaf, every Limitation and every bar (a claim that
        closes a service completely) that names p for the leaf limits p. A Limitation of a freedom such as Liberty
        doesn't count under rule 5, because rule 4 (Restricted) counts the Limitation as a refusal.
        """
        limitations = [] if self.is_freedom(p) else self.limitations(leaf)
        offered = [o for o in self.offers_of(p) if self.is_offered(o, leaf)]
        on_provisions = [c for o in offered if o.is_to_all for c in self.limitations_on(o, leaf)]
        to_some = any(o.reach is Reach.TO_SOME for o in offered)
        naming = [claim for claim in limitations if self.names(claim, p)]
        counting = [c for c in naming if self.is_at(c, p) and (self.is_narrow(c) or to_some)]
        if offered:
            return on_provisions + counting
        return counting + naming + [bar for bar in self.bars(leaf) if self.names(bar, p)]

    def withholding(self, leaf: Leaf, p: Iri) -> list[Claim]:
        """Rule 6: the NonDisclosures because of which the protection p is Undisclosed for the leaf. A NonDisclosure
        that names p for the leaf counts if nothing offers p to the leaf, or if the provider of the NonDisclosure is
        AnyProvider, or is or contains a provider of p.
        """
        silences = [c for c in self.speaking if c.kind is Kind.NON_DISCLOSURE and self.is_in(leaf, c.group)]
        offered = any(self.is_offered(o, leaf) for o in self.offers_of(p))
        return [c for c in silences if self.names(c, p) and (self.is_at(c, p) or not offered)]

    def is_open(self, offer: Offer, leaf: Leaf) -> bool:
        """Whether rule 7 counts the offer: the leaf gets an offer with the reach ToSome or Eligibility, and no bar
        closes the offer to the leaf.
        """
        return not offer.is_to_all and self.is_offered(offer, leaf) and not self.bars_on(offer, leaf)
