"""A country's regions as shapes, and what the report says about each: a specialized shelter, another service, or that
something is missing.

The shapes are Natural Earth's, extracted by ``python -m scripts.maps`` and rounded to a grid; each file of shapes names
its source.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.resources import files
from math import cos, radians
from typing import Any, Final

from gapgraph.core.claim_words import Kind
from gapgraph.core.claims import Claim
from gapgraph.core.ids import iri_of_claim
from gapgraph.vocabulary import GAP, SKOS, TEMPORARY_LODGING, Iri, curie
from gapgraph.web.report_view import ReportView

MAP_WIDTH: Final = 640
MAP_HEIGHT: Final = 760
"""The size of the rectangle into which a map is fitted; coordinates in it are whole numbers."""

SMALLEST_SEEN: Final = 14
"""A region that is smaller than this size on the map is drawn as a square of this size."""

MAP_STATES: Final = ("specialized", "offered", "short", "named", "unsaid")
"""What a map can show about a region, the most important first: a specialized shelter, another service, something
missing, only a mention, or no claim. If a report says several of these things about a region, the map shows only the
most important one.
"""

_SHORT: Final = frozenset({Kind.DENIAL, Kind.ABSENCE, Kind.LIMITATION, Kind.HARM})


@dataclass(frozen=True)
class Shape:
    """A part of a map: the ISO 3166-2 codes of the regions in it, its name, its outline, and its middle."""

    codes: tuple[str, ...]
    name: str
    path: str
    middle: tuple[int, int]


@dataclass(frozen=True)
class CountryShapes:
    """The shapes of a country, their height on the map, their source, and the year when their borders ended, if any."""

    shapes: tuple[Shape, ...]
    height: int
    source: str
    until: str


@dataclass(frozen=True)
class PlaceClaim:
    """A claim about a place, and its content in a few words."""

    claim: Claim
    text: str


@dataclass(frozen=True)
class Region:
    """A region on the map: its name, its name for the option ``--where``, the claims about it, and its shape."""

    name: str
    where: str
    state: str
    claims: tuple[PlaceClaim, ...]
    shape: Shape | None

    @property
    def path(self) -> str:
        """The outline, empty for a place that the map doesn't show."""
        return self.shape.path if self.shape else ""

    @property
    def middle(self) -> tuple[int, int]:
        """The position of the region's name on the map."""
        return self.shape.middle if self.shape else (0, 0)


@dataclass(frozen=True)
class RegionMap:
    """The regions of a country with the report's claims about each, and its places that aren't regions."""

    regions: tuple[Region, ...]
    others: tuple[Region, ...]
    height: int
    source: str
    until: str
    asked: str

    @cached_property
    def named(self) -> tuple[Region, ...]:
        """The regions with claims, from north to south."""
        told = (region for region in self.regions if region.state != "unsaid")
        return tuple(sorted(told, key=lambda region: (region.middle[1], region.name)))

    @cached_property
    def states(self) -> dict[str, list[str]]:
        """The names of the regions in each state that occurs, in the order of the legend."""
        found = {state: [one.name for one in self.named if one.state == state] for state in MAP_STATES}
        return {state: names for state, names in found.items() if names or state == "unsaid"}

    @cached_property
    def told(self) -> list[tuple[list[str], tuple[PlaceClaim, ...]]]:
        """The places, grouped if their claims are equal: the names and the claims."""
        same: dict[tuple[PlaceClaim, ...], list[str]] = {}
        for one in (*self.named, *self.others):
            same.setdefault(one.claims, []).append(one.name)
        return [(names, claims) for claims, names in same.items()]


def region_map(view: ReportView) -> RegionMap | None:
    """The regions of the report's country; None if there are no shapes of the country and the report names no place in
    it.
    """
    country = view.setting.report.country.partition("#")[0]
    found = _shapes(country.rsplit("/", 1)[-1])
    said = _said(view, country)
    codes = {view.setting.names.text(place, SKOS + "notation"): place for place in _places(view, country)}
    shown = {place for code, place in codes.items() if any(code in shape.codes for shape in found.shapes)}
    others = tuple(_region(view, (place,), said, None) for place in said if place not in shown)
    if not (found.shapes or others):
        return None
    regions = tuple(
        _region(view, tuple(codes[code] for code in shape.codes if code in codes), said, shape)
        for shape in found.shapes
    )
    return RegionMap(regions, others, found.height, found.source, found.until, _asked(view))


def _asked(view: ReportView) -> str:
    """The place that the reader chose, as the web address of the page writes it."""
    return curie(view.graph.place(view.setting.where, view.setting.id)) if view.setting.where else ""


def _places(view: ReportView, country: str) -> list[Iri]:
    return [place for place in view.graph.facts.of_type(GAP + "Place") if place.startswith(country + "#")]


