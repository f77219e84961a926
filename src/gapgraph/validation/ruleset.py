"""The rules for some data: the folders of shapes that apply to it, and the checks.

The shapes in the folder ``data`` always apply. The shapes in the folders ``ontology``, ``queries`` and ``shapes`` apply
if the data declares a term, a canned query or a shape. In the folder ``protections``, a file of shapes applies if its
instrument binds a report's country.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from pyoxigraph import RdfFormat, parse

from gapgraph.core.facts import Facts
from gapgraph.errors import GapgraphError
from gapgraph.law.obligations import Obligation
from gapgraph.rdf.input_files import files_in, utf8_text
from gapgraph.rdf.reading import facts_of, read_facts
from gapgraph.validation.law_shapes import STATED, instrument_shapes
from gapgraph.validation.nameless_shapes import nearest_name, with_names
from gapgraph.validation.reach import Target, shape_targets
from gapgraph.validation.shape_rules import Check, Rule, read_checks, read_shape_rules, shape_rule
from gapgraph.vocabulary import LAW, SH, Iri

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
class Shapes:
    """A set of shapes: their Turtle, for an engine; their rules, and their targets."""

    text: str

    @cached_property
    def facts(self) -> Facts:
        """The triples of the shapes, parsed."""
        return facts_of(parse(self.text.encode(), format=RdfFormat.TURTLE))

    @cached_property
    def rules(self) -> Mapping[str, Rule]:
        """The rules of the named shapes, by id."""
        return read_shape_rules(self.facts)

    def rule(self, shape: Iri) -> Rule | None:
        """The rule of the shape with the given IRI; None for a shape that isn't in the ruleset's files.

        A property shape without a name has its own severity and texts; its rule id is that of the nearest shape around
        it that has a name.
        """
        if shape not in self.facts:
            return None
        own, name = shape_rule(self.facts, shape), nearest_name(shape)
        if name == shape:
            return own
        outer = shape_rule(self.facts, name)
        messages, remedies = outer.messages | own.messages, outer.remedies | own.remedies
        return outer._replace(severity=own.severity, messages=messages, remedies=remedies)

    @cached_property
    def targets(self) -> tuple[Target, ...]:
        """The targets of each shape."""
        return tuple(shape_targets(self.facts))


@dataclass(frozen=True)
class Ruleset:
    """The rules in a folder below ``ontology/shapes``."""

    folder: Path

    def shapes_for(self, types: Iterable[str]) -> Shapes:
        """The shapes that apply to data with nodes of these types, without the shapes of the law."""
        at_hand = set(types)
        called = (name for name, classes in _CALLED_FOR_BY.items() if at_hand & classes)
        folders = ("data", *called)
        try:
            return _checked(Shapes(with_names("\n".join(map(self._folder, folders)))))
        except SyntaxError:
            # Reading the files one by one shows which file is broken.
            read_facts(path for name in folders for path in files_in(self.folder / name, "*.ttl"))
            raise

    def required_by(self, duties: Iterable[Obligation], world: Facts) -> Shapes:
        """The shapes of the instruments of these duties, and those for sources' statements about duties.

        Shapes of other instruments are left out, because there is no assessment for them to check.

        If the data itself defines an instrument, there is no file of its shapes, so they are generated. A duty whose
        IRI doesn't follow the project's pattern gets no shape; the shape ``obligation`` reports it.
        """
        by_instrument: dict[str, list[Obligation]] = {}
        for duty in duties:
            by_instrument.setdefault(duty.instrument.removeprefix(LAW), []).append(duty)
        texts = [self._required(*one, world) for one in sorted(by_instrument.items())]
        stated = self.folder / "protections" / f"{STATED}.ttl"
        texts += [utf8_text(stated)] if stated.is_file() else []
        return Shapes("\n".join(texts))

    def _required(self, instrument: str, duties: list[Obligation], world: Facts) -> str:
        path = self.folder / "protections" / f"{instrument}.ttl"
        if path.is_file():
            return utf8_text(path)
        named = [duty for duty in duties if re.fullmatch(_NAME, duty.iri.removeprefix(LAW))]
        return instrument_shapes(instrument, named, world) if re.fullmatch(_NAME, instrument) else ""

    def _folder(self, name: str) -> str:
        paths = files_in(self.folder / name, "*.ttl")
        return "\n".join(utf8_text(path) for path in paths)

    @cached_property
    def checks(self) -> tuple[Check, ...]:
        """The checks of this ruleset: SPARQL queries for rules that core SHACL can't express."""
        return read_checks(self.folder / "checks")

    @cached_property
    def twins(self) -> Shapes:
        """The checks as constraints in SHACL-SPARQL, for reference engines."""
        return Shapes(self._folder("twins"))


def _checked(shapes: Shapes) -> Shapes:
    """The shapes, unchanged, if each property shape has exactly one path. Raises GapgraphError GG408 for a property
    shape that doesn't have exactly one path, because engines treat such shapes differently.
    """
    properties = {part for shape in shapes.facts for part in shapes.facts.iris(shape, SH + "property")}
    for part in sorted(properties):
        if len(shapes.facts.terms(part, SH + "path")) != 1:
            name, remedy = nearest_name(part), "Write exactly one sh:path in each property shape."
            raise GapgraphError("GG408", "A property shape has no path, or several", place=name, remedy=remedy)
    return shapes


def read_ruleset(root: Path) -> Ruleset:
    """The rules in ``ontology/shapes``."""
    return Ruleset(root / "ontology" / "shapes")
