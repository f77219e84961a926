"""How a page shows the values that canned queries give, such as "opened", in words; files have the values unchanged."""

from __future__ import annotations

from typing import Final

QUERY_VALUE_PHRASES: Final[dict[str, tuple[str, str]]] = {
    "true": ("yes", "sí"),
    "false": ("no", "no"),
    # told_by
    "both": ("both texts", "ambos textos"),
    "the first": ("the first alone", "solo el primero"),
    "the second": ("the second alone", "solo el segundo"),
    "neither": ("neither text", "ninguno de los textos"),
    # change
    "opened": ("opened", "se abrió"),
    "closed": ("closed", "se cerró"),
    "changed": ("changed", "cambió"),
    "now known": ("now known", "ahora se sabe"),
    "no longer known": ("no longer known", "ya no se sabe"),
    # silence
    "not reported": ("not reported", "no se informa"),
    "nothing said": ("nothing said", "nada se dice"),
    "not in the text we have": ("not in the text we have", "no está en el texto disponible"),
    # side
    "capacity": ("capacity", "capacidad"),
    "demand": ("demand", "demanda"),
    # kind of conflict
    "definitional": ("by definition", "por la definición"),
    "transversal": ("between two bodies", "entre dos entidades"),
    "longitudinal": ("between two reports", "entre dos informes"),
}
"""Maps each value of a query's answer to English and Spanish words."""


def value_in_words(text: str, language: str) -> str:
    """A value of a canned query in the reader's language; any other text unchanged."""
    known = QUERY_VALUE_PHRASES.get(text.lower())
    return known[1 if language == "es" else 0] if known else text
