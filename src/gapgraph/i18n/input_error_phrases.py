"""The Spanish translation of the errors of files, folders and users' own queries, by their code."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

INPUT_ERRORS: Final[Mapping[str, tuple[tuple[str, str], ...]]] = {
    "GG003": (
        (
            "The table has {rows} rows, and a sheet can have {most}",
            "La tabla tiene {rows} filas, y en una hoja caben {most}",
        ),
        (
            "A cell of {column} has {letters} characters, and Excel allows {most}",
            "Una celda de {column} tiene {letters} caracteres, y en Excel caben {most}",
        ),
        ("Use --format csv, or request less data.", "Use --format csv, o pida menos datos."),
    ),
    "GG201": (
        ("The file isn't UTF-8; it is probably {encoding}", "El archivo no está en UTF-8; probablemente es {encoding}"),
        ("Save the file as UTF-8.", "Guarde el archivo en UTF-8."),
        (
            "Write -{number} to take this claim away, or give a file.",
            "Escriba -{number} para quitar esta afirmación, o indique un archivo.",
        ),
    ),
    "GG202": (
        (
            "If the file is TriG, name it .trig, or add --input-format trig.",
            "Si el archivo es TriG, nómbrelo .trig, o añada --input-format trig.",
        ),
    ),
    "GG203": (
        ("The file is a workbook or a table, not RDF", "El archivo es un libro o una tabla, no RDF"),
        (
            "Run gapgraph import on the file, then validate the imported report.",
            "Ejecute gapgraph import con el archivo y valide después el informe importado.",
        ),
    ),
    "GG602": (
        ("This is a folder, not the address of a store", "Esto es una carpeta, no la dirección de un almacén"),
        (
            "Read a store in a folder with gapgraph --root FOLDER COMMAND; a folder has no address.",
            "Lea un almacén en una carpeta con gapgraph --root CARPETA COMANDO; una carpeta no tiene dirección.",
        ),
    ),
    "GG206": (
        (
            "The folder lacks a part, so answers would be wrong: {what}",
            "A la carpeta le falta una parte, así que las respuestas serían erróneas: {what}",
        ),
        (
            "Restore the missing files; ontology/inferred is generated with: python -m gapgraph.build ontology",
            "Restaure los archivos que faltan; ontology/inferred se genera con: python -m gapgraph.build ontology",
        ),
    ),
    "GG209": (
        (
            "The groups have changed since this file was generated",
            "Los grupos han cambiado desde que se generó este archivo",
        ),
        (
            "The lists of parts of protections and providers are out of date, so claims would be left out: {names}",
            "Las listas de partes de protecciones y prestadores no están al día, y faltarían afirmaciones: {names}",
        ),
        ("Generate {folder} again with: {command}", "Genere de nuevo {folder} con: {command}"),
    ),
    "GG211": (
        ("Correct the query at this place.", "Corrija la consulta en ese lugar."),
        ("The query isn't SPARQL: there is no query", "La consulta no es SPARQL: no hay ninguna consulta"),
        (
            "The query isn't SPARQL: the text in quotation marks that begins here has no end",
            "La consulta no es SPARQL: el texto entre comillas que empieza en ese lugar no termina",
        ),
        (
            "The query isn't SPARQL: the address in < > that begins here has no end, or contains a space",
            "La consulta no es SPARQL: la dirección entre < > que empieza ahí no termina, o contiene un espacio",
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
            "The query isn't SPARQL: {word} is not a word of SPARQL; did you mean {near}?",
            "La consulta no es SPARQL: {word} no es una palabra de SPARQL; ¿quiso decir {near}?",
        ),
        (
            "The query isn't SPARQL: {word} is not a word of SPARQL; a name has a prefix, such as gap:Man",
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
            "The query isn't SPARQL: the condition after FILTER needs brackets ( )",
            "La consulta no es SPARQL: la condición tras FILTER requiere paréntesis ( )",
        ),
        (
            "The query isn't SPARQL: a triple has three terms, but this one has two",
            "La consulta no es SPARQL: una tripleta tiene tres términos, pero esta tiene dos",
        ),
        (
            "The query isn't SPARQL: a dot is missing before this place, or there is one term too many",
            "La consulta no es SPARQL: falta un punto antes de ese lugar, o sobra un término",
        ),
        (
            "The query isn't SPARQL: a selected variable is neither in GROUP BY nor in an aggregate such as COUNT",
            "La consulta no es SPARQL: una variable elegida no está en GROUP BY ni en un agregado como COUNT",
        ),
        (
            "The query isn't SPARQL: it can't be read from this place on",
            "La consulta no es SPARQL: no se puede leer desde ese lugar",
        ),
    ),
    "GG216": (
        ("The file contains no statement", "El archivo no contiene ningún enunciado"),
        (
            "The report makes no claim, so no question has an answer",
            "El informe no hace ninguna afirmación, así que ninguna pregunta tiene respuesta",
        ),
        ("Write claims, and compile them.", "Escriba afirmaciones y compílelas."),
        ("The file describes no report", "El archivo no describe ningún informe"),
        ("Restore the file, or remove it.", "Restaure el archivo o quítelo."),
    ),
    "GG217": (
        (
            "The name of the file is not the id of a report",
            "El nombre del archivo no es el identificador de un informe",
        ),
        (
            "Name the file after its report, such as per-2021.ttl, or move it to another folder.",
            "Dé al archivo el nombre de su informe, como per-2021.ttl, o llévelo a otra carpeta.",
        ),
        ("The file contains the report {names}", "El archivo contiene el informe {names}"),
        (
            "Use one file for each report, named after the report's id.",
            "Use un archivo para cada informe, con el identificador del informe como nombre.",
        ),
    ),
    "GG408": (
        (
            "A property shape has no path, or several",
            "Una forma de propiedad no tiene ruta, o tiene varias",
        ),
        ("Write exactly one sh:path in each property shape.", "Escriba un solo sh:path en cada forma de propiedad."),
    ),
}
"""The sentences and remedies of the errors of each code, as in :mod:`gapgraph.i18n.error_phrases`."""
