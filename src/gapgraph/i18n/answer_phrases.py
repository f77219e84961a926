"""The phrases of answers: about the report, gaps, unknowns, attributions, explanations, the matrix."""

from __future__ import annotations

from typing import Final

ANSWER_PHRASES: Final[dict[str, tuple[str, str]]] = {
    # about the report
    "period": ("{start} to {end}", "{start} a {end}"),
    "in context": (
        "Statements that are only about {what} are also included.",
        "Se incluye también lo que se dice solo de: {what}.",
    ),
    "in place": (
        "Statements that are only about places other than {what} are left out.",
        "Se excluye lo que se dice solo de lugares distintos de {what}.",
    ),
    "nothing in place": (
        "No statement names {what}: the following is about the whole country.",
        "Ninguna frase menciona {what}: lo que sigue se refiere a todo el país.",
    ),
    "paraphrase": (
        "Our text is a paraphrase: the words in “ ” are those of the paraphrase, not of the report.",
        "El texto disponible es una paráfrasis: lo que va entre “ ” son sus palabras, no las del informe.",
    ),
    "paraphrased reports": (
        (
            "Our texts of these reports are paraphrases, so the quoted words are those of the paraphrase, not of the "
            "report: {reports}"
        ),
        (
            "Los textos disponibles de estos informes son paráfrasis: las palabras citadas son de la paráfrasis, no "
            "del informe: {reports}"
        ),
    ),
    "excerpt": (
        "Our text is an excerpt: what it leaves out may be in another part of the report.",
        "El texto disponible es un extracto: lo que calla puede estar en otra parte del informe.",
    ),
    "newest": (
        "Newest report: {report}. To see another report, give its name.",
        "Informe más reciente: {report}. Para ver otro, escriba su nombre.",
    ),
    # gaps
    "unmet": ("UNMET: who is left without which protection", "SIN CUBRIR: quién carece de qué protección"),
    "offered": ("OFFERED: to whom which protection is offered", "SE OFRECE: a quién se ofrece qué protección"),
    "no offered": (
        "The text names no protection that is offered.",
        "El texto no nombra ninguna protección que se ofrezca.",
    ),
    "underserved": (
        "UNDERSERVED: the source says that the protection is insufficient",
        "INSUFICIENTE: la fuente dice que la protección es insuficiente",
    ),
    "unknown": (
        "UNKNOWN: the source doesn’t say whether the protection is given, or to whom",
        "NO SE SABE: la fuente no dice si la protección se da, o a quién",
    ),
    "no unmet": (
        "The text names nobody who is refused a protection.",
        "El texto no nombra a nadie a quien se le niegue una protección.",
    ),
    "no underserved": (
        "The text names no insufficient protection.",
        "El texto no nombra ninguna protección insuficiente.",
    ),
    "no unknown": ("Nothing is unknown.", "No falta información sobre nada."),
    "more claims": ("and also: {claims}", "y además: {claims}"),
    # what isn't known
    "not known": (
        "NOT KNOWN: the source doesn’t say whether the protection is given; the protection may exist",
        "NO SE SABE: la fuente no dice si la protección se da; la protección puede existir",
    ),
    "undisclosed for all": (
        "Not reported for any {whom}: {what}",
        "No se informa respecto de {whom}, sin excepción: {what}",
    ),
    "unspecified for all": (
        "Given to some people, but the text doesn’t say to how many of a group: {what}",
        "Se da a algunas personas, sin que se diga a cuántas de un grupo: {what}",
    ),
    "silent for all": ("Nothing said: {what}", "No se dice nada: {what}"),
    "spoken of": (
        "Mentioned alone or within a wider protection, but the text names nobody who gets the protection: {what}",
        "Se menciona, sola o dentro de una protección más amplia, pero el texto no dice a quién se da: {what}",
    ),
    "beyond for all": ("Not in the text we have: {what}", "No está en el texto disponible: {what}"),
    "partly unknown": (
        "Unknown for some groups, though not for all: {what}",
        "No se sabe para algunos grupos, aunque sí para otros: {what}",
    ),
    "see unknown": ("To see the groups: {command}", "Para ver los grupos: {command}"),
    "underserved too": (
        "Underserved, so not in this list: {what}. See {command}",
        "Insuficientes, por lo que no figuran aquí: {what}. Vea {command}",
    ),
    "beside everything": (
        "ON EVERYONE: claims about all victims and all services; they decide nothing for a single group",
        (
            "SOBRE TODAS: frases sobre todas las víctimas y todos los servicios; no deciden nada para un "
            "grupo en particular"
        ),
    ),
    "said of duties": (
        "WHAT THE SOURCE SAYS OF DUTIES, in its own words",
        "LO QUE LA FUENTE DICE SOBRE LOS DEBERES, con sus palabras",
    ),
    "why": ("Why? {command}", "¿Por qué? {command}"),
    # who says so
    "the report": ("the report", "el informe"),
    "on condition": ("on condition: {text}", "con la condición: {text}"),
    "at": ("in {place}", "en {place}"),
    "during": ("only: {time}", "solo: {time}"),
    # explain
    "protection for group": ("{protection} for {group}", "{protection} para {group}"),
    "extremes": (
        "Best status {best}; worst status {worst}. {extent}",
        "Mejor estado {best}; peor estado {worst}. {extent}",
    ),
    "side by side": (
        "For some {best}, for others {worst}: neither status is better. {extent}",
        "Para unas {best}, para otras {worst}: ningún estado es mejor. {extent}",
    ),
    "only": ("{status}. {extent}", "{status}. {extent}"),
    "is offered to": ("Offered to: {extent}.", "Se ofrece a: {extent}."),
    "offered to nobody known": (
        "Offered to: nobody, as far as the text says.",
        "Se ofrece a: nadie, según lo que dice el texto.",
    ),
    "infringed for": ("Said to be infringed for: {extent}.", "Se dice que se vulnera para: {extent}."),
    "full": ("all of them", "todo el grupo"),
    "partial": ("some of them, not all", "una parte, no todo el grupo"),
    "none": ("none of them", "nadie"),
    "exception": ("{who}: {status}", "{who}: {status}"),
    "whether given": ("nobody reported whether it was given to {whom}", "no se informa si se dio a {whom}"),
    "everyone": ("everyone in the group", "todo el grupo"),
    "rule": ("Rule {number} of 8: {text}", "Regla {number} de 8: {text}"),
    "decided": ("Decided by", "Lo decide"),
    "nothing decides": ("No claim mentions the protection.", "Ninguna afirmación menciona la protección."),
    "nothing said decides": (
        "Claims mention the protection, but no claim decides the status.",
        "Hay afirmaciones que mencionan la protección, pero ninguna decide el estado.",
    ),
    "said of it": (
        "Mentioned in claims that decide no status",
        "Mencionada en afirmaciones que no deciden ningún estado",
    ),
    "told refused": ("The protection is refused.", "Se niega la protección."),
    "told not given": ("The protection is not given.", "No se da la protección."),
    "told for others only": ("The protection is offered only to others.", "Solo se ofrece a otras personas."),
    "told not given there": (
        "One provider or place doesn’t give the protection; the text names no offer.",
        "Un prestador o lugar no da la protección; el texto no nombra ninguna oferta.",
    ),
    "told infringed": ("The freedom is infringed.", "Se vulnera la libertad."),
    "told discriminated": (
        "A service that is offered to others is refused: {what}.",
        "Se niega un servicio que se ofrece a otras personas: {what}.",
    ),
    "told falls short": (
        "The protection is offered, but is insufficient.",
        "Se ofrece la protección, pero es insuficiente.",
    ),
    "told said to fall short": (
        "The text says that the protection is insufficient, and names nobody who offers it.",
        "El texto dice que la protección es insuficiente, y no nombra ninguna oferta.",
    ),
    "by word": ("by {word}", "según la {word}"),
    "shut": (
        "Offered, but inside a shelter that is closed to the group",
        "Se ofrece, pero dentro de un albergue cerrado para el grupo",
    ),
    "barred": ("Offered, but closed to the group", "Se ofrece, pero está cerrado para el grupo"),
    "refused": ("Offered, but refused", "Se ofrece, pero se niega"),
    "limited": ("Offered, but limited", "Se ofrece, pero con límites"),
    "overruled": (
        "Claims considered, but another rule decides the status",
        "Afirmaciones consideradas, pero decide otra regla",
    ),
    "beside": (
        "ALSO: claims that mention the protection but don’t decide the status",
        "ADEMÁS: afirmaciones que mencionan la protección sin decidir el estado",
    ),
    "by": ("by {claims}", "por {claims}"),
    "as above": ("{claims}, as above", "{claims}, como arriba"),
    "the others": (
        "IN FULL: the claims of which only the numbers are shown above",
        "EN DETALLE: las afirmaciones de las que arriba solo aparece el número",
    ),
    "does not apply": (
        "{protection} doesn’t apply to {group}: it applies to {whom}.",
        "{protection}: no se aplica a {group}, sino a {whom}.",
    ),
    "applies to part": (
        "The protection applies only to {whom}; the other people of the group aren’t counted.",
        "La protección solo se aplica a {whom}; el resto del grupo no cuenta.",
    ),
    # matrix
    "legend": (
        "Two symbols in a cell: the best and the worst status within the group. Blank: doesn’t apply.",
        "Dos símbolos en una celda: el mejor y el peor estado dentro del grupo. En blanco: no se aplica.",
    ),
    "beyond": ("not in the text we have", "no está en el texto disponible"),
    "all gaps": (
        "Every gap of every report, and the status of its victims in the other reports",
        "Cada brecha de cada informe, y la situación de sus víctimas en los demás informes",
    ),
    "all matrix": ("Every report, side by side", "Todos los informes, uno junto a otro"),
    "one group": ("To see one group alone: {command}", "Para ver un solo grupo: {command}"),
    "nothing to show": ("There is nothing to show.", "No hay nada que mostrar."),
}
