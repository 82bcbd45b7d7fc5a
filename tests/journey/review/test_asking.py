"""Who asks us to look again, what they say of their support, and when it is due."""

import uuid
from datetime import date, timedelta

import pytest

from sayso.journey.assessment.statuses import SaidBy
from sayso.journey.people.statuses import StandingKind
from sayso.journey.review import actions, facts, queries
from sayso.journey.review.models import ReviewRequest, TheirAnswers
from sayso.journey.review.statuses import AskedFor, ReviewKind
from sayso.rules.refusals import Invalid, NotFound, NotPermitted, WrongState
from tests.factories.logins import a_login
from tests.factories.review import a_closed_review, a_review, answered, closed

pytestmark = pytest.mark.django_db
GOOD = {"how": "well", "enough": "nearly", "works": "Rosa.", "change": "Nothing", "next": "To swim."}


def asks(person, by, now, **changed):
    told = {"standing": StandingKind.ADULT, "words": "Nights."} | changed
    return actions.ask_for_review(request=actions.NewRequest(person=person, **told), by=by, at=now)


def answers_it(asked, by, now, **changed):
    told = {"look_on": now.date() + timedelta(days=14)} | changed
    answer = actions.NewAnswer(person=asked.person_id, request=asked.pk, **told)
    return actions.answer_request(answer=answer, by=by, at=now)


def says(person, by, now, **changed):
    told = {"standing": StandingKind.ADULT, "answers": GOOD} | changed
    return actions.answer_review(said=actions.NewTheirAnswers(person=person, **told), by=by, at=now)


@pytest.mark.requirement("J-110")
def test_who_asks_is_answered_with_a_day_and_is_due_by_it(now, looking, sam, ana, herself):
    with looking(herself):
        asked = asks(ana, herself, now)
    with looking(sam):
        assert [one.pk for one in queries.requests_waiting([ana], viewer=sam)] == [asked.pk]
        answers_it(asked, sam, now)
        assert queries.requests_waiting([ana], viewer=sam) == []
        (due,) = queries.reviews_due([ana], viewer=sam, on=now.date())
        assert (due.due.on, due.is_late) == (now.date() + timedelta(days=14), False)
        assert facts.kind_now(ana, StandingKind.ADULT, viewer=sam, on=now.date()) == ReviewKind.REQUESTED
        with pytest.raises(WrongState):
            answers_it(asked, sam, now)
    with looking(herself):
        assert queries.requests_of(ana, viewer=herself)[0].look_on == now.date() + timedelta(days=14)


@pytest.mark.requirement("J-112")
def test_a_no_needs_written_reasons_and_a_day_must_be_to_come(now, looking, sam, ana, herself):
    with looking(herself):
        asked = asks(ana, herself, now)
    with looking(sam):
        for changed in ({"look_on": None}, {"look_on": None, "not_because": " "}, {"not_because": "Both."}):
            with pytest.raises(Invalid):
                answers_it(asked, sam, now, **changed)
        with pytest.raises(Invalid):
            answers_it(asked, sam, now, look_on=now.date() - timedelta(days=1))
        told = answers_it(
            asked, sam, now, look_on=None, not_because="We looked last week. Nothing changed since."
        )
        assert told.look_on is None
        assert queries.reviews_due([ana], viewer=sam, on=now.date()) == []


def test_a_carer_who_asks_about_the_other_leaves_nothing_on_the_others_record(
    now, looking, sam, ana, bea, herself, hers
):
    with looking(hers):
        asks(bea, hers, now, standing=StandingKind.CARER, about=AskedFor.CLOSE, words="I cannot do Mondays.")
        with pytest.raises(NotFound):
            asks(ana, hers, now)
    with looking(herself):
        assert not ReviewRequest.objects.exists()
    with looking(sam):
        assert queries.requests_of(ana, viewer=sam) == []
        assert len(queries.requests_waiting([ana, bea], viewer=sam)) == 1
        assert queries.reviews_due([ana, bea], viewer=sam, on=now.date()) == []


