"""The words around queries."""

from __future__ import annotations

from typing import Final

QUERY_PHRASES: Final[dict[str, tuple[str, str]]] = {
    # queries
    "how to ask": (
        "gapgraph query NAME runs one; with --show it shows its parameters and its text.",
        "gapgraph query NOMBRE ejecuta una; con --show muestra sus parámetros y su texto.",
    ),
    "choices": ("one of: {values}", "una de: {values}"),
    "problem and remedy": ("{problem} → {remedy}", "{problem} → {remedy}"),
    "no row": (
        "No row: the query ran to its end and found nothing.",
        "Ninguna fila: la consulta terminó y no encontró nada.",
    ),
    "head claim_label": ("says that", "dice que"),
    "rows": ("{count} rows", "{count} filas"),
}
