"""The phrases about duties: what an article requires, how it was read, what a report's statement means for it."""

from __future__ import annotations

from typing import Final

LAW_PHRASES: Final[dict[str, tuple[str, str]]] = {
    # what an article says, by its strength
    "duty asks": ("asks", "pide"),
    "duty recommends": ("recommends", "recomienda"),
    "duty promises": ("promises", "promete"),
    "duty allows": ("allows", "permite"),
    "article": ("article {article}", "artículo {article}"),
    "duty tells": ("{citation} ({seen}) {asks}: {what}", "{citation} ({seen}) {asks}: {what}"),
    "duty about": ("({protection}, for {whom})", "({protection}, para {whom})"),
    "seen Read": ("read", "leído"),
    "seen Via": ("as another source states it", "según lo dice otra fuente"),
    "seen NotVerified": ("its text not seen", "sin haber visto su texto"),
    # what the report says
    "says report": ("says the report", "dice el informe"),
    "says paraphrase": ("says the report, in a paraphrase", "dice el informe, en una paráfrasis"),
    "says others": ("says the report, citing {whom}", "dice el informe, que cita a {whom}"),
    "and others": ("{names} and others", "{names} y otros"),
    # what follows
    "at odds": ("That is at odds with the duty.", "Eso no concuerda con el deber."),
    "at odds unless": (
        "That is at odds with the duty, unless this softens it: “{qualifier}”.",
        "Eso no concuerda con el deber, salvo que esto lo atenúe: «{qualifier}».",
    ),
    "at odds soft": ("That isn’t in line with the duty.", "Eso no se ajusta al deber."),
    "falls short of it": ("What exists falls short of the duty.", "Lo que hay no es suficiente."),
    "falls short unless": (
        "What exists falls short of the duty, unless this softens it: “{qualifier}”.",
        "Lo que hay no es suficiente, salvo que esto atenúe el deber: «{qualifier}».",
    ),
    "not shown whether": (
        "The text doesn’t show whether they have the protection.",
        "El texto no muestra si tienen la protección.",
    ),
    "not shown unless": (
        "The text doesn’t show whether they have the protection; this may soften the duty: “{qualifier}”.",
        "El texto no muestra si tienen la protección; esto puede atenuar el deber: «{qualifier}».",
    ),
    "nothing told": (
        "The text reports nothing done to them that goes against this duty.",
        "El texto no relata ningún hecho contrario a este deber.",
    ),
    "only others": ("Only others say so, not the report itself.", "Solo lo dicen otros, no el propio informe."),
    "only general": (
        "The status follows only from claims about services in general.",
        "El estado el estado se deduce solo de afirmaciones sobre los servicios en general.",
    ),
    "only weak": (
        "Only others say so, or the status follows only from claims about services in general.",
        "Solo lo dicen otros, o el estado se deduce solo de afirmaciones sobre los servicios en general.",
    ),
    # what the source itself says of a duty
    "stated FullyMet": ("fulfilled", "cumplido"),
    "stated PartlyMet": ("fulfilled in part", "cumplido en parte"),
    "stated NotMet": ("not fulfilled", "no cumplido"),
    "stated": (
        "What the report itself says of {what}: {extent}, {quote}",
        "Lo que el propio informe dice sobre {what}: {extent}, {quote}",
    ),
    "stated passed on": (
        "What the report says of {what}, citing {whom}: {extent}, {quote}",
        "Lo que el informe dice sobre {what}, citando a {whom}: {extent}, {quote}",
    ),
    "stated short": ("what the source says of a duty", "lo que la fuente dice sobre un deber"),
    "stated beyond": (
        "The text of {law} that we saw names no duty to victims on {protections}: that part is only the report’s word.",
        "El texto de {law} que vimos no nombra deberes sobre {protections} con las víctimas: solo el informe lo dice.",
    ),
    # beside a gap
    "stated beside a gap": ("the report itself says of {law}: {quote}", "el propio informe dice sobre {law}: {quote}"),
    "stated beside a gap by others": (
        "the report says of {law}, citing {whom}: {quote}",
        "el informe dice sobre {law}, citando a {whom}: {quote}",
    ),
    "stated beyond in short": (
        "the text of that law that we saw names no duty to victims on {protections}",
        "el texto de esa ley que vimos no nombra deberes hacia las víctimas sobre {protections}",
    ),
    "owed to": ("for {whom}", "para {whom}"),
    "gap at odds": ("at odds with {duty}", "no concuerda con {duty}"),
    "gap soft": ("not in line with {duty}", "no se ajusta a {duty}"),
    "gap short": ("falls short of {duty}", "no alcanza lo que pide {duty}"),
    "gap unknown": ("doesn’t show whether this is given: {duty}", "no muestra si se da esto: {duty}"),
    "benchmark": ("as a benchmark: {duty}", "como referencia: {duty}"),
    "not binding": ("not binding here", "no vinculante aquí"),
    "not in force": ("not in force throughout the period", "no vigente durante todo el período"),
    "Violation": ("grave", "grave"),
    "Warning": ("warning", "advertencia"),
    "Info": ("note", "nota"),
}
