"""End somebody's side of a pair. From then on each sees only what they wrote themself."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import Kind, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.journey.partnership.actions.open_pairs import opened
from sayso.journey.partnership.actions.speaking import authorise_to_speak, hold, side_of
from sayso.journey.partnership.models import PartnershipSide
from sayso.rules.refusals import Invalid, WrongState

#: A person, and their side.
OneSide = tuple[UUID, UUID]


@named_action(kind=Kind.RECORDS, permission=Permission.KEEP_PARTNERSHIP)
def end_sides(
    *, items: Sequence[OneSide], ends_before: date, by: User, at: datetime
) -> list[PartnershipSide]:
    """Let these sides last until the day before `ends_before`.

    One of the two may end their own side alone: the other's page stays, with only their own words on it.
    Raises NotFound, Invalid for a day before the start or to come, and WrongState for a side that has ended.
    """
    for person, _side in items:
        authorise_to_speak(by, person=person, area=Area.SHARING)
    hold({person for person, _side in items}, by=by)
    sides = [side_of(person, side, by=by) for person, side in items]
    for side in sides:
        if side.ends_before is not None:
            raise WrongState("This has ended already.")
        if not side.starts_on <= ends_before <= timezone.localdate(at):
            say = "Write a day from its start until today."
            raise Invalid(say, fields={"ends_before": say})
    PartnershipSide.objects.filter(pk__in=[side.pk for side in sides]).update(ends_before=ends_before)
    for side in sides:
        side.ends_before = ends_before
    write([opened(side, by=by, at=at, action="partnership.end_side") for side in sides])
    return sides


@named_action(kind=Kind.RECORDS, permission=Permission.KEEP_PARTNERSHIP)
def end_side(*, person: UUID, side: UUID, ends_before: date, by: User, at: datetime) -> PartnershipSide:
    """End one. Refuses as `end_sides` does."""
    return end_sides(items=[(person, side)], ends_before=ends_before, by=by, at=at)[0]
