"""Record that somebody has died, and undo it where it was a mistake."""

import uuid
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from sayso.foundation.access import grants
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import Kind, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.journey.people.actions.succession import authorise_on_all, replace, unless_changed
from sayso.journey.people.models import Death, Person
from sayso.journey.people.queries.joined import record_keys
from sayso.rules.refusals import Invalid, WrongState

#: How the reason of every grant begins that ends when somebody dies: those of whoever acted for them.
ENDS_WITH_LIFE = "power "
NONE_STANDS = "No death is recorded here now. Open the page again to see what stands."


@dataclass(frozen=True, kw_only=True)
class NewDeath:
    """When somebody died, and who told us."""

    person: UUID
    died_on: date
    told_by: str
    key: UUID = field(default_factory=uuid.uuid4)

    def check(self, *, today: date) -> None:
        """Raise Invalid, by field, for a day to come and with nobody who told us."""
        wrong = {}
        if self.died_on > today:
            wrong["died_on"] = "This day is still to come. Write the day on which they died."
        if not self.told_by.strip():
            wrong["told_by"] = "Write who told you, and how."
        if wrong:
            raise Invalid(next(iter(wrong.values())), fields=wrong)


@named_action(kind=Kind.RECORDS, permission=Permission.CHANGE_PERSON)
def record_death(*, death: NewDeath, by: User, at: datetime, seen_version: int | None = None) -> Death:
    """Keep it, in place of what was recorded before. From this minute nothing addressed to them leaves.

    Payments that are not checked yet are held, and named. Nothing of anybody else's changes: a carer's own
    support goes on. Raises NotFound, Invalid, and Stale when it changed after `seen_version`.
    """
    authorise_on_all(by, [death.person])
    death.check(today=timezone.localdate(at))
    _hold(death.person, by=by)
    unless_changed(Death, death.person, seen_version=seen_version, by=by)
    made = Death(
        id=death.key,
        person_id=death.person,
        died_on=death.died_on,
        told_by=death.told_by.strip(),
        recorded_at=at,
        recorded_by=by,
    )
    replace([made], by=by, at=at)
    for key in record_keys(death.person, viewer=by):  # nobody acts for them any more, by either half
        grants.end(grants.live_beginning(person=key, begins=ENDS_WITH_LIFE), at=at)
    write([event("people.record_death", by=by, at=at, person=death.person, about=("death", made.pk))])
    return made


@named_action(kind=Kind.RECORDS, permission=Permission.CHANGE_PERSON)
def undo_death(*, person: UUID, because: str, by: User, at: datetime) -> list[Death]:
    """Undo it: they are alive. All is as it was before, and what was recorded stays to be read with why.

    Raises NotFound; Invalid without a reason; WrongState where none stands.
    """
    authorise_on_all(by, [person])
    if not because.strip():
        sentence = "Write how you know that they are alive."
        raise Invalid(sentence, fields={"because": sentence})
    _hold(person, by=by)
    keys = record_keys(person, viewer=by)
    stands = list(Death.objects.visible_to(by).current().filter(person_id__in=keys))
    if not stands:
        raise WrongState(NONE_STANDS)
    for row in stands:
        row.replaced_at, row.replaced_by, row.undone_because = at, by, because.strip()
    Death.objects.bulk_update(stands, ["replaced_at", "replaced_by", "undone_because"])
    write(
        event("people.undo_death", by=by, at=at, person=row.person_id, about=("death", row.pk))
        for row in stands
    )
    return stands


def _hold(person: UUID, *, by: User) -> None:
    """Hold the person: of two who write at once the second waits, and then looks again."""
    list(Person.objects.visible_to(by).select_for_update(no_key=True).filter(person_id=person))
