"""A person's record: who they are, what is open, what happened. Only that person's own things are on it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.pieces import Cell, Column, Entry, Link, Row, Table
from sayso.foundation.govuk.presenting import moment, near_day
from sayso.foundation.govuk.view import Shows
from sayso.journey.casework.pages.note_forms import NoteForm
from sayso.journey.casework.pages.notes import minute_of
from sayso.journey.casework.pages.persons import PersonPage
from sayso.journey.casework.queries import (
    contacts_of,
    handovers_of,
    notes_of,
    open_tasks_of,
    papers_of,
    support_of,
    working_with,
)
from sayso.journey.casework.statuses import SeenAlone

MOST = 25


@dataclass(frozen=True)
class Happened:
    """One thing that happened, with the moment to sort it by."""

    at: datetime
    entry: Entry


class PersonRecordView(PersonPage):
    """The record. It could be shown to the person: nothing from anyone else's own account is on it."""

    permission = Permission.SEE_PERSON
    shows = Shows.PERSON
    template_name = "casework/person_record.html"
    title = "Record"

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Show it."""
        tasks = open_tasks_of(self.person, viewer=self.login)
        now = minute_of(self.request.at)
        note = NoteForm(initial={"happened_on": now.date(), "happened_time": now.time(), "kind": "visit"})
        happened = sorted(self.happened(), key=lambda one: one.at, reverse=True)
        supports = support_of(self.person, viewer=self.login)
        shown = {
            "title": self.header.called,
            "open_table": self.open_table(tasks),
            "tasks": tasks,
            "entries": [one.entry for one in happened[:MOST]],
            "happened_count": len(happened),
            "most": MOST,
            "workers": working_with(self.person, viewer=self.login),
            "support": supports[0] if supports and supports[0].ends_on >= self.today else None,
            "note_form": note if self.login.may(Permission.WRITE_NOTE) else None,
            "handovers": [
                one for one in handovers_of(self.person, viewer=self.login) if one.taken_at is None
            ],
            "may_allocate": self.login.may(Permission.ALLOCATE),
            "login": self.login,
        }
        return self.page(self.head() | shown, people=[self.person])

    def open_table(self, tasks: Any) -> Table:
        """Return what is open about them."""
        rows = [
            Row.of(
                Cell(task.what, sub=task.because or task.get_why_display()),
                task.owner.name if task.owner else f"{task.team}: nobody yet",
                Cell(late="Late", sub=near_day(task.due_on, self.today))
                if task.due_on < self.today
                else Cell(near_day(task.due_on, self.today)),
                Cell(link=Link("Write what you did", reverse("finish_task", args=[task.pk]), task.what)),
            )
            for task in tasks
        ]
        columns = [Column("What"), Column("Whose"), Column("By"), Column("What you can do", acts=True)]
        return Table("What is open", columns, rows)

    def happened(self) -> list[Happened]:
        """Return what happened to this person, of every kind that the viewer may see."""
        return [*self.notes(), *self.contacts(), *self.supports(), *self.papers(), *self.changes()]

    def when(self, at: datetime, kind: str) -> str:
        """Return the line above an entry."""
        said = moment(at, self.today)
        return f"{said[:1].upper()}{said[1:]}. {kind}"

    def notes(self) -> list[Happened]:
        """Return notes: their words first."""
        return [
            Happened(
                note.happened_at,
                Entry(
                    self.when(note.happened_at, _note_line(note)),
                    note.text,
                    said=note.their_words,
                    link=Link("Read the note", reverse("note_versions", args=[self.person, note.root])),
                ),
            )
            for note in notes_of(self.person, viewer=self.login)
        ]

    def contacts(self) -> list[Happened]:
        """Return calls about them; who rang is read on the contact itself."""
        return [
            Happened(
                one.taken_at,
                Entry(
                    self.when(one.taken_at, "Contact"),
                    one.get_outcome_display() + ".",
                    strong="Somebody got in touch.",
                    link=Link("Read the contact", reverse("contact", args=[one.pk])),
                ),
            )
            for one in contacts_of(self.person, viewer=self.login)
        ]

    def supports(self) -> list[Happened]:
        """Return support that began before anything else was done."""
        return [
            Happened(
                one.started_at,
                Entry(
                    self.when(one.started_at, "Urgent support"),
                    f"By {one.started_by.name}. Until {near_day(one.ends_on, self.today)}.",
                    strong="Support was put in at once.",
                    decision=True,
                    link=Link("Duty sheet", reverse("duty_sheet", args=[self.person])),
                ),
            )
            for one in support_of(self.person, viewer=self.login)
        ]

    def papers(self) -> list[Happened]:
        """Return papers that were kept."""
        return [
            Happened(
                one.kept_at,
                Entry(
                    self.when(one.kept_at, "Paper"),
                    f"From {one.from_whom}.",
                    strong=f"{one.title}.",
                    link=Link("See the papers", reverse("papers", args=[self.person])),
                ),
            )
            for one in papers_of(self.person, viewer=self.login)
        ]

    def changes(self) -> list[Happened]:
        """Return who began to work with them."""
        return [
            Happened(
                one.started_at,
                Entry(
                    self.when(one.started_at, one.get_role_display()),
                    strong=f"{one.worker.name if one.worker else one.team} took this on.",
                    decision=True,
                ),
            )
            for one in working_with(self.person, viewer=self.login)
        ]


def _note_line(note: Any) -> str:
    alone = {SeenAlone.YES: ". Seen alone: yes", SeenAlone.NO: ". Seen alone: no"}.get(note.seen_alone, "")
    later = note.written_at - note.happened_at
    written = ", written later" if later.days >= 1 else ""
    return f"{note.get_kind_display()}, {note.written_by.name}{written}{alone}"
