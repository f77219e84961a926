"""SPARQL checks find no common ontology mistake; and each check finds a planted fault."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, QuerySolutions, RdfFormat, Store, parse

from gapgraph import resources
from gapgraph.vocabulary import GAP

ROOT = resources.root()
CHECKS = sorted((ROOT / "ontology" / "checks").glob("*.rq"))
ONTOLOGY = ("ontology/*.ttl", "ontology/mandates/*.ttl", "ontology/inferred/*.ttl", "data/countries/*.ttl")
USES = ("data/reports/*.ttl", "ontology/shapes/**/*.ttl")
MENTIONS = ("ontology/rules/*.rq", "ontology/shapes/**/*.rq", "queries/**/*.rq", "src/gapgraph/**/*.py")
HEADER = re.compile(r"# Problem: .+\.\n# Remedy: .+\.\n")
REFERENCES = NamedNode("http://purl.org/dc/terms/references")

PREFIXES = """@prefix gap: <https://w3id.org/gapgraph/ontology#> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> ."""
LABELS = 'rdfs:label "planted"@en , "plantado"@es'
DEFINITIONS = 'skos:definition "Planted."@en , "Plantado."@es'


def files(*patterns: str) -> Iterator[Path]:
    return (path for pattern in patterns for path in sorted(ROOT.glob(pattern)))


def load(store: Store, paths: Iterable[Path]) -> Store:
    for path in paths:
        store.bulk_extend(Quad(*triple) for triple in parse(path.read_bytes(), RdfFormat.TURTLE))
    return store


@cache
def ontology() -> Store:
    return load(Store(), files(*ONTOLOGY))


@cache
def reports() -> Store:
    return load(Store(), files(*ONTOLOGY, "data/reports/*.ttl"))


def with_uses() -> Store:
    """The ontology with everything that may use a term: data, shapes, and the text of queries and code."""
    store = load(Store(), files(*ONTOLOGY, *USES))
    text = "\n".join(path.read_text(encoding="utf-8") for path in files(*MENTIONS))
    words = set(re.findall(r'"([A-Za-z][A-Za-z0-9]*)"', text)) | set(re.findall(r"\b[\w-]+:([A-Za-z0-9]+)", text))
    terms = {quad.subject for quad in store if isinstance(quad.subject, NamedNode)}
    for term in terms:
        if re.split("[#/]", term.value)[-1] in words:
            store.add(Quad(NamedNode("https://w3id.org/gapgraph/code"), REFERENCES, term))
    return store


def findings(check: str, store: Store) -> list[tuple[str, str]]:
    query = (ROOT / "ontology" / "checks" / f"{check}.rq").read_text(encoding="utf-8")
    solutions = store.query(query)
    assert isinstance(solutions, QuerySolutions)
    assert [variable.value for variable in solutions.variables] == ["term", "detail"]
    return [tuple(str(getattr(one, "value", one)) for one in solution) for solution in solutions]  # type: ignore[misc]


def planted(turtle: str) -> Store:
    store = load(Store(), files(*ONTOLOGY))
    store.bulk_extend(Quad(*triple) for triple in parse(f"{PREFIXES}\n{turtle}", RdfFormat.TURTLE))
    return store


FAULTS = {
    "unlabelled": [
        (f"gap:Planted a owl:Class ; {DEFINITIONS} .", "en"),
        (f'gap:Planted a owl:Class ; rdfs:label "planted"@en ; {DEFINITIONS} .', "es"),
    ],
    "undefined": [
        (f"gap:Planted a owl:Class ; {LABELS} .", "en"),
        (f'gap:Planted a gap:Cause ; {LABELS} ; skos:definition "Planted."@en .', "es"),
    ],
    "undeclared": [
        ("gap:Girl gap:Planted gap:Woman .", "as a property"),
        ("gap:one a gap:Planted .", "as a class"),
        ("gap:Girl gap:dimension gap:Planted .", "as a value"),
        ("gap:Planted gap:order 3 .", "as a subject"),
    ],
    "wrongly-typed": [
        ("gap:Planted a owl:ObjectProperty , owl:DatatypeProperty .", "an object property and a datatype property"),
        ("gap:Planted a owl:Class , owl:ObjectProperty .", "a class and a property"),
        ("gap:Planted a owl:Class , owl:NamedIndividual .", "a class that is also an individual, and no group"),
        ('gap:Planted a owl:ObjectProperty . gap:Girl gap:Planted "text" .', "an object property with a literal"),
        ("gap:Planted a owl:DatatypeProperty . gap:Girl gap:Planted gap:Man .", "a datatype property with a resource"),
        ("gap:one gap:frequency gap:Planted . gap:Planted a gap:Cause .", f"outside the range of {GAP}frequency"),
        ("gap:Planted a gap:Cause ; gap:certainty gap:Stated .", f"outside the domain of {GAP}certainty"),
    ],
    "repeated": [
        (f'gap:Planted a owl:Class ; {LABELS} ; rdfs:label "sown"@en .', "two labels"),
        (f'gap:Planted a owl:Class ; {DEFINITIONS} ; skos:definition "Sembrado."@es .', "two definitions"),
        ("gap:Planted a gap:Cause ; gap:order 3 , 11 .", "two places"),
    ],
    "unused": [
        ("gap:Planted a owl:Class .", "class"),
        ("gap:Planted a owl:DatatypeProperty .", "property"),
    ],
    "unlisted": [
        ("gap:Planted a gap:Cause ; gap:order 3 .", "no scheme"),
        ("gap:Planted a gap:Cause ; skos:inScheme gap:CauseScheme .", "no order"),
        ("gap:Planted a gap:Cause ; skos:inScheme gap:CauseScheme ; gap:order 3 .", "the same place as another"),
    ],
}


def test_every_check_has_planted_faults() -> None:
    assert [path.stem for path in CHECKS] == sorted(FAULTS)


@pytest.mark.parametrize("path", CHECKS, ids=lambda path: path.stem)
def test_a_check_names_the_problem_and_the_remedy(path: Path) -> None:
    assert HEADER.match(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("check", [check for check in FAULTS if check != "unused"])
def test_a_check_finds_nothing_in_the_ontology(check: str) -> None:
    assert findings(check, ontology()) == []


@pytest.mark.parametrize("check", ["undeclared", "wrongly-typed"])
def test_reports_use_terms_as_declared(check: str) -> None:
    assert findings(check, reports()) == []


def test_no_term_is_unused() -> None:
    assert findings("unused", with_uses()) == []


@pytest.mark.parametrize(
    ("check", "turtle", "detail"), [(check, *fault) for check, faults in FAULTS.items() for fault in faults]
)
def test_each_check_of_the_ontology_finds_its_planted_fault(check: str, turtle: str, detail: str) -> None:
    assert (f"{GAP}Planted", detail) in findings(check, planted(turtle))


def test_every_text_of_the_ontology_has_a_language() -> None:
    texts = ("label", "definition", "scopeNote", "note", "qualifier", "remedy")
    bare = [
        str(quad)
        for quad in ontology()
        if isinstance(quad.object, Literal)
        and quad.predicate.value.rsplit("#", 1)[-1] in texts
        and not quad.object.language
    ]
    assert bare == []
