"""Compiles the encodings in ``data/encodings`` into the files of ``data/reports``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from gapgraph.authoring.compile import compile_report, is_withheld
from gapgraph.authoring.declared import containing
from gapgraph.authoring.encoding import Encoding, read_encoding
from gapgraph.authoring.own_names import own_names
from gapgraph.core.facts import Facts
from gapgraph.corpus import Corpus
from gapgraph.errors import unknown_name
from gapgraph.rdf.input_files import files_in, utf8_text
from gapgraph.rdf.writing import write_turtle
from gapgraph.vocabulary import COUNTRY


def compiled(root: Path, ids: Sequence[str] = ()) -> Iterator[tuple[Path, bytes]]:
    """Compile each report's graph, and give its path and its bytes; nothing is written."""
    ontology = Corpus(root).facts
    for report in encodings_asked(root, ids):
        encoding = read_encoding(root / "data" / "encodings" / f"{report}.toml")
        yield from report_files(encoding, narrative_of(root, encoding), ontology, root)


def encodings_asked(root: Path, ids: Sequence[str]) -> Sequence[str]:
    """The given ids; if there are none, the ids of all encodings. Raises GapgraphError GG101 for an id without an
    encoding.
    """
    known = sorted(path.stem for path in files_in(root / "data" / "encodings", "*.toml"))
    for report in ids:
        if report not in known:
            raise unknown_name("GG101", "encoding", report, known)
    return ids or known


def narrative_of(root: Path, encoding: Encoding) -> str:
    """The text that an encoding quotes; empty if its words are withheld. Raises GapgraphError GG201 if the text can't
    be read.
    """
    return "" if is_withheld(encoding) else read_text(root / "data" / "sources" / f"{encoding.report['id']}.txt")


def report_files(encoding: Encoding, narrative: str, ontology: Facts, root: Path) -> Iterator[tuple[Path, bytes]]:
    """The report's graph and, if the encoding declares names, the file of these names and of the bodies that contain
    them.
    """
    report, country = encoding.report["id"], encoding.report["country"].lower()
    prefixes = {country: f"{COUNTRY}{country}#"}
    own = own_names(encoding, ontology)
    if own.declared:
        yield root / "data" / "countries" / f"{report}.ttl", write_turtle(own.facts.triples(), prefixes)
        wholes = containing(own.declared, own.iris, ontology)
        yield root / "ontology" / "inferred" / f"closures-{report}.ttl", write_turtle(wholes, prefixes)
    yield (
        root / "data" / "reports" / f"{report}.ttl",
        write_turtle(compile_report(encoding, narrative, ontology), prefixes),
    )


def read_text(path: Path) -> str:
    """The text of a file. Raises GapgraphError GG201 if the file doesn't exist or isn't UTF-8."""
    return utf8_text(path)
