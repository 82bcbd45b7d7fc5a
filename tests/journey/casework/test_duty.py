"""Nights and weekends: one list for the council, one reason to open a record, hand-over both ways."""

from datetime import date, timedelta
from unittest.mock import patch

import pytest
from django.urls import reverse

from sayso.foundation.access.actions import restrict_record
from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.journey.casework import actions
from sayso.journey.casework.models import DutyHandover
from sayso.journey.casework.queries import handovers_of, my_tasks, to_see_for_duty, tonight_list
from sayso.journey.casework.statuses import Direction
from sayso.journey.people import actions as people
from sayso.journey.people.facts import Asked
from sayso.journey.people.statuses import Alone, Means
from sayso.rules.refusals import Invalid, NotFound, NotPermitted, WrongState
from tests.factories.casework import a_team, allocated, somebody, tonight
from tests.factories.logins import a_login, open_to
from tests.pages.home.signing_in import signed_in

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


@pytest.fixture
def joy(now):
    return a_login("out-of-hours", now=now, name="Joy Mensah", team=a_team("Out of hours"))


def hand_over(person, by, now, direction=Direction.TO_DAY, words="He had eaten and was warm."):
    return actions.hand_over_duty(person=person, direction=direction, words=words, by=by, at=now)


@pytest.mark.requirement("B-20")
def test_duty_sees_whoever_has_support_tonight_across_the_council(now, looking, joy):
    adviser, person, other = a_login("contact", now=now), somebody(now=now), somebody(now=now, name="A B")
    with looking(adviser):
        actions.start_urgent_support(person=person, tonight=tonight(), by=adviser, at=now)
        hand_over(other, adviser, now, Direction.TO_DUTY, "Ring her at nine.")
    with looking(joy):
        listed = {one.person: one for one in tonight_list(viewer=joy, at=now)}
        assert set(listed) == {person, other}
        assert listed[person].ends_on == date(2026, 11, 24)
        assert listed[other].handovers == 1
    for role in ("finance", "carer", "provider"):
        login = a_login(role, now=now)
        with looking(login):
            assert tonight_list(viewer=login, at=now) == []
    with looking(joy, now + timedelta(days=6)):
        assert [one.person for one in tonight_list(viewer=joy, at=now + timedelta(days=6))] == [other]


@pytest.mark.requirement("B-28")
def test_whoever_is_to_be_seen_alone_and_has_no_worker_is_on_dutys_list_without_why(now, looking, joy):
    """What is hers alone stays so: the list says that somebody of ours is to see them, and nothing more."""
    sam, person = a_login("social-worker", now=now, team=a_team()), somebody(now=now, name="Ana Marsh")
    open_to(sam, person, Area.CONTACT, Area.STORY, Area.WORK, now=now)

    def listed(login):
        with looking(login):
            return to_see_for_duty(viewer=login)

    def was_asked(alone):
        asked = Asked(alone=alone, means=Means.FACE, who_there="Her daughter stayed.")
        new = people.NewAsked(person=person, asked=asked, asked_on=now.date())
        with looking(sam):
            people.record_asked(asked=new, by=sam, at=now)

    was_asked(Alone.NO)
    assert listed(joy) == [person]
    page = signed_in(joy).get(reverse("duty")).content.decode()
    assert "Somebody of ours is to see them, and nobody works with them." in page
    assert "Her daughter" not in page
    for role in ("finance", "carer", "provider"):
        assert listed(a_login(role, now=now)) == []
    hers = a_login("out-of-hours", now=now, name="Jo Marsh")
    User.objects.filter(pk=hers.pk).update(subject_id=person)
    assert listed(User.objects.get(pk=hers.pk)) == [], "it is about herself, whatever her work opens"
    was_asked(Alone.YES)
    assert listed(joy) == [], "she was seen"
    was_asked(Alone.NOT_POSSIBLE)
    assert listed(joy) == [person]
    allocated(person, sam, now=now)
    assert listed(joy) == [], "it stands on Sam's day"


@pytest.mark.requirement("B-20")
def test_what_duty_did_is_first_on_the_day_teams_list(now, looking, joy):
    sam, person = a_login("social-worker", now=now, team=a_team()), somebody(now=now)
    allocated(person, sam, now=now - timedelta(days=3))
    with looking(sam):
        actions.add_task(
            task=actions.NewTask(
                person=person, what="Ring", why="promise", due_on=now.date() - timedelta(days=2), owner=sam
            ),
            by=sam,
            at=now,
        )
    with looking(joy):
        hand_over(person, joy, now)
    with looking(sam):
        first = my_tasks(viewer=sam, until=date(2026, 11, 23))[0]
        assert (first.asked, first.due_on) == ("handover", date(2026, 11, 23))
        assert [one.words for one in handovers_of(person, viewer=sam)] == ["He had eaten and was warm."]


@pytest.mark.requirement("B-21")
def test_a_closed_record_is_not_on_the_list(now, looking, joy):
    adviser, manager, person = a_login("contact", now=now), a_login("manager", now=now), somebody(now=now)
    with looking(adviser):
        actions.start_urgent_support(person=person, tonight=tonight(), by=adviser, at=now)
    with looking(manager):
        restrict_record(
            person=person, because="staff", group=[manager], look_again_on=now.date(), by=manager, at=now
        )
    with looking(joy):
        assert tonight_list(viewer=joy, at=now) == []
        with pytest.raises(NotFound):
            hand_over(person, joy, now)


def test_a_hand_over_says_something_and_is_read_once(now, looking, joy):
    person = somebody(now=now)
    with looking(joy):
        with pytest.raises(Invalid):
            hand_over(person, joy, now, words=" ")
        handed = hand_over(person, joy, now, Direction.TO_DUTY)
        assert actions.take_handover(handover=handed.pk, by=joy, at=now + MINUTE).taken_by == joy
        with pytest.raises(WrongState):
            actions.take_handover(handover=handed.pk, by=joy, at=now + MINUTE)


def test_a_carer_or_a_stranger_neither_writes_nor_reads_one(now, looking, joy):
    person, carer, other = somebody(now=now), a_login("carer", now=now), a_login("assessor", now=now)
    with looking(joy):
        handed = hand_over(person, joy, now, Direction.TO_DUTY)
    with looking(carer):
        with pytest.raises(NotPermitted):
            hand_over(person, carer, now)
        with pytest.raises(NotPermitted):
            actions.take_handover(handover=handed.pk, by=carer, at=now)
    with looking(other), pytest.raises(NotFound):
        actions.take_handover(handover=handed.pk, by=other, at=now)


@pytest.mark.parametrize("action", ["hand_over_duty", "take_handover"])
def test_a_trail_that_fails_undoes_it(action, now, looking, joy):
    person = somebody(now=now)
    acts = {
        "hand_over_duty": lambda: hand_over(person, joy, now),
        "take_handover": lambda: actions.take_handover(handover=handed.pk, by=joy, at=now),
    }
    with looking(joy):
        handed = hand_over(person, joy, now, Direction.TO_DUTY)
        with (
            patch("sayso.journey.casework.actions.hand_over_duty.write", side_effect=RuntimeError),
            pytest.raises(RuntimeError),
        ):
            acts[action]()
        assert DutyHandover.objects.visible_to(joy).get(person_id=person).taken_at is None
