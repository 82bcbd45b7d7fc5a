"""The pages of a review, the timeline and the copy, as everybody can use them: axe, 320 pixels, no script."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.urls import reverse

from sayso.foundation.access import clock
from sayso.foundation.access.areas import Area
from tests.examples import keep_picture
from tests.factories import casework as made
from tests.factories.assessment import a_wish
from tests.factories.logins import a_login, open_to
from tests.factories.review import a_closed_review, a_review, answered, cared_for
from tests.pages.home.signing_in import a_login_of, signed_in
from tests.stories.looking import unusable

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]


@pytest.fixture(autouse=True)
def still(monkeypatch, now):
    monkeypatch.setattr(clock, "now", lambda: now)


@pytest.fixture
def sam(now):
    return a_login("social-worker", now=now, name="Sam Whitlock", team=made.a_team())


@pytest.fixture
def ana(now, sam):
    ana = made.somebody(now=now, name="Ana Marsh", seen_by=[sam])
    cared_for(ana, made.somebody(now=now, name="Bea Marsh", seen_by=[sam]), by=sam, now=now)
    a_wish(ana, by=sam, now=now - timedelta(days=400), kind="wish")
    a_closed_review(ana, by=sam, now=now, days_ago=365)
    return ana


@pytest.mark.slow
@pytest.mark.requirement("X-04", "B-15", "B-44")
def test_a_review_can_be_used_by_everyone_at_both_widths(clean, live_server, now, sam, ana):
    herself = a_login_of(ana, "person", now=now)
    open_to(herself, ana, Area.HEALTH, now=now)
    review = a_review(ana, by=sam, now=now)
    answered(review, by=sam, now=now, wishes="moved", budget="no", partnership=None)
    of = [ana, "adult"]
    walks = [
        (sam, "reviews", reverse("reviews", args=[ana])),
        (sam, "hold", reverse("hold_review", args=of)),
        (sam, "deeper", reverse("review_deeper", args=of)),
        (sam, "close", reverse("close_review", args=of)),
        (sam, "heard", reverse("hear_review", args=of)),
        (herself, "mine", reverse("my_reviews")),
        (herself, "five", reverse("answer_my_review")),
        (herself, "ask", reverse("ask_for_my_review")),
        (herself, "timeline", reverse("my_timeline")),
        (herself, "copy", reverse("my_copy")),
    ]
    found = {}
    for login, name, address in walks:
        cookie = signed_in(login).cookies[settings.SESSION_COOKIE_NAME]
        clean.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])
        clean.goto(live_server.url + address)
        for width in (1280, 320):
            clean.set_viewport_size({"width": width, "height": 900})
            keep_picture(clean, f"review-{name}-{width}")
            found[name, width] = unusable(clean)
    assert {name: wrong for name, wrong in found.items() if wrong} == {}
