"""The pages that the tests open, and a reader of a page's links and of the parts that a browser would run."""

from __future__ import annotations

import html.parser

from gapgraph.api import open_graph

PAGES = (
    "/per-2021",
    "/per-2021/matrix",
    "/per-2021/matrix?groups=all&protections=all&sort=order&show=unmet",
    "/per-2021/gaps?verdict=underserved",
    "/per-2021/Man/TemporaryLodging",
    "/per-2021/Victim/SpecializedShelter",
    "/per-2021/Adult+Male/Liberty",
    "/per-2021/narrative",
    "/per-2021/claim/112",
    "/per-2021/brief",
    "/per-2021/try?group=Man&protection=TemporaryLodging",
    "/compare?first=per-2020&second=per-2021",
    "/questions",
    "/q/exclusions",
    "/q/capacity-and-demand?view=chart",
    "/editor",
    "/validate",
    "/browse",
    "/search?q=shelter",
    "/group/Man",
    "/protection/Liberty",
    "/provider/gap:Government",
    "/term/gap:Man",
)


REPORTS = tuple(f"/{report}" for report in open_graph().report_ids)


class Links(html.parser.HTMLParser):
    """The addresses in a page, and the parts of the page that a browser would run."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.live: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in ("href", "src", "action") and value:
                self.found.append(value)
            runs = name in ("href", "src", "action") and (value or "").strip().casefold().startswith("javascript:")
            if name.startswith("on") or name == "style" or runs:
                self.live.append(f"{tag} {name}={value}")
        if tag == "script" and not dict(attrs).get("src"):
            self.live.append("script")
        if tag in ("iframe", "object", "embed", "style"):
            self.live.append(tag)


def links(text: str) -> Links:
    found = Links()
    found.feed(text)
    return found
