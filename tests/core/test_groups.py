"""Groups are read from the ontology as sets of leaves; the number of a leaf follows from the leaf's values."""

from __future__ import annotations

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from gapgraph.core.facts import TYPE, Facts, Literal, Triple
from gapgraph.core.groups import Dimension, Lattice, bits, order_of, read_lattice
from gapgraph.vocabulary import GAP, RDFS, VICTIM, Iri
from tests.core.worlds import cells, graph, lattice_of, lattices
from tests.looking import each

SUBCLASS = RDFS + "subClassOf"


@given(st.integers(0, 1 << 70))
def test_the_set_bits_of_a_number_are_listed_from_the_lowest(leaves: int) -> None:
    assert list(bits(leaves)) == [n for n in range(leaves.bit_length()) if leaves >> n & 1]


@given(lattices())
def test_each_value_of_a_dimension_lists_the_leaves_with_this_value(lattice: Lattice) -> None:
    numbered = list(enumerate(product(*map(range, lattice.sizes))))
    for d, size in each(enumerate(lattice.sizes)):
        for value in range(size):
            expected = sum(1 << number for number, cell in numbered if cell[d] == value)
            assert lattice.value_cells[d][value] == expected


@given(lattices())
def test_the_first_dimension_is_the_most_significant_in_the_number_of_a_leaf(lattice: Lattice) -> None:
    for number, cell in each(enumerate(product(*(dimension.values for dimension in lattice.dimensions)))):
        assert lattice.cell({d.iri: value for d, value in zip(lattice.dimensions, cell, strict=True)}) == number


def test_an_unknown_group_is_empty() -> None:
    lattice = lattice_of((2,), 0b11, {"men": 0b01})
    assert lattice.leaves_of(Iri("men")) == 0b01
    assert lattice.leaves_of(Iri(GAP + "UnnamedGroup")) == 0
    assert lattice.leaves_of(VICTIM) == 0b11


def test_the_first_of_two_groups_with_equal_leaves_gives_the_name() -> None:
    lattice = lattice_of((2,), 0b11, {"men": 0b01, "males": 0b01, "everyone": 0b11})
    assert lattice.names == {0b01: "men", 0b11: VICTIM}


def number(value: int) -> Literal:
    return Literal(str(value), "", "")


def ontology() -> list[Triple]:
    """A lattice of two dimensions, given in the wrong order, with one impossible leaf and a group of two leaves."""
    triples: list[Triple] = [
        (GAP + "form", GAP + "order", number(2)),
        (GAP + "age", GAP + "order", number(1)),
        (GAP + "Sex", GAP + "dimension", GAP + "form"),
        (GAP + "Labor", GAP + "dimension", GAP + "form"),
        (GAP + "Labor", GAP + "order", number(20)),
        (GAP + "Sex", GAP + "order", number(10)),
        (GAP + "Child", GAP + "dimension", GAP + "age"),
        (GAP + "Adult", GAP + "dimension", GAP + "age"),
        (GAP + "Adult", GAP + "order", number(2)),
        (GAP + "Child", GAP + "order", number(1)),
    ]
    for group, order in (("Victim", 1), ("Adult", 3), ("Child", 2), ("Nobody", 4), ("Unordered", None)):
        triples.append((GAP + group, TYPE, GAP + "VictimGroup"))
        if order:
            triples.append((GAP + group, GAP + "order", number(order)))
    leaves = (("Child", "Labor"), ("Adult", "Sex"), ("Adult", "Labor"))
    for age, form in leaves:
        leaf = f"{GAP}{age}{form}"
        triples += [
            (leaf, TYPE, GAP + "Leaf"),
            (leaf, GAP + "leafValue", GAP + age),
            (leaf, GAP + "leafValue", GAP + form),
        ]
        triples += [(leaf, SUBCLASS, GAP + age), (leaf, SUBCLASS, GAP + "Unordered"), (leaf, SUBCLASS, VICTIM)]
    return triples


def test_the_lattice_is_read_in_the_ontologys_order() -> None:
    lattice = read_lattice(Facts(ontology()))
    assert lattice.dimensions == (
        Dimension(Iri(GAP + "age"), (Iri(GAP + "Child"), Iri(GAP + "Adult"))),
        Dimension(Iri(GAP + "form"), (Iri(GAP + "Sex"), Iri(GAP + "Labor"))),
    )
    assert lattice.sizes == (2, 2)
    assert lattice.possible == 0b1110, "nobody is Child and Sex here"
    assert list(lattice.groups) == [VICTIM, GAP + "Child", GAP + "Adult", GAP + "Nobody", GAP + "Unordered"]
    assert lattice.groups[VICTIM] == 0b1110
    assert lattice.groups[Iri(GAP + "Child")] == 0b0010
    assert lattice.groups[Iri(GAP + "Adult")] == 0b1100
    assert lattice.groups[Iri(GAP + "Nobody")] == 0
    assert lattice.groups[Iri(GAP + "Unordered")] == 0b1110


def test_the_order_of_the_triples_does_not_change_the_lattice() -> None:
    assert read_lattice(Facts(reversed(ontology()))) == read_lattice(Facts(ontology()))


def test_terms_without_an_order_come_last() -> None:
    facts = Facts([("a", GAP + "order", number(999_999))])
    assert order_of(facts, Iri("a")) < order_of(facts, Iri("b"))


def test_a_group_of_the_ontology_has_the_leaves_with_the_values_in_its_name() -> None:
    lattice = graph().lattice
    with_value = {
        value.removeprefix(GAP): lattice.value_cells[d][v] & lattice.possible
        for d, dimension in enumerate(lattice.dimensions)
        for v, value in enumerate(dimension.values)
    }
    group = {iri.removeprefix(GAP): leaves for iri, leaves in lattice.groups.items()}
    assert (
        group["GirlInSexTrafficking"] == with_value["Child"] & with_value["Female"] & with_value["SexTrafficking"] != 0
    )
    assert group["Man"] == with_value["Adult"] & with_value["Male"] != 0
    assert group["MaleVictim"] == with_value["Male"]
    assert group["TransgenderChild"] == with_value["Transgender"] & with_value["Child"] != 0
    assert group["LGBTQIVictim"] == with_value["Transgender"] | with_value["OtherLGBQI"]
    assert group["Child"] | group["Adult"] == lattice.possible
    assert group["Child"] & group["Adult"] == 0
    assert with_value["AnotherGender"] & with_value["NotLGBTQI"] == 0
    assert 0 < lattice.possible.bit_count() < cells(lattice.sizes).bit_count()
