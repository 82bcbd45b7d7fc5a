"""Notes and papers by their words, as far as the viewer may see; a corrected word is no longer found."""

from itertools import chain, islice

from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db.models import Exists, OuterRef

from sayso.foundation.access.models import User
from sayso.journey.casework.models import StoredPaper, WrittenNote
from sayso.journey.casework.models.notes import NOTES
from sayso.journey.casework.models.papers import PAPERS

MOST = 10


def notes_matching(words: str, *, viewer: User) -> list[WrittenNote]:
    """Return the notes that hold these words as they stand now, the latest first, ten at most."""
    found = chain.from_iterable(
        model.objects.visible_to(viewer)
        .filter(~Exists(model.objects.filter(root=OuterRef("root"), version__gt=OuterRef("version"))))
        .annotate(words=SearchVector("text", "their_words", config="english"))
        .filter(words=SearchQuery(words, config="english", search_type="websearch"))
        .order_by("-happened_at")[:MOST]
        for model in NOTES.values()
    )
    return list(islice(sorted(found, key=lambda note: note.happened_at, reverse=True), MOST))


def papers_matching(words: str, *, viewer: User) -> list[StoredPaper]:
    """Return the papers whose title or sender holds these words, the newest first, ten at most."""
    found = chain.from_iterable(
        model.objects.visible_to(viewer)
        .filter(withdrawn_at=None)
        .annotate(words=SearchVector("title", "from_whom", config="english"))
        .filter(words=SearchQuery(words, config="english", search_type="websearch"))
        .order_by("-kept_at")[:MOST]
        for model in PAPERS.values()
    )
    return list(islice(sorted(found, key=lambda paper: paper.kept_at, reverse=True), MOST))
