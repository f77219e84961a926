"""The effects of hypothetical claims: in a small world by enumeration, and on Peru by its sentences."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import gapgraph as gg
from gapgraph.cli import whatif_command
from gapgraph.core.claim_words import Kind
from gapgraph.core.claims import Claim
from gapgraph.core.coverage import coverage
from gapgraph.core.groups import bits
from gapgraph.core.statuses import Status, Verdict
from gapgraph.vocabulary import GAP, ClaimId, Iri
from gapgraph.whatif.changes import Change, ChangeEffect, changes, effect_of, outcome, service
from gapgraph.whatif.superseding import supposed
from tests.cli.running import gapgraph
from tests.core.small_world import status_of
from tests.core.strategies import Asked, claims, numbered, small_reports
from tests.core.worlds import small_worlds
from tests.looking import each

GRAPH = gg.open()


@given(st.data())
def test_every_changed_leaf_is_listed_exactly_once(data: st.DataObject) -> None:
    world = data.draw(small_worlds())
    old = numbered(data.draw(st.lists(claims(world), max_size=8)))
    new = numbered(data.draw(st.lists(claims(world), max_size=8)))
    before, after = (coverage(Asked(world, some).view, world.scheme, world.lattice) for some in (old, new))
    told: dict[tuple[str, int], set[ChangeEffect]] = {}
    for change in changes(before, after, world.lattice):
        for leaf in bits(change.box.leaves):
            told.setdefault((change.protection, leaf), set()).add(change.effect)
    for protection, ruling in each(before.items()):
        for leaf in bits(ruling.applicable):
            was, becomes = (status_of(found[Iri(protection)], leaf) for found in (before, after))
            expected = set() if was is becomes else {effect_of(was, becomes)}
            assert told.get((protection, leaf), set()) == expected


@pytest.mark.parametrize(
    ("was", "becomes", "effect"),
    [
        (Status.DENIED, Status.GENERAL, ChangeEffect.CLOSES),
        (Status.RESTRICTED, Status.SPECIALIZED, ChangeEffect.CLOSES),
        (Status.DENIED, Status.LIMITED, ChangeEffect.LIFTS),
        (Status.DENIED, Status.NOT_EVIDENCED, ChangeEffect.LIFTS),
        (Status.NOT_EVIDENCED, Status.RESTRICTED, ChangeEffect.OPENS),
        (Status.GENERAL, Status.DENIED, ChangeEffect.OPENS),
        (Status.DENIED, Status.RESTRICTED, ChangeEffect.IMPROVES),
        (Status.NOT_EVIDENCED, Status.GENERAL, ChangeEffect.IMPROVES),
        (Status.RESTRICTED, Status.DENIED, ChangeEffect.WORSENS),
        (Status.GENERAL, Status.LIMITED, ChangeEffect.WORSENS),
    ],
)
def test_the_old_and_the_new_status_decide_the_effect_of_a_change_such_as_closes_or_worsens(
    was: Status, becomes: Status, effect: ChangeEffect
) -> None:
    assert effect_of(was, becomes) is effect


@given(small_reports())
def test_a_hypothetical_service_by_a_new_provider_worsens_nothing(asked: Asked) -> None:
    world = asked.world
    before = asked.coverage
    for protection in each(world.scheme.protections):
        new = service(protection, Iri(world.groups[0]), 1)
        after = coverage(supposed(asked.view, [new], (), world.scheme, world.lattice), world.scheme, world.lattice)
        free = next(offer.free for offer in after[protection].offers if offer.claim.id == new.id)
        harmed = {ChangeEffect.OPENS, ChangeEffect.WORSENS}
        assert all(
            not (change.effect in harmed and change.box.leaves & free)
            for change in changes(before, after, world.lattice)
            if change.protection == protection
        )


def on_peru(*words: str, remove: Iterable[str] = ()) -> tuple[Change, ...]:
    return gg.open().whatif("per-2021", words, remove)


def summary(found: Iterable[Change]) -> set[tuple[str, str, str]]:
    graph = gg.open()
    names = graph.names("per-2021")
    return {(c.effect.value, c.protection.removeprefix(GAP), names.box_id(c.box)) for c in found}


def test_hypothetical_social_services_for_men_close_only_the_gap_in_social_services() -> None:
    (change,) = on_peru("+Provision:Man:SocialServices:NGOs")
    assert summary([change]) == {("closes", "SocialServices", "gap:Man")}
    assert (change.before, change.after) == ((Status.RESTRICTED,), (Status.GENERAL,))
    assert [claim.id for claim in change.decided_before] == ["per-2021/claim/111"]
    assert [claim.id for claim in change.decided_after] == ["supposed/claim/001"]


def test_a_hypothetical_government_service_leaves_the_gap_of_men_open() -> None:
    (change,) = on_peru("+Provision:men:SocialServices:per:MIMP")
    assert summary([change]) == {("stays", "SocialServices", "gap:Man")}
    assert (change.before, change.after) == ((Status.RESTRICTED,), (Status.RESTRICTED,))
    assert "per-2021/claim/111" in {claim.id for claim in change.in_the_way}
    assert change.superseded == ()


def test_without_the_deciding_claim_the_gap_in_lodging_becomes_unknown() -> None:
    found = on_peru(remove=["per-2021/claim/112"])
    lodging = [c for c in found if c.protection == GAP + "TemporaryLodging"]
    assert {c.effect for c in lodging} == {ChangeEffect.LIFTS, ChangeEffect.IMPROVES}
    assert all(c.before == (Status.DENIED,) for c in lodging)


def test_a_hypothetical_refusal_opens_a_gap() -> None:
    assert ("opens", "LegalAdvocate", "gap:Girl") in summary(on_peru("+Denial:Girl:LegalAdvocate::Usually"))


def test_the_short_form_of_a_claim_keeps_hedges_and_flags() -> None:
    assert on_peru("+Provision:Man:SocialServices:NGOs:Possible") == ()
    (change,) = on_peru("+Provision:Man:SocialServices:NGOs:specialized:ToAll:Reported")
    assert change.after == (Status.SPECIALIZED,)
    (change,) = on_peru("+Absence::Repatriation:NGOs")
    assert (change.effect, change.before, change.after) == (
        ChangeEffect.DIFFERS,
        (Status.NOT_EVIDENCED,),
        (Status.LIMITED,),
    )


def test_a_claim_object_works_like_the_short_form() -> None:
    claim = Claim(
        ClaimId("mine"),
        Kind.PROVISION,
        Iri(GAP + "Man"),
        Iri(GAP + "SocialServices"),
        Iri(GAP + "NGOs"),
        service(Iri(""), Iri("")).reach,
    )
    assert summary(gg.open().whatif("per-2021", [claim])) == {("closes", "SocialServices", "gap:Man")}


# ---- the command ----

COLUMNS = (
    "report,effect,protection,protection_label,group,group_label,before,after,evidence_before,evidence_after,quotes,"
    "before_labels,after_labels,verdict_before,verdict_after,standing_before,place_before,"
    "attribution,certainty,frequency,sentences,duties,duty_labels,severity,source,superseded,in_the_way"
)
PLAN = "report,step,protection,protection_label,group,group_label,closes,left,evidence,quotes,superseded"


def test_whatif_has_fixed_columns() -> None:
    assert gapgraph("whatif", "per-2021", "-112", "--format", "csv").out.splitlines()[0] == COLUMNS
    assert gapgraph("whatif", "per-2021", "--cheapest", "2", "--format", "csv").out.splitlines()[0] == PLAN


@pytest.mark.parametrize("taken", ["-112", "-per-2021/claim/112", "~112"])
def test_a_claim_is_removed_by_its_number_or_its_id(taken: str) -> None:
    rows = gapgraph("whatif", "per-2021", taken, "--format", "csv").rows
    assert {row["evidence_before"] for row in rows if row["effect"] == "lifts"} == {"per-2021/claim/112"}
    assert "there were no shelters that accepted men" in rows[0]["quotes"]


def test_a_claim_id_that_contains_the_letter_of_an_option_is_not_read_as_an_option() -> None:
    ran = gapgraph("whatif", "gha-2019", "-gha-2019/claim/001")
    assert ran.status == 0
    assert "gha-2019/claim/001" in ran.out


@pytest.mark.parametrize("form", ["json", "md", "table"])
def test_every_format_has_the_same_changes(form: str) -> None:
    said = gapgraph("whatif", "per-2021", "+Provision:Man:SocialServices:NGOs", "--format", form).out
    assert "often denied men other services" in said


def test_the_page_shows_the_hypothetical_claims_and_quotes_the_deciding_ones() -> None:
    page = gapgraph("whatif", "per-2021", "+Provision:Man:SocialServices:NGOs").out
    assert "HYPOTHETICAL: not in the report" in page
    assert "⊘ Restricted → ● General: men" in page
    assert "often denied men other services" in page


def test_the_page_says_if_no_claim_decides() -> None:
    assert "Nothing would change" in gapgraph("whatif", "per-2021", "+Provision:Man:SocialServices:per:MIMP").out
    nothing = ("whatif", "per-2021", "+Provision:Man:SocialServices:per:MIMP")
    spanish = gapgraph(*nothing, "--lang", "es").out
    assert "Nada cambiaría" in spanish
    assert "SIGUE IGUAL" in spanish
    assert "LO IMPIDE" in spanish


def test_the_help_explains_a_new_provider() -> None:
    text = " ".join(gapgraph("whatif", "--help").out.split())
    assert "by a new provider" in text
    assert "A claim about any provider" in text


HELP = Path(whatif_command.__file__).read_text(encoding="utf-8")


def test_the_examples_of_the_help_give_the_described_result() -> None:
    """The examples of the help are run: the service in them supersedes the sentence that the help quotes."""
    added, taken = "+Provision:Man:TemporaryLodging:Government:ToAll", "-per-2021/claim/112"
    for words in each((added, taken, "there were no shelters that accepted men", "few shelter")):
        assert words in HELP
    rows = gapgraph("whatif", "per-2021", added, "--format", "csv").rows
    assert {row["superseded"] for row in rows} == {"per-2021/claim/112"}
    assert {row["effect"] for row in rows} == {"lifts", "improves"}
    assert all(row["in_the_way"] for row in rows)
    superseded, rest = gapgraph("whatif", "per-2021", added).out.split("NO LONGER UNMET")
    assert "REPLACED: the supposed claim contradicts this" in superseded
    assert "“there were no shelters that accepted men”" in superseded
    assert "had few shelter options" in " ".join(rest.split("IN THE WAY")[1].split())
    assert gapgraph("whatif", "per-2021", taken).status == 0


def test_the_command_that_whatif_suggests_to_remove_opposing_claims_closes_the_gap() -> None:
    """Below the claims that prevent the new service, ``gapgraph whatif`` suggests a longer command, which also removes
    these claims.
    """
    page = " ".join(gapgraph("whatif", "per-2021", "+Provision:Man:TemporaryLodging").out.split())
    line = page.split("To include this change too: gapgraph ")[1].split()
    assert line[:3] == ["whatif", "per-2021", "+Provision:Man:TemporaryLodging"]
    rows = gapgraph(*line, "--format", "csv").rows
    closed = [row for row in rows if row["effect"] == "closes"]
    assert [(row["protection"], row["group"]) for row in closed] == [("gap:TemporaryLodging", "gap:Man")]
    assert {row["in_the_way"] for row in rows} == {""}


def test_a_new_service_supersedes_claims_only_for_its_group_and_protection() -> None:
    found = on_peru("+Provision:Man:SpecializedShelter")
    before, men = GRAPH.coverage("per-2021"), GRAPH.lattice.leaves_of(Iri(GAP + "Man"))
    told = [change for change in found if change.superseded]
    assert {change.protection.removeprefix(GAP) for change in told} == {"TemporaryLodging", "SpecializedShelter"}
    assert all(change.box.leaves & men for change in told)
    assert before[Iri(GAP + "EmergencyAccommodation")].statuses[Status.DENIED] == men
    assert not any(change.protection == GAP + "EmergencyAccommodation" for change in found)


def test_a_hypothetical_provision_supersedes_no_claim_if_it_covers_all_services_or_is_only_a_possibility() -> None:
    for words in each(("VictimServices", "TemporaryLodging::Eligibility", "TemporaryLodging::Possible")):
        assert not any(change.superseded for change in on_peru(f"+Provision:Man:{words}"))
    assert any(change.superseded for change in on_peru("+Provision:Man:TemporaryLodging::ToSome"))


@given(small_reports(10))
def test_the_named_claims_that_prevent_a_new_service_are_as_few_as_possible(asked: Asked) -> None:
    world, view = asked.world, asked.view
    protection = world.scheme.protections[0]
    new = service(protection, Iri(world.groups[0]), 1)
    held = supposed(view, [new], (), world.scheme, world.lattice)
    after = coverage(held, world.scheme, world.lattice)
    for change in each(
        outcome(coverage(view, world.scheme, world.lattice), after, [new], held, world.scheme, world.lattice)
    ):
        wanted = (
            change.box.leaves & world.lattice.leaves_of(new.group) & ~after[change.protection].leaves(Verdict.OFFERED)
        )
        for size in range(len(change.in_the_way) + 1 if change.in_the_way else 0):
            for some in combinations([claim.id for claim in view.claims], size):
                without = supposed(view, [new], some, world.scheme, world.lattice)
                offered = coverage(without, world.scheme, world.lattice)[change.protection].leaves(Verdict.OFFERED)
                named = {claim.id for claim in change.in_the_way}
                assert (wanted & ~offered == 0) <= (size == len(named))
                if set(some) == named:
                    assert wanted & ~offered == 0


def test_a_plan_starts_from_the_hypothetical_claims() -> None:
    rows = gapgraph(
        "whatif", "per-2021", "+Provision:Man:SocialServices:NGOs", "--cheapest", "40", "--format", "csv"
    ).rows
    assert "gap:SocialServices" not in {row["protection"] for row in rows if row["step"] != "0"}
