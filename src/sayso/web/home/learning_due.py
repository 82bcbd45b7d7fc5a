"""A lesson that the council asks of somebody: one line of their own day, and of nobody else's."""

from datetime import date

from django.urls import reverse

from sayso.council.workforce import queries
from sayso.council.workforce.queries import Place
from sayso.foundation.access.models import User
from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.pieces import Link
from sayso.journey.casework.queries.worklist import Due


def lessons_due(viewer: User, until: date) -> list[Due]:
    """Return the lessons that this login is asked to do by a day and has not done, or has to do again."""
    if not viewer.may(Permission.TAKE_LESSONS):
        return []
    return [
        Due(
            due_on=one.due_on,
            what=f"A lesson of {one.lesson.minutes} minutes: {one.lesson.title}",
            why="Asked again" if one.done_at else "Asked of your role",
            act=Link("Begin", reverse("lesson_step", args=[one.lesson.code, 1]), one.lesson.title),
            who="You",
        )
        for one in queries.asked_of(viewer, on=until)
        if one.due_on and one.due_on <= until and one.place is not Place.NOT_ASKED
    ]
