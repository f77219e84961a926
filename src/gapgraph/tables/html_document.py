"""A table as one complete HTML page for screen and print. The page has no script and loads nothing; every cell is
escaped.

Short columns are side by side; long columns are below each row, so that a page of A4 is wide enough.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement, tostring

from gapgraph.i18n.say import say
from gapgraph.tables.table import Cell
from gapgraph.tables.table_document import TableDocument, cell_parts, column_head, label_names

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_STYLE = """
body{font:1rem/1.4 system-ui,sans-serif;margin:1rem auto;max-width:80rem;padding:0 1rem;color:#1a1a1a;background:#fff}
table{border-collapse:collapse;width:100%}
th,td{text-align:left;vertical-align:top;padding:.3rem .5rem}
thead th{border-bottom:2px solid #444}
tbody{border-bottom:1px solid #bbb;break-inside:avoid}
td.more{padding-top:0}
td.more dl{display:grid;grid-template-columns:minmax(7rem,max-content) 1fr;gap:.1rem .8rem;margin:0}
dt{color:#555}dd{margin:0;overflow-wrap:anywhere}
small{color:#555;display:block;font-weight:normal;overflow-wrap:anywhere}h1{font-size:1.3rem}h2{font-size:1.1rem}
@media print{body{font-size:9pt;margin:0;max-width:none;padding:0}thead{display:table-header-group}@page{margin:12mm}}
"""
_SHORT = 30
"""The maximum average length of a cell in a column that is side by side with others."""
_LONGEST = 120
"""The maximum length of the longest cell in a column that is side by side with others."""
_SIDE_BY_SIDE = 7
_NARRATIVE = "en"


@dataclass(frozen=True)
class _Shown:
    """A column on the page: the index of its cells, the index of the column with words for them (if any), and its
    heading.
    """

    place: int
    words: int | None
    head: str
    quotes: bool


def html_text(document: TableDocument) -> str:
    """The page: the title, the rows, the meaning of columns and words."""
    document = document.spelled()
    page = Element("html", lang=document.language)
    head = SubElement(page, "head")
    SubElement(head, "meta", charset="utf-8")
    SubElement(head, "meta", {"http-equiv": "Content-Security-Policy", "content": _POLICY})
    SubElement(head, "meta", name="viewport", content="width=device-width, initial-scale=1")
    SubElement(head, "title").text = _plain(document.title)
    SubElement(head, "style").text = _STYLE
    body = SubElement(page, "body")
    SubElement(body, "h1").text = _plain(document.title)
    count = say("table rows", document.language, count=len(document.table.rows))
    SubElement(body, "p").text = count
    _draw_rows(body, document)
    _draw_meanings(
        body, say("sheet columns", document.language), [(one.head, one.meaning) for one in document.columns()]
    )
    _draw_meanings(
        body, say("sheet words", document.language), [(f"{t.label} ({t.id})", t.definition) for t in document.terms]
    )
    return "<!DOCTYPE html>\n" + tostring(page, encoding="unicode", method="html") + "\n"


def _plain(text: str) -> str:
    """The text without characters that HTML forbids or that change the reading direction."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() or c in "\n\t\u00a0" else c.encode("unicode_escape").decode() for c in text)


def _draw_rows(body: Element, document: TableDocument) -> None:
    side, beneath = _divided(document)
    table = SubElement(body, "table")
    heads = SubElement(SubElement(table, "thead"), "tr")
    for one in side:
        SubElement(heads, "th", scope="col").text = one.head
    for row in document.table.rows:
        group = SubElement(table, "tbody")
        line = SubElement(group, "tr")
        for place, one in enumerate(side):
            kind = {"scope": "row"} if place == 0 else {}
            _draw_cell(SubElement(line, "th" if place == 0 else "td", kind), one, row)
        filled = [one for one in beneath if row[one.place] not in ("", ())]
        if filled:
            more = SubElement(SubElement(group, "tr"), "td", {"class": "more", "colspan": str(max(1, len(side)))})
            listed = SubElement(more, "dl")
            for one in filled:
                SubElement(listed, "dt").text = one.head
                _draw_cell(SubElement(listed, "dd"), one, row)


def _divided(document: TableDocument) -> tuple[list[_Shown], list[_Shown]]:
    """The columns that are shown side by side, and the columns whose cells are shown below each row."""
    rows = document.table.rows
    shown = [one for one in _shown(document) if any(row[one.place] not in ("", ()) for row in rows)]
    short = [one for one in shown if _is_short([_length(row, one) for row in rows])]
    side = short[:_SIDE_BY_SIDE] or shown[:1]
    return side, [one for one in shown if one not in side]


def _is_short(lengths: Sequence[int]) -> bool:
    return max(lengths, default=0) <= _LONGEST and sum(lengths) <= _SHORT * len(lengths)


def _length(row: Sequence[Cell], one: _Shown) -> int:
    return sum(len(part) + 2 for part in cell_parts(row[one.place if one.words is None else one.words]))


def _shown(document: TableDocument) -> Iterator[_Shown]:
    places = {one.name: place for place, one in enumerate(document.table.columns)}
    paired = {name: label for name in places if (label := _label_of(name, places)) is not None}
    for name, place in places.items():
        if place not in paired.values():
            head = column_head(name, document.language)
            yield _Shown(place, paired.get(name), head, name.partition("_")[0] in ("quote", "quotes"))


def _label_of(name: str, places: dict[str, int]) -> int | None:
    """The index of the column that has the words for the ids in this column."""
    return next((places[one] for one in label_names(name) if one in places), None)


def _draw_cell(parent: Element, one: _Shown, row: Sequence[Cell]) -> None:
    """The words, with the ids below them in small type; each part of a list on its own line."""
    ids = cell_parts(row[one.place])
    words = cell_parts(row[one.words]) if one.words is not None else ()
    _draw_parts(parent, words or ids, "q" if one.quotes else "span")
    if words and words != ids:
        SubElement(parent, "small").text = _plain(", ".join(ids))


def _draw_parts(parent: Element, parts: Sequence[str], tag: str) -> None:
    for number, part in enumerate(parts):
        if number:
            SubElement(parent, "br")
        SubElement(parent, tag, {"lang": _NARRATIVE} if tag == "q" else {}).text = _plain(part)


def _draw_meanings(body: Element, head: str, rows: Sequence[tuple[str, str]]) -> None:
    if not rows:
        return
    SubElement(body, "h2").text = head
    table = SubElement(SubElement(body, "table"), "tbody")
    for name, meaning in rows:
        line = SubElement(table, "tr")
        SubElement(line, "th", scope="row").text = _plain(name)
        SubElement(line, "td").text = _plain(meaning)
