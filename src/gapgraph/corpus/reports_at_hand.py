"""Gives access to the data (the ontology, the reports and their claims), read when first needed, and looks up names.

The answers are computed in :mod:`gapgraph.api`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path

from gapgraph import resources
from gapgraph.core.boxes import Box
from gapgraph.core.claims import Claim, Report, read_claims, read_reports
from gapgraph.core.contexts import View, read_contexts, view
from gapgraph.core.coverage import Coverage, coverage
from gapgraph.core.facts import Facts
from gapgraph.core.gaps import Gap
from gapgraph.core.group_words import GroupWords
from gapgraph.core.groups import Lattice, read_lattice
from gapgraph.core.labels import LABEL_LANGUAGES, Labels, is_value, read_box, values_in
from gapgraph.core.report_words import ReportWords
from gapgraph.core.taxonomy import Taxonomy, read_taxonomy
from gapgraph.core.wording import index_names, stems, tell_understood, typed_names
from gapgraph.corpus.unknown_report import unknown_report
from gapgraph.errors import GapgraphError, ambiguous_name, no_report, unknown_name
from gapgraph.law.assessments import Assessment, DerivationInputs, benchmarks_on, binding_assessments
from gapgraph.law.gap_duties import GapDuties
from gapgraph.law.obligations import Obligation, read_obligations
from gapgraph.law.stated import Stated, stated_duties
from gapgraph.store.folder import StoreFacts, is_store
from gapgraph.store.packed_source import PackFacts, is_pack
from gapgraph.store.root_parts import require_ontology, require_parts
from gapgraph.store.source import FactSource, FolderFacts, require_known, require_no_other
from gapgraph.vocabulary import COUNTRY, GAP, NO_IRI, Iri, ReportId, curie, expand

_LISTED_BY = {"group": "gapgraph groups", "protection": "gapgraph matrix"}
_REMEDY = "Run gapgraph validate on the file to see what is wrong."
_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")


class Corpus:
    """The ontology and the reports: the bundled ones, those of a folder with the same layout, or those of a store.

    ``base`` is the folder with ontology and queries: the root, or the bundled folder if the root has no ontology.
    ``layers`` are the folders from which facts are read: the root, after the bundled folder if the root has no
    ontology. ``is_bundled`` is true if ``base`` is the bundled folder. Facts are read when needed and cached; nothing
    is written. Every method that gets the name of a report raises GapgraphError GG101 if the report is unknown.
    """

    def __init__(self, root: Path | None = None, source: FactSource | None = None) -> None:
        self.root = root or resources.root()
        self.layers = resources.layers_of(self.root)
        self.base = self.layers[0]
        self.is_bundled = self.base == resources.root()
        self.source = source or FolderFacts(self.root, self.layers[:-1])
        self._reports: dict[str, Facts] = {}
        self._claims: dict[str, tuple[Claim, ...]] = {}

    def close(self) -> None:
        """Close the connections to a remote store."""
        self.source.close()

    @property
    def is_packed(self) -> bool:
        """Whether the data is a pack, which contains summaries of its reports."""
        return isinstance(self.source, PackFacts)

    @cached_property
    def facts(self) -> Facts:
        """The ontology with its inferences and mandates, and every country's providers and places."""
        return self.source.shared()

    @cached_property
    def lattice(self) -> Lattice:
        """The dimensions, and the named groups as sets of leaves."""
        with self._understood("ontology", "Generate ontology/inferred again with: python -m gapgraph.build ontology"):
            return read_lattice(self.facts)

    @cached_property
    def scheme(self) -> Taxonomy:
        """The hierarchies of protections and providers."""
        return read_taxonomy(self.facts)

    @cached_property
    def obligations(self) -> tuple[Obligation, ...]:
        """Every duty of every mandate."""
        return read_obligations(self.facts)

    @cached_property
    def derivation_inputs(self) -> DerivationInputs:
        """What derivations need in addition to the claims: taxonomy, groups, duties, and labels in every language."""
        names = {language: self.names(language=language) for language in LABEL_LANGUAGES}
        return DerivationInputs(self.scheme, self.lattice, self.obligations, names)

    @cached_property
    def report_ids(self) -> tuple[ReportId, ...]:
        """The ids of the reports, by country and year."""
        return self.source.report_ids()

    @property
    def newest(self) -> ReportId:
        """The default report: the last by id among those of the latest year. Raises GG106 if there is no report.

        Raises GG614 if a report isn't completely loaded, because it may be the newest.
        """
        require_no_other(self.source)
        if not self.report_ids:
            raise no_report(self.source.place("data/reports"))
        return max(self.report_ids, key=lambda id_: (id_.rsplit("-", 1)[-1], id_))

    def report_facts(self, report: str) -> Facts:
        """The facts of a report's claims graph, from its file or from the store."""
        named = ReportId(report) if report in self._reports else self.report_id(report)
        if named not in self._reports:
            self._reports[named] = self.source.report(named)
        return self._reports[named]

    def report_id(self, name: str) -> ReportId:
        """The id of the report that is meant: by its id, or by its country, with or without a year ("Peru 2021").

        A country alone means its newest report. Warns with UnderstoodName if the text isn't an id. Raises GapgraphError
        GG101 if the name fits no report, or several.
        """
        words = self._report_words
        if found := words.by_folded_id.get(name.casefold()):
            return found
        meant = words.meant(name)
        if not meant.ids:
            require_known(self.source, name)
            raise unknown_report(name, words, self.root)
        if len(meant.ids) == 1:
            tell_understood(name, meant.ids[0])
            return meant.ids[0]
        countries = {self.report(one).country for one in meant.ids}
        if meant.is_dated or len(meant.newest) > 1 or len(countries) > 1:
            raise ambiguous_name("GG101", "report", name, meant.ids)
        country = self.label(countries.pop())
        tell_understood(name, f"{meant.newest[0]}, the newest of {len(meant.ids)} reports on {country}")
        return meant.newest[0]

    @cached_property
    def _report_words(self) -> ReportWords:
        return ReportWords(self.facts, self.report_ids)

    def drop_cached(self, report: str) -> None:
        """Drop the cached facts of a report, for callers that read thousands; they are read again when needed."""
        self._reports.pop(report, None)
        self._claims.pop(report, None)

    def report(self, report: str) -> Report:
        """What a report is: title, country, year, period, and whether its wording may be quoted."""
        named = self.report_id(report)
        with self._understood(f"data/reports/{named}.ttl", _REMEDY):
            return read_reports(self.report_facts(named))[0]

    def reports(self) -> tuple[Report, ...]:
        """All available reports."""
        return tuple(self.report(id_) for id_ in self.report_ids)

    def every_report(self) -> tuple[Report, ...]:
        """All available reports; raises GapgraphError GG614 if the load of a report was interrupted."""
        require_no_other(self.source)
        return self.reports()

    def reports_on(self, country: Iri) -> tuple[ReportId, ...]:
        """The ids of the reports about a country (an IRI). The facts of reports about other countries aren't cached."""
        return tuple(report for report in self.report_ids if self._is_on(report, country))

    def _is_on(self, report: ReportId, country: Iri) -> bool:
        known, found = report in self._reports, self.report(report).country == country
        if not (found or known):
            self.drop_cached(report)
        return found

    def claims(self, report: str) -> tuple[Claim, ...]:
        """The report's claims, by number."""
        named = ReportId(report) if report in self._claims else self.report_id(report)
        if named not in self._claims:
            with self._understood(f"data/reports/{named}.ttl", _REMEDY):
                self._claims[named] = read_claims(self.report_facts(named), named)
        return self._claims[named]

    def view(self, report: str, when: str = "", where: str = "") -> View:
        """The report's claims at a time (``2020-04``, or a name) and a place; by default, the claims without a time."""
        return self._view_of(self.claims(report), report, when, where)

    def view_to_show(self, report: str, when: str = "", where: str = "") -> View:
        """The report's claims in a context, as :meth:`view` gives them. Raises GapgraphError GG216 for a report without
        claims, because it would look like a report in which nobody is refused anything.
        """
        if not self.claims(report):
            place, remedy = self.source.place(f"data/reports/{report}.ttl"), "Write claims, and compile them."
            raise GapgraphError(
                "GG216", "The report makes no claim, so no question has an answer", place=place, remedy=remedy
            )
        return self.view(report, when, where)

    def _view_of(self, claims: Iterable[Claim], report: str, when: str, where: str) -> View:
        times = self.times(report, when) if when else frozenset[Iri]()
        return view(claims, times, self.place(where, report) if where else NO_IRI)

    def assessments(self, report: str, found: Coverage) -> tuple[Assessment, ...]:
        """Compares a coverage with each duty that binds the report's country throughout the report's period."""
        return binding_assessments(self.report(report), found, self.obligations, self.scheme, self.lattice)

    def stated(self, report: str) -> tuple[Stated, ...]:
        """What the report itself says of duties, in the order of its claims."""
        return stated_duties(self.report(report), self.claims(report), self.obligations, self.scheme)

    def gap_duties(self, report: str, found: Coverage) -> GapDuties:
        """The duties that are shown beside the gaps of a coverage, and the report's own statements about duties."""
        return GapDuties(self.assessments(report, found), self.stated(report), self.scheme)

    def duties(self, report: str, gap: Gap) -> tuple[Assessment, ...]:
        """The binding duties for which the gap is a finding, the gravest first. Claims with a time are ignored."""
        return self.gap_duties(report, coverage(self.view(report), self.scheme, self.lattice)).raised(gap)

    def benchmarks(self, report: str, gap: Gap) -> tuple[Obligation, ...]:
        """The duties that concern the gap, but give no finding: they don't bind the country in the report's period."""
        return benchmarks_on(self.obligations, self.report(report), gap.protection, gap.box.leaves, self.lattice)

    def names(self, report: str = "", language: str = "en") -> Labels:
        """Labels in a language, including the report's own terms, and the names of boxes."""
        own = (self.report_facts(report),) if report else ()
        return Labels((self.facts, *own), self.lattice, language)

    def box(self, name: str) -> Box:
        """A group, or a combination of values (``Adult+Male``), by name or label. Raises GG102 for an unknown name."""
        groups = tuple(self.lattice.groups)
        named = self._find(name, groups, self.spellings(groups))
        if named is None and (found := self._box_of_values(name) or self._meant_box(name)):
            return found
        leaves = self.lattice.leaves_of(named or self.group(name))
        return Box(tuple((1 << size) - 1 for size in self.lattice.sizes), leaves)

    def _box_of_values(self, name: str) -> Box | None:
        """The box that is written as its values, or as their labels."""
        names = (self.names(language=language) for language in ("en", "es"))
        if values := values_in(self.lattice, names, name):
            return read_box(self.lattice, values)
        is_written = "|" in name or ("+" in name and " " not in name) or is_value(self.lattice, name)
        return read_box(self.lattice, name) if is_written and "://" not in name else None

    def _meant_box(self, name: str) -> Box | None:
        """The box that several names of values together mean; None if they mean a named group, or nothing."""
        if box := self._group_words.unnamed_box(name):
            names = self.names()
            tell_understood(name, f"{names.values_id(box)} ({names.values_label(box)})")
        return box

    @cached_property
    def _group_words(self) -> GroupWords:
        return GroupWords(self.facts, self.lattice, self.names())

    def group(self, name: str) -> Iri:
        """The IRI of a group: by CURIE, bare name or label, or by words that mean it ("adult men", "hombre").

        Warns with UnderstoodName if the typed text isn't a name. Raises GapgraphError GG102 for an unknown group.
        """
        groups = tuple(self.lattice.groups)
        if found := self._find(name, groups, self.spellings(groups)):
            return found
        if meant := self.lattice.names.get(self._group_words.leaves(name)):
            return self._tell_term(name, meant)
        if box := self._group_words.unnamed_box(name):
            remedy = f"The group has no name; gapgraph explain accepts {self.names().values_id(box)}."
            raise GapgraphError("GG102", f"There is no group named {name!r}", remedy=remedy)
        return self.term_meant("GG102", "group", name, groups)

    def _tell_term(self, name: str, iri: Iri, others: Iterable[Iri] = ()) -> Iri:
        labels = dict.fromkeys(self.label(iri, language) for language in ("en", "es"))
        tell_understood(name, f"{curie(iri)} ({', '.join(labels)})", [curie(one) for one in others])
        return iri

    def protection(self, name: str) -> Iri:
        """The IRI of a protection, by CURIE, bare name, label or other words. Raises GG103 for an unknown name."""
        return self.term_meant("GG103", "protection", name, self.scheme.protections, loosely=True)

    def offered(self, name: str) -> Iri:
        """The IRI of a protection or a collection (``VictimServices``). Raises GG103 for an unknown name."""
        known = (*self.scheme.protections, *sorted(self.scheme.collections))
        return self.term_meant("GG103", "protection", name, known, loosely=True)

    def provider(self, name: str, report: str = "") -> Iri:
        """The IRI of a provider, by CURIE, name, label or other words; the report's country is preferred.

        Raises GapgraphError GG107 if the name may mean no provider, or several.
        """
        known = tuple(sorted(self.scheme.contains))
        return self.term_meant("GG107", "provider", name, known, near=self._country_of(report), loosely=True)

    def _country_of(self, report: str) -> str:
        """The namespace of a report's country; empty without a report."""
        return self.report(report).country.partition("#")[0] + "#" if report else ""

    @property
    def prefixes(self) -> frozenset[str]:
        """The prefixes of names: ``gap``, and one for each country with providers of its own."""
        own = (iri.removeprefix(COUNTRY) for iri in self.scheme.contains if iri.startswith(COUNTRY))
        return frozenset(("gap", *(name.partition("#")[0] for name in own)))

    def place(self, name: str, report: str = "") -> Iri:
        """The IRI of a place, by CURIE, bare name or label; if two places have the same name, the place in the report's
        country.

        Raises GapgraphError GG104 for an unknown place. A known place that no claim mentions isn't an error.
        """
        places = self.facts.of_type(GAP + "Place")
        own = self._country_of(report) or "#"
        ordered = tuple(sorted(places, key=lambda p: (not p.startswith(own), p)))
        return self.term_meant("GG104", "place", name, ordered, near=own)

    def times(self, report: str, name: str) -> frozenset[Iri]:
        """The time contexts that a month or a name means. Raises GapgraphError GG105 if the name means no time."""
        contexts = (*read_contexts(self.facts), *read_contexts(self.report_facts(report)))
        if _MONTH.fullmatch(name):
            return frozenset(context.iri for context in contexts if context.holds_in(name))
        if re.match(r"\d", name):
            remedy = "Write a month as 2020-04, or use a name such as NightsAndWeekends."
            raise GapgraphError("GG105", f"{name!r} is not a month", remedy=remedy)
        return frozenset((self.term_meant("GG105", "time context", name, tuple(one.iri for one in contexts), report),))

    @contextmanager
    def _understood(self, file: str, remedy: str) -> Iterator[None]:
        """Raise GapgraphError GG209 if the file is well-formed RDF, but lacks a needed part."""
        try:
            yield
        except (ValueError, LookupError) as error:
            place = self.source.place(file)
            raise GapgraphError("GG209", f"The data isn't valid: {error}", place=place, remedy=remedy) from error

    def label(self, iri: Iri, language: str = "en") -> str:
        """A term's label in the language."""
        return self.facts.label(iri, language)

    def term_meant(
        self,
        code: str,
        what: str,
        name: str,
        known: tuple[Iri, ...],
        report: str = "",
        *,
        near: str = "",
        loosely: bool = False,
    ) -> Iri:
        """The one known IRI that a name means: by its CURIE, bare name or label, or by other words.

        Case, accents, plural endings and word order make no difference; with ``loosely``, some words of a name are
        enough if no other name has them. If several IRIs match, the one that begins with ``near`` is chosen. Warns with
        UnderstoodName if the typed text isn't a name. Raises a GapgraphError with ``code`` if the name means none of
        the IRIs, or several.
        """
        spellings = self.spellings(known, report)
        if found := self._find(name, known, spellings):
            return found
        sources = (self.facts, self.report_facts(report)) if report else (self.facts,)
        words = stems(name)
        index = index_names((iri, text) for iri in known for text in typed_names(iri, sources))
        meant = index.same(words) or (index.within(words) if loosely else frozenset())
        close = [iri for iri in meant if near and iri.startswith(near)] or sorted(meant)
        if len(close) > 1:
            raise ambiguous_name(code, what, name, [curie(iri) for iri in known if iri in close])
        if close:
            others = sorted(index.within(words) - {close[0]}) if what == "protection" else ()
            return self._tell_term(name, close[0], others)
        known_as = {one.casefold(): iri for iri in known for one in typed_names(iri, sources)} | dict(spellings)
        raise unknown_name(code, what, name, {one: curie(known_as[one]) for one in known_as}, _LISTED_BY.get(what, ""))

    def _find(self, name: str, known: tuple[Iri, ...], spellings: Mapping[str, Iri]) -> Iri | None:
        return iri if (iri := expand(name)) in known else spellings.get(name.casefold())

    def spellings(self, known: tuple[Iri, ...], report: str = "") -> Mapping[str, Iri]:
        """The lowercase spellings of each IRI: its bare name, its CURIE, its label in either language."""
        sources = (self.facts, self.report_facts(report)) if report else (self.facts,)
        spellings: dict[str, Iri] = {}
        for iri in known:
            local = curie(iri).rsplit("/", 1)[-1].rsplit(":", 1)[-1]
            labels = (facts.label(iri, language) for facts in sources for language in ("en", "es") if iri in facts)
            for one in (local, curie(iri), *labels):
                spellings.setdefault(one.casefold(), iri)
        return spellings


def open_corpus(root: Path | None = None) -> Corpus:
    """The corpus of the bundled data, or of a folder that has its own ``ontology/`` and ``data/``.

    The folder can also be a store or a pack that Gapgraph made. Raises GapgraphError GG206 for a folder without an
    ontology, GG210 for a store that can't be opened, GG221 for a pack that can't be opened.
    """
    if root is not None and (is_store(root) or is_pack(root)):
        return Corpus(source=StoreFacts(root) if is_store(root) else PackFacts(root))
    if root is not None:
        require_ontology(root, has_data=resources.is_own_folder(root))
    found = Corpus(root)
    require_parts(found.base)
    return found
