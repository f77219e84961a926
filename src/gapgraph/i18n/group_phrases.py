"""The phrases about groups: statuses, short forms, the profile of a group."""

from __future__ import annotations

from typing import Final

GROUP_PHRASES: Final[dict[str, tuple[str, str]]] = {
    # who
    "all except": ("{who} except {one}", "{who}, salvo {one}"),
    "all except two": ("{who} except {one} and {other}", "{who}, salvo {one} y {other}"),
    "among them": ("{who} among them: {status}", "{who} entre ellas: {status}"),
    # the head of the page of gaps
    "lead duty said": ("On duties: {text}", "Sobre los deberes: {text}"),
    "lead everyone said": ("On everyone: {text}", "Sobre todas las víctimas: {text}"),
    "lead more": (
        "{n} {n:sentence|sentences} on everyone and on duties: see --full",
        "{n} {n:frase|frases} sobre todas las víctimas y sobre los deberes: véase --full",
    ),
    # group by group
    "by group": ("UNMET, the worst-off groups first", "SIN CUBRIR: primero los grupos en peor situación"),
    "by group short": (
        "FALLS SHORT, the worst-off groups first",
        "INSUFICIENTE: primero los grupos en peor situación",
    ),
    "by protection": ("UNMET, by protection", "SIN CUBRIR, por protección"),
    "of a group unmet": ("{n} unmet", "{n} sin cubrir"),
    "of a group some": ("{n} for some of them", "{n} para una parte"),
    "of a group some alone": ("{n} unmet for some of them", "{n} sin cubrir para una parte"),
    "of a group underserved": ("{n} {n:falls|fall} short", "{n} {n:insuficiente|insuficientes}"),
    "of a group offered": ("{n} offered", "{n} {n:se ofrece|se ofrecen}"),
    "of a group unknown": ("{n} not known", "{n} sin información"),
    "so many more": ("{what} and {n} more", "{what} y {n} más"),
    "with others": ("{what}; and others", "{what}; entre otras"),
    "lacks more": ("Among them too: {who}", "Entre ellas además: {who}"),
    "also named": ("Also named: {groups}", "También se nombra a: {groups}"),
    "one group's": ("Everything on one group: {command}", "Todo sobre un grupo: {command}"),
    "in full": ("In full: {command}", "En detalle: {command}"),
    # the profile of a group
    "profile count": ("COUNTED", "CIFRAS"),
    "profile no count": (
        "The text gives no figure that names them.",
        "El texto no da ninguna cifra que las mencione expresamente.",
    ),
    "profile harm": ("HARM SUFFERED", "DAÑOS SUFRIDOS"),
    "profile silence": ("LEFT OPEN BY THE SOURCE", "LO QUE LA FUENTE NO ACLARA"),
    "profile said": (
        "OTHER CLAIMS THAT NAME THEM, which decide no status",
        "OTRAS AFIRMACIONES QUE LAS MENCIONAN, sin decidir ningún estado",
    ),
    "profile duty": ("DUTIES, the gravest first", "DEBERES, los más graves primero"),
    # why, in short
    "more statuses": ("{n} more {n:status|statuses} with --full", "{n} {n:estado|estados} más con --full"),
    "weighed too": (
        "{n} more {n:claim was|claims were} considered",
        "{n:se consideró|se consideraron} {n} {n:afirmación|afirmaciones} más",
    ),
    "stand beside": ("{n} {n:mentions|mention} it without deciding", "{n} lo {n:menciona|mencionan} sin decidir"),
    # one group
    "all of them": ("all of them", "todas"),
    "for some": ("for some of them: {what}", "para una parte: {what}"),
    "standing unmet": ("UNMET", "SIN CUBRIR"),
    "standing underserved": ("SAID TO FALL SHORT", "SEGÚN SE DICE, INSUFICIENTE"),
    "standing offered": ("OFFERED", "SE OFRECE"),
    "standing unknown": ("NOT KNOWN", "NO SE SABE"),
    "standing no unmet": ("Nothing is said to be refused to them.", "No se dice que se les niegue nada."),
    "standing no underserved": (
        "Nothing is said to fall short for them.",
        "No se dice que algo sea insuficiente para ellas.",
    ),
    "standing no offered": ("Nothing is said to be offered to them.", "No se dice que se les ofrezca nada."),
    "standing no unknown": ("Nothing is unknown.", "No falta información sobre nada."),
}
"""Maps the key of each phrase to its English and its Spanish text."""
