"""A real browser reads how the council decides: axe finds no fault, and no script is needed."""

import pytest
from django.urls import reverse

from sayso.foundation.policy.models import Consultation
from tests.examples import widths
from tests.factories.logins import a_login
from tests.factories.policy import a_consultation, a_value
from tests.stories.looking import unusable

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]


def look_at(page, url):
    for width in widths():
        page.set_viewport_size({"width": width, "height": 700})
        page.goto(url)
        assert unusable(page) == []


@pytest.fixture
def admin(now, looking):
    found = a_login("admin", now=now)
    with looking(found):
        a_consultation(found, at=now)
        a_value("de_minimis", 250, by=found, at=now)
    return found


def test_anyone_reads_how_we_decide(clean, live_server, admin):
    look_at(clean, live_server.url + reverse("how_we_decide"))
    assert clean.get_by_role("heading", level=1).inner_text() == "How we decide: our figures"


@pytest.mark.parametrize(
    ("name", "heading"),
    [
        ("settings", "The council’s settings"),
        ("change_setting", "Change:"),
        ("open_consultation", "Ask people before a rule changes"),
        ("tell_outcome", "You said, we did"),
    ],
)
def test_an_officer_works_with_the_settings(clean, live_server, admin, client, monkeypatch, name, heading):
    keys = {"change_setting": ["de_minimis"], "tell_outcome": [Consultation.objects.get().pk]}
    monkeypatch.setattr("sayso.foundation.govuk.view.needs_second_step", lambda user: False)
    client.force_login(admin, backend="allauth.account.auth_backends.AuthenticationBackend")
    cookie = client.cookies["sessionid"].value
    clean.context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
    look_at(clean, live_server.url + reverse(name, args=keys.get(name, [])))
    assert clean.get_by_role("heading", level=1).inner_text().startswith(heading)


def test_the_page_reads_the_same_without_script(browser, live_server, admin):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(live_server.url + reverse("how_we_decide"))
    assert page.get_by_text("£2.50 a week").is_visible()
    context.close()
