"""The Spanish headings of the columns of tables, and the content of each column in English and Spanish.

In English a column's heading is its name. The list omits the columns ``x_label`` and ``x_labels``, which have the
labels of the values in the column ``x``.
"""

from __future__ import annotations

from typing import Final

COLUMN_PHRASES: Final[dict[str, tuple[str, str, str]]] = {
    "since": (
        "desde",
        "the first year whose report says that somebody of the group lacks the protection",
        "el primer año cuyo informe dice que a alguien del grupo le falta la protección",
    ),
    "years": (
        "años",
        "the years whose reports say that somebody of the group lacks the protection",
        "los años cuyos informes dicen que a alguien del grupo le falta la protección",
    ),
    "otherwise": (
        "años en contra",
        "the years whose reports say only that the protection is offered",
        "los años cuyos informes solo dicen que la protección se ofrece",
    ),
    "reports": (
        "informes",
        "the ids of the reports, or the number of reports",
        "los identificadores de los informes, o el número de informes",
    ),
    "offered": (
        "ofrecido",
        "in how many reports the protection is offered to somebody of the group",
        "en cuántos informes la protección se ofrece a alguien del grupo",
    ),
    "underserved": (
        "insuficiente",
        "in how many reports the protection is insufficient for somebody of the group",
        "en cuántos informes la protección es insuficiente para alguien del grupo",
    ),
    "unmet": (
        "sin cubrir",
        "in how many reports somebody of the group doesn’t have the protection",
        "en cuántos informes alguien del grupo no tiene la protección",
    ),
    "unknown": (
        "desconocido",
        "in how many reports it is unknown whether somebody of the group has the protection",
        "en cuántos informes no se sabe si alguien del grupo tiene la protección",
    ),
    "silent": (
        "en silencio",
        "how many reports say nothing about the protection",
        "cuántos informes no dicen nada de la protección",
    ),
    "spoken": (
        "se habla de ello",
        "whether a claim mentions the protection (yes, no)",
        "si alguna afirmación menciona la protección (yes, no)",
    ),
    "superseded": (
        "reemplazadas",
        "the claims that the supposed claims contradict",
        "las afirmaciones que las supuestas contradicen",
    ),
    "in_the_way": (
        "lo impiden",
        "the fewest claims that must change, besides adding the service, so that its whole group gets the service",
        "el mínimo de afirmaciones que deben cambiar, además de añadir el servicio, para que lo reciba todo su grupo",
    ),
    "report": ("informe", "the report's id", "el identificador del informe"),
    "country": ("país", "the country that the report is about", "el país del que trata el informe"),
    "year": ("año", "the year of the report", "el año del informe"),
    "title": ("título", "the report's title", "el título del informe"),
    "period_start": ("inicio", "the first day that the report covers", "el primer día que cubre el informe"),
    "period_end": ("fin", "the last day that the report covers", "el último día que cubre el informe"),
    "wording": ("redacción", "whether the text is verbatim or a paraphrase", "si el texto es literal o una paráfrasis"),
    "claims": ("afirmaciones", "the claims, or their number", "cuántas afirmaciones, o cuáles"),
    "review": ("revisión", "whether somebody reviewed the claims", "si alguien revisó las afirmaciones"),
    "source": ("fuente", "the web address of the source", "la dirección web de la fuente"),
    "protection": ("protección", "the service or freedom", "el servicio o la libertad"),
    "group": (
        "grupo",
        "the group of victims: an id, or values such as Adult+Male",
        "el grupo de víctimas: un identificador, o valores como Adult+Male",
    ),
    "statuses": ("estados", "the statuses of the group, worst first", "los estados del grupo, el peor primero"),
    "status": ("estado", "the status of the group", "el estado del grupo"),
    "verdict": (
        "veredicto",
        "offered, underserved, unmet or unknown; unknown never means that there is no service",
        "ofrecida, insuficiente, sin cubrir o desconocida; desconocida nunca significa que no haya servicio",
    ),
    "standing": (
        "respaldo",
        "the kind of speaker whose claims decide the status",
        "el tipo de fuente cuyas afirmaciones deciden el estado",
    ),
    "place": ("lugar", "the part of the country, if not all of it", "la parte del país, si no es todo"),
    "attribution": (
        "quién lo dice",
        "who says so, claim by claim in the order of the evidence",
        "quién lo dice, afirmación por afirmación en el orden de la evidencia",
    ),
    "certainty": ("certeza", "how sure the source is of each claim", "el grado de certeza de cada afirmación"),
    "frequency": ("frecuencia", "how often each claim is true", "con qué frecuencia es cierta cada afirmación"),
    "evidence": ("evidencia", "the claims that decided the status", "las afirmaciones que decidieron el estado"),
    "quotes": (
        "citas",
        "the words of the source, claim by claim in the order of the evidence",
        "las palabras de la fuente, afirmación por afirmación en el orden de la evidencia",
    ),
    "quote": ("cita", "the words of the source that prove the claim", "las palabras que prueban la afirmación"),
    "sentences": (
        "frases",
        "the numbers of the sentences quoted, claim by claim",
        "los números de las frases citadas, por afirmación",
    ),
    "sentence": ("frase", "the number of the sentence", "el número de la frase"),
    "duties": ("deberes", "the duties with which the gap is at odds", "los deberes con los que choca la brecha"),
    "duty": ("deber", "the duties, the gravest first", "los deberes, el más grave primero"),
    "severity": ("gravedad", "the severity of the gravest duty", "la gravedad del deber más grave"),
    "best": ("mejor", "the best status of anybody in the group", "el mejor estado de alguien del grupo"),
    "worst": ("peor", "the worst status of anybody in the group", "el peor estado de alguien del grupo"),
    "extent": (
        "alcance",
        "whether everybody, somebody or nobody in the group has the protection",
        "si todo el grupo, una parte o nadie tiene la protección",
    ),
    "exceptions": (
        "excepciones",
        "the people in the group with a worse status than the best, and their status",
        "las personas del grupo con un estado peor que el mejor, y su estado",
    ),
    "exception": ("excepciones", "who has a worse status than the best", "quién tiene un estado peor que el mejor"),
    "caveats": (
        "menciones",
        "claims that mention the group or the protection but don’t decide the status",
        "afirmaciones que mencionan el grupo o la protección y no deciden el estado",
    ),
    "rule": ("regla", "the number of the rule that gave the status", "el número de la regla que dio el estado"),
    "within": (
        "dentro",
        "a part of the group, or a group that contains this group",
        "una parte del grupo, o un grupo que contiene a este",
    ),
    "section": (
        "sección",
        "the kind of row: status, count, harm, silence (something isn’t reported) or said (any other claim)",
        "la clase de fila: status, count, harm, silence (algo no se informa) o said (cualquier otra afirmación)",
    ),
    "said": ("se dice", "the status or the claim, in words", "el estado o la afirmación, en palabras"),
    "bound": (
        "cota",
        "whether the number is exact, a minimum, a maximum or an approximation",
        "si el número es exacto, un mínimo, un máximo o una aproximación",
    ),
    "part": (
        "papel",
        "the claim’s effect on the status: decided, barred, refused, shut, limited, overruled, or beside (no effect)",
        "su efecto en el estado: decided, barred, refused, shut, limited, overruled o beside (ninguno)",
    ),
    "claim": ("afirmación", "the claim's id", "el identificador de la afirmación"),
    "by": (
        "por",
        (
            "who made the claim; in an explanation, the claims that limited the offer of the claim; for a passage, "
            "whether a quote or a reference proves the claim"
        ),
        (
            "quién hizo la afirmación; en una explicación, las afirmaciones que limitaron su oferta; en un pasaje, "
            "si la prueba una quote o una reference"
        ),
    ),
    "effect": (
        "efecto",
        "whether the gap would close, open, change or stay",
        "si la brecha se cerraría, se abriría, cambiaría o seguiría",
    ),
    "before": (
        "antes",
        "the value in the first report, or before the change",
        "el valor en el primer informe, o antes del cambio",
    ),
    "after": (
        "después",
        "the value in the second report, or after the change",
        "el valor en el segundo informe, o después del cambio",
    ),
    "evidence_before": (
        "evidencia antes",
        "the claims that decided before the change",
        "las afirmaciones que decidían antes del cambio",
    ),
    "evidence_after": (
        "evidencia después",
        "the claims that decide after the change",
        "las afirmaciones que deciden después del cambio",
    ),
    "quotes_before": (
        "citas antes",
        "the quotes of the claims that decided before the change, claim by claim",
        "las citas de las afirmaciones que decidían antes del cambio, una por una",
    ),
    "quotes_after": (
        "citas después",
        "the quotes of the claims that decide after the change, claim by claim",
        "las citas de las afirmaciones que deciden después del cambio, una por una",
    ),
    "step": ("paso", "the step of the plan; 0 if no service helps", "el paso del plan; 0 si ningún servicio ayuda"),
    "closes": ("cierra", "how many unmet cells the service closes", "cuántas celdas sin cubrir cierra el servicio"),
    "left": ("quedan", "how many cells are still unmet", "cuántas celdas siguen sin cubrir"),
    "first": (
        "primero",
        "the first report, or what the first encoding says",
        "el primer informe, o lo que dice la primera codificación",
    ),
    "second": (
        "segundo",
        "the second report, or what the second encoding says",
        "el segundo informe, o lo que dice la segunda codificación",
    ),
    "of": ("de", "what the row is about: coverage or figures", "de qué trata la fila: cobertura o cifras"),
    "change": ("cambio", "what changed between reports or over the years", "qué cambió entre informes o con los años"),
    "subject": ("asunto", "the protection or the measure", "la protección o la medida"),
    "body_before": ("entidad antes", "the body that gave the first figure", "la entidad que dio la primera cifra"),
    "body_after": ("entidad después", "the body that gave the second figure", "la entidad que dio la segunda cifra"),
    "period_before": ("período antes", "the period of the first figure", "el período de la primera cifra"),
    "period_after": ("período después", "the period of the second figure", "el período de la segunda cifra"),
    "differs": ("difieren", "why the two figures can't be compared", "por qué las dos cifras no se pueden comparar"),
    "reason": (
        "razón",
        "the reason in words, such as why figures can’t be compared",
        "el motivo en palabras, como por qué no se comparan las cifras",
    ),
    "definition": ("definición", "the people whom the group includes", "las personas que incluye el grupo"),
    "leaves": (
        "hojas",
        "how many combinations of values the group has",
        "cuántas combinaciones de valores tiene el grupo",
    ),
    "query": ("consulta", "the query's name", "el nombre de la consulta"),
    "question": ("pregunta", "what is asked", "qué se pregunta"),
    "summary": ("resumen", "what the rows are", "qué son las filas"),
    "tags": ("etiquetas", "what the query is about", "de qué trata la consulta"),
    "parameters": ("parámetros", "the parameters of the query", "los parámetros de la consulta"),
    "parameter": ("parámetro", "a parameter of the query", "un parámetro de la consulta"),
    "type": ("tipo", "the type of the parameter’s value", "el tipo del valor del parámetro"),
    "default": (
        "por defecto",
        "the parameter’s value if you choose no value",
        "el valor del parámetro si no se elige ninguno",
    ),
    "value": (
        "valor",
        "the number that a claim gives, the wrong value of a finding, or a possible value of a parameter",
        "el número de una afirmación, el valor incorrecto de un hallazgo o un valor posible de un parámetro",
    ),
    "description": ("descripción", "what the parameter is for", "para qué sirve el parámetro"),
    "predicate": ("predicado", "the property", "la propiedad"),
    "object": ("objeto", "the value of the property", "el valor de la propiedad"),
    "lack": ("falta", "the kind of the finding", "la clase de hallazgo"),
    "start": ("comienzo", "where the words begin in the text", "dónde empiezan las palabras en el texto"),
    "end": ("final", "where the words end in the text", "dónde terminan las palabras en el texto"),
    "kind": (
        "clase",
        "the kind of the claim, of the row or of the entry",
        "la clase de la afirmación, de la fila o de la entrada",
    ),
    "id": (
        "identificador",
        "the id by which the program knows the entry",
        "el identificador por el que el programa conoce la entrada",
    ),
    "text": ("texto", "the written text", "lo que está escrito"),
    "quoted": ("citado", "what the claim quotes", "lo que cita la afirmación"),
    "remedy": ("remedio", "what to do", "qué hacer"),
    "topic": ("tema", "the topic that was examined", "qué se examinó"),
    "found": ("hallado", "what was found", "qué se halló"),
    "well": ("bien", "yes or no", "yes (sí) o no"),
    "rows": ("filas", "how many rows", "cuántas filas"),
    "seconds": ("segundos", "how long the query took", "cuánto tardó la consulta"),
    "note": ("nota", "other remarks", "otras observaciones"),
    "action": ("acción", "what was done", "qué se hizo"),
    "graph": ("grafo", "the named graph", "el grafo con nombre"),
    "triples": ("tripletas", "how many triples", "cuántas tripletas"),
    "stands_in": ("está en", "the sentence that contains the words", "la frase que contiene las palabras"),
    "slot": ("campo", "the part of a claim, such as its group", "la parte de una afirmación, como su grupo"),
    "units": ("unidades", "how many claims were compared", "cuántas afirmaciones se compararon"),
    "agreeing": (
        "de acuerdo",
        "in how many claims both encodings agree",
        "en cuántas afirmaciones coinciden ambas codificaciones",
    ),
    "share": ("proporción", "the share of claims that agree", "la proporción de afirmaciones que coinciden"),
    "confidence": (
        "confianza",
        "how sure the rule or the model is, from 0 to 1",
        "qué seguridad tiene la regla o el modelo, de 0 a 1",
    ),
    "alpha": ("alfa", "Krippendorff's alpha", "el alfa de Krippendorff"),
    "first_claim": (
        "primera afirmación",
        "the claim of the first encoding",
        "la afirmación de la primera codificación",
    ),
    "second_claim": (
        "segunda afirmación",
        "the claim of the second encoding",
        "la afirmación de la segunda codificación",
    ),
    "first_quote": (
        "primera cita",
        "the words that the first encoding quotes",
        "las palabras que cita la primera codificación",
    ),
    "second_quote": (
        "segunda cita",
        "the words that the second encoding quotes",
        "las palabras que cita la segunda codificación",
    ),
}
"""Maps a column's name to its Spanish heading, and to its content in English and in Spanish."""
