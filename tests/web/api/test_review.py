"""Reviews by program: the same questions, the same holds, the same one voice."""

import pytest

from sayso.foundation.access.areas import Area
from tests.factories.casework import somebody
from tests.factories.logins import a_login, open_to
from tests.factories.review import SETTLED
from tests.pages.home.signing_in import a_login_of, signed_in

pytestmark = pytest.mark.django_db
DAY = {"held_on": "2026-11-20"}


@pytest.fixture
def sam(now, monkeypatch):
    monkeypatch.setattr("sayso.foundation.access.clock.now", lambda: now)
    return a_login("social-worker", now=now)


@pytest.fixture
def ana(now, sam):
    return somebody(now=now, name="Ana Marsh", seen_by=[sam])


def post(client, path, said):
    answer = client.post(f"/api{path}", said, content_type="application/json")
    return answer.status_code, answer.json()


@pytest.mark.requirement("S1-21", "B-44")
def test_a_review_is_found_held_with_its_rule_and_ended(now, sam, ana):
    client = signed_in(sam)
    few = SETTLED | {"ways_offered": ["council"]}
    status, kept = post(client, f"/people/{ana}/reviews", DAY | {"answers": few})
    assert status == 201
    end = f"/people/{ana}/reviews/{kept['key']}/end"
    status, told = post(client, end, {"outcome": "goes_on"})
    assert (status, told["code"]) == (409, "held")
    assert post(client, f"/people/{ana}/reviews", DAY | {"answers": SETTLED})[1] == kept, "the same review"
    assert post(client, end, {"outcome": "goes_on"})[0] == 200
    (one,) = client.get(f"/api/people/{ana}/reviews").json()
    assert (one["outcome"], one["next_on"]) == ("goes_on", "2027-11-20")
    assert post(client, end, {"outcome": "goes_on"})[0] == 409


def test_she_asks_and_answers_herself_and_a_retry_does_it_once(now, sam, ana):
    login = a_login_of(ana, "person", now=now)
    open_to(login, ana, Area.HEALTH, now=now)
    herself = signed_in(login)
    asked = {"words": "Nights.", "key": "5f7b2f8e-7e0c-4f39-9d2b-0a4c7f1f0b07"}
    assert post(herself, "/my-reviews/ask", asked) == post(herself, "/my-reviews/ask", asked)
    assert post(herself, "/my-reviews/answers", {"answers": {"how": "well"}})[0] == 201
    status, told = post(herself, "/my-reviews/answers", {"answers": {"how": "fine"}})
    assert (status, list(told["fields"])) == (422, ["how"])
    assert herself.get("/api/my-reviews").json() == []


def test_a_stranger_finds_no_review_and_a_carer_none_of_hers(now, sam, ana):
    stranger = signed_in(a_login("assessor", now=now))
    assert stranger.get(f"/api/people/{ana}/reviews").status_code == 404
    assert post(stranger, f"/people/{ana}/reviews", DAY | {"answers": SETTLED})[0] == 404
    bea = a_login_of(somebody(now=now, name="Bea Marsh", seen_by=[sam]), "carer", now=now)
    open_to(bea, ana, Area.PLAN, now=now)
    assert signed_in(bea).get(f"/api/people/{ana}/reviews").status_code == 403
