"""Commitments: what the council said it will pay, kept as entries from the first night."""

import uuid

import pytest

from sayso.foundation.access.areas import Area
from sayso.foundation.ledger.chart import Book
from sayso.foundation.ledger.commitments import commit_urgent_support, release
from sayso.foundation.ledger.errors import BadPence, KeyUsed, TooMuchReleased
from sayso.foundation.ledger.keys import new_key
from sayso.foundation.ledger.queries import committed
from sayso.rules.refusals import NotFound
from tests.factories.logins import a_login, a_subject, open_to
from tests.foundation.ledger.conftest import rows

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("B-11", "X-01")]


@pytest.fixture
def tonight(now):
    """Return what is committed tonight: £180 for one person by a contact adviser."""
    return {
        "person": a_subject().pk,
        "arrangement": uuid.uuid4(),
        "pence": 18_000,
        "on": now.date(),
        "by": a_login("contact", now=now),
        "at": now,
        "key": new_key(now),
    }


def test_tonights_support_is_committed_by_a_worker_who_may_not_see_money(now, looking, tonight):
    with looking(tonight["by"]):
        assert commit_urgent_support(**tonight)
        assert not commit_urgent_support(**tonight)
        with pytest.raises(KeyUsed):
            commit_urgent_support(**tonight | {"pence": 18_001})
        with pytest.raises(BadPence):
            commit_urgent_support(**tonight | {"pence": 0})
        assert rows("select count(*) from ledger_leg") == [(0,)]
    finance = a_login("finance", now=now)
    with looking(finance):
        assert committed(tonight["person"], viewer=finance) == 18_000
        assert rows("select person_id, arrangement, committed_pence from ledger_commitment") == [
            (tonight["person"], tonight["arrangement"], 18_000)
        ]


def test_urgent_support_needs_no_budget_and_shows_how_far_it_ran_ahead(desk, looking, tonight):
    with looking(tonight["by"]):
        commit_urgent_support(**tonight)
    with looking(desk.officer):
        assert desk.balances(Book.MEMORANDUM) == {"M910": 18_000, "M920": -18_000}


def test_no_more_is_released_than_was_committed(now, looking, tonight):
    finance = a_login("finance", now=now)
    with looking(tonight["by"]):
        commit_urgent_support(**tonight)
    with looking(finance):
        told = tonight | {"by": finance, "key": new_key(now), "pence": 5_000}
        assert release(**told)
        assert not release(**told)
        with pytest.raises(TooMuchReleased, match=r"£130\.00"):
            release(**told | {"key": new_key(now), "pence": 13_001})
        assert release(**told | {"key": new_key(now), "pence": 13_000})
        assert committed(tonight["person"], viewer=finance, arrangement=tonight["arrangement"]) == 0


def test_who_cannot_see_the_money_cannot_release_it(now, looking, tonight):
    worker = a_login("social-worker", now=now)
    told = tonight | {"by": worker, "key": new_key(now)}
    with looking(tonight["by"]):
        commit_urgent_support(**tonight)
    with looking(worker), pytest.raises(NotFound):
        release(**told)
    open_to(worker, tonight["person"], Area.MONEY, now=now)
    with looking(worker):
        assert release(**told)
