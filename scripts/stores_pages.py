"""The pages of :mod:`scripts.stores_conformance`: docs/stores/conformance.md and docs/proof/stores.md.

``python -m scripts.stores_pages`` writes the table of docs/stores/clients.md, which needs no store.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from gapgraph.queries.catalogue import read_catalogue
from scripts.core import ROOT
from scripts.stores_speed import LIMIT, SENT, Times

SIZES = (1, 0, 80, 800)
"""The numbers of reports that ``make proof`` measures, in the form that ``stores_conformance`` accepts."""

RULED = 10
"""The maximum number of reports on which the rules are tested in a store."""

_NOTHING_AMISS = frozenset({"same", "not asked"})
"""The verdicts of a query whose answer is right, or can't be compared with anything."""

LONG = 7 * 1024
"""The maximum characters of an address that servers and proxies accept."""

CLIENTS = ROOT / "docs" / "stores" / "clients.md"

Found = dict[str, Any]


def with_long_queries(page: str) -> str:
    """The page on other clients, with the queries that are too long for a GET."""
    sizes = {name: len(urlencode({"query": query.sparql})) for name, query in read_catalogue(ROOT).items()}
    long = sorted((size, name) for name, size in sizes.items() if size > LONG)
    rows = [f"| `{name}` | {size:,} |" for size, name in reversed(long)]
    table = "\n".join(["<!-- long -->", "| query | characters in a GET address |", "|---|---|", *rows, "<!-- end -->"])
    return re.sub("<!-- long -->.*<!-- end -->", table, page, flags=re.DOTALL)


def wrong(found: Found) -> list[str]:
    """The faults: a user gets wrong rows, a trusted store gives wrong rows, or a load is too slow."""
    return [fault for size, at in found.items() for fault in _faults(_title(size), at)]


def _faults(title: str, at: Found) -> Iterator[str]:
    for one in at["tried"]:
        believed = one["store"] != "virtuoso"
        for asked in (*(one["asked"] if believed else ()), *one["client"]):
            if asked["verdict"] not in _NOTHING_AMISS and (believed or asked["verdict"] != "refused"):
                yield f"{title}, {one['store']}, {asked['name']}: {asked['verdict']}, {asked['note']}"
        if one["times"] and Times(**one["times"]).ratio > LIMIT:
            yield f"{title}, {one['store']}: a load takes {Times(**one['times']).ratio:.2f} of a PUT"


def _title(size: str) -> str:
    return {"1": "Peru 2021", "0": "The bundled reports"}.get(size, f"The bundled reports and {size} generated reports")


def _counted(at: Found) -> str:
    reports = "1 report" if at["reports"] == 1 else f"{at['reports']:,} reports"
    return f"{reports}, {at['triples']:,} triples"


def conformance_page(found: Found, seconds: float, not_believed: float) -> str:
    """The page shows only verdicts and no times, so it changes only if a verdict changes."""
    return "\n".join(_conformance(found, seconds, not_believed)) + "\n"


def _conformance(found: Found, seconds: float, not_believed: float) -> Iterator[str]:
    yield "# The same queries on every store\n"
    yield "Each canned query ran in the store itself, with the default values of its parameters. The rows are compared"
    yield "with the rows from the store that comes with Gapgraph: in memory, or at the largest size in a folder. The"
    yield "row *rules* is about the triples that the rules of `ontology/rules` write in the store, for at most"
    yield f"{RULED} of the reports. *failed* means an error, or no answer within {seconds:g} seconds."
    yield "`make proof` writes this page.\n"
    yield "Gapgraph doesn't run canned queries in Virtuoso, because some answers of Virtuoso are wrong"
    yield "([more](virtuoso.md)). Only for the results on this page, the queries ran in Virtuoso, too, with"
    yield f"{not_believed:g} seconds for each answer. The last column is what a"
    yield "user gets with `gapgraph query NAME --endpoint URL`; *refused* is an error message instead of an answer."
    if _clients_agree(found):
        yield "From every store except Virtuoso, a user gets the rows of the right answer, at every size."
    yield ""
    for size, at in found.items():
        yield f"## {_title(size)}: {_counted(at)}\n"
        yield from _verdicts(at["tried"], is_reference=int(size) > SENT)
    yield from _missing(found)
    yield from _notes(found)


def _missing(found: Found) -> Iterator[str]:
    """The line of the page that lists the sizes of ``SIZES`` for which there are no results."""
    missing = [_title(str(size)) for size in SIZES if str(size) not in found]
    if missing:
        yield f"**Sizes not measured:** {'; '.join(missing)}.\n"


def _clients_agree(found: Found) -> bool:
    tried = (one for at in found.values() for one in at["tried"] if one["store"] != "virtuoso")
    return all(asked["verdict"] in _NOTHING_AMISS for one in tried for asked in one["client"])


def _verdicts(tried: list[Found], *, is_reference: bool) -> Iterator[str]:
    """The queries that don't give the same rows in every store, as a table, and the number of the other queries."""
    columns = {one["store"]: one["asked"] for one in tried}
    for one in tried:
        if one["store"] == "virtuoso":
            columns |= {"virtuoso, a user": one["client"]}
    rows = list(_different(tried[1]["asked"], columns, is_reference=is_reference))
    if rows:
        yield "| query | rows of the right answer | " + " | ".join(columns) + " |"
        yield "|---|---|" + "---|" * len(columns)
        yield from rows
        yield ""
    same = len(tried[1]["asked"]) - len(rows)
    yield f"All stores give the same rows for the other queries (number of queries: {same}).\n"


