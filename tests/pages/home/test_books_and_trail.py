"""The ledger and the trail on a page: totals without names, events without words."""

import pytest
from django.test import Client
from django.urls import reverse

from sayso.foundation.ledger import postings
from sayso.foundation.ledger.keys import new_key
from sayso.foundation.ledger.posting import post
from sayso.foundation.ledger.transactions import Tags
from tests.factories.logins import a_login, a_subject

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user, backend=BACKEND)
    return client


def test_the_books_agree_and_name_nobody(now, looking):
    finance, person = a_login("finance", now=now), a_subject()
    with looking(finance):
        charge = postings.contribution_charged(
            key=new_key(now), on=now.date(), pence=5900, of=Tags(person=person.pk)
        )
        post(transaction=charge, by=finance, at=now)
    page = signed_in(finance).get(reverse("ledger")).content.decode()
    assert "Debits and credits come to the same." in page
    assert "£59.00" in page
    assert str(person.pk) not in page


def test_an_empty_ledger_says_so(now):
    page = signed_in(a_login("payments", now=now)).get(reverse("ledger")).content.decode()
    assert "Nothing has been posted yet." in page


@pytest.mark.requirement("X-02")
def test_the_auditor_reads_who_did_what_by_code(now):
    page = signed_in(a_login("auditor", now=now)).get(reverse("trail")).content.decode()
    assert "access: give role" in page
    assert "Nightly clocks" in page


@pytest.mark.parametrize("role", ["social-worker", "manager", "person", "finance"])
def test_nobody_else_reads_the_trail(role, now):
    assert signed_in(a_login(role, now=now)).get(reverse("trail")).status_code == 403


def test_a_broken_page_number_shows_the_newest(now):
    client = signed_in(a_login("auditor", now=now))
    for before in ("x", "-1", "9" * 40, "0"):
        assert client.get(reverse("trail"), {"before": before}).status_code == 200
