"""``gapgraph gaps`` on the small report: the groups, the protections, the reasons, the duties, and what is unknown."""

from __future__ import annotations

import re
import shlex
from dataclasses import replace
from pathlib import Path

import pytest

import gapgraph as gg
from gapgraph.core.boxes import Box
from gapgraph.core.claim_words import Frequency
from gapgraph.core.gaps import Gap
from gapgraph.core.statuses import Status, Verdict
from gapgraph.pages.gaps_page import _alike
from gapgraph.pages.layout import Page
from gapgraph.pages.quotations import quotations
from gapgraph.tables.setting import Setting
from gapgraph.vocabulary import ClaimId, Iri, ReportId
from tests.cli.running import Ran, gapgraph

COLUMNS = (
    "report,protection,protection_label,group,group_label,statuses,evidence,quotes,duties,"
    "verdict,standing,place,attribution,certainty,frequency,duty_labels,severity,sentences,source,"
    "status_labels"
)


def found(ran: Ran) -> set[tuple[str, str, str]]:
    return {(row["protection"].removeprefix("gap:"), row["group"], row["statuses"]) for row in ran.rows}


def test_the_command_gaps_has_the_expected_columns(root: Path) -> None:
    assert gapgraph("gaps", "per-1999", "--format", "csv", root=root).out.splitlines()[0] == COLUMNS


def test_the_command_gaps_lists_the_groups_and_the_protections_that_they_lack(root: Path) -> None:
    gaps = found(gapgraph("gaps", "per-1999", "--format", "csv", root=root))
    assert ("TemporaryLodging", "gap:Man", "Denied") in gaps
    assert ("TemporaryLodging", "gap:TransgenderVictim", "Denied Restricted") in gaps
    assert ("EmergencyAccommodation", "gap:Man", "Denied") in gaps
    assert ("SpecializedShelter", "gap:LaborTraffickingVictim", "Denied") in gaps
    assert ("SocialServices", "gap:Man", "Restricted") in gaps
    assert not any(protection in {"Compensation", "ImmigrationRelief"} for protection, _, _ in gaps)


def test_a_gap_without_a_group_name_is_written_by_its_values(root: Path) -> None:
    shelter = [
        row
        for row in gapgraph("gaps", "per-1999", "--format", "csv", root=root).rows
        if row["group"] == "Male|AnotherGender"
    ]
    assert [row["group_label"] for row in shelter] == ["male or another gender"]


def test_the_columns_evidence_and_duties_contain_ids_and_the_column_quotes_contains_text(root: Path) -> None:
    ran = gapgraph("gaps", "per-1999", "--format", "csv", root=root)
    row = next(row for row in ran.rows if (row["protection"], row["group"]) == ("gap:TemporaryLodging", "gap:Man"))
    assert row["evidence"] == "per-1999/claim/003"
    assert row["quotes"] == "No shelter accepted men."
    assert "law:per-28950-temporary-lodging" in row["duties"].split()


def test_csv_separates_ids_in_a_field_by_spaces_and_quotes_by_bars(root: Path) -> None:
    ran = gapgraph("gaps", "per-1999", "--format", "csv", root=root)
    row = next(
        r for r in ran.rows if (r["protection"], r["group"]) == ("gap:TemporaryLodging", "gap:TransgenderVictim")
    )
    assert row["statuses"] == "Denied Restricted"
    assert row["evidence"] == "per-1999/claim/002 per-1999/claim/003"
    assert row["quotes"] == (
        "Government shelters typically did not admit transgender victims. | No shelter accepted men."
    )


def test_without_the_name_of_a_report_gaps_shows_the_newest_report(root: Path) -> None:
    assert {row["report"] for row in gapgraph("gaps", "--format", "csv", root=root).rows} == {"per-1999"}


