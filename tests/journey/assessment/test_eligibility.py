"""The decision on somebody's needs: the council's, in writing, with reasons, by a registered worker."""

import uuid
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.foundation.access.areas import Area
from sayso.foundation.decisions.models import Decision, DecisionWords
from sayso.foundation.decisions.queries import basis, held_box, takes_effect
from sayso.foundation.letters.queries import content_of
from sayso.journey.assessment import actions, facts, queries
from sayso.journey.assessment.models import Eligibility
from sayso.journey.assessment.statuses import Finding, Reached
from sayso.journey.casework.models import Task
from sayso.journey.people.statuses import StandingKind
from sayso.rules.refusals import Invalid, NotFound, NotPermitted, Stale, WrongState
from tests.examples import examples
from tests.factories import casework as made
from tests.factories.assessment import a_new_eligibility, an_assessment
from tests.factories.casework import CARE, somebody
from tests.factories.logins import a_login, open_to
from tests.pages.home.signing_in import a_login_of

pytestmark = pytest.mark.django_db
NO = {"finding": Finding.NOT_ELIGIBLE, "outcomes": ()}


@pytest.fixture
def sam(now):
    return a_login("social-worker", now=now, name="Sam Whitlock", team=made.a_team())


@pytest.fixture
def dev(now):
    return a_login("assessor", now=now, name="Dev Patel", team=made.a_team())


@pytest.fixture
def ana(now, sam, dev):
    return somebody(now=now, name="Ana Marsh", seen_by=[sam, dev])


@pytest.fixture
def needs(now, sam, ana):
    return an_assessment(ana, by=sam, now=now)


def decided(assessment, by, now, seen=None, **changed):
    item = a_new_eligibility(assessment, **changed)
    return actions.decide_eligibility(eligibility=item, by=by, at=now, seen_version=seen)


@pytest.mark.requirement("J-57")
def test_a_registered_worker_decides_with_reasons_and_the_words_stand_with_the_assessment(
    now, looking, sam, ana, needs
):
    with looking(sam):
        found = decided(needs, sam, now)
        assert (found.reached, found.held_by_rules) == (Reached.DECIDED, [])
        assert queries.eligibility_of(ana, StandingKind.ADULT, viewer=sam) == found
        of_council = Decision.objects.get(pk=found.decision)
        assert (of_council.officer_id, of_council.whether) == (sam.pk, "eligible")
        assert of_council.working == needs.working
        assert basis(of_council)[0].startswith("This is about whether we must meet your needs.")
        words = " ".join(DecisionWords.objects.filter(decision=of_council).values_list("text", flat=True))
        assert "cook" not in words, "whoever reads the plan need not read why"


@pytest.mark.requirement("S3-16")
def test_what_an_assessor_decides_is_kept_as_proposed_and_handed_to_a_registered_colleague(
    now, looking, sam, dev, ana, needs
):
    with looking(dev):
        found = decided(needs, dev, now)
        assert (found.reached, found.held_by_rules) == (Reached.PROPOSED, ["not_registered"])
        assert queries.eligibility_of(ana, StandingKind.ADULT, viewer=dev) is None
        assert not Decision.objects.filter(person_id=ana).exists(), "nothing is decided for the council"
        decided(needs, dev, now, reasons="Put better.")
    with looking(sam):
        (task,) = Task.objects.filter(asked="decide_eligibility")
        assert (task.owner, task.team.name) == (None, "East team")
        assert queries.proposed_of(ana, StandingKind.ADULT, viewer=sam).reasons == "Put better."
        decided(needs, sam, now)
        assert queries.proposed_of(ana, StandingKind.ADULT, viewer=sam) is None
        task.refresh_from_db()
        assert task.done_by == sam


@pytest.mark.requirement("S3-16")
def test_the_task_is_the_leads_where_the_lead_is_registered(now, looking, sam, dev, ana, needs):
    made.allocated(ana, sam, now=now)
    with looking(dev):
        decided(needs, dev, now)
    with looking(sam):
        assert Task.objects.get(asked="decide_eligibility").owner == sam


