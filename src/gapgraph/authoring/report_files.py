"""From ``data/encodings`` to ``data/reports``: the files that are compiled."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from gapgraph.authoring.compile import compile_report, is_withheld
from gapgraph.authoring.encoding import read_encoding
from gapgraph.corpus import Corpus
from gapgraph.errors import GapgraphError, unknown_name
from gapgraph.rdf.writing import write_turtle
from gapgraph.vocabulary import COUNTRY


def compiled(root: Path, ids: Sequence[str] = ()) -> Iterator[tuple[Path, bytes]]:
    """The path and the bytes of each report's graph, compiled anew; nothing is written."""
    known = sorted(path.stem for path in (root / "data" / "encodings").glob("*.toml"))
    ontology = Corpus(root).facts
    for report in ids or known:
        if report not in known:
            raise unknown_name("GG101", "encoding", report, known)
        encoding = read_encoding(root / "data" / "encodings" / f"{report}.toml")
        narrative = "" if is_withheld(encoding) else read_text(root / "data" / "sources" / f"{report}.txt")
        country = encoding.report["country"].lower()
        triples = compile_report(encoding, narrative, ontology)
        path = root / "data" / "reports" / f"{report}.ttl"
        yield path, write_turtle(triples, {country: f"{COUNTRY}{country}#"})


def read_text(path: Path) -> str:
    """The text of a file. Raises GapgraphError GG201 when it isn't there or isn't UTF-8."""
    try:
        return path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise GapgraphError("GG201", "The text can't be read", place=str(path), remedy="Name a UTF-8 file.") from error
