"""The rules of ``rules.toml``, read and checked."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from gapgraph.core.claim_words import Kind
from gapgraph.drafting.folded_pattern import FoldedPattern
from gapgraph.drafting.word_tables import pattern_of


@dataclass(frozen=True)
class StatementRule:
    """The pattern that finds a claim in a clause, and where to find its slots; ``rules.toml`` explains each field."""

    id: str
    kind: Kind
    find: FoldedPattern
    groups: str = "any"
    protections: str = "any"
    provider: str = "subject"
    needs: tuple[str, ...] = ()
    slots: Mapping[str, Any] = field(default_factory=dict)
    until: str = ""
    default_group: str = ""
    default_protection: str = ""
    unless: tuple[str, ...] = ()
    despite: tuple[str, ...] = ()
    conditional: bool = False
    lodging: bool = False
    alone: bool = False
    once: bool = False
    negative: bool = False
    reach: bool = False
    aaaq: bool = False
    actor: bool = False
    actor_by: bool = False
    actor_object: bool = False
    measure: bool = False
    unclear: bool = False
    mode: bool = False
    direction: bool = False
    extent: bool = False
    other_group: bool = False
    each_ministry: bool = False
    each_body: bool = False
    confidence: float = 0.5


@cache
def statement_rules() -> tuple[StatementRule, ...]:
    """The rules of ``rules.toml``, in their order."""
    text = files("gapgraph.drafting").joinpath("rules.toml").read_text(encoding="utf-8")
    return tuple(map(_rule, tomllib.loads(text)["rule"]))


def _rule(table: Mapping[str, Any]) -> StatementRule:
    slots = {key: tuple(value) if isinstance(value, list) else value for key, value in table.get("slots", {}).items()}
    return StatementRule(
        **{
            **table,
            "kind": Kind(table["kind"]),
            "find": pattern_of(table["find"]),
            **{key: tuple(table.get(key, ())) for key in ("needs", "unless", "despite")},
            "slots": slots,
        }
    )
