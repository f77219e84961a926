"""Values with which an attacker might try to control a page, and the checks that no page is controlled."""

from __future__ import annotations

import html.parser
from urllib.parse import urlsplit

VALUES = (
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "'><svg/onload=alert(1)>", "javascript:alert(1)",
    "</title><script>alert(1)</script>", "{{7*7}}", "{% raw %}", "${7*7}", "%3Cscript%3E", "\\u003cscript\\u003e",
    "<a href=javascript:alert(1)>x", "<style>*{display:none}</style>", "<!--", "]]>", "<![CDATA[", "&lt;script&gt;",
    "\" autofocus onfocus=alert(1) x=\"", "' or 1=1 --", "} UNION { ?s ?p ?o",
    "\" . } } INSERT DATA { <a:a> <a:a> <a:a> }",
    "> } ; DROP ALL ; SELECT * { <a", "\\\" } #", "?x } SERVICE <http://127.0.0.1:1/> { ?s ?p ?o }", "x\nBASE <evil:>",
    "rep:per-2021 } VALUES ?x { 1", "\x00", "\x1b[2J", "\r\nSet-Cookie: a=b", "\r\n\r\n<script>", "../../etc/passwd",
    "..%2f..%2fetc%2fpasswd", "/etc/passwd", "file:///etc/passwd", "C:\\windows", "%00", "%0d%0aX: y", "a" * 5000,
    "\u202egnp.exe", "\u2028alert(1)", "\ufeff", "ｊａｖａscript:alert(1)", "=cmd|' /C calc'!A0", "+1+1", "@SUM(1)",
    "-2+3", "<math><mtext></p><img src=x onerror=alert(1)>", "<iframe srcdoc=x>", "<object data=x>", "<base href=//e>",
    "//evil.example/", "<meta http-equiv=refresh content=0>", "</script><script>alert(1)</script>", "'-alert(1)-'",
    "</textarea><script>alert(1)</script>", "</select><img src=x onerror=alert(1)>", "<svg><script>alert(1)</script>",
    "' onmouseover='alert(1)", "data:text/html,<script>alert(1)</script>", "\\evil.example",
    "<form action=//evil.example>",
    "<<script>alert(1)//<</script>", "\u2066abc\u2069\u202d", "{{ ''.__class__.__mro__ }}", "#{7*7}", "<%= 7*7 %>",
    "<link rel=stylesheet href=//evil.example>", "<img src=x:x onerror=\"alert(1)\" ",
    "<a xlink:href=javascript:alert(1)>",
    "\t=1+1", "<details open ontoggle=alert(1)>",
)  # fmt: skip
"""HTML, scripts, quotation marks that end attributes, templates, SPARQL, formulas, paths, headers, direction
characters.
"""

WRITTEN = tuple(one for one in VALUES if len(one) < 500 and one.isprintable() and one == " ".join(one.split()))
"""The values without a line end, because a sentence of a report is one line."""

OUTSIDE = ("www.state.gov", "creativecommons.org", "w3id.org")
"""The only other hosts to which pages of the workbench link."""


class Markup(html.parser.HTMLParser):
    """The elements of a page with their attributes, and the links that lead to unknown hosts."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.shape: set[str] = set()
        self.wrong: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.shape |= {tag, *(f"{tag} {name}" for name, _ in attrs)}
        for name, value in attrs:
            if name in ("href", "src", "action", "formaction", "data") and not leads_home(value or ""):
                self.wrong.append(f"{tag} {name}={value}")


def leads_home(address: str) -> bool:
    """Whether a link leads to a page of the workbench or to one of the hosts in ``OUTSIDE``."""
    plain = "".join(address.replace("\\", "/").split())
    parts = urlsplit(plain)
    if not parts.scheme and not parts.netloc:
        return True
    return parts.scheme == "https" and parts.netloc in OUTSIDE


def live(text: str, clean: frozenset[str]) -> list[str]:
    """The elements and attributes of a page that aren't in ``clean``, and the page's links to unknown hosts."""
    found = Markup(text)
    return [*sorted(found.shape - clean), *found.wrong]
