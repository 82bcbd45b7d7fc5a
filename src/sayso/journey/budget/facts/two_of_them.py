"""What a budget changes for somebody and a carer, from the tasks that stand on the person's own record.

Only what the person may read anyway comes in: their plan, and the tasks that a carer said yes to. Nothing
that a carer said in private is asked here, so nothing of it can come out. What there was before is what was
kept when the budget before was looked at: a task that a carer stopped leaves no row of its own, and no day.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, time
from typing import Any
from uuid import UUID

from sayso.foundation.access.models import User
from sayso.journey.budget.facts.pricing import told
from sayso.journey.budget.models import PersonalBudget
from sayso.journey.planning.models import CarerTask, PlanLine
from sayso.journey.planning.queries import lines_of_plans, plans_ready, tasks_of
from sayso.journey.planning.statuses import MetBy
from sayso.rules.partnership.facts import By, PartnershipFacts, TaskFacts
from sayso.rules.partnership.impact import Impact, impacts

NIGHT_STARTS, NIGHT_ENDS = time(22), time(7)
_BY = {
    MetBy.PAID: By.PAID,
    MetBy.CARER: By.CARER,
    MetBy.ANOTHER_WAY: By.NOBODY,
    MetBy.SELF: By.OTHER,
    MetBy.COMMUNITY: By.OTHER,
    MetBy.EQUIPMENT: By.OTHER,
}


def impact_of(budget: PersonalBudget, before: PersonalBudget | None, *, viewer: User, on: date) -> Impact:
    """Return what this budget changes, as tasks stand on a day, against the budget `before`."""
    return impacts_of([(budget, before)], viewer=viewer, on=on)[0]


def impacts_of(
    items: Sequence[tuple[PersonalBudget, PersonalBudget | None]], *, viewer: User, on: date
) -> list[Impact]:
    """Return what each budget changes against the one before it, in order."""
    people = {budget.person_id for budget, _ in items}
    plans = {(plan.person_id, plan.standing): plan for plan in plans_ready(people, viewer=viewer)}
    lines, tasks = lines_of_plans(plans.values(), viewer=viewer), tasks_of(people, viewer=viewer)
    found = []
    for budget, before in items:
        plan = plans.get((budget.person_id, budget.standing))
        day = max(on, budget.starts_on)
        now = [one for one in tasks.get(budget.person_id, []) if one.starts_on <= day < one.ends_before]
        earlier = _lines_before(before, viewer=viewer) if before else []
        then = _carried_then(before, viewer=viewer) if before else {}
        told = tuple(_tasks(earlier, lines[plan.pk] if plan else [], then, _by_line(now)))
        found.append(PartnershipFacts(tasks=told, is_first=before is None))
    return impacts(found)


def _lines_before(before: PersonalBudget, *, viewer: User) -> list[PlanLine]:
    """Return the last row of each line of the plan that a budget was of, whatever came of it since."""
    rows = PlanLine.objects.visible_to(viewer).filter(plan_id=before.plan, recorded_at__lte=before.agreed_at)
    return list({row.line: row for row in rows.order_by("recorded_at")}.values())


def _carried_then(before: PersonalBudget, *, viewer: User) -> dict[UUID, int]:
    """Return minutes a week that carers had said yes to when a budget was agreed, by line."""
    kept_then = before.impact.get("carried")
    if kept_then is not None:
        return {UUID(one["line"]): one["minutes"] for one in kept_then}
    rows = CarerTask.objects.visible_to(viewer).filter(person_id=before.person_id)
    found = rows.filter(began_at__lte=before.agreed_at).exclude(ended_at__lte=before.agreed_at)
    return _minutes_of(_by_line(found))


def _tasks(
    earlier: Sequence[PlanLine],
    now: Sequence[PlanLine],
    then: Mapping[UUID, int],
    agreed: Mapping[UUID, list[CarerTask]],
) -> Iterable[TaskFacts]:
    """Give every task of either plan once, by the line's own key."""
    lines_then, lines_now = {line.line: line for line in earlier}, {line.line: line for line in now}
    for key in dict.fromkeys([*lines_now, *lines_then]):
        line = lines_now.get(key) or lines_then[key]
        yes = agreed.get(key, [])
        yield TaskFacts(
            key=str(key),
            words=line.how_met or line.aim,
            before=By.CARER if key in then else _was(lines_then.get(key)),
            after=By.CARER if yes and key in lines_now else _hoped(lines_now.get(key)),
            carer=" and ".join(dict.fromkeys(task.carer_called for task in yes)),
            minutes_before=then[key] if key in then else _minutes(lines_then.get(key)),
            minutes_after=sum(one.minutes_a_week for one in yes) if yes else _minutes(lines_now.get(key)),
            said_yes=bool(yes),
            at_night=_is_at_night(line),
            nights_a_week=line.times_a_week or len(line.days) or None,
        )


def _by_line(tasks: Iterable[CarerTask]) -> Mapping[UUID, list[CarerTask]]:
    found: dict[UUID, list[CarerTask]] = {}
    for task in tasks:
        found.setdefault(task.line, []).append(task)
    return found


def _minutes_of(tasks: Mapping[UUID, list[CarerTask]]) -> dict[UUID, int]:
    return {line: sum(one.minutes_a_week for one in some) for line, some in tasks.items()}


def _was(line: PlanLine | None) -> By:
    """Return who did a task: hoping for a carer is not a carer doing it."""
    found = _hoped(line)
    return By.NOBODY if found is By.CARER else found


def _hoped(line: PlanLine | None) -> By:
    return _BY[MetBy(line.met_by)] if line else By.NOBODY


def _minutes(line: PlanLine | None) -> int | None:
    return line.minutes_a_week if line else None


def _is_at_night(line: PlanLine) -> bool:
    return line.wished_at is not None and (line.wished_at >= NIGHT_STARTS or line.wished_at < NIGHT_ENDS)


def kept(found: Impact) -> dict[str, Any]:
    """Return what changes as it is kept with the budget and shown."""
    return {
        "minutes_before": found.minutes_before,
        "minutes_after": found.minutes_after,
        "nights_before": found.nights_before,
        "nights_after": found.nights_after,
        "says": list(found.sentences),
        "working": told(found.working),
        "tasks": changes(found),
        "carried": [{"line": one.key, "minutes": one.minutes_after} for one in found.carried],
    }


def changes(found: Impact) -> list[dict[str, Any]]:
    """Return each task that moved: its words, from whom to whom, minutes a week, and if there was a yes."""
    moved = dict.fromkeys([*found.new, *found.ended, *found.without_yes])
    return [
        {
            "line": task.key,
            "words": task.words,
            "before": task.before.value,
            "after": task.after.value,
            "carer": task.carer,
            "minutes_before": task.minutes_before,
            "minutes_after": task.minutes_after,
            "said_yes": task.said_yes,
        }
        for task in moved
    ]
