"""Triples as plain Python values: the only form in which the modules of ``core`` see RDF.

The module of ``Facts`` imports no engine for SPARQL or RDF. A store gives ``(subject, predicate, object)`` tuples in
which an IRI is a ``str`` and a literal is a :class:`Literal`; :class:`Facts` indexes them by subject.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, KeysView
from typing import NamedTuple, Self, cast

from gapgraph.vocabulary import RDF, RDFS, Iri

TYPE = RDF + "type"
LABEL = RDFS + "label"


class Literal(NamedTuple):
    """An RDF literal: its lexical form, and its language tag or datatype IRI (empty if it has none)."""

    text: str
    language: str = ""
    datatype: str = ""


Term = str | Literal
Triple = tuple[str, str, Term]

Objects = dict[Iri | Literal, None]
"""The objects of one subject and predicate, as the keys of a dictionary: in their order of arrival."""

_NONE: Objects = {}
_NOTHING: dict[str, Objects] = {}


class Facts:
    """A set of triples, indexed by subject and predicate; objects keep their order of arrival."""

    def __init__(self, triples: Iterable[Triple]) -> None:
        self._by_subject: dict[str, dict[str, Objects]] = {}
        self._by_type: dict[str, list[Iri]] = {}
        index, types = self._by_subject, self._by_type
        for subject, predicate, obj in cast("Iterable[tuple[Iri, Iri, Iri | Literal]]", triples):
            objects = index.setdefault(subject, {}).setdefault(predicate, {})
            if obj not in objects:
                objects[obj] = None
                if predicate == TYPE and isinstance(obj, str):
                    types.setdefault(obj, []).append(subject)

    @classmethod
    def indexed(cls, by_subject: dict[str, dict[str, Objects]]) -> Self:
        """The facts of an index (subject, then predicate, then a dictionary with the objects as keys); the index isn't
        copied.
        """
        facts = cls(())
        facts._by_subject = by_subject
        for subject, predicates in cast("dict[Iri, dict[str, Objects]]", by_subject).items():
            for kind in predicates.get(TYPE, ()):
                if isinstance(kind, str):
                    facts._by_type.setdefault(kind, []).append(subject)
        return facts

    def about_only(self, subjects: Iterable[str]) -> Facts:
        """The facts about these subjects alone, in their order; subjects without facts are left out."""
        return Facts.indexed({one: self._by_subject[one] for one in subjects if one in self._by_subject})

    def joined(self, other: Facts) -> Facts:
        """The union of these facts and the facts of ``other``."""
        both = dict(self._by_subject)
        for subject, theirs in other._by_subject.items():
            ours = both.get(subject, {})
            shared = {predicate: {**ours[predicate], **theirs[predicate]} for predicate in ours.keys() & theirs.keys()}
            both[subject] = {**ours, **theirs, **shared} if ours else theirs
        return Facts.indexed(both)

    def of_type(self, cls: str) -> tuple[Iri, ...]:
        """The subjects typed ``cls``, in IRI order."""
        return tuple(sorted(self._by_type.get(cls, ())))

    def by_type(self) -> dict[Iri, tuple[Iri, ...]]:
        """Every class that has an instance, with its instances in IRI order."""
        return {Iri(cls): self.of_type(cls) for cls in sorted(self._by_type)}

    def __contains__(self, subject: object) -> bool:
        return subject in self._by_subject

    def __iter__(self) -> Iterator[Iri]:
        return iter(cast("dict[Iri, dict[str, Objects]]", self._by_subject))

    def triples(self) -> Iterator[Triple]:
        """Every triple, subject by subject."""
        for subject in self._by_subject:
            yield from self.about(subject)

    def about(self, subject: str) -> Iterator[Triple]:
        """Every triple of one subject."""
        for predicate, objects in self._by_subject.get(subject, {}).items():
            yield from ((subject, predicate, term) for term in objects)

    def predicates(self, subject: str) -> KeysView[str]:
        """The predicates of one subject, in their order of arrival."""
        return self._by_subject.get(subject, {}).keys()

    def named(self) -> set[Term]:
        """Every term: each subject, predicate and object, also literals."""
        names: set[Term] = set(self._by_subject)
        for predicates in self._by_subject.values():
            names.update(predicates)
            for objects in predicates.values():
                names.update(objects)
        return names

    def terms(self, subject: str, predicate: str) -> tuple[Iri | Literal, ...]:
        """Every object of the subject and predicate."""
        return tuple(self._objects(subject, predicate))

    def _objects(self, subject: str, predicate: str) -> Objects:
        return self._by_subject.get(subject, _NOTHING).get(predicate, _NONE)

    def iris(self, subject: str, predicate: str) -> tuple[Iri, ...]:
        """The objects that are IRIs, sorted."""
        found = [term for term in self._objects(subject, predicate) if isinstance(term, str)]
        return tuple(sorted(found)) if len(found) > 1 else tuple(found)

    def iri(self, subject: str, predicate: str) -> Iri | None:
        """The first IRI in IRI order, or None."""
        found = self.iris(subject, predicate)
        return found[0] if found else None

    def text(self, subject: str, predicate: str, language: str = "") -> str | None:
        """The lexical form of a literal in this language; if there is none, of a literal in any language. Of several
        literals, the first in sort order is used; without a literal, the result is None.
        """
        literals = [term for term in self._objects(subject, predicate) if isinstance(term, Literal)]
        wanted = [term for term in literals if term.language == language] or literals
        return min(wanted).text if wanted else None

    def label(self, subject: str, language: str = "en") -> str:
        """The subject's ``rdfs:label`` in the language, or the last part of its IRI if it has none."""
        return self.text(subject, LABEL, language) or subject.rsplit("#", 1)[-1].rsplit("/", 1)[-1]
