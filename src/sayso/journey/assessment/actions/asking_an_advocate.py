"""Write down that an independent advocate was asked for, and that they came (Care Act 2014, section 67)."""

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
from sayso.journey.assessment.models import AdvocateReferral
from sayso.rules.refusals import Invalid, NotFound, WrongState


@dataclass(frozen=True, kw_only=True)
class NewReferral:
    """Whom we asked for an advocate, and on which day."""

    person: UUID
    asked_of: str
    asked_on: date
    key: UUID = field(default_factory=uuid.uuid4)


@named_action(kind=Kind.RECORDS, permission=Permission.ASSESS)
def ask_for_advocate(*, referral: NewReferral, by: User, at: datetime) -> AdvocateReferral:
    """Keep that one was asked for. Raises NotFound, Invalid, and WrongState while one is waited for."""
    authorise_on(by, person=referral.person, area=Area.HEALTH)
    wrong = {}
    if not referral.asked_of.strip():
        wrong["asked_of"] = "Write whom you asked."
    if referral.asked_on > timezone.localdate(at):
        wrong["asked_on"] = "This day is still to come. Write the day on which you asked."
    if wrong:
        raise Invalid(next(iter(wrong.values())), fields=wrong)
    rows = AdvocateReferral.objects.visible_to(by).filter(person_id=referral.person, came_on=None)
    if rows.exists():
        raise WrongState("An advocate was asked for already, and is waited for.")
    made = AdvocateReferral(
        id=referral.key,
        person_id=referral.person,
        asked_on=referral.asked_on,
        asked_of=referral.asked_of.strip(),
        recorded_at=at,
        recorded_by=by,
    )
    made.save(force_insert=True)
    about = ("advocate referral", made.pk)
    write([event("assessment.ask_for_advocate", by=by, at=at, person=made.person_id, about=about)])
    return made


@named_action(kind=Kind.RECORDS, permission=Permission.ASSESS)
def advocate_came(
    *, referral: UUID, person: UUID, came_on: date, name: str, by: User, at: datetime
) -> AdvocateReferral:
    """Keep who came, and when. Raises NotFound, Invalid, and WrongState when it is written down already."""
    authorise_on(by, person=person, area=Area.HEALTH)
    rows = AdvocateReferral.objects.visible_to(by).select_for_update().filter(person_id=person, pk=referral)
    found: AdvocateReferral | None = rows.first()
    if found is None:
        raise NotFound(NOT_FOUND)
    if found.came_on:
        raise WrongState("It is written down already that the advocate came.")
    wrong = {}
    if not name.strip():
        wrong["name"] = "Write the name of the advocate."
    if not found.asked_on <= came_on <= timezone.localdate(at):
        wrong["came_on"] = "Write a day from when you asked until today."
    if wrong:
        raise Invalid(next(iter(wrong.values())), fields=wrong)
    found.came_on, found.advocate_name, found.came_at, found.came_by = came_on, name.strip(), at, by
    found.save(update_fields=["came_on", "advocate_name", "came_at", "came_by"])
    about = ("advocate referral", found.pk)
    write([event("assessment.advocate_came", by=by, at=at, person=person, about=about)])
    return found
