"""Telling people, hearing them, and what waits meanwhile."""

from datetime import date, timedelta

import pytest

from sayso.foundation.decisions import actions
from sayso.foundation.decisions.grounds import How, Whether
from sayso.foundation.decisions.holds import Grounds
from sayso.foundation.decisions.models import Reply, Telling
from sayso.foundation.decisions.queries import takes_effect, words_of
from sayso.rules.refusals import Invalid, NotFound, NotPermitted, WrongState
from tests.factories.decisions import REPLY_UNTIL, a_decided, a_told
from tests.factories.logins import a_login

pytestmark = pytest.mark.django_db
AFTER = REPLY_UNTIL + timedelta(days=1)


def answered(decision, *, by, at, **changed):
    given = {"words": "One morning isn't enough.", "look_again": True, "replied_on": at.date()} | changed
    return actions.record_reply(decision=decision, by=by, at=at, **given)


def told_to(decision, *, by, at, **changed):
    given = {"told": decision.person_id, "way": "post", "letter": decision.pk, "reply_until": REPLY_UNTIL}
    return actions.tell_decision(decision=decision, by=by, at=at, **(given | changed))


def test_telling_records_whom_when_and_how_and_starts_the_time_to_answer(now, looking, worker, person):
    with looking(worker):
        decided = a_told(person, by=worker, at=now)
        telling = Telling.objects.get(decision=decided)
    assert (decided.state, decided.reply_until) == ("told", REPLY_UNTIL)
    assert (telling.told_id, telling.way, telling.told_at) == (person.pk, "post", now)


def test_nobody_is_told_what_is_not_decided(now, looking, worker, person):
    with looking(worker):
        held = a_decided(person, by=worker, at=now, grounds=Grounds())
        with pytest.raises(WrongState, match="held"):
            told_to(held, by=worker, at=now)


@pytest.mark.requirement("S2-21")
def test_an_ending_is_told_in_writing_or_not_at_all(now, looking, worker, person):
    with looking(worker):
        ending = a_decided(person, by=worker, at=now, lowers_or_ends=True)
        with pytest.raises(Invalid, match="Send the letter first"):
            told_to(ending, by=worker, at=now, letter=None)
        safe = a_decided(person, by=worker, at=now, lowers_or_ends=True, keeps_safe=True)
        told_to(safe, by=worker, at=now, letter=None)


def test_a_day_to_answer_that_is_past_is_refused(now, looking, worker, person):
    with looking(worker):
        decided = a_decided(person, by=worker, at=now)
        with pytest.raises(Invalid, match="still answer"):
            told_to(decided, by=worker, at=now, reply_until=date(2026, 11, 19))


@pytest.mark.requirement("X-07")
def test_an_answer_before_the_date_holds_a_lower_budget_until_somebody_looked_again(
    now, looking, worker, colleague, person
):
    with looking(worker):
        lower = a_told(person, by=worker, at=now, lowers_or_ends=True)
        assert not takes_effect(lower, on=REPLY_UNTIL)
        assert takes_effect(lower, on=AFTER)
        answered(lower, by=worker, at=now)
        lower.refresh_from_db()
        assert not takes_effect(lower, on=AFTER)
    with looking(colleague):
        closed = actions.close_decision(
            decision=lower, outcome="stands", words="We looked again.", by=colleague, at=now
        )
        assert takes_effect(closed, on=now.date())
        assert words_of(closed, "outcome", viewer=colleague) == ["We looked again."]


@pytest.mark.requirement("X-07")
def test_a_step_that_keeps_somebody_safe_does_not_wait_for_an_answer(now, looking, worker, person):
    with looking(worker):
        safe = a_told(person, by=worker, at=now, lowers_or_ends=True, keeps_safe=True)
        answered(safe, by=worker, at=now)
        safe.refresh_from_db()
    assert takes_effect(safe, on=now.date())


@pytest.mark.requirement("X-07")
def test_a_late_answer_is_heard_and_holds_nothing(now, looking, worker, person):
    with looking(worker):
        lower = a_told(person, by=worker, at=now, lowers_or_ends=True)
        reply = answered(lower, by=worker, at=now, replied_on=AFTER)
        lower.refresh_from_db()
    assert not reply.in_time
    assert lower.state == "replied"
    assert takes_effect(lower, on=AFTER)


