"""The kinds of claim, and the closed lists of words for a claim's slots.

``ontology/gapgraph.ttl`` defines every kind of claim and every word for a slot, in English and Spanish.
"""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """The claim classes of the ontology."""

    OBSERVATION = "Observation"
    PROVISION = "Provision"
    DENIAL = "Denial"
    ABSENCE = "Absence"
    LIMITATION = "Limitation"
    STRENGTH = "Strength"
    PARITY = "Parity"
    NON_DISCLOSURE = "NonDisclosure"
    ACTION = "Action"
    HARM = "Harm"
    FULFILMENT = "Fulfilment"


class Reach(StrEnum):
    """Who in the group gets a Provision: everyone, its target group, some people, or those who are eligible according
    to a rule.
    """

    TO_ALL = "ToAll"
    TARGET = "Target"
    TO_SOME = "ToSome"
    ELIGIBILITY = "Eligibility"


class Frequency(StrEnum):
    """How often a claim is true, according to the source."""

    ALWAYS = "Always"
    USUALLY = "Usually"
    SOMETIMES = "Sometimes"


class Certainty(StrEnum):
    """How sure the source is: stated, reported by others, or merely possible ("may have")."""

    STATED = "Stated"
    REPORTED = "Reported"
    POSSIBLE = "Possible"


class Bound(StrEnum):
    """Whether the true number is the number in the source, close to this number, or more or less."""

    EXACT = "Exact"
    ABOUT = "About"
    AT_LEAST = "AtLeast"
    AT_MOST = "AtMost"


class Direction(StrEnum):
    """Whether a change increased or decreased something."""

    MORE = "More"
    FEWER = "Fewer"
