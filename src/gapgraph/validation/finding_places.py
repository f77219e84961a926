"""The place of a finding: the node by its label, the file that describes it, and the quotation that proves it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from gapgraph.core.facts import Facts, Literal
from gapgraph.i18n.say import say
from gapgraph.validation.data_reading import DataSource
from gapgraph.validation.engines import EngineResult
from gapgraph.validation.finding import Finding
from gapgraph.validation.shape_rules import Rule
from gapgraph.vocabulary import GAP, OA, Iri, curie


class Places:
    """Finds the words for a node of the data, and the first file that describes it."""

    def __init__(self, given: Facts, sources: tuple[DataSource, ...], language: str) -> None:
        self._given = given
        self._sources = sources
        self._language = language

    def __contains__(self, node: object) -> bool:
        return node in self._given

    def finding(self, rule: Rule, result: EngineResult) -> Finding:
        """The result of an engine or a check, as a finding that names its place."""
        focus = Iri(result.focus.strip("<>"))
        finding = Finding(
            rule=rule.id,
            focus=focus,
            path=result.path[1:-1] if result.path.startswith("<") else result.path,
            value=result.value,
            component=result.component,
            severity=rule.severity,
            message=f"{self._name(focus)}: {rule.message(self._language)}",
            remedy=rule.remedy(self._language),
            evidence=self._quotes(focus),
        )
        return self.in_file(finding, focus)

    def in_file(self, finding: Finding, node: Iri) -> Finding:
        """The finding, completed with the file that describes its node."""
        return finding._replace(file=self._file_of(node))

    def _name(self, focus: Iri) -> str:
        label = self._given.label(focus, self._language)
        short = say("no name", self._language) if focus.startswith("_:") else curie(focus)
        return short if label in short or label in focus else f"{short} ({label})"

    def _quotes(self, focus: Iri) -> tuple[str, ...]:
        """The quoted words of the node, which may be a claim, its evidence, or the selector that has the quote."""
        evidence = self._given.iris(focus, GAP + "evidence") or (focus,)
        selectors = [one for node in evidence for one in self._given.iris(node, OA + "hasSelector") or (node,)]
        terms = (term for selector in selectors for term in self._given.terms(selector, OA + "exact"))
        return tuple(dict.fromkeys(term.text for term in terms if isinstance(term, Literal)))

    def _file_of(self, node: Iri) -> str:
        if len(self._sources) == 1:
            return self._sources[0].name if node in self else ""
        return self._files.get(node, "")

    @cached_property
    def _files(self) -> Mapping[Iri, str]:
        """The file that first describes each node; computed when the first finding needs it."""
        found: dict[Iri, str] = {}
        for source in self._sources:
            for quad in source.quads:
                node = Iri(str(quad.subject).strip("<>"))
                if node not in found:
                    found[node] = source.name
        return found
