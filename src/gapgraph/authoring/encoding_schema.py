"""A JSON schema of the encoding. With the schema, a text editor completes keys and names, and marks mistakes."""

from __future__ import annotations

import json
from typing import Any, Final

from gapgraph.authoring.declared import DECLARED
from gapgraph.authoring.dismissals import DISMISSED_KEYS
from gapgraph.authoring.encoding import (
    CLAIM_KEYS,
    CONTEXT_KEYS,
    EACH_KEYS,
    FLAG_KEYS,
    LIST_KEYS,
    NUMBER_KEYS,
    REPORT_KEYS,
)
from gapgraph.authoring.slot_choices import SlotChoices
from gapgraph.core.claim_words import Kind
from gapgraph.core.facts import Facts
from gapgraph.core.required_slots import NEEDED

SCHEMA_NAME: Final = "encoding.schema.json"
_TEXT: Final = {"type": "string"}
_WHOLE: Final = {"type": "integer", "minimum": 0}
_TEXTS: Final = {"type": "array", "items": _TEXT}


def schema_text(ontology: Facts) -> str:
    """The JSON schema of an encoding as text, always the same for the same ontology."""
    return json.dumps(encoding_schema(ontology), ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def encoding_schema(ontology: Facts) -> dict[str, Any]:
    """The JSON schema of an encoding. The schema also allows the names that an encoding declares itself."""
    choices = SlotChoices(ontology)
    claim = _table({key: _claim_key(key, choices) for key in CLAIM_KEYS}, required=("kind",))
    claim["properties"]["like"] = _TEXT
    claim["allOf"] = [_needs(kind, slots) for kind, slots in NEEDED.items() if kind is not Kind.OBSERVATION]
    report = _table(dict.fromkeys(REPORT_KEYS, _TEXT), required=("id", "country", "year", "title", "address"))
    report["properties"] |= {
        "year": {"type": "integer"},
        "wording": {"enum": ["verbatim", "paraphrase", "withheld"]},
        "extent": {"enum": ["whole", "excerpt"]},
        "review": _named(choices, "review"),
        "period_start": {},
        "period_end": {},
        "sentences": {"type": "array", "items": _WHOLE},
    }
    time = _table(dict.fromkeys(CONTEXT_KEYS, _TEXT), required=("id", "label"))
    keys = ("id", "label", "label_es", "parent", "definition", "definition_es")
    declared = _table({**dict.fromkeys(keys, _TEXT), "also": _TEXTS}, required=("id", "label"))
    dismissed = _table({**dict.fromkeys(DISMISSED_KEYS, _TEXT), "claim": _WHOLE}, required=("finding", "reason"))
    lists = {"claim": claim, "dismissed": dismissed, "context": time, "time": time, **dict.fromkeys(DECLARED, declared)}
    tables = {name: {"type": "array", "items": table} for name, table in lists.items()}
    schema = _table({"report": report, **tables}, required=("report",))
    return {"$schema": "http://json-schema.org/draft-07/schema#", "title": "Encoding of a report", **schema}


def _table(properties: dict[str, Any], required: tuple[str, ...]) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(required), "additionalProperties": False}


def _needs(kind: Kind, slots: tuple[tuple[str, ...], ...]) -> dict[str, Any]:
    """The slots that a kind of claim requires because they have no default. An Observation may leave out the slots that
    the build derives from the quoted words or from the total of which the Observation is a part.
    """
    one_of = [{"anyOf": [{"required": [key]} for key in keys]} for keys in slots]
    return {"if": {"properties": {"kind": {"const": kind.value}}}, "then": {"allOf": one_of}}


def _claim_key(key: str, choices: SlotChoices) -> dict[str, Any]:
    if key == "kind":
        return {"enum": [str(kind) for kind in Kind]}
    if key in FLAG_KEYS:
        return {"type": "boolean"}
    if key == "part_of":
        return {"anyOf": [_WHOLE, _TEXT]}
    if key in NUMBER_KEYS:
        return _WHOLE
    if key == "value":
        return {"type": "number", "minimum": 0}
    if key in {"ref", "refs"}:
        return {}
    named = _named(choices, key)
    if key in EACH_KEYS:
        return {"anyOf": [named, {"type": "array", "items": named}]}
    return {"type": "array", "items": named} if key in LIST_KEYS else named


def _named(choices: SlotChoices, key: str) -> dict[str, Any]:
    """The JSON schema of the text of a slot. If the ontology has names for this key, an editor suggests them and
    accepts other names too.
    """
    names = choices.offered(key)
    return {"anyOf": [{"enum": list(names)}, _TEXT]} if names else _TEXT
