"""The phrases of pages about findings: how much was checked, what was found, and what no rule checked."""

from __future__ import annotations

from typing import Final

VALIDATION_PHRASES: Final[dict[str, tuple[str, str]]] = {
    "checked": (
        "{count} {count:statement|statements} checked with {engine}",
        "{count} {count:enunciado revisado|enunciados revisados} con {engine}",
    ),
    "checked beside": (
        ", together with {count} {count:statement|statements} about nodes that the data refers to",
        ", junto con {count} {count:enunciado|enunciados} sobre nodos a los que se refieren los datos",
    ),
    "findings about data": ("data: {counts}", "datos: {counts}"),
    "findings about law": ("law: {counts}", "ley: {counts}"),
    "duties not known": (
        "no duties known for {count} {count:report|reports}",
        "no se conocen deberes para {count} {count:informe|informes}",
    ),
    "report without duties": (
        (
            "Not compared with the law: {reports}. Gapgraph knows no duties that bind {country} in the whole period of "
            "the report. {country} may have duties that Gapgraph doesn’t know. To add duties, see “The law of a new "
            "country” in docs/encoding.md."
        ),
        (
            "No se comparó con la ley: {reports}. Gapgraph no conoce deberes que obliguen a {country} durante todo el "
            "período del informe. Puede que {country} tenga deberes que Gapgraph no conoce. Para añadir deberes, lea "
            "«The law of a new country» en docs/encoding.md."
        ),
    ),
    "count Violation": ("{count} Violation", "{count} {count:hallazgo grave|hallazgos graves}"),
    "count Warning": ("{count} Warning", "{count} {count:advertencia|advertencias}"),
    "count Info": ("{count} Info", "{count} {count:nota|notas}"),
    "count not judged": ("{count} not judged", "{count} sin juzgar"),
    "rule severity": ("severity", "gravedad"),
    "rule source": ("source", "fuente"),
    "rule problem": ("problem", "problema"),
    "rule remedy": ("remedy", "remedio"),
    "nothing found": ("nothing found", "nada que señalar"),
    "stopped early": (
        "The check stopped at the maximum number of findings: correct the listed findings first.",
        "La revisión se detuvo en el número máximo de hallazgos: corrija primero los listados.",
    ),
    "about data": ("THE DATA", "LOS DATOS"),
    "about law": (
        "THE LAW: duties that the data shows unmet, underserved or unknown",
        "LA LEY: deberes que, según los datos, no se cumplen, se cumplen en parte o no se sabe si se cumplen",
    ),
    "more findings": ("… and {count} more", "… y {count} más"),
    "what to do": ("What to do: {remedy}", "Qué hacer: {remedy}"),
    "finding at": ("at {path}", "en {path}"),
    "value or value": (" or ", " o "),
    "not held": ("Not compared with the law: {report}", "No se comparó con la ley: {report}"),
    "shapes met": (
        (
            "{met} of {all} shapes and checks had nodes to check, and made {times} checks of single nodes in total "
            "(--format json shows the number of nodes for each shape and check)."
        ),
        (
            "{met} de {all} formas y comprobaciones tuvieron nodos que revisar e hicieron en total {times} revisiones "
            "de nodos individuales (--format json da el número de nodos de cada forma y comprobación)."
        ),
    ),
    "met nothing": (
        "Shapes and checks that had no node to check: {names}.",
        "Formas y comprobaciones que no tuvieron ningún nodo que revisar: {names}.",
    ),
    "unseen types": (
        "Types that no shape checks: {names}.",
        "Tipos que ninguna forma revisa: {names}.",
    ),
    "unseen nodes": (
        "Nodes without a type that no shape checks: {names}.",
        "Nodos sin tipo que ninguna forma revisa: {names}.",
    ),
    "and more": ("{names} and {count} more", "{names} y {count} más"),
    "no name": ("a node without a name", "un nodo sin nombre"),
}
