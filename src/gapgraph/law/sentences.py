"""Neutral sentences about a duty, and about what a report says of the duty.

"Men: Denied. “There were no shelters that accepted men”, says the report. Law 28950, article 7 (read) asks: provide, at
the least, transitory lodging (temporary lodging, for victims). That is at odds."

Each sentence gives the article, how it was read, the words that soften it, and who says so and how surely. The
sentences never say that something is required or violated: only a court can say what follows from an article.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from gapgraph.core.claim_words import Certainty, Frequency
from gapgraph.core.claims import Claim, Report, quoted
from gapgraph.core.facts import Facts
from gapgraph.core.labels import Labels
from gapgraph.core.statuses import Verdict
from gapgraph.i18n.say import capital, say
from gapgraph.law.assessments import Assessment, is_own
from gapgraph.law.obligations import Obligation
from gapgraph.law.stated import Stated
from gapgraph.vocabulary import GAP, SKOS, Iri

_ASKS = {
    "Should": "recommends",
    "Criterion": "recommends",
    "Guide": "recommends",
    "Commit": "promises",
    "May": "allows",
}


def citation(duty: Obligation, names: Facts, language: str) -> str:
    """The name of a duty, such as ``Law 28950, article 7``: its label up to the colon, plus the article if the label
    doesn't name it.
    """
    head = names.label(duty.iri, language).partition(": ")[0]
    article = names.text(duty.iri, GAP + "article", language) or ""
    if not article or article in head:
        return head
    return f"{head}, {say('article', language, article=article) if article[0].isdigit() else article}"


def seen(duty: Obligation, language: str) -> str:
    """How the article was read, in a word such as ``read``."""
    return say(f"seen {duty.verification or 'NotVerified'}", language)


def requirement(duty: Obligation, names: Facts, language: str) -> str:
    """What the article says, in our own words, with how it was read, the protection and the group."""
    asks = say(f"duty {_ASKS.get(duty.strength, 'asks')}", language)
    told = say(
        "duty tells", language, citation=citation(duty, names, language), seen=seen(duty, language), asks=asks,
        what=_obliges(duty, names, language),
    )  # fmt: skip
    about = say(
        "duty about",
        language,
        protection=names.label(duty.protection, language),
        whom=names.label(duty.group, language),
    )
    return f"{told} {about}."


def _obliges(duty: Obligation, names: Facts, language: str) -> str:
    text = names.text(duty.iri, SKOS + "definition", language) or names.label(duty.protection, language)
    first = text.split(" ", 1)[0]
    lowered = text if first.isupper() or first in _NAMES else text[:1].lower() + text[1:]
    return lowered.rstrip(".")


_NAMES = frozenset({"Palermo", "Colombia", "Colombians", "Peru"})
"""First words of a duty that keep their capital letter."""


def conclusion(duty: Obligation, verdict: Verdict, names: Facts, language: str) -> str:
    """What the verdict means for the duty: at odds with it, short of it, or not shown."""
    qualifier = names.text(duty.iri, GAP + "qualifier", language) or duty.qualifier
    if verdict is Verdict.UNKNOWN and duty.is_prohibition:
        key = "nothing told"
    elif verdict is Verdict.UNKNOWN:
        key = "not shown unless" if duty.qualifier else "not shown whether"
    elif verdict is Verdict.UNDERSERVED:
        key = "falls short unless" if duty.qualifier else "falls short of it"
    elif duty.tier == "soft":
        key = "at odds soft"
    else:
        key = "at odds unless" if duty.qualifier else "at odds"
    return say(key, language, qualifier=inner_marks(qualifier))


def inner_marks(text: str) -> str:
    """The text with its quotation marks replaced by inner ones, for use within quotation marks."""
    return text.translate(_INNER)


_INNER = str.maketrans("“”«»", "‘’“”")


def caution(one: Assessment, deciding: Sequence[Claim], language: str) -> str:
    """Why the severity is one step lower; empty if the severity isn't lowered."""
    if not one.is_lowered or one.verdict not in (Verdict.UNMET, Verdict.UNDERSERVED):
        return ""
    others = all(not is_own(claim) for claim in deciding)
    general = all(claim.protection.endswith("Services") for claim in deciding)
    key = "only others" if others else "only general" if general else "only weak"
    return say(key, language)


