"""What somebody says, by program: the same words, the same refusals, the same one voice."""

import pytest
from django.test import Client

from sayso.foundation.access.areas import Area
from tests.factories.assessment import TEA
from tests.factories.casework import somebody
from tests.factories.logins import a_login, open_to
from tests.pages.home.signing_in import a_login_of, signed_in

pytestmark = pytest.mark.django_db
SAID = {"words": TEA, "wished_at": "19:00", "give_or_take_minutes": 15}


@pytest.fixture
def sam(now, monkeypatch):
    monkeypatch.setattr("sayso.foundation.access.clock.now", lambda: now)
    return a_login("social-worker", now=now)


@pytest.fixture
def ana(now, sam):
    return somebody(now=now, name="Ana Marsh", seen_by=[sam])


def post(client: Client, path: str, said: dict) -> tuple[int, dict]:
    answer = client.post(f"/api{path}", said, content_type="application/json")
    return answer.status_code, answer.json()


@pytest.mark.requirement("S3-02")
def test_a_wished_time_goes_in_and_comes_out_as_data(now, sam, ana):
    status, kept = post(signed_in(sam), f"/people/{ana}/wishes", SAID | {"days": [0]})
    assert status == 201
    (told,) = signed_in(sam).get(f"/api/people/{ana}/wishes").json()
    assert told == {
        "key": kept["key"],
        "words": TEA,
        "kind": "matters",
        "wished_at": "19:00:00",
        "give_or_take_minutes": 15,
        "days": [0],
        "said_by": "self",
    }


def test_she_says_it_herself_and_a_retry_says_it_once(now, sam, ana):
    herself = signed_in(a_login_of(ana, "person", now=now))
    said = SAID | {"key": "5f7b2f8e-7e0c-4f39-9d2b-0a4c7f1f0b03"}
    assert post(herself, "/my-wishes", said) == post(herself, "/my-wishes", said)
    assert [one["words"] for one in herself.get("/api/my-wishes").json()] == [TEA]


def test_a_carer_with_the_plan_shared_neither_reads_nor_speaks_for_her_here(now, sam, ana):
    bea = somebody(now=now, name="Bea Marsh", seen_by=[sam])
    hers = a_login_of(bea, "carer", now=now)
    for area in (Area.PLAN, Area.CONTACT):
        open_to(hers, ana, area, now=now)
    client = signed_in(hers)
    assert client.get(f"/api/people/{ana}/wishes").status_code == 404
    assert post(client, f"/people/{ana}/wishes", SAID)[0] == 404


def test_a_room_with_no_time_is_told_at_its_field(sam, ana):
    status, told = post(signed_in(sam), f"/people/{ana}/wishes", {"words": TEA, "give_or_take_minutes": 5})
    assert (status, list(told["fields"])) == (422, ["wished_at"])
