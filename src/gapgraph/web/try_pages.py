"""The page to try changes: what a new service would change, which claims prevent a change, and which services would
close the most gaps.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from starlette.responses import Response

from gapgraph.core.claims import Claim
from gapgraph.core.statuses import Status
from gapgraph.tables.setting import command, number
from gapgraph.tables.status_words import StatusWord, Telling, status_word
from gapgraph.vocabulary import NO_IRI, VICTIM, Iri
from gapgraph.web.reader import Reader

MOST_WORDS = 12
"""The maximum number of claims that a supposition may add or take away."""

MOST_SERVICES = 8
"""The maximum number of new services that are suggested."""


@dataclass(frozen=True)
class SupposedWord:
    """One part of a supposition as the page shows it: its text, its short form, and the address without this part."""

    text: str
    claim: Claim | None
    without: str


@dataclass(frozen=True)
class Suggestion:
    """A service that a user can suppose: its text, the address of the page that supposes it, and the claims that
    prevent it.
    """

    text: str
    address: str
    claims: tuple[Claim, ...] = ()


def try_page(reader: Reader) -> Response:
    """The page of what would change with a new service, or without a claim."""
    view, graph = reader.view, reader.site.graph
    words = _words(reader)
    added, removed = [w for w in words if w.startswith("+")], [w for w in words if not w.startswith("+")]
    ids = _ids(reader, removed)
    changes = graph.whatif(reader.report, added, ids, reader.value("when"), reader.value("where"))
    records = list(changes.table(reader.language).records()) if words else []
    services, blocked = ([], []) if words else _suggestions(reader)
    return reader.page(
        "try.html",
        "try",
        view=view,
        words=words,
        supposed=list(_supposed(reader, words)),
        changes=_by_effect(reader, records),
        groups=[(view.local(one), view.label(one)) for one in graph.lattice.groups],
        protections=[(view.local(one), view.label(one)) for one in graph.scheme.protections],
        unmet=len(view.gaps()),
        obstacles=_with_words(reader, (claim for change in changes for claim in change.in_the_way), words),
        superseded=list(dict.fromkeys(claim for change in changes for claim in change.superseded)),
        services=services,
        blocked=blocked,
        permalink=_address(reader, words),
        command=command(reader.language, "whatif", reader.report, *words),
        python=f"import gapgraph as gg\ngg.open().whatif({reader.report!r}, {added!r}, {ids!r})",
    )


def _words(reader: Reader) -> list[str]:
    """The supposition in short form: the parts in the address, and the choice in the form."""
    words = [word for word in reader.request.query_params.getlist("claim") if word][:MOST_WORDS]
    if reader.value("group") and reader.value("protection"):
        made = f"+Provision:{reader.value('group')}:{reader.value('protection')}"
        words = [*words, made + (f":{reader.value('provider')}" if reader.value("provider") else "")]
    return words


def _address(reader: Reader, words: Iterable[str]) -> str:
    """The address of the page for a supposition."""
    return reader.links.repeated((reader.report, "try"), "claim", words)


def _supposed(reader: Reader, words: list[str]) -> Iterator[SupposedWord]:
    claims = {number(claim): claim for claim in reader.view.claims}
    for word in words:
        without = _address(reader, [one for one in words if one != word])
        if not word.startswith("+"):
            yield SupposedWord(
                reader.view.setting.say("try not so"), claims.get(word.rsplit("/", 1)[-1].lstrip("-~")), without
            )
        else:
            yield SupposedWord(_in_words(reader, word), None, without)


def _in_words(reader: Reader, word: str) -> str:
    """A short form such as ``+Provision:Man:TemporaryLodging`` as a sentence; for other kinds of claim, the short form
    itself.
    """
    kind, group, protection, *_ = [*word[1:].split(":"), "", ""]
    graph, view = reader.site.graph, reader.view
    if kind != "Provision" or not protection:
        return word
    return _offer(reader, view.label(graph.protection(protection)), view.label(graph.group(group) if group else VICTIM))


def _offer(reader: Reader, protection: str, group: str) -> str:
    return reader.view.setting.say("try offer", protection=protection, group=group)


def _suggestions(reader: Reader) -> tuple[list[Suggestion], list[Suggestion]]:
    """The new services that together would close the most unmet cells, and the gaps that no new service closes."""
    view, names = reader.view, reader.view.setting.names
    plan = reader.site.graph.cheapest(reader.report, MOST_SERVICES, reader.value("when"), reader.value("where"))
    services = [_suggestion(reader, one.protection, one.group, view.label(one.group)) for one in plan.services]
    blocked = [
        _suggestion(reader, one.protection, view.graph.lattice.names.get(one.box.leaves, NO_IRI), label, one.claims)
        for one in plan.obstacles
        if (label := names.box_label(one.box))
    ]
    return services, blocked


def _suggestion(reader: Reader, protection: Iri, group: Iri, label: str, claims: tuple[Claim, ...] = ()) -> Suggestion:
    word = f"+Provision:{reader.view.local(group)}:{reader.view.local(protection)}"
    text = _offer(reader, reader.view.label(protection), label)
    once = {tuple(quote.exact for quote in claim.quotes): claim for claim in reversed(claims)}
    return Suggestion(text, _address(reader, [word]) if group else "", tuple(reversed(once.values())))


def _with_words(reader: Reader, claims: Iterable[Claim], words: list[str]) -> list[tuple[Claim, str]]:
    """The claims that prevent the service, each with the address of the page that also takes away this claim."""
    return [(claim, _address(reader, [*words, f"-{claim.id}"])) for claim in dict.fromkeys(claims)]


def _ids(reader: Reader, words: Iterable[str]) -> list[str]:
    numbers = (word.lstrip("-~") for word in words)
    return [one if "/" in one else f"{reader.report}/claim/{one}" for one in numbers]


_Effects = list[tuple[str, list[dict[str, Any]]]]


def _by_effect(reader: Reader, records: Iterable[Mapping[str, Any]]) -> _Effects:
    """The changes by their effect, each with its statuses in words."""
    kinds: dict[str, list[dict[str, Any]]] = {}
    for one in records:
        told = {f"{side}_words": plain_statuses(reader, one[side]) for side in ("before", "after")}
        kinds.setdefault(str(one["effect"]), []).append({**one, **told})
    return list(kinds.items())


def plain_statuses(reader: Reader, names: Iterable[str]) -> list[StatusWord]:
    """Statuses as symbols and plain words; the words depend only on the status, not on the deciding claims."""
    return [status_word(reader.view.setting, Status(name), Telling(spoken=True)) for name in names]
