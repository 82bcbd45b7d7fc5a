"""What the actions of the desk share: an open request, and records that are open for a moment."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from sayso.council.records.models import RecordRequest
from sayso.council.records.queries import request_of
from sayso.foundation.access import grants
from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import RoleHeld, User
from sayso.foundation.access.named_action import event
from sayso.foundation.access.restricted import is_restricted
from sayso.foundation.audit.writing import write
from sayso.rules.refusals import Invalid, WrongState

#: What a record is made of. What was asked of the desk and what it gathered is not among it.
OF_A_RECORD = tuple(
    area for area in Area if not area.is_of_council and area not in (Area.ASKED, Area.GATHERED)
)
DESK, AT_THE_DESK = "data", "records desk"
OVER = "This request has been answered. A new one begins anew."
TO_COME = "This day is still to come. Write a day up to today."


@contextmanager
def opened(
    people: Iterable[UUID], areas: Iterable[Area], *, because: str, by: User, at: datetime
) -> Iterator[None]:
    """Open these areas of these records to whoever acts until the block ends; the trail keeps that they were.

    A refusal inside undoes it with all the rest.
    """
    given = [
        grants.NewGrant(
            login=by.pk, person=person, area=area, starts=at, because=because, opens_restricted=True
        )
        for person in set(people)
        for area in areas
    ]
    grants.give(given, at=at)
    yield
    grants.end([one.key for one in given], at=at)


def open_to_the_desk(person: UUID, *, at: datetime) -> None:
    """Let the data officers of today read what is asked about a record that is closed to them, and answer it.

    A closed record has its month too. They read what was asked and what they gather, and nothing else of it.
    """
    if not is_restricted(person):
        return
    for login in RoleHeld.objects.filter(role=DESK, ended_at=None).values_list("user_id", flat=True):
        if not grants.live(person=person, login=login, because=AT_THE_DESK):
            areas = [Area.ASKED, Area.GATHERED]
            grants.give_on(
                login=login, person=person, areas=areas, because=AT_THE_DESK, at=at, opens_restricted=True
            )


def why(row: RecordRequest) -> str:
    """Return the reason that grants for this request bear."""
    return f"record request {row.pk}"


def open_request(key: UUID, *, by: User) -> RecordRequest:
    """Return a request that waits for an answer, locked. Raises NotFound, and WrongState once it is over."""
    request_of(key, viewer=by)
    row: RecordRequest = RecordRequest.objects.visible_to(by).select_for_update().get(pk=key)
    if not row.is_open:
        raise WrongState(OVER)
    return row


def day_told(on: date | None, *, at: datetime, field: str) -> date:
    """Return the day that was told, else today. Raises Invalid for a day still to come."""
    today = timezone.localdate(at)
    if on is not None and on > today:
        raise Invalid(TO_COME, fields={field: TO_COME})
    return on or today


def words_told(words: str, *, field: str, say: str, most: int = 4000) -> str:
    """Return words that must be there. Raises Invalid, by field."""
    told = words.strip()
    if not told or len(told) > most:
        say = say if not told else f"Write up to {most} letters."
        raise Invalid(say, fields={field: say})
    return told


def wrote(what: str, row: RecordRequest, *, by: User, at: datetime, **facts: object) -> None:
    """Write the event of one act on one request."""
    about = ("record request", row.pk)
    write([event(f"records.{what}", by=by, at=at, person=row.person_id, about=about, facts=facts)])
