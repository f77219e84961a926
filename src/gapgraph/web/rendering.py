"""Templates and their functions: phrases, links that keep the reader's choices, and the style sheet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import quote, urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined

from gapgraph.i18n.query_value_phrases import value_in_words
from gapgraph.i18n.say import capital, say
from gapgraph.tables.setting import number
from gapgraph.vocabulary import Iri, curie


@cache
def environment() -> Environment:
    """The templates; all output is escaped, and an unknown name is an error."""
    found = Environment(
        loader=PackageLoader("gapgraph.web", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.filters["capital"] = capital
    found.filters["number"] = number
    found.filters["local"] = local_name
    found.filters["short"] = curie
    found.filters["longest"] = lambda quotes: max(quotes, key=lambda quote: len(quote.exact))
    found.globals["value_in_words"] = value_in_words
    found.filters["first_part"] = lambda address: address.partition("?")[0]
    return found


@dataclass(frozen=True)
class Links:
    """Makes the addresses of pages: with the prefix, and with the reader's language, time and place."""

    prefix: str = ""
    kept: Mapping[str, str] = field(default_factory=dict)

    def to(self, *path: str, **query: str) -> str:
        """The address of a page, with its parts escaped; a parameter with an empty value is left out."""
        known = {key: value for key, value in {**self.kept, **query}.items() if value}
        asked = "?" + urlencode(known) if known else ""
        return f"{self.prefix}/{'/'.join(quote(part, safe='+|:.,') for part in path)}{asked}"

    def repeated(self, path: Iterable[str], name: str, values: Iterable[str]) -> str:
        """The address of a page in which one parameter occurs several times."""
        address, given = self.to(*path), urlencode([(name, value) for value in values])
        return f"{address}{'&' if '?' in address else '?'}{given}" if given else address

    def asset(self, name: str) -> str:
        """The address of a style sheet or a script."""
        return f"{self.prefix}/static/{name}"


def local_name(iri: Iri) -> str:
    """The last part of an IRI, as used in addresses of pages."""
    return iri.rsplit("#", 1)[-1].rsplit("/", 1)[-1]


@cache
def static_text(name: str) -> str:
    """The text of a file in the folder ``static``."""
    return files("gapgraph.web").joinpath("static", name).read_text(encoding="utf-8")


def render(template: str, language: str, links: Links, **values: Any) -> str:
    """The page as HTML, from its template and values."""

    def t(key: str, **parts: object) -> str:
        return say(key, language, **parts)

    return environment().get_template(template).render(t=t, lang=language, links=links, **values)
