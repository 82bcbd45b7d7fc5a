"""Posting: once under one key, whole or not at all, and refused in words."""

import uuid
from dataclasses import replace
from datetime import date, timedelta

import pytest

from sayso.foundation.ledger import errors
from sayso.foundation.ledger.chart import CHART, Account, Book, Holder, held_at, owed_at
from sayso.foundation.ledger.keys import key_for, new_key
from sayso.foundation.ledger.posting import FEW, post, post_many, reverse
from sayso.foundation.ledger.transactions import MOST_PENCE, Posting, Tags, credit, debit
from tests.factories.logins import a_login, a_subject
from tests.foundation.ledger.conftest import rows, whose

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("X-01")]
ON = date(2026, 11, 20)


def a_posting(now, pence=100):
    return Posting(
        key=new_key(now),
        kind="test",
        happened_on=ON,
        legs=(debit(Account.DIRECT_PAYMENTS, pence), credit(Account.CLEARING, pence)),
    )


def counted():
    return rows("select (select count(*) from ledger_transaction), (select count(*) from ledger_leg)")[0]


def test_the_same_posting_twice_changes_nothing(desk, now):
    item = a_posting(now)
    assert post(transaction=item, by=desk.officer, at=now)
    assert not post(transaction=item, by=desk.officer, at=now)
    assert counted() == (1, 2)


@pytest.mark.parametrize(
    "change",
    [
        {"kind": "other"},
        {"happened_on": date(2026, 11, 21)},
        {"legs": (debit(Account.DIRECT_PAYMENTS, 101), credit(Account.CLEARING, 101))},
        {"legs": (debit(Account.ONE_OFFS, 100), credit(Account.CLEARING, 100))},
        {"legs": (credit(Account.CLEARING, 100), debit(Account.DIRECT_PAYMENTS, 100))},
    ],
)
def test_another_posting_under_a_used_key_is_refused_and_nothing_is_lost(desk, now, change):
    item = a_posting(now)
    desk.post(item)
    with pytest.raises(errors.KeyUsed):
        desk.post(replace(item, **change))
    assert counted() == (1, 2)
    desk.post(a_posting(now))  # the transaction of the caller goes on


