"""What sharing and ceasing to share have in common: whose say it is, and that nobody was faster."""

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import NOT_FOUND, authorise, authorise_on, event
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import Event
from sayso.journey.people.models import Person, SharingChoice
from sayso.journey.people.statuses import Shareable, SharingSaid
from sayso.rules.refusals import Invalid, NotFound, Stale

ASK_ALONE = "Ask them first when they are alone. Then record what they chose."
CHOOSE = "Choose at least one thing."
CHANGED = "This was changed in the meantime. Read what stands now, then save again."
OPEN_AGAIN = "Open the page again to see it as it is now."


def how_said(*, person: UUID, told_alone: bool, by: User) -> SharingSaid:
    """Return how the person said it: by their own sign-in, or to a worker while nobody else was there.

    Raises NotPermitted for whoever is neither; NotFound when the choices are not open to them; Invalid when
    a worker was not told alone (B-28): with somebody beside them it may be that other's choice.
    """
    own = by.subject_id == person
    if not own:
        authorise(by, Permission.CHANGE_PERSON)
    authorise_on(by, person=person, area=Area.SHARING)
    if own:
        return SharingSaid.OWN_PAGE
    if not told_alone:
        raise Invalid(ASK_ALONE, fields={"told_alone": ASK_ALONE})
    return SharingSaid.TOLD_ALONE


def hold(person: UUID, *, seen_version: int | None, by: User) -> None:
    """Let whoever chooses next for them wait. Raise Stale when choices changed after `seen_version`."""
    if not list(Person.objects.visible_to(by).select_for_update(no_key=True).filter(person_id=person)):
        raise NotFound(NOT_FOUND)
    if seen_version not in (None, SharingChoice.objects.visible_to(by).version_of(person)):
        raise Stale(CHANGED)


def what(areas: Collection[Shareable]) -> list[Shareable]:
    """Return the areas in their order, each once. Raise Invalid when there is none."""
    if not areas:
        raise Invalid(CHOOSE, fields={"areas": CHOOSE})
    return sorted(set(areas))


def events_of(
    action: str, rows: Sequence[SharingChoice], said: SharingSaid, *, by: User, at: datetime
) -> list[Event]:
    """Return the events of these choices: on the record of whoever shares, and on nobody else's."""
    return [
        event(
            action,
            by=by,
            at=at,
            person=row.person_id,
            about=("sharing choice", row.pk),
            facts={"area": row.shares, "said": said},
        )
        for row in rows
    ]
