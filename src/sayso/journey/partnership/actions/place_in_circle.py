"""Say how close people are, as the person themself says, from a day on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import Kind, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.journey.partnership.actions.speaking import authorise_to_speak, hold
from sayso.journey.partnership.models import Closeness
from sayso.journey.partnership.queries.circle import key_of, near_people
from sayso.journey.partnership.statuses import Ring
from sayso.rules.refusals import Invalid


@dataclass(frozen=True)
class Placed:
    """Where one of the people close to somebody stands from today; None: not in the picture.

    `who` is the key that `queries.circle.near_people` gives them.
    """

    who: str
    ring: Ring | None


@named_action(kind=Kind.RECORDS, permission=Permission.KEEP_PARTNERSHIP)
def place_in_circle(*, person: UUID, items: Sequence[Placed], by: User, at: datetime) -> list[Closeness]:
    """Let these people stand where the person says, from today. Yesterday's picture stays as it was.

    Their own sign-in says it of their own circle, or a worker writes it as told. Raises NotFound, and Invalid
    for somebody whom the record does not know as close.
    """
    authorise_to_speak(by, person=person, area=Area.SHARING)
    hold([person], by=by)
    today = timezone.localdate(at)
    near = {one.who: one for one in near_people(person, viewer=by, on=today)}
    if strange := [item.who for item in items if item.who not in near]:
        raise Invalid(
            "Choose from the people who are recorded as close.", fields={strange[0]: "Choose again."}
        )
    stand = {key_of(row): row for row in Closeness.objects.visible_to(by).on(today).filter(person_id=person)}
    made, ended = [], []
    for item in items:
        before = stand.get(item.who)
        if (before.ring if before else None) == item.ring:
            continue
        if before:
            ended.append(before)
        if item.ring:
            one = near[item.who]
            row = Closeness(person_id=person, other_id=one.other, called=one.called, ring=item.ring)
            row.starts_on, row.recorded_at, row.recorded_by = today, at, by
            made.append(row)
    for row in ended:
        if row.starts_on == today:  # put right on the same day: it never was so
            row.replaced_at, row.replaced_by = at, by
        else:
            row.ends_before = today
        row.save(update_fields=["ends_before", "replaced_at", "replaced_by"])
    Closeness.objects.bulk_create(made)
    facts = {"placed": len(made), "moved": len(ended)}
    write([event("partnership.place_in_circle", by=by, at=at, person=person, facts=facts)])
    return made
