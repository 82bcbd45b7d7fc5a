"""The worked examples of docs/ledger.md: each row of the table of postings, posted and read back."""

import uuid
from datetime import date, timedelta

import pytest

from sayso.foundation.ledger import postings
from sayso.foundation.ledger.chart import Account, Book, Holder
from sayso.foundation.ledger.commitments import commit
from sayso.foundation.ledger.errors import UnknownAccount
from sayso.foundation.ledger.keys import new_key
from sayso.foundation.ledger.posting import reverse
from sayso.foundation.ledger.postings import Share
from sayso.foundation.ledger.transactions import Tags
from tests.factories.logins import a_subject
from tests.foundation.ledger.conftest import whose

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("X-01")]

APRIL = {"period_starts_on": date(2026, 4, 6), "period_ends_before": date(2026, 5, 4)}


@pytest.fixture
def of():
    return Tags(person=a_subject().pk, arrangement=uuid.uuid4(), funder="council", **APRIL)


@pytest.fixture
def key(now):
    return lambda: new_key(now)


def test_row_1_a_budget_agreed_and_committed_leaves_nothing_unallocated(desk, of, key):
    desk.post(postings.budget_agreed(key=key(), on=desk.on, pence=520_000, of=of))
    commit(
        person=of.person,
        arrangement=of.arrangement,
        pence=520_000,
        on=desk.on,
        key=key(),
        by=desk.officer,
        at=desk.at,
    )
    assert desk.balances(Book.MEMORANDUM) == {"M900": -520_000, "M910": 520_000}


def test_row_1a_a_budget_that_ends_half_way_leaves_half_of_it(desk, of, key):
    desk.post(
        postings.budget_agreed(key=key(), on=desk.on, pence=520_000, of=of),
        postings.budget_ended(key=key(), on=desk.on, pence=260_000, of=of),
    )
    assert desk.balances(Book.MEMORANDUM) == {"M900": -260_000, "M920": 260_000}


def test_rows_2_and_3_a_payment_is_a_cost_when_approved_and_leaves_the_bank_when_settled(desk, of, key):
    desk.post(postings.payment_approved(key=key(), on=desk.on, pence=34_000, of=of))
    assert desk.balances() == {"E500": 34_000, "L200": -34_000}
    desk.post(
        postings.payment_settled(key=key(), on=desk.on, pence=34_000, of=of),
        postings.payment_seen(key=key(), on=desk.on, pence=34_000, at=Holder.CARD, of=of),
    )
    assert desk.balances() == {"E500": 34_000, "A100": -34_000}
    assert desk.balances(Book.PERSON) == {"A130.card": 34_000, "L300.card": -34_000}


def test_row_2_a_period_that_has_not_begun_is_paid_in_advance(desk, of, key):
    before = of.period_starts_on - timedelta(days=3)
    desk.post(postings.payment_approved(key=key(), on=before, pence=34_000, of=of))
    assert desk.balances() == {"A140": 34_000, "L200": -34_000}


def test_rows_4_and_6_paid_in_full_and_the_persons_share_invoiced_and_paid(desk, of, key):
    desk.post(
        postings.gross_payment_approved(
            key=key(), on=desk.on, payment_pence=40_000, contribution_pence=6_000, of=of
        )
    )
    assert desk.balances() == {"E500": 40_000, "L200": -40_000, "A200": 6_000, "I400": -6_000}
    assert whose(Account.CONTRIBUTIONS_DUE, of.person) == 6_000
    desk.post(postings.contribution_paid(key=key(), on=desk.on, pence=6_000, of=of))
    assert whose(Account.CONTRIBUTIONS_DUE, of.person) == 0
    assert desk.balances()["A100"] == 6_000


def test_row_6_a_receipt_waits_in_suspense_until_it_is_known_from_whom(desk, of, key):
    desk.post(
        postings.contribution_charged(key=key(), on=desk.on, pence=6_000, of=of),
        postings.receipt_unmatched(key=key(), on=desk.on, pence=6_000),
    )
    assert desk.balances() == {"A200": 6_000, "I400": -6_000, "A100": 6_000, "A110": -6_000}
    desk.post(postings.receipt_matched(key=key(), on=desk.on, pence=6_000, of=of))
    assert desk.balances() == {"A100": 6_000, "I400": -6_000}


def test_row_5_the_persons_own_share_stands_in_their_account_only_when_it_was_seen(desk, of, key):
    desk.post(
        postings.payment_approved(key=key(), on=desk.on, pence=34_000, of=of),
        postings.payment_seen(key=key(), on=desk.on, pence=34_000, at=Holder.BANK, of=of),
    )
    assert desk.balances(Book.PERSON) == {"A130.bank": 34_000, "L300.bank": -34_000}
    desk.post(postings.contribution_seen(key=key(), on=desk.on, pence=6_000, at=Holder.BANK, of=of))
    assert whose(Account.HELD_IN_BANK, of.person) == 40_000
    assert desk.balances() == {"E500": 34_000, "L200": -34_000}  # the council's own cost does not change


