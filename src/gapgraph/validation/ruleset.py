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

from gapgraph.core.facts import Facts
from gapgraph.law.obligations import Obligation
from gapgraph.rdf.parsed_cache import prepared_text, read_prepared
from gapgraph.rdf.reading import facts_of
from gapgraph.validation.law_shapes import STATED, instrument_shapes
from gapgraph.validation.reach import Target, shape_targets
from gapgraph.validation.shape_rules import SHAPE, Check, Rule, read_checks, read_shape_rules, shape_rule
from gapgraph.vocabulary import LAW, SH

_NAME = r"[a-z0-9]+(-[a-z0-9]+)*"
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
class RulePart:
    """Some files of shapes that are always taken together, and what was made ready of them; or text of no file."""

    text: str
    files: tuple[Path, ...] = ()
    prepared: Path = Path()

    @cached_property
    def facts(self) -> Facts:
        """The shapes as facts."""
        if self.files:
            return read_prepared(self.files, self.prepared)
        return facts_of(parse(self.text.encode(), format=RdfFormat.TURTLE))


@dataclass(frozen=True)
class Shapes:
    """Shapes together: their Turtle, the rules that they are, and whom they look at."""

    parts: tuple[RulePart, ...]

    @property
    def text(self) -> str:
        """The Turtle, for an engine."""
        return "\n".join(part.text for part in self.parts)

    @cached_property
    def rules(self) -> Mapping[str, Rule]:
        """The rules of the named shapes, by id."""
        return {id_: rule for part in self.parts for id_, rule in read_shape_rules(part.facts).items()}

    def rule(self, shape: str) -> Rule | None:
        """The rule that a shape is, by its IRI; None for a nameless shape, or one of other files."""
        known = (part.facts for part in self.parts if shape.startswith(SHAPE) and shape in part.facts)
        return next((shape_rule(facts, shape) for facts in known), None)

    @cached_property
    def targets(self) -> tuple[Target, ...]:
        """Whom each shape with a target looks at."""
        return tuple(target for part in self.parts for target in shape_targets(part.facts))


@dataclass(frozen=True)
class Ruleset:
    """The rules that stand below a folder ``ontology/shapes``."""

    folder: Path

    def shapes_for(self, types: Iterable[str]) -> Shapes:
        """The shapes that data with nodes of these types calls for, required protections apart."""
        at_hand = set(types)
        called = (name for name, classes in _CALLED_FOR_BY.items() if at_hand & classes)
        return Shapes(tuple(self._folder(name) for name in ("data", *called)))

    def required_by(self, duties: Iterable[Obligation], world: Facts) -> Shapes:
        """The shapes of the instruments of these duties, and those of what sources say of duties themselves.

        Shapes of other instruments have no assessment to look at.

        An instrument that the data itself brings, of which there is no file, has its shapes made from the world; a
        duty whose IRI isn't in the project's pattern has none, and the shape ``obligation`` says so.
        """
        by_instrument: dict[str, list[Obligation]] = {}
        for duty in duties:
            by_instrument.setdefault(duty.instrument.removeprefix(LAW), []).append(duty)
        parts = [self._required(*one, world) for one in sorted(by_instrument.items())]
        stated = self.folder / "protections" / f"{STATED}.ttl"
        parts += [self._part(STATED, (stated,))] if stated.is_file() else []
        return Shapes(tuple(part for part in parts if part.text))

    def _required(self, instrument: str, duties: list[Obligation], world: Facts) -> RulePart:
        path = self.folder / "protections" / f"{instrument}.ttl"
        if path.is_file():
            return self._part(instrument, (path,))
        named = [duty for duty in duties if re.fullmatch(_NAME, duty.iri.removeprefix(LAW))]
        return RulePart(instrument_shapes(instrument, named, world) if re.fullmatch(_NAME, instrument) else "")

    def _folder(self, name: str) -> RulePart:
        return self._part(name, tuple(sorted((self.folder / name).glob("*.ttl"))))

    def _part(self, name: str, files: tuple[Path, ...]) -> RulePart:
        text = "\n".join(path.read_text(encoding="utf-8") for path in files)
        return RulePart(text, files, self.folder.parent / "prepared" / "shapes" / f"{name}.json")

    def prepared_files(self) -> dict[Path, str]:
        """What the files of shapes made ready should hold: one of each folder, of protections one an instrument."""
        instruments = sorted((self.folder / "protections").glob("*.ttl"))
        parts = (*map(self._folder, ("data", *_CALLED_FOR_BY)), *(self._part(one.stem, (one,)) for one in instruments))
        return {part.prepared: prepared_text(part.files) for part in parts}

    @cached_property
    def checks(self) -> tuple[Check, ...]:
        """The set-based checks."""
        return read_checks(self.folder / "checks")

    @cached_property
    def twins(self) -> Shapes:
        """The checks again, as constraints in SHACL-SPARQL, for engines that referee."""
        return Shapes((self._folder("twins"),))


def read_ruleset(root: Path) -> Ruleset:
    """The rules that stand in ``ontology/shapes``."""
    return Ruleset(root / "ontology" / "shapes")
