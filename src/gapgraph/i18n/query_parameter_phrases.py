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
    "the report to query": "el informe al que se pregunta",
    "the country": "el país",
    "the group; claims about groups that overlap with this group are included": (
        "el grupo; se incluyen las afirmaciones sobre grupos que se solapan con él"
    ),
    "the service; narrower and broader services are included; gap:Protection means all services": (
        "el servicio; se incluyen los servicios que abarca y los que lo abarcan; gap:Protection para todos"
    ),
    "the service; narrower services are included; gap:Protection means all services": (
        "el servicio; se incluyen los servicios que abarca; gap:Protection para todos"
    ),
    "the service": "el servicio",
    "the body that gives the service; the parts of this body are included": (
        "la entidad que da el servicio; se incluyen las partes de esta entidad"
    ),
    "the group": "el grupo",
    "words that the quotation must contain; leave it empty for all claims": (
        "palabras que debe contener la cita; déjelo vacío para todas las afirmaciones"
    ),
    "what is counted; identification includes identified and suspected victims": (
        "qué se cuenta; identificación incluye las víctimas identificadas y las presuntas"
    ),
    (
        "the verdict of the duties to list: unmet, underserved, unknown or offered; what the report itself says about "
        "duties is always shown"
    ): (
        "el veredicto de los deberes que se listan: sin cubrir, insuficiente, desconocida u ofrecida; siempre se"
        " muestra lo que el propio informe dice de los deberes"
    ),
    "the verdict of the gaps to list: unmet, underserved or unknown; unknown never means that there is no service": (
        "el veredicto de las brechas que se listan: sin cubrir, insuficiente o desconocida; lo desconocido nunca"
        " significa que no haya servicio"
    ),
    "the verdict of the gaps to list: unmet, underserved or unknown": (
        "el veredicto de las brechas que se listan: sin cubrir, insuficiente o desconocida"
    ),
    "true to include duties that don't bind the country throughout the period; such duties never have a severity": (
        "true para los deberes que no obligan al país durante todo el período; tales deberes nunca tienen gravedad"
    ),
    "this protection and all narrower protections; gap:Protection means all protections": (
        "esta protección y las que abarca; gap:Protection para todas"
    ),
    "this group and all groups within it; gap:Victim means all groups": (
        "este grupo y todos los grupos que abarca; gap:Victim para todos"
    ),
    "the earlier report": "el informe anterior",
    "the later report": "el informe posterior",
    "the report of the other country": "el informe del otro país",
    "the report of one country": "el informe de un país",
}
"""The Spanish description of each parameter, by the English description in the header."""


def parameter_about(description: str, language: str) -> str:
    """The description of a parameter, as the query's header has it, in the reader's language."""
    return PARAMETER_PHRASES.get(description, description) if language == "es" else description
