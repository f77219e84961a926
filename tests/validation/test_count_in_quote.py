"""The rule ``count-in-quote`` finds a count whose quote has another number, and no count whose quote has its number."""

from __future__ import annotations

import pyoxigraph
import pytest
import rdflib

from scripts.core import ROOT

pytestmark = pytest.mark.filterwarnings("ignore:.* is deprecated, use Dataset:DeprecationWarning")
CHECK = (ROOT / "ontology" / "shapes" / "checks" / "count-in-quote.rq").read_text(encoding="utf-8")
IN_QUOTE = [
    ("6200000", "allocated 6.2 million soles"),
    ("6000000", "allocated 6 million soles"),
    ("6200000", "asignó 6,2 millones de soles"),
    ("3000000000", "spent three billion pesos"),
    ("52.5", "52.5 percent of victims"),
    ("1046", "1,046 clients"),
    ("35", "thirty-five women"),
]
NOT_IN_QUOTE = [
    ("6200000", "allocated 7.1 million soles"),
    ("62", "allocated 71 thousandths"),
    ("52.5", "53 percent of victims"),
    ("6200000", "allocated 62 soles"),
    ("930", "529 victims"),
]


def graph(value: str, quote: str) -> str:
    return f"""
        PREFIX gap: <https://w3id.org/gapgraph/ontology#>
        PREFIX oa: <http://www.w3.org/ns/oa#>
        PREFIX sdmx-measure: <http://purl.org/linked-data/sdmx/2009/measure#>
        GRAPH <urn:g> {{
            <urn:claim> a gap:Observation ; sdmx-measure:obsValue {value} ; gap:evidence [
                oa:hasSelector [ oa:exact "{quote}"@en ] ] .
        }}"""


def findings(value: str, quote: str) -> list[int]:
    """The number of findings of each engine."""
    stored, read = pyoxigraph.Store(), rdflib.Dataset()
    stored.load(graph(value, quote).encode(), pyoxigraph.RdfFormat.TRIG)
    read.parse(data=graph(value, quote), format="trig")
    return [len(list(stored.query(CHECK))), len(list(read.query(CHECK)))]  # type: ignore[arg-type]


@pytest.mark.parametrize(("value", "quote"), IN_QUOTE)
def test_a_count_whose_quote_has_its_number_has_no_finding(value: str, quote: str) -> None:
    assert findings(value, quote) == [0, 0]


@pytest.mark.parametrize(("value", "quote"), NOT_IN_QUOTE)
def test_a_count_whose_quote_has_another_number_has_a_finding(value: str, quote: str) -> None:
    assert findings(value, quote) == [1, 1]
