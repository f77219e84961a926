"""Writes the first files of a report into a folder, from the folder's countries, publishers and codebook."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from gapgraph import resources
from gapgraph.authoring.cleaning import CleanText
from gapgraph.authoring.iso_names import country_names
from gapgraph.authoring.own_build import schema_file, write_built
from gapgraph.authoring.report_files import read_text
from gapgraph.authoring.scaffold import Start, scaffold, write
from gapgraph.authoring.source_map_files import source_files
from gapgraph.authoring.terms import Terms
from gapgraph.corpus import Corpus
from gapgraph.errors import GapgraphError
from gapgraph.vocabulary import COUNTRY, GAP


def begin_report(graph: Corpus, start: Start, came_from: CleanText | None = None) -> list[Path]:
    """Write the first files of an encoding; if the text was cleaned, also its source and the map to it.

    Raises GapgraphError GG309 for an unknown publisher, GG312 to GG314 if the first files can't be made, GG315 if the
    folder is the bundled one of an installation.
    """
    if _is_installed(graph.root):
        raise GapgraphError(
            "GG315", "The bundled data can't be changed", remedy="Give your own folder with gapgraph --root."
        )
    _see_to_publisher(graph, start.publisher)
    files = scaffold(start, _codebook(graph.root), _countries(graph))
    files |= _guides(graph.root)
    if came_from and came_from.text != came_from.source and start.wording != "withheld":
        files |= source_files(start.id, came_from)
    written = write(graph.root, files)
    schema = schema_file(graph.root)
    write_built([schema])
    return [*written, schema[0]]


def country_notes(graph: Corpus, start: Start) -> tuple[str, ...]:
    """The keys of the notes to print: one if the country's code is unknown, one if no known duty binds the country."""
    code = start.country.lower()
    unknown = code not in _countries(graph) and not any((*start.country_name, *country_names(start.country)))
    country = f"{COUNTRY}{code}#Country"
    bound = any(duty.is_assessed and country in duty.binds for duty in graph.obligations)
    notes = {"country unknown": unknown, "country without duties": not bound}
    return tuple(key for key, holds in notes.items() if holds)


def _see_to_publisher(graph: Corpus, publisher: str) -> None:
    try:
        Terms(graph.facts, {}).iri(publisher, "--publisher")
    except GapgraphError as error:
        if error.remedy.startswith("Declare"):
            error.remedy = (
                "Begin without --publisher; then declare the body with [[body]], and write its id as the publisher."
            )
        raise


_GUIDES: Final = ("docs/codebook.md", "docs/terms.md")
"""The pages of documentation that messages and the comment at the head of an encoding refer to."""


def _guides(root: Path) -> dict[str, str]:
    """The pages of documentation, if the folder lacks its own copies."""
    if any((root / name).exists() for name in _GUIDES):
        return {}
    return {name: read_text(resources.root() / name) for name in _GUIDES}


def _is_installed(folder: Path) -> bool:
    return folder == resources.root() and folder.name == "_bundle"


def _codebook(root: Path) -> str:
    """The folder's own codebook, or the bundled one."""
    own = root / "docs" / "codebook.md"
    return read_text(own if own.is_file() else resources.root() / "docs" / "codebook.md")


def _countries(graph: Corpus) -> dict[str, tuple[str, str]]:
    """The English and Spanish names of the countries that have a file, by code."""
    countries = graph.facts.of_type(GAP + "Country")
    codes = {iri.removeprefix(COUNTRY).partition("#")[0]: iri for iri in countries if iri.startswith(COUNTRY)}
    return {code: (graph.label(iri, "en"), graph.label(iri, "es")) for code, iri in sorted(codes.items())}
