"""What is owed by when: owned by somebody or in a tray, closed by saying what was done."""

from datetime import timedelta
from unittest.mock import patch

import pytest
from django.db import transaction
from django.db.utils import IntegrityError

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import may_see
from sayso.journey.casework import actions
from sayso.journey.casework.models import Task
from sayso.journey.casework.queries import my_tasks, tray
from sayso.journey.casework.statuses import Why
from sayso.rules.refusals import Invalid, NotFound, NotPermitted, WrongState
from tests.factories.casework import a_new_task, a_task, a_team, allocated, somebody
from tests.factories.logins import a_login

pytestmark = pytest.mark.django_db


@pytest.fixture
def sam(now):
    return a_login("social-worker", now=now, team=a_team(), name="Sam Whitlock")


@pytest.fixture
def person(now, sam):
    return somebody(now=now, seen_by=[sam])


def leave(user: User) -> None:
    User.objects.filter(pk=user.pk).update(is_active=False)


@pytest.mark.requirement("B-15")
def test_ones_own_reminder_is_in_ones_own_day(now, looking, sam, person):
    task = a_task(person, by=sam, now=now, owner=sam, why=Why.REMINDER)
    with looking(sam):
        assert [one.pk for one in my_tasks(viewer=sam, until=now.date())] == [task.pk]
        assert my_tasks(viewer=sam, until=now.date() - timedelta(days=1)) == []


@pytest.mark.requirement("B-15")
def test_a_task_for_nobody_lies_in_the_teams_tray_and_another_team_does_not_see_it(now, looking, sam, person):
    task = a_task(person, by=sam, now=now, team=a_team())
    near, far = a_login("assessor", now=now, team=a_team()), a_login("assessor", now=now, team=a_team("West"))
    with looking(near):
        assert [one.pk for one in tray(viewer=near)] == [task.pk]
    with looking(far):
        assert tray(viewer=far) == []


@pytest.mark.requirement("B-15")
def test_when_the_owner_has_left_the_tray_has_it(now, looking, sam, person):
    task = a_task(person, by=sam, now=now, owner=sam)
    near = a_login("assessor", now=now, team=a_team())
    with looking(near):
        assert tray(viewer=near) == []
    leave(sam)
    with looking(near):
        assert [one.pk for one in tray(viewer=near)] == [task.pk]


@pytest.mark.requirement("B-21")
def test_a_closed_record_shows_in_no_tray(now, looking, sam, person):
    from sayso.foundation.access.actions import restrict_record

    a_task(person, by=sam, now=now, team=a_team())
    near, manager = a_login("assessor", now=now, team=a_team()), a_login("manager", now=now)
    with looking(manager):
        restrict_record(
            person=person, because="staff", group=[manager], look_again_on=now.date(), by=manager, at=now
        )
    with looking(near):
        assert tray(viewer=near) == []


@pytest.mark.requirement("B-15")
def test_a_task_is_not_closed_without_words(now, looking, sam, person):
    task = a_task(person, by=sam, now=now, owner=sam)
    with looking(sam):
        with pytest.raises(Invalid) as refused:
            actions.finish_task(task=task.pk, done_with="  ", by=sam, at=now)
        assert list(refused.value.fields) == ["done_with"]
        with pytest.raises(IntegrityError), transaction.atomic():
            Task.objects.filter(pk=task.pk).update(done_at=now, done_by=sam)
        done = actions.finish_task(task=task.pk, done_with="Rang him. He is well.", by=sam, at=now)
        assert (done.done_by, done.done_with) == (sam, "Rang him. He is well.")
        with pytest.raises(WrongState):
            actions.finish_task(task=task.pk, done_with="Again", by=sam, at=now)


def test_a_task_owned_by_nobody_is_refused_by_the_database(now, looking, sam, person):
    task = a_task(person, by=sam, now=now, owner=sam)
    with looking(sam), pytest.raises(IntegrityError, match="casework_task_is_owned"), transaction.atomic():
        Task.objects.filter(pk=task.pk).update(owner=None, team=None)


