"""Powers for tests, made as workers make them. Everyone is made up."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from sayso.foundation.access.models import User
from sayso.foundation.access.viewer import viewing
from sayso.journey.assessment import actions as assessment
from sayso.journey.assessment.models import CapacityRecord
from sayso.journey.powers import actions
from sayso.journey.powers.models import Power
from sayso.journey.powers.statuses import Ground, PersonSaid, PowerKind, RegisterSays, UsedFor
from tests.factories.assessment import a_new_capacity_record

LASTING = (PowerKind.ATTORNEY_WELFARE, PowerKind.ATTORNEY_MONEY)
WELFARE = (PowerKind.ATTORNEY_WELFARE, PowerKind.DEPUTY_WELFARE)


def a_new_power(person: UUID, kind: PowerKind, **changed: Any) -> actions.NewPower:
    """Return a power that Bea Marsh holds since the spring, whose paper was seen."""
    power: dict[str, Any] = {
        "holder_called": "Bea Marsh",
        "starts_on": date(2026, 3, 1),
        "person_said": PersonSaid.YES,
        "paper_words": "The original",
        "paper_seen_on": date(2026, 3, 9),
    }
    if kind == PowerKind.ADVOCATE:
        power["ground"] = Ground.ADVOCACY
    if kind == PowerKind.AUTHORISED:
        power["ground"] = Ground.NOBODY_ELSE
    return actions.NewPower(person=person, kind=kind, **(power | changed))


def a_power(person: UUID, kind: PowerKind, *, by: User, now: datetime, **changed: Any) -> Power:
    """Return a power on record, in the register where its kind has one; it opens nothing yet."""
    with transaction.atomic(), viewing(by, at=now):
        made = actions.record_power(power=a_new_power(person, kind, **changed), by=by, at=now)
        if kind in LASTING:
            actions.check_register(check=a_new_check(made), by=by, at=now)
    return made


def a_new_check(power: Power, **changed: Any) -> actions.NewCheck:
    """Return that the register says it stands."""
    said: dict[str, Any] = {
        "says": RegisterSays.STANDS,
        "reference": "7000-1234-5678",
        "checked_on": date(2026, 3, 10),
    }
    return actions.NewCheck(person=power.person_id, power=power.pk, **(said | changed))


def could_not_decide(person: UUID, *, by: User, now: datetime, **changed: Any) -> CapacityRecord:
    """Return a record that the person could not decide about how they are supported."""
    about = {"to_decide": "How she is supported at home"} | changed
    with transaction.atomic(), viewing(by, at=now):
        return assessment.record_capacity(record=a_new_capacity_record(person, now, **about), by=by, at=now)


def open_for(
    power: Power, login: User, *, by: User, now: datetime, capacity: CapacityRecord | None = None
) -> None:
    """Open a power to its holder's sign-in, for support where a record of capacity is given."""
    opening = actions.Opening(
        person=power.person_id,
        power=power.pk,
        email=login.email,
        capacity=capacity.pk if capacity else None,
        used_for=UsedFor.SUPPORT if capacity else None,
    )
    with transaction.atomic(), viewing(by, at=now):
        actions.open_power(opening=opening, by=by, at=now)


def an_open_power(
    person: UUID, kind: PowerKind, login: User, *, by: User, now: datetime, **changed: Any
) -> Power:
    """Return a power that its holder can use now; for welfare with the record of capacity that it needs."""
    power = a_power(person, kind, by=by, now=now, **changed)
    capacity = could_not_decide(person, by=by, now=now) if kind in WELFARE else None
    open_for(power, login, by=by, now=now, capacity=capacity)
    return power
