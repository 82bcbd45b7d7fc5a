"""Carers' breaks, by program: nothing asked is refused, what is not bought is owed, each reads their own."""

import pytest

from tests.factories import casework as made
from tests.factories.breaks import WORDS, resting
from tests.pages.home.signing_in import signed_in

pytestmark = pytest.mark.django_db
KEY = "5f7b2f8e-7e0c-4f39-9d2b-0a4c7f1f0b32"


@pytest.fixture
def who(now, monkeypatch):
    monkeypatch.setattr("sayso.foundation.access.clock.now", lambda: now)
    found = resting(now)
    made.allocated(found.bea, found.sam, now=now)
    return found


def post(login, path: str, said: dict | None = None) -> tuple[int, dict]:
    answer = signed_in(login).post(f"/api{path}", said or {}, content_type="application/json")
    return answer.status_code, answer.json()


def got(login, path: str):
    return signed_in(login).get(f"/api{path}").json()


@pytest.mark.requirement("S2-12")
@pytest.mark.requirement("S2-14")
def test_a_break_is_asked_for_not_bought_owed_bought_booked_and_told(who):
    sam, two = who.sam, who.two
    path = f"/people/{who.bea}/breaks"
    asked = {"kind": "hours", "source": "assessed", "adult": str(who.ana), "minutes": 240, "key": KEY}
    asked |= {"asked_on": "2026-09-01", "words": WORDS}
    wrong = {"given_to": "adult", "in_whose_plan": "carer", "key": None}
    status, told = post(sam, path, asked | wrong)
    assert (status, "It belongs in the person’s own plan" in told["fields"]["in_whose_plan"]) == (422, True)
    status, kept = post(two.bea_in, path, asked)
    assert (status, post(two.bea_in, path, asked)[1]) == (201, kept), "sent twice, it is asked once"
    need = f"{path}/{kept['key']}"
    assert post(sam, f"{need}/care", {"is_wanted": True, "words": "Cards."})[0] == 201
    money = {"whether": "money", "reasons": "There is no money left."}
    status, held = post(sam, f"{need}/decide", money)
    assert (status, held["state"], held["is_owed"]) == (201, "held", True)
    assert held["held_by"] == ["money_not_whether"]
    assert "10.27" in held["authority"]
    assert got(two.bea_in, "/my-breaks")[0]["stands"] == "owed"
    assert got(two.ana_in, "/my-other-care")[0]["state"] == "owed"
    [wait] = got(sam, "/breaks-waiting")
    assert (wait["days"], wait["is_over"], wait["is_alert"], wait["is_owed"]) == (80, True, True, True)
    assert (wait["break_pence"], wait["emergency_pence"], wait["more_pence"]) == (None, 0, None)
    bought = {"whether": "met", "how_main": "need", "reasons": "You need it."}
    assert post(who.lee, f"{need}/decide", bought)[1]["state"] == "decided"
    offer = {"kind": "offered", "words": "Fridays.", "shown_to": "carer", "price_pence": 9000}
    status, offered = post(sam, f"{need}/steps", offer)
    assert post(two.bea_in, f"{need}/steps", {"kind": "said_yes", "answers": offered["key"]})[0] == 201
    assert post(two.bea_in, f"{need}/steps", offer)[0] == 403
    booking = {"first_day": "2026-11-13", "minutes": 240, "with_whom": "Harbour Homecare"}
    status, booked = post(sam, f"{need}/bookings", booking)
    outcome = f"{path}/bookings/{booked['key']}/outcome"
    assert post(sam, outcome, {"came": "did_not_come", "why": "person_unwell"})[0] == 201
    assert post(sam, outcome, {"came": "came"})[1]["code"] == "stale"
    [one] = got(two.bea_in, "/my-breaks")
    assert (one["bookings"][0]["came"], one["bookings"][0]["why"]) == ("did_not_come", "other")
    assert {row["why"] for row in got(two.ana_in, "/my-other-care")} == {None, "person_unwell"}


def test_nobody_reads_or_writes_of_another(who):
    path = f"/people/{who.bea}/breaks"
    post(who.two.bea_in, path, {"kind": "own", "words": WORDS})
    for login in (who.two.ana_in, who.lee):
        answer = signed_in(login).get(f"/api{path}")
        assert answer.status_code == 404
        assert WORDS not in answer.content.decode()
        assert post(login, path, {"kind": "own"})[0] == 404
    assert got(who.two.ana_in, "/my-breaks") == []
    assert got(who.two.ana_in, "/my-other-care") == []
    assert signed_in(who.two.bea_in).get("/api/breaks-waiting").status_code == 403
