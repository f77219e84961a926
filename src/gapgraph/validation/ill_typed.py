"""Literals that are invalid for their datatype are marked, so that every engine treats them alike.

One engine may accept ``"twenty"^^xsd:gYear`` as a year, and another may not. Before the engines read the data, an
invalid literal gets a special datatype, which no shape allows; in the results it has its own datatype again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Quad

from gapgraph.core.facts import Facts
from gapgraph.rdf.xsd_forms import is_well_formed
from gapgraph.validation.engines import EngineResult
from gapgraph.vocabulary import SH, XSD

_COMPONENT = "DatatypeConstraintComponent"
_ILL_TYPED = "https://w3id.org/gapgraph/ill-typed#"


def mark_ill_typed(quads: Iterable[Quad]) -> Iterator[Quad]:
    """The quads, with another datatype for invalid literals."""
    for quad in quads:
        term = quad.object
        if type(term) is Literal and not is_well_formed(term.value, term.datatype.value):
            datatype = NamedNode(_ILL_TYPED + term.datatype.value.removeprefix(XSD))
            yield Quad(quad.subject, quad.predicate, Literal(term.value, datatype=datatype), quad.graph_name)
        else:
            yield quad


def as_given(results: Iterable[EngineResult], shapes: Facts) -> tuple[EngineResult, ...]:
    """The results of an engine, with the datatypes of the data, and without results that report a valid literal as
    invalid: some engines reject a year before our era or a number of 5,000 digits.
    """
    return tuple(
        result._replace(value=result.value.replace(f"^^<{_ILL_TYPED}", f"^^<{XSD}"))
        for result in results
        if not _is_of_the_datatype(result, shapes)
    )


def _is_of_the_datatype(result: EngineResult, shapes: Facts) -> bool:
    asked = shapes.iri(result.shape.strip("<>"), SH + "datatype")
    return result.component == _COMPONENT and asked is not None and result.value.endswith(f"^^<{asked}>")
