"""Uncleaned narratives of 25 kinds, each with the text that an encoder should get."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Narrative:
    """An uncleaned file, and its narrative; ``quotes`` must be found in both."""

    name: str
    content: bytes | Callable[[Path], None]
    text: str
    quotes: tuple[str, ...]
    suffix: str = ".txt"

    def write(self, folder: Path) -> Path:
        path = folder / f"text{self.suffix}"
        if isinstance(self.content, bytes):
            path.write_bytes(self.content)
        else:
            self.content(path)
        return path


PLAIN = "The government helped 12 victims. There were no shelters that accepted men.\n"
WRAPPED = (
    "The government, together with the shelters of the north,\n"
    "helped 12 victims of trafficking in the year, and it gave\n"
    "them food. There were no shelters that accepted men.\n"
)
UNWRAPPED = WRAPPED.replace("\n", " ").rstrip() + "\n"


def _word(path: Path) -> None:
    from docx import Document

    document = Document()
    document.add_heading("Protection", 1)
    document.add_paragraph("The government helped 12\u00a0vic\u00adtims.")
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Year", "2020"
    document.add_paragraph("There were no shelters that accepted men.")
    document.save(str(path))


def _pdf(path: Path) -> None:
    first = ["Report 2021 - Peru", "The government, together with the shelters of the north,", "helped 12 vic-"]
    second = ["Report 2021 - Peru", "tims of trafficking. There were no shelters that accepted men.", "2"]
    path.write_bytes(pdf_of([[*first, "1"], second]))


LEFT = (
    "The government gave shelter to all of the girls who",
    "were identified as victims of trafficking in that",
    "year, and it paid for their food, their school and",
    "the clothes that they needed, as its reports say.",
)
RIGHT = (
    "Men had none of these. The ministries named to us",
    "no shelter that took men in, and the police sent",
    "them away, as two organizations in the capital of",
    "the country said in the papers that they wrote.",
)
COLUMNS = f"PROTECTION\n{' '.join(LEFT)} {' '.join(RIGHT)}"


def _two_columns(path: Path, *, in_turns: bool) -> None:
    """Two columns below a heading; the file alternates between their lines, or has one column after the other."""
    left = [(50, 760 - 14 * at, line) for at, line in enumerate(LEFT)]
    right = [(320, 760 - 14 * at, line) for at, line in enumerate(RIGHT)]
    lines = [one for pair in zip(left, right, strict=True) for one in pair] if in_turns else [*left, *right]
    shown = "".join(f"1 0 0 1 {x} {y} Tm ({line}) Tj " for x, y, line in [(50, 790, "PROTECTION"), *lines])
    path.write_bytes(_pdf_showing([f"BT /F1 10 Tf {shown}ET"]))


def _table_pdf(path: Path) -> None:
    """A table is read row by row."""
    rows = [(f"Region {at}", str(90 + at)) for at in range(6)]
    shown = "".join(
        f"1 0 0 1 50 {760 - 14 * at} Tm ({name}) Tj 1 0 0 1 320 {760 - 14 * at} Tm ({count}) Tj "
        for at, (name, count) in enumerate(rows)
    )
    path.write_bytes(_pdf_showing([f"BT /F1 10 Tf {shown}ET"]))


def pdf_of(pages: list[list[str]]) -> bytes:
    """A small PDF, written without a library for PDF: the lines of each page, one below the other."""
    streams = []
    for lines in pages:
        escaped = (line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)") for line in lines)
        shown = "".join(f"({line}) Tj T* " for line in escaped)
        streams.append(f"BT /F1 10 Tf 14 TL 50 780 Td {shown}ET")
    return _pdf_showing(streams)


def _pdf_showing(streams: list[str]) -> bytes:
    kids = " ".join(f"{3 + 2 * n} 0 R" for n in range(len(streams)))
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", f"<< /Type /Pages /Kids [{kids}] /Count {len(streams)} >>"]
    for number, stream in enumerate(streams):
        resources = f"<< /Font << /F1 {font} >> >>"
        page = (
            f"/Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources {resources} /Contents {4 + 2 * number} 0 R"
        )
        objects += [f"<< {page} >>", f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream"]
    body, offsets = "%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(body))
        body += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    start, size = len(body), len(objects) + 1
    body += f"xref\n0 {size}\n0000000000 65535 f \n{table}"
    body += f"trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF"
    return body.encode("latin-1")


HTML = """<!DOCTYPE html><html><head><title>Peru</title><style>p{color:red}</style></head><body>
<nav><a href="/">Home</a></nav><h2>PROTECTION</h2>
<p>The government helped&nbsp;12
   vic&shy;tims.<sup><a href="#n1">1</a></sup> There were <b>no shelters</b> that
   accepted men.[2]</p><ol class="footnotes"><li id="n1">Law 12 of 2013.</li><li>Not read.</li></ol>
