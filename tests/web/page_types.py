"""One address for each type of page that the workbench has, taken from its routes and its links."""

from __future__ import annotations

import html.parser
import re
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath
from urllib.parse import urlsplit

import httpx
from starlette.routing import compile_path

from gapgraph.web.workbench import PAGES

MOST_TRIED = 3
"""The maximum number of addresses of a route that are tried until one address gives a page; most routes of downloads
never give a page.
"""

_ROUTES = tuple((path, compile_path(path)[0]) for path, _ in PAGES)


class _Addresses(html.parser.HTMLParser):
    """Every address of the workbench in a page: in a link, a form or an attribute whose name begins with ``data-``."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del tag
        values = (value for name, value in attrs if name in ("href", "src", "action") or name.startswith("data-"))
        self.found += [value.partition("#")[0] for value in values if value and re.match(r"/(?!/)", value)]


def route_of(address: str) -> str:
    """The first route of the workbench that matches the address; empty if no route matches."""
    path = urlsplit(address).path
    return next((route for route, shape in _ROUTES if shape.match(path)), "")


def linked_addresses(server: str, language: str, *, every: bool = True) -> Mapping[str, tuple[str, bool]]:
    """Maps each route to the address of the first link to the route, and to whether the address gives a page.

    If a route gives a page and a download, the address is that of the page. With ``every``, a route to which no link
    leads is an error, because no reader could find it.
    """
    found: dict[str, tuple[str, bool]] = {}
    tried: dict[str, int] = {}
    waiting = [f"/?lang={language}"]
    with httpx.Client(base_url=server, timeout=60) as client:
        for address in waiting:
            route = route_of(address)
            if found.get(route, ("", False))[1] or tried.get(route, 0) >= MOST_TRIED:
                continue
            tried[route] = tried.get(route, 0) + 1
            if PurePosixPath(urlsplit(address).path).suffix:  # an address with an ending gives a table or a picture
                found.setdefault(route, (address, False))
                continue
            answer = client.get(address)
            found[route] = (address, _is_page(answer))
            waiting += _addresses(answer)
    unreached = {path for path, _ in _ROUTES} - set(found)
    assert not (every and unreached), f"no link leads to {sorted(unreached)}"
    return found


def page_types(server: str, language: str, known: Iterable[str] = (), *, every: bool = True) -> Mapping[str, str]:
    """One address for each route that gives a page and that none of the ``known`` addresses uses."""
    covered = {route_of(address) for address in known}
    found = linked_addresses(server, language, every=every)
    return {route: address for route, (address, is_page) in found.items() if is_page and route not in covered}


def parts_of(address: str) -> Mapping[str, str]:
    """The parts of an address by the names that its route gives them."""
    shape = next(shape for route, shape in _ROUTES if route == route_of(address))
    found = shape.match(urlsplit(address).path)
    assert found
    return found.groupdict()


def _is_page(answer: httpx.Response) -> bool:
    return answer.status_code == 200 and answer.headers["content-type"].startswith("text/html")


def _addresses(answer: httpx.Response) -> list[str]:
    """The addresses of pages in the answer: its links, or the target of its redirection."""
    page = _Addresses()
    if answer.has_redirect_location:
        page.found.append(answer.headers["location"])
    elif _is_page(answer):
        page.feed(answer.text)
    return [one for one in dict.fromkeys(page.found) if route_of(one)]
