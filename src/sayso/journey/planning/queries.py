"""Questions about plans. Every one answers by what the viewer may see."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from sayso.foundation.access.viewer import Viewer
from sayso.journey.people.statuses import StandingKind
from sayso.journey.planning.models import CarerTask, Plan, PlanLine


def plan_of(person: UUID, standing: StandingKind, *, viewer: Viewer) -> Plan | None:
    """Return the plan that stands: the last one the person said yes to."""
    rows = Plan.objects.visible_to(viewer).current().filter(person_id=person, standing=standing)
    found: Plan | None = rows.exclude(finished_at=None).first()
    return found


def draft_of(person: UUID, standing: StandingKind, *, viewer: Viewer) -> Plan | None:
    """Return the plan that is being written."""
    rows = Plan.objects.visible_to(viewer).current().filter(person_id=person, standing=standing)
    found: Plan | None = rows.filter(finished_at=None).first()
    return found


def lines_of(plan: Plan, *, viewer: Viewer) -> list[PlanLine]:
    """Return the lines of a plan as they stand, in their order."""
    rows = PlanLine.objects.visible_to(viewer).current().filter(plan=plan)
    return list(rows.order_by("place", "recorded_at"))


def tasks_agreed(person: UUID, *, viewer: Viewer, on: date) -> list[CarerTask]:
    """Return what carers said yes to for this person and is in force on a day. Silence is not among it."""
    rows = CarerTask.objects.visible_to(viewer).filter(person_id=person, ended_at=None)
    return list(rows.filter(starts_on__lte=on, ends_before__gt=on).order_by("began_at"))


def not_settled(lines: Iterable[PlanLine], agreed: Iterable[CarerTask]) -> list[PlanLine]:
    """Return the lines still to be met another way: nobody has said yes, or nothing is settled."""
    taken = {task.line for task in agreed}
    open_ways = {"carer", "another_way"}
    return [line for line in lines if line.met_by in open_ways and line.line not in taken]
