"""What a budget changes for somebody and her carer is asked first; what cannot wait does not wait for it."""

from datetime import date, timedelta

import pytest

from sayso.journey.budget import actions, queries
from sayso.journey.casework.actions import start_urgent_support
from sayso.journey.people.actions import NewTie, record_ties
from sayso.journey.people.statuses import StandingKind, TieKind
from sayso.journey.planning.actions import stop_task
from sayso.journey.planning.models import PlanLine
from sayso.journey.planning.statuses import CarerAnswer, MetBy
from sayso.rules.refusals import NotFound, NotPermitted, WrongState
from tests.factories.budget import GROUNDS, a_budget
from tests.factories.casework import somebody, tonight
from tests.factories.finished_plans import GARDEN_LINE, TEA_LINE, a_carers_answer, a_finished_plan
from tests.factories.logins import a_login

pytestmark = pytest.mark.django_db
HELD_ON = ["impact_not_checked"]
NIGHT = GARDEN_LINE | {"how_met": "Somebody near at night", "met_by": MetBy.CARER, "way": ""}


def agree(budget, by, now):
    agreement = actions.Agreement(budget=budget.pk, grounds=GROUNDS)
    return actions.agree_budget(agreement=agreement, by=by, at=now)


@pytest.fixture
def bea(now, looking, sam, ana):
    """Ana's daughter, who cares for her, as Ana's own record says."""
    found = somebody(now=now, name="Bea Marsh", seen_by=[sam])
    with looking(sam):
        tie = NewTie(
            person=ana, kind=TieKind.CARED_FOR_BY, other=found, other_called="Bea", starts_on=date(2024, 1, 1)
        )
        record_ties(items=[tie], by=sam, at=now)
    return found


@pytest.mark.requirement("S0-04")
def test_with_a_carer_and_no_check_agreeing_is_held_until_it_is_looked_at(now, looking, sam, ana, bea):
    a_finished_plan(ana, by=sam, now=now)
    made = a_budget(ana, by=sam, now=now)
    with looking(sam):
        found = agree(made, sam, now)
        assert (found.state, found.held_by_rules) == ("held", HELD_ON)
        looked = actions.check_impact(budget=made.pk, by=sam, at=now)
        assert "No task is new to a carer, and none ends." in looked.impact["says"]
        assert agree(made, sam, now).state == "agreed"


@pytest.mark.requirement("S0-04")
def test_a_reason_not_to_look_releases_it_too_and_the_reason_stays_to_be_read(now, looking, sam, ana, bea):
    a_finished_plan(ana, by=sam, now=now)
    made = a_budget(ana, by=sam, now=now)
    with looking(sam):
        actions.check_impact(budget=made.pk, skipped_because="Only the price changed.", by=sam, at=now)
        found = agree(made, sam, now)
    assert (found.state, found.impact_skipped_because) == ("agreed", "Only the price changed.")
    assert found.impact == {}


@pytest.mark.requirement("S0-04")
def test_urgent_support_is_not_held_and_the_check_becomes_a_dated_task(now, looking, sam, ana, bea):
    with looking(sam):
        start_urgent_support(person=ana, tonight=tonight(), by=sam, at=now)
    a_finished_plan(ana, by=sam, now=now)
    made = a_budget(ana, by=sam, now=now)
    with looking(sam):
        found = agree(made, sam, now)
        assert (found.state, found.impact_due_on) == ("agreed", date(2026, 11, 27))
        assert queries.checks_due(viewer=sam, by=date(2026, 11, 26)) == []
        assert queries.checks_due(viewer=sam, by=date(2026, 11, 27)) == [found]
        actions.check_impact(budget=made.pk, by=sam, at=now)
        assert queries.checks_due(viewer=sam, by=date(2027, 12, 1)) == []


@pytest.mark.requirement("S0-04")
def test_what_it_changed_is_asked_again_once_it_runs_and_both_looks_are_kept(now, looking, sam, ana, bea):
    a_finished_plan(ana, by=sam, now=now)
    made = a_budget(ana, by=sam, now=now, impact_checked=True)
    with looking(sam):
        found = agree(made, sam, now)
        first = found.impact
        assert found.impact_due_on == now.date() + timedelta(weeks=6)
        later = now + timedelta(weeks=6)
    with looking(sam, later):
        again = actions.check_impact(budget=made.pk, by=sam, at=later)
    assert again.impact == first
    assert again.impact_after["says"]
    assert again.impact_due_on is None


