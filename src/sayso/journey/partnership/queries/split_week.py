"""A week of somebody close who is paid for some hours and cares unpaid in others: two sums, never one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sayso.foundation.access.viewer import Viewer
from sayso.journey.partnership.queries.paid import Agreed, contracts_of, lasts
from sayso.journey.people.queries import record_keys
from sayso.journey.planning.models import CarerTask, PlanLine
from sayso.rules.direct_payments.hours import PaidWeek, Times, meet_for, week_of

EVERY_DAY = tuple(range(7))


@dataclass(frozen=True, kw_only=True)
class Unpaid:
    """A task that somebody close said yes to, unpaid. `times` is None where the plan names no time for it."""

    what: str
    minutes_a_week: int
    times: Times | None


@dataclass(frozen=True, kw_only=True)
class SplitWeek:
    """One person close, on a day: paid by contract, unpaid by choice, apart.

    `meets` tells which unpaid tasks stand where paid time stands; `without_time` which have no time in the
    plan, so that nobody can say whether they do.
    """

    relative: UUID | None
    called: str
    week: PaidWeek
    meets: tuple[tuple[Unpaid, int], ...]
    without_time: tuple[Unpaid, ...]


def unpaid_of(person: UUID, relative: UUID | None, *, viewer: Viewer, on: date) -> list[Unpaid]:
    """Return what somebody close said yes to on a day, unpaid. Of somebody with no record nothing is kept."""
    if relative is None:
        return []
    keys = record_keys(person, viewer=viewer)
    tasks = CarerTask.objects.visible_to(viewer).filter(person_id__in=keys, carer_id=relative, ended_at=None)
    found = list(tasks.filter(starts_on__lte=on, ends_before__gt=on).order_by("began_at", "pk"))
    rows = PlanLine.objects.visible_to(viewer).current().filter(person_id__in=keys)
    lines = {
        row.line: row for row in rows.filter(line__in=[task.line for task in found]).order_by("recorded_at")
    }
    return [
        Unpaid(
            what=(lines[task.line].how_met or lines[task.line].aim) if task.line in lines else "In the plan",
            minutes_a_week=task.minutes_a_week,
            times=_times(lines[task.line]) if task.line in lines else None,
        )
        for task in found
    ]


def _times(line: PlanLine) -> Times | None:
    """Return when a line is, where the plan says a time, a length, and which days it is on."""
    days = tuple(line.days) or (EVERY_DAY if (line.times_a_week or 0) >= len(EVERY_DAY) else ())
    if line.wished_at is None or line.minutes_each is None or not days:
        return None
    return Times(days=days, starts_at=line.wished_at, minutes=line.minutes_each)


def meeting(paid: Sequence[Times], unpaid: Sequence[Unpaid]) -> list[tuple[Unpaid, int]]:
    """Return which unpaid tasks stand where paid time stands, each with for how many minutes of the week."""
    met = [(task, meet_for(paid, [task.times])) for task in unpaid if task.times]
    return [(task, minutes) for task, minutes in met if minutes]


def split_weeks(person: UUID, *, viewer: Viewer, on: date) -> list[SplitWeek]:
    """Return the week of each person close who is paid on a day: paid and unpaid minutes, never together."""
    by_who: dict[UUID | str, list[Agreed]] = {}
    for one in contracts_of(person, viewer=viewer):
        if lasts(one.contract, on) and one.contract.minutes_a_week:
            by_who.setdefault(one.contract.relative_id or one.contract.called, []).append(one)
    found = []
    for agreed in by_who.values():
        first = agreed[0].contract
        unpaid = unpaid_of(person, first.relative_id, viewer=viewer, on=on)
        paid = [time for one in agreed for time in one.times]
        week = week_of(
            paid_minutes_a_week=sum(one.contract.minutes_a_week or 0 for one in agreed),
            unpaid_minutes_a_week=sum(task.minutes_a_week for task in unpaid),
            pence_an_hour=None,
        )
        found.append(
            SplitWeek(
                relative=first.relative_id,
                called=first.called,
                week=week,
                meets=tuple(meeting(paid, unpaid)),
                without_time=tuple(task for task in unpaid if task.times is None),
            )
        )
    return found
