"""The canned queries: every ``.rq`` file of ``queries/``, read, checked, and found by name or tag."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from gapgraph.core.facts import Term
from gapgraph.corpus import Corpus
from gapgraph.errors import GapgraphError, unknown_name
from gapgraph.queries.bind import bind, data_blocks
from gapgraph.queries.header import TAGS, Header, Parameter, read_header
from gapgraph.queries.values import default_term, term_of, unknown_parameter
from gapgraph.rdf.input_files import utf8_text
from gapgraph.rdf.sparql import Token, tokens
from gapgraph.store.root_parts import require_queries

Values = Mapping[str, str | int | bool]
"""The chosen values of parameters, by name; the others keep their defaults."""


@dataclass(frozen=True)
class CannedQuery:
    """A named query: its header, and its SPARQL, which runs unchanged on any store."""

    name: str
    header: Header
    sparql: str

    def parameter(self, name: str) -> Parameter:
        """The parameter with the given name. Raises GapgraphError GG502 for an unknown name."""
        known = {one.name: one for one in self.header.parameters}
        if name not in known:
            raise unknown_parameter(name, self.name, tuple(known))
        return known[name]

    def terms(self, values: Values, graph: Corpus) -> dict[str, Term]:
        """The RDF term that each given value of a parameter means, by the parameter's name. Raises GapgraphError GG502
        for an unknown parameter, GG503 for a wrong value.
        """
        return {name: term_of(self.parameter(name), _typed(value), graph) for name, value in values.items()}

    def all_terms(self, values: Values, graph: Corpus) -> dict[str, Term]:
        """The term of every parameter, from the given value or else from the default. Raises GapgraphError GG502 for an
        unknown parameter, GG503 for a wrong value.
        """
        return {one.name: default_term(one) for one in self.header.parameters} | self.terms(values, graph)

    def bind(self, values: Values, graph: Corpus) -> str:
        """The SPARQL text with the terms of these values instead of the defaults. Raises GapgraphError GG502 for an
        unknown parameter, GG503 for a wrong value, GG508 for a term that can't be written in SPARQL safely.
        """
        return bind(self.sparql, self.terms(values, graph)) if values else self.sparql


def _typed(value: str | int | bool) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


class Catalogue(Mapping[str, CannedQuery]):
    """All queries by name, in the order of their names."""

    def __init__(self, queries: Mapping[str, CannedQuery]) -> None:
        self._queries = dict(sorted(queries.items()))

    def __getitem__(self, name: str) -> CannedQuery:
        return self._queries[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._queries)

    def __len__(self) -> int:
        return len(self._queries)

    def query(self, name: str) -> CannedQuery:
        """The canned query with the given name. Raises GapgraphError GG501 for an unknown name, and suggests the
        nearest one.
        """
        if name not in self._queries:
            raise unknown_name("GG501", "query", name, list(self._queries), "gapgraph query")
        return self._queries[name]

    def by_tag(self) -> dict[str, tuple[CannedQuery, ...]]:
        """Every tag in use, in the order of :data:`~gapgraph.queries.header.TAGS`, with its queries."""
        found = {tag: tuple(one for one in self.values() if tag in one.header.tags) for tag in TAGS}
        return {tag: queries for tag, queries in found.items() if queries}


def read_catalogue(root: Path) -> Catalogue:
    """The queries of a folder with the same layout as the bundled data.

    Raises GapgraphError GG206 if the folder has no queries, GG504 to GG507 for a header that is wrong or doesn't fit
    its query.
    """
    return Catalogue({path.stem: read_query(path) for path in require_queries(root)})


def read_named(root: Path, name: str) -> CannedQuery:
    """The query of that name; only its file is read, which is faster than reading all queries. Raises GapgraphError
    GG501 for an unknown name, GG201 for a file that can't be read, GG206 if the folder has no queries, GG504 to GG507
    for a wrong header.
    """
    path = root / "queries" / f"{name}.rq"
    if name.replace("-", "").isalnum() and path.is_file():
        return read_query(path)
    return read_catalogue(root).query(name)


def read_query(path: Path) -> CannedQuery:
    """One query from its file. Raises GapgraphError GG201 for a file that can't be read, GG504 to GG507 for a wrong
    header.
    """
    return _checked(path.stem, path.name, utf8_text(path))


@lru_cache(maxsize=256)
def _checked(name: str, place: str, text: str) -> CannedQuery:
    """The query, if its header matches its text; the result is cached for each text."""
    query = CannedQuery(name, read_header(text, place), text)
    _check_parameters(query, place)
    _check_columns(query, place)
    return query


def _check_parameters(query: CannedQuery, place: str) -> None:
    """Check that each parameter is in at least one data block, with its default."""
    blocks = list(data_blocks(query.sparql))
    for parameter in query.header.parameters:
        written = {block.text for block in blocks if block.name == parameter.name}
        if written != {parameter.default}:
            sentence = f"The query lacks VALUES ?{parameter.name} {{ {parameter.default} }}, which the header requires"
            raise GapgraphError(
                "GG507", sentence, place=place, remedy="Write the same default in the header and in the query."
            )


def _check_columns(query: CannedQuery, place: str) -> None:
    """Check that the columns are the variables of the SELECT, in its order."""
    described = [column.name for column in query.header.columns]
    selected = _selected(list(tokens(query.sparql)))
    if selected is not None and selected != described:
        sentence = (
            f"The header has the columns {' '.join(described)}, but the SELECT has the variables {' '.join(selected)}"
        )
        raise GapgraphError(
            "GG507", sentence, place=place, remedy="Describe each variable in the header, in the same order."
        )


def _selected(found: list[Token]) -> list[str] | None:
    """The variables of the first SELECT; None for a query of another form."""
    words = [place for place, token in enumerate(found) if token.keyword in ("SELECT", "CONSTRUCT", "ASK")]
    if not words or found[words[0]].keyword != "SELECT":
        return None
    where = next(place for place, token in enumerate(found) if token.keyword == "WHERE" or token.text == "{")
    return [token.text[1:] for token in found[words[0] : where] if token.kind == "variable"]
