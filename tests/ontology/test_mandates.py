"""The duties of ``ontology/mandates/``: their number, kinds, countries and dates, and the reports with which each duty
is compared.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

import pytest

import gapgraph as gg
from gapgraph.api import Gapgraph
from gapgraph.core.statuses import Verdict
from gapgraph.law.obligations import Obligation, Severity
from gapgraph.vocabulary import GAP, LAW, SKOS, curie
from scripts.core import ROOT
from tests.looking import each

KINDS = {
    "OutcomeDuty": 125,
    "LegislationDuty": 45,
    "ConsiderationDuty": 7,
    "TargetDuty": 5,
    "ProcedureDuty": 39,
    "KindNotSeen": 8,
}
"""The number of duties of each kind in the second edition of the law (CHANGELOG.md). A duty about several protections
counts as an outcome duty if at least one of its obligations is an outcome duty.
"""

WORDS = ("beneficiaryText", "bearerText", "protectionText", "qualifier", "dutyTerms", "targetText", "note")


@cache
def graph() -> Gapgraph:
    return gg.open()


def text(iri: str, name: str, language: str) -> str:
    return graph().facts.text(iri, name if "://" in name else GAP + name, language) or ""


def key_of(duty: Obligation) -> tuple[str, str, str]:
    """The key of a duty: obligations with the same instrument, article and definition are parts of one duty."""
    return duty.instrument, duty.article, text(duty.iri, SKOS + "definition", "en")


def test_the_ontology_has_at_least_229_duties_of_at_least_30_instruments() -> None:
    """The second edition of Gapgraph's list of duties (CHANGELOG.md) had 229 duties of 30 instruments."""
    duties = {key_of(duty): duty for duty in reversed(graph().obligations)}
    assert len(duties) >= 229
    assert len({duty.instrument for duty in graph().obligations}) >= 30


def test_every_duty_in_a_file_is_read() -> None:
    files = sorted((ROOT / "ontology" / "mandates").glob("*.ttl"))
    text = "\n".join(path.read_text(encoding="utf-8") for path in files)
    written = Counter(re.findall(r"^(\S+) a (?:owl:NamedIndividual , )?gap:Obligation\b", text, re.MULTILINE))
    assert max(written.values()) == 1
    assert {curie(duty.iri) for duty in graph().obligations} == set(written)


def test_no_known_kind_of_duty_has_fewer_duties_than_expected() -> None:
    ordered = sorted(graph().obligations, key=lambda duty: duty.kind == "OutcomeDuty")
    found = Counter({key_of(duty): duty.kind for duty in ordered}.values())
    assert set(found) == set(KINDS)
    assert not {kind: count for kind, count in KINDS.items() if found[kind] < count and kind != "KindNotSeen"}


def test_the_article_was_read_for_at_least_202_duties_and_not_seen_for_at_most_15_duties() -> None:
    """In the second edition of Gapgraph's list of duties (CHANGELOG.md), the article was read for 202 duties, known
    from another source for 12 duties, and not seen for 15 duties.
    """
    seen = Counter({key_of(duty): duty.verification for duty in graph().obligations}.values())
    assert set(seen) <= {"Read", "Via", "NotVerified"}
    assert seen["Read"] >= 202
    assert seen["NotVerified"] <= 15


def test_every_text_of_the_mandates_is_in_both_languages() -> None:
    for duty in each(graph().obligations):
        for language in ("en", "es"):
            assert text(duty.iri, SKOS + "definition", language), duty.iri
        for name in WORDS:
            assert bool(text(duty.iri, name, "en")) is bool(text(duty.iri, name, "es")), (duty.iri, name)


def test_duties_of_unseen_articles_have_at_most_severity_info_and_duties_of_unknown_kind_are_not_assessed() -> None:
    unseen = [duty for duty in graph().obligations if duty.verification == "NotVerified"]
    assert {duty.severity(v, lowered=low) for duty in unseen for v in Verdict for low in (False, True)} <= {
        Severity.INFO,
        None,
    }
    assert not [duty for duty in graph().obligations if duty.kind == "KindNotSeen" and duty.is_assessed]
    assert {d.kind for d in graph().obligations if d.instrument == LAW + "gha-act-694"} == {"KindNotSeen"}