@pytest.mark.parametrize(
    ("assessed", "changed", "held"),
    [
        (
            {"outcomes": {"nutrition": "needs_help"}},
            {"outcomes": ("nutrition",)},
            "eligibility_facts_missing",
        ),
        ({}, {"reasons": " "}, "eligibility_no_reasons"),
        ({}, NO, "no_advice"),
        ({}, {"outcomes": ("nutrition",)}, "no_advice"),
    ],
)
def test_it_is_held_with_the_rule_and_what_releases_it_and_what_was_written_is_kept(
    now, looking, sam, ana, assessed, changed, held
):
    needs = an_assessment(ana, by=sam, now=now, **assessed)
    with looking(sam):
        found = decided(needs, sam, now, **changed)
        assert found.reached == Reached.HELD
        assert held in found.held_by_rules
        box = held_box(Decision.objects.get(pk=found.decision))
        assert box.stays == "The assessment is kept, and urgent support goes on."
        assert all(box.releases)
        assert queries.proposed_of(ana, StandingKind.ADULT, viewer=sam) == found


@pytest.mark.requirement("J-57")
def test_a_no_with_advice_goes_on_from_what_was_held(now, looking, sam, ana, needs):
    with looking(sam):
        held = decided(needs, sam, now, **NO)
        later = decided(needs, sam, now, advice="The lunch club on Tanner's Row has a place.", **NO)
        assert later.reached == Reached.DECIDED
        assert later.decision == held.decision
        assert Decision.objects.filter(person_id=ana).count() == 1


def test_each_standing_has_its_own_decision_and_a_new_assessment_a_new_one(now, looking, sam, ana, needs):
    carer = an_assessment(
        ana, by=sam, now=now, standing=StandingKind.CARER, outcomes={"work_and_learning": "needs_help"}
    )
    with looking(sam):
        mine = decided(needs, sam, now)
        hers = decided(carer, sam, now, outcomes=("work_and_learning",), advice="A class on Fridays.")
        assert hers.reached == Reached.DECIDED
        assert queries.eligibility_of(ana, StandingKind.ADULT, viewer=sam) == mine
        with pytest.raises(WrongState):
            decided(needs, sam, now)
    again = an_assessment(ana, by=sam, now=now)
    with looking(sam):
        less = decided(again, sam, now, outcomes=("nutrition",), advice="A shower seat.")
        assert queries.eligibility_of(ana, StandingKind.ADULT, viewer=sam) == less
        of_council = Decision.objects.get(pk=less.decision)
        assert of_council.lowers_or_ends
        assert not takes_effect(of_council, on=now.date()), "she is told first, and can answer"
        with pytest.raises(Stale):
            decided(needs, sam, now)


def test_of_two_who_decide_at_once_the_second_is_told(now, looking, sam, ana, needs):
    with looking(sam):
        decided(needs, sam, now, seen=0, reasons="")
        with pytest.raises(Stale):
            decided(needs, sam, now, seen=0)


@pytest.mark.parametrize(
    "changed",
    [{"outcomes": ("flying",)}, {"outcomes": ()}, {"finding": Finding.NOT_ELIGIBLE}],
)
def test_what_cannot_be_decided_is_told_at_its_box(now, looking, sam, needs, changed):
    with looking(sam), pytest.raises(Invalid) as told:
        decided(needs, sam, now, **changed)
    assert list(told.value.fields) == ["outcomes"]


def test_a_stranger_a_wrong_role_and_another_record_are_refused(now, looking, sam, needs):
    stranger, adviser = a_login("assessor", now=now), a_login("contact", now=now)
    irene = somebody(now=now, name="Irene Osei", seen_by=[sam])
    with looking(stranger), pytest.raises(NotFound):
        decided(needs, stranger, now)
    with looking(adviser), pytest.raises(NotPermitted):
        decided(needs, adviser, now)
    with looking(sam), pytest.raises(NotFound):
        actions.decide_eligibility(
            eligibility=actions.NewEligibility(person=irene, assessment=needs.pk, finding=Finding.ELIGIBLE),
            by=sam,
            at=now,
        )


def test_without_a_trail_nothing_is_decided(now, looking, sam, ana, needs, audit_fails):
    with looking(sam), pytest.raises(audit_fails):
        decided(needs, sam, now)
    with looking(sam):
        assert not Eligibility.objects.exists()
        assert not Decision.objects.filter(person_id=ana).exists()


