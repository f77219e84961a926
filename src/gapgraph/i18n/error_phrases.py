"""The Spanish translation of errors by their code: each English sentence or remedy with its translation.

An error is raised with an English sentence; the braces are placeholders for its values. ``ANYWHERE`` has the phrases of
errors with several codes. A test looks at every place where an error is raised, and checks that each sentence is here.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from gapgraph.i18n.authoring_error_phrases import AUTHORING_ERRORS
from gapgraph.i18n.draft_phrases import DRAFT_ERRORS
from gapgraph.i18n.input_error_phrases import INPUT_ERRORS
from gapgraph.i18n.name_error_phrases import NAME_ERRORS
from gapgraph.i18n.query_error_phrases import QUERY_ERRORS
from gapgraph.i18n.store_error_phrases import STORE_ERRORS
from gapgraph.i18n.usage_error_phrases import USAGE_ERRORS
from gapgraph.i18n.web_error_phrases import WEB_ERRORS

Pairs = tuple[tuple[str, str], ...]
"""Pairs of an English and a Spanish sentence with the same placeholders in braces."""

ANYWHERE: Final[Pairs] = (
    *NAME_ERRORS,
    ("There is no slot named {name}", "No hay ningún dato llamado {name}"),
    ("There is no {what} named {name}", "No hay {what} con el nombre {name}"),
    ("Did you mean {names}?", "¿Quiso decir {names}?"),
    ("{command} lists the known names.", "{command} muestra los nombres conocidos."),
    ("No known name is similar.", "Ningún nombre conocido se le parece."),
    ("Use one of {names}.", "Use uno de estos: {names}."),
    (
        "{place}: {word} is of the first edition of the vocabulary; write {wanted}.",
        "{place}: {word} es de la primera edición del vocabulario; escriba {wanted}.",
    ),
    ("See docs/codebook.md.", "Vea docs/codebook.md."),
    *AUTHORING_ERRORS,
    *DRAFT_ERRORS,
)
"""The sentences and remedies that errors of several codes share."""

_FILE: Final[Pairs] = (
    ("The file can't be read", "No se puede leer el archivo"),
    ("The text can't be read", "No se puede leer el texto"),
    ("Give a UTF-8 file.", "Indique un archivo en UTF-8."),
)
_FORM: Final = (
    "Write a claim as +Provision:Man:TemporaryLodging:Government, or give a file.",
    "Escriba una afirmación como +Provision:Man:TemporaryLodging:Government, o indique un archivo.",
)

_OWN: Final[Mapping[str, Pairs]] = {
    "GG110": (
        ("Data frames need {library}", "Los marcos de datos necesitan {library}"),
        ("A Dataset needs {library}", "Un Dataset necesita {library}"),
        ("Install the extra: {command}.", "Instale el extra: {command}."),
    ),
    "GG108": (
        ("There is no word to search for", "No hay ninguna palabra que buscar"),
        ("Give a word, such as shelter.", "Escriba una palabra, como albergue."),
    ),
    "GG001": USAGE_ERRORS,
    "GG002": (
        ("The output can't be written: it is closed", "No se puede escribir la salida: está cerrada"),
        (
            "The output can't be written: a terminal can't show a workbook",
            "No se puede escribir la salida: una terminal no puede mostrar un libro",
        ),
        ("The output can't be written: {reason}", "No se puede escribir la salida: {reason}"),
        ("Write the output to another place.", "Envíe la salida a otra parte."),
    ),
    "GG102": (
        ("Nobody can be in {name}", "Nadie puede estar en {name}"),
        ("The values exclude each other.", "Sus valores se excluyen."),
        ("{name} joins values of two dimensions by |", "{name} une con | valores de dos dimensiones"),
        ("Join values of two dimensions by +, not by |.", "Para unir valores de dos dimensiones, use +, no |."),
    ),
    "GG105": (
        ("{name} is not a month", "{name} no es un mes"),
        (
            "Write a month as 2020-04, or use a name such as NightsAndWeekends.",
            "Escríbalo como 2020-04, o use un nombre como NightsAndWeekends.",
        ),
    ),
    "GG106": (("No report was found", "No se encontró ningún informe"),),
    "GG201": _FILE,
    "GG202": (
        ("The file isn't well-formed {syntax}: {error}", "El archivo no está bien formado como {syntax}: {error}"),
        (
            "A statement is about another statement, which Gapgraph can't read",
            "Un enunciado trata de otro enunciado, y Gapgraph no puede leerlo",
        ),
    ),
    "GG203": (
        ("The ending {ending} isn't one of an RDF format", "La terminación {ending} no es de un formato RDF"),
        (
            "Use {endings}, or give the format with --input-format.",
            "Use {endings}, o indique el formato con --input-format.",
        ),
        ("Use {endings}.", "Use {endings}."),
    ),
    "GG204": (
        (
            "The file declares XML entities, and Gapgraph downloads nothing",
            "El archivo declara entidades XML, y Gapgraph no descarga nada",
        ),
        (
            "Replace each entity by its text; Gapgraph doesn't expand entities.",
            "Sustituya cada entidad por su texto; Gapgraph no expande entidades.",
        ),
        (
            "The file names a remote JSON-LD context, and Gapgraph downloads nothing",
            "El archivo nombra un contexto JSON-LD remoto, y Gapgraph no descarga nada",
        ),
        ("Copy the JSON-LD context into the file.", "Copie el contexto JSON-LD en el archivo."),
        (
            "The file imports another document, and Gapgraph downloads nothing",
            "El archivo importa otro documento, y Gapgraph no descarga nada",
        ),
        (
            "Remove the import, and give the imported document on the command line too.",
            "Quite la importación, y dé también el documento importado en la línea de comandos.",
        ),
    ),
    "GG205": (
        (
            "The hierarchy of protections or providers has too many levels",
            "La jerarquía de protecciones o prestadores tiene demasiados niveles",
        ),
        (
            "Look for a long chain, or a cycle, of broader protections or of parts of providers.",
            "Busque una cadena larga, o un ciclo, de protecciones más amplias o de partes de prestadores.",
        ),
        ("The query is too large", "La consulta es demasiado grande"),
        ("A query has {size} bytes at most.", "Una consulta tiene a lo sumo {size} bytes."),
        (
            "The input has more than {count} statements, including those read before",
            "La entrada tiene, con lo leído antes, más de {count} enunciados",
        ),
        ("The input has more than {count} statements", "La entrada tiene más de {count} enunciados"),
        ("The input has more than {count} MB", "La entrada tiene más de {count} MB"),
        (
            "The input has a literal of more than {count} characters",
            "La entrada tiene un literal de más de {count} caracteres",
        ),
        ("Split the input: one file for each report.", "Divida la entrada: un archivo por informe."),
    ),
    "GG206": (
        ("The folder doesn't exist", "La carpeta no existe"),
        ("The path is not a folder", "La ruta no es una carpeta"),
        ("Check the path that --root or GAPGRAPH_ROOT gives.", "Revise la ruta que da --root o GAPGRAPH_ROOT."),
        ("The folder contains no ontology", "La carpeta no contiene ninguna ontología"),
        ("The folder needs ontology/groups.ttl and data/.", "La carpeta requiere ontology/groups.ttl y data/."),
    ),
    "GG207": (
        ("There is nothing to validate", "No hay nada que validar"),
        (
            "Give a file, a glob, - for standard input, or a folder with files ending in {endings}.",
            "Indique un archivo, un patrón, - para la entrada estándar, o una carpeta con archivos {endings}.",
        ),
    ),
    "GG208": (
        ("The file can't be written: {reason}", "No se puede escribir el archivo: {reason}"),
        ("The output can't be written", "No se puede escribir la salida"),
        ("The report can't be written", "No se puede escribir el resultado"),
        ("The store can't be written", "No se puede escribir el almacén"),
        ("The pack can't be written", "No se puede escribir el paquete"),
        (
            "The disk is full: free space and load again; the content of the folder is unchanged.",
            "El disco está lleno: libere espacio y cargue de nuevo; el contenido de la carpeta no ha cambiado.",
        ),
        (
            "Give a folder in which you may write, with --root.",
            "Indique con --root una carpeta en la que pueda escribir.",
        ),
    ),
    "GG209": (
        ("The data isn't valid: {error}", "Los datos no son válidos: {error}"),
        (
            "Run gapgraph validate on the file to see what is wrong.",
            "Ejecute gapgraph validate con el archivo para ver qué está mal.",
        ),
        ("See docs/codebook.md for what each slot allows.", "Vea en docs/codebook.md qué admite cada dato."),
        (
            "Generate ontology/inferred again with: python -m gapgraph.build ontology",
            "Genere de nuevo ontology/inferred con: python -m gapgraph.build ontology",
        ),
    ),
    "GG211": (
        ("The query isn't SPARQL: {error}", "La consulta no es SPARQL: {error}"),
        ("The update isn't SPARQL: {error}", "El cambio no es SPARQL: {error}"),
        ("The text isn't a SPARQL query", "El texto no es una consulta SPARQL"),
        ("A query needs SELECT, ASK, CONSTRUCT or DESCRIBE.", "Requiere SELECT, ASK, CONSTRUCT o DESCRIBE."),
        ("A query needs a pattern between braces.", "Requiere un patrón entre llaves."),
        ("The query is not of the form {form}", "La consulta no tiene la forma {form}"),
    ),
    "GG212": (
        (
            "The query is refused: SERVICE queries another server",
            "La consulta se rechaza: SERVICE consulta otro servidor",
        ),
        (
            "The query is refused: FROM reads data that isn't in the store",
            "La consulta se rechaza: FROM lee datos que no están en el almacén",
        ),
        (
            "The query is refused: FROM <{graph}> reads data that isn't in the store",
            "La consulta se rechaza: FROM <{graph}> lee datos que no están en el almacén",
        ),
        ("The query is refused: {word} changes the store", "La consulta se rechaza: {word} cambia el almacén"),
        (
            "Query only the data of this store: SELECT, ASK or CONSTRUCT over the named graphs.",
            "Consulte solo los datos de este almacén: SELECT, ASK o CONSTRUCT sobre los grafos con nombre.",
        ),
    ),
    "GG213": (
        ("A name is not an IRI: {name}", "Un nombre no es un IRI: {name}"),
        ("Write the name in full, or as gap:Name.", "Escriba el nombre completo, o como gap:Name."),
    ),
    "GG301": (
        ("The encoding can't be read", "No se puede leer la codificación"),
        ("The encoding isn't well-formed TOML: {error}", "La codificación no está bien formada como TOML: {error}"),
        (
            "Give a file, or write a claim as +Provision:Man:TemporaryLodging:Government.",
            "Indique un archivo, o escriba una afirmación como +Provision:Man:TemporaryLodging:Government.",
        ),
    ),
    "GG302": (
        ("The key {key} can't be {value}", "La clave {key} no puede ser {value}"),
        ("The key {key} must be {kind}", "La clave {key} debe ser {kind}"),
        ("A table is missing, or the value is not a table", "Falta una tabla, o el valor no es una tabla"),
    ),
    "GG303": (
        ("The key {key} is missing", "Falta la clave {key}"),
        (
            'Write the name of the section: section = "Protection".',
            'Escriba el nombre de la sección: section = "Protection".',
        ),
        ("A claim needs either 'quote' or 'ref'", "Una afirmación requiere 'quote' o 'ref'"),
        ("The claim has no number yet", "La afirmación no tiene número todavía"),
    ),
    "GG304": (
        ("There is no key {key}", "No hay ninguna clave {key}"),
        ("See docs/codebook.md for the keys.", "Vea las claves en docs/codebook.md."),
    ),
    "GG305": (("{word} is not a kind of claim", "{word} no es una clase de afirmación"),),
    "GG306": (
        ("Two claims are numbered {number}", "Dos afirmaciones llevan el número {number}"),
        ("Give one claim another number.", "Dé otro número a una de las dos."),
    ),
    "GG307": (
        ("The quote “{words}” is not in the narrative", "La cita «{words}» no está en el texto"),
        ("Copy the quote again, verbatim.", "Copie la cita de nuevo, al pie de la letra."),
    ),
    "GG308": (
        (
            "Occurrences of the quote “{words}” in the narrative: {count}",
            "Apariciones de la cita «{words}» en el texto: {count}",
        ),
        (
            "Write which occurrence it is with nth = 1, 2, …, or quote more words.",
            "Indique qué aparición es con nth = 1, 2, …, o cite más palabras.",
        ),
    ),
    "GG309": (
        ("Nothing is named {name}", "Nada se llama {name}"),
        ("Declare the name in ontology/ or data/countries.", "Declare el nombre en ontology/ o data/countries."),
    ),
    "GG310": (
        ("An {kind} needs {key}", "La afirmación {kind} requiere {key}"),
        ("A {kind} needs {key}", "La afirmación {kind} requiere {key}"),
        (
            (
                'Write the value that the source means. The widest value is {slot} = "{word}": '
                "write it only if the source speaks of all."
            ),
            (
                'Escriba el valor que indica la fuente. El valor más amplio es {slot} = "{word}": '
                "escríbalo solo si la fuente habla de todos."
            ),
        ),
    ),
    "GG311": (
        (
            "The words of the source are withheld, and the claim quotes them",
            "Las palabras de la fuente no se pueden copiar, y la afirmación las cita",
        ),
        ("The claim has no 'ref'", "La afirmación no tiene 'ref'"),
        (
            "Write ref = {{ sentence = …, sha256 = … }} as `python -m gapgraph.authoring refer` prints it.",
            "Escriba ref = {{ sentence = …, sha256 = … }} como lo escribe `python -m gapgraph.authoring refer`.",
        ),
        (
            "The claim has 'ref', but its report may be quoted",
            "La afirmación tiene 'ref', pero su informe se puede citar",
        ),
        ("Write a quote instead of 'ref'.", "Escriba una cita (quote) en lugar de 'ref'."),
    ),
    "GG313": (
        ("The codebook has no table of phrases", "El manual de codificación no tiene la tabla de frases"),
        ("Restore docs/codebook.md.", "Restituya docs/codebook.md."),
    ),
    "GG314": (
        ("A file of this report already exists", "Ya existe un archivo de este informe"),
        (
            "Continue with the files of the report, or move them to another folder.",
            "Continúe con los archivos del informe, o llévelos a otra carpeta.",
        ),
    ),
    "GG315": (
        ("The bundled data can't be changed", "Los datos incluidos no se pueden cambiar"),
        ("Give your own folder with gapgraph --root.", "Indique una carpeta propia con gapgraph --root."),
    ),
    "GG316": (
        ("{library} isn't installed", "{library} no está instalado"),
        ("pip install {name}", "Instálelo con: pip install {name}"),
    ),
    "GG317": (
        (
            "The encodings are of two different reports, {first} and {second}",
            "Las codificaciones son de dos informes, {first} y {second}",
        ),
        ("Give two encodings of one report.", "Indique dos codificaciones de un mismo informe."),
        ("{report} is encoded by reference", "{report} está codificado por referencia"),
        ("Compare encodings that quote the source.", "Compare codificaciones que citen la fuente."),
    ),
    "GG702": (
        ("{word} is neither a claim nor a file", "{word} no es ni una afirmación ni un archivo"),
        ("{word} is not a kind of claim with a short form", "{word} no es una clase de afirmación con forma breve"),
        ("{word} names no protection", "{word} no nombra ninguna protección"),
        (
            "Write +{claim} to add this claim, or give a file.",
            "Escriba +{claim} para añadir esta afirmación, o indique un archivo.",
        ),
        _FORM,
    ),
    "GG703": (("There is no part of a {kind} named {name}", "No hay ninguna parte de {kind} llamada {name}"),),
    "GG705": (
        ("The file contains no claim", "El archivo no contiene ninguna afirmación"),
        ("Write a [[claim]] into the file.", "Escriba un [[claim]] en el archivo."),
    ),
    "GG706": (
        ("A supposed {kind} needs {slot}", "La afirmación supuesta {kind} requiere {slot}"),
        ("Add {slot}.", "Añada {slot}."),
    ),
    **QUERY_ERRORS,
    **STORE_ERRORS,
}

ERRORS: Final[Mapping[str, Pairs]] = {
    code: (*_OWN.get(code, ()), *INPUT_ERRORS.get(code, ()), *WEB_ERRORS.get(code, ()))
    for code in dict.fromkeys((*_OWN, *INPUT_ERRORS, *WEB_ERRORS))
}
"""The sentences and remedies of the errors of each code."""
