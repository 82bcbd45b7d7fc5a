"""A death is recorded and undone, on the page and by program: gently, and nothing typed is lost."""

import pytest
from django.urls import reverse

from sayso.foundation.access import clock
from tests.factories.casework import somebody
from tests.factories.logins import a_login
from tests.pages.home.signing_in import signed_in

pytestmark = pytest.mark.django_db
SUNDAY = {"died_on_day": "15", "died_on_month": "11", "died_on_year": "2026", "told_by": "Ruth rang."}


@pytest.fixture
def sam(now, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: now)
    return a_login("social-worker", now=now)


def test_a_death_is_recorded_shown_and_undone(now, sam):
    stefan, client = somebody(now=now, seen_by=[sam]), signed_in(sam)
    details, page = reverse("person_details", args=[stefan]), reverse("record_death", args=[stefan])
    undo = reverse("undo_death", args=[stefan])
    assert page in client.get(details).content.decode()
    assert undo not in client.get(details).content.decode()

    wrong = client.post(page, SUNDAY | {"died_on_day": "21"})
    text = wrong.content.decode()
    assert wrong.status_code == 422
    assert "This day is still to come. Write the day on which they died." in text
    assert "Ruth rang." in text, "nothing typed is lost"

    saved = client.post(page, SUNDAY)
    assert (saved.status_code, saved.url) == (303, details)
    text = client.get(details).content.decode()
    assert "They have died" in text
    assert "On 15 November 2026. Nothing is sent to them. Be gentle with whoever is close to them." in text
    assert "They died on 15 November 2026. Told by: Ruth rang." in text
    stranger = signed_in(a_login("social-worker", now=now))
    assert [stranger.get(address).status_code for address in (page, undo, details)] == [404] * 3

    assert client.post(undo, {"because": ""}).status_code == 422
    assert client.post(undo, {"because": "He answered the door."}).url == details
    assert "They have died" not in client.get(details).content.decode()
    assert "No death is recorded here now." in client.post(undo, {"because": "He did."}).content.decode()


def test_by_program_too_and_a_retry_does_it_once(now, sam):
    stefan, client = somebody(now=now, seen_by=[sam]), signed_in(sam)

    def post(path, said):
        answer = client.post(f"/api/people/{stefan}/{path}", said, content_type="application/json")
        return answer.status_code, answer.json()

    key = "5f7b2f8e-7e0c-4f39-9d2b-0a4c7f1f0b77"
    status, told = post("death", {"died_on": "2026-12-01", "told_by": " "})
    assert (status, set(told["fields"])) == (422, {"died_on", "told_by"})
    assert post("death/undo", {"because": "He is well."})[1]["code"] == "wrong_state"
    died = {"died_on": "2026-11-15", "told_by": "Ruth", "key": key}
    assert post("death", died) == post("death", died) == (201, {"key": key})
    warnings = client.get(f"/api/people/{stefan}").json()["warnings"]
    assert warnings[0].startswith("They have died")
    assert post("death/undo", {"because": "He is well."}) == (200, {"undone": 1})
