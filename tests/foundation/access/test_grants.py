"""Who may see what: grants, whole-council grants, restricted records and broken glass."""

from datetime import timedelta

import pytest

from sayso.foundation.access import actions, grants
from sayso.foundation.access.areas import Area
from sayso.foundation.access.named_action import may_see
from sayso.rules.refusals import NotFound, NotPermitted, WrongState
from tests.factories.logins import a_login, a_subject, a_system, open_to

pytestmark = pytest.mark.django_db


def test_a_worker_sees_only_the_area_that_was_opened(now, looking):
    worker, person = a_login("social-worker", now=now), a_subject()
    open_to(worker, person, Area.CONTACT, now=now)
    with looking(worker):
        assert may_see(person=person.pk, area=Area.CONTACT)
        assert not may_see(person=person.pk, area=Area.MONEY)


def test_a_grant_that_ended_opens_nothing_from_that_moment(now, looking):
    worker, person = a_login("social-worker", now=now), a_subject()
    open_to(worker, person, Area.STORY, now=now)
    with looking(a_system(now)):
        grants.end(grants.live(person=person.pk, login=worker.pk), at=now)
    with looking(worker):
        assert not may_see(person=person.pk, area=Area.STORY)


@pytest.mark.requirement("B-21")
def test_a_restricted_record_shuts_out_its_own_worker_and_the_whole_council_grant(now, looking):
    worker, finance, manager = (
        a_login("social-worker", now=now),
        a_login("finance", now=now),
        a_login("manager", now=now),
    )
    chosen, person = a_login("social-worker", now=now), a_subject()
    open_to(worker, person, Area.CONTACT, now=now)
    with looking(finance):
        assert may_see(person=person.pk, area=Area.MONEY)
    with looking(manager):
        actions.restrict_record(
            person=person.pk,
            because="hidden_address",
            group=[chosen],
            look_again_on=(now + timedelta(days=90)).date(),
            by=manager,
            at=now,
        )
    for shut_out, area in ((worker, Area.CONTACT), (finance, Area.MONEY)):
        with looking(shut_out):
            assert not may_see(person=person.pk, area=area)
    with looking(chosen):
        assert may_see(person=person.pk, area=Area.CONTACT)


@pytest.mark.requirement("B-21")
def test_nobody_shut_out_opens_a_closed_record_to_themselves_by_closing_it_anew(now, looking):
    manager, other, person = a_login("manager", now=now), a_login("manager", now=now), a_subject()
    told = {"person": person.pk, "because": "staff", "look_again_on": (now + timedelta(days=90)).date()}
    with looking(manager):
        actions.restrict_record(group=[manager], by=manager, at=now, **told)
    with looking(other):
        with pytest.raises(NotFound):
            actions.restrict_record(group=[other], by=other, at=now, **told)
        assert not may_see(person=person.pk, area=Area.CONTACT)
    with looking(manager), pytest.raises(WrongState):  # twice
        actions.restrict_record(group=[manager], by=manager, at=now, **told)


@pytest.mark.requirement("B-21")
def test_broken_glass_opens_for_an_hour_and_is_on_the_list_of_others_at_once(now, looking):
    duty, manager, person = a_login("out-of-hours", now=now), a_login("manager", now=now), a_subject()
    with looking(manager):
        actions.restrict_record(
            person=person.pk,
            because="staff",
            group=[manager],
            look_again_on=now.date(),
            by=manager,
            at=now,
        )
    with looking(duty), pytest.raises(NotFound):
        actions.open_record(person=person.pk, purpose="duty", by=duty, at=now)
    with looking(duty):
        opening = actions.break_glass(person=person.pk, reason="He is alone and has fallen", by=duty, at=now)
        assert may_see(person=person.pk, area=Area.CONTACT)
    with looking(duty, now + timedelta(minutes=61)):
        assert not may_see(person=person.pk, area=Area.CONTACT)
    with looking(manager):
        assert opening.check_by.date().isoformat() == "2026-11-24"
        assert type(opening).objects.filter(pk=opening.pk, to_check=True).exists()


def test_nobody_gives_a_role_to_themselves(now, looking):
    admin = a_login("admin", now=now)
    with looking(admin), pytest.raises(NotPermitted):
        actions.give_role(user=admin, role="finance", by=admin, at=now)
