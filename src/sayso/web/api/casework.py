"""Doors to casework: a contact or a referral, support tonight, a note, and tasks."""

import uuid
from datetime import date
from uuid import UUID

from ninja import Field, Schema

from sayso.foundation.access.looking import looked_at
from sayso.foundation.access.permissions import Permission
from sayso.journey.casework import actions
from sayso.journey.casework.models import Task
from sayso.journey.casework.queries.cover import mine_or_covered
from sayso.journey.casework.statuses import (
    Harm,
    HowSoon,
    MetBy,
    Need,
    NoteKind,
    Outcome,
    PersonKnows,
    Readers,
    SaidYes,
    SeenAlone,
)
from sayso.web.api.once import once
from sayso.web.api.reading import Moment
from sayso.web.api.site import Asked, door

ONCE = "Sent twice with the same key, it happens once"


class Contact(Schema):
    """A call, a visit to the desk, or a professional's referral: the eight answers."""

    caller: str = Field(max_length=300)
    about: str = Field(max_length=300)
    whereabouts: str = Field("", max_length=300)
    what_happened: str = Field(max_length=5000)
    how_soon: HowSoon
    person_knows: PersonKnows
    harm: Harm
    outcome: Outcome
    person: UUID | None = Field(None, description="The record it is about, if it was found")
    key: UUID | None = Field(None, description=ONCE)


class Tonight(Schema):
    """Support tonight. A number that nobody knows is left out, and counts as not known: never as nought."""

    needs: list[Need]
    needs_words: str = Field("", max_length=2000)
    met_by: MetBy
    met_by_name: str = Field("", max_length=200)
    said_yes: SaidYes
    visits_a_day: int | None = Field(None, ge=1, le=24)
    minutes_a_visit: int | None = Field(None, ge=5, le=1440)
    price_pence_an_hour: int | None = Field(None, ge=0, le=100_000)
    price_pence_a_night: int | None = Field(None, ge=0, le=1_000_000)
    visitor_must_know: str = Field("", max_length=2000)
    ends_on: date | None = None
    contact: UUID | None = None
    key: UUID | None = Field(None, description=ONCE)


class Started(Schema):
    """Support that has started, and what it will cost until it ends; null when nobody knows yet."""

    support: UUID
    ends_on: date
    total_pence: int | None


class Note(Schema):
    """A note: what happened, who was there, whether the person was seen alone, and their words."""

    kind: NoteKind
    happened_at: Moment
    seen_alone: SeenAlone
    not_alone_because: str = Field("", max_length=1000)
    who_was_there: str = Field("", max_length=1000)
    their_words: str = Field("", max_length=20_000)
    text: str = Field("", max_length=20_000)
    readers: Readers = Readers.STORY
    key: UUID | None = Field(None, description=ONCE)


class Kept(Schema):
    """The key of what was kept."""

    key: UUID


class Done(Schema):
    """What was done about a task, in words."""

    done_with: str = Field(max_length=5000)


class MyTask(Schema):
    """Something that is mine to do."""

    key: UUID
    person: UUID
    what: str
    why: str
    due_on: date


@door("POST", "/contacts", Permission.RECORD_CONTACT, summary="Record a contact", answers=Kept, status=201)
def record_contact(request: Asked, contact: Contact) -> Kept:
    """Record who got in touch, about whom, and what was done. The answer says nothing of the person."""
    answers = actions.Answers(
        **contact.model_dump(exclude={"person", "key"}), key=contact.key or uuid.uuid4()
    )

    def act() -> UUID:
        return actions.take_contact(answers=answers, person=contact.person, by=request.user, at=request.at).pk

    return Kept(key=once(request, contact.key, act))


@door(
    "POST",
    "/people/{uuid:person}/urgent-support",
    Permission.START_URGENT_SUPPORT,
    summary="Start support tonight",
    answers=Started,
    status=201,
)
def start_support(request: Asked, person: UUID, tonight: Tonight) -> Started:
    """Start support now, before any assessment (Care Act 2014, section 19(3)). No rule holds it."""
    said = tonight.model_dump(exclude={"contact", "key", "needs"})
    asked = actions.Tonight(**said, needs=tuple(tonight.needs), key=tonight.key or uuid.uuid4())
    support = actions.start_urgent_support(
        person=person, tonight=asked, contact=tonight.contact, by=request.user, at=request.at
    )
    return Started(support=support.pk, ends_on=support.ends_on, total_pence=support.total_pence)


@door(
    "POST",
    "/people/{uuid:person}/notes",
    Permission.WRITE_NOTE,
    summary="Write a note",
    answers=Kept,
    status=201,
)
def write_a_note(request: Asked, person: UUID, note: Note) -> Kept:
    """Keep a note as it is written. It is corrected by a new version; the first stays."""
    said = note.model_dump(exclude={"key"})
    made = actions.NewNote(person=person, **said, key=note.key or uuid.uuid4())

    def act() -> UUID:
        return actions.write_note(note=made, by=request.user, at=request.at).pk

    return Kept(key=once(request, note.key, act))


@door("GET", "/my-tasks", Permission.DO_TASKS, summary="What is mine to do", answers=list[MyTask])
def my_tasks(request: Asked) -> list[MyTask]:
    """Return one's own open tasks, and those of whom one stands in for, by the day they are due."""
    whose = mine_or_covered("owner", viewer=request.user)
    open_tasks = Task.objects.visible_to(request.user).filter(whose, done_at=None)
    found = list(open_tasks.order_by("due_on")[:200])
    looked_at(page="api_tasks", people=[task.person_id for task in found], by=request.user, at=request.at)
    return [
        MyTask(key=task.pk, person=task.person_id, what=task.what, why=task.why, due_on=task.due_on)
        for task in found
    ]


@door("POST", "/tasks/{uuid:task}/done", Permission.DO_TASKS, summary="Finish a task", answers=Kept)
def finish_a_task(request: Asked, task: UUID, done: Done) -> Kept:
    """Finish a task, saying what was done. No words: refused, and it stays open."""
    finished = actions.finish_task(task=task, done_with=done.done_with, by=request.user, at=request.at)
    return Kept(key=finished.pk)
