"""Names for a tray: what people are called whose record is not open, as a search would show them."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from sayso.foundation.access.models import User
from sayso.foundation.access.viewer import current_viewer


@dataclass(frozen=True)
class AsFound:
    """What somebody is called, and what to do to reach them safely ("" when nobody has said)."""

    name: str
    warning: str


def as_found(people: Iterable[UUID], *, viewer: User) -> dict[UUID, AsFound]:
    """Return those of these people whom a search would show to this viewer; a closed record is not in it."""
    if current_viewer() != viewer.pk:
        raise RuntimeError("names were asked for one viewer while another looks")
    keys = list(people)
    if not keys:
        return {}
    with connection.cursor() as cursor:
        cursor.execute("select person_id, name, warning from casework_as_found(%s::uuid[])", [keys])
        return {person: AsFound(name, warning or "") for person, name, warning in cursor.fetchall()}