def _said(view: ReportView, country: str) -> dict[Iri, tuple[Claim, ...]]:
    """The claims about each place in the country, no matter which place the reader chose."""
    found: dict[Iri, list[Claim]] = {}
    for claim in view.graph.view(view.setting.id, view.setting.when).claims:
        for place in claim.places:
            if place.startswith(country + "#") and place != country + "#Country":
                found.setdefault(place, []).append(claim)
    return {place: tuple(claims) for place, claims in sorted(found.items())}


def _region(
    view: ReportView, places: tuple[Iri, ...], said: Mapping[Iri, tuple[Claim, ...]], shape: Shape | None
) -> Region:
    claims = tuple(dict.fromkeys(claim for place in places for claim in said.get(place, ())))
    named = [place for place in places if place in said] or list(places)
    name = ", ".join(map(view.label, named)) or (shape.name if shape else "")
    told = tuple(PlaceClaim(claim, _in_short(view, claim)) for claim in claims)
    return Region(name, curie(named[0]) if named else "", _state(view, claims), told, shape)


def _state(view: ReportView, claims: Iterable[Claim]) -> str:
    lodging = view.graph.scheme.covered(TEMPORARY_LODGING)
    found = {_state_of(claim, lodging) for claim in claims}
    return next((state for state in MAP_STATES if state in found), "unsaid")


def _state_of(claim: Claim, lodging: Iterable[str]) -> str:
    if claim.kind is Kind.PROVISION:
        return "specialized" if claim.specialized and claim.protection in lodging else "offered"
    return "short" if claim.kind in _SHORT else "named"


def _in_short(view: ReportView, claim: Claim) -> str:
    """The content of a claim about a place in a few words: for a Provision, the protection and the group; for any other
    claim, the claim's label.
    """
    if claim.protection and claim.kind is Kind.PROVISION:
        return f"{view.label(claim.protection)} ({view.label(claim.group)})"
    return view.label(iri_of_claim(claim.id))


@lru_cache
def _shapes(country: str) -> CountryShapes:
    """The shapes of a country, none if there is no map of it."""
    path = files("gapgraph.web").joinpath("maps", f"{country}.json")
    if not (country.isalpha() and path.is_file()):
        return CountryShapes((), 0, "", "")
    found = json.loads(path.read_text(encoding="utf-8"))
    place = _projection(found["regions"], found["step"])
    shapes = tuple(_shape(one, place) for one in found["regions"])
    return CountryShapes(shapes, place.height, found["source"], found.get("until", ""))


@dataclass(frozen=True)
class _Projection:
    """Converts points of the grid to points of the map; a degree of longitude is scaled by the cosine of the
    latitude.
    """

    west: int
    north: int
    across: float
    down: float
    height: int

    def at(self, x: int, y: int) -> tuple[int, int]:
        return round((x - self.west) * self.across), round((self.north - y) * self.down)


def _projection(regions: Iterable[Mapping[str, Any]], step: float) -> _Projection:
    every = [(x, y) for one in regions for ring in one["rings"] for x, y in _pairs(ring)]
    west, east = min(x for x, _ in every), max(x for x, _ in every)
    south, north = min(y for _, y in every), max(y for _, y in every)
    narrow = cos(radians((north + south) / 2 * step))
    scale = min(MAP_WIDTH / ((east - west) * narrow), MAP_HEIGHT / (north - south))
    left = west - round((MAP_WIDTH / (scale * narrow) - (east - west)) / 2)
    return _Projection(left, north, scale * narrow, scale, round((north - south) * scale))


def _pairs(ring: list[int]) -> Iterator[tuple[int, int]]:
    return zip(ring[::2], ring[1::2], strict=True)


def _shape(found: Mapping[str, Any], place: _Projection) -> Shape:
    rings = [[place.at(x, y) for x, y in _pairs(ring)] for ring in found["rings"]]
    xs, ys = [x for x, _ in rings[0]], [y for _, y in rings[0]]
    middle = ((min(xs) + max(xs)) // 2, (min(ys) + max(ys)) // 2)
    path = _box(middle) if max(max(xs) - min(xs), max(ys) - min(ys)) < SMALLEST_SEEN else "".join(map(_outline, rings))
    return Shape(tuple(found["codes"]), found["name"], path, middle)


def _box(middle: tuple[int, int]) -> str:
    x, y, half = *middle, SMALLEST_SEEN // 2
    return _outline([(x - half, y - half), (x + half, y - half), (x + half, y + half), (x - half, y + half)])


def _outline(ring: list[tuple[int, int]]) -> str:
    """The ring as an SVG path of steps from point to point, which is a third as long as the points themselves."""
    (x, y), *others = ring
    steps, last = [], (x, y)
    for point in others:
        if point != last:
            steps.append((point[0] - last[0], point[1] - last[1]))
            last = point
    told = "".join(
        f"{'' if dx < 0 or not n else ' '}{dx}{'' if dy < 0 else ' '}{dy}" for n, (dx, dy) in enumerate(steps)
    )
    return f"M{x} {y}l{told}z"
