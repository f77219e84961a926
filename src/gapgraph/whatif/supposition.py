"""A supposed claim in one word: ``+Provision:Man:TemporaryLodging:Government``, or ``-per-2021/claim/112``.

The parts stand in the order of the codebook's slots: kind, group, protection, provider; then, in any order, the words
of reach, frequency, certainty, and the flags. What is left out keeps the codebook's default; a Provision reaches all.
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
from gapgraph.vocabulary import ANY_PROVIDER, GAP, VICTIM, ReportId

SUPPOSED: Final = ReportId("supposed")
"""What the ids of supposed claims begin with, where those of a report's claims have the report's."""

NEW_PROVIDER: Final = GAP + "SupposedProvider"
"""The provider of a supposed service that names none; each has one of its own, which is part of nobody's."""

SUPPOSABLE_KINDS: Final = (Kind.PROVISION, Kind.DENIAL, Kind.ABSENCE, Kind.LIMITATION, Kind.NON_DISCLOSURE)
"""The kinds that one word can say: those that decide a status."""

_REMOVED: Final = re.compile(r"[-~](?:(?P<report>[a-z0-9-]+)/claim/)?(?P<number>\d+)")
_FLAGS: Final = ("specialized", "exclusive", "inside")
_FORM: Final = "Write it as +Provision:Man:TemporaryLodging:Government, or name a file."


class Finder(Protocol):
    """Finds the IRI that a name stands for, and raises GapgraphError for one that it doesn't know."""

    def group(self, name: str) -> str:
        """A group's."""
        ...

    def offered(self, name: str) -> str:
        """A protection's or a collection's."""
        ...

    def provider(self, name: str, report: str = "") -> str:
        """A provider's; of several with one name, the one in the report's country."""
        ...

    @property
    def prefixes(self) -> frozenset[str]:
        """The prefixes of names, such as ``gap`` and ``per``."""
        ...


@dataclass(frozen=True)
class Supposition:
    """The claims to add, and the ids of those to take away."""

    added: tuple[Claim, ...] = ()
    removed: frozenset[str] = frozenset()

    def __add__(self, other: Supposition) -> Supposition:
        return Supposition((*self.added, *other.added), self.removed | other.removed)


NOTHING: Final = Supposition()
"""Nothing supposed: the report as it is."""


def read_word(word: str, report: str, number: int, find: Finder) -> Supposition:
    """What one word supposes; ``number`` is that of the claim added.

    Raises GapgraphError GG702 for a word that isn't formed so, GG703 for one of its parts, GG102 and GG103 for names.
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
            "GG702", f"{kind!r} is no kind of claim for one word", remedy=f"It is one of {', '.join(SUPPOSABLE_KINDS)}."
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


def _unnamed_provider(kind: str, number: int) -> str:
    """A service of somebody's own, or what is said of anybody's."""
    return f"{NEW_PROVIDER}{number}" if kind == Kind.PROVISION else ANY_PROVIDER


def _parts(word: str, prefixes: Collection[str]) -> list[str]:
    """The parts between colons; the colon of a name such as ``per:MIMP`` parts nothing."""
    parts: list[str] = []
    for piece in word.split(":"):
        if parts and parts[-1] in prefixes:
            parts[-1] += f":{piece}"
        else:
            parts.append(piece)
    return parts


def _worded(claim: Claim, words: Collection[str]) -> Claim:
    """The claim with its hedges and flags."""
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
            raise unknown_name("GG703", f"word for a {claim.kind}", word, _known(claim.kind))
    return claim


def _known(kind: Kind) -> tuple[str, ...]:
    words = (*Frequency, *Certainty)
    return (*words, *Reach, *_FLAGS) if kind is Kind.PROVISION else words


def check_removed(removed: Iterable[str], claims: Iterable[Claim]) -> None:
    """Raises GapgraphError GG704 where a claim to take away isn't among the claims."""
    known = [claim.id for claim in claims]
    for one in sorted(removed):
        if one not in known:
            raise unknown_name("GG704", "claim", one, known)
