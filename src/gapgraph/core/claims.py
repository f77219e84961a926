"""Claims as Python values. The core reads a report's graph only through this module.

A claim says only what the source says, with the source's own reservations. The fields of a claim hold IRIs or words of
a closed list. This module infers nothing, and doesn't read the ontology.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Final

from gapgraph.core.claim_words import Bound, Certainty, Direction, Frequency, Kind, Reach
from gapgraph.core.facts import Facts, Literal
from gapgraph.core.first_edition import warn_of_first_edition
from gapgraph.core.ids import claim_order
from gapgraph.core.required_slots import ADVERSE
from gapgraph.i18n.say import say
from gapgraph.vocabulary import (
    ANY_PROVIDER,
    DCTERMS,
    GAP,
    NO_IRI,
    OA,
    PROV,
    RDFS,
    REPORT,
    SDMX_MEASURE,
    VICTIM,
    ClaimId,
    Iri,
    ReportId,
)


@dataclass(frozen=True)
class Quote:
    """A passage of the text: its exact words and its position, in code points, end exclusive.

    If the words of a source may not be copied, ``exact`` and the position are missing, ``digest`` is the SHA-256 digest
    of the normalized words, and ``sentence`` is the number of the sentence in which the words begin.
    """

    exact: str
    start: int
    end: int
    sentence: int
    digest: str = ""


@dataclass(frozen=True)
class Claim:
    """One statement of one report.

    ``id`` is the claim's IRI without the report namespace (``per-2021/claim/045``). ``group``, ``protection`` and
    ``provider`` are IRIs; a slot that this kind of claim doesn't have is empty. ``when`` is the time at which the claim
    holds; if empty, always. ``places`` are the places where the claim holds; if empty, everywhere. ``harm`` is the kind
    of a Harm, and ``infringes`` the freedom that it infringes, if any. ``mode`` is how a service is given; ``scope``
    says which figures were not reported; ``bound`` whether the ``value`` of a count is exact; ``direction`` whether a
    change increased or decreased something; ``instrument`` the law that a claim about a duty names. A Fulfilment names
    its ``obligations``, or the instrument and the ``protections`` as the source names them, and the ``extent``.
    """

    id: ClaimId
    kind: Kind
    group: Iri = VICTIM
    protection: Iri = NO_IRI
    provider: Iri = ANY_PROVIDER
    reach: Reach | None = None
    specialized: bool = False
    exclusive: bool = False
    inside: bool = False
    frequency: Frequency = Frequency.ALWAYS
    certainty: Certainty = Certainty.STATED
    when: Iri = NO_IRI
    places: frozenset[Iri] = frozenset()
    condition: str = ""
    harm: Iri = NO_IRI
    infringes: Iri = NO_IRI
    asserted_by: Iri = NO_IRI
    label: str = ""
    measure: Iri = NO_IRI
    value: int | Decimal | None = None
    bound: Bound = Bound.EXACT
    direction: Direction | None = None
    mode: str = ""
    scope: str = ""
    instrument: Iri = NO_IRI
    obligations: tuple[Iri, ...] = ()
    protections: tuple[Iri, ...] = ()
    extent: str = ""
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True)
class Report:
    """A report's identity: ``id`` is ``per-2021``; the period is a pair of ISO dates, inclusive."""

    id: ReportId
    title: str
    country: Iri
    year: int
    period: tuple[str, str]
    wording: str = "Verbatim"
    extent: str = "WholeText"


NARRATIVE_LANGUAGE: Final = "en"
"""The language of the narratives."""


def language_mark(language: str) -> str:
    """``[en] `` before words of a narrative that are shown to readers of another language."""
    return "" if language == NARRATIVE_LANGUAGE else f"[{NARRATIVE_LANGUAGE}] "


def quoted(claim: Claim, language: str) -> str:
    """The claim's words in quotation marks, with their language if the reader's is another; for words that may not be
    copied, the sentence numbers.
    """
    withheld = any(quote.digest for quote in claim.quotes)
    words = [passage(q, language) if q.digest else f"“{q.exact}”" for q in claim.quotes]
    return ("" if withheld else language_mark(language)) + " … ".join(words)


