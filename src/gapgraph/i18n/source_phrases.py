"""The phrases of pages about groups, reports, sources, references, and the comparison of two encodings."""

from __future__ import annotations

from typing import Final

SOURCE_PHRASES: Final[dict[str, tuple[str, str]]] = {
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
        (
            "Quote only a verbatim text as the report’s own words. What an excerpt doesn’t mention may be in "
            "another part of the report."
        ),
        (
            "Cite solo un texto literal como palabras del informe. Lo que un extracto no menciona puede "
            "estar en otra parte del informe."
        ),
    ),
    # check-source
    "looked at": (
        (
            "{quotes} {quotes:quote|quotes}; {sentences} {sentences:sentence|sentences}, {numbers} "
            "{numbers:number|numbers} and "
            "{bodies} named {bodies:body|bodies} of the text"
        ),
        (
            "{quotes} {quotes:cita|citas}; {sentences} {sentences:frase|frases}, {numbers} {numbers:número|números} y "
            "{bodies} {bodies:entidad nombrada|entidades nombradas} del texto"
        ),
    ),
    "source holds": ("Nothing to correct. Checked: {what}.", "Nada que corregir. Se revisó: {what}."),
    "no text here": (
        "Gapgraph doesn’t have the text of this report. A person who has the text can check it with {command}",
        "Gapgraph no tiene el texto de este informe. Quien tenga el texto puede revisarlo con {command}",
    ),
    "source lacks": ("To correct: {count}. Checked: {what}.", "Por corregir: {count}. Se revisó: {what}."),
    "there stands": ("The text at this position: “{text}”", "El texto en esa posición: “{text}”"),
    "at sentence": ("sentence {number}, characters {start} to {end}", "frase {number}, caracteres {start} a {end}"),
    "quote-not-verbatim": (
        "The text doesn’t contain the quote word for word",
        "El texto no contiene la cita palabra por palabra",
    ),
    "sentence-uncited": ("No claim quotes the sentence", "Ninguna afirmación cita la frase"),
    "number-uncited": ("No claim contains the number", "Ninguna afirmación recoge el número"),
    "body-uncited": ("No claim names the body", "Ninguna afirmación recoge la entidad nombrada"),
    "clause-uncited": (
        "No claim quotes these words of the sentence",
        "Ninguna afirmación cita estas palabras de la frase",
    ),
    "other-group-named": (
        "The quote names another group than its claim",
        "La cita nombra un grupo distinto del de su afirmación",
    ),
    "other-service-named": (
        "The quote names another service than its claim",
        "La cita nombra un servicio distinto del de su afirmación",
    ),
    "other-body-named": (
        "The quote names another body than its claim",
        "La cita nombra una entidad distinta de la de su afirmación",
    ),
    "slot-unquoted": (
        "The sentence has words that prove a slot (key and value) of the claim, but the claim doesn’t quote them",
        "La frase tiene palabras que prueban un dato (clave y valor) de la afirmación, y la afirmación no las cita",
    ),
    "remedy quote-not-verbatim": (
        "Copy the quote again and recompile the encoding.",
        "Copie de nuevo la cita y recompile la codificación.",
    ),
    "remedy sentence-uncited": (
        "Write at least one claim that quotes the sentence.",
        "Escriba al menos una afirmación que cite la frase.",
    ),
    "remedy number-uncited": (
        "Write an Observation that quotes the number, and write the number as its value or its period.",
        "Escriba una Observation que cite el número, y escríbalo como su valor o su período.",
    ),
    "remedy body-uncited": (
        "Name the body in a claim that quotes it: as provider, body, actor, partner or source.",
        "Nombre la entidad en una afirmación que la cite: como provider, body, actor, partner o fuente.",
    ),
    "remedy clause-uncited": (
        "Quote the words with the claim that they belong to, or write the claim that they make.",
        "Cite las palabras con la afirmación a la que pertenecen, o escriba la afirmación que contienen.",
    ),
    "remedy other-group-named": (
        (
            "Give the claim the group that the quote names, or quote fewer words; if the words belong to another "
            'claim, write acknowledged = ["OtherWordsNamed"].'
        ),
        (
            "Dé a la afirmación el grupo que nombra la cita, o cite menos palabras; si las palabras son de otra "
            'afirmación, escriba acknowledged = ["OtherWordsNamed"].'
        ),
    ),
    "remedy other-service-named": (
        (
            "Give the claim the service that the quote names, or quote fewer words; if the words belong to another "
            'claim, write acknowledged = ["OtherWordsNamed"].'
        ),
        (
            "Dé a la afirmación el servicio que nombra la cita, o cite menos palabras; si las palabras son de otra "
            'afirmación, escriba acknowledged = ["OtherWordsNamed"].'
        ),
    ),
    "remedy other-body-named": (
        (
            "Give the claim the body that the quote names, or quote fewer words; if the words belong to another "
            'claim, write acknowledged = ["OtherWordsNamed"].'
        ),
        (
            "Dé a la afirmación la entidad que nombra la cita, o cite menos palabras; si las palabras son de otra "
            'afirmación, escriba acknowledged = ["OtherWordsNamed"].'
        ),
    ),
    "remedy slot-unquoted": (
        (
            "Quote these words too, as a separate passage (quotes = […]); if the words belong to another claim, "
            "dismiss the finding."
        ),
        (
            "Cite también estas palabras, como pasaje propio (quotes = […]); si las palabras son de otra "
            "afirmación, descarte el hallazgo."
        ),
    ),
    # evidence by reference
    "withheld": (
        "The words of the report may not be copied: claims refer to sentences; queries that quote omit such claims.",
        (
            "Las palabras del informe no pueden copiarse: las afirmaciones remiten a frases; las consultas con "
            "citas omiten tales afirmaciones."
        ),
    ),
    "not copied": ("wording not copied: sentence {sentence}", "texto no reproducido: frase {sentence}"),
    "found": ("found", "encontrado"),
    "elsewhere": ("in another sentence", "en otra frase"),
    "missing": ("not in the text", "no está en el texto"),
    "verified all": (
        "Every passage is in the text ({count} in all): {quotes} by words, {references} by reference.",
        (
            "Todos los pasajes están en el texto ({count} en total): {quotes} por sus palabras, "
            "{references} por referencia."
        ),
    ),
    "verified not": (
        "Passages that are not at the place that the claim gives: {wrong} of {count}.",
        "Pasajes que no están en el lugar que da la afirmación: {wrong} de {count}.",
    ),
    "missing quote": ("{claim}: not in the text: “{words}”", "{claim}: no está en el texto: «{words}»"),
    "missing reference": (
        "{claim}: no words of sentence {sentence} have the digest that the claim gives",
        "{claim}: ninguna palabra de la frase {sentence} tiene la huella que da la afirmación",
    ),
    "elsewhere quote": (
        "{claim}: is in sentence {at}, not {sentence}: “{words}”",
        "{claim}: está en la frase {at}, no en la {sentence}: «{words}»",
    ),
    "elsewhere reference": (
        "{claim}: the words are in sentence {at}, not {sentence}",
        "{claim}: las palabras están en la frase {at}, no en la {sentence}",
    ),
    # agree
    "agreement of": ("Two encodings of {report}, A and B", "Dos codificaciones de {report}, A y B"),
    "claims of two": (
        "claims in both encodings: {both}; only in A: {first}; only in B: {second}",
        "afirmaciones de ambas: {both}; solo de A: {first}; solo de B: {second}",
    ),
    "of slot": ("agreement in {agreeing} of {units}; alpha {alpha}", "acuerdo en {agreeing} de {units}; alfa {alpha}"),
    "no variation": ("— (nothing varies)", "— (nada varía)"),
    "about alpha": (
        (
            "Krippendorff’s alpha (nominal): 1 is full agreement, 0 is chance. Only the line “kind” "
            "includes claims that only one encoder wrote."
        ),
        (
            "Alfa de Krippendorff (nominal): 1 es acuerdo pleno, 0 es azar. Solo la línea «kind» "
            "incluye las afirmaciones que están en una sola codificación."
        ),
    ),
    "disagreements": ("DISAGREEMENTS, side by side", "DESACUERDOS, uno junto a otro"),
    "by one alone": ("a claim that only one encoder wrote", "una afirmación que solo está en una codificación"),
    "in sentence": ("sentence {number}", "frase {number}"),
}
