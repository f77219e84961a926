"""``python -m benchmarks.workbench``: the workbench under load, and with hostile requests.

Writes docs/proof/workbench.md, which also shows the load of the machine. Fails if a result exceeds its limit.
"""

from __future__ import annotations

import asyncio
import os
import platform
import re
import sys
import time
from collections.abc import Iterable, Sequence
from itertools import count
from pathlib import Path
from statistics import median, quantiles
from urllib.parse import quote, urlencode

from benchmarks.section import Section, table, yes
from benchmarks.served_pages import Answer, Client, Server, served

PAGE = Path(__file__).resolve().parents[1] / "docs" / "proof" / "workbench.md"
FIRST = "/per-2021"
STARTS, MATRICES = 7, 60
CLIENTS, SECONDS = 50, 60.0
HOSTILE, LIMIT = 20, 5.0
FIRST_SECONDS, MATRIX_MS, OVER, PAGE_LIMIT, LEFT_MB = 1.0, 50.0, 0.5, 0.3, 50.0
"""The limits: seconds to the first page, milliseconds of a matrix, seconds by which a query may exceed its time limit,
seconds of a page while hostile queries run, and megabytes that the server doesn't free afterwards.
"""

_TRIPLES = " . ".join(f"?a{n} ?b{n} ?c{n}" for n in range(5))
QUERIES = {
    "cross product, counted": f"SELECT (COUNT(*) AS ?n) {{ {_TRIPLES} }}",
    "cross product, sorted": f"SELECT * {{ {_TRIPLES} }} ORDER BY ?c4 ?c3",
    "regular expression": "SELECT * { ?a ?b ?c . ?d ?e ?f FILTER(REGEX(CONCAT(STR(?c), STR(?f)), '(x+x+)+y')) }",
    "deep path": "SELECT * { ?a (!<a:a>|^!<a:b>)* ?b . ?b (!<a:a>)* ?c . ?c (!<a:a>)* ?d }",
}
"""Queries that no machine can finish."""


def start_section() -> Section:
    """The section on the time from the server's start to its first page: by the clock, and processor time."""
    waited, used = [], []
    for _ in range(STARTS):
        with served() as server:
            waited.append(server.first_page(FIRST))
            used.append(server.seconds_used())
    holds = median(waited) <= FIRST_SECONDS
    rows = [(f"{median(waited):.2f}", f"{min(waited):.2f}", f"{median(used):.2f}", f"{FIRST_SECONDS:.1f}", yes(holds))]
    head = ("seconds, median", "seconds, minimum", "processor seconds, median", "limit", "holds")
    said = (f"The time from the start of `gapgraph serve` to the last byte of `{FIRST}`; {STARTS} starts.", "")
    return Section("The first page after the start", (*said, *table(head, rows)), holds)


def matrix_section(server: Server) -> Section:
    """The section on the server's processor time for pages of a report that aren't in the server's cache."""
    rows, worst = [], 0.0
    for path in ("/per-2021/matrix", "/per-2021/matrix?groups=all&protections=all", "/per-2021"):
        cost = asyncio.run(_cost(server, path))
        worst = max(worst, cost) if path == "/per-2021/matrix" else worst
        rows.append((f"`{path}`", f"{cost:.1f}", f"{MATRIX_MS:.0f}" if path == "/per-2021/matrix" else ""))
    said = (f"Milliseconds of the server's processor time: the mean of {MATRICES} requests, none from the cache.", "")
    return Section("A page of the matrix", (*said, *table(("page", "ms", "limit"), rows)), worst <= MATRIX_MS)


async def _cost(server: Server, path: str) -> float:
    client, numbers = Client(server.port), count()
    join = "&" if "?" in path else "?"
    for _ in range(3):
        await client.ask(f"{path}{join}n={next(numbers)}")
    before = server.seconds_used()
    for _ in range(MATRICES):
        answer = await client.ask(f"{path}{join}n={next(numbers)}")
        assert answer.status == 200, answer
    await client.close()
    return (server.seconds_used() - before) / MATRICES * 1000


def mixed_pages(server: Server) -> list[str]:
    """The addresses that people open: every page to which the first pages link, including files and questions."""
    query = quote("SELECT * { ?s a gap:Denial } LIMIT 20")
    found = [f"/sparql?query={query}", "/search?q=shelter", "/search?q=refugio&lang=es"]
    for page in ("/per-2021", "/questions", "/browse", "/per-2021?lang=es", "/per-2021/Man/TemporaryLodging"):
        text = asyncio.run(_text(server, page))
        links = [one.replace("&amp;", "&") for one in re.findall(r'href="(/[^"#]*)"', text)]
        found += [page, *(one for one in links if not one.startswith(("/static", "/go", "/editor?query")))]
    return list(dict.fromkeys(found))


