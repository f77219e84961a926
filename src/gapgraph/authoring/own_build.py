"""Compile the encodings of a folder, or report all their mistakes at once, each with its line."""

from __future__ import annotations

import os
import re
import tomllib
import warnings
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from gapgraph.authoring.claim_lines import with_a_claim_for_each, with_derived_slots
from gapgraph.authoring.encoding import parse_encoding
from gapgraph.authoring.encoding_lines import EncodingLines
from gapgraph.authoring.encoding_schema import SCHEMA_NAME, schema_text
from gapgraph.authoring.encoding_text import toml_value
from gapgraph.authoring.mistakes import Mistake, mistakes_in
from gapgraph.authoring.report_files import encodings_asked, read_text, report_files
from gapgraph.authoring.scaffold import described_address
from gapgraph.authoring.source_map_files import stale_maps
from gapgraph.core.facts import Facts
from gapgraph.corpus import Corpus
from gapgraph.errors import GapgraphError, system_remedy
from gapgraph.rdf.reading import read_facts
from gapgraph.vocabulary import ReportId

SlotDerivation = Callable[[Mapping[str, Any], Collection[int], str, Facts], Mapping[int, Mapping[str, Any]]]
"""A function that finds the values of slots that the encoder left out. The function maps the position of a claim in the
encoding to these slots; its arguments are the parsed encoding, the positions of new claims (claims without an id), the
text of the report, and the ontology.
"""
_NUMBERED: Final = "claims without a number now have one"


@dataclass(frozen=True)
class Built:
    """The result of building a report: the files to write, or the mistakes that prevent it, and notes."""

    report: ReportId
    files: tuple[tuple[Path, bytes], ...] = ()
    mistakes: tuple[GapgraphError, ...] = ()
    notes: tuple[str, ...] = ()


def build_folder(
    root: Path, ids: Sequence[str] = (), ontology: Facts | None = None, derive: SlotDerivation | None = None
) -> Iterator[Built]:
    """The result for each encoding of the folder, or only for those in ``ids``: the compiled files, or all mistakes. No
    file is written.

    ``ontology`` is used to look up the folder's names; if it isn't given, it is read from the folder. ``derive`` finds
    the values of slots that the encoder left out in new claims (claims without an id).

    Raises GapgraphError GG101 for an unknown encoding, GG325 for a folder without encodings.
    """
    asked = encodings_asked(root, ids)
    if not asked:
        remedy = "Begin an encoding with gapgraph new, or give its folder with gapgraph --root."
        raise GapgraphError(
            "GG325", "There is no encoding in this folder", place=str(root / "data" / "encodings"), remedy=remedy
        )
    known = Corpus(root).facts if ontology is None else ontology
    for report in map(ReportId, asked):
        with warnings.catch_warnings(record=True) as told:
            warnings.simplefilter("always")
            built = _built(root, report, _without_own(known, root, report), derive)
        notes = dict.fromkeys((*built.notes, *(str(one.message) for one in told)))
        yield Built(report, built.files, built.mistakes, tuple(notes))


def schema_file(root: Path) -> tuple[Path, bytes]:
    """The path and the content of the JSON schema with which editors complete the keys and names of the folder's
    encodings.
    """
    return root / "data" / "encodings" / SCHEMA_NAME, schema_text(Corpus(root).facts).encode()


def is_current(path: Path, content: bytes) -> bool:
    """Whether the file exists with this content."""
    return path.is_file() and path.read_bytes() == content


def write_built(files: Iterable[tuple[Path, bytes]]) -> None:
    """Write the files whose content differs, each completely or not at all. Raises GapgraphError GG208 if a file can't
    be written.
    """
    for path, content in files:
        if is_current(path, content):
            continue
        beside = path.with_name(f".{path.name}.{os.getpid()}")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            beside.write_bytes(content)
            beside.replace(path)
        except OSError as error:
            remedy = system_remedy(error)
            raise GapgraphError("GG208", "The file can't be written", place=str(path), remedy=remedy) from error
        finally:
            beside.unlink(missing_ok=True)


def _without_own(ontology: Facts, root: Path, report: ReportId) -> Facts:
    """The terms of the ontology and countries, without the terms that an earlier build of this encoding declared."""
    path = root / "data" / "countries" / f"{report}.ttl"
    if not path.is_file():
        return ontology
    own = set(read_facts([path]))
    return Facts(triple for triple in ontology.triples() if triple[0] not in own)


