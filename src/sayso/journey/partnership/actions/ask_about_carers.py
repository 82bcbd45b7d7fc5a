"""Keep that somebody says nobody cares for them, unpaid; and when to ask again."""

import uuid
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import Kind, authorise_on, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.journey.partnership.actions.speaking import hold
from sayso.journey.partnership.models import NoCarer
from sayso.rules.clocks.promises import CARER_ASKED_AGAIN
from sayso.rules.refusals import Invalid, NotPermitted

ASK_THEM = "A worker asks and writes this down."


@named_action(kind=Kind.RECORDS, permission=Permission.KEEP_PARTNERSHIP)
def record_no_carer(
    *, person: UUID, said_on: date, ask_again_on: date, by: User, at: datetime, key: UUID | None = None
) -> NoCarer:
    """Keep it, in place of what was said before. They are asked again at each review, and within a year.

    Raises NotFound, NotPermitted for whoever does not work here, Invalid for a day that cannot be.
    """
    if not by.is_staff:
        raise NotPermitted(ASK_THEM)
    authorise_on(by, person=person, area=Area.SHARING)
    wrong = {}
    if said_on > timezone.localdate(at):
        wrong["said_on"] = "This day is still to come. Write the day they said it."
    if not said_on < ask_again_on <= CARER_ASKED_AGAIN.after(said_on):
        wrong["ask_again_on"] = "Write a later day, within a year."
    if wrong:
        raise Invalid(next(iter(wrong.values())), fields=wrong)
    hold([person], by=by)
    before = NoCarer.objects.visible_to(by).current().filter(person_id=person)
    before.update(replaced_at=at, replaced_by=by)
    row = NoCarer(id=key or uuid.uuid4(), person_id=person, said_on=said_on, ask_again_on=ask_again_on)
    row.recorded_at, row.recorded_by = at, by
    row.save(force_insert=True)
    write([event("partnership.record_no_carer", by=by, at=at, person=person, about=("answer", row.pk))])
    return row
