"""Bad input and bad luck: a clear message, nothing half-written, and nothing typed is lost.

What one room can show alone stands in its own tests (`casework/test_flows.py`, `charging/`, `web/api`,
`web/cli`): unknown kinds, figures not in force, a program named .pdf, two who correct one note.
"""

import re
import threading
from urllib.parse import unquote

import pytest
from django.db import connections
from django.test import Client
from django.urls import reverse

from sayso.foundation.access import clock
from sayso.foundation.access.models import User
from sayso.journey.casework.models import Note
from tests.factories.casework import a_team, somebody
from tests.factories.logins import a_login

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
NOTE = {
    "text": "He was warm and had eaten.",
    "kind": "visit",
    "happened_on_day": "20",
    "happened_on_month": "11",
    "happened_on_year": "2026",
    "happened_time": "10:30",
    "seen_alone": "yes",
    "readers": "story",
}
KEY = re.compile(r'name="form_key" value="([^"]+)"')
OWNER = re.compile(r'name="form_owner" value="([^"]+)"')


@pytest.fixture(autouse=True)
def still(monkeypatch, now):
    """Let the one clock stand at the test's moment."""
    monkeypatch.setattr(clock, "now", lambda: now)


def signed_in(login: User, **how) -> Client:
    client = Client(**how)
    client.force_login(login, backend=BACKEND)
    return client


def a_worker(now, name: str) -> User:
    return a_login("social-worker", now=now, name=name, team=a_team())


@pytest.mark.requirement("B-12")
@pytest.mark.django_db(transaction=True)
def test_a_note_that_two_threads_send_at_the_same_moment_is_written_once(now, looking):
    sam = a_worker(now, "Sam Whitlock")
    stefan = somebody(now=now, seen_by=[sam])
    address = reverse("write_note", args=[stefan])
    key = KEY.search(signed_in(sam).get(address).content.decode())[1]
    clients, answers, gate = [signed_in(sam) for _ in range(4)], [], threading.Barrier(4)

    def send(client: Client) -> None:
        gate.wait()
        answers.append(client.post(address, NOTE | {"form_key": key}))
        connections["default"].close()

    threads = [threading.Thread(target=send, args=[client]) for client in clients]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert [answer.status_code for answer in answers] == [303] * 4
    assert len({answer.url for answer in answers}) == 1
    with looking(sam):
        assert Note.objects.visible_to(sam).count() == 1


@pytest.mark.django_db
def test_what_was_typed_when_a_sign_in_ended_comes_back_to_that_login_alone(now, looking):
    sam, priya = a_worker(now, "Sam Whitlock"), a_worker(now, "Priya Nair")
    stefan = somebody(now=now, seen_by=[sam, priya])
    address, client = reverse("write_note", args=[stefan]), signed_in(sam)
    owner = OWNER.search(client.get(address).content.decode())[1]
    client.logout()

    sent_away = client.post(address, NOTE | {"form_owner": owner, "text": "He said his nephew"})
    back = unquote(re.search(r"next=([^&]+)", sent_away.url)[1])

    assert "He said his nephew" not in signed_in(priya).get(back).content.decode()
    again = signed_in(sam).get(back).content.decode()
    assert "He said his nephew" in again
    assert "Your sign-in had ended. What you typed is still here." in again
    with looking(sam):
        assert not Note.objects.exists()


@pytest.fixture
def no_database(monkeypatch, tmp_path):
    """Let the database be gone: its socket's folder holds nothing."""
    connection = connections["default"]
    connection.close()
    monkeypatch.setitem(connection.settings_dict, "HOST", str(tmp_path))
    yield
    connection.close()


@pytest.mark.django_db(transaction=True)
def test_a_page_without_a_database_says_whose_fault_it_is_and_what_to_do(no_database):
    answer = Client(raise_request_exception=False).get(reverse("words_explained"))
    text = answer.content.decode()

    assert answer.status_code == 500
    assert "Something went wrong on our side" in text
    assert "Traceback" not in text
    assert "psycopg" not in text
    assert "OperationalError" not in text


@pytest.mark.django_db(transaction=True)
def test_a_sign_in_without_a_database_is_our_fault_in_plain_words(now, no_database):
    given = {"login": "sam@example.test", "password": "a long made-up password"}
    answer = Client(raise_request_exception=False).post(reverse("account_login"), given)
    text = answer.content.decode()

    assert answer.status_code in (500, 503)
    assert "Something went wrong on our side" in text
    assert "Traceback" not in text
    assert "psycopg" not in text


@pytest.mark.django_db(transaction=True)
def test_the_api_without_a_database_tells_a_program_in_its_own_form(no_database):
    answer = Client(raise_request_exception=False).get("/api/me", HTTP_AUTHORIZATION="Bearer x")

    assert answer.status_code == 500
    assert answer.json()["code"] == "our_fault"
    assert "psycopg" not in answer.content.decode()


@pytest.mark.django_db
def test_a_third_decimal_is_refused_at_the_box_and_stays_typed():
    address = reverse("try_charge_question", args=["cost"])
    answer = Client().post(address, {"replied": "cost", "amount_pence": "300.125"})
    text = answer.content.decode()

    assert answer.status_code == 422
    assert 'value="300.125"' in text
    assert "govuk-error-summary" in text


@pytest.mark.django_db
def test_the_api_refuses_a_third_decimal_and_an_unknown_case_key_by_name():
    inputs = {"setting": "care_home_permanent", "household": "single", "cost": "694.005"}
    cases = [{"id": "one", "financial_year": "2024/25", "inputs": inputs}]
    third = Client().post("/api/charge", {"cases": cases}, content_type="application/json")
    cases[0]["inputs"] = inputs | {"cost": "694.00", "moon": "full"}
    unknown = Client().post("/api/charge", {"cases": cases}, content_type="application/json")

    assert "cost" in third.content.decode()
    assert "moon" in unknown.content.decode()
    for answer in (third, unknown):
        assert '"charge"' not in answer.content.decode()
