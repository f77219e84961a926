"""Makes graphs with a planted fault for tests, and validates the graphs by the rules of ``gapgraph validate``."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from pyoxigraph import Quad, RdfFormat, parse

from gapgraph.core.facts import Facts
from gapgraph.rdf.writing import merge_graphs, write_nquads
from gapgraph.store.source import read_shared
from gapgraph.validation.data_reading import DataSource, read_all
from gapgraph.validation.engines import ENGINES
from gapgraph.validation.finding import Finding
from gapgraph.validation.ruleset import Ruleset, read_ruleset
from gapgraph.validation.validate import Outcome, validate
from gapgraph.vocabulary import PREFIXES, REPORT
from scripts.core import ROOT

HERE = Path(__file__).parent
PERU = ROOT / "data" / "reports" / "per-2021.ttl"
NAMESPACES = {
    **PREFIXES,
    "csvw": "http://www.w3.org/ns/csvw#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "vann": "http://purl.org/vocab/vann/",
    "atl": "https://w3id.org/gapgraph/country/atl#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "owl": "http://www.w3.org/2002/07/owl#",
    "per": "https://w3id.org/gapgraph/country/per#",
    "schema": "https://schema.org/",
    "schema-http": "http://schema.org/",
    "sh": "http://www.w3.org/ns/shacl#",
    "shape": "https://w3id.org/gapgraph/shape/",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "wgs": "http://www.w3.org/2003/01/geo/wgs84_pos#",
}


@cache
def quads_of(path: Path) -> tuple[Quad, ...]:
    (source,) = read_all([path])
    return source.quads


def iri(name: str, report: str = "atl-2021") -> str:
    """The IRI for a short form: ``claim/001`` is a claim of the report, ``.`` is the report, a CURIE is expanded, and
    an IRI stays.
    """
    if name == ".":
        return REPORT + report
    if name.startswith("http"):
        return name
    prefix, colon, local = name.partition(":")
    return NAMESPACES[prefix] + local if colon else f"{REPORT}{report}/{name}"


def faulty(base: Path, cut: Iterable[str], put: str, report: str = "atl-2021") -> tuple[DataSource, ...]:
    """The graph of the file ``base`` without the triples that ``cut`` names (``node property`` or ``node`` alone) and
    with the Turtle of ``put``.
    """
    gone = [tuple(iri(term, report) for term in line.split()) for line in cut]
    for line in gone:
        assert any(_matches(quad, line) for quad in quads_of(base)), f"nothing to cut: {line}"
    kept = [quad for quad in quads_of(base) if not any(_matches(quad, line) for line in gone)]
    head = "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in NAMESPACES.items())
    text = head + put
    return (DataSource(base.name, (*kept, *parse(text, format=RdfFormat.TURTLE, base_iri=f"{REPORT}{report}/"))),)


def _matches(quad: Quad, line: tuple[str, ...]) -> bool:
    terms = (str(quad.subject)[1:-1], quad.predicate.value, str(quad.object)[1:-1])
    return terms[: len(line)] == line


@cache
def rules() -> Ruleset:
    return read_ruleset(ROOT)


@cache
def background() -> Facts:
    return read_shared(ROOT)


def judged(sources: tuple[DataSource, ...], engine: str = "shacl", language: str = "en") -> Outcome:
    return validate(sources, rules(), background(), ENGINES[engine], language)


def about_data(outcome: Outcome) -> tuple[Finding, ...]:
    return tuple(finding for finding in outcome.findings if finding.about == "data")


def line(finding: Finding, report: str = "atl-2021") -> str:
    """A finding as fixtures write it: severity, rule, focus, path, component."""
    return " ".join(
        (finding.severity, finding.rule, short(finding.focus, report), short(finding.path, report), finding.component)
    )


def short(text: str, report: str = "atl-2021") -> str:
    """The short form of an IRI, as :func:`iri` reads it, or of all IRIs in a path; ``-`` for an empty text."""
    if text == REPORT + report:
        return "."
    text = text.replace(f"{REPORT}{report}/", "")
    for prefix, namespace in sorted(NAMESPACES.items(), key=lambda item: -len(item[1])):
        text = text.replace(f"<{namespace}", f"<{prefix}:")
        text = text.replace(namespace, f"{prefix}:", 1) if text.startswith(namespace) else text
    return text.replace(" ", "") or "-"


OWN_NAMES = (
    "country/atl#",
    "law/atl-1",
    "report/atl-2021",
    "report/atl-2020",
    "ontology#Flood",
    "ontology#Islander",
    "ontology#Tide",
    "ontology#sea",
    "query/tides",
    "shape/each",
    "shape/one",
    "shape/two",
    "_:nameless",
)
"""Names that the base graphs and the faults define; with other names in each graph, several graphs can be in one store
without affecting each other.
"""


def apart(sources: tuple[DataSource, ...], number: int) -> DataSource:
    """The sources as one graph, in which other names replace ``OWN_NAMES``; each ``number`` gives different names."""
    code = "".join(chr(ord("a") + number // 26**place % 26) for place in (2, 1, 0))
    text = write_nquads(merge_graphs(quad for source in sources for quad in source.quads)).decode()
    for name in OWN_NAMES:
        text = text.replace(name, renamed(name, code))
    return DataSource(code, tuple(parse(text.encode(), format=RdfFormat.N_TRIPLES)))


def renamed(name: str, code: str) -> str:
    return name.replace("atl", code) if "atl" in name else f"{name}-{code}"
