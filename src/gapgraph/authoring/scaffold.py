"""From a text to the first files of an encoding: the text, its description, and its sentences with hints, but no
claims.
"""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from gapgraph.authoring.encoding_schema import SCHEMA_NAME
from gapgraph.authoring.hints import Hint, hints_for, read_hints
from gapgraph.authoring.iso_names import country_names
from gapgraph.authoring.narrative import sentences
from gapgraph.authoring.table_guide import table_guide
from gapgraph.core.numbers_in_text import numbers_in
from gapgraph.core.source_check import YEARS
from gapgraph.errors import GapgraphError
from gapgraph.i18n.say import LANGUAGES, say
from gapgraph.vocabulary import ReportId

WIDTH = 118
_WORDING = {
    "verbatim": "verbatim",
    "paraphrase": "a paraphrase (not the source's wording)",
    "withheld": "withheld: the words may not be copied, so the text isn't here",
}
_ASKED = '# address = "https://…"  (where the report is published; write it here before you compile claims)\n'
_EXTENT = {"whole": "the whole section", "excerpt": "an excerpt (what is missing here may be in the source)"}


NO_ADDRESS = "not yet known"
"""What the file that describes a report's text has instead of an unknown address."""


@dataclass(frozen=True)
class Start:
    """The facts about a report before it has claims.

    ``address`` may be empty: then the encoding has a placeholder, and can't be compiled until an address is given.
    ``by`` is the publisher's short name, with which the report's id begins; it is empty for a Trafficking in Persons
    Report. ``country_name`` is the country's name in English and in Spanish.
    """

    country: str
    year: int
    text: str
    address: str = ""
    by: str = ""
    publisher: str = "agent:us-state"
    wording: str = "verbatim"
    extent: str = "whole"
    section: str = "Protection"
    license: str = "US Government work, public domain in the United States"
    country_name: tuple[str, str] = ("", "")

    @property
    def id(self) -> ReportId:
        """The report's id: ``atl-2021``, or ``ngo-atl-2021``."""
        return ReportId("-".join(filter(None, (self.by, self.country.lower(), str(self.year)))))


def scaffold(start: Start, codebook: str, known_countries: Mapping[str, tuple[str, str]]) -> dict[str, str]:
    """The files, by their path below the root, with their content; nothing is written.

    Raises GapgraphError GG312 for a text, country or year that can't be used, GG313 for a broken codebook.
    """
    _see_to(start)
    code = start.country.lower()
    listed = country_names(start.country)
    english = start.country_name[0] or listed[0] or start.country
    names = known_countries.get(code) or (english, start.country_name[1] or listed[1] or english)
    text = {} if start.wording == "withheld" else {f"data/sources/{start.id}.txt": start.text}
    files = {
        **text,
        f"data/sources/{start.id}.meta.txt": _meta(start, names[0]),
        f"data/encodings/{start.id}.toml": "".join(_encoding(start, names, read_hints(codebook))),
    }
    if code not in known_countries:
        files[f"data/countries/{code}.ttl"] = country_file(code, names)
    return files


def write(root: Path, files: Mapping[str, str]) -> list[Path]:
    """Write all the files, or none. Raises GapgraphError GG314 if a file exists already, GG208 if a file can't be
    written.
    """
    for name in files:
        if (root / name).exists():
            raise GapgraphError(
                "GG314",
                "A file of this report already exists",
                place=name,
                remedy="Continue with the files of the report, or move them to another folder.",
            )
    written: list[Path] = []
    try:
        for name, content in files.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            written.append(path)
            path.write_bytes(content.encode("utf-8"))
    except OSError as error:
        for path in written:
            path.unlink(missing_ok=True)
        sentence = f"The file can't be written: {error.strerror}"
        raise GapgraphError(
            "GG208", sentence, place=str(path), remedy="Give a folder in which you may write, with --root."
        ) from error
    return written


def _see_to(start: Start) -> None:
    asked = (
        (
            re.fullmatch(r"[A-Za-z]{3}", start.country),
            f"{start.country!r} is not an ISO 3166 code",
            "Write a code such as PER.",
        ),
        (1990 <= start.year <= 2100, f"{start.year} is not a year of a report", "Write a year such as 2021."),
        (
            not start.by or re.fullmatch(r"[a-z0-9]+", start.by),
            f"{start.by!r} is not a publisher’s short name",
            "Write only small letters and digits, such as ngo.",
        ),
        (start.text.strip(), "The text is empty", "Give a file that contains the section's text."),
        (
            re.fullmatch(r"(https?://[^\s<>\"{}|\\^`]+)?", start.address),
            f"{start.address!r} is not an address",
            "Give the report's URL.",
        ),
    )
    for holds, sentence, remedy in asked:
        if not holds:
            raise GapgraphError("GG312", sentence, remedy=remedy)


