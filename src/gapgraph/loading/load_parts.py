"""The parts of a load. Each part is one graph: its content, and a digest by which a change is noticed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from pyoxigraph import CanonicalizationAlgorithm, Dataset, Quad, RdfFormat, serialize

from gapgraph._version import __version__
from gapgraph.core.facts import Triple
from gapgraph.corpus import Corpus
from gapgraph.derivation.closure_check import require_current_closures
from gapgraph.derivation.dataset import derive_stored_triples, derive_unshared_triples, report_file, shared_files
from gapgraph.rdf.graphs import claims_graph, coverage_graph
from gapgraph.rdf.input_files import files_in
from gapgraph.rdf.reading import read_quads
from gapgraph.rdf.writing import write_nquads, write_ntriples, write_term
from gapgraph.remote.completion_marks import Mark, coverage_ground
from gapgraph.remote.graph_digests import digest_lines
from gapgraph.vocabulary import GAP, NO_REPORT, ReportId

_EXCEPTIONS = f"<{GAP}exceptions>".encode()
_COVERAGE_GRAPH = f"<{GAP}coverageGraph>".encode()
_PACKAGE = Path(__file__).resolve().parents[1]
_DERIVING = ("core/**/*.py", "law/**/*.py", "derivation/**/*.py", "corpus/**/*.py", "vocabulary.py")
"""The code on which the content of coverage graphs depends: whole packages, and the modules that look up names and
data.
"""


@dataclass(frozen=True)
class LoadPart:
    """A graph to load: its IRI, a digest of its inputs, and its N-Triples, computed on demand.

    ``report`` is empty for graphs that all reports share. If SPARQL rules in the store can compute most lines of the
    graph, ``by_rules`` gives all lines that the graph has after the rules have run. ``rest`` selects the lines of the
    graph that must be sent to the store because the SPARQL rules can't compute these lines. ``ground`` is the digest of
    the inputs from which coverage is derived.
    """

    graph: str
    digest: str
    lines: Callable[[], bytes]
    report: ReportId = NO_REPORT
    by_rules: Callable[[], bytes] | None = None
    rest: Callable[[bytes], bytes] = bytes
    ground: str = ""


def mark_of(part: LoadPart, lines: bytes) -> Mark:
    """The completion mark of a graph that contains these lines of the part."""
    held = digest_lines(lines)
    return Mark(part.digest, held.size, __version__, held.content, part.ground)


def all_parts(graph: Corpus) -> Iterator[tuple[LoadPart, ...]]:
    """Every unit (parts that are marked as complete together) of a folder: first one for each shared graph, then one
    for each report, with its claims and its coverage.
    """
    require_current_closures(graph)
    shared = shared_parts(*graph.layers)
    yield from ((part,) for part in shared)
    ground = {part.graph: part.digest for part in shared}
    for report in graph.report_ids:
        yield report_parts(graph, report, ground)


def shared_parts(*layers: Path) -> tuple[LoadPart, ...]:
    """The ontology, its inferences, the mandates and the countries."""
    found = groupby(shared_files(*layers), key=lambda one: one[0])
    return tuple(_shared(graph, [path for _, path in files]) for graph, files in found)


def _shared(graph: str, paths: list[Path]) -> LoadPart:
    """A part with the statements of a few files, which are read immediately. The blank nodes in the part get the same
    names each time.
    """
    whole = Dataset(Quad(q.subject, q.predicate, q.object) for path in paths for q in read_quads(path))
    whole.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    written = serialize((quad.triple for quad in whole), format=RdfFormat.N_TRIPLES) or b""
    lines = b"".join(sorted(written.splitlines(keepends=True)))
    return LoadPart(graph, _digest(lines), lambda: lines)


def wanted_digests(graph: Corpus, reports: Iterable[ReportId]) -> dict[str, str]:
    """The graphs that a store in a folder must have for these reports. Each graph has a digest of the files and the
    code from which it is made.
    """
    found = groupby(shared_files(*graph.layers), key=lambda one: one[0])
    shared = {name: _digest(*(path.read_bytes() for _, path in files)) for name, files in found}
    of_reports = (report_parts(graph, report, shared) for report in reports)
    return {**shared, **{part.graph: part.digest for unit in of_reports for part in unit}}


def report_parts(graph: Corpus, report: ReportId, ground: Mapping[str, str]) -> tuple[LoadPart, LoadPart]:
    """Two parts: a report's claims, and its coverage. ``ground`` has the digests of the shared graphs from which
    coverage is derived.
    """
    path = report_file(graph.root, report)
    said = _digest(path.read_bytes())
    claims = LoadPart(claims_graph(report), said, lambda: _lines_of(path), report)
    based_on = coverage_ground(said, ground)
    from_all = _digest(based_on.encode(), _deriving_digest(graph.root).encode())

    def lines() -> bytes:
        return _derived(graph, report, derive_stored_triples)

    def by_rules() -> bytes:
        return _derived(graph, report, derive_unshared_triples)

    return claims, LoadPart(coverage_graph(report), from_all, lines, report, by_rules, _beyond_the_rules, based_on)


class GraphText(NamedTuple):
    """A graph as text: N-Quads, with one line for each triple."""

    graph: str
    triples: int
    quads: bytes


def shared_texts(graph: Corpus, names: Container[str]) -> Iterator[GraphText]:
    """The shared graphs with these names."""
    for name, files in groupby(shared_files(*graph.layers), key=lambda one: one[0]):
        if name in names:
            yield _text(name, _distinct(write_nquads(quad for _, path in files for quad in read_quads(path))))


def report_texts(graph: Corpus, report: ReportId) -> tuple[GraphText, GraphText]:
    """Two graphs of a report: its claims, and the nodes that are derived from them."""
    claims = _text(claims_graph(report), _lines_of(report_file(graph.root, report)))
    return claims, _text(coverage_graph(report), _derived(graph, report, derive_stored_triples))


def _text(graph: str, lines: bytes) -> GraphText:
    return GraphText(graph, lines.count(b"\n"), in_graph(lines, graph))


def in_graph(lines: bytes, graph: str) -> bytes:
    """Turns N-Triples into N-Quads of the graph. Each statement is one line, because line ends inside texts are
    escaped.
    """
    return lines.replace(b" .\n", f" {write_term(graph)} .\n".encode())


def _derived(graph: Corpus, report: ReportId, derive: Callable[[Corpus, ReportId], Iterator[Triple]]) -> bytes:
    """The derived triples as lines, each triple once, so that the number of lines is the number of triples."""
    lines = _distinct(write_ntriples(derive(graph, report)))
    graph.drop_cached(report)
    return lines


def _lines_of(path: Path) -> bytes:
    return _distinct(write_nquads(read_quads(path)))


def _distinct(lines: bytes) -> bytes:
    return b"".join(dict.fromkeys(lines.splitlines(keepends=True)))


def _beyond_the_rules(lines: bytes) -> bytes:
    """The lines that ``ontology/rules`` can't compute: exceptions, gaps and duties."""
    return b"".join(line for line in lines.splitlines(keepends=True) if not _is_by_rules(line))


def _is_by_rules(line: bytes) -> bool:
    subject, predicate, _ = line.split(b" ", 2)
    return (b"/coverage/" in subject and predicate != _EXCEPTIONS) or predicate == _COVERAGE_GRAPH


def _digest(*parts: bytes) -> str:
    found = hashlib.sha256()
    for part in parts:
        found.update(part)
        found.update(b"\0")
    return f"sha256:{found.hexdigest()}"


@cache
def _deriving_digest(root: Path) -> str:
    """A digest of the version, of all code that derives coverage, and of the SPARQL rules, which can derive coverage in
    a store.
    """
    modules = (path for pattern in _DERIVING for path in sorted(_PACKAGE.glob(pattern)))
    rules = files_in(root / "ontology" / "rules", "*.rq")
    return _digest(__version__.encode(), *(path.read_bytes() for path in (*modules, *rules)))