@pytest.mark.parametrize(
    ("verdict", "expected"),
    [
        ("underserved", ("TemporaryLodging", "Limited")),
        ("unknown", ("Compensation", "Undisclosed")),
        ("unknown", ("ImmigrationRelief", "Unspecified")),
        ("unknown", ("Repatriation", "NotEvidenced")),
    ],
)
def test_the_option_verdict_shows_other_verdicts(root: Path, verdict: str, expected: tuple[str, str]) -> None:
    gaps = found(gapgraph("gaps", "--verdict", verdict, "--format", "csv", root=root))
    assert expected in {(protection, statuses) for protection, _, statuses in gaps}
    assert not any("Denied" in statuses or "Restricted" in statuses for _, _, statuses in gaps)


def test_verdict_all_shows_the_three_verdicts_together(root: Path) -> None:
    each = [
        gapgraph("gaps", "--verdict", v, "--format", "csv", root=root).rows for v in ("unmet", "underserved", "unknown")
    ]
    assert gapgraph("gaps", "--verdict", "all", "--format", "csv", root=root).rows == [*each[0], *each[1], *each[2]]


def test_claims_about_a_time_count_only_with_the_option_when(root: Path) -> None:
    def women_lack_counsel(*options: str) -> bool:
        gaps = found(gapgraph("gaps", *options, "--format", "csv", root=root))
        return ("LegalAssistance", "Adult+Female|Male", "Denied Restricted") in gaps

    assert not women_lack_counsel()
    assert women_lack_counsel("--when", "2020-04")
    assert women_lack_counsel("--when", "spring")
    assert women_lack_counsel("--when", "otoño")
    assert not women_lack_counsel("--when", "2020-07")


def test_the_option_where_drops_claims_about_other_places(root: Path) -> None:
    def unknown(*options: str) -> set[str]:
        gaps = found(gapgraph("gaps", "--verdict", "unknown", *options, "--format", "csv", root=root))
        return {protection for protection, _, _ in gaps}

    assert "Transportation" not in unknown()
    assert "Transportation" in unknown("--where", "Lima")


@pytest.mark.parametrize(
    ("options", "status"),
    [
        ((), 0),
        (("--fail-on", "never"), 0),
        (("--fail-on", "violation"), 1),
        (("--fail-on", "info"), 1),
        (("--fail-on", "violation", "--verdict", "unknown"), 0),
        (("--fail-on", "warning", "--verdict", "unknown"), 0),
        (("--fail-on", "info", "--verdict", "unknown"), 1),
        (("--fail-on", "violation", "--verdict", "underserved"), 0),
        (("--fail-on", "warning", "--verdict", "underserved"), 1),
    ],
)
def test_the_exit_status_of_gaps_follows_from_the_option_fail_on_and_the_listed_severities(
    root: Path, options: tuple[str, ...], status: int
) -> None:
    assert gapgraph("gaps", *options, root=root).status == status


def test_the_option_benchmarks_adds_duties_at_the_end_and_changes_no_severity(root: Path) -> None:
    plain = gapgraph("gaps", "--format", "json", root=root).records
    more = gapgraph("gaps", "--benchmarks", "--format", "json", root=root).records
    assert any(len(b["duties"]) > len(a["duties"]) for a, b in zip(plain, more, strict=True))
    assert all(b["duties"][: len(a["duties"])] == a["duties"] for a, b in zip(plain, more, strict=True))
    assert [a["severity"] for a in plain] == [b["severity"] for b in more]
    assert "as a benchmark" in gapgraph("gaps", "--benchmarks", root=root).out
    assert "as a benchmark" not in gapgraph("gaps", "--full", root=root).out


def test_the_page_separates_unknown_from_unmet(root: Path) -> None:
    page = gapgraph("gaps", "--full", root=root).out
    unmet, _, unknown = page.partition("NOT KNOWN")
    assert "✕ Denied: men" in unmet
    assert "“No shelter accepted men.” (unnamed reports) per-1999/claim/003" in unmet
    assert "at odds with Law 28950, article 7: temporary lodging (text read; shall; warning)" in unmet
    assert "compensation" not in unmet
    assert "Not reported for any victims: compensation" in unknown
    assert "Given to some people, but the text doesn’t say to how many of a group: immigration relief" in unknown


