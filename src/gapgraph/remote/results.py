"""A store's response as plain terms, streamed; an incomplete response is an error."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import IO, Final, cast

from pyoxigraph import (
    Quad,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolution,
    QuerySolutions,
    RdfFormat,
    parse,
    parse_query_results,
)

from gapgraph.core.facts import Literal, Term, Triple
from gapgraph.rdf.reading import plain_term, plain_triples
from gapgraph.remote import endpoint_errors as faults
from gapgraph.remote.exchange import StoreAnswer
from gapgraph.remote.flavors import OUT_OF_TIME, ROW_CAP, SQL_STATE
from gapgraph.store.protocol import Row, Solutions

_BOOLEAN: Final = "http://www.w3.org/2001/XMLSchema#boolean"
_FORMATS: Final = {"application/n-triples": RdfFormat.N_TRIPLES, "text/turtle": RdfFormat.TURTLE}


@dataclass(frozen=True)
class RowsCheck:
    """How to detect missing rows: ``count`` gives the expected number, ``rest`` says whether more rows follow."""

    count: Callable[[], int] | None = None
    rest: Callable[[int], bool] | None = None


def solutions(answer: StoreAnswer, check: RowsCheck = RowsCheck()) -> Solutions:
    """The rows of an answer, checked for missing rows as ``check`` says; without ``check``, they aren't checked.

    Raises GapgraphError GG605 if the store reached its time limit and sent only a part, GG609 for missing rows, GG611
    if the response isn't a SPARQL result. While the rows are read, GG605, GG609 and GG611 can also be raised, and GG610
    if the answer breaks off.
    """
    try:
        check_time(answer)
        expected = _expected(answer, check.count)
        found = _table(answer)
    except BaseException:
        answer.close()
        raise
    return Solutions(tuple(name.value for name in found.variables), _rows(answer, found, expected, check.rest))


def _expected(answer: StoreAnswer, count: Callable[[], int] | None) -> int | None:
    """The expected number of rows; raises GapgraphError GG609 if the store says that it sends fewer rows."""
    expected = count() if count else None
    cap = answer.headers.get(ROW_CAP, "")
    if expected is not None and cap.isdigit() and expected > int(cap):
        raise faults.truncated(f"{cap} rows of {expected}", answer.address)
    return expected


def _table(answer: StoreAnswer) -> QuerySolutions:
    try:
        found = parse_query_results(cast("IO[bytes]", answer), format=QueryResultsFormat.JSON)
    except (SyntaxError, ValueError) as error:
        raise faults.misshapen(_first_line(error), answer.address) from error
    if isinstance(found, QuerySolutions):
        return found
    raise faults.misshapen("it is not a table", answer.address)


def is_suspect(answer: StoreAnswer) -> bool:
    """Whether the answer has the HTTP header :data:`ROW_CAP`, which says that rows may be missing: a store sends
    :data:`ROW_CAP` if the answer has exactly as many rows as the store's limit.
    """
    return ROW_CAP in answer.headers


def check_time(answer: StoreAnswer) -> None:
    """Raises GapgraphError GG605 if the store reached its own time limit and sent a partial answer as a success."""
    if answer.headers.get(SQL_STATE, "") == OUT_OF_TIME:
        answer.close()
        remedy = "Request less data, or allow more time with --timeout and in the store's own settings."
        raise faults.failed("GG605", "The store reached its time limit and sent only a part", answer.address, remedy)


def _rows(
    answer: StoreAnswer, found: QuerySolutions, expected: int | None, rest: Callable[[int], bool] | None
) -> Iterator[Row]:
    seen = 0
    with answer:
        try:
            for solution in found:
                seen += 1
                yield _row(solution)
        except (SyntaxError, ValueError) as error:
            raise faults.misshapen(_first_line(error), answer.address) from error
        finally:
            # Only the thread that created ``found`` may free it. After an exception, ``found`` would be freed together
            # with the exception, maybe by another thread.
            del found
        if expected is not None and seen < expected:
            raise faults.truncated(f"{seen} rows of {expected}", answer.address)
        if rest and rest(seen):
            raise faults.truncated(f"{seen} rows, and there are more", answer.address)


def _row(solution: QuerySolution) -> Row:
    return tuple(None if term is None else _canonical(plain_term(term)) for term in solution)


def _canonical(term: Term) -> Term:
    """The term, with a boolean as ``true`` or ``false``: Virtuoso stores ``true`` as ``1``."""
    if isinstance(term, Literal) and term.datatype == _BOOLEAN:
        return term._replace(text={"1": "true", "0": "false"}.get(term.text, term.text))
    return term


def truth(answer: StoreAnswer) -> bool:
    """The answer to an ASK. Raises GapgraphError GG611 if the response isn't an answer to an ASK."""
    with answer:
        try:
            found = parse_query_results(answer.read(), format=QueryResultsFormat.JSON)
        except (SyntaxError, ValueError) as error:
            raise faults.misshapen(_first_line(error), answer.address) from error
    if not isinstance(found, QueryBoolean):
        raise faults.misshapen("it is neither true nor false", answer.address)
    return bool(found)


def triples(answer: StoreAnswer) -> Iterator[Triple]:
    """The triples of a store's response. Raises GapgraphError GG605 if the store reached its time limit, GG611 if the
    response isn't triples.
    """
    check_time(answer)
    kind = answer.headers.get("content-type", "").partition(";")[0].strip()
    with answer:
        if kind not in _FORMATS:
            raise faults.misshapen(f"it is {kind or 'of no type'}, not triples", answer.address)
        try:
            quads: Iterator[Quad] = parse(cast("IO[bytes]", answer), format=_FORMATS[kind])
            for subject, predicate, obj in plain_triples(quads):
                yield subject, predicate, _canonical(obj)
        except (SyntaxError, ValueError) as error:
            raise faults.misshapen(_first_line(error), answer.address) from error


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0].rstrip(".")
