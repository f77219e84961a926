"""The phrases of pages about findings: how much was checked, what was found, and what no rule checked."""

from __future__ import annotations

from typing import Final

VALIDATION_PHRASES: Final[dict[str, tuple[str, str]]] = {
    "checked": ("{count} statements checked with {engine}", "{count} enunciados revisados con {engine}"),
    "checked beside": (", beside {count} that they touch", ", junto a {count} que tocan"),
    "findings about data": ("data: {counts}", "datos: {counts}"),
    "findings about law": ("law: {counts}", "ley: {counts}"),
    "not judged": ("not judged", "sin juzgar"),
    "nothing found": ("nothing found", "nada que señalar"),
    "stopped early": (
        "Stopped early, for there is more than can be listed: mend this first.",
        "Se paró antes, pues hay más de lo que cabe en una lista: corrija esto primero.",
    ),
    "about data": ("THE DATA", "LOS DATOS"),
    "about law": (
        "THE LAW: duties that the data shows unmet, underserved or unknown",
        "LA LEY: deberes que los datos muestran incumplidos, cumplidos a medias o sin saberse",
    ),
    "more findings": ("… and {count} more", "… y {count} más"),
    "what to do": ("What to do: {remedy}", "Qué hacer: {remedy}"),
    "finding at": ("at {path}", "en {path}"),
    "value or value": (" or ", " o "),
    "not held": ("Not compared with the law: {report}", "Sin contrastar con la ley: {report}"),
    "shapes met": (
        "{met} of {all} shapes and checks met something, {times} times in all (--format json: each).",
        "{met} de {all} formas y comprobaciones miraron algo, {times} veces en total (--format json: cada una).",
    ),
    "met nothing": ("Met nothing: {names}.", "Sin nada que mirar: {names}."),
    "unseen types": (
        "Of a type that no shape asks for: {names}.",
        "De un tipo por el que ninguna forma pregunta: {names}.",
    ),
    "unseen nodes": ("Of no type, and looked at by no shape: {names}.", "Sin tipo, y sin forma que los mire: {names}."),
    "and more": ("{names} and {count} more", "{names} y {count} más"),
    "no name": ("a node without a name", "un nodo sin nombre"),
}
