"""Budgets on a worker's day: those to agree, those that may begin, and those to ask about again."""

from datetime import date, timedelta

from django.urls import reverse
from django.utils.timezone import localdate

from sayso.foundation.access.models import User
from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.pieces import Link
from sayso.journey.budget import queries as budget
from sayso.journey.casework.queries.work import keys_of_my_people
from sayso.journey.casework.queries.worklist import Due
from sayso.rules.clocks.promises import BUDGET_AGREED


def budgets_due(viewer: User, until: date) -> list[Due]:
    """Return the budgets that wait for this login: to agree, to begin, or to ask what they changed."""
    if not viewer.may(Permission.PROPOSE_BUDGET):
        return []
    found = budget.on_the_day(viewer=viewer, by=until)
    due = [
        Due(
            due_on=BUDGET_AGREED.after(localdate(one.handed_at or one.proposed_at)),
            what="Agree a budget, or say why not",
            why=f"Proposed by {one.proposed_by.name}. Needs are met meanwhile",
            act=Link("Read the budget", reverse("budgets", args=[one.person_id])),
            person=one.person_id,
        )
        for one in found.waiting
    ]
    return [one for one in (*due, *_running_budgets(found, viewer, until)) if one.due_on <= until]


def _running_budgets(found: budget.OnTheDay, viewer: User, until: date) -> list[Due]:
    """Return, of one's own people, budgets to ask about again and budgets that waited and may begin."""
    if not (found.to_ask or found.may_begin):
        return []
    mine = set(keys_of_my_people(viewer=viewer))
    due = [
        Due(
            due_on=one.impact_due_on or until,
            what="Ask what the budget changed for the two of them",
            why="Before it began, or some weeks after",
            act=Link("Look at it", reverse("check_budget_impact", args=[one.person_id, one.pk])),
            person=one.person_id,
        )
        for one in found.to_ask
    ]
    if viewer.may(Permission.AGREE_BUDGET):
        due += [
            Due(
                due_on=one.decision.reply_until + timedelta(days=1) if one.decision.reply_until else until,
                what="Begin a budget that waited",
                why="The time to answer is over, and nothing holds it",
                act=Link("Read the budget", reverse("budgets", args=[one.person_id])),
                person=one.person_id,
            )
            for one in found.may_begin
        ]
    return [one for one in due if one.person in mine]