def said(deciding: Sequence[Claim], names: Labels, report: Report) -> str:
    """The quotations of the deciding claims, each with who says it and how surely: ``“…”, says the report
    (reported).``. The text is empty if no claim has a quotation.
    """
    return " ".join(dict.fromkeys(_said(claim, names, report) for claim in deciding if claim.quotes))


def _said(claim: Claim, names: Labels, report: Report) -> str:
    hedges = [names.of_term(word) for word in _hedges(claim)]
    surely = f" ({', '.join(hedges)})" if hedges else ""
    return f"{quoted(claim, names.language)}, {_speaker(claim, names, report)}{surely}."


def _hedges(claim: Claim) -> Iterable[str]:
    if claim.frequency is not Frequency.ALWAYS:
        yield claim.frequency
    if claim.certainty is not Certainty.STATED:
        yield claim.certainty


def _speaker(claim: Claim, names: Labels, report: Report) -> str:
    what = "paraphrase" if report.wording == "Paraphrase" else "report"
    if is_own(claim):
        return say(f"says {what}", names.language)
    return say(f"says others in {what}", names.language, whom=names.label(claim.asserted_by))


def finding_sentence(
    one: Assessment, statuses: Sequence[str], deciding: Sequence[Claim], names: Labels, world: Facts, report: Report
) -> str:
    """The whole sentence of a finding: who, status, quotation and speaker, the article, and the conclusion."""
    duty, language = one.obligation, names.language
    whom = names.box_label(one.box) if one.box else names.label(duty.group)
    parts = (
        f"{capital(whom)}: {', '.join(map(capital, statuses))}.",
        said(deciding, names, report),
        requirement(duty, world, language),
        conclusion(duty, one.verdict, world, language),
        caution(one, deciding, language),
    )
    return " ".join(part for part in parts if part)


def stated_in_short(one: Stated, protections: Iterable[Iri], names: Labels) -> str:
    """A short form of what the source itself says of a duty, to be shown beside a gap: the last quotation, and the
    protections for which the law, as it was read, has no duty.
    """
    language, last = names.language, one.claim.quotes[-1:]
    whom = "" if is_own(one.claim) else names.label(one.claim.asserted_by)
    quote = quoted(replace(one.claim, quotes=last), language) if last else say(f"stated {one.claim.extent}", language)
    law = ", ".join(map(names.label, one.instruments))
    text = say(
        "stated beside a gap by others" if whom else "stated beside a gap", language, law=law, quote=quote, whom=whom
    )
    beyond = [names.label(p) for p in protections if p in one.beyond]
    return text + (f"; {say('stated beyond in short', language, protections=', '.join(beyond))}" if beyond else "")


def stated_sentence(one: Stated, names: Labels) -> str:
    """What the source itself says of a duty, in its own words, and the protections for which the law, as it was read,
    has no duty.
    """
    language = names.language
    key, whom = ("stated", "") if is_own(one.claim) else ("stated passed on", names.label(one.claim.asserted_by))
    law = ", ".join(map(names.label, one.instruments))
    what = f"{law} ({', '.join(map(names.label, one.protections))})" if one.protections else law
    extent, quote = say(f"stated {one.claim.extent}", language), quoted(one.claim, language)
    text = say(key, language, whom=whom, what=what, extent=extent, quote=quote) + "."
    if one.beyond:
        listed = ", ".join(map(names.label, one.beyond))
        text += " " + say("stated beyond", language, law=law, protections=listed)
    return text
