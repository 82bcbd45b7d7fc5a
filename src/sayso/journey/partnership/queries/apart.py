"""Times that meet: what a carer is asked to do where they need to be free; and what nobody is down for."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from django.db import connection

from sayso.foundation.access.viewer import Viewer
from sayso.journey.partnership.models import (
    ClashSettled,
    FreeTime,
    PartnershipSide,
)
from sayso.journey.people.statuses import StandingKind
from sayso.journey.planning import queries as planning
from sayso.journey.planning.models import CarerTask, PlanLine, TaskOffer
from sayso.journey.planning.statuses import CarerAnswer
from sayso.rules.direct_payments.hours import Times
from sayso.rules.partnership import clashes as rule

# -- times that meet ----------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class AskedTask:
    """What a carer is asked or hoped to do: for whom, in which words, and when (None: not known)."""

    line: UUID
    adult_called: str
    words: str
    said_yes: bool
    times: Times | None
    offer: UUID | None = None

    @property
    def at_times(self) -> str:
        """When it is, as one short text: another text is another time."""
        if self.times is None:
            return ""
        days = "".join(str(day) for day in sorted(self.times.days))
        return f"{days}T{self.times.starts_at:%H%M}+{self.times.minutes}"


@dataclass(frozen=True, kw_only=True)
class CarersClash:
    """That a task stands where a carer needs to be free. `settled` is how it ended; None while it is open."""

    free: FreeTime
    task: AskedTask
    stretches: tuple[tuple[int, int], ...]
    settled: ClashSettled | None

    @property
    def when(self) -> str:
        """When they meet, in words."""
        return rule.in_words(self.stretches)


def free_times_of(carer: UUID, *, viewer: Viewer) -> list[FreeTime]:
    """Return the times that somebody needs for themself; nothing unless their account is open."""
    rows = FreeTime.objects.visible_to(viewer).current().filter(person_id=carer)
    return list(rows.order_by("days", "starts_at"))


def when_free(free: FreeTime) -> str:
    """Say when a time is: "Tuesday, 2 pm to 5 pm"."""
    return rule.in_words(_times(free).stretches())


def tasks_asked(carer: UUID, *, viewer: Viewer, on: date) -> list[AskedTask]:
    """Return what a carer is asked to do or said yes to, and what an open plan hopes of them.

    When a task is, is what stood when the carer was asked: nothing that was written since.
    """
    offers = [one for one in planning.offers_for(carer, viewer=viewer) if _is_live(one, on)]
    times = _offer_times([one.pk for one in offers])
    found = {
        one.line: AskedTask(
            line=one.line,
            adult_called=one.adult_called,
            words=one.words,
            said_yes=one.answer == CarerAnswer.YES,
            times=times.get(one.pk),
            offer=one.pk,
        )
        for one in reversed(offers)
    }
    hoped = PlanLine.objects.visible_to(viewer).current().filter(hoped_for_id=carer, plan__replaced_at=None)
    calls = {
        side.other_id: side.other_called
        for side in PartnershipSide.objects.visible_to(viewer).current().filter(person_id=carer)
    }
    lines = [line for line in hoped.order_by("place", "recorded_at") if line.line not in found]
    agreed = planning.tasks_of({line.person_id for line in lines}, viewer=viewer) if lines else {}
    taken = {task.line for tasks in agreed.values() for task in tasks if task.ends_before > on}
    for line in lines:
        if line.line not in taken:
            found[line.line] = AskedTask(
                line=line.line,
                adult_called=calls.get(line.person_id, ""),
                words=line.how_met or line.aim,
                said_yes=False,
                times=_line_times(line),
            )
    return list(found.values())


def clashes_of(carer: UUID, *, viewer: Viewer, on: date) -> list[CarersClash]:
    """Return every task that meets a time a carer needs free, open ones first; for who holds the account."""
    free = free_times_of(carer, viewer=viewer)
    if not free:
        return []
    tasks: dict[Hashable, AskedTask] = {one.line: one for one in tasks_asked(carer, viewer=viewer, on=on)}
    by_key: dict[Hashable, FreeTime] = {one.pk: one for one in free}
    met = rule.clashes(
        [rule.Free(key=one.pk, times=_times(one)) for one in free],
        [rule.Planned(key=key, times=one.times) for key, one in tasks.items()],
    )
    ended = {
        (one.free_id, one.line, one.at_times): one
        for one in ClashSettled.objects.visible_to(viewer).filter(person_id=carer)
    }
    found = [
        CarersClash(
            free=free_,
            task=task,
            stretches=one.stretches,
            settled=ended.get((free_.pk, task.line, task.at_times)),
        )
        for one in met
        if (free_ := by_key.get(one.free)) and (task := tasks.get(one.task))
    ]
    return sorted(found, key=lambda one: one.settled is not None)


def clashes_open(people: Iterable[UUID], *, viewer: Viewer, on: date) -> dict[UUID, list[CarersClash]]:
    """Return the clashes nobody has settled, by the carer, of those of these people whose account is open."""
    free = FreeTime.objects.visible_to(viewer).current().filter(person_id__in=list(people))
    found = {}
    for carer in sorted(set(free.values_list("person_id", flat=True)), key=str):
        waits = [one for one in clashes_of(carer, viewer=viewer, on=on) if one.settled is None]
        if waits:
            found[carer] = waits
    return found


def _is_live(offer: TaskOffer, on: date) -> bool:
    is_asked = offer.stopped_at is None and offer.answer != CarerAnswer.NO
    return is_asked and (offer.ends_before is None or offer.ends_before > on)


def _times(free: FreeTime) -> Times:
    return Times(days=tuple(free.days), starts_at=free.starts_at, minutes=free.minutes)


def _line_times(line: PlanLine) -> Times | None:
    return rule.times_of(
        days=line.days,
        starts_at=line.wished_at,
        minutes=line.minutes_each,
        times_a_week=line.times_a_week,
    )


def _offer_times(offers: Sequence[UUID]) -> dict[UUID, Times | None]:
    if not offers:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(
            "select offer, days, starts_at, minutes, times_a_week from partnership_offer_times(%s)",
            [list(offers)],
        )
        rows: list[tuple[UUID, list[int], time | None, int | None, int | None]] = cursor.fetchall()
    return {
        offer: rule.times_of(days=days, starts_at=starts_at, minutes=minutes, times_a_week=often)
        for offer, days, starts_at, minutes, often in rows
    }


# -- what nobody is down for --------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Gap:
    """A line of somebody's plan that nobody is down for: when, in words ("" where no time is set)."""

    line: UUID
    aim: str
    when: str
    covers_tonight: str


def gaps_of(person: UUID, *, viewer: Viewer, on: date) -> list[Gap]:
    """Return what nobody is down for, out of the person's own plan and of every yes that is in force.

    The whole of each line, and never only the part that somebody needs for something else: the same gap
    stands whether a carer said no, stopped, needs the time, or was never asked.
    """
    plan = planning.plan_of(person, StandingKind.ADULT, viewer=viewer)
    if plan is None:
        return []
    agreed = planning.tasks_agreed(person, viewer=viewer, on=on)
    return gaps_in(planning.lines_of(plan, viewer=viewer), agreed)


def gaps_in(lines: Iterable[PlanLine], agreed: Iterable[CarerTask]) -> list[Gap]:
    """Return what nobody is down for, of these lines."""
    return [
        Gap(
            line=line.line,
            aim=line.aim,
            when=rule.in_words(times.stretches()) if (times := _line_times(line)) else "",
            covers_tonight=line.covers_tonight,
        )
        for line in planning.not_settled(lines, agreed)
    ]
