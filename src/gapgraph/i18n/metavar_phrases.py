"""The placeholders for values in the Spanish help of the commands, such as GROUP."""

from __future__ import annotations

from typing import Final

METAVARS: Final[dict[str, str]] = {
    "ADDRESS": "DIRECCIÓN",
    "ARGS": "ARGUMENTOS",
    "CLAIMS": "AFIRMACIONES",
    "COMMAND": "COMANDO",
    "DIRECTORY": "CARPETA",
    "FILE": "ARCHIVO",
    "FIRST": "PRIMERO",
    "FLOAT": "NÚMERO",
    "FOLDER": "CARPETA",
    "GROUP": "GRUPO",
    "INTEGER": "ENTERO",
    "NAME": "NOMBRE",
    "OPTIONS": "OPCIONES",
    "PATH": "RUTA",
    "PLACE": "LUGAR",
    "PROTECTION": "PROTECCIÓN",
    "RANGE": "ACOTADO",
    "REPORT": "INFORME",
    "RULE": "REGLA",
    "SECOND": "SEGUNDO",
    "SECONDS": "SEGUNDOS",
    "TAG": "ETIQUETA",
    "TARGET": "DESTINO",
    "TEXT": "TEXTO",
    "TIME": "TIEMPO",
    "VALUE": "VALOR",
    "WORDS": "PALABRAS",
    "YEAR": "AÑO",
}
"""The Spanish translation of each placeholder in the help; a placeholder that isn't in the list stays unchanged."""
