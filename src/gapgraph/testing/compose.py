"""Composes a complete report: passages are drawn at random, their claims are numbered, and the graph is compiled as for
any encoding.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from random import Random
from typing import Any

from gapgraph.authoring.compile import compile_report
from gapgraph.authoring.encoding import parse_encoding
from gapgraph.core.claims import Claim, read_claims
from gapgraph.core.facts import Facts, Triple
from gapgraph.core.ids import claim_id
from gapgraph.corpus import open_corpus
from gapgraph.errors import GapgraphError
from gapgraph.testing.drawing import PERIOD, Drawing, Sentence, write_generated
from gapgraph.testing.grammar import Cast, GeneratedPassage, casts, passages
from gapgraph.vocabulary import ClaimId, ReportId

MOST = 400_000
"""The maximum number of reports in one run, because their numbers have six digits."""

GENERATED_YEARS = range(2016, 2025)
"""The years of generated reports: some laws began to bind within these years."""

_SIZES = (0.6, 1.5, 0.9)
"""The smallest, largest and most common size of a report; Peru 2021 has size 1."""

_A_PARAGRAPH = 7
_TRIES = 12


@dataclass(frozen=True)
class Planted:
    """A contradiction added on purpose: the check that finds it, and the claim at which it is found."""

    check: str
    claim: ClaimId


@dataclass(frozen=True)
class GeneratedReport:
    """A generated report. ``planted`` are the contradictions added on purpose that no claim acknowledges."""

    id: ReportId
    country: str
    year: int
    text: str
    planted: tuple[Planted, ...]
    triples: tuple[Triple, ...] = field(repr=False)

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """The claims, as read from the triples."""
        return read_claims(Facts(self.triples), self.id)


def generate(
    seed: int, count: int, *, scale: float = 1.0, first: int = 1, ontology: Facts | None = None
) -> Iterator[GeneratedReport]:
    """Reports ``first`` to ``first + count - 1`` of the seed, one after the other; none is kept in memory.

    ``scale`` is the size of the reports: 1 is Peru 2021 (some 170 claims and 6,000 triples); 0.2 is an excerpt. The
    names come from ``ontology``, or from the bundled ontology. Raises GapgraphError GG701 for a number of reports below
    1 or above :data:`MOST`, or a scale outside 0.05 to 5.
    """
    if count < 1 or first < 1 or first + count - 1 > MOST or not 0.05 <= scale <= 5:
        raise GapgraphError(
            "GG701",
            f"{count} reports from number {first} of size {scale} can't be generated",
            remedy=f"Ask for 1 to {MOST:,} reports of a size from 0.05 to 5.",
        )
    terms = open_corpus().facts if ontology is None else ontology
    return (_report(seed, number, scale, terms) for number in range(first, first + count))


def _report(seed: int, number: int, scale: float, ontology: Facts) -> GeneratedReport:
    # Python hashes a text seed with SHA-512, so the result doesn't depend on settings of the interpreter.
    chance = Random(f"{seed}/{number}/{scale:g}")  # noqa: S311  (test reports need no secure random numbers)
    cast = chance.choice(casts())
    year = chance.choice(GENERATED_YEARS)
    size = scale * chance.triangular(*_SIZES)
    sentences = _Draft(Drawing(chance, cast, year - 1)).sentences(size)
    id_ = ReportId(f"gen{number:06d}-{cast.code}-{year}")
    text, starts = _narrative(sentences)
    tables, planted = _numbered(sentences, starts, text, id_, chance)
    head = {**_head(id_, cast, year), "sentences": list(starts)}
    document = {"report": head, "context": _contexts(sentences, cast, year - 1), "claim": tables}
    triples = compile_report(parse_encoding(document, id_), text, ontology)
    return GeneratedReport(id_, cast.code, year, text, planted, tuple(triples))


class _Draft:
    """The sentences of one report: no sentence and no figure twice, and no contradictions except those that are added
    on purpose.
    """

    def __init__(self, drawing: Drawing) -> None:
        self._drawing = drawing
        self._texts: set[str] = set()
        self._figures: set[tuple[Any, ...]] = set()
        self._offered: set[tuple[Any, ...]] = set()
        self._barred: set[tuple[Any, ...]] = set()

    def sentences(self, size: float) -> tuple[Sentence, ...]:
        """The sentences of a report of this size: each passage as often as a report of this size needs it, plus or
        minus one at random, then shuffled.
        """
        chance = self._drawing.chance
        drawn = []
        for passage in passages():
            expected = passage.uses * size * (1 if passage.plants else chance.uniform(0.6, 1.4))
            uses = int(expected) + (chance.random() < expected % 1)
            drawn += [found for _ in range(uses) if (found := self._sentence(passage))]
        chance.shuffle(drawn)
        return tuple(drawn) or (self._certainly(),)

    def _certainly(self) -> Sentence:
        """Draw passages until one fits, because every report has at least one sentence."""
        return next(found for passage in passages() if not passage.plants and (found := self._sentence(passage)))

    def _sentence(self, passage: GeneratedPassage) -> Sentence | None:
        """The passage with names that fit the report so far; None if none is found in a few attempts."""
        for _ in range(_TRIES):
            filled = self._drawing.fill(passage.bind)
            if filled is None:
                return None
            sentence = write_generated(passage, {**filled})
            if self._fits(sentence):
                self._take(sentence)
                return sentence
        return None

    def _fits(self, sentence: Sentence) -> bool:
        if sentence.text in self._texts:
            return False
        if sentence.plants:
            return not self._figures & _figures(sentence)
        return not (
            self._figures & _figures(sentence)
            or self._barred & _services(sentence, offered=True)
            or self._offered & _services(sentence, offered=False)
        )

    def _take(self, sentence: Sentence) -> None:
        self._texts.add(sentence.text)
        self._figures |= _figures(sentence)
        self._offered |= _services(sentence, offered=True)
        self._barred |= _services(sentence, offered=False)


_FIGURE = ("measure", "group", "body", "period", "unit", "age", "sex", "form", "nationality")


def _figures(sentence: Sentence) -> set[tuple[Any, ...]]:
    return {tuple(c.get(key) for key in _FIGURE) for c in sentence.claims if c["kind"] == "Observation"}


def _services(sentence: Sentence, *, offered: bool) -> set[tuple[Any, ...]]:
    """The services that a sentence offers to a group, or refuses to it: pairs of provider and service with the
    group.
    """
    if offered:
        claims = (c for c in sentence.claims if c.get("reach") == "ToAll")
    else:
        claims = (c for c in sentence.claims if c["kind"] in {"Denial", "Absence"} and "frequency" not in c)
    return {(c.get("provider"), c.get("protection")) for c in claims}


def _narrative(sentences: tuple[Sentence, ...]) -> tuple[str, tuple[int, ...]]:
    """The text, and where each sentence begins; a new paragraph after some sentences."""
    text, starts = "", []
    for number, sentence in enumerate(sentences):
        if number:
            text += " " if number % _A_PARAGRAPH else "\n"
        starts.append(len(text))
        text += sentence.text
    return text, tuple(starts)


def _numbered(
    sentences: tuple[Sentence, ...], starts: tuple[int, ...], text: str, report: ReportId, chance: Random
) -> tuple[list[Mapping[str, Any]], tuple[Planted, ...]]:
    """The claims as tables of an encoding, and the contradictions that were added on purpose and that no claim
    acknowledges.
    """
    tables: list[Mapping[str, Any]] = []
    planted: list[Planted] = []
    for sentence, start in zip(sentences, starts, strict=True):
        first = len(tables) + 1
        numbers = {claim["id"]: n for n, claim in enumerate(sentence.claims, first) if "id" in claim}
        admitted = bool(sentence.plants) and chance.random() < 0.5
        for number, claim in enumerate(sentence.claims, first):
            acknowledged = [sentence.acknowledged] if admitted and claim.get("focus") else []
            tables.append(_table(claim, number, numbers, sentence, start, text, acknowledged))
            if claim.get("focus") and not admitted:
                planted.append(Planted(sentence.plants, claim_id(report, number)))
    period = f"{int(report[-4:]) - 1}-04/{report[-4:]}-03"
    return [_with_period(table, period) for table in tables], tuple(planted)


def _table(
    claim: Mapping[str, Any],
    number: int,
    numbers: Mapping[str, int],
    sentence: Sentence,
    start: int,
    text: str,
    acknowledged: list[str],
) -> dict[str, Any]:
    begin, end = sentence.stretches[claim["quote"]] if "quote" in claim else (0, len(sentence.text))
    quote = sentence.text[begin:end]
    table = {key: value for key, value in claim.items() if key not in {"focus", "quote", "id", "part_of"}}
    if "part_of" in claim:
        table["part_of"] = numbers[claim["part_of"]]
    if acknowledged:
        table["acknowledged"] = acknowledged
    return {"id": number, "quote": quote, "nth": _nth(quote, start + begin, text), **table}


def _nth(quote: str, start: int, text: str) -> int:
    """Which occurrence of the quote is at this position, counted from 1."""
    nth, found = 1, text.find(quote)
    while found < start:
        nth, found = nth + 1, text.find(quote, found + 1)
    return nth


def _with_period(table: Mapping[str, Any], period: str) -> Mapping[str, Any]:
    return {**table, "period": period} if table.get("period") == PERIOD else table


def _contexts(sentences: tuple[Sentence, ...], cast: Cast, year: int) -> list[Mapping[str, str]]:
    wanted = {name for sentence in sentences for name in sentence.contexts}
    contexts: list[Mapping[str, str]] = []
    for name, time in cast.times.items():
        if f"{name}-{year}" in wanted:
            written = {key: words.format(year=year) for key, words in time.items() if key != "text"}
            contexts.append({"id": f"{name}-{year}", **written})
    return contexts


def _head(id_: str, cast: Cast, year: int) -> Mapping[str, Any]:
    return {
        "id": id_,
        "country": cast.code.upper(),
        "year": year,
        "title": f"Generated report {id_}: {cast.name}",
        "title_es": f"Informe generado {id_}: {cast.name_es}",
        "publisher": "agent:gapgraph",
        "address": f"https://example.org/{id_}",
        "wording": "verbatim",
        "extent": "whole",
        "period_start": f"{year - 1}-04-01",
        "period_end": f"{year}-03-31",
        "license": "made up, for tests and benchmarks",
        "encoder": "agent:gapgraph",
        "review": "Unreviewed",
    }
