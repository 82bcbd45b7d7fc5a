"""What this room adds to the one box: notes and papers. A line says whose and when, never what they say."""

from datetime import date

from django.urls import reverse

from sayso.foundation.access.models import User
from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.pieces import Link
from sayso.foundation.govuk.presenting import moment
from sayso.journey.casework.pages.persons import Named
from sayso.journey.casework.queries.searching import notes_matching, papers_matching
from sayso.journey.people.pages.finding import Hits


def notes_found(words: str, login: User, today: date) -> Hits | None:
    """Return the notes that hold these words, for whoever may read notes."""
    found = notes_matching(words, viewer=login) if login.may(Permission.WRITE_NOTE) else []
    if not found:
        return None
    people = [note.person_id for note in found]
    named = Named(people, login, today)
    links = [
        (
            Link(
                f"{named.name(note.person_id)}, {moment(note.happened_at, today)}",
                reverse("note_versions", args=[note.person_id, note.root]),
            ),
            note.get_kind_display(),
        )
        for note in found
    ]
    return Hits(heading="Notes", links=links, people=people)


def papers_found(words: str, login: User, today: date) -> Hits | None:
    """Return the papers whose title or sender holds these words, for whoever may keep papers."""
    found = papers_matching(words, viewer=login) if login.may(Permission.KEEP_PAPERS) else []
    if not found:
        return None
    people = [paper.person_id for paper in found]
    named = Named(people, login, today)
    links = [
        (Link(paper.title, reverse("papers", args=[paper.person_id])), named.name(paper.person_id))
        for paper in found
    ]
    return Hits(heading="Papers", links=links, people=people)
