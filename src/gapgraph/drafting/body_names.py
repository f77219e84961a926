"""Finds the proper names of bodies in a text: "Ministry of …", "… Fund", "Oasis centre", "Seif Ples, a crisis centre".

Each name is given as its words and its acronym, if the text gives one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

_CAPITAL: Final = r"[A-ZÀ-ÖØ-Þ]"
_WORD: Final = rf"{_CAPITAL}(?!’s\b|'s\b)[\w-]*(?:['’](?!s\b)[\w-]+)?"
_OWNED: Final = rf"{_WORD}(?:['’]s|(?<=s)['’])?"
_NOT_FIRST_IN_NAMES: Final = (
    "The|This|That|These|Those|Its|Their|Our|His|Her|An?|In|At|On|Of|For|From|To|By|With|Since|Under|Until|Throughout|"
    "According|After|Before|During|If|When|While|Where|Each|Every|No|Some|Many|Most|Both|Two|Three|Another|Other|As|And|"
    "But|Only|Neither|Either|All|Any|Private|European|United|Safe|Between|However|Although|Because|Without|Through|"
    "One|Four|Five|Six|Seven|Eight|Nine|Ten|[\\w]+-(?:run|operated|funded)|Outside|Inside|Once|Yet|So|There|They|We|It|He|She|Not|Nor|What|Which|Who|Whether|How|Despite|Near|About|Over|Up"
)
"""Words with which no name of a body of the country begins: words that have a capital letter only at the start of a
sentence, such as "The", and words such as "European", with which the name of an international body begins.
"""
_START: Final = rf"(?<![\w-])(?!(?:{_NOT_FIRST_IN_NAMES})\b)"
_WITH_ACRONYM: Final = re.compile(
    rf"(?P<name>{_CAPITAL}[\w’'-]+(?:\s+(?:(?:of|for|and|the|against|on|in|to(?= Combat| Prevent| Fight| Assist))\s+)*"
    rf"{_CAPITAL}[\w’'-]+){{0,9}})"
    r"\s+\((?P<acronym>[A-Z][A-Z-]{1,9})\)"
)
_PLAIN: Final = rf"(?!(?:Police|NGOs?|IOM|UNHCR|UNICEF|Courts?)\b){_WORD}"
BODY_KINDS: Final = (
    "Ministry|Department|Office|Agency|Institute|Secretariat|Directorate|Bureau|Commission|Council|Authority|Division|"
    "Fund|Committee|Board|Court|Unit|Inspectorate|Administration|Cent(?:re|er)|Association|Union|Federation|Municipality|"
    "Observatory|Tribunal|System|Service|Organi[sz]ation"
)
_LINKS: Final = (
    rf"(?:of|for|and(?! (?:the )?(?:{BODY_KINDS}) )|the|on|against|"
    r"to(?= Crime| Victims?\b)|in(?= Human| Persons?\b))"
)
_BY_KIND: Final = re.compile(
    rf"(?P<name>(?:{_START}{_WORD}\s+){{0,3}}(?<![\w-])(?:{BODY_KINDS})\s+(?:of|for|on|against)"
    rf"(?:\s+(?:{_LINKS}\s+)*{_OWNED}(?:,\s+{_PLAIN}(?=,\s|\s+and\s+{_CAPITAL}))*,?(?=\s|\W|$)){{1,12}})"
)
_LAST: Final = (
    "Ministry|Fund|Foundation|Association|Network|Service|Agency|Office|Commission|Council|Centre|Center|House|"
    "Institute|Unit|Directorate|Trust|Union|Society|Mission|Guard|Inspectorate|Board|Bureau|Secretariat|Department|"
    "Division|Court|Tribunal|Solicitor|Defender|Authority|Administration|Hospital|Clinic|Shelter|Home|Refuge|Army|Cross|"
    "Coalition|Alliance|Forum|Team|Force|System|Programme|Program|Police|Municipality|Committee|Assembly|"
    "Ombudsman|Ombudsperson|Congregation|Church|Initiative"
)
_BY_LAST_WORD: Final = re.compile(
    rf"{_START}(?P<name>{_OWNED}(?:\s+(?:and\s+(?={_WORD}\s))?{_OWNED}){{0,4}}\s+(?:{_LAST}))"
    rf"(?![\w-]|['’]s? {_CAPITAL}|\s+(?:of|for|on|against)\b|\s+{_CAPITAL})"
)
_PLACES: Final = (
    "transit cent(?:re|er)|crisis cent(?:re|er)|reception cent(?:re|er)|safe house|cent(?:re|er)|shelter|house|home|"
    "refuge|clinic|hospital|mission|municipality|tribunal|safe home"
)
_BY_PLACE: Final = re.compile(rf"{_START}(?P<name>{_WORD}(?:\s+{_WORD}){{0,2}}\s+(?:{_PLACES}))(?![\w-])")
_IN_APPOSITION: Final = re.compile(
    rf"{_START}(?P<name>{_WORD}(?:\s+{_WORD}){{0,3}}),\s+an?\s+(?:[a-z’'-]+\s+){{0,3}}"
    r"(?:cent(?:re|er)|shelter|NGO|organi[sz]ation|refuge|clinic|hospital|charity|association|foundation|network)\b"
)
_AFTER_KIND: Final = re.compile(
    r"(?<![\w-])(?:NGO|association|foundation|crisis cent(?:re|er)|shelter|network|charity|organi[sz]ation|"
    r"congregation)"
    rf"\s+(?P<name>(?!(?:{_NOT_FIRST_IN_NAMES})\b){_WORD}(?:\s+{_WORD}){{0,3}})(?![\w-])"
)


def names_of_bodies(text: str) -> Iterator[tuple[str, str]]:
    """Each name of a body and its acronym; the acronym is empty if the text gives none."""
    for match in _WITH_ACRONYM.finditer(text):
        name, acronym = _without_article(match["name"]), match["acronym"]
        if name[0] == acronym[0] or acronym[0] in (word[0] for word in name.split()):
            yield name, acronym
    for pattern in (_BY_KIND, _BY_LAST_WORD, _BY_PLACE, _IN_APPOSITION, _AFTER_KIND):
        for match in pattern.finditer(text):
            yield match["name"].rstrip(","), ""


def _without_article(name: str) -> str:
    """A name without "The", "Its" or "A" at its start, or else without everything up to a possessive: "Interior
    Ministry's Unit" becomes "Unit".
    """
    return re.sub(r"^(?:The|Its|An?)\s+|^.*['’]s\s+", "", name)
