"""The desk’s pages, a working as a table in them, can be used by everyone: axe, and no scrolling sideways."""

import pytest
from django.conf import settings
from django.urls import reverse

from sayso.foundation.access import clock
from sayso.foundation.access.areas import Area
from tests.examples import WIDTHS, keep_picture
from tests.factories.assessment import an_assessment
from tests.factories.logins import open_to
from tests.factories.records import a_desk
from tests.pages.home.signing_in import signed_in
from tests.stories.looking import unusable

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]


@pytest.mark.requirement("X-04")
@pytest.mark.parametrize("width", WIDTHS)
def test_the_desks_pages_can_be_used_by_everyone(clean, live_server, now, council_home, monkeypatch, width):
    monkeypatch.setattr(clock, "now", lambda: now)
    desk = a_desk(now)
    open_to(desk.two.sam, desk.two.ana, Area.HEALTH, now=now)
    an_assessment(desk.two.ana, by=desk.two.sam, now=now)
    row = desk.ana_asks()
    desk.gathers(row)
    found = "what-was-found-about-your-needs"
    walks = [
        (desk.dora, "record_request", [row.pk]),
        (desk.dora, "record_things", [row.pk, found]),
    ]
    clean.set_viewport_size({"width": width, "height": 900})
    wrong = []
    for login, name, keys in walks:
        cookie = signed_in(login).cookies[settings.SESSION_COOKIE_NAME]
        clean.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])
        clean.goto(live_server.url + reverse(name, args=keys))
        keep_picture(clean, f"desk-{name}-{width}")
        wrong += unusable(clean)
        if name == "record_things":
            assert "On what authority" in clean.content()
    assert wrong == []
