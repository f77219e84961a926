"""SHACL engines behind one small interface: the fast default, and the reference.

Both take shapes and data as N-Triples text and answer with the same raw results, which
:mod:`gapgraph.validation.validate` turns into findings. Neither fetches anything: the data is parsed before it
comes here, and shapes graphs with ``owl:imports`` never do.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from gapgraph.errors import GapgraphError

_SH = "http://www.w3.org/ns/shacl#"


@dataclass(frozen=True, order=True)
class Result:
    """One SHACL validation result. ``shape`` is the IRI of the nearest named shape; terms are in N-Triples syntax."""

    shape: str
    focus: str
    path: str
    value: str
    component: str
    severity: str
    message: str


class Engine(Protocol):
    """What validates core SHACL."""

    name: str

    def results(self, shapes: str, data: str) -> tuple[Result, ...]:
        """The results of validating data against shapes, both N-Triples, sorted."""


class RustEngine:
    """The ``shacl`` package: compiled, and fastest of those whose verdicts are right (see docs/engines.md)."""

    name = "shacl"

    def results(self, shapes: str, data: str) -> tuple[Result, ...]:
        """Validate with the compiled engine."""
        try:
            import shacl  # noqa: PLC0415 -- an optional extra, and start-up time for everyone else
        except ImportError as error:
            raise _missing(self.name) from error
        report = shacl.Shapes.from_text(shapes, format="ntriples").validate_text(data, format="ntriples")
        return tuple(sorted(_from_rust(result) for result in report.results))


def _from_rust(result: object) -> Result:
    def text(name: str) -> str:
        return getattr(result, name) or ""

    return Result(
        shape=text("source_shape"),
        focus=text("focus_node"),
        path=text("path"),
        value=text("value"),
        component=text("component"),
        severity=text("severity"),
        message=text("message"),
    )


class ReferenceEngine:
    """pySHACL, the reference that every other engine is held against."""

    name = "pyshacl"

    def results(self, shapes: str, data: str) -> tuple[Result, ...]:
        """Validate with pySHACL, on rdflib graphs, without inference."""
        try:
            from pyshacl import validate  # noqa: PLC0415
            from rdflib import Graph  # noqa: PLC0415
        except ImportError as error:
            raise _missing(self.name) from error
        data_graph = Graph().parse(data=data, format="nt")
        shapes_graph = Graph().parse(data=shapes, format="nt")
        _, report, _ = validate(data_graph, shacl_graph=shapes_graph, inference="none", do_owl_imports=False)
        return tuple(sorted(_from_report(report)))


def _from_report(report: object) -> list[Result]:
    from rdflib import RDF, Graph, URIRef  # noqa: PLC0415
    from rdflib.term import Node  # noqa: PLC0415

    if not isinstance(report, Graph):
        raise GapgraphError("GG402", f"pySHACL failed: {report}", exit_status=3)

    def text(node: Node, name: str) -> str:
        term = report.value(node, URIRef(_SH + name))
        return term.n3() if term is not None else ""

    return [
        Result(
            shape=text(node, "sourceShape"),
            focus=text(node, "focusNode"),
            path=text(node, "resultPath"),
            value=text(node, "value"),
            component=_local(text(node, "sourceConstraintComponent")),
            severity=_local(text(node, "resultSeverity")),
            message=str(report.value(node, URIRef(_SH + "resultMessage")) or ""),
        )
        for node in report.subjects(RDF.type, URIRef(_SH + "ValidationResult"))
    ]


def _local(iri: str) -> str:
    return iri.strip("<>").rsplit("#", 1)[-1]


def _missing(engine: str) -> GapgraphError:
    return GapgraphError(
        "GG401",
        f"The SHACL engine {engine!r} isn't installed",
        remedy="Install it with: pip install 'gapgraph[validate]'",
        exit_status=3,
    )


ENGINES: dict[str, Engine] = {engine.name: engine for engine in (RustEngine(), ReferenceEngine())}
"""The engines offered, the default first."""
