"""What the actions of this room have in common: who speaks for whom, and on which side."""

from collections.abc import Collection
from uuid import UUID

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import NOT_FOUND, authorise_on
from sayso.journey.partnership.models import PartnershipSide
from sayso.journey.people.models import Person
from sayso.rules.refusals import NotFound


def authorise_to_speak(by: User, *, person: UUID, area: Area) -> None:
    """Raise NotFound unless this login may write on this area of this record for them.

    Whoever does not work here speaks for themself: what another shares with them does not make it theirs.
    """
    if not by.is_staff and person != by.subject_id:
        raise NotFound(NOT_FOUND)
    authorise_on(by, person=person, area=area)


def side_of(person: UUID, side: UUID, *, by: User) -> PartnershipSide:
    """Return a side of this person's, live or ended. Raises NotFound."""
    found: PartnershipSide | None = (
        PartnershipSide.objects.visible_to(by).current().filter(person_id=person, pk=side).first()
    )
    if found is None:
        raise NotFound(NOT_FOUND)
    return found


def own_voice(side: PartnershipSide, *, by: User) -> PartnershipSide:
    """Return the side, unless whoever acts is the other of the two: nobody speaks in the other's name.

    Raises NotFound. They may work here too, and even hold that account.
    """
    if by.subject_id is not None and by.subject_id == side.other_id:
        raise NotFound(NOT_FOUND)
    return side


def hold(people: Collection[UUID], *, by: User) -> None:
    """Let whoever writes next about these people wait, always in the same order. Raises NotFound."""
    rows = Person.objects.visible_to(by).select_for_update(no_key=True)
    if len(list(rows.filter(person_id__in=people).order_by("person_id"))) != len(set(people)):
        raise NotFound(NOT_FOUND)
