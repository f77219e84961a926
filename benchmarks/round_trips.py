"""Tests whether generated reports stay unchanged when they are written to a workbook or to csv and read back.

Six names that the ontology doesn't contain are added to each generated report: two bodies, one place, one measure, one
form of exploitation and one unit. A time, a dismissed finding, codes of countries and currencies, and texts that
spreadsheets often change are also added to each generated report. Each generated report is written to xlsx and to csv,
read back, and compiled again. A report counts as unchanged only if its graph of claims and its graph of declared names
have exactly the same triples as before.

``python -m benchmarks.round_trips [COUNT]`` prints the page; ``--write`` puts it into docs/proof.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from gapgraph.authoring.compile import compile_report
from gapgraph.authoring.decompile import Document, decompile
from gapgraph.authoring.encoding import parse_encoding
from gapgraph.authoring.own_names import own_names
from gapgraph.authoring.slot_choices import SlotChoices
from gapgraph.core.facts import Facts, Literal, Triple
from gapgraph.corpus import open_corpus
from gapgraph.testing import generate
from gapgraph.workbook.round_trip import read_report, to_csv, to_xlsx

PAGE = Path(__file__).resolve().parents[1] / "docs" / "proof" / "round-trips.md"
COUNT = 500
SEED = 19
SCALES = (0.05, 0.1, 0.2, 0.4)
AWKWARD = (
    "=1+1",
    "+34 600",
    "007",
    "1.0",
    "TRUE",
    "2020-04",
    "1e5",
    "n/a",
    "#N/A is written",
    " with blanks ",
    'comma, semicolon; “quotes” and "quotes"',
    "line\nbreak",
    "tab\tstop",
    "línea ñandú – €",
    "日本語 עברית",
    "'apostrophe",
    "a | b",
)
"""Texts that spreadsheets read as another type, or that csv must quote."""
_STRING = "http://www.w3.org/2001/XMLSchema#string"


def with_own_names(document: Document, chance: Random) -> Document:
    """A copy of the report that declares six more names, which some of its claims use."""
    words = chance.sample(AWKWARD, 6)
    declared: dict[str, Any] = {
        "body": [
            {"id": "HopeHouse", "label": f"Hope {words[0]}", "parent": "NGOs", "also": ["HH", "La Casa"]},
            {"id": "HopeNorth", "label": "Hope North", "label_es": words[1], "parent": "HopeHouse"},
        ],
        "place": [{"id": "Port", "label": "the port", "definition": words[2]}],
        "measure": [{"id": "HotlineCalls", "label": "calls", "label_es": "llamadas", "definition_es": words[3]}],
        "form": [{"id": "ForcedFishing", "label": "forced fishing", "parent": "ForcedLabor"}],
        "unit": [{"id": "Vehicles", "label": "vehicles", "label_es": "vehículos"}],
    }
    claims = [_with_own(dict(one), chance, words) for one in document.tables["claim"]]
    times = [*document.tables["context"], {"id": "winter", "label": "winter", "label_es": "invierno", "end": "2021-02"}]
    dismissed = [{"finding": "hedge-kept", "claim": claims[0]["id"], "reason": words[5].strip() or "So."}]
    tables = {**document.tables, **declared, "context": times, "claim": claims, "dismissed": dismissed}
    return replace(document, tables=tables)


def _with_own(claim: dict[str, Any], chance: Random, words: list[str]) -> dict[str, Any]:
    changes: Mapping[str, Mapping[str, Any]] = {
        "Observation": {
            "measure": "HotlineCalls",
            "body": "HopeNorth",
            "unit": chance.choice(("Vehicles", "CurrencyHNL", "Cedis")),
            "form": "ForcedFishing",
            "nationality": chance.choice(("SRB", "VEN", "BTN")),
        },
        "Provision": {"provider": "HopeHouse", "place": ["Port"], "condition": words[4], "when": "winter"},
        "Denial": {"provider": "HopeNorth", "place": ["Port"], "note": words[4]},
        "Action": {"actor": "HopeHouse", "partner": "HopeNorth", "note": words[0]},
        "Harm": {"by": "HopeHouse", "certainty": "Reported", "note": words[1]},
    }
    mine = changes.get(claim["kind"], {})
    return claim | {key: value for key, value in mine.items() if chance.random() < 0.4}


def graphs(document: Document, ontology: Facts) -> tuple[frozenset[Triple], frozenset[Triple]]:
    """The claims of a document, and the names that it declares, as triples."""
    encoding = parse_encoding(document.tables, document.id)
    claims = compile_report(encoding, document.narrative, ontology)
    return _plain(claims), _plain(own_names(encoding, ontology).facts.triples())


def _plain(triples: Iterator[Triple]) -> frozenset[Triple]:
    """RDF 1.1 has one kind of plain text, written with or without its datatype."""
    return frozenset(
        (s, p, Literal(o.text, o.language) if isinstance(o, Literal) and o.datatype == _STRING else o)
        for s, p, o in triples
    )


def came_back(document: Document, ontology: Facts, folder: Path) -> Iterator[tuple[str, bool, str]]:
    """For xlsx and csv: whether the report is unchanged, and the first reported mistake."""
    before = graphs(document, ontology)
    choices = SlotChoices(ontology)
    (folder / "report.xlsx").write_bytes(to_xlsx(document, choices))
    (folder / "csv").mkdir()
    for name, content in to_csv(document).items():
        (folder / "csv" / name).write_bytes(content)
    for form, path in (("xlsx", folder / "report.xlsx"), ("csv", folder / "csv")):
        found = read_report(path, choices)
        told = str(found.mistakes[0]) if found.mistakes else ""
        yield form, not told and graphs(found.document, ontology) == before, told


def measure(count: int) -> tuple[Counter[str], list[str]]:
    """The number of unchanged reports for each format, and one line for each report that a format changed."""
    ontology = open_corpus().facts
    tally: Counter[str] = Counter()
    faults: list[str] = []
    for number in range(1, count + 1):
        scale = SCALES[number % len(SCALES)]
        made = next(generate(seed=SEED, count=1, scale=scale, first=number, ontology=ontology))
        plain = decompile(made.id, Facts(made.triples), ontology)
        own = with_own_names(plain, Random(f"{SEED}/{number}"))  # noqa: S311  (test data needs no secure numbers)
        claims, names = graphs(own, ontology)
        document = decompile(made.id, Facts(claims), ontology.joined(Facts(names)))
        tally["claims"] += len(document.tables["claim"])
        tally["triples"] += len(claims) + len(names)
        tally["again"] += graphs(document, ontology) == (claims, names)
        with TemporaryDirectory() as folder:
            for form, same, told in came_back(document, ontology, Path(folder)):
                tally[form] += same
                if not same:
                    faults.append(f"{made.id} of size {scale}, {form}: {told or 'another graph'}")
    return tally, faults


def page(count: int, tally: Mapping[str, int], faults: list[str], seconds: float) -> str:
    """The text of ``docs/proof/round-trips.md``."""
    rows = "\n".join(
        f"| {name} | {tally[key]} of {count} |"
        for name, key in (("graph → encoding → graph", "again"), ("through xlsx", "xlsx"), ("through csv", "csv"))
    )
    told = "\n".join(f"- {one}" for one in faults[:20]) or "none."
    return f"""# Reports written to a workbook or to csv, and read back

