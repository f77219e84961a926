"""A hostile value in a parameter never adds an HTML element, a header or a redirection to an answer, and never changes
the form of a query.

The routes are those of the application, and the parameters of a route are those that its page reads. ``make test``
gives each parameter some of the values, ``make proof`` all.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import Any, NamedTuple
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

import httpx
import pytest
import rdflib.plugins.sparql.parser as rdflib_sparql
from starlette.datastructures import QueryParams

from gapgraph.api import open_graph
from gapgraph.errors import GapgraphError
from gapgraph.queries.catalogue import read_catalogue
from gapgraph.rdf.sparql import tokens
from gapgraph.resources import root
from gapgraph.web.site import Site
from gapgraph.web.web_settings import WebSettings
from gapgraph.web.workbench import workbench
from tests.web.hostile import VALUES, Markup, leads_home, live
from tests.web.page_types import linked_addresses, parts_of
from tests.web.test_browser import KINDS

Parameter = tuple[str, str, bool]
"""An address, the name of one of its parameters, and whether this parameter is a part of the address's path."""


class Asked:
    """The names of the parameters that pages read, recorded when they read them."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.names: set[str] = set()
        self._lock = threading.Lock()
        for method in ("get", "getlist"):
            patch.setattr(QueryParams, method, self._noting(getattr(QueryParams, method)))

    def _noting(self, method: Any) -> Any:
        def noted(params: QueryParams, name: str, *more: Any) -> Any:
            with self._lock:
                self.names.add(name)
            return method(params, name, *more)

        return noted


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    one = Site(open_graph(), WebSettings(query_seconds=10.0))
    yield one
    one.close()


def asked_of(site: Site, addresses: list[str], headers: Mapping[str, bytes] | None = None) -> list[httpx.Response]:
    """The answers of the application in this process: its exceptions reach the test."""
    sent = [(name.encode(), value) for name, value in (headers or {}).items()]

    async def ask() -> list[httpx.Response]:
        transport = httpx.ASGITransport(app=workbench(site))
        async with httpx.AsyncClient(transport=transport, base_url="http://localhost", headers=sent) as client:
            return [await client.get(address) for address in addresses]

    # The requests get a new thread, because a test with a browser may have left a running event loop in this thread.
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, ask()).result()


@cache
def addresses(server: str) -> tuple[str, ...]:
    """One address of each route, each kind of page, each canned query."""
    routes = [address for address, _ in linked_addresses(server, "en").values()]
    queries = [f"/q/{name}" for name in read_catalogue(root())]
    sparql = ["/sparql?query=ASK%20%7B%7D&format=json&default-graph-uri=&named-graph-uri=&update="]
    return tuple(dict.fromkeys([*routes, *KINDS.values(), *queries, *sparql]))


class Targets(NamedTuple):
    """``parameters`` lists every parameter of every address of the workbench; the tests set each parameter to hostile
    values. ``clean`` has the HTML elements and attributes that the pages contain without hostile values.
    """

    parameters: tuple[Parameter, ...]
    clean: frozenset[str]


@pytest.fixture(scope="module")
def targets(site: Site, server: str) -> Targets:
    """The parameters of a page are those that the page reads when opened, those of its address, and the parts of its
    path.
    """
    parameters, clean = list[Parameter](), set[str]()
    for address in (*addresses(server), "/q/exclusions?group=nobody"):
        with pytest.MonkeyPatch.context() as patch:
            asked = Asked(patch)
            (answer,) = asked_of(site, [address])
        names = asked.names | {name for name, _ in parse_qsl(urlsplit(address).query, keep_blank_values=True)}
        parameters += [(address, name, False) for name in sorted(names)]
        if not address.startswith(("/sparql", "/nothing")):
            parameters += [(address, name, True) for name in parts_of(address)]
        clean |= Markup(answer.text).shape if is_page(answer) else set()
    return Targets(tuple(parameters), frozenset(clean))


def is_page(answer: httpx.Response) -> bool:
    return str(answer.headers.get("content-type", "")).startswith("text/html")


def with_value(parameter: Parameter, value: str) -> str:
    """The address of the parameter, with the parameter set to ``value``."""
    address, name, in_path = parameter
    parts = urlsplit(address)
    if in_path:
        old = parts_of(address)[name]
        return parts._replace(path=parts.path.replace(f"/{old}", f"/{quote(value, safe='')}", 1)).geturl()
    query = {**dict(parse_qsl(parts.query, keep_blank_values=True)), name: value}
    return parts._replace(query=urlencode(query)).geturl()


def wrong(answer: httpx.Response, clean: frozenset[str]) -> list[str]:
    """The faults of an answer to a hostile value."""
    found = [] if answer.status_code < 500 or answer.status_code == 503 else [str(answer.status_code)]
    found += [name for name in ("set-cookie", "x") if name in answer.headers]
    if answer.headers["x-content-type-options"] != "nosniff":
        found.append("the type may be guessed")
    if not leads_home(answer.headers.get("location", "")):
        found.append(f"leads to {answer.headers['location']}")
    if is_page(answer):
        found += live(answer.text, clean)
    return [*found, "Traceback"] if "Traceback" in answer.text else found


def failures(site: Site, asked: list[tuple[Parameter, str]], clean: frozenset[str]) -> dict[str, list[str]]:
    answers = asked_of(site, [with_value(*one) for one in asked])
    found = {
        f"{target}: {value[:80]!r}": wrong(one, clean) for (target, value), one in zip(asked, answers, strict=True)
    }
    return {target: problems for target, problems in found.items() if problems}


def test_a_hostile_value_in_every_parameter_changes_no_page(site: Site, targets: Targets) -> None:
    assert len({name for _, name, _ in targets.parameters}) > 25
    asked = [(target, VALUES[number % len(VALUES)]) for number, target in enumerate(targets.parameters)]
    assert {value for _, value in asked} == set(VALUES)
    assert failures(site, asked, targets.clean) == {}


@pytest.mark.proof
@pytest.mark.parametrize("first", range(7))
def test_every_hostile_value_in_every_parameter_changes_no_page(site: Site, targets: Targets, first: int) -> None:
    asked = [(target, value) for target in targets.parameters for value in VALUES[first::7]]
    assert failures(site, asked, targets.clean) == {}


HEADERS = ("Accept", "Accept-Language", "User-Agent", "Referer", "Cookie", "X-Forwarded-Host", "X-Forwarded-Prefix",
           "Forwarded", "X-Original-URL", "Content-Type", "Range", "If-None-Match")  # fmt: skip


def test_hostile_values_in_every_header_change_no_page(site: Site) -> None:
    pages = ["/per-2021/gaps", "/questions", "/"]
    before = [one.text for one in asked_of(site, pages)]
    for value in VALUES:
        text = value[:300].encode().replace(b"\r", b" ").replace(b"\n", b" ").replace(b"\0", b" ")
        answers = asked_of(site, pages, dict.fromkeys(HEADERS, text))
        assert [one.text for one in answers] == before, value
        assert answers[2].headers["location"] == "/per-2021", value


def shape_of(sparql: str) -> object:
    """A query as rdflib parses it, each of its terms replaced by a mark."""

    def shaped(node: Any) -> Any:
        if isinstance(node, dict):
            if getattr(node, "name", "") in ("literal", "pname"):
                return "term"
            return (getattr(node, "name", ""), [(key, shaped(value)) for key, value in node.items()])
        if isinstance(node, (str, int)):
            return "term"
        return [shaped(one) for one in node] if hasattr(node, "__iter__") else "term"

    return shaped(rdflib_sparql.parseQuery(sparql))


def bound_queries(values: Sequence[str]) -> Iterator[tuple[str, str, str, str]]:
    """Each hostile value that a parameter of a query accepts: the query, the value, and the text of the query before
    and after the value is bound.
    """
    graph = open_graph()
    for query in read_catalogue(root()).values():
        for one in query.header.parameters:
            for value in values:
                try:
                    yield query.name, value, query.sparql, query.bind({one.name: value}, graph)
                except GapgraphError as error:
                    assert error.code in ("GG503", "GG508", "GG103", "GG105"), (query.name, one.name, value)  # noqa: PT017


def test_no_value_changes_the_structure_of_a_query() -> None:
    """No accepted value changes the form of its query: the number of tokens stays almost equal for all values, and
    rdflib parses the query with one value.
    """
    taken = list(bound_queries(VALUES[::5]))
    assert len({value for _, value, _, _ in taken}) > 10
    for name, value, before, after in taken:
        assert len(list(tokens(after))) - len(list(tokens(before))) in (0, 1, 2), (name, value)
    for name, value, before, after in {name: one for one in taken for name in one[:1]}.values():
        assert shape_of(after) == shape_of(before), (name, value)


@pytest.mark.proof
def test_no_value_changes_the_structure_of_a_query_that_rdflib_parses() -> None:
    for name, value, before, after in bound_queries(VALUES):
        assert shape_of(after) == shape_of(before), (name, value)
