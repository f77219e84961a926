"""Each canned query with other values than its defaults gives the same rows on each store that runs the queries itself.

Tests with the default values alone miss faults: if a branch of a query has no row for Peru, the loss of this branch is
not detected.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import closing

import pytest

from gapgraph.api import Gapgraph
from gapgraph.core.facts import Literal, Term
from gapgraph.queries.bind import bind
from gapgraph.queries.catalogue import CannedQuery, read_catalogue
from gapgraph.resources import root
from gapgraph.store.embedded import EmbeddedStore
from gapgraph.vocabulary import GAP, REPORT
from tests.looking import each
from tests.stores.conftest import Stores, store_at
from tests.stores.servers import FUSEKI, OXIGRAPH, RDF4J, Kind

OTHERS: Mapping[str, tuple[Term, ...]] = {
    "lang": (Literal("es"),),
    "group": tuple(GAP + name for name in ("Man", "Child", "ForeignVictim", "TransgenderChild")),
    "within": tuple(GAP + name for name in ("Child", "TransgenderChild")),
    "protection": tuple(GAP + name for name in ("TemporaryLodging", "VictimServices")),
    "below": (GAP + "TemporaryLodging",),
    "provider": (GAP + "Government",),
    "verdict": (GAP + "VerdictUnderserved", GAP + "VerdictUnknown"),
    "counted": (GAP + "Assistance",),
}
PAIRS = (("first", "second"), ("earlier", "later"))


def values(query: CannedQuery, reports: tuple[str, ...]) -> Iterator[Mapping[str, Term]]:
    """The values to try: the values in ``OTHERS``, every report, and every country. A query about two reports gets the
    first report twice, and then each report with the next one.
    """
    names = {parameter.name for parameter in query.header.parameters}
    yield from ({name: value} for name, some in OTHERS.items() if name in names for value in some)
    if "report" in names:
        yield from ({"report": REPORT + report} for report in reports)
    if "country" in names:
        countries = sorted({report[:3] for report in reports})
        yield from ({"country": f"https://w3id.org/gapgraph/country/{one}#Country"} for one in countries)
    for first, second in PAIRS:
        if first in names:
            beside = zip((reports[0], *reports), (reports[0], *reports[1:], reports[0]), strict=True)
            yield from ({first: REPORT + one, second: REPORT + other} for one, other in beside)


@pytest.mark.proof
@pytest.mark.parametrize("kind", [OXIGRAPH, FUSEKI, RDF4J], ids=lambda kind: kind.name)
@pytest.mark.parametrize("name", read_catalogue(root()))
def test_queries_with_other_values_give_the_same_rows_on_every_store(
    kind: Kind, name: str, stores: Stores, graph: Gapgraph, embedded: EmbeddedStore
) -> None:
    query, found = read_catalogue(root())[name], 0
    with closing(store_at(stores.loaded(kind))) as store:
        for chosen in each(values(query, graph.report_ids)):
            text = bind(query.sparql, chosen)
            expected = Counter(embedded.select(text).rows)
            found += len(expected)
            assert Counter(store.select(text).rows) == expected, chosen
    assert found
