"""Write an encoding that was imported, and its text, into a folder."""

from __future__ import annotations

from pathlib import Path

from gapgraph.authoring.decompile import Document
from gapgraph.authoring.encoding_text import encoding_text
from gapgraph.authoring.iso_names import country_names
from gapgraph.authoring.own_build import is_current, write_built
from gapgraph.authoring.scaffold import country_file
from gapgraph.core.facts import Facts
from gapgraph.errors import GapgraphError
from gapgraph.vocabulary import COUNTRY


def write_imported(root: Path, document: Document, known: Facts, *, replace: bool = False) -> list[Path]:
    """Write ``data/encodings/{id}.toml`` and ``data/sources/{id}.txt``, and ``data/countries/{code}.ttl`` if ``known``
    lacks the country; returns the files that are new or changed.

    Raises GapgraphError GG314 if one of the files already exists with other content and must not be replaced.
    """
    files = [(root / "data" / "encodings" / f"{document.id}.toml", encoding_text(document).encode())]
    if document.tables["report"].get("wording") != "withheld":
        files.append((root / "data" / "sources" / f"{document.id}.txt", document.narrative.encode()))
    files += _country(root, str(document.tables["report"].get("country", "")), known)
    changed = [(path, content) for path, content in files if not is_current(path, content)]
    for path, _ in changed:
        if path.exists() and not replace:
            raise GapgraphError(
                "GG314",
                "The report already exists, with other content",
                place=path.relative_to(root).as_posix(),
                remedy="Use --replace to overwrite the report; comments in the encoding are lost.",
            )
    write_built(changed)
    return [path for path, _ in changed]


def _country(root: Path, country: str, known: Facts) -> list[tuple[Path, bytes]]:
    """The file of the report's country, if no file declares the country yet."""
    code, names = country.lower(), country_names(country)
    if not code or f"{COUNTRY}{code}#Country" in known:
        return []
    content = country_file(code, (names[0] or country, names[1] or country))
    return [(root / "data" / "countries" / f"{code}.ttl", content.encode())]
