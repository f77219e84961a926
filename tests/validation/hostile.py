"""A hundred hostile or senseless inputs, which ``gapgraph validate`` checks one after the other in one process.

``python -m tests.validation.hostile FOLDER`` writes the inputs into the folder and validates them within 512 MB of
memory. The command prints a line of JSON for each input, with the input's name, the exit status, the seconds of
processor time, and the text on standard error.
"""

from __future__ import annotations

import io
import json
import resource
import sys
import time
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import NamedTuple

MEMORY = 512 * 1024 * 1024
SMALL = (Path(__file__).parent / "small.ttl").read_text(encoding="utf-8")
CLAIM = "rep:atl-2021\\/claim\\/001"
TOTAL = "rep:atl-2021\\/claim\\/002"
HEAD = SMALL[: SMALL.index("# A made-up report")]
RDF_XML = '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="http://e/">'
LONG = "x" * 1_000_000
MANY = 100_000
DEEP = 20_000


class Input(NamedTuple):
    """A file to validate, and its right exit statuses."""

    name: str
    ending: str
    content: bytes
    statuses: tuple[int, ...]


REFUSED = (2,)
JUDGED = (1,)
FINE = (0,)


def ttl(name: str, text: str, statuses: tuple[int, ...] = JUDGED) -> Input:
    return Input(name, "ttl", (HEAD + text).encode(), statuses)


def changed(name: str, old: str, new: str, statuses: tuple[int, ...] = JUDGED) -> Input:
    assert old in SMALL, old
    return Input(name, "ttl", SMALL.replace(old, new, 1).encode(), statuses)


def with_more(name: str, text: str, statuses: tuple[int, ...] = JUDGED) -> Input:
    return Input(name, "ttl", f"{SMALL}\n{text}".encode(), statuses)


def truncated() -> Iterator[Input]:
    for part in range(1, 11):
        end = len(SMALL) * part // 11
        yield Input(f"truncated Turtle {part}", "ttl", SMALL[:end].encode(), REFUSED)
    yield Input("truncated N-Triples", "nt", b'<http://e/s> <http://e/p> "x', REFUSED)
    yield Input("truncated N-Quads", "nq", b"<http://e/s> <http://e/p> <http://e/o> <http://e/g", REFUSED)
    yield Input("truncated TriG", "trig", b"<http://e/g> { <http://e/s> <http://e/p> ", REFUSED)
    yield Input("truncated RDF/XML", "rdf", f"{RDF_XML}<rdf:Description".encode(), REFUSED)
    yield Input("truncated JSON-LD", "jsonld", b'{"@id": "http://e/s", "http://e/p": [', REFUSED)


def nested() -> Iterator[Input]:
    yield ttl("nested blank nodes", "<http://e/s> <http://e/p> " + "[ <http://e/p> " * DEEP, REFUSED)
    closed = "[ <http://e/p> " * DEEP + "1" + " ]" * DEEP
    yield ttl("nested blank nodes, closed", f"<http://e/s> <http://e/p> {closed} .", (0, 2))
    yield ttl("nested lists", "<http://e/s> <http://e/p> " + "( " * DEEP, REFUSED)
    yield ttl("nested lists, closed", f"<http://e/s> <http://e/p> {'( ' * DEEP}{') ' * DEEP}.", (0, 2))
    yield Input("nested arrays", "jsonld", b"[" * MANY, REFUSED)
    yield Input("nested objects", "jsonld", b'{"http://e/p":' * MANY, REFUSED)
    yield Input("nested objects, closed", "jsonld", b'{"http://e/p":' * 900 + b"1" + b"}" * 900, (0, 2))
    yield Input("nested elements", "rdf", (RDF_XML + "<e:a><e:b>" * DEEP).encode(), REFUSED)
    yield Input("nested graphs", "trig", b"<http://e/g> { " * MANY, REFUSED)


