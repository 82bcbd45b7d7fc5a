"""Questions about stories."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import connection

from sayso.council.community.models import Story
from sayso.foundation.access.protection import must_look
from sayso.foundation.access.viewer import Viewer


@dataclass(frozen=True)
class Shown:
    """A story as everybody reads it: its key, its words, the name under it, and the month it came."""

    key: UUID
    words: str
    called: str
    month: date


@dataclass(frozen=True)
class Waiting:
    """A story that waits to be read: nothing says who told it but the name they chose."""

    key: UUID
    words: str
    called: str
    offered_at: datetime


def stories_shown(words: str = "") -> list[Shown]:
    """Return the stories that are shown and hold these words, the newest month first. Everybody may ask."""
    with connection.cursor() as cursor:
        cursor.execute("select * from community_stories_shown(%s)", [words.strip()])
        return [Shown(*row) for row in cursor.fetchall()]


def stories_to_read(*, viewer: Viewer) -> list[Waiting]:
    """Return the stories that wait to be read, the longest waiting first; to a moderator, and nobody else."""
    must_look(viewer)
    with connection.cursor() as cursor:
        cursor.execute("select * from community_stories_to_read()")
        return [Waiting(*row) for row in cursor.fetchall()]


def stories_of(person: UUID, *, viewer: Viewer) -> list[Story]:
    """Return somebody's own stories, the newest first, with those they took back."""
    rows = Story.objects.visible_to(viewer).filter(person_id=person)
    return list(rows.order_by("-offered_at"))
