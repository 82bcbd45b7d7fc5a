"""Keep how much help somebody wants with a task. It acts from that moment; what stood before is kept."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import Kind, authorise_on, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import Event, write
from sayso.journey.casework.statuses import SeenAlone
from sayso.journey.control import queries
from sayso.journey.control.actions.hands import authorise_to_speak, hold, said_alone
from sayso.journey.control.actions.moving import Moved, move_ways, put_back
from sayso.journey.control.models import TaskLevel
from sayso.journey.control.statuses import HeldBy, Level, Task
from sayso.journey.people.facts import Asked, Of, alone_of, keep_asked
from sayso.journey.people.queries import close_people
from sayso.journey.people.statuses import Alone, AskedPlace, Means
from sayso.journey.planning.statuses import Way
from sayso.rules import control as rules
from sayso.rules.refusals import Invalid, NotPermitted, Stale, WrongState

CHANGED = "This was changed since you opened the page. Read what stands now, then choose again."
FOR_WHOEVER_WORKS = "Whoever works with them writes this down, once it is set up."


@dataclass(frozen=True, kw_only=True)
class NewLevel:
    """How much help somebody wants with one task.

    `supporter` is somebody close who is on record, else `supporter_called` names whoever is not. `how` are
    their words on how to help, which that one reads. `alone`, `means` and `who_there` are for a worker who
    asked them. `seen` is the row that stood on the page ("" for none); None does not ask.
    """

    person: UUID
    task: Task
    level: Level
    held_by: HeldBy | None = None
    supporter: UUID | None = None
    supporter_called: str = ""
    how: str = ""
    every_days: int | None = None
    alone: SeenAlone | Alone | None = None
    means: Means = Means.NOT_KNOWN
    who_there: str = ""
    seen: str | None = None
    key: UUID = field(default_factory=uuid.uuid4)

    def check(self) -> None:
        """Raise Invalid, by field, unless it can be kept."""
        if self.task not in Task.values or self.level not in Level.values:
            raise Invalid("Choose how much help.", fields={"level": "Choose how much help."})
        wrong = rules.wrong_with(
            rules.Task(self.task),
            rules.Level(self.level),
            held_by=rules.HeldBy(self.held_by) if self.held_by else None,
            has_supporter=bool(self.supporter or self.supporter_called.strip()),
            every_days=self.every_days,
        )
        if wrong:
            raise Invalid(next(iter(wrong.values())), fields=wrong)

    def asked(self) -> Asked:
        """Return how a worker says they were asked."""
        return Asked(alone=alone_of(self.alone or ""), means=self.means, who_there=self.who_there)


@named_action(kind=Kind.RECORDS, permission=Permission.KEEP_LEVELS)
def set_levels(*, items: Sequence[NewLevel], by: User, at: datetime) -> list[TaskLevel]:
    """Keep levels, as the person chose: with their own sign-in, or asked alone by a worker of theirs.

    Bills that the council or a managed account holds change how those parts of the plan are held; another
    level puts them back. Raises NotFound; Invalid by field, also where nobody asked them alone; Stale.
    """
    for item in items:
        authorise_to_speak(by, person=item.person, area=Area.SHARING)
        item.check()
    hold([item.person for item in items], by=by)
    made = [_set(item, by=by, at=at) for item in items]
    for item, row in zip(items, made, strict=True):
        if row.alone:  # a worker asked: on their own page nobody did
            keep_how_asked(item, by=by, at=at)
    write([_event("control.set_level", one, by=by, at=at) for one in made])
    return made


def keep_how_asked(item: NewLevel, *, by: User, at: datetime) -> None:
    """Keep how a worker asked them, as the worker says."""
    of = Of(AskedPlace.LEVEL, item.key, timezone.localdate(at))
    keep_asked(item.asked(), person=item.person, of=of, by=by, at=at)


@named_action(kind=Kind.RECORDS, permission=Permission.KEEP_LEVELS)
def set_level(*, level: NewLevel, by: User, at: datetime) -> TaskLevel:
    """Keep one. Refuses as `set_levels` does."""
    return set_levels(items=[level], by=by, at=at)[0]


@named_action(kind=Kind.RECORDS, permission=Permission.KEEP_LEVELS)
def say_done(*, level: UUID, person: UUID, by: User, at: datetime) -> TaskLevel:
    """Keep that a task of which somebody is reminded was done today: the next day follows. Twice is once.

    Raises NotFound, Stale when the level was changed, and WrongState where nobody is reminded of it.
    """
    row = _standing(level, person, by=by)
    if row.next_on is None:
        raise WrongState("Nobody asked to be reminded of this.")
    row.done_on = timezone.localdate(at)
    row.save(update_fields=["done_on"])
    write([_event("control.say_done", row, by=by, at=at)])
    return row


@named_action(kind=Kind.RECORDS, permission=Permission.KEEP_LEVELS)
def set_up_level(*, level: UUID, person: UUID, by: User, at: datetime) -> TaskLevel:
    """Keep that what is to be held for somebody is set up: it stands on no day any more.

    Raises NotFound, NotPermitted for whoever does not work here, Stale, and WrongState when it is.
    """
    authorise_to_speak(by, person=person, area=Area.SHARING)
    if not by.is_staff:
        raise NotPermitted(FOR_WHOEVER_WORKS)
    row = _standing(level, person, by=by)
    if not row.acts.for_a_worker or row.set_up_at:
        raise WrongState("There is nothing to set up.")
    row.set_up_at, row.set_up_by = at, by
    row.save(update_fields=["set_up_at", "set_up_by"])
    write([_event("control.set_up_level", row, by=by, at=at)])
    return row


def _set(item: NewLevel, *, by: User, at: datetime) -> TaskLevel:
    alone = said_alone(by, item.person, item.alone)
    before = queries.level_of(item.person, item.task, viewer=by)
    if item.seen is not None and item.seen != (str(before.pk) if before else ""):
        raise Stale(CHANGED)
    acts = rules.acts_of(
        rules.Task(item.task),
        rules.Level(item.level),
        rules.HeldBy(item.held_by) if item.held_by else None,
    )
    called = _supporter(item, by=by, at=at) if acts.supporter_sees else ""
    moved = _moved(item, before, acts.way, by=by, at=at)
    if before:
        before.be_replaced(by=by, at=at)
    made: TaskLevel = TaskLevel.objects.create(
        id=item.key,
        person_id=item.person,
        task=item.task,
        level=item.level,
        held_by=item.held_by or "",
        supporter_id=item.supporter if acts.supporter_sees else None,
        supporter_called=called,
        how=item.how.strip(),
        every_days=item.every_days if acts.prompts_them else None,
        since=timezone.localdate(at),
        alone=alone,
        moved=moved,
        recorded_at=at,
        recorded_by=by,
    )
    return made


def _supporter(item: NewLevel, *, by: User, at: datetime) -> str:
    """Return what the supporter is called. Raises Invalid for a key of somebody who is not close to them."""
    if item.supporter is None:
        return item.supporter_called.strip()
    for one in close_people(item.person, viewer=by, on=timezone.localdate(at)):
        if one.key == item.supporter:
            return one.called
    say = "Choose somebody who is recorded as close to them, or write a name."
    raise Invalid(say, fields={"supporter": say})


def _moved(item: NewLevel, before: TaskLevel | None, way: str, *, by: User, at: datetime) -> Moved:
    """Let the parts of the plan follow: those that the level before moved are put back first."""
    if before and before.acts.way == way:
        return list(before.moved)
    if not way and not (before and before.moved):
        return []
    # Whoever speaks for themself sees their plan; a worker to whom it is closed does not change it.
    authorise_on(by, person=item.person, area=Area.PLAN)
    if before and before.moved:
        put_back(item.person, before.moved, now_held=Way(before.acts.way), by=by, at=at)
    return move_ways(item.person, to=Way(way), by=by, at=at) if way else []


def _standing(level: UUID, person: UUID, *, by: User) -> TaskLevel:
    authorise_to_speak(by, person=person, area=Area.SHARING)
    found: TaskLevel = TaskLevel.objects.visible_to(by).standing(CHANGED, person_id=person, pk=level)
    return found


def _event(action: str, row: TaskLevel, *, by: User, at: datetime) -> Event:
    """Return the event: which task, and how much help. Who helps and the words of it are not in the trail."""
    facts = {
        "task": row.task,
        "level": row.level,
        "held_by": row.held_by,
        "own": by.subject_id == row.person_id,
    }
    about = ("task level", row.pk)
    return event(action, by=by, at=at, person=row.person_id, about=about, facts=facts)
