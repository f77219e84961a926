"""A review: one draft after another, accepted, changed or rejected by a person; each decision is saved at once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from gapgraph.authoring.compile import claim_triples
from gapgraph.authoring.declared import parse_declared
from gapgraph.authoring.encoding import (
    CLAIM_KEYS,
    FLAG_KEYS,
    LIST_KEYS,
    NUMBER_KEYS,
    Encoding,
    parse_claim,
    read_encoding,
)
from gapgraph.authoring.encoding_text import table_text
from gapgraph.authoring.iso_names import currencies
from gapgraph.authoring.narrative import Span, sentences
from gapgraph.authoring.own_build import write_built
from gapgraph.authoring.own_names import own_names
from gapgraph.authoring.report_files import narrative_of, read_text
from gapgraph.authoring.slot_choices import SlotChoices
from gapgraph.authoring.terms import Terms
from gapgraph.core.claim_words import Kind
from gapgraph.core.facts import Facts
from gapgraph.core.groups import read_lattice
from gapgraph.core.ids import context_iri, report_iri
from gapgraph.drafting.count_words import codes_of
from gapgraph.drafting.counted_things import declaration_of
from gapgraph.drafting.draft_claim import DraftClaim
from gapgraph.drafting.draft_file import (
    ACCEPTED,
    OPEN,
    REJECTED,
    DraftFile,
    ReviewedDraft,
    as_encoded,
    read_drafts,
    save_drafts,
)
from gapgraph.errors import GapgraphError, unknown_name
from gapgraph.vocabulary import ReportId

UNCHANGED: Final = frozenset({"id", "kind", "quote", "quotes", "nth", "part_of", "ref", "refs", "revises", "withdrawn"})
"""Keys that a reviewer can't change: another quote or kind would be another claim."""


