"""Visits and orders as pages show them."""

from typing import Any

from sayso.foundation.govuk.pictures import Came, Picture, on_time
from sayso.foundation.govuk.presenting import clock, listed, plain_day
from sayso.journey.purchasing.queries import KeptDay, KeptLine


def came_words(day: KeptDay) -> str:
    """Say what happened on one day: "came at 7:05 pm", "nobody came: the bus was late"."""
    if day.came_at is not None:
        return f"came at {clock(day.came_at)}"
    return f"nobody came: {day.because}" if day.because else "nobody came"


def kept_picture(line: KeptLine) -> Picture:
    """Return the picture of the last visits of one line."""
    return on_time([Came(day.on, day.kept, came_words(day)) for day in line.days])


def missed_words(line: KeptLine) -> str:
    """Say which days the time was not kept, and why where it is known; "" for none."""
    missed = [day for day in line.days if not day.kept]
    if not missed:
        return ""
    told = [f"{plain_day(day.on)} ({came_words(day)})" for day in missed[-5:]]
    return f"The {'cross is' if len(told) == 1 else 'crosses are'} {listed(told)}."


def shown_line(line: KeptLine) -> dict[str, Any]:
    """Return one line as a template draws it."""
    return {
        "line": line,
        "last": min(line.of, 20),
        "kept_of_last": sum(day.kept for day in line.days[-20:]),
        "picture": kept_picture(line) if line.days else None,
        "missed": missed_words(line),
        "days": [(day, came_words(day)) for day in reversed(line.days)],
    }