def passage(quote: Quote, language: str = "en") -> str:
    """The words of a passage; if they may not be copied, its sentence number in brackets."""
    return f"[{say('not copied', language, sentence=quote.sentence)}]" if quote.digest else quote.exact


def quotes(claims: Iterable[Claim], language: str = "en") -> tuple[str, ...]:
    """What the claims quote, word for word, each passage once; if words may not be copied, the sentence numbers."""
    return tuple(dict.fromkeys(passage(quote, language) for claim in claims for quote in claim.quotes))


def quotes_by_claim(claims: Iterable[Claim], language: str = "en") -> tuple[str, ...]:
    """What each claim quotes, one entry for each claim in the given order; the passages of one claim are joined by
    ``…``.
    """
    return tuple(" … ".join(passage(quote, language) for quote in claim.quotes) for claim in claims)


def read_reports(facts: Facts) -> tuple[Report, ...]:
    """The reports that the facts describe, by country and year."""
    reports = (_read_report(facts, iri) for iri in facts.of_type(GAP + "Report"))
    return tuple(sorted(reports, key=lambda report: (report.country, report.year, report.id)))


def _read_report(facts: Facts, iri: Iri) -> Report:
    return Report(
        id=ReportId(iri.removeprefix(REPORT)),
        title=facts.text(iri, DCTERMS + "title", "en") or iri,
        country=facts.iri(iri, GAP + "country") or NO_IRI,
        year=int((facts.text(iri, GAP + "year") or "0")[:4]),
        period=(facts.text(iri, GAP + "periodStart") or "", facts.text(iri, GAP + "periodEnd") or ""),
        wording=_word(facts, iri, "wording") or "Verbatim",
        extent=_word(facts, iri, "coverageOfText") or "WholeText",
    )


def read_claims(facts: Facts, report: ReportId) -> tuple[Claim, ...]:
    """The claims of one report (``per-2021``), without withdrawn ones, by number.

    Raises ValueError when a claim's frequency, certainty, reach, bound or direction isn't in the ontology, and if the
    group, protection or provider is missing in a claim that would then deny something to everyone. A claim written in
    the first edition of the vocabulary is read with a FirstEditionWarning.
    """
    subjects = ((kind, iri) for kind in Kind for iri in facts.of_type(GAP + kind))
    of_report = [(kind, iri) for kind, iri in subjects if facts.iri(iri, GAP + "report") == REPORT + report]
    current = [(kind, iri) for kind, iri in of_report if not facts.terms(iri, PROV + "wasInvalidatedBy")]
    return tuple(
        sorted((_read_claim(facts, iri, kind) for kind, iri in current), key=lambda claim: claim_order(claim.id))
    )


def _see_to(facts: Facts, iri: Iri, kind: Kind) -> None:
    for name in ADVERSE.get(kind, ()):
        if not facts.iris(iri, GAP + name) and (kind, name) != (Kind.ABSENCE, "group"):
            raise ValueError(f"{iri.removeprefix(REPORT)} is a claim of the kind {kind} without gap:{name}")
    if kind is Kind.ABSENCE and not facts.iris(iri, GAP + "group"):
        warn_of_first_edition(iri.removeprefix(REPORT), "an Absence without gap:group", "gap:group gap:Victim")


