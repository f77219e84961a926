"""Messages beside the answers: an interruption, and the progress of a load."""

from __future__ import annotations

from typing import Final

COMMAND_PHRASES: Final[dict[str, tuple[str, str]]] = {
    "interrupted": ("Interrupted.", "Interrumpido."),
    "warning": ("Warning: {message}", "Aviso: {message}"),
    "verdict met": (
        "Note: the verdict “met” is now called “offered”.",
        "Nota: el veredicto «met» se llama ahora «offered».",
    ),
    "graphs done": ("graph {done} of {total}: {action} {graph}", "grafo {done} de {total}: {action} {graph}"),
    "step load": ("load", "carga"),
    "step keep": ("keep", "deja"),
    "step remove": ("remove", "quita"),
}
"""English and Spanish by key."""
