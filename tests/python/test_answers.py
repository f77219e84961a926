"""Every answer can be shown as a table, a data frame, HTML and ten lines of text. Words such as "unmet" are accepted
instead of enum members; unknown words are refused.
"""

from __future__ import annotations

import builtins
import pickle
from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest
import rdflib
from rdflib import OWL, RDF, RDFS, SKOS

import gapgraph as gg
from gapgraph.errors import GapgraphError, InvalidQuery, MissingLibrary, UnknownName
from gapgraph.tables.table import Heading, Shown, Table, plain
from gapgraph.vocabulary import GAP, REPORT
from tests.looking import each

G = gg.open()
DENIALS = "SELECT ?group (COUNT(?claim) AS ?n) WHERE { ?claim a gap:Denial ; gap:group ?group } GROUP BY ?group"
ANSWERS: dict[str, Callable[[], Shown]] = {
    "gaps": lambda: G.gaps("per-2021"),
    "no gaps": lambda: G.gaps("gha-2019", when="2020-04", verdict=()),
    "all_gaps": G.all_gaps,
    "matrix": lambda: G.matrix("per-2021"),
    "explain": lambda: G.explain("per-2021", "Man", "TemporaryLodging"),
    "whatif": lambda: G.whatif("per-2021", ["+Provision:Man:TemporaryLodging"]),
    "cheapest": lambda: G.cheapest("per-2021", 2),
    "diff": lambda: G.diff("per-2020", "per-2021"),
    "search": lambda: G.search("shelters"),
    "claim_rows": lambda: G.claim_rows(["per-2021"]),
    "query": lambda: G.query("exclusions"),
    "sparql": lambda: G.sparql(DENIALS),
    "ask": lambda: G.sparql("ASK { per:MIMP a gap:Provider }"),
    "describe": lambda: G.sparql("DESCRIBE gap:Man"),
}


@pytest.mark.parametrize("name", ANSWERS)
def test_every_answer_has_text_html_and_pandas_forms(name: str) -> None:
    answer = ANSWERS[name]()
    table = answer.table()
    frame = answer.to_pandas()
    assert list(frame.columns) == list(table.header)
    assert len(frame) == len(table.rows)
    assert (len(frame) > 0) == (name != "no gaps")
    assert "<table>" in answer._repr_html_() or name == "no gaps"
    lines = repr(answer).splitlines()
    assert len(lines) <= 10
    assert max(map(len, lines)) <= 100
    assert f"rows {len(table.rows)}," in lines[0]
    for line in lines[1:9]:
        assert line.startswith("  ")


def test_repr_shows_the_first_rows_and_the_number_of_others() -> None:
    gaps = G.gaps("per-2021")
    lines = repr(gaps).splitlines()
    assert "temporary lodging" in lines[1]
    assert lines[-1] == f"  … and {len(gaps) - 8} more"
    assert len(repr(G.sparql("ASK { gap:Man a gap:Victim }")).splitlines()) == 2


def test_data_frames_of_answers_can_be_in_spanish() -> None:
    for name in each(("explain", "cheapest", "gaps")):
        assert "alojamiento temporal" in ANSWERS[name]().to_pandas("es").to_csv()


def test_cheapest_gives_an_equal_plan_each_time_and_gaps_can_be_pickled() -> None:
    plan = G.cheapest("per-2021", 2)
    assert plan.services[0].closes > 0
    assert plan == G.cheapest("per-2021", 2)
    why = G.explain("per-2021", "Man", "TemporaryLodging")
    assert [one.status.value for one in why.derivations] == ["Denied"]
    assert tuple(pickle.loads(pickle.dumps(G.gaps("per-2021")))) == tuple(G.gaps("per-2021"))


@pytest.mark.parametrize("asked", ["unmet", gg.Verdict.UNMET, ["unmet"], (gg.Verdict.UNMET,)])
def test_a_verdict_can_be_given_as_a_word_or_an_enum_member(asked: Any) -> None:
    assert G.gaps("per-2021", asked) == G.gaps("per-2021")


def test_gaps_of_several_verdicts_come_in_the_given_order() -> None:
    both = G.gaps("per-2021", ["unknown", gg.Verdict.UNMET])
    assert tuple(both) == (*G.gaps("per-2021", "unknown"), *G.gaps("per-2021", "unmet"))


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (lambda: G.gaps("per-2021", "unmett"), "There is no verdict named 'unmett'. Did you mean unmet?"),
        (lambda: G.gaps("per-2021", ["unmet", "Offerd"]), "named 'Offerd'. Did you mean offered?"),
        (lambda: G.gaps("per-2021", "u"), "There is no verdict named 'u'."),
        (lambda: G.gaps("per-2021", [gg.Status.DENIED]), "There is no verdict named 'Denied'."),
        (lambda: G.gaps("per-2021", [""]), "There is no verdict named ''."),
        (lambda: G.all_gaps("UNMET"), "named 'UNMET'. Did you mean unmet?"),
        (
            lambda: G.diff("per-2020", "per-2021", ["figure"]),
            "There is no part of a comparison named 'figure'. Did you mean figures?",
        ),
        (lambda: G.export(["per-2021"], "turtle"), "There is no format named 'turtle'."),
        (
            lambda: G.search("men", kinds=["claims"]),
            "There is no kind of search result named 'claims'. Did you mean claim?",
        ),
    ],
)
def test_an_unknown_word_is_refused_and_the_nearest_word_suggested(asked: Callable[[], object], said: str) -> None:
    with pytest.raises(UnknownName) as refused:
        asked()
    assert said in str(refused.value)
    assert refused.value.code == "GG109"