def _different(asked: list[Found], columns: dict[str, list[Found]], *, is_reference: bool) -> Iterator[str]:
    for number, one in enumerate(asked):
        cells = [_verdict(column, number) for column in columns.values()]
        if is_reference and cells[0] == "same":
            cells[0] = "–"
        if not set(cells) <= {*_NOTHING_AMISS, "–"}:
            yield f"| {one['name']} | {one['rows']:,} | " + " | ".join(cells) + " |"


def _verdict(asked: list[Found], number: int) -> str:
    """The verdict for a cell of the page's table; a dash in the row *rules*, if users can't run the rules."""
    return str(asked[number]["verdict"]) if number < len(asked) else "–"


def _notes(found: Found) -> Iterator[str]:
    """The reason for each answer that differs."""
    notes = [
        f"| {_title(size)} | {one['store']} | {asked['name']} | {asked['verdict']} | {asked['note']} |"
        for size, at in found.items()
        for one in at["tried"]
        for asked in one["asked"]
        if asked["verdict"] not in _NOTHING_AMISS
    ]
    yield "## Results that differ, and why\n"
    yield "| size | store | query | result | reason |"
    yield "|---|---|---|---|---|"
    yield from notes
    yield ""
    yield from _not_told(found)


def _not_told(found: Found) -> Iterator[str]:
    for size, at in found.items():
        for one in at["tried"]:
            amiss = (asked for asked in one["client"] if asked["verdict"] not in _NOTHING_AMISS)
            names = {asked["name"]: asked["verdict"] for asked in amiss}
            refused = [name for name, verdict in names.items() if verdict == "refused"]
            others = [f"{name} ({verdict})" for name, verdict in names.items() if verdict != "refused"]
            if refused:
                yield f"{_title(size)}: for {one['store']} the client refuses, with exit status 3, queries that need"
                yield "more triples than it copies ([why](../decisions/0025-virtuoso-keeps-and-is-not-asked.md)):"
                yield f"{', '.join(refused)}.\n"
            if others:
                yield f"{_title(size)}: **a user of {one['store']} does not get the same** for {', '.join(others)}.\n"


def speed_page(found: Found) -> str:
    """The page with the times of one run."""
    return "\n".join(_speed(found)) + "\n"


def _speed(found: Found) -> Iterator[str]:
    timed = {size: at for size, at in found.items() if int(size) > 1}
    yield "# Filling and querying remote stores\n"
    yield "Written by `make proof` (`python -m scripts.stores_conformance`) from one run for each size, on one machine"
    yield f"with two cores; so the ratios mean something, and the seconds little. The last {SENT} reports of each size"
    yield "are sent in blocks, alternately in two ways: by `gapgraph load`, which derives the coverage, sends it,"
    yield "counts what the store holds and writes completion marks; and by PUT of graphs that are derived already. So"
    yield "the store has the same size for both. If there are many reports before these, the store's own bulk loader"
    yield f"loads those. Limit: by `gapgraph load` a triple takes at most {LIMIT} times as long as by PUT.\n"
    for size, at in timed.items():
        yield f"## {_title(size)}: {_counted(at)}, also derived ones\n"
        yield f"| store | `gapgraph load`, triples/s | PUT, triples/s | ratio | within {LIMIT} | by bulk, triples/s |"
        yield "|---|---|---|---|---|---|"
        yield from (_loads(one["store"], Times(**one["times"])) for one in at["tried"] if one["times"])
        yield f"| in a folder | {at['triples'] / at['built']:,.0f} | – | – | – | – |\n"
    yield from _missing(found)
    yield from _asking(timed)


def _asking(timed: Found) -> Iterator[str]:
    yield "## Querying\n"
    yield "Milliseconds until the last row of each canned query is read from the store itself; in a folder, with the"
    yield "start of a process. The figures of wrong answers are in brackets.\n"
    columns = [(size, one) for size, at in timed.items() for one in at["tried"]]
    yield "| query | " + " | ".join(f"{one['store']}, {size}" for size, one in columns) + " |"
    yield "|---|" + "---|" * len(columns)
    for number, first in enumerate(columns[0][1]["asked"] if columns else ()):
        yield f"| {first['name']} | " + " | ".join(_milliseconds(one["asked"][number]) for _, one in columns) + " |"


def _loads(store: str, times: Times) -> str:
    holds = "yes" if times.ratio <= LIMIT else "**no**"
    speeds = (times.loaded / times.load, times.put / times.puts)
    cells = [store, *(f"{speed:,.0f}" for speed in speeds), f"{times.ratio:.2f}", holds]
    return "| " + " | ".join([*cells, f"{times.bulked / times.bulk:,.0f}"]) + " |"


def _milliseconds(asked: Found) -> str:
    took = f"{asked['seconds'] * 1000:,.0f}"
    return took if asked["verdict"] == "same" else f"({took})"


if __name__ == "__main__":
    CLIENTS.write_text(with_long_queries(CLIENTS.read_text(encoding="utf-8")), encoding="utf-8")
