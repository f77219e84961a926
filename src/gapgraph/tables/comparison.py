"""Two reports compared: the changes of coverage, and which figures can be compared."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from gapgraph.compare.coverage_changes import CoverageChange, Difference, Side, differences
from gapgraph.compare.figures import Figure, Pair, pairs, read_figures, told_pairs
from gapgraph.core.claims import Claim, Report
from gapgraph.errors import GapgraphError
from gapgraph.tables.setting import Setting
from gapgraph.vocabulary import GAP, Iri

_BETWEEN_COUNTRIES = {
    CoverageChange.OPENED: "UnmetInSecond",
    CoverageChange.CLOSED: "UnmetInFirst",
    CoverageChange.WORSE: "ShortInSecond",
    CoverageChange.BETTER: "ShortInFirst",
    CoverageChange.UNKNOWN: "KnownInFirst",
    CoverageChange.LEARNED: "KnownInSecond",
}


def require_order(first: Report, second: Report) -> None:
    """Raises GapgraphError GG001 if both reports are about one country and the first report is of the later year."""
    if first.country == second.country and first.year > second.year:
        sentence = f"{first.id} is of {first.year}, later than {second.id}"
        raise GapgraphError("GG001", sentence, remedy=f"Give the earlier report first: {second.id} {first.id}.")


@dataclass(frozen=True)
class Comparison:
    """A comparison of two reports, the earlier report first; claims that are limited to a certain time are left
    out.
    """

    first: Setting
    second: Setting

    @cached_property
    def changes(self) -> tuple[Difference, ...]:
        """The changes of coverage, protection by protection."""
        return tuple(differences(_side(self.first), _side(self.second), self.first.graph.lattice))

    @cached_property
    def figures(self) -> tuple[Pair, ...]:
        """The pairs of figures that a reader might want to compare, including pairs that aren't comparable."""
        return tuple(pairs(_figures(self.first), _figures(self.second)))

    @cached_property
    def told(self) -> tuple[Pair, ...]:
        """The pairs of counts that show a change over time within one report: a count of one period, and the same count
        of the next period. The pairs of the first report come before the pairs of the second report.
        """
        sides = (self.first,) if self.first.id == self.second.id else (self.first, self.second)
        return tuple(pair for side in sides for pair in told_pairs(_figures(side)))

    @cached_property
    def claims(self) -> dict[str, Claim]:
        """The claims of both reports by their ids."""
        return {claim.id: claim for side in (self.first, self.second) for claim in side.graph.claims(side.id)}

    @property
    def is_of_countries(self) -> bool:
        """Whether two countries are compared, so that no change is called opened, closed, better or worse."""
        return self.first.report.country != self.second.report.country

    def code(self, change: CoverageChange) -> str:
        """The code of a kind of difference. For reports about two countries, the code says which report has the gap
        (``UnmetInSecond``), instead of how a gap changed over time (``Opened``).
        """
        return _BETWEEN_COUNTRIES.get(change, change.value) if self.is_of_countries else change.value

    def heading(self, change: CoverageChange) -> str:
        """The heading of a kind of difference, in the reader's language."""
        key = f"heading {self.code(change)}"
        if self.is_of_countries and change not in _BETWEEN_COUNTRIES:
            key += " of countries"
        return self.first.say(key, first=self.first.id, second=self.second.id)

    def label(self, iri: Iri) -> str:
        """The label of a term of the ontology or of either report's country."""
        return self.first.names.label(iri)

    def counted(self, figure: Figure) -> str:
        """The people that a figure counts, in words: the group, and the other codes of the figure, such as a
        nationality, that the group doesn't imply.
        """
        group, *codes = figure.counted
        told = [self.label(code) for code in codes if code != GAP + "Total" and not self._implied(code, group)]
        return self.label(group) + (f" ({', '.join(told)})" if told else "")

    def _implied(self, code: Iri, group: Iri) -> bool:
        lattice = self.first.graph.lattice
        pairs = zip(lattice.dimensions, lattice.value_cells, strict=True)
        cells = {value: cell for dimension, of in pairs for value, cell in zip(dimension.values, of, strict=True)}
        inside = lattice.groups.get(group, 0)
        return code in cells and inside != 0 and not inside & ~cells[code]

    def measured(self, figure: Figure) -> str:
        """What a figure measures: the measure, the service that it is about, and the unit if it isn't people."""
        more = [self.label(figure.service)] if figure.service else []
        if figure.unit != GAP + "Persons":
            more.append(self.label(figure.unit))
        return self.label(figure.measure) + (f" ({', '.join(more)})" if more else "")

    def reasons(self, pair: Pair) -> tuple[str, ...]:
        """The reasons why the figures can't be compared, in words; empty if they can be compared."""
        return tuple(self._reason(key, pair) for key in pair.differs)

    def _reason(self, key: str, pair: Pair) -> str:
        one, other = (self._told(key, figure) for figure in (pair.first, pair.second))
        related = key == "body" and "country" not in pair.differs and self._one_within_the_other(pair)
        return self.first.say("differs body in part" if related else f"differs {key}", one=one, other=other)

    def _told(self, key: str, figure: Figure) -> str:
        if key == "places":
            return ", ".join(map(self.label, figure.places)) or self.first.say("nowhere in particular")
        if key == "counted":
            return self.counted(figure)
        if key == "period":
            return figure.period
        return self.label(getattr(figure, key)) or self.first.say("none named")

    def _one_within_the_other(self, pair: Pair) -> bool:
        contains, one, other = self.first.graph.scheme.contains, pair.first.body, pair.second.body
        return one in contains.get(other, ()) or other in contains.get(one, ())


def _side(setting: Setting) -> Side:
    return Side(setting.view, setting.graph.scheme, setting.coverage, setting.report.extent == "WholeText")


def _figures(setting: Setting) -> tuple[Figure, ...]:
    return read_figures(setting.graph.report_facts(setting.id), setting.id)
