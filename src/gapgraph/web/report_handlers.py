"""The pages about one report: overview, gaps, cell, narrative, claim, brief."""

from __future__ import annotations

from collections.abc import Iterable

from starlette.responses import RedirectResponse, Response

from gapgraph.core.claims import Claim
from gapgraph.core.ids import iri_of_claim
from gapgraph.core.matrix import GroupCoverage
from gapgraph.core.statuses import Verdict
from gapgraph.errors import GapgraphError
from gapgraph.tables.setting import Setting, attribution_in_words, number, quote_claim
from gapgraph.vocabulary import REPORT, curie
from gapgraph.web.brief import brief_of
from gapgraph.web.cell_proof import cell_proof, claim_facts
from gapgraph.web.downloads import CLAIM_FORMATS
from gapgraph.web.gap_rows import gap_rows
from gapgraph.web.narrative_text import narrative
from gapgraph.web.reader import Reader
from gapgraph.web.report_page import matrix_values, overview, source_facts
from gapgraph.web.report_view import ReportView


def home(reader: Reader) -> Response:
    """The newest report, in the language that the browser prefers."""
    asked = reader.request.headers.get("accept-language", "")
    language = reader.value("lang") or ("es" if asked.casefold().startswith("es") else "")
    return RedirectResponse(reader.links.to(reader.site.graph.newest, lang=language), 303)


def change_context(reader: Reader) -> Response:
    """Redirects to the same page for the report, time or place that the reader chose. If the reader chose another
    report, the old time and place are dropped, because each report has its own times and places.
    """
    same = reader.value("from") == reader.value("report")
    kept = {name: reader.value(name) if same else "" for name in ("when", "where")}
    parts = [part for part in reader.value("page").split("/") if part]
    own = parts if same or parts[:1] != ["claim"] else []
    return RedirectResponse(reader.links.to(reader.value("report") or reader.report, *own, **kept), 303)


def overview_page(reader: Reader) -> Response:
    """The report's page: the main finding, the groups, the gaps, the figures."""
    view = reader.view
    found = overview(view)
    values = {**found, **matrix_values(view, [card.group for card in found["cards"]], view.protections)}
    return reader.page("overview.html", "overview", **values)


def show_gaps(reader: Reader) -> Response:
    """The page of the gaps in words."""
    view = reader.view
    asked = reader.value("verdict")
    verdict = Verdict(asked) if asked in ("unmet", "underserved", "unknown") else Verdict.UNMET
    rows = gap_rows(view, verdict)
    return reader.page(
        "gaps.html", "gaps", view=view, rows=rows, verdict=verdict.value, formats=CLAIM_FORMATS, **source_facts(view)
    )


def cell_page(reader: Reader) -> Response:
    """The page that explains why a group has its status for a protection."""
    view, group, protection = reader.view, reader.part("group"), reader.part("protection")
    proof = cell_proof(view, group, protection)
    return reader.page(
        "cell.html",
        "matrix",
        view=view,
        proof=proof,
        paragraphs=narrative(view, proof.shown, proof.deciding),
        names=(group, protection),
        permalink=reader.links.to(reader.report, group, protection),
        command=view.setting.command("explain", group, protection),
        python=_python(view.setting, group, protection),
        formats=CLAIM_FORMATS,
        sparql=_cell_query(reader, group, protection),
        **source_facts(view),
    )


def _python(setting: Setting, group: str, protection: str) -> str:
    context = "".join(
        f", {name}={value!r}" for name, value in (("when", setting.when), ("where", setting.where)) if value
    )
    return f"import gapgraph as gg\ngg.open().explain({setting.id!r}, {group!r}, {protection!r}{context})"


def _cell_query(reader: Reader, group: str, protection: str) -> str:
    graph = reader.site.graph
    asked = graph.protection(protection)
    named = graph.lattice.names.get(graph.box(group).leaves)
    if not named:
        return ""
    return (
        "PREFIX gap: <https://w3id.org/gapgraph/ontology#>\n"
        "PREFIX prov: <http://www.w3.org/ns/prov#>\n"
        "SELECT ?status ?claim WHERE {\n"
        f"  GRAPH <{REPORT}{reader.report}/coverage> {{\n"
        f"    ?cell gap:group {curie(named)} ; gap:protection {curie(asked)} .\n"
        "    ?cell gap:status ?status .\n"
        "    OPTIONAL { ?cell prov:wasDerivedFrom ?claim }\n  }\n}"
    )


def narrative_page(reader: Reader) -> Response:
    """The page of the whole text, with every quotation marked."""
    view = reader.view
    claims = view.claims
    return reader.page(
        "narrative.html", "overview", view=view, paragraphs=narrative(view, claims), claims=claims, **source_facts(view)
    )


def claim_page(reader: Reader) -> Response:
    """The page of one claim: its words in their context, its content, and the cells that it decides."""
    view, asked = reader.view, reader.part("number")
    claims = {number(claim): claim for claim in view.claims}
    if asked not in claims:
        raise GapgraphError("GG704", f"There is no claim {asked} in {reader.report}", remedy="Browse the narrative.")
    claim = claims[asked]
    cells = [cell for cell in view.cells.values() if any(one.id == claim.id for one in cell.evidence)]
    same = [one for one in claims.values() if _sentences(one) & _sentences(claim) and one.id != claim.id]
    return reader.page(
        "claim.html",
        "overview",
        view=view,
        claim=claim,
        title=view.label(iri_of_claim(claim.id)),
        words=quote_claim(claim, view.setting),
        who=attribution_in_words(claim, view.setting),
        facts=claim_facts(view, claim),
        decides=_by_protection(view, cells),
        same=same,
        paragraphs=[one for one in narrative(view, (claim,), (claim,)) if one.told],
        iri=REPORT + claim.id,
        **source_facts(view),
    )


def _by_protection(view: ReportView, cells: Iterable[GroupCoverage]) -> list[tuple[str, list[GroupCoverage]]]:
    """The given cells (pairs of a group and a protection), grouped by protection in the order of the matrix."""
    found: dict[str, list[GroupCoverage]] = {}
    for cell in cells:
        found.setdefault(cell.protection, []).append(cell)
    return [(view.label(protection), found[protection]) for protection in view.setting.coverage if protection in found]


def _sentences(claim: Claim) -> set[int]:
    return {quote.sentence for quote in claim.quotes if quote.sentence}


def brief_page(reader: Reader) -> Response:
    """The brief, as a download."""
    language = f"-{reader.language}" if reader.language != "en" else ""
    headers = {
        "Content-Disposition": f'inline; filename="{reader.view.setting.id}{language}.html"',
        "Content-Security-Policy": _brief_policy(brief := brief_of(reader.view)),
    }
    return Response(brief, media_type="text/html; charset=utf-8", headers=headers)


def _brief_policy(brief: str) -> str:
    start = brief.index('Content-Security-Policy" content="') + len('Content-Security-Policy" content="')
    return brief[start : brief.index('"', start)].replace("&#39;", "'")
