"""SHACL engines behind one small interface: the fast default, and two reference engines.

All engines accept shapes as Turtle and data as N-Triples, and return the same raw results, which
:mod:`gapgraph.validation.validate` turns into findings. No engine fetches anything: the data is parsed before, and
``owl:imports`` is never followed. ``docs/engines.md`` says which engine passes which tests.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from typing import Any, NamedTuple, Protocol

from pyoxigraph import BlankNode, RdfFormat, parse

from gapgraph.errors import GapgraphError
from gapgraph.vocabulary import SH

MAX_RESULTS = 10_000
"""The maximum number of violations that the default engine lists: each violation takes time and memory, and nobody
reads more.
"""

_BLANK = r'"(?:[^"\\\\]|\\\\.)*"|<[^>]*>|(_:[^\s<>"]+)'
"""A regular expression that finds the names of blank nodes in N-Triples; the expression also matches literals and IRIs,
so that no text inside a literal or an IRI is read as a blank node.
"""


class EngineResult(NamedTuple):
    """One SHACL validation result. ``shape`` is the shape that reported the result; terms are in N-Triples syntax, a
    path is in SPARQL syntax.
    """

    shape: str
    focus: str
    path: str
    value: str
    component: str
    severity: str
    message: str


class Engine(Protocol):
    """The interface of a SHACL engine. A reference engine also runs SPARQL constraints; with the other engines, the
    checks (SPARQL queries over all nodes at once) run instead.
    """

    name: str
    referees: bool

    def results(self, shapes: str, data: str) -> tuple[EngineResult, ...]:
        """The results, sorted, of validating data (N-Triples) against shapes (Turtle).

        Raises GapgraphError GG401 if the engine isn't installed, GG402 if it fails; the exit status of both is 3.
        """


class CompiledEngine:
    """The ``shacl`` package: compiled, and the fastest engine with correct verdicts (see docs/engines.md)."""

    name = "shacl"
    referees = False

    def results(self, shapes: str, data: str) -> tuple[EngineResult, ...]:
        """Validate with the compiled engine; it lists at most ``MAX_RESULTS`` violations."""
        shacl = _load(self.name, "shacl")
        try:
            compiled = shacl.Shapes.from_turtle(shapes)
            found = compiled.validate_text(data, format="ntriples", max_results=MAX_RESULTS).results
        except (ValueError, RuntimeError) as error:
            raise _failed(self.name, error) from error
        nameless = any((term or "").startswith("_:") for one in found for term in (one.focus_node, one.value))
        names = _blank_names(shapes, data) if nameless else {}
        return tuple(sorted(_from_compiled(result, names) for result in found))


def _blank_names(shapes: str, data: str) -> dict[str, str]:
    """Maps the engine's names of blank nodes to their names in the data. The engine numbers blank nodes in order: those
    of the shapes first, then those of the data.
    """
    found = (name for line in data.split("\n") for name in re.findall(_BLANK, line) if name)
    before = {
        term.value
        for triple in parse(shapes.encode(), format=RdfFormat.TURTLE)
        for term in (triple.subject, triple.object)
        if isinstance(term, BlankNode)
    }
    return {f"_:0_b{number}": name for number, name in enumerate(dict.fromkeys(found), start=len(before))}


def _from_compiled(result: Any, names: Mapping[str, str]) -> EngineResult:
    def term(text: str | None) -> str:
        return names.get(text or "", text or "")

    return EngineResult(
        shape=result.source_shape or "",
        focus=term(result.focus_node),
        path=result.path or "",
        value=term(result.value),
        component=result.component or "",
        severity=result.severity or "",
        message=result.message or "",
    )


class RdflibEngine:
    """A SHACL engine that returns its report as an rdflib graph: pySHACL or pyshacl-turbo."""

    referees = True

    def __init__(self, name: str, module: str) -> None:
        self.name = name
        self._module = module

    def results(self, shapes: str, data: str) -> tuple[EngineResult, ...]:
        """Validate without inference, and without following imports."""
        validate: Callable[..., tuple[bool, Any, str]] = _load(self.name, self._module).validate
        # rdflib logs an invalid literal with a traceback, which a user must not see.
        import_module("logging").getLogger("rdflib.term").setLevel("CRITICAL")
        graph = _data_graph(data)
        settings = {"inference": "none", "do_owl_imports": False, "shacl_graph_format": "turtle"}
        try:
            with warnings.catch_warnings(action="ignore"):  # all warnings are about the text report, which isn't used
                _, report, text = validate(graph, shacl_graph=shapes, **settings)
        except Exception as error:  # each engine has its own exceptions, and none may reach a user
            raise _failed(self.name, error) from error
        if not hasattr(report, "subjects"):
            raise _failed(self.name, text)
        return tuple(sorted(_from_report(report)))


class _OwnNames(dict[str, str]):
    """Replaces the dictionary in which rdflib's parser looks up the names of blank nodes, so that each blank node keeps
    the name that it has in the text.
    """

    def get(self, name: str, default: object = None) -> str:
        """The name of the blank node in the text, unchanged."""
        del default
        return name


def _data_graph(text: str) -> Any:
    """N-Triples as an rdflib graph: literals unchanged (``007`` stays), blank nodes with their own names."""
    import rdflib  # noqa: PLC0415  (imported late: rdflib is needed only if this engine runs)

    before, rdflib.NORMALIZE_LITERALS = rdflib.NORMALIZE_LITERALS, False
    try:
        return rdflib.Graph().parse(data=text, format="nt", bnode_context=_OwnNames())
    finally:
        rdflib.NORMALIZE_LITERALS = before


def _from_report(report: Any) -> Iterator[EngineResult]:
    from rdflib import RDF, URIRef  # noqa: PLC0415  (imported late: rdflib is slow to import)

    def one(node: Any, name: str) -> Any:
        return report.value(node, URIRef(SH + name))

    # Not every result in the graph counts: the object of sh:detail explains another result.
    for node in report.objects(report.value(None, RDF.type, URIRef(SH + "ValidationReport")), URIRef(SH + "result")):
        yield EngineResult(
            shape=as_ntriples(one(node, "sourceShape")),
            focus=as_ntriples(one(node, "focusNode")),
            path=path_text(report, one(node, "resultPath")),
            value=as_ntriples(one(node, "value")),
            component=_local(one(node, "sourceConstraintComponent")),
            severity=_local(one(node, "resultSeverity")),
            message=min((str(text) for text in report.objects(node, URIRef(SH + "resultMessage"))), default=""),
        )


def as_ntriples(term: Any) -> str:
    """A term of rdflib in N-Triples syntax; empty for none."""
    from rdflib import Literal  # noqa: PLC0415
    from rdflib.namespace import XSD  # noqa: PLC0415

    if term is None:
        return ""
    if not isinstance(term, Literal):
        return str(term.n3())
    text = str(term).translate({0x5C: "\\\\", 0x22: '\\"', 0x0A: "\\n", 0x0D: "\\r", 0x09: "\\t"})
    if term.language:
        return f'"{text}"@{term.language}'
    return f'"{text}"^^<{term.datatype}>' if term.datatype and term.datatype != XSD.string else f'"{text}"'


def path_text(graph: Any, path: Any) -> str:
    """A SHACL property path as SPARQL writes it (SHACL 1.0, section 2.3.1); empty for none."""
    from rdflib import RDF, URIRef  # noqa: PLC0415
    from rdflib.collection import Collection  # noqa: PLC0415

    if path is None or isinstance(path, URIRef):
        return as_ntriples(path)
    if graph.value(path, RDF.first) is not None:
        return "(" + "/".join(path_text(graph, step) for step in Collection(graph, path)) + ")"
    if (choice := graph.value(path, URIRef(SH + "alternativePath"))) is not None:
        return "(" + "|".join(path_text(graph, step) for step in Collection(graph, choice)) + ")"
    if (inverse := graph.value(path, URIRef(SH + "inversePath"))) is not None:
        return f"^{path_text(graph, inverse)}"
    for name, sign in (("zeroOrMorePath", "*"), ("oneOrMorePath", "+"), ("zeroOrOnePath", "?")):
        if (inner := graph.value(path, URIRef(SH + name))) is not None:
            return f"({path_text(graph, inner)}){sign}"
    return as_ntriples(path)


def _local(iri: Any) -> str:
    return str(iri or "").rsplit("#", 1)[-1]


def _load(engine: str, module: str) -> Any:
    try:
        return import_module(module)
    except ImportError as error:
        raise GapgraphError(
            "GG401",
            f"The SHACL engine {engine!r} isn't installed",
            remedy="Install the engine with: pip install 'gapgraph[validate]'",
        ) from error


def _failed(engine: str, error: object) -> GapgraphError:
    what = " ".join(str(error).split()) or type(error).__name__
    remedy = "Try another engine with --engine; if the shapes are the bundled ones, please report the failure."
    return GapgraphError("GG402", f"The SHACL engine {engine!r} failed: {what[:300]}", remedy=remedy)


ENGINES: dict[str, Engine] = {
    engine.name: engine
    for engine in (
        CompiledEngine(),
        RdflibEngine("pyshacl", "pyshacl"),
        RdflibEngine("pyshacl-turbo", "pyshacl_turbo"),
    )
}
"""The available engines, the default first."""
