"""The phrases about duties: what an article requires, how the article was read, and what a report's statement means for
the duty.
"""

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
    "seen Read": ("text read", "texto leído"),
    "seen Via": ("text known from another source", "texto conocido por otra fuente"),
    "seen NotVerified": ("text not seen", "texto no visto"),
    # what the report says
    "says report": ("says the report", "dice el informe"),
    "says paraphrase": ("says the report, in a paraphrase", "dice el informe, en una paráfrasis"),
    "says others in paraphrase": (
        "says the report, citing {whom}, in a paraphrase",
        "dice el informe, que cita a {whom}, en una paráfrasis",
    ),
    "says others in report": ("says the report, citing {whom}", "dice el informe, que cita a {whom}"),
    "and others": ("{names} and others", "{names} y otros"),
    # what follows
    "at odds": ("What the report says is at odds with the duty.", "Lo que dice el informe no concuerda con el deber."),
    "at odds unless": (
        "What the report says is at odds with the duty, unless these words weaken the duty: “{qualifier}”.",
        "Lo que dice el informe no concuerda con el deber, salvo que estas palabras lo atenúen: «{qualifier}».",
    ),
    "at odds soft": (
        "What the report says isn’t in line with the duty.",
        "Lo que dice el informe no se ajusta al deber.",
    ),
    "falls short of it": (
        "What is given is less than the duty asks.",
        "Lo que se da es menos de lo que pide el deber.",
    ),
    "falls short unless": (
        "What is given is less than the duty asks, unless these words weaken the duty: “{qualifier}”.",
        "Lo que se da es menos de lo que pide el deber, salvo que estas palabras lo atenúen: «{qualifier}».",
    ),
    "not shown whether": (
        "The text doesn’t show whether the group has the protection.",
        "El texto no muestra si el grupo tiene la protección.",
    ),
    "not shown unless": (
        "The text doesn’t show whether the group has the protection; these words may weaken the duty: “{qualifier}”.",
        "El texto no muestra si el grupo tiene la protección; estas palabras pueden atenuar el deber: «{qualifier}».",
    ),
    "nothing told": (
        "The text reports no act against the group that is contrary to the duty.",
        "El texto no relata ningún acto contra el grupo que sea contrario al deber.",
    ),
    "only others": (
        "The status follows only from what others say.",
        "El estado se deduce solo de lo que dicen otros.",
    ),
    "only general": (
        "The status follows only from claims about services in general.",
        "El estado se deduce solo de afirmaciones sobre los servicios en general.",
    ),
    "only weak": (
        "The status follows only from what others say, or only from claims about services in general.",
        "El estado se deduce solo de lo que dicen otros, o solo de afirmaciones sobre los servicios en general.",
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
    "stated in paraphrase": (
        "The text is a paraphrase: these are not the report’s own words.",
        "El texto es una paráfrasis: estas no son las palabras del informe.",
    ),
    "stated short": ("what the source says of a duty", "lo que la fuente dice sobre un deber"),
    "stated beyond": (
        "The text of {law} that we saw names no duty to victims on {protections}: only the report names such a duty.",
        "El texto que vimos ({law}) no nombra deberes con las víctimas sobre {protections}: solo el informe lo hace.",
    ),
    # beside a gap
    "stated beside a gap": (
        "the report itself says of {law}: {quote}",
        "el propio informe dice del deber ({law}): {quote}",
    ),
    "stated beside a gap by others": (
        "the report says of {law}, citing {whom}: {quote}",
        "el informe dice del deber ({law}), citando a {whom}: {quote}",
    ),
    "stated beyond in short": (
        "the text of this law that we saw names no duty to victims on {protections}",
        "el texto de esa ley que vimos no nombra deberes con las víctimas sobre {protections}",
    ),
    "owed to": ("for {whom}", "para {whom}"),
    "gap at odds": ("at odds with {duty}", "no concuerda con {duty}"),
    "gap soft": ("not in line with {duty}", "no se ajusta a {duty}"),
    "gap short": ("falls short of {duty}", "no alcanza lo que pide {duty}"),
    "gap unknown": ("doesn’t show whether this is given: {duty}", "no muestra si se da esto: {duty}"),
    "benchmark": ("as a benchmark: {duty}", "como referencia: {duty}"),
    "no duties known in short": (
        "No duties of {country} are known for this period, so the law isn’t compared.",
        "No se conocen deberes de {country} para este período, así que no se compara con la ley.",
    ),
    "fail on without duties": (
        "--fail-on checks nothing in these reports, because no duties of their country are known: {reports}.",
        "--fail-on no comprueba nada en estos informes, porque no se conocen deberes de su país: {reports}.",
    ),
    "no duties known": (
        (
            "The law isn’t compared: Gapgraph knows no duties that bind {country} in the whole period of this report. "
            "{country} may have duties that Gapgraph doesn’t know. To add them, see “The law of a new country” in "
            "docs/encoding.md."
        ),
        (
            "No se compara con la ley: Gapgraph no conoce deberes que obliguen a {country} durante todo el período de "
            "este informe. Puede que {country} tenga deberes que Gapgraph no conoce. Para añadirlos, lea «The law of a "
            "new country» en docs/encoding.md."
        ),
    ),
    "not binding": ("not binding here", "no vinculante aquí"),
    "not in force": ("not in force throughout the period", "no vigente durante todo el período"),
    "Violation": ("grave finding", "hallazgo grave"),
    "Warning": ("warning", "advertencia"),
    "Info": ("note", "nota"),
}
