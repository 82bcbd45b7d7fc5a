"""What the tests of payments share: a desk of three, and Ana with a budget and bank details."""

from unittest.mock import patch

import pytest

from sayso.foundation.ledger.chart import Book
from sayso.foundation.ledger.queries import trial_balance
from tests.factories import payments as made
from tests.factories.casework import somebody


@pytest.fixture
def desk(db, now):
    return made.a_desk(now)


@pytest.fixture
def ana(now, desk):
    return somebody(now=now, name="Ana Marsh")


@pytest.fixture
def paid(now, desk, ana):
    """Ana, who is due £340 for four weeks: £100 a week, of which she pays £15."""
    made.a_budget(ana, now=now)
    made.a_payee(ana, desk)
    return ana


@pytest.fixture
def books(desk, looking):
    """Return a book by code, in pence: debits less credits."""

    def read(book=Book.COUNCIL):
        with looking(desk.finn):
            found = trial_balance(book, desk.now.date().replace(year=2030), viewer=desk.finn)
        return {total.code: total.balance_pence for total in found if total.balance_pence}

    return read


class TrailDown(Exception):
    """The trail cannot be written."""


@pytest.fixture
def no_trail(desk):
    """Act while the trail cannot be written: the action must fail."""

    def act(action, *, by, **told):
        with patch("sayso.foundation.audit.writing.connection") as down:
            down.cursor.side_effect = TrailDown
            with pytest.raises(TrailDown):
                desk.do(action, by=by, **told)

    return act
