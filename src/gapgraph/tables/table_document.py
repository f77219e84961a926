"""A table as a complete document: the title, the meaning of its columns, and the meaning of the words in its cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import NamedTuple

from gapgraph.corpus import Corpus
from gapgraph.i18n.column_phrases import COLUMN_PHRASES
from gapgraph.i18n.query_column_phrases import QUERY_COLUMN_PHRASES
from gapgraph.i18n.say import say
from gapgraph.tables.table import Cell, Heading, Table
from gapgraph.vocabulary import GAP, SH, SKOS, Iri, curie, expand

_CODE = re.compile(r"(?:[a-z]+:)?[A-Z]\w+|[a-z]+")
_SIDE = re.compile(r"(.+)_(before|after)")
_PERIOD = re.compile(r"[0-9]{4}(-[0-9]{2})?(/[0-9-]+)?")
_LABELS = re.compile(r"(.+)_labels?")


class MeantColumn(NamedTuple):
    """A column, its heading for readers, and its meaning."""

    name: str
    head: str
    meaning: str


class MeantTerm(NamedTuple):
    """A word in the cells that the ontology defines: as it is in the cells, its id, its label and its definition."""

    code: str
    id: str
    label: str
    definition: str


@dataclass(frozen=True)
class TableDocument:
    """A table as a document in one language. ``told`` is a query's own description of its columns, in English."""

    table: Table
    title: str
    language: str = "en"
    terms: tuple[MeantTerm, ...] = ()
    told: Mapping[str, str] = field(default_factory=dict)

    def spelled(self) -> TableDocument:
        """The document with the codes in words: a column of words is added after each column of codes without one."""
        words = {one.code: one.label for one in self.terms}
        spelled = [place for place in range(len(self.table.columns)) if self._is_code(place, words)]
        columns = tuple(
            heading
            for place, one in enumerate(self.table.columns)
            for heading in (one, *([Heading(f"{one.name}_label", one.separator)] if place in spelled else []))
        )
        rows = tuple(
            tuple(
                told
                for place, cell in enumerate(row)
                for told in (cell, *([_in_words(cell, words)] if place in spelled else []))
            )
            for row in self.table.rows
        )
        return replace(self, table=Table(columns, rows))

    def _is_code(self, place: int, words: Mapping[str, str]) -> bool:
        """Whether the column has only codes, and the table has no column with the words for the codes."""
        names = {one.name for one in self.table.columns}
        if any(label in names for label in label_names(self.table.columns[place].name)):
            return False
        parts = {part for row in self.table.rows for part in cell_parts(row[place])}
        return bool(parts) and parts <= words.keys()

    def columns(self) -> Iterator[MeantColumn]:
        """Each column with its heading and its meaning, in the order of the table."""
        for one in self.table.columns:
            yield MeantColumn(one.name, column_head(one.name, self.language), self._meaning(one.name))

    def _meaning(self, name: str) -> str:
        told = self.told.get(name, "") if self.language == "en" else ""
        return told or column_meaning(name, self.language)


def label_names(name: str) -> tuple[str, ...]:
    """The possible names of the column with the labels of the ids in a column: for the column ``statuses``, for
    example, ``status_labels``.
    """
    return tuple(
        dict.fromkeys(
            (f"{name}_label", f"{name}_labels", f"{name.removesuffix('es')}_labels", f"{name.removesuffix('s')}_labels")
        )
    )


def cell_parts(cell: Cell) -> tuple[str, ...]:
    """The parts of a cell as text; none for an empty cell."""
    return tuple(map(str, cell)) if isinstance(cell, tuple) else (str(cell),) if cell != "" else ()


def _in_words(cell: Cell, words: Mapping[str, str]) -> Cell:
    told = tuple(words[part] for part in cell_parts(cell))
    return told if isinstance(cell, tuple) else "".join(told)


def column_head(name: str, language: str) -> str:
    """The heading for readers: the name without underscores, or the Spanish name."""
    if language != "es":
        return name.replace("_", " ")
    if name in COLUMN_PHRASES:
        return COLUMN_PHRASES[name][0]
    if name in QUERY_COLUMN_PHRASES:
        return QUERY_COLUMN_PHRASES[name][0]
    if side := _SIDE.fullmatch(name):
        return say(f"column {side[2]}", language, column=column_head(side[1], language))
    if labels := _LABELS.fullmatch(name):
        return say("column label", language, column=column_head(labels[1], language))
    return name.replace("_", " ")


def column_meaning(name: str, language: str) -> str:
    """The meaning of a column; empty if none is written."""
    if name in COLUMN_PHRASES:
        return COLUMN_PHRASES[name][1 if language == "en" else 2]
    if name in QUERY_COLUMN_PHRASES and language == "es":
        return QUERY_COLUMN_PHRASES[name][1]
    if side := _SIDE.fullmatch(name):
        return say(f"column {side[2]}", language, column=column_meaning(side[1], language))
    if _PERIOD.fullmatch(name):
        return say("column of a period", language)
    return say("column label means", language) if _LABELS.fullmatch(name) else ""


def with_heads(table: Table, language: str) -> Table:
    """The table with headings in the reader's language."""
    heads = (Heading(column_head(one.name, language), one.separator, one.extra) for one in table.columns)
    return Table(tuple(heads), table.rows)


_STATUSES = frozenset({"statuses", "status", "best", "worst"})
_YES_OR_NO = frozenset({"spoken"})


def with_words(table: Table, graph: Corpus, language: str) -> Table:
    """For Spanish, the table with the Spanish labels of statuses instead of their ids, and with yes and no in Spanish.
    For English, the table is returned unchanged, because the ids of statuses are English words.
    """
    if language == "en":
        return table
    rows = (tuple(map(partial(_words_for_cell, graph, language), table.columns, row)) for row in table.rows)
    return Table(table.columns, tuple(rows))


def _words_for_cell(graph: Corpus, language: str, column: Heading, cell: Cell) -> Cell:
    if column.name in _YES_OR_NO:
        return say(f"cell {cell}", language) if cell else cell
    if column.name not in _STATUSES:
        return cell
    words = tuple(graph.label(Iri(GAP + part), language) for part in cell_parts(cell))
    return words if isinstance(cell, tuple) else "".join(words)


def terms_in(table: Table, graph: Corpus, language: str) -> tuple[MeantTerm, ...]:
    """The ids and codes of the cells that the ontology defines, each once, in order of appearance."""
    codes = dict.fromkeys(code for row in table.rows for cell in row for code in _codes(cell))
    terms = (term for code in codes for term in (_term(code, graph, language),) if term)
    return tuple(terms)


def _codes(cell: Cell) -> Iterator[str]:
    return (part for part in cell_parts(cell) if _CODE.fullmatch(part))


def _term(code: str, graph: Corpus, language: str) -> MeantTerm | None:
    """The ontology's term for a code in a cell, if there is one; a code without a prefix may be a status, a verdict or
    an extent.
    """
    plain = code[:1].upper() + code[1:]
    names = (
        (expand(code), Iri(f"{SH}{code}"))
        if code != code.lower()
        else (Iri(f"{GAP}Verdict{plain}"), Iri(f"{GAP}Extent{plain}"))
    )
    for iri in names:
        if iri in graph.facts and (definition := graph.facts.text(iri, SKOS + "definition", language)):
            return MeantTerm(code, curie(iri), graph.label(iri, language), definition)
    return None
