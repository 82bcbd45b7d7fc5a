"""A plan and a carer's answer, by program: the same actions, the same refusals, and no trace across."""

from datetime import timedelta

import pytest

from sayso.foundation.access import clock
from tests.factories.planning import TEA
from tests.journey.planning.conftest import the_cast
from tests.pages.home.signing_in import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast(monkeypatch, now):
    monkeypatch.setattr(clock, "now", lambda: now)
    return the_cast(now)


def post(user, path, said=None):
    answer = signed_in(user).post(f"/api{path}", said or {}, content_type="application/json")
    return answer.status_code, answer.json()


def the_plan(user, person):
    answer = signed_in(user).get(f"/api/people/{person}/plan")
    assert answer.status_code == 200
    return answer.json()


@pytest.mark.requirement("S0-07")
def test_she_writes_asks_and_says_yes_and_bea_answers_and_stops_with_no_trace_for_ana(now, cast):
    plan = f"/people/{cast.ana}/plan"
    _, begun = post(cast.herself, plan, {"written_by": "self"})
    key = "5f7b2f8e-7e0c-4f39-9d2b-0a4c7f1f0b09"
    line = {"aim": TEA, "met_by": "carer", "wished_at": "19:00", "give_or_take_minutes": 15, "key": key}
    first = post(cast.herself, f"{plan}/{begun['key']}/lines", line)
    assert first == post(cast.herself, f"{plan}/{begun['key']}/lines", line), "sent twice, kept once"
    assert post(cast.herself, f"{plan}/yes", {"plan": begun["key"]})[0] == 200
    (stands,) = the_plan(cast.herself, cast.ana)
    (told,) = stands["lines"]
    assert (told["way"], told["is_settled"], told["carers"]) == (None, False, [])

    asked = {"carer": str(cast.bea), "line": told["line"], "words": "Make tea at seven."}
    assert post(cast.herself, f"{plan}/ask", asked) == (200, {"passed_on": True})
    (offer,) = signed_in(cast.hers).get(f"/api/people/{cast.bea}/asked").json()
    assert signed_in(cast.sam).get(f"/api/people/{cast.bea}/asked").status_code == 404
    assert the_plan(cast.herself, cast.ana) == [stands], "asked and silent"
    assert post(cast.hers, f"/asked/{offer['key']}", {"answer": "no"})[0] == 200
    assert the_plan(cast.herself, cast.ana) == [stands], "a no"
    until = str(now.date() + timedelta(weeks=4))
    yes = {"answer": "yes", "minutes_a_week": 90, "holds_from": str(now.date()), "ends_before": until}
    assert post(cast.hers, f"/asked/{offer['key']}", yes)[0] == 200
    (with_bea,) = the_plan(cast.herself, cast.ana)
    assert with_bea["lines"][0]["carers"] == ["Bea, my daughter"]
    assert post(cast.hers, f"/asked/{offer['key']}/stop")[0] == 200
    assert the_plan(cast.herself, cast.ana) == [stands], "stopped"


def test_refusals_are_those_of_the_pages(now, cast):
    plan = f"/people/{cast.ana}/plan"
    assert post(cast.sam, plan, {"written_by": "self"})[0] == 403
    _, begun = post(cast.herself, plan, {"written_by": "self"})
    lines = f"{plan}/{begun['key']}/lines"
    assert post(cast.sam, lines, {"aim": TEA})[1]["code"] == "wrong_state"
    status, told = post(cast.herself, lines, {"aim": " "})
    assert (status, list(told["fields"])) == (422, ["aim"])
    assert post(cast.hers, lines, {"aim": TEA})[0] == 404
    assert signed_in(cast.hers).get(f"/api{plan}").status_code == 404
    _, kept = post(cast.herself, lines, {"aim": TEA, "met_by": "paid"})
    row = f"{plan}/lines/{kept['key']}"
    assert post(cast.herself, f"{row}/way", {"way": "council"})[0] == 200
    status, told = post(cast.herself, row, {"aim": "Lunch"})
    assert (status, told["code"]) == (409, "stale")
    said = {"plan": begun["key"], "words": "Ruth cooks too."}
    assert post(cast.sam, f"{plan}/comments", said)[0] == 201
