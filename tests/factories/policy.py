"""Settings and consultations for tests, made by the actions that a council uses."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, datetime, timedelta

from sayso.foundation.access.models import User
from sayso.foundation.policy import actions
from sayso.foundation.policy.models import Consultation, CouncilFigure, SettingValue
from tests.factories.logins import a_login

Looking = Callable[[User], AbstractContextManager[None]]

BECAUSE = "The law's sum went up, and this follows it."


def a_consultation(by: User, *, at: datetime, opens_on: date | None = None, days: int = 30) -> Consultation:
    """Return a consultation; unless told otherwise it ended long before the test's moment."""
    starts = opens_on or at.date() - timedelta(days=90)
    return actions.open_consultation(
        question="Should we charge carers for their own support?",
        opens_on=starts,
        closes_on=starts + timedelta(days=days),
        by=by,
        at=at,
    )


def a_value(
    key: str, value: object, *, by: User, at: datetime, starts_on: date | None = None
) -> SettingValue:
    """Set one setting with a reason for not asking."""
    return actions.set_setting(
        key=key,
        value=value,
        starts_on=starts_on or at.date(),
        source="Cabinet, 3 November 2026",
        not_consulted_because=BECAUSE,
        by=by,
        at=at,
    )


def an_amount(name: str, amount: int, *, by: User, at: datetime, starts_on: date) -> CouncilFigure:
    """Enter an amount of the law as one person read it. It waits for a second reader."""
    item = actions.NewFigure(
        name=name,
        starts_on=starts_on,
        amount=amount,
        instrument=f"Circular {starts_on.year} to {starts_on.year + 1}",
        page="annex, page 2",
    )
    return actions.enter_figures(items=[item], by=by, at=at)[0]


def a_council_figure(
    name: str, amount: int, *, looking: Looking, at: datetime, starts_on: date
) -> CouncilFigure:
    """Return an amount of the law that two people of the council read."""
    first, second = a_login("finance", now=at), a_login("finance", now=at)
    with looking(first):
        entered = an_amount(name, amount, by=first, at=at, starts_on=starts_on)
    with looking(second):
        return actions.confirm_figure(figure=entered.pk, amount=amount, by=second, at=at)
