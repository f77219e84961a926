"""The labels that are written into the graph of a report, English and Spanish."""

from __future__ import annotations

from typing import Final

LABEL_PHRASES: Final[dict[str, tuple[str, str]]] = {
    "label encoder": ("encoder of {report}", "codificación de {report}"),
    "label reviewer": ("reviewer of {report}", "revisión de {report}"),
    "label evidence": ("evidence of claim {number}", "evidencia de la afirmación {number}"),
    "label quote": ("quote of claim {number}", "cita de la afirmación {number}"),
    "label position": ("position of claim {number}", "posición de la afirmación {number}"),
    "label withdrawal": ("withdrawal of claim {number}", "retiro de la afirmación {number}"),
    "label draft": ("draft {number} of {report}", "borrador {number} de {report}"),
    "label country": ("The country {name}, ISO 3166-1 {code}.", "El país {name}, ISO 3166-1 {code}."),
}
"""Maps the key of each phrase to its English and its Spanish text."""
