"""A letter that came back stands on the day of whoever works with that person, until it is sent again."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from sayso.foundation.access import clock
from sayso.foundation.access.models import Subject
from sayso.foundation.letters import actions
from sayso.foundation.letters.carrying import Carried
from sayso.foundation.letters.outbox import WayKind
from tests.factories import casework as made
from tests.factories.letters import a_letter, a_way, reach_by_post
from tests.factories.logins import a_login
from tests.pages.home.signing_in import read

pytestmark = pytest.mark.django_db
MONDAY = datetime(2026, 11, 23, 8, 40, tzinfo=ZoneInfo("Europe/London"))
CAME_BACK = "A letter came back. Find a safe way to send it again"


@pytest.mark.requirement("B-06")
def test_a_letter_that_came_back_is_work_for_their_worker_until_it_went_another_way(
    now, monkeypatch, council_home, looking, django_capture_on_commit_callbacks
):
    monkeypatch.setattr(clock, "now", lambda: MONDAY)
    sam = a_login("social-worker", now=now, name="Sam Okafor", team=made.a_team())
    other = a_login("social-worker", now=now, name="Rita Nowak", team=sam.team)
    person = made.somebody(now=now, seen_by=[sam, other])
    made.allocated(person, sam, now=now)
    subject = Subject(pk=person)
    with django_capture_on_commit_callbacks(execute=True), looking(sam):
        letter = a_letter(subject, by=sam, at=now)
        sending = actions.send_letter(
            letter=letter, reach=reach_by_post(subject), way=WayKind.POST, by=sam, at=now
        )
    assert CAME_BACK not in read(sam, "my_day")

    with looking(sam):
        actions.record_returned(sending=sending, by=sam, at=now)
    assert CAME_BACK in read(sam, "my_day")
    assert CAME_BACK not in read(other, "my_day"), "it is not work of whoever can see the record"

    with django_capture_on_commit_callbacks(execute=True), looking(sam, MONDAY):
        by_hand = reach_by_post(subject, ways=[a_way(WayKind.BY_HAND)])
        actions.send_letter(letter=letter, reach=by_hand, way=WayKind.BY_HAND, by=sam, at=MONDAY)
    assert CAME_BACK not in read(sam, "my_day")


@pytest.mark.requirement("B-06")
def test_a_letter_that_could_not_be_sent_is_work_for_whoever_sent_it_and_says_why_until_it_went(
    now, monkeypatch, council_home, looking, django_capture_on_commit_callbacks
):
    monkeypatch.setattr(clock, "now", lambda: MONDAY)
    sam = a_login("social-worker", now=now, name="Sam Okafor", team=made.a_team())
    other = a_login("social-worker", now=now, name="Rita Nowak", team=sam.team)
    person = made.somebody(now=now, seen_by=[sam, other])
    subject = Subject(pk=person)
    with looking(sam):
        letter = a_letter(subject, by=sam, at=now)
        sending = actions.send_letter(
            letter=letter, reach=reach_by_post(subject), way=WayKind.POST, by=sam, at=now
        )
        actions.record_carried(items=[Carried(key=sending.pk, failed="ValidationError")], by=sam, at=now)
    day = read(sam, "my_day")
    assert "A letter could not be sent. Find a safe way to send it" in day
    assert "The address, number or e-mail address is not right" in day
    assert "could not be sent" not in read(other, "my_day"), "it is not work of whoever can see the record"
    page = read(sam, "letter", person, letter.pk)
    assert "Meant to go by post, could not be sent, Friday 20 November. The address, number" in page

    with django_capture_on_commit_callbacks(execute=True), looking(sam, MONDAY):
        by_hand = reach_by_post(subject, ways=[a_way(WayKind.BY_HAND)])
        actions.send_letter(letter=letter, reach=by_hand, way=WayKind.BY_HAND, by=sam, at=MONDAY)
    assert "could not be sent" not in read(sam, "my_day")
