"""From the ontology's sources to ``ontology/inferred/``, and whether what is committed is what would be written."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from rdflib import Graph, URIRef

from gapgraph.facts import Facts, Literal, Term
from gapgraph.ontology.candidates import questions
from gapgraph.ontology.inferred import check, closures_file, groups_file, victim_groups_file
from gapgraph.ontology.problem import OntologyProblemError
from gapgraph.ontology.reasoners import classify
from gapgraph.ontology.tbox import read_tbox
from gapgraph.scheme import read_scheme

INFERRED: Final = Path("ontology") / "inferred"


def build(root: Path) -> dict[Path, str]:
    """Every generated file, by its path under ``root``. Raises OntologyProblemError for what can't stand."""
    tbox = read_tbox(root)
    answer = classify(questions(tbox))
    check(tbox, answer)
    scheme = read_scheme(_facts(root))
    return {
        INFERRED / "groups.ttl": groups_file(tbox, answer),
        INFERRED / "victim-groups.ttl": victim_groups_file(tbox, answer),
        INFERRED / "closures.ttl": closures_file(scheme.covers, scheme.contains),
    }


def write(root: Path, files: dict[Path, str]) -> None:
    """Writes the files that differ from what is there."""
    for path in stale(root, files):
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(files[path], encoding="utf-8", newline="\n")


def stale(root: Path, files: dict[Path, str]) -> list[Path]:
    """The paths whose file is missing or differs from what would be written."""
    return [path for path, text in files.items() if not _is(root / path, text)]


def _is(path: Path, text: str) -> bool:
    return path.is_file() and path.read_bytes() == text.encode()


def _facts(root: Path) -> Facts:
    """Protections and providers: the ontology's own, and those of every country."""
    graph = Graph()
    for path in (*sorted((root / "ontology").glob("*.ttl")), *sorted((root / "data" / "countries").glob("*.ttl"))):
        try:
            graph.parse(path, format="turtle")
        except Exception as error:  # noqa: BLE001  # rdflib's parser raises several unrelated kinds
            raise OntologyProblemError(f"{path} isn't Turtle: {error}") from None
    return Facts((str(s), str(p), _term(o)) for s, p, o in sorted(graph))


def _term(node: object) -> Term:
    if isinstance(node, URIRef):
        return str(node)
    return Literal(str(node), getattr(node, "language", None) or "", str(getattr(node, "datatype", None) or ""))
