"""Who sees what: a worker with money on one record, finance, and nobody a restricted record."""

from datetime import date

import pytest
from django.db import connection

from sayso.foundation.access import actions
from sayso.foundation.access.areas import Area
from sayso.foundation.ledger import postings
from sayso.foundation.ledger.chart import Account, Book
from sayso.foundation.ledger.keys import new_key
from sayso.foundation.ledger.posting import post
from sayso.foundation.ledger.queries import balance, committed, person_legs, trial_balance
from sayso.foundation.ledger.transactions import Tags
from sayso.rules.refusals import NotPermitted
from tests.factories.logins import a_login, a_subject, open_to
from tests.foundation.ledger.conftest import rows

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("B-21")]
ALL_SEEN = "select (select count(*) from ledger_leg), (select count(*) from ledger_transaction)"


@pytest.fixture
def two_people(now, looking):
    """Two people charged £10 and £20, and a receipt of £5 that is nobody's yet."""
    finance, people = a_login("finance", now=now), [a_subject().pk, a_subject().pk]
    with looking(finance):
        for person, pence in zip(people, (1_000, 2_000), strict=True):
            item = postings.contribution_charged(
                key=new_key(now), on=now.date(), pence=pence, of=Tags(person=person)
            )
            post(transaction=item, by=finance, at=now)
        nobodys = postings.receipt_unmatched(key=new_key(now), on=now.date(), pence=500)
        post(transaction=nobodys, by=finance, at=now)
    return people


def test_a_worker_sees_the_legs_and_transactions_of_the_records_open_to_them(now, looking, two_people):
    worker = a_login("social-worker", now=now)
    with looking(worker):
        assert rows(ALL_SEEN) == [(0, 0)]
        assert rows("select count(*) from ledger_account where person_id is not null") == [(0,)]
    open_to(worker, two_people[0], Area.MONEY, now=now)
    with looking(worker):
        assert rows(ALL_SEEN) == [(2, 1)]
        assert balance(Account.CONTRIBUTIONS_DUE, person=two_people[0], viewer=worker) == 1_000
        assert balance(Account.CONTRIBUTIONS_DUE, person=two_people[1], viewer=worker) == 0
        assert [leg.account.code for leg in person_legs(person=two_people[0], viewer=worker)] == [
            "A200",
            "I400",
        ]
        assert rows("select sum(debit_pence) - sum(credit_pence) from ledger_leg") == [(0,)]


def test_money_on_a_record_is_not_opened_by_a_grant_for_something_else(now, looking, two_people):
    worker = a_login("social-worker", now=now)
    open_to(worker, two_people[0], Area.PLAN, Area.STORY, Area.CONTACT, now=now)
    with looking(worker):
        assert rows(ALL_SEEN) == [(0, 0)]
        assert committed(two_people[0], viewer=worker) == 0


def test_finance_sees_everyones_legs_and_those_of_nobody(now, looking, two_people):
    finance = a_login("finance", now=now)
    with looking(finance):
        assert rows(ALL_SEEN) == [(6, 3)]


def test_a_restricted_record_is_shut_to_finance_and_yet_the_books_agree(now, looking, two_people):
    finance, manager = a_login("finance", now=now), a_login("manager", now=now)
    with looking(manager):
        actions.restrict_record(
            person=two_people[0],
            because="hidden_address",
            group=[manager],
            look_again_on=now.date(),
            by=manager,
            at=now,
        )
    with looking(finance):
        assert rows(ALL_SEEN) == [(4, 2)]
        assert balance(Account.CONTRIBUTIONS_DUE, person=two_people[0], viewer=finance) == 0
        found = trial_balance(Book.COUNCIL, date.max, viewer=finance)
        assert {total.code: total.balance_pence for total in found} == {
            "A100": 500,
            "A110": -500,
            "A200": 3_000,
            "I400": -3_000,
        }
    with looking(manager):
        assert balance(Account.CONTRIBUTIONS_DUE, person=two_people[0], viewer=manager) == 1_000


def test_totals_are_for_those_who_hold_money_for_the_whole_council(now, looking, two_people):
    worker = a_login("social-worker", now=now)
    open_to(worker, two_people[0], Area.MONEY, now=now)
    with looking(worker), pytest.raises(NotPermitted):
        trial_balance(Book.COUNCIL, date.max, viewer=worker)


def test_balances_stand_at_the_end_of_a_day(now, looking, two_people):
    finance, before = a_login("finance", now=now), date(2026, 11, 19)
    with looking(finance):
        assert balance(Account.CONTRIBUTIONS_DUE, person=two_people[0], viewer=finance, on=before) == 0
        assert trial_balance(Book.COUNCIL, before, viewer=finance) == []


def test_a_narrow_viewers_policy_is_an_index_condition(now, looking, two_people):
    worker = a_login("social-worker", now=now)
    open_to(worker, two_people[0], Area.MONEY, now=now)
    with looking(worker), connection.cursor() as cursor:
        cursor.execute("set local enable_seqscan = off")
        cursor.execute("explain select sum(debit_pence) from ledger_leg")
        plan = "\n".join(line for (line,) in cursor.fetchall())
    assert "ledger_leg_person" in plan
    assert "Index Cond: (person_id = ANY" in plan
    assert "Filter" not in plan
