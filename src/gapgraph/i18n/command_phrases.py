"""Messages of the commands that aren't part of an answer: an interruption, the progress of a load, written files, what
to do next.
"""

from __future__ import annotations

from typing import Final

COMMAND_PHRASES: Final[dict[str, tuple[str, str]]] = {
    "interrupted": ("Interrupted.", "Interrumpido."),
    "warning": ("Warning: {message}", "Aviso: {message}"),
    "verdict met": (
        "Note: the verdict “met” is now called “offered”.",
        "Nota: el veredicto «met» se llama ahora «offered».",
    ),
    "graphs done": ("graph {done} of {total}: {action} {graph}", "grafo {done} de {total}: {action} {graph}"),
    "wrote": ("wrote {name}", "escrito: {name}"),
    "cleaned": ("cleaned: {what} ({count})", "limpiado: {what} ({count})"),
    "country unknown": (
        (
            "Warning: ISO 3166 has no country {country}. If the code is right, write the country's name into "
            "data/countries; if not, remove the files above and call gapgraph new with the right code."
        ),
        (
            "Aviso: ISO 3166 no tiene ningún país {country}. Si el código es correcto, escriba el nombre del país en "
            "data/countries; si no, borre los archivos de arriba y llame a gapgraph new con el código correcto."
        ),
    ),
    "country without duties": (
        (
            "No duties of {country} are known, so nothing will be compared with the law. To add duties, see “The law "
            "of a new country” in docs/encoding.md."
        ),
        (
            "No se conocen deberes de {country}, así que nada se comparará con la ley. Para añadir deberes, lea «The "
            "law of a new country» en docs/encoding.md."
        ),
    ),
    "publisher assumed": (
        (
            "The report is described as a Trafficking in Persons Report of the United States. If the report is "
            "another one, correct title, publisher and license in data/encodings/{report}.toml."
        ),
        (
            "El informe se describe como un Informe sobre la trata de personas de los Estados Unidos. Si es "
            "otro informe, corrija el título, la entidad editora y la licencia en data/encodings/{report}.toml."
        ),
    ),
    "address missing": (
        (
            "Still missing: the web address of the report. First write the address into data/encodings/{report}.toml: "
            "gapgraph draft and gapgraph build need the address."
        ),
        (
            "Falta todavía la dirección web del informe. Escriba primero la dirección en data/encodings/{report}.toml: "
            "gapgraph draft y gapgraph build la necesitan."
        ),
    ),
    "next of new": (
        (
            "Next: gapgraph draft {report} --save proposes claims, and gapgraph review {report} shows them;\n"
            "write the other claims into data/encodings/{report}.toml, compile the report with\n"
            "gapgraph build {report}, "
            "and see which sentences no claim quotes: gapgraph check-source {report}"
        ),
        (
            "Después: gapgraph draft {report} --save propone afirmaciones, y gapgraph review {report} las muestra;\n"
            "escriba las demás en data/encodings/{report}.toml, compile el informe con\n"
            "gapgraph build {report}, "
            "y vea qué frases no cita ninguna afirmación: gapgraph check-source {report}"
        ),
    ),
    "nothing new imported": (
        "Nothing is written: the encoding and the text of {report} already have this content.",
        "No se escribe nada: la codificación y el texto de {report} ya tienen este contenido.",
    ),
    "next of import": ("Next: gapgraph build {report}", "Después: gapgraph build {report}"),
    "mistakes of import": (
        "{count} {count:mistake|mistakes}. Nothing is imported.",
        "{count} {count:error|errores}. No se importa nada.",
    ),
    "mistakes of build": (
        "{count} {count:mistake|mistakes}. A report with a mistake isn't written.",
        "{count} {count:error|errores}. Un informe con errores no se escribe.",
    ),
    "not current": (
        "{name} isn't up to date: run gapgraph build",
        "{name} no está al día: ejecute gapgraph build",
    ),
    "all current": ("All is up to date.", "Todo está al día."),
    "answer cut": (
        "The answer was cut at {limit} {limit:row|rows}; there are more. Raise the limit with --limit; 0 removes it.",
        "La respuesta se cortó en {limit} {limit:fila|filas}, y hay más. Suba el límite con --limit; 0 lo quita.",
    ),
    "workbench at": (
        "The workbench is at {address} (Ctrl-C ends it).",
        "La aplicación web está en {address} (Ctrl-C la detiene).",
    ),
    "step load": ("load", "carga"),
    "step keep": ("keep", "deja"),
    "step remove": ("remove", "quita"),
}
"""Maps the key of each phrase to its English and its Spanish text."""

CLEANING: Final[dict[str, str]] = {
    "byte-order marks": "marcas de orden de bytes",
    "line ends of Windows or of old Macs": "saltos de línea de Windows o de Mac antiguos",
    "other line ends": "otros saltos de línea",
    "soft hyphens": "guiones opcionales",
    "characters without width": "caracteres sin ancho",
    "terminal control sequences": "secuencias de control de terminal",
    "control characters": "caracteres de control",
    "non-breaking spaces, or spaces of another width": "espacios de no separación o de otro ancho",
    "page heads and page numbers": "encabezados y números de página",
    "footnotes": "notas al pie",
    "footnote marks": "llamadas de nota",
    "lines broken inside a paragraph": "líneas cortadas dentro de un párrafo",
    "words hyphenated at a line's end": "palabras divididas al final de línea",
    "extra spaces": "espacios de más",
}
"""What cleaning changes in a text, in Spanish."""
