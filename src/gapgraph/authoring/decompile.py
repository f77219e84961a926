"""From a report's graph back to its encoding: the keys and values that compile to the same graph.

What the compiler adds itself (defaults, labels, IRIs) isn't written. :func:`decompile` compiles the result and compares
the compiled graph with the given graph: if the triples differ, the given graph is refused, so that nothing is lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from gapgraph.authoring.claim_labels import claim_label
from gapgraph.authoring.compile import compile_report
from gapgraph.authoring.dismissals import read_dismissals
from gapgraph.authoring.encoding import parse_claim, parse_encoding
from gapgraph.authoring.own_names import own_names
from gapgraph.authoring.read_declared import declared_tables, triples_of_declared
from gapgraph.authoring.terms import Terms
from gapgraph.core.claim_slots import SlotType, defaults_of, slots_of
from gapgraph.core.claim_words import Kind
from gapgraph.core.facts import LABEL, TYPE, Facts, Literal, Triple
from gapgraph.errors import GapgraphError
from gapgraph.i18n.say import LANGUAGES
from gapgraph.vocabulary import (
    COUNTRY,
    DCTERMS,
    GAP,
    OA,
    PROV,
    REPORT,
    XSD,
    Iri,
    ReportId,
    curie,
)

TomlTable = dict[str, Any]
_WORDING = {"Verbatim": "verbatim", "Paraphrase": "paraphrase", "Withheld": "withheld"}
_STRING = XSD + "string"
_EXTENT = {"WholeText": "whole", "Excerpt": "excerpt"}


@dataclass(frozen=True)
class Document:
    """An encoding as the tables of its TOML, and the narrative that its quotes are from (empty if withheld)."""

    tables: Mapping[str, Any]
    narrative: str

    @property
    def id(self) -> ReportId:
        """The report's id."""
        return ReportId(self.tables["report"]["id"])


def decompile(report: ReportId, facts: Facts, ontology: Facts) -> Document:
    """The encoding of a report's graph. Raises GapgraphError GG322 for a graph that can't result from any encoding."""
    narrative = facts.text(REPORT + report + "/text", PROV + "value") or ""
    reader = _Reader(report, facts, ontology)
    tables: TomlTable = {
        "report": reader.report(),
        "context": reader.contexts(),
        **reader.declared,
        "claim": list(reader.claims(narrative)),
    }
    if dismissed := [one.table() for one in read_dismissals(facts)]:
        tables["dismissed"] = dismissed
    document = Document(tables, narrative)
    _refuse_what_is_lost(document, facts, ontology)
    return document


def _refuse_what_is_lost(document: Document, facts: Facts, ontology: Facts) -> None:
    try:
        encoding = parse_encoding(document.tables, document.id)
        again = _plain(compile_report(encoding, document.narrative, ontology))
        own = own_names(encoding, ontology).facts
    except GapgraphError as error:
        raise _lossy(document.id, error.sentence) from error
    names = triples_of_declared(document.id, ontology) ^ triples_of_declared(document.id, own)
    lost = sorted((_plain(facts.triples()) ^ again) | names, key=str)
    if lost:
        subject, predicate, _ = lost[0]
        raise _lossy(
            document.id, f"{len(lost)} of its facts differ, such as {curie(Iri(predicate))} of {curie(Iri(subject))}"
        )


def _plain(triples: Iterable[Triple]) -> set[Triple]:
    """The triples, with every plain literal in one form: in RDF 1.1 a literal without a datatype and one with
    ``xsd:string`` are the same.
    """
    return {
        (s, p, Literal(o.text, o.language) if isinstance(o, Literal) and o.datatype == _STRING else o)
        for s, p, o in triples
    }


def _lossy(report: ReportId, why: str) -> GapgraphError:
    remedy = "Compile the report again with gapgraph build, or export it as ttl."
    return GapgraphError("GG322", f"An encoding can't express the report's graph: {why}", place=report, remedy=remedy)


