"""Notes about a person: write one, read them, see every version, correct one."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from sayso.foundation.access.areas import Area
from sayso.foundation.access.named_action import may_see
from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.presenting import LONDON
from sayso.foundation.govuk.view import Shows
from sayso.journey.casework import actions
from sayso.journey.casework.models import WrittenNote
from sayso.journey.casework.pages.note_forms import CorrectionForm, NoteForm
from sayso.journey.casework.pages.persons import PersonForm, PersonPage
from sayso.journey.casework.queries import notes_of, readers_of, versions_of
from sayso.journey.casework.statuses import Readers
from sayso.rules.refusals import Stale


def minute_of(at: datetime) -> datetime:
    """Return a time in England, to the minute: what a form is filled with."""
    return at.astimezone(LONDON).replace(second=0, microsecond=0)


class WriteNoteView(PersonForm):
    """Write a note. One press from any page of the person, and the next key is the first letter."""

    permission = Permission.WRITE_NOTE
    shows = Shows.PERSON
    form_class = NoteForm
    title = "Write a note"
    heading = "Write a note about {called}"
    button = "Save note"

    def form_arguments(self) -> dict[str, Any]:
        """Offer the private account only to those who hold it."""
        return {"private": may_see(person=self.person, area=Area.PRIVATE)}

    def initial(self) -> dict[str, Any]:
        """Start with now."""
        now = minute_of(self.request.at)
        return {"happened_on": now.date(), "happened_time": now.time(), "kind": "visit", "readers": "story"}

    def act(self, form: NoteForm) -> str:
        """Write it."""
        actions.write_note(note=form.note(self.header.person), by=self.login, at=self.request.at)
        return reverse("notes", args=[self.person])


class NotesView(PersonPage):
    """Every note about a person that the viewer may see, as it stands now."""

    permission = Permission.WRITE_NOTE
    shows = Shows.PERSON
    template_name = "casework/notes.html"
    title = "Notes"

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Show them, the latest first."""
        notes = notes_of(self.person, viewer=self.login)
        return self.page(self.head() | {"notes": notes}, people=[self.person])


class NoteVersionsView(PersonPage):
    """One note with every version it had."""

    permission = Permission.WRITE_NOTE
    shows = Shows.PERSON
    template_name = "casework/note_versions.html"
    title = "One note"

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Show the newest version and those before it."""
        versions = versions_of(self.kwargs["root"], self.person, viewer=self.login)
        shown = {"newest": versions[0], "before": versions[1:], "readers": Readers(readers_of(versions[0]))}
        return self.page(self.head() | shown, people=[self.person])


class CorrectNoteView(PersonForm):
    """Correct a note. What was written first stays, and shows."""

    permission = Permission.WRITE_NOTE
    shows = Shows.PERSON
    form_class = CorrectionForm
    template_name = "casework/correct_note.html"
    title = "Correct this note"
    button = "Save the correction"
    lead = "What was written first stays. Both versions show."

    @property
    def newest(self) -> WrittenNote:
        """Return the note as it stands."""
        return versions_of(self.kwargs["root"], self.person, viewer=self.login)[0]

    def form_arguments(self) -> dict[str, Any]:
        """Tell the form which version was seen."""
        return {"seen_version": self.newest.version}

    def initial(self) -> dict[str, Any]:
        """Start with what stands."""
        note = self.newest
        names = ("text", "their_words", "kind", "seen_alone", "not_alone_because", "who_was_there")
        happened = note.happened_at.astimezone(LONDON)
        return {name: getattr(note, name) for name in names} | {
            "happened_on": happened.date(),
            "happened_time": happened.time(),
        }

    def stale(self, form: CorrectionForm, refusal: Stale) -> None:
        """Show the colleague's version beside what was typed."""
        form.refuse(refusal)
        form.has_now_seen(self.newest.version)

    def context(self, form: Any) -> dict[str, Any]:
        """Return the version that stands, to read beside one's own when somebody was faster."""
        theirs = self.newest if form.errors else None
        return super().context(form) | {"theirs": theirs}

    def act(self, form: CorrectionForm) -> str:
        """Save the new version."""
        note = self.newest
        actions.correct_note(
            root=note.root,
            note=form.note(note.person_id, readers=readers_of(note)),
            because=form.cleaned_data["because"],
            seen_version=form.cleaned_data["seen_version"],
            by=self.login,
            at=self.request.at,
        )
        return reverse("note_versions", args=[self.person, note.root])
