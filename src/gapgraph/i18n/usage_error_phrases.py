"""The Spanish translation of the errors of wrong usage of the command line."""

from __future__ import annotations

from typing import Final

USAGE_ERRORS: Final[tuple[tuple[str, str], ...]] = (
    (
        "{form} contains claims with their labels: --with-ontology works only for graphs.",
        "{form} contiene afirmaciones con sus nombres: --with-ontology solo sirve para grafos.",
    ),
    ("See {command} --help.", "Vea {command} --help."),
    (
        "A store is filled from files: --root must have ontology/ and data/.",
        "Un almacén se llena desde archivos: --root debe tener ontology/ y data/.",
    ),
    (
        "{target} looks like an address: write http://{address}, or ./{folder} for a folder.",
        "{target} parece una dirección: escriba http://{address}, o ./{folder} si es una carpeta.",
    ),
    (
        "--for-store always writes everything as N-Quads: leave out other options of format and content.",
        "--for-store siempre escribe todo en N-Quads: quite otras opciones de formato y contenido.",
    ),
    (
        "A store in a folder doesn't accept --prune, --force, --dry-run or --derive.",
        "Un almacén en una carpeta no admite --prune, --force, --dry-run ni --derive.",
    ),
    (
        "A store in a folder has no addresses: leave out {names}.",
        "Un almacén en una carpeta no tiene direcciones: quite {names}.",
    ),
    (
        "This command writes no {ending} files: use --format, or one of the endings {names}.",
        "Este comando no escribe archivos {ending}: use --format, o una de las terminaciones {names}.",
    ),
    (
        "--pdf writes PDF: name the file .pdf, not {ending}.",
        "--pdf escribe PDF: dé al archivo la terminación .pdf, no {ending}.",
    ),
    ("For a PDF file, add --pdf.", "Para un archivo PDF, añada --pdf."),
    (
        "gapgraph brief writes HTML: name the file .html, not {ending}.",
        "gapgraph brief escribe HTML: dé al archivo la terminación .html, no {ending}.",
    ),
    (
        "--prune removes reports that the data lacks, and --only leaves most reports out: use one of them.",
        "--prune quita los informes que no están en los datos, y --only omite la mayoría: use solo una.",
    ),
    ("{report} and --all exclude each other.", "{report} y --all se excluyen."),
    (
        "--sparql can't be used with NAME, --param, --show or --tag.",
        "--sparql no admite NOMBRE, ni --param, ni --show, ni --tag.",
    ),
    (
        "--tag lists queries: it can't be used with NAME.",
        "--tag muestra la lista de preguntas: no se puede usar con NOMBRE.",
    ),
    ("--param needs the NAME of a query.", "--param requiere el NOMBRE de una pregunta."),
    (
        "--format ttl works only for a CONSTRUCT or DESCRIBE; this query gives a table.",
        "--format ttl solo sirve para CONSTRUCT o DESCRIBE; esta consulta da una tabla.",
    ),
    (
        "The value of --param must have the form name=value, and {word} has no equals sign.",
        "El valor de --param debe tener la forma nombre=valor, y {word} no tiene signo igual.",
    ),
    (
        "--corpus and --input-format work only for files, not with --endpoint.",
        "--corpus y --input-format solo sirven para archivos, no con --endpoint.",
    ),
    ("Missing argument 'FILE...', or --endpoint.", "Falta el argumento 'ARCHIVO...', o --endpoint."),
    (
        "There is nothing to suppose: give CLAIMS, or use --cheapest K.",
        "No hay nada que suponer: indique AFIRMACIONES, o use --cheapest K.",
    ),
    (
        "{report} is of {year}, later than {other}",
        "{report} es de {year}, posterior a {other}",
    ),
    ("Give the earlier report first: {reports}.", "Indique primero el informe anterior: {reports}."),
    (
        "--excel works only for csv, not for --format {form}.",
        "--excel solo sirve para csv, no para --format {form}.",
    ),
)
"""Each English sentence with its translation."""
