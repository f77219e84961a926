"""What errors of files, folders and queries of one's own say in Spanish, by their code."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

INPUT_ERRORS: Final[Mapping[str, tuple[tuple[str, str], ...]]] = {
    "GG201": (
        ("The file isn't UTF-8 but {encoding}", "El archivo no está en UTF-8 sino en {encoding}"),
        ("Save it as UTF-8.", "Guárdelo como UTF-8."),
    ),
    "GG206": (
        (
            "The folder lacks a part without which answers would be wrong: {what}",
            "A la carpeta le falta una parte sin la cual las respuestas serían erróneas: {what}",
        ),
        (
            "Restore it; what is in ontology/inferred is made by: python -m gapgraph.build ontology",
            "Restáurela; lo que está en ontology/inferred lo hace: python -m gapgraph.build ontology",
        ),
    ),
    "GG209": (
        ("The groups were changed after this was made of them", "Los grupos cambiaron después de que esto se hizo"),
        (
            "What is within what was derived before it changed, so that claims would be left out: {names}",
            "Qué está dentro de qué se derivó antes de que cambiara, y faltarían afirmaciones: {names}",
        ),
        ("Renew {folder} with: {command}", "Renueve {folder} con: {command}"),
    ),
    "GG216": (
        ("The file holds no statement", "El archivo no contiene ninguna declaración"),
        ("The file describes no report", "El archivo no describe ningún informe"),
        ("Restore it, or remove it.", "Restáurelo o quítelo."),
    ),
    "GG217": (
        ("The file's name is no report's", "El nombre del archivo no es el de un informe"),
        (
            "Name it by the report that is in it, as per-2021.ttl, or move it elsewhere.",
            "Nómbrelo según el informe que contiene, como per-2021.ttl, o llévelo a otra parte.",
        ),
        ("The file holds the report {names}", "El archivo contiene el informe {names}"),
        (
            "Keep one file a report, and name it by the report's id.",
            "Guarde un archivo por informe, con el identificador del informe como nombre.",
        ),
    ),
}
"""The sentences and remedies of the errors of each code, as in :mod:`gapgraph.i18n.error_phrases`."""
