"""A country's regions as shapes, and which of them have a service whose people the report doesn't describe.

The shapes are Natural Earth's (1:10m admin-1 states and provinces, public domain), rounded to 0.05 degrees.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from math import cos, radians

from gapgraph.core.claim_words import Kind
from gapgraph.core.claims import Claim
from gapgraph.vocabulary import SKOS, TEMPORARY_LODGING
from gapgraph.web.report_view import ReportView

MAP_WIDTH = 320
"""Units of a map's width."""


@dataclass(frozen=True)
class Region:
    """A region: its ISO 3166-2 code, its name, its outline as an SVG path, and the middle of it."""

    code: str
    name: str
    path: str
    middle: tuple[float, float]


@dataclass(frozen=True)
class RegionMap:
    """The regions of a country, those in which the report says the service is, and the claims that say so."""

    regions: tuple[Region, ...]
    having: frozenset[str]
    what: str
    claims: tuple[Claim, ...]
    height: int

    @property
    def named(self) -> tuple[Region, ...]:
        """The regions that have it, north to south."""
        return tuple(sorted((r for r in self.regions if r.code in self.having), key=lambda r: r.middle[1]))


def region_map(view: ReportView) -> RegionMap | None:
    """The regions with lodging, if a claim names regions and the country's shapes are available."""
    shapes = _shapes(view.setting.report.country.partition("#")[0].rsplit("/", 1)[-1])
    lodging = view.graph.scheme.covered(TEMPORARY_LODGING)
    placed = [c for c in view.setting.view.claims if c.kind is Kind.PROVISION and c.places and c.protection in lodging]
    if not shapes or not placed:
        return None
    codes = {view.setting.names.text(place, SKOS + "notation") for claim in placed for place in claim.places}
    having = codes & {region.code for region in shapes[0]}
    what = ", ".join(dict.fromkeys(view.label(claim.protection) for claim in placed))
    return RegionMap(shapes[0], frozenset(having), what, tuple(placed), shapes[1]) if having else None


@lru_cache
def _shapes(country: str) -> tuple[tuple[Region, ...], int] | None:
    path = files("gapgraph.web").joinpath("maps", f"{country}.json")
    if not (country.isalpha() and path.is_file()):
        return None
    found = json.loads(path.read_text(encoding="utf-8"))
    every = [n for region in found["regions"] for ring in region["rings"] for n in ring]
    west, north = min(every[::2]), max(every[1::2])
    south, east = min(every[1::2]), max(every[::2])
    narrow = cos(radians((north + south) / 2 * found["step"]))
    scale = MAP_WIDTH / ((east - west) * narrow)
    place = _Projection(west, north, scale * narrow, scale)
    regions = tuple(_region(one, place) for one in found["regions"])
    return regions, round((north - south) * scale)


@dataclass(frozen=True)
class _Projection:
    west: int
    north: int
    across: float
    down: float

    def at(self, x: int, y: int) -> tuple[float, float]:
        return round((x - self.west) * self.across, 1), round((self.north - y) * self.down, 1)


def _region(found: dict[str, list[list[int]]], place: _Projection) -> Region:
    rings = [[place.at(x, y) for x, y in zip(ring[::2], ring[1::2], strict=True)] for ring in found["rings"]]
    path = "".join("M" + "L".join(f"{x:g} {y:g}" for x, y in ring) + "Z" for ring in rings)
    largest = max(rings, key=len)
    xs, ys = [x for x, _ in largest], [y for _, y in largest]
    middle = ((min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2)
    return Region(str(found["code"]), str(found["name"]), path, middle)
