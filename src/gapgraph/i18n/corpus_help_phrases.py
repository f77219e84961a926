"""The Spanish help of the commands about many reports, in the form of :mod:`gapgraph.i18n.help_phrases`."""

from __future__ import annotations

from typing import Final

CORPUS_COMMAND_HELP: Final[dict[str, tuple[str, str]]] = {
    "lacking": (
        "Dónde le falta a un grupo una protección, y desde cuándo.",
        """Dónde le falta a alguien de un grupo una protección, país por país: desde cuándo, en qué informes, por qué
        afirmaciones.

        Los años son los de los informes que lo dicen; «otherwise» son los años cuyos informes dicen que se ofrece. Un
        año del que ningún informe habla no está en ninguno: el silencio no prueba nada. Las afirmaciones son las del
        más reciente de esos informes.
        """,
    ),
    "trends": (
        "La situación de un grupo ante una protección, año por año.",
        """Cómo estaba un grupo ante una protección, por país y año: en cuántos informes se ofrece qué a alguien de él.

        Un informe cuenta bajo cada veredicto que tiene alguien del grupo. Los que nada dicen de ello callan (silent).
        """,
    ),
    "countries": (
        "Cómo está un grupo en los informes más recientes de cada país.",
        """Países, uno junto a otro: lo mejor y lo peor que los informes más recientes de cada uno dicen de un grupo.

        Aquello de lo que un informe dice más parece a la vez mejor y peor: «spoken» dice si alguna afirmación habla de
        ello.
        """,
    ),
    "pack": (
        "Empaqueta informes en archivos Parquet para preguntar por todos ellos.",
        """Empaqueta los informes en una carpeta de archivos Parquet: sus grafos, afirmaciones y brechas, y cómo está
        cada grupo.

        Se lee con gapgraph --root CARPETA: gaps --all, lacking, trends y countries responden de los resúmenes, y todo
        lo demás de los grafos. Los archivos están abiertos a cualquier programa que lea Parquet. Una interrupción deja
        la carpeta como estaba. Necesita el extra corpus.
        """,
    ),
    "spark": (
        "Calcula la cobertura y los hallazgos de un paquete con Apache Spark.",
        """Calcula la cobertura de cada informe de un PAQUETE, parte por parte, en archivos Parquet de una CARPETA.

        La tabla dice cuántos informes y filas hay, y una suma que es la misma dondequiera y en cuantas partes se haya
        calculado. Las partes de un trabajador perdido se hacen de nuevo. El paquete y la carpeta deben estar donde cada
        trabajador los encuentre. Necesita el extra spark, y Java.
        """,
    ),
}
"""For each command, its line in the list of commands and its help text."""

CORPUS_OPTION_HELP: Final[dict[str, str]] = {
    "countries --protection": "Solo esta protección; se puede dar varias veces.",
    "pack --only": "Solo este informe; se puede dar varias veces.",
    "spark --master": "Dónde corre Spark; vacío bajo spark-submit.",
    "spark --parts": "En cuántas partes se divide el trabajo.",
    "spark --findings": "También revisa cada informe, como validate.",
}
"""What each option means."""
