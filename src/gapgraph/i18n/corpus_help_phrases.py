"""The Spanish help of the commands about many reports, in the form of :mod:`gapgraph.i18n.help_phrases`."""

from __future__ import annotations

from typing import Final

CORPUS_COMMAND_HELP: Final[dict[str, tuple[str, str]]] = {
    "lacking": (
        "Dónde le falta a un grupo una protección, y desde cuándo.",
        """Dónde le falta a alguien de un grupo una protección, país por país: desde cuándo, en qué informes y según
        qué afirmaciones.

        «years» son los años cuyos informes dicen que falta; «otherwise», aquellos cuyos informes solo dicen que se
        ofrece. Un año cuyos informes no mencionan la protección no está ni en «years» ni en «otherwise»: el silencio no
        prueba nada. Las afirmaciones son las del informe más reciente que dice que falta.
        """,
    ),
    "trends": (
        "La situación de un grupo ante una protección, año por año.",
        """Por país y año, el número de informes y, para cada veredicto, en cuántos informes lo tiene alguien del grupo.

        Un informe puede contar bajo varios veredictos. Los que no dicen nada de la protección cuentan como «silent».
        """,
    ),
    "countries": (
        "Cómo está un grupo en los informes más recientes de cada país.",
        """Países, uno junto a otro: lo mejor y lo peor que los informes más recientes de cada uno dicen de un grupo.

        Un informe que dice más puede parecer a la vez mejor y peor. La columna «spoken» dice si alguna afirmación
        menciona la protección.
        """,
    ),
    "pack": (
        "Empaqueta informes en archivos Parquet para preguntar por todos ellos.",
        """Empaqueta los informes en una carpeta de archivos Parquet: sus grafos, afirmaciones y brechas, y el
        estado de cada grupo.

        Se lee con gapgraph --root CARPETA: gaps --all, lacking, trends y countries usan los resúmenes; lo demás usa los
        grafos. Cualquier programa que lea Parquet puede leer los archivos. Una interrupción deja la carpeta como
        estaba. Necesita el extra corpus.
        """,
    ),
    "spark": (
        "Calcula la cobertura y los hallazgos de un paquete con Apache Spark.",
        """Calcula la cobertura de cada informe de un PAQUETE, parte por parte, en archivos Parquet de una CARPETA.

        La tabla dice cuántos informes y filas hay, y una suma de comprobación que es la misma con cualquier máquina y
        número de partes. Si se pierde un proceso trabajador, sus partes se calculan de nuevo. Todos los trabajadores
        deben tener acceso al paquete y a la carpeta. Necesita el extra spark, y Java.
        """,
    ),
}
"""For each command, its line in the list of commands and its help text."""

CORPUS_OPTION_HELP: Final[dict[str, str]] = {
    "countries --protection": "Solo esta protección; se puede dar varias veces.",
    "pack --only": "Solo este informe; se puede dar varias veces.",
    "spark --master": "La dirección del maestro de Spark; vacía bajo spark-submit.",
    "spark --parts": "El número de partes en que se divide el trabajo.",
    "spark --findings": "Revisa también cada informe, como validate.",
}
"""What each option means."""
