"""The Spanish translation of the texts of the command-line library (click): its headings, and its sentences about wrong
usage.

The keys are the library's own English texts, as it gives them to gettext.
"""

from __future__ import annotations

from typing import Final

CLICK: Final[dict[str, str]] = {
    "Usage:": "Uso:",
    "Options": "Opciones",
    "Commands": "Comandos",
    "Positional arguments": "Argumentos",
    "default: {default}": "por defecto: {default}",
    "env var: {var}": "variable: {var}",
    "required": "obligatorio",
    "(dynamic)": "(dinámico)",
    "deprecated": "en desuso",
    "Show this message and exit.": "Muestra esta ayuda y termina.",
    "Show the version and exit.": "Muestra la versión y termina.",
    "Aborted!": "¡Interrumpido!",
    "Missing command.": "Falta el comando.",
    "Missing argument": "Falta el argumento",
    "Missing option": "Falta la opción",
    "Missing parameter": "Falta el parámetro",
    "Missing parameter: {param_name}": "Falta el parámetro: {param_name}",
    "Missing {param_type}": "Falta {param_type}",
    "unknown error": "error desconocido",
    "Invalid value: {message}": "Valor no válido: {message}",
    "Invalid value for {param_hint}: {message}": "Valor no válido para {param_hint}: {message}",
    "No such option {name!r}.": "No existe la opción {name!r}.",
    "No such command {name!r}.": "No existe el comando {name!r}.",
    "Did you mean {possibility}?": "¿Quiso decir {possibility}?",
    "(Did you mean one of: {possibilities}?)": "(¿Quiso decir una de estas: {possibilities}?)",
    "Got unexpected extra argument ({args})": "Sobra el argumento ({args})",
    "Got unexpected extra arguments ({args})": "Sobran los argumentos ({args})",
    "Takes {nargs} values but 1 was given.": "Admite {nargs} valores y se dio 1.",
    "Takes {nargs} values but {len} were given.": "Admite {nargs} valores y se dieron {len}.",
    "Option {name!r} does not take a value.": "La opción {name!r} no admite un valor.",
    "Option {name!r} requires an argument.": "La opción {name!r} requiere un argumento.",
    "Option {name!r} requires {nargs} arguments.": "La opción {name!r} requiere {nargs} argumentos.",
    "Argument {name!r} takes {nargs} values.": "El argumento {name!r} admite {nargs} valores.",
    "Could not open file {filename!r}: {message}": "No se puede abrir el archivo {filename!r}: {message}",
    "Choose from:\n\t{choices}": "Elija entre:\n\t{choices}",
    "{value!r} is not {choice}.": "{value!r} no es {choice}.",
    "{value!r} is not one of {choices}.": "{value!r} no es uno de estos: {choices}.",
    "{value} is not in the range {range}.": "{value} no está en el intervalo {range}.",
    "{value!r} is not a valid {number_type}.": "{value!r} no es un valor de tipo {number_type}.",
    "{value!r} is not a valid boolean. Recognized values: {states}": "{value!r} no es un valor lógico. Se admiten: "
    "{states}",
    "{name} {filename!r} does not exist.": "{name} {filename!r} no existe.",
    "{name} {filename!r} is a file.": "{name} {filename!r} es un archivo.",
    "{name} {filename!r} is a directory.": "{name} {filename!r} es una carpeta.",
    "{name} {filename!r} is not readable.": "{name} {filename!r} no se puede leer.",
    "{name} {filename!r} is not writable.": "{name} {filename!r} no se puede escribir.",
    "{name} {filename!r} is not executable.": "{name} {filename!r} no se puede ejecutar.",
    "{len_type} values are required, but {len_value} was given.": "Se requieren {len_type} valores, y se dio "
    "{len_value}.",
    "{len_type} values are required, but {len_value} were given.": "Se requieren {len_type} valores, y se dieron "
    "{len_value}.",
    "Try '{command} {option}' for help.": "Vea '{command} {option}'.",
    "Error: {message}": "Error: {message}",
    "file": "archivo",
    "directory": "carpeta",
    "path": "ruta",
}
"""Maps each English text of the library to its Spanish translation."""
