"""What the safeguarding lead does with a concern: read it, say whose it is, decide with reasons."""

import pytest
from django.test import Client
from django.urls import reverse

from sayso.journey.safeguarding.actions import Told, raise_concern
from sayso.journey.safeguarding.models import Concern
from tests.factories.logins import NOBODY, a_login
from tests.factories.people import a_person

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("S3-18")]
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def lead(now):
    return a_login("safeguarding", now=now, name="Nadia Begum")


@pytest.fixture
def client(lead):
    found = Client()
    found.force_login(lead, backend=BACKEND)
    return found


@pytest.fixture
def concern(now, looking):
    told = Told(what_happened="He takes her pension.", about="Ana Marques")
    with looking(NOBODY):
        raise_concern(told=told, by=NOBODY, at=now)
    return told.key


DECIDED = {
    "needs_care": "yes",
    "needs_care_because": "She cannot walk alone",
    "at_risk": "yes",
    "at_risk_because": "Money is missing",
    "cannot_protect": "yes",
    "cannot_protect_because": "She relies on him",
    "outcome": "enquiry",
    "reasons": "She wants her money back and to keep seeing him.",
}


def test_the_list_shows_it_with_the_day_to_decide_by(client, concern):
    page = client.get(reverse("concerns")).content.decode()
    assert "He takes her pension." in page
    assert "Ana Marques" in page


def test_it_is_put_on_a_record_by_its_number(client, concern, lead, now, looking):
    person = a_person(now=now, name="Ana Marques")
    missing = client.post(reverse("whose_concern", args=[concern]), {"number": "L-999-999"})
    assert missing.status_code == 422
    linked = client.post(reverse("whose_concern", args=[concern]), {"number": person.council_number})
    assert linked.status_code == 303
    with looking(lead):
        assert Concern.objects.get(pk=concern).person_id == person.pk
    assert "About Ana Marques." in client.get(reverse("concern", args=[concern])).content.decode()


def test_it_is_decided_with_reasons_once(client, concern):
    address = reverse("decide_on_concern", args=[concern])
    assert client.post(address, DECIDED | {"at_risk_because": " "}).status_code == 422
    assert client.post(address, DECIDED).status_code == 303
    assert "She wants her money back" in client.get(reverse("concern", args=[concern])).content.decode()
    again = client.post(address, DECIDED)
    assert again.status_code == 422
    assert "has been decided" in again.content.decode()


def test_doing_nothing_when_all_three_tests_are_met_is_held_with_the_rule(client, concern, lead, looking):
    held = client.post(reverse("decide_on_concern", args=[concern]), DECIDED | {"outcome": "no_further"})
    assert held.status_code == 409
    assert "cannot end here yet" in held.content.decode()
    assert "section 42(2)" in held.content.decode()
    with looking(lead):
        assert not hasattr(Concern.objects.get(pk=concern), "decision")


def test_one_that_does_not_exist_looks_like_one_that_is_not_theirs(now, concern):
    worker = Client()
    worker.force_login(a_login("social-worker", now=now), backend=BACKEND)
    assert worker.get(reverse("concern", args=[concern])).status_code == 403
