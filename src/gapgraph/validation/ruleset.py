"""What data is judged by: shapes folder by folder, as far as the data calls for them, and the checks.

``data`` always counts; ``ontology``, ``queries`` and ``shapes`` do once the data declares a term, a canned query or a
shape; of ``protections``, the instruments that bind a report at hand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from pyoxigraph import RdfFormat, parse

from gapgraph.facts import Facts
from gapgraph.mandates import Obligation
from gapgraph.store.files import plain_triples
from gapgraph.validation.protections import instrument_shapes
from gapgraph.validation.rules import SH, Check, Rule, read_checks, read_shape_rules
from gapgraph.vocabulary import LAW

_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_OWL = "http://www.w3.org/2002/07/owl#"
_CALLED_FOR_BY: Mapping[str, frozenset[str]] = {
    "ontology": frozenset(
        _OWL + kind
        for kind in ("Ontology", "Class", "ObjectProperty", "DatatypeProperty", "AnnotationProperty", "NamedIndividual")
    ),
    "queries": frozenset({SH + "SPARQLExecutable", SH + "SPARQLSelectExecutable"}),
    "shapes": frozenset({SH + "NodeShape", SH + "PropertyShape"}),
}


@dataclass(frozen=True)
class Shapes:
    """Some files of shapes together: their Turtle, and what it says."""

    text: str

    @cached_property
    def facts(self) -> Facts:
        """The shapes as facts."""
        return Facts(plain_triples(parse(self.text.encode(), format=RdfFormat.TURTLE)))

    @cached_property
    def rules(self) -> Mapping[str, Rule]:
        """The rules of the named shapes, by id."""
        return read_shape_rules(self.facts)


@dataclass(frozen=True)
class Ruleset:
    """The rules that stand below a folder ``ontology/shapes``."""

    folder: Path

    def shapes_for(self, types: Iterable[str]) -> Shapes:
        """The shapes that data with nodes of these types calls for, required protections apart."""
        at_hand = set(types)
        called = (name for name, classes in _CALLED_FOR_BY.items() if at_hand & classes)
        return _read(path for name in ("data", *called) for path in sorted((self.folder / name).glob("*.ttl")))

    def required_by(self, duties: Iterable[Obligation], world: Facts) -> Shapes:
        """The shapes of the instruments of these duties: shapes of others have no assessment to look at.

        An instrument that the data itself brings, of which there is no file, has its shapes made from the world; a
        duty whose IRI isn't in the project's pattern has none, and the shape ``obligation`` says so.
        """
        by_instrument: dict[str, list[Obligation]] = {}
        for duty in duties:
            by_instrument.setdefault(duty.instrument.removeprefix(LAW), []).append(duty)
        return Shapes("\n".join(self._required(*one, world) for one in sorted(by_instrument.items())))

    def _required(self, instrument: str, duties: list[Obligation], world: Facts) -> str:
        path = self.folder / "protections" / f"{instrument}.ttl"
        if path.is_file():
            return path.read_text(encoding="utf-8")
        named = [duty for duty in duties if _NAME.fullmatch(duty.iri.removeprefix(LAW))]
        return instrument_shapes(instrument, named, world) if _NAME.fullmatch(instrument) else ""

    @cached_property
    def checks(self) -> tuple[Check, ...]:
        """The set-based checks."""
        return read_checks(self.folder / "checks")

    @cached_property
    def twins(self) -> Shapes:
        """The checks again, as constraints in SHACL-SPARQL, for engines that referee."""
        return _read(sorted((self.folder / "twins").glob("*.ttl")))


def read_ruleset(root: Path) -> Ruleset:
    """The rules that stand in ``ontology/shapes``."""
    return Ruleset(root / "ontology" / "shapes")


def _read(paths: Iterable[Path]) -> Shapes:
    return Shapes("\n".join(path.read_text(encoding="utf-8") for path in paths))
