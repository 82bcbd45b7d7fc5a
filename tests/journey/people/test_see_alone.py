"""Somebody was there: see them alone. The task is private, is one, and ends by being seen or a reason."""

from datetime import timedelta

import pytest
from django.db import transaction

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.journey.people import actions, queries
from sayso.journey.people.facts import Asked
from sayso.journey.people.models import HowAsked, SeeAlone
from sayso.journey.people.statuses import Alone, AskedPlace, Means, TieKind
from sayso.rules.refusals import Invalid, NotFound, NotPermitted, WrongState
from tests.factories.casework import somebody
from tests.factories.logins import a_login, open_to
from tests.factories.partnership import the_two, ties

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("B-28")]


@pytest.fixture
def two(now):
    return the_two(now)


def asked(person, alone=Alone.NO, *, by, at, looking, on=None, means=Means.FACE, **more):
    new = actions.NewAsked(
        person=person, asked=Asked(alone=alone, means=means), asked_on=on or at.date(), **more
    )
    with looking(by):
        actions.record_asked(asked=new, by=by, at=at)
    return new.key


def waits(person, by, looking):
    with looking(by):
        return queries.to_see_alone([person], viewer=by)


def test_one_task_opens_and_ends_when_they_were_seen_alone_that_day_or_later(now, looking, two):
    yesterday = (now - timedelta(days=1)).date()
    for alone in (Alone.NO, Alone.NOT_POSSIBLE):
        asked(two.ana, alone, by=two.sam, at=now, looking=looking)
    (task,) = waits(two.ana, two.sam, looking)
    assert (task.since, task.due_on) == (now.date(), now.date() + timedelta(days=7))
    asked(two.ana, Alone.NOT_KNOWN, by=two.sam, at=now, looking=looking)
    asked(two.ana, Alone.YES, by=two.sam, at=now, looking=looking, on=yesterday)
    assert waits(two.ana, two.sam, looking), "seen before is not seen since; not known is not seen"
    asked(two.ana, Alone.YES, by=two.sam, at=now, looking=looking)
    assert waits(two.ana, two.sam, looking) == []
    assert waits(two.bea, two.sam, looking) == [], "nothing stands on the other's record"
    with looking(two.sam):
        assert len(queries.how_asked(two.ana, viewer=two.sam)) == 5
        assert SeeAlone.objects.get(pk=task.pk).was_seen


def test_whoever_was_offered_it_by_a_worker_is_not_pressed_and_on_an_own_page_somebody_is_enough(
    now, looking, two
):
    asked(two.ana, Alone.DECLINED, by=two.sam, at=now, looking=looking)
    assert waits(two.ana, two.sam, looking) == []
    asked(two.bea, Alone.DECLINED, by=two.bea_in, at=now, looking=looking, means=Means.OWN_PAGE)
    assert [one.place for one in waits(two.bea, two.sam, looking)] == [AskedPlace.SEEN]
    asked(two.bea, Alone.YES, by=two.bea_in, at=now, looking=looking, means=Means.OWN_PAGE)
    assert waits(two.bea, two.sam, looking), "a page cannot see who is in the room: it ends no task"


def test_no_sign_in_of_the_two_reads_it_not_one_that_works_here_and_is_close(now, looking, two):
    asked(two.ana, by=two.sam, at=now, looking=looking)
    works, son = a_login("social-worker", now=now), somebody(now=now, name="Jo Marsh", seen_by=[two.sam])
    ties(two.ana, son, "Jo, my son", TieKind.CHILD, by=two.sam, now=now)
    User.objects.filter(pk=works.pk).update(subject_id=son)
    works = User.objects.get(pk=works.pk)
    open_to(works, two.ana, now=now)
    open_to(two.bea_in, two.ana, Area.PLAN, Area.CONTACT, Area.HEALTH, now=now)
    for login in (two.ana_in, two.bea_in, works):
        with looking(login):
            assert not HowAsked.objects.visible_to(login).exists()
            assert not SeeAlone.objects.visible_to(login).exists()
    assert waits(two.ana, two.sam, looking)


def test_a_reason_closes_it_and_none_and_twice_and_a_stranger_do_not(now, looking, two):
    asked(two.ana, by=two.sam, at=now, looking=looking)
    (task,) = waits(two.ana, two.sam, looking)
    told = {"person": two.ana, "task": task.pk, "because": "She lives alone now.", "at": now}
    stranger = a_login("social-worker", now=now)
    with looking(stranger), pytest.raises(NotFound):
        actions.close_see_alone(**told, by=stranger)
    with looking(two.bea_in), pytest.raises(NotPermitted):
        actions.close_see_alone(**told, by=two.bea_in)
    with looking(two.sam):
        with pytest.raises(NotFound):
            actions.close_see_alone(**told | {"person": two.bea}, by=two.sam)
        with pytest.raises(Invalid):
            actions.close_see_alone(**told | {"because": " "}, by=two.sam)
        assert actions.close_see_alone(**told, by=two.sam).closed_because == "She lives alone now."
        with pytest.raises(WrongState):
            actions.close_see_alone(**told, by=two.sam)


def test_nobody_says_how_another_was_asked_and_a_day_to_come_is_told(now, looking, two):
    with pytest.raises(NotFound):
        asked(two.ana, by=two.bea_in, at=now, looking=looking)
    with pytest.raises(NotFound):
        asked(two.ana, by=a_login("social-worker", now=now), at=now, looking=looking)
    with pytest.raises(NotPermitted):
        asked(two.ana, by=a_login("finance", now=now), at=now, looking=looking)
    with pytest.raises(Invalid):
        asked(two.ana, by=two.sam, at=now, looking=looking, on=(now + timedelta(days=1)).date())
    assert waits(two.ana, two.sam, looking) == []


def test_an_audit_that_fails_undoes_it(now, looking, two, audit_fails):
    with pytest.raises(audit_fails), transaction.atomic():
        asked(two.ana, by=two.sam, at=now, looking=looking)
    with looking(two.sam):
        assert not HowAsked.objects.exists()
        assert not SeeAlone.objects.exists()
