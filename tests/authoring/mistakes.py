"""Mistakes that people make in an encoding: the right words, the wrong words, the code, and words of the message."""

from __future__ import annotations

from typing import NamedTuple

TEXT = (
    "The government provided shelter to all child victims. There were no shelters that accepted men. "
    "NGOs identified 12 victims, including nine girls. Services were often slow. The shelter was good. "
    "Foreign victims could use the same services. The government did not report how many it helped. "
    "It trained police. Police detained victims. It did not meet its duty. Men waited. Men left.\n"
)

HEAD = """[report]
id = "atl-2021"
country = "ATL"
year = 2021
title = "Report on Atlantis"
title_es = "Informe sobre Atlántida"
publisher = "agent:us-state"
address = "https://example.org/atlantis"
wording = "verbatim"
extent = "whole"
section = "Protection"
period_start = 2020-04-01
period_end = 2021-03-31
license = "made up"
encoder = "agent:gapgraph"
review = "Unreviewed"

"""
"""The facts of the report, before any declaration or claim."""
SOUND = (
    HEAD
    + """[[time]]
id = "winter"
label = "winter"
label_es = "invierno"
start = "2020-12"

[[body]]
id = "HopeHouse"
label = "Hope House"
parent = "NGOs"
also = ["HH"]

[[place]]
id = "Port"
label = "the port"

[[claim]]
id = 1
kind = "Provision"
quote = "The government provided shelter to all child victims."
group = "Child"
protection = "TemporaryLodging"
provider = "Government"
reach = "ToAll"
specialized = true

[[claim]]
id = 2
kind = "Denial"
quote = "There were no shelters that accepted men"
group = "Man"
protection = "TemporaryLodging"
provider = "HopeHouse"
frequency = "Always"
place = ["Port"]

[[claim]]
id = 3
kind = "Observation"
quote = "NGOs identified 12 victims"
measure = "IdentifiedVictims"
value = 12
period = "2020-04/2021-03"
body = "NGOs"

[[claim]]
id = 4
kind = "Observation"
quote = "including nine girls"
measure = "IdentifiedVictims"
value = 9
period = "2020-04/2021-03"
body = "NGOs"
group = "Girl"
sex = "Female"
part_of = 3
breakdown = "Inclusion"

[[claim]]
id = 5
kind = "Limitation"
quote = "Services were often slow"
group = "Victim"
protection = "VictimServices"
provider = "AnyProvider"
aaaq = "Quality"
when = "winter"
certainty = "Stated"

[[claim]]
id = 6
kind = "Parity"
quote = "Foreign victims could use the same services"
group = "ForeignVictim"
other_group = "Victim"
protection = "VictimServices"

[[claim]]
id = 7
kind = "Harm"
quote = "Police detained victims"
group = "Victim"
harm = "Penalization"
"""
)


class Made(NamedTuple):
    """A mistake: the words of the correct encoding, the wrong words, the code, and words of the message."""

    old: str
    new: str
    code: str
    says: str


