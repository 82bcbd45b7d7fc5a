"""One's own record: open to oneself, and never the parts that another may have filled to keep one safe."""

import pytest

from sayso.foundation.access import actions
from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import Grant
from sayso.foundation.access.named_action import may_see
from sayso.rules.refusals import NotPermitted, WrongState
from tests.factories.logins import a_login, a_subject, a_system

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("S0-20")]


@pytest.fixture
def person(now):
    login = a_login("person", now=now)
    login.subject = a_subject()
    login.save()
    return login


def test_a_person_sees_their_own_and_neither_tasks_nor_stories_nor_concerns(person, now, looking):
    system = a_system(now)
    with looking(system):
        actions.open_own_record(login=person, by=system, at=now)
        actions.open_own_record(login=person, by=system, at=now)
    with looking(person):
        assert may_see(person=person.subject_id, area=Area.MONEY)
        for shut in (Area.WORK, Area.STORY, Area.SAFETY, Area.HIDDEN, Area.GATHERED):
            assert not may_see(person=person.subject_id, area=shut)
        assert Grant.objects.filter(login=person, because="own record").count() == 9


def test_a_sign_in_of_nobody_opens_nothing(now, looking):
    system, nobody = a_system(now), a_login("carer", now=now)
    with looking(system), pytest.raises(WrongState):
        actions.open_own_record(login=nobody, by=system, at=now)


def test_nobody_opens_it_for_themselves(person, now, looking):
    with looking(person), pytest.raises(NotPermitted):
        actions.open_own_record(login=person, by=person, at=now)


def test_unaudited_it_is_undone(person, now, looking, audit_fails):
    from sayso.foundation.access.models import User

    system = User.objects.get(email="clocks@system.sayso.test")
    with looking(system), pytest.raises(audit_fails):
        actions.open_own_record(login=person, by=system, at=now)
    with looking(person):
        assert not may_see(person=person.subject_id, area=Area.MONEY)
