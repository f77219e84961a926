"""Literals that aren't written as their datatype asks, so marked that every engine takes them for what they are.

An engine may take ``"twenty"^^xsd:gYear`` for a year, and another one not. Before any engine sees the data, the
datatype of such a literal is another one, which no shape asks for; in what the engine reports it is the old one again.
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
    """The quads, with another datatype at what is none of its own."""
    for quad in quads:
        term = quad.object
        if type(term) is Literal and not is_well_formed(term.value, term.datatype.value):
            datatype = NamedNode(_ILL_TYPED + term.datatype.value.removeprefix(XSD))
            yield Quad(quad.subject, quad.predicate, Literal(term.value, datatype=datatype), quad.graph_name)
        else:
            yield quad


def as_given(results: Iterable[EngineResult], shapes: Facts) -> tuple[EngineResult, ...]:
    """The results with the datatypes that the data has, but for those that an engine alone takes for ill-typed.

    It may not know a form (a year before our era, a number of 5,000 digits) that the datatype has all the same.
    """
    return tuple(
        result._replace(value=result.value.replace(f"^^<{_ILL_TYPED}", f"^^<{XSD}"))
        for result in results
        if not _is_of_the_datatype(result, shapes)
    )


def _is_of_the_datatype(result: EngineResult, shapes: Facts) -> bool:
    asked = shapes.iri(result.shape.strip("<>"), SH + "datatype")
    return result.component == _COMPONENT and asked is not None and result.value.endswith(f"^^<{asked}>")
