"""Keep that somebody was seen alone or not, and close with a reason that they were to be seen alone."""

import uuid
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import NOT_FOUND, Kind, authorise_on, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.journey.people.facts import Asked, Of, keep_asked
from sayso.journey.people.models import SeeAlone
from sayso.journey.people.statuses import AskedPlace
from sayso.rules.refusals import Invalid, NotFound, WrongState

WHY = "Write why they need not be seen alone, or cannot be."
TO_COME = "This day is still to come. Write the day on which you asked them."
CLOSED = "This is closed already."


@dataclass(frozen=True, kw_only=True)
class NewAsked:
    """How somebody was asked on a day, at one place. A worker says so; or the person, on their own page."""

    person: UUID
    asked: Asked
    asked_on: date
    place: AskedPlace = AskedPlace.SEEN
    key: UUID = field(default_factory=uuid.uuid4)


@named_action(kind=Kind.RECORDS, permission=Permission.SAY_WHAT_MATTERS)
def record_asked(*, asked: NewAsked, by: User, at: datetime) -> None:
    """Keep how somebody was asked. Not alone: they are to be seen alone. Raises NotFound and Invalid.

    It stands by itself where what they were asked about was not kept: a yes, a choice of sharing that waits.
    """
    if by.subject_id != asked.person:
        authorise_on(by, person=asked.person, area=Area.STORY)
    if asked.asked_on > timezone.localdate(at):
        raise Invalid(TO_COME, fields={"asked_on": TO_COME})
    of = Of(asked.place, asked.key, asked.asked_on)
    keep_asked(asked.asked, person=asked.person, of=of, by=by, at=at)


@named_action(kind=Kind.RECORDS, permission=Permission.CHANGE_PERSON)
def close_see_alone(*, person: UUID, task: UUID, because: str, by: User, at: datetime) -> SeeAlone:
    """Close it with a reason. Raises NotFound, Invalid without one, and WrongState once it is closed."""
    authorise_on(by, person=person, area=Area.STORY)
    rows = SeeAlone.objects.visible_to(by).select_for_update(of=("self",)).filter(pk=task, person_id=person)
    found: SeeAlone | None = rows.first()
    if found is None:
        raise NotFound(NOT_FOUND)
    if found.closed_at:
        raise WrongState(CLOSED)
    if not because.strip():
        raise Invalid(WHY, fields={"because": WHY})
    found.closed_at, found.closed_by, found.closed_because = at, by, because.strip()
    found.save(update_fields=["closed_at", "closed_by", "closed_because"])
    about = ("see_alone", found.pk)
    write([event("people.close_see_alone", by=by, at=at, person=person, about=about)])
    return found
