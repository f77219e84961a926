"""The reader of a page: the language, time and place in the address, the addresses that keep them, and how a page is
built.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from gapgraph.core.claims import Claim
from gapgraph.errors import GapgraphError
from gapgraph.i18n.say import LANGUAGES
from gapgraph.tables.setting import number
from gapgraph.vocabulary import Iri, ReportId, curie
from gapgraph.web.rendering import Links, local_name, render
from gapgraph.web.report_view import ReportView
from gapgraph.web.site import Site

LONGEST_NAME = 300
"""The maximum length of a name in an address."""


@dataclass(frozen=True)
class Reader:
    """A request, with the data that pages need from it."""

    site: Site
    request: Request

    @cached_property
    def language(self) -> str:
        """The language in the address, or else English."""
        asked = self.value("lang")
        return asked if asked in LANGUAGES else "en"

    def value(self, name: str) -> str:
        """The value of a parameter in the address; empty if the address doesn't have the parameter."""
        return self.request.query_params.get(name, "")[:LONGEST_NAME]

    def part(self, name: str) -> str:
        """A part of the address's path."""
        return str(self.request.path_params.get(name, ""))[:LONGEST_NAME]

    @cached_property
    def links(self) -> Links:
        """Addresses that keep language, time and place."""
        kept = {name: self.value(name) for name in ("when", "where")}
        kept["lang"] = self.language if self.language != "en" else ""
        return Links(self.site.settings.prefix, kept)

    @cached_property
    def report(self) -> ReportId:
        """The report of the address, or else the newest; none if there is no report at all."""
        asked = self.part("report") or self.value("report")
        try:
            return self.site.graph.report_id(asked) if asked else self.site.graph.newest
        except GapgraphError:
            return ReportId(asked)

    @cached_property
    def view(self) -> ReportView:
        """The view of the report that the address names. Raises GapgraphError GG106 if there is no report at all."""
        return self.site.view(
            self.report or self.site.graph.newest, self.language, self.value("when"), self.value("where")
        )

    @cached_property
    def addresses(self) -> PageAddresses:
        """The addresses for templates."""
        return PageAddresses(self.links, self.report)

    def page(self, template: str, active: str = "", status: int = 200, **values: Any) -> Response:
        """A page with the frame of the workbench around it."""
        frame = {
            "active": active,
            "h": self.addresses,
            "report": self.report,
            "reports": self.site.reports(self.language),
            "times": self.view.times,
            "places": self.view.places,
            "silent_places": self.view.silent_places,
            "when": self.value("when"),
            "where": self.value("where"),
            "when_label": self._label("when"),
            "where_label": self._label("where"),
            "context_page": self.request.url.path.removeprefix(f"/{self.report}").lstrip("/"),
            "other": self._other_language(),
        }
        return HTMLResponse(render(template, self.language, self.links, **(frame | values)), status)

    def _label(self, name: str) -> str:
        """The requested time or place, in words."""
        if not self.value(name):
            return ""
        graph = self.site.graph
        found = graph.times(self.report, self.value(name)) if name == "when" else (graph.place(self.value(name)),)
        return ", ".join(sorted(map(self.view.label, found))) or self.value(name)

    def _other_language(self) -> str:
        other = "es" if self.language == "en" else "en"
        query = {key: value for key, value in self.request.query_params.items() if key != "lang"}
        path = self.request.url.path.lstrip("/").split("/")
        return Links(self.site.settings.prefix).to(*path, **_safe(query), lang=other)


def _safe(query: dict[str, str]) -> dict[str, str]:
    return {key: value for key, value in query.items() if key.isidentifier()}


@dataclass(frozen=True)
class PageAddresses:
    """The addresses of the pages about a report."""

    links: Links
    report: str

    def overview(self) -> str:
        """The address of the report's page."""
        return self.links.to(self.report)

    def matrix(self, **query: str) -> str:
        """The address of the report's matrix."""
        return self.links.to(self.report, "matrix", **query)

    def cell(self, group: Iri, protection: Iri) -> str:
        """The address of the page about a group (or a box) and a protection."""
        named = local_name(group) if group.startswith("http") else group
        return self.links.to(self.report, named, local_name(protection))

    def group(self, group: Iri) -> str:
        """The address of a group's page."""
        return self.links.to("group", local_name(group), report=self.report)

    def protection(self, protection: Iri) -> str:
        """The address of a protection's page."""
        return self.links.to("protection", local_name(protection), report=self.report)

    def claim(self, claim: Claim) -> str:
        """The address of a claim's page."""
        return self.links.to(claim.id.split("/")[0], "claim", number(claim))

    def claim_number(self, of: str) -> str:
        """The address of the page of this report's claim with the given number."""
        return self.links.to(self.report, "claim", of)

    def term(self, iri: Iri) -> str:
        """The address of a term's page."""
        return self.links.to("term", curie(iri))
