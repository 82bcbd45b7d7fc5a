"""What stands on the day of the money team: answers that were handed in, and sums to look at again."""

from datetime import date

from django.urls import reverse

from sayso.foundation.access.models import User
from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.pieces import Link
from sayso.foundation.govuk.presenting import LONDON, count, plain_day
from sayso.journey.casework.queries.worklist import Due
from sayso.journey.charging import queries as charging
from sayso.journey.charging.queries.runs import runs_to_approve
from sayso.rules.clocks.money import ANSWERS_ABOUT_MONEY


def money_answers_due(viewer: User, until: date) -> list[Due]:
    """Return what people handed in about their money, and sums that they asked us to look at again."""
    if not viewer.may(Permission.ASSESS_MEANS):
        return []
    due = [
        Due(
            due_on=ANSWERS_ABOUT_MONEY.after(one.recorded_at.astimezone(LONDON).date()),
            what="Look at answers about money that were handed in",
            why="Told by them, and nobody has looked at it yet",
            act=Link("Look at it", reverse("means", args=[one.person_id])),
            person=one.person_id,
        )
        for one in charging.all_handed_in(viewer=viewer)
    ]
    due += [
        Due(
            due_on=one.answer_by,
            what="Look at a sum again",
            why="They asked. Whoever answers did not work it out",
            act=Link("Look at it again", reverse("answer_look", args=[one.person_id, one.pk])),
            person=one.person_id,
        )
        for one in charging.looks_waiting(viewer=viewer)
        if one.worked_by_id != viewer.pk
    ]
    return [one for one in due if one.due_on <= until]


def new_sums_due(viewer: User, until: date) -> list[Due]:
    """Return the runs of new sums that somebody else made, and that wait for a second person."""
    if not viewer.may(Permission.ASSESS_MEANS):
        return []
    due = [
        Due(
            due_on=one.made_at.astimezone(LONDON).date(),
            what=f"Look at new sums for {count(one.line_count, 'person', 'people')}",
            why=f"From {plain_day(one.starts_on)}. Nothing changes until a second person approves",
            act=Link("Look at this run", reverse("charge_run", args=[one.pk]), "the run of new sums"),
            who=f"Made by {one.made_by.name}",
        )
        for one in runs_to_approve(viewer=viewer)
    ]
    return [one for one in due if one.due_on <= until]
