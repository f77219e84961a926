"""The phrases about groups: statuses, short forms, the profile of a group."""

from __future__ import annotations

from typing import Final

GROUP_PHRASES: Final[dict[str, tuple[str, str]]] = {
    # the names of groups
    "all except": ("{who} except {one}", "{who}, salvo {one}"),
    "all except two": ("{who} except {one} and {other}", "{who}, salvo {one} y {other}"),
    "among them": ("{who} among them: {status}", "{who} entre ellas: {status}"),
    # the first lines of the answer of "gapgraph gaps"
    "lead duty said": ("On duties: {text}", "Sobre los deberes: {text}"),
    "lead everyone said": ("On everyone: {text}", "Sobre todas las víctimas: {text}"),
    "lead more": (
        "--full shows {n} {n:sentence|sentences} on everyone and on duties",
        "--full muestra {n} {n:frase|frases} sobre todas las víctimas y sobre los deberes",
    ),
    # the lists of gaps, by group or by protection
    "by group": ("UNMET, the worst-off groups first", "SIN CUBRIR: primero los grupos en peor situación"),
    "by group short": (
        "UNDERSERVED, the worst-off groups first",
        "INSUFICIENTE: primero los grupos en peor situación",
    ),
    "by protection": ("UNMET, by protection", "SIN CUBRIR, por protección"),
    "of a group unmet": ("{n} unmet", "{n} sin cubrir"),
    "of a group some": ("{n} for some of them", "{n} para una parte"),
    "of a group some alone": ("{n} unmet for some of them", "{n} sin cubrir para una parte"),
    "of a group underserved": ("{n} underserved", "{n} {n:insuficiente|insuficientes}"),
    "of a group offered": ("{n} offered", "{n} {n:se ofrece|se ofrecen}"),
    "of a group unknown": ("{n} not known", "{n} sin información"),
    "so many more": ("{what} and {n} more", "{what} y {n} más"),
    "with others": ("{what}; and others", "{what}; entre otras"),
    "lacks more": ("Some of this group lack more: {who}", "A una parte de este grupo le falta más: {who}"),
    "also named": ("Also named: {groups}", "También se nombra a: {groups}"),
    "one group's": ("Everything on one group: {command}", "Todo sobre un grupo: {command}"),
    "in full": ("In full: {command}", "En detalle: {command}"),
    # the answer of "gapgraph profile", which is about one group
    "profile count": ("COUNTED", "CIFRAS"),
    "profile no count": (
        "The text gives no figure that names the group.",
        "El texto no da ninguna cifra que mencione expresamente al grupo.",
    ),
    "profile harm": ("HARM SUFFERED", "DAÑOS SUFRIDOS"),
    "profile silence": ("NOT REPORTED, ACCORDING TO THE SOURCE", "NO SE INFORMÓ, SEGÚN LA FUENTE"),
    "profile said": (
        "OTHER CLAIMS THAT NAME THE GROUP, but decide no status",
        "OTRAS AFIRMACIONES QUE MENCIONAN AL GRUPO, sin decidir ningún estado",
    ),
    "profile duty": ("DUTIES, the gravest first", "DEBERES, los más graves primero"),
    # the short answer of "gapgraph explain"
    "more statuses": ("{n} more {n:status|statuses} with --full", "{n} {n:estado|estados} más con --full"),
    "weighed too": (
        "{n} more {n:claim was|claims were} considered",
        "{n:se consideró|se consideraron} {n} {n:afirmación|afirmaciones} más",
    ),
    "stand beside": (
        "{n} {n:mentions|mention} the protection but {n:doesn’t|don’t} decide the status",
        "{n} {n:menciona|mencionan} la protección sin decidir el estado",
    ),
    # the statuses of one group
    "all of them": ("all of them", "todo el grupo"),
    "for some": ("for some of them: {what}", "para una parte: {what}"),
    "standing unmet": ("UNMET", "SIN CUBRIR"),
    "standing underserved": ("UNDERSERVED", "INSUFICIENTE"),
    "standing offered": ("OFFERED", "SE OFRECE"),
    "standing unknown": ("NOT KNOWN", "NO SE SABE"),
    "standing no unmet": (
        "The text names no protection that is refused to the group.",
        "El texto no nombra ninguna protección que se niegue al grupo.",
    ),
    "standing no underserved": (
        "The text names no protection that is insufficient for the group.",
        "El texto no nombra ninguna protección que sea insuficiente para el grupo.",
    ),
    "standing no offered": (
        "The text names no protection that is offered to the group.",
        "El texto no nombra ninguna protección que se ofrezca al grupo.",
    ),
    "standing no unknown": ("Nothing is unknown.", "No falta información sobre nada."),
}
"""Maps the key of each phrase to its English and its Spanish text."""
