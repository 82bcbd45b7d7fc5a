"""One page puts one question to the database once, and never answers with what is no longer so."""

from uuid import uuid4

import pytest

from sayso.foundation.access.actions import open_record
from sayso.foundation.access.areas import Area
from sayso.foundation.access.asked_once import asked_once, remembering
from sayso.foundation.access.models import Grant, User
from sayso.foundation.access.viewer import viewing
from tests.factories.logins import a_login, a_subject

pytestmark = pytest.mark.django_db


@asked_once
def people_open_to(*, viewer: User) -> list:
    """Return of whom this login may read how to reach them."""
    return list(Grant.objects.filter(login=viewer, area=Area.CONTACT).values_list("person_id", flat=True))


def test_a_page_that_only_reads_asks_once(now, looking, django_assert_num_queries):
    sam = a_login("social-worker", now=now)
    with looking(sam), remembering(is_reading=True), django_assert_num_queries(1):
        first, second = people_open_to(viewer=sam), people_open_to(viewer=sam)
    assert first == second == []


def test_what_one_asker_does_with_the_answer_reaches_no_other(now, looking):
    sam = a_login("social-worker", now=now)
    with looking(sam), remembering(is_reading=True):
        people_open_to(viewer=sam).append(uuid4())
        assert people_open_to(viewer=sam) == []


def test_a_page_that_writes_asks_each_time(now, looking, django_assert_num_queries):
    sam = a_login("social-worker", now=now)
    with looking(sam), remembering(is_reading=False), django_assert_num_queries(2):
        people_open_to(viewer=sam)
        people_open_to(viewer=sam)


def test_an_action_is_seen_by_what_is_asked_after_it(now, looking):
    sam, person = a_login("social-worker", now=now), a_subject().pk
    with looking(sam), remembering(is_reading=True):
        assert people_open_to(viewer=sam) == []
        open_record(person=person, purpose="contact", by=sam, at=now)
        assert people_open_to(viewer=sam) == [person]


def test_with_other_eyes_nothing_kept_is_used(now, looking, django_assert_num_queries):
    sam, tia = a_login("social-worker", now=now), a_login("social-worker", now=now)
    with looking(sam), remembering(is_reading=True):
        people_open_to(viewer=sam)
        with viewing(tia, at=now), django_assert_num_queries(1):
            people_open_to(viewer=sam)