class _Reader:
    """Reads the tables of an encoding from one report's graph."""

    def __init__(self, report: ReportId, facts: Facts, ontology: Facts) -> None:
        self._facts = facts
        self._base = REPORT + report
        own = self._base + "/context/"
        self._id = report
        self.declared = declared_tables(report, ontology)
        times = {iri.removeprefix(own): iri for iri in facts.of_type(GAP + "TimeContext")}
        declared = (
            f"{COUNTRY}{self._country.lower()}#{one['id']}" for tables in self.declared.values() for one in tables
        )
        self._own = {iri: iri.rpartition("#")[2] for iri in declared}
        self._terms = Terms(ontology, times | {name: iri for iri, name in self._own.items()})

    @property
    def _country(self) -> str:
        country = self._facts.iri(self._base, GAP + "country") or ""
        return country.removeprefix(COUNTRY).partition("#")[0].upper()

    def report(self) -> TomlTable:
        facts, base, graph = self._facts, self._base, self._base + "/claims"
        spans = sorted(self._int(one, OA + "start") for one in facts.of_type(GAP + "Sentence"))
        found = {
            "id": self._id,
            "country": self._country,
            "year": int(facts.text(base, GAP + "year") or 0),
            "title": facts.text(base, DCTERMS + "title", "en"),
            "title_es": facts.text(base, DCTERMS + "title", "es"),
            "publisher": self._name(base, DCTERMS + "publisher"),
            "address": facts.iri(base, DCTERMS + "source"),
            "wording": _WORDING.get(self._name(base, GAP + "wording") or ""),
            "extent": _EXTENT.get(self._name(base, GAP + "coverageOfText") or ""),
            "section": facts.text(base, GAP + "section"),
            "period_start": facts.text(base, GAP + "periodStart"),
            "period_end": facts.text(base, GAP + "periodEnd"),
            "license": facts.iri(base, DCTERMS + "license") or facts.text(base, DCTERMS + "license"),
            "encoder": self._name(graph + "/encoder", PROV + "agent"),
            "reviewer": self._name(graph + "/reviewer", PROV + "agent"),
            "review": self._name(graph, GAP + "reviewState"),
            "sentences": spans,
        }
        return {key: value for key, value in found.items() if value not in (None, [])}

    def contexts(self) -> list[TomlTable]:
        facts = self._facts
        tables = []
        for iri in facts.of_type(GAP + "TimeContext"):
            times = {"start": facts.text(iri, GAP + "beginning"), "end": facts.text(iri, GAP + "ending")}
            labels = {"label": facts.text(iri, LABEL, "en"), "label_es": facts.text(iri, LABEL, "es")}
            tables.append({"id": iri.rpartition("/")[2], **labels, **{k: v for k, v in times.items() if v is not None}})
        return tables

    def claims(self, narrative: str) -> Iterator[TomlTable]:
        prefix = self._base + "/claim/"
        numbers = (iri.removeprefix(prefix) for iri in self._facts if iri.startswith(prefix))
        for number in sorted(int(one) for one in numbers if one.isdigit()):
            yield self._claim(number, Iri(f"{prefix}{number:03d}"), narrative)

    def _claim(self, number: int, iri: Iri, narrative: str) -> TomlTable:
        types = {curie(one).removeprefix("gap:") for one in self._facts.iris(iri, TYPE)}
        kind = next((one for one in Kind if one in types), None)
        table: TomlTable = {"id": number, "kind": str(kind)}
        table |= self._evidence(iri, narrative)
        given = {slot.key: self._name(iri, slot.predicate) for slot in slots_of(SlotType.NAME)}
        left_out = defaults_of(kind) if kind else {}
        left_out |= {"by": self._name(self._base, DCTERMS + "publisher") or ""}
        table |= {key: value for key, value in given.items() if value and value != left_out.get(key)}
        table |= self._lists(iri, table)
        table |= self._literals(iri)
        return self._as_labelled(table, iri, {key: given[key] for key in ("group", "provider") if given.get(key)})

    def _as_labelled(self, table: TomlTable, iri: Iri, defaults: TomlTable) -> TomlTable:
        """Add the group and the provider although they are defaults, if the claim's label names them."""
        label = self._in(iri, LABEL, "en")
        left_out = [{key: value} for key, value in defaults.items() if key not in table]
        for written in ({}, *left_out, {k: v for one in left_out for k, v in one.items()}):
            claim = parse_claim(table | written, self._id)
            if claim_label(claim, self._terms, "en") == label:
                return table | written
        return table

    def _lists(self, iri: Iri, table: TomlTable) -> TomlTable:
        lists: TomlTable = {}
        for slot in slots_of(SlotType.NAMES):
            values = [self._short(one) for one in self._facts.terms(iri, slot.predicate) if isinstance(one, str)]
            if slot.key == "protections":
                if len(values) < 2:
                    continue
                table.pop("protection", None)
            if values:
                lists[slot.key] = values
        return lists

    def _literals(self, iri: Iri) -> TomlTable:
        facts, found = self._facts, dict[str, Any]()
        for slot in slots_of(SlotType.TEXT):
            found |= {key: self._in(iri, slot.predicate, tag) for key, tag in zip(slot.keys, LANGUAGES, strict=True)}
        found |= {one.key: True for one in slots_of(SlotType.FLAG) if facts.text(iri, one.predicate) == "true"}
        found |= {one.key: facts.text(iri, one.predicate) for one in slots_of(SlotType.PERIOD)}
        found |= {one.key: _number(facts.text(iri, one.predicate)) for one in slots_of(SlotType.COUNT)}
        found |= {one.key: self._number_of(facts.iri(iri, one.predicate)) for one in slots_of(SlotType.CLAIM)}
        found["note"] = self._in(iri, GAP + "note", "en")
        found["withdrawn"] = self._in(f"{iri}/withdrawal", GAP + "note", "en")
        return {key: value for key, value in found.items() if value is not None}

    def _evidence(self, iri: Iri, narrative: str) -> TomlTable:
        evidence = sorted(self._facts.iris(iri, GAP + "evidence"), key=_place_of)
        quotes = [self._facts.text(one + "/quote", OA + "exact") for one in evidence]
        if evidence and not any(quotes):
            return {"refs": [self._reference(one) for one in evidence]}
        words = [quote or "" for quote in quotes]
        table: TomlTable = {"quote": words[0]} if len(words) == 1 else {"quotes": words}
        starts = (self._int(one + "/position", OA + "start") for one in evidence)
        nths = {_nth(quote, start, narrative) for quote, start in zip(words, starts, strict=True)} - {0}
        return table | ({"nth": nths.pop()} if len(nths) == 1 else {})

    def _reference(self, evidence: str) -> TomlTable:
        digest = self._facts.text(evidence, GAP + "quoteSha256")
        return {"sentence": self._int(evidence, GAP + "sentenceNumber"), "sha256": digest}

    def _name(self, subject: str, predicate: str) -> str | None:
        iri = self._facts.iri(subject, predicate)
        return None if iri is None else self._short(iri)

    def _short(self, iri: Iri) -> str:
        """The name as an encoding writes it: a name that it declares, a name without a prefix, or a CURIE."""
        if iri in self._own:
            return self._own[iri]
        own = self._base + "/context/"
        return iri.removeprefix(own) if iri.startswith(own) else curie(iri).removeprefix("gap:")

    def _in(self, subject: str, predicate: str, language: str) -> str | None:
        texts = (one for one in self._facts.terms(subject, predicate) if isinstance(one, Literal))
        return next((one.text for one in texts if one.language == language), None)

    def _int(self, subject: str, predicate: str) -> int:
        return int(self._facts.text(subject, predicate) or 0)

    def _number_of(self, claim: str | None) -> int | None:
        return int(claim.rpartition("/")[2]) if claim else None


def _place_of(evidence: str) -> int:
    """The position of a quotation within its claim, from the IRI: ``…/evidence/012`` is the first of a claim,
    ``…/evidence/012-2`` the second.
    """
    return int(evidence.rpartition("/")[2].partition("-")[2] or 1)


def _number(text: str | None) -> int | Decimal | None:
    if text is None:
        return None
    return int(text) if re.fullmatch(r"\d+", text) else Decimal(text)


def _nth(quote: str, start: int, narrative: str) -> int:
    """Which occurrence of the quote is at this position, from 1; 0 if it occurs only once."""
    found = [match.start() for match in re.finditer(f"(?={re.escape(quote)})", narrative)]
    return 0 if len(found) < 2 else found.index(start) + 1 if start in found else 0
