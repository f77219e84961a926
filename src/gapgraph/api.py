"""The answers: gaps, matrices, explanations, comparisons and queries over a corpus.

>>> import gapgraph as gg
>>> g = gg.open()
>>> gaps = g.gaps("per-2021")

Command line, notebooks and pages are clients of :class:`Gapgraph`. Data and engines are loaded when a question first
needs them.
"""

from __future__ import annotations

from functools import reduce
from operator import or_
from pathlib import Path
from typing import TYPE_CHECKING

from gapgraph.core.claims import Claim
from gapgraph.core.contexts import View
from gapgraph.core.coverage import coverage
from gapgraph.core.explanation import explain
from gapgraph.core.gaps import Gap, gaps
from gapgraph.core.matrix import GroupCoverage
from gapgraph.core.statuses import Verdict, read_verdicts
from gapgraph.corpus import open_corpus
from gapgraph.errors import GapgraphError, missing_library, unknown_name
from gapgraph.tables.claims_table import ReportClaim, claim_table
from gapgraph.tables.comparison import Comparison, require_order
from gapgraph.tables.comparison_table import PARTS, CoverageRow, FigureRow, comparison_rows, comparison_table
from gapgraph.tables.corpus_answers import CorpusAnswers
from gapgraph.tables.explanation_table import ShownExplanation
from gapgraph.tables.gaps_table import ReportGap, gap_table
from gapgraph.tables.group_standing import group_standing
from gapgraph.tables.matrix_table import ReportCell, matrix_table
from gapgraph.tables.notebook_html import changes_html, gaps_html, matrix_html, profile_html, table_html
from gapgraph.tables.profile_table import ProfileRow, profile_rows, profile_table
from gapgraph.tables.report_reading import ReportReading
from gapgraph.tables.search_table import SearchHit, search_table
from gapgraph.tables.setting import Setting
from gapgraph.tables.table import Answer, Table
from gapgraph.tables.whatif_table import ShownPlan, change_table
from gapgraph.vocabulary import ClaimId, Iri
from gapgraph.whatif.changes import Change, cheapest, outcome
from gapgraph.whatif.superseding import superseding, supposed_claims
from gapgraph.whatif.supposition import NOTHING, Supposition, check_removed, read_word

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from types import TracebackType

    import rdflib

    from gapgraph.queries.answer import QueryAnswer
    from gapgraph.queries.run import Result
    from gapgraph.store.embedded import EmbeddedStore


