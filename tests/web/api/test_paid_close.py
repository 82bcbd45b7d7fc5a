"""Paying somebody close, by program: the same rule, the same refusals; each reads only what was agreed."""

import pytest

from sayso.journey.partnership.statuses import Particular
from tests.factories.paid import EVIDENCE, WHY, payers
from tests.pages.home.signing_in import signed_in

pytestmark = pytest.mark.django_db
KEY = "5f7b2f8e-7e0c-4f39-9d2b-0a4c7f1f0b31"


@pytest.fixture
def hands(now, monkeypatch):
    monkeypatch.setattr("sayso.foundation.access.clock.now", lambda: now)
    return payers(now)


def post(login, path: str, said: dict | None = None) -> tuple[int, dict]:
    answer = signed_in(login).post(f"/api{path}", said or {}, content_type="application/json")
    return answer.status_code, answer.json()


def got(login, path: str):
    return signed_in(login).get(f"/api{path}").json()


@pytest.mark.requirement("S0-08")
def test_it_is_put_held_put_again_decided_agreed_read_and_stopped(hands):
    two = hands.two
    path = f"/people/{two.ana}/paid-close"
    said = {"called": "Bea, my daughter", "relative": str(two.bea), "relationship": "child", "key": KEY}
    said |= {"same_household": True, "household_on": "2026-11-16", "purpose": "care", "speaks_for": False}
    status, kept = post(hands.sam, path, said)
    assert (status, post(hands.sam, path, said)[1]) == (201, kept), "sent twice, it is put once"
    [one] = got(hands.sam, path)
    assert (one["rule"], one["needs_decision"]) == ("barred_unless_necessary_for_care", True)
    yes = {"agreed": True, "words": WHY}
    status, held = post(hands.lee, f"{path}/{kept['key']}/decide", yes)
    assert (status, held["agreed"], held["held_by"]) == (201, None, ["paid_not_necessary"])
    assert "necessary" in held["releases"][0]
    contract = {
        "calls": "Mum",
        "tasks": "Breakfast",
        "starts_on": "2026-11-23",
        "look_again_on": "2027-05-03",
        "person_asked": "yes",
        "relative_asked": "declined",
        "person_means": "interpreter",
        "relative_means": "telephone",
        "particulars": {one.value: "We wrote it down." for one in Particular},
        "written_on": "2026-11-20",
        "times": [{"days": [0, 2], "starts_at": "08:00", "minutes": 90}],
        "pence_an_hour": 1350,
    }
    status, told = post(hands.sam, f"{path}/{kept['key']}/contract", contract)
    assert (status, told["code"]) == (409, "held")
    again = said | {"reasons": {"harm": EVIDENCE}, "arrangement": one["arrangement"], "seen": kept["key"]}
    status, new = post(hands.sam, path, again | {"key": None})
    assert status == 201
    assert post(hands.lee, f"{path}/{kept['key']}/decide", yes)[0] == 409, "another took its place"
    assert post(hands.lee, f"{path}/{new['key']}/decide", yes)[1]["agreed"] is True
    status, told = post(hands.sam, f"{path}/{new['key']}/contract", contract | {"pence_an_hour": 0})
    assert (status, list(told["fields"])) == (422, ["pence_an_hour"])
    status, made = post(hands.sam, f"{path}/{new['key']}/contract", contract)
    assert status == 201, made
    asked = [("yes", "interpreter")], [("declined", "telephone")]
    for person, found in zip((two.ana, two.bea), asked, strict=True):
        kept = got(hands.sam, f"/people/{person}/how-asked")["asked"]
        assert [(one["alone"], one["means"]) for one in kept if one["place"] == "paid"] == found

    [helps], [work] = (
        got(two.ana_in, "/my-paid-help")["helps_me"],
        got(two.bea_in, "/my-paid-help")["my_work"],
    )
    assert (helps["who"], helps["paid_minutes_a_week"]) == ("Bea, my daughter", 180)
    assert (work["who"], work["pence_an_hour"], work["times"]) == ("Mum", 1350, helps["times"])
    assert EVIDENCE not in str(work)
    stop = f"/paid-help/{made['key']}/stop"
    assert post(two.bea_in, stop, {"ends_before": "2026-11-01"})[0] == 422
    assert post(two.bea_in, stop, {"ends_before": "2026-12-01"})[0] == 201
    assert got(two.ana_in, "/my-paid-help")["helps_me"][0]["ends_before"] == "2026-12-01"


def test_a_reviewer_signs_and_what_is_not_open_is_not_there(hands):
    two = hands.two
    path = f"/people/{two.ana}/paid-close"
    said = {"called": "Bea", "household_on": "2026-11-16", "purpose": "administration", "speaks_for": True}
    _, kept = post(hands.sam, path, said)
    [one] = got(hands.sam, path)
    assert (one["rule"], one["not_known"]) == (None, ["what they are to the person"])
    assert post(hands.sam, f"{path}/{kept['key']}/sign", {"words": "Fine"})[0] == 403
    assert post(hands.mo, f"{path}/{kept['key']}/sign", {"words": "Ruth signs too."})[0] == 201
    assert signed_in(two.bea_in).get(f"/api{path}").status_code == 403
    assert post(hands.sam, f"/people/{two.bea}/paid-close", said)[0] == 404, "her record is not open so far"
    assert post(two.bea_in, f"/paid-help/{kept['key']}/stop", {"ends_before": "2026-12-01"})[0] == 404
