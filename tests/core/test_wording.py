"""Names that people type are found, the understood name is shown, and unclear names are never guessed."""

from __future__ import annotations

import re
import warnings
from collections import Counter

import pytest

from gapgraph.core.wording import NameIndex, UnderstoodName, folded, index_names, stems, typed_names
from gapgraph.errors import GapgraphError, UnknownName
from gapgraph.vocabulary import curie
from tests.core.worlds import graph
from tests.looking import each

GROUPS = {
    "adult men": "gap:Man",
    "men adults": "gap:Man",
    "Male Adults": "gap:Man",
    "hombre": "gap:Man",
    "hombres adultos": "gap:Man",
    "varón": "gap:Man",
    "labor trafficking victims": "gap:LaborTraffickingVictim",
    "trafficking victims (labor)": "gap:LaborTraffickingVictim",
    "victims of labour trafficking": "gap:LaborTraffickingVictim",
    "victimas de trata laboral": "gap:LaborTraffickingVictim",
    "niños transgénero": "gap:TransgenderBoy",
    "ninos transgenero": "gap:TransgenderBoy",
    "trans children": "gap:TransgenderChild",
    "niñez transgénero": "gap:TransgenderChild",
    "personas trans": "gap:TransgenderVictim",
    "LGBT adults": "gap:LGBTQIAdult",
    "children and women": "gap:WomanOrChild",
    "foreign women victims": "gap:ForeignWoman",
    "mujeres extranjeras en proceso penal": "",
    "adult victims in sex trafficking": "gap:AdultInSexTrafficking",
    "men not in proceedings": "",
}


@pytest.mark.parametrize(("typed", "meant"), [pair for pair in GROUPS.items() if pair[1]])
def test_words_for_a_group_are_understood_and_the_group_is_shown(typed: str, meant: str) -> None:
    with pytest.warns(UnderstoodName, match="is understood as " + meant):
        assert curie(graph().group(typed)) == meant


@pytest.mark.parametrize("exact", ["gap:Man", "Man", "men", "MEN", "hombres", "Women and children", "per-2021"])
def test_an_exact_name_is_found_without_a_message(exact: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert graph().report_id(exact) if exact.startswith("per-") else graph().group(exact)


@pytest.mark.parametrize(
    ("typed", "box"),
    [
        ("foreign transgender men", "Adult+Male+Transgender+ForeignNational"),
        ("men not in proceedings", "Adult+Male+NotInProceedings"),
        ("not LGBTQI foreign adults", "Adult+NotLGBTQI+ForeignNational"),
        ("víctimas extranjeras de trata laboral", "LaborTrafficking+ForeignNational"),
    ],
)
def test_several_group_names_mean_the_people_who_belong_to_all_these_groups(typed: str, box: str) -> None:
    with pytest.warns(UnderstoodName) as told:
        assert graph().names().values_id(graph().box(typed)) == box
    assert [str(one.message).startswith(f"{typed!r} is understood as {box} (") for one in told] == [True]
    with pytest.raises(GapgraphError, match="gapgraph explain accepts") as unnamed:
        graph().group(typed)
    assert box in unnamed.value.remedy


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("adult girls", "Nobody can be in 'adult girls'"),
        ("not foreign adults", "There is no group named"),
        ("adults foreign not", "There is no group named"),
        ("men or women", "There is no group named"),
        ("blue men", "There is no group named"),
        ("the", "There is no group named"),
        ("", "There is no group named"),
        ("men " + "of which " * 40, "There is no group named"),
    ],
)
def test_words_for_an_empty_group_are_refused(typed: str, said: str) -> None:
    with pytest.raises(UnknownName, match=said):
        graph().group(typed)


PROTECTIONS = {
    "shelter": "gap:TemporaryLodging",
    "Shelters": "gap:TemporaryLodging",
    "albergues": "gap:TemporaryLodging",
    "alojamiento": "gap:TemporaryLodging",
    "specialised shelters": "gap:SpecializedShelter",
    "care (medical)": "gap:MedicalCare",
    "atencion medica": "gap:MedicalCare",
    "non punishment": "gap:NonPunishment",
    "witnesses": "gap:WitnessProtection",
    "legal aid": "gap:LegalAssistance",
}


@pytest.mark.parametrize(("typed", "meant"), PROTECTIONS.items())
def test_words_for_a_protection_are_understood_and_the_protection_is_shown(typed: str, meant: str) -> None:
    with pytest.warns(UnderstoodName, match=meant):
        assert curie(graph().protection(typed)) == meant


def test_ambiguous_words_are_refused_with_all_names_that_they_can_mean() -> None:
    with pytest.raises(UnknownName, match="'legal' can mean more than one protection") as legal:
        graph().protection("legal")
    assert "gap:LegalAssistance or gap:LegalAdvocate" in legal.value.remedy
    with pytest.raises(UnknownName, match="can mean more than one provider") as shelters:
        graph().provider("specialized shelters")
    assert {"gha:SpecializedShelters", "per:MIMPSpecializedShelters"} <= set(shelters.value.remedy.strip("?").split())


