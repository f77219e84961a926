"""The matrix with its filters: groups by dimension or within a group, protections, a verdict, and the order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from starlette.responses import Response

from gapgraph.core.statuses import Verdict
from gapgraph.vocabulary import NO_IRI, VICTIM, Iri
from gapgraph.web.downloads import CLAIM_FORMATS
from gapgraph.web.reader import Reader
from gapgraph.web.report_page import matrix_groups, matrix_values, source_facts
from gapgraph.web.report_view import ReportView

SHOWN: Final = ("unmet", "underserved", "unknown", "offered")
"""The verdicts to which a matrix can be limited."""

Choices = list[tuple[str, str]]
"""The values that the reader can choose for a filter: each value as it is in an address, and in words."""


def show_matrix(reader: Reader) -> Response:
    """The page of the matrix, with its filters."""
    view = reader.view
    groups = _sorted(view, matrix_columns(view, reader.value("groups")), reader.value("sort"))
    show = reader.value("show") if reader.value("show") in SHOWN else ""
    protections = matrix_protections(view, reader.value("protections"))
    if show and reader.value("only"):
        protections = tuple(p for p in protections if _has(view, groups, p, show))
    return reader.page(
        "matrix.html",
        "matrix",
        view=view,
        show=show,
        picked=_picked(reader, groups),
        kept={name: reader.value(name) for name in ("groups", "protections", "sort", "show", "only")},
        dimensions=dimension_choices(view),
        within=[(view.local(group), view.label(group)) for group in view.graph.lattice.groups],
        parts=section_choices(view),
        singles=[(view.local(one), view.label(one)) for one in view.setting.coverage],
        inside={group: len(_within(view, group)) for group in groups},
        around=_around(view, reader.value("groups")),
        formats=CLAIM_FORMATS,
        **matrix_values(view, groups, protections),
        **source_facts(view),
    )


def _picked(reader: Reader, groups: Sequence[Iri]) -> Iri:
    """The only group that the matrix shows on a phone: the requested group, if it is among the columns, or else the
    first group.
    """
    asked = reader.site.graph.group(reader.value("group")) if reader.value("group") else NO_IRI
    return asked if asked in groups else groups[0]


def matrix_columns(view: ReportView, asked: str) -> list[Iri]:
    """The groups that the reader chose: ``all``, ``basic``, the groups of a dimension (``Age``), or the groups within a
    group; by default the groups that the report names.

    Raises GapgraphError GG102 for an unknown name.
    """
    lattice = view.graph.lattice
    dimensions = {view.local(dimension.iri): n for n, dimension in enumerate(lattice.dimensions)}
    if not asked:
        return matrix_groups(view)
    if asked == "all":
        return [group for group, leaves in lattice.groups.items() if leaves]
    if asked == "basic":
        return [*dict.fromkeys(group for n in dimensions.values() for group in _values(view, n)), VICTIM]
    if asked in dimensions:
        return [*_values(view, dimensions[asked]), VICTIM]
    return _within(view, view.graph.group(asked))


def _values(view: ReportView, dimension: int) -> list[Iri]:
    """The named groups that are exactly one value of a dimension."""
    lattice = view.graph.lattice
    found = (lattice.names.get(cells & lattice.possible, NO_IRI) for cells in lattice.value_cells[dimension])
    return [group for group in found if group]


def _within(view: ReportView, group: Iri) -> list[Iri]:
    """The named groups within a group, including the group itself."""
    lattice = view.graph.lattice
    leaves = lattice.leaves_of(group)
    return [one for one, own in lattice.groups.items() if own and own & leaves == own]


def _around(view: ReportView, asked: str) -> Choices:
    """The next broader named groups, for the links of the matrix page: the named groups that contain the shown group,
    without another named group in between.
    """
    lattice = view.graph.lattice
    if not asked or asked in {"all", "basic"} or asked in {view.local(one.iri) for one in lattice.dimensions}:
        return []
    leaves = lattice.leaves_of(view.graph.group(asked))
    wider = {one: own for one, own in lattice.groups.items() if own & leaves == leaves and own != leaves}
    nearest = [one for one, own in wider.items() if not any(o != own and o & own == o for o in wider.values())]
    return [(view.local(one), view.label(one)) for one in nearest]


def _sorted(view: ReportView, groups: list[Iri], sort: str) -> list[Iri]:
    if sort == "name":
        return sorted(groups, key=lambda group: view.label(group).casefold())
    if sort == "order":
        return [group for group in view.graph.lattice.groups if group in groups]
    return (
        groups if groups == matrix_groups(view) else sorted(groups, key=lambda group: _unmet(view, group), reverse=True)
    )


def _unmet(view: ReportView, group: Iri) -> tuple[int, int]:
    """The number of protections that are unmet for everyone in the group, and the number of protections that are unmet
    for anyone in the group.
    """
    cells = [cell for (of, _), cell in view.cells.items() if of == group]
    whole = sum(set(cell.verdicts) == {Verdict.UNMET} for cell in cells)
    return whole, sum(Verdict.UNMET in cell.verdicts for cell in cells)


def dimension_choices(view: ReportView) -> Choices:
    """The dimensions that the reader can choose for the matrix, such as age or gender: the id and the label of each."""
    return [(view.local(one.iri), view.label(one.iri)) for one in view.graph.lattice.dimensions]


def section_choices(view: ReportView) -> Choices:
    """The sections of protections that the reader can choose for the matrix, such as lodging: the key and the title of
    each section.
    """
    return [(key, view.setting.say(f"section {key}")) for key in ("lodging", "services", "freedoms", "rights")]


def matrix_protections(view: ReportView, asked: str) -> tuple[Iri, ...]:
    """The protections that the matrix shows: all protections, the protections of one section (such as lodging), or a
    single protection, as the reader chose; by default, the protections that the report mentions.

    Raises GapgraphError GG103 for an unknown name.
    """
    every = tuple(view.setting.coverage)
    titles = dict(section_choices(view))
    if not asked:
        return view.protections
    if asked == "all":
        return every
    if asked in titles:
        return tuple(one for title, members in view.sections(every) if title == titles[asked] for one in members)
    return (view.graph.protection(asked),)


def _has(view: ReportView, groups: Iterable[Iri], protection: Iri, verdict: str) -> bool:
    cells = (view.cells.get((group, protection)) for group in groups)
    return any(cell and Verdict(verdict) in cell.verdicts for cell in cells)
