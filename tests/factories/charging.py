"""What people tell us of their money, for tests."""

from copy import deepcopy
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from sayso.foundation.access.models import User
from sayso.foundation.access.viewer import viewing
from sayso.journey.charging import actions
from sayso.journey.charging.models import FinancialAssessment

A_WEEK = {"period": "week"}
MAY_2022 = date(2022, 5, 1)
"""A day whose figures are all confirmed. The answers below come to £87.30 of £300.00 a week on it."""
CHARGE_2022 = 8730
AT_HOME: dict[str, dict[str, Any]] = {
    "where": {"setting": "home"},
    "household": {"household": "single"},
    "age": {"age": 77},
    "income": {
        "items": [
            {"kind": "state_pension", "amount_pence": 18515, **A_WEEK},
            {"kind": "private_pension", "amount_pence": 6000, **A_WEEK},
            {"kind": "attendance_allowance", "amount_pence": 6185, **A_WEEK},
        ]
    },
    "savings": {"items": [{"kind": "savings", "amount_pence": 1590000, "owners": 1}]},
    "property": {"items": []},
    "housing": {"items": [{"kind": "council_tax_net", "amount_pence": 2000, **A_WEEK}]},
    "disability_costs": {"items": [{"kind": "heating", "amount_pence": 1200, **A_WEEK}]},
    "cost": {"amount_pence": 30000, **A_WEEK},
}


def told(**changed: Any) -> dict[str, dict[str, Any]]:
    """Return the answers of somebody of 77 at home; a question given as None was not answered."""
    answers = deepcopy(AT_HOME) | changed
    return {slug: answer for slug, answer in answers.items() if answer is not None}


def new_means(person: UUID, now: datetime, **changed: Any) -> actions.NewMeans:
    """Return a sum to be worked out and kept, from 1 May 2022 on."""
    made: dict[str, Any] = {"answers": told(), "assessed_on": now.date(), "starts_on": MAY_2022}
    return actions.NewMeans(person=person, **(made | changed))


def kept_means(person: UUID, *, by: User, now: datetime, **changed: Any) -> FinancialAssessment:
    """Return a sum as it is kept."""
    with transaction.atomic(), viewing(by, at=now):
        return actions.assess_one(means=new_means(person, now, **changed), by=by, at=now)


def told_of_2026() -> dict[str, Any]:
    """Return answers whose sum needs an amount of 2026 that nobody has confirmed."""
    return {
        "starts_on": date(2026, 5, 1),
        "answers": told(age={"age": 40}, premiums={"premiums": ["disability"]}),
    }