Written by `python -m benchmarks.round_trips --write`.

{count} generated reports (seed {SEED}, sizes {", ".join(map(str, SCALES))} of Peru 2021; {tally["claims"]:,} claims,
{tally["triples"]:,} triples) were written to a workbook and to a folder of csv, read back and compiled. Each declares
two bodies (one is a part of the other), a place, a measure, a form of exploitation, a unit and a time. It uses codes of
countries and currencies, and texts that a spreadsheet may change: `=1+1`, `007`, `2020-04`, `TRUE`, line breaks, spaces
at the ends, other scripts. “The same” means that the graph of the claims and the graph of the declared names are equal,
triple by triple. There are no blank nodes, so equal graphs are isomorphic.

| way | the same |
|---|---|
{rows}

Reports that differ: {told}

It took {seconds:.0f} seconds on a shared machine.
"""


def main() -> int:
    """Print the page, or write it; returns 1 if a report changed."""
    numbers = [int(word) for word in sys.argv[1:] if word.isdigit()]
    count = numbers[0] if numbers else COUNT
    start = time.perf_counter()
    tally, faults = measure(count)
    text = page(count, tally, faults, time.perf_counter() - start)
    if "--write" in sys.argv:
        PAGE.write_text(text, encoding="utf-8")
    print(text)
    return int(bool(faults) or tally["again"] < count)


if __name__ == "__main__":
    raise SystemExit(main())