def _read_claim(facts: Facts, iri: Iri, kind: Kind) -> Claim:
    _see_to(facts, iri, kind)
    reach, direction = _word(facts, iri, "reach"), _word(facts, iri, "direction")
    value = facts.text(iri, SDMX_MEASURE + "obsValue")
    return Claim(
        id=ClaimId(iri.removeprefix(REPORT)),
        kind=kind,
        group=facts.iri(iri, GAP + "group") or VICTIM,
        protection=facts.iri(iri, GAP + "protection") or NO_IRI,
        provider=facts.iri(iri, GAP + "provider") or ANY_PROVIDER,
        reach=Reach(reach) if reach else None,
        specialized=_flag(facts, iri, "specialized"),
        exclusive=_flag(facts, iri, "exclusive"),
        inside=_flag(facts, iri, "inside"),
        frequency=Frequency(_word(facts, iri, "frequency") or "Always"),
        certainty=Certainty(_word(facts, iri, "certainty") or "Stated"),
        when=facts.iri(iri, GAP + "when") or NO_IRI,
        places=frozenset(facts.iris(iri, GAP + "place")),
        condition=facts.text(iri, GAP + "condition", "en") or "",
        harm=facts.iri(iri, GAP + "harmKind") or NO_IRI,
        infringes=facts.iri(iri, GAP + "infringes") or NO_IRI,
        asserted_by=facts.iri(iri, PROV + "wasAttributedTo") or NO_IRI,
        label=facts.text(iri, RDFS + "label", "en") or "",
        measure=facts.iri(iri, GAP + "measure") or NO_IRI,
        value=exact_number(value) if value is not None else None,
        bound=_bound(facts, iri),
        direction=Direction(direction) if direction else None,
        mode=facts.text(iri, GAP + "mode", "en") or "",
        scope=facts.text(iri, GAP + "scope", "en") or "",
        instrument=facts.iri(iri, GAP + "instrument") or NO_IRI,
        obligations=facts.iris(iri, GAP + "obligation"),
        protections=facts.iris(iri, GAP + "protection"),
        extent=_word(facts, iri, "extent"),
        quotes=_read_quotes(facts, iri),
    )


def _word(facts: Facts, iri: Iri, name: str) -> str:
    return (facts.iri(iri, GAP + name) or NO_IRI).removeprefix(GAP)


def _flag(facts: Facts, iri: Iri, name: str) -> bool:
    return facts.text(iri, GAP + name) in ("true", "1")


def exact_number(text: str) -> int | Decimal:
    """A count as written: a whole number as int, a number with decimals as Decimal, never as float.

    Raises ValueError if the text isn't a number.
    """
    try:
        number = Decimal(text)
    except InvalidOperation as error:
        raise ValueError(f"{text!r} is not a number") from error
    return int(number) if number == number.to_integral_value() else number


def _bound(facts: Facts, iri: Iri) -> Bound:
    """The bound of a count's value; ``gap:approximate true`` of the first edition is read as the bound About."""
    written = _word(facts, iri, "bound")
    if not _flag(facts, iri, "approximate"):
        return Bound(written or "Exact")
    warn_of_first_edition(iri.removeprefix(REPORT), "gap:approximate true", "gap:bound gap:About")
    return Bound(written or "About")


def _number(facts: Facts, iri: Iri, predicate: str) -> int | None:
    text = facts.text(iri, predicate)
    return int(text) if text is not None else None


def _read_quotes(facts: Facts, claim: Iri) -> tuple[Quote, ...]:
    quotes = []
    for evidence in facts.iris(claim, GAP + "evidence"):
        if digest := facts.text(evidence, GAP + "quoteSha256"):
            quotes.append(Quote("", 0, 0, _number(facts, evidence, GAP + "sentenceNumber") or 0, digest))
            continue
        selectors = facts.iris(evidence, OA + "hasSelector")
        found = {p: _selected(facts, selectors, p) for p in ("exact", "start", "end")}
        sentence = facts.iri(evidence, GAP + "sentence") or "/0"
        number = int(sentence.rsplit("/", 1)[-1])
        quotes.append(Quote(found["exact"], int(found["start"] or 0), int(found["end"] or 0), number))
    return tuple(sorted(quotes, key=lambda quote: (quote.start, quote.end, quote.sentence)))


def _selected(facts: Facts, selectors: tuple[Iri, ...], name: str) -> str:
    terms = (term for selector in selectors for term in facts.terms(selector, OA + name))
    return next((term.text for term in terms if isinstance(term, Literal)), "")