def entities() -> Iterator[Input]:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    for name, declared in (
        ("a billion laughs", f'<!ENTITY l0 "ha">{laughs}'),
        ("quadratic blow-up", f'<!ENTITY l9 "{LONG}">'),
        ("an external entity", '<!ENTITY l9 SYSTEM "file:///etc/hostname">'),
        ("a remote entity", '<!ENTITY l9 SYSTEM "http://127.0.0.1:9/x">'),
        ("a parameter entity", '<!ENTITY % l9 SYSTEM "http://127.0.0.1:9/x">'),
    ):
        body = f"<!DOCTYPE rdf:RDF [{declared}]>{RDF_XML}<e:a><e:p>&l9;</e:p></e:a></rdf:RDF>"
        yield Input(name, "rdf", body.encode(), REFUSED)


def long_ones() -> Iterator[Input]:
    yield ttl("a literal of 1 MB", f'<http://e/s> <http://e/p> "{LONG}" .', REFUSED)
    yield Input("a literal of 1 MB, N-Triples", "nt", f'<http://e/s> <http://e/p> "{LONG}" .'.encode(), REFUSED)
    yield Input("a literal of 1 MB, JSON-LD", "jsonld", json.dumps({"http://e/p": LONG}).encode(), REFUSED)
    xml = f"{RDF_XML}<rdf:Description><e:p>{LONG}</e:p></rdf:Description></rdf:RDF>"
    yield Input("a literal of 1 MB, RDF/XML", "rdf", xml.encode(), REFUSED)
    yield ttl("an IRI of 1 MB", f"<http://e/{LONG}> <http://e/p> 1 .", (0, 2))
    yield ttl("a language of 1 MB", f'<http://e/s> <http://e/p> "x"@{"en-" + LONG} .', REFUSED)
    yield ttl("a name of 1 MB", f"_:{LONG} <http://e/p> 1 .", (0, 2))
    yield ttl("a prefix of 1 MB", f"@prefix {LONG}: <http://e/> . {LONG}:a {LONG}:b 1 .", (0, 2))


def encodings() -> Iterator[Input]:
    yield Input("UTF-16 Turtle", "ttl", SMALL.encode("utf-16"), REFUSED)
    yield Input("UTF-32 Turtle", "ttl", SMALL.encode("utf-32"), REFUSED)
    yield Input("Latin-1 Turtle", "ttl", SMALL.encode("latin-1", "replace"), REFUSED)
    yield Input("UTF-16 RDF/XML", "rdf", f"{RDF_XML}</rdf:RDF>".encode("utf-16"), REFUSED)
    yield Input("UTF-16 JSON-LD", "jsonld", '{"http://e/p": "é"}'.encode("utf-16"), (0, 2))
    yield Input("broken UTF-8", "ttl", b'<http://e/s> <http://e/p> "\xff\xfe" .', REFUSED)
    yield Input("overlong UTF-8", "ttl", b'<http://e/s> <http://e/p> "\xc0\xaf" .', REFUSED)
    yield ttl("a lone surrogate", r'<http://e/s> <http://e/p> "\uD800" .', REFUSED)
    yield Input("a byte-order mark", "ttl", SMALL.encode("utf-8-sig"), (1, 2))


def nothings() -> Iterator[Input]:
    yield Input("an empty file", "ttl", b"", REFUSED)
    yield Input("white space", "ttl", b" \n\t\r\n" * 1000, REFUSED)
    yield Input("an empty JSON-LD", "jsonld", b"", REFUSED)
    yield Input("an empty RDF/XML", "rdf", b"", REFUSED)
    yield Input("a picture", "ttl", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 100, REFUSED)
    yield Input("a compressed file", "ttl", b"\x1f\x8b\x08\x00" + b"\x00" * 1000, REFUSED)
    yield Input("NUL bytes alone", "ttl", b"\x00" * 1_000_000, REFUSED)
    yield Input("NUL bytes in front", "ttl", b"\x00\x00" + SMALL.encode(), REFUSED)
    yield Input("a NUL byte in an IRI", "ttl", b"<http://e/\x00> <http://e/p> 1 .", REFUSED)
    yield Input("NUL bytes in JSON", "jsonld", b'{"http://e/p": "a\x00b"}', REFUSED)
    yield with_more("a NUL byte in a note", CLAIM + r' gap:note "\u0000"@en .')


