"""The sheets of a workbook and their columns: the keys of an encoding that a claim of each kind may have."""

from __future__ import annotations

from typing import Final

from gapgraph.authoring.encoding import CLAIM_KEYS

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
    *("place", "when", "period", "condition", "condition_es", "mode", "mode_es", "by", "frequency", "certainty"),
    *("acknowledged", "revises", "withdrawn", "note", "findings"),
)
_OFFER: Final = ("group", "protection", "provider")
_OWN: Final[dict[str, tuple[str, ...]]] = {
    "Observation": (
        *(
            "measure",
            "value",
            "bound",
            "unit",
            "period",
            "group",
            "body",
            "age",
            "sex",
            "form",
            "nationality",
            "lgbtqi",
        ),
        *("part_of", "breakdown", "axis"),
    ),
    "Provision": (*_OFFER, "reach", "specialized", "exclusive", "inside"),
    "Denial": (*_OFFER, "cause"),
    "Absence": (*_OFFER, "cause"),
    "Limitation": (*_OFFER, "aaaq", "cause"),
    "Strength": (*_OFFER, "aaaq", "cause"),
    "Parity": ("group", "other_group", "protection", "protections"),
    "NonDisclosure": ("measure", "group", "protection", "provider", "body", "scope", "scope_es"),
    "Action": ("action", "direction", "actor", "partner", "protection", "group", "provider"),
    "Harm": ("group", "harm", "infringes", "cause"),
    "Fulfilment": ("obligation", "instrument", "protections", "extent", "actor"),
}
KNOWN: Final = frozenset(CLAIM_KEYS - {"kind", "quotes", "ref", "refs", "approximate"})
"""The names of the columns that correspond to a key of a claim."""
NUMBERED: Final = ("quote", "ref_sentence", "ref_sha256")
"""Columns that a sheet can have several times; the second and third are named ``quote 2`` and ``quote 3``."""


def columns_of(kind: str, used: set[str], quotes: int, references: int) -> tuple[str, ...]:
    """The columns of a kind's sheet: those that it may have, and any other that is used, in a fixed order."""
    own = (*_FIRST, *_OWN[kind], *_LAST)
    others = sorted(used - set(own) - {"kind"})
    columns = dict.fromkeys((*own[: own.index("findings")], *others, "findings"))
    return tuple(name for column in columns for name in _expanded(column, quotes, references))


def _expanded(column: str, quotes: int, references: int) -> tuple[str, ...]:
    if column != "quote":
        return (column,)
    quoted = tuple(_nth("quote", number) for number in range(1, max(quotes, not references) + 1))
    referred = tuple(_nth(name, n) for n in range(1, references + 1) for name in ("ref_sentence", "ref_sha256"))
    return (*quoted, *referred)


def _nth(name: str, number: int) -> str:
    return name if number == 1 else f"{name} {number}"