def test_row_7_a_payment_that_comes_back_stands_as_returned_and_the_person_book_is_reversed(desk, of, key):
    seen = postings.payment_seen(key=key(), on=desk.on, pence=34_000, at=Holder.BANK, of=of)
    desk.post(
        postings.payment_approved(key=key(), on=desk.on, pence=34_000, of=of),
        postings.payment_settled(key=key(), on=desk.on, pence=34_000, of=of),
        seen,
        postings.payment_returned(key=key(), on=desk.on, pence=34_000, of=of),
    )
    assert reverse(original=seen.key, key=key(), on=desk.on, by=desk.officer, at=desk.at)
    assert desk.balances() == {"E500": 34_000, "L200.returned": -34_000}
    assert desk.balances(Book.PERSON) == {}


def test_row_10_wages_leave_the_account_and_what_is_owed_to_the_person_falls(desk, of, key):
    desk.post(
        postings.payment_seen(key=key(), on=desk.on, pence=34_000, at=Holder.BANK, of=of),
        postings.contribution_seen(key=key(), on=desk.on, pence=6_000, at=Holder.BANK, of=of),
    )
    shares = postings.split(20_000, {"council": 34_000, "own": 6_000}, remainder_to="council")
    desk.post(postings.spend_seen(key=key(), on=desk.on, shares=shares, at=Holder.BANK, of=of))
    assert shares == [Share(funder="council", pence=17_000), Share(funder="own", pence=3_000)]
    assert whose(Account.HELD_IN_BANK, of.person) == 20_000
    assert whose(Account.OWED_IN_BANK, of.person) == -20_000


def test_rows_16_and_17_a_surplus_is_a_debt_for_the_councils_share_only(desk, of, key):
    seen = [
        postings.payment_seen(key=key(), on=desk.on, pence=810_00, at=Holder.BANK, of=of),
        postings.contribution_seen(key=key(), on=desk.on, pence=90_00, at=Holder.BANK, of=of),
        postings.payment_approved(key=key(), on=desk.on, pence=810_00, of=of),
        postings.payment_settled(key=key(), on=desk.on, pence=810_00, of=of),
    ]
    desk.post(*seen, postings.surplus_notified(key=key(), on=desk.on, council_pence=810_00, of=of))
    assert whose(Account.RECOVERIES_DUE, of.person) == 810_00
    shares = [Share(funder="council", pence=810_00), Share(funder="own", pence=90_00)]
    desk.post(
        postings.surplus_left(key=key(), on=desk.on, shares=shares, at=Holder.BANK, of=of),
        postings.recovery_received(key=key(), on=desk.on, pence=800_00, of=of),
        postings.recovery_netted(key=key(), on=desk.on, pence=10_00, of=of),
    )
    assert desk.balances(Book.PERSON) == {}
    assert whose(Account.RECOVERIES_DUE, of.person) == 0
    assert desk.balances() == {"A100": -10_00, "L200": 10_00}


@pytest.mark.parametrize(
    ("invoiced", "vat", "expected"),
    [
        (50_000, 0, {"E520": 50_000, "L210": -50_000}),
        (52_000, 0, {"E520": 52_000, "L210": -52_000}),
        (48_000, 0, {"E520": 48_000, "L210": -48_000}),
        (50_000, 10_000, {"E520": 50_000, "A240": 10_000, "L210": -60_000}),
        (0, 0, {}),
    ],
)
def test_rows_21_and_22_an_invoice_takes_the_place_of_what_was_accrued(
    desk, of, key, invoiced, vat, expected
):
    desk.post(
        postings.care_accrued(key=key(), on=desk.on, pence=50_000, of=of),
        postings.invoice_matched(
            key=key(),
            on=desk.on,
            accrued_pence=50_000,
            invoiced_pence=invoiced,
            vat_pence=vat,
            of=of,
            variance="visit_longer",
        ),
    )
    assert desk.balances() == expected


def test_rows_23_and_24_a_provider_is_paid_and_the_person_is_charged(desk, of, key):
    desk.post(
        postings.care_accrued(key=key(), on=desk.on, pence=50_000, of=of),
        postings.invoice_matched(key=key(), on=desk.on, accrued_pence=50_000, invoiced_pence=50_000, of=of),
        postings.provider_payment_approved(key=key(), on=desk.on, pence=50_000, of=of),
        postings.payment_settled(key=key(), on=desk.on, pence=50_000, of=of),
        postings.contribution_charged(key=key(), on=desk.on, pence=7_550, of=of),
    )
    assert desk.balances() == {"E520": 50_000, "A100": -50_000, "A200": 7_550, "I400": -7_550}


@pytest.mark.parametrize(("provided_for", "cost"), [(False, "E540"), (True, "A205")])
def test_row_29_a_debt_given_up_is_a_cost_or_was_provided_for(desk, of, key, provided_for, cost):
    desk.post(
        postings.contribution_charged(key=key(), on=desk.on, pence=7_550, of=of),
        postings.written_off(
            key=key(),
            on=desk.on,
            pence=7_550,
            of=of,
            owed_on=Account.CONTRIBUTIONS_DUE,
            provided_for=provided_for,
        ),
    )
    assert desk.balances() == {"I400": -7_550, cost: 7_550}


def test_row_29_what_is_no_debt_cannot_be_written_off(of, key):
    with pytest.raises(UnknownAccount):
        postings.written_off(key=key(), on=date(2026, 11, 20), pence=1, of=of, owed_on=Account.BANK)
