"""Hold people while what they pay is changed. For the actions only."""

from collections.abc import Sequence
from uuid import UUID

from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import NOT_FOUND
from sayso.journey.people.models import Person
from sayso.rules.refusals import NotFound


def hold_people(people: Sequence[UUID], by: User) -> None:
    """Hold the people, not their rows: of two first sums at once there is no row yet to hold.

    Raises NotFound for a key of nobody: a grant on the whole council opens even that.
    """
    rows = Person.objects.visible_to(by).select_for_update(no_key=True).filter(pk__in=people)
    if {found for (found,) in rows.order_by("pk").values_list("pk")} != set(people):
        raise NotFound(NOT_FOUND)
