"""Whether a text is valid for its XSD datatype (XML Schema 1.1, part 2); engines disagree about this.

Datatypes outside XML Schema allow any text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from gapgraph.vocabulary import XSD

_ZONE: Final = r"(Z|[+-]((0\d|1[0-3]):[0-5]\d|14:00))?"
_YEAR: Final = r"-?([1-9]\d{3,}|0\d{3})"
_MONTH: Final = r"(0[1-9]|1[0-2])"
_DAY: Final = r"(0[1-9]|[12]\d|3[01])"
_TIME: Final = r"(([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?|24:00:00(\.0+)?)"
_DIGITS: Final = r"[+-]?\d+"
_NAME_START: Final = r"[^\W\d]"
_NAME_CHAR: Final = r"[\w.\-\u00b7]"
_DATED: Final = r"(\d+D)?"
_TIMED: Final = r"(T(?=\d)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?"

_FORMS: Final[Mapping[str, str]] = {
    "boolean": r"true|false|1|0",
    "decimal": r"[+-]?(\d+(\.\d*)?|\.\d+)",
    "double": r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?|[+-]?INF|NaN",
    "integer": _DIGITS,
    "date": f"{_YEAR}-{_MONTH}-{_DAY}{_ZONE}",
    "time": f"{_TIME}{_ZONE}",
    "dateTime": f"{_YEAR}-{_MONTH}-{_DAY}T{_TIME}{_ZONE}",
    "dateTimeStamp": f"{_YEAR}-{_MONTH}-{_DAY}T{_TIME}{_ZONE[:-1]}",
    "gYear": f"{_YEAR}{_ZONE}",
    "gYearMonth": f"{_YEAR}-{_MONTH}{_ZONE}",
    "gMonth": f"--{_MONTH}{_ZONE}",
    "gDay": f"---{_DAY}{_ZONE}",
    "gMonthDay": f"--{_MONTH}-{_DAY}{_ZONE}",
    "duration": rf"-?P(?=.)(\d+Y)?(\d+M)?{_DATED}{_TIMED}",
    "yearMonthDuration": r"-?P(?=.)(\d+Y)?(\d+M)?",
    "dayTimeDuration": rf"-?P(?=.){_DATED}{_TIMED}",
    "hexBinary": r"([0-9A-Fa-f]{2})*",
    "base64Binary": r"(([A-Za-z0-9+/] ?){4})*(([A-Za-z0-9+/] ?){3}=|([A-Za-z0-9+/] ?){2}= ?=)?",
    "language": r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*",
    "normalizedString": r"[^\t\n\r]*",
    "token": r"(?! )(?!.*  )(?!.* \Z)[^\t\n\r]*",
    "NMTOKEN": rf"({_NAME_CHAR}|:)+",
    "Name": rf"({_NAME_START}|:)({_NAME_CHAR}|:)*",
    "NCName": rf"{_NAME_START}{_NAME_CHAR}*",
}
_FORM_OF: Final[Mapping[str, str]] = {"float": "double"}
_LEAST: Final = {"long": -(2**63), "int": -(2**31), "short": -(2**15), "byte": -(2**7)}
_RANGES: Final[Mapping[str, tuple[int | None, int | None]]] = {
    **{name: (least, -least - 1) for name, least in _LEAST.items()},
    **{f"unsigned{name.capitalize()}": (0, -2 * least - 1) for name, least in _LEAST.items()},
    "nonNegativeInteger": (0, None),
    "positiveInteger": (1, None),
    "nonPositiveInteger": (None, 0),
    "negativeInteger": (None, -1),
}
_LONGEST: Final = 20
"""The number of digits of the largest number that a datatype with a limit allows: a number with more digits is outside
every such datatype, and isn't converted.
"""

_DAYS: Final = {"02": 29, "04": 30, "06": 30, "09": 30, "11": 30}
_DATE: Final = re.compile(rf"(?:({_YEAR})-|--){_MONTH}-(\d\d)")


def is_well_formed(text: str, datatype: str) -> bool:
    """Whether the text is a valid value of the datatype."""
    if not datatype.startswith(XSD):
        return True
    name = datatype.removeprefix(XSD)
    if name in _RANGES:
        return re.fullmatch(_DIGITS, text, re.ASCII) is not None and _within(text, *_RANGES[name])
    form = _FORMS.get(_FORM_OF.get(name, name))
    flags = 0 if name in {"Name", "NCName", "NMTOKEN"} else re.ASCII
    return form is None or (re.fullmatch(form, text, flags) is not None and _is_day(text))


def _within(text: str, least: int | None, most: int | None) -> bool:
    digits = text.lstrip("+-").lstrip("0") or "0"
    sign = -1 if text.startswith("-") and digits != "0" else 1
    number = sign * (int(digits) if len(digits) <= _LONGEST else 10**_LONGEST)
    return (least is None or number >= least) and (most is None or number <= most)


def _is_day(text: str) -> bool:
    """Whether the month has this day; True for texts without a month and a day."""
    found = _DATE.match(text)
    if not found:
        return True
    year, month, day = found[1], found[3], int(found[4])
    if month == "02" and day == 29 and year:
        return _is_leap(year)
    return day <= _DAYS.get(month, 31)


def _is_leap(year: str) -> bool:
    last = int(year[-4:])
    return last % 4 == 0 and (last % 100 != 0 or last % 400 == 0)
