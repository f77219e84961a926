"""The answers: gaps, matrices, explanations, comparisons and queries over a corpus.

>>> import gapgraph as gg
>>> g = gg.open()
>>> gaps = g.gaps("per-2021")

Command line, notebooks and pages are clients of this class. What a question needs is loaded when it is asked.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from gapgraph.core.claims import Claim
from gapgraph.core.contexts import View
from gapgraph.core.coverage import Coverage, coverage
from gapgraph.core.explanation import Explanation, explain
from gapgraph.core.gaps import Gap, gaps
from gapgraph.core.matrix import GroupCoverage, matrix
from gapgraph.core.statuses import Verdict
from gapgraph.corpus import Corpus, open_corpus
from gapgraph.errors import GapgraphError
from gapgraph.tables.notebook_html import changes_html, gaps_html, matrix_html
from gapgraph.tables.table import Answer, Table, gap_table, matrix_table
from gapgraph.tables.whatif_table import change_table
from gapgraph.whatif.changes import Change, Plan, changes, cheapest, supposed_claims
from gapgraph.whatif.supposition import NOTHING, Supposition, check_removed, read_word

if TYPE_CHECKING:
    from collections.abc import Iterable
    from types import TracebackType

    import rdflib

    from gapgraph.queries.run import Result
    from gapgraph.store.embedded import EmbeddedStore


class Gapgraph(Corpus):
    """The questions that one asks of a :class:`~gapgraph.corpus.Corpus`.

    Every method that names a report raises GapgraphError GG101 for an unknown one. Over a store elsewhere, ``close``
    or a ``with`` block frees the connections; over files there is nothing to free.
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
        """The rows of a canned query, in its order; ``values`` are those of its parameters, as people write them.

        A parameter whose name holds a hyphen is written with an underscore. The query is stopped after ``seconds``.
        Raises GapgraphError GG501 for an unknown query, GG502 and GG503 for a parameter or a value, GG509 when the
        time is over.
        """
        from gapgraph.queries.ask import ask_canned  # noqa: PLC0415  (loaded when asked for)
        from gapgraph.queries.catalogue import read_catalogue  # noqa: PLC0415

        canned = read_catalogue(self.root).query(name)
        known = {parameter.name for parameter in canned.header.parameters}
        named = {key if key in known else key.replace("_", "-"): value for key, value in values.items()}
        return ask_canned(self, canned, named, limit, seconds)

    def store(self, reports: Iterable[str] | None = None, *, with_derived: bool = True) -> EmbeddedStore:
        """A store in memory with everything as named graphs, of all reports unless named; ``engine`` is pyoxigraph's.

        Raises GapgraphError GG101 for an unknown report.
        """
        from gapgraph.derivation.dataset import fill  # noqa: PLC0415
        from gapgraph.store.embedded import EmbeddedStore  # noqa: PLC0415

        store = EmbeddedStore()
        fill(store, self, reports, with_derived=with_derived)
        return store

    def rdflib(self, reports: Iterable[str] | None = None, *, with_derived: bool = False) -> rdflib.Dataset:
        """The same as a Dataset of rdflib. Needs the extra ``rdflib``."""
        import rdflib  # noqa: PLC0415  (an extra, and slow to load)
        from pyoxigraph import RdfFormat  # noqa: PLC0415

        data = rdflib.Dataset()
        written = self.store(reports, with_derived=with_derived).engine.dump(format=RdfFormat.N_QUADS)
        data.parse(data=written or b"", format="nquads")
        return data

    def coverage(self, report: str, when: str = "", where: str = "") -> Coverage:
        """The status of every leaf for every protection."""
        return coverage(self.view(report, when, where), self.scheme, self.lattice)

    def gaps(self, report: str, verdict: Verdict = Verdict.UNMET, when: str = "", where: str = "") -> Answer[Gap]:
        """A minimal set of maximal gaps, protection by protection; ``.to_pandas()`` gives the contract's table."""
        seen = self.coverage(report, when, where)
        found = gaps(seen, self.lattice, verdict)
        return Answer.of(found, lambda items, language: self._gap_table(report, seen, items, language), gaps_html)

    def _gap_table(self, report: str, seen: Coverage, found: tuple[Gap, ...], language: str) -> Table:
        return gap_table(report, found, self.gap_duties(report, seen), self.names(report, language))

    def matrix(self, report: str, when: str = "", where: str = "") -> Answer[GroupCoverage]:
        """Every named group and applicable protection; ``.to_pandas()`` gives the contract's table."""
        seen = self.view(report, when, where)
        cells = matrix(coverage(seen, self.scheme, self.lattice), seen, self.scheme, self.lattice)
        return Answer.of(
            cells, lambda items, language: matrix_table(report, items, self.names(report, language)), matrix_html
        )

    def whatif(
        self, report: str, add: Iterable[Claim | str] = (), remove: Iterable[str] = (), when: str = "", where: str = ""
    ) -> Answer[Change]:
        """What would change if claims were added, and those of the ids in ``remove`` were not there.

        A claim to add may be written in a word (:mod:`gapgraph.whatif.supposition`):
        ``+Provision:Man:TemporaryLodging``. Raises GapgraphError GG702 or GG703 for such a word, GG704 for an id
        that isn't there.
        """
        read = [read_word(one, report, n, self) if isinstance(one, str) else one for n, one in enumerate(add, 1)]
        words = [one for one in read if isinstance(one, Supposition)]
        made = Supposition(tuple(one for one in read if isinstance(one, Claim)), frozenset(remove))
        return self.supposing(report, sum(words, made), when, where)

    def supposing(self, report: str, what: Supposition, when: str = "", where: str = "") -> Answer[Change]:
        """What would change under a supposition. Raises GapgraphError GG704 for a claim that isn't there."""
        after = coverage(self._supposed(report, what, when, where), self.scheme, self.lattice)
        found = changes(self.coverage(report, when, where), after, self.lattice)
        return Answer.of(
            found, lambda items, language: change_table(report, items, self.names(report, language)), changes_html
        )

    def cheapest(self, report: str, most: int, when: str = "", where: str = "", what: Supposition = NOTHING) -> Plan:
        """The fewest new services, ``most`` at most, that would close most unmet cells."""
        return cheapest(self._supposed(report, what, when, where), most, self.scheme, self.lattice)

    def _supposed(self, report: str, what: Supposition, when: str, where: str) -> View:
        """The claims that would speak in the context."""
        check_removed(what.removed, self.claims(report))
        return self._view_of(supposed_claims(self.claims(report), what.added, what.removed), report, when, where)

    def explain(self, report: str, group: str, protection: str, when: str = "", where: str = "") -> Explanation:
        """Why a group or box stands as it does for a protection. Raises GG102 and GG103 for unknown names."""
        seen, asked = self.view(report, when, where), self.protection(protection)
        ruling = coverage(seen, self.scheme, self.lattice)[asked]
        return explain(self.box(group), ruling, seen, self.scheme, self.lattice)


