"""Reports in a reader's language, time and place; and answers about all reports: where a group lacks a protection,
trends, and countries side by side.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property, lru_cache, partial
from typing import TYPE_CHECKING

from gapgraph.core.claims import quotes
from gapgraph.core.coverage import Coverage, coverage
from gapgraph.core.statuses import Verdict
from gapgraph.corpus import Corpus
from gapgraph.errors import GapgraphError, missing_library
from gapgraph.tables.corpus_tables import (
    GAP_HEADINGS,
    PackedGaps,
    country_table,
    lack_table,
    packed_gap_table,
    trend_table,
)
from gapgraph.tables.notebook_html import table_html
from gapgraph.tables.setting import Setting
from gapgraph.tables.table import Answer, Table
from gapgraph.vocabulary import Iri, ReportId

if TYPE_CHECKING:
    from gapgraph.corpus.corpus_questions import CountryStanding, Lack, YearOfReports
    from gapgraph.corpus.summaries import Summaries


class CorpusAnswers(Corpus):
    """Questions about all reports of a :class:`~gapgraph.corpus.Corpus` at once."""

    def coverage(self, report: str, when: str = "", where: str = "") -> Coverage:
        """The status of every leaf (smallest group) for every protection, at the given time and place."""
        return coverage(self.view(report, when, where), self.scheme, self.lattice)

    @property
    def ordered_report_ids(self) -> tuple[ReportId, ...]:
        """The ids of the reports by country and year. Raises GapgraphError GG614 if a report isn't fully loaded."""
        return tuple(one.id for one in sorted(self.every_report(), key=lambda one: (one.country, one.year, one.id)))

    def setting(self, report: str, language: str = "en", when: str = "", where: str = "") -> Setting:
        """The report in this language, time and place. The last 12 results are cached, with everything that was
        computed for them.

        Raises GapgraphError GG101 for an unknown report.
        """
        return self._kept_settings(self.report_id(report), language, when, where)

    @cached_property
    def _kept_settings(self) -> Callable[[str, str, str, str], Setting]:
        return lru_cache(maxsize=12)(partial(Setting, self))

    def settings(
        self, reports: Iterable[str], language: str = "en", when: str = "", where: str = ""
    ) -> tuple[Setting, ...]:
        """The reports in this language, time and place. If a report doesn't define the time, only its claims without a
        time count.

        Raises GapgraphError GG105 for a time that none of the reports defines.
        """
        chosen, knowing, unknown = tuple(map(self.report_id, reports)), set(), None
        for report in chosen:
            try:
                self.times(report, when) if when else None
                knowing.add(report)
            except GapgraphError as error:
                unknown = error
        if unknown and not knowing:
            raise unknown
        return tuple(self.setting(one, language, when if one in knowing else "", where) for one in chosen)

    @cached_property
    def summaries(self) -> Summaries:
        """The source of the answers: a pack's files, or else all reports, read and packed.

        Raises GapgraphError GG222 if the extra ``corpus`` isn't installed.
        """
        try:
            from gapgraph.corpus.summaries_at_hand import summaries_of  # noqa: PLC0415  (imported late: it needs an extra)
        except ImportError as error:
            raise missing_library(error) or error from error
        return summaries_of(self)

    def lacking(self, group: str, protection: str) -> Answer[Lack]:
        """The countries in which someone of a group lacks a protection: for each, the year since which, and the claims
        that say so.
        """
        summaries = self.summaries  # before the import: raises an error that names the extra
        from gapgraph.corpus.corpus_questions import lacks  # noqa: PLC0415

        found = lacks(summaries, self.lattice, self.group(group), self.protection(protection))

        def table(items: Iterable[Lack], language: str) -> Table:
            return lack_table(items, self.names(language=language), self._quoted)

        return Answer.of(found, table, table_html)

    def _quoted(self, lack: Lack) -> tuple[str, ...]:
        """The quotations of the claims that say that a group lacks a protection."""
        return quotes(claim for claim in self.claims(lack.report) if claim.id in lack.evidence)

    def trends(self, group: str, protection: str) -> Answer[YearOfReports]:
        """The trend of a group for a protection, by country and year."""
        summaries = self.summaries  # before the import: raises an error that names the extra
        from gapgraph.corpus.corpus_questions import trend  # noqa: PLC0415

        found = trend(summaries, self.group(group), self.protection(protection))
        return Answer.of(found, lambda items, language: trend_table(items, self.names(language=language)), table_html)

    def countries(self, group: str, protections: Sequence[str] = ()) -> Answer[CountryStanding]:
        """Countries side by side: the coverage of a group by each protection in the newest reports of each country."""
        summaries = self.summaries  # before the import: raises an error that names the extra
        from gapgraph.corpus.corpus_questions import newest_standings  # noqa: PLC0415

        what = tuple(map(self.protection, protections)) or self.scheme.protections
        found = newest_standings(summaries, self.group(group), what)
        return Answer.of(found, lambda items, language: country_table(items, self.names(language=language)), table_html)

    def packed_gaps(self, verdicts: Iterable[Verdict], language: str = "en") -> PackedGaps | None:
        """The gaps of every report from a pack, with the same rows as ``all_gaps``; None without a pack."""
        if not self.is_packed:
            return None
        from gapgraph.corpus.pack_summaries import SEPARATOR, PackSummaries  # noqa: PLC0415  (imported late: numpy is slow)

        packed = self.summaries
        assert isinstance(packed, PackSummaries)
        return packed_gap_table((packed.gaps(verdict, language) for verdict in verdicts), SEPARATOR)

    def packed_gaps_csv(self, verdicts: Iterable[Verdict], language: str = "en") -> str:
        """The csv text of :meth:`packed_gaps`, made column by column, because there may be very many rows; works only
        for a pack.
        """
        from gapgraph.corpus.pack_summaries import SEPARATOR, PackSummaries  # noqa: PLC0415  (imported late: numpy is slow)
        from gapgraph.tables.packed_gap_lines import gap_lines  # noqa: PLC0415

        packed = self.summaries
        assert isinstance(packed, PackSummaries)
        names = [one.name for one in GAP_HEADINGS if not one.extra]
        return gap_lines([packed.gap_words(verdict, language, names) for verdict in verdicts], GAP_HEADINGS, SEPARATOR)

    def packed_severities(self, verdicts: Iterable[Verdict]) -> frozenset[str]:
        """The severities of the duties that the gaps of a pack conflict with; works only for a pack."""
        from gapgraph.corpus.pack_summaries import PackSummaries  # noqa: PLC0415  (imported late: numpy is slow to import)

        packed = self.summaries
        assert isinstance(packed, PackSummaries)
        return frozenset(one for verdict in verdicts for one in packed.gaps(verdict, "en", ["severity"])["severity"])

    def gaps_on_page(
        self, verdicts: Iterable[Verdict], language: str = "en"
    ) -> tuple[tuple[Iri, int, ReportId, str, str], ...]:
        """For each gap of a pack the country, the year, the report, and the labels of protection and group."""
        from gapgraph.corpus.pack_summaries import PackSummaries  # noqa: PLC0415  (imported late: numpy is slow to import)

        packed = self.summaries
        assert isinstance(packed, PackSummaries)
        names = ("_country", "_year", "report", "protection_label", "group_label")
        parts = (packed.gaps(verdict, language, names) for verdict in verdicts)
        return tuple(
            sorted((row for part in parts for row in zip(*(part[n] for n in names), strict=True)), key=_by_year)
        )


def _by_year(row: tuple[str, int, str, str, str]) -> tuple[str, int, str]:
    return row[:3]
