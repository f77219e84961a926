"""The header describes the ontology; its version and dates come from the changelog."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from rdflib import DCTERMS, OWL, RDF, VANN, Graph, URIRef

ONTOLOGY = URIRef("https://w3id.org/gapgraph/ontology")
EDITION = re.compile(r"\b[Vv]ocabulary (?:is )?(\d+\.\d+(?:\.\d+)?) \((\d{4}-\d\d-\d\d)\)")


@cache
def header(path: Path) -> Graph:
    return Graph().parse(path)


def editions(root: Path) -> list[tuple[str, str]]:
    """The vocabulary's versions with their dates, the oldest first."""
    found: list[tuple[str, str]] = EDITION.findall((root / "CHANGELOG.md").read_text(encoding="utf-8"))
    return found[::-1]


def value(root: Path, predicate: URIRef) -> str:
    (found,) = header(root / "ontology" / "gapgraph.ttl").objects(ONTOLOGY, predicate)
    return str(found)


@pytest.mark.parametrize("predicate", [DCTERMS.title, DCTERMS.description])
def test_the_header_of_the_ontology_is_in_both_languages(root: Path, predicate: URIRef) -> None:
    texts = header(root / "ontology" / "gapgraph.ttl").objects(ONTOLOGY, predicate)
    assert sorted(getattr(text, "language", None) or "" for text in texts) == ["en", "es"]


def test_the_header_of_the_ontology_has_every_required_field(root: Path) -> None:
    assert value(root, VANN.preferredNamespacePrefix) == "gap"
    assert value(root, VANN.preferredNamespaceUri) == f"{ONTOLOGY}#"
    assert value(root, DCTERMS.license) == "https://creativecommons.org/licenses/by/4.0/"
    assert value(root, DCTERMS.creator)
    assert (ONTOLOGY, RDF.type, OWL.Ontology) in header(root / "ontology" / "gapgraph.ttl")


def test_the_version_of_the_vocabulary_is_in_the_changelog(root: Path) -> None:
    assert value(root, OWL.versionInfo) == editions(root)[-1][0]
    assert value(root, OWL.versionIRI) == f"{ONTOLOGY}/{value(root, OWL.versionInfo)}"
    assert value(root, OWL.priorVersion) == f"{ONTOLOGY}/{editions(root)[-2][0]}"


def test_the_dates_in_the_header_of_the_ontology_match_the_changelog(root: Path) -> None:
    assert value(root, DCTERMS.modified) == editions(root)[-1][1]
    assert value(root, DCTERMS.created) == editions(root)[0][1]
