"""What tonight takes: when the day team is next there, when visits are, and what they cost."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sayso.foundation.govuk.presenting import LONDON
from sayso.rules.calendar import is_working_day, next_working_day

DAY_TEAM_STARTS = time(9)
#: When visits are made, by how many there are a day.
TIMES = {
    1: (time(8),),
    2: (time(8), time(18)),
    3: (time(8), time(13), time(19)),
    4: (time(8), time(12), time(17), time(21)),
}
BETWEEN_VISITS = timedelta(hours=2)
TRAVEL = timedelta(minutes=45)


def day_team_on(at: datetime) -> date:
    """Return the day on which the day team next starts work: today before nine on a working day."""
    local = at.astimezone(LONDON)
    today = local.date()
    return today if is_working_day(today) and local.time() < DAY_TEAM_STARTS else next_working_day(today)


def support_until(at: datetime) -> date:
    """Return the day to which support tonight runs: the day after the day team is next there."""
    return day_team_on(at) + timedelta(days=1)


@dataclass(frozen=True)
class DayOfVisits:
    """One day's visits: when each begins."""

    on: date
    times: tuple[time, ...]


def visits(*, at: datetime, ends_on: date, visits_a_day: int) -> list[DayOfVisits]:
    """Return the visits from now until the morning of `ends_on`: what is left of today, then whole days.

    The last day has its first visit only, so that nobody wakes to nothing.
    """
    local = at.astimezone(LONDON)
    usual = TIMES.get(visits_a_day) or _spread(visits_a_day)
    first = _quarter_after(local + TRAVEL)
    tonight = [first.time()] if first.date() == local.date() else []
    tonight += [t for t in usual if first.date() == local.date() and _on(first, t) - first >= BETWEEN_VISITS]
    days = [DayOfVisits(local.date(), tuple(tonight[:visits_a_day]))] if tonight else []
    day = local.date() + timedelta(days=1)
    while day < ends_on:
        days.append(DayOfVisits(day, usual))
        day += timedelta(days=1)
    if day == ends_on:
        days.append(DayOfVisits(day, usual[:1]))
    return days


def _spread(visits_a_day: int) -> tuple[time, ...]:
    """Return so many times from eight in the morning to half past nine at night, evenly."""
    first, last = 8 * 60, 21 * 60 + 30
    step = (last - first) // max(1, visits_a_day - 1)
    minutes = [first + number * step // 15 * 15 for number in range(visits_a_day)]
    return tuple(time(minute // 60, minute % 60) for minute in minutes)


def _quarter_after(moment: datetime) -> datetime:
    past = moment.minute % 15
    moved = moment + timedelta(minutes=(15 - past) if past else 0)
    return moved.replace(second=0, microsecond=0)


def _on(day: datetime, of_day: time) -> datetime:
    return day.replace(hour=of_day.hour, minute=of_day.minute)


def visits_cost_pence(
    *, visit_count: int, minutes_a_visit: int, price_pence_an_hour: int | None
) -> int | None:
    """Return what so many visits cost, to the nearest penny, halves up. None: nobody knows the price."""
    if price_pence_an_hour is None:
        return None
    return (visit_count * minutes_a_visit * price_pence_an_hour + 30) // 60


def nights(*, at: datetime, ends_on: date) -> int:
    """Return how many nights lie between now and the morning of `ends_on`; at least this one."""
    return max(1, (ends_on - at.astimezone(LONDON).date()).days)
