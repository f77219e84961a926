"""The Spanish names and descriptions of the parameters of the canned queries; the English ones are in the queries'
headers.
"""

from __future__ import annotations

from typing import Final

PARAMETER_NAMES: Final[dict[str, str]] = {
    "containing": "que contiene",
    "counted": "qué se cuenta",
    "country": "país",
    "below": "bajo",
    "benchmarks": "deberes que no obligan",
    "earlier": "anterior",
    "first": "primero",
    "group": "grupo",
    "later": "posterior",
    "lang": "idioma",
    "protection": "protección",
    "provider": "prestador",
    "report": "informe",
    "second": "segundo",
    "verdict": "veredicto",
    "within": "dentro de",
}
"""The Spanish name of each parameter."""

PARAMETER_PHRASES: Final[dict[str, str]] = {
    "the language of the labels; quotations keep their own language": (
        "el idioma de las etiquetas; las citas quedan en el suyo"
    ),
    "the language of the labels": "el idioma de las etiquetas",
    "the report to query": "el informe al que se pregunta",
    "the country asked about": "el país por el que se pregunta",
    "the people in question; statements about groups that overlap with them count too": (
        "las personas por las que se pregunta; cuenta lo que se dice de otras que coinciden con ellas"
    ),
    "the service, with all narrower and broader ones; gap:Protection means all services": (
        "el servicio por el que se pregunta, con los que abarca y los que lo abarcan; gap:Protection para todos"
    ),
    "the service, with all narrower ones; gap:Protection means all services": (
        "el servicio por el que se pregunta, con los que abarca; gap:Protection para todos"
    ),
    "the service": "el servicio",
    "the body in question, with all its parts": "la entidad por la que se pregunta, con todas sus partes",
    "the group": "el grupo",
    "words that the quotation contains; nothing for every claim": (
        "palabras que contiene la cita; nada para todas las afirmaciones"
    ),
    "what is counted; identification for identified and suspected victims": (
        "qué se cuenta; identificación para las víctimas identificadas y las presuntas"
    ),
    "unmet, underserved, unknown or offered; what the report itself says is always shown": (
        "sin atender, atendida a medias, desconocida u ofrecida; lo que el propio informe dice se muestra siempre"
    ),
    "unmet, underserved or unknown; unknown never means that there is no service": (
        "sin atender, atendida a medias o desconocida; lo desconocido nunca es una ausencia"
    ),
    "unmet, underserved or unknown": "sin atender, atendida a medias o desconocida",
    "true to include duties that don't bind the country throughout the period; they are never findings": (
        "true para los deberes que no obligan al país durante todo el período; nunca son hallazgos"
    ),
    "this protection and all narrower ones; gap:Protection means all protections": (
        "esta protección y las que abarca; gap:Protection para todas"
    ),
    "this group and all within it; gap:Victim means all groups": (
        "este grupo y todos los que abarca; gap:Victim para todos"
    ),
    "the report to start from": "el informe del que se parte",
    "the report to look at": "el informe que se mira",
    "the report of the other": "el informe del otro",
    "the report of one country": "el informe de un país",
}
"""The Spanish description of each parameter, by the English description in the header."""