@pytest.mark.parametrize("many", [1, FEW, FEW + 30])
def test_many_are_posted_as_one_is_and_a_replay_adds_nothing(desk, now, many):
    people = [a_subject().pk for _ in range(5)]
    items = [
        Posting(
            key=key_for(ON, "run", number),
            kind="seen",
            happened_on=ON,
            legs=(
                debit(held_at(Holder.CARD), 100 + number, Tags(person=people[number % 5])),
                credit(owed_at(Holder.CARD), 100 + number, Tags(person=people[number % 5], funder="council")),
            ),
        )
        for number in range(many)
    ]
    assert desk.post_many(items) == many
    assert desk.post_many(items) == 0
    assert desk.post_many([*items[: many // 2], a_posting(now, 7)]) == 1
    expected = sum(100 + number for number in range(0, many, 5))
    assert whose(Account.HELD_ON_CARD, people[0]) == expected
    # One by one or all at once, the same posting has the same body.
    assert not any(post(transaction=item, by=desk.officer, at=now) for item in items[:3])


def test_one_used_key_among_many_undoes_them_all(desk, now):
    items = [a_posting(now, pence) for pence in range(1, FEW + 20)]
    desk.post(items[7])
    spoilt = [*items[:7], replace(items[7], kind="other"), *items[8:]]
    with pytest.raises(errors.KeyUsed):
        desk.post_many(spoilt)
    assert counted() == (1, 2)
    assert rows("select count(*) from ledger_transaction where kind = 'other'") == [(0,)]


def test_the_same_posting_twice_in_one_batch_counts_once(desk, now):
    items = [a_posting(now, pence) for pence in range(1, FEW + 20)]
    assert desk.post_many([*items, items[3]]) == len(items)
    with pytest.raises(errors.KeyUsed):
        desk.post_many([*items, replace(items[3], kind="other")])


@pytest.mark.parametrize(
    ("legs", "refusal"),
    [
        ((debit(Account.BANK, 1), credit(Account.CLEARING, 2)), errors.Unbalanced),
        ((debit(Account.BANK, 1),), errors.Unbalanced),
        ((), errors.Unbalanced),
        ((debit(Account.BANK, 0), credit(Account.CLEARING, 0)), errors.BadPence),
        ((debit(Account.BANK, -1), credit(Account.CLEARING, -1)), errors.BadPence),
        ((debit(Account.BANK, True), credit(Account.CLEARING, True)), errors.BadPence),
        ((debit(Account.BANK, MOST_PENCE + 1), credit(Account.CLEARING, MOST_PENCE + 1)), errors.BadPence),
        ((debit(Account.BANK, 2**63), credit(Account.CLEARING, 2**63)), errors.BadPence),
        ((replace(debit(Account.BANK, 1), credit_pence=1), credit(Account.CLEARING, 1)), errors.BadPence),
        ((debit(Account.CONTRIBUTIONS_DUE, 1), credit(Account.CLEARING, 1)), errors.UnknownAccount),
        ((debit(Account.BANK, 1), credit(Account.BUDGET, 1)), errors.UnknownAccount),
        ((debit("Z999", 1), credit(Account.CLEARING, 1)), errors.UnknownAccount),
        ((debit(Account.BANK, 1, holder=uuid.uuid4()), credit(Account.CLEARING, 1)), errors.UnknownAccount),
        (
            (debit(Account.BANK, 1, Tags(reason="he asked for it")), credit(Account.CLEARING, 1)),
            errors.BadCode,
        ),
        (
            (debit(Account.BANK, 1, Tags(period_starts_on=ON)), credit(Account.CLEARING, 1)),
            errors.BadCode,
        ),
    ],
)
def test_what_is_wrong_in_itself_is_refused_before_anything_is_written(desk, now, legs, refusal):
    item = Posting(key=new_key(now), kind="test", happened_on=ON, legs=legs)
    with pytest.raises(refusal):
        desk.post(item)
    with pytest.raises(refusal):
        desk.post_many([item] * (FEW + 1))
    assert counted() == (0, 0)


def test_the_largest_sums_are_kept_to_the_penny(desk, now):
    desk.post(*(a_posting(now, MOST_PENCE) for _ in range(3)))
    assert desk.balances() == {"E500": 3 * MOST_PENCE, "L200": -3 * MOST_PENCE}


def test_a_kind_is_a_code(desk, now):
    with pytest.raises(errors.BadCode):
        desk.post(replace(a_posting(now), kind="He was paid"))


def test_a_reversal_undoes_once_and_is_not_itself_reversed(desk, now):
    item, first, second = a_posting(now), new_key(now), new_key(now)
    desk.post(item)
    undo = {"original": item.key, "on": ON, "by": desk.officer, "at": now}
    assert reverse(key=first, **undo)
    assert desk.balances() == {}
    assert not reverse(key=first, **undo)
    with pytest.raises(errors.ReversedAlready, match="before"):
        reverse(key=second, **undo)
    with pytest.raises(errors.ReversedAlready, match="itself"):
        reverse(key=second, **undo | {"original": first})
    with pytest.raises(errors.ReversedAlready, match="no such"):
        reverse(key=second, **undo | {"original": uuid.uuid4()})
    with pytest.raises(errors.KeyUsed):
        reverse(key=item.key, **undo)


def test_each_holder_of_a_persons_money_has_an_account_of_its_own(desk, now):
    of, agencies = Tags(person=a_subject().pk), [uuid.uuid4(), uuid.uuid4()]
    for holder in agencies:
        legs = (
            debit(Account.HELD_BY_AGENCY, 500, of, holder=holder),
            credit(Account.OWED_BY_AGENCY, 500, of, holder=holder),
        )
        desk.post(Posting(key=new_key(now), kind="seen", happened_on=ON, legs=legs))
    found = rows("select holder, debit_pence from ledger_balance where code = 'A130.agency'")
    assert sorted(found) == sorted((holder, 500) for holder in agencies)


def test_nobody_posts_in_anothers_name(desk, now):
    other = a_login("payments", now=now)
    with pytest.raises(RuntimeError, match="another looks"):
        post(transaction=a_posting(now), by=other, at=now)
    with pytest.raises(RuntimeError, match="another looks"):
        post_many(items=[a_posting(now)] * (FEW + 1), by=other, at=now)


def test_the_hand_and_the_time_of_a_posting_are_kept(desk, now):
    desk.post(a_posting(now))
    assert rows("select posted_by, posted_at from ledger_transaction") == [(desk.officer.pk, now)]


def test_the_database_keeps_the_chart_as_declared():
    declared = [(row.code, row.book.value, row.per_person) for row in CHART.values()]
    assert sorted(rows("select code, book, per_person from ledger_chart")) == sorted(declared)
    assert {row.code for row in CHART.values()} == {account.value for account in Account}
    assert {row.book for row in CHART.values()} == set(Book)


def test_a_key_of_the_same_thing_is_the_same_and_keys_go_by_the_day(now):
    assert key_for(ON, "run", 1) == key_for(ON, "run", 1) != key_for(ON, "run", 2)
    assert key_for(ON, "run", 12) != key_for(ON, "run1", 2)
    assert key_for(date(2026, 1, 1), "z") < key_for(date(2026, 1, 2), "a")
    assert new_key(now) < new_key(now + timedelta(seconds=1))
    assert new_key(now).version == 7