class Gapgraph(CorpusAnswers):
    """Answers questions about a :class:`~gapgraph.corpus.Corpus`: gaps, matrices, explanations, comparisons, queries.

    Every method that gets the name of a report raises GapgraphError GG101 if the report is unknown. For a remote store,
    ``close`` or a ``with`` block frees the connections; over files there is nothing to free.
    """

    def __enter__(self) -> Gapgraph:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def query(
        self, name: str, *, limit: int | None = None, seconds: float = 30.0, **values: str | int | bool
    ) -> Result:
        """The rows of a canned query, in the order that the query gives; ``values`` are the values of its parameters,
        written as on the command line.

        If a parameter's name contains a hyphen, write an underscore instead. The query is stopped after ``seconds``.
        Raises GapgraphError GG501 for an unknown query, GG502 or GG503 for parameters, GG509 for a timeout.
        """
        from gapgraph.queries.ask import ask_canned  # noqa: PLC0415  (imported late, for a faster start)
        from gapgraph.queries.catalogue import read_named  # noqa: PLC0415

        canned = read_named(self.base, name)
        known = {parameter.name for parameter in canned.header.parameters}
        named = {key if key in known else key.replace("_", "-"): value for key, value in values.items()}
        return ask_canned(self, canned, named, limit, seconds)

    def store(self, reports: Iterable[str] | None = None, *, with_derived: bool = True) -> EmbeddedStore:
        """An in-memory pyoxigraph store with one named graph for each part of the data; it holds all reports unless
        some are named.

        Raises GapgraphError GG101 for an unknown report.
        """
        from gapgraph.derivation.dataset import fill  # noqa: PLC0415
        from gapgraph.store.embedded import EmbeddedStore  # noqa: PLC0415

        store = EmbeddedStore()
        fill(store, self, None if reports is None else tuple(map(self.report_id, reports)), with_derived=with_derived)
        return store

    def sparql(self, text: str, *, limit: int | None = None, seconds: float = 30.0) -> QueryAnswer:
        """The answer to a SPARQL query of your own, over every report; the query can't change data.

        Our prefixes are declared (``gap:``, ``rep:``, ``per:`` …). A query that names no graph reads all our graphs at
        once. The answer to a SELECT or an ASK has rows; the answer to a CONSTRUCT or a DESCRIBE has triples. The query
        is stopped after ``seconds``. Raises GapgraphError GG211 for text that isn't SPARQL, GG212 for a query that
        would change data or read data from elsewhere, GG509 for a timeout.
        """
        from gapgraph.queries.ask import ask_text  # noqa: PLC0415  (imported late, for a faster start)

        return ask_text(self, text, "the query", limit, seconds)

    def search(
        self, words: str, reports: Iterable[str] = (), kinds: Iterable[str] = (), *, language: str = "en"
    ) -> Answer[SearchHit]:
        """The sentences, claims, terms and queries that contain all the words, in either language.

        ``reports`` limits the sentences and claims to these reports (default: all). ``kinds`` limits the results to
        some of ``sentence``, ``claim``, ``term`` and ``query`` (default: all). Raises GapgraphError GG101 for an
        unknown report, GG108 if there is no word, GG109 for an unknown kind.
        """
        from gapgraph.queries.word_search import hit_kinds, search  # noqa: PLC0415  (imported late, for a faster start)

        chosen = tuple(map(self.report_id, reports))
        found = search(self, words, chosen, hit_kinds(kinds), language)

        def table(items: Iterable[SearchHit], told_in: str) -> Table:
            same = told_in == language
            return search_table(items if same else search(self, words, chosen, hit_kinds(kinds), told_in), told_in)

        return Answer.of(found, table, table_html)

    def rdflib(self, reports: Iterable[str] | None = None, *, with_derived: bool = False) -> rdflib.Dataset:
        """The data of :meth:`store` as an rdflib Dataset. Needs the extra ``rdflib``."""
        try:
            import rdflib  # noqa: PLC0415  (imported late: rdflib is optional and slow to import)
        except ImportError as error:
            remedy = "Install the extra: pip install 'gapgraph[rdflib]'."
            raise GapgraphError("GG110", f"A Dataset needs {error.name}", remedy=remedy) from error
        from pyoxigraph import RdfFormat  # noqa: PLC0415

        data = rdflib.Dataset()
        written = self.store(reports, with_derived=with_derived).engine.dump(format=RdfFormat.N_QUADS)
        data.parse(data=written or b"", format="nquads")
        return data

    def gaps(
        self,
        report: str,
        verdict: Verdict | str | Iterable[Verdict | str] = Verdict.UNMET,
        when: str = "",
        where: str = "",
        *,
        benchmarks: bool = False,
        groups: Iterable[str] = (),
        protections: Iterable[str] = (),
    ) -> Answer[Gap]:
        """For each protection, a minimal set of maximal gaps; ``.to_pandas()`` gives fixed columns.

        With ``benchmarks``, the table also names the duties that don't bind the country. ``groups`` limits the answer
        to gaps that concern at least one member of these groups, ``protections`` to gaps in these protections. Raises
        GG102 and GG103 for unknown names.
        """
        setting = self.setting(report, when=when, where=where)
        found = self.gaps_in((setting,), verdict, benchmarks=benchmarks, groups=groups, protections=protections)
        return Answer.of((one.gap for one in found), lambda _, language: found.table(language), gaps_html)

    def all_gaps(
        self,
        verdict: Verdict | str | Iterable[Verdict | str] = Verdict.UNMET,
        when: str = "",
        where: str = "",
        *,
        benchmarks: bool = False,
    ) -> Answer[ReportGap]:
        """The gaps of every report, by country and year."""
        return self.gaps_in(
            self.settings(self.ordered_report_ids, when=when, where=where), verdict, benchmarks=benchmarks
        )

    def gaps_in(
        self,
        settings: Iterable[Setting],
        verdict: Verdict | str | Iterable[Verdict | str],
        *,
        benchmarks: bool = False,
        groups: Iterable[str] = (),
        protections: Iterable[str] = (),
    ) -> Answer[ReportGap]:
        """The gaps of these reports, sorted by report and then by verdict. Each setting is a report at a time and a
        place.

        ``groups`` and ``protections`` limit the answer to the gaps that concern these groups and protections.
        """
        verdicts = read_verdicts(verdict)
        boxes = [self.box(group).leaves for group in groups]
        touching = reduce(or_, boxes) if boxes else self.lattice.possible
        what: set[str] = {*map(self.protection, protections)} or {*self.scheme.protections}
        found = (
            ReportGap(setting, gap, benchmarks)
            for setting in settings
            for one in verdicts
            for gap in gaps(setting.coverage, self.lattice, one)
            if gap.protection in what and gap.box.leaves & touching
        )
        return Answer.of(found, lambda items, language: gap_table(one.told_in(language) for one in items), gaps_html)

    def matrix(self, report: str, when: str = "", where: str = "") -> Answer[GroupCoverage]:
        """Every named group and each protection that applies to it; ``.to_pandas()`` gives fixed columns."""
        setting = self.setting(report, when=when, where=where)
        cells = setting.cells(tuple(self.lattice.groups), self.scheme.protections)

        def table(found: Iterable[GroupCoverage], language: str) -> Table:
            spoken = setting.told_in(language)
            return matrix_table(ReportCell(spoken, cell) for cell in found)

        return Answer.of(cells, table, matrix_html)

    def all_matrices(self, when: str = "", where: str = "") -> Answer[ReportCell]:
        """The matrices of every report, by country and year."""
        return self.matrix_in(self.settings(self.ordered_report_ids, when=when, where=where))

    def matrix_in(
        self, settings: Iterable[Setting], groups: Sequence[Iri] = (), protections: Sequence[Iri] = ()
    ) -> Answer[ReportCell]:
        """The matrices of these reports; each setting is a report at a time and a place. If no groups or protections
        are named, all are used.
        """
        whom, what = groups or tuple(self.lattice.groups), protections or self.scheme.protections
        found = (ReportCell(setting, cell) for setting in settings for cell in setting.cells(whom, what))
        return Answer.of(
            found, lambda items, language: matrix_table(one.told_in(language) for one in items), matrix_html
        )

    def comparison(self, first: str, second: str, language: str = "en") -> Comparison:
        """Two reports side by side; claims that have a time are left out.

        Raises GapgraphError GG101 for an unknown report, GG001 if two reports on one country are named in the wrong
        order: the earlier one comes first.
        """
        sides = [self.setting(one, language) for one in (first, second)]
        require_order(*(side.report for side in sides))
        return Comparison(*sides)

    def diff(self, first: str, second: str, parts: str | Iterable[str] = PARTS) -> Answer[CoverageRow | FigureRow]:
        """What changed between two reports, in their ``coverage``, in their ``figures`` or in both.

        Raises GapgraphError GG101 for an unknown report, GG109 for an unknown part.
        """
        chosen = (parts,) if isinstance(parts, str) else tuple(parts)
        for one in chosen:
            if one not in PARTS:
                raise unknown_name("GG109", "part of a comparison", one, PARTS)

        def table(_items: object, language: str) -> Table:
            return comparison_table(self.comparison(first, second, language), chosen)

        return Answer.of(comparison_rows(self.comparison(first, second), chosen), table, table_html)

    def claim_rows(self, reports: Iterable[str] = ()) -> Answer[ReportClaim]:
        """The claims of these reports (if none is named, of all), each with its report, as ``export --format csv``
        prints them.
        """
        settings = tuple(map(self.setting, tuple(reports) or self.report_ids))
        found = (ReportClaim(setting, claim) for setting in settings for claim in self.claims(setting.id))
        return Answer.of(found, lambda items, language: claim_table(one.told_in(language) for one in items), table_html)

    def export(
        self,
        reports: Iterable[str] = (),
        form: str = "trig",
        *,
        with_derived: bool = False,
        with_ontology: bool = False,
    ) -> str:
        """The graphs of these reports (if none is named, of all) as text: ``ttl``, ``trig``, ``nq`` or ``jsonld``.

        ``with_derived`` adds the triples that follow from the claims. ``with_ontology`` adds the ontology, the law and
        the countries, so that every term has its label and definition. Raises GapgraphError GG101 for an unknown
        report, GG109 for an unknown format.
        """
        from gapgraph.derivation.export import GRAPH_FORMATS, export_graphs  # noqa: PLC0415  (imported late, for a faster start)

        chosen = tuple(map(self.report_id, reports)) or self.report_ids
        if form not in GRAPH_FORMATS:
            raise unknown_name("GG109", "format", form, tuple(GRAPH_FORMATS))
        graphs = export_graphs(self, chosen, with_derived=with_derived, with_ontology=with_ontology)
        return GRAPH_FORMATS[form](graphs, self)

    def whatif(
        self, report: str, add: Iterable[Claim | str] = (), remove: Iterable[str] = (), when: str = "", where: str = ""
    ) -> Answer[Change]:
        """What would change if claims were added, and if the claims whose ids are in ``remove`` were removed.

        A claim to add can be a :class:`Claim` or its short form (:mod:`gapgraph.whatif.supposition`):
        ``+Provision:Man:TemporaryLodging``. Raises GapgraphError GG702 or GG703 for a short form that can't be read,
        GG704 for the id of a claim that doesn't exist.
        """
        report = self.report_id(report)
        read = [read_word(one, report, n, self) if isinstance(one, str) else one for n, one in enumerate(add, 1)]
        made = Supposition(tuple(one for one in read if isinstance(one, Claim)), frozenset(map(ClaimId, remove)))
        return self.supposing(report, sum((one for one in read if isinstance(one, Supposition)), made), when, where)

    def supposing(self, report: str, what: Supposition, when: str = "", where: str = "") -> Answer[Change]:
        """What would change if a supposition (added and removed claims) were true. Raises GapgraphError GG704 for the
        id of an unknown claim.
        """
        report = self.report_id(report)
        view = self._supposed(report, what, when, where)
        before, after = self.coverage(report, when, where), coverage(view, self.scheme, self.lattice)
        found = outcome(before, after, what.added, view, self.scheme, self.lattice)
        return Answer.of(
            found,
            lambda items, language: change_table(self.setting(report, language, when, where), items),
            changes_html,
        )

    def cheapest(
        self, report: str, most: int, when: str = "", where: str = "", what: Supposition = NOTHING
    ) -> ShownPlan:
        """A plan of at most ``most`` new services that close as many unmet cells (leaf and protection) as possible."""
        setting = self.setting(report, when=when, where=where)
        found = cheapest(self._supposed(setting.id, what, when, where), most, self.scheme, self.lattice)
        return ShownPlan.of(found, setting)

    def _supposed(self, report: str, what: Supposition, when: str, where: str) -> View:
        """The report's claims at the given time and place, after the claims of the supposition are added and
        removed.
        """
        check_removed(what.removed, self.claims(report))
        view = self._view_of(supposed_claims(self.claims(report), what.added, what.removed), report, when, where)
        return superseding(view, what.added, self.scheme, self.lattice)

    def profile(self, group: str, report: str, when: str = "", where: str = "") -> Answer[ProfileRow]:
        """All that a report says about a group or box (a combination of values): its statuses, then counts, harms,
        silences and other claims.

        ``.to_pandas()`` gives one row for each status and each claim, with the duties that the row concerns. Raises
        GapgraphError GG101 and GG102 for unknown names.
        """
        return self.profile_in(self.setting(report, when=when, where=where), group)

    def profile_in(self, setting: Setting, group: str) -> Answer[ProfileRow]:
        """All that a report says about a group, at the time and place and in the language of the setting."""
        rows = profile_rows(group_standing(ReportReading(setting), self.box(group)))
        return Answer.of(rows, profile_table, profile_html)

    def explain(self, report: str, group: str, protection: str, when: str = "", where: str = "") -> ShownExplanation:
        """Why a group or box (a combination of values) has its status for a protection. Raises GG102 and GG103 for
        unknown names.
        """
        return self.explain_in(self.setting(report, when=when, where=where), group, protection)

    def explain_in(self, setting: Setting, group: str, protection: str) -> ShownExplanation:
        """Why a group has its status for a protection, at the time and place and in the language of the setting."""
        ruling = setting.coverage[self.protection(protection)]
        why = explain(self.box(group), ruling, setting.view, self.scheme, self.lattice)
        return ShownExplanation.of(why, setting)


