"""The encoding that a person writes: ``data/encodings/{id}.toml``, read into typed values and checked before use.

The keys are explained in ``docs/codebook.md``. A mistake raises a :class:`GapgraphError` that names the file, the claim
and the key (codes GG301 to GG306). A claim has quotes, or, if the words of the source may not be copied, references:
``ref = { sentence = 12, sha256 = "…" }``.
"""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Final

from gapgraph.authoring.declared import DECLARED, Declared, parse_declared
from gapgraph.authoring.dismissals import Dismissal, parse_dismissal
from gapgraph.authoring.editions import modernized
from gapgraph.authoring.reference import Reference, is_digest
from gapgraph.core.claim_slots import SLOTS, SlotType, keys_of
from gapgraph.core.claim_words import Kind
from gapgraph.errors import GapgraphError, nearest, toml_place
from gapgraph.rdf.input_files import plain_utf8
from gapgraph.vocabulary import ReportId

Value = str | int | bool | Decimal | tuple[str, ...]

LIST_KEYS = frozenset({"quotes"}) | keys_of(SlotType.NAMES)
FLAG_KEYS = keys_of(SlotType.FLAG)
NUMBER_KEYS = frozenset({"id", "nth"}) | keys_of(SlotType.CLAIM)
EACH_KEYS = tuple(slot.key for slot in SLOTS if slot.several)
"""Keys that take one name, or, in a new claim, a list of names: the build makes one claim for each name in the list."""
_TEXTS = frozenset({"kind", "quote", "note", "withdrawn"}) | keys_of(SlotType.NAME, SlotType.TEXT, SlotType.PERIOD)
_REFERENCES = frozenset({"ref", "refs"})
_WRITTEN = {
    "text": "Write one text, in quotation marks.",
    "a list of names": 'Write the names in brackets, each in quotation marks: ["…"].',
    "a list of whole": "Restore the line that gapgraph new wrote.",
    "a whole number": "Write only digits, without quotation marks: 12.",
    "a number": "Write only digits, without quotation marks: 12.",
    "true or false": "Write true or false, without quotation marks.",
    "a list of tables": "Begin each table with its name in double brackets: [[claim]].",
}
"""How to write a value of each type: the remedy in the error for a wrong type."""
CLAIM_KINDS = tuple(str(kind) for kind in Kind)
"""The kinds of claim, as an encoding writes them."""
CLAIM_KEYS = LIST_KEYS | FLAG_KEYS | NUMBER_KEYS | _TEXTS | _REFERENCES | keys_of(SlotType.COUNT)
REPORT_KEYS = frozenset(
    {
        *("id", "country", "year", "title", "title_es", "publisher", "address", "wording", "extent"),
        *("period_start", "period_end", "license", "encoder", "reviewer", "review", "section"),
    }
)
CONTEXT_KEYS = frozenset(["id", "label", "label_es", "start", "end"])

_WRITE_ADDRESS: Final = 'Write address = "https://…", the web address of the report, under [report].'


@dataclass(frozen=True)
class ClaimEntry:
    """One claim as the encoder wrote it: its permanent number, its kind, its quotes or its references, and its slots by
    key.
    """

    number: int
    kind: Kind
    quotes: tuple[str, ...]
    slots: Mapping[str, Value] = field(default_factory=dict)
    references: tuple[Reference, ...] = ()

    def text(self, key: str, default: str = "") -> str:
        """The value of a slot that holds one name or text."""
        value = self.slots.get(key, default)
        return value if isinstance(value, str) else default

    def names(self, key: str) -> tuple[str, ...]:
        """The value of a slot that holds a list of names."""
        value = self.slots.get(key, ())
        return value if isinstance(value, tuple) else ()

    def number_of(self, key: str) -> int | None:
        """The value of a slot that holds a whole number; None if the slot is empty."""
        value = self.slots.get(key)
        return value if isinstance(value, int) and not isinstance(value, bool) else None

    @property
    def value(self) -> int | Decimal | None:
        """The number that an Observation counts, whole or with decimals, or None."""
        value = self.slots.get("value")
        return value if isinstance(value, (int, Decimal)) and not isinstance(value, bool) else None


