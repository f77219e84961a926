"""Named graphs as JSON-LD 1.1 with our own context, written into the document: nothing has to be fetched.

The context is ``ontology/context.jsonld``. IRIs for which the context has no term are written in full: the context
changes only how the document looks.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from gapgraph.core.facts import TYPE, Literal, Term, Triple
from gapgraph.vocabulary import XSD


@dataclass(frozen=True)
class Word:
    """A term of the context for a property, and how the property's values are written."""

    name: str
    type: str = ""
    by_language: bool = False


@dataclass(frozen=True)
class JsonldContext:
    """The terms and the prefixes of the context, which a document may use."""

    document: Mapping[str, Any]

    @cached_property
    def prefixes(self) -> Mapping[str, str]:
        """The prefixes and their namespaces."""
        return {name: value for name, value in self.document.items() if isinstance(value, str) and "://" in value}

    @cached_property
    def words(self) -> Mapping[str, Word]:
        """The term for each property's IRI."""
        words = ((name, value) for name, value in self.document.items() if isinstance(value, dict))
        return {self._expanded(value["@id"]): self._word(name, value) for name, value in words}

    def _word(self, name: str, value: Mapping[str, str]) -> Word:
        kind = value.get("@type", "")
        return Word(name, kind if kind == "@id" else self._expanded(kind), value.get("@container") == "@language")

    def _expanded(self, name: str) -> str:
        prefix, _, local = name.partition(":")
        return self.prefixes[prefix] + local if prefix in self.prefixes else name

    def short(self, iri: str) -> str:
        """The IRI with a prefix if one fits, else unchanged."""
        fitting = ((name, space) for name, space in self.prefixes.items() if iri.startswith(space))
        name, space = max(fitting, key=lambda one: len(one[1]), default=("", ""))
        local = iri[len(space) :]
        return f"{name}:{local}" if name and local and not local.startswith("//") else iri


def read_context(root: Path) -> JsonldContext:
    """The context in ``ontology/context.jsonld``."""
    text = (root / "ontology" / "context.jsonld").read_text(encoding="utf-8")
    return JsonldContext(json.loads(text)["@context"])


def to_jsonld(graphs: Iterable[tuple[str, Iterable[Triple]]], context: JsonldContext) -> str:
    """The graphs as one document, nodes and values in the order given; blank nodes are not allowed."""
    named = [{"@id": context.short(name), "@graph": _nodes(triples, context)} for name, triples in graphs]
    return json.dumps({"@context": context.document, "@graph": named}, ensure_ascii=False, indent=1) + "\n"


def _nodes(triples: Iterable[Triple], context: JsonldContext) -> list[dict[str, Any]]:
    nodes: dict[str, dict[str, Any]] = {}
    for subject, predicate, term in triples:
        node = nodes.setdefault(subject, {"@id": context.short(subject)})
        if predicate == TYPE and isinstance(term, str):
            node.setdefault("@type", []).append(context.short(term))
        else:
            word = context.words.get(predicate)
            in_full = Word(context.short(predicate))
            fits = word and (not word.by_language or (isinstance(term, Literal) and term.language))
            _add(node, word if word and fits else in_full, term, context)
    return [{key: _plainest(value) for key, value in node.items()} for node in nodes.values()]


def _plainest(value: Any) -> Any:
    """A single value without a list, as people write JSON."""
    if isinstance(value, dict):
        return {key: _plainest(one) for key, one in value.items()}
    return value[0] if isinstance(value, list) and len(value) == 1 else value


def _add(node: dict[str, Any], word: Word, term: Term, context: JsonldContext) -> None:
    if word.by_language and isinstance(term, Literal):
        node.setdefault(word.name, {}).setdefault(term.language, []).append(term.text)
    else:
        node.setdefault(word.name, []).append(_value(term, word.type, context))


def _value(term: Term, coerced: str, context: JsonldContext) -> str | dict[str, str]:
    if isinstance(term, str):
        return context.short(term) if coerced == "@id" else {"@id": context.short(term)}
    if term.language:
        return {"@value": term.text, "@language": term.language}
    datatype = term.datatype or f"{XSD}string"
    if coerced == datatype or (not coerced and datatype == f"{XSD}string"):
        return term.text
    return {"@value": term.text, "@type": context.short(datatype)}
