"""The pages of what somebody says: a worker's, their own, the record, their home, and the day."""

from datetime import timedelta

import pytest
from django.urls import reverse

from sayso.foundation.access import clock
from sayso.foundation.access.areas import Area
from sayso.journey.assessment import actions, queries
from sayso.journey.casework.statuses import SeenAlone
from tests.factories import casework as made
from tests.factories.assessment import TEA, a_new_conversation, a_wish
from tests.factories.logins import a_login, open_to
from tests.pages.home.signing_in import a_login_of, plain, read, signed_in

pytestmark = pytest.mark.django_db
TYPED = {"words": TEA, "kind": "matters", "said_by": "self", "wished_at": "7pm", "give_or_take_minutes": "15"}
TALK = {
    "matters": "My garden.",
    "wish": "Tea at seven.",
    "wished_at": "7pm",
    "give_or_take_minutes": "15",
    "held_on_day": "20",
    "held_on_month": "11",
    "held_on_year": "2026",
    "way": "visit",
    "seen_alone": "no",
    "who_was_there": "Her son",
}


@pytest.fixture(autouse=True)
def still(monkeypatch, now):
    monkeypatch.setattr(clock, "now", lambda: now)


@pytest.fixture
def sam(now):
    return a_login("social-worker", now=now, name="Sam Whitlock", team=made.a_team())


@pytest.fixture
def ana(now, sam):
    return made.somebody(now=now, name="Ana Marsh", seen_by=[sam])


def test_a_worker_writes_down_changes_and_ends_what_she_says(now, looking, sam, ana):
    client = signed_in(sam)
    assert client.post(reverse("say_wish", args=[ana]), TYPED).status_code == 303
    page = read(sam, "wishes", ana)
    assert TEA in page
    assert "At 7 pm, give or take 15 minutes." in page
    assert "Written down by Sam Whitlock, today, 5:50 pm" in page

    with looking(sam):
        (tea,) = queries.wishes_of(ana, viewer=sam)
    client.post(reverse("change_wish", args=[ana, tea.pk]), TYPED | {"wished_at": "6:30pm"})
    assert "At 6:30 pm, give or take 15 minutes." in read(sam, "wishes", ana)
    again = client.post(reverse("change_wish", args=[ana, tea.pk]), TYPED | {"words": "Something else"})
    assert again.status_code == 409
    assert "Something else" in again.content.decode(), "what was typed stays"

    with looking(sam):
        (tea,) = queries.wishes_of(ana, viewer=sam)
    assert client.post(reverse("take_back_wish", args=[ana, tea.pk])).status_code == 303
    assert TEA not in read(sam, "wishes", ana)


@pytest.mark.requirement("S3-02")
def test_a_person_says_it_on_her_own_page_and_it_stands_first_on_her_home(now, ana):
    herself = a_login_of(ana, "person", now=now, name="Ana Marsh")
    assert "You have not told us yet what matters to you." in read(herself, "own_home")
    sent = signed_in(herself).post(reverse("say_my_wish"), TYPED)
    assert sent.status_code == 303
    for page in ("my_wishes", "own_home"):
        shown = read(herself, page)
        assert f"“{TEA}”" in shown
        assert "At 7 pm, give or take 15 minutes." in shown


def test_words_that_somebody_else_spoke_never_stand_on_her_home_as_her_own(now, sam, ana):
    herself = a_login_of(ana, "person", now=now)
    a_wish(ana, by=sam, now=now, said_by="other", spoken_by="Her son")
    assert TEA not in read(herself, "own_home")
    assert "Her son said this for you." in read(herself, "my_wishes")


@pytest.mark.requirement("B-28")
def test_a_conversation_with_somebody_there_asks_her_worker_to_see_her_alone(now, sam, ana):
    made.allocated(ana, sam, now=now)
    sent = signed_in(sam).post(reverse("hold_conversation", args=[ana]), TALK)
    assert sent.status_code == 303, sent.content.decode()
    assert "Tea at seven." in read(sam, "wishes", ana)
    assert "See them alone" in read(sam, "my_day", until="week")


@pytest.mark.requirement("B-28")
def test_no_page_of_a_carer_with_whom_the_plan_is_shared_tells_who_was_there(now, looking, sam, ana):
    bea = made.somebody(now=now, name="Bea Marsh", seen_by=[sam])
    hers = a_login_of(bea, "carer", now=now)
    open_to(hers, ana, Area.PLAN, now=now)
    pages = ("own_home", "my_wishes", "who_looked", "my_letters")
    before = [plain(read(hers, page)) for page in pages]
    with looking(sam):
        talk = a_new_conversation(ana, now, seen_alone=SeenAlone.NO, who_was_there="Bea")
        actions.hold_conversation(conversation=talk, by=sam, at=now)
    assert [plain(read(hers, page)) for page in pages] == before
    assert signed_in(hers).get(reverse("wishes", args=[ana])).status_code == 404


def test_the_record_shows_what_she_says_to_whoever_reads_her_plan(now, sam, ana):
    a_wish(ana, by=sam, now=now)
    assert TEA in read(sam, "person_record", ana)
    finance = a_login("finance", now=now)
    open_to(finance, ana, Area.CONTACT, now=now)
    assert "What they say of their life" not in read(finance, "person_record", ana)


def test_a_time_with_no_wish_is_told_and_nothing_typed_is_lost(sam, ana):
    sent = signed_in(sam).post(reverse("hold_conversation", args=[ana]), TALK | {"wish": ""})
    page = sent.content.decode()
    assert sent.status_code == 422
    assert "Write what they would like at that time" in page
    assert "My garden." in page


def test_a_button_pressed_twice_says_it_once(now, looking, sam, ana):
    client, key = signed_in(sam), "5f7b2f8e-7e0c-4f39-9d2b-0a4c7f1f0b02"
    for _ in range(2):
        client.post(reverse("say_wish", args=[ana]), TYPED | {"form_key": key})
    with looking(sam):
        assert len(queries.wishes_of(ana, viewer=sam)) == 1


def test_somebody_elses_words_are_not_there_for_ones_own_pages(now, sam, ana):
    tea = a_wish(ana, by=sam, now=now - timedelta(days=1))
    irene = made.somebody(now=now, name="Irene Osei", seen_by=[sam])
    hers = a_login_of(irene, "person", now=now)
    for page in ("change_my_wish", "take_back_my_wish"):
        assert signed_in(hers).get(reverse(page, args=[tea.pk])).status_code == 404
