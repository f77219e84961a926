"""``gapgraph query``: list, show, run; different answers for truncated, empty, timeout and error; users' own SPARQL."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import gapgraph
from tests.queries.worlds import catalogue

LONG = "SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?a { ?s ?p ?o } GRAPH ?b { ?t ?q ?u } GRAPH ?c { ?v ?w ?x } }"
REFUSED = {
    "service": "SELECT * WHERE { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }",
    "load": "LOAD <http://127.0.0.1/>",
    "update": "INSERT DATA { GRAPH <x:g> { <x:a> <x:b> <x:c> } }",
    "from": "SELECT * FROM <file:///etc/passwd> WHERE { ?s ?p ?o }",
    "from named": "SELECT * FROM NAMED <http://127.0.0.1/> WHERE { GRAPH ?g { ?s ?p ?o } }",
    "inside": "SELECT * WHERE { { SELECT * WHERE { OPTIONAL { SERVICE ?where { ?s ?p ?o } } } } }",
}


def file(tmp_path: Path, sparql: str) -> str:
    (tmp_path / "mine.rq").write_text(sparql, encoding="utf-8")
    return str(tmp_path / "mine.rq")


def test_queries_are_listed_by_tag() -> None:
    ran = gapgraph("query")
    assert ran.status == 0
    assert all(f"{name}: " in ran.out for name in catalogue())
    assert [row["query"] for row in gapgraph("query", "--tag", "law", "--format", "csv").rows] == [
        "duties-as-told",
        "unmet-mandates",
        "what-law-requires",
    ]


def test_a_query_is_shown_with_the_choices_of_its_parameters() -> None:
    ran = gapgraph("query", "exclusions", "--show", "--format", "csv")
    choices = {(row["parameter"], row["value"]) for row in ran.rows}
    assert {("report", "per-2021"), ("group", "gap:Man"), ("lang", "es")} <= choices
    assert "SELECT DISTINCT" in gapgraph("query", "exclusions", "--show").out


@pytest.mark.parametrize("group", ["Man", "gap:Man", "men", "hombres"])
def test_values_are_found_as_people_type_them(group: str) -> None:
    ran = gapgraph("query", "exclusions", "-p", f"group={group}", "-p", "report=per-2021", "--format", "csv")
    assert ran.status == 0
    assert {row["claim"] for row in ran.rows} >= {"per-2021/claim/112"}


def test_rows_have_ids_and_labels_in_the_chosen_language() -> None:
    rows = gapgraph("query", "exclusions", "--lang", "es", "--format", "json").records
    labels = {row["service"]: row["service_label"] for row in rows}
    assert labels["gap:TemporaryLodging"] == "alojamiento temporal"
    assert labels["gap:LegalAssistance"] == "asistencia legal"
    assert all(str(row["claim"]).startswith("per-2021/claim/") for row in rows)


@pytest.mark.parametrize(
    ("arguments", "code", "near"),
    [
        (("query", "exclusons"), "GG501", "exclusions"),
        (("query", "exclusions", "-p", "grup=Man"), "GG502", "group"),
        (("query", "exclusions", "-p", "group=Mann"), "GG503", "gap:Man"),
        (("query", "exclusions", "-p", "report=per-2012"), "GG503", "per-2021"),
        (("query", "unmet-mandates", "-p", "benchmarks=perhaps"), "GG503", "true or false"),
        (("query", "evidence", "-p", "containing=\\u0022"), "GG508", "backslash"),
        (("query", "exclusions", "-p", "group"), "GG001", "name=value"),
        (("query", "exclusions", "--format", "ttl"), "GG001", "CONSTRUCT"),
    ],
)
def test_a_mistake_in_the_command_query_is_an_error_with_a_suggestion(
    arguments: tuple[str, ...], code: str, near: str
) -> None:
    ran = gapgraph(*arguments)
    assert (ran.status, ran.out) == (2, "")
    assert code in ran.err
    assert near in ran.err


def test_a_truncated_answer_is_marked_as_truncated() -> None:
    ran = gapgraph("query", "evidence", "--limit", "3", "--format", "csv")
    assert (ran.status, len(ran.rows)) == (0, 3)
    assert "cut at 3" in ran.err
    assert "--limit" in ran.err
    assert gapgraph("query", "times", "--format", "csv").err == ""


def test_an_empty_answer_is_reported_as_empty_and_is_not_an_error() -> None:
    ran = gapgraph("query", "evidence", "-p", "containing=no such words")
    assert (ran.status, ran.err) == (0, "")
    assert "found nothing" in ran.out


def test_a_timeout_is_not_an_empty_answer(tmp_path: Path) -> None:
    ran = gapgraph("query", "--sparql", file(tmp_path, LONG), "--timeout", "1")
    assert (ran.status, ran.out) == (3, "")
    assert "GG509" in ran.err
    assert "mine.rq" in ran.err
    assert "--timeout" in ran.err


def test_a_syntax_error_is_reported_with_its_place(tmp_path: Path) -> None:
    ran = gapgraph("query", "--sparql", file(tmp_path, "SELECT * WHERE { ?s ?p }"))
    assert (ran.status, ran.out) == (2, "")
    assert "GG211" in ran.err


@pytest.mark.parametrize("kind", REFUSED)
def test_sparql_updates_and_service_clauses_are_refused(kind: str, tmp_path: Path) -> None:
    ran = gapgraph("query", "--sparql", file(tmp_path, REFUSED[kind]))
    assert (ran.status, ran.out) == (2, "")
    assert "GG212" in ran.err
    assert ran.err.count("\n") == 1


def test_a_users_query_can_have_every_form(tmp_path: Path) -> None:
    ontology = "https://w3id.org/gapgraph/ontology"
    named = f"SELECT ?s FROM NAMED <{ontology}> WHERE {{ GRAPH ?g {{ ?s a <{ontology}#Verdict> }} }}"
    assert len(gapgraph("query", "--sparql", file(tmp_path, named), "--format", "csv").rows) == 5
    triples = f"CONSTRUCT {{ ?s a ?c }} WHERE {{ GRAPH ?g {{ ?s a ?c }} FILTER(?c = <{ontology}#Verdict>) }}"
    assert (
        "gap:VerdictUnmet a gap:Verdict"
        in gapgraph("query", "--sparql", file(tmp_path, triples), "--format", "ttl").out
    )
    asks = "ASK { GRAPH ?g { ?s ?p ?o } }"
    assert gapgraph("query", "--sparql", file(tmp_path, asks), "--format", "csv").rows == [{"answer": "true"}]
