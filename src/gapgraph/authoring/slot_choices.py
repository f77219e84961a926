"""Which names a slot of a claim may have, and which of them an unknown name may mean."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Final

from gapgraph.core.claim_slots import CODES, SlotType, body_slots, slots_of
from gapgraph.core.facts import LABEL, Facts, Literal
from gapgraph.errors import nearest
from gapgraph.vocabulary import GAP, ORG, OWL, PROV, RDFS, SKOS, curie, expand

_AGENTS: Final = (
    GAP + "Provider",
    GAP + "Informant",
    PROV + "Agent",
    PROV + "Organization",
    PROV + "SoftwareAgent",
    ORG + "Organization",
)
_CLASSES: Final[Mapping[str, tuple[str, ...]]] = {
    "group": (GAP + "VictimGroup", GAP + "Group"),
    "other_group": (GAP + "VictimGroup", GAP + "Group"),
    "protection": (GAP + "Protection", SKOS + "Collection"),
    "protections": (GAP + "Protection", SKOS + "Collection"),
    "infringes": (GAP + "Freedom",),
    "place": (GAP + "Place", GAP + "Country"),
    "axis": (GAP + "Axis", GAP + "Dimension"),
    "frequency": (GAP + "Frequency",),
    "certainty": (GAP + "Certainty",),
    "bound": (GAP + "Bound",),
    "unit": (GAP + "Unit",),
    **dict.fromkeys((slot.key for slot in body_slots()), (GAP + "Provider",)),
    **dict.fromkeys(("by", "publisher", "encoder", "reviewer"), _AGENTS),
    **dict.fromkeys((slot.key for slot in CODES), (GAP + "CountCode",)),
}
"""For these keys of an encoding, the ontology classes to which a valid value must belong; for other keys, the class is
the range of the key's property.
"""
_PROPERTIES: Final = {slot.key: slot.predicate for slot in slots_of(SlotType.NAME, SlotType.NAMES)}
_WORDS: Final[Mapping[str, str]] = {
    "group": "group",
    "other_group": "group",
    "protection": "protection",
    "protections": "protection",
    "infringes": "freedom",
    **dict.fromkeys((*(slot.key for slot in body_slots()), "publisher", "encoder", "reviewer"), "body"),
}


class SlotChoices:
    """The names that each slot may have, for an ontology with its countries."""

    def __init__(self, ontology: Facts) -> None:
        self._facts = ontology
        self._known: dict[str, tuple[str, ...]] = {}

    @property
    def ontology(self) -> Facts:
        """The facts in which the names are declared."""
        return self._facts

    def names(self, slot: str) -> tuple[str, ...]:
        """The names for a slot, as an encoding writes them, in order; empty for a slot without names."""
        if slot not in self._known:
            classes = _CLASSES.get(slot) or self._range(slot)
            iris = {iri for one in classes for iri in self._facts.of_type(one)}
            self._known[slot] = tuple(sorted(curie(iri).removeprefix("gap:") for iri in iris))
        return self._known[slot]

    def offered(self, slot: str) -> tuple[str, ...]:
        """The names to choose from: those of the slot that aren't deprecated."""
        return tuple(one for one in self.names(slot) if self._facts.text(expand(one), OWL + "deprecated") != "true")

    def fits(self, slot: str, name: str) -> bool:
        """Whether a declared name is of the right kind for the slot; true for an unknown slot."""
        return not self.names(slot) or curie(expand(name)).removeprefix("gap:") in self.names(slot)

    def meant(self, slot: str, name: str) -> list[str]:
        """The names that an unknown name may mean, the nearest first: names, or labels in English or Spanish, that are
        spelled like it.
        """
        spellings = self._spellings(slot)
        near = self.labelled(slot, name) or [spellings[one] for one in nearest(name, spellings)]
        return list(dict.fromkeys(near))[:3]

    def labelled(self, slot: str, words: str) -> list[str]:
        """The names that are these words, or have a label that is these words, in any case, singular or plural."""
        folded = _singular(words)
        return list(dict.fromkeys(name for word, name in self._spellings(slot).items() if _singular(word) == folded))

    def word(self, slot: str) -> str:
        """The kind of a slot's names, in a word: group, protection, body, or the slot's own name."""
        return _WORDS.get(slot, slot.replace("_", " "))

    def help(self, slot: str, language: str = "en") -> str:
        """What the property of the slot means, in this language; empty if the slot has no property."""
        return self._facts.text(_PROPERTIES.get(slot, GAP + slot), SKOS + "definition", language) or ""

    def _range(self, slot: str) -> Iterable[str]:
        return self._facts.iris(_PROPERTIES[slot], RDFS + "range") if slot in _PROPERTIES else ()

    def _spellings(self, slot: str) -> dict[str, str]:
        """Each spelling and the name that it means; if the slot's names aren't known, the spellings of all names."""
        found: dict[str, str] = {}
        for name in self.offered(slot) or self._all:
            found.setdefault(name, name)
            for predicate in (LABEL, SKOS + "altLabel"):
                for term in self._facts.terms(expand(name), predicate):
                    if isinstance(term, Literal):
                        found.setdefault(term.text, name)
        return found

    @cached_property
    def _all(self) -> tuple[str, ...]:
        return tuple(curie(iri).removeprefix("gap:") for iri in self._facts if "://" not in curie(iri))


def _singular(word: str) -> str:
    """A word in lowercase and in the singular, by the regular endings of English and Spanish: men, hombres and shelters
    become man, hombre and shelter.
    """
    folded = word.casefold().strip()
    for plural, singular in (("men", "man"), ("ies", "y"), ("es", ""), ("s", "")):
        if folded.endswith(plural) and len(folded) > len(plural) - (plural == "men"):
            return folded.removesuffix(plural) + singular
    return folded