@pytest.mark.requirement("S0-06")
def test_before_and_after_add_up_to_the_tasks_that_carers_said_yes_to(now, looking, sam, ana, bea):
    earlier = now - timedelta(days=60)
    a_finished_plan(ana, NIGHT, TEA_LINE, by=sam, now=earlier)
    with looking(sam, earlier):
        night, tea = PlanLine.objects.filter(person_id=ana).order_by("place")
    hers, nights = a_carers_answer(ana, bea, night.line, by=sam, now=earlier, minutes=240)
    first = a_budget(ana, by=sam, now=earlier, impact_checked=True)
    with looking(sam, earlier):
        agree(first, sam, earlier)
    # Bea stops the nights, and says yes to the garden: in the new plan paid support comes at night.
    with looking(hers):
        stop_task(offer=nights, by=hers, at=now)
    paid_night = NIGHT | {"line": night.line, "met_by": MetBy.PAID, "way": "council"}
    garden = GARDEN_LINE | {"met_by": MetBy.CARER, "way": ""}
    a_finished_plan(ana, paid_night, TEA_LINE | {"line": tea.line}, garden, by=sam, now=now)
    with looking(sam):
        row = PlanLine.objects.get(plan__replaced_at=None, place=3)
    a_carers_answer(ana, bea, row.line, by=sam, now=now, minutes=90)
    second = a_budget(ana, by=sam, now=now, impact_checked=True)
    found = second.impact
    assert (found["minutes_before"], found["minutes_after"]) == (240, 90)
    moved = {one["words"]: (one["before"], one["after"], one["said_yes"]) for one in found["tasks"]}
    assert moved == {
        "Somebody near at night": ("carer", "paid", False),
        "Help in the garden": ("nobody", "carer", True),
    }


@pytest.mark.requirement("S1-13")
def test_a_task_moved_from_paid_support_to_a_carer_waits_for_her_yes(now, looking, sam, ana, bea):
    earlier = now - timedelta(days=60)
    a_finished_plan(ana, by=sam, now=earlier)
    with looking(sam, earlier):
        tea = PlanLine.objects.get(person_id=ana, place=1).line
    first = a_budget(ana, by=sam, now=earlier, impact_checked=True)
    with looking(sam, earlier):
        agree(first, sam, earlier)
    moved = TEA_LINE | {"line": tea, "met_by": MetBy.CARER, "way": "", "times_a_week": 14}
    garden = GARDEN_LINE | {"times_a_week": 4}
    a_finished_plan(ana, moved, garden, by=sam, now=now)
    second = a_budget(ana, by=sam, now=now, impact_checked=True)
    with looking(sam):
        found = agree(second, sam, now)
        assert found.held_by_rules == ["moved_without_yes"]
        assert queries.budget_of(ana, StandingKind.ADULT, viewer=sam) == first, "nothing has changed for her"
    a_carers_answer(ana, bea, tea, by=sam, now=now)
    with looking(sam):
        assert agree(second, sam, now).state == "agreed"


def test_what_is_hoped_of_a_carer_with_no_yes_holds_nothing_and_is_named(now, looking, sam, ana, bea):
    a_finished_plan(ana, NIGHT, TEA_LINE, by=sam, now=now)
    made = a_budget(ana, by=sam, now=now, impact_checked=True)
    with looking(sam):
        assert agree(made, sam, now).state == "agreed"
    assert any("Not settled: Somebody near at night" in line for line in made.impact["says"])


def test_without_a_carer_nothing_is_asked(now, looking, sam, ana):
    a_finished_plan(ana, by=sam, now=now)
    made = a_budget(ana, by=sam, now=now)
    with looking(sam):
        found = agree(made, sam, now)
    assert (found.state, found.impact_due_on) == ("agreed", None)


def test_a_check_refuses_a_stranger_a_wrong_role_and_a_budget_that_is_over(now, looking, sam, ana):
    a_finished_plan(ana, by=sam, now=now)
    made = a_budget(ana, by=sam, now=now)
    stranger, adviser = a_login("assessor", now=now), a_login("contact", now=now)
    for login, refused in ((stranger, NotFound), (adviser, NotPermitted)):
        with looking(login), pytest.raises(refused):
            actions.check_impact(budget=made.pk, by=login, at=now)
    with looking(sam):
        actions.withdraw_budget(budget=made.pk, by=sam, at=now)
        with pytest.raises(WrongState):
            actions.check_impact(budget=made.pk, by=sam, at=now)


def test_without_a_trail_no_check_is_kept(now, looking, sam, ana, request):
    a_finished_plan(ana, by=sam, now=now)
    made = a_budget(ana, by=sam, now=now)
    down = request.getfixturevalue("audit_fails")
    with looking(sam):
        with pytest.raises(down):
            actions.check_impact(budget=made.pk, by=sam, at=now)
        made.refresh_from_db()
    assert made.impact == {}


def test_nothing_that_a_carer_was_asked_alone_is_in_what_is_kept(now, looking, sam, ana, bea):
    """An offer, and a no to it, stand in the carer's own account: the check never reads it."""
    a_finished_plan(ana, NIGHT, TEA_LINE, by=sam, now=now)
    without = a_budget(ana, by=sam, now=now, impact_checked=True).impact
    with looking(sam):
        night = PlanLine.objects.get(person_id=ana, place=1).line
    a_carers_answer(ana, bea, night, by=sam, now=now, answer=CarerAnswer.NO)
    assert a_budget(ana, by=sam, now=now, impact_checked=True).impact == without
