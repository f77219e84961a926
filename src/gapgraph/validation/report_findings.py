"""Validates one report after the other, for callers with thousands of reports; the rules are read only once."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from pyoxigraph import RdfFormat, parse

from gapgraph.core.facts import Facts
from gapgraph.corpus import open_corpus
from gapgraph.validation.data_reading import DataSource
from gapgraph.validation.ruleset import Ruleset, read_ruleset
from gapgraph.validation.validate import validate
from gapgraph.vocabulary import ReportId


class ReportFinding(NamedTuple):
    """A finding in a report: the rule, its severity, and its node."""

    rule: str
    severity: str
    focus: str


def report_findings(root: Path, report: ReportId, triples: bytes) -> Iterator[ReportFinding]:
    """The findings in the N-Triples of one report, with the shared data of the folder, or the pack, at ``root``."""
    ruleset, background = _rules(root)
    source = DataSource(report, tuple(parse(triples, format=RdfFormat.N_TRIPLES)))
    for one in validate((source,), ruleset, background).findings:
        yield ReportFinding(one.rule, one.severity.value, one.focus)


@cache
def _rules(root: Path) -> tuple[Ruleset, Facts]:
    corpus = open_corpus(root)
    return read_ruleset(corpus.base), corpus.facts
