"""Fenced blocks of documents that show the real data: ``turtle of=NODE`` and ``toml of=CLAIMS`` are filled from it.

``toml of=per-2021/claim/108-112`` shows claims as their encoder wrote them. In Turtle, ``of=`` names a report
(``per-2021``), a node of a report by its path (``per-2021/claim/112``), or a term of the ontology by its CURIE
(``gap:Man``). A term is shown as it is in the ontology's file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from gapgraph.api import Gapgraph
from gapgraph.core.facts import Facts, Literal, Triple
from gapgraph.derivation.dataset import derive_triples
from gapgraph.rdf.writing import write_turtle
from gapgraph.vocabulary import COUNTRY, GAP, PREFIXES, REPORT, Iri, ReportId
from scripts.consoles import documents

BLOCK = re.compile(r"^```(turtle|toml) of=(\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_CLAIM = re.compile(r"^\[\[claim\]\]\nid = (\d+)\n((?:.+\n)*)", re.MULTILINE)
_LONG = 90
_COUNTRY = Iri(GAP + "Country")


def documents_with_snippets() -> list[Path]:
    """The documents that show a node."""
    return [one for one in documents() if BLOCK.search(one.read_text(encoding="utf-8"))]


def refreshed(document: Path, graph: Gapgraph) -> str:
    """The document with its nodes as they are now. Raises KeyError for a node that doesn't exist."""

    def fill(block: re.Match[str]) -> str:
        language, node = block.group(1), block.group(2)
        text = snippet(node, graph) if language == "turtle" else written(node, graph.root)
        return f"```{language} of={node}\n{text}```"

    return BLOCK.sub(fill, document.read_text(encoding="utf-8"))


def snippet(node: str, graph: Gapgraph) -> str:
    """All statements about a node, in Turtle without prefixes; a text longer than a line is cut."""
    if ":" in node:
        return declaration(node, graph.root)
    triples = list(about(node, graph))
    if not triples:
        raise KeyError(node)
    countries = {iri.split("#")[0].rsplit("/", 1)[-1] for iri in _iris(triples) if iri.startswith(COUNTRY)}
    prefixes = {country: f"{COUNTRY}{country}#" for country in countries}
    text = write_turtle(map(_shortened, triples), prefixes).decode("utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("@prefix"))
    return "".join(f"{line.replace(chr(9), '    ')}\n" for line in lines)


def written(claims: str, root: Path) -> str:
    """The TOML text of one claim (``per-2021/claim/112``) or of several (``…/108-112``) in the report's encoding."""
    report, _, numbers = claims.split("/")
    first, _, last = numbers.partition("-")
    text = (root / "data" / "encodings" / f"{report}.toml").read_text(encoding="utf-8")
    found = dict(_CLAIM.findall(text))
    wanted = [str(number) for number in range(int(first), int(last or first) + 1)]
    return "\n".join(f"[[claim]]\nid = {number}\n{found[number]}" for number in wanted)


def declaration(term: str, root: Path) -> str:
    """The text of a term in the ontology's files, from its name at the start of a line to the full stop."""
    found = re.compile(rf"^{re.escape(term)} .*?[ ]\.$\n", re.MULTILINE | re.DOTALL)
    texts = (path.read_text(encoding="utf-8") for path in sorted((root / "ontology").rglob("*.ttl")))
    blocks = [block for text in texts for block in found.findall(text)]
    if not blocks:
        raise KeyError(term)
    return "".join(blocks)


def about(node: str, graph: Gapgraph) -> Iterator[Triple]:
    """The triples whose subject is the node: from its report's claims, or from the triples derived from them."""
    report, _, rest = node.partition("/")
    yield from graph.report_facts(report).about(REPORT + node)
    if rest.split("/")[0] in {"coverage", "gap", "duty"}:
        yield from Facts(derive_triples(graph, ReportId(report))).about(REPORT + node)


def _iris(triples: list[Triple]) -> Iterator[str]:
    return (term for triple in triples for term in triple if isinstance(term, str) and not isinstance(term, Literal))


def _shortened(triple: Triple) -> Triple:
    subject, predicate, term = triple
    if isinstance(term, Literal) and len(term.text) > _LONG:
        return subject, predicate, term._replace(text=f"{term.text[: _LONG - 1]}…")
    return triple


def prefixes(graph: Gapgraph) -> str:
    """The prefixes of the project's files, which a parser of a block needs."""
    countries = {iri.rsplit("/", 1)[-1].split("#")[0]: iri.split("#")[0] + "#" for iri in graph.facts.of_type(_COUNTRY)}
    every = {**PREFIXES, **countries, "owl": "http://www.w3.org/2002/07/owl#"}
    return "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in every.items())