def test_the_page_of_all_verdicts_does_not_count_listed_gaps_again(root: Path) -> None:
    page = gapgraph("gaps", "--verdict", "all", root=root).out
    assert "UNKNOWN: the source doesn’t say whether the protection is given, or to whom" in page
    assert "NOT KNOWN" not in page
    assert "Underserved, so not in this list" not in page


def test_a_systemic_limitation_is_at_the_top_of_the_page(root: Path) -> None:
    page = gapgraph("gaps", "--full", root=root).out
    head = page.partition("UNMET")[0]
    assert "“Protocols were implemented unevenly.”" in head.partition("ON EVERYONE")[2]


@pytest.mark.parametrize("options", [(), ("--when", "spring", "--where", "Lima"), ("--verdict", "unknown")])
def test_the_hint_of_gaps_is_a_command_with_the_chosen_time_and_place(root: Path, options: tuple[str, ...]) -> None:
    hint = gapgraph("gaps", *options, root=root, width=200).out.splitlines()[-1]
    words = shlex.split(hint.removeprefix("Why? gapgraph "))
    assert words[0] == "explain"
    assert ("--when" in words) is ("--when" in options)
    assert gapgraph(*words, root=root).status == 0


def test_hedges_attribution_and_context_are_beside_the_quote(root: Path) -> None:
    page = gapgraph("gaps", "--full", "--when", "2020-04", root=root, width=200).out
    assert "(unnamed reports; usually; reported) per-1999/claim/004" in page
    assert "“In spring the centers were closed.” (the report; only: spring)" in page
    assert "Statements that are only about spring are also included." in page


def test_the_command_gaps_all_has_every_report_in_one_table() -> None:
    rows = gapgraph("gaps", "--all", "--format", "csv").rows
    order = list(dict.fromkeys(row["report"] for row in rows))
    assert order == [one["report"] for one in gapgraph("reports", "--format", "csv").rows if one["report"] in order]
    alone = [row for report in order for row in gapgraph("gaps", report, "--format", "csv").rows]
    assert rows == alone


def test_a_time_that_only_one_report_has_changes_no_row_of_other_reports() -> None:
    known = "March to May 2020"
    rows = gapgraph("gaps", "--all", "--when", known, "--verdict", "all", "--format", "csv").rows
    alone = gapgraph("gaps", "per-2021", "--when", known, "--verdict", "all", "--format", "csv").rows
    others = gapgraph("gaps", "--all", "--verdict", "all", "--format", "csv").rows
    assert [row for row in rows if row["report"] == "per-2021"] == alone
    assert [row for row in rows if row["report"] != "per-2021"] == [r for r in others if r["report"] != "per-2021"]
    ran = gapgraph("gaps", "--all", "--when", "yesterday")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("gapgraph: There is no time context named 'yesterday'.")


def test_the_page_of_all_reports_has_a_column_for_each_report() -> None:
    page = gapgraph("gaps", "--all", width=120).out
    reports = [one["report"] for one in gapgraph("reports", "--format", "csv").rows]
    head = page.splitlines()[2:4]
    assert ["-".join(parts) for parts in zip(*(line.split() for line in head), strict=True)] == reports
    men = next(line for line in page.splitlines() if line.startswith("men "))
    assert len(men.removeprefix("men").split()) == len(reports)
    assert "… not in the text we have".replace(" ", "\N{NO-BREAK SPACE}") in page


def test_the_page_of_all_reports_has_the_widest_gaps_first() -> None:
    graph = gg.open()
    head, *lines = gapgraph("gaps", "--all", width=120).out.splitlines()[2:]
    margin = len(head) - len(head.lstrip())
    sections = "\n".join(lines[1:]).split("\n\n")[1:-1]
    assert len(sections) > 5
    for section in sections:
        names = [line[:margin].strip() for line in section.splitlines()[1:]]
        sizes = [graph.box(name).leaves.bit_count() for name in names]
        assert sizes == sorted(sizes, reverse=True), section


