"""The name of a box, and a box that is read from its name."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from gapgraph.core.boxes import Box, maximal_boxes
from gapgraph.core.facts import Facts, Literal
from gapgraph.core.groups import Lattice
from gapgraph.core.labels import Labels, read_box, values_in
from gapgraph.errors import GapgraphError
from gapgraph.vocabulary import GAP, RDFS, VICTIM, Iri
from tests.core.test_boxes import some_leaves
from tests.core.worlds import graph
from tests.looking import each

LABEL = RDFS + "label"


def everyone() -> Box:
    lattice = graph().lattice
    return Box(tuple((1 << size) - 1 for size in lattice.sizes), lattice.possible)


def test_a_box_that_equals_a_group_has_its_name() -> None:
    men = read_box(graph().lattice, "Adult+Male")
    assert graph().names().box_id(men) == "gap:Man"
    assert graph().names().box_label(men) == "men"
    assert graph().names().values_id(men) == "Adult+Male"
    for language in ("en", "es"):
        adult, male = (graph().label(Iri(GAP + value), language) for value in ("Adult", "Male"))
        assert graph().names(language=language).values_label(men) == f"{adult} ({male})"


def test_a_box_that_equals_no_group_is_named_by_its_ordered_values() -> None:
    box = read_box(graph().lattice, "AnotherGender|Female+Adult")
    assert graph().names().box_id(box) == "Adult+Female|AnotherGender"
    assert " or " in graph().names().box_label(box)
    assert graph().names(language="es").box_label(box) == "personas adultas (género femenino u otro género)"


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("Adult+Male", "men"),
        ("Transgender|OtherLGBQI", "LGBTQI+ victims"),
        ("Adult+AnotherGender", "adults (another gender)"),
    ],
)
def test_a_part_of_a_group_is_named_by_the_group_that_has_its_values(name: str, label: str) -> None:
    lattice = graph().lattice
    part = read_box(lattice, name)
    in_labor_trafficking = Box(part.choice, part.leaves & lattice.leaves_of(Iri(GAP + "LaborTraffickingVictim")))
    assert graph().names().part_label(in_labor_trafficking) == label


def test_spanish_uses_u_for_or_before_the_sound_o() -> None:
    names = graph().names(language="es")
    assert names.box_label(read_box(graph().lattice, "Male|AnotherGender")) == "género masculino u otro género"
    assert names.box_label(read_box(graph().lattice, "Child+Female|Male")).endswith(
        "(género femenino o género masculino)"
    )


def test_the_box_of_everyone_is_called_victims() -> None:
    assert graph().names().box_id(everyone()) == "gap:Victim"
    assert graph().names().values_id(everyone()) == "Victim"
    assert graph().names().values_label(everyone()) == graph().label(VICTIM)


@given(some_leaves())
def test_the_name_of_a_box_is_parsed_to_the_same_box(drawn: tuple[Lattice, int]) -> None:
    lattice, leaves = drawn
    names = Labels((Facts([]),), lattice)
    for box in each(maximal_boxes(lattice, leaves)):
        assume(box.values(lattice))
        read = read_box(lattice, names.values_id(box))
        assert read == box


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("name", ["Adult+Male|AnotherGender", "Female+ForeignNational", "Male|AnotherGender", "Child"])
def test_the_label_of_a_box_is_read_as_the_same_box(name: str, language: str) -> None:
    names, lattice = graph().names(language=language), graph().lattice
    box = read_box(lattice, name)
    label = names.values_label(box)
    assert values_in(lattice, [names], label) == names.values_id(box)
    assert values_in(lattice, [names], label.replace(" (", ", ").replace("; ", ", ").rstrip(")")) == names.values_id(
        box
    )


@given(some_leaves(), st.data())
def test_values_may_come_in_any_order_and_case(drawn: tuple[Lattice, int], data: st.DataObject) -> None:
    lattice, leaves = drawn
    for box in each(maximal_boxes(lattice, leaves)):
        values = box.values(lattice)
        assume(values)
        parts = data.draw(st.permutations(["|".join(reversed(some)) for some in values]))
        name = "+".join(part.replace(GAP, "") for part in parts)
        assert read_box(lattice, name.lower()).leaves == box.leaves


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Adult+Mle", "There is no value named 'Mle'"),
        ("Adult|Male", "joins values of two dimensions by |"),
        ("AnotherGender+NotLGBTQI", "Nobody can be in"),
        ("Child+Adult", "Nobody can be in"),
    ],
)
def test_a_name_that_means_no_box_is_an_error(name: str, said: str) -> None:
    with pytest.raises(GapgraphError) as raised:
        read_box(graph().lattice, name)
    assert raised.value.code == "GG102"
    assert said in str(raised.value)


def test_a_label_comes_from_the_file_that_defines_the_term() -> None:
    ontology = Facts([("a", LABEL, Literal("one", "en")), ("a", LABEL, Literal("uno", "es"))])
    report = Facts([("b", LABEL, Literal("two", "en")), ("b", GAP + "note", Literal("nota", "es"))])
    names = Labels((ontology, report), graph().lattice)
    assert [names.label(Iri(iri)) for iri in ("a", "b", "https://example.org/c#C", "")] == ["one", "two", "C", ""]
    assert Labels((ontology, report), graph().lattice, "es").label(Iri("a")) == "uno"
    assert names.text(Iri("b"), GAP + "note") == "nota"
    assert names.text(Iri("a"), GAP + "note") == ""