@dataclass(frozen=True)
class Encoding:
    """A whole encoding: the report's facts, its time contexts, and its claims in the order written."""

    source: str
    report: Mapping[str, str]
    contexts: tuple[Mapping[str, str], ...]
    claims: tuple[ClaimEntry, ...]
    declared: tuple[Declared, ...] = ()
    """Bodies, places, measures and forms of exploitation that the encoding declares."""

    dismissed: tuple[Dismissal, ...] = ()
    """Findings of the checks that a person has dismissed."""

    sentences: tuple[int, ...] = ()
    """Where each sentence of the narrative starts, if the encoding fixes this; if empty, the text is split again."""

    @property
    def id(self) -> ReportId:
        """The id of the report."""
        return ReportId(self.report["id"])


def read_encoding(path: Path) -> Encoding:
    """The encoding of a file. Raises GapgraphError GG301 (unreadable) to GG306 (a number used twice)."""
    try:
        document = tomllib.loads(plain_utf8(path.read_bytes(), str(path)).decode(), parse_float=Decimal)
    except OSError as error:
        remedy = "Give the path of an encoding, such as data/encodings/per-2021.toml."
        raise GapgraphError("GG301", "The encoding can't be read", place=str(path), remedy=remedy) from error
    except (ValueError, RecursionError) as error:  # Python raises ValueError also for a number with too many digits
        raise malformed(path, error) from error
    return parse_encoding(document, path.name)


def malformed(path: Path, error: Exception) -> GapgraphError:
    """The error GG301 for a file that isn't TOML; the sentence contains what the parser says."""
    what, place = toml_place(error, str(path))
    sentence = f"The encoding isn't well-formed TOML: {what}"
    return GapgraphError("GG301", sentence, place=place, remedy="Correct the file at this place.")


def parse_encoding(document: Mapping[str, object], source: str) -> Encoding:
    """The encoding in a parsed TOML document; ``source`` names it in errors."""
    _known(document, frozenset({"report", "context", "time", "claim", "dismissed", *DECLARED}), source)
    report = _table(document.get("report"), f"{source}, [report]")
    claims = tuple(
        parse_claim(entry, source, place) for place, entry in enumerate(_tables(document, "claim", source), 1)
    )
    numbers = [claim.number for claim in claims]
    for number in numbers:
        if numbers.count(number) > 1:
            raise GapgraphError(
                "GG306", f"Two claims are numbered {number}", place=source, remedy="Give one claim another number."
            )
    return Encoding(
        source=source,
        report=_texts(
            {key: value for key, value in report.items() if key != "sentences"},
            REPORT_KEYS,
            f"{source}, [report]",
            required=REPORT_KEYS - {"reviewer", "section"},
        ),
        contexts=tuple(
            _texts(entry, CONTEXT_KEYS, f"{source}, [[context]]", required=frozenset({"id", "label", "label_es"}))
            for name in ("context", "time")
            for entry in _tables(document, name, source)
        ),
        dismissed=tuple(
            parse_dismissal(entry, f"{source}, [[dismissed]]") for entry in _tables(document, "dismissed", source)
        ),
        declared=tuple(
            parse_declared(kind, entry, f"{source}, [[{kind}]]")
            for kind in DECLARED
            for entry in _tables(document, kind, source)
        ),
        claims=claims,
        sentences=_starts(report.get("sentences", []), f"{source}, [report]"),
    )


def _starts(value: object, place: str) -> tuple[int, ...]:
    """Where each sentence starts: whole numbers, in ascending order."""
    if not isinstance(value, list) or any(isinstance(one, bool) or not isinstance(one, int) for one in value):
        raise _wrong_type("sentences", "a list of whole numbers", place)
    return tuple(value)


def _tables(document: Mapping[str, object], key: str, source: str) -> list[Mapping[str, object]]:
    tables = document.get(key, [])
    if not isinstance(tables, list):
        raise _wrong_type(key, "a list of tables", source)
    return [_table(table, f"{source}, [[{key}]]") for table in tables]


def _table(value: object, place: str) -> Mapping[str, object]:
    if not isinstance(value, dict):
        remedy = "Write the table as [name], or as [[name]] if there can be several."
        raise GapgraphError("GG302", "A table is missing, or the value is not a table", place=place, remedy=remedy)
    return value


def _texts(
    table: Mapping[str, object], keys: frozenset[str], place: str, required: frozenset[str]
) -> Mapping[str, str]:
    _known(table, keys, place)
    for key in sorted(required - table.keys()):
        remedy = _WRITE_ADDRESS if key == "address" else "See docs/codebook.md."
        raise GapgraphError("GG303", f"The key {key!r} is missing", place=place, remedy=remedy)
    for key, value in table.items():
        if isinstance(value, bool) or not isinstance(value, (str, int, dt.date)):
            raise _wrong_type(key, "text", place)
    return {key: str(value) for key, value in table.items()}


