"""What commands say beside their answers: that they were interrupted, and how far a load is."""

from __future__ import annotations

from typing import Final

COMMAND_PHRASES: Final[dict[str, tuple[str, str]]] = {
    "interrupted": ("Interrupted.", "Interrumpido."),
    "graphs done": ("{done} of {total} graphs: {action} {graph}", "{done} de {total} grafos: {action} {graph}"),
    "step load": ("load", "carga"),
    "step keep": ("keep", "deja"),
    "step remove": ("remove", "quita"),
}
"""English and Spanish by key."""