def _built(root: Path, report: ReportId, ontology: Facts, derive: SlotDerivation | None) -> Built:
    path = root / "data" / "encodings" / f"{report}.toml"
    text = read_text(path)
    lines, name = EncodingLines(text), f"data/encodings/{path.name}"
    try:
        document = tomllib.loads(text, parse_float=Decimal)
    except (ValueError, RecursionError) as error:  # Python raises ValueError also for a number with too many digits
        return Built(report, mistakes=tuple(_malformed(lines, name, str(error))))
    narrative, missing = _narrative(root, report, document)
    text, document, origins = _expanded(text, document)
    lines = EncodingLines(text, origins)
    completed, notes = _completed(text, document, narrative, ontology, derive)
    found = mistakes_in(document, narrative, ontology, path.name)
    placed = _told_once(_placed(one, lines, name) for one in found)
    mistakes = (*missing, *placed, *stale_maps(root, report, narrative))
    if mistakes:
        return Built(report, mistakes=mistakes)
    encoding = parse_encoding(document, path.name)
    if encoding.report["id"] != report:
        sentence = f"The report's id is {encoding.report['id']!r}, and its file is named {path.name!r}"
        wrong = GapgraphError("GG326", sentence, place=name, remedy="Name the file after the report's id.")
        return Built(report, mistakes=(wrong,))
    files = (*report_files(encoding, narrative, ontology, root), *described_address(root, report, encoding.report))
    if not notes:
        return Built(report, files)
    return Built(report, ((path, completed.encode()), *files), notes=tuple(f"{name}: {note}" for note in notes))


def _malformed(lines: EncodingLines, name: str, whole: str) -> Iterator[GapgraphError]:
    remedy = "Put text in quotation marks, a list in [ ], a name before =, and each claim below [[claim]]."
    found = list(lines.malformed())
    for line, what in found:
        yield GapgraphError("GG301", f"This line isn't TOML: {what}", place=f"{name}, line {line}", remedy=remedy)
    if not found:
        yield GapgraphError(
            "GG301", f"No single line is wrong, but the file isn't TOML: {whole}", place=name, remedy=remedy
        )


def _narrative(root: Path, report: ReportId, document: dict[str, Any]) -> tuple[str, list[GapgraphError]]:
    head = document.get("report")
    if isinstance(head, dict) and head.get("wording") == "withheld":
        return "", []
    try:
        return read_text(root / "data" / "sources" / f"{report}.txt"), []
    except GapgraphError as error:
        return "", [error]


def _expanded(text: str, document: dict[str, Any]) -> tuple[str, dict[str, Any], Sequence[int]]:
    """Replaces each new claim with a list of names by one claim for each name.

    Returns the new text, the parsed new text, and for each line of the new text the number of its line in the file.
    """
    claims = document.get("claim")
    if not isinstance(claims, list) or not all(isinstance(one, dict) for one in claims):
        return text, document, ()
    expanded, origins = with_a_claim_for_each(text, claims)
    return expanded, tomllib.loads(expanded, parse_float=Decimal) if expanded != text else document, origins


def _told_once(errors: Iterable[GapgraphError]) -> Iterator[GapgraphError]:
    """The errors, without repetitions of a message for one line.

    A claim with a list of names becomes several claims, and a mistake in it gives one error for each of these claims.
    """
    told = set[tuple[str, str]]()
    for error in errors:
        key = (error.sentence, error.place.partition(", claim")[0])
        if key not in told:
            told.add(key)
            yield error


def _completed(
    text: str, document: dict[str, Any], narrative: str, ontology: Facts, derive: SlotDerivation | None
) -> tuple[str, list[str]]:
    """Adds the derived slots to the claims, in the document and in the text. A claim without an id gets the next free
    id. Returns the new text, and notes about the changed claims.
    """
    claims = document.get("claim")
    if not isinstance(claims, list) or not all(isinstance(one, dict) for one in claims):
        return text, []
    numbers = _next_numbers(claims)
    for position, number in numbers.items():
        claims[position]["id"] = number
    more = derive(document, numbers, narrative, ontology) if derive else {}
    derived = {at: {key: number for key, number in (("id", numbers.get(at)),) if number} for at in {*numbers, *more}}
    for at, slots in more.items():
        claims[at].update({key: value for key, value in slots.items() if value is not None})
        derived[at] |= slots
        for key in [key for key, value in slots.items() if value is None]:
            del claims[at][key]
    written = with_derived_slots(text, derived, len(claims)) if derived else None
    return (text, []) if written is None else (written, list(_notes(claims, numbers, more)))


def _next_numbers(claims: Sequence[Mapping[str, Any]]) -> dict[int, int]:
    """The next free ids for the claims without an id, by the position of the claim in the encoding."""
    last = max((one["id"] for one in claims if isinstance(one.get("id"), int)), default=0)
    without = [at for at, claim in enumerate(claims) if "id" not in claim]
    return dict(zip(without, range(last + 1, last + 1 + len(without)), strict=True))


def _notes(
    claims: Sequence[Mapping[str, Any]], numbers: Mapping[int, int], derived: Mapping[int, Mapping[str, Any]]
) -> Iterator[str]:
    if numbers:
        yield f"{_NUMBERED}: {', '.join(map(str, numbers.values()))}"
    for at, slots in sorted(derived.items()):
        told = ", ".join(f"{key} = {toml_value(value)}" for key, value in slots.items() if value is not None)
        yield f"claim {claims[at]['id']} now has {told}"


def _placed(mistake: Mistake, lines: EncodingLines, name: str) -> GapgraphError:
    """The error of a mistake. The place of the error becomes the file, the line, and the claim if a claim is known."""
    error = mistake.error
    line = lines.line(mistake.table, mistake.position, mistake.words)
    claim = re.search(r"claim (?:at position )?\d+$", error.place)
    error.place = f"{name}, line {line}" + (f", {claim[0]}" if claim else "")
    return error
