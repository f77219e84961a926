"""Large data cut into pieces that an engine may judge one by one, with the same results as for the whole.

A piece holds whole reports, those that name one another together, and everything that stands under no report. From a
node a core shape walks forward to what the node names, or backward along the predicates that it names as inverse. So
nothing outside a piece is in sight from its nodes, as long as nothing shared names a report and no such predicate
leads from a report to something shared. Where that isn't so, or where a shape may look anywhere, the data stays whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from pyoxigraph import NamedNode, RdfFormat, parse

from gapgraph.vocabulary import REPORT, SH

OWNED = f"<{REPORT}"
"""How every node of a report begins in N-Triples."""

_ID = re.escape(OWNED) + r"([^/>#]*)"
_RUN = f"{_ID}[/>#].*\\n(?:{re.escape(OWNED)}\\1[/>#].*\\n)*|(?:(?!{re.escape(OWNED)}).*\\n)+"
"""Lines about one report that follow one another; or lines about none."""

_BACKWARD = frozenset({f"{SH}inversePath", f"{SH}targetObjectsOf"})
_ANYWHERE = frozenset(f"{SH}{name}" for name in ("sparql", "target", "select", "ask", "js", "rule", "expression"))
"""With one of these a shape asks a query or runs a script; what it looks at can't be told from here."""


_Reports = Mapping[str, list[str]]
"""The statements of each report, in runs as they come; a joined copy of much text takes longer than all the rest."""


class _Sight(NamedTuple):
    """Whether the shapes may look anywhere; and what, in N-Triples, they look along back to something shared."""

    anywhere: bool
    to_shared: re.Pattern[str]

    def met_in(self, reports: _Reports) -> bool:
        """Whether a report leads to something shared by what the shapes look along backward."""
        return any(self.to_shared.search(text) for texts in reports.values() for text in texts)


def pieces(shapes: str, data: str, size: int) -> Iterator[str]:
    """The data (N-Triples) in pieces of about ``size`` statements of reports, each with what no report owns."""
    yield from (data,) if data.count("\n") <= size else _cut(shapes, data, size)


def _cut(shapes: str, data: str, size: int) -> Iterable[str]:
    sight = _sight(shapes)
    reports, shared = _by_report(data)
    if sight.anywhere or OWNED in shared or sight.met_in(reports):
        return (data,)
    return _packed(reports, _together(reports), shared, size)


def _sight(shapes: str) -> _Sight:
    backward, anywhere = set[str](), False
    for _, predicate, term, _ in parse(shapes.encode(), format=RdfFormat.TURTLE):
        named = term.value if isinstance(term, NamedNode) else ""
        if predicate.value in _BACKWARD:
            backward.add(re.escape(named))
            anywhere |= not named
        anywhere |= predicate.value in _ANYWHERE or named.startswith(REPORT)
    to_shared = f"> <(?:{'|'.join(sorted(backward))})> (?!{re.escape(OWNED)})" if backward else "(?!)"
    return _Sight(anywhere, re.compile(to_shared))


def _by_report(data: str) -> tuple[_Reports, str]:
    """The statements of each report, and those of none."""
    reports: dict[str, list[str]] = {}
    shared: list[str] = []
    for run in re.finditer(_RUN, data if data.endswith("\n") else f"{data}\n"):
        (shared if run[1] is None else reports.setdefault(run[1], [])).append(run[0])
    return reports, "".join(shared)


def _together(reports: _Reports) -> Iterable[list[str]]:
    """The reports in the order in which they come, those that name one another over any number of steps in one list."""
    first = {name: name for name in reports}

    def root(name: str) -> str:
        while first[name] != name:
            first[name] = name = first[first[name]]
        return name

    for one, texts in reports.items():
        named = {name for text in texts for name in re.findall(_ID, text)}
        for other in named & first.keys():  # a report that the data doesn't describe has nothing to bring
            first[root(other)] = root(one)
    groups: dict[str, list[str]] = {}
    for name in reports:
        groups.setdefault(root(name), []).append(name)
    return groups.values()


def _packed(reports: _Reports, groups: Iterable[list[str]], shared: str, size: int) -> Iterator[str]:
    """Groups of reports together until there are enough statements; what is shared alone where there is no report."""
    held, count, empty = [shared], 0, True
    for group in groups:
        texts = [text for name in group for text in reports[name]]
        held += texts
        count += sum(text.count("\n") for text in texts)
        if count >= size:
            yield "".join(held)
            held, count, empty = [shared], 0, False
    if empty or count:
        yield "".join(held)
