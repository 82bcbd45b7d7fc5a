"""Bank details on a record, the list of what waits, and the council's own account."""

import re

import pytest
from django.urls import reverse

from sayso.foundation.access import clock
from sayso.foundation.govuk import view
from sayso.journey.payments.queries import (
    council_account,
    payee_of,
    waiting_council_account,
    waiting_payee_of,
)
from tests.factories import payments as made
from tests.factories.casework import somebody
from tests.pages.home.signing_in import read, signed_in

pytestmark = pytest.mark.django_db
TYPED = {
    "paid_to": "bank",
    "name_on_account": "Ana Marsh",
    "sort_code": "04-05-06",
    "account_number": "1234 5678",
    "told_how": "She read it from her card.",
    "gives_statements": "no",
}


@pytest.fixture(autouse=True)
def still(monkeypatch, now):
    monkeypatch.setattr(clock, "now", lambda: now)
    monkeypatch.setattr(view, "is_mfa_enabled", lambda user: True)  # their second step is tested elsewhere


@pytest.fixture
def desk(now):
    return made.a_desk(now)


@pytest.fixture
def ana(now, desk):
    return somebody(now=now, name="Ana Marsh")


def test_finance_writes_them_down_and_payments_confirms_them_from_the_list(desk, ana, looking):
    finn, pat = signed_in(desk.finn), signed_in(desk.pat)
    where = reverse("bank_details", args=[ana])
    assert "No account is confirmed yet" in finn.get(where).content.decode()
    assert "No account is confirmed yet" in read(desk.finn, "person_record", ana)
    assert finn.post(where + "new/", TYPED).status_code == 303
    page = finn.get(where).content.decode()
    assert "ends 678" in page
    assert "12345678" not in page, "nobody needs all of it to know it by"
    assert "You wrote these details down, so somebody else confirms them" in page

    assert pat.get(where).status_code == 404, "those who pay open nobody's record"
    assert "Confirm bank details" in read(desk.pat, "my_day", until="week")
    assert "Confirm bank details" not in read(desk.finn, "my_day", until="week")
    listed = pat.get(reverse("bank_details_to_confirm")).content.decode()
    confirm = re.search(r'href="(/payments/bank-details/[^"/]+/)"', listed)[1]
    assert confirm not in finn.get(reverse("bank_details_to_confirm")).content.decode()
    assert "12345678" in pat.get(confirm).content.decode()
    assert finn.post(confirm, {"checked_how": "I am sure."}).status_code == 422, "two people, not one"
    assert pat.post(confirm, {"checked_how": " "}).status_code == 422
    assert pat.post(confirm, {"checked_how": "Rang her."}).status_code == 303
    with looking(desk.pat):
        assert payee_of(ana, viewer=desk.pat).account_number == "12345678"
    assert pat.get(confirm).status_code == 404
    assert "No bank details wait" in read(desk.pat, "bank_details_to_confirm")


def test_changed_details_are_said_to_be_changed_and_what_was_paid_stays_paid(desk, ana, looking):
    made.a_payee(ana, desk)
    finn, pat = signed_in(desk.finn), signed_in(desk.pat)
    where = reverse("record_bank_details", args=[ana])
    assert "We now pay an account that ends 678." in finn.get(where).content.decode()
    assert finn.post(where, TYPED | {"account_number": "87654321"}).status_code == 303
    assert "Changed details, waiting to be confirmed" in read(desk.finn, "bank_details", ana)
    listed = pat.get(reverse("bank_details_to_confirm")).content.decode()
    assert "Changed details" in listed
    with looking(desk.pat):
        assert payee_of(ana, viewer=desk.pat).ending == "678"
        waits = waiting_payee_of(ana, viewer=desk.pat)
    page = pat.get(reverse("confirm_bank_details", args=[waits.pk])).content.decode()
    assert "These details were changed." in page
    assert "an account that ends 678, in the name of Ana Marsh" in page


def test_what_is_wrong_stands_at_its_box_and_nothing_typed_is_lost(desk, ana, looking):
    typed = TYPED | {"sort_code": "04-05", "account_number": "12345"}
    answer = signed_in(desk.finn).post(reverse("record_bank_details", args=[ana]), typed)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'href="#id_sort_code"' in page
    assert "A sort code has 6 digits" in page
    assert "An account number has 8 digits" in page
    assert 'value="04-05"' in page
    with looking(desk.finn):
        assert waiting_payee_of(ana, viewer=desk.finn) is None


def test_the_account_we_pay_from_takes_two_as_well(desk, looking):
    finn, pat = signed_in(desk.finn), signed_in(desk.pat)
    where = reverse("council_account")
    assert "Lindenshire Council" in finn.get(where).content.decode()
    new = {"name": "Lindenshire Council", "sort_code": "01-02-03", "account_number": "99"}
    assert finn.post(where + "new/", new).status_code == 422
    assert finn.post(where + "new/", new | {"account_number": "00000099"}).status_code == 303
    with looking(desk.finn):
        waits = waiting_council_account()
    confirm = reverse("confirm_council_account", args=[waits.pk])
    assert "somebody else confirms it" in finn.get(where).content.decode()
    assert finn.post(confirm).status_code == 422
    assert pat.post(confirm).status_code == 303
    with looking(desk.finn):
        assert council_account().account_number == "00000099"
    assert pat.get(confirm).status_code == 404