def test_a_task_opens_its_person_to_its_owner_until_it_is_done(now, looking, sam, person):
    joy = a_login("assessor", now=now)
    task = a_task(person, by=sam, now=now, owner=joy)
    with looking(joy, now + timedelta(minutes=1)):
        assert may_see(person=person, area=Area.WORK)
        assert not may_see(person=person, area=Area.STORY)
        actions.finish_task(task=task.pk, done_with="Done.", by=joy, at=now + timedelta(minutes=1))
    with looking(joy, now + timedelta(minutes=2)):
        assert not may_see(person=person, area=Area.WORK)


def test_work_for_somebody_with_a_lead_is_the_leads(now, looking, sam, person):
    lead = a_login("social-worker", now=now)
    allocated(person, lead, now=now)
    assert a_task(person, by=sam, now=now).owner == lead


@pytest.mark.parametrize("changes", [{"what": " "}, {"owner": "gone"}])
def test_a_task_without_words_or_for_somebody_who_left_is_refused(changes, now, looking, sam, person):
    if "owner" in changes:
        gone = a_login("assessor", now=now)
        leave(gone)
        changes = {"owner": User.objects.get(pk=gone.pk)}
    with looking(sam), pytest.raises(Invalid):
        actions.add_task(task=a_new_task(person, now.date(), **changes), by=sam, at=now)


def test_nobody_adds_finishes_or_takes_work_of_a_record_that_is_not_theirs(now, looking, sam, person):
    task, other = a_task(person, by=sam, now=now, owner=sam), a_login("assessor", now=now)
    carer = a_login("carer", now=now)
    with looking(other):
        with pytest.raises(NotFound):
            actions.add_task(task=a_new_task(person, now.date()), by=other, at=now)
        with pytest.raises(NotFound):
            actions.finish_task(task=task.pk, done_with="Done", by=other, at=now)
        with pytest.raises(WrongState):
            actions.take_task(task=task.pk, by=other, at=now)
    with looking(carer):
        for act in (
            lambda: actions.add_task(task=a_new_task(person, now.date()), by=carer, at=now),
            lambda: actions.finish_task(task=task.pk, done_with="Done", by=carer, at=now),
            lambda: actions.take_task(task=task.pk, by=carer, at=now),
        ):
            with pytest.raises(NotPermitted):
                act()


@pytest.mark.requirement("B-15")
def test_a_task_taken_from_the_tray_is_ones_own_and_gone_from_it(now, looking, sam, person):
    task = a_task(person, by=sam, now=now, team=a_team())
    near = a_login("assessor", now=now, team=a_team())
    with looking(near):
        assert actions.take_task(task=task.pk, by=near, at=now).owner == near
        assert tray(viewer=near) == []
        assert [one.pk for one in my_tasks(viewer=near, until=now.date())] == [task.pk]
        with pytest.raises(WrongState):
            actions.take_task(task=task.pk, by=near, at=now)


@pytest.mark.parametrize("action", ["add_task", "finish_task", "take_task"])
def test_a_trail_that_fails_undoes_it(action, now, looking, sam, person):
    task = a_task(person, by=sam, now=now, team=a_team())
    acts = {
        "add_task": lambda: actions.add_task(task=a_new_task(person, now.date()), by=sam, at=now),
        "finish_task": lambda: actions.finish_task(task=task.pk, done_with="Done", by=sam, at=now),
        "take_task": lambda: actions.take_task(task=task.pk, by=sam, at=now),
    }
    with looking(sam):
        with (
            patch(f"sayso.journey.casework.actions.{action}.write", side_effect=RuntimeError),
            pytest.raises(RuntimeError),
        ):
            acts[action]()
        kept = Task.objects.visible_to(sam).get()
        assert (kept.owner, kept.done_at) == (None, None)


def test_the_roles_that_see_a_tray_in_the_database_are_those_that_hold_the_permission():
    from importlib import import_module

    from sayso.foundation.access.permissions import Permission
    from sayso.foundation.access.roles import ROLES

    def holders(permission):
        return {code for code, role in ROLES.items() if permission in role.permissions}

    migrations = "sayso.journey.casework.migrations"
    on_duty = set(import_module(f"{migrations}.0002_doors").ON_DUTY)
    own_teams = set(import_module(f"{migrations}.0005_a_tray_for_business_support").OWN_TEAMS_TRAY)
    assert on_duty == holders(Permission.RECORD_CONTACT)
    assert on_duty | own_teams == holders(Permission.SEE_TEAM_TRAY)
