"""A lesson that the council asks of somebody: one quiet line of their own day, and of nobody else's.

It stands under what is owed to people, and is not counted among it: people come before lessons.
"""

from datetime import date

from django.urls import reverse

from sayso.council.workforce import queries
from sayso.foundation.access.models import User
from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.pieces import Link
from sayso.foundation.govuk.presenting import near_day


def lessons_due(viewer: User, *, until: date, today: date) -> list[tuple[Link, str]]:
    """Return the lessons asked of this login by a day and not done since: the way in, and by when it was."""
    if not viewer.may(Permission.TAKE_LESSONS):
        return []
    asked = [one for one in queries.asked_of(viewer, on=today) if one.due_on and one.due_on <= until]
    return [(_begin(one), _by(one, today)) for one in asked]


def _begin(one: queries.Asked) -> Link:
    return Link(one.lesson.title, reverse("lesson_step", args=[one.lesson.code, 1]))


def _by(one: queries.Asked, today: date) -> str:
    assert one.due_on
    again = " again" if one.done_at else ""
    was = "was" if one.due_on < today else "is"
    return f"{one.lesson.minutes} minutes for you. It {was} asked{again} by {near_day(one.due_on, today)}."
