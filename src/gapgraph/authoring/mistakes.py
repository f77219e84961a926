"""Find all mistakes of an encoding at once: each mistake is repaired in memory, and then the next is searched.

The functions that read and compile an encoding find the mistakes, so an encoding without mistakes compiles. The caller
finds a mistake's position in the file (a line of TOML, a cell of a workbook): :class:`Mistake` names the table and the
words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from gapgraph.authoring.compile import claim_triples, compile_report
from gapgraph.authoring.declared import DECLARED, declared_iris, declared_triples, parse_declared
from gapgraph.authoring.dismissals import parse_dismissal
from gapgraph.authoring.encoding import Encoding, parse_claim, parse_encoding
from gapgraph.authoring.narrative import Span, sentences
from gapgraph.authoring.needed_slots import lacking_slots
from gapgraph.authoring.own_names import iso_names_used, names_of_country
from gapgraph.authoring.slot_choices import SlotChoices
from gapgraph.authoring.terms import Terms
from gapgraph.core.facts import Facts
from gapgraph.errors import GapgraphError
from gapgraph.vocabulary import ReportId, expand

RawTable = dict[str, Any]
_MOST: Final = 30
"""The maximum number of mistakes that are searched in one table."""
_QUOTED: Final = re.compile(r"'((?:[^'\\]|\\.)*)'|“([^”]*)”")
_SOUND_REPORT: Final[Mapping[str, Any]] = {
    "id": "aaa-2000",
    "country": "AAA",
    "year": 2000,
    "title": "Report",
    "title_es": "Informe",
    "publisher": "agent:us-state",
    "address": "https://example.org/",
    "wording": "verbatim",
    "extent": "whole",
    "period_start": "1999-04-01",
    "period_end": "2000-03-31",
    "license": "open",
    "encoder": "agent:gapgraph",
    "review": "Unreviewed",
}
_SOUND_SLOTS: Final[Mapping[str, Any]] = {
    "group": "Victim",
    "protection": "VictimServices",
    "provider": "AnyProvider",
    "period": "2000",
    "value": 0,
}


@dataclass(frozen=True)
class Mistake:
    """An error in the ``position``-th table (from 1) with this name; the first of ``words`` that occurs in the table is
    where the error is.
    """

    error: GapgraphError
    table: str
    position: int
    words: tuple[str, ...] = ()


def mistakes_in(document: Mapping[str, Any], narrative: str, ontology: Facts, source: str) -> tuple[Mistake, ...]:
    """Every mistake of a parsed encoding, in the order of its tables: report, declared names and times, claims."""
    return tuple(_Examination(document, narrative, ontology, source).mistakes())


class _Examination:
    def __init__(self, document: Mapping[str, Any], narrative: str, ontology: Facts, source: str) -> None:
        self._document, self._narrative, self._source = document, narrative, source
        self._ontology = ontology
        self._claims = [dict(one) for one in self._tables("claim")]
        self._report: RawTable = dict(_SOUND_REPORT)
        self._choices = SlotChoices(ontology)
        self._own: dict[str, str] = {}
        self._of_country: dict[str, str] = {}

    def _tables(self, name: str) -> list[RawTable]:
        tables = self._document.get(name, [])
        return [dict(one) for one in tables if isinstance(one, dict)] if isinstance(tables, list) else []

    def mistakes(self) -> Iterator[Mistake]:
        yield from self._of_the_whole()
        yield from self._of_the_report()
        yield from self._of_declared()
        yield from self._of_times()
        yield from self._of_dismissed()
        numbers = {one["id"] for one in self._claims if isinstance(one.get("id"), int)}
        for position, table in enumerate(self._claims, start=1):
            yield from self._of_numbers(table, position, numbers)
            yield from self._of_names(dict(table), position)
            yield from self._of_claim(dict(table), position)
            for error in lacking_slots(table, self._place(table.get("id"), position)):
                yield Mistake(error, "claim", position)

    def _of_the_whole(self) -> Iterator[Mistake]:
        """Finds tables with unknown names, and values that should be tables and aren't."""
        document: RawTable = dict(self._document)
        for name in list(document):
            try:
                parse_encoding({"report": _SOUND_REPORT, name: [] if name != "report" else _SOUND_REPORT}, self._source)
            except GapgraphError as error:
                yield Mistake(error, name, 1)
            value = document[name]
            listed = name != "report"
            if listed != isinstance(value, list) or (not listed and not isinstance(value, dict)):
                head = f"[[{name}]]" if listed else "[report]"
                sentence = f"{name!r} isn't a TOML table"
                wrong = GapgraphError("GG302", sentence, place=self._source, remedy=f"Begin the table with {head}.")
                yield Mistake(wrong, name, 1)

    def _of_the_report(self) -> Iterator[Mistake]:
        report = self._document.get("report", {})
        if not isinstance(report, dict) or not report:
            error = GapgraphError(
                "GG302", "A table is missing", place=self._source, remedy="Begin the file with [report]."
            )
            yield from () if isinstance(report, list) else (Mistake(error, "report", 1),)
            return
        table: RawTable = dict(report)

        declared = {kind: [one for one in self._tables(kind) if self._is_declaration(kind, one)] for kind in DECLARED}

        def check() -> None:
            encoding = parse_encoding({"report": table, **declared}, self._source)
            list(compile_report(encoding, "", self._ontology))

        starts = table.pop("sentences", [])
        for error, words in _repaired(check, table, _SOUND_REPORT):
            yield Mistake(error, "report", 1, words)
        self._report = table
        try:
            encoding = parse_encoding({"report": {**table, "sentences": starts}}, self._source)
            if self._is_quoted:
                sentences(self._narrative, encoding.sentences)
        except GapgraphError as wrong:
            yield Mistake(wrong, "report", 1, ("sentences",))

    @property
    def _is_quoted(self) -> bool:
        return self._report.get("wording") != "withheld"

    def _is_declaration(self, kind: str, table: RawTable) -> bool:
        """Whether a table such as ``[[body]]`` declares a name without mistakes; then ``[report]`` may use the name."""
        try:
            parse_declared(kind, table, self._source)
        except GapgraphError:
            return False
        return True

    def _of_declared(self) -> Iterator[Mistake]:
        sound = []
        for kind in DECLARED:
            for position, table in enumerate(self._tables(kind), start=1):
                try:
                    sound.append(parse_declared(kind, table, f"{self._source}, [[{kind}]]"))
                except GapgraphError as error:
                    yield Mistake(error, kind, position, _words(error))
        iris = declared_iris(sound, str(self._report["country"]))
        used, codes = iso_names_used(self._claims, self._ontology)
        named = declared_iris((*sound, *used), str(self._report["country"]))
        own = Facts(declared_triples((*sound, *used), named, ReportId(str(self._report["id"]))))
        self._ontology = self._ontology.joined(own)
        self._choices = SlotChoices(self._ontology)
        self._of_country = names_of_country(str(self._report["country"]), self._ontology)
        self._own = {**iris, **codes}
        for one in sound:
            if one.parent and one.parent not in iris and expand(one.parent) not in self._ontology:
                position = [table.get("id") for table in self._tables(one.kind)].index(one.id) + 1
                slot = "provider" if one.kind == "body" else one.kind
                yield Mistake(self._unknown(one.parent, slot, self._source), one.kind, position, (one.parent,))

    def _of_times(self) -> Iterator[Mistake]:
        for name in ("context", "time"):
            for position, table in enumerate(self._tables(name), start=1):

                def check(name: str = name, table: RawTable = table) -> None:
                    parse_encoding({"report": self._report, name: [table]}, self._source)

                for error, words in _repaired(check, table, {"id": "a", "label": "a", "label_es": "a"}):
                    yield Mistake(error, name, position, words)
                self._own[str(table.get("id"))] = f"urn:time:{table.get('id')}"

    def _of_dismissed(self) -> Iterator[Mistake]:
        numbers = {one.get("id") for one in self._claims if isinstance(one.get("id"), int)}
        for position, table in enumerate(self._tables("dismissed"), start=1):
            try:
                found = parse_dismissal(table, self._source)
            except GapgraphError as error:
                yield Mistake(error, "dismissed", position, _words(error))
                continue
            if found.claim is not None and found.claim not in numbers:
                sentence = f"The key 'claim' names claim {found.claim}, which does not exist"
                wrong = GapgraphError("GG324", sentence, place=self._source, remedy="Name another claim.")
                yield Mistake(wrong, "dismissed", position, ("claim",))
            if found.words and found.words not in self._narrative:
                sentence = f"The words “{found.words[:60]}” are not in the narrative"
                wrong = GapgraphError("GG307", sentence, place=self._source, remedy="Copy the words again, verbatim.")
                yield Mistake(wrong, "dismissed", position, ("words",))

    def _of_numbers(self, table: RawTable, position: int, numbers: set[int]) -> Iterator[Mistake]:
        """Finds numbers that are used twice, and references to claims that don't exist."""
        own, before = table.get("id"), [one.get("id") for one in self._claims[: position - 1]]
        if own is not None and own in before:
            sentence, remedy = f"Two claims are numbered {own}", "Give this claim the next free number."
            yield Mistake(
                GapgraphError("GG306", sentence, place=self._source, remedy=remedy), "claim", position, ("id",)
            )
        for told in (one for key in ("part_of", "like") if isinstance(one := table.get(key), str)):
            sentence, remedy = (
                f"No earlier claim has the value {told}",
                'Write the value of an earlier claim as a text ("255"), or the id of an earlier claim as a number.',
            )
            error = GapgraphError("GG324", sentence, place=self._place(own, position), remedy=remedy)
            yield Mistake(error, "claim", position, (told, "part_of"))
        for key in ("part_of", "revises"):
            other = table.get(key)
            if isinstance(other, int) and (other not in numbers or other == own):
                why = "is this claim itself" if other == own else "does not exist"
                sentence = f"The key {key!r} names claim {other}, which {why}"
                error = GapgraphError("GG324", sentence, place=self._place(own, position), remedy="Name another claim.")
                yield Mistake(error, "claim", position, (key,))

    def _place(self, number: object, position: int) -> str:
        return f"{self._source}, claim {number if isinstance(number, int) else f'at position {position}'}"

    def _of_names(self, table: RawTable, position: int) -> Iterator[Mistake]:
        """Finds names that aren't declared, or that are of the wrong kind for their slot."""
        for key, value in table.items():
            names = value if isinstance(value, list) else [value]
            for name in names if self._choices.names(key) else ():
                if isinstance(name, str) and not self._is_known(key, name):
                    error = self._unknown(name, key, self._place(table.get("id"), position))
                    yield Mistake(error, "claim", position, (name, key))

    def _unknown(self, name: str, slot: str, place: str) -> GapgraphError:
        own = {iri: id_ for id_, iri in self._own.items()}
        meant = [own.get(expand(one), one) for one in self._choices.meant(slot, name)]
        word = self._choices.word(slot)
        if meant:
            remedy = f"Did you mean {' or '.join(meant)}?"
        elif word in ("body", "measure", "place", "form"):
            remedy = f"Declare the name with [[{word}]], or use another name."
        else:
            remedy = f"docs/terms.md lists every {word}."
        sentence = f"{name!r} is not a valid {word}" if expand(name) in self._ontology else f"Nothing is named {name!r}"
        return GapgraphError("GG309", f"{sentence} ({slot})", place=place, remedy=remedy)

    def _of_claim(self, table: RawTable, position: int) -> Iterator[Mistake]:
        for key in ("part_of", "like"):
            if isinstance(table.get(key), str):
                table.pop(key)
        names = [key for key, value in table.items() if self._choices.names(key) and not self._are_known(key, value)]
        for key in names:
            table.pop(key)
            table |= {key: _SOUND_SLOTS[key]} if key in _SOUND_SLOTS else {}

        def check() -> None:
            claim = parse_claim(table, self._source, position)
            report = {key: str(value) for key, value in self._report.items()}
            encoding = Encoding(self._source, report, (), (claim,))
            terms = Terms(self._ontology, self._of_country | self._own)
            list(claim_triples(claim, encoding, self._narrative, (Span(0, len(self._narrative)),), terms))

        for error, words in _repaired(check, table, {**_SOUND_SLOTS, "id": 10**6 + position, "kind": "Action"}):
            yield Mistake(error, "claim", position, words)

    def _are_known(self, key: str, value: object) -> bool:
        names = value if isinstance(value, list) else [value]
        return all(not isinstance(one, str) or self._is_known(key, one) for one in names)

    def _is_known(self, key: str, name: str) -> bool:
        """Whether the encoding declares the name, or the data declares it with the right kind for the slot."""
        iri = self._of_country.get(name, expand(name))
        return name in self._own or (iri in self._ontology and self._choices.fits(key, iri))


