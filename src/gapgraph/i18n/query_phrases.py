"""The phrases of pages about queries."""

from __future__ import annotations

from typing import Final

QUERY_PHRASES: Final[dict[str, tuple[str, str]]] = {
    "hit sentence": ("sentence", "frase"),
    "hit claim": ("claim", "afirmación"),
    "hit term": ("term", "término"),
    "hit query": ("query", "pregunta"),
    "hits sentence": ("SENTENCES ({count})", "FRASES ({count})"),
    "hits claim": ("CLAIMS ({count})", "AFIRMACIONES ({count})"),
    "hits term": ("TERMS ({count})", "TÉRMINOS ({count})"),
    "hits query": ("QUERIES ({count})", "PREGUNTAS ({count})"),
    "hits none": ("Nothing contains all these words.", "Nada contiene todas esas palabras."),
    "more hits": (
        "and {count} more: --kind {kind} shows all of them",
        "y {count} más: --kind {kind} los muestra todos",
    ),
    # queries
    "how to ask": (
        "gapgraph query NAME runs a query; gapgraph query NAME --show shows the query's parameters and text.",
        "gapgraph query NOMBRE ejecuta una pregunta; gapgraph query NOMBRE --show muestra sus parámetros y su texto.",
    ),
    "choices": ("one of: {values}", "una de: {values}"),
    "problem and remedy": ("{problem} → {remedy}", "{problem} → {remedy}"),
    "no row": (
        "No row: the query ran to its end and found nothing.",
        "Ninguna fila: la consulta terminó y no encontró nada.",
    ),
    "head claim_label": ("says that", "dice que"),
    "in its words": ("In the words of the source", "En palabras de la fuente"),
    "more of its words": ("… and {count} more with --full", "… y {count} más con --full"),
    "series step": ("{earlier}→{later} {step}", "{earlier}→{later} {step}"),
    "series step of two reports": (
        "{earlier}→{later} {step}: change between figures of two different reports",
        "{earlier}→{later} {step}: cambio entre cifras de dos informes distintos",
    ),
    "series untold": (
        "{earlier}→{later} not comparable",
        "{earlier}→{later} no comparables",
    ),
    "series revised": (
        "{period} revised from {before} to {after}",
        "{period} revisado de {before} a {after}",
    ),
    "head series": ("series", "serie"),
    "series alone": ("one period alone", "un solo período"),
    "series apart": ("no two periods that can be compared", "ningún período comparable con otro"),
    "column of a period": (
        "what the newest report says of this period; ≥ at least, ≤ at most, ~ about",
        "lo que dice de este período el informe más reciente; ≥ al menos, ≤ a lo sumo, ~ alrededor de",
    ),
    "rows": ("{count} {count:row|rows}", "{count} {count:fila|filas}"),
}
