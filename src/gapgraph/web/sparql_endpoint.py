"""The SPARQL 1.1 endpoint: read-only, with the protocol's three kinds of request and its result formats."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import parse_qs

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from gapgraph.errors import GapgraphError
from gapgraph.vocabulary import curie
from gapgraph.web.reader import Reader
from gapgraph.web.site import Site
from gapgraph.web.sparql_results import MEDIA_TYPES, RDF_FORMATS, RESULT_WRITERS, accepted
from gapgraph.web.worker_pool import QueryStoppedError, WorkerAnswer

Asked = Mapping[str, Sequence[str]]
"""The parameters of a request, each with its values."""

_FORM = "application/x-www-form-urlencoded"
_QUERY = "application/sparql-query"
_SENTENCES = {
    "timeout": "TIMEOUT: the query was stopped after {query_seconds:g} s (query_seconds); its answer isn’t known.",
    "memory": "MEMORY: the query was stopped at {query_memory:,} bytes (query_memory); its answer isn’t known.",
    "busy": "BUSY: all {query_workers} workers (query_workers) have other queries to answer; ask again.",
}


def stopped_sentence(stopped: QueryStoppedError, site: Site) -> str:
    """A sentence on why a query was stopped, with the name of the limit."""
    return _SENTENCES[stopped.why].format(**vars(site.settings))


async def read_request(request: Request) -> Asked:
    """The parameters of a request of the SPARQL protocol. Raises GapgraphError GG001 for a body whose media type this
    protocol doesn't allow.
    """
    asked = parse_qs(request.url.query, keep_blank_values=True)
    if request.method != "POST":
        return asked
    body = await request.body()
    media = _media_of(request)
    try:
        text = body.decode()
    except UnicodeDecodeError as error:
        raise _wrong("the body is not UTF-8") from error
    if media == _QUERY:
        if "query" in asked:
            raise _wrong("the query is in the address and in the body")
        return {**asked, "query": [text]}
    if media == _FORM:
        if "query" in asked:
            raise _wrong("the query of a form must be in its body, not in the address")
        return {**asked, **parse_qs(text, keep_blank_values=True)}
    raise GapgraphError("GG001", f"The request is wrong: a body of {media or 'no type'} is not a query", remedy=_HOW)


def has_known_body(request: Request) -> bool:
    """Whether the body of a POST has a media type that the SPARQL protocol allows for queries."""
    return request.method != "POST" or _media_of(request) in (_QUERY, _FORM)


def _media_of(request: Request) -> str:
    return request.headers.get("content-type", "").partition(";")[0].strip().lower()


_HOW = f"Ask with GET and query=, or with POST and {_FORM} or {_QUERY}."


def _wrong(why: str) -> GapgraphError:
    return GapgraphError("GG001", f"The request is wrong: {why}", remedy=_HOW)


def answer_request(site: Site, request: Request, asked: Asked) -> Response:
    """The answer to a request of the SPARQL protocol."""
    if "update" in asked:
        return _plain("The endpoint is read-only: updates are refused. [GG212]", 403)
    queries = asked.get("query", [])
    if not queries and request.method == "GET":
        return _description(site, request)
    if site.is_remote:
        return _plain(str(foreign_query()), 501)
    if len(queries) != 1 or not queries[0].strip():
        return _plain(f"The request is wrong: it has {len(queries)} queries, and needs one. {_HOW} [GG001]", 400)
    if len(queries[0]) > site.settings.query_letters:
        return _plain(f"The query is longer than query_letters ({site.settings.query_letters}). [GG205]", 413)
    return _answer(site, request, queries[0], asked)


def _answer(site: Site, request: Request, query: str, asked: Asked) -> Response:
    header = request.headers.get("accept", "")
    wanted = (asked.get("format") or [""])[0]
    for_rows = wanted if wanted in RESULT_WRITERS else accepted(header, tuple(RESULT_WRITERS), "json")
    for_triples = wanted if wanted in RDF_FORMATS else accepted(header, tuple(RDF_FORMATS), "ttl")
    if for_rows is None and for_triples is None:
        return _plain("The endpoint has none of the formats that the header Accept requests.", 406)
    dataset: dict[str, Any] = {
        "default": list(asked.get("default-graph-uri", ())),
        "named": list(asked.get("named-graph-uri", ())),
    }
    try:
        found = site.pool.ask(query, for_rows or for_triples or "json", rdf=[for_triples or "ttl"], **dataset)
    except QueryStoppedError as stopped:
        return _plain(stopped_sentence(stopped, site), 503)
    except GapgraphError as error:
        return _plain(str(error), 400)
    return _found(found, site)


def foreign_query() -> GapgraphError:
    """The error for a user's query to a workbench over a remote store: only canned queries are sent there."""
    remedy = "Query the store at its own address, or use a canned query."
    return GapgraphError("GG804", "The workbench sends no queries of your own to a remote store", remedy=remedy)


def _found(found: WorkerAnswer, site: Site) -> Response:
    headers = {"Vary": "Accept", "Gapgraph-Rows": str(found.rows)}
    if found.truncated:
        headers["Gapgraph-Truncated"] = f"query_rows={site.settings.query_rows}"
    return Response(found.body, media_type=MEDIA_TYPES[found.type], headers=headers)


def _plain(sentence: str, status: int) -> Response:
    return PlainTextResponse(f"{sentence}\n", status)


def _description(site: Site, request: Request) -> Response:
    """The service description."""
    del site
    here = str(request.url.replace(query=""))
    formats = "".join(
        f" <http://www.w3.org/ns/formats/{name}> ,"
        for name in ("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV", "Turtle")
    )
    text = (
        "@prefix sd: <http://www.w3.org/ns/sparql-service-description#> .\n"
        f"<{here}> a sd:Service ;\n"
        f"  sd:endpoint <{here}> ;\n"
        "  sd:supportedLanguage sd:SPARQL11Query ;\n"
        "  sd:feature sd:UnionDefaultGraph ;\n"
        f"  sd:resultFormat{formats[:-2]} .\n"
    )
    return Response(text, media_type="text/turtle; charset=utf-8")


def editor_page(reader: Reader) -> Response:
    """The editor: a text area, improved by a script; its form uses the endpoint's page of results."""
    text = reader.request.query_params.get("query", "")[: reader.site.settings.query_letters]
    example = EXAMPLE.replace("{language}", reader.language)
    return reader.page("editor.html", "questions", text=text or example, limits=reader.site.settings)


def editor_terms(reader: Reader) -> Response:
    """Each of our terms by its short name, with its label in the page's language: the editor's completions."""
    view = reader.view
    ours = sorted(iri for iri in view.graph.facts if iri.startswith("https://w3id.org/gapgraph/"))
    return JSONResponse([[curie(iri), view.label(iri)] for iri in ours if ":" in curie(iri) and "/" not in curie(iri)])


EXAMPLE = (
    "PREFIX gap: <https://w3id.org/gapgraph/ontology#>\n"
    "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>\n"
    "SELECT ?claim ?label WHERE {\n"
    "  GRAPH ?claims { ?claim a gap:Denial ; rdfs:label ?label }\n"
    '  FILTER(LANG(?label) = "{language}")\n'
    "}\nORDER BY ?claim\nLIMIT 50\n"
)
