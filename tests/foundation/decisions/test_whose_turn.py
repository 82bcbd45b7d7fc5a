"""Whose turn it is: one's own decisions are one's own, whoever else may read them."""

import pytest

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.decisions import actions
from sayso.foundation.decisions.grounds import Nature
from sayso.foundation.decisions.models import Decision, Reply
from sayso.rules.refusals import NotFound
from tests.factories.decisions import LAWFUL, REPLY_UNTIL, a_question, a_told
from tests.factories.logins import a_login, a_subject, open_to

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("S0-20")]


def a_sign_in_of(subject, person, *areas, now):
    """Return somebody's own sign-in, to which the plan of this person is open, and these areas."""
    login = a_login("carer", now=now)
    User.objects.filter(pk=login.pk).update(subject=subject)
    open_to(login, person, Area.PLAN, *areas, now=now)
    return User.objects.get(pk=login.pk)


def answered(told, *, by, now):
    return actions.record_reply(
        decision=told, words="I want seven.", look_again=True, replied_on=REPLY_UNTIL, by=by, at=now
    )


def test_who_may_read_a_plan_decides_and_answers_nothing_by_it(now, looking, worker, person):
    carer = a_sign_in_of(a_subject(), person, now=now)
    with looking(worker):
        told = a_told(person, by=worker, at=now)
        open_question = a_question(person, by=worker, at=now, nature=Nature.MY_LIFE)
    with looking(carer):
        assert not Decision.objects.visible_to(carer).exists(), "a shared plan shares no decision"
        with pytest.raises(NotFound):
            a_question(person, by=carer, at=now, nature=Nature.MY_LIFE)
        with pytest.raises(NotFound):
            actions.decide(decision=open_question, grounds=LAWFUL, by=carer, at=now)
        with pytest.raises(NotFound):
            answered(told, by=carer, now=now)
        assert not Reply.objects.exists()


def test_the_person_asks_and_answers_for_themself(now, looking, worker, person):
    own = a_sign_in_of(person, person, Area.SHARING, now=now)
    with looking(worker):
        told = a_told(person, by=worker, at=now)
    with looking(own):
        assert a_question(person, by=own, at=now, nature=Nature.MY_LIFE).person_id == person.pk
        assert answered(told, by=own, now=now).look_again


def test_whoever_holds_a_decision_makes_it(now, looking, worker, person):
    helper = a_subject()
    holds = a_sign_in_of(helper, person, Area.SHARING, now=now)
    with looking(worker):
        question = a_question(
            person,
            by=worker,
            at=now,
            nature=Nature.MY_LIFE,
            holder=helper.pk,
            holder_because="power",
            holder_because_key=helper.pk,
        )
    with looking(holds):
        assert actions.decide(decision=question, grounds=LAWFUL, by=holds, at=now).holder_id == helper.pk
