"""Papers: which there are, and where their bytes lie."""

from itertools import chain
from pathlib import Path
from uuid import UUID

from django.conf import settings

from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import NOT_FOUND
from sayso.journey.casework.models import StoredPaper
from sayso.journey.casework.models.papers import PAPERS
from sayso.journey.people.queries import record_keys
from sayso.rules.refusals import NotFound


def stored_at(key: UUID) -> Path:
    """Return where the bytes of a paper lie: by key, never by name."""
    return Path(settings.MEDIA_ROOT) / key.hex[:2] / key.hex


def papers_of(person: UUID, *, viewer: User) -> list[StoredPaper]:
    """Return the papers of one person that this viewer may see, newest first. Withdrawn ones are gone."""
    keys = record_keys(person, viewer=viewer)
    found = chain.from_iterable(
        model.objects.visible_to(viewer)
        .filter(person_id__in=keys, withdrawn_at=None)
        .select_related("kept_by")
        for model in PAPERS.values()
    )
    return sorted(found, key=lambda paper: paper.kept_at, reverse=True)


def paper(key: UUID, person: UUID, *, viewer: User) -> StoredPaper:
    """Return one paper of one person. Raises NotFound when it is withdrawn or not open to this viewer."""
    for found in papers_of(person, viewer=viewer):
        if found.pk == key:
            return found
    raise NotFound(NOT_FOUND)
