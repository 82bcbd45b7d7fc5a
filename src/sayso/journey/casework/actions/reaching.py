"""What several of the room's actions do on the way. Not actions themselves, and so not for anyone outside."""

import json
from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, models

from sayso.foundation.access import grants
from sayso.foundation.access.actions import open_record
from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import may_see
from sayso.journey.casework.facts.cover import Opened, day_begins, difference
from sayso.journey.casework.models import Task

#: What somebody sees of a person they have one task about, or have been asked to take on.
FOR_A_TASK = frozenset({Area.CONTACT, Area.WORK})
COVER = "cover"


def _open_for(*, person: UUID, area: Area, purpose: str, by: User, at: datetime) -> None:
    """See that this login can write in this area, by opening the record with a purpose if need be.

    Raises NotFound for a restricted record, as for one that does not exist.
    """
    if not may_see(person=person, area=area):
        open_record(person=person, purpose=purpose, by=by, at=at)


def _end_grants(*, person: UUID, login: UUID, because: str, at: datetime) -> None:
    """End what one reason opened on one record to one login."""
    grants.end(grants.live(person=person, login=login, because=because), at=at)


def _give_for_task(tasks: Iterable[Task], *, at: datetime) -> None:
    """Let each owner see whom their task is about, until it is done."""
    pairs = {(task.owner_id, task.person_id) for task in tasks if task.owner_id}
    grants.give(
        [
            grants.NewGrant(login=owner, person=person, area=area, starts=at, because="task")
            for owner, person in sorted(pairs, key=str)
            for area in sorted(FOR_A_TASK)
            if not grants.live(person=person, login=owner, because="task")
        ],
        at=at,
    )


def _settle_cover(people: Iterable[UUID], *, at: datetime) -> None:
    """See that whoever stands in for somebody away may see these people on those days, and then no more.

    Never a private account: that was told to one worker. And nothing that the one away could not see.
    """
    keys = sorted(set(people))
    with connection.cursor() as cursor:
        cursor.execute("select * from casework_cover_wanted(%s::uuid[])", [keys])
        asked = cursor.fetchall()
        cursor.execute("select * from casework_cover_held(%s::uuid[])", [keys])
        held = [(key, Opened(login, person, Area(area), *when)) for key, login, person, area, *when in cursor]
    if not (asked or held):
        return
    logins = User.objects.in_bulk({login for _, worker, cover, *_ in asked for login in (worker, cover)})
    wanted = []
    for person, worker, cover, is_allocated, has_tasks, days in asked:
        areas = set(FOR_A_TASK) if has_tasks else set()
        if is_allocated:
            areas |= logins[worker].opens & logins[cover].opens
        when = (day_begins(days.lower), day_begins(days.upper))
        wanted += [Opened(cover, person, area, *when) for area in sorted(areas - {Area.PRIVATE})]
    differs = difference(wanted, held, at=at)
    grants.end(differs.end, at=at)
    grants.give(
        [
            grants.NewGrant(
                login=one.login,
                person=one.person,
                area=one.area,
                starts=one.starts,
                ends=one.ends,
                because=COVER,
            )
            for one in differs.give
        ],
        at=at,
    )


def _file_for_safeguarding(kind: str, row: models.Model) -> None:
    """Put down a row that only safeguarding can read. `kind` is `concern`, `note` or `paper`."""
    told = {str(field.column): getattr(row, field.attname) for field in row._meta.concrete_fields}
    with connection.cursor() as cursor:
        cursor.execute(
            "select casework_file_for_safeguarding(%s, %s::jsonb)",
            [kind, json.dumps(told, cls=DjangoJSONEncoder)],
        )
