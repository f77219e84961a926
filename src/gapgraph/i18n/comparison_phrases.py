"""The phrases of comparisons: two reports, and a report with a supposition."""

from __future__ import annotations

from typing import Final

COMPARISON_PHRASES: Final[dict[str, tuple[str, str]]] = {
    # diff
    "Opened": ("opened", "abierta"),
    "Closed": ("closed", "cerrada"),
    "Worse": ("worse", "peor"),
    "Better": ("better", "mejor"),
    "OnlyTheTelling": ("only the wording", "solo la redacción"),
    "NoLongerKnown": ("no longer known", "ya no se sabe"),
    "NowKnown": ("now known", "ahora se sabe"),
    "NotInTextWeHave": ("not in the text we have", "no está en el texto disponible"),
    "UnmetInSecond": ("unmet only in the second report", "sin cubrir solo en el segundo informe"),
    "UnmetInFirst": ("unmet only in the first report", "sin cubrir solo en el primer informe"),
    "ShortInSecond": ("underserved only in the second report", "insuficiente solo en el segundo informe"),
    "ShortInFirst": ("underserved only in the first report", "insuficiente solo en el primer informe"),
    "KnownInSecond": ("known only in the second report", "se sabe solo en el segundo informe"),
    "KnownInFirst": ("known only in the first report", "se sabe solo en el primer informe"),
    "ComparedByTheReport": ("the report itself compares the figures", "el propio informe compara las cifras"),
    "heading UnmetInSecond": ("UNMET IN {second}, and not in {first}", "SIN CUBRIR EN {second}, y no en {first}"),
    "heading UnmetInFirst": ("UNMET IN {first}, and not in {second}", "SIN CUBRIR EN {first}, y no en {second}"),
    "heading ShortInSecond": (
        "UNDERSERVED IN {second}, offered in {first}",
        "INSUFICIENTE EN {second}, se ofrece en {first}",
    ),
    "heading ShortInFirst": (
        "UNDERSERVED IN {first}, offered in {second}",
        "INSUFICIENTE EN {first}, se ofrece en {second}",
    ),
    "heading KnownInSecond": ("KNOWN IN {second}, unknown in {first}", "SE SABE EN {second}, no en {first}"),
    "heading KnownInFirst": ("KNOWN IN {first}, unknown in {second}", "SE SABE EN {first}, no en {second}"),
    "heading OnlyTheTelling of countries": (
        "ANOTHER STATUS, but the same verdict",
        "OTRO ESTADO, pero el mismo veredicto",
    ),
    "heading NotInTextWeHave of countries": (
        "NOT MENTIONED IN THE TEXT WE HAVE, so not compared",
        "NO SE MENCIONA EN EL TEXTO DISPONIBLE, así que no se compara",
    ),
    "heading told": (
        "FIGURES OF TWO PERIODS that a report itself compares",
        "CIFRAS DE DOS PERÍODOS que el propio informe compara",
    ),
    "no difference": ("Nothing differs in what both texts mention.", "Nada difiere en lo que ambos textos mencionan."),
    "Same": ("the same", "igual"),
    "Revised": ("revised", "revisada"),
    "NotComparable": ("not comparable", "no comparable"),
    "heading Opened": ("OPENED: unmet now, but not before", "ABIERTAS: sin cubrir ahora, y no antes"),
    "heading Closed": ("CLOSED: unmet before, but not now", "CERRADAS: sin cubrir antes, y ya no"),
    "heading Worse": ("WORSE: offered before, underserved now", "PEOR: antes se ofrecía, ahora insuficiente"),
    "heading Better": ("BETTER: underserved before, offered now", "MEJOR: antes insuficiente, ahora se ofrece"),
    "heading OnlyTheTelling": (
        "ONLY THE STATUS CHANGED: the verdict is the same",
        "SOLO CAMBIÓ EL ESTADO: el veredicto es el mismo",
    ),
    "heading NoLongerKnown": (
        "NO LONGER KNOWN: known from the first report, unknown from the second",
        "YA NO SE SABE: se sabía por el primer informe, no por el segundo",
    ),
    "heading NowKnown": (
        "NOW KNOWN: unknown from the first report, known from the second",
        "AHORA SE SABE: no se sabía por el primer informe, sí por el segundo",
    ),
    "heading NotInTextWeHave": (
        "NOT MENTIONED IN THE TEXT WE HAVE: neither opened nor closed",
        "NO SE MENCIONA EN EL TEXTO DISPONIBLE: ni abierta ni cerrada",
    ),
    "beyond in": (
        "Not in the text that we have of {report}, but mentioned in {other}: {what}",
        "No está en el texto disponible de {report}, pero {other} lo menciona: {what}",
    ),
    "no change": (
        "Nothing has changed in what both texts mention.",
        "Nada ha cambiado en lo que ambos textos mencionan.",
    ),
    "heading Revised": (
        "FIGURES REVISED: the reports give different numbers for the same count",
        "CIFRAS REVISADAS: los informes dan números distintos de un mismo recuento",
    ),
    "heading Same": (
        "FIGURES REPEATED: the reports give the same number for the same count",
        "CIFRAS REPETIDAS: los informes dan el mismo número de un mismo recuento",
    ),
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
        "another body, but one body is part of the other: {one}; {other}",
        "otra entidad, aunque una es parte de la otra: {one}; {other}",
    ),
    "differs period": (
        "another period, so this is a trend, not a correction: {one}; {other}",
        "otro período, así que se trata de una tendencia y no de una corrección: {one}; {other}",
    ),
    "differs places": ("another place: {one}; {other}", "otro lugar: {one}; {other}"),
    "nowhere in particular": ("no place named", "sin lugar nombrado"),
    # whatif
    "supposed": ("HYPOTHETICAL: not in the report", "HIPOTÉTICO: no está en el informe"),
    "supposed added": ("added: {claim}", "añadida: {claim}"),
    "supposed removed": ("taken away:", "retirada:"),
    "effect closes": ("CLOSES: unmet before, offered after", "SE CIERRA: sin cubrir antes, se ofrece después"),
    "effect opens": ("OPENS: unmet after, but not before", "SE ABRE: sin cubrir después, pero no antes"),
    "effect lifts": (
        "NO LONGER UNMET, but not offered",
        "YA NO ESTÁ SIN CUBRIR, pero tampoco se ofrece",
    ),
    "effect improves": ("BETTER, but no gap is closed", "MEJOR, sin que se cierre una brecha"),
    "effect worsens": ("WORSE, but no gap is opened", "PEOR, sin que se abra una brecha"),
    "effect differs": (
        "DIFFERENT: underserved before and unknown after, or the reverse; neither is better",
        "DISTINTO: antes insuficiente y después desconocido, o al revés; ninguno es mejor",
    ),
    "effect stays": (
        "STAYS as it is, although a service is added",
        "SIGUE IGUAL, aunque se añade un servicio",
    ),
    "superseded": (
        "REPLACED: the supposed claim contradicts this claim, which no longer counts for the people of the new service",
        "REEMPLAZADA: la afirmación supuesta contradice a esta, que ya no cuenta para quienes recibirían el servicio",
    ),
    "in the way": (
        (
            "IN THE WAY: the fewest claims that must change, besides adding the service, so that its whole group gets "
            "the service"
        ),
        (
            "LO IMPIDE: el mínimo de afirmaciones que deben cambiar, además de añadir el servicio, para que lo reciba "
            "todo su grupo"
        ),
    ),
    "suppose that too": ("To include this change too: {command}", "Para incluir también este cambio: {command}"),
    "plan supersedes": (
        "The new service contradicts and replaces these claims:",
        "El servicio nuevo contradice y reemplaza estas afirmaciones:",
    ),
    "no effect": (
        "Nothing would change: the supposed claims decide no status.",
        "Nada cambiaría: las afirmaciones supuestas no deciden ningún estado.",
    ),
    "turns into": ("{before} → {after}", "{before} → {after}"),
    "plan": (
        "NEW SERVICES that together would close the most of {unmet} unmet cells (a smallest group and a protection)",
        "SERVICIOS NUEVOS que juntos cerrarían el máximo de las {unmet} celdas sin cubrir (grupo mínimo y protección)",
    ),
    "plan step": (
        "{step}. {protection} for {group}: closes {closes}, leaves {left}",
        "{step}. {protection} para {group}: cierra {closes}, deja {left}",
    ),
    "plan means": (
        "Each service is for all of its group and has its own provider: claims about named providers don’t affect it.",
        "Cada servicio es para todo su grupo y tiene su propio prestador: lo que se dice de otros no lo afecta.",
    ),
    "plan none": ("No new service closes an unmet cell.", "Ningún servicio nuevo cierra una celda sin cubrir."),
    "obstacles": (
        "UNMET CELLS THAT NO NEW SERVICE CLOSES, with the fewest claims that must change",
        "CELDAS SIN CUBRIR QUE NINGÚN SERVICIO NUEVO CIERRA, con el mínimo de afirmaciones que deben cambiar",
    ),
}
