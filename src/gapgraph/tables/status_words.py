"""A status on a page: a symbol, a plain word that depends on the deciding claims, and a fill."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from gapgraph.core.claim_words import Frequency
from gapgraph.core.reasons import Deed
from gapgraph.core.statuses import Status
from gapgraph.tables.setting import Setting
from gapgraph.vocabulary import GAP, SKOS, Iri

FILLS: Final = {
    Status.SPECIALIZED: "offered",
    Status.GENERAL: "offered",
    Status.LIMITED: "short",
    Status.RESTRICTED: "refused",
    Status.DENIED: "denied",
    Status.UNDISCLOSED: "unknown",
    Status.UNSPECIFIED: "unknown",
    Status.NOT_EVIDENCED: "unknown",
}
"""The name of each status's color fill in the style sheet."""


@dataclass(frozen=True)
class StatusWord:
    """A status to show: ``name`` is the status's name in the ontology, which also selects the symbol; ``title``
    explains the status.
    """

    name: str
    verdict: str
    fill: str
    word: str
    title: str


@dataclass(frozen=True)
class Telling:
    """The facts by which the word is chosen: what the deciding claims describe, how often, and whether any claim
    mentions the protection.
    """

    deeds: frozenset[Deed] = frozenset()
    frequencies: frozenset[Frequency] = frozenset()
    spoken: bool = False


def status_word(setting: Setting, status: Status, telling: Telling) -> StatusWord:
    """The status with the word that fits the deciding claims."""
    label = setting.status_word(status, spoken=telling.spoken)
    meaning = setting.names.text(Iri(GAP + status), SKOS + "definition")
    beyond = setting.is_beyond(status, spoken=telling.spoken)
    word = label if beyond else setting.say(_key(status, telling))
    return StatusWord(status.value, status.verdict.value, FILLS[status], word, f"{label}: {meaning}")


_DENIED = ((Deed.REFUSED, "shown Denied"), (Deed.NOT_GIVEN, "shown not given"), (Deed.FOR_OTHERS, "shown others only"))
_LIMITED = ((Deed.FALLS_SHORT, "shown Limited"), (Deed.SAID_TO_FALL_SHORT, "shown said short"))


def _key(status: Status, telling: Telling) -> str:
    if status is Status.DENIED:
        return next((key for deed, key in _DENIED if deed in telling.deeds), "shown Denied")
    if status is Status.RESTRICTED:
        return _refused_key(telling)
    if status is Status.LIMITED and telling.deeds:
        return next((key for deed, key in _LIMITED if deed in telling.deeds), "shown absent there")
    return f"shown {status}"


def _refused_key(telling: Telling) -> str:
    only = next(iter(telling.frequencies)) if len(telling.frequencies) == 1 else Frequency.ALWAYS
    infringed = telling.deeds & {Deed.INFRINGED, Deed.DISCRIMINATED}
    return f"shown {'infringed' if infringed else 'refused'} {only}"
