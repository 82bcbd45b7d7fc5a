"""Let the person pick how the money of a line is held. One line is changed and no other is touched."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import NOT_FOUND, Kind, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import Event, write
from sayso.journey.people.statuses import StandingKind
from sayso.journey.planning import queries
from sayso.journey.planning.actions.drafting import CHANGED, authorise_to_read_all, held_drafts, held_plans
from sayso.journey.planning.facts import copied
from sayso.journey.planning.models import PlanLine
from sayso.journey.planning.statuses import Way
from sayso.rules.refusals import Invalid, NotFound, Stale


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
    before = _held_rows(items, by=by)
    made = []
    for item in items:
        if item.way is not None and item.way not in Way.values:
            say = "Choose one of the ways."
            raise Invalid(say, fields={"way": say})
        made += _picked(before[item.row], item.way, by=by, at=at)
    over = [row.pk for row, _ in made]
    PlanLine.objects.visible_to(by).filter(pk__in=over).update(replaced_at=at, replaced_by=by)
    PlanLine.objects.bulk_create([new for _, new in made])
    new = {row.pk: line for row, line in made}
    picked = [new[item.row] for item in items]
    write([_event(line, by=by, at=at) for line in picked])
    return picked


@named_action(kind=Kind.RECORDS, permission=Permission.WRITE_PLAN)
def pick_way(*, picked: PickedWay, by: User, at: datetime) -> PlanLine:
    """Keep one. Refuses as `pick_ways` does."""
    return pick_ways(items=[picked], by=by, at=at)[0]


def _held_rows(items: Sequence[PickedWay], *, by: User) -> dict[UUID, PlanLine]:
    """Return the rows that were seen, by key, with each plan of theirs held once."""
    asked = {item.row: item.person for item in items}
    if len(asked) != len(items):
        raise Stale(CHANGED)
    rows = PlanLine.objects.visible_to(by).select_related("plan").filter(pk__in=list(asked))
    found = {row.pk: row for row in rows if row.person_id == asked[row.pk]}
    if len(found) != len(asked):
        raise NotFound(NOT_FOUND)
    plans = {row.plan for row in found.values()}
    finished = {plan.pk: plan.person_id for plan in plans if plan.finished_at}
    if finished:
        authorise_to_read_all(by, finished.values())
        held_plans(finished, by=by)
    drafts = {plan.pk: plan.person_id for plan in plans if not plan.finished_at}
    if drafts:
        held_drafts(drafts, by=by)
    # Read again: whoever held a plan before may have replaced a row.
    standing = PlanLine.objects.visible_to(by).current().filter(pk__in=list(found)).count()
    if standing != len(found):
        raise Stale(CHANGED)
    return found


def _picked(before: PlanLine, way: Way | None, *, by: User, at: datetime) -> list[tuple[PlanLine, PlanLine]]:
    """Return each row that changes with the row in its place, the one that was seen first."""
    rows = [before, *(_in_draft_too(before, by=by) if before.plan.finished_at else ())]
    made = []
    for row in rows:
        new = copied(row, by=by, at=at)
        new.way = way or ""
        made.append((row, new))
    return made


def _in_draft_too(line: PlanLine, *, by: User) -> list[PlanLine]:
    """Return the row in the draft that was begun from this plan: to finish it must not undo the pick."""
    draft = queries.draft_of(line.person_id, StandingKind(line.plan.standing), viewer=by)
    if draft is None:
        return []
    return list(PlanLine.objects.visible_to(by).current().filter(plan=draft, line=line.line, way=line.way))


def _event(line: PlanLine, *, by: User, at: datetime) -> Event:
    facts = {"way": line.way, "line": line.line, "own": by.subject_id == line.person_id}
    about = ("plan line", line.pk)
    return event("planning.pick_way", by=by, at=at, person=line.person_id, about=about, facts=facts)
