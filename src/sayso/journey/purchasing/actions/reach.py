"""Whether a set of records is open, in one question."""

from collections.abc import Iterable
from uuid import UUID

from django.db import connection

from sayso.foundation.access.areas import Area
from sayso.foundation.access.named_action import NOT_FOUND
from sayso.rules.refusals import NotFound


def authorise_on_all(people: Iterable[UUID], *areas: Area) -> None:
    """Raise NotFound unless the current viewer may see each of these areas of every one of these records."""
    asked = list(set(people))
    with connection.cursor() as cursor:
        for area in areas:
            cursor.execute(
                "select count(*) from unnest(%s::uuid[]) as p where p = any ((select seen(%s))::uuid[])"
                " or ((select sees_all(%s)) and not (p = any ((select closed(%s))::uuid[])))",
                [asked, area.value, area.value, area.value],
            )
            (open_to,) = cursor.fetchone()
            if open_to != len(asked):
                raise NotFound(NOT_FOUND)
