"""How somebody stands with a lesson, in words: short ones for a table, a sentence for oneself."""

from datetime import date

from sayso.council.workforce.queries import Asked, Place
from sayso.foundation.govuk.presenting import LONDON, near_day, plain_day

WORDS = {Place.DONE: "Done", Place.DUE: "To do", Place.OVERDUE: "Late", Place.NOT_ASKED: "Not asked of you"}


def still_asked(one: Asked, today: date) -> str:
    """Say by when it is asked, or asked again, for a table that has the day it was done beside it."""
    if one.due_on is None:
        return ""
    was = "It was" if one.place is Place.OVERDUE else "It is"
    return f"{was} asked{' again' if one.done_at else ''} by {near_day(one.due_on, today)}."


def how_it_stands(one: Asked, today: date) -> tuple[str, str]:
    """Return the word, and the sentence that says since or until when."""
    return WORDS[one.place], _sentence(one, today)


def _sentence(one: Asked, today: date) -> str:
    day = plain_day(one.done_at.astimezone(LONDON).date()) if one.done_at else ""
    done = f"On {day}." if one.place is Place.DONE else f"You last did it on {day}." if day else ""
    return f"{done} {still_asked(one, today)}".strip() or "Do it whenever you like."
