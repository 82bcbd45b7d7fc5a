"""Change how parts of a plan are held, by the person's own wish, and put them back as they were.

Nothing else of a line changes: the aim, who comes, when and how long stay. What is agreed and paid stays
too, until the budget is agreed anew.
"""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from sayso.foundation.access.models import User
from sayso.journey.planning.facts import copied
from sayso.journey.planning.models import PlanLine
from sayso.journey.planning.statuses import MetBy, Way

Moved = list[dict[str, str]]


def move_ways(person: UUID, *, to: Way, by: User, at: datetime) -> Moved:
    """Let what the person manages be held so from now on; return each line with how it was held before.

    That is what comes to them as money, and what is paid for and has no way yet. What a provider or somebody
    else holds already stays as they picked it.
    """
    rows = [row for row in _standing(person, by=by) if _is_theirs_to_manage(row)]
    _write({row: to for row in rows if row.way != to}, by=by, at=at)
    before = {str(row.line): row.way for row in rows if row.way != to}
    return [{"line": line, "way": way} for line, way in before.items()]


def put_back(person: UUID, moved: Moved, *, now_held: Way, by: User, at: datetime) -> list[UUID]:
    """Hold these lines as before, but for any that was picked anew since. Return those that changed."""
    before = {UUID(one["line"]): one["way"] for one in moved}
    rows = [row for row in _standing(person, by=by, lines=set(before)) if row.way == now_held]
    _write({row: before[row.line] for row in rows}, by=by, at=at)
    return sorted({row.line for row in rows})


def _standing(person: UUID, *, by: User, lines: Collection[UUID] | None = None) -> list[PlanLine]:
    """Return the lines of the plan that stands, and of the draft that follows it, held against others."""
    rows = PlanLine.objects.visible_to(by).current().filter(person_id=person, plan__replaced_at=None)
    if lines is not None:
        rows = rows.filter(line__in=lines)
    return list(rows.select_for_update(of=("self",)).order_by("plan_id", "place"))


def _is_theirs_to_manage(row: PlanLine) -> bool:
    return row.way == Way.DIRECT_PAYMENT or (row.way == "" and row.met_by == MetBy.PAID)


def _write(ways: Mapping[PlanLine, Any], *, by: User, at: datetime) -> None:
    made = []
    for row, way in ways.items():
        new = copied(row, by=by, at=at)
        new.way = way
        made.append(new)
    rows = PlanLine.objects.visible_to(by).filter(pk__in=[row.pk for row in ways])
    rows.update(replaced_at=at, replaced_by=by)
    PlanLine.objects.bulk_create(made)
