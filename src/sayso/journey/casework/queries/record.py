"""One life's own story, for its record: no private entry and none of safeguarding, whoever looks."""

from collections.abc import Collection
from uuid import UUID

from sayso.foundation.access.models import User
from sayso.journey.casework.models import Note, Paper


def story_notes_of(keys: Collection[UUID], *, viewer: User) -> list[Note]:
    """Return the notes that the story holds, each as it stands now, the latest first."""
    newest = (
        Note.objects.visible_to(viewer)
        .filter(person_id__in=keys)
        .order_by("root", "-version")
        .distinct("root")
        .select_related("written_by")
    )
    return sorted(newest, key=lambda note: (note.happened_at, note.written_at), reverse=True)


def story_papers_of(keys: Collection[UUID], *, viewer: User) -> list[Paper]:
    """Return the papers that the story holds, the newest first. Withdrawn ones are gone."""
    kept = Paper.objects.visible_to(viewer).filter(person_id__in=keys, withdrawn_at=None)
    return list(kept.select_related("kept_by").order_by("-kept_at"))
