"""Coming in by the API: a session or a token, the same permissions as the pages, and one way of saying no."""

from datetime import timedelta

import pytest
from django.test import Client

from sayso.foundation.access import actions
from tests.factories.logins import a_login

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker(now):
    return a_login("social-worker", now=now, name="Sam Whitlock")


@pytest.fixture
def token(worker, now, looking, monkeypatch):
    monkeypatch.setattr("sayso.foundation.access.clock.now", lambda: now)
    with looking(worker):
        kept, token = actions.make_token(name="Diary", by=worker, at=now)
    return kept, token


def bearing(token: str) -> Client:
    return Client(headers={"Authorization": f"Bearer {token}"}, enforce_csrf_checks=True)


def test_a_token_acts_as_its_login(token):
    told = bearing(token[1]).get("/api/me").json()
    assert told["name"] == "Sam Whitlock"
    assert told["roles"] == ["social-worker"]


def test_no_token_and_a_wrong_token_are_told_to_sign_in():
    for client in (Client(), bearing("sayso_nonsense"), bearing("")):
        answer = client.get("/api/me")
        assert answer.status_code == 401
        assert answer.json()["code"] == "signed_out"


def test_a_token_that_ended_opens_nothing(token, worker, now, looking):
    with looking(worker):
        actions.end_token(key=token[0].pk, by=worker, at=now)
    assert bearing(token[1]).get("/api/me").status_code == 401


def test_a_token_dies_after_ninety_days(token, now, monkeypatch):
    monkeypatch.setattr("sayso.foundation.access.clock.now", lambda: now + timedelta(days=91))
    assert bearing(token[1]).get("/api/me").status_code == 401


def test_a_token_opens_no_page(token):
    assert bearing(token[1]).get("/home/").status_code == 302


def test_only_the_fingerprint_of_a_token_is_kept(token):
    assert token[1] not in repr(token[0].__dict__)
    assert len(token[0].fingerprint) == 64


def test_what_the_role_does_not_permit_is_refused_in_the_pages_own_words(token):
    answer = bearing(token[1]).get("/api/who-looked")
    assert answer.status_code == 403
    assert answer.json()["code"] == "not_permitted"
    assert "cannot do this with your sign-in" in answer.json()["message"]


def test_every_door_is_described_without_script():
    page = Client().get("/api/docs").content.decode()
    assert "Who I am signed in as" in page
    assert "Permission: see_own_home" in page
    assert Client().get("/api/openapi.json").json()["info"]["title"] == "Sayso"
