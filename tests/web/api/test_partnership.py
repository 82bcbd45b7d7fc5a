"""The two of them, by program: the same words, the same refusals, nothing of the other's."""

import pytest

from sayso.foundation.access.areas import Area
from tests.factories.logins import open_to
from tests.factories.partnership import COATS, MEALS, the_two
from tests.pages.home.signing_in import signed_in

pytestmark = pytest.mark.django_db
KEY = "5f7b2f8e-7e0c-4f39-9d2b-0a4c7f1f0b15"


@pytest.fixture
def two(now, monkeypatch):
    monkeypatch.setattr("sayso.foundation.access.clock.now", lambda: now)
    return the_two(now)


def post(login, path: str, said: dict | None = None) -> tuple[int, dict]:
    answer = signed_in(login).post(f"/api{path}", said or {}, content_type="application/json")
    return answer.status_code, answer.json()


def pair(login) -> dict:
    (found,) = signed_in(login).get("/api/my-pairs").json()
    return found


@pytest.mark.requirement("S0-03")
def test_words_go_in_are_let_be_read_and_are_gone_again(two):
    said = {"side": str(two.beas.pk), "part": "gives", "words": MEALS, "key": KEY}
    assert post(two.bea_in, "/my-words", said) == post(two.bea_in, "/my-words", said)
    (own,) = pair(two.bea_in)["own"]
    assert (own["words"], own["they_read"]) == (MEALS, "")
    assert pair(two.ana_in)["shared"] == []
    assert post(two.bea_in, f"/my-words/{own['key']}/show")[0] == 201
    assert post(two.bea_in, f"/my-words/{own['key']}/show")[0] == 409
    assert [one["words"] for one in pair(two.ana_in)["shared"]] == [MEALS]
    assert pair(two.bea_in)["own"][0]["they_read"] == MEALS
    assert post(two.ana_in, f"/my-words/{own['key']}/take-back")[0] == 404
    assert post(two.bea_in, f"/my-words/{own['key']}/take-back")[0] == 201
    assert pair(two.ana_in)["shared"] == []


def test_what_cannot_be_kept_is_told_at_its_field(two):
    said = {"side": str(two.beas.pk), "part": "decision", "words": COATS}
    status, told = post(two.bea_in, "/my-words", said)
    assert (status, list(told["fields"])) == (422, ["decision"])
    assert post(two.bea_in, "/my-words", said | {"part": "gives", "side": str(two.hers.pk)})[0] == 404


@pytest.mark.requirement("S0-05")
def test_a_decision_is_moved_by_the_person_and_not_by_her_carer(now, two):
    open_to(two.bea_in, two.ana, Area.PLAN, now=now)
    moved = {"side": str(two.hers.pk), "domain": "hiring", "holder": "both", "since": "2026-09-07"}
    path, where = f"/people/{two.ana}/decisions", f"/people/{two.ana}/pairs/{two.hers.pk}/decisions"
    assert post(two.bea_in, path, moved)[0] == 404
    assert signed_in(two.bea_in).get(f"/api{where}").status_code == 404
    status, kept = post(two.ana_in, path, moved)
    assert status == 201
    assert post(two.sam, path, moved)[0] == 409, "she was faster"
    for login in (two.ana_in, two.sam):
        lines = {one["domain"]: one for one in signed_in(login).get(f"/api{where}").json()}
        assert (len(lines), lines["hiring"]["holder"], lines["hiring"]["row"]) == (25, "both", kept["key"])


def test_a_past_day_of_the_circle_is_asked_by_its_date(two):
    assert signed_in(two.ana_in).get("/api/my-circle?on=2026-01-01").json() == []
    assert signed_in(two.ana_in).get("/api/my-circle?on=never").status_code == 422