def test_diff_accepts_the_parts_to_compare_as_a_word_or_as_a_list() -> None:
    assert G.diff("per-2020", "per-2021", "figures") == G.diff("per-2020", "per-2021", ["figures"])


def test_whole_numbers_stay_whole_numbers() -> None:
    plan = G.cheapest("per-2021", 2).to_pandas()
    assert {str(plan[name].dtype) for name in ("step", "closes", "left")} == {"Int64"}
    assert plan["closes"].sum() == sum(one.closes for one in G.cheapest("per-2021", 2).services)
    counted = G.sparql(DENIALS).to_pandas()
    assert str(counted["n"].dtype) == "Int64"
    assert counted.loc[counted.group == "gap:Man", "n"].item() >= 2


def test_a_missing_number_stays_missing_and_text_stays_text() -> None:
    frame = Table(
        (Heading("n"), Heading("mixed"), Heading("text"), Heading("several", " "), Heading("hidden", extra=True)),
        ((1, 1, "1", ("a", "b"), 3), ("", "x", "2", (), 4), (9007199254740993, "", "", ("c",), 5)),
    ).to_pandas()
    assert [str(frame[name].dtype) == "Int64" for name in frame.columns] == [True, False, False, False]
    assert frame["n"].tolist()[::2] == [1, 9007199254740993]
    assert frame["n"].isna().tolist() == [False, True, False]
    assert frame["mixed"].tolist() == ["1", "x", ""]
    assert frame["several"].tolist() == ["a b", "", "c"]
    twice = plain(("a", "a"), ((1, "x"), (2, "y"))).to_pandas()
    assert twice.iloc[:, 1].tolist() == ["x", "y"]


def without(library: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pretend that the library isn't installed."""
    real = builtins.__import__

    def refuse(name: str, *rest: Any, **more: Any) -> Any:
        if name.partition(".")[0] == library:
            raise ModuleNotFoundError(f"No module named {library!r}", name=library)
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", refuse)


@pytest.mark.parametrize(
    ("library", "asked"),
    [("pandas", lambda: G.gaps("per-2021").to_pandas()), ("rdflib", lambda: G.rdflib(["per-2021"]))],
)
def test_a_missing_library_is_named_with_its_extra(
    library: str, asked: Callable[[], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    without(library, monkeypatch)
    with pytest.raises(MissingLibrary) as missing:
        asked()
    assert missing.value.code == "GG110"
    assert library in missing.value.sentence
    assert f"pip install 'gapgraph[{library}]'" in missing.value.remedy


def test_sparql_declares_gapgraphs_prefixes_and_reads_all_graphs() -> None:
    found = G.sparql(
        "SELECT ?claim ?label WHERE { ?claim a gap:Denial ; gap:group gap:Man ; gap:report rep:per-2021 ."
        " gap:Man rdfs:label ?label FILTER (lang(?label) = 'en') } ORDER BY ?claim"
    )
    frame = found.to_pandas()
    assert frame["claim"].tolist() == ["per-2021/claim/111", "per-2021/claim/112"]
    assert set(frame["label"]) == {"men"}


def test_sparql_with_a_named_graph_reads_only_that_graph() -> None:
    text = "SELECT (COUNT(*) AS ?n) WHERE { GRAPH <" + REPORT + "per-2020/claims> { ?claim a gap:Provision } }"
    texts = (text, "SELECT (COUNT(*) AS ?n) { ?claim a gap:Provision }")
    one, every = (G.sparql(asked).to_pandas()["n"].item() for asked in texts)
    assert 0 < one < every


def test_sparql_refuses_updates_and_explains_errors() -> None:
    with pytest.raises(InvalidQuery, match="GG212"):
        G.sparql("INSERT DATA { gap:a gap:b gap:c }")
    with pytest.raises(InvalidQuery, match="GG211"):
        G.sparql("SELECT ?s WHERE { ?s ?p }")
    with pytest.raises(GapgraphError, match="GG509"):
        G.sparql("SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?a ?d ?g", seconds=0.2)
    cut = G.sparql("SELECT ?s { ?s a gap:Denial }", limit=2)
    assert (len(cut), cut.truncated) == (2, True)


DOCUMENTS = (OWL.versionIRI, OWL.priorVersion, RDFS.isDefinedBy, RDFS.seeAlso)


def test_an_export_with_the_ontology_has_labels_and_definitions_for_every_term() -> None:
    data = rdflib.Graph()
    data.parse(data=G.export(["per-2021"], "ttl", with_derived=True, with_ontology=True), format="turtle")
    documents = {o for p in DOCUMENTS for o in data.objects(None, p)} | set(data.subjects(RDF.type, OWL.Ontology))
    ours = {o for o in data.objects() if str(o).startswith(GAP.partition("ontology")[0]) and REPORT not in str(o)}
    terms = {t for t in {*data.predicates(), *data.objects(None, RDF.type), *ours} if isinstance(t, rdflib.URIRef)}
    assert len(terms) > 700
    for term in each(terms - documents):
        for said in (RDFS.label, SKOS.definition):
            languages = {one.language for one in data.objects(term, said) if isinstance(one, rdflib.Literal)}
            assert languages >= {"en", "es"}, (term, said)


def test_the_exported_ontology_has_its_own_graphs_and_changes_no_other() -> None:
    bare = set(G.export(["per-2021"], "nq").splitlines())
    whole = set(G.export(["per-2021"], "nq", with_ontology=True).splitlines())
    assert bare < whole
    graphs = {line.rsplit(" ", 2)[1] for line in whole - bare}
    assert graphs == {f"<https://w3id.org/gapgraph/{name}>" for name in ("ontology", "law", "country")}


def test_to_pandas_of_an_answer_gives_a_data_frame() -> None:
    assert isinstance(G.gaps("per-2021").to_pandas(), pd.DataFrame)
