"""The errors of the workbench and the brief in Spanish, by code."""

from __future__ import annotations

from typing import Final

WEB_ERRORS: Final[dict[str, tuple[tuple[str, str], ...]]] = {
    "GG001": (
        ("--pdf needs -o FILE.", "--pdf requiere -o ARCHIVO."),
        ("Go to the start page.", "Vaya a la página de inicio."),
        ("Use one of {values}.", "Use uno de {values}."),
        ("Use unmet, underserved or unknown.", "Use unmet, underserved o unknown."),
        (
            "The request is wrong: a body of {kind} is not a query",
            "La petición es errónea: un cuerpo de {kind} no es una consulta",
        ),
        ("The request is wrong: the body is not UTF-8", "La petición es errónea: el cuerpo no es UTF-8"),
        (
            "The request is wrong: the query of a form must be in its body, not in the address",
            "La petición es errónea: la consulta de un formulario va en su cuerpo, no en la dirección",
        ),
        (
            "The request is wrong: the query is in the address and in the body",
            "La petición es errónea: la consulta está en la dirección y en el cuerpo",
        ),
        ("There is no format {name}", "No hay ningún formato {name}"),
        ("There is no picture {name} of {report}", "No hay ninguna imagen {name} de {report}"),
        ("This page doesn't exist", "Esta página no existe"),
        ("There is no table {name}", "No hay ninguna tabla {name}"),
        ("There is no verdict {name}", "No hay ningún veredicto {name}"),
    ),
    "GG103": (
        ("Browse the duties.", "Explore los deberes."),
        ("Search for the term, or browse the terms.", "Busque el término, o explore los términos."),
        ("There is no instrument named {name}", "No hay ningún instrumento llamado {name}"),
        ("There is no term {name}", "No hay ningún término {name}"),
    ),
    "GG202": (
        ("A file of the kind {kind} can't be validated", "Un archivo de la clase {kind} no se puede validar"),
        (
            "The name of the file must end in one of {endings}.",
            "El nombre del archivo debe terminar en uno de {endings}.",
        ),
    ),
    "GG207": (("Choose a file.", "Elija un archivo."),),
    "GG208": (("The page can't be written", "No se puede escribir la página"),),
    "GG212": (
        ("The query is refused: there is no graph {graph}", "La consulta se rechaza: no hay ningún grafo {graph}"),
    ),
    "GG704": (
        ("Browse the narrative.", "Explore el texto."),
        ("There is no claim {number} in {report}", "No hay ninguna afirmación {number} en {report}"),
    ),
    "GG801": (
        ("Install the extra: pip install 'gapgraph[web]'.", "Instale el extra: pip install 'gapgraph[web]'."),
        ("The workbench and the brief need {library}", "La aplicación web y el resumen requieren {library}"),
    ),
    "GG802": (
        ("Chromium could not print the page: {reason}", "Chromium no pudo imprimir la página: {reason}"),
        (
            "Install chromium, or print the HTML page from a browser.",
            "Instale chromium, o imprima la página HTML desde un navegador.",
        ),
        ("Print the HTML page from a browser.", "Imprima la página HTML desde un navegador."),
        ("There is no Chromium to print with", "No hay ningún Chromium con el que imprimir"),
    ),
    "GG805": (
        ("The workbench can't listen: {reason}", "La aplicación web no puede atender: {reason}"),
        ("Choose another --port, or leave out --address.", "Elija otro --port, o quite --address."),
    ),
    "GG804": (
        (
            "Query the store at its own address, or use a canned query.",
            "Consulte el almacén en su propia dirección, o use una pregunta preparada.",
        ),
        (
            "The workbench sends no queries of your own to a remote store",
            "La aplicación web no envía consultas propias a un almacén remoto",
        ),
    ),
    "GG803": (
        (
            "Install the extra: pip install 'gapgraph[png]', or use the SVG.",
            "Instale el extra: pip install 'gapgraph[png]', o use el SVG.",
        ),
        (
            "PNG needs a library that isn't installed: {library}",
            "PNG requiere una biblioteca que no está instalada: {library}",
        ),
    ),
}
"""The sentences and remedies of the errors of the workbench and the brief, by code."""
