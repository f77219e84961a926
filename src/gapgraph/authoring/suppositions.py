"""Supposed claims from files: RDF, or encodings in TOML as in ``data/encodings``, of which only the ``[[claim]]``
tables are needed.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from gapgraph.authoring.claim_labels import claim_label
from gapgraph.authoring.encoding import REPORT_KEYS, ClaimEntry, malformed, parse_encoding
from gapgraph.authoring.slots import claim_slots
from gapgraph.authoring.terms import Terms
from gapgraph.core.claim_words import Kind
from gapgraph.core.claims import Claim, read_claims
from gapgraph.core.facts import Facts
from gapgraph.core.ids import claim_id, report_id, report_iri
from gapgraph.core.required_slots import needed
from gapgraph.corpus import Corpus
from gapgraph.errors import GapgraphError
from gapgraph.rdf.input_files import plain_utf8
from gapgraph.rdf.reading import read_facts
from gapgraph.vocabulary import GAP, ReportId
from gapgraph.whatif.supposition import SUPPOSABLE_KINDS, SUPPOSED, Supposition, read_word

_ASSERTED_BY = "agent:gapgraph"
_DECIDING = frozenset({"protection", "reach"})
"""Slots that decide a status: a hypothetical claim must have each of these slots that its kind requires."""


def read_suppositions(graph: Corpus, report: ReportId, words: Iterable[str]) -> Supposition:
    """The supposition that the words describe. A word is a claim in short form, or the name of a file with claims.

    Raises GapgraphError GG702 to GG704 for a short form, GG201 to GG203 for RDF, GG301 to GG310 and GG706 for
    encodings, GG705 for a file without a claim.
    """
    found = Supposition()
    for word in words:
        number = len(found.added) + 1
        if word.startswith(("+", "-", "~")):
            found += read_word(word, report, number, graph)
        else:
            _refuse_claim_without_sign(word)
            found += Supposition(tuple(_of_file(graph, report, Path(word), number)))
    return found


def _of_file(graph: Corpus, report: ReportId, path: Path, first: int) -> tuple[Claim, ...]:
    claims = _encoded(graph, report, path, first) if path.suffix == ".toml" else _written(path)
    if not claims:
        raise GapgraphError(
            "GG705", "The file contains no claim", place=str(path), remedy="Write a [[claim]] into the file."
        )
    return claims


def _refuse_claim_without_sign(word: str) -> None:
    """Raises GapgraphError GG702 for a claim in short form without its plus sign."""
    if word.partition(":")[0] in SUPPOSABLE_KINDS and ":" in word and not Path(word).exists():
        remedy = f"Write +{word} to add this claim, or give a file."
        raise GapgraphError("GG702", f"{word!r} is neither a claim nor a file", remedy=remedy)


def _refuse_bare_number(path: Path) -> None:
    """Raises GapgraphError GG201 for the number of a claim without a minus sign: only a number with a minus sign
    removes a claim.
    """
    if path.name.isdecimal() and not path.exists():
        remedy = f"Write -{path.name} to take this claim away, or give a file."
        raise GapgraphError("GG201", "The file can't be read", place=str(path), remedy=remedy)


def _written(path: Path) -> tuple[Claim, ...]:
    """The claims of an RDF file, with their own ids."""
    _refuse_bare_number(path)
    facts = read_facts([path])
    claims = {iri for kind in Kind for iri in facts.of_type(GAP + kind)}
    reports = {of for iri in claims for of in facts.iris(iri, GAP + "report")}
    try:
        return tuple(claim for of in sorted(reports) for claim in read_claims(facts, report_id(of)))
    except ValueError as error:
        remedy = "Run gapgraph validate on the file to see what is wrong."
        raise GapgraphError("GG209", f"The data isn't valid: {error}", place=str(path), remedy=remedy) from error


def _encoded(graph: Corpus, report: ReportId, path: Path, first: int) -> tuple[Claim, ...]:
    """The supposed claims in a file that has the form of an encoding, numbered from ``first``. A supposed claim needs
    no quote, because no source makes the claim.
    """
    entries = parse_encoding(_with_missing_keys(_document(path)), path.name).claims
    terms = Terms(graph.facts, _contexts(graph, report))
    return tuple(
        _claim(entry, n, terms, f"{path.name}, claim {entry.number}") for n, entry in enumerate(entries, first)
    )


def _claim(entry: ClaimEntry, number: int, terms: Terms, place: str) -> Claim:
    """The claim that an entry of an encoding describes. Raises GapgraphError GG706 if the entry lacks a key that the
    claim needs to decide a status.
    """
    facts = Facts(claim_slots(entry, report_iri(SUPPOSED), _ASSERTED_BY, terms, place))
    try:
        (claim,) = read_claims(facts, SUPPOSED)
    except ValueError as error:
        remedy = "See docs/codebook.md for what each slot allows."
        raise GapgraphError("GG209", f"The data isn't valid: {error}", place=place, remedy=remedy) from error
    for slot in needed(claim.kind, _DECIDING):
        if not getattr(claim, slot):
            raise GapgraphError("GG706", f"A supposed {claim.kind} needs {slot!r}", place=place, remedy=f"Add {slot}.")
    return replace(claim, id=claim_id(SUPPOSED, number), label=claim_label(entry, terms, "en"))


def _document(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(plain_utf8(path.read_bytes(), str(path)).decode(), parse_float=Decimal)
    except OSError as error:
        remedy = "Give a file, or write a claim as +Provision:Man:TemporaryLodging:Government."
        raise GapgraphError("GG301", "The encoding can't be read", place=str(path), remedy=remedy) from error
    except (ValueError, RecursionError) as error:  # Python raises ValueError also for a number with too many digits
        raise malformed(path, error) from error


def _with_missing_keys(document: Mapping[str, Any]) -> Mapping[str, Any]:
    """A parsed supposition with the keys that an encoding needs and that a supposition may leave out: the keys of the
    report and the quotes get empty values, and the claims get numbers from 1.
    """
    tables = document.get("claim", [])
    if isinstance(tables, list) and all(isinstance(table, dict) for table in tables):
        tables = [{"id": n, "quote": "", **table} for n, table in enumerate(tables, 1)]
    return {"report": dict.fromkeys(REPORT_KEYS, "")} | dict(document) | {"claim": tables}


def _contexts(graph: Corpus, report: ReportId) -> Mapping[str, str]:
    """The time contexts that the report has, by their short ids."""
    times = graph.report_facts(report).of_type(GAP + "TimeContext")
    return {iri.rsplit("/", 1)[-1]: iri for iri in times}
