"""The header says what the ontology is, and its version and dates are the changelog's, not the clock's."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

import pytest
from rdflib import DCTERMS, OWL, RDF, VANN, Graph, URIRef

ONTOLOGY = URIRef("https://w3id.org/gapgraph/ontology")
RELEASE = re.compile(r"^## \[(\d+\.\d+\.\d+)\] - (\d{4}-\d\d-\d\d)$", re.MULTILINE)


@cache
def header(path: Path) -> Graph:
    return Graph().parse(path)


def value(root: Path, predicate: URIRef) -> str:
    (found,) = header(root / "ontology" / "gapgraph.ttl").objects(ONTOLOGY, predicate)
    return str(found)


@pytest.mark.parametrize("predicate", [DCTERMS.title, DCTERMS.description])
def test_the_header_speaks_both_languages(root: Path, predicate: URIRef) -> None:
    texts = header(root / "ontology" / "gapgraph.ttl").objects(ONTOLOGY, predicate)
    assert sorted(getattr(text, "language", None) or "" for text in texts) == ["en", "es"]


def test_the_header_is_full(root: Path) -> None:
    assert value(root, VANN.preferredNamespacePrefix) == "gap"
    assert value(root, VANN.preferredNamespaceUri) == f"{ONTOLOGY}#"
    assert value(root, DCTERMS.license) == "https://creativecommons.org/licenses/by/4.0/"
    assert value(root, DCTERMS.creator)
    assert (ONTOLOGY, RDF.type, OWL.Ontology) in header(root / "ontology" / "gapgraph.ttl")


def test_the_version_is_the_package_s(root: Path) -> None:
    version = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    assert value(root, OWL.versionInfo) == version
    assert value(root, OWL.versionIRI) == f"{ONTOLOGY}/{version}"


def test_the_dates_are_the_changelog_s(root: Path) -> None:
    releases = RELEASE.findall((root / "CHANGELOG.md").read_text(encoding="utf-8"))
    assert value(root, DCTERMS.modified) == dict(releases)[value(root, OWL.versionInfo)]
    assert value(root, DCTERMS.created) == min(day for _, day in releases)
