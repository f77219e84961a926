"""Reading from disk: which files of a folder are read, and their bytes as UTF-8, with or without a byte-order mark.

Hidden files (``.per-2021.ttl.swp``, ``._per-2021.ttl``) belong to other programs and are ignored. A byte-order mark is
skipped. A text in another encoding is refused, and the message names the encoding: a guess could change the words of a
quotation.
"""

from __future__ import annotations

import codecs
from pathlib import Path
from typing import Final

from gapgraph.errors import GapgraphError, system_remedy

_OTHER_MARKS: Final = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)


def files_in(folder: Path, pattern: str) -> tuple[Path, ...]:
    """The files of the folder whose names match the pattern, sorted, without hidden ones; none if the folder doesn't
    exist.
    """
    return tuple(path for path in sorted(folder.glob(pattern)) if not path.name.startswith("."))


def content_of(path: Path) -> bytes:
    """The bytes of a text file, without a byte-order mark. Raises GapgraphError GG201 for a file that isn't UTF-8."""
    try:
        return plain_utf8(path.read_bytes(), str(path))
    except OSError as error:
        raise GapgraphError("GG201", "The file can't be read", place=str(path), remedy=system_remedy(error)) from error


def utf8_text(path: Path) -> str:
    """The text of a file, with its line ends unchanged. Raises GapgraphError GG201 for a file that can't be read or
    isn't UTF-8.
    """
    return content_of(path).decode()


def plain_utf8(source: bytes, place: str) -> bytes:
    """The bytes without a byte-order mark. Raises GapgraphError GG201 for bytes in another encoding; its message names
    the encoding.
    """
    found = source.removeprefix(codecs.BOM_UTF8)
    if found.isascii() and b"\0" not in found[:4]:
        return found
    name = _other_encoding(found)
    if name:
        remedy = "Save the file as UTF-8."
        raise GapgraphError("GG201", f"The file isn't UTF-8; it is probably {name}", place=place, remedy=remedy)
    return found


def _other_encoding(source: bytes) -> str:
    """The probable encoding of the bytes; empty for UTF-8."""
    for mark, name in _OTHER_MARKS:
        if source.startswith(mark):
            return name
    if b"\0" in source[:4]:
        return "UTF-16 or no text at all"
    try:
        source.decode()
    except UnicodeDecodeError as error:
        line = source.count(b"\n", 0, error.start) + 1
        seems = "Windows-1252 or Latin-1" if b"\0" not in source else "no text at all"
        return f"{seems} (line {line})"
    return ""
