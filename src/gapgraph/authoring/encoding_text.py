"""An encoding as TOML text: what ``gapgraph import`` writes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, Final

from gapgraph.authoring.declared import DECLARED
from gapgraph.authoring.decompile import Document
from gapgraph.authoring.encoding_schema import SCHEMA_NAME

_FIRST: Final = ("id", "kind", "quote", "quotes", "ref", "refs", "nth")
_ESCAPED: Final = re.compile("[\x7f-\x9f]")


def encoding_text(document: Document) -> str:
    """The encoding, claims in their order, one key on each line; the same document gives the same text."""
    return "\n".join(_tables(document)) + "\n"


def table_text(name: str, table: Mapping[str, Any]) -> str:
    """The TOML text of one table, such as a claim. ``name`` is the name in the table's header (``[[claim]]``); the key
    that has the number of the claim is written first.
    """
    return "\n".join((f"[[{name}]]", *_keys(table))) + "\n"


def _tables(document: Document) -> Iterator[str]:
    tables = document.tables
    yield f"#:schema {SCHEMA_NAME}"
    yield f"# {tables['report'].get('title', document.id)}, read from a workbook."
    yield ""
    yield "[report]"
    yield from _keys(tables["report"])
    for name in ("context", *DECLARED, "dismissed", "claim"):
        for table in tables.get(name, []):
            yield ""
            yield f"[[{name}]]"
            yield from _keys(table)


def _keys(table: Mapping[str, Any]) -> Iterator[str]:
    for key in sorted(table, key=lambda one: _FIRST.index(one) if one in _FIRST else len(_FIRST)):
        yield f"{key} = {toml_value(table[key])}"


def toml_value(value: Any) -> str:
    """A value as TOML writes it: text, number, true or false, a list, or an inline table."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return _ESCAPED.sub(lambda match: f"\\u{ord(match[0]):04x}", json.dumps(value, ensure_ascii=False))
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{key} = {toml_value(one)}" for key, one in value.items()) + " }"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(map(toml_value, value)) + "]"
    return str(value)
