"""What ``gapgraph.open`` gives: a graph that also runs the canned queries and hands over the store and the triples.

What a question needs is loaded when it is asked.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from gapgraph.graph import Gapgraph, open_graph, open_remote

if TYPE_CHECKING:
    from collections.abc import Iterable
    from types import TracebackType

    import rdflib

    from gapgraph.queries.run import Result
    from gapgraph.store.embedded import EmbeddedStore


class Session(Gapgraph):
    """A :class:`~gapgraph.graph.Gapgraph` with the queries, the store and the triples at hand.

    Over a store elsewhere, ``close`` or a ``with`` block frees the connections; over files there is nothing to free.
    """

    def __enter__(self) -> Session:
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
        from gapgraph.dataset import fill  # noqa: PLC0415
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


def open_session(root: str | Path | None) -> Session:
    """A session over a folder, a store in a folder or at a web address, or the bundled data. See ``gapgraph.open``."""
    if isinstance(root, str) and root.startswith(("http://", "https://")):
        found = open_remote(root)
    else:
        found = open_graph(None if root is None else Path(root))
    return Session(found.root, found.source)
