"""How somebody was asked, and who is still to be seen alone. Nobody close reads it, whatever their work."""

from collections.abc import Iterable
from datetime import date, timedelta
from uuid import UUID

from sayso.foundation.access.viewer import Viewer
from sayso.journey.people.models import HowAsked, SeeAlone
from sayso.journey.people.queries.joined import record_keys
from sayso.journey.people.statuses import Alone, AskedPlace

#: A conversation so many days before an assessment says how they were asked: it is not asked again.
SAME_TALK = timedelta(days=28)


def to_see_alone(people: Iterable[UUID], *, viewer: Viewer) -> list[SeeAlone]:
    """Return which of these people are still to be seen alone, what is due first first."""
    rows = SeeAlone.objects.visible_to(viewer).filter(person_id__in=list(people), closed_at=None)
    return list(rows.order_by("due_on", "opened_at"))


def to_see_alone_one(person: UUID, *, viewer: Viewer) -> SeeAlone | None:
    """Return that this person is still to be seen alone; None when they are not."""
    return next(iter(to_see_alone(record_keys(person, viewer=viewer), viewer=viewer)), None)


def how_asked(person: UUID, *, viewer: Viewer, most: int = 50) -> list[HowAsked]:
    """Return how somebody was asked each time, the newest first."""
    keys = record_keys(person, viewer=viewer)
    rows = HowAsked.objects.visible_to(viewer).filter(person_id__in=keys)
    return list(rows.select_related("recorded_by").order_by("-asked_on", "-recorded_at")[:most])


def knows_how_asked(person: UUID, *, viewer: Viewer, on: date) -> bool:
    """Whether a talk or an assessment shortly before says how they were asked, so that nobody asks again."""
    keys = record_keys(person, viewer=viewer)
    rows = HowAsked.objects.visible_to(viewer).filter(
        person_id__in=keys, place__in=(AskedPlace.TALK, AskedPlace.ASSESSMENT)
    )
    known = rows.exclude(alone=Alone.NOT_KNOWN)
    return known.filter(asked_on__range=(on - SAME_TALK, on)).exists()
