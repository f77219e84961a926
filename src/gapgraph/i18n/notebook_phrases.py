"""The phrases of tables in a notebook, on a separate page and in a workbook."""

from __future__ import annotations

from typing import Final

NOTEBOOK_PHRASES: Final[dict[str, tuple[str, str]]] = {
    "html gaps": ("Gaps of {reports}: {count}", "Brechas de {reports}: {count}"),
    "html matrix": (
        "Coverage of {reports}: the best and the worst status of each group",
        "Cobertura de {reports}: el mejor y el peor estado de cada grupo",
    ),
    "html changes": ("What would change in {reports}: {count}", "Qué cambiaría en {reports}: {count}"),
    "html profile": (
        "What {reports} says of a group (rows: {count})",
        "Lo que {reports} dice de un grupo (filas: {count})",
    ),
    "html section": ("section", "sección"),
    "html section status": ("status", "estado"),
    "html section count": ("counted", "cifra"),
    "html section harm": ("harm", "daño"),
    "html section silence": ("not reported", "sin informar"),
    "html section said": ("other claims", "otras afirmaciones"),
    "html what": ("what", "qué"),
    "html nothing": ("Nothing.", "Nada."),
    "html protection": ("protection", "protección"),
    "html group": ("who", "quiénes"),
    "html status": ("status", "estado"),
    "html before": ("before", "antes"),
    "html after": ("after", "después"),
    "html effect": ("effect", "efecto"),
    "html quotes": ("in the source’s words", "en palabras de la fuente"),
    "html duties": ("duties concerned", "deberes en cuestión"),
    "html not applicable": ("doesn’t apply", "no se aplica"),
    "column before": ("{column}, before", "{column}, antes"),
    "column after": ("{column}, after", "{column}, después"),
    "column label": ("{column} label", "{column}: nombre"),
    "column label means": (
        "the label of a value: “group_label” has the label of the value in “group”",
        "el nombre de un valor: «group_label» tiene el nombre del valor de «group»",
    ),
    "table rows": ("Rows: {count}", "Filas: {count}"),
    "sheet data": ("data", "datos"),
    "sheet meanings": ("what the words mean", "qué significan"),
    "sheet columns": ("What the columns contain", "Qué contienen las columnas"),
    "sheet words": ("What the words mean", "Qué significan las palabras"),
    "sheet id": ("name", "nombre"),
    "sheet word": ("in words", "en palabras"),
    "sheet meaning": ("meaning", "significado"),
    "html from to": ("from best to worst:", "de lo mejor a lo peor:"),
}
