"""A real browser reads and sends letters: axe finds no fault, in every layout."""

import pytest
from django.urls import reverse

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.letters import actions
from sayso.foundation.letters.models import Sending
from sayso.foundation.letters.outbox import Layout, WayKind
from tests.examples import widths
from tests.factories.letters import a_letter, reach_by_post, reach_without_post
from tests.factories.logins import a_login, open_to
from tests.pages.letters import reaching
from tests.stories.looking import unusable

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]


def look_at(page, url):
    for width in widths():
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(url)
        assert unusable(page) == []


def sign_in(page, client, user, live_server):
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    cookie = client.cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])


@pytest.fixture
def letter(now, looking, worker, person):
    with looking(worker):
        return a_letter(person, "what_you_would_pay", by=worker, at=now)


def test_a_worker_reads_a_letter_in_every_layout_and_the_list(clean, client, live_server, worker, letter):
    sign_in(clean, client, worker, live_server)
    address = live_server.url + reverse("letter", args=[letter.person_id, letter.pk])
    for layout in Layout:
        look_at(clean, f"{address}?layout={layout}")
    clean.set_viewport_size({"width": 1280, "height": 900})
    clean.goto(f"{address}?layout=large")
    line = clean.get_by_text("You tried the sum with us")
    assert line.evaluate("line => getComputedStyle(line).fontSize") == "24px"  # 18 point
    look_at(clean, live_server.url + reverse("person_letters", args=[letter.person_id]))
    look_at(clean, live_server.url + reverse("write_letter", args=[letter.person_id, "advice"]))


@pytest.mark.requirement("B-06")
def test_a_worker_sends_a_letter_the_safe_way_by_keyboard(
    clean, client, live_server, worker, letter, person, looking
):
    reaching.said[person.pk] = reach_without_post(person)
    sign_in(clean, client, worker, live_server)
    address = live_server.url + reverse("send_letter", args=[letter.person_id, letter.pk])
    look_at(clean, address)
    assert clean.get_by_role("radio", name="Send it by post").count() == 0
    clean.get_by_role("button", name="Send this letter").focus()
    clean.keyboard.press("Enter")
    clean.get_by_text("waits until").wait_for()
    with looking(worker):
        assert Sending.objects.get().way == "text"


def test_somebody_reads_their_own_letter_in_easy_read(
    now, clean, client, live_server, worker, letter, person, looking
):
    with looking(worker):
        actions.send_letter(letter=letter, reach=reach_by_post(person), way=WayKind.POST, by=worker, at=now)
    login = a_login("person", now=now, name="Ana Marsh")
    User.objects.filter(pk=login.pk).update(subject=person)
    open_to(login, person, Area.PAPERS, now=now)
    sign_in(clean, client, User.objects.get(pk=login.pk), live_server)
    look_at(clean, live_server.url + reverse("my_letters"))
    clean.get_by_role("link", name="You would pay £59 a week").click()
    clean.get_by_role("link", name="Read this letter in Easy Read").click()
    look_at(clean, clean.url)
    assert clean.get_by_text("It is not a bill.").is_visible()
