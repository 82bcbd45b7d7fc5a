"""Keeping that somebody did a lesson: it works, for oneself only, and all of it or nothing."""

import pytest
from django.db import ProgrammingError, connection, transaction

from sayso.council.workforce import queries
from sayso.council.workforce.actions import record_lesson
from sayso.council.workforce.models import LessonDone
from sayso.foundation.access.viewer import viewing
from sayso.rules.refusals import NotFound, NotPermitted
from tests.factories.logins import a_login

pytestmark = pytest.mark.django_db


@pytest.fixture
def sam(now):
    return a_login("social-worker", now=now)


def test_it_keeps_who_which_edition_and_when_and_nothing_else(now, sam):
    with transaction.atomic(), viewing(sam, at=now):
        kept = record_lesson(lesson="partnerships", by=sam, at=now)
        again = record_lesson(lesson="partnerships", by=sam, at=now)
    assert kept.pk != again.pk  # a fact is never refused, done last week or not
    assert {field.name for field in LessonDone._meta.fields} == {
        "id",
        "login",
        "lesson",
        "edition",
        "done_at",
    }
    assert [(one.lesson, one.edition, one.done_at) for one in queries.done_by(sam)] == [
        ("partnerships", 1, now)
    ] * 2


def test_somebody_of_whom_nobody_asks_it_may_do_it_all_the_same(now):
    broker = a_login("broker", now=now)
    (before,) = queries.asked_of(broker, on=now.date())
    with transaction.atomic(), viewing(broker, at=now):
        record_lesson(lesson="partnerships", by=broker, at=now)
    (after,) = queries.asked_of(broker, on=now.date())
    assert (before.place, after.place) == (queries.Place.NOT_ASKED, queries.Place.DONE)


def test_who_draws_on_support_and_an_unknown_lesson_are_refused(now, sam):
    ana = a_login("person", now=now)
    with transaction.atomic(), viewing(ana, at=now), pytest.raises(NotPermitted):
        record_lesson(lesson="partnerships", by=ana, at=now)
    with transaction.atomic(), viewing(sam, at=now), pytest.raises(NotFound):
        record_lesson(lesson="juggling", by=sam, at=now)
    assert not LessonDone.objects.exists()


def test_a_failed_audit_undoes_it(now, sam, audit_fails):
    with pytest.raises(audit_fails), transaction.atomic(), viewing(sam, at=now):
        record_lesson(lesson="partnerships", by=sam, at=now)
    assert not LessonDone.objects.exists()


@pytest.mark.parametrize(
    "changes", ["update workforce_lesson_done set edition = 9", "delete from workforce_lesson_done"]
)
def test_what_was_learnt_cannot_be_rewritten(now, sam, changes):
    with transaction.atomic(), viewing(sam, at=now):
        record_lesson(lesson="partnerships", by=sam, at=now)
    with pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(changes)
