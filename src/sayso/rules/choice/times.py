"""Whether somebody could come at a wished time, and which time they could come at instead."""

from collections.abc import Iterable, Iterator
from datetime import time

from sayso.rules.choice.facts import Open, Wanted

DAY = 24 * 60


def can_come(hours: Iterable[Open], wanted: Wanted) -> bool | None:
    """Whether these hours hold the wished time on every wished day; None when they do not say.

    The help has to end before they close. With no day wished, as many days as it is wanted a week will do.
    """
    known = list(hours)
    if wanted.at is None and not wanted.days:
        return True
    if not known:
        return None
    answers = {day: _on(day, known, wanted) for day in (wanted.days or range(7))}
    enough = len(answers) if wanted.days else min(wanted.times_a_week or 1, 7)
    if sum(answer is True for answer in answers.values()) >= enough:
        return True
    if sum(answer is not False for answer in answers.values()) >= enough:
        return None
    return False


def nearest_time(hours: Iterable[Open], wanted: Wanted) -> time | None:
    """Return the time nearest to the wished one at which they could come on some day; None: not known."""
    if wanted.at is None:
        return None
    wished = _minutes(wanted.at)
    starts = [
        min(max(wished + shift, first), last) - shift
        for one in hours
        for first, last in _starts(one, wanted)
        for shift in (-DAY, 0, DAY)
    ]
    if not starts:
        return None
    best = min(starts, key=lambda start: (abs(start - wished), start)) % DAY
    return time(best // 60, best % 60)


def _on(day: int, hours: Iterable[Open], wanted: Wanted) -> bool | None:
    """Whether they can come at the time on this day; None when the hours of the day are not said."""
    unknown = False
    for one in hours:
        if one.days and day not in one.days:
            continue
        if wanted.at is None:
            return True
        if one.opens_at is None or one.closes_at is None:
            unknown = True
        elif _holds(one, wanted):
            return True
    return None if unknown else False


def _holds(one: Open, wanted: Wanted) -> bool:
    assert wanted.at is not None
    early, late = _minutes(wanted.at) - wanted.room_minutes, _minutes(wanted.at) + wanted.room_minutes
    return any(
        early + shift <= last and late + shift >= first
        for first, last in _starts(one, wanted)
        for shift in (-DAY, 0, DAY)
    )


def _starts(one: Open, wanted: Wanted) -> Iterator[tuple[int, int]]:
    """Yield the first and the last minute at which help could begin. Closing at midnight or after goes on."""
    if one.opens_at is None or one.closes_at is None:
        return
    opens, closes = _minutes(one.opens_at), _minutes(one.closes_at)
    if closes <= opens:
        closes += DAY
    last = closes - (wanted.minutes_each or 0)
    if last >= opens:
        yield opens, last


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute
