"""What choosing and buying put on a worker's day."""

from datetime import date

from django.urls import reverse

from sayso.foundation.access.models import User
from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.pieces import Link
from sayso.foundation.govuk.presenting import LONDON
from sayso.journey.casework.queries.work import keys_of_my_people
from sayso.journey.casework.queries.worklist import Due
from sayso.journey.options import queries as options
from sayso.journey.purchasing import queries as purchasing
from sayso.journey.review import queries as review
from sayso.rules.clocks.promises import LIST_LOOKED_AT, MONEY_FOR_ORDERS, NOT_CHOSEN_TAKEN_UP


def choices_due(viewer: User, until: date) -> list[Due]:
    """Return who says that they did not choose their own support: for whoever stands outside their team."""
    if not viewer.may(Permission.READ_CHOICE_ANSWERS):
        return []
    alone, in_review = "They said so when asked alone. Their team does not know", "They said so in a review"
    said: list[tuple[options.AnswerOutside | review.NotChosen, str, str]] = [
        (one, alone, "choice_answers") for one in options.choice_answers_outside(viewer=viewer)
    ]
    said += [(one, in_review, "review_choices") for one in review.not_chosen_outside(viewer=viewer)]
    due = [
        Due(
            due_on=NOT_CHOSEN_TAKEN_UP.after(one.answered_at.astimezone(LONDON).date()),
            what="Ask somebody about support they did not choose",
            why=why,
            act=Link("Read it", reverse(page)),
            who=one.called or "Somebody whose record is closed",
        )
        for one, why, page in said
    ]
    return [one for one in due if one.due_on <= until]


def lists_due(viewer: User, until: date) -> list[Due]:
    """Return the lists of services that wait for a second person, whom this login can be."""
    if not viewer.may(Permission.IMPORT_OFFERS):
        return []
    due = [
        Due(
            due_on=LIST_LOOKED_AT.after(one.imported_at.astimezone(LONDON).date()),
            what=f"Say whether the list “{one.feed}” is right",
            why="It would end more than half of its services",
            act=Link("Look at it", reverse("feed_import", args=[one.pk])),
            who=f"Brought in by {one.imported_by.name}",
        )
        for one in options.imports_held()
        if one.imported_by_id != viewer.pk
    ]
    return [one for one in due if one.due_on <= until]


def money_due(viewer: User, until: date) -> list[Due]:
    """Return orders that could not wait, whose money is still to be agreed (Care Act 2014, s 19(3))."""
    if not viewer.may(Permission.ORDER_SUPPORT):
        return []
    people = keys_of_my_people(viewer=viewer)
    due = [
        Due(
            due_on=MONEY_FOR_ORDERS.after(one.recorded_at.astimezone(LONDON).date()),
            what="Agree the money for what was ordered at once",
            why="It could not wait. Care Act 2014, section 19(3)",
            act=Link("The orders", reverse("orders", args=[one.person_id])),
            person=one.person_id,
        )
        for one in purchasing.orders_without_money(people, viewer=viewer, on=until)
    ]
    return [one for one in due if one.due_on <= until]
