"""Questions about concerns. None of them is ever asked for a person's or a carer's own page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet

from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import NOT_FOUND
from sayso.foundation.govuk.presenting import LONDON
from sayso.foundation.policy.queries import value
from sayso.journey.casework.models import ConcernHeard, OpenContact
from sayso.journey.casework.statuses import Harm
from sayso.journey.safeguarding.models import Concern, StaffConcern
from sayso.rules.clocks.safeguarding import CONCERN_DECIDED
from sayso.rules.refusals import NotFound


@dataclass(frozen=True, kw_only=True)
class Heard:
    """A worry heard in a contact, which nobody has taken up as a concern yet. `person`: if on record."""

    contact: UUID
    person: UUID | None
    about: str
    place: str
    words: str
    harm: Harm
    person_knows: str
    heard_at: datetime


def waiting(*, viewer: User) -> QuerySet[Concern]:
    """Return the concerns that wait for a decision: danger now first, then the oldest."""
    found = Concern.objects.visible_to(viewer).filter(decision=None)
    return found.order_by("looks_repeated", "-danger", "raised_at")


def concern(key: UUID, *, viewer: User) -> Concern:
    """Return one concern. Raises NotFound when it is not open to this viewer."""
    found: Concern | None = (
        Concern.objects.visible_to(viewer).filter(pk=key).select_related("decision").first()
    )
    if found is None:
        raise NotFound(NOT_FOUND)
    return found


def decide_by(raised_at: datetime) -> date:
    """Return the day by which a concern is to be decided, as the council has set it."""
    day = raised_at.astimezone(LONDON).date()
    days = value(CONCERN_DECIDED.setting, on=day)
    assert isinstance(days, int)
    return CONCERN_DECIDED.after(day, days)


def all_heard(*, viewer: User) -> list[Heard]:
    """Return every worry heard in a contact and not taken up, danger first, then the oldest."""
    taken = set(Concern.objects.visible_to(viewer).exclude(heard_in=None).values_list("heard_in", flat=True))
    found = [
        Heard(
            contact=row.contact_id,
            person=row.person_id,
            about="",
            place="",
            words=row.words,
            harm=Harm.DANGER if row.danger else Harm.MAYBE,
            person_knows="",
            heard_at=row.heard_at,
        )
        for row in ConcernHeard.objects.visible_to(viewer)
    ]
    found += [
        Heard(
            contact=row.pk,
            person=None,
            about=row.about,
            place=row.whereabouts,
            words=row.what_happened,
            harm=Harm(row.harm),
            person_knows=row.person_knows,
            heard_at=row.taken_at,
        )
        for row in OpenContact.objects.exclude(harm=Harm.NO)
    ]
    left = [one for one in found if one.contact not in taken]
    return sorted(left, key=lambda one: (one.harm is not Harm.DANGER, one.heard_at))


def heard(contact: UUID, *, viewer: User) -> Heard | None:
    """Return the worry heard in one contact, if it is open to this viewer and not taken up."""
    return next((one for one in all_heard(viewer=viewer) if one.contact == contact), None)


def staff_concerns() -> Sequence[StaffConcern]:
    """Return the concerns about people who work here; the database shows them to a principal alone."""
    return list(StaffConcern.objects.order_by("answered_at", "raised_at"))
