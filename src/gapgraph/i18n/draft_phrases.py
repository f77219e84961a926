"""The phrases of drafting and reviewing, and the Spanish of their errors."""

from __future__ import annotations

from typing import Final

DRAFT_PHRASES: Final[dict[str, tuple[str, str]]] = {
    "draft told": (
        "{drafts} drafts; {sentences} sentences have none, and {numbers} numbers count what has no measure.",
        "{drafts} borradores; de {sentences} oraciones no hay ninguno, y {numbers} números cuentan algo sin medida.",
    ),
    "draft other language": (
        "The rules read English, and the text seems to be Spanish: what they leave out says nothing about it.",
        "Las reglas leen inglés, y el texto parece estar en español: lo que omiten no dice nada sobre él.",
    ),
    "review english": (
        "The rules read English only; of a text in another language they draft little, and that says nothing about it.",
        "Las reglas solo leen inglés; de un texto en otra lengua proponen poco, y eso no dice nada sobre él.",
    ),
    "draft saved": (
        "Kept in {path}, {left} open. Next: gapgraph review {report}",
        "Guardados en {path}, {left} por decidir. Después: gapgraph review {report}",
    ),
    "draft model": (
        "The model proposed {proposed} claims; {refused} were dropped: {reasons}.",
        "El modelo propuso {proposed} afirmaciones; {refused} se descartaron: {reasons}.",
    ),
    "review head": (
        "Draft {number}, {kind}, by rule {rule}; {left} open",
        "Borrador {number}, {kind}, por la regla {rule}; {left} por decidir",
    ),
    "review keys": (
        "[a] accept  [A] accept the rest of the sentence  [c] change a slot  [r] reject  [s] skip  [q] quit",
        "[a] aceptar  [A] aceptar el resto de la oración  [c] cambiar un dato  [r] rechazar  [s] saltar  [q] salir",
    ),
    "review accepted": ("Draft {draft} is claim {claim}.", "El borrador {draft} es la afirmación {claim}."),
    "review which slot": ("slot = value: ", "dato = valor: "),
    "review uncovered": ("No draft and no claim: {sentence}", "Sin borrador ni afirmación: {sentence}"),
    "review title": ("Review the drafts of {report}", "Revisar los borradores de {report}"),
    "review left": ("{left} drafts are open.", "Quedan {left} borradores por decidir."),
    "review draft": ("Draft {number}: {kind}", "Borrador {number}: {kind}"),
    "review rule": ("By rule {rule}, confidence {confidence}.", "Por la regla {rule}, confianza {confidence}."),
    "review another slot": ("Another slot", "Otro dato"),
    "review its value": ("Its value", "Su valor"),
    "review accept": ("Accept", "Aceptar"),
    "review accept rest": ("Accept the rest of the sentence", "Aceptar el resto de la oración"),
    "review change": ("Save changes", "Guardar cambios"),
    "review reject": ("Reject", "Rechazar"),
    "review skip": ("Skip", "Saltar"),
    "review how": (
        "Press a button's letter; c goes to the first field, Escape leaves it. A Denial is accepted alone.",
        "Pulse la letra de un botón; c va al primer campo, Escape sale de él. Una Denial se acepta sola.",
    ),
    "review text": ("The narrative", "El texto"),
    "review done": (
        "Every draft is decided. Next: gapgraph build {report}",
        "Todos los borradores están decididos. Después: gapgraph build {report}",
    ),
    "review without": ("Without a draft or a claim", "Sin borrador ni afirmación"),
    "review ended": (
        "{left} drafts are open. Next: gapgraph build {report}",
        "Quedan {left} borradores por decidir. Después: gapgraph build {report}",
    ),
}
"""English and Spanish by key."""

DRAFT_ERRORS: Final[tuple[tuple[str, str], ...]] = (
    (
        "--review is for this machine alone: leave out --address, --host-name and --prefix.",
        "--review es solo para esta máquina: quite --address, --host-name y --prefix.",
    ),
    ("A text needs --country and --year.", "Un texto requiere --country y --year."),
    ("Change the encoding itself.", "Cambie la codificación misma."),
    ("Check the address and the model's name.", "Compruebe la dirección y el nombre del modelo."),
    (
        "Draft from your own copy: gapgraph draft FILE --country … --year …",
        "Haga el borrador de su propia copia: gapgraph draft ARCHIVO --country … --year …",
    ),
    ("Draft the report anew.", "Haga de nuevo el borrador del informe."),
    ("Draft {number} is {state} already", "El borrador {number} ya está decidido ({state})"),
    ("Name the model, too: --model.", "Nombre también el modelo: --model."),
    (
        "Put it back, or delete it and draft the report anew.",
        "Vuelva a ponerlo, o bórrelo y haga de nuevo el borrador del informe.",
    ),
    (
        "Put the text back, or delete the file and draft the report anew.",
        "Vuelva a poner el texto, o borre el archivo y haga de nuevo el borrador del informe.",
    ),
    ("The drafts quote another text", "Los borradores citan otro texto"),
    ("The file of drafts can't be read", "No se puede leer el archivo de borradores"),
    ("The model gave no answer: {why}", "El modelo no respondió: {why}"),
    (
        "The words of the report are withheld, so no sentence is here",
        "Las palabras del informe no se pueden copiar, así que aquí no hay oraciones",
    ),
    ("There is no draft {number}", "No hay borrador {number}"),
)
"""Pairs of an English and a Spanish sentence with the same placeholders in braces."""
