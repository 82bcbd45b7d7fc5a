"""A person's record: who they are, what is open, what happened. Only that person's own things are on it."""

from collections.abc import Callable, Collection, Container, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import areas_open
from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.keeping import mark_of
from sayso.foundation.govuk.pieces import Cell, Column, Link, Row, Table
from sayso.foundation.govuk.presenting import listed, near_day, short_day
from sayso.foundation.govuk.view import Shows
from sayso.foundation.ledger.queries import committed
from sayso.journey.casework.models import Allocation, Note, Task, UrgentSupport
from sayso.journey.casework.pages.happened import Happened, Timeline, note_line
from sayso.journey.casework.pages.note_forms import NoteForm
from sayso.journey.casework.pages.notes import minute_of
from sayso.journey.casework.pages.persons import PersonPage
from sayso.journey.casework.queries.cover import away_from
from sayso.journey.casework.queries.day import support_begun_for
from sayso.journey.casework.queries.found import as_found
from sayso.journey.casework.queries.record import (
    allocations_of,
    handovers_waiting,
    open_work_of,
    story_notes_of,
    working_now,
)
from sayso.journey.people.queries.known import NOT_SHOWN
from sayso.rules.refusals import NotFound

MOST = 25
DATES = 5  # tasks; the end of support stands with them always


@dataclass(frozen=True, kw_only=True)
class Asking:
    """Whose record is shown, to whom, and which of its areas are open to them. `keys` are its halves."""

    person: UUID
    keys: Collection[UUID]
    login: User
    areas: frozenset[Area]
    today: date


@dataclass(frozen=True)
class RecordPart:
    """A part of the record that a later room gives: a template, and what it is drawn with."""

    template_name: str
    shown: dict[str, Any]


#: What later rooms put on a record, in the order of the journey. Each answers by what the viewer may see.
RECORD_PARTS: list[Callable[[Asking], RecordPart | None]] = []
#: What later rooms tell of what happened. Each answers by what the viewer may see.
RECORD_TELLS: list[Callable[[Asking], Iterable[Happened]]] = []


