"""The pages of paying somebody close, as everybody can use them: axe, at both widths."""

import pytest
from django.conf import settings
from django.urls import reverse

from sayso.foundation.access import clock
from tests.examples import keep_picture
from tests.factories.paid import a_contract, decided, payers, put, with_reasons
from tests.pages.home.signing_in import signed_in
from tests.stories.looking import unusable

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]


@pytest.mark.slow
@pytest.mark.requirement("X-04", "S0-08")
def test_paying_somebody_close_can_be_used_by_everyone_at_both_widths(clean, live_server, now, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: now)
    hands = payers(now)
    two, contract = hands.two, a_contract(hands, now=now)
    held = decided(put(hands, now=now, speaks_for=True), by=hands.lee, now=now)
    ready = decided(put(hands, now=now, **with_reasons()), by=hands.lee, now=now)
    walks = [
        (hands.sam, "all", reverse("paid_close", args=[two.ana])),
        (hands.sam, "propose", reverse("change_paid_close", args=[two.ana, held.pk])),
        (hands.lee, "decide", reverse("decide_paid_close", args=[two.ana, held.pk])),
        (hands.mo, "sign", reverse("sign_paid_close", args=[two.ana, held.pk])),
        (hands.sam, "agree", reverse("agree_paid_close", args=[two.ana, ready.pk])),
        (hands.sam, "end", reverse("stop_paid_close", args=[two.ana, contract.pk])),
        (two.ana_in, "ana", reverse("my_paid_help")),
        (two.bea_in, "bea", reverse("my_paid_help")),
        (two.bea_in, "stop", reverse("stop_my_paid_help", args=[contract.pk])),
        (two.bea_in, "home", reverse("own_home")),
    ]
    found = {}
    for login, name, address in walks:
        cookie = signed_in(login).cookies[settings.SESSION_COOKIE_NAME]
        clean.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])
        clean.goto(live_server.url + address)
        for width in (1280, 320):
            clean.set_viewport_size({"width": width, "height": 900})
            keep_picture(clean, f"paid-{name}-{width}")
            found[name, width] = unusable(clean)
    assert {name: wrong for name, wrong in found.items() if wrong} == {}
