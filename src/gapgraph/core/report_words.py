"""Finds the report that a text means: by parts of its id, or by its country's name, with or without a year ("Peru
2021").
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from gapgraph.core.facts import Facts
from gapgraph.core.wording import stems, typed_names
from gapgraph.vocabulary import COUNTRY, GAP, ReportId

_YEAR: Final = re.compile(r"\d{4}")
_OF_ANY_REPORT: Final = frozenset(stems("report informe TIP trafficking persons"))
"""Words that may be typed beside a report's country and year and that distinguish no reports."""


@dataclass(frozen=True)
class MeantReports:
    """The reports that match everything that is typed, and whether a year is typed."""

    ids: tuple[ReportId, ...]
    is_dated: bool

    @property
    def newest(self) -> tuple[ReportId, ...]:
        """The reports of the latest year."""
        latest = max(map(year_of, self.ids), default="")
        return tuple(one for one in self.ids if year_of(one) == latest)


@dataclass(frozen=True)
class ReportWords:
    """The ids of reports, and the countries that the facts name."""

    facts: Facts
    ids: tuple[ReportId, ...]

    @cached_property
    def by_folded_id(self) -> Mapping[str, ReportId]:
        """The ids, by their lowercase form."""
        return {one.casefold(): one for one in self.ids}

    @property
    def spelled(self) -> Mapping[str, ReportId]:
        """The reports by country and year: "Peru 2021"."""
        codes = ((one, code) for one in self.ids for code in one.split("-") if code in self._country_names)
        return {f"{self.facts.label(_country(code))} {year_of(one)}": one for one, code in codes}

    def meant(self, name: str) -> MeantReports:
        """The reports whose ids, or countries, have all the words."""
        words = frozenset(stems(name))
        years = frozenset(word for word in words if _YEAR.fullmatch(word))
        said = words - years - _OF_ANY_REPORT
        found = tuple(one for one in self.ids if self._is_meant(one, said, years)) if said or years else ()
        return MeantReports(found, bool(years))

    def _is_meant(self, report: ReportId, said: frozenset[str], years: frozenset[str]) -> bool:
        """Whether the id contains the years and the words, or the words are the whole name of its country."""
        parts = frozenset(stems(report))
        names = (name for code in parts for name in self._country_names.get(code, ()))
        return years <= parts and (said <= parts or any(name <= said <= parts | name for name in names))

    @cached_property
    def _country_names(self) -> Mapping[str, tuple[frozenset[str], ...]]:
        """The countries' names, by their codes."""
        countries = self.facts.of_type(GAP + "Country")
        names = {iri: map(stems, typed_names(iri, (self.facts,))) for iri in countries}
        return {
            iri.removeprefix(COUNTRY).partition("#")[0]: tuple(frozenset(one) for one in typed if one)
            for iri, typed in names.items()
        }


def _country(code: str) -> str:
    return f"{COUNTRY}{code}#Country"


def year_of(report: ReportId) -> str:
    """The year in a report's id; empty if there is none."""
    return next((part for part in report.split("-") if _YEAR.fullmatch(part)), "")