class Review:
    """The drafts of a report and its encoding, as files of a folder."""

    def __init__(self, root: Path, report: str, ontology: Facts) -> None:
        self._root, self._ontology = root, ontology
        self._path = root / "data" / "encodings" / f"{report}.toml"
        encoding = read_encoding(self._path)
        self.text = narrative_of(root, encoding)
        self.report = report
        self._sentences = sentences(self.text, encoding.sentences)
        self._file = read_drafts(root, report, self.text)
        self.choices = SlotChoices(ontology)

    @property
    def drafts(self) -> DraftFile:
        """The drafts with the decision about each."""
        return self._file

    @property
    def open(self) -> tuple[ReviewedDraft, ...]:
        """The undecided drafts, in the order of the text."""
        return tuple(one for one in self._file.drafts if one.state == OPEN)

    def sentence_of(self, draft: DraftClaim) -> Span:
        """The sentence in which a draft's first quote begins."""
        return next(span for span in self._sentences if draft.spans[0].start < span.end)

    def accept(self, number: int) -> int:
        """Make the draft a claim of the encoding, and return the claim's number.

        Raises GapgraphError GG342 if the draft is decided already. Raises the errors of a build if the build would
        refuse the claim.
        """
        one = self._undecided(number)
        encoding = read_encoding(self._path)
        table = self._claim(one.draft, encoding)
        known = self._standing(table, encoding)
        if known is None:
            known = max((claim.number for claim in encoding.claims), default=0) + 1
            names = self._undeclared(one.draft, encoding)
            self._check({**table, "id": known}, encoding, names)
            tables = [*(table_text(kind, name) for kind, name in names), table_text("claim", {**table, "id": known})]
            text = "\n".join((read_text(self._path).rstrip("\n") + "\n", *tables))
            write_built([(self._path, text.encode())])
        self._save(replace(one, state=ACCEPTED, claim=known))
        return known

    def reject(self, number: int) -> None:
        """Keep the draft as rejected, so that it isn't proposed again. Raises GapgraphError GG342 if the draft is
        decided already.
        """
        self._save(replace(self._undecided(number), state=REJECTED))

    def change(self, number: int, slot: str, words: str) -> DraftClaim:
        """Change the value of a slot of the draft, or remove it if no words are given; the draft stays open.

        Raises GapgraphError GG342 if the draft is decided, GG304 if no claim can have the slot or the slot can't be
        changed, and GG309 if the slot can't have the name as its value.
        """
        one = self._undecided(number)
        if slot not in CLAIM_KEYS - UNCHANGED:
            raise unknown_name("GG304", "slot", slot, sorted(CLAIM_KEYS - UNCHANGED))
        slots = {key: value for key, value in one.draft.slots.items() if key != slot}
        if words.strip():
            slots[slot] = self._value(slot, words.strip())
        if slot == "group" and one.draft.kind is Kind.OBSERVATION:
            slots = self._with_codes(slots, str(one.draft.slots.get("group", "Victim")))
        changed = replace(one.draft, slots=slots)
        self._save(replace(one, draft=changed))
        return changed

    def _with_codes(self, slots: Mapping[str, Any], before: str) -> dict[str, Any]:
        """The slots, with the codes of a count's new group instead of those of its previous group."""
        lattice = read_lattice(self._ontology)
        old = codes_of(before, lattice)
        kept = {key: value for key, value in slots.items() if old.get(key) != value}
        return kept | codes_of(str(slots.get("group", "Victim")), lattice)

    def uncovered(self) -> Iterator[str]:
        """Sentences without a draft that no claim quotes, in the order of the text."""
        quoted = [span for one in self._file.drafts if one.state != REJECTED for span in one.draft.spans]
        claims = [quote for claim in read_encoding(self._path).claims for quote in claim.quotes]
        for sentence in self._sentences:
            words = self.text[sentence.start : sentence.end]
            drafted = any(sentence.start < span.end and span.start < sentence.end for span in quoted)
            if not drafted and not any(quote in words for quote in claims):
                yield words

    def _undecided(self, number: int) -> ReviewedDraft:
        one = self._file.numbered(number)
        if one.state != OPEN:
            sentence = f"Draft {number} is {one.state} already"
            raise GapgraphError("GG342", sentence, place=self.report, remedy="Change the claim in the encoding.")
        return one

    def _save(self, one: ReviewedDraft) -> None:
        self._file = self._file.with_one(one)
        save_drafts(self._root, self._file)

    def _claim(self, draft: DraftClaim, encoding: Encoding) -> dict[str, Any]:
        """The draft as a claim of the encoding. If the draft is a part of a total and the total's draft is accepted,
        the claim names the total's claim.
        """
        table = {key: value for key, value in as_encoded(draft).items() if key != "id"}
        total = table.pop("part_of", None)
        if isinstance(total, int):
            whole = self._file.numbered(total)
            if whole.claim is not None and any(claim.number == whole.claim for claim in encoding.claims):
                table["part_of"] = whole.claim
            else:
                table = {key: value for key, value in table.items() if key not in ("breakdown", "axis")}
        if len(draft.quotes) == 1 and (nth := _occurrence(self.text, draft.quotes[0], draft.spans[0])):
            table["nth"] = nth
        return table

    def _standing(self, table: Mapping[str, Any], encoding: Encoding) -> int | None:
        """The number of a claim of the encoding that equals the draft: an earlier run has written the claim, but was
        interrupted before it saved the decision.
        """
        wanted = parse_claim({**table, "id": 1}, self.report)
        same = (
            c.number
            for c in encoding.claims
            if (c.kind, c.quotes, c.slots) == (wanted.kind, wanted.quotes, wanted.slots)
        )
        return next(same, None)

    def _undeclared(self, draft: DraftClaim, encoding: Encoding) -> list[tuple[str, dict[str, Any]]]:
        """Declarations (table name and table) of the bodies, measures and units that a draft names and nothing
        declares.
        """
        country, known = encoding.report["country"].lower(), {one.id for one in encoding.declared}
        named = {str(value) for value in draft.slots.values()}
        bodies = [one for one in self._file.bodies if f"{country}:{one.id}" in named and one.id not in known]
        counted = [(slot, str(draft.slots[slot])) for slot in ("measure", "unit") if slot in draft.slots]
        new = [(slot, name) for slot, name in counted if name not in known and not self._is_known(slot, name)]
        return [*(("body", one.table) for one in bodies), *((slot, declaration_of(name)) for slot, name in new)]

    def _is_known(self, slot: str, name: str) -> bool:
        """Whether a measure or a unit is a term of the ontology or of the country, or is a currency."""
        return name in self.choices.names(slot) or ":" in name or (slot == "unit" and name in currencies())

    def _check(self, table: Mapping[str, Any], encoding: Encoding, names: Iterable[tuple[str, dict[str, Any]]]) -> None:
        """Compile the claim, so that no claim is accepted that the build would refuse."""
        base = report_iri(ReportId(encoding.report["id"]))
        new = (parse_declared(kind, table, self._path.name) for kind, table in names)
        claim = parse_claim(table, self._path.name)
        encoding = replace(encoding, declared=(*encoding.declared, *new), claims=(*encoding.claims, claim))
        own = own_names(encoding, self._ontology)
        contexts = {one["id"]: context_iri(base, one["id"]) for one in encoding.contexts}
        terms = Terms(self._ontology.joined(own.facts), contexts | dict(own.iris))
        list(claim_triples(claim, encoding, self.text, self._sentences, terms))

    def _value(self, slot: str, words: str) -> Any:
        if slot in FLAG_KEYS:
            return words.casefold() in ("true", "yes", "y", "1")
        if slot in LIST_KEYS:
            return tuple(self._name(slot, part.strip()) for part in words.split(",") if part.strip())
        if slot in NUMBER_KEYS or slot == "value":
            if not re.fullmatch(r"\d+", words):
                sentence = f"The key {slot!r} must be a whole number"
                raise GapgraphError("GG302", sentence, place=self.report, remedy="Write the number in digits only.")
            return int(words)
        return self._name(slot, words)

    def _drafted(self, slot: str) -> set[str]:
        """The names in the drafts that a slot may have: measures for ``measure``, units for ``unit``, else bodies."""
        if slot in ("measure", "unit"):
            return {str(one.draft.slots[slot]) for one in self._file.drafts if slot in one.draft.slots}
        country = read_encoding(self._path).report["country"].lower()
        return {f"{country}:{one.id}" for one in self._file.bodies}

    def _name(self, slot: str, words: str) -> str:
        """The name that a person typed, or the name whose label a person typed.

        If the typed words are only similar to a name, this name isn't used; the error GG309 suggests the name.
        """
        own = own_names(read_encoding(self._path), self._ontology)
        choices = SlotChoices(self._ontology.joined(own.facts))
        known = choices.names(slot)
        if not known or words in known or words in self._drafted(slot):
            return words
        if words in own.iris and choices.fits(slot, own.iris[words]):
            return words
        meant = [name for name in known if name.casefold() == words.casefold()] or choices.labelled(slot, words)
        if len(meant) == 1:
            return meant[0]
        raise unknown_name("GG309", choices.word(slot), words, choices.meant(slot, words) or known)


def _occurrence(text: str, quote: str, span: Span) -> int | None:
    """Which occurrence of its words a quote is, counted from 1; None if the words occur only once."""
    starts = [match.start() for match in re.finditer(f"(?={re.escape(quote)})", text)]
    return starts.index(span.start) + 1 if len(starts) > 1 else None


def in_bulk(one: ReviewedDraft) -> bool:
    """Whether a draft may be accepted together with other drafts: a Denial always needs its own decision."""
    return one.draft.kind is not Kind.DENIAL
