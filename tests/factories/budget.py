"""Budgets for tests, brought as far as a test needs by the actions that a worker uses."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from sayso.foundation.access.models import User
from sayso.foundation.access.viewer import viewing
from sayso.foundation.decisions.grounds import How, Whether
from sayso.foundation.decisions.holds import Grounds
from sayso.journey.budget import actions
from sayso.journey.budget.models import PersonalBudget
from tests.factories.logins import a_login
from tests.factories.policy import a_value

RATES = {"council": 2250, "direct_payment": 1800}
LIMIT_PENCE = 200_00
LONG_AGO = date(2025, 4, 1)
GROUNDS = Grounds(
    whether=Whether.MET,
    how_main=How.WISH,
    how_others=[How.NEED],
    reasons="You want tea at seven, and to be in your garden. This pays for both.",
)


def prices(
    *, now: datetime, rates: dict[str, int] | None = None, limit_pence: int | None = LIMIT_PENCE
) -> None:
    """Set what an hour costs and how much a worker agrees alone, as an administrator does."""
    admin = a_login("admin", now=now)
    with transaction.atomic(), viewing(admin, at=now):
        a_value("hour_rate_by_way", RATES if rates is None else rates, by=admin, at=now, starts_on=LONG_AGO)
        if limit_pence is not None:
            a_value("worker_limit_pence_a_week", limit_pence, by=admin, at=now, starts_on=LONG_AGO)


def a_new_budget(person: UUID, now: datetime, **changed: Any) -> actions.NewBudget:
    """Return a budget from today, of the plan that stands."""
    return actions.NewBudget(person=person, **({"starts_on": now.date()} | changed))


def a_budget(person: UUID, *, by: User, now: datetime, **changed: Any) -> PersonalBudget:
    """Return a budget that was proposed."""
    with transaction.atomic(), viewing(by, at=now):
        return actions.propose_budget(budget=a_new_budget(person, now, **changed), by=by, at=now)


def agreed(person: UUID, *, by: User, now: datetime, **changed: Any) -> PersonalBudget:
    """Return a budget that this login proposed and agreed."""
    made = a_budget(person, by=by, now=now, **changed)
    with transaction.atomic(), viewing(by, at=now):
        agreement = actions.Agreement(budget=made.pk, grounds=GROUNDS)
        return actions.agree_budget(agreement=agreement, by=by, at=now)
