"""Putting a question and deciding it: whose it is, on what ground, and what is held."""

from uuid import uuid4

import pytest
from django.db import IntegrityError, ProgrammingError, transaction

from sayso.foundation.access.areas import Area
from sayso.foundation.decisions import actions
from sayso.foundation.decisions.grounds import How, Nature, Whether
from sayso.foundation.decisions.holds import Grounds
from sayso.foundation.decisions.models import Attempt, Decision, DecisionWords, UnmetNeed
from sayso.foundation.decisions.queries import (
    basis,
    capacity_records_due,
    decisions_of,
    held_box,
    unmet_needs,
    words_of,
)
from sayso.foundation.decisions.questions import Question
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


@pytest.mark.requirement("S1-01", "B-26")
@pytest.mark.parametrize(
    ("because", "record", "state"),
    [
        ("capacity_record", uuid4(), "held"),  # cites a record that is nowhere
        ("capacity_record", None, "held"),
        ("deputy", None, "held"),  # a word is no power
        ("attorney", uuid4(), "held"),  # cites a power that is nowhere
        ("court_order", None, "decided"),
        ("convenience", uuid4(), "held"),
    ],
)
def test_only_a_capacity_record_or_a_power_lets_somebody_else_decide_my_life(
    now, looking, worker, person, because, record, state
):
    with looking(worker):
        question = a_question(
            person,
            by=worker,
            at=now,
            nature=Nature.MY_LIFE,
            officer=worker,
            holder_because=because,
            holder_because_key=record,
        )
        assert actions.decide(decision=question, grounds=LAWFUL, by=worker, at=now).state == state


@pytest.mark.requirement("B-26")
def test_what_keeps_somebody_safe_goes_before_the_capacity_record_which_is_then_due(
    now, looking, worker, person
):
    cited = {"nature": Nature.MY_LIFE, "officer": worker, "holder_because": "capacity_record"}
    with looking(worker):
        question = a_question(person, by=worker, at=now, keeps_safe=True, **cited)
        assert actions.decide(decision=question, grounds=LAWFUL, by=worker, at=now).state == "decided"
        assert [one.pk for one in capacity_records_due(viewer=worker, people=[person.pk])] == [question.pk]


@pytest.mark.requirement("B-26")
def test_an_unwise_choice_of_a_person_about_their_own_life_stands(now, looking, worker, person):
    with looking(worker):
        question = a_question(person, by=worker, at=now, nature=Nature.MY_LIFE)
        unwise = Grounds(reasons="I will go home tonight, stairs or no stairs.")
        assert actions.decide(decision=question, grounds=unwise, by=worker, at=now).state == "decided"


@pytest.mark.requirement("S2-16")
def test_whether_needs_are_eligible_is_a_finding_of_its_own_with_its_sentence(now, looking, worker, person):
    found = Grounds(whether=Whether.ELIGIBLE, reasons="You cannot wash or cook alone.")
    with looking(worker):
        decided = a_decided(person, by=worker, at=now, grounds=found)
        assert decided.state == "decided"
        assert basis(decided)[0].endswith("What we found: your needs reach the line in the law.")


def test_many_decided_together_are_as_if_each_had_been_put_and_decided(now, looking, worker, person):
    def asked(words, **grounds):
        question = Question(
            nature=Nature.COUNCIL_DUTY, words=words, officer=worker, subject_kind="plan_line", about_need=True
        )
        return actions.NewDecision(person=person.pk, question=question, grounds=Grounds(**grounds))

    items = [
        asked("Tea?", whether=Whether.ELIGIBLE, reasons="You cannot."),
        asked("Nights?", whether=Whether.MONEY, reasons="No money."),
        asked("Baths?", whether=Whether.NOT_ELIGIBLE),
    ]
    with looking(worker):
        made = actions.decide_together(items=items, by=worker, at=now)
        assert [one.state for one in made] == ["decided", "held", "held"]
        assert [held_box(one).rule for one in made[1:]] == [
            "Money is no reason to leave an eligible need unmet. It may change how, never whether.",
            "The person is owed reasons in plain words.",
        ]
        assert Attempt.objects.filter(decision__in=[one.pk for one in made]).count() == 3
        assert words_of(made[0], "reasons", viewer=worker) == ["You cannot."]
        assert [one.decision_id for one in unmet_needs(viewer=worker)] == [made[1].pk]
    stranger = a_login("assessor", now=now)
    with looking(stranger), pytest.raises(NotFound):
        actions.decide_together(items=items, by=stranger, at=now)


def test_a_set_of_decisions_without_a_trail_leaves_none(now, looking, worker, person, audit_fails):
    question = Question(nature=Nature.MY_LIFE, words="Tea?")
    item = actions.NewDecision(person=person.pk, question=question, grounds=Grounds())
    with looking(worker), pytest.raises(audit_fails):
        actions.decide_together(items=[item], by=worker, at=now)
    with looking(worker):
        assert not Decision.objects.filter(person=person).exists()


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
    open_to(assessor, person, Area.PLAN, Area.SHARING, now=now)
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
