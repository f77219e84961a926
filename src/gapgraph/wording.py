"""The words of the interface, English and Spanish: what no term of the ontology says.

Names of groups, protections and statuses come from the ontology's labels; here are the sentences around them, and the
symbol of each status. A test keeps the two languages alike, placeholders included.
"""

from __future__ import annotations

from typing import Final

from gapgraph.vocabulary import Status, Verdict

LANGUAGES: Final = ("en", "es")

SYMBOLS: Final = {
    Status.SPECIALIZED: "◆",
    Status.GENERAL: "●",
    Status.LIMITED: "◐",
    Status.RESTRICTED: "⊘",
    Status.DENIED: "✕",
    Status.UNDISCLOSED: "?",
    Status.UNSPECIFIED: "~",
    Status.NOT_EVIDENCED: "·",
}
"""A symbol for each status, told apart without color; the word always stands with it or in the legend below it."""

BEYOND: Final = "…"
"""Instead of the symbol of NotEvidenced where the text at hand is an excerpt."""

VERDICT_HEADINGS: Final = {
    Verdict.UNMET: "unmet",
    Verdict.UNDERSERVED: "underserved",
    Verdict.UNKNOWN: "unknown",
}

PHRASES: Final[dict[str, tuple[str, str]]] = {
    # about the report
    "period": ("{start} to {end}", "{start} a {end}"),
    "in context": (
        "Counted too: what is said only of {what}.",
        "Cuenta también lo que se dice solo de: {what}.",
    ),
    "in place": (
        "Left out: what is said only of places other than {what}.",
        "Queda fuera lo que se dice solo de lugares distintos de {what}.",
    ),
    "paraphrase": (
        "The text at hand is a paraphrase: what stands in “ ” is its wording, not the report’s own.",
        "El texto disponible es una paráfrasis: lo que va entre “ ” son sus palabras, no las del informe.",
    ),
    "excerpt": (
        "The text at hand is an excerpt: what it leaves out may stand elsewhere in the report.",
        "El texto disponible es un extracto: lo que calla puede estar en otra parte del informe.",
    ),
    "newest": (
        "Newest report: {report}. Name another to see it.",
        "Informe más reciente: {report}. Nombre otro para verlo.",
    ),
    # gaps
    "unmet": ("UNMET: who is left without which protection", "SIN CUBRIR: a quién le falta qué protección"),
    "underserved": ("UNDERSERVED: what is there falls short", "INSUFICIENTE: lo que hay se queda corto"),
    "unknown": (
        "UNKNOWN: the source is silent, or doesn’t say for whom",
        "NO SE SABE: la fuente calla, o no dice para quién",
    ),
    "no unmet": (
        "The text names nobody who is refused a protection.",
        "El texto no nombra a nadie a quien se le niegue una protección.",
    ),
    "no underserved": (
        "The text names no protection that falls short.",
        "El texto no nombra protección insuficiente.",
    ),
    "no unknown": ("Nothing is unknown.", "No hay nada que no se sepa."),
    "breaches": ("breaches {duty}", "incumple {duty}"),
    "falls short": ("falls short of {duty}", "no alcanza lo que pide {duty}"),
    "in part": ("meets only in part {duty}", "cumple solo en parte {duty}"),
    "not shown": ("doesn’t show whether it meets {duty}", "no muestra si cumple {duty}"),
    "benchmark": ("as a benchmark: {duty}", "como referencia: {duty}"),
    "not binding": ("not binding here", "no vinculante aquí"),
    "not in force": ("not in force in the period", "no vigente en el período"),
    "unverified": ("text not verified", "texto no verificado"),
    "Violation": ("violation", "infracción"),
    "Warning": ("warning", "advertencia"),
    "Info": ("note", "nota"),
    "more claims": ("and also: {claims}", "y además: {claims}"),
    # what isn't known
    "not known": (
        "NOT KNOWN: the source is silent or undisclosed, which is not absence",
        "NO SE SABE: la fuente calla o no informa, lo que no equivale a ausencia",
    ),
    "undisclosed for all": ("Undisclosed for all {whom}: {what}", "No informada para {whom}, sin excepción: {what}"),
    "unspecified for all": (
        "Given to some, nobody can tell to whom: {what}",
        "Se da a alguien, no se sabe a quién: {what}",
    ),
    "silent for all": ("Nothing said: {what}", "No se dice nada: {what}"),
    "beyond for all": ("Not in the text we have: {what}", "No está en el texto disponible: {what}"),
    "partly unknown": ("Unknown for some groups, though not for all: {what}", "No se sabe para algunos grupos: {what}"),
    "see unknown": ("For whom: {command}", "Para quiénes: {command}"),
    "underserved too": (
        "Underserved, so not in this list: {what}. See {command}",
        "Insuficientes, por lo que no figuran aquí: {what}. Véase {command}",
    ),
    "beside everything": (
        "BESIDE EVERYTHING: said of all services, so it downgrades none",
        "JUNTO A TODO: se dice de todos los servicios, por lo que no rebaja ninguno",
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
        "Best {best}; worst {worst}. Met: {extent}.",
        "Lo mejor {best}; lo peor {worst}. Cubiertas: {extent}.",
    ),
    "only": ("{status}. Met: {extent}.", "{status}. Cubiertas: {extent}."),
    "full": ("all of them", "todas"),
    "partial": ("some of them, not all", "unas sí y otras no"),
    "none": ("none of them", "ninguna"),
    "exception": ("{who}: {status}", "{who}: {status}"),
    "whether given": ("whether it was given to {whom} is undisclosed", "no se informa si se dio a {whom}"),
    "everyone": ("everyone in the group", "todo el grupo"),
    "rule": ("Rule {number} of 8: {text}", "Regla {number} de 8: {text}"),
    "decided": ("Decided by", "Lo decide"),
    "nothing decides": ("No claim speaks of it.", "Ninguna afirmación lo trata."),
    "barred": ("Offered, but barred", "Se ofrece, pero está cerrado"),
    "refused": ("Offered, but refused", "Se ofrece, pero se niega"),
    "limited": ("Offered, but limited", "Se ofrece, pero con límites"),
    "overruled": ("Weighed, but an earlier rule decided", "Considerado, pero decidió una regla anterior"),
    "beside": ("BESIDE IT: what touches this without deciding it", "AL LADO: lo que lo toca sin decidirlo"),
    "by": ("by {claims}", "por {claims}"),
    "as above": ("{claims}, as above", "{claims}, como arriba"),
    "the others": (
        "IN FULL: the claims that are only numbered above",
        "EN DETALLE: las afirmaciones solo numeradas arriba",
    ),
    "does not apply": (
        "{protection} doesn’t apply to {group}: it applies to {whom}.",
        "{protection}: no se aplica a {group}, sino a {whom}.",
    ),
    "applies to part": (
        "It applies to {whom}; the others of the group count nowhere.",
        "Se aplica a {whom}; el resto del grupo no cuenta.",
    ),
    # matrix
    "legend": (
        "Two symbols: the best and the worst within the group. Blank: doesn’t apply.",
        "Dos símbolos: lo mejor y lo peor dentro del grupo. En blanco: no se aplica.",
    ),
    "beyond": ("not in the text we have", "no está en el texto disponible"),
    "all gaps": (
        "Every gap of every report at hand, and how its victims stand in the others",
        "Cada brecha de cada informe disponible, y cómo están sus víctimas en los demás",
    ),
    "all matrix": ("Every report at hand, side by side", "Todos los informes disponibles, uno junto a otro"),
    "one group": ("One group alone: {command}", "Un solo grupo: {command}"),
    "nothing to show": ("There is nothing to show.", "No hay nada que mostrar."),
    # queries
    "how to ask": (
        "gapgraph query NAME runs one; with --show it shows its parameters and its text.",
        "gapgraph query NOMBRE ejecuta una; con --show muestra sus parámetros y su texto.",
    ),
    "choices": ("one of: {values}", "una de: {values}"),
    "problem and remedy": ("{problem} → {remedy}", "{problem} → {remedy}"),
    "no row": (
        "No row: the query ran to its end and found nothing.",
        "Ninguna fila: la consulta terminó y no encontró nada.",
    ),
    "rows": ("{count} rows", "{count} filas"),
    # groups, reports
    "leaves": ("{count} of {all} leaves", "{count} de {all} hojas"),
    "within": ("within it: {groups}", "dentro: {groups}"),
    "what leaves are": (
        "A leaf is one combination of a value from each dimension; {all} are possible.",
        "Una hoja es una combinación de un valor de cada dimensión; son posibles {all}.",
    ),
    "without a name": (
        "A group without a name is written as its values, + between dimensions and | within one: Adult+Male. Values:",
        "Un grupo sin nombre se escribe con sus valores, + entre dimensiones y | dentro de una: Adult+Male. Valores:",
    ),
    "head report": ("report", "informe"),
    "head country": ("country", "país"),
    "head year": ("year", "año"),
    "head period": ("period", "período"),
    "head text": ("text", "texto"),
    "head claims": ("claims", "afirmaciones"),
    "head review": ("review", "revisión"),
    "about texts": (
        "Quote only a verbatim text as the report’s own words. The silence of an excerpt means nothing.",
        "Cite solo un texto literal como palabras del informe. El silencio de un extracto no significa nada.",
    ),
    # check-source
    "looked at": (
        "{quotes} quotes; {sentences} sentences, {numbers} numbers and {bodies} named bodies of the text",
        "{quotes} citas; {sentences} frases, {numbers} números y {bodies} organismos nombrados del texto",
    ),
    "source holds": ("Nothing to mend. Looked at: {what}.", "Nada que corregir. Se miró: {what}."),
    "no text here": (
        "There is no text here to look at. Whoever has it can tell with {command}",
        "Aquí no hay texto que mirar. Quien lo tenga puede comprobarlo con {command}",
    ),
    "source lacks": ("To mend: {count}. Looked at: {what}.", "Por corregir: {count}. Se miró: {what}."),
    "there stands": ("There stands: “{text}”", "Ahí dice: “{text}”"),
    "at sentence": ("sentence {number}, characters {start} to {end}", "frase {number}, caracteres {start} a {end}"),
    "quote-not-verbatim": ("The quote isn’t there word for word", "La cita no está ahí palabra por palabra"),
    "sentence-uncited": ("No claim quotes the sentence", "Ninguna afirmación cita la frase"),
    "number-uncited": ("No claim carries the number", "Ninguna afirmación recoge el número"),
    "body-uncited": ("No claim carries the named body", "Ninguna afirmación recoge el organismo nombrado"),
    "remedy quote-not-verbatim": (
        "Copy the quote again and recompile the encoding.",
        "Copie de nuevo la cita y recompile la codificación.",
    ),
    "remedy sentence-uncited": (
        "Write at least one claim that quotes the sentence.",
        "Escriba al menos una afirmación que cite la frase.",
    ),
    "remedy number-uncited": (
        "Write an Observation that quotes the number and carries it as its value, or its period.",
        "Escriba una Observation que cite el número y lo lleve como valor o como período.",
    ),
    "remedy body-uncited": (
        "Name the body in a claim that quotes it: as provider, body, actor, partner or source.",
        "Nombre el organismo en una afirmación que lo cite: como provider, body, actor, partner o fuente.",
    ),
    # evidence by reference
    "withheld": (
        "The words of the report may not be copied: claims refer to its sentences by number.",
        "Las palabras del informe no pueden copiarse: las afirmaciones remiten a sus frases por número.",
    ),
    "not copied": ("wording not copied: sentence {sentence}", "texto no reproducido: frase {sentence}"),
    "found": ("found", "encontrado"),
    "elsewhere": ("in another sentence", "en otra frase"),
    "missing": ("not in the text", "no está en el texto"),
    "verified all": (
        "All {count} passages stand in the text: {quotes} by their words, {references} by reference.",
        "Los {count} pasajes están en el texto: {quotes} por sus palabras, {references} por referencia.",
    ),
    "verified not": (
        "{wrong} of {count} passages don’t stand where they should.",
        "{wrong} de {count} pasajes no están donde deberían.",
    ),
    "missing quote": ("{claim}: not in the text: “{words}”", "{claim}: no está en el texto: «{words}»"),
    "missing reference": (
        "{claim}: no words of sentence {sentence} have the digest",
        "{claim}: ninguna palabra de la frase {sentence} tiene ese resumen",
    ),
    "elsewhere quote": (
        "{claim}: stands in sentence {at}, not {sentence}: “{words}”",
        "{claim}: está en la frase {at}, no en la {sentence}: «{words}»",
    ),
    "elsewhere reference": (
        "{claim}: the words stand in sentence {at}, not {sentence}",
        "{claim}: las palabras están en la frase {at}, no en la {sentence}",
    ),
    # agree
    "agreement of": ("Two encodings of {report}, A and B", "Dos codificaciones de {report}, A y B"),
    "claims of two": (
        "{both} claims that both wrote; {first} that A alone wrote, {second} that B alone wrote",
        "{both} afirmaciones que ambas escribieron; {first} solo de A, {second} solo de B",
    ),
    "of slot": ("{agreeing} of {units} agree; alpha {alpha}", "{agreeing} de {units} coinciden; alfa {alpha}"),
    "no variation": ("— (nothing varies)", "— (nada varía)"),
    "about alpha": (
        "Krippendorff’s alpha, nominal: 1 is full agreement, 0 what chance would give. kind counts claims of one alone.",
        "Alfa de Krippendorff, nominal: 1 es acuerdo pleno, 0 el del azar. kind cuenta las afirmaciones de una sola.",
    ),
    "disagreements": ("DISAGREEMENTS, side by side", "DESACUERDOS, uno junto a otro"),
    "by one alone": ("a claim of one alone", "una afirmación de una sola"),
    "in sentence": ("sentence {number}", "frase {number}"),
    # diff
    "Opened": ("opened", "abierta"),
    "Closed": ("closed", "cerrada"),
    "Worse": ("worse", "peor"),
    "Better": ("better", "mejor"),
    "OnlyTheTelling": ("only the telling", "solo el relato"),
    "NoLongerKnown": ("no longer known", "ya no se sabe"),
    "NowKnown": ("now known", "ahora se sabe"),
    "NotInTextWeHave": ("not in the text we have", "no está en el texto disponible"),
    "Same": ("the same", "igual"),
    "Revised": ("revised", "revisada"),
    "NotComparable": ("not comparable", "no comparable"),
    "heading Opened": ("OPENED: unmet now, and not before", "ABIERTAS: sin cubrir ahora, y no antes"),
    "heading Closed": ("CLOSED: unmet before, and no longer", "CERRADAS: sin cubrir antes, y ya no"),
    "heading Worse": ("WORSE: met before, falling short now", "PEOR: antes cubierta, ahora insuficiente"),
    "heading Better": ("BETTER: falling short before, met now", "MEJOR: antes insuficiente, ahora cubierta"),
    "heading OnlyTheTelling": (
        "ONLY THE TELLING: another status, the same verdict",
        "SOLO EL RELATO: otro estado, el mismo veredicto",
    ),
    "heading NoLongerKnown": (
        "NO LONGER KNOWN: the second report leaves it open",
        "YA NO SE SABE: el segundo informe lo deja abierto",
    ),
    "heading NowKnown": (
        "NOW KNOWN: the first report left it open",
        "AHORA SE SABE: el primer informe lo dejaba abierto",
    ),
    "heading NotInTextWeHave": (
        "NOT IN THE TEXT WE HAVE: neither opened nor closed",
        "NO ESTÁ EN EL TEXTO DISPONIBLE: ni abierta ni cerrada",
    ),
    "beyond in": (
        "Not in the text that we have of {report}, though {other} speaks of it: {what}",
        "No está en el texto disponible de {report}, aunque {other} lo trata: {what}",
    ),
    "no change": ("Nothing that both texts tell has changed.", "Nada de lo que ambos textos cuentan ha cambiado."),
    "heading Revised": (
        "FIGURES REVISED: one count, two numbers",
        "CIFRAS REVISADAS: un mismo recuento, dos números",
    ),
    "heading Same": ("FIGURES REPEATED: one count, one number", "CIFRAS REPETIDAS: un mismo recuento, un mismo número"),
    "heading NotComparable": ("FIGURES NOT COMPARED, and why", "CIFRAS QUE NO SE COMPARAN, y por qué"),
    "none of these": ("None.", "Ninguna."),
    "not compared": ("Not compared:", "No se comparan:"),
    "differs measure": ("another measure: {one}; {other}", "otra medida: {one}; {other}"),
    "differs unit": ("another unit: {one}; {other}", "otra unidad: {one}; {other}"),
    "differs service": ("another service: {one}; {other}", "otro servicio: {one}; {other}"),
    "differs country": ("another country: {one}; {other}", "otro país: {one}; {other}"),
    "none named": ("none named", "ninguno nombrado"),
    "differs counted": ("other people: {one}; {other}", "otras personas: {one}; {other}"),
    "differs body": ("another body: {one}; {other}", "otra entidad: {one}; {other}"),
    "differs body in part": (
        "another body, though the one is part of the other: {one}; {other}",
        "otra entidad, aunque una es parte de la otra: {one}; {other}",
    ),
    "differs period": (
        "another period, so a trend and no correction: {one}; {other}",
        "otro período, así que una tendencia y no una corrección: {one}; {other}",
    ),
    "differs places": ("another place: {one}; {other}", "otro lugar: {one}; {other}"),
    "nowhere in particular": ("no place named", "sin lugar nombrado"),
    # whatif
    "supposed": ("SUPPOSED, and said by nobody", "SUPUESTO, y dicho por nadie"),
    "supposed added": ("added: {claim}", "añadida: {claim}"),
    "supposed removed": ("taken away:", "retirada:"),
    "effect closes": ("CLOSES: unmet before, met then", "SE CIERRA: sin cubrir antes, cubierta después"),
    "effect opens": ("OPENS: unmet then, and not before", "SE ABRE: sin cubrir después, y antes no"),
    "effect lifts": (
        "NO LONGER UNMET, yet not met either",
        "YA NO ESTÁ SIN CUBRIR, aunque tampoco cubierta",
    ),
    "effect improves": ("BETTER, with no gap closed", "MEJOR, sin que se cierre una brecha"),
    "effect worsens": ("WORSE, with no gap opened", "PEOR, sin que se abra una brecha"),
    "no effect": (
        "Nothing would change: what is supposed decides no status.",
        "Nada cambiaría: lo supuesto no decide ningún estado.",
    ),
    "turns into": ("{before} → {after}", "{before} → {after}"),
    "plan": (
        "THE FEWEST NEW SERVICES that close most of {unmet} unmet cells (a leaf and a protection)",
        "LOS MENOS SERVICIOS NUEVOS que cierran más de {unmet} casillas sin cubrir (una hoja y una protección)",
    ),
    "plan step": (
        "{step}. {protection} for {group}: closes {closes}, leaves {left}",
        "{step}. {protection} para {group}: cierra {closes}, deja {left}",
    ),
    "plan means": (
        "Each is for everybody of its group, by a provider of its own, which no claim about a named one touches.",
        "Cada uno es para todo el grupo, de un prestador propio, al que no alcanza lo dicho de uno nombrado.",
    ),
    "plan none": ("No new service closes an unmet cell.", "Ningún servicio nuevo cierra una casilla sin cubrir."),
    "obstacles": (
        "OUT OF REACH of any new service, while it stands that",
        "FUERA DEL ALCANCE de cualquier servicio nuevo, mientras conste que",
    ),
}


def say(key: str, language: str = "en", **values: object) -> str:
    """The phrase in the language, its placeholders filled. Raises KeyError for a phrase that isn't there."""
    return PHRASES[key][LANGUAGES.index(language)].format(**values)


def capital(text: str) -> str:
    """The text with its first letter large, the others as they are."""
    return text[:1].upper() + text[1:]