def outside() -> Iterator[Input]:
    yield ttl("owl:imports", "<http://e/o> <http://www.w3.org/2002/07/owl#imports> <http://127.0.0.1:9/x> .", REFUSED)
    for name, document in (
        ("a remote context", {"@context": "http://127.0.0.1:9/c", "p": 1}),
        ("a remote context in a list", {"@context": [{}, "http://127.0.0.1:9/c"], "p": 1}),
        ("a remote context below", {"http://e/p": {"@context": "http://127.0.0.1:9/c", "p": 1}}),
        ("a remote context in a graph", {"@graph": [{"@context": "http://127.0.0.1:9/c", "p": 1}]}),
        ("a remote scoped context", {"@context": {"p": {"@id": "http://e/p", "@context": "http://127.0.0.1:9/c"}}}),
        ("an imported context", {"@context": {"@version": 1.1, "@import": "http://127.0.0.1:9/c"}, "p": 1}),
        ("a file as context", {"@context": "file:///etc/hostname", "p": 1}),
        ("a context in a circle", {"@context": {"a": "b:x", "b": "a:x"}, "a": 1}),
    ):
        yield Input(name, "jsonld", json.dumps(document).encode(), REFUSED)


def circles() -> Iterator[Input]:
    rdf = "@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .\n"
    yield with_more("a list in a circle", f"{rdf}_:a rdf:first 1 ; rdf:rest _:a . {CLAIM} gap:cause _:a .")
    yield with_more(
        "a list with two ends", f"{rdf}_:a rdf:first 1 , 2 ; rdf:rest _:a , rdf:nil . {CLAIM} gap:cause _:a ."
    )
    ring = "".join(f"atl:P{n} a gap:Provider ; org:unitOf atl:P{(n + 1) % 300} .\n" for n in range(300))
    yield with_more("three hundred providers in a circle", ring)
    yield with_more("a protection above itself", "gap:MedicalCare skos:broader atl:Bathing .")
    yield with_more(
        "classes in a circle", "gap:Claim rdfs:subClassOf gap:Provision . gap:Provision rdfs:subClassOf gap:Claim ."
    )
    yield with_more("a claim that proves itself", f"{CLAIM} gap:evidence {CLAIM} ; gap:report {CLAIM} .")
    yield with_more(
        "a total that is its own part",
        f"{TOTAL} gap:partOf {TOTAL} ; gap:breakdown gap:Exhaustive ; gap:axis gap:Age .",
    )


def crowds() -> Iterator[Input]:
    chain = "".join(f"_:n{n} <http://e/p> _:n{n + 1} .\n" for n in range(MANY))
    values = "".join(f'<http://e/s> <http://e/p> "{n}" .\n' for n in range(MANY))
    yield Input("10^5 blank nodes", "nt", chain.encode(), FINE)
    yield Input("10^5 values", "nt", values.encode(), FINE)
    yield ttl("10^5 properties", "<http://e/s> " + " ; ".join(f"<http://e/p{n}> 1" for n in range(MANY)) + " .", FINE)
    yield ttl("10^5 types", "<http://e/s> a " + " , ".join(f"<http://e/T{n}>" for n in range(MANY)) + " .", FINE)
    yield ttl("20,000 claims of nothing", "".join(f"<http://e/c{n}> a gap:Denial .\n" for n in range(20_000)))
    labels = " , ".join(f'"l{n}"@en' for n in range(10_000))
    yield with_more("10^4 labels of one claim", f"{CLAIM} rdfs:label {labels} .")
    yield ttl("1,000 reports", "".join(f"rep:r{n}-2021 a gap:Report .\n" for n in range(1000)))
    yield with_more("a phone number, nearly", CLAIM + ' gap:note "' + "1 " * MANY + '"@en .', (0, 1))
    yield with_more("an address, nearly", CLAIM + ' gap:note "' + "a" * MANY + '@"@en .', (0, 1))