class PersonRecordView(PersonPage):
    """The record. It could be shown to the person: nothing from anyone else's own account is on it.

    What is not open to the viewer is left out as if it were not there, heading and all.
    """

    permission = Permission.SEE_PERSON
    shows = Shows.PERSON
    template_name = "casework/person_record.html"
    title = "Record"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Show it, all of it with `?whole=yes`. A closed record that they may open asks why first."""
        try:
            keys = self.header.keys
        except NotFound:
            return self.closed()
        areas = areas_open(self.person)
        asking = Asking(person=self.header.person, keys=keys, login=self.login, areas=areas, today=self.today)
        notes = story_notes_of(keys, viewer=self.login)
        supports = support_begun_for(keys, viewer=self.login)
        allocations = allocations_of(keys, viewer=self.login)
        happened = Timeline(
            person=self.person,
            keys=keys,
            viewer=self.login,
            today=self.today,
            notes=notes,
            supports=supports,
            allocations=allocations,
            address_is_shown=self.header.address != NOT_SHOWN,
            told=[one for tell in RECORD_TELLS for one in tell(asking)],
        ).entries()
        most = len(happened) if request.GET.get("whole") == "yes" else MOST
        shown = {
            "title": self.header.called,
            "sees_work": Area.WORK in areas,
            "sees_story": Area.STORY in areas,
            "entries": happened[:most],
            "happened_count": len(happened),
            "most": min(most, len(happened)),
            "workers": self.workers(allocations, sees_work=Area.WORK in areas),
            "support": next((one for one in supports if one.ends_on >= self.today), None),
            "said": _said(notes),
            "login": self.login,
            "parts": [found for part in RECORD_PARTS if (found := part(asking))],
            "may_allocate": self.login.may(Permission.ALLOCATE),
        }
        shown |= self.work(supports) | self.side(areas) | self.doors(areas)
        return self.page(self.head() | shown, people=keys)

    def workers(self, allocations: Sequence[Allocation], *, sees_work: bool) -> list[tuple[Allocation, str]]:
        """Return who works with them now, and who stands in where somebody is away."""
        live = working_now(allocations)
        away = away_from(self.header.keys, viewer=self.login) if sees_work and live else {}
        told = []
        for one in live:
            gone = away.get((one.person_id, one.worker_id)) if one.worker_id else None
            by = f"{listed(list(gone.cover))} stands in" if gone and gone.cover else "The team’s tray has it"
            told.append((one, f"Away until {near_day(gone.until, self.today)}. {by}." if gone else ""))
        return told

    def doors(self, areas: Container[Area]) -> dict[str, Any]:
        """Return which pages of this record are for this sign-in: no link leads where it may not go."""
        return {
            "sees_papers": Area.PAPERS in areas,
            "may_keep_papers": self.login.may(Permission.KEEP_PAPERS),
            "may_start_support": self.login.may(Permission.START_URGENT_SUPPORT),
            "may_say_risk": self.login.may(Permission.TRANSFER),
            "may_hand_over": self.login.may(Permission.SEE_DUTY_SHEET),
        }

    def closed(self) -> HttpResponse:
        """Ask why somebody opens this record, if a search would show it to them; else it is not there."""
        may_open = self.login.may(Permission.FIND_PEOPLE) and self.login.may(Permission.OPEN_WITH_PURPOSE)
        if may_open and self.person in as_found([self.person], viewer=self.login):
            return HttpResponseRedirect(reverse("open_record", args=[self.person]))
        raise NotFound("We cannot find that record. It may not exist, or it may not be open to you.")

    def work(self, supports: Sequence[UrgentSupport]) -> dict[str, Any]:
        """Return what is open about them, and the dates that come next."""
        tasks = open_work_of(self.header.keys, viewer=self.login)
        dates = [(task.due_on, task.what) for task in tasks if task.due_on > self.today][:DATES]
        dates += [(one.ends_on, "Urgent support ends") for one in supports if one.ends_on >= self.today]
        return {
            "tasks": tasks,
            "open_table": self.open_table(tasks),
            "handovers": handovers_waiting(self.header.keys, viewer=self.login),
            "dates": [(short_day(on), what) for on, what in sorted(dates)],
        }

    def side(self, areas: frozenset[Area]) -> dict[str, Any]:
        """Return the quick note, for who may write one, and what is promised, for who may see money."""
        now, form = minute_of(self.request.at), None
        if self.login.may(Permission.WRITE_NOTE) and Area.STORY in areas:
            start = {"happened_on": now.date(), "happened_time": now.time(), "kind": "visit"}
            form = NoteForm(initial=start, private=Area.PRIVATE in areas)
        promised = 0
        if Area.MONEY in areas:
            promised = sum(committed(key, viewer=self.login) for key in self.header.keys)
        return {"note_form": form, "form_owner": mark_of(self.login), "promised_pence": promised}

    def open_table(self, tasks: Sequence[Task]) -> Table:
        """Return what is open about them."""
        rows = [
            Row.of(
                Cell(task.what, sub=task.because or task.get_why_display()),
                task.owner.name if task.owner else f"{task.team}: nobody yet",
                Cell(late="Late", sub=f"since {short_day(task.due_on)}")
                if task.due_on < self.today
                else Cell(_capital(near_day(task.due_on, self.today))),
                Cell(link=Link("Write what you did", reverse("finish_task", args=[task.pk]), task.what)),
            )
            for task in tasks
        ]
        columns = [Column("What"), Column("Whose"), Column("By"), Column("What you can do", acts=True)]
        return Table("What is open", columns, rows)


def _said(notes: Sequence[Note]) -> tuple[str, str] | None:
    """Return the person's own words as last written down, and how and when they said them."""
    last = next((note for note in notes if note.their_words), None)
    return (last.their_words, f"{short_day(last.happened_at.date())}. {note_line(last)}") if last else None


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
