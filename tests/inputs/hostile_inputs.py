"""A hundred hostile or odd inputs: files, names, queries, texts; each with its allowed results.

``answered``: the input contains something that the answer must show; ``refused``: it must be reported in a sentence;
``either``: both are fine. No input may give an answer that hides a denial.
"""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from tests.cli import small
from tests.inputs import roots

ANSWERED, REFUSED, EITHER = (0,), (2, 3), (0, 2, 3)
GOOD = small.turtle()
ESC = "\x1b[31mRED\x1b]0;x\x07"
DIGITS = "9" * 5_000


class Hostile(NamedTuple):
    """An input: how it changes a complete folder, the command line, and the allowed exit statuses."""

    name: str
    prepare: Callable[[Path], object]
    arguments: tuple[str, ...]
    statuses: tuple[int, ...]


def _report(content: str | bytes) -> Callable[[Path], object]:
    data = content.encode() if isinstance(content, str) else content
    return lambda root: roots.report(root).write_bytes(data)


def _changed(old: str, new: str) -> str:
    assert old in GOOD, old
    return GOOD.replace(old, new)


_ANOTHER = GOOD.replace("claim/001", "claim/901")
REPORTS: dict[str, tuple[str | bytes, tuple[int, ...]]] = {
    "nothing": ("", REFUSED),
    "spaces": (" \n\t\n", REFUSED),
    "a comment": ("# nothing\n", REFUSED),
    "prefixes alone": (small._HEAD.split("\n\n", maxsplit=1)[0], REFUSED),
    "NULs": (b"\0" * 1_000, REFUSED),
    "a NUL at the end": (GOOD + "\0", REFUSED),
    "UTF-16": (GOOD.encode("utf-16"), REFUSED),
    "UTF-16 without a mark": (GOOD.encode("utf-16-le"), REFUSED),
    "Latin-1": (GOOD.encode("latin-1"), REFUSED),
    "a mark": ("\ufeff" + GOOD, ANSWERED),
    "two marks": ("\ufeff\ufeff" + GOOD, EITHER),
    "line ends of two characters": (GOOD.replace("\n", "\r\n"), ANSWERED),
    "old line ends": (GOOD.replace("\n", "\r"), ANSWERED),
    "the half of it": (GOOD[: len(GOOD) // 2], REFUSED),
    "all but the last word": (GOOD[:-5], REFUSED),
    "twice": (GOOD + GOOD, ANSWERED),
    "gzip": (gzip.compress(GOOD.encode()), REFUSED),
    "a page": ("<!DOCTYPE html><html><body>404</body></html>", REFUSED),
    "JSON": ('{"error": "not found"}', REFUSED),
    "a pointer of a large file": ("version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n", REFUSED),
    "marks of a merge": ("<<<<<<< HEAD\n" + GOOD + "=======\n>>>>>>> main\n", REFUSED),
    "N-Quads": ("<a:b> <a:b> <a:b> <a:b> .\n", REFUSED),
    "no report": ("<a:b> <a:b> <a:b> .\n", REFUSED),
    "a report alone": (small._HEAD, REFUSED),
    "another report": (GOOD.replace("report/per-1999", "report/per-1998"), REFUSED),
    "two reports": (GOOD + GOOD.replace("report/per-1999", "report/per-1998"), REFUSED),
    "claims of another": (GOOD.replace("gap:report <https://w3id.org/gapgraph/report/", "gap:report <a:"), REFUSED),
    "a year in words": (_changed('"1999"^^xsd:gYear', '"last"^^xsd:gYear'), REFUSED),
    "a year of 5,000 digits": (_changed('"1999"^^xsd:gYear', f'"{DIGITS}"^^xsd:gYear'), EITHER),
    "no country": (_changed("gap:country per:Country ;", ""), EITHER),
    "a country that isn't": (_changed("gap:country per:Country ;", "gap:country <a:b> ;"), EITHER),
    "periods turned round": (_changed('"2020-04-01"^^xsd:date', '"2030-04-01"^^xsd:date'), EITHER),
    "a claim without a name": (GOOD + "[] a gap:Denial .", EITHER),
    "a claim of ours without a name": (
        GOOD + "[] a gap:Denial ; gap:report <https://w3id.org/gapgraph/report/per-1999> ; gap:group gap:Man ;"
        " gap:protection gap:TemporaryLodging ; gap:provider gap:AnyProvider .",
        EITHER,
    ),
    "a group that isn't": (_changed("gap:group gap:Woman", "gap:group gap:Wommen"), EITHER),
    "a protection that isn't": (_changed("gap:protection gap:MedicalCare", "gap:protection gap:Magic"), EITHER),
    "a literal for a group": (_changed("gap:group gap:Woman", 'gap:group "Woman"'), EITHER),
    "two frequencies": (_changed("gap:frequency gap:Usually", "gap:frequency gap:Usually , gap:Always"), EITHER),
    "a steered terminal": (_changed("claim 1", "\\u001B[31mRED\\u001B]0;x\\u0007"), ANSWERED),
    "a quotation that steers": (GOOD.replace("No shelter accepted men", "No \\u001B[2J shelter \\u202E men"), ANSWERED),
    "a surrogate": (_changed("claim 1", "\\uD800"), REFUSED),
    "a NUL in a text": (_changed("claim 1", "a\\u0000b"), EITHER),
    "a space in a name": (GOOD + "<a:b c> a gap:Thing .", REFUSED),
    "a statement about a statement": (GOOD + "<< <a:b> <a:b> <a:b> >> <a:b> <a:b> .", EITHER),
    "20,000 brackets": (GOOD + "<a:b> <a:b> " + "( " * 20_000 + ") " * 20_000 + ".", EITHER),
    "20,000 nameless nodes": (GOOD + "<a:b> <a:b> " + "[ <a:b> " * 20_000 + "1" + " ]" * 20_000 + " .", EITHER),
    "a text of 16 MB": (GOOD + f'<a:b> <a:b> "{"x" * 16_000_000}" .', ANSWERED),
    "100,000 statements more": (GOOD + "".join(f"<a:{n}> <a:b> {n} .\n" for n in range(100_000)), ANSWERED),
    "a number of 5,000 digits": (GOOD + f"<a:b> gap:value {DIGITS} .", ANSWERED),
    "10,000 prefixes": ("".join(f"@prefix p{n}: <a:{n}> .\n" for n in range(10_000)) + GOOD, ANSWERED),
    "claims numbered alike": (GOOD + _ANOTHER, EITHER),
}  # fmt: skip


def _links(root: Path) -> None:
    (root / "data" / "reports" / "loop.ttl").symlink_to("loop.ttl")


def _folder_for_a_report(root: Path) -> None:
    (root / "data" / "reports" / "per-2000.ttl").mkdir()


def _many(root: Path) -> None:
    for n in range(300):
        (root / "data" / "reports" / f".per-{n}.ttl").write_text("x")


FOLDERS: dict[str, tuple[Callable[[Path], object], tuple[int, ...]]] = {
    "a link to itself": (_links, REFUSED),
    "a folder for a report": (_folder_for_a_report, REFUSED),
    "300 hidden files": (_many, ANSWERED),
    "a note beside": (lambda root: (root / "data" / "reports" / "README.md").write_text("x"), ANSWERED),
    "an empty prepared file": (lambda root: (root / "ontology" / "prepared" / "shared.json").write_text(""), ANSWERED),
    "a prepared list": (lambda root: (root / "ontology" / "prepared" / "shared.json").write_text("[1]"), ANSWERED),
    "a deep prepared file": (
        lambda root: (root / "ontology" / "prepared" / "shared.json").write_text("[" * 100_000),
        ANSWERED,
    ),
    "rules that are no SPARQL": (lambda root: (root / "ontology" / "rules" / "99.rq").write_text("x"), EITHER),
    "a country that is no Turtle": (lambda root: (root / "data" / "countries" / "xxx.ttl").write_text("x"), REFUSED),
}

NAMES: dict[str, tuple[tuple[str, ...], tuple[int, ...]]] = {
    "an empty report": (("gaps", ""), EITHER),
    "a space": (("gaps", " "), REFUSED),
    "a line end": (("gaps", "per-1999\n"), EITHER),
    "a way up": (("gaps", "../reports/per-1999"), EITHER),
    "a steered name": (("gaps", ESC), REFUSED),
    "10,000 letters": (("gaps", "x" * 10_000), REFUSED),
    "a format": (("gaps", "%s%n{0}{x}"), REFUSED),
    "a shell": (("gaps", "$(id);`id`"), REFUSED),
    "a surrogate name": (("gaps", "per\udcff"), EITHER),
    "a NUL": (("gaps", "per\0"), EITHER),
    "letters of another script": (("gaps", "рer-1999"), REFUSED),
    "digits of another script": (("gaps", "per-１９９９"), EITHER),
    "a group of nobody": (("explain", small.ID, "Man+Woman", "TemporaryLodging"), REFUSED),
    "a group of ten thousand": (("explain", small.ID, "+".join(["Man"] * 10_000), "TemporaryLodging"), EITHER),
    "a month that isn't": (("gaps", small.ID, "--when", "2020-13"), REFUSED),
    "a place that isn't": (("gaps", small.ID, "--where", ESC), REFUSED),
    "a steered query": (("query", ESC), REFUSED),
    "a query up": (("query", "../queries/adult-men"), REFUSED),
    "a parameter of 10,000": (("query", "adult-men", "-p", "report=" + "x" * 10_000), REFUSED),
    "a parameter that breaks out": (("query", "adult-men", "-p", 'report=" } } ; DROP ALL #'), REFUSED),
    "no equals": (("query", "adult-men", "-p", "report"), REFUSED),
    "a supposed nothing": (("whatif", small.ID, "+"), REFUSED),
    "a supposed everything": (("whatif", small.ID, "+Denial::::::::"), REFUSED),
    "a rule up": (("rules", "../x"), REFUSED),
}

TEXTS: dict[str, tuple[str, bytes, tuple[int, ...]]] = {
    "a query with a mark": ("mine.rq", b"\xef\xbb\xbfASK { ?s ?p ?o }", ANSWERED),
    "a query in UTF-16": ("mine.rq", "ASK {}".encode("utf-16"), REFUSED),
    "a query of NULs": ("mine.rq", b"\0" * 100, REFUSED),
    "a query of nothing": ("mine.rq", b"", REFUSED),
    "a query of 2 MB": ("mine.rq", b"ASK { } #" + b"x" * 2_000_000, REFUSED),
    "a query too deep": ("mine.rq", b"ASK " + b"{" * 50_000 + b"}" * 50_000, REFUSED),
    "a query of a picture": ("mine.rq", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", REFUSED),
    "an encoding with a mark": ("sup.toml", b'\xef\xbb\xbf[[claim]]\nkind = "Denial"\n', EITHER),
    "an encoding in UTF-16": ("sup.toml", "[[claim]]".encode("utf-16"), REFUSED),
    "an encoding of brackets": ("sup.toml", b"a = " + b"[" * 50_000, REFUSED),
    "an encoding with a number of 5,000 digits": ("sup.toml", b"[[claim]]\nvalue = " + DIGITS.encode(), REFUSED),
    "an encoding with a NUL": ("sup.toml", b'[[claim]]\nkind = "\0"', REFUSED),
    "an encoding of nothing": ("sup.toml", b"", REFUSED),
    "claims of nothing": ("sup.ttl", b"", REFUSED),
    "claims of another kind": ("sup.csv", b"a,b", REFUSED),
    "a text of nothing": ("new.txt", b"", REFUSED),
    "a text of NULs": ("new.txt", b"\0" * 100, EITHER),
    "a text in Latin-1": ("new.txt", "Niñas.".encode("latin-1"), REFUSED),
    "a text with controls": ("new.txt", b"Line one.\x1b[31m Red.\x00\x07 The end.", EITHER),
    "a text of one word of 100,000": ("new.txt", b"x" * 100_000, EITHER),
    "a Word file that isn't": ("new.docx", b"PK\x03\x04nothing", REFUSED),
    "a PDF that isn't": ("new.pdf", b"%PDF-1.7\n%%EOF", REFUSED),
    "a workbook that isn't": ("book.xlsx", b"PK\x03\x04nothing", REFUSED),
    "a table with a cell of 200,000": ("table/claims.csv", b"number,kind\n1," + b"x" * 200_000, REFUSED),
    "a table with a NUL": ("table/claims.csv", b"number,kind\n1,\0", REFUSED),
    "a table in UTF-16": ("table/claims.csv", "number,kind\n".encode("utf-16"), REFUSED),
}

_COMMANDS: dict[str, Callable[[str], tuple[str, ...]]] = {
    "mine": lambda path: ("query", "--sparql", path, "--timeout", "2"),
    "sup": lambda path: ("whatif", small.ID, path),
    "new": lambda path: ("new", "PER", "2031", "--text", path),
    "book": lambda path: ("import", path),
    "table": lambda path: ("import", str(Path(path).parent)),
}


def _written(name: str, content: bytes) -> Callable[[Path], object]:
    def write(root: Path) -> None:
        path = root / "given" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)

    return write


def hostile() -> Iterator[Hostile]:
    """Every input."""
    for name, (content, statuses) in REPORTS.items():
        yield Hostile(f"report: {name}", _report(content), ("gaps", small.ID), statuses)
    for name, (prepare, statuses) in FOLDERS.items():
        yield Hostile(f"folder: {name}", prepare, ("gaps",), statuses)
    for name, (arguments, statuses) in NAMES.items():
        yield Hostile(f"name: {name}", lambda _: None, arguments, statuses)
    for name, (file, content, statuses) in TEXTS.items():
        kind = file.partition(".")[0].partition("/")[0]
        yield Hostile(f"text: {name}", _written(file, content), _COMMANDS[kind](f"{{root}}/given/{file}"), statuses)
