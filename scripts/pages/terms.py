"""Generates docs/terms.md: the names of the ontology that claims and questions use, with their meanings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gapgraph.api import Gapgraph
from gapgraph.core.groups import order_of
from gapgraph.core.labels import Labels
from gapgraph.vocabulary import GAP, ORG, SKOS, Iri, curie
from scripts.pages.markdown import WRITTEN, table

_INTRODUCTION = f"""# Names

{WRITTEN}

Claims and questions use the names on this page. Commands accept the name (`Man`, `gap:Man`) or the label, in English
or Spanish. The files in `data/countries/` name the bodies and places of each country.

## Words of this project

| word | meaning |
| --- | --- |
| narrative | the text of a report |
| claim | one statement of a report, with its quotation and with who says it |
| encoding | the file in which a person writes the claims of a report |
| protection | something that a victim may need: a service, or a freedom such as liberty |
| group | a set of victims, such as men |
| dimension | a feature by which victims differ, such as age; each victim has one value of each dimension |
| leaf | the smallest group: one value of each dimension |
| lattice | all leaves and all groups, with the groups that contain each leaf |
| box | a group that allows one or more values of each dimension, such as adult and male; it need not have a name |
| cell | one field of the matrix: a group or a leaf, with a protection |
| status | whether a leaf has a protection: one of the eight answers in [this table](../README.md#how-to-read-it) |
| verdict | the meaning of a status for a victim: offered, underserved, unmet or unknown |
| standing | the kind of speaker whose claims decide a status: the report itself, others, or only the duty bearer |
| coverage | the status of every leaf for every protection |
| gap | a protection, and the largest possible box of victims who all have the same verdict for it, mostly *unmet* |
| good news | claims that something is given |
| bad news | claims that something is refused, absent or insufficient |
| closure | a relation with all its indirect steps: in the closure of “part of”, a part of a part is also a part |
| instrument | a law, treaty or standard |
| duty | what one article of an instrument requires |
"""

_LISTS = """## Lists of values

The label of a name is the name in separate words, such as “to some” for `ToSome`, or the words in brackets.
"""
_COUNTRIES = "The code of a nationality is the ISO 3166-1 alpha-3 code of the country, such as `PER`.\n"
_LISTS_LEFT_OUT = {GAP + name for name in ("ProtectionScheme", "DutyKindScheme", "VerificationScheme")}
"""The lists of the ontology that the section “Lists of values” leaves out. The protections have their own table, and
docs/mandates.md explains the kinds of duties and the verifications.
"""

_PARTS_OF = (ORG + "subOrganizationOf", ORG + "unitOf")


def terms_page(graph: Gapgraph) -> str:
    """The whole page."""
    english, spanish = graph.names(), graph.names(language="es")
    parts = (_INTRODUCTION, *_dimensions(graph, english), *_groups(graph, english, spanish))
    more = (*_protections(graph, english, spanish), *_providers(graph, english, spanish), *_lists(graph, english))
    return "\n".join(part.rstrip("\n") + "\n" for part in (*parts, *more))


def _name(iri: str) -> str:
    return curie(Iri(iri)).removeprefix("gap:") if iri else ""


def _meaning(names: Labels, iri: str) -> str:
    return names.text(Iri(iri), SKOS + "definition")


def _dimensions(graph: Gapgraph, names: Labels) -> Iterator[str]:
    yield f"""## Dimensions

Every victim has one value of each dimension. The {graph.lattice.possible.bit_count()} possible combinations of values
are the leaves.
"""
    rows = ((_name(d.iri), ", ".join(map(_name, d.values)), _meaning(names, d.iri)) for d in graph.lattice.dimensions)
    yield table(("dimension", "values", "meaning"), rows)


def _groups(graph: Gapgraph, names: Labels, spanish: Labels) -> Iterator[str]:
    yield f"""## Groups of victims

The values of the dimensions define each of the {len(graph.lattice.groups)} groups.
"""
    rows = (
        (_name(group), names.label(group), spanish.label(group), _meaning(names, group))
        for group in graph.lattice.groups
    )
    yield table(("name", "label", "Spanish", "meaning"), rows)


def _protections(graph: Gapgraph, names: Labels, spanish: Labels) -> Iterator[str]:
    yield """## Protections

If a narrower service is offered, the broader service is offered too. If a broader service is denied, the narrower
services are denied too.
"""
    rows = []
    for iri in graph.scheme.protections:
        broader = graph.facts.iri(iri, SKOS + "broader") or ""
        applies = names.label(graph.scheme.applicable_group(iri))
        rows.append((_name(iri), names.label(iri), spanish.label(iri), _name(broader), applies, _meaning(names, iri)))
    yield table(("name", "label", "Spanish", "broader protection", "applies to", "meaning"), rows)
    yield "A claim can use a collection as a short name for several protections. The matrix shows no collection.\n"
    collections = sorted(graph.facts.of_type(SKOS + "Collection"))
    yield table(
        ("collection", "members", "meaning"),
        ((_name(c), ", ".join(map(_name, graph.scheme.named(c))), _meaning(names, c)) for c in collections),
    )


def _providers(graph: Gapgraph, names: Labels, spanish: Labels) -> Iterator[str]:
    yield "## Providers\n\nA claim names the narrowest provider that its sentence allows.\n"
    generic = [iri for iri in graph.facts.of_type(GAP + "Provider") if iri.startswith(GAP)]
    rows = []
    for iri in sorted(generic, key=lambda one: order_of(graph.facts, one)):
        within = [whole for predicate in _PARTS_OF for whole in graph.facts.iris(iri, predicate)]
        rows.append(
            (_name(iri), names.label(iri), spanish.label(iri), ", ".join(map(_name, within)), _meaning(names, iri))
        )
    yield table(("name", "label", "Spanish", "part of", "meaning"), rows)
    yield "The persons and bodies in this table make statements, but give no service:\n"
    informants = sorted(graph.facts.of_type(GAP + "Informant"))
    yield table(("name", "label", "meaning"), ((_name(i), names.label(i), _meaning(names, i)) for i in informants))


def _lists(graph: Gapgraph, names: Labels) -> Iterator[str]:
    yield _LISTS
    facts = graph.facts
    for scheme in facts.of_type(SKOS + "ConceptScheme"):
        members = [term for term in facts if scheme in facts.iris(term, SKOS + "inScheme")]
        if scheme in _LISTS_LEFT_OUT or not members:
            continue
        yield f"## List: {names.label(scheme)}\n"
        coded = scheme == GAP + "CountCodeScheme"
        if coded:
            yield _COUNTRIES
        shown = [term for term in members if not (coded and SKOS + "notation" in facts.predicates(term))]
        ordered = sorted(shown, key=lambda term: order_of(facts, term))
        yield table(("name", "meaning"), ((_labelled(names, t), _meaning(names, t)) for t in ordered))


def _labelled(names: Labels, term: Iri) -> str:
    """The name, with the label in brackets if the label isn't the name in separate words."""
    name, label = _name(term), names.label(term)
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name)
    return name if words.casefold() == label.casefold() else f"{name} ({label})"
