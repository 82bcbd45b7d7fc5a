"""How to reach somebody can change while a letter waits: it is asked once more as it leaves."""

from datetime import date, datetime, time, timedelta
from importlib import import_module
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings

from sayso.foundation.access.models import Subject
from sayso.foundation.letters import files
from sayso.foundation.letters.actions import deliver_letters, send_letter
from sayso.foundation.letters.models import Sending
from sayso.foundation.letters.outbox import WayKind
from sayso.foundation.letters.queries import delivery_waits
from sayso.journey.people import actions, queries
from sayso.journey.people.models import ContactPoint
from sayso.journey.people.statuses import AddressKind
from tests.factories.casework import somebody
from tests.factories.letters import a_letter
from tests.factories.logins import a_login

pytestmark = pytest.mark.django_db
MONDAY = datetime(2026, 11, 23, 9, 30, tzinfo=ZoneInfo("Europe/London"))
NEXT_YEAR = date(2027, 11, 1)
MORNINGS = {"days": [0, 1, 2, 3, 4], "starts_at": time(9), "ends_at": time(12)}


@pytest.fixture
def worker(now):
    return a_login("social-worker", now=now)


@pytest.fixture
def wendy(now, worker, council_home):
    told = {"lines": "3 Mill Road\nLindenbridge", "postcode": "ZZ1 1AA", "mobile": "07700 900 142"}
    return somebody(now=now, name="Wendy Toye", seen_by=[worker], email="wendy@example.test", **told)


@pytest.fixture
def say(now, looking, worker, wendy):
    """Return how to record what Wendy says about reaching her."""

    def said(**more):
        item = actions.NewSafeContact(person=wendy, said_by="Wendy", look_again_on=NEXT_YEAR, **more)
        with looking(worker):
            return actions.record_safe_contact(item=item, by=worker, at=now)

    return said


@pytest.fixture
def write(now, looking, worker, wendy):
    """Return how to send her a letter, up to the moment before it leaves."""

    def send(way):
        with looking(worker):
            reach = queries.ways_to_reach(wendy, worker, now.date())
            letter = a_letter(Subject.objects.get(pk=wendy), by=worker, at=now)
            return send_letter(letter=letter, reach=reach, way=way, by=worker, at=now)

    return send


@pytest.fixture
def leaves(looking, worker):
    def deliver(at):
        with looking(worker, at):
            return deliver_letters(by=worker, at=at)

    return deliver


@pytest.mark.requirement("B-06")
@pytest.mark.parametrize(
    ("way", "said"),
    [
        (WayKind.POST, {"do_not_post": True}),
        (WayKind.EMAIL, {"do_not_email": True}),
        (WayKind.TEXT, {"do_not_text": True}),
        (WayKind.BY_HAND, {"do_not_visit": True}),
        (WayKind.POST, {"way": "text", "must_not_know": "Her brother, who opens the post."}),
        (WayKind.EMAIL, {"way": "text", "must_not_know": "Her brother."}),
    ],
)
def test_a_way_that_became_unsafe_while_the_letter_waited_is_not_used_and_nothing_of_it_stays(
    now, looking, worker, say, write, leaves, way, said, django_capture_on_commit_callbacks
):
    sending = write(way)
    say(**said)
    with django_capture_on_commit_callbacks(execute=True):
        done = leaves(now)
    assert (done.out, done.stopped) == ([], [sending.pk])
    assert leaves(now + timedelta(days=1)).out == []
    with looking(worker):
        kept = Sending.objects.get(pk=sending.pk)
    assert (kept.state, kept.failed_why) == ("failed", "unsafe")
    assert not [found for found in settings.OUTBOX.rglob("*") if found.is_file()]


@pytest.mark.requirement("B-06")
def test_what_is_still_safe_goes_as_it_was_meant_to(now, say, write, leaves):
    say(way="text", must_not_know="Her brother.", do_not_post=True)
    text = write(WayKind.TEXT)
    say(way="text", must_not_know="Her brother and his wife.", do_not_post=True)
    assert leaves(now).out == [text.pk]
    message = next(settings.OUTBOX.rglob("message.txt")).read_text()
    assert message == "There is a message for you. Look when it suits you.\n", "not even the council's name"


@pytest.mark.requirement("B-06")
def test_hours_that_were_said_since_are_waited_for(now, say, write, leaves):
    text = write(WayKind.TEXT)
    say(**MORNINGS)  # it is a Friday, ten to six in the evening
    sunday = MONDAY - timedelta(days=1)
    for at in (now, sunday, sunday.replace(hour=18), MONDAY - timedelta(hours=1)):
        assert leaves(at).out == leaves(at).stopped == []
    assert leaves(MONDAY).out == [text.pk]


@pytest.mark.requirement("B-06")
def test_a_letter_that_waits_or_has_no_papers_stands_before_no_other(now, say, write, leaves, monkeypatch):
    module = import_module("sayso.foundation.letters.actions.deliver_letters")
    monkeypatch.setattr(module, "MOST", 1)
    text, gone = write(WayKind.TEXT), write(WayKind.POST)
    files.clear(gone.pk)
    say(**MORNINGS)
    last = write(WayKind.POST)
    done = [leaves(now) for _ in range(3)]
    assert [key for one in done for key in one.out] == [last.pk]
    assert [key for one in done for key in one.missing] == [gone.pk]
    assert not delivery_waits(at=now)
    assert text.pk in [key for _ in range(2) for key in leaves(MONDAY).out]


@pytest.mark.requirement("B-06")
def test_where_somebody_lives_that_was_hidden_since_is_posted_to_no_more(
    now, looking, worker, wendy, write, leaves
):
    before = write(WayKind.POST)
    hidden = {"lines": "9 Quiet Close", "postcode": "ZZ3 3AA", "starts_on": now.date(), "group": [worker]}
    with looking(worker):
        actions.hide_address(
            person=wendy, said_by="Wendy", look_again_on=NEXT_YEAR, by=worker, at=now, **hidden
        )
    assert leaves(now).stopped == [before.pk]
    assert not list(settings.OUTBOX.glob("2026*"))


@pytest.mark.parametrize("kind", [AddressKind.STAYING, AddressKind.POST])
def test_an_address_or_a_number_that_is_another_by_now_is_not_written_to(
    now, looking, worker, wendy, write, leaves, kind
):
    post, text, email = write(WayKind.POST), write(WayKind.TEXT), write(WayKind.EMAIL)
    there = actions.NewAddress(
        person=wendy, starts_on=now.date(), kind=kind, lines="1 New Street", postcode="ZZ2 2AA"
    )
    with looking(worker):
        mobile = ContactPoint.objects.get(person_id=wendy, kind="mobile")
        actions.end_contact_point(point=mobile, ends_before=now.date(), by=worker, at=now)
        actions.record_address(item=there, by=worker, at=now)
    done = leaves(now)
    assert set(done.stopped) == {post.pk, text.pk}
    assert done.out == [email.pk]
