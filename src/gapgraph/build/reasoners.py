"""Two reasoners, one answer: HermiT (the reference) and rustdl classify the same file.

HermiT runs on the file itself, with the jar of owlready2: some subsumptions are lost in owlready2's own Python classes.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from os import pathsep
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from rdflib import Graph

from gapgraph.build.ontology_problem import OntologyProblemError
from gapgraph.core.taxonomy import close
from gapgraph.vocabulary import Iri, curie

_NOTHING: Final = Iri("http://www.w3.org/2002/07/owl#Nothing")
_OWL: Final = "http://www.w3.org/2002/07/owl#"
_AXIOM: Final = re.compile(r"^(SubClassOf|EquivalentClasses)\( (.+) \)$", re.MULTILINE)
_IRI: Final = re.compile(r"<([^>]+)>")
_SECONDS: Final = 300


@dataclass(frozen=True)
class Classification:
    """What a reasoner infers from the definitions of the classes.

    ``pairs`` has every (lower, upper) pair of different satisfiable named classes, closed transitively; two equivalent
    classes give two pairs, one in each order. ``unsatisfiable`` are the classes that can have no member.
    """

    pairs: frozenset[tuple[Iri, Iri]]
    unsatisfiable: frozenset[Iri]


def classify(graph: Graph) -> Classification:
    """The classification on which HermiT and rustdl agree.

    Raises OntologyProblemError if the reasoners disagree, if the ontology is inconsistent, or if a reasoner fails.
    """
    with TemporaryDirectory() as folder:
        file = Path(folder) / "questions.rdf"
        graph.serialize(file, format="xml")
        ours, referee = rustdl(file), hermit(file)
    if ours != referee:
        raise OntologyProblemError(f"HermiT and rustdl disagree: {_difference(referee, ours)}")
    return referee


def hermit(file: Path) -> Classification:
    """HermiT's classification of an RDF/XML file; needs Java. Raises OntologyProblemError if the ontology is
    inconsistent, or if HermiT fails.
    """
    import owlready2  # noqa: PLC0415  (imported late: owlready2 takes nearly a second to load)

    jars = Path(owlready2.__file__).parent / "hermit"
    path = pathsep.join((str(jars), str(jars / "HermiT.jar")))
    command = [owlready2.JAVA_EXE, "-cp", path, "org.semanticweb.HermiT.cli.CommandLine", "-c", "-O", file.as_uri()]
    try:
        run = subprocess.run(command, capture_output=True, text=True, timeout=_SECONDS, check=False)  # noqa: S603
    except FileNotFoundError:
        raise OntologyProblemError("HermiT needs Java, and there is no java command") from None
    except subprocess.TimeoutExpired:
        raise OntologyProblemError(f"HermiT gave no answer in {_SECONDS} seconds") from None
    if "nconsistent" in run.stderr + run.stdout:
        raise OntologyProblemError("HermiT finds the ontology inconsistent")
    # HermiT exits with 0 even if it couldn't read the file.
    if run.returncode or not _AXIOM.search(run.stdout):
        raise OntologyProblemError(f"HermiT failed: {(run.stderr.strip() or str(run.returncode)).splitlines()[0]}")
    return _read_axioms(run.stdout)


def _read_axioms(text: str) -> Classification:
    """HermiT prints direct subsumptions and equivalences as functional-syntax axioms."""
    links: list[tuple[Iri, Iri]] = []
    unsatisfiable: set[Iri] = set()
    for kind, arguments in _AXIOM.findall(text):
        iris = [_NOTHING if iri == "owl:Nothing" else Iri(iri) for iri in _IRI.findall(arguments)]
        if "owl:Nothing" in arguments or _NOTHING in iris:
            unsatisfiable.update(iri for iri in iris if iri != _NOTHING)
        elif kind == "SubClassOf":
            links += [(iris[0], iris[-1])] if len(iris) == 2 else []
        else:
            links += [(one, other) for one in iris for other in iris if one != other]
    return Classification(_closed(links, unsatisfiable), frozenset(unsatisfiable))


def _closed(links: Iterable[tuple[Iri, Iri]], unsatisfiable: set[Iri]) -> frozenset[tuple[Iri, Iri]]:
    kept = [(a, b) for a, b in links if not {a, b} & unsatisfiable and not any(x.startswith(_OWL) for x in (a, b))]
    below = close(kept, ())
    return frozenset((lower, upper) for upper, lowers in below.items() for lower in lowers if lower != upper)


def rustdl(file: Path) -> Classification:
    """The classification of an RDF/XML file by rustdl; raises OntologyProblemError if the ontology is inconsistent or
    the classification is incomplete.
    """
    import rustdl as engine  # noqa: PLC0415

    answer = engine.classify(str(file), per_pair_timeout_ms=0, global_timeout_ms=_SECONDS * 1000)
    if answer.inconsistent:
        raise OntologyProblemError("rustdl finds the ontology inconsistent")
    if not answer.complete or answer.wedge_hierarchy_blind or answer.wedge_clauses_refused:
        raise OntologyProblemError("rustdl says that its answer is incomplete")
    unsatisfiable = set(map(Iri, answer.unsatisfiable)) - {_NOTHING}
    links = [(Iri(lower), Iri(upper)) for lower in answer.classes for upper in answer.superclasses_of(lower)]
    return Classification(_closed(links, unsatisfiable), frozenset(unsatisfiable))


def _difference(referee: Classification, ours: Classification) -> str:
    pairs = sorted(referee.pairs ^ ours.pairs)
    classes = sorted(referee.unsatisfiable ^ ours.unsatisfiable)
    shown = [f"{curie(a)} below {curie(b)}" for a, b in pairs[:3]] + [f"{curie(c)} unsatisfiable" for c in classes[:3]]
    return f"{len(pairs)} subsumptions and {len(classes)} unsatisfiable classes, such as {'; '.join(shown)}"
