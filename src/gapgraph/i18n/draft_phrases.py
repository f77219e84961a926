"""The phrases of drafting and reviewing, and the Spanish of their errors."""

from __future__ import annotations

from typing import Final

DRAFT_PHRASES: Final[dict[str, tuple[str, str]]] = {
    "draft told": (
        (
            "{drafts} {drafts:draft|drafts}; {sentences} {sentences:sentence|sentences} without a draft; "
            "{numbers} {numbers:number|numbers} left out, because no word shows what was counted."
        ),
        (
            "{drafts} {drafts:borrador|borradores}; {sentences} {sentences:frase|frases} sin borrador; "
            "{numbers} {numbers:número omitido|números omitidos}, porque ninguna palabra indica qué se contó."
        ),
    ),
    "draft too long": (
        (
            "The rules skipped {sentences} {sentences:sentence|sentences} with more than {letters} letters. Put each "
            "sentence or row of a table on its own line."
        ),
        (
            "Las reglas omitieron {sentences} {sentences:frase|frases} de más de {letters} letras. Ponga cada frase o "
            "fila de una tabla en su propia línea."
        ),
    ),
    "draft other language": (
        "The rules read only English, and the text seems to be Spanish: a sentence without a draft can contain claims.",
        "Las reglas solo leen inglés y el texto parece español: una frase sin borrador puede contener afirmaciones.",
    ),
    "review english": (
        "The rules read only English: the rules miss most claims of a text in another language.",
        "Las reglas solo leen inglés: no ven la mayoría de las afirmaciones de un texto en otro idioma.",
    ),
    "draft saved": (
        "Saved in {path}; still to decide: {left}. Next: gapgraph review {report}",
        "Guardados en {path}; por decidir: {left}. Después: gapgraph review {report}",
    ),
    "draft model": (
        "The model proposed {proposed} {proposed:claim|claims}; {refused} {refused:was|were} dropped: {reasons}.",
        (
            "El modelo propuso {proposed} {proposed:afirmación|afirmaciones}; "
            "{refused} {refused:se descartó|se descartaron}: {reasons}."
        ),
    ),
    "review head": (
        "Draft {number}, {kind}, by rule {rule}; still to decide: {left}",
        "Borrador {number}, {kind}, por la regla {rule}; por decidir: {left}",
    ),
    "review keys": (
        "[a] accept  [A] accept the sentence's other drafts  [c] change a slot  [r] reject  [s] skip  [q] quit",
        (
            "[a] aceptar  [A] aceptar los demás borradores de la frase  [c] cambiar un dato  [r] rechazar  "
            "[s] saltar  [q] salir"
        ),
    ),
    "review accepted": ("Draft {draft} became claim {claim}.", "El borrador {draft} pasó a ser la afirmación {claim}."),
    "review which slot": ("slot = value: ", "dato = valor: "),
    "review uncovered": ("No draft and no claim: {sentence}", "Sin borrador ni afirmación: {sentence}"),
    "review title": ("Review the drafts of {report}", "Revisar los borradores de {report}"),
    "review left": (
        "{left} {left:draft is|drafts are} not decided.",
        "{left:Queda|Quedan} {left} {left:borrador|borradores} por decidir.",
    ),
    "review draft": ("Draft {number}: {kind}", "Borrador {number}: {kind}"),
    "review rule": ("By rule {rule}, confidence {confidence}.", "Por la regla {rule}, confianza {confidence}."),
    "review another slot": ("Another slot", "Otro dato"),
    "review its value": ("Its value", "Su valor"),
    "review accept": ("Accept", "Aceptar"),
    "review accept rest": ("Accept the other drafts of the sentence", "Aceptar los demás borradores de la frase"),
    "review change": ("Save changes", "Guardar cambios"),
    "review reject": ("Reject", "Rechazar"),
    "review skip": ("Skip", "Saltar"),
    "review how": (
        (
            "Press the letter of a button; c goes to the first field, Escape leaves the field. Several drafts can be "
            "accepted together, but each Denial must be accepted alone."
        ),
        (
            "Pulse la letra de un botón; c va al primer campo, Escape sale del campo. Se pueden aceptar varios "
            "borradores a la vez, pero cada Denial se acepta por separado."
        ),
    ),
    "review text": ("The narrative", "El texto"),
    "review done": (
        "Every draft is decided. Next: gapgraph build {report}",
        "Todos los borradores están decididos. Después: gapgraph build {report}",
    ),
    "review without": ("Sentences without a draft or a claim", "Sin borrador ni afirmación"),
    "review ended": (
        "{left} {left:draft is|drafts are} not decided. Next: gapgraph build {report}",
        "{left:Queda|Quedan} {left} {left:borrador|borradores} por decidir. Después: gapgraph build {report}",
    ),
}
"""Maps the key of each phrase to its English and its Spanish text."""

DRAFT_ERRORS: Final[tuple[tuple[str, str], ...]] = (
    (
        "--review works only on this machine: leave out --address, --host-name and --prefix.",
        "--review solo funciona en esta máquina: quite --address, --host-name y --prefix.",
    ),
    ("A text needs --country and --year.", "Un texto requiere --country y --year."),
    ("Change the claim in the encoding.", "Cambie la afirmación en la codificación."),
    ("Check the address and the model's name.", "Compruebe la dirección y el nombre del modelo."),
    (
        "Draft from your own copy of the text: gapgraph draft FILE --country … --year …",
        "Haga el borrador con su propia copia del texto: gapgraph draft ARCHIVO --country … --year …",
    ),
    ("Draft the report again.", "Haga de nuevo el borrador del informe."),
    ("Draft {number} is {state} already", "El borrador {number} ya está decidido ({state})"),
    ("Give the model, too: --model.", "Indique también el modelo: --model."),
    (
        "Restore the file, or delete it and draft the report again.",
        "Restaure el archivo, o bórrelo y haga de nuevo el borrador del informe.",
    ),
    (
        "Restore the text, or delete the file and draft the report again.",
        "Restaure el texto, o borre el archivo y haga de nuevo el borrador del informe.",
    ),
    ("The drafts quote another text", "Los borradores citan otro texto"),
    ("The file of drafts can't be read", "No se puede leer el archivo de borradores"),
    ("The model gave no answer: {why}", "El modelo no respondió: {why}"),
    (
        "The words of the report are withheld, so Gapgraph doesn't have its sentences",
        "Las palabras del informe no se pueden copiar, así que Gapgraph no tiene sus frases",
    ),
    ("There is no draft {number}", "No hay ningún borrador {number}"),
)
"""Pairs of an English and a Spanish sentence with the same placeholders in braces."""