def _known(table: Mapping[str, object], keys: frozenset[str], place: str) -> None:
    for key in table:
        if key not in keys:
            near = nearest(key, keys)
            remedy = f"Did you mean {near[0]!r}?" if near else "See docs/codebook.md for the keys."
            raise GapgraphError("GG304", f"There is no key {key!r}", place=place, remedy=remedy)


def parse_claim(table: Mapping[str, object], source: str, position: int = 1) -> ClaimEntry:
    """The claim in a parsed TOML table. An error gives the claim's place: ``source``, such as the name of a file, and
    the claim's number, or ``position`` if the claim has no number.
    """
    number = table.get("id")
    place = f"{source}, claim {number if isinstance(number, int) else f'at position {position}'}"
    table = modernized(table, place)
    _known(table, CLAIM_KEYS, place)
    slots = {key: _slot(key, value, place) for key, value in table.items() if key not in _REFERENCES}
    references = tuple(_references(table, place))
    quotes = slots.get("quotes") or (() if references and "quote" not in slots else (slots.get("quote"),))
    if not isinstance(quotes, tuple) or not all(isinstance(q, str) for q in quotes):
        remedy = "Copy the words that prove the claim."
        raise GapgraphError("GG303", "A claim needs either 'quote' or 'ref'", place=place, remedy=remedy)
    if not isinstance(number, int):
        remedy = "Run gapgraph build: it gives each new claim its number."
        raise GapgraphError("GG303", "The claim has no number yet", place=place, remedy=remedy)
    try:
        kind = Kind(str(slots.get("kind")))
    except ValueError as error:
        remedy = f"Use one of {', '.join(Kind)}."
        raise GapgraphError(
            "GG305", f"{slots.get('kind')!r} is not a kind of claim", place=place, remedy=remedy
        ) from error
    used = {"id", "kind", "quote", "quotes"}
    kept = {key: value for key, value in slots.items() if key not in used}
    return ClaimEntry(number, kind, tuple(map(str, quotes)), kept, references)


def _references(table: Mapping[str, object], place: str) -> Iterator[Reference]:
    """The references of a claim: the key ``ref`` has one reference, the key ``refs`` a list."""
    given = table.get("refs", [table["ref"]] if "ref" in table else [])
    if not isinstance(given, list):
        raise _wrong_type("refs", "a list of references", place)
    for one in given:
        reference = _table(one, f"{place}, ref")
        _known(reference, frozenset({"sentence", "sha256"}), f"{place}, ref")
        sentence, digest = reference.get("sentence"), reference.get("sha256")
        if not isinstance(sentence, int) or isinstance(sentence, bool) or sentence < 1:
            raise _wrong_type("sentence", "a whole number from 1", f"{place}, ref")
        if not isinstance(digest, str) or not is_digest(digest):
            raise _wrong_type("sha256", "64 hexadecimal digits", f"{place}, ref")
        yield Reference(sentence, digest)


def _slot(key: str, value: object, place: str) -> Value:
    if key in LIST_KEYS:
        if isinstance(value, list) and all(isinstance(one, str) for one in value):
            return tuple(value)
        raise _wrong_type(key, "a list of names", place)
    if key in FLAG_KEYS and isinstance(value, bool):
        return value
    if key in NUMBER_KEYS and isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        return value
    if key in _TEXTS and isinstance(value, str):
        return value
    if key == "value":
        return _count(value, place)
    wanted = "true or false" if key in FLAG_KEYS else "a whole number" if key in NUMBER_KEYS else "text"
    raise _wrong_type(key, wanted, place)


def _count(value: object, place: str) -> int | Decimal:
    """The number as written, without rounding; a number without a fraction becomes a whole number."""
    if isinstance(value, bool) or not isinstance(value, (int, Decimal)) or not Decimal(value).is_finite() or value < 0:
        raise _wrong_type("value", "a number of zero or more", place)
    return int(value) if value == int(value) else value


def _wrong_type(key: str, wanted: str, place: str) -> GapgraphError:
    remedy = next((told for kind, told in _WRITTEN.items() if wanted.startswith(kind)), "See docs/codebook.md.")
    return GapgraphError("GG302", f"The key {key!r} must be {wanted}", place=place, remedy=remedy)
