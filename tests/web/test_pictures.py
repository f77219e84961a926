"""Every country has a map that shows what claims say of its regions, and each picture is the same each time."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from gapgraph.api import Gapgraph, open_graph
from gapgraph.errors import GapgraphError
from gapgraph.i18n.say import say
from gapgraph.tables.setting import Setting
from gapgraph.vocabulary import GAP, SKOS, ReportId
from gapgraph.web.pictures import PICTURES, picture_svg, pictures_of
from gapgraph.web.png import png_bytes
from gapgraph.web.region_map import RegionMap, region_map
from gapgraph.web.report_view import ReportView
from scripts.maps import MAPS, area, rounded_rings

ROOT = Path(__file__).parents[2]
COUNTRIES = sorted(path.stem for path in (ROOT / "data" / "countries").glob("*.ttl"))
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def graph() -> Gapgraph:
    return open_graph()


def view_of(graph: Gapgraph, report: str, language: str = "en", where: str = "") -> ReportView:
    return ReportView(Setting(graph, ReportId(report), language, "", where), graph)


def map_of(graph: Gapgraph, report: str, language: str = "en", where: str = "") -> RegionMap:
    found = region_map(view_of(graph, report, language, where))
    assert found
    return found


@pytest.mark.parametrize("country", COUNTRIES)
def test_every_country_has_a_map_that_names_its_source(graph: Gapgraph, country: str) -> None:
    found = json.loads((MAPS / f"{country}.json").read_text(encoding="utf-8"))
    assert "Natural Earth" in found["source"]
    assert found["licence"] == "public domain"
    codes = [code for one in found["regions"] for code in one["codes"]]
    assert len(codes) == len(set(codes))
    own = f"https://w3id.org/gapgraph/country/{country}#"
    places = [place for place in graph.facts.of_type(GAP + "Place") if place.startswith(own)]
    known = {code for place in places if (code := graph.facts.text(place, SKOS + "notation"))}
    assert known <= set(codes), "a region that --where knows isn't on the map"


def test_the_file_of_a_map_has_at_most_45_000_bytes() -> None:
    assert {path.name for path in MAPS.glob("*.json") if path.stat().st_size > 45_000} == set()


def test_the_map_of_peru_shows_only_regions_named_by_claims(graph: Gapgraph) -> None:
    found = map_of(graph, "per-2021")
    assert found.states == {"specialized": ["Loreto", "Lima", "Cusco", "Puno"], "unsaid": []}
    assert len([one for one in found.regions if one.state == "unsaid"]) == 22
    (names, claims), *others = found.told
    assert (sorted(names), others) == (["Cusco", "Lima", "Loreto", "Puno"], [])
    assert "specialized shelter (girls in sex trafficking)" in [one.text for one in claims]
    assert {one.where for one in found.named} == {"per:Loreto", "per:Lima", "per:Cusco", "per:Puno"}


def test_a_chosen_place_changes_no_color_of_the_map(graph: Gapgraph) -> None:
    chosen = map_of(graph, "per-2021", where="per:Tumbes")
    assert chosen.states == map_of(graph, "per-2021").states
    assert chosen.asked == "per:Tumbes"
    assert picture_svg(view_of(graph, "per-2021", where="per:Tumbes"), "map").count('stroke-width="5"/>') == 1


def test_a_map_without_regions_says_that_and_names_the_other_places(graph: Gapgraph) -> None:
    found = map_of(graph, "col-2021")
    assert list(found.states) == ["unsaid"]
    assert [names for names, _ in found.told] == [["Cali"]]
    drawn = re.sub(r"</text>\s*<text[^>]*>", " ", picture_svg(view_of(graph, "gha-2019"), "map"))
    assert say("map none") in drawn


def test_a_former_region_on_the_map_has_the_names_of_the_regions_that_replaced_it(graph: Gapgraph) -> None:
    names = {one.name for one in map_of(graph, "gha-2019").regions}
    assert "Ahafo, Bono East, Bono" in names
    assert "The map shows the regions as they were before 2019." in picture_svg(view_of(graph, "gha-2019"), "map")


def test_names_on_a_map_are_in_the_readers_language(graph: Gapgraph) -> None:
    spanish = picture_svg(view_of(graph, "per-2021", "es"), "map")
    assert "Perú 2021: qué dice el informe de cada región" in spanish
    assert "Gran Acra" in {one.name for one in map_of(graph, "gha-2019", "es").regions}


@pytest.mark.parametrize("report", open_graph().report_ids)
def test_every_picture_is_well_formed_and_the_same_each_time(graph: Gapgraph, report: str) -> None:
    view = view_of(graph, report)
    for name in pictures_of(view):
        drawn = picture_svg(view, name)
        assert drawn == picture_svg(view_of(graph, report), name)
        picture = ET.fromstring(drawn)
        assert picture.findtext(f"{SVG}title", "").startswith(view.country)
        assert not re.search(r"\b(?:class|style|href)=", drawn), "a file of its own has no style sheet"


def test_png_has_the_size_of_its_picture_and_the_same_bytes_each_time(graph: Gapgraph) -> None:
    drawn = picture_svg(view_of(graph, "per-2021", "es"), "years")
    found = png_bytes(drawn)
    assert found.startswith(b"\x89PNG")
    height = re.search(r'width="880" height="(\d+)"', drawn)
    assert height
    assert (int.from_bytes(found[16:20]), int.from_bytes(found[20:24])) == (880, int(height[1]))
    assert found == png_bytes(drawn)
    assert found != png_bytes(drawn.replace("víctimas", "xxxxx")), "the text isn't drawn"


def test_png_without_its_library_is_a_clear_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "resvg_py", None)
    with pytest.raises(GapgraphError) as raised:
        png_bytes("<svg xmlns='http://www.w3.org/2000/svg'/>")
    assert raised.value.code == "GG803"
    assert "gapgraph[png]" in raised.value.remedy


def test_a_missing_picture_is_a_clear_error(graph: Gapgraph) -> None:
    assert pictures_of(view_of(graph, "per-2021")) == PICTURES
    with pytest.raises(GapgraphError, match="no picture 'capacity' of gha-2019"):
        picture_svg(view_of(graph, "gha-2019"), "capacity")


def test_rounding_the_points_of_a_map_leaves_no_gap_between_regions_and_drops_tiny_islands() -> None:
    left = [(0.0, 0.0), (1.02, 0.01), (1.01, 1.49), (1.02, 2.0), (0.0, 2.0)]
    right = [(1.02, 0.01), (3.0, 0.0), (3.0, 2.0), (1.02, 2.0), (1.01, 1.49)]
    islet = [(9.0, 9.0), (9.1, 9.0), (9.1, 9.1), (9.0, 9.1)]
    ((one,), (other,)) = rounded_rings([left, islet], 0.5), rounded_rings([right], 0.5)
    assert area(one) + area(other) == 24
    assert len(rounded_rings([islet], 0.5)) == 1
