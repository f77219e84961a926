"""Validation of unusual data: the same findings from every engine, with any datatypes, shapes and files."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from gapgraph.core.facts import Facts
from gapgraph.errors import GapgraphError
from gapgraph.rdf.xsd_forms import is_well_formed
from gapgraph.validation.data_reading import read_all
from gapgraph.validation.engines import ENGINES
from gapgraph.validation.finding import Finding
from gapgraph.validation.inputs import files_of, read_baseline, read_profile
from gapgraph.validation.ruleset import Ruleset
from gapgraph.validation.validate import validate
from gapgraph.vocabulary import XSD

LONG = "9" * 5_000

WELL_FORMED = {
    "boolean": ("true", "0"),
    "decimal": ("1.", "+.5", "-0.0", LONG),
    "integer": ("-07", "+5", LONG),
    "double": ("1e5", "-INF", "NaN"),
    "float": ("INF", "1."),
    "date": ("2020-02-29", "-0044-03-15", "2021-01-01Z", "2021-01-01+14:00", "12021-01-01"),
    "time": ("24:00:00", "12:00:00.5-05:00"),
    "dateTime": ("2021-01-01T00:00:00", "2021-01-01T24:00:00Z"),
    "dateTimeStamp": ("2021-01-01T00:00:00Z",),
    "gYear": ("2021", "2021Z", "-0001"),
    "gYearMonth": ("2021-12",),
    "gMonth": ("--12",),
    "gDay": ("---31",),
    "gMonthDay": ("--02-29",),
    "duration": ("P1Y", "-P1DT2H", "PT0.5S"),
    "dayTimeDuration": ("P1D",),
    "yearMonthDuration": ("P1Y2M",),
    "byte": ("-128", "0127"),
    "unsignedLong": ("18446744073709551615",),
    "positiveInteger": ("1",),
    "hexBinary": ("", "0aFF"),
    "base64Binary": ("", "YQ==", "YWI=", "YWJj"),
    "language": ("es-PE",),
    "token": ("a b", ""),
    "NCName": ("_a-b",),
    "anyURI": ("a:b",),
    "string": ("\\n", ""),
}
ILL_FORMED = {
    "boolean": ("TRUE", " true", "yes", ""),
    "decimal": ("1e5", ".", "1,5"),
    "integer": ("1.0", "", "\u0661", "9x", "two"),
    "double": ("inf", "1e", ""),
    "float": ("+-1",),
    "date": ("2021-02-29", "2021-13-01", "2021-1-1", "20-01-01", "yesterday"),
    "time": ("25:00:00", "24:00:01"),
    "dateTime": ("2021-01-01", "2021-01-01 00:00:00"),
    "dateTimeStamp": ("2021-01-01T00:00:00",),
    "gYear": ("twenty", "21", "02021", ""),
    "gYearMonth": ("2021-13", "2021"),
    "gMonth": ("12",),
    "gDay": ("---32",),
    "gMonthDay": ("--02-30",),
    "duration": ("P", "PT", "1Y", "P1S"),
    "dayTimeDuration": ("P1Y",),
    "yearMonthDuration": ("P1D",),
    "byte": ("128", LONG),
    "unsignedLong": ("-1",),
    "positiveInteger": ("0",),
    "hexBinary": ("0", "xx"),
    "base64Binary": ("a",),
    "language": ("español_x",),
    "token": (" a", "a  b"),
    "NCName": ("a:b", "1a"),
}
KNOWN = ((True, WELL_FORMED), (False, ILL_FORMED))
PAIRS = [
    (name, text, good)
    for good, known in ((True, WELL_FORMED), (False, ILL_FORMED))
    for name, texts in known.items()
    for text in texts
]
HEAD = """\
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix gap: <https://w3id.org/gapgraph/ontology#> .
@prefix shape: <https://w3id.org/gapgraph/shape/> .
@prefix my: <http://example.org/shapes#> .
"""


def ruleset(folder: Path, shapes: str) -> Ruleset:
    (folder / "data").mkdir(parents=True)
    (folder / "data" / "own.ttl").write_text(HEAD + shapes, encoding="utf-8")
    return Ruleset(folder)


def found(folder: Path, rules: Ruleset, data: str, engine: str) -> tuple[Finding, ...]:
    path = folder / "data.ttl"
    path.write_text(HEAD + data, encoding="utf-8")
    return validate(read_all([path]), rules, Facts(()), ENGINES[engine]).findings


def test_valid_and_invalid_forms_of_datatypes_are_distinguished() -> None:
    wrong = [
        (name, text[:20]) for name, text, good in PAIRS if is_well_formed(text.replace("\\n", "\n"), XSD + name) != good
    ]
    assert wrong == []


@pytest.mark.parametrize("engine", ENGINES)
def test_every_engine_reports_every_invalid_literal(tmp_path: Path, engine: str) -> None:
    shapes = "\n".join(
        f"shape:t{n} a sh:NodeShape ; sh:targetNode gap:n{n} ; sh:property shape:p{n} . "
        f"shape:p{n} a sh:PropertyShape ; sh:path gap:v ; sh:datatype xsd:{name} ."
        for n, (name, _, _) in enumerate(PAIRS)
    )
    data = "\n".join(f'gap:n{n} gap:v "{text}"^^xsd:{name} .' for n, (name, text, _) in enumerate(PAIRS))
    told = found(tmp_path, ruleset(tmp_path / "shapes", shapes), data, engine)
    assert {one.component for one in told} == {"DatatypeConstraintComponent"}
    wrong = {f"p{n}": (name, text[:20]) for n, (name, text, good) in enumerate(PAIRS) if not good}
    assert {one.rule for one in told} == set(wrong)
    for one in told:
        name, text = wrong[one.rule]
        assert one.value.endswith(f"^^<{XSD}{name}>")
        assert text in one.value


_FOO = "sh:property [ sh:path gap:foo ; sh:minCount 1 ]"
_OF_THINGS = "a sh:NodeShape ; sh:targetClass gap:Thing"
OWN = {
    "a nameless property": f'shape:mine {_OF_THINGS} ; sh:message "m"@en ; {_FOO} .',
    "one within another": f"shape:mine {_OF_THINGS} ; sh:property [ sh:path gap:part ; {_FOO} ] .",
    "two of them": f"shape:mine {_OF_THINGS} ; {_FOO} , [ sh:path gap:part ; sh:maxCount 0 ] .",
    "a nameless shape": f"[] {_OF_THINGS} ; {_FOO} .",
    "a name of one's own": f"my:Mine {_OF_THINGS} ; sh:property my:Foo . my:Foo sh:path gap:foo ; sh:minCount 1 .",
    "no type": f"my:Mine sh:targetClass gap:Thing ; {_FOO} .",
    "a severity of one's own": f"my:Mine {_OF_THINGS} ; sh:severity my:Awful ; {_FOO[:-1]} ; sh:severity my:Dire ] .",
    "a warning": f'my:Mine {_OF_THINGS} ; {_FOO[:-1]} ; sh:severity sh:Warning ; sh:message "no foo" ] .',
    "not": f"my:Mine {_OF_THINGS} ; sh:not [ sh:property [ sh:path gap:part ; sh:minCount 1 ] ] .",
    "or": f"my:Mine {_OF_THINGS} ; sh:or ( [ {_FOO} ] [ {_FOO.replace('foo', 'bar')} ] ) .",
    "node": f"my:Mine {_OF_THINGS} ; sh:node [ {_FOO} ] .",
    "subjects of": f"my:Mine a sh:NodeShape ; sh:targetSubjectsOf gap:part ; {_FOO} .",
    "a path in brackets": "my:Mine a sh:NodeShape ; sh:targetClass gap:Part ; "
    "sh:property [ sh:path [ sh:inversePath gap:part ] ; sh:maxCount 0 ] .",
}


@pytest.mark.parametrize("kind", OWN)
def test_findings_of_a_users_shape_are_the_same_with_every_engine(tmp_path: Path, kind: str) -> None:
    rules = ruleset(tmp_path / "shapes", OWN[kind])
    data = "gap:x a gap:Thing ; gap:part gap:y . gap:y a gap:Part ."
    told = {engine: found(tmp_path, rules, data, engine) for engine in ENGINES}
    assert told["shacl"]
    assert told["shacl"] == told["pyshacl"] == told["pyshacl-turbo"]
    assert {one.rule for one in told["shacl"]} <= {
        "mine",
        "nameless",
        "http://example.org/shapes#Mine",
        "http://example.org/shapes#Foo",
    }
    assert all("~nameless" not in str(one) for one in told["shacl"])


def test_a_file_of_shapes_that_is_not_turtle_is_named(tmp_path: Path) -> None:
    rules = ruleset(tmp_path / "shapes", "shape:mine a sh:NodeShape ; sh:property [ .")
    with pytest.raises(GapgraphError) as caught:
        found(tmp_path, rules, "gap:x a gap:Thing .", "shacl")
    place = f"{tmp_path / 'shapes' / 'data' / 'own.ttl'}, line 6, column 43"
    assert (caught.value.code, caught.value.place) == ("GG202", place)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with links to itself, a file with two names, and hidden files."""
    inner = tmp_path / "loop" / "inner"
    inner.mkdir(parents=True)
    for name in ("a.ttl", "b.TTL", ".hidden.ttl"):
        (inner / name).write_text("<a:b> <a:b> <a:b> .")
    (tmp_path / "loop" / ".git").mkdir()
    (tmp_path / "loop" / ".git" / "c.ttl").write_text("<a:b> <a:b> <a:b> .")
    (inner / "up").symlink_to("..")
    (inner / "top").symlink_to("../..")
    (inner / "again.ttl").symlink_to("a.ttl")
    (inner / "gone.ttl").symlink_to("nowhere.ttl")
    (inner / "itself.ttl").symlink_to("itself.ttl")
    (tmp_path / "loop" / "folder.ttl").mkdir()
    return tmp_path


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("loop", 2),
        ("loop/**/*.ttl", 1),
        ("loop/**/*.[tT][tT][lL]", 2),
        ("**/*.ttl", 1),
        ("loop/*/a.ttl", 1),
        ("loop/inner/top/loop/inner/*.ttl", 1),
        ("loop/inner/.hid*", 1),
        ("loop/**/.hidden.ttl", 1),
    ],
)
@pytest.mark.parametrize("absolute", [True, False])
def test_each_file_counts_once_and_circles_of_links_are_not_followed(
    folder: Path, monkeypatch: pytest.MonkeyPatch, name: str, count: int, absolute: bool
) -> None:
    monkeypatch.chdir(folder)
    asked = f"{folder}/{name}" if absolute else name
    assert len(files_of([asked, asked])) == count


