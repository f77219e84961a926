"""What all pages share: the data, the views, the canned queries, and the workers."""

from __future__ import annotations

import threading
from collections import OrderedDict
from dataclasses import dataclass
from functools import cached_property

from starlette.responses import Response

from gapgraph.api import Gapgraph
from gapgraph.queries.ask import store_in_folder
from gapgraph.queries.catalogue import Catalogue, read_catalogue
from gapgraph.store.source import FolderFacts
from gapgraph.tables.setting import Setting
from gapgraph.vocabulary import ReportId
from gapgraph.web.report_view import ReportView
from gapgraph.web.web_settings import WebSettings
from gapgraph.web.worker_pool import WorkerAnswer, WorkerPool

MOST_VIEWS = 64
"""The maximum number of cached views; the least recently used one is dropped."""

MOST_PAGES = 200
"""The maximum number of cached pages: their content doesn't change while the server runs."""

MOST_ANSWER_BYTES = 30_000_000
"""The maximum size, in bytes, of the cached answers to canned queries, which don't change while the server runs."""

_Key = tuple[str, str, str, str]


@dataclass(frozen=True)
class KeptPage:
    """The body, the headers and the media type of a finished page."""

    body: bytes
    headers: tuple[tuple[str, str], ...]
    media: str


class Site:
    """The shared data of one server, used from many threads."""

    def __init__(self, graph: Gapgraph, settings: WebSettings) -> None:
        self.graph = graph
        self.settings = settings
        self._views: OrderedDict[_Key, ReportView] = OrderedDict()
        self._pages: OrderedDict[str, KeptPage] = OrderedDict()
        self._answers: OrderedDict[str, WorkerAnswer] = OrderedDict()
        self._reports: dict[str, list[tuple[str, str]]] = {}
        self._lock = threading.Lock()

    def view(self, report: ReportId, language: str, when: str = "", where: str = "") -> ReportView:
        """The view of a report; raises GapgraphError GG101, GG104 or GG105 for unknown names."""
        key = (report, language, when, where)
        with self._lock:
            if key in self._views:
                self._views.move_to_end(key)
                return self._views[key]
            view = ReportView(Setting(self.graph, report, language, when, where), self.graph)
            _ = view.cells
            self._views[key] = view
            if len(self._views) > MOST_VIEWS:
                self._views.popitem(last=False)
            return view

    def reports(self, language: str) -> list[tuple[str, str]]:
        """Each report's id, and the report as a list shows it."""
        if language not in self._reports:
            label = self.graph.names(language=language).label
            self._reports[language] = [
                (one.id, f"{label(one.country)} {one.year} ({one.id})") for one in self.graph.reports()
            ]
        return self._reports[language]

    def kept(self, address: str) -> Response | None:
        """The cached page of the address, if there is one."""
        with self._lock:
            page = self._pages.get(address)
        return Response(page.body, headers=dict(page.headers), media_type=page.media) if page else None

    def keep(self, address: str, page: Response) -> None:
        """Cache a page for later requests."""
        headers = {
            name: value for name, value in page.headers.items() if name not in ("content-length", "content-type")
        }
        with self._lock:
            self._pages[address] = KeptPage(bytes(page.body), tuple(headers.items()), page.headers["content-type"])
            if len(self._pages) > MOST_PAGES:
                self._pages.popitem(last=False)

    def answer(self, sparql: str) -> WorkerAnswer:
        """The answer to a canned query, cached. Raises QueryStoppedError when a limit is reached, and GapgraphError
        GG510 if the query fails.
        """
        with self._lock:
            if sparql in self._answers:
                self._answers.move_to_end(sparql)
                return self._answers[sparql]
        found = self.pool.ask(sparql, own=True)
        with self._lock:
            self._answers[sparql] = found
            while sum(len(one.body) for one in self._answers.values()) > MOST_ANSWER_BYTES:
                self._answers.popitem(last=False)
        return found

    @cached_property
    def is_remote(self) -> bool:
        """Whether the data is in a remote store, which then answers the canned queries but no queries of users."""
        return not store_in_folder(self.graph) and not isinstance(self.graph.source, FolderFacts)

    @cached_property
    def catalogue(self) -> Catalogue:
        """The canned queries."""
        return read_catalogue(self.graph.base)

    @cached_property
    def pool(self) -> WorkerPool:
        """The workers that run queries."""
        return WorkerPool(str(self.graph.root), store_in_folder(self.graph), self.settings)

    def close(self) -> None:
        """End the workers."""
        if "pool" in self.__dict__:
            self.pool.close()
