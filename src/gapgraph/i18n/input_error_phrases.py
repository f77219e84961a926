"""The Spanish of errors of files, folders and users' own queries, by their code."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

INPUT_ERRORS: Final[Mapping[str, tuple[tuple[str, str], ...]]] = {
    "GG003": (
        (
            "The table has {rows} rows, but a sheet can have at most {most}",
            "La tabla tiene {rows} filas, pero en una hoja caben como máximo {most}",
        ),
        (
            "A cell of {column} has {letters} characters, but Excel allows at most {most}",
            "Una celda de {column} tiene {letters} caracteres, pero Excel admite como máximo {most}",
        ),
        ("Use --format csv, or ask for less.", "Elija --format csv, o pida menos."),
    ),
    "GG201": (
        ("The file isn't UTF-8; it is probably {encoding}", "El archivo no está en UTF-8; probablemente es {encoding}"),
        ("Save it as UTF-8.", "Guárdelo como UTF-8."),
    ),
    "GG206": (
        (
            "The folder lacks a part that correct answers need: {what}",
            "A la carpeta le falta una parte necesaria para respuestas correctas: {what}",
        ),
        (
            "Restore it; to generate ontology/inferred again, run: python -m gapgraph.build ontology",
            "Restáurela; para generar de nuevo ontology/inferred, ejecute: python -m gapgraph.build ontology",
        ),
    ),
    "GG209": (
        (
            "The groups have changed since this file was generated",
            "Los grupos han cambiado desde que se generó este archivo",
        ),
        (
            "The list of broader and narrower terms is out of date, so claims would be left out: {names}",
            "La lista de términos más amplios y más específicos no está al día, y faltarían afirmaciones: {names}",
        ),
        ("Generate {folder} again with: {command}", "Genere de nuevo {folder} con: {command}"),
    ),
    "GG211": (
        ("Correct it there.", "Corríjala ahí."),
        ("The query isn't SPARQL: there is no query", "La consulta no es SPARQL: no hay ninguna consulta"),
        (
            "The query isn't SPARQL: the text in quotation marks that begins there has no end",
            "La consulta no es SPARQL: el texto entre comillas que ahí empieza no termina",
        ),
        (
            "The query isn't SPARQL: the address in < > that begins there has no end, or contains a space",
            "La consulta no es SPARQL: la dirección entre < > que ahí empieza no termina, o contiene un espacio",
        ),
        (
            "The query isn't SPARQL: {mark} has no opening bracket",
            "La consulta no es SPARQL: a {mark} le falta el signo que abre",
        ),
        (
            "The query isn't SPARQL: {mark} is closed by {other}",
            "La consulta no es SPARQL: {mark} se cierra con {other}",
        ),
        ("The query isn't SPARQL: {mark} is never closed", "La consulta no es SPARQL: {mark} nunca se cierra"),
        (
            "The query isn't SPARQL: write {wanted} instead of {word}",
            "La consulta no es SPARQL: escriba {wanted} en vez de {word}",
        ),
        (
            "The query isn't SPARQL: {word} is no word of SPARQL; did you mean {near}?",
            "La consulta no es SPARQL: {word} no es una palabra de SPARQL; ¿quiso decir {near}?",
        ),
        (
            "The query isn't SPARQL: {word} is no word of SPARQL; a name has a prefix, as gap:Man",
            "La consulta no es SPARQL: {word} no es una palabra de SPARQL; un nombre lleva prefijo, como gap:Man",
        ),
        (
            "The query isn't SPARQL: the prefix of {name} isn't declared: write PREFIX first",
            "La consulta no es SPARQL: el prefijo de {name} no está declarado: escriba antes PREFIX",
        ),
        (
            "The query isn't SPARQL: it needs SELECT, ASK, CONSTRUCT or DESCRIBE",
            "La consulta no es SPARQL: requiere SELECT, ASK, CONSTRUCT o DESCRIBE",
        ),
        (
            "The query isn't SPARQL: variables are separated by blanks, not by commas",
            "La consulta no es SPARQL: las variables se separan con espacios, no con comas",
        ),
        (
            "The query isn't SPARQL: the pattern needs braces {{ }}",
            "La consulta no es SPARQL: el patrón requiere llaves {{ }}",
        ),
        (
            "The query isn't SPARQL: the pattern after WHERE needs braces {{ }}",
            "La consulta no es SPARQL: el patrón tras WHERE requiere llaves {{ }}",
        ),
        (
            "The query isn't SPARQL: what FILTER tests needs brackets ( )",
            "La consulta no es SPARQL: lo que FILTER comprueba requiere paréntesis ( )",
        ),
        (
            "The query isn't SPARQL: that triple has two terms instead of three",
            "La consulta no es SPARQL: esa tripleta tiene dos términos en vez de tres",
        ),
        (
            "The query isn't SPARQL: a dot is missing before this place, or there is one term too many",
            "La consulta no es SPARQL: falta un punto antes de este lugar, o sobra un término",
        ),
        (
            "The query isn't SPARQL: a selected variable is neither in GROUP BY nor in an aggregate such as COUNT",
            "La consulta no es SPARQL: una variable elegida no está en GROUP BY ni en un agregado como COUNT",
        ),
        (
            "The query isn't SPARQL: it can't be read from there on",
            "La consulta no es SPARQL: no se puede leer desde ahí",
        ),
    ),
    "GG216": (
        ("The file contains no statement", "El archivo no contiene ninguna declaración"),
        (
            "The report makes no claim, so no question has an answer",
            "El informe no hace ninguna afirmación, así que ninguna pregunta tiene respuesta",
        ),
        ("Write claims, and compile them.", "Escriba afirmaciones y compílelas."),
        ("The file describes no report", "El archivo no describe ningún informe"),
        ("Restore it, or remove it.", "Restáurelo o quítelo."),
    ),
    "GG217": (
        ("The file's name is no report's", "El nombre del archivo no es el de un informe"),
        (
            "Give it the id of its report as name, such as per-2021.ttl, or move it to another folder.",
            "Dele como nombre el id de su informe, como per-2021.ttl, o llévelo a otra carpeta.",
        ),
        ("The file contains the report {names}", "El archivo contiene el informe {names}"),
        (
            "Keep one file for each report, with the report's id as its name.",
            "Guarde un archivo por informe, con el identificador del informe como nombre.",
        ),
    ),
    "GG408": (
        (
            "A property of a shape has no path, or several",
            "Una propiedad de una forma no tiene camino, o tiene varios",
        ),
        ("Write one sh:path for each property.", "Escriba un sh:path para cada propiedad."),
    ),
}
"""The sentences and remedies of the errors of each code, as in :mod:`gapgraph.i18n.error_phrases`."""