@pytest.mark.parametrize(
    "name",
    [
        "nowhere",
        "no*where",
        "**x",
        "[",
        "a\0b",
        "x" * 5_000,
        "loop/inner/itself.ttl",
        "loop/inner/gone.ttl",
        "",
        "loop/folder.ttl",
    ],
)
def test_a_given_name_that_matches_no_file_is_an_error(
    folder: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(folder / "loop" / "folder.ttl" if not name else folder)
    with pytest.raises(GapgraphError) as caught:
        files_of([name])
    assert caught.value.code == "GG207"


REMOTE = (
    '{"@context":"https://e/x"}',
    '{"@context":{"@import":"https://e/x"}}',
    '{"@context":[{},{"@version":1.1,"@import":"https://e/x"}]}',
    '{"a":{"@context":{"t":{"@id":"a:t","@context":"https://e/x"}}}}',
    '{"@context":{"t":{"@id":"a:t","@context":{"@import":"https://e/x"}}},"@id":"a:b"}',
)


@pytest.mark.parametrize("text", REMOTE)
def test_a_remote_json_ld_context_is_refused_anywhere_in_a_file(tmp_path: Path, text: str) -> None:
    path = tmp_path / "x.jsonld"
    path.write_text(text)
    with pytest.raises(GapgraphError) as caught:
        read_all([path])
    assert caught.value.code == "GG204"


SYNTAXES = {
    "ttl": '<a:b> <a:p> "ñ" .',
    "trig": '<a:g> { <a:b> <a:p> "ñ" }',
    "nt": '<a:b> <a:p> "ñ" .',
    "nq": '<a:b> <a:p> "ñ" <a:g> .',
    "jsonld": '{"@id":"a:b","a:p":"ñ"}',
    "rdf": '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:a="a:">'
    '<rdf:Description rdf:about="a:b"><a:p>ñ</a:p></rdf:Description></rdf:RDF>',
}
ENCODINGS = {
    "utf-16": "UTF-16",
    "utf-32": "UTF-32",
    "latin-1": "Windows-1252",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
}


@pytest.mark.parametrize("syntax", SYNTAXES)
def test_a_byte_order_mark_is_skipped_and_another_encoding_is_named(tmp_path: Path, syntax: str) -> None:
    path = tmp_path / f"x.{syntax}"
    path.write_bytes(b"\xef\xbb\xbf" + SYNTAXES[syntax].encode())
    (source,) = read_all([path])
    assert [str(quad.object) for quad in source.quads] == ['"ñ"']
    for encoding, name in ENCODINGS.items():
        path.write_bytes(SYNTAXES[syntax].encode(encoding))
        with pytest.raises(GapgraphError) as caught:
            read_all([path])
        assert caught.value.code == "GG201"
        assert name in caught.value.sentence


def test_a_byte_order_mark_before_a_profile_or_baseline_is_skipped(tmp_path: Path) -> None:
    profile, baseline = tmp_path / "p.toml", tmp_path / "b.json"
    profile.write_bytes(b'\xef\xbb\xbfmine = "off"\n')
    baseline.write_bytes(b"\xef\xbb\xbf" + json.dumps({"findings": []}).encode())
    assert read_profile(profile, ["mine"]) == {"mine": None}
    assert read_baseline(baseline) == frozenset()


def sixteen_megabytes() -> Iterator[str]:
    line = '<a:b> <a:p> "{}" .\n'
    return (line.format(f"{number:080}") for number in range(170_000))


def test_a_cell_of_sixteen_megabytes_is_read(tmp_path: Path) -> None:
    path = tmp_path / "x.nt"
    path.write_text("".join(sixteen_megabytes()))
    assert path.stat().st_size > 16_000_000
    (source,) = read_all([path])
    assert len(source.quads) == 170_000
