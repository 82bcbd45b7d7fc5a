"""Money left: what the ledger says, to the penny, and to nobody without the money."""

from datetime import date

import pytest

from sayso.foundation.access.areas import Area
from sayso.foundation.ledger.chart import Account
from sayso.foundation.ledger.queries import balance
from sayso.journey.payments import actions, queries
from sayso.journey.payments.statuses import LineState, RunState
from tests.factories import payments as made
from tests.factories.logins import a_login, open_to
from tests.pages.home.signing_in import a_login_of

pytestmark = pytest.mark.django_db
YEAR_PENCE = 10_000 * made.WEEKS


def left(person, viewer, looking, now, on=None):
    with looking(viewer):
        return queries.money_left(person, viewer=viewer, on=on or now.date())


@pytest.mark.requirement("X-01")
def test_before_any_payment_all_of_it_is_promised(desk, paid, looking, now):
    found = left(paid, desk.finn, looking, now)
    assert (found.budget_pence, found.spent_pence, found.promised_pence) == (YEAR_PENCE, 0, YEAR_PENCE)
    assert found.free_pence == 0
    assert (found.starts_on, found.ends_before) == (made.STARTS, date(2027, 11, 15))


@pytest.mark.requirement("X-01")
def test_four_weeks_paid_are_spent_and_no_longer_promised_and_the_ledger_agrees(desk, paid, looking, now):
    made.a_run(desk, RunState.APPROVED)
    found = left(paid, desk.finn, looking, now)
    assert (found.paid_pence, found.own_pence, found.spent_pence) == (34_000, 6_000, 40_000)
    assert found.promised_pence == YEAR_PENCE - 40_000
    assert found.budget_pence == found.spent_pence + found.promised_pence + found.free_pence
    with looking(desk.finn):
        of = {"person": paid, "viewer": desk.finn}
        assert found.budget_pence == -balance(Account.BUDGET, **of)
        assert found.paid_pence == balance(Account.DIRECT_PAYMENTS, **of)
        assert found.promised_pence == balance(Account.COMMITTED, **of)


def test_what_came_back_and_went_again_is_spent_once(desk, paid, looking, now):
    run = made.a_run(desk, RunState.SENT)
    with looking(desk.finn):
        (line,) = queries.lines_of(run, viewer=desk.finn)
    content = made.a_file(
        ("19/11/2026", line.end_to_end, "-340.00"), ("20/11/2026", line.end_to_end, "340.00")
    )
    source = made.a_source(desk)
    desk.do(actions.import_statement, by=desk.pat, content=content, source=source.pk)
    made.a_run(desk, RunState.APPROVED)
    assert left(paid, desk.finn, looking, now).spent_pence == 40_000
    with looking(desk.finn):
        told = queries.payments_of(paid, viewer=desk.finn)
    assert sorted(one.state for one in told) == [LineState.RETURNED, LineState.WAITING]


def test_before_it_begins_and_for_somebody_without_a_budget_there_is_nothing_to_say(desk, paid, looking, now):
    assert left(paid, desk.finn, looking, now, on=date(2026, 11, 15)) is None
    other = made.uuid.uuid4()
    assert left(other, desk.finn, looking, now) is None


def test_she_reads_her_own_and_a_worker_without_the_money_reads_nothing(desk, paid, looking, now):
    made.a_run(desk, RunState.APPROVED)
    herself, worker = a_login_of(paid, "person", now=now), a_login("contact", now=now)
    open_to(worker, paid, Area.CONTACT, now=now)
    assert left(paid, herself, looking, now).spent_pence == 40_000
    with looking(herself):
        (told,) = queries.payments_of(paid, viewer=herself)
        assert (told.pence, told.state) == (34_000, LineState.WAITING)
    assert left(paid, worker, looking, now) is None
    with looking(worker):
        assert queries.payments_of(paid, viewer=worker) == []


def test_a_run_that_waits_to_be_checked_is_no_payment_yet(desk, paid, looking, now):
    made.a_run(desk, RunState.LOCKED)
    herself = a_login_of(paid, "person", now=now)
    with looking(herself):
        assert queries.payments_of(paid, viewer=herself) == []
