"""The passages of generated reports, and the groups and bodies in them, read from ``passages.toml`` and
``cast.toml``.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

_HERE = Path(__file__).resolve().parent
_PIECE = re.compile(r"\[(?P<opens>\w+):|(?P<closes>\])|\{(?P<name>\w+)\}|(?P<words>[^\[\]{}]+)")


@dataclass(frozen=True)
class Piece:
    """A part of a passage's text: ``opens`` or ``closes`` a quote, a ``name`` to fill in, or plain ``words``."""

    kind: str
    text: str


@dataclass(frozen=True)
class GeneratedPassage:
    """A sentence and the claims that it makes.

    ``uses`` is how often the passage is drawn in a report of Peru 2021's size; ``bind`` says how the value of each
    placeholder is drawn, in order. If the passage contradicts itself on purpose, ``plants`` is the name of the check in
    ``ontology/shapes/checks`` that must find the contradiction. ``acknowledged`` is the value of the claim's key
    ``acknowledged`` that says that the contradiction is in the report itself.
    """

    uses: float
    bind: Mapping[str, str]
    pieces: tuple[Piece, ...]
    claims: tuple[Mapping[str, Any], ...]
    plants: str = ""
    acknowledged: str = ""


@dataclass(frozen=True)
class Cast:
    """The groups and bodies that can appear in a report about one country. Each table maps a name, as it is in an
    encoding, to the words for it in a sentence.
    """

    code: str
    name: str
    name_es: str
    groups: Mapping[str, str]
    services: Mapping[str, str]
    causes: Mapping[str, str]
    voices: Mapping[str, str]
    times: Mapping[str, Mapping[str, str]]
    roles: Mapping[str, Mapping[str, str]]
    places: Mapping[str, str]
    abroad: Mapping[str, str]
    duties: tuple[str, ...]


@cache
def passages() -> tuple[GeneratedPassage, ...]:
    """Every passage, in the order of the file."""
    return tuple(_passage(table) for table in _read("passages.toml")["passage"])


@cache
def casts() -> tuple[Cast, ...]:
    """The cast (groups, bodies and so on) of each country about which reports can be generated."""
    document = _read("cast.toml")
    return tuple(_cast(code, country, document) for code, country in document["country"].items())


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((_HERE / name).read_text(encoding="utf-8"))


def _passage(table: Mapping[str, Any]) -> GeneratedPassage:
    return GeneratedPassage(
        uses=float(table["uses"]),
        bind=table["bind"],
        pieces=tuple(_pieces(table["text"])),
        claims=tuple(table["claims"]),
        plants=table.get("plants", ""),
        acknowledged=table.get("acknowledged", ""),
    )


def _pieces(text: str) -> list[Piece]:
    pieces = [Piece(str(match.lastgroup), match.group(str(match.lastgroup))) for match in _PIECE.finditer(text)]
    if sum(len(match.group()) for match in _PIECE.finditer(text)) != len(text):
        raise ValueError(f"a bracket or a brace of the passage {text!r} has no other half")
    return pieces


def _cast(code: str, country: Mapping[str, Any], document: Mapping[str, Any]) -> Cast:
    common, own = document["common"], country["roles"]
    return Cast(
        code=code,
        name=country["name"],
        name_es=country["name_es"],
        groups=document["groups"],
        services=document["services"],
        causes=document["causes"],
        voices=document["voices"],
        times=document["times"],
        roles={role: {**common[role], **own.get(role, {})} for role in common},
        places=country["places"],
        abroad=country["abroad"],
        duties=tuple(country["duties"]),
    )
