"""The short output of ``gapgraph explain``: at most ten lines of statuses, quotes and duties, and no contradiction."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

import gapgraph as gg
from gapgraph.pages.explain_short import MOST_EXPLAINED, explain_in_short
from gapgraph.pages.layout import Page
from gapgraph.tables.report_reading import ReportReading
from gapgraph.tables.setting import Setting
from gapgraph.vocabulary import ReportId
from tests.cli.running import gapgraph


def words(*asked: str, root: Path | None = None) -> str:
    return " ".join(gapgraph("explain", *asked, root=root).out.split())


@pytest.mark.parametrize(("report", "language"), [("per-2021", "en"), ("col-2021", "es")])
def test_explain_prints_at_most_ten_lines_for_any_group_and_protection(report: str, language: str) -> None:
    graph = gg.open()
    setting = Setting(graph, ReportId(report), language)
    for group in ReportReading(setting).named_groups[::2]:
        for protection in graph.scheme.protections:
            page = Page(100)
            explain_in_short(page, setting, graph.explain_in(setting, group, protection))
            assert len(page.text().splitlines()) <= MOST_EXPLAINED == 10, (group, protection)


def test_explain_shows_why_men_lack_lodging() -> None:
    page = words("per-2021", "Man", "TemporaryLodging")
    assert page.startswith(
        "Temporary lodging for men · per-2021 ✕ Denied: all of them. The protection is refused. “there were"
    )
    assert "“there were no shelters that accepted men” (the report) [112]" in page
    assert "→ at odds with Law 28950, article 7: temporary lodging (text read; shall; grave finding) and 2 more" in page
    assert re.search(r"\d+ more claims were considered, \d+ mention the protection but don’t decide the status", page)


def test_each_part_of_all_victims_has_its_status_with_the_worst_status_first() -> None:
    page = words("per-2021", "Victim", "TemporaryLodging")
    told = ["✕ Denied: men.", "⊘ Restricted: transgender victims except men.", "◐ Limited: ", "◆ Specialized"]
    assert [page.index(one) for one in told] == sorted(page.index(one) for one in told)


def test_the_speaker_is_named_unless_it_is_the_report() -> None:
    assert "⊘ Restricted (by others’ word): all of them." in words("per-2021", "Man", "MedicalCare")


def test_limited_groups_are_listed_before_unspecified_ones() -> None:
    """A group with more known shortages must not look better than a group about which less is known."""
    page = words("per-2021", "Victim", "MedicalCare")
    assert page.index("◐ Limited: LGBTQI+ victims except men") < page.index("~ Unspecified: women and children")


def test_two_incomparable_statuses_are_not_called_best_and_worst() -> None:
    women = words("per-2021", "Adult+Female|AnotherGender", "Transportation", "--full")
    assert "For some ◐ Limited, for others ~ Unspecified: neither status is better." in women
    assert "Offered to: nobody, as far as the text says." in women
    assert "Best status ◐ Limited" not in women
    girls = words("per-2021", "GirlInSexTrafficking", "TemporaryLodging", "--full")
    assert "Best status ◆ Specialized; worst status ⊘ Restricted." in girls


def test_the_page_of_a_denied_group_does_not_say_that_nobody_reported() -> None:
    whole = words("per-2021", "Man", "TemporaryLodging", "--full")
    assert "Denied." in whole
    assert "nobody reported whether it was given to foreign men" not in whole
    assert (
        "“the government did not specify whether it referred any foreign victims" in whole.partition("ALSO: claims")[2]
    )
    girls = words("per-2021", "GirlInSexTrafficking", "TemporaryLodging", "--full")
    assert "nobody reported whether it was given to foreign victims" in girls, "of those who are not refused it is open"


def test_no_page_says_that_a_freedom_is_offered() -> None:
    whole = words("per-2021", "Child", "Liberty", "--full")
    assert "⊘ Restricted. Said to be infringed for: all of them." in whole
    assert "Offered to" not in whole
    assert "Said to be infringed for: none of them." in words("per-2021", "Man", "Liberty", "--full")
    assert "Offered to: none of them." in words("per-2021", "Man", "TemporaryLodging", "--full")


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_hint_leads_to_the_whole_derivation_in_the_same_context(root: Path, language: str) -> None:
    asked = ("per-1999", "Woman", "LegalAssistance", "--when", "spring", "--lang", language)
    page = gapgraph("explain", *asked, root=root, width=200).out
    hint = page.splitlines()[-1].partition(": gapgraph ")[2]
    whole = gapgraph(*shlex.split(hint), root=root).out
    assert "--when" in hint
    assert len(whole.splitlines()) > 10
    assert "per-1999/claim/013" in whole


def test_the_short_page_says_that_a_protection_does_not_apply() -> None:
    page = words("per-2021", "NationalVictim", "ImmigrationRelief")
    assert "Immigration relief doesn’t apply to national victims: it applies to foreign victims." in page


def test_the_short_page_says_whether_the_text_is_an_excerpt() -> None:
    assert "Our text is a paraphrase" in words("per-2019", "Woman", "Identification")
