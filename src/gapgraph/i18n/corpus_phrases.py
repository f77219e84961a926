"""The phrases of answers about many reports, in English and Spanish."""

from __future__ import annotations

from typing import Final

CORPUS_PHRASES: Final[dict[str, tuple[str, str]]] = {
    "cell yes": ("yes", "sí"),
    "cell no": ("no", "no"),
    "gaps by country": (
        "Gaps by country and group: in how many reports, and of which years",
        "Brechas por país y grupo: en cuántos informes, y de qué años",
    ),
    "in reports": ("{protection} ({count} of {all}, {years})", "{protection} ({count} de {all}, {years})"),
    "reports of country": (
        "{country}: reports with gaps: {count}, {years}",
        "{country}: informes con brechas: {count}, {years}",
    ),
    "groups in fewer reports": (
        "… and {count} more {count:group|groups}, in fewer reports: --format csv lists all groups.",
        "… y {count} {count:grupo|grupos} más, en menos informes: --format csv muestra todos los grupos.",
    ),
    "matrix by country": (
        "The newest reports of each country, side by side: the best and the worst status in each",
        "Los informes más recientes de cada país, uno junto a otro: el mejor y el peor estado en cada uno",
    ),
}
"""Maps the key of each phrase to its English and its Spanish text."""
