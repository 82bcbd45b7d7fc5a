"""Roles, logins and openings: what each action does, whom it refuses, and that it is undone unaudited."""

from datetime import timedelta

import pytest

from sayso.foundation.access import actions
from sayso.foundation.access.areas import Area
from sayso.foundation.access.looking import looked_at, who_looked
from sayso.foundation.access.models import Opening, User
from sayso.foundation.access.named_action import Kind, Unaudited, may_see, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.access.roles import ROLES, permissions_of
from sayso.foundation.audit import writing
from sayso.rules.refusals import Invalid, NotPermitted, WrongState
from tests.factories.logins import a_login, a_subject, a_system, open_to

pytestmark = pytest.mark.django_db


@pytest.fixture
def system(now):
    return a_system(now)


def test_every_role_says_what_it_is_for():
    for role in ROLES.values():
        assert len(role.sentence.split()) >= 5, role.code
        assert role.name, role.code


def test_no_login_without_a_role_may_do_more_than_anyone():
    assert permissions_of(frozenset()) == {
        Permission.READ_PUBLIC_PAGES,
        Permission.RAISE_CONCERN,
        Permission.TRY_A_CHARGE,
    }


def test_a_role_that_ended_takes_its_whole_council_view_with_it(now, looking):
    finance, person, system = a_login("finance", now=now), a_subject(), a_system(now)
    with looking(system):
        actions.end_role(user=finance, role="finance", by=system, at=now)
    with looking(finance):
        assert not may_see(person=person.pk, area=Area.MONEY)
    assert not User.objects.get(pk=finance.pk).may(Permission.SEE_LEDGER)
    with looking(system), pytest.raises(WrongState):
        actions.end_role(user=finance, role="finance", by=system, at=now)


def test_a_worker_cannot_give_roles(now, looking):
    worker, other = a_login("social-worker", now=now), a_login("assessor", now=now)
    with looking(worker), pytest.raises(NotPermitted):
        actions.give_role(user=other, role="finance", by=worker, at=now)


def test_two_logins_cannot_share_an_address(now, looking):
    system = a_system(now)
    with looking(system):
        actions.add_login(email="a@example.test", name="A", by=system, at=now)
        with pytest.raises(Invalid) as refused:
            actions.add_login(email="a@example.test", name="B", by=system, at=now)
    assert "email" in refused.value.fields


def test_an_action_whose_audit_fails_is_undone(system, now, looking, audit_fails):
    with looking(system):
        with pytest.raises(audit_fails):
            actions.add_login(email="b@example.test", name="B", by=system, at=now)
        assert not User.objects.filter(email="b@example.test").exists()


def test_an_action_that_wrote_no_event_is_undone(now, looking):
    system = a_system(now)

    @named_action(kind=Kind.RECORDS, permission=Permission.GIVE_ROLES)
    def forget(*, by: User, at: object) -> None:
        User.objects.create(email="c@example.test", name="C", joined_at=now)

    with looking(system):
        with pytest.raises(Unaudited):
            forget(by=system, at=now)
        assert not User.objects.filter(email="c@example.test").exists()


def test_opening_a_record_needs_a_purpose_and_ends_by_itself(now, looking):
    worker, person = a_login("social-worker", now=now), a_subject()
    with looking(worker):
        with pytest.raises(Invalid):
            actions.open_record(person=person.pk, purpose="curious", by=worker, at=now)
        actions.open_record(person=person.pk, purpose="contact", by=worker, at=now)
        assert may_see(person=person.pk, area=Area.STORY)
        assert not may_see(person=person.pk, area=Area.SAFETY)
    with looking(worker, now + timedelta(hours=13)):
        assert not may_see(person=person.pk, area=Area.STORY)


@pytest.mark.requirement("B-22")
def test_a_vague_purpose_is_always_looked_at_by_somebody_else(now, looking):
    worker, principal, person = a_login("assessor", now=now), a_login("principal", now=now), a_subject()
    with looking(worker):
        opening = actions.open_record(person=person.pk, purpose="other", by=worker, at=now)
        with pytest.raises(NotPermitted):
            actions.check_opening(opening=opening, finding="Fine", by=worker, at=now)
    with looking(principal):
        assert Opening.objects.filter(to_check=True).count() == 1
        with pytest.raises(Invalid):
            actions.check_opening(opening=opening, finding="  ", by=principal, at=now)
        actions.check_opening(opening=opening, finding="He wrote a note", by=principal, at=now)
        with pytest.raises(WrongState):
            actions.check_opening(opening=opening, finding="Again", by=principal, at=now)


@pytest.mark.requirement("B-22", "X-02")
def test_the_person_sees_who_looked_by_team_and_role_and_never_the_safeguarding_lead(now, looking):
    person, lead = a_login("person", now=now), a_login("safeguarding", now=now)
    person.subject = a_subject()
    person.save()
    worker = a_login("social-worker", now=now, name="Sam Whitlock")
    with looking(worker):
        looked_at(page="person_record", people=[person.subject_id], by=worker, at=now, purpose="contact")
    with looking(person):
        before = who_looked()
    with looking(lead):
        looked_at(page="person_record", people=[person.subject_id], by=lead, at=now)
    with looking(person):
        assert who_looked() == before
        assert [look["roles"] for look in before] == [["social-worker"]]
        assert "Sam" not in repr(before)
    with looking(lead):
        actions.release_looks(person=person.subject_id, login=lead, by=lead, at=now)
    with looking(person):
        assert len(who_looked()) == 2


def test_looking_at_ones_own_record_leaves_no_trace(now, looking):
    person = a_login("person", now=now)
    person.subject = a_subject()
    person.save()
    before = writing.written()
    with looking(person):
        looked_at(page="own_home", people=[person.subject_id], by=person, at=now)
    assert writing.written() == before


def test_another_persons_login_sees_nobody_in_who_looked(now, looking):
    stranger, other = a_login("person", now=now), a_subject()
    worker = a_login("social-worker", now=now)
    open_to(worker, other, Area.CONTACT, now=now)
    with looking(worker):
        looked_at(page="person_record", people=[other.pk], by=worker, at=now)
    with looking(stranger):
        assert who_looked() == []