def test_the_same_words_of_one_speaker_are_quoted_once(root: Path) -> None:
    setting = Setting(gg.open(root), ReportId("per-1999"))
    one, two, three, *more = setting.view.claims
    again = replace(three, id=ClaimId("per-1999/claim/901"))
    hedged = replace(three, id=ClaimId("per-1999/claim/902"), frequency=Frequency.SOMETIMES)
    page = Page(200)
    left = quotations(page, (one, three, again, hedged, two, *more), setting, indent=0, most=3)
    lines = page.text().splitlines()
    assert len(lines) == 3
    assert lines[1] == "“No shelter accepted men.” (unnamed reports) per-1999/claim/003, 901"
    assert lines[2].endswith("(unnamed reports; sometimes) per-1999/claim/902")
    assert left == (two, *more)


def test_gaps_with_the_same_reasons_are_grouped(root: Path) -> None:
    claims = Setting(gg.open(root), ReportId("per-1999")).view.claims

    def gap(leaves: int, *numbers: int) -> Gap:
        return Gap(Iri("p"), Box((), leaves), Verdict.UNMET, (Status.DENIED,), tuple(claims[n] for n in numbers))

    gaps = (gap(1, 0, 1), gap(2, 0, 2), gap(4, 1, 0), gap(8, 0))
    assert [[one.box.leaves for one in alike] for alike in _alike(gaps)] == [[1, 4], [2], [8]]


@pytest.mark.parametrize("verdict", ["unmet", "all"])
@pytest.mark.parametrize("form", ["table", "csv", "json", "md", "html"])
def test_no_format_uses_the_words_breach_or_violate(form: str, verdict: str) -> None:
    """The report's own words are in quotation marks; the words for an article depend on the kind of its duty."""
    out = gapgraph("gaps", "per-2021", "--verdict", verdict, "--benchmarks", "--format", form).out
    ours = re.sub(r"“[^”]*”", "", out.replace("&ldquo;", "“").replace("&rdquo;", "”"))
    assert not re.search(r"\bbreach|\bviolates?\b|\bincumpl", ours, re.IGNORECASE)


def test_every_format_names_the_article_and_its_qualifiers_and_whether_it_was_read() -> None:
    row = next(r for r in gapgraph("gaps", "per-2021", "--format", "csv").rows if r["protection"] == "gap:Liberty")
    assert (
        "Convention on the Rights of the Child, article 37(b): liberty "
        "(for children; text read; shall ensure; grave finding)" in row["duty_labels"]
    )
    assert "“except by court order or if caught in the act of a crime”; warning" in row["duty_labels"]
    assert (row["standing"], row["certainty"], row["frequency"]) == ("ReportsWord", "Stated", "Sometimes")
    first = next(r for r in gapgraph("gaps", "per-2021", "--format", "csv").rows if r["group"] == "gap:Man")
    assert first["duty_labels"].startswith(
        "the report itself says of Law 28950 of Peru: “the government did not wholly"
    )


def test_the_old_name_of_a_verdict_works_with_a_note(root: Path) -> None:
    today = gapgraph("gaps", "per-1999", "--verdict", "offered", "--format", "csv", root=root)
    before = gapgraph("gaps", "per-1999", "--verdict", "met", "--format", "csv", root=root)
    assert before.out == today.out
    assert "“offered”" in before.err
    assert today.err == ""


def test_a_row_has_each_claims_sentence_and_the_address_of_the_source() -> None:
    graph = gg.open()
    numbers = {claim.id: {str(quote.sentence) for quote in claim.quotes} for claim in graph.claims("per-2021")}
    for row in gapgraph("gaps", "per-2021", "--format", "csv").rows:
        assert row["source"].startswith("https://www.state.gov/")
        claims, sentences = row["evidence"].split(), row["sentences"].split(" | ")
        assert [set(one.split()) for one in sentences] == [numbers[ClaimId(claim)] for claim in claims]
