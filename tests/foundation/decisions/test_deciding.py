"""Putting a question and deciding it: whose it is, on what ground, and what is held."""

import pytest
from django.db import IntegrityError, ProgrammingError, transaction

from sayso.foundation.access.areas import Area
from sayso.foundation.decisions import actions
from sayso.foundation.decisions.grounds import How, Nature, Whether
from sayso.foundation.decisions.holds import Grounds
from sayso.foundation.decisions.models import Attempt, Decision, DecisionWords, UnmetNeed
from sayso.foundation.decisions.queries import basis, decisions_of, held_box, unmet_needs, words_of
from sayso.rules.refusals import Invalid, NotFound, NotPermitted, WrongState
from tests.factories.decisions import LAWFUL, a_decided, a_question
from tests.factories.logins import a_login, open_to

pytestmark = pytest.mark.django_db


@pytest.mark.requirement("S1-01")
def test_a_decision_about_my_life_is_the_persons_unless_said_otherwise(now, looking, worker, person):
    with looking(worker):
        question = a_question(person, by=worker, at=now, nature=Nature.MY_LIFE)
        decided = actions.decide(decision=question, grounds=Grounds(), by=worker, at=now)
    assert question.holder_id == person.pk
    assert decided.state == "decided"


@pytest.mark.requirement("S1-01")
def test_a_decision_about_my_life_set_to_the_worker_with_no_power_is_held(now, looking, worker, person):
    with looking(worker):
        question = a_question(person, by=worker, at=now, nature=Nature.MY_LIFE, officer=worker)
        decided = actions.decide(decision=question, grounds=LAWFUL, by=worker, at=now)
        box = held_box(decided)
    assert decided.state == "held"
    assert box.rule.startswith("This is about the person’s own life")
    assert any("capacity record" in release for release in box.releases)


@pytest.mark.requirement("S1-01")
@pytest.mark.parametrize(("because", "state"), [("capacity_record", "decided"), ("convenience", "held")])
def test_only_a_capacity_record_or_a_power_lets_somebody_else_decide_my_life(
    now, looking, worker, person, because, state
):
    with looking(worker):
        question = a_question(
            person, by=worker, at=now, nature=Nature.MY_LIFE, officer=worker, holder_because=because
        )
        assert actions.decide(decision=question, grounds=LAWFUL, by=worker, at=now).state == state


@pytest.mark.requirement("S1-01")
def test_a_council_decision_without_a_named_officer_cannot_be_put(now, looking, worker, person):
    with looking(worker), pytest.raises(Invalid, match="Name the officer"):
        a_question(person, by=worker, at=now, officer=None)
    with looking(worker), pytest.raises(IntegrityError, match="duty_names_officer"), transaction.atomic():
        Decision(
            person=person, nature="council_duty", subject_kind="", proposed_at=now, proposed_by=worker
        ).save()


@pytest.mark.requirement("S2-16")
@pytest.mark.parametrize("reason", [Whether.MONEY, Whether.SUPPLY, Whether.POLICY])
def test_money_supply_or_policy_for_not_meeting_a_need_is_kept_and_held_and_opens_an_unmet_need(
    now, looking, worker, person, reason
):
    grounds = Grounds(whether=reason, reasons="The budget is spent.")
    with looking(worker):
        decided = a_decided(person, by=worker, at=now, grounds=grounds)
        assert decided.state == "held"
        assert Attempt.objects.get(decision=decided).whether == reason
        assert words_of(decided, "reasons", viewer=worker) == ["The budget is spent."]
        (need,) = unmet_needs(viewer=worker, person=person.pk)
        assert (need.because, need.decision_id) == (reason, decided.pk)
        assert basis(decided) == []
        assert "unmet" in held_box(decided).rule


@pytest.mark.requirement("S2-16")
@pytest.mark.parametrize("reason", ["money", "supply", "policy"])
def test_the_database_refuses_to_settle_a_decision_on_money_supply_or_policy(
    now, looking, worker, person, reason
):
    with looking(worker):
        held = a_decided(person, by=worker, at=now, grounds=Grounds(whether=Whether.MONEY, reasons="None"))
        with pytest.raises(IntegrityError, match="never_settled_on_money"), transaction.atomic():
            Decision.objects.filter(pk=held.pk).update(
                state="decided", whether=reason, decided_at=now, decided_by=worker
            )


