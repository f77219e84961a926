"""Kinds of faults that people make in a report, planted in Peru 2021 one by one, each with its rule."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Fault:
    """The fault, the rule that must find it, the node, and the change of the graph."""

    title: str
    rule: str
    focus: str
    cut: tuple[str, ...] = ()
    put: str = ""


def swapped(title: str, rule: str, node: str, predicate: str, value: str, focus: str = "") -> Fault:
    """A fault: one value is replaced by another."""
    return Fault(title, rule, focus or node, (f"{node} {predicate}",), f"<{node}> {predicate} {value} .")


def lost(title: str, rule: str, node: str, predicate: str, focus: str = "") -> Fault:
    """A fault: a statement is missing."""
    return Fault(title, rule, focus or node, (f"{node} {predicate}",))


def added(title: str, rule: str, node: str, statement: str, focus: str = "") -> Fault:
    """A fault: there is an additional statement."""
    return Fault(title, rule, focus or node, (), f"<{node}> {statement} .")


def noted(title: str, rule: str, claim: str, text: str) -> Fault:
    """A fault: a note contains private information."""
    return added(title, rule, claim, f'gap:note "{text}"@en')


FAULTS = (
    # The following faults are in the evidence of a claim.
    swapped("a shifted quote", "quote-verbatim", "evidence/112/position", "oa:start", "9", "evidence/112/quote"),
    swapped("a word mended in a quote", "quote-verbatim", "evidence/209/quote", "oa:exact", '"At times, officers"'),
    swapped("a quote beyond the text", "position-in-bounds", "evidence/166/position", "oa:end", "99999"),
    swapped("a position upside down", "position-start", "evidence/165/position", "oa:start", "99999"),
    swapped("a quote in another sentence", "quote-in-sentence", "evidence/164", "gap:sentence", "<sentence/01>"),
    lost("a claim without evidence", "claim-evidence", "claim/163", "gap:evidence"),
    Fault("evidence that no claim rests on", "evidence-cited", "evidence/162", ("claim/162 gap:evidence",)),
    lost("evidence without its quote", "evidence-quote", "evidence/161", "oa:hasSelector"),
    lost("evidence without its text", "evidence-source", "evidence/160", "oa:hasSource"),
    swapped("a narrative changed afterwards", "narrative-unchanged", "text", "gap:sha256", f'"{"0" * 64}"'),
    # The following faults are in the speaker or the hedges of a claim.
    swapped("a dropped hedge: often", "hedge-kept", "claim/111", "gap:frequency", "gap:Always"),
    swapped("a dropped hedge: typically", "hedge-kept", "claim/115", "gap:frequency", "gap:Always"),
    swapped("a dropped hedge: at times", "hedge-kept", "claim/127", "gap:frequency", "gap:Always"),
    swapped("a dropped hedge: may have", "hedge-kept", "claim/165", "gap:certainty", "gap:Stated"),
    swapped("a dropped hedge: many", "hedge-kept", "claim/154", "gap:frequency", "gap:Always"),
    swapped("a dropped hedge: some", "hedge-kept", "claim/139", "gap:frequency", "gap:Always"),
    swapped("a dropped hedge: could", "hedge-kept", "claim/092", "gap:reach", "gap:ToAll"),
    swapped("a dropped hedge: approximately", "hedge-kept", "claim/106", "gap:bound", "gap:Exact"),
    swapped("a dropped voice: reports indicated", "hedge-kept", "claim/111", "gap:certainty", "gap:Stated"),
    swapped("a dropped voice", "voice-kept", "claim/136", "gap:certainty", "gap:Stated"),
    lost("nobody asserts it", "claim-attribution", "claim/128", "prov:wasAttributedTo"),
    swapped("somebody undeclared asserts it", "claim-attribution", "claim/129", "prov:wasAttributedTo", "per:Nobody"),
    swapped("a frequency that isn't one", "claim-frequency", "claim/130", "gap:frequency", "gap:Stated"),
    lost("a certainty left out", "claim-certainty", "claim/126", "gap:certainty"),
    # Counts
    swapped("a broken sum", "parts-sum", "claim/012", "sdmx-measure:obsValue", "119", "claim/011"),
    swapped("a part larger than its whole", "part-within-whole", "claim/029", "sdmx-measure:obsValue", "99"),
    swapped("a number that no quote holds", "count-in-quote", "claim/134", "sdmx-measure:obsValue", "930"),
    swapped("a count that is text", "count-value", "claim/131", "sdmx-measure:obsValue", '"529"'),
    swapped("a count below zero", "count-value", "claim/060", "sdmx-measure:obsValue", "-130"),
    swapped("a measure that isn't one", "count-measure", "claim/054", "gap:measure", "gap:Persons"),
    swapped("a period that isn't one", "count-period", "claim/047", "sdmx-dimension:refPeriod", '"last year"'),
    swapped("a period upside down", "period-in-order", "claim/016", "sdmx-dimension:refPeriod", '"2021-03/2020-04"'),
    swapped("a count of next year", "period-in-order", "claim/214", "sdmx-dimension:refPeriod", '"2029"'),
    swapped("a code of another list", "count-age", "claim/023", "sdmx-dimension:age", "gap:Female"),
    swapped("a group against its codes", "codes-match-group", "claim/013", "gap:group", "gap:Man"),
    swapped("a part of another unit", "part-like-whole", "claim/028", "sdmx-attribute:unitMeasure", "gap:Percent"),
    lost("a breakdown of no kind", "requires-breakdown", "claim/014", "gap:breakdown"),
    Fault(
        "one count, two numbers",
        "same-count-twice",
        "claim/099",
        ("claim/098 sdmx-measure:obsValue", "claim/098 gap:measure", "claim/098 gap:partOf"),
        "<claim/098> sdmx-measure:obsValue 450 ; gap:measure gap:Centers .",
    ),
    Fault(
        "a small count crossed three ways",
        "small-count",
        "claim/030",
        ("claim/030 sdmx-dimension:age", "claim/030 sdmx-dimension:sex"),
        "<claim/030> sdmx-dimension:age gap:Adult ; sdmx-dimension:sex gap:Female .",
    ),
    # Group and protection
    swapped("a wrong group", "claim-group", "claim/108", "gap:group", "gap:Government"),
    swapped("a misspelt group", "undeclared-term", "claim/109", "gap:group", "gap:LaborTrafickingVictim"),
    lost("no group", "requires-group", "claim/110", "gap:group"),
    swapped("a protection that isn't one", "claim-protection", "claim/113", "gap:protection", "gap:Man"),
    lost("no protection", "requires-protection", "claim/138", "gap:protection"),
    swapped("a provider nobody declared", "claim-provider", "claim/145", "gap:provider", "per:ShelterOfMyOwn"),
    lost("no provider", "requires-provider", "claim/155", "gap:provider"),
    swapped("a place nobody declared", "claim-place", "claim/059", "gap:place", "per:Atlantis"),
    swapped("a reach that isn't one", "provision-reach", "claim/092", "gap:reach", "gap:Always"),
    lost("a flag left out", "provision-specialized", "claim/093", "gap:specialized"),
    swapped("a specialized shelter that isn't", "specialized-shelter", "claim/058", "gap:specialized", "false"),
    swapped("for all, and only sometimes", "provision-hedge", "claim/035", "gap:frequency", "gap:Sometimes"),
    Fault(
        "exclusively for everybody",
        "exclusive-group",
        "claim/056",
        ("claim/056 gap:group",),
        "<claim/056> gap:group gap:Victim .",
    ),
    Fault(
        "offered to all and refused to all",
        "contradiction",
        "claim/112",
        ("claim/112 gap:provider", "claim/112 gap:group", "claim/090 gap:protection"),
        "<claim/112> gap:provider per:MIMPResidentialCenters ; gap:group gap:Boy ."
        "<claim/090> gap:protection gap:TemporaryLodging .",
    ),
    swapped("a dimension that isn't one", "requires-aaaq", "claim/091", "gap:aaaq", "gap:Funding"),
    swapped("a cause that isn't one", "claim-cause", "claim/083", "gap:cause", "gap:Quality"),
    lost("an action of no kind", "action-kind", "claim/081", "gap:actionKind"),
    lost("a harm of no kind", "harm-kind", "claim/139", "gap:harmKind"),
    swapped("a duty that is none", "claim-obligation", "claim/073", "gap:obligation", "law:per-28950"),
    lost("a finding on no law", "fulfilment-obligation", "claim/080", "gap:instrument"),
    lost("an absence for nobody in particular", "requires-group", "claim/095", "gap:group"),
    lost("a harm to nobody in particular", "requires-group", "claim/209", "gap:group"),
    swapped("a service infringed", "claim-infringes", "claim/209", "gap:infringes", "gap:MedicalCare"),
    added("a silence about two things", "non-disclosure-subject", "claim/125", "gap:measure gap:IdentifiedVictims"),
    # Names and words
    added("a typo in a property", "provision", "claim/074", "gap:reech gap:ToAll"),
    added("a property of another kind of claim", "denial", "claim/111", "gap:reach gap:ToAll"),
    lost("a claim of no type", "has-type", "claim/157", "rdf:type"),
    swapped("a label in one language", "claim-label-en", "claim/158", "rdfs:label", '"daño"@es'),
    swapped("a claim of another report", "claim-report", "claim/156", "gap:report", "rep:per-2031"),
    added("a correction of another report", "revision-in-report", "claim/154", "prov:wasRevisionOf rep:per-2020"),
    Fault(
        "a claim without a number",
        "action",
        "claim/first",
        (),
        "<claim/first> a gap:Action ; gap:report rep:per-2021 ; gap:evidence <evidence/001> ;"
        ' rdfs:label "first"@en , "primera"@es ; prov:wasAttributedTo agent:us-state ; gap:frequency gap:Always ;'
        " gap:certainty gap:Stated ; gap:actor gap:Government ; gap:actionKind gap:Created .",
    ),
    Fault("a node without a name", "place", "_:nameless", (), '_:nameless a gap:Place ; rdfs:label "x"@en , "y"@es .'),
    swapped(
        "a period of the report upside down", "report-period-start", ".", "gap:periodStart", '"2031-01-01"^^xsd:date'
    ),
    lost("a report without a publisher", "report-publisher", ".", "dcterms:publisher"),
    Fault(
        "a provider outside the tree",
        "provider",
        "per:Loner",
        (),
        'per:Loner a gap:Provider ; rdfs:label "x"@en , "y"@es .',
    ),
    Fault(
        "a circle of providers",
        "circle",
        "per:Ring",
        (),
        'per:Ring a gap:Provider ; rdfs:label "x"@en , "y"@es ; org:subOrganizationOf per:Ring .',
    ),
    # People
    noted("a leaked phone number", "no-phone", "claim/146", "call 987 654 321"),
    noted("a leaked e-mail address", "no-email", "claim/147", "ask ana.perez@example.org"),
    noted("a leaked case number", "no-case-number", "claim/148", "Expediente N.º 00345-2020"),
    noted("a leaked identity number", "no-identity-number", "claim/149", "DNI 45678912"),
    noted("a leaked birth date", "no-birth-date", "claim/150", "she was born on 3 May 2004"),
    noted("a leaked address of a shelter", "no-street-address", "claim/151", "at Calle Los Olivos 450"),
    noted("a leaked place on the map", "no-coordinates", "claim/152", "at -12.0464, -77.0428"),
    noted("a leaked name", "no-person-name", "claim/153", "a girl named Rosa said so"),
    Fault("a described person", "forbids-person", "per:Ana", (), "per:Ana a foaf:Person ."),
    Fault("a person's telephone", "forbids-foaf-phone", "per:Bea", (), 'per:Bea foaf:phone "x" .'),
)
