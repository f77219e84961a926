"""Writes the result of reasoning as the Turtle files of ``ontology/inferred/``: the same input gives the same bytes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from gapgraph.build import leaf_candidates as candidates
from gapgraph.build.ontology_problem import OntologyProblemError
from gapgraph.build.reasoners import Classification
from gapgraph.build.tbox import TBox
from gapgraph.core.taxonomy import Closure
from gapgraph.vocabulary import VICTIM, Iri, curie

_HEADER: Final = """\
# Written by `make ontology`; never edited by hand.
@prefix gap: <https://w3id.org/gapgraph/ontology#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
"""


def check_inferred(tbox: TBox, answer: Classification) -> None:
    """Raises OntologyProblemError unless every dimension is a partition and every named group can have members."""
    complaints = [probe.complaint for probe in candidates.probes(tbox) if probe.iri not in answer.unsatisfiable]
    complaints += [
        f"{curie(cls)} can have no member: its definition contradicts itself or the dimensions"
        for cls in (VICTIM, *tbox.values, *tbox.named)
        if cls in answer.unsatisfiable
    ]
    if complaints:
        raise OntologyProblemError("; ".join(complaints))


def groups_file(tbox: TBox, answer: Classification, made_from: str) -> str:
    """Leaves with their values and labels, and all superclasses of each leaf, value and named group.

    ``made_from`` is the line with the digest of the definitions.
    """
    above = _above(answer)
    possible = {iri: v for iri, v in candidates.leaves(tbox).items() if iri not in answer.unsatisfiable}
    blocks = [_leaf(tbox, iri, values, above) for iri, values in possible.items()]
    classes = sorted(cls for cls in {VICTIM, *tbox.values, *tbox.named} if above.get(cls))
    return _file([made_from, *blocks, *(f"{curie(cls)} rdfs:subClassOf {_list(above[cls])} ." for cls in classes)])


def _above(answer: Classification) -> dict[Iri, list[Iri]]:
    above: dict[Iri, list[Iri]] = {}
    for lower, upper in sorted(answer.pairs):
        if not upper.startswith((candidates.LEAF, candidates.PROBE)):
            above.setdefault(lower, []).append(upper)
    return above


def _leaf(tbox: TBox, iri: Iri, values: tuple[Iri, ...], above: Mapping[Iri, list[Iri]]) -> str:
    labels = (
        f'"{", ".join(tbox.labels.get((value, language), curie(value)) for value in values)}"@{language}'
        for language in ("en", "es")
    )
    return (
        f"{curie(iri)} a owl:Class , gap:Leaf ;\n    rdfs:label {' , '.join(labels)} ;\n"
        f"    gap:leafValue {_list(values)} ;\n    rdfs:subClassOf {_list(above.get(iri, []))} ."
    )


def victim_groups_file(tbox: TBox, answer: Classification) -> str:
    """The classes of groups and dimensions described as individuals, with the same IRIs.

    Every named group is a ``gap:VictimGroup``, and so is every value to which no named group is equivalent. Every value
    of a dimension is also a ``gap:CountCode``, a code for counts.
    """
    dimension_of = {value: dimension for dimension, values in tbox.dimensions.items() for value in values}
    named = _named(tbox, answer)
    blocks = [f"{curie(dimension)} a owl:NamedIndividual , gap:Dimension ." for dimension in tbox.dimensions]
    for iri in sorted({*named, *dimension_of}):
        types = ["owl:NamedIndividual"]
        types += ["gap:VictimGroup"] if iri in named else []
        types += ["gap:CountCode"] if iri in dimension_of else []
        code = f" ; gap:codeOf {curie(dimension_of[iri])}" if iri in dimension_of else ""
        blocks.append(f"{curie(iri)} a {' , '.join(types)}{code} .")
    return _file(blocks)


def _named(tbox: TBox, answer: Classification) -> set[Iri]:
    """All groups with a name: the named groups of the ontology, and each value that no named group is equivalent to."""
    nameless = {v for v in tbox.values if not any(_equivalent(answer, v, group) for group in tbox.named)}
    return {VICTIM, *tbox.named, *nameless}


def _equivalent(answer: Classification, one: Iri, other: Iri) -> bool:
    return (one, other) in answer.pairs and (other, one) in answer.pairs


def spared(tbox: TBox, answer: Classification, applies_to: Mapping[Iri, Iri]) -> Closure:
    """For each protection that doesn't apply to everyone, the named groups that have no member to whom it applies."""
    within: dict[Iri, set[Iri]] = {}
    for lower, upper in answer.pairs:
        if lower.startswith(candidates.LEAF):
            within.setdefault(lower, set()).add(upper)
    named = _named(tbox, answer)
    met = {to: {group for groups in within.values() if to in groups for group in groups} for to in applies_to.values()}
    return {protection: frozenset(named - met[to]) for protection, to in applies_to.items()}


def closures_file(covers: Closure, contains: Closure, spares: Closure) -> str:
    """The reflexive and transitive closures of ``gap:covers`` and ``gap:contains``, so that no query needs a property
    path.

    ``spares`` is written as ``gap:appliesToNoneOf``. With ``gap:appliesToNoneOf``, a query finds silence: a protection
    that applies to a group and that no claim mentions.
    """
    closures = (("gap:covers", covers), ("gap:contains", contains), ("gap:appliesToNoneOf", spares))
    blocks = [
        f"{_name(iri)} {predicate} {_list(sorted(below))} ."
        for predicate, closure in closures
        for iri, below in sorted(closure.items())
        if below
    ]
    return _file(blocks)


def _file(blocks: Iterable[str]) -> str:
    return _HEADER + "\n" + "\n".join(blocks) + "\n"


def _list(iris: Iterable[Iri]) -> str:
    return " , ".join(map(_name, iris))


def _name(iri: Iri) -> str:
    """The CURIE with the prefix that the file declares, or the IRI in angle brackets."""
    short = curie(iri)
    return short if short.startswith("gap:") else f"<{iri}>"