def open_remote(base: str, *, query: str = "", seconds: float = 60.0) -> Gapgraph:
    """Gapgraph over a store elsewhere that ``gapgraph load`` has filled; ``query`` is its query address, if known.

    Secrets come from the environment or a netrc file. Each question ends within ``seconds``. Raises GapgraphError
    GG601 to GG617 when the store or the way to it fails, GG614 for what isn't whole there, GG618 without the extra.
    """
    try:
        from gapgraph.remote.address import Given  # noqa: PLC0415  (an extra, and slow to load)
        from gapgraph.remote.exchange import Patience  # noqa: PLC0415
        from gapgraph.remote.remote_source import RemoteFacts  # noqa: PLC0415
        from gapgraph.remote.remote_store import connect  # noqa: PLC0415
    except ImportError as error:
        remedy = "Install the extra: pip install 'gapgraph[remote]'."
        raise GapgraphError("GG618", f"Stores elsewhere need {error.name}", remedy=remedy) from error
    return Gapgraph(source=RemoteFacts(connect(Given(base, query), Patience(seconds))))


def open_graph(root: Path | None = None) -> Gapgraph:
    """Gapgraph over what :func:`gapgraph.corpus.open_corpus` opens, with the same errors."""
    found = open_corpus(root)
    return Gapgraph(found.root, found.source)


def open_source(root: str | Path | None) -> Gapgraph:
    """Gapgraph over a folder, a store in a folder or at a web address, or the bundled data. See ``gapgraph.open``."""
    if isinstance(root, str) and root.startswith(("http://", "https://")):
        return open_remote(root)
    return open_graph(None if root is None else Path(root))
