"""Letters asking the real room that knows people: what was said about safe contact holds for each letter."""

from datetime import date, time

import pytest
from django.urls import reverse

from sayso.foundation.access.areas import Area
from sayso.foundation.letters.models import Sending
from sayso.journey.people import actions
from sayso.journey.people.statuses import NeedKind, PointKind
from tests.factories.letters import a_letter
from tests.factories.logins import a_login, open_to
from tests.factories.people import a_person
from tests.pages.letters.conftest import signed_in, words

pytestmark = pytest.mark.django_db
REACH = "sayso.journey.people.queries.reach.ways_to_reach"
LIVES = "14 Orchard Row, Lindenbridge"
MOVED = "2 Quiet Lane, Elsewhere"


@pytest.fixture(autouse=True)
def _ask_people(settings, _the_tests_day):
    settings.LETTERS_ASK_REACH = REACH


@pytest.fixture
def worker(now):
    return a_login("social-worker", now=now, name="Sam Okafor")


@pytest.fixture
def bea(now, worker):
    return a_person(now=now, name="Bea Lund", seen_by=[worker], areas=[Area.CONTACT, Area.PAPERS])


def lives_at(bea, by, at, lines=LIVES):
    item = actions.NewAddress(
        person=bea.person_id, starts_on=date(2026, 1, 5), lines=lines, postcode="ZZ1 4QT"
    )
    return actions.record_address(item=item, by=by, at=at)


def asks_for_texts_in_the_morning(bea, by, at):
    point = actions.record_contact_point(
        item=actions.NewContactPoint(
            person=bea.person_id, kind=PointKind.MOBILE, value="07700 900 118", starts_on=date(2026, 1, 5)
        ),
        by=by,
        at=at,
    )
    said = actions.NewSafeContact(
        person=bea.person_id,
        said_by="Bea",
        look_again_on=date(2027, 5, 20),
        way="text",
        point=point,
        must_not_know="Nobody at home",
        days=(0, 1, 2, 3, 4),
        starts_at=time(9),
        ends_at=time(12),
        do_not_post=True,
    )
    actions.record_safe_contact(item=said, by=by, at=at)


@pytest.mark.requirement("B-06")
def test_somebody_who_asked_for_no_post_gets_none_and_a_text_when_it_is_safe(now, looking, worker, bea):
    with looking(worker):
        lives_at(bea, worker, now)
        asks_for_texts_in_the_morning(bea, worker, now)
        letter = a_letter(bea.person, by=worker, at=now)
    desk, send = signed_in(worker), reverse("send_letter", args=[bea.person_id, letter.pk])
    page = desk.get(send)
    assert "Not by post. They asked us not to post." in words(page)
    assert 'value="post"' not in page.content.decode()
    assert "Orchard" not in page.content.decode()
    refused = desk.post(send, {"way": "post", "layout": "standard"})
    assert "They asked us not to post. Send a text message" in words(refused)
    taken = desk.post(send, {"way": "text", "layout": "standard"})
    assert taken.status_code == 303
    assert "It goes Monday 23 November, 9 am." in words(desk.get(taken.url))
    with looking(worker):
        assert Sending.objects.get().way == "text"


@pytest.mark.requirement("B-06")
def test_a_hidden_address_is_on_no_page_or_file_of_a_worker_outside_the_group(
    now, looking, bea, worker, settings
):
    named = a_login("safeguarding", now=now)
    open_to(named, bea.person_id, Area.CONTACT, Area.PAPERS, now=now)
    with looking(named):
        actions.hide_address(
            person=bea.person_id,
            lines=MOVED,
            postcode="ZZ9 9ZZ",
            starts_on=now.date(),
            group=[],
            said_by="Bea",
            look_again_on=date(2027, 5, 20),
            by=named,
            at=now,
        )
    with looking(worker):
        letter = a_letter(bea.person, by=worker, at=now)
    desk, send = signed_in(worker), reverse("send_letter", args=[bea.person_id, letter.pk])
    answers = [desk.get(send), desk.post(send, {"way": "post", "layout": "standard"})]
    answers += [desk.get(reverse("letter", args=[bea.person_id, letter.pk]))]
    assert answers[1].status_code in (409, 422)
    assert all("Quiet Lane" not in answer.content.decode() for answer in answers)
    written = [found.read_bytes() for found in settings.OUTBOX.rglob("*") if found.is_file()]
    assert written == []


def test_a_letter_goes_in_easy_read_to_somebody_who_needs_it(now, looking, worker, bea):
    with looking(worker):
        lives_at(bea, worker, now)
        need = actions.NewNeed(
            person=bea.person_id, kind=NeedKind.EASY_READ, said_by="Bea", review_on=date(2027, 5, 20)
        )
        actions.record_communication_need(item=need, by=worker, at=now)
        letter = a_letter(bea.person, by=worker, at=now)
    page = signed_in(worker).get(reverse("send_letter", args=[bea.person_id, letter.pk])).content.decode()
    chosen = page.split('value="easy"')[1].split(">")[0]
    assert "checked" in chosen