def test_a_duty_whose_article_was_read_names_where_it_was_read() -> None:
    silent = [
        duty.iri for duty in graph().obligations if duty.verification == "Read" and not text(duty.iri, "seenIn", "")
    ]
    assert silent == []


@pytest.mark.parametrize("instrument", ["actip", "ohchr-principles"])
def test_the_asean_convention_and_the_ohchr_principles_bind_no_country(instrument: str) -> None:
    assert all(not duty.binds for duty in graph().obligations if duty.instrument == LAW + instrument)


@pytest.mark.parametrize("report", ["per-2017", "per-2019", "per-2020", "per-2021", "col-2021", "gha-2019", "mex-2020"])
def test_a_report_is_not_compared_with_laws_that_do_not_bind_its_country(report: str) -> None:
    known = graph().report(report)
    held = {curie(duty.instrument) for duty in graph().obligations if duty.is_held_against(known)}
    assert "law:crc" in held
    assert held.isdisjoint({"law:tvpa", "law:cets-197", "law:actip", "law:ohchr-principles", "law:ilo-p029"})
    national = {one for one in held if re.match("law:(per|col|mex|gha)-", one)}
    assert {one[4:7] for one in national} <= {report[:3]}
    if report.startswith("gha"):
        assert held.isdisjoint({"law:opsc", "law:achr", "law:belem-do-para"})


KNOWN = {"per-2017", "per-2019", "per-2020", "per-2021", "col-2018", "col-2020", "col-2021", "gha-2019", "mex-2020"}
"""The reports for which the next test lists the instruments that bind; the test ignores all other reports."""


@pytest.mark.parametrize(
    ("instrument", "reports"),
    [
        ("per-28950", ["per-2017", "per-2019", "per-2020", "per-2021"]),
        ("per-ds-001-2016-in", ["per-2017", "per-2019", "per-2020", "per-2021"]),
        ("per-31146", []),
        ("per-ds-017-2017-in", ["per-2019", "per-2020", "per-2021"]),
        ("per-ds-009-2021-in", []),
        ("col-decree-1069-2014", ["col-2018", "col-2020", "col-2021"]),
        ("ilo-p029", []),
    ],
)
def test_an_instrument_binds_if_it_was_in_force_during_the_whole_period(instrument: str, reports: list[str]) -> None:
    """Law 31146 came into force on the last day of the period of per-2021, so the law doesn't bind in that period."""
    of = [d for d in graph().obligations if d.instrument == LAW + instrument and not text(d.iri, "inForceFrom", "")]
    found = [report.id for report in graph().reports() if any(duty.binds_during(report) for duty in of)]
    assert set(found) & KNOWN == set(reports)


def test_a_duty_in_force_from_the_last_day_of_a_reports_period_does_not_bind_in_that_period() -> None:
    (wages,) = [d for d in graph().obligations if d.iri.startswith(LAW + "per-28950-9")]
    assert {binding.since for binding in wages.bindings} == {"2021-03-31"}
    assert not wages.binds_during(graph().report("per-2021"))


def test_the_law_of_peru_requires_no_transportation_for_victims() -> None:
    rides = [
        d for d in graph().obligations if d.instrument == LAW + "per-28950" and d.protection.endswith("Transportation")
    ]
    assert [(duty.group, duty.is_assessed) for duty in rides] == [("", False)]


def test_a_target_by_a_date_is_never_unmet_for_a_group() -> None:
    targets = [duty for duty in graph().obligations if duty.kind == "TargetDuty"]
    assert all(duty.strength == "SetsTarget" and not duty.is_assessed for duty in targets)
    assert all(text(duty.iri, "targetText", "es") and text(duty.iri, "targetDate", "") for duty in targets)


def test_a_duty_with_amended_wording_does_not_bind_in_a_period_before_the_amendment() -> None:
    report = graph().report("mex-2020")
    later = [d for d in graph().obligations if re.search("mex-general-law-2012-(62-v|114-vi)-", d.iri)]
    assert len(later) == 2
    assert not any(duty.binds_during(report) for duty in later)


def test_no_label_uses_the_words_breach_require_or_violate() -> None:
    for duty in each(graph().obligations):
        words = f"{duty.label} {text(duty.iri, GAP + 'note', 'en')}".casefold()
        assert not re.search(r"breach|require|violat|incumpl", words), duty.iri
