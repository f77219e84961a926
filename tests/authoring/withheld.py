"""A made-up text whose words may not be copied, and its encoding by reference."""

from __future__ import annotations

from gapgraph.authoring.verification import refer

ID = "ngo-per-2021"
TEXT = (
    "The government’s shelters—three of them—took in every girl exploited in sex trafficking. "
    "There were no shelters that accepted men. NGOs identified 12 victims in 2020. "
    "“Nobody,” one group said, “asked us for the number of beds.”"
)
_HEAD = f"""
[report]
id = "{ID}"
country = "PER"
year = 2021
title = "A report that may not be copied"
title_es = "Un informe que no puede copiarse"
publisher = "NGOs"
address = "https://example.org/report"
wording = "withheld"
extent = "whole"
section = "Protection"
period_start = "2020-04-01"
period_end = "2021-03-31"
license = "all rights reserved"
encoder = "agent:gapgraph"
review = "Unreviewed"
"""
_CLAIMS = (
    (
        "took in every girl exploited in sex trafficking",
        'kind = "Provision"\ngroup = "GirlInSexTrafficking"\nprotection = "TemporaryLodging"\nreach = "ToAll"',
    ),
    (
        "There were no shelters that accepted men",
        'kind = "Denial"\ngroup = "Man"\nprotection = "TemporaryLodging"\nprovider = "AnyProvider"',
    ),
    (
        "NGOs identified 12 victims in 2020",
        'kind = "Observation"\nmeasure = "IdentifiedVictims"\nvalue = 12\nperiod = "2020"\nbody = "NGOs"',
    ),
    (
        "“Nobody,” one group said, “asked us for the number of beds.”",
        'kind = "NonDisclosure"\nmeasure = "ShelterCapacity"\nbody = "NGOs"',
    ),
)


def encoding() -> str:
    """The encoding: for each claim the sentence and the digest, as `python -m gapgraph.authoring refer` prints them."""
    parts = [_HEAD]
    for number, (words, slots) in enumerate(_CLAIMS, start=1):
        reference = refer(TEXT, words, "text")
        ref = f'ref = {{ sentence = {reference.sentence}, sha256 = "{reference.sha256}" }}'
        parts.append(f"\n[[claim]]\nid = {number}\n{slots}\n{ref}\n")
    return "".join(parts)
