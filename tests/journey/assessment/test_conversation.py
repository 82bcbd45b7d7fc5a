"""A conversation: what was said, whether they were alone, and what that asks of their worker."""

from datetime import timedelta
from unittest.mock import patch

import pytest

from sayso.journey.assessment import actions, queries
from sayso.journey.assessment.models import Conversation, Wish
from sayso.journey.casework.statuses import SeenAlone
from sayso.journey.people import queries as people
from sayso.rules.refusals import Invalid, NotFound, NotPermitted
from tests.factories.assessment import a_new_conversation, a_new_wish
from tests.factories.casework import somebody
from tests.factories.logins import a_login
from tests.pages.home.signing_in import a_login_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def sam(now):
    return a_login("social-worker", now=now, name="Sam Whitlock")


@pytest.fixture
def ana(now, sam):
    return somebody(now=now, name="Ana Marsh", seen_by=[sam])


def held(person, by, now, **changed):
    talk = a_new_conversation(person, now, **changed)
    return actions.hold_conversation(conversation=talk, by=by, at=now)


def test_what_was_said_in_it_bears_its_key(now, looking, sam, ana):
    with looking(sam):
        talk = held(ana, sam, now)
        (said,) = queries.wishes_of(ana, viewer=sam)
    assert said.conversation == talk.pk


@pytest.mark.requirement("B-28")
def test_whoever_was_watched_is_to_be_seen_alone_until_they_were(now, looking, sam, ana):
    with looking(sam):
        held(ana, sam, now, seen_alone=SeenAlone.NO, who_was_there="Her son")
        (waiting,) = people.to_see_alone([ana], viewer=sam)
        assert (waiting.person_id, waiting.since) == (ana, now.date())
        held(ana, sam, now + timedelta(days=1), held_on=(now + timedelta(days=1)).date())
        assert people.to_see_alone([ana], viewer=sam) == []


@pytest.mark.requirement("B-28")
def test_who_was_offered_it_and_said_no_is_not_pressed(now, looking, sam, ana):
    with looking(sam):
        held(ana, sam, now, seen_alone=SeenAlone.DECLINED)
        assert people.to_see_alone([ana], viewer=sam) == []


@pytest.mark.requirement("B-28")
def test_their_own_sign_in_reads_what_they_said_and_not_who_was_there(now, looking, sam, ana):
    herself = a_login_of(ana, "person", now=now)
    with looking(sam):
        held(ana, sam, now, seen_alone=SeenAlone.NO, who_was_there="Her son")
    with looking(herself):
        assert len(queries.own_wishes(ana, viewer=herself)) == 1
        assert not Conversation.objects.exists()


def test_a_day_to_come_and_a_reason_left_out_are_told(now, looking, sam, ana):
    wrong = {
        "held_on": {"held_on": (now + timedelta(days=1)).date()},
        "not_alone_because": {"seen_alone": SeenAlone.NOT_POSSIBLE},
    }
    for field, changed in wrong.items():
        with looking(sam), pytest.raises(Invalid) as told:
            held(ana, sam, now, **changed)
        assert list(told.value.fields) == [field]


def test_one_wish_that_cannot_be_kept_keeps_nothing_half(now, looking, sam, ana):
    with looking(sam):
        with pytest.raises(Invalid):
            held(ana, sam, now, wishes=[a_new_wish(ana), a_new_wish(ana, words="")])
        assert not Conversation.objects.exists()
        assert not Wish.objects.exists()


def test_a_stranger_and_a_role_that_does_not_assess_are_refused(now, looking, sam, ana):
    stranger, adviser = a_login("assessor", now=now), a_login("contact", now=now)
    with looking(stranger), pytest.raises(NotFound):
        held(ana, stranger, now)
    with looking(adviser), pytest.raises(NotPermitted):
        held(ana, adviser, now)


def test_without_a_trail_no_conversation_is_kept(now, looking, sam, ana):
    with looking(sam):
        with (
            patch("sayso.journey.assessment.actions.hold_conversation.write", side_effect=RuntimeError),
            pytest.raises(RuntimeError),
        ):
            held(ana, sam, now)
        assert not Conversation.objects.exists()