def test_a_set_is_decided_in_a_fixed_number_of_questions(now, looking, sam, django_assert_max_num_queries):
    people = [somebody(now=now, name=f"Somebody {n}", seen_by=[sam]) for n in range(3)]
    items = [a_new_eligibility(an_assessment(one, by=sam, now=now)) for one in people]
    with looking(sam), django_assert_max_num_queries(40):
        made_ = actions.decide_eligibilities(items=items, by=sam, at=now)
    assert {one.reached for one in made_} == {Reached.DECIDED}


@pytest.mark.requirement("J-57")
def test_it_is_told_by_letter_with_basis_reasons_advice_and_how_to_ask_again(
    now, looking, sam, ana, needs, council_home
):
    open_to(sam, ana, *CARE, now=now)
    with looking(sam):
        found = decided(needs, sam, now, outcomes=("nutrition",), advice="A shower seat helps.")
        letter = actions.tell_eligibility(eligibility=found.pk, person=ana, by=sam, at=now)
        said = str(content_of(letter))
        for part in (
            "Your needs are eligible",
            "You cannot cook alone",
            "A shower seat helps.",
            "Eating and drinking enough.",
            "your needs reach the line in the law",
            "Somebody who was not part of this will look again.",
        ):
            assert part in said
        of_council = Decision.objects.get(pk=found.decision)
        assert of_council.state in ("told", "decided"), "told where there is a safe way"
        if of_council.state == "told":
            with pytest.raises(WrongState):
                actions.tell_eligibility(eligibility=found.pk, person=ana, by=sam, at=now)


def test_only_what_is_decided_is_told(now, looking, sam, dev, ana, needs):
    with looking(sam):
        held = decided(needs, sam, now, reasons="")
        with pytest.raises(WrongState):
            actions.tell_eligibility(eligibility=held.pk, person=ana, by=sam, at=now)
        with pytest.raises(NotFound):
            actions.tell_eligibility(eligibility=uuid.uuid4(), person=ana, by=sam, at=now)


def test_a_letter_without_a_trail_is_not_there(now, looking, sam, ana, needs):
    with looking(sam):
        found = decided(needs, sam, now)
        with (
            patch("sayso.journey.assessment.actions.tell_eligibility.write", side_effect=RuntimeError),
            pytest.raises(RuntimeError),
        ):
            actions.tell_eligibility(eligibility=found.pk, person=ana, by=sam, at=now)
        assert Decision.objects.get(pk=found.decision).state == "decided"


def test_the_carers_sign_in_reads_nothing_of_it_whatever_plan_is_shared(now, looking, sam, ana, needs):
    bea = somebody(now=now, name="Bea Marsh", seen_by=[sam])
    hers = a_login_of(bea, "carer", now=now)
    open_to(hers, ana, Area.PLAN, now=now)
    with looking(sam):
        decided(needs, sam, now)
    with looking(hers):
        assert not Eligibility.objects.exists()
        assert not DecisionWords.objects.filter(text__contains="cook").exists()


@settings(max_examples=examples(60), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    finding=st.sampled_from(Finding),
    outcomes=st.sets(st.sampled_from(["nutrition", "personal_hygiene"])),
    reasons=st.sampled_from(["", " ", "Because."]),
    advice=st.sampled_from(["", "A seat."]),
    registered=st.booleans(),
    hard=st.booleans(),
)
def test_it_is_never_made_without_reasons_registration_or_advice_where_a_need_is_not_eligible(
    needs, finding, outcomes, reasons, advice, registered, hard
):
    held = facts.holds_on(
        needs,
        outcomes=outcomes,
        finding=finding,
        reasons=reasons,
        advice=advice,
        registered=registered,
        advocacy=queries.Advocacy(is_needed=hard),
    )
    all_are = finding == Finding.ELIGIBLE and outcomes == {"nutrition", "personal_hygiene"}
    assert (held == []) == (bool(reasons.strip()) and registered and not hard and (all_are or bool(advice)))
    assert all(hold.releases and hold.authority for hold in held)
