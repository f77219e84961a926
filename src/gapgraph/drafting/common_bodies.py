"""Finds bodies that a text names by common nouns only: "guest houses", "social welfare officers", "the task force"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

_FIELDS: Final = (
    "social|welfare|child|children's|protection|family|families|labou?r|tax|health|district|provincial|municipal|regional|"
    "local|communal?|commune|community|religious|crisis|intervention|transit|reception|service|support|response|immediate|"
    "mobile|bar|women's|women|lawyers'|compensation|guest|safe|private|contracted|speciali[sz]ed|integrated|listening|"
    "rehabilitation|residential|general|care|asylum|consular|national|anti-trafficking|juvenile|affairs|multidisciplinary|"
    "interim|transitional|emergency|legal|aid|psychiatric|detention|one-stop|member|partner|inter-agency|free|telephone|"
    "help|special|forced|ministry's|border|accommodation|security|coast|maritime|fisheries|employment|education|"
    "guardianship|probation|parole|prison|shelter|recovery|drop-in|screening|faith-based|town|county|village|church"
)
"""Words before the noun for a body that say what the body does, or where."""
_HOMES: Final = "houses?|homes?|shelters?|refuges?|cent(?:re|er)s?|facilit(?:y|ies)|institutions?|units?|hostels?"
_STAFF: Final = (
    "officers|officials|teams?|guards|offices?|authority|authorities|inspectors|boards?|funds?|committees?|associations?|"
    "organi[sz]ations|congregations|managers|courts|inspectorate|administration|council|councils|bureaus?"
)
_ALONE: Final = (
    "municipalities|consulates|embassies|bailiffs|gendarmes|voivodes|prosecution service|task force|hotline|helpline|"
    "parliament|cabinet|bar association|public defenders?|guest ?houses"
)
"""Nouns for a body that need no word before them."""
_RUNNERS: Final = (
    "NGOs|non-governmental organi[sz]ations|civil society organi[sz]ations|charities|churches|associations|"
    "religious (?:orders|congregations)"
)
_APART: Final = r"(?<!, a )(?<!, an )(?<!, the )(?<![\w-])(?!speciali[sz]ed shelters?\b|security officials\b)"
_END: Final = r"(?![\w-])(?! [A-ZÀ-Þ])(?!,? (?:\d+,? )?(?:run|operated|managed) by an? )"
_COMMON: Final = re.compile(
    rf"{_APART}(?:(?:(?:{_FIELDS})[\s-]+){{1,3}}(?:{_HOMES}|{_STAFF})|(?:(?:{_FIELDS})[\s-]+){{0,2}}(?:{_ALONE})){_END}"
    rf"|(?<![\w-])(?i:(?:{_HOMES}) (?:run|operated|managed|maintained) by (?:{_RUNNERS}))(?![\w-])"
    rf"|(?<![\w-])NGO-(?:operated|run|managed) (?:shelters|homes)(?![\w-])",
)


def common_bodies(text: str) -> Iterator[str]:
    """The words for each body that has no proper name."""
    for match in _COMMON.finditer(_with_small_starts(text)):
        words = text[match.start() : match.end()]
        yield words if words[1].isupper() else words[0].lower() + words[1:]


def _with_small_starts(text: str) -> str:
    """The text with a small first letter in each sentence, so that a capital letter always begins a name."""
    return re.sub(r"(?:^|(?<=[.;:!?] )|(?<=\n))[A-Z](?=[a-z])", lambda first: first.group().lower(), text)
