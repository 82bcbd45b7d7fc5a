"""A day, a record and one's own page in a real browser: by keyboard, without script, at both widths."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings
from django.db import transaction
from django.urls import reverse

from sayso.foundation.access import clock
from sayso.foundation.access.viewer import viewing
from sayso.journey.casework import actions
from sayso.journey.casework import statuses as kinds
from sayso.journey.people import actions as people
from sayso.journey.people.statuses import SafeWay
from tests.examples import WIDTHS, keep_picture
from tests.factories import casework as made
from tests.factories.logins import a_login
from tests.pages.home.signing_in import a_login_of, signed_in
from tests.stories.looking import unusable

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]
MONDAY = datetime(2026, 11, 23, 8, 40, tzinfo=ZoneInfo("Europe/London"))


@pytest.fixture(autouse=True)
def on_monday(monkeypatch):
    """Let pages be opened on the Monday after the test's Friday."""
    monkeypatch.setattr(clock, "now", lambda: MONDAY)


@pytest.fixture
def sam(now):
    return a_login("social-worker", now=now, name="Sam Whitlock", team=made.a_team())


@pytest.fixture
def stefan(now, sam):
    """Somebody for whom support was put in on Friday night, whom it is not safe to ring at home."""
    place = {"lines": "14 Tanner's Row", "postcode": "ZZ1 4QT"}
    person = made.somebody(now=now, seen_by=[sam], **place)
    made.allocated(person, sam, now=now - timedelta(days=1))
    dee = a_login("out-of-hours", now=now, name="Dee Castle")
    said = people.NewSafeContact(
        person=person,
        way=SafeWay.TELEPHONE,
        how="Ring his mobile before noon",
        leave_no_messages=True,
        said_by="Stefan",
        look_again_on=now.date() + timedelta(days=180),
    )
    with transaction.atomic(), viewing(sam, at=now):
        people.record_safe_contact(item=said, by=sam, at=now)
    with transaction.atomic(), viewing(dee, at=now):
        actions.start_urgent_support(person=person, tonight=made.tonight(), by=dee, at=now)
        actions.hand_over_duty(
            person=person,
            direction=kinds.Direction.TO_DAY,
            words="Joy rang him on Saturday. He had eaten and was warm.",
            by=dee,
            at=now,
        )
    return person


@pytest.fixture
def a_full_day(now, sam, stefan):
    """Late and due things about others, somebody who waits, and a hand-over."""
    irene = made.somebody(now=now, name="Irene Osei", seen_by=[sam])
    made.allocated(irene, sam, now=now - timedelta(days=30))
    with transaction.atomic(), viewing(sam, at=now - timedelta(days=20)):
        asked = made.answers(outcome=kinds.Outcome.ASSESSMENT, how_soon=kinds.HowSoon.NO_HURRY)
        actions.take_contact(answers=asked, person=irene, by=sam, at=now - timedelta(days=20))
    made.a_note(irene, by=sam, now=now - timedelta(days=9), kind=kinds.NoteKind.CALL)
    made.a_task(irene, by=sam, now=now, owner=sam, what="Ring her. We said every 14 days")
    tom = made.somebody(now=now, name="Tom Pryce", seen_by=[sam])
    made.a_task(tom, by=sam, now=now, owner=sam, what="Write to him", due_on=MONDAY.date())
    ruth = a_login("social-worker", now=now, name="Ruth Adler")
    roy = made.somebody(now=now, name="Roy Denham", seen_by=[ruth])
    allocation = made.allocated(roy, ruth, now=now - timedelta(days=3))
    with transaction.atomic(), viewing(ruth, at=now):
        actions.propose_transfer(
            allocation=allocation.pk,
            to_worker=sam,
            hand_over_note="He goes home on Wednesday.",
            by=ruth,
            at=now,
        )


def sign_in(context, login, live_server):
    cookie = signed_in(login).cookies[settings.SESSION_COOKIE_NAME]
    context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])


@pytest.mark.requirement("X-04", "B-15")
@pytest.mark.parametrize("width", WIDTHS)
def test_the_pages_that_read_across_rooms_can_be_used_by_everyone(
    clean, live_server, now, sam, stefan, a_full_day, width
):
    clean.set_viewport_size({"width": width, "height": 900})
    own, carer = a_login_of(stefan, "person", now=now), a_login("nominee", now=now)
    walks = [
        (sam, "my_day", reverse("my_day")),
        (sam, "week", reverse("my_day") + "?until=week"),
        (sam, "record", reverse("person_record", args=[stefan])),
        (sam, "team-tray", reverse("team_tray")),
        (a_login("commissioner", now=now), "commissioner", reverse("my_day")),
        (a_login("safeguarding", now=now), "safeguarding", reverse("my_day")),
        (own, "own", reverse("own_home")),
        (carer, "nominee", reverse("own_home")),
    ]
    found = {}
    for login, name, address in walks:
        clean.context.clear_cookies()
        sign_in(clean.context, login, live_server)
        clean.goto(live_server.url + address)
        keep_picture(clean, f"home-{name}-{width}")
        found[name] = unusable(clean)
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


@pytest.mark.requirement("X-04", "B-12", "B-15")
def test_from_the_day_to_a_saved_note_by_keyboard_alone_without_script(browser, live_server, sam, stefan):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 900})
    sign_in(context, sam, live_server)
    page = context.new_page()
    page.goto(live_server.url + reverse("my_day"))
    assert "First: from the weekend" in page.inner_text("main")
    press(page, "Open the record")
    press(page, "Write a note", tries=40)
    reach(page, name="text")
    page.keyboard.type("He had eaten. He was warm.")
    reach(page, name="seen_alone")
    page.keyboard.press("Space")
    press(page, "Save note")
    assert "He had eaten. He was warm." in page.inner_text("main")
    context.close()


@pytest.mark.requirement("X-04")
def test_the_way_out_is_the_fourth_stop_of_the_keyboard_and_needs_no_script(
    browser, live_server, now, stefan
):
    context = browser.new_context(java_script_enabled=False)
    sign_in(context, a_login_of(stefan, "person", now=now), live_server)
    page = context.new_page()
    page.goto(live_server.url + reverse("own_home"))
    stops = reach(page, words="Leave this page fast", tries=5)
    assert stops == 4, "past the menu, the name, signing out, and then the way out: before the menu"
    context.close()


FOCUSED = """(() => { const on = document.activeElement;
    return [on.name || '', on.innerText || ''] })()"""


def reach(page, *, name="", words="", tries=60):
    """Press Tab until the focus stands where it is wanted; return how often."""
    for stops in range(1, tries + 1):
        page.keyboard.press("Tab")
        found, said = page.evaluate(FOCUSED)
        if (name and found == name) or (words and said.strip().startswith(words)):
            return stops
    raise AssertionError(f"The keyboard never reached {name}{words}")


def press(page, words, *, tries=60):
    reach(page, words=words, tries=tries)
    with page.expect_navigation():
        page.keyboard.press("Enter")
