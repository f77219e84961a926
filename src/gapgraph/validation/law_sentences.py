"""Sentences about duties: what an instrument requires for whom, and what the data shows instead.

"Law 28950 requires temporary lodging for every victim; men: Denied, because “there were no shelters that accepted men”"
"""

from __future__ import annotations

from collections.abc import Sequence

from gapgraph.core.facts import Facts
from gapgraph.law.obligations import Obligation
from gapgraph.vocabulary import GAP, VICTIM

_REQUIRES = {
    "en": {"binding": "requires", "qualified": "requires, with a qualifier,", "soft": "calls for"},
    "es": {"binding": "exige", "qualified": "exige, con salvedad,", "soft": "pide"},
}
_FOR = {"en": "for", "es": "para"}
_EVERY_VICTIM = {"en": "every victim", "es": "toda víctima"}
_BECAUSE = {
    "Verbatim": {"en": "because", "es": "porque"},
    "Paraphrase": {"en": "because, in a paraphrase,", "es": "porque, en una paráfrasis,"},
    "Withheld": {"en": "because", "es": "porque"},
}
"""Whose words follow: the source's own, somebody else's, or none."""


def requirement(duty: Obligation, names: Facts, language: str) -> str:
    """What a duty says: ``Law 28950 requires temporary lodging for every victim``, with its qualifier if it has one."""
    instrument = names.label(duty.iri, language).partition(": ")[0]
    whom = _EVERY_VICTIM[language] if duty.group == VICTIM else names.label(duty.group, language)
    verb = _REQUIRES[language][duty.tier]
    qualifier = names.text(duty.iri, GAP + "qualifier", language)
    end = f" (“{qualifier}”)" if qualifier else ""
    return f"{instrument} {verb} {names.label(duty.protection, language)} {_FOR[language]} {whom}{end}"


def assessment(
    whom: str, statuses: Sequence[str], quotes: Sequence[str], language: str, wording: str = "Verbatim"
) -> str:
    """What the data shows: ``men: Denied, because “…”``; the reason stands where there is a quote."""
    what = ", ".join(status[:1].upper() + status[1:] for status in statuses)
    words = quotes[0] if wording == "Withheld" and quotes else f"“{quotes[0]}”" if quotes else ""
    reason = f", {_BECAUSE.get(wording, _BECAUSE['Verbatim'])[language]} {words}" if quotes else ""
    return f"{whom}: {what}{reason}"