def open_remote(base: str, *, query: str = "", seconds: float = 60.0) -> Gapgraph:
    """Open a remote store that ``gapgraph load`` has filled; ``query`` is the store's query address, if known.

    Secrets come from the environment or a netrc file. Each request is stopped after ``seconds``. Raises GapgraphError
    GG601 to GG617 if the store or the connection fails (GG614: a graph in the store is incomplete), GG618 if the extra
    ``remote`` isn't installed.
    """
    try:
        from gapgraph.remote.address import Given  # noqa: PLC0415  (imported late: remote stores need an extra)
        from gapgraph.remote.exchange import Patience  # noqa: PLC0415
        from gapgraph.remote.remote_source import RemoteFacts  # noqa: PLC0415
        from gapgraph.remote.remote_store import connect  # noqa: PLC0415
    except ImportError as error:
        raise missing_library(error) or error from error
    return Gapgraph(source=RemoteFacts(connect(Given(base, query), Patience(seconds))))


def open_graph(root: Path | None = None) -> Gapgraph:
    """Open the same data as :func:`gapgraph.corpus.open_corpus`, with the same errors."""
    found = open_corpus(root)
    return Gapgraph(found.root, found.source)


def open_source(root: str | Path | None) -> Gapgraph:
    """Open a folder, a store in a folder or at a web address, or the bundled data. See ``gapgraph.open``."""
    if isinstance(root, str) and root.startswith(("http://", "https://")):
        return open_remote(root)
    return open_graph(None if root is None else Path(root))
