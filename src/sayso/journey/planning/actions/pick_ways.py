"""Let the person pick how the money of a line is held. One line is changed and no other is touched."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import Kind, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import Event, write
from sayso.journey.people.statuses import StandingKind
from sayso.journey.planning import queries
from sayso.journey.planning.actions.change_line import copied, put_in_place
from sayso.journey.planning.actions.drafting import authorise_to_read, held_draft, standing_row
from sayso.journey.planning.models import PlanLine
from sayso.journey.planning.statuses import Way
from sayso.rules.refusals import Invalid


@dataclass(frozen=True, kw_only=True)
class PickedWay:
    """The way that the person picked for one line, as they saw it (`row`). None: not picked any more."""

    person: UUID
    row: UUID
    way: Way | None


@named_action(kind=Kind.RECORDS, permission=Permission.WRITE_PLAN)
def pick_ways(*, items: Sequence[PickedWay], by: User, at: datetime) -> list[PlanLine]:
    """Keep what the person picked, in a draft or in the plan that stands.

    Raises NotFound, Stale, WrongState for a draft that the person writes themself, and Invalid for no way.
    """
    made = [_picked(item, by=by, at=at) for item in items]
    write([_event(line, by=by, at=at) for line in made])
    return made


@named_action(kind=Kind.RECORDS, permission=Permission.WRITE_PLAN)
def pick_way(*, picked: PickedWay, by: User, at: datetime) -> PlanLine:
    """Keep one. Refuses as `pick_ways` does."""
    return pick_ways(items=[picked], by=by, at=at)[0]


def _picked(item: PickedWay, *, by: User, at: datetime) -> PlanLine:
    before = standing_row(item.row, item.person, by=by)
    if before.plan.finished_at:
        authorise_to_read(by, item.person)
    else:
        held_draft(before.plan_id, item.person, by=by)
    if item.way is not None and item.way not in Way.values:
        say = "Choose one of the ways."
        raise Invalid(say, fields={"way": say})
    if before.plan.finished_at:
        _in_draft_too(before, item.way, by=by, at=at)
    return _with_way(before, item.way, by=by, at=at)


def _with_way(before: PlanLine, way: Way | None, *, by: User, at: datetime) -> PlanLine:
    new = copied(before, by=by, at=at)
    new.way = way or ""
    put_in_place(before, new, by=by, at=at)
    return new


def _in_draft_too(line: PlanLine, way: Way | None, *, by: User, at: datetime) -> None:
    """Carry the pick to the draft that was begun from this plan: to finish it must not undo the pick."""
    draft = queries.draft_of(line.person_id, StandingKind(line.plan.standing), viewer=by)
    rows = PlanLine.objects.visible_to(by).current().filter(plan=draft, line=line.line, way=line.way)
    for found in rows if draft else ():
        _with_way(found, way, by=by, at=at)


def _event(line: PlanLine, *, by: User, at: datetime) -> Event:
    facts = {"way": line.way, "line": line.line, "own": by.subject_id == line.person_id}
    about = ("plan line", line.pk)
    return event("planning.pick_way", by=by, at=at, person=line.person_id, about=about, facts=facts)