async def _text(server: Server, path: str) -> str:
    reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
    writer.write(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n".encode())
    found = await reader.read()
    writer.close()
    return found.partition(b"\r\n\r\n")[2].decode()


async def _visit(server: Server, pages: Sequence[str], number: int, until: float) -> list[tuple[str, Answer]]:
    """Simulate a user who requests one page after another; ``number`` decides the first page and the order of pages."""
    client, at, seen = Client(server.port), number * 7, list[tuple[str, Answer]]()
    while time.monotonic() < until:
        path = pages[at % len(pages)]
        seen.append((path, await client.ask(path)))
        at += 1 + number
    await client.close()
    return seen


async def _visits(server: Server, pages: Sequence[str]) -> list[tuple[str, Answer]]:
    until = time.monotonic() + SECONDS
    every = await asyncio.gather(*(_visit(server, pages, number, until) for number in range(CLIENTS)))
    return [one for seen in every for one in seen]


def load_section(server: Server) -> Section:
    """The section on many users who request pages at the same time, without pauses."""
    pages, before = mixed_pages(server), server.megabytes()
    seen = asyncio.run(_visits(server, pages))
    errors = [(path, one.status) for path, one in seen if one.status not in (200, 303)]
    times = quantiles([one.seconds * 1000 for _, one in seen], n=100)
    counts = (f"{len({path for path, _ in seen}):,}", f"{len(seen):,}", f"{len(errors):,}")
    row = (*counts, *(f"{one:.0f}" for one in (times[49], times[98], before, server.megabytes())))
    head = ("pages", "answers", "errors", "p50, ms", "p99, ms", "MB before", "MB after")
    said = (
        f"{CLIENTS} clients for {SECONDS:.0f} s; each requests the next page as soon as it has one. Megabytes are the",
        "memory of all processes of the workbench.",
        "",
    )
    wrong = ("", f"Errors: {', '.join(sorted({f'{path} {status}' for path, status in errors}))}.") if errors else ()
    return Section("Many people at once", (*said, *table(head, [row]), *wrong), not errors)


async def _attack(server: Server, first: int) -> tuple[list[tuple[str, Answer]], list[float]]:
    """Send HOSTILE endless queries at once, and request pages until all queries have ended: the answers to the queries,
    and the seconds for each page.
    """
    names = [list(QUERIES)[(first + number) % len(QUERIES)] for number in range(HOSTILE)]
    clients = [Client(server.port) for _ in names]
    for one in clients:
        await one.ask("/openapi.json")
    tasks = [
        asyncio.create_task(one.ask("/sparql", urlencode({"query": QUERIES[name]}).encode()))
        for one, name in zip(clients, names, strict=True)
    ]
    pages, person, numbers = [], Client(server.port), count(1000)
    while not all(one.done() for one in tasks):
        pages.append((await person.ask(f"/per-2021/matrix?n={next(numbers)}")).seconds)
        await asyncio.sleep(0.1)
    for one in (*clients, person):
        await one.close()
    return list(zip(names, [one.result() for one in tasks], strict=True)), pages


def hostile_section(server: Server) -> Section:
    """The section on many endless queries at once: when the server stops them, and whether it still serves pages."""
    before, stopped, pages = server.megabytes(), list[tuple[str, Answer]](), list[float]()
    for first in range(len(QUERIES)):
        answers, seen = asyncio.run(_attack(server, first))
        stopped, pages = [*stopped, *answers], [*pages, *seen]
    time.sleep(3)
    left = server.megabytes() - before
    over, slowest = max(one.seconds for _, one in stopped) - LIMIT, max(pages)
    rows = list(_stopped_rows(stopped))
    checks = (
        ("seconds over the limit, maximum", f"{over:.2f}", f"{OVER}", over <= OVER),
        ("a page meanwhile, median ms", f"{median(pages) * 1000:.0f}", "", True),
        ("a page meanwhile, maximum ms", f"{slowest * 1000:.0f}", f"{PAGE_LIMIT * 1000:.0f}", slowest <= PAGE_LIMIT),
        ("megabytes not freed afterwards", f"{max(left, 0):.0f}", f"{LEFT_MB:.0f}", left <= LEFT_MB),
    )  # fmt: skip
    said = (
        f"{HOSTILE} queries are sent at once, {len(QUERIES)} times, each time with another kind as the first. The",
        f"limit `query_seconds` is {LIMIT:.0f}. Meanwhile {len(pages)} pages of the matrix are requested, none twice.",
        "",
        *table(("query", "sent", "TIMEOUT", "MEMORY", "BUSY", "other", "seconds, maximum"), rows),
        "",
        *table(("measured", "value", "limit", "holds"), [(*one[:3], yes(one[3])) for one in checks]),
    )
    told = all(one.status == 503 for _, one in stopped)
    return Section("Queries that never end", said, told and all(one[3] for one in checks))


def _stopped_rows(stopped: Sequence[tuple[str, Answer]]) -> Iterable[Sequence[str]]:
    for name in QUERIES:
        mine = [one for query, one in stopped if query == name]
        words = [one.body.partition(b":")[0].decode() if one.status == 503 else "else" for one in mine]
        counted = [str(words.count(word)) for word in ("TIMEOUT", "MEMORY", "BUSY", "else")]
        yield (name, str(len(mine)), *counted, f"{max(one.seconds for one in mine):.2f}")


def main() -> int:
    """Measure and write the page; returns 0 if every limit holds, 1 otherwise."""
    load = os.getloadavg()[0]
    sections = [start_section()]
    with served("--query-seconds", str(LIMIT)) as server:
        server.first_page(FIRST)
        asyncio.run(_text(server, "/q/exclusions"))
        sections += [matrix_section(server), hostile_section(server), load_section(server)]
    PAGE.write_text("\n".join((_head(load), *(one.text for one in sections))), encoding="utf-8")
    print(PAGE.read_text(encoding="utf-8"))
    return 0 if all(one.holds for one in sections) else 1


def _head(load: float) -> str:
    return (
        "# The workbench under load\n\n"
        "Written by `python -m benchmarks.workbench`. Server and clients share the cores.\n\n"
        f"Machine: {os.cpu_count()} cores, Python {platform.python_version()}, {platform.system()}. Other\n"
        f"processes that used a core or waited for one at the beginning: {load:.1f}.\n"
    )


if __name__ == "__main__":
    sys.exit(main())
