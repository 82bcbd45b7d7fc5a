"""Two at once, and a connection that dies: money moves once, whole, or not at all."""

import threading
import time

import pytest
from django.db import OperationalError, connection, connections, transaction

from sayso.foundation.access.viewer import viewing
from sayso.foundation.ledger.chart import Account
from sayso.foundation.ledger.commitments import commit_urgent_support, release
from sayso.foundation.ledger.errors import KeyUsed, ReversedAlready, TooMuchReleased
from sayso.foundation.ledger.keys import new_key
from sayso.foundation.ledger.posting import FEW, post, post_many, reverse
from sayso.foundation.ledger.transactions import Posting, Tags, credit, debit
from tests.factories.logins import a_login, a_subject
from tests.foundation.ledger.conftest import rows

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.requirement("X-01")]


def a_charge(now, person, pence=100, key=None):
    of = Tags(person=person)
    legs = (debit(Account.CONTRIBUTIONS_DUE, pence, of), credit(Account.CONTRIBUTIONS, pence, of))
    return Posting(key=key or new_key(now), kind="charged", happened_on=now.date(), legs=legs)


def at_once(officer, now, *acts):
    """Do several things at once, each on a connection of its own; return what each said or refused."""
    outcomes = [None] * len(acts)
    ready = threading.Barrier(len(acts))

    def do(number, act):
        try:
            with transaction.atomic(), viewing(officer, at=now):
                ready.wait(timeout=10)
                outcomes[number] = act()
                time.sleep(0.05)  # hold what was written for a moment, so that the other must wait
        except Exception as refusal:
            outcomes[number] = refusal
        finally:
            connections.close_all()

    threads = [threading.Thread(target=do, args=found) for found in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    return outcomes


@pytest.fixture
def officer(now):
    return a_login("finance", now=now)


def test_two_at_once_with_one_key_post_once(now, officer):
    item = a_charge(now, a_subject().pk)
    found = at_once(officer, now, *[lambda: post(transaction=item, by=officer, at=now)] * 2)
    assert sorted(map(str, found)) == ["False", "True"]
    assert counted(officer, now) == [(1, 2)]


def test_two_batches_at_once_with_the_same_keys_post_once(now, officer):
    person = a_subject().pk
    items = [a_charge(now, person, pence) for pence in range(1, FEW + 50)]
    found = at_once(officer, now, *[lambda: post_many(items=items, by=officer, at=now)] * 2)
    assert sorted(map(str, found)) == ["0", str(len(items))]
    assert counted(officer, now) == [(len(items), 2 * len(items))]


def test_two_at_once_with_one_key_and_other_sums_post_one_and_refuse_the_other(now, officer):
    person, key = a_subject().pk, new_key(now)
    items = [a_charge(now, person, pence, key) for pence in (100, 200)]
    found = at_once(
        officer,
        now,
        lambda: post(transaction=items[0], by=officer, at=now),
        lambda: post(transaction=items[1], by=officer, at=now),
    )
    assert sorted(type(outcome).__name__ for outcome in found) == ["KeyUsed", "bool"]
    assert any(isinstance(outcome, KeyUsed) for outcome in found)


def test_two_reversals_at_once_reverse_once(now, officer, looking):
    item = a_charge(now, a_subject().pk)
    with looking(officer):
        post(transaction=item, by=officer, at=now)

    def undo():
        return reverse(original=item.key, key=new_key(now), on=now.date(), by=officer, at=now)

    found = at_once(officer, now, undo, undo)
    assert True in found
    assert any(isinstance(outcome, ReversedAlready) for outcome in found)


def test_two_releases_at_once_never_release_the_same_money(now, officer, looking):
    person, arrangement = a_subject().pk, new_key(now)
    told = {"person": person, "arrangement": arrangement, "pence": 900, "on": now.date()}
    told |= {"by": officer, "at": now}
    with looking(officer):
        commit_urgent_support(**told, key=new_key(now))
    found = at_once(officer, now, *[lambda: release(**told, key=new_key(now))] * 2)
    assert True in found
    assert any(isinstance(outcome, TooMuchReleased) for outcome in found)


@pytest.mark.parametrize("many", [1, FEW + 200])
def test_a_connection_that_dies_before_the_end_leaves_nothing(now, officer, server, many):
    person = a_subject().pk
    items = [a_charge(now, person, pence) for pence in range(1, many + 1)]
    with pytest.raises(OperationalError):
        cut_off(items, officer, now, server)
    connection.close()
    assert counted(officer, now) == [(0, 0)]
    with transaction.atomic(), viewing(officer, at=now):
        assert post_many(items=items, by=officer, at=now) == many
    assert counted(officer, now) == [(many, 2 * many)]


def cut_off(items, officer, now, server):
    """Post, and end our own connection from outside before the end, as a power cut would."""
    with transaction.atomic(), viewing(officer, at=now):
        assert post_many(items=items, by=officer, at=now) == len(items)
        ((backend,),) = rows("select pg_backend_pid()")
        with server.superuser() as superuser:
            superuser.execute("select pg_terminate_backend(%s, 5000)", [backend])
        rows("select 1")


def counted(officer, now):
    with transaction.atomic(), viewing(officer, at=now):
        return rows("select (select count(*) from ledger_transaction), (select count(*) from ledger_leg)")
