"""A right to aftercare, what bodies say of it, and lines that it frees, by the actions that a worker uses."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from sayso.foundation.access.models import User
from sayso.foundation.access.viewer import viewing
from sayso.journey.charging import actions
from sayso.journey.charging.models import Aftercare, AftercareWord, FreeLine
from sayso.journey.charging.statuses import Body, LivedIn, PlacedBy, Section

LEFT_ON = date(2026, 3, 2)


def new_aftercare(person: UUID, **changed: Any) -> actions.NewAftercare:
    """Return a right to aftercare since March, of somebody who lived here before."""
    made: dict[str, Any] = {
        "section": Section.S3,
        "detained_on": date(2025, 11, 10),
        "left_on": LEFT_ON,
        "lived_in": LivedIn.OURS,
        "placed_by": PlacedBy.NOBODY,
        "nhs_body": "NHS Lindenshire Integrated Care Board",
        "what": "Somebody to talk to twice a week, and help to keep the flat.",
    }
    return actions.NewAftercare(person=person, **(made | changed))


def an_aftercare(person: UUID, *, by: User, now: datetime, **changed: Any) -> Aftercare:
    """Return it as it is kept."""
    with transaction.atomic(), viewing(by, at=now):
        return actions.record_aftercare(aftercare=new_aftercare(person, **changed), by=by, at=now)


def freed(person: UUID, *lines: UUID, by: User, now: datetime, on: date | None = None) -> list[FreeLine]:
    """Return these lines of the plan as free, from today on."""
    with transaction.atomic(), viewing(by, at=now):
        return actions.free_lines(person=person, lines=lines, starts_on=on or now.date(), by=by, at=now)


def says(person: UUID, body: Body, *, by: User, now: datetime, **changed: Any) -> AftercareWord:
    """Return what a body says: that it is over, looked at with the person in November."""
    said: dict[str, Any] = {
        "is_over": True,
        "reason": "Well for two years, and wants to go on alone.",
        "reviewed_on": date(2026, 11, 2),
    }
    word = actions.NewWord(person=person, body=body, **(said | changed))
    with transaction.atomic(), viewing(by, at=now):
        return actions.say_on_aftercare(word=word, by=by, at=now)