<script>alert("x")</script><footer>Page made in 2021</footer></body></html>"""

NARRATIVES = (
    Narrative("plain text", PLAIN.encode(), PLAIN, ("no shelters that accepted men",)),
    Narrative("byte-order mark", b"\xef\xbb\xbf" + PLAIN.encode(), PLAIN, ("The government",)),
    Narrative("UTF-16", PLAIN.encode("utf-16"), PLAIN, ("The government",)),
    Narrative("Windows line ends", b"One helped.\r\nTwo came.\r\n", "One helped.\nTwo came.\n", ("helped.\nTwo",)),
    Narrative("line ends of old Macs", b"One helped.\rTwo came.\r", "One helped.\nTwo came.\n", ("Two came",)),
    Narrative("line separators", "One helped.\u2028Two came.\u2029".encode(), "One helped.\nTwo came.\n", ("Two",)),
    Narrative("hard wraps", WRAPPED.encode(), UNWRAPPED, ("shelters of the north, helped 12 victims",)),
    Narrative(
        "words hyphenated at a line's end",
        WRAPPED.replace("victims", "vic-\ntims").replace("shelters that", "non-\ngovernmental ones that").encode(),
        UNWRAPPED.replace("shelters that", "non-governmental ones that"),
        ("helped 12 victims", "no non-governmental ones"),
    ),
    Narrative(
        "soft hyphens",
        "The vic\u00adtims, and vic\u00ad\ntims.\n".encode(),
        "The victims, and victims.\n",
        ("victims.",),
    ),
    Narrative(
        "spaces that don't break",
        "Only 12\u00a0victims\u2009came.\n".encode(),
        "Only 12 victims came.\n",
        ("12 victims",),
    ),
    Narrative("characters without width", "No\u200b shel\u2060ter.\n".encode(), "No shelter.\n", ("No shelter",)),
    Narrative(
        "page heads and page numbers",
        b"Report - Peru\nThe government of the country gave all of its\nshelter to girls.\n12\n\f"
        b"Report - Peru\nMen, as the report tells on the next page, had\nnone of it.\n13\n",
        "The government of the country gave all of its shelter to girls.\n"
        "Men, as the report tells on the next page, had none of it.\n",
        ("its shelter to girls.\nMen, as",),
    ),
    Narrative(
        "footnote marks",
        "Girls had shelter.¹ Men had none.[2] Women had some.14 All of 12 knew.\n".encode(),
        "Girls had shelter. Men had none. Women had some. All of 12 knew.\n",
        ("shelter. Men had none. Women",),
    ),
    Narrative(
        "footnotes at the foot of a page",
        "Report - Peru\nGirls had shelter.¹ The government of the country gave all its\nshelter to them, and food.2\n"
        "1 Law 12 of 2013, on shelter.\n2 So the ministry says, in a letter\nthat it wrote in May.\n3\n\f"
        "Report - Peru\nMen, as the report tells on the next page, had\nnone of it.\n4\n".encode(),
        "Girls had shelter. The government of the country gave all its shelter to them, and food.\n"
        "Men, as the report tells on the next page, had none of it.\n",
        ("shelter to them, and food.\nMen, as",),
    ),
    Narrative(
        "footnotes at the end of the text",
        b"Girls had shelter.[1] Men had none.[2]\n\n1. Women had some.\n\nIn all, 12 victims came.\n\nNotes\n"
        b"[1] Law 12 of 2013.\n[2] So the ministry says.\n",
        "Girls had shelter. Men had none.\n\n1. Women had some.\n\nIn all, 12 victims came.\n",
        ("Girls had shelter. Men had none.", "1. Women had some."),
    ),
    Narrative(
        "control characters", b"Line one.\x1b[31m Red\x00.\x07 The end.\n", "Line one. Red. The end.\n", ("one. Red.",)
    ),
    Narrative("extra spaces", b"  One   helped. \n\n\n\nTwo came.  \n", "One helped.\n\nTwo came.\n", ("One helped",)),
    Narrative(
        "headings and lists stay on their lines",
        b"PROTECTION\nThe government gave, with the help of many others there,\nshelter to girls:\n"
        b"- food and a bed for each of them, on each day\n- clothes\n",
        "PROTECTION\nThe government gave, with the help of many others there, shelter to girls:\n"
        "- food and a bed for each of them, on each day\n- clothes\n",
        ("there, shelter to girls",),
    ),
    Narrative(
        "Spanish",
        "El Gobierno identificó a 12 víctimas. Él no atendió a hombres.\r\n"
        "¿Quién atiende a las niñas? «Nadie».".encode(),
        "El Gobierno identificó a 12 víctimas. Él no atendió a hombres.\n¿Quién atiende a las niñas? «Nadie».",
        ("Él no atendió a hombres.",),
    ),
    Narrative(
        "Word",
        _word,
        "Protection\n\nThe government helped 12 victims.\n\nYear 2020\n\nThere were no shelters that accepted men.\n",
        ("helped 12 victims", "no shelters that accepted men"),
        ".docx",
    ),
    Narrative(
        "PDF",
        _pdf,
        "The government, together with the shelters of the north, helped 12 victims of trafficking. There were"
        " no shelters that accepted men.\n",
        ("helped 12 victims of trafficking",),
        ".pdf",
    ),
    Narrative(
        "PDF with the lines of two columns in turns",
        lambda path: _two_columns(path, in_turns=True),
        COLUMNS,
        ("who were identified as victims", "named to us no shelter that took men in"),
        ".pdf",
    ),
    Narrative(
        "PDF with one column after the other",
        lambda path: _two_columns(path, in_turns=False),
        COLUMNS,
        ("who were identified as victims", "named to us no shelter that took men in"),
        ".pdf",
    ),
    Narrative(
        "PDF with a table",
        _table_pdf,
        "\n".join(f"Region {at} {90 + at}" for at in range(6)),
        ("Region 2 92",),
        ".pdf",
    ),
    Narrative(
        "web page",
        HTML.encode(),
        "PROTECTION\n\nThe government helped 12 victims. There were no shelters that accepted men.\n",
        ("helped 12 victims", "no shelters that accepted men."),
        ".html",
    ),
)
