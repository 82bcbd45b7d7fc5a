"""Giving and ending grants: many at a time, through the database's own functions."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db import connection

from sayso.foundation.access.areas import Area


@dataclass(frozen=True, kw_only=True)
class NewGrant:
    """One area of one person's record (or, with no person, of everyone's) for one login."""

    login: UUID
    person: UUID | None
    area: Area
    starts: datetime
    ends: datetime | None = None
    because: str
    opens_restricted: bool = False
    key: UUID = field(default_factory=uuid.uuid4)


def give(grants: Iterable[NewGrant], *, at: datetime) -> None:
    """Give grants and write their events. `because` is a code such as `allocation` or `own record`."""
    rows = [
        (
            grant.key,
            grant.login,
            grant.person,
            grant.area.value,
            grant.starts,
            grant.ends,
            grant.because,
            grant.opens_restricted,
        )
        for grant in grants
    ]
    if not rows:
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "select give_grants(%s::uuid[], %s::uuid[], %s::uuid[], %s::text[], %s::timestamptz[],"
            " %s::timestamptz[], %s::text[], %s::boolean[], %s)",
            [*[list(column) for column in zip(*rows, strict=True)], at],
        )


def give_on(
    *,
    login: UUID,
    person: UUID,
    areas: Iterable[Area],
    because: str,
    at: datetime,
    until: datetime | None = None,
    opens_restricted: bool = False,
) -> None:
    """Give one login several areas of one person's record, from now."""
    give(
        [
            NewGrant(
                login=login,
                person=person,
                area=area,
                starts=at,
                ends=until,
                because=because,
                opens_restricted=opens_restricted,
            )
            for area in sorted(areas)
        ],
        at=at,
    )


def end(keys: Sequence[UUID], *, at: datetime) -> None:
    """End grants from this moment. Those that have ended already are left as they are."""
    if keys:
        with connection.cursor() as cursor:
            cursor.execute("select end_grants(%s::uuid[], %s)", [list(keys), at])


def live(*, person: UUID | None, login: UUID | None = None, because: str | None = None) -> list[UUID]:
    """Return the keys of the live grants on one record, narrowed to a login or a reason if given."""
    with connection.cursor() as cursor:
        cursor.execute("select live_grants(%s, %s, %s)", [person, login, because])
        (keys,) = cursor.fetchone()
    return list(keys)


def live_beginning(*, person: UUID, begins: str) -> list[UUID]:
    """Return the keys of the live grants on one record, to any login, whose reason begins so."""
    with connection.cursor() as cursor:
        cursor.execute("select live_grants_beginning(%s, %s)", [person, begins])
        (keys,) = cursor.fetchone()
    return list(keys)