@pytest.mark.requirement("S2-16")
def test_a_later_lawful_ground_settles_it_and_what_was_said_first_stays_in_the_record(
    now, looking, worker, person
):
    with looking(worker):
        held = a_decided(person, by=worker, at=now, grounds=Grounds(whether=Whether.MONEY, reasons="None"))
        decided = actions.decide(decision=held, grounds=LAWFUL, by=worker, at=now)
        assert decided.state == "decided"
        tried = Attempt.objects.filter(decision=decided)
        assert sorted(attempt.whether for attempt in tried) == ["met", "money"]
        assert not unmet_needs(viewer=worker).exists()
        assert UnmetNeed.objects.get(decision=decided).ended_by == worker


@pytest.mark.requirement("S2-16")
def test_no_basis_is_held_and_both_questions_are_asked(now, looking, worker, person):
    with looking(worker):
        decided = a_decided(person, by=worker, at=now, grounds=Grounds())
    assert decided.held_by_rules == ["no_basis_whether", "no_basis_how", "no_reasons"]


@pytest.mark.requirement("S2-16")
def test_the_basis_says_whether_or_how_the_reasons_and_money_by_name(now, looking, worker, person):
    with looking(worker):
        decided = a_decided(person, by=worker, at=now)
    assert basis(decided) == [
        "This is about how the need is met, not whether.",
        "Main reason: what you want.",
        "We also looked at: this is as good and costs less.",
        "Money was a reason.",
    ]


def test_a_login_without_a_grant_on_the_plan_finds_nothing_to_decide(now, looking, worker, person):
    stranger = a_login("social-worker", now=now)
    with looking(worker):
        question = a_question(person, by=worker, at=now)
    with looking(stranger):
        with pytest.raises(NotFound):
            actions.decide(decision=question, grounds=LAWFUL, by=stranger, at=now)
        with pytest.raises(NotFound):
            a_question(person, by=stranger, at=now)
        assert not decisions_of(person.pk, viewer=stranger).exists()


def test_a_worker_who_is_not_registered_proposes_and_does_not_decide_for_the_council(
    now, looking, worker, person
):
    assessor = a_login("assessor", now=now)
    open_to(assessor, person, Area.PLAN, now=now)
    with looking(assessor):
        question = a_question(person, by=assessor, at=now, officer=worker)
        with pytest.raises(NotPermitted):
            actions.decide(decision=question, grounds=LAWFUL, by=assessor, at=now)


def test_what_is_decided_is_not_decided_again(now, looking, worker, person):
    with looking(worker):
        decided = a_decided(person, by=worker, at=now)
        with pytest.raises(WrongState, match="nobody has been told yet"):
            actions.decide(decision=decided, grounds=LAWFUL, by=worker, at=now)


def test_a_main_reason_given_twice_is_refused(now, looking, worker, person):
    twice = Grounds(whether=Whether.MET, how_main=How.RISK, how_others=[How.RISK], reasons="Because.")
    with looking(worker), pytest.raises(Invalid) as refused:
        a_decided(person, by=worker, at=now, grounds=twice)
    assert "how_others" in refused.value.fields


def test_without_a_trail_nothing_is_put(now, looking, worker, person, audit_fails):
    with looking(worker), pytest.raises(audit_fails):
        a_question(person, by=worker, at=now)
    with looking(worker):
        assert not decisions_of(person.pk, viewer=worker).exists()


def test_without_a_trail_nothing_is_decided(now, looking, worker, person, request):
    with looking(worker):
        question = a_question(person, by=worker, at=now)
        down = request.getfixturevalue("audit_fails")
        with pytest.raises(down):
            actions.decide(decision=question, grounds=LAWFUL, by=worker, at=now)
        question.refresh_from_db()
        assert question.state == "draft"
        assert not Attempt.objects.exists()


def test_a_settled_decision_keeps_its_grounds_whoever_writes(now, looking, worker, person):
    with looking(worker):
        decided = a_decided(person, by=worker, at=now)
        with pytest.raises(ProgrammingError, match="not rewritten"), transaction.atomic():
            Decision.objects.filter(pk=decided.pk).update(whether="refused")
        with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
            Decision.objects.filter(pk=decided.pk).update(person_id=person.pk)
        with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
            Attempt.objects.filter(decision=decided).update(whether="met")


def test_the_words_stand_apart_from_the_keys_and_can_be_put_right(now, looking, worker, person):
    with looking(worker):
        decided = a_decided(person, by=worker, at=now)
        assert words_of(decided, "question", viewer=worker) == ["How is tea at seven met at weekends?"]
        assert words_of(decided, "option", viewer=worker) == ["A visit at seven", "Tea a little earlier"]
        DecisionWords.objects.filter(decision=decided).delete()
        assert words_of(decided, "question", viewer=worker) == []
        decided.refresh_from_db()
        assert decided.state == "decided"
