"""The records desk through the API: the same acts, the same two decisions, and the same no."""

import json

import pytest
from django.db import transaction

from sayso.council.records import queries
from sayso.foundation.access import clock
from sayso.foundation.access.viewer import viewing
from sayso.journey.powers.statuses import PowerKind
from tests.factories.powers import a_power
from tests.factories.records import LINE, QUIET, Desk, a_desk
from tests.pages.home.signing_in import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("B-41", "X-03")]


@pytest.fixture
def desk(now, council_home, monkeypatch) -> Desk:
    monkeypatch.setattr(clock, "now", lambda: now)
    return a_desk(now)


def asked(login, verb, path, body=None, right=200):
    answer = signed_in(login).generic(verb, f"/api{path}", json.dumps(body or {}), "application/json")
    assert answer.status_code == right, (path, answer.status_code, answer.content[:600])
    return json.loads(answer.content)


def test_gathered_by_one_agreed_to_by_another_and_only_then_read(now, desk):
    desk.bea_says()
    ana_in, dora, max_in = desk.two.ana_in, desk.dora, desk.max
    key = asked(ana_in, "POST", f"/people/{desk.two.ana}/record-requests", right=201)["key"]
    one = f"/record-requests/{key}"
    [mine] = asked(ana_in, "GET", "/my-record-requests")
    assert (mine["last_day"], mine["left"], mine["has_pack"]) == ("2026-12-20", 30, False)
    assert asked(dora, "POST", f"{one}/gather")["number"] > 5
    assert asked(ana_in, "GET", "/my-record-requests") == [mine], (
        "what lies at the desk changes nothing for her"
    )
    assert asked(desk.two.bea_in, "GET", "/my-record-requests") == []
    for login in (ana_in, desk.two.bea_in, desk.two.sam):
        asked(login, "GET", f"{one}/things", right=403)
    asked(max_in, "GET", f"{one}/things", right=404)
    things = asked(dora, "GET", f"{one}/things")
    bea = next(thing for thing in things if LINE in json.dumps(thing["lines"]))
    assert (bea["of_another"], bea["alone"]) == (True, True)
    told = asked(
        dora, "POST", "/record-things/marks", {"marks": [{"thing": bea["key"], "how": "keep_back"}]}, 422
    )
    assert set(told["fields"]) == {"ground", "because"}
    quiet = {"thing": bea["key"], "how": "keep_back", "ground": "harm", "because": "x", "silent": True}
    assert asked(dora, "POST", "/record-things/marks", {"marks": [quiet]}) == {"number": 1}
    asked(dora, "POST", "/record-things/marks", {"marks": [quiet]}, 409)
    row = row_of(desk, key)
    left = [one.row for one in desk.items(row) if one.mark is None]
    desk.marks([thing for thing in left if not thing.of_another])
    desk.marks([thing for thing in left if thing.of_another], **QUIET)
    asked(dora, "POST", f"{one}/go", right=409)
    asked(dora, "POST", f"{one}/reader", {"reader": str(dora.pk)}, 422)
    asked(dora, "POST", f"{one}/reader", {"reader": str(max_in.pk)})
    mark = next(
        thing["mark"] for thing in asked(max_in, "GET", f"{one}/things") if thing["key"] == bea["key"]
    )
    asked(dora, "POST", f"{one}/agree", {"marks": [mark]}, 403)
    asked(max_in, "POST", f"{one}/agree", {"marks": [mark]})
    asked(dora, "POST", f"{one}/go", right=409)
    asked(ana_in, "GET", f"/my-record-requests/{key}/pack", right=404)
    desk.max_agrees(row)
    asked(dora, "POST", f"{one}/go")
    pack = asked(ana_in, "GET", f"/my-record-requests/{key}/pack")
    assert "Ana Marsh" in json.dumps(pack)
    assert LINE not in json.dumps(pack)
    assert len(pack["left_out"]) == 1, "the sentence that stands in every pack, and no more"
    asked(desk.two.bea_in, "GET", f"/my-record-requests/{key}/pack", right=404)


def row_of(desk, key):
    with transaction.atomic(), viewing(desk.dora, at=desk.now):
        return queries.request_of(key, viewer=desk.dora)


def test_the_clock_stands_still_and_an_attorney_for_money_is_sent_on(now, desk):
    dora = desk.dora
    came = {"came_by": "telephone", "asked_on": "2026-11-02"}
    key = asked(dora, "POST", f"/people/{desk.two.ana}/record-requests", came, 201)["key"]
    one = f"/record-requests/{key}"
    asked(dora, "POST", f"{one}/question", {"question": "Which years?", "on": "2026-11-10"})
    still = asked(dora, "GET", one)
    assert (still["last_day"], still["left"]) == (None, 23)
    asked(dora, "POST", f"{one}/answer", {"on": "2026-11-13"})
    assert asked(dora, "GET", one)["last_day"] == "2026-12-06"
    asked(dora, "POST", f"{one}/who/ask", {"on": "2026-11-14"})
    asked(dora, "POST", f"{one}/who", {"identity": "paper", "on": "2026-11-16"})
    assert asked(dora, "GET", one)["last_day"] == "2026-12-16"
    asked(dora, "POST", f"{one}/longer", {"because": "Thirty years."})
    assert asked(dora, "GET", one)["last_day"] == "2027-02-16"
    asked(dora, "POST", f"{one}/close", {"ended": "withdrawn", "words": "She rang."})
    power = a_power(desk.two.ana, by=desk.two.sam, now=now, kind=PowerKind.ATTORNEY_MONEY)
    rory = {
        "asker": "power",
        "asker_called": "Rory",
        "power": str(power.pk),
        "part": "care",
        "identity": "paper",
    }
    key = asked(dora, "POST", f"/people/{desk.two.ana}/record-requests", rory, 201)["key"]
    told = asked(dora, "POST", f"/record-requests/{key}/may")
    assert (told["may_have"], told["taken_to"], told["things"]) == (False, "welfare", 0)
    asked(dora, "POST", f"/record-requests/{key}/gather", right=409)
    assert [row["key"] for row in asked(dora, "GET", "/record-requests")] == [key]


def test_a_complaint_is_acknowledged_and_answered(now, desk):
    wrong = {"words": "The wrong son."}
    key = asked(desk.two.ana_in, "POST", f"/people/{desk.two.ana}/record-complaints", wrong, 201)["key"]
    asked(desk.two.bea_in, "POST", f"/people/{desk.two.ana}/record-complaints", wrong, 404)
    [row] = asked(desk.dora, "GET", "/record-complaints")
    assert row["heard_by"] == "2026-12-20"
    answer = {"ended": "right", "words": "You are right."}
    asked(desk.dora, "POST", f"/record-complaints/{key}/answer", answer, 409)
    asked(desk.dora, "POST", f"/record-complaints/{key}/acknowledge")
    asked(desk.dora, "POST", f"/record-complaints/{key}/answer", answer)
    [mine] = asked(desk.two.ana_in, "GET", "/my-record-complaints")
    assert (mine["acknowledged_on"], mine["ended_words"]) == ("2026-11-20", "You are right.")