MISTAKES = (
    # the file
    Made("[[time]]", "[[time]", "GG301", "isn't TOML"),
    Made('group = "Man"', "group = Man", "GG301", "isn't TOML"),
    Made('title = "Report on Atlantis"', 'title = "Report on Atlantis', "GG301", "isn't TOML"),
    Made("value = 12", "value = 12,000", "GG301", "isn't TOML"),
    Made("specialized = true", "specialized = True", "GG301", "isn't TOML"),
    Made('place = ["Port"]', 'place = ["Port"', "GG301", "isn't TOML"),
    Made("aaaq", "aaaq =", "GG301", "isn't TOML"),
    Made('group = "Man"', 'group = "Man"\ngroup = "Boy"', "GG301", "isn't TOML"),
    Made("[[claim]]\nid = 7", "[[claims]]\nid = 7", "GG304", "Did you mean 'claim'?"),
    Made("[report]", "[reports]", "GG304", "Did you mean 'report'?"),
    Made("[[body]]", "[[bodies]]", "GG304", "There is no key 'bodies'"),
    Made("[[place]]", "[place]", "GG302", "Begin the table with [[place]]"),
    Made("[report]", "[[report]]", "GG302", "Begin the table with [report]"),
    # the report
    Made("title_es", "titel_es", "GG304", "Did you mean 'title_es'?"),
    Made('address = "https://example.org/atlantis"\n', "", "GG303", "'address' is missing"),
    Made('country = "ATL"\n', "", "GG303", "'country' is missing"),
    Made('wording = "verbatim"', 'wording = "verbatm"', "GG302", "verbatim, paraphrase, withheld"),
    Made('extent = "whole"', 'extent = "all"', "GG302", "whole, excerpt"),
    Made('"agent:us-state"', '"agent:us-stat"', "GG309", "Did you mean agent:us-state?"),
    Made('encoder = "agent:gapgraph"', 'encoder = "me"', "GG309", "Nothing is named 'me'"),
    Made('license = "made up"', "license = true", "GG302", "'license' must be text"),
    Made('section = "Protection"', 'section = ["a"]', "GG302", "'section' must be text"),
    Made('id = "atl-2021"', 'id = "atl-2022"', "GG326", "its file is named"),
    Made('review = "Unreviewed"', 'review = "Unreviewed"\nsentences = [4]', "GG318", "list of sentences"),
    Made('review = "Unreviewed"', 'review = "Unreviewed"\nsentences = ["0"]', "GG302", "a list of whole numbers"),
    # The following mistakes are in the times and in the declared names.
    Made('label = "winter"\n', "", "GG303", "'label' is missing"),
    Made('start = "2020-12"', 'begin = "2020-12"', "GG304", "There is no key 'begin'"),
    Made('start = "2020-12"', "start = [1]", "GG302", "'start' must be text"),
    Made('id = "HopeHouse"', 'id = "hope house"', "GG323", "isn't a valid name"),
    Made('parent = "NGOs"\n', "", "GG323", "A body needs 'parent'"),
    Made('parent = "NGOs"', 'parent = "NGO"', "GG309", "Did you mean NGOs?"),
    Made('parent = "NGOs"', "parent = 7", "GG323", "'parent' must be text"),
    Made('also = ["HH"]', 'also = "HH"', "GG323", "a list of texts"),
    Made('also = ["HH"]', 'alias = ["HH"]', "GG323", "There is no key 'alias'"),
    Made('label = "the port"\n', "", "GG323", "A place needs 'label'"),
    # The following mistakes are in the number, kind or quote of a claim.
    Made("id = 2\n", "id = 1\n", "GG306", "Two claims are numbered 1"),
    Made("id = 2\n", 'id = "2"\n', "GG302", "'id' must be a whole number"),
    Made("id = 2\n", "id = -2\n", "GG302", "'id' must be a whole number"),
    Made('kind = "Denial"', 'kind = "Denail"', "GG305", "Denial"),
    Made('kind = "Denial"', 'kind = "denial"', "GG305", "is not a kind of claim"),
    Made('kind = "Denial"\n', "", "GG305", "is not a kind of claim"),
    Made("that accepted men", "that accept men", "GG307", "not in the narrative"),
    Made("There were no shelters that accepted men", "Men", "GG308", "in the narrative: 2"),
    Made("There were no shelters that accepted men", "", "GG307", "not in the narrative"),
    Made('quote = "Police detained victims"\n', "", "GG303", "needs either 'quote' or 'ref'"),
    Made('quote = "Police detained victims"', 'quotes = "Police detained victims"', "GG302", "a list of names"),
    Made('quote = "Police detained victims"', "quote = 7", "GG302", "'quote' must be text"),
    Made('quote = "Police', 'nth = 3\nquote = "Police', "GG308", "in the narrative: 1"),
    Made('quote = "Police', 'nth = "first"\nquote = "Police', "GG302", "'nth' must be a whole number"),
    Made(
        'quote = "Police detained victims"',
        'ref = { sentence = 1, sha256 = "ab" }',
        "GG302",
        "64 hexadecimal digits",
    ),
    Made('quote = "Police', 'ref = { sentence = 0 }\nquote = "Police', "GG302", "a whole number from 1"),
    Made(
        'quote = "Police detained victims"',
        f'ref = {{ sentence = 1, sha256 = "{"a" * 64}" }}',
        "GG311",
        "may be quoted",
    ),
    # names in slots
    Made('group = "Man"', 'group = "Men"', "GG309", "Did you mean Man?"),
    Made('group = "Man"', 'group = "hombres"', "GG309", "Did you mean Man?"),
    Made('group = "Man"', 'group = "TemporaryLodging"', "GG309", "'TemporaryLodging' is not a valid group"),
    Made('group = "Girl"', 'group = "Girls"', "GG309", "Did you mean Girl?"),
    Made('group = "Child"', 'group = "Children"', "GG309", "Child"),
    Made('group = "Man"', "group = 7", "GG302", "'group' must be text"),
    Made('group = "Man"', 'group = ["Man"]', "GG302", "'group' must be text"),
    Made('other_group = "Victim"', 'other_group = "Victims"', "GG309", "Did you mean Victim?"),
    Made(
        'protection = "TemporaryLodging"\nprovider = "Gov',
        'protection = "shelter"\nprovider = "Gov',
        "GG309",
        "TemporaryLodging",
    ),
    Made(
        'protection = "TemporaryLodging"\nprovider = "Gov',
        'protection = "Man"\nprovider = "Gov',
        "GG309",
        "is not a valid protection",
    ),
    Made('provider = "HopeHouse"', 'provider = "HopeHous"', "GG309", "Did you mean HopeHouse?"),
    Made('provider = "HopeHouse"', 'provider = "Ministry of Magic"', "GG309", "Nothing is named 'Ministry of Magic'"),
    Made('provider = "Government"', 'provider = "goverment"', "GG309", "Government"),
    Made('provider = "Government"', 'provider = "Officials"', "GG309", "'Officials' is not a valid body (provider)"),
    Made('reach = "ToAll"', 'reach = "All"', "GG309", "ToAll"),
    Made('frequency = "Always"', 'frequency = "Often"', "GG309", "Nothing is named 'Often'"),
    Made('certainty = "Stated"', 'certainty = "Certain"', "GG309", "Nothing is named 'Certain'"),
    Made('place = ["Port"]', 'place = "Port"', "GG302", "a list of names"),
    Made('place = ["Port"]', 'place = ["Harbor"]', "GG309", "[[place]]"),
    Made('aaaq = "Quality"', 'aaaq = "Qualty"', "GG309", "Did you mean Quality"),
    Made('when = "winter"', 'when = "summer"', "GG309", "Nothing is named 'summer'"),
    Made(
        'measure = "IdentifiedVictims"\nvalue = 12', 'measure = "Identified"\nvalue = 12', "GG309", "IdentifiedVictims"
    ),
    Made('body = "NGOs"\ngroup', 'body = "NGO"\ngroup', "GG309", "Did you mean NGOs?"),
    Made('sex = "Female"', 'sex = "F"', "GG309", "Nothing is named 'F'"),
    Made('harm = "Penalization"', 'harm = "Arrested"', "GG309", "Nothing is named 'Arrested'"),
    Made('group = "Man"', 'grup = "Man"', "GG304", "Did you mean 'group'?"),
    Made('harm = "Penalization"', 'colour = "red"', "GG304", "There is no key 'colour'"),
    # In the following mistakes, a claim lacks a key or has a wrong value.
    Made('group = "Man"\n', "", "GG310", "A Denial needs 'group'"),
    Made('provider = "HopeHouse"\n', "", "GG310", "A Denial needs 'provider'"),
    Made('protection = "VictimServices"\nprovider = "AnyProvider"\n', "", "GG310", "A Limitation needs 'protection'"),
    Made('group = "Victim"\nharm', "harm", "GG310", "A Harm needs 'group'"),
    Made('harm = "Penalization"\n', "", "GG310", "A Harm needs 'harm'"),
    Made('reach = "ToAll"\n', "", "GG310", "A Provision needs 'reach'"),
    Made('aaaq = "Quality"\n', "", "GG310", "A Limitation needs 'aaaq'"),
    Made('measure = "IdentifiedVictims"\nvalue = 12', "value = 12", "GG310", "An Observation needs 'measure'"),
    Made('body = "NGOs"\n\n[[claim]]\nid = 4', "\n[[claim]]\nid = 4", "GG310", "An Observation needs 'body'"),
    Made('other_group = "Victim"\n', "", "GG310", "A Parity needs 'other_group'"),
    Made('breakdown = "Inclusion"\n', "", "GG310", "An Observation needs 'breakdown'"),
    Made('kind = "Harm"', 'kind = "Action"', "GG310", "An Action needs 'action'"),
    Made('kind = "Harm"', 'kind = "Fulfilment"', "GG310", "A Fulfilment needs 'extent'"),
    Made('kind = "Harm"', 'kind = "NonDisclosure"', "GG310", "A NonDisclosure needs 'measure' or 'protection'"),
    Made("value = 12\n", "", "GG310", "An Observation needs 'value'"),
    Made("value = 9\n", 'value = "nine"\n', "GG302", "a number of zero or more"),
    Made("value = 9\n", "value = -9\n", "GG302", "a number of zero or more"),
    Made("value = 9\n", "value = nan\n", "GG302", "a number of zero or more"),
    Made('value = 12\nperiod = "2020-04/2021-03"\n', "value = 12\n", "GG310", "An Observation needs 'period'"),
    Made('value = 12\nperiod = "2020-04/2021-03"\n', "value = 12\nperiod = 2020\n", "GG302", "'period' must be text"),
    Made("specialized = true", 'specialized = "yes"', "GG302", "true or false"),
    Made("part_of = 3", "part_of = 33", "GG324", "names claim 33, which does not exist"),
    Made("part_of = 3", "part_of = 4", "GG324", "which is this claim itself"),
    Made("part_of = 3", 'part_of = "3"', "GG324", "No earlier claim has the value 3"),
    Made("part_of = 3", "part_of = 3.5", "GG302", "'part_of' must be a whole number"),
    Made('harm = "Penalization"', 'harm = "Penalization"\nrevises = 70', "GG324", "names claim 70"),
)