def test_among_several_providers_the_one_of_the_reports_country_is_chosen() -> None:
    with pytest.warns(UnderstoodName, match="per:MIMPSpecializedShelters"):
        assert curie(graph().provider("specialized shelters", "per-2021")) == "per:MIMPSpecializedShelters"
    with pytest.raises(UnknownName, match="can mean more than one provider"):
        graph().provider("specialized shelters", "col-2021")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("NGO", "gap:NGOs"),
        ("gobierno", "gap:Government"),
        ("women's ministry of women", ""),
        ("icbf colombian", "col:ICBF"),
    ],
)
def test_words_for_a_provider_are_understood(typed: str, meant: str) -> None:
    if not meant:
        with pytest.raises(UnknownName):
            graph().provider(typed)
        return
    with pytest.warns(UnderstoodName, match=meant):
        assert curie(graph().provider(typed)) == meant


REPORTS = {
    "Peru 2021": "per-2021",
    "per 2021": "per-2021",
    "2021 Perú": "per-2021",
    "PERU, 2019": "per-2019",
    "TIP report Peru 2017": "per-2017",
    "Ghana": "gha-2019",
    "méxico": "mex-2020",
}


@pytest.mark.parametrize(("typed", "meant"), REPORTS.items())
def test_a_report_is_found_by_its_country_and_year(typed: str, meant: str) -> None:
    with pytest.warns(UnderstoodName, match=meant):
        assert graph().report_id(typed) == meant


def test_a_country_alone_means_its_newest_report_with_a_message() -> None:
    with pytest.warns(UnderstoodName, match="'Peru' is understood as per-2021, the newest of 4 reports on Peru"):
        assert graph().report("Peru").id == "per-2021"
    with pytest.warns(UnderstoodName, match="per-2021, the newest"):
        assert graph().gaps("peru") == graph().gaps("per-2021")


def test_upper_and_lower_case_make_no_difference_in_a_typed_name() -> None:
    assert graph().report_id("PER-2021") == "per-2021"
    assert graph().claims("PER-2021") == graph().claims("per-2021")
    assert graph().report_facts("Per-2021") is graph().report_facts("per-2021")


@pytest.mark.parametrize("typed", ["Peru 2018", "Peru Colombia", "Atlantis", "", "..", "2021 2020", "report", "Peru x"])
def test_a_missing_report_is_never_replaced_by_another(typed: str) -> None:
    with pytest.raises(UnknownName, match=f"There is no report named {typed!r}"):
        graph().report_id(typed)


def test_a_year_with_reports_on_several_countries_is_refused() -> None:
    with pytest.raises(UnknownName, match="'2021' can mean more than one report") as several:
        graph().report_id("2021")
    named = re.findall(r"[a-z]{3}-\d{4}", several.value.remedy)
    assert several.value.remedy == f"Did you mean {' or '.join(named)}?"
    assert {"col-2021", "per-2021"} <= set(named) == {one for one in graph().report_ids if one.endswith("-2021")}


def test_for_a_year_without_a_report_the_error_suggests_the_country_s_reports() -> None:
    with pytest.raises(UnknownName, match="Did you mean per-"):
        graph().report_id("Peru 2018")


def test_no_label_means_two_groups_or_two_protections() -> None:
    """Without endings and accents, every name still has one meaning within its kind."""
    for known in (tuple(graph().lattice.groups), graph().scheme.protections):
        index = index_names((iri, name) for iri in known for name in typed_names(iri, (graph().facts,)))
        shared = {name: sorted(map(curie, iris)) for name, iris in index.names.items() if len(iris) > 1}
        assert shared == {}
        orders = Counter(frozenset(name) for name in index.names)
        for name in each(name for name, iris in index.names.items() if orders[frozenset(name)] > 1):
            assert len(index.same(name)) == 1


def test_variants_of_a_word_have_the_same_stem() -> None:
    for one, other in [
        ("Niños", "ninos"),
        ("children", "child"),
        ("WOMEN", "woman"),
        ("mujeres", "mujer"),
        ("hombres", "hombre"),
        ("albergues", "albergue"),
        ("varones", "varón"),
        ("LaborTrafficking", "labor-trafficking"),
        ("the ministries of Peru", "ministry Peru"),
    ]:
        assert stems(one) == stems(other) != ()
    assert stems("niñas") != stems("niños")
    assert stems("not in proceedings") != stems("in proceedings")
    assert folded("Ñandú Écoles") == "nandu ecoles"


def test_an_index_without_names_finds_no_name() -> None:
    nothing = NameIndex({})
    assert not nothing.same(("a",)) | nothing.within(("a",)) | nothing.within(())
    assert not nothing.readings(("a",), lambda _: 1, 1) | nothing.readings((), lambda _: 1, 1)
