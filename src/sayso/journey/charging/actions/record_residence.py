"""Keep where somebody lives, for which council meets their needs; and a move, so that it leaves no gap."""

import uuid
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import Kind, authorise_on, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import Event, write
from sayso.journey.casework.facts.skipped import START_OLD_PLAN
from sayso.journey.casework.models import Task
from sayso.journey.casework.queries.owning import live_lead, tray_of
from sayso.journey.casework.statuses import Why
from sayso.journey.charging.actions.holding import hold_people
from sayso.journey.charging.models import Residence
from sayso.journey.charging.statuses import LivedIn, PlacedBy
from sayso.rules.refusals import Invalid

GAP = "They came with a plan, and nothing may stop on the way. Care Act 2014, section 38"
ASSESS = "assessment"


@dataclass(frozen=True, kw_only=True)
class NewResidence:
    """Where they live, since when, and on what ground. A move out names the other council; so does one in."""

    person: UUID
    lives_in: LivedIn
    placed_by: PlacedBy
    council_name: str
    basis: str
    since: date
    disputed_with: str = ""
    moves_out_on: date | None = None
    moves_to: str = ""
    plan_sent_on: date | None = None
    taken_over_on: date | None = None
    came_on: date | None = None
    came_from: str = ""
    has_old_plan: bool = False
    key: UUID = field(default_factory=uuid.uuid4)

    def check(self) -> None:
        """Raise Invalid, by field, for what cannot be."""
        wrong = {}
        for name, say in (
            ("council_name", "Write which council it is."),
            ("basis", "Write on what ground: where they live, and why that counts."),
        ):
            if not getattr(self, name).strip():
                wrong[name] = say
        if self.moves_out_on and not self.moves_to.strip():
            wrong["moves_to"] = "Write to which council they move."
        if self.taken_over_on and not self.moves_out_on:
            wrong["taken_over_on"] = "Write first when they move."
        if self.came_on and not self.came_from.strip():
            wrong["came_from"] = "Write from which council they came."
        if wrong:
            raise Invalid(next(iter(wrong.values())), fields=wrong)


@named_action(kind=Kind.RECORDS, permission=Permission.ASSESS)
def record_residence(*, residence: NewResidence, by: User, at: datetime) -> Residence:
    """Keep it, in place of what stood. It stops nothing.

    Who came with an old plan has it started from that day, and an assessment due: both are tasks of today.
    Raises NotFound and Invalid.
    """
    for area in (Area.PLAN, Area.WORK):
        authorise_on(by, person=residence.person, area=area)
    residence.check()
    hold_people([residence.person], by)
    standing = Residence.objects.visible_to(by).current().filter(person_id=residence.person)
    before: Residence | None = standing.first()
    standing.update(replaced_at=at, replaced_by=by)
    made = _made(residence, by=by, at=at)
    made.save(force_insert=True)
    tasks = [] if before and _same_arrival(before, made) else _tasks(made, by=by, at=at)
    Task.objects.bulk_create(tasks)
    about = ("residence", made.pk)
    kept = event("charging.record_residence", by=by, at=at, person=made.person_id, about=about)
    write([kept, *(_asked(one, by=by, at=at) for one in tasks)])
    return made


def _made(residence: NewResidence, *, by: User, at: datetime) -> Residence:
    return Residence(
        id=residence.key,
        person_id=residence.person,
        lives_in=residence.lives_in,
        placed_by=residence.placed_by,
        council_name=residence.council_name.strip(),
        basis=residence.basis.strip(),
        since=residence.since,
        disputed_with=residence.disputed_with.strip(),
        moves_out_on=residence.moves_out_on,
        moves_to=residence.moves_to.strip(),
        plan_sent_on=residence.plan_sent_on,
        taken_over_on=residence.taken_over_on,
        came_on=residence.came_on,
        came_from=residence.came_from.strip(),
        has_old_plan=residence.has_old_plan,
        recorded_at=at,
        recorded_by=by,
    )


def _same_arrival(before: Residence, now: Residence) -> bool:
    """Tell whether the move in was written down before: what it asks for was asked for then."""
    return (before.came_on, before.has_old_plan) == (now.came_on, now.has_old_plan)


def _asked(task: Task, *, by: User, at: datetime) -> Event:
    told, about = {"asked": task.asked, "why": Why.LAW.value}, ("task", task.pk)
    return event("casework.add_task", by=by, at=at, person=task.person_id, about=about, facts=told)


def _tasks(made: Residence, *, by: User, at: datetime) -> list[Task]:
    """Return what is due of a move in: what the old plan names from that day, and an assessment."""
    if not made.came_on:
        return []
    rows = Task.objects.visible_to(by).filter(person_id=made.person_id, done_at=None)
    waiting = set(rows.filter(asked__in=[START_OLD_PLAN, ASSESS]).values_list("asked", flat=True))
    asks = {
        START_OLD_PLAN: f"Meet what the plan of {made.came_from} names, from the day they came",
        ASSESS: "Look at what they need here",
    }
    if not made.has_old_plan:
        del asks[START_OLD_PLAN]
    lead = live_lead(made.person_id, viewer=by)
    worker = lead.worker if lead else None
    if worker and not worker.is_active:
        worker = None
    team = worker.team if worker else tray_of(by)
    due_on = max(made.came_on, timezone.localdate(at))
    return [
        Task(
            person_id=made.person_id,
            what=what,
            why=Why.LAW,
            because=GAP,
            asked=asked,
            due_on=due_on,
            owner=worker or (None if team else by),
            team=team,
            made_at=at,
            made_by=by,
        )
        for asked, what in asks.items()
        if asked not in waiting
    ]
