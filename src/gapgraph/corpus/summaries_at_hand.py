"""The summaries of the available reports: those of a pack, or computed for all reports at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gapgraph.core.claims import Claim, Report
from gapgraph.corpus.pack_summaries import PackSummaries
from gapgraph.corpus.packed_claims import pack
from gapgraph.corpus.reports_at_hand import Corpus
from gapgraph.corpus.summaries import Summaries, SummariesInMemory, report_columns
from gapgraph.store.packed_source import PackFacts
from gapgraph.store.source import require_no_other
from gapgraph.vocabulary import ReportId


def summaries_of(corpus: Corpus) -> Summaries:
    """The summaries of all reports. If the corpus isn't a pack, each report is read once to compute its summaries.

    Raises GapgraphError GG614 if a report isn't completely loaded into a store.
    """
    if isinstance(corpus.source, PackFacts):
        return pack_summaries(corpus, corpus.source)
    require_no_other(corpus.source)
    heads: list[Report] = []

    def claims() -> Iterator[tuple[ReportId, Iterable[Claim]]]:
        for report in corpus.report_ids:
            heads.append(corpus.report(report))
            yield report, corpus.claims(report)
            corpus.drop_cached(report)

    packed = pack(claims())
    return SummariesInMemory(packed, report_columns(heads), corpus.scheme, corpus.lattice)


def pack_summaries(corpus: Corpus, source: PackFacts) -> PackSummaries:
    """The summaries that are saved in a pack."""
    return PackSummaries(source.pack, corpus.lattice.groups, corpus.scheme.protections)