def nonsense() -> Iterator[Input]:
    yield ttl("a statement about a statement", "<< <http://e/s> <http://e/p> 1 >> <http://e/q> 2 .", REFUSED)
    yield ttl("a literal that speaks", '"x" <http://e/p> 1 .', REFUSED)
    yield ttl("a predicate without a name", "<http://e/s> _:p 1 .", REFUSED)
    yield ttl("a report elsewhere", "<http://e/report> a gap:Report .")
    yield ttl("a report without a name", "[] a gap:Report .")
    yield ttl("a relative name", "<a b> <http://e/p> 1 .", REFUSED)
    for name, value in (("a number of a thousand digits", "9" * 1000), ("a number that is none", '"NaN"^^xsd:integer')):
        yield changed(name, "sdmx-measure:obsValue 30", f"sdmx-measure:obsValue {value}")
    yield changed("a number beyond doubles", "sdmx-measure:obsValue 30", "sdmx-measure:obsValue 1e999")
    yield changed("digits of another script", "sdmx-measure:obsValue 30", 'sdmx-measure:obsValue "٣٠"^^xsd:integer')
    yield changed("a year of letters", 'gap:year "2021"^^xsd:gYear', 'gap:year "MMXXI"')
    yield changed("a year before all", 'gap:year "2021"^^xsd:gYear', 'gap:year "-99999"^^xsd:gYear')
    yield changed("a month of thirteen", '"2020-03"^^xsd:gYearMonth', '"2020-13"^^xsd:gYearMonth')
    yield changed("a position of letters", "oa:start 0 ;", 'oa:start "zero" ;')
    yield changed("a sentence of no number", "gap:sentence rep:atl-2021\\/sentence\\/01", "gap:sentence <http://e/x>")
    yield changed("a country that is a number", "gap:country atl:Country", "gap:country 5")
    yield changed("a group of two", "gap:group gap:Man", "gap:group gap:Man , gap:Woman")
    yield changed("a hedge of its own", "gap:frequency gap:Usually", 'gap:frequency "now and then"')
    yield with_more("everybody defined anew", "gap:Victim rdfs:subClassOf gap:Man . gap:Man a gap:Leaf .", FINE)
    yield with_more(
        "a dimension more", "gap:Height a gap:Dimension . gap:Tall gap:dimension gap:Height ; a gap:VictimGroup ."
    )
    yield with_more(
        "a duty with a name of its own",
        "<http://e/> a gap:Obligation ; gap:instrument <http://e/i> . <http://e/i> gap:binds atl:Country .",
        (1,),
    )
    yield with_more(
        "a duty that writes shapes",
        "law:atl-1-x a gap:Obligation ; gap:instrument law:atl-1 ; gap:group gap:Man ; gap:protection gap:MedicalCare ;"
        ' gap:strength gap:Shall ; rdfs:label "\\" . shape:x a sh:NodeShape ."@en , "\\n\\\\"@es .',
    )
    yield with_more(
        "a name that writes a report",
        CLAIM + ' rdfs:label "</td>]]>\\"\\u0007"@en .',
    )


def inputs() -> list[Input]:
    kinds = (truncated, nested, entities, long_ones, encodings, nothings, outside, circles, crowds, nonsense)
    return [one for kind in kinds for one in kind()]


def judge(path: Path) -> tuple[int, str]:
    from gapgraph.cli import main  # the limit on memory must be set before this import

    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        try:
            main.main(["validate", str(path), "--only", "data"])
        except SystemExit as ended:
            return int(ended.code or 0), err.getvalue()
    raise AssertionError("a command always exits")


def run(folder: Path, every: int) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    for number, one in enumerate(inputs()[::every]):
        path = folder / f"{number:03d}.{one.ending}"
        path.write_bytes(one.content)
        began = time.process_time()
        status, err = judge(path)
        took = round(time.process_time() - began, 2)
        print(json.dumps({"name": one.name, "status": status, "seconds": took, "err": err[-300:]}), flush=True)


if __name__ == "__main__":
    run(Path(sys.argv[1]), int(sys.argv[2]))
