"""Generates ``ontology/inferred/`` from the ontology's sources."""

from __future__ import annotations

from pathlib import Path

from rdflib import Graph, URIRef

from gapgraph.build.inferred_files import check_inferred, closures_file, groups_file, spared, victim_groups_file
from gapgraph.build.leaf_candidates import questions
from gapgraph.build.ontology_problem import OntologyProblemError
from gapgraph.build.reasoners import classify
from gapgraph.build.tbox import read_tbox
from gapgraph.core.facts import Facts, Literal, Term
from gapgraph.core.taxonomy import read_taxonomy
from gapgraph.rdf.input_files import files_in
from gapgraph.store.root_parts import groups_line


def inferred_ontology(root: Path) -> dict[Path, bytes]:
    """Every generated file, by its path. Raises OntologyProblemError for an ontology that can't be built."""
    tbox = read_tbox(root)
    answer = classify(questions(tbox))
    check_inferred(tbox, answer)
    scheme = read_taxonomy(_facts(root))
    files = {
        "groups.ttl": groups_file(tbox, answer, groups_line(root)),
        "victim-groups.ttl": victim_groups_file(tbox, answer),
        "closures.ttl": closures_file(scheme.covers, scheme.contains, spared(tbox, answer, scheme.applies_to)),
    }
    return {root / "ontology" / "inferred" / name: text.encode() for name, text in files.items()}


def _facts(root: Path) -> Facts:
    """Protections and providers: those of the ontology and of every country."""
    graph = Graph()
    for path in (*files_in(root / "ontology", "*.ttl"), *files_in(root / "data" / "countries", "*.ttl")):
        try:
            graph.parse(path, format="turtle")
        except Exception as error:  # noqa: BLE001  # rdflib's parser raises several unrelated kinds
            raise OntologyProblemError(f"{path} isn't Turtle: {error}") from None
    return Facts((str(s), str(p), _term(o)) for s, p, o in sorted(graph))


def _term(node: object) -> Term:
    if isinstance(node, URIRef):
        return str(node)
    return Literal(str(node), getattr(node, "language", None) or "", str(getattr(node, "datatype", None) or ""))
