"""A report at one time and place, for a reader of one language; and the words for statuses, quotations and who
says so.
"""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Self

from gapgraph.core.claim_words import Certainty, Frequency
from gapgraph.core.claims import Claim, Report, language_mark, quoted
from gapgraph.core.contexts import View
from gapgraph.core.coverage import Coverage, coverage
from gapgraph.core.labels import Labels
from gapgraph.core.matrix import GroupCoverage, MatrixColumns
from gapgraph.core.statuses import BEYOND, SYMBOLS, Status
from gapgraph.corpus import Corpus
from gapgraph.i18n.say import capital, say
from gapgraph.law.gap_duties import GapDuties
from gapgraph.law.obligations import are_duties_known
from gapgraph.vocabulary import DCTERMS, NO_IRI, REPORT, Iri, ReportId

_SAME_IN_ALL_LANGUAGES = frozenset({"report", "view", "coverage", "duties", "has_known_duties", "_columns"})
"""The cached results that are the same for readers of every language."""


@dataclass(frozen=True)
class Setting:
    """One report as seen at one time and place and in one language; results that are needed again are cached."""

    graph: Corpus
    id: ReportId
    language: str = "en"
    when: str = ""
    where: str = ""

    @cached_property
    def names(self) -> Labels:
        """Labels in the reader's language."""
        return self.graph.names(self.id, self.language)

    @cached_property
    def report(self) -> Report:
        """The report's title, country, year, period and wording."""
        return self.graph.report(self.id)

    @cached_property
    def view(self) -> View:
        """The claims that count at the setting's time and place."""
        return self.graph.view_to_show(self.id, self.when, self.where)

    @cached_property
    def coverage(self) -> Coverage:
        """The status of every leaf (smallest group) for every protection."""
        return coverage(self.view, self.graph.scheme, self.graph.lattice)

    @cached_property
    def duties(self) -> GapDuties:
        """The duties that are shown beside gaps, and the report's own statements about duties."""
        return self.graph.gap_duties(self.id, self.coverage)

    @cached_property
    def has_known_duties(self) -> bool:
        """Whether the ontology has duties that bind the report's country throughout its period."""
        return are_duties_known(self.report, self.graph.obligations)

    def cells(self, groups: Iterable[Iri], protections: Sequence[Iri]) -> Iterator[GroupCoverage]:
        """The coverage of each of these groups by each of these protections that applies to it."""
        return self._columns.cells(groups, protections)

    @cached_property
    def _columns(self) -> MatrixColumns:
        return MatrixColumns(self.coverage, self.view, self.graph.scheme, self.graph.lattice)

    @cached_property
    def publisher(self) -> Iri:
        """The IRI of the report's publisher, empty if unknown."""
        return self.graph.report_facts(self.id).iri(REPORT + self.id, DCTERMS + "publisher") or NO_IRI

    @cached_property
    def source(self) -> str:
        """The address of the source, empty if unknown."""
        return self.graph.report_facts(self.id).iri(REPORT + self.id, DCTERMS + "source") or ""

    def told_in(self, language: str) -> Setting:
        """A copy of the setting in the given language, with the cached results that don't depend on the language."""
        other = replace(self, language=language)
        kept = {name: value for name, value in vars(self).items() if name in _SAME_IN_ALL_LANGUAGES}
        vars(other).update(kept)
        return other

    def say(self, key: str, **values: object) -> str:
        """A phrase in the reader's language."""
        return say(key, self.language, **values)

    def status_word(self, status: Status, *, spoken: bool = False) -> str:
        """The label of the status, with a capital letter; if the report is an excerpt that doesn't mention the
        protection, the label says so.

        ``spoken`` says whether a claim mentions the protection; if so, the source is not silent.
        """
        return capital(self.say("beyond") if self.is_beyond(status, spoken=spoken) else self.names.of_term(status))

    def symbol(self, status: Status, *, spoken: bool = False) -> str:
        """The symbol of the status."""
        return BEYOND if self.is_beyond(status, spoken=spoken) else SYMBOLS[status]

    def is_beyond(self, status: Status, *, spoken: bool = False) -> bool:
        """Whether the report is an excerpt that doesn't mention the protection, so that the rest of the report may
        mention it.
        """
        return status is Status.NOT_EVIDENCED and not spoken and self.report.extent == "Excerpt"

    def command(self, name: str, *arguments: str, first: str = "") -> str:
        """A command about this report that the reader can paste, with the same time, place and language.

        ``first`` is the argument before the report.
        """
        context = (("--when", self.when), ("--where", self.where))
        options = [word for option, value in context if value for word in (option, value)]
        about = (first, self.id) if first else (self.id,)
        return command(self.language, name, *about, *arguments, *options)


@dataclass(frozen=True)
class RowOfReport:
    """A row of a table about one report; ``setting`` has the report, the time and place to which the table is limited,
    and the language.
    """

    setting: Setting

    def told_in(self, language: str) -> Self:
        """A copy of the row with its texts in the given language."""
        return self if language == self.setting.language else replace(self, setting=self.setting.told_in(language))

    @property
    def report(self) -> ReportId:
        """The report's id."""
        return self.setting.id

    @property
    def names(self) -> Labels:
        """Labels in the reader's language."""
        return self.setting.names


def command(language: str, *words: str) -> str:
    """A command of the program, quoted for a shell, in the reader's language."""
    options = ["--lang", language] if language != "en" else []
    return shlex.join(["gapgraph", *words, *options])


def quote_claim(claim: Claim, setting: Setting) -> str:
    """The claim's words in quotation marks, with their language if the reader's is another."""
    return quoted(claim, setting.language)


def number(claim: Claim) -> str:
    """The claim's number within its report, such as ``045``; used where it is clear which report is meant."""
    return claim.id.rsplit("/", 1)[-1]


def attribution_in_words(claim: Claim, setting: Setting) -> str:
    """Who makes the claim, how surely and how often, on which condition, where and when."""
    own = claim.asserted_by in ("", setting.publisher)
    words = [setting.say("the report") if own else setting.names.label(claim.asserted_by)]
    if claim.frequency is not Frequency.ALWAYS:
        words.append(setting.names.of_term(claim.frequency))
    if claim.certainty is not Certainty.STATED:
        words.append(setting.names.of_term(claim.certainty))
    if claim.condition:
        words.append(setting.say("on condition", text=f"{language_mark(setting.language)}“{claim.condition}”"))
    if claim.places:
        words.append(setting.say("at", place=", ".join(sorted(map(setting.names.label, claim.places)))))
    if claim.when:
        words.append(setting.say("during", time=setting.names.label(claim.when)))
    return "; ".join(words)


def same_words(claims: Iterable[Claim], setting: Setting) -> Iterator[tuple[Claim, ...]]:
    """Lists of claims with the same words and the same speaker; the lists are in the order of their first claim."""
    kinds: dict[tuple[str, str], list[Claim]] = {}
    for claim in claims:
        kinds.setdefault((quote_claim(claim, setting), attribution_in_words(claim, setting)), []).append(claim)
    return map(tuple, kinds.values())
