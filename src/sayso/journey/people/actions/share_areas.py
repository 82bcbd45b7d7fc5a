"""Share areas of one's own record with somebody close."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from sayso.foundation.access import grants
from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import Kind, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.journey.people.actions.sharing import OPEN_AGAIN, events_of, hold, how_said, keep_how, what
from sayso.journey.people.facts import NOT_SAID, Asked
from sayso.journey.people.models import SharingChoice
from sayso.journey.people.queries.sharing import close_people
from sayso.journey.people.statuses import Shareable
from sayso.rules.refusals import Invalid, WrongState


@named_action(kind=Kind.RECORDS, permission=Permission.CHOOSE_SHARING)
def share_areas(
    *,
    person: UUID,
    with_person: UUID,
    areas: Collection[Shareable],
    by: User,
    at: datetime,
    asked: Asked = NOT_SAID,
    seen_version: int | None = None,
) -> list[SharingChoice]:
    """Share these areas of one person's record with somebody close to them, from this moment.

    The other's own sign-in may read them from now on; nobody is told, and no event names the other's record.
    A worker records it only when they were alone, or were offered that. Raises NotFound, NotPermitted, Stale;
    Invalid with no area, for somebody who is not close, or when a worker was not told alone; WrongState when
    one is shared already.
    """
    said, chosen = how_said(person=person, asked=asked, by=by, opens=True), what(areas)
    hold(person, seen_version=seen_version, by=by)
    _check(person, with_person, chosen, by, timezone.localdate(at))
    rows = [
        SharingChoice(
            person_id=person,
            with_person_id=with_person,
            shares=area,
            said=said,
            recorded_at=at,
            recorded_by=by,
        )
        for area in chosen
    ]
    SharingChoice.objects.bulk_create(rows)
    _open(rows, at)
    keep_how(asked, rows, said, by=by, at=at)
    write(events_of("people.share_area", rows, said, by=by, at=at))
    return rows


def _check(person: UUID, with_person: UUID, chosen: Collection[Shareable], by: User, today: date) -> None:
    near = {close.key: close for close in close_people(person, viewer=by, on=today)}
    if with_person not in near:
        say = "Choose somebody who is recorded as close to them."
        raise Invalid(say, fields={"with_person": say})
    if near[with_person].shared & set(chosen):
        raise WrongState(f"Some of this is shared already. {OPEN_AGAIN}")


def _open(rows: Sequence[SharingChoice], at: datetime) -> None:
    """Let the other's own sign-in read what was shared.

    Never a sign-in for work: with one, what is meant for a daughter would open the worker's pages to her. And
    never while the record is closed: such a grant waits until that is over.
    """
    logins = User.objects.filter(subject_id=rows[0].with_person_id)
    grants.give(
        [
            grants.NewGrant(
                login=login.pk,
                person=row.person_id,
                area=Area(row.shares),
                starts=at,
                because=row.grants_code,
            )
            for login in logins
            if not login.is_staff
            for row in rows
        ],
        at=at,
    )
