"""Compile an encoding and its narrative into the triples of the graph ``{report}/claims`` (docs/model.md).

Every node gets an IRI and a label in both languages; frequency and certainty are written even if the encoder left the
default.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping

from gapgraph.authoring.claim_labels import claim_label
from gapgraph.authoring.dismissals import dismissal_triples
from gapgraph.authoring.encoding import ClaimEntry, Encoding
from gapgraph.authoring.narrative import Span, locate, sentence_of, sentences
from gapgraph.authoring.own_names import own_names
from gapgraph.authoring.slots import claim_slots
from gapgraph.authoring.terms import Terms
from gapgraph.core.facts import LABEL, TYPE, Facts, Literal, Triple
from gapgraph.core.ids import claim_iri, context_iri, evidence_iri, report_iri, sentence_iri
from gapgraph.errors import GapgraphError
from gapgraph.i18n.say import LANGUAGES, say
from gapgraph.vocabulary import COUNTRY, DCTERMS, GAP, OA, PROV, QB, XSD, Iri, ReportId

_WORDING = {"verbatim": "Verbatim", "paraphrase": "Paraphrase", "withheld": "Withheld"}
_EXTENT = {"whole": "WholeText", "excerpt": "Excerpt"}


def compile_report(encoding: Encoding, narrative: str, ontology: Facts) -> Iterator[Triple]:
    """The triples of a report, in reading order. Raises GapgraphError GG307 to GG311 for quotes, references and names.

    If a report's wording is withheld, the narrative isn't in the graph, and each claim refers to its sentence.
    """
    base = report_iri(encoding.id)
    withheld = is_withheld(encoding)
    spans = () if withheld else sentences(narrative, encoding.sentences)
    contexts = {context["id"]: context_iri(base, context["id"]) for context in encoding.contexts}
    own = own_names(encoding, ontology)
    terms = Terms(ontology.joined(own.facts) if own.declared else ontology, contexts | dict(own.iris))
    yield from _report(encoding, base, terms)
    if not withheld:
        yield from _narrative(base, encoding.id, narrative, spans)
    yield from _contexts(encoding, contexts)
    yield from _roles(encoding, base, terms)
    yield from dismissal_triples(encoding.dismissed, encoding.id)
    for claim in encoding.claims:
        yield from claim_triples(claim, encoding, narrative, spans, terms)


def claim_triples(
    claim: ClaimEntry, encoding: Encoding, narrative: str, spans: tuple[Span, ...], terms: Terms
) -> Iterator[Triple]:
    """The triples of one claim: its slots, its label and its evidence. Raises the same errors as
    :func:`compile_report`.
    """
    base, place = report_iri(encoding.id), f"{encoding.source}, claim {claim.number}"
    yield from claim_slots(claim, base, encoding.report["publisher"], terms, place)
    iri = claim_iri(base, claim.number)
    yield from ((iri, LABEL, Literal(claim_label(claim, terms, one), one)) for one in LANGUAGES)
    if is_withheld(encoding):
        yield from _references(claim, base, encoding, place)
    else:
        yield from _evidence(claim, base, narrative, spans, place)


def is_withheld(encoding: Encoding) -> bool:
    """Whether the words of the source may not be copied; the claims then have references instead of quotes."""
    return encoding.report["wording"] == "withheld"


def _labelled(iri: str, english: str, spanish: str) -> Iterator[Triple]:
    yield iri, LABEL, Literal(english, "en")
    yield iri, LABEL, Literal(spanish, "es")


def _named_by(iri: str, key: str, **values: object) -> Iterator[Triple]:
    """The labels of a node in both languages, from a phrase of the interface."""
    yield from ((iri, LABEL, Literal(say(key, language, **values), language)) for language in LANGUAGES)


def _report(encoding: Encoding, base: Iri, terms: Terms) -> Iterator[Triple]:
    report = encoding.report
    yield base, TYPE, GAP + "Report"
    yield from _labelled(base, report["title"], report["title_es"])
    yield base, DCTERMS + "title", Literal(report["title"], "en")
    yield base, DCTERMS + "title", Literal(report["title_es"], "es")
    yield base, DCTERMS + "publisher", terms.iri(report["publisher"], encoding.source)
    yield base, DCTERMS + "source", report["address"]
    yield base, DCTERMS + "license", _iri_or_text(report["license"])
    yield base, GAP + "country", f"{COUNTRY}{report['country'].lower()}#Country"
    yield base, GAP + "year", Literal(report["year"], "", XSD + "gYear")
    yield base, GAP + "periodStart", Literal(report["period_start"], "", XSD + "date")
    yield base, GAP + "periodEnd", Literal(report["period_end"], "", XSD + "date")
    yield base, GAP + "wording", GAP + _one_of(_WORDING, "wording", encoding)
    yield base, GAP + "coverageOfText", GAP + _one_of(_EXTENT, "extent", encoding)
    if not is_withheld(encoding):
        yield base, GAP + "narrative", base + "/text"
    if "section" in report:
        yield base, GAP + "section", Literal(report["section"], "en")
    yield base + "/counts", TYPE, QB + "DataSet"
    yield from _labelled(base + "/counts", f"counts of {report['id']}", f"recuentos de {report['id']}")
    yield base + "/counts", QB + "structure", GAP + "CountStructure"


def _one_of(names: dict[str, str], key: str, encoding: Encoding) -> str:
    value = encoding.report[key]
    if value not in names:
        raise GapgraphError(
            "GG302",
            f"The key {key!r} can't be {value!r}",
            place=f"{encoding.source}, [report]",
            remedy=f"Use one of {', '.join(names)}.",
        )
    return names[value]


def _iri_or_text(value: str) -> str | Literal:
    return value if value.startswith("https://") else Literal(value, "en")


def _narrative(base: Iri, report: ReportId, narrative: str, spans: tuple[Span, ...]) -> Iterator[Triple]:
    text = base + "/text"
    yield text, TYPE, GAP + "Narrative"
    yield from _labelled(text, f"narrative of {report}", f"texto de {report}")
    yield text, PROV + "value", Literal(narrative)
    yield text, GAP + "sha256", Literal(hashlib.sha256(narrative.encode("utf-8")).hexdigest())
    for number, span in enumerate(spans, start=1):
        sentence = sentence_iri(base, number)
        yield sentence, TYPE, GAP + "Sentence"
        yield from _labelled(sentence, f"sentence {number} of {report}", f"frase {number} de {report}")
        yield from _span(sentence, span)
        yield sentence, GAP + "order", _integer(number)


def _span(iri: str, span: Span) -> Iterator[Triple]:
    yield iri, OA + "start", _integer(span.start)
    yield iri, OA + "end", _integer(span.end)


def _integer(number: int) -> Literal:
    return Literal(str(number), "", XSD + "integer")


def _contexts(encoding: Encoding, iris: Mapping[str, str]) -> Iterator[Triple]:
    for context in encoding.contexts:
        iri = iris[context["id"]]
        yield iri, TYPE, GAP + "TimeContext"
        yield from _labelled(iri, context["label"], context["label_es"])
        for key, name in (("start", "beginning"), ("end", "ending")):
            if key in context:
                yield iri, GAP + name, Literal(context[key], "", XSD + "gYearMonth")


def _roles(encoding: Encoding, base: Iri, terms: Terms) -> Iterator[Triple]:
    """The roles of those who encoded and reviewed, and the state of the review."""
    graph, report = base + "/claims", encoding.report
    yield graph, TYPE, GAP + "ClaimGraph"
    yield from _labelled(graph, f"claims of {report['id']}", f"afirmaciones de {report['id']}")
    yield graph, GAP + "reviewState", GAP + report["review"]
    for key, role in (("encoder", "Encoder"), ("reviewer", "Reviewer")):
        if key in report:
            attribution = f"{graph}/{key}"
            yield graph, PROV + "qualifiedAttribution", attribution
            yield attribution, TYPE, PROV + "Attribution"
            yield from _named_by(attribution, f"label {key}", report=report["id"])
            yield attribution, PROV + "agent", terms.iri(report[key], f"{encoding.source}, {key}")
            yield attribution, PROV + "hadRole", GAP + role


def _references(claim: ClaimEntry, base: Iri, encoding: Encoding, place: str) -> Iterator[Triple]:
    """Evidence without words of the source: the source's address, the section, the number of the sentence, and a digest
    of the words.
    """
    if claim.quotes or not claim.references:
        raise GapgraphError(
            "GG311",
            "The words of the source are withheld, and the claim quotes them"
            if claim.quotes
            else "The claim has no 'ref'",
            place=place,
            remedy="Write ref = { sentence = …, sha256 = … } as `python -m gapgraph.authoring refer` prints it.",
        )
    if "section" not in encoding.report:
        raise GapgraphError(
            "GG303",
            "The key 'section' is missing",
            place=encoding.source,
            remedy='Write the name of the section: section = "Protection".',
        )
    for number, reference in enumerate(claim.references, start=1):
        iri = evidence_iri(base, claim.number, number)
        yield claim_iri(base, claim.number), GAP + "evidence", iri
        yield iri, TYPE, GAP + "EvidenceByReference"
        yield from _named_by(iri, "label evidence", number=claim.number)
        yield iri, DCTERMS + "source", encoding.report["address"]
        yield iri, GAP + "section", Literal(encoding.report["section"], "en")
        yield iri, GAP + "sentenceNumber", _integer(reference.sentence)
        yield iri, GAP + "quoteSha256", Literal(reference.sha256)


def _evidence(claim: ClaimEntry, base: Iri, narrative: str, spans: tuple[Span, ...], place: str) -> Iterator[Triple]:
    if claim.references:
        raise GapgraphError(
            "GG311",
            "The claim has 'ref', but its report may be quoted",
            place=place,
            remedy="Write a quote instead of 'ref'.",
        )
    for number, quote in enumerate(claim.quotes, start=1):
        iri = evidence_iri(base, claim.number, number)
        span = locate(quote, narrative, claim.number_of("nth"), place)
        yield claim_iri(base, claim.number), GAP + "evidence", iri
        yield iri, TYPE, GAP + "Evidence"
        yield from _named_by(iri, "label evidence", number=claim.number)
        yield iri, OA + "hasSource", base + "/text"
        yield iri, GAP + "sentence", sentence_iri(base, sentence_of(span, spans))
        yield from _selectors(iri, claim.number, quote, span)


def _selectors(evidence: str, number: int, quote: str, span: Span) -> Iterator[Triple]:
    words, position = evidence + "/quote", evidence + "/position"
    yield evidence, OA + "hasSelector", words
    yield evidence, OA + "hasSelector", position
    yield words, TYPE, OA + "TextQuoteSelector"
    yield from _named_by(words, "label quote", number=number)
    yield words, OA + "exact", Literal(quote)
    yield position, TYPE, OA + "TextPositionSelector"
    yield from _named_by(position, "label position", number=number)
    yield from _span(position, span)