def _words(error: GapgraphError) -> tuple[str, ...]:
    """The words that an error message quotes: a key or a value."""
    return tuple(one or other for one, other in _QUOTED.findall(error.sentence))


def _repaired(
    check: Callable[[], None], table: RawTable, sound: Mapping[str, Any]
) -> Iterator[tuple[GapgraphError, tuple[str, ...]]]:
    """Each error that the check raises, with the words that its message quotes; these words show where the error is.
    After each error, its cause is repaired in memory and the check runs again.
    """
    told: set[str] = set()
    for _ in range(_MOST):
        try:
            check()
        except GapgraphError as error:
            words = _words(error)
            if error.sentence in told:
                return
            told.add(error.sentence)
            yield error, words
            if not any(_put_right(table, word, sound) for word in words):
                return
        else:
            return


def _put_right(table: RawTable, word: str, sound: Mapping[str, Any]) -> bool:
    """Repair the table at the key or value that an error names. Returns whether the table was changed."""
    before = dict(table)
    for key in [word] if word in table or word in sound else _keys_that_hold(word, table, sound):
        if key not in {"quote", "quotes"}:
            table.pop(key, None)
            table |= {key: sound[key]} if key in sound else {}
    return table != before


def _keys_that_hold(word: str, table: RawTable, sound: Mapping[str, Any]) -> list[str]:
    values = {key: table.get(key) for key in {**sound, **table}}
    return [key for key, value in values.items() if str(value) == word or (isinstance(value, list) and word in value)]
