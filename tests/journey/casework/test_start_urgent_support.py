"""Support tonight: nothing holds it, the cost stands in the ledger, what was skipped becomes tasks."""

from datetime import date, datetime, timedelta
from unittest.mock import patch
from zoneinfo import ZoneInfo

import pytest

from sayso.foundation.access.areas import Area
from sayso.foundation.access.named_action import may_see
from sayso.foundation.ledger.models import PostedLeg
from sayso.journey.casework import actions
from sayso.journey.casework.models import Task, UrgentSupport
from sayso.journey.casework.statuses import MetBy
from sayso.rules.refusals import Invalid, NotPermitted
from tests.factories.casework import a_team, allocated, answers, somebody, tonight
from tests.factories.logins import a_login

pytestmark = pytest.mark.django_db


@pytest.mark.requirement("B-11")
def test_support_starts_with_everything_else_missing_and_its_cost_stands_in_the_ledger(now, looking):
    adviser, person = a_login("contact", now=now, team=a_team()), somebody(now=now)

    with looking(adviser):
        support = actions.start_urgent_support(person=person, tonight=tonight(), by=adviser, at=now)

    # 2 tonight, 4 on Saturday, Sunday and Monday, 1 on Tuesday: 15 visits of 45 minutes at £27.40 an hour
    assert support.total_pence == 30825
    assert support.ends_on == date(2026, 11, 24)
    finance = a_login("payments", now=now)
    with looking(finance):
        legs = PostedLeg.objects.filter(arrangement=support.pk).values_list("debit_pence", "credit_pence")
        assert set(legs) == {(30825, None), (None, 30825)}


@pytest.mark.requirement("B-11")
def test_what_was_skipped_is_due_on_the_next_working_day_and_has_an_owner(now, looking):
    adviser, person = a_login("contact", now=now, team=a_team()), somebody(now=now)
    with looking(adviser):
        actions.start_urgent_support(person=person, tonight=tonight(), by=adviser, at=now)
        left = list(Task.objects.visible_to(adviser).filter(person_id=person))
    assert {task.due_on for task in left} == {date(2026, 11, 23)}
    assert {task.team.name for task in left} == {"East team"}
    assert {task.asked for task in left} == {
        "assessment",
        "what_after",
        "tell_them",
        "impact_check",
        "plan_and_budget",
        "means_test",
        "registered_look",
    }


def test_an_unknown_price_is_not_nothing_but_a_task(now, looking):
    adviser, person = a_login("contact", now=now, team=a_team()), somebody(now=now)
    with looking(adviser):
        support = actions.start_urgent_support(
            person=person, tonight=tonight(price_pence_an_hour=None), by=adviser, at=now
        )
        assert Task.objects.visible_to(adviser).filter(person_id=person, asked="price").exists()
    assert support.total_pence is None


def test_a_ledger_that_refuses_does_not_stop_support(now, looking):
    adviser, person = a_login("contact", now=now, team=a_team()), somebody(now=now)
    with (
        looking(adviser),
        patch(
            "sayso.journey.casework.actions.start_urgent_support.commit_urgent_support",
            side_effect=Invalid("The books are closed."),
        ),
    ):
        support = actions.start_urgent_support(person=person, tonight=tonight(), by=adviser, at=now)
        assert UrgentSupport.objects.visible_to(adviser).filter(pk=support.pk).exists()
        assert Task.objects.visible_to(adviser).filter(person_id=person, asked="price").exists()


def test_work_goes_to_the_lead_when_there_is_one(now, looking):
    adviser, sam = a_login("contact", now=now), a_login("social-worker", now=now, team=a_team())
    person = somebody(now=now)
    allocated(person, sam, now=now - timedelta(days=1))
    with looking(adviser):
        actions.start_urgent_support(person=person, tonight=tonight(), by=adviser, at=now)
    with looking(sam):
        assert Task.objects.visible_to(sam).filter(person_id=person, owner=sam).count() >= 6


def test_at_two_on_a_monday_morning_the_day_team_has_it_the_same_day(now, looking):
    night = datetime(2026, 11, 23, 2, 0, tzinfo=ZoneInfo("Europe/London"))
    duty, person = a_login("out-of-hours", now=now, team=a_team()), somebody(now=now)
    with looking(duty, night):
        support = actions.start_urgent_support(
            person=person,
            tonight=tonight(met_by=MetBy.BED, price_pence_a_night=14800),
            by=duty,
            at=night,
        )
        due = set(Task.objects.visible_to(duty).filter(person_id=person).values_list("due_on", flat=True))
    assert due == {date(2026, 11, 23)}
    assert support.total_pence == 14800


def test_starting_twice_with_one_key_starts_once(now, looking):
    adviser, person = a_login("contact", now=now, team=a_team()), somebody(now=now)
    arranged = tonight()
    with looking(adviser):
        for _ in range(2):
            actions.start_urgent_support(person=person, tonight=arranged, by=adviser, at=now)
        assert UrgentSupport.objects.visible_to(adviser).filter(person_id=person).count() == 1
        assert Task.objects.visible_to(adviser).filter(person_id=person, asked="assessment").count() == 1


def test_it_finishes_the_promise_that_the_call_left(now, looking):
    adviser, person = a_login("contact", now=now, team=a_team()), somebody(now=now)
    with looking(adviser):
        contact = actions.take_contact(answers=answers(), person=person, by=adviser, at=now)
        promise = Task.objects.visible_to(adviser).get(person_id=person, asked="start_tonight")
        assert promise.owner == adviser
        actions.start_urgent_support(person=person, tonight=tonight(), contact=contact.pk, by=adviser, at=now)
        promise.refresh_from_db()
    assert promise.done_at == now


def test_a_broker_does_not_start_support(now, looking):
    broker, person = a_login("broker", now=now), somebody(now=now)
    with looking(broker), pytest.raises(NotPermitted):
        actions.start_urgent_support(person=person, tonight=tonight(), by=broker, at=now)


def test_a_trail_that_fails_undoes_it_and_what_it_opened(now, looking):
    adviser, person = a_login("contact", now=now, team=a_team()), somebody(now=now)
    with looking(adviser):
        with (
            patch(
                "sayso.journey.casework.actions.start_urgent_support.write", side_effect=RuntimeError("full")
            ),
            pytest.raises(RuntimeError),
        ):
            actions.start_urgent_support(person=person, tonight=tonight(), by=adviser, at=now)
        assert not may_see(person=person, area=Area.PLAN)
        assert not UrgentSupport.objects.filter(person_id=person).exists()
