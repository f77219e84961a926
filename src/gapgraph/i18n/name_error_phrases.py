"""The Spanish translation of messages about names: an unknown or ambiguous name, and how a name was understood."""

from __future__ import annotations

from typing import Final

NAME_ERRORS: Final[tuple[tuple[str, str], ...]] = (
    ("There is no report named {name}", "No hay ningún informe llamado {name}"),
    (
        (
            "Only the reports of this folder are read. {report} is a bundled report: to read it, call gapgraph in "
            "another folder, without --root and GAPGRAPH_ROOT."
        ),
        (
            "Solo se leen los informes de esta carpeta. {report} es un informe incluido en Gapgraph: para leerlo, "
            "ejecute gapgraph en otra carpeta, sin --root ni GAPGRAPH_ROOT."
        ),
    ),
    (
        "Its encoding isn't compiled yet: gapgraph build {report} compiles it.",
        "Su codificación aún no está compilada: gapgraph build {report} la compila.",
    ),
    ("There is no encoding named {name}", "No hay ninguna codificación llamada {name}"),
    ("There is no group named {name}", "No hay ningún grupo llamado {name}"),
    ("There is no value named {name}", "No hay ningún valor llamado {name}"),
    ("There is no protection named {name}", "No hay ninguna protección llamada {name}"),
    ("There is no place named {name}", "No hay ningún lugar llamado {name}"),
    ("There is no time context named {name}", "No hay ningún contexto temporal llamado {name}"),
    ("There is no provider named {name}", "No hay ningún prestador llamado {name}"),
    ("There is no rule named {name}", "No hay ninguna regla llamada {name}"),
    ("There is no query named {name}", "No hay ninguna pregunta llamada {name}"),
    ("There is no kind of search result named {name}", "No hay ninguna clase de resultado de búsqueda llamada {name}"),
    ("There is no verdict named {name}", "No hay ningún veredicto llamado {name}"),
    ("There is no part of a comparison named {name}", "No hay ninguna parte de una comparación llamada {name}"),
    ("There is no format named {name}", "No hay ningún formato llamado {name}"),
    ("There is no tag named {name}", "No hay ninguna etiqueta llamada {name}"),
    ("There is no claim named {name}", "No hay ninguna afirmación llamada {name}"),
    ("{name} can mean more than one report", "{name} puede ser más de un informe"),
    ("{name} can mean more than one group", "{name} puede ser más de un grupo"),
    ("{name} can mean more than one protection", "{name} puede ser más de una protección"),
    ("{name} can mean more than one provider", "{name} puede ser más de un prestador"),
    ("{name} can mean more than one place", "{name} puede ser más de un lugar"),
    ("{name} can mean more than one time context", "{name} puede ser más de un contexto temporal"),
    ("{name} can mean more than one value", "{name} puede ser más de un valor"),
    (
        "The group has no name; gapgraph explain accepts {box}.",
        "El grupo no tiene nombre; gapgraph explain acepta {box}.",
    ),
    ("{name} is understood as {meant}.", "{name} se entiende como {meant}."),
    (
        "{name} is understood as {meant}. Other names contain the same word: {others}.",
        "{name} se entiende como {meant}. Otros nombres contienen la misma palabra: {others}.",
    ),
    (
        "{name} is understood as {report}, the newest of {count} reports on {country}.",
        "{name} se entiende como {report}, el más reciente de {count} informes sobre {country}.",
    ),
)
"""Pairs of an English and a Spanish sentence with the same placeholders in braces."""
