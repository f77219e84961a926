"""Search by words: the sentences of reports, their claims, the terms of ontology, law and countries, and the queries.

A result contains all the words, in either language, in any order; case, accents and plural endings make no difference,
and the beginning of a word is enough. Words in quotation marks must be next to each other.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Final

from gapgraph.core.claims import Claim
from gapgraph.core.facts import LABEL, Facts, Literal
from gapgraph.core.ids import iri_of_claim
from gapgraph.core.report_sentences import sentence_spans, text_of_report
from gapgraph.core.wording import folded_words, stems, typed_names
from gapgraph.corpus import Corpus
from gapgraph.errors import GapgraphError, unknown_name
from gapgraph.queries.catalogue import CannedQuery, read_catalogue
from gapgraph.tables.search_table import HitKind, SearchHit
from gapgraph.tables.setting import Setting, attribution_in_words
from gapgraph.vocabulary import GAP, LAW, REPORT, SKOS, Iri, ReportId, curie

_OURS: Final = "https://w3id.org/gapgraph/"
_DEFINED_BY: Final = (SKOS + "definition", SKOS + "scopeNote")
_PART: Final = re.compile(r'"([^"]+)"|“([^”]+)”|(\S+)')


SHORTEST_BEGINNING: Final = 4
"""The minimum length of a searched word that may match the beginning of a longer word. For example, a search for "men",
a word of three letters, finds the word men, but not the word mention.
"""


@dataclass(frozen=True)
class SearchWords:
    """The searched words, without accents, in parts: the words of one part must be next to each other. If a part of the
    search is a single word, the search also finds the word's singular or plural.
    """

    parts: tuple[tuple[str, ...], ...]

    def are_in(self, *texts: str) -> bool:
        """Whether the texts together contain every part of the search."""
        text = " ".join((*chain.from_iterable(folded_words(one) for one in texts), ""))
        missing = [part for part in self.parts if _beginning(part) not in f" {text}"]
        if not missing or any(len(part) > 1 for part in missing):
            return not missing
        return frozenset(stems(text)).issuperset(stem for part in missing for stem in stems(part[0]) or part)


def _beginning(words: tuple[str, ...]) -> str:
    """The searched words as one text that begins with a space, so that the text is found only where a word begins. If
    the last word is short, the text also ends with a space, so that the short word doesn't match the beginning of a
    longer word.
    """
    return f" {' '.join(words)}" + ("" if len(words[-1]) >= SHORTEST_BEGINNING else " ")


def search_words(words: str) -> SearchWords:
    """The parts of the typed text. Raises GapgraphError GG108 if the typed text contains no word."""
    typed = (next(filter(None, found)) for found in _PART.findall(words))
    parts = tuple(part for one in typed if (part := folded_words(one)))
    if not parts:
        raise GapgraphError("GG108", "There is no word to search for", remedy="Give a word, such as shelter.")
    return SearchWords(parts)


def search(
    graph: Corpus,
    words: str,
    reports: Collection[ReportId] = (),
    kinds: Collection[HitKind] = (),
    language: str = "en",
) -> tuple[SearchHit, ...]:
    """The results: sentences and claims of these reports (of all reports if none is named), then terms, then queries.

    ``kinds`` limits the results to some kinds (default: all). The labels of the results are in ``language``. Raises
    GapgraphError GG108 if there is no word to search for.
    """
    wanted = search_words(words)
    asked = reports or [graph.report_id(one.id) for one in graph.every_report()]
    settings = [Setting(graph, report, language) for report in asked]
    finders: dict[HitKind, Callable[[], Iterator[SearchHit]]] = {
        HitKind.SENTENCE: lambda: (hit for one in settings for hit in _sentences(one, wanted)),
        HitKind.CLAIM: lambda: (hit for one in settings for hit in _claims(one, wanted)),
        HitKind.TERM: lambda: _terms(graph, wanted, language),
        HitKind.QUERY: lambda: _queries(graph, wanted, language),
    }
    return tuple(hit for kind, find in finders.items() if kind in kinds or not kinds for hit in find())


def hit_kinds(kinds: Iterable[str]) -> tuple[HitKind, ...]:
    """The kinds of search result with these names. Raises GapgraphError GG109 for an unknown name."""
    known = tuple(HitKind)
    named = tuple(kinds)
    for one in named:
        if one not in known:
            raise unknown_name("GG109", "kind of search result", one, known)
    return tuple(map(HitKind, named))


def _sentences(setting: Setting, wanted: SearchWords) -> Iterator[SearchHit]:
    facts = setting.graph.report_facts(setting.id)
    text = text_of_report(facts)
    for span in sentence_spans(facts):
        words = text[span.start : span.end]
        if wanted.are_in(words):
            yield SearchHit(HitKind.SENTENCE, curie(span.iri), setting.names.label(span.iri), words, setting.id)


def _claims(setting: Setting, wanted: SearchWords) -> Iterator[SearchHit]:
    facts = setting.graph.report_facts(setting.id)
    for claim in setting.graph.claims(setting.id):
        words = " … ".join(quote.exact for quote in claim.quotes if not quote.digest)
        labels = _texts(facts, REPORT + claim.id, LABEL)
        if wanted.are_in(words, *labels, *_slots(setting, claim)):
            label = setting.names.label(iri_of_claim(claim.id))
            by = attribution_in_words(claim, setting)
            yield SearchHit(HitKind.CLAIM, claim.id, label, words, setting.id, by, claim.asserted_by)


def _slots(setting: Setting, claim: Claim) -> Iterator[str]:
    """The names, in both languages and in other spellings, of the claim's group, protection and provider."""
    for iri in (claim.group, claim.protection, claim.provider):
        if iri and iri not in (GAP + "Victim", GAP + "AnyProvider"):
            yield from typed_names(iri, (setting.graph.facts,))


