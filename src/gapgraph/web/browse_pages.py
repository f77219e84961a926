"""Groups, protections, providers, duties and terms: pages on what each of these is, and what the report says of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from starlette.responses import Response

from gapgraph.core.claims import Claim
from gapgraph.core.facts import Literal
from gapgraph.core.ids import iri_of_claim
from gapgraph.errors import GapgraphError
from gapgraph.law.obligations import Obligation
from gapgraph.law.sentences import citation, requirement, seen
from gapgraph.tables.search_table import HitKind, SearchHit
from gapgraph.tables.setting import number
from gapgraph.vocabulary import (
    DCTERMS,
    GAP,
    LAW,
    OA,
    ORG,
    OWL,
    PROV,
    QB,
    RDF,
    RDFS,
    SH,
    SKOS,
    Iri,
    curie,
    expand,
)
from gapgraph.web.group_cards import group_card
from gapgraph.web.matrix_cells import matrix_cell
from gapgraph.web.reader import Reader
from gapgraph.web.report_page import source_facts
from gapgraph.web.sparql_endpoint import foreign_query
from gapgraph.web.sparql_results import MEDIA_TYPES, RDF_FORMATS, accepted

_DEFINITION = SKOS + "definition"


def browse_page(reader: Reader) -> Response:
    """The page that lists all groups, protections, providers and instruments."""
    graph, view = reader.site.graph, reader.view
    providers = sorted({claim.provider for claim in view.claims})
    instruments = sorted({duty.instrument for duty in graph.obligations if view.setting.report.country in duty.binds})
    return reader.page(
        "browse.html",
        "browse",
        view=view,
        groups=[(one, view.label(one), _text(reader, one)) for one in graph.lattice.groups],
        sections=[
            (title, [(one, view.label(one), _text(reader, one)) for one in members])
            for title, members in view.sections(tuple(graph.scheme.protections))
        ],
        providers=[(one, view.label(one)) for one in providers],
        instruments=[(one, view.label(one)) for one in instruments],
    )


def _text(reader: Reader, iri: Iri) -> str:
    return reader.view.setting.names.text(iri, _DEFINITION)


def group_page(reader: Reader) -> Response:
    """A group: the groups around and inside it, its protections in the report, the claims about it."""
    graph, view = reader.site.graph, reader.view
    group = graph.group(reader.part("name"))
    leaves = graph.lattice.leaves_of(group)
    groups = graph.lattice.groups
    inside = [one for one, mask in groups.items() if mask and mask & leaves == mask and mask != leaves]
    around = [one for one, mask in groups.items() if mask & leaves == leaves and mask != leaves]
    sections = [
        (title, [(one, view.label(one), matrix_cell(view, view.cells.get((group, one)))) for one in members])
        for title, members in view.sections(tuple(view.setting.coverage))
    ]
    claims = [claim for claim in view.claims if claim.group == group]
    return reader.page(
        "group.html",
        "browse",
        view=view,
        iri=group,
        title=view.label(group),
        definition=_text(reader, group),
        card=group_card(view, group) if leaves else None,
        inside=[(one, view.label(one)) for one in inside],
        around=[(one, view.label(one)) for one in around],
        sections=sections,
        claims=_listed(reader, claims),
        asked=_asked(reader, "group", curie(group)),
        **source_facts(view),
    )


def protection_page(reader: Reader) -> Response:
    """A protection: who has it in the report, the claims about it, the duties about it."""
    graph, view = reader.site.graph, reader.view
    protection = graph.protection(reader.part("name"))
    cells = [
        (group, view.label(group), matrix_cell(view, view.cells.get((group, protection))))
        for group in view.named_groups
    ]
    claims = [claim for claim in view.claims if claim.protection == protection]
    duties = [duty for duty in graph.obligations if duty.protection == protection]
    bound = [duty for duty in duties if view.setting.report.country in duty.binds]
    return reader.page(
        "protection.html",
        "browse",
        view=view,
        iri=protection,
        title=view.label(protection),
        definition=_text(reader, protection),
        whom=view.label(graph.scheme.applicable_group(protection)),
        cells=[one for one in cells if one[2]],
        claims=_listed(reader, claims),
        duties=_duties(reader, bound),
        asked=_asked(reader, "protection", curie(protection)),
        **source_facts(view),
    )


def provider_page(reader: Reader) -> Response:
    """A provider: its parts, and the claims about it."""
    graph, view = reader.site.graph, reader.view
    provider = graph.provider(reader.part("name"))
    within = graph.scheme.within(provider)
    claims = [claim for claim in view.claims if claim.provider == provider]
    return reader.page(
        "provider.html",
        "browse",
        view=view,
        iri=provider,
        title=view.label(provider),
        definition=_text(reader, provider),
        parts=sorted(((one, view.label(one)) for one in within if one != provider), key=lambda one: one[1]),
        claims=_listed(reader, claims),
        asked=_asked(reader, "provider", curie(provider)),
        **source_facts(view),
    )


def law_page(reader: Reader) -> Response:
    """An instrument: its duties, what each requires, and how it was read."""
    graph, view = reader.site.graph, reader.view
    instrument = Iri(LAW + reader.part("name"))
    duties = [duty for duty in graph.obligations if duty.instrument == instrument]
    if not duties:
        raise GapgraphError(
            "GG103", f"There is no instrument named {reader.part('name')!r}", remedy="Browse the duties."
        )
    return reader.page(
        "law.html",
        "browse",
        view=view,
        iri=instrument,
        title=view.label(instrument),
        definition=_text(reader, instrument),
        duties=_duties(reader, duties),
        claims=_listed(reader, (claim for claim in view.claims if claim.instrument == instrument)),
        asked=_asked(reader, "benchmarks", "false") + _asked(reader, "country", curie(view.setting.report.country)),
        **source_facts(view),
    )


def _duties(reader: Reader, duties: Iterable[Obligation]) -> list[tuple[str, str, str, str]]:
    world, language = reader.site.graph.facts, reader.language
    return [
        (duty.iri, citation(duty, world, language), requirement(duty, world, language), seen(duty, language))
        for duty in duties
    ]


def _asked(reader: Reader, parameter: str, value: str) -> list[tuple[str, str]]:
    """The canned queries that have this parameter, as questions about the given term and the current report."""
    here = {"report": reader.report, "country": curie(reader.view.setting.report.country), parameter: value}
    return [
        (query.header.told("question", reader.language), reader.links.to("q", query.name, **chosen))
        for query in reader.site.catalogue.values()
        if parameter in (chosen := {one.name: here[one.name] for one in query.header.parameters if one.name in here})
    ]


def _listed(reader: Reader, claims: Iterable[Claim]) -> list[tuple[Claim, str, str]]:
    view = reader.view
    return [(claim, number(claim), view.label(iri_of_claim(claim.id))) for claim in claims]


def term_page(reader: Reader) -> Response:
    """A term of the ontology, the law or a country: a page, or Turtle or JSON-LD on request."""
    iri = expand(reader.part("name"))
    view = reader.view
    facts = next((one for one in (view.graph.facts, view.graph.report_facts(reader.report)) if iri in one), None)
    if facts is None:
        raise GapgraphError(
            "GG103", f"There is no term {reader.part('name')!r}", remedy="Search for the term, or browse the terms."
        )
    wanted = reader.value("format") or _preferred(reader)
    if wanted in RDF_FORMATS:
        return _as_rdf(reader, iri, wanted)
    said = [
        (view.label(predicate), short_name(predicate), values)
        for predicate in map(Iri, facts.predicates(iri))
        if (values := [_shown(reader, term) for term in facts.terms(iri, predicate) if not str(term).startswith("_:")])
    ]
    return reader.page(
        "term.html",
        "browse",
        view=view,
        iri=iri,
        name=curie(iri),
        title=view.label(iri),
        definition=_text(reader, iri),
        said=said,
        replaced=facts.iri(iri, DCTERMS + "isReplacedBy") or "",
        claims=_listed(reader, _using(reader, iri)),
    )


_PREFIXES: Final = {
    "rdf": RDF,
    "rdfs": RDFS,
    "owl": OWL,
    "skos": SKOS,
    "org": ORG,
    "prov": PROV,
    "oa": OA,
    "dcterms": DCTERMS,
    "qb": QB,
    "sh": SH,
}


def short_name(iri: Iri) -> str:
    """The short name of a term of Gapgraph or of a well-known vocabulary; any other IRI unchanged."""
    prefix = next((name for name, namespace in _PREFIXES.items() if iri.startswith(namespace)), "")
    return f"{prefix}:{iri.removeprefix(_PREFIXES[prefix])}" if prefix else curie(iri)


def _preferred(reader: Reader) -> str:
    header = reader.request.headers.get("accept", "")
    if "text/html" in header or not header or header.startswith("*/*"):
        return "html"
    return accepted(header, tuple(RDF_FORMATS), "html") or "html"


def _as_rdf(reader: Reader, iri: Iri, wanted: str) -> Response:
    if reader.site.is_remote:
        raise foreign_query()
    query = f"CONSTRUCT {{ <{iri}> ?p ?o }} WHERE {{ GRAPH ?g {{ <{iri}> ?p ?o }} }}"
    found = reader.site.pool.ask(query, "json", rdf=[wanted])
    return Response(found.body, media_type=MEDIA_TYPES[found.type], headers={"Vary": "Accept"})


def _shown(reader: Reader, term: Iri | Literal) -> tuple[str, str, str]:
    """A value: its text, its language, and the address of its page."""
    if isinstance(term, Literal):
        return term.text[:2000], term.language, ""
    known = term in reader.site.graph.facts
    return (reader.view.label(term) if known else short_name(term)), "", reader.addresses.term(term) if known else ""


def _using(reader: Reader, iri: Iri) -> list[Claim]:
    claims = reader.view.claims
    slots = ("group", "protection", "provider", "measure", "harm", "infringes", "when", "instrument", "asserted_by")
    return [claim for claim in claims if iri in {getattr(claim, slot) for slot in slots} or GAP + claim.kind == iri]


def search_page(reader: Reader) -> Response:
    """The page of search results: the sentences, claims, terms and queries that contain the words."""
    words = reader.value("q")
    hits = reader.site.graph.search(words, (reader.report,), language=reader.language) if words.strip() else ()
    found = {kind: [hit for hit in hits if hit.kind is kind] for kind in HitKind}
    shown = {kind.value: [_linked(reader, hit) for hit in of_kind[:MOST_FOUND]] for kind, of_kind in found.items()}
    counts = {kind.value: len(of_kind) for kind, of_kind in found.items()}
    return reader.page("search.html", "search", view=reader.view, q=words, found=shown, counts=counts)


def _linked(reader: Reader, hit: SearchHit) -> tuple[str, str, str]:
    """The address of the page of a search result, the id and label of the result, and the quoted words of a report;
    empty where there are none.
    """
    name = hit.id.rsplit("/", 1)[-1]
    if hit.kind is HitKind.SENTENCE:
        return reader.links.to(hit.report, "narrative") + f"#s{int(name)}", "", hit.text
    if hit.kind is HitKind.CLAIM:
        return reader.addresses.claim_number(name), f"{name}: {hit.label}", hit.text
    if hit.kind is HitKind.TERM:
        return reader.links.to("term", hit.id), f"{hit.label} ({hit.id})", ""
    return reader.links.to("q", hit.id), hit.label, ""


MOST_FOUND = 50
"""The maximum number of results of each kind."""
