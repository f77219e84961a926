"""The sheets of a workbook and their columns: the keys of an encoding that a claim of each kind may have."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from gapgraph.authoring.encoding import CLAIM_KEYS
from gapgraph.core.claim_slots import SLOTS
from gapgraph.core.claim_words import Kind

REPORT_SHEET: Final = "Report"
SENTENCES_SHEET: Final = "Sentences"
TIMES_SHEET: Final = "Times"
DISMISSED_SHEET: Final = "Dismissed"
DISMISSED_COLUMNS: Final = ("finding", "words", "claim", "reason")
DECLARED_SHEET: Final = "Declared"
DECLARED_COLUMNS: Final = ("table", "id", "label", "label_es", "parent", "also", "definition", "definition_es")
LISTS_SHEET: Final = "Lists"
DERIVED: Final = ("sentence", "findings")
"""Columns for the reader, which are not read back."""

_FIRST: Final = ("id", "sentence", "quote", "nth")
_LAST: Final = (
    "place",
    "when",
    "period",
    "condition",
    "mode",
    "by",
    "frequency",
    "certainty",
    "acknowledged",
    "revises",
)
"""The slots that all or nearly all kinds of claim have. The columns of these slots come last, in this order."""
_END: Final = ("withdrawn", "note", "findings")
_LEADING: Final[Mapping[Kind, tuple[str, ...]]] = {
    Kind.OBSERVATION: ("measure", "value", "bound", "unit", "period"),
    Kind.PARITY: ("group", "other_group"),
    Kind.NON_DISCLOSURE: ("measure", "group", "protection", "provider", "body"),
    Kind.ACTION: ("action", "direction", "actor", "partner", "protection", "group"),
    Kind.HARM: ("group", "harm", "infringes"),
    Kind.FULFILMENT: ("obligation", "instrument", "protections", "extent"),
}
"""For each kind of claim, the slots whose columns come first in the kind's sheet."""
KNOWN: Final = frozenset(CLAIM_KEYS - {"kind", "quotes", "ref", "refs", "approximate"})
"""The names of the columns that correspond to a key of a claim."""
NUMBERED: Final = ("quote", "ref_sentence", "ref_sha256")
"""Columns that a sheet can have several times; the second and third are named ``quote 2`` and ``quote 3``."""


def columns_of(kind: str, used: set[str], quotes: int, references: int) -> tuple[str, ...]:
    """The columns of a kind's sheet: those that it may have, and any other that is used, in a fixed order."""
    own = (*_FIRST, *_own(Kind(kind)), *_END)
    others = sorted(used - set(own) - {"kind"})
    columns = dict.fromkeys((*own[: own.index("findings")], *others, "findings"))
    return tuple(name for column in columns for name in _expanded(column, quotes, references))


def _own(kind: Kind) -> Iterator[str]:
    """The keys of the slots of a kind of claim. The slots in :data:`_LEADING` come first, and the slots in
    :data:`_LAST` come last; all other slots are in the order of their declaration.
    """
    slots = {slot.key: slot for slot in SLOTS if kind in slot.kinds}
    own = [key for key in slots if key not in _LAST]
    order = dict.fromkeys((*_LEADING.get(kind, ()), *own, *_LAST))
    return (key for name in order if name in slots for key in slots[name].keys)


def _expanded(column: str, quotes: int, references: int) -> tuple[str, ...]:
    if column != "quote":
        return (column,)
    quoted = tuple(_nth("quote", number) for number in range(1, max(quotes, not references) + 1))
    referred = tuple(_nth(name, n) for n in range(1, references + 1) for name in ("ref_sentence", "ref_sha256"))
    return (*quoted, *referred)


def _nth(name: str, number: int) -> str:
    return name if number == 1 else f"{name} {number}"
