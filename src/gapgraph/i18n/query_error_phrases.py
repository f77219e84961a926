"""The Spanish translation of the errors of new reports, checks and queries, by their code."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

QUERY_ERRORS: Final[Mapping[str, tuple[tuple[str, str], ...]]] = {
    "GG312": (
        ("{code} is not an ISO 3166 code", "{code} no es un código ISO 3166"),
        ("Write a code such as PER.", "Escriba un código como PER."),
        ("{year} is not a year of a report", "{year} no es un año de informe"),
        ("Write a year such as 2021.", "Escriba un año como 2021."),
        ("{name} is not a publisher’s short name", "{name} no es el nombre corto de una entidad editora"),
        ("Write only small letters and digits, such as ngo.", "Escriba solo minúsculas y cifras, como ngo."),
        ("The text is empty", "El texto está vacío"),
        ("Give a file that contains the section's text.", "Indique un archivo que contenga el texto de la sección."),
        ("{address} is not an address", "{address} no es una dirección"),
        ("Give the report's URL.", "Dé la URL del informe."),
    ),
    "GG401": (
        ("The SHACL engine {engine} isn't installed", "El motor SHACL {engine} no está instalado"),
        ("Install the engine with: {command}", "Instale el motor con: {command}"),
    ),
    "GG402": (
        ("The SHACL engine {engine} failed: {error}", "El motor SHACL {engine} falló: {error}"),
        (
            "Try another engine with --engine; if the shapes are the bundled ones, please report the failure.",
            "Pruebe otro motor con --engine; si las formas son las incluidas, le rogamos que informe del fallo.",
        ),
    ),
    "GG403": (
        (
            "The check's header has missing or unknown keys: {keys}",
            "La cabecera de la comprobación tiene claves que faltan o que sobran: {keys}",
        ),
        ("Write each of {keys} once, as #+ key: text.", "Escriba cada una de {keys} una vez, como #+ clave: texto."),
    ),
    "GG404": (
        ("The profile isn't well-formed TOML: {error}", "El perfil no está bien formado como TOML: {error}"),
        (
            "The profile (a file with severities of rules) has no valid severity for {rule}",
            "El perfil (un archivo con las gravedades de las reglas) no tiene una gravedad válida para {rule}",
        ),
        ('Write each line as rule = "warning".', 'Escriba cada línea como regla = "warning".'),
        ("Write one of {names}.", "Escriba una de estas: {names}."),
    ),
    "GG406": (
        ("The baseline is not a report of findings", "La línea de base no es un resultado con hallazgos"),
        (
            "Write a baseline (a file with the findings that are known already) with: {command}",
            "Escriba una línea de base (un archivo con los hallazgos ya conocidos) con: {command}",
        ),
    ),
    "GG407": (
        (
            "These checks lack their twin in SHACL-SPARQL, or these twins lack a check: {names}",
            "A estas comprobaciones les falta su gemela en SHACL-SPARQL, o a estas gemelas su comprobación: {names}",
        ),
        (
            "Write a check in ontology/shapes/checks, and its twin of the same name in ontology/shapes/checks/twins.",
            "Escriba la comprobación en ontology/shapes/checks, y su gemela homónima en ontology/shapes/checks/twins.",
        ),
    ),
    "GG502": (
        ("The query {query} has no parameter {name}", "La pregunta {query} no tiene ningún parámetro {name}"),
        ("The query's parameters are {names}.", "Los parámetros de la pregunta son {names}."),
    ),
    "GG503": (
        (
            "gapgraph reports lists the available reports; -p {name}=… chooses another.",
            "gapgraph reports muestra los informes disponibles; -p {name}=… elige otro.",
        ),
        ("The parameter {name} can't be {value}", "El parámetro {name} no puede ser {value}"),
        ("There is no {parameter} named {name}", "Para {parameter} no hay nada llamado {name}"),
        ("The parameter accepts any text.", "El parámetro admite cualquier texto."),
        ("The parameter accepts a whole number.", "El parámetro admite un número entero."),
        ("The parameter accepts a number such as 0.5.", "El parámetro admite un número como 0.5."),
        ("The parameter accepts true or false.", "El parámetro admite true o false."),
        ("The parameter accepts a day such as 2021-03-31.", "El parámetro admite un día como 2021-03-31."),
        ("The parameter accepts a year of four digits.", "El parámetro admite un año de cuatro cifras."),
        ("The parameter accepts {values}.", "El parámetro admite {values}."),
    ),
    "GG504": (
        ("A header has no key {key}", "Una cabecera no tiene la clave {key}"),
        ("The known keys are {names}.", "Las claves conocidas son {names}."),
    ),
    "GG505": (
        ("The header has no column", "La cabecera no tiene ninguna columna"),
        ("Add a line for each column.", "Añada una línea por columna."),
        ("The header has no {key}", "La cabecera no tiene {key}"),
        ("Add a line #+ {key}: ….", "Añada una línea #+ {key}: …."),
    ),
    "GG506": (
        (
            "The header line 'series' names {count} columns instead of four",
            "La línea «series» de la cabecera nombra {count} columnas en vez de cuatro",
        ),
        (
            "Name the columns of the period, the value, its bound and the year of the report.",
            "Nombre las columnas del período, del valor, de su límite y del año del informe.",
        ),
        ("The key {key} occurs twice", "La clave {key} está dos veces"),
        ("Delete the repeated line.", "Borre la línea repetida."),
        ("{line} is not a line of a header", "{line} no es una línea de cabecera"),
        ("Write #+ key: value, or #+ param name: ….", "Escriba #+ clave: valor, o #+ param nombre: …."),
        ("Write #+ {key}: ….", "Escriba #+ {key}: …."),
        ("The parameter {name} is written wrongly", "El parámetro {name} está mal escrito"),
        ("Write: type = default from choices -- description.", "Escriba: tipo = valor from opciones -- descripción."),
        ("The column {name} is written wrongly", "La columna {name} está mal escrita"),
        ("Write: type -- description.", "Escriba: tipo -- descripción."),
        ("The line {key} is written wrongly", "La línea {key} está mal escrita"),
        ("There is no type {name}", "No hay ningún tipo {name}"),
        ("Use one of {names}.", "Use uno de estos: {names}."),
        ("{value} is not written as {kind} in SPARQL", "{value} no está escrito como {kind} en SPARQL"),
        ("Write the value as in the data block.", "Escriba el valor como en el bloque de datos."),
        ("The line {key} can't contain {word}", "La línea {key} no puede contener {word}"),
        ("The known keys are {names}.", "Las claves conocidas son {names}."),
        ("{name} is described twice", "{name} está descrito dos veces"),
    ),
    "GG507": (
        (
            "The header has the columns {columns}, but the SELECT has the variables {variables}",
            "La cabecera tiene las columnas {columns}, pero el SELECT tiene las variables {variables}",
        ),
        (
            "Describe each variable in the header, in the same order.",
            "Describa cada variable en la cabecera, en el mismo orden.",
        ),
        (
            "The query lacks VALUES {block}, which the header requires",
            "La consulta no contiene VALUES {block}, que exige la cabecera",
        ),
        (
            "Write the same default in the header and in the query.",
            "Escriba el mismo valor predeterminado en la cabecera y en la consulta.",
        ),
    ),
    "GG508": (
        ("The value of {name} can't be written in a query", "El valor de {name} no puede estar en una consulta"),
        (
            "Leave out control characters and backslashes before a u.",
            "Quite los caracteres de control y las barras inversas ante una u.",
        ),
    ),
    "GG509": (
        (
            "The query was stopped after {seconds} s; its answer is unknown",
            "La consulta se detuvo a los {seconds} s; su respuesta se desconoce",
        ),
        ("Allow more time with --timeout, or request less data.", "Dé más tiempo con --timeout, o pida menos datos."),
    ),
    "GG510": (
        ("The query's process ended without an answer", "El proceso de la consulta terminó sin respuesta"),
        (
            "The query may have used too much memory: request less data.",
            "Tal vez la consulta usó demasiada memoria: pida menos datos.",
        ),
        ("The query failed: {kind}: {error}", "La consulta falló: {kind}: {error}"),
        ("Request less data.", "Pida menos datos."),
    ),
}
"""The sentences and remedies of the errors of each code, as in :mod:`gapgraph.i18n.error_phrases`."""
