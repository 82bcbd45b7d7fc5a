"""My day: whom to begin with, what is late, who waits; a day for each role, in few queries."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import transaction
from django.urls import reverse

from sayso.foundation.access import clock
from sayso.foundation.access.actions import restrict_record
from sayso.foundation.access.permissions import Permission
from sayso.foundation.access.roles import ROLES
from sayso.foundation.access.viewer import viewing
from sayso.foundation.audit.models import AuditEvent
from sayso.foundation.govuk.models import KeptForm
from sayso.journey.casework import actions
from sayso.journey.casework import statuses as kinds
from sayso.journey.people import actions as people
from sayso.journey.people.statuses import SafeWay
from tests.factories import casework as made
from tests.factories.logins import a_login
from tests.pages.home.signing_in import plain, read, signed_in

pytestmark = pytest.mark.django_db
MONDAY = datetime(2026, 11, 23, 8, 40, tzinfo=ZoneInfo("Europe/London"))
STAFF = [code for code, role in ROLES.items() if role.is_staff]


@pytest.fixture(autouse=True)
def at_the_moment(monkeypatch, now):
    """Let pages be opened at the test's own moment."""
    monkeypatch.setattr(clock, "now", lambda: now)


@pytest.fixture
def at_monday(monkeypatch, at_the_moment):
    """Let pages be opened on the Monday after the test's Friday."""
    monkeypatch.setattr(clock, "now", lambda: MONDAY)


def a_worker(now, name="Sam Okafor"):
    return a_login("social-worker", now=now, name=name, team=made.a_team())


def put_in_on_friday(person, sam, now, name="Dee Castle"):
    """Let a colleague put in support on Friday evening, and duty hand over in the night."""
    dee = a_login("out-of-hours", now=now, name=name)
    made.allocated(person, sam, now=now - timedelta(hours=1))
    with transaction.atomic(), viewing(dee, at=now):
        actions.start_urgent_support(person=person, tonight=made.tonight(), by=dee, at=now)
        actions.hand_over_duty(
            person=person,
            direction=kinds.Direction.TO_DAY,
            words="Rang him on Saturday. He had eaten and was warm.",
            by=dee,
            at=now,
        )


@pytest.mark.requirement("B-15", "B-20")
def test_what_others_began_at_the_weekend_comes_first_with_how_to_reach_them(now, at_monday, looking):
    sam = a_worker(now)
    person = made.somebody(now=now, seen_by=[sam])
    with looking(sam):
        said = people.NewSafeContact(
            person=person,
            way=SafeWay.TELEPHONE,
            how="Ring his mobile before noon",
            leave_no_messages=True,
            said_by="Stefan",
            look_again_on=now.date() + timedelta(days=180),
        )
        people.record_safe_contact(item=said, by=sam, at=now)
    put_in_on_friday(person, sam, now)

    page = read(sam, "my_day")

    card = page.split("w-card--first")[1].split("</section>")[0]
    assert "First: from the weekend" in card
    assert "Begin with" in page.split("w-card--first")[0]
    assert "Stefan Wójcik" in card
    assert "Leave no messages" in card
    assert "Dee Castle put in 4 visits a day by Harbour Homecare" in card
    assert "Rang him on Saturday. He had eaten and was warm." in card
    assert "See them alone, and start the assessment" in card
    assert "Care Act 2014, section 19(3)" in card
    assert "See them alone, and start the assessment" not in page.replace(card, "")


@pytest.mark.requirement("B-15")
def test_the_sentence_counts_what_stands_on_the_page(now, looking):
    sam = a_worker(now)
    person = made.somebody(now=now, seen_by=[sam])
    made.a_task(person, by=sam, now=now, what="Ring her", owner=sam, due_on=now.date() - timedelta(days=2))
    made.a_task(person, by=sam, now=now, what="Write to her", owner=sam)
    made.a_task(person, by=sam, now=now, what="Next week", owner=sam, due_on=now.date() + timedelta(days=3))

    page, week = read(sam, "my_day"), read(sam, "my_day", until="week")

    assert "1 thing for today and 1 is late." in page
    assert "Late, and today (2)" in page
    assert "since Wed 18 Nov" in page
    assert page.index("Ring her") < page.index("Write to her")
    assert "Next week" not in page
    assert "Next week" in week
    assert "Late, and the next seven days (3)" in week


@pytest.mark.requirement("B-15")
def test_a_finished_task_is_gone_from_the_day(now, looking):
    sam = a_worker(now)
    task = made.a_task(made.somebody(now=now, seen_by=[sam]), by=sam, now=now, owner=sam)
    assert "Ring him" in read(sam, "my_day")
    with looking(sam):
        actions.finish_task(task=task.pk, done_with="Rang him. All is well.", by=sam, at=now)
    assert "Ring him" not in read(sam, "my_day")


