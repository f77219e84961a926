"""A supposed claim as one word: ``+Provision:Man:TemporaryLodging:Government``, or ``-per-2021/claim/112``.

The parts have the order of the codebook's slots: kind, group, protection, provider; then, in any order, the words for
reach, frequency and certainty, and the flags. A supposed claim without a group is about all
victims. A Provision without a reach has the reach ToAll, and a Provision without a provider has a provider of its own
(:data:`NEW_PROVIDER`). For any other part that the word omits, the claim has the codebook's default value.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from typing import Final, Protocol

from gapgraph.core.claim_words import Certainty, Frequency, Kind, Reach
from gapgraph.core.claims import Claim
from gapgraph.core.ids import claim_id
from gapgraph.errors import GapgraphError, unknown_name
from gapgraph.vocabulary import ANY_PROVIDER, GAP, VICTIM, ClaimId, Iri, ReportId

SUPPOSED: Final = ReportId("supposed")
"""The start of the ids of supposed claims; the ids of a report's claims begin with the report's id."""

NEW_PROVIDER: Final = GAP + "SupposedProvider"
"""The provider of a supposed service that names no provider. Each service without a named provider gets a provider of
its own, which is part of no other provider.
"""

SUPPOSABLE_KINDS: Final = (Kind.PROVISION, Kind.DENIAL, Kind.ABSENCE, Kind.LIMITATION, Kind.NON_DISCLOSURE)
"""The kinds of claim that a user can suppose with one argument of a command, such as ``+Provision:Man:…``."""

_REMOVED: Final = re.compile(r"[-~](?:(?P<report>[a-z0-9-]+)/claim/)?(?P<number>\d+)")
_FLAGS: Final = ("specialized", "exclusive", "inside")
_FORM: Final = "Write a claim as +Provision:Man:TemporaryLodging:Government, or give a file."


class Finder(Protocol):
    """Finds the IRI that a name means, and raises GapgraphError for an unknown name."""

    def group(self, name: str) -> Iri:
        """The IRI of a group."""
        ...

    def offered(self, name: str) -> Iri:
        """The IRI of a protection or a collection."""
        ...

    def provider(self, name: str, report: str = "") -> Iri:
        """The IRI of a provider; if several providers have the name, the provider in the report's country."""
        ...

    @property
    def prefixes(self) -> frozenset[str]:
        """The prefixes of names, such as ``gap`` and ``per``."""
        ...


@dataclass(frozen=True)
class Supposition:
    """The claims that a supposition adds to a report, and the ids of the claims that it removes."""

    added: tuple[Claim, ...] = ()
    removed: frozenset[ClaimId] = frozenset()

    def __add__(self, other: Supposition) -> Supposition:
        return Supposition((*self.added, *other.added), self.removed | other.removed)


NOTHING: Final = Supposition()
"""The empty supposition: the report without any change."""


def read_word(word: str, report: ReportId, number: int, find: Finder) -> Supposition:
    """The supposition that one word, such as ``+Provision:Man:Transportation``, expresses; ``number`` is the number of
    the added claim.

    Raises GapgraphError GG702 for a word of another form, GG703 for a wrong part of the word, GG102 or GG103 for an
    unknown name.
    """
    if removed := _REMOVED.fullmatch(word):
        return Supposition(
            removed=frozenset((claim_id(ReportId(removed["report"] or report), int(removed["number"])),))
        )
    if not word.startswith("+"):
        raise GapgraphError("GG702", f"{word!r} is neither a claim nor a file", remedy=_FORM)
    kind, *parts = _parts(word[1:], find.prefixes)
    if kind not in SUPPOSABLE_KINDS:
        raise GapgraphError(
            "GG702",
            f"{kind!r} is not a kind of claim with a short form",
            remedy=f"Use one of {', '.join(SUPPOSABLE_KINDS)}.",
        )
    group, protection, provider, *words = [*parts, *([""] * (3 - len(parts)))]
    if not protection:
        raise GapgraphError("GG702", f"{word!r} names no protection", remedy=_FORM)
    claim = Claim(
        id=claim_id(SUPPOSED, number),
        kind=Kind(kind),
        group=find.group(group) if group else VICTIM,
        protection=find.offered(protection),
        provider=find.provider(provider, report) if provider else _unnamed_provider(kind, number),
        reach=Reach.TO_ALL if kind == Kind.PROVISION else None,
    )
    return Supposition((replace(_worded(claim, words), label=word[1:]),))


def _unnamed_provider(kind: str, number: int) -> Iri:
    """The provider of a supposed claim that names none: a new provider for a Provision, otherwise ``AnyProvider``."""
    return Iri(f"{NEW_PROVIDER}{number}") if kind == Kind.PROVISION else ANY_PROVIDER


def _parts(word: str, prefixes: Collection[str]) -> list[str]:
    """The parts between colons; the colon in a name such as ``per:MIMP`` doesn't count."""
    parts: list[str] = []
    for piece in word.split(":"):
        if parts and parts[-1] in prefixes:
            parts[-1] += f":{piece}"
        else:
            parts.append(piece)
    return parts


def _worded(claim: Claim, words: Collection[str]) -> Claim:
    """The claim with its frequency, certainty and flags."""
    is_offer = claim.kind is Kind.PROVISION
    claim = replace(
        claim,
        specialized=is_offer and "specialized" in words,
        exclusive=is_offer and "exclusive" in words,
        inside=is_offer and "inside" in words,
    )
    for word in words:
        if word in set(Frequency):
            claim = replace(claim, frequency=Frequency(word))
        elif word in set(Certainty):
            claim = replace(claim, certainty=Certainty(word))
        elif word in set(Reach) and is_offer:
            claim = replace(claim, reach=Reach(word))
        elif word not in _FLAGS or not is_offer:
            raise unknown_name("GG703", f"part of a {claim.kind}", word, _known(claim.kind))
    return claim


def _known(kind: Kind) -> tuple[str, ...]:
    words = (*Frequency, *Certainty)
    return (*words, *Reach, *_FLAGS) if kind is Kind.PROVISION else words


def check_removed(removed: Iterable[ClaimId], claims: Iterable[Claim]) -> None:
    """Raises GapgraphError GG704 if a claim to take away isn't among the claims."""
    known = [claim.id for claim in claims]
    for one in sorted(removed):
        if one not in known:
            raise unknown_name("GG704", "claim", one, known)
