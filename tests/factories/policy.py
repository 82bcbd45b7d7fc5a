"""Settings and consultations for tests, made by the actions that a council uses."""

from datetime import date, datetime, timedelta

from sayso.foundation.access.models import User
from sayso.foundation.policy import actions
from sayso.foundation.policy.models import Consultation, SettingValue

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