@pytest.mark.requirement("B-19")
def test_who_waits_stands_with_since_when_and_when_somebody_last_spoke_with_them(now, looking):
    sam = a_worker(now)
    person = made.somebody(now=now, name="Irene Osei", seen_by=[sam])
    made.allocated(person, sam, now=now - timedelta(days=20))
    with looking(sam, at=now - timedelta(days=9)):
        asked = made.answers(outcome=kinds.Outcome.ASSESSMENT, how_soon=kinds.HowSoon.NO_HURRY)
        actions.take_contact(answers=asked, person=person, by=sam, at=now - timedelta(days=9))
    made.a_note(person, by=sam, now=now - timedelta(days=3), kind=kinds.NoteKind.CALL)

    waiting = read(sam, "my_day").split("People waiting for you")[1].split("</section>")[0]

    assert "Irene Osei" in waiting
    assert "9 days" in waiting
    assert "No hurry" in waiting
    assert "17 November, call" in waiting
    assert "Sam Okafor" in waiting


@pytest.mark.requirement("B-16")
def test_a_hand_over_waits_for_an_answer_and_stays_with_the_sender(now, looking):
    sam, priya = a_worker(now), a_worker(now, "Priya Nair")
    person = made.somebody(now=now, name="Roy Denham", seen_by=[sam])
    allocation = made.allocated(person, sam, now=now - timedelta(days=1))
    with looking(sam):
        actions.propose_transfer(
            allocation=allocation.pk,
            to_worker=priya,
            hand_over_note="He goes home on Wednesday.",
            by=sam,
            at=now,
        )

    hers, his = read(priya, "my_day"), read(sam, "my_day")

    assert "Handed to you (1)" in hers
    assert "He goes home on Wednesday." in hers
    assert "They stay responsible until you accept." in hers
    assert "Waiting for a colleague’s answer (1)" in his


def test_a_form_that_was_kept_is_offered_to_whoever_typed_it_and_names_nobody(now):
    sam, priya = a_worker(now), a_worker(now, "Priya Nair")
    path = reverse("write_note", args=[made.somebody(now=now, seen_by=[sam])])
    kept = KeptForm.objects.create(login=sam, path=path, typed={"text": ["He said"]}, kept_at=now)
    KeptForm.objects.create(login=sam, path=reverse("raise_concern"), typed={}, kept_at=now)

    mine = read(sam, "my_day")

    assert "Started, not finished (1)" in mine
    assert f"?kept={kept.pk}" in mine
    assert "Write a note" in mine
    assert "Started, not finished" not in read(priya, "my_day")


def test_an_empty_day_says_so_and_where_to_look(now):
    page = read(a_worker(now), "my_day")
    assert "Nothing is late, and nothing is due today." in page
    assert "Nobody is waiting for you." in page
    assert "Nobody has asked you to take anyone over." in page


@pytest.mark.parametrize("role", STAFF)
def test_every_role_of_the_council_has_a_day_that_says_what_it_can_do(role, now):
    login = a_login(role, now=now)
    page = read(login, "my_day")
    assert "Nothing is late, and nothing is due today." in page
    if not login.may(Permission.SEE_TEAM_TRAY):
        assert "What you can do here" in page
        assert ROLES[role].sentence.replace("'", "&#x27;") in page


def test_a_task_about_a_closed_record_leaves_the_day_without_a_gap(now, looking):
    sam, manager = a_worker(now), a_login("manager", now=now)
    person = made.somebody(now=now, seen_by=[sam, manager])
    before = read(sam, "my_day")
    made.a_task(person, by=sam, now=now, owner=sam)
    with looking(manager):
        restrict_record(
            person=person,
            because="named_case",
            group=[manager],
            look_again_on=now.date() + timedelta(days=90),
            by=manager,
            at=now,
        )
    assert plain(read(sam, "my_day")) == plain(before)


@pytest.mark.requirement("B-22")
def test_everyone_on_the_day_is_in_one_trace(now, looking):
    sam = a_worker(now)
    keys = [made.somebody(now=now, name=name, seen_by=[sam]) for name in ("Irene Osei", "Tom Pryce")]
    for key in keys:
        made.a_task(key, by=sam, now=now, owner=sam)
    read(sam, "my_day")
    with looking(a_login("auditor", now=now)):
        looks = list(AuditEvent.objects.filter(action="looked.my_day"))
    assert [sorted(look.people) for look in looks] == [sorted(keys)]


def test_the_day_asks_the_database_no_more_for_many_people_than_for_one(
    now, at_monday, django_assert_max_num_queries
):
    sam = a_worker(now)
    client = signed_in(sam)
    person = made.somebody(now=now, seen_by=[sam])
    put_in_on_friday(person, sam, now)
    with django_assert_max_num_queries(56) as one:
        client.get(reverse("my_day"))
    for number in range(6):
        key = made.somebody(now=now, name=f"Person {number}", seen_by=[sam])
        made.a_task(key, by=sam, now=now, owner=sam)
        made.a_task(key, by=sam, now=now, owner=sam, asked="assessment")
    with django_assert_max_num_queries(57) as many:
        client.get(reverse("my_day"))
    assert len(many) <= len(one) + 2
