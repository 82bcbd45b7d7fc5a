"""Nothing typed is lost: signed out in the middle, the words come back to the one who typed them alone."""

import uuid
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from sayso.foundation.access.areas import Area
from sayso.foundation.govuk.keeping import forget_old, mark_of
from sayso.foundation.govuk.models import KeptForm
from tests.factories.logins import a_login
from tests.factories.people import a_person

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("B-12")]
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
AREAS = (Area.CONTACT, Area.STORY, Area.WORK, Area.PLAN)


@pytest.fixture
def worker(now, monkeypatch):
    monkeypatch.setattr("sayso.foundation.access.clock.now", lambda: now)
    return a_login("social-worker", now=now)


@pytest.fixture
def address(now, worker):
    person = a_person(now=now, seen_by=[worker], areas=AREAS)
    return reverse("write_note", args=[person.pk])


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user, backend=BACKEND)
    return client


def half_a_note(worker, address) -> str:
    """Send a note with a sign-in that has ended; return where to go on after signing in."""
    typed = {"form_owner": mark_of(worker), "text": "She said she is afraid of the stairs.", "kind": "visit"}
    sent = Client().post(address, typed)
    assert sent.status_code == 302
    assert sent.url.startswith(reverse("account_login"))
    return f"{address}?kept={KeptForm.objects.get().pk}"


def test_the_words_come_back_after_sign_in(worker, address):
    page = signed_in(worker).get(half_a_note(worker, address)).content.decode()
    assert "She said she is afraid of the stairs." in page
    assert "What you typed is still here" in page
    assert not KeptForm.objects.exists()


def test_they_come_back_to_nobody_else(worker, address, now):
    going_on = half_a_note(worker, address)
    other = a_login("manager", now=now)
    answer = signed_in(other).get(going_on)
    assert "afraid of the stairs" not in answer.content.decode()
    assert KeptForm.objects.count() == 1


def test_a_form_that_does_not_say_whose_it_is_is_not_kept(address):
    for owner in ("", "forged", mark_of.__name__):
        Client().post(address, {"form_owner": owner, "text": "Mine?"})
    assert not KeptForm.objects.exists()


def test_a_worn_out_token_keeps_the_words_too(worker, address):
    client = Client(enforce_csrf_checks=True)
    client.force_login(worker, backend=BACKEND)
    sent = client.post(address, {"form_owner": mark_of(worker), "text": "Half a note."})
    assert sent.status_code == 302
    assert KeptForm.objects.get().typed["text"] == ["Half a note."]


def test_what_nobody_fetched_is_forgotten_after_a_day(worker, address, now):
    half_a_note(worker, address)
    assert forget_old(now=now + timedelta(hours=23)) == 0
    assert forget_old(now=now + timedelta(hours=25)) == 1


def test_a_made_up_key_brings_nothing(worker, address):
    for key in ("x", str(uuid.uuid4())):
        assert signed_in(worker).get(f"{address}?kept={key}").status_code == 200
