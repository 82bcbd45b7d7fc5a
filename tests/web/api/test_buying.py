"""Choosing and buying by program: the same lists, the same refusals."""

import json
from datetime import date

import pytest

from sayso.foundation.access import clock
from sayso.foundation.access.areas import Area
from sayso.journey.options.models import Offer
from tests.factories.casework import somebody
from tests.factories.logins import a_login, open_to
from tests.factories.options import a_plan_line, a_service, agreed_money, imported, offer_named
from tests.foundation.gateways.test_open_referral import MEADOW
from tests.pages.home.signing_in import a_login_of, signed_in

pytestmark = pytest.mark.django_db
KEY = "5f7b2f8e-7e0c-4f39-9d2b-0a4c7f1f0b04"


@pytest.fixture
def sam(now, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: now)
    return a_login("social-worker", now=now)


@pytest.fixture
def ana(now, sam):
    key = somebody(now=now, name="Ana Marsh", seen_by=[sam])
    open_to(sam, key, Area.MONEY, now=now)
    return key


def post(who, path, said):
    answer = signed_in(who).post(f"/api{path}", said, content_type="application/json")
    return answer.status_code, answer.json()


@pytest.mark.requirement("S2-10")
def test_a_list_says_its_order_its_number_and_each_reason_and_a_choice_goes_in_once(now, sam, ana):
    tea = a_plan_line(ana, by=sam, now=now)
    digger = a_service("digger", terms=("Garden help",))
    imported(a_service("meadow"), digger, by=a_login("broker", now=now), now=now)
    told = signed_in(sam).get(f"/api/people/{ana}/choices/{tea.line}").json()
    assert [one["left_out_because"] for one in told["services"]] == ["", "other_help"]
    assert told["real_number"] == 0, "nobody has asked whether there is room"
    path = f"/people/{ana}/choices/{tea.line}"
    said = {"offer": str(offer_named("meadow").pk), "seen": told["mark"], "key": KEY}
    assert post(sam, path, said) == post(sam, path, said)
    assert post(sam, path, said | {"key": None, "seen": "another"})[0] == 409
    bea = a_login_of(somebody(now=now, name="Bea Marsh"), "carer", now=now)
    open_to(bea, ana, Area.PLAN, now=now)
    assert signed_in(bea).get(f"/api{path}").status_code == 404


def test_a_feed_with_something_wrong_is_told_by_place_and_not_kept(now, sam):
    broker = a_login("broker", now=now)
    wrong = {"feed": "x", "pages": [json.dumps([MEADOW | {"status": "open"}])]}
    status, told = post(broker, "/services", wrong)
    assert status == 422
    assert list(told["fields"]) == ["services[0], Meadow Home Care: status"]
    assert Offer.objects.count() == 0
    assert post(broker, "/services", {"feed": "x", "pages": [json.dumps([MEADOW])]})[0] == 201


def test_a_feed_that_drops_more_than_half_says_that_it_waits_for_somebody_else(now, sam):
    broker, many = a_login("broker", now=now), [MEADOW | {"id": f"s{number}"} for number in range(3)]
    status, told = post(broker, "/services", {"feed": "x", "pages": [json.dumps(many)]})
    assert (status, told["state"], told["added"]) == (201, "taken", 3)
    status, told = post(broker, "/services", {"feed": "x", "pages": [json.dumps(many[:1])], "key": KEY})
    assert (status, told["state"], told["ended"]) == (201, "held", 0)
    assert told["says"] == "Held until a second person says it is right"
    assert Offer.objects.filter(ended_on=None).count() == 3
    again = {"feed": "x", "pages": [json.dumps(many[:1])], "key": KEY}
    assert post(broker, "/services", again) == (201, told), "sent twice, it is one"


def test_an_order_waits_for_money_and_visits_told_twice_are_one(now, sam, ana):
    tea = a_plan_line(ana, by=sam, now=now)
    order = {"line": str(tea.line), "starts_on": "2026-11-01", "provider": "Meadow"}
    status, told = post(sam, f"/people/{ana}/orders", order)
    assert (status, told["code"]) == (409, "held")
    agreed_money(tea, by=sam, now=now)
    status, kept = post(sam, f"/people/{ana}/orders", order)
    assert status == 201
    visit = {
        "order": kept["key"],
        "planned_on": str(date(2026, 11, 18)),
        "outcome": "came",
        "came_at": "19:05",
    }
    assert post(sam, "/visits", [visit]) == (201, {"new": 1})
    assert post(sam, "/visits", [visit]) == (201, {"new": 0})
    herself = a_login_of(ana, "person", now=now)
    assert signed_in(herself).get("/api/my-kept-times").json() == {"kept": 1, "of": 1}
