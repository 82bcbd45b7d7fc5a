"""Asking people before a rule changes, and telling them what came of it."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, ProgrammingError, transaction

from sayso.foundation.policy import actions
from sayso.foundation.policy.models import Consultation
from sayso.foundation.policy.queries import consultations
from sayso.rules.refusals import Invalid, NotPermitted, WrongState
from tests.factories.logins import a_login
from tests.factories.policy import a_consultation

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("S1-08")]


@pytest.fixture
def admin(now):
    return a_login("admin", now=now)


def told(consultation, **changed):
    given = {"answers": 41, "you_said": "Most of you said no.", "we_did": "We did not charge."} | changed
    return actions.tell_outcome(consultation=consultation, **given)


def test_what_people_said_stands_beside_what_we_did(now, looking, admin):
    with looking(admin):
        told(a_consultation(admin, at=now), by=admin, at=now)
    (found,) = consultations()
    assert (found.answers, found.you_said, found.we_did) == (41, "Most of you said no.", "We did not charge.")


def test_a_login_without_that_permission_can_neither_ask_nor_tell(now, looking, admin):
    worker = a_login("social-worker", now=now)
    with looking(admin):
        asked = a_consultation(admin, at=now)
    with looking(worker):
        with pytest.raises(NotPermitted):
            a_consultation(worker, at=now)
        with pytest.raises(NotPermitted):
            told(asked, by=worker, at=now)


def test_an_outcome_is_not_told_before_the_last_day_nor_twice(now, looking, admin):
    with looking(admin):
        still_open = a_consultation(admin, at=now, opens_on=now.date() - timedelta(days=3))
        with pytest.raises(WrongState, match="still answer"):
            told(still_open, by=admin, at=now)
        ended = a_consultation(admin, at=now)
        told(ended, by=admin, at=now)
        with pytest.raises(WrongState, match="already"):
            told(ended, by=admin, at=now)


def test_a_question_without_words_or_days_is_refused(now, looking, admin):
    with looking(admin), pytest.raises(Invalid) as refused:
        actions.open_consultation(
            question=" ", opens_on=date(2026, 11, 2), closes_on=date(2026, 11, 2), by=admin, at=now
        )
    assert set(refused.value.fields) == {"question", "closes_on"}


def test_an_outcome_without_words_is_refused_and_the_database_says_so_too(now, looking, admin):
    with looking(admin):
        asked = a_consultation(admin, at=now)
        with pytest.raises(Invalid) as refused:
            told(asked, answers=-1, you_said="", we_did=" ", by=admin, at=now)
        assert set(refused.value.fields) == {"answers", "you_said", "we_did"}
        with pytest.raises(IntegrityError, match="outcome_whole"), transaction.atomic():
            Consultation.objects.filter(pk=asked.pk).update(answers=3)


def test_without_a_trail_nothing_is_asked_or_told(now, looking, admin):
    another = a_login("admin", now=now)
    with looking(admin):
        asked = a_consultation(admin, at=now)
    with looking(another):
        with pytest.raises(ProgrammingError, match="audit_event"), transaction.atomic():
            a_consultation(admin, at=now)
        with pytest.raises(ProgrammingError, match="audit_event"), transaction.atomic():
            told(asked, by=admin, at=now)
    assert list(consultations().filter(told_at=None)) == [asked]