def _titles(start: Start, names: tuple[str, str]) -> tuple[str, str]:
    report = (
        (f"{start.year} report", f"Informe de {start.year}")
        if start.by
        else (f"{start.year} Trafficking in Persons Report", f"Informe sobre la trata de personas {start.year}")
    )
    return f"{report[0]}: {names[0]} ({start.section})", f"{report[1]}: {names[1]} ({start.section})"


def _meta(start: Start, country: str) -> str:
    title = _titles(start, (country, country))[0]
    address = start.address or NO_ADDRESS
    return f"title: {title}\naddress: {address}\nwording: {_WORDING[start.wording]}, {_EXTENT[start.extent]}\n"


def described_address(root: Path, report: str, facts: Mapping[str, str]) -> Iterator[tuple[Path, bytes]]:
    """The file that describes the report's text, with the report's address written in if the file lacked it."""
    path, line = root / "data" / "sources" / f"{report}.meta.txt", f"address: {NO_ADDRESS}\n"
    text = path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""
    if line in text and facts.get("address"):
        yield path, text.replace(line, f"address: {facts['address']}\n").encode()


def _encoding(start: Start, names: tuple[str, str], hints: tuple[Hint, ...]) -> Iterator[str]:
    title, spanish = _titles(start, names)
    yield f"#:schema {SCHEMA_NAME}\n"
    yield f"# {title}, claim by claim, in the order of the text.\n"
    yield "# docs/codebook.md says how a sentence becomes claims; its rows that may fit are below each sentence.\n"
    yield "# Check the title in Spanish, the period and the license. The number of a claim is permanent: never change\n"
    yield "# or reuse it; a new claim gets the next free number.\n"
    yield "# Don't change the line 'sentences': it fixes the number of each sentence.\n#\n"
    yield from (f"{line}\n" for line in table_guide())
    spans = sentences(start.text)
    report: dict[str, str | int | list[int]] = {
        "id": start.id,
        "country": start.country.upper(),
        "year": start.year,
        "title": title,
        "title_es": spanish,
        "publisher": start.publisher,
        "address": start.address,
        "wording": start.wording,
        "extent": start.extent,
        "section": start.section,
        "period_start": f"{start.year - 1}-04-01",
        "period_end": f"{start.year}-03-31",
        "license": start.license,
        "encoder": "agent:gapgraph",
        "review": "Unreviewed",
    }
    if start.wording != "withheld":
        report["sentences"] = [span.start for span in spans]
    yield "\n[report]\n"
    for key, value in report.items():
        asked = key == "address" and not value
        yield _ASKED if asked else f"{key} = {json.dumps(value, ensure_ascii=False)}\n"
    for number, span in enumerate(spans, start=1):
        yield from _sentence(number, start.text[span.start : span.end], hints, shown=start.wording != "withheld")


def _sentence(number: int, words: str, hints: tuple[Hint, ...], *, shown: bool) -> Iterator[str]:
    """A comment with the sentence, and a comment for each phrase of the codebook in the sentence, but no claim."""
    told = f"---- {number}. {words}" if shown else f"---- {number}. (not copied)"
    yield "\n" + _comment(told, "     ")
    numbers = [str(value) for _, _, value in numbers_in(words) if value not in YEARS]
    if numbers and shown:
        yield _comment(
            f"     numbers: {', '.join(numbers)}. Write an Observation for each, with body and period", "       "
        )
    for hint in hints_for(words, hints):
        yield _comment(f"     {hint.phrase}: {hint.claims}", "       ")


def _comment(text: str, indent: str) -> str:
    lines = textwrap.wrap(
        text, WIDTH - 2, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False, drop_whitespace=True
    )
    return "".join(f"# {line}\n" for line in lines)


def country_file(code: str, names: tuple[str, str]) -> str:
    """The content of ``data/countries/{code}.ttl`` for a country that no file declares yet."""
    english, spanish = (name.replace("\\", "\\\\").replace('"', '\\"') for name in names)
    pairs = zip(LANGUAGES, (english, spanish), strict=True)
    told = " , ".join(f'"{say("label country", one, name=name, code=code.upper())}"@{one}' for one, name in pairs)
    return f"""@prefix gap: <https://w3id.org/gapgraph/ontology#> .
@prefix {code}: <https://w3id.org/gapgraph/country/{code}#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .

# {english}: the country, the places and the bodies that its reports name. Names never change; new ones are added.

{code}:Country a owl:NamedIndividual , gap:Country ;
    rdfs:label "{english}"@en , "{spanish}"@es ;
    skos:definition {told} ;
    skos:notation "{code.upper()}" .
"""
