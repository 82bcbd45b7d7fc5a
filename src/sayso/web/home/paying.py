"""What paying puts on a worker's day: what waits for a second person."""

from datetime import date

from django.urls import reverse

from sayso.foundation.access.models import User
from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.pieces import Link
from sayso.foundation.govuk.presenting import LONDON, count, pounds
from sayso.journey.casework.queries.worklist import Due
from sayso.journey.payments import queries
from sayso.rules.clocks.promises import BANK_DETAILS_CONFIRMED, STATEMENT_PLACED


def details_due(viewer: User, until: date) -> list[Due]:
    """Return bank details that a colleague wrote down, and that this login can confirm."""
    if not viewer.may(Permission.KEEP_PAYEES):
        return []
    due = [
        Due(
            due_on=BANK_DETAILS_CONFIRMED.after(one.recorded_at.astimezone(LONDON).date()),
            what="Confirm changed bank details" if one.is_change else "Confirm bank details",
            why="Nothing is paid to them until somebody else is sure of them",
            act=Link("Look at them", reverse("confirm_bank_details", args=[one.pk]), one.name_on_account),
            who=f"Written down by {one.recorded_by.name}",
        )
        for one in queries.payees_to_confirm(viewer=viewer)
        if one.recorded_by_id != viewer.pk
    ]
    return [one for one in due if one.due_on <= until]


def runs_due(viewer: User, until: date) -> list[Due]:
    """Return the runs of payments that somebody else made, and that wait to be checked."""
    if not viewer.may(Permission.CHECK_PAYMENT_RUN):
        return []
    due = [
        Due(
            due_on=one.pays_on,
            what=f"Check a run of {count(one.line_count, 'payment')}",
            why=f"{pounds(one.total_pence)} in all. Nobody is paid until it is checked",
            act=Link("Look at it", reverse("payment_run", args=[one.pk]), "the run"),
            who=f"Made by {one.made_by.name}",
        )
        for one in queries.runs_to_check(viewer=viewer)
    ]
    return [one for one in due if one.due_on <= until]


def lines_due(viewer: User, until: date) -> list[Due]:
    """Return how many lines of statements wait, as one thing to do, since the oldest was taken in."""
    if not viewer.may(Permission.IMPORT_STATEMENT):
        return []
    lines = queries.lines_to_place()
    if not lines:
        return []
    taken_in = min(one.statement.taken_in_at for one in lines)
    due = Due(
        due_on=STATEMENT_PLACED.after(taken_in.astimezone(LONDON).date()),
        what=f"Place {count(len(lines), 'line')} of the bank’s statements",
        why="They bear no reference that we know",
        act=Link("Place them", reverse("statements"), "the lines of statements"),
        who="Statements of the bank",
    )
    return [due] if due.due_on <= until else []
