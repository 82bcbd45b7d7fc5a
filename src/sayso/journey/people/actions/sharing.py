"""What sharing and ceasing to share have in common: whose say it is, and that nobody was faster."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import NOT_FOUND, authorise, authorise_on, event
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import Event
from sayso.journey.people.facts import Asked, Of, keep_asked
from sayso.journey.people.models import Person, SharingChoice
from sayso.journey.people.statuses import AskedPlace, Means, Shareable, SharingSaid
from sayso.rules.refusals import Invalid, NotFound, Stale

ASK_ALONE = "Ask them first when they are alone. Then record what they chose."
CHOOSE = "Choose at least one thing."
CHANGED = "This was changed in the meantime. Read what stands now, then save again."
OPEN_AGAIN = "Open the page again to see it as it is now."


def how_said(*, person: UUID, asked: Asked, by: User, opens: bool) -> SharingSaid:
    """Return how the person said it: by their own sign-in, to a worker while alone, or to a worker.

    Raises NotPermitted for whoever is neither; NotFound when the choices are not open to them. What `opens`
    something raises Invalid when a worker was not told alone (B-28): with somebody beside them it may be that
    other's choice. To stop is never refused.
    """
    own = by.subject_id == person
    if not own:
        authorise(by, Permission.CHANGE_PERSON)
    authorise_on(by, person=person, area=Area.SHARING)
    if own:
        return SharingSaid.OWN_PAGE
    if asked.is_theirs:
        return SharingSaid.TOLD_ALONE
    if opens:
        raise Invalid(ASK_ALONE, fields={"alone": ASK_ALONE})
    return SharingSaid.TOLD


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


def keep_how(
    asked: Asked, rows: Sequence[SharingChoice], said: SharingSaid, *, by: User, at: datetime
) -> None:
    """Keep how they were asked, with the first of the choices: for workers, and nobody else."""
    if said is SharingSaid.OWN_PAGE:
        asked = replace(asked, means=Means.OWN_PAGE)
    of = Of(AskedPlace.SHARING, rows[0].pk, timezone.localdate(at))
    keep_asked(asked, person=rows[0].person_id, by=by, at=at, of=of)


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
