"""Days on which the council's day teams are at work."""

from datetime import date, timedelta

from sayso.rules.calendar import is_working_day


def work_day(on: date) -> date:
    """Return this day if people are at work, else the last working day before it."""
    while not is_working_day(on):
        on -= timedelta(days=1)
    return on