def test_what_gives_more_takes_effect_at_once(now, looking, worker, person):
    with looking(worker):
        more = a_decided(person, by=worker, at=now)
    assert takes_effect(more, on=now.date())


def test_closing_early_does_not_end_the_time_to_answer(now, looking, worker, colleague, person):
    with looking(worker):
        lower = a_told(person, by=worker, at=now, lowers_or_ends=True)
    with looking(colleague):
        with pytest.raises(WrongState, match="still answer"):
            actions.close_decision(decision=lower, outcome="stands", words="", by=colleague, at=now)
        closed = actions.close_decision(decision=lower, outcome="withdrawn", words="", by=colleague, at=now)
    assert not takes_effect(closed, on=AFTER)


def test_whoever_made_a_decision_does_not_look_at_it_again(now, looking, worker, person):
    with looking(worker):
        decided = a_told(person, by=worker, at=now)
        answered(decided, by=worker, at=now)
        with pytest.raises(NotPermitted, match="not part of this decision"):
            actions.close_decision(decision=decided, outcome="stands", words="Same.", by=worker, at=now)


@pytest.mark.parametrize(("outcome", "words"), [("perhaps", "We looked."), ("stands", " ")])
def test_looking_again_ends_with_an_outcome_and_words_for_the_person(
    now, looking, worker, colleague, person, outcome, words
):
    with looking(worker):
        decided = a_told(person, by=worker, at=now)
        answered(decided, by=worker, at=now)
    with looking(colleague), pytest.raises(Invalid):
        actions.close_decision(decision=decided, outcome=outcome, words=words, by=colleague, at=now)


def test_an_answer_without_words_or_before_being_told_is_refused(now, looking, worker, person):
    with looking(worker):
        told = a_told(person, by=worker, at=now)
        with pytest.raises(Invalid, match="own words"):
            answered(told, by=worker, at=now, words=" ")
        decided = a_decided(person, by=worker, at=now)
        with pytest.raises(WrongState, match="nobody has been told"):
            answered(decided, by=worker, at=now)


def test_a_stranger_can_neither_tell_nor_answer_nor_close(now, looking, worker, person):
    stranger = a_login("manager", now=now)
    with looking(worker):
        told = a_told(person, by=worker, at=now)
    with looking(stranger):
        with pytest.raises(NotFound):
            told_to(told, by=stranger, at=now)
        with pytest.raises(NotFound):
            answered(told, by=stranger, at=now)
        with pytest.raises(NotFound):
            actions.close_decision(decision=told, outcome="stands", words="", by=stranger, at=now)


def test_a_login_without_the_permission_cannot_answer_or_close_or_tell(now, looking, worker, person):
    commissioner = a_login("commissioner", now=now)
    with looking(worker):
        told = a_told(person, by=worker, at=now)
    with looking(commissioner):
        for attempt in (answered, told_to):
            with pytest.raises(NotPermitted):
                attempt(told, by=commissioner, at=now)
        with pytest.raises(NotPermitted):
            actions.close_decision(decision=told, outcome="stands", words="", by=commissioner, at=now)


def test_without_a_trail_nobody_is_told_heard_or_done_with(now, looking, worker, colleague, person, request):
    costs = Grounds(whether=Whether.MET, how_main=How.COSTS_LESS, reasons="It is as good.")
    with looking(worker):
        decided = a_decided(person, by=worker, at=now, grounds=costs)
        told = a_told(person, by=worker, at=now)
    down = request.getfixturevalue("audit_fails")
    with looking(worker):
        with pytest.raises(down):
            told_to(decided, by=worker, at=now)
        with pytest.raises(down):
            answered(told, by=worker, at=now)
        assert Telling.objects.count() == 1
        assert not Reply.objects.exists()
    with looking(colleague):
        with pytest.raises(down):
            actions.close_decision(decision=told, outcome="stands", words="", by=colleague, at=now)
        told.refresh_from_db()
        assert told.state == "told"
