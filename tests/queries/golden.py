"""The golden results: ``python -m tests.queries.golden`` writes them again; read the difference before you commit it.

For the bundled reports, the rows of each query with its default values are stored. For the ten generated reports, the
number of rows and a digest of the rows are stored, report by report or country by country.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping

from gapgraph.queries.bind import bind
from gapgraph.queries.catalogue import CannedQuery
from gapgraph.queries.run import ask, run
from gapgraph.vocabulary import REPORT, expand
from tests.queries.worlds import (
    GOLDEN,
    about_one_report,
    as_csv,
    bundled,
    catalogue,
    country_of,
    generated,
    generated_reports,
    graph,
)

DIGESTS = GOLDEN / "generated.json"


def of_bundled(query: CannedQuery) -> str:
    return as_csv(run(bundled(), query, {}, graph()))


def values_for_generated(query: CannedQuery) -> Iterator[tuple[str, Mapping[str, str]]]:
    """The values with which a query runs, and a name for them: each generated report, or each of their countries."""
    if about_one_report(query):
        yield from ((report.id, {"report": report.id}) for report in generated_reports())
    elif any(parameter.name == "country" for parameter in query.header.parameters):
        yield from ((one, {"country": one}) for one in sorted(set(map(country_of, generated_reports()))))
    else:
        yield "defaults", {}


def text_for(query: CannedQuery, values: Mapping[str, str]) -> str:
    """The text of a query about a generated report; the report's IRI is bound directly, because no folder contains the
    report.
    """
    terms = {name: REPORT + value if name == "report" else expand(value) for name, value in values.items()}
    return bind(query.sparql, terms)


def of_generated(query: CannedQuery) -> dict[str, list[object]]:
    found = {}
    for name, values in values_for_generated(query):
        result = ask(generated(), text_for(query, values))
        found[name] = [len(result), hashlib.sha256(as_csv(result).encode()).hexdigest()[:16]]
    return found


def main() -> None:
    GOLDEN.mkdir(exist_ok=True)
    for old in GOLDEN.glob("*.csv"):
        old.unlink()
    for query in catalogue().values():
        (GOLDEN / f"{query.name}.csv").write_text(of_bundled(query), encoding="utf-8")
    digests = {query.name: of_generated(query) for query in catalogue().values()}
    DIGESTS.write_text(json.dumps(digests, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