def _terms(graph: Corpus, wanted: SearchWords, language: str) -> Iterator[SearchHit]:
    """The terms that contain the words: first those with exactly this name, then those with the words in a name, then
    those with the words in the definition. In each of these three lists, terms of the law come last.
    """
    facts = graph.facts
    leaves = frozenset(facts.of_type(GAP + "Leaf"))
    ranks = {iri: _rank(facts, iri, wanted) for iri in facts if iri.startswith(_OURS) and iri not in leaves}
    found = [iri for iri, rank in ranks.items() if rank is not None]
    for iri in sorted(found, key=lambda iri: (ranks[iri], iri.startswith(LAW), facts.label(iri, language), iri)):
        definition = next((text for by in _DEFINED_BY if (text := facts.text(iri, by, language))), "")
        yield SearchHit(HitKind.TERM, curie(iri), facts.label(iri, language), definition)


def _rank(facts: Facts, iri: Iri, wanted: SearchWords) -> int | None:
    """How well the term's names match the typed text; None if a word is missing."""
    names = tuple(typed_names(iri, (facts,)))
    if any(wanted.are_in(name) for name in names):
        typed = frozenset(chain.from_iterable(wanted.parts))
        return 0 if any(frozenset(folded_words(name)) == typed for name in names) else 1
    return 2 if wanted.are_in(*names, *(text for by in _DEFINED_BY for text in _texts(facts, iri, by))) else None


def _texts(facts: Facts, iri: str, predicate: str) -> list[str]:
    return [term.text for term in facts.terms(iri, predicate) if isinstance(term, Literal)]


def _queries(graph: Corpus, wanted: SearchWords, language: str) -> Iterator[SearchHit]:
    for one in read_catalogue(graph.base).values():
        if wanted.are_in(one.name, *_said_of(one)):
            said = one.header.told
            yield SearchHit(HitKind.QUERY, one.name, said("question", language), said("summary", language))


def _said_of(query: CannedQuery) -> tuple[str, ...]:
    header = query.header
    texts = (header.told(key, language) for key in ("question", "summary", "problem") for language in ("en", "es"))
    return (*texts, *header.tags)
