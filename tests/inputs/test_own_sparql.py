"""A user's own SPARQL: it runs unchanged or is refused, and its mistakes are reported with their position."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gapgraph.api import open_graph
from gapgraph.errors import GapgraphError
from gapgraph.i18n.translation import spanish
from gapgraph.queries.answer import Described, answer, pack_answer, triple_table, triples_as_turtle, unpack_answer
from gapgraph.queries.ask import own_graphs
from gapgraph.queries.guard import guard, over_graphs, with_prefixes
from gapgraph.queries.task import Task, run_stoppable
from gapgraph.store.embedded import EmbeddedStore
from gapgraph.tables.table_formats import TABLE_FORMATS
from gapgraph.vocabulary import PREFIXES
from tests.cli.running import gapgraph
from tests.inputs import roots

LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
FORMATS = ("table", "csv", "json", "md", "ttl")
TRIPLES = {
    "blank nodes": "CONSTRUCT { [] rdfs:label ?l ; gap:of [ gap:is ?l ] } { gap:Man rdfs:label ?l }",
    "an IRI and a literal": 'CONSTRUCT { gap:x gap:p ?v } WHERE { VALUES ?v { gap:a "b" 1 true "c"@es } }',
    "what is constructed where": "CONSTRUCT WHERE { gap:Man rdfs:label ?l }",
    "a description": "DESCRIBE gap:Man",
    "described by a pattern": "DESCRIBE ?g { ?g a gap:VictimGroup } LIMIT 2",
}
GRAPHS = frozenset({"https://w3id.org/gapgraph/ontology"})


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return roots.whole(tmp_path_factory.mktemp("root"))


def ask(root: Path, tmp_path: Path, sparql: str, *options: str) -> Any:
    file = tmp_path / "mine.rq"
    file.write_text(sparql, encoding="utf-8")
    return gapgraph("query", "--sparql", str(file), *options, root=root)


def test_a_query_needs_no_declaration_of_gapgraphs_prefixes_and_without_graph_reads_all_graphs(
    root: Path, tmp_path: Path
) -> None:
    both = "SELECT ?l ?said { gap:Man rdfs:label ?l . ?said a gap:Denial ; gap:group gap:Man FILTER(LANG(?l) = 'en') }"
    found = ask(root, tmp_path, both, "--format", "csv")
    assert {row["l"] for row in found.rows} == {"men"}
    # The label is in the graph of the ontology, and the claims are in the graph of a report.
    assert len(found.rows) == 2


@pytest.fixture(scope="module")
def store(root: Path) -> EmbeddedStore:
    """A store that answers as the process of a query does: a query without GRAPH reads all graphs."""
    found = open_graph(root).store()
    found.default_is_all = True
    return found


@pytest.mark.parametrize("kind", TRIPLES)
def test_triples_are_printed_in_every_format_and_deterministically(store: EmbeddedStore, kind: str) -> None:
    query = guard(TRIPLES[kind], GRAPHS)
    first, second = (unpack_answer(pack_answer(answer(store, query.text, query.form))) for _ in range(2))
    assert isinstance(first, Described)
    assert first == second
    assert len(first.triples) == len(list(ox.parse(triples_as_turtle(first).encode(), format=ox.RdfFormat.TURTLE))) > 0
    for write in TABLE_FORMATS.values():
        assert write(triple_table(first)).count("\n") >= len(first.triples)


@pytest.mark.parametrize("form", FORMATS)
def test_triples_with_blank_nodes_are_printed_in_every_format(root: Path, tmp_path: Path, form: str) -> None:
    ran = ask(root, tmp_path, TRIPLES["blank nodes"], "--format", form)
    assert (ran.status, ran.err) == (0, "")
    assert "hombres" in ran.out


def test_a_query_is_read_from_standard_input(root: Path) -> None:
    from click.testing import CliRunner

    from gapgraph.cli import main

    ran = CliRunner().invoke(
        main,
        ["--root", str(root), "query", "--sparql", "-", "--format", "csv"],
        input="\ufeffASK { gap:Man a gap:VictimGroup }",
    )
    assert (ran.exit_code, ran.stdout.split()) == (0, ["answer", "true"])


def test_from_accepts_gapgraphs_graphs_by_iri_prefix_and_base(root: Path, tmp_path: Path, store: EmbeddedStore) -> None:
    texts = (
        "PREFIX g: <https://w3id.org/gapgraph/> ASK FROM g:ontology { gap:Man rdfs:label ?l }",
        "BASE <https://w3id.org/gapgraph/> ASK FROM <ontology> { gap:Man rdfs:label ?l }",
        "ASK FROM NAMED <https://w3id.org/gapgraph/ontology> { GRAPH ?g { gap:Man rdfs:label ?l } }",
        r"PREFIX g: <https://w3id.org/gapgraph/> ASK FROM g:report\/per-1999\/claims { ?c a gap:Denial }",
    )
    graphs = own_graphs(open_graph(root))
    for text in texts:
        query = guard(text, frozenset(graphs))
        assert not query.over_all
        assert store.engine.query(query.text), text
    only = "ASK FROM <https://w3id.org/gapgraph/ontology> { ?c a gap:Denial }"
    assert ask(root, tmp_path, only, "--format", "csv").rows == [{"answer": "false"}]


FOREIGN = (
    "SELECT * FROM <http://example.org/other> { ?s ?p ?o }",
    "PREFIX e: <http://example.org/> SELECT * FROM e:other { ?s ?p ?o }",
    "BASE <http://example.org/> SELECT * FROM NAMED <ontology> { GRAPH ?g { ?s ?p ?o } }",
    "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }",
    "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
    "SELECT * { SERVICE SILENT <http://127.0.0.1:1/> { ?s ?p ?o } }",
    "SELECT * { service<http://127.0.0.1:1/>{ ?s ?p ?o } }",
    "PREFIX SERVICEx: <http://127.0.0.1:1/> SELECT * { SERVICEx:y { ?s ?p ?o } }",
    "SELECT * { ?s ?p 1SERVICE<http://127.0.0.1:1/>{ ?s ?p ?o } }",
    "SELECT * { ?s ?p 1e5SERVICE<http://127.0.0.1:1/>{ ?s ?p ?o } }",
    "SELECT * { ?s ?p trueSERVICE<http://127.0.0.1:1/>{ ?s ?p ?o } }",
    "SELECT * { ?s ?p ?o FILTER EXISTS { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } } }",
    "SELECT * { \\u0053ERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
    "LOAD <http://example.org/x.ttl>",
    "SELECT * { ?s ?p ?o } ; LOAD <http://example.org/x.ttl>",
    "DROP ALL",
    "INSERT DATA { <a:b> <a:b> <a:b> }",
)


@pytest.mark.parametrize("text", FOREIGN)
def test_a_users_query_that_names_an_unknown_graph_or_a_service_is_refused(text: str) -> None:
    with pytest.raises(GapgraphError) as caught:
        guard(text, GRAPHS)
    assert caught.value.code == "GG212"


@given(
    st.sampled_from(("SERVICE", "service", "SerVice")),
    st.text(alphabet=" \t\n{}()<>\"'#?$:;.,|^/\\aéx1_-@", max_size=12),
    st.text(alphabet=" \t\n{}<>\"'#?:.ax1", max_size=6),
)
def test_no_text_around_a_service_clause_makes_it_reach_a_server(word: str, before: str, between: str) -> None:
    """If the guard accepts a text, the engine must not send a request."""
    text = f"SELECT * {{ {before}{word}{between}<http://127.0.0.1:1/> {{ ?s ?p ?o }} }}"
    try:
        query = guard(text, GRAPHS)
    except GapgraphError:
        return
    found = ox.Store().query(query.text)
    assert found is not None
    list(found)  # type: ignore[arg-type]


MISTAKES = (
    ("SELCT * { ?s ?p ?o }", 1, 1, "did you mean SELECT?"),
    ("SELECT ?a, ?b\n{ ?a ?p ?b }", 1, 10, "not by commas"),
    ("SELECT *\n{ ?s ?p ?o\n", 2, 1, "never closed"),
    ("SELECT *\n{ ?s ?p (?o }\n", 2, 9, "is closed by"),
    ("SELECT * { ?s ?p ?o } }", 1, 23, "has no opening bracket"),
    ("SELECT *\n{\n  ?s foaf:name ?o }", 3, 6, "foaf:name isn't declared"),
    ("SELECT *\n{ ?s ?p ?o\n  ?a gap:b ?c }", 3, 3, "a dot is missing"),
    ("SELECT * {\n ?s gap:x . }", 2, 2, "but this one has two"),
    ("SELECT * {\n ?s ?p ?o\n FILTER ?o > 3 }", 3, 2, "brackets"),
    ("SELECT * {\n ?s ?p 'abc }", 2, 8, "quotation marks"),
    ("SELECT * {\n ?s ?p <http://x y> }", 2, 8, "address"),
    ("SELECT *\nWHERE ?s ?p ?o", 2, 1, "needs braces"),
    ("SELECT ?s\n?s ?p ?o", 2, 7, "needs braces"),
    ("SELECT * { ?s ?p ?o FILTER(?o == 3) }", 1, 31, "write = instead of =="),
    ("SELECT * {\n ?s ?p ?o FILTER(?o > 3 AND ?o < 4) }", 2, 25, "write && instead of AND"),
    ("SELECT ?x { ?s ?p ?x }\nGROUP BY ?s", 2, 1, "neither in GROUP BY nor in an aggregate"),
    ("SELECT * { ?s ?p Man }", 1, 18, "did you mean|a name has a prefix"),
    ("gap:Man", 1, 1, "needs SELECT"),
    ("", 1, 1, "there is no query"),
    ("SELECT * { ?s gap:p ?o . ?o gap:q }", 1, 35, "can't be read from this place on"),
)


@pytest.mark.parametrize(("text", "line", "column", "what"), MISTAKES)
def test_a_mistake_in_sparql_is_reported_in_words_with_its_position(
    text: str, line: int, column: int, what: str
) -> None:
    with pytest.raises(GapgraphError) as caught:
        guard(text, GRAPHS, "mine.rq")
    error = caught.value
    assert error.code == "GG211"
    assert any(one in error.sentence for one in what.split("|")), error.sentence
    assert error.place == f"mine.rq, line {line}, column {column}"
    assert spanish(error.sentence, "GG211") != error.sentence
    assert "expected" not in error.sentence


@pytest.mark.parametrize("text", [text for text, *_ in MISTAKES if text])
@pytest.mark.parametrize("shift", [1, 3])
def test_the_reported_line_is_the_line_in_the_users_text(text: str, shift: int) -> None:
    places = []
    for lines in (0, shift):
        with pytest.raises(GapgraphError) as caught:
            guard("# a comment\n" * lines + text, GRAPHS)
        places.append(int(caught.value.place.split()[1].rstrip(",")))
    assert places[1] == places[0] + shift


def terms() -> st.SearchStrategy[str]:
    return st.sampled_from(
        (
            "?a",
            "?b",
            "gap:Man",
            "<http://example.org/x>",
            '"text"',
            "'t'@es",
            "1",
            "1.5",
            "true",
            "_:b",
            "per:MIMP",
            "[]",
        )
    )


@given(
    st.lists(
        st.tuples(
            st.sampled_from(("?a", "gap:x", "_:b", "<http://e.org/x>")),
            st.sampled_from(("?p", "a", "rdfs:label", "gap:a/gap:b")),
            terms(),
        ),
        min_size=1,
        max_size=6,
    ),
    st.sampled_from(tuple(PREFIXES)),
)
def test_the_text_of_an_accepted_query_is_not_changed_except_for_added_prefixes(
    triples: list[tuple[str, str, str]], prefix: str
) -> None:
    text = "SELECT * {\n" + " .\n".join(" ".join(one) for one in triples) + f" . ?z {prefix}:y ?z }}"
    query = guard(text, GRAPHS)
    assert query.form == "select"
    assert query.over_all
    assert query.text.endswith(text)
    ox.Store().query(over_graphs(query.text, GRAPHS))


@pytest.mark.parametrize("kind", TRIPLES)
def test_a_remote_query_names_each_graph_that_it_reads_in_from_and_from_named(kind: str) -> None:
    text = over_graphs(with_prefixes(TRIPLES[kind]), ["https://e.org/a", "https://e.org/b"])
    assert text.count("FROM <https://e.org/") == text.count("FROM NAMED <https://e.org/") == 2
    ox.Store().query(text)


LONG = {
    "triples": "ASK { " + " ".join(f"gap:Man rdfs:label ?l{n} ." for n in range(300)) + " }",
    "unions": "ASK { " + " UNION ".join(f"{{ ?s{n} gap:x {n} }}" for n in range(300)) + " }",
    "filters": "ASK { gap:Man rdfs:label ?l FILTER(" + " || ".join(f"?l = 'x{n}'" for n in range(1_000)) + ") }",
    "values": "ASK { VALUES ?v { " + " ".join(map(str, range(20_000))) + " } }",
    "optionals": "ASK { " + " ".join(f"OPTIONAL {{ gap:Man gap:x{n} ?v{n} }}" for n in range(300)) + " }",
}


@pytest.mark.parametrize("kind", LONG)
def test_a_long_query_without_deep_nesting_is_accepted_within_five_seconds(kind: str) -> None:
    begun = time.monotonic()
    assert guard(LONG[kind], GRAPHS).form == "ask"
    assert time.monotonic() - begun < 5


COSTLY = {
    "a name": "SELECT * { ?s ?p " + "a-" * 16_000 + "a }",
    "depth": "SELECT * { " + "{" * 3_000 + "}" * 3_000 + " }",
    "brackets": "SELECT * { ?s ?p ?o FILTER(" + "(" * 2_000 + "1" + ")" * 2_000 + ") }",
    "quotation marks": 'SELECT * { ?s ?p "' + "\\" * 50_001,
    "hashes": "#" * 200_000,
    "colons": "SELECT * { ?s ?p " + "a:" * 20_000 + " }",
}


@pytest.mark.parametrize("kind", COSTLY)
def test_the_time_limit_includes_parsing(root: Path, kind: str) -> None:
    begun = time.monotonic()
    try:
        run_stoppable(Task(COSTLY[kind], "", kind, str(root), graphs=tuple(GRAPHS)), 1)
    except GapgraphError as error:
        assert error.code in {"GG211", "GG509", "GG510"}  # noqa: PT017  (an error is allowed, but not required)
    assert time.monotonic() - begun < 6