def test_only_a_carer_asks_about_somebody_they_care_for(now, looking, ana, herself):
    with looking(herself), pytest.raises(Invalid) as told:
        asks(ana, herself, now, about=AskedFor.CLOSE)
    assert list(told.value.fields) == ["about"]


@pytest.mark.requirement("B-44")
def test_five_answers_in_her_own_words_wait_for_the_review_and_are_kept_with_it(
    now, looking, sam, ana, lives, herself, hers
):
    with looking(herself):
        says(ana, herself, now, answers={"how": "not_well"})
        says(ana, herself, now)
    with looking(hers):
        assert not TheirAnswers.objects.exists()
        with pytest.raises(NotFound):
            says(ana, hers, now)
    review = a_review(ana, by=sam, now=now)
    answered(review, by=sam, now=now)
    closed(review, by=sam, now=now)
    with looking(sam):
        assert queries.their_answers(ana, StandingKind.ADULT, viewer=sam) is None
        kept = queries.their_answers(ana, StandingKind.ADULT, viewer=sam, review=review.pk)
        assert kept is not None
        assert (kept.answers, kept.said_by) == (GOOD, "self")
        assert TheirAnswers.objects.filter(person_id=ana).count() == 2, "what she said first stays to be read"


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"answers": {}}, "how"),
        ({"answers": {"how": "fine"}}, "how"),
        ({"answers": GOOD, "said_by": SaidBy.OTHER}, "spoken_by"),
    ],
)
def test_no_answer_at_all_and_an_unknown_voice_are_told(now, looking, sam, ana, changed, field):
    with looking(sam), pytest.raises(Invalid) as told:
        says(ana, sam, now, **changed)
    assert list(told.value.fields) == [field]


def test_strangers_and_wrong_roles_are_refused(now, looking, sam, ana, herself):
    with looking(herself):
        asked = asks(ana, herself, now)
        with pytest.raises(NotPermitted):
            answers_it(asked, herself, now)
    stranger, officer = a_login("assessor", now=now), a_login("payments", now=now)
    with looking(stranger):
        for act in (asks, says):
            with pytest.raises(NotFound):
                act(ana, stranger, now)
        with pytest.raises(NotFound):
            answers_it(asked, stranger, now)
    with looking(officer):
        for act in (asks, says):
            with pytest.raises(NotPermitted):
                act(ana, officer, now)
    asked.pk = uuid.uuid4()
    with looking(sam), pytest.raises(NotFound):
        answers_it(asked, sam, now)


@pytest.mark.parametrize("action", ["ask", "answer", "say"])
def test_without_a_trail_nothing_is_asked_answered_or_said(now, looking, sam, ana, audit_fails, action):
    from django.db import connection

    with pytest.MonkeyPatch.context() as mended, looking(sam):
        mended.setattr("sayso.foundation.audit.writing.connection", connection)
        asked = asks(ana, sam, now)
    acts = {
        "ask": lambda: asks(ana, sam, now),
        "answer": lambda: answers_it(asked, sam, now),
        "say": lambda: says(ana, sam, now),
    }
    with looking(sam):
        with pytest.raises(audit_fails):
            acts[action]()
        assert ReviewRequest.objects.filter(answered_at=None).count() == 1
        assert not TheirAnswers.objects.exists()


@pytest.mark.requirement("J-111", "J-116")
def test_a_year_after_the_last_it_is_due_and_the_day_after_it_is_late(now, looking, sam, ana, lives):
    a_closed_review(ana, by=sam, now=now, days_ago=365)
    with looking(sam):
        (due,) = queries.reviews_due([ana], viewer=sam, on=now.date())
        assert (due.due.on, due.is_late, due.is_open) == (now.date(), False, False)
        (late,) = queries.reviews_due([ana], viewer=sam, on=now.date() + timedelta(days=1))
        assert late.is_late
        assert facts.kind_now(ana, StandingKind.ADULT, viewer=sam, on=now.date()) == ReviewKind.PLANNED
        assert facts.kind_now(ana, StandingKind.ADULT, viewer=sam, on=date(2026, 1, 5)) is None
