"""Make a run: what is due for the days of one period, each payment with its working."""

import uuid
from datetime import date, datetime, timedelta
from uuid import UUID

from django.utils import timezone

from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import Kind, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.journey.payments.actions.running import one_at_a_time, run_event
from sayso.journey.payments.facts.due import Due, due_for
from sayso.journey.payments.models import PaymentRun, RunLine
from sayso.journey.payments.statuses import RunState
from sayso.rules.calendar import is_working_day, next_working_day
from sayso.rules.refusals import Invalid

MOST_DAYS, FURTHEST = 92, timedelta(days=92)


@named_action(kind=Kind.RECORDS, permission=Permission.MAKE_PAYMENT_RUN)
def make_run(
    *,
    period_starts_on: date,
    period_ends_before: date,
    pays_on: date,
    by: User,
    at: datetime,
    key: UUID | None = None,
) -> PaymentRun:
    """Make a run of what is due for these days and not on its way already.

    Whoever has no bank details that may be used is named in it and held out. What the bank sent back is in
    it again. Two who make runs at once wait for each other. Raises Invalid, by field, for days that are not
    a period of their own, a day on which no bank works, and where nothing is due.
    """
    _check(period_starts_on, period_ends_before, pays_on, today=timezone.localdate(at))
    one_at_a_time("make_run")
    _check_period(period_starts_on, period_ends_before)
    due = due_for(period_starts_on, period_ends_before, viewer=by)
    if not due:
        raise _wrong("period_starts_on", "Nothing is due for these days. What was due is on its way already.")
    paid = [one for one in due if not one.held_out_because]
    run = PaymentRun.objects.create(
        id=key or uuid.uuid4(),
        state=RunState.DRAFT,
        period_starts_on=period_starts_on,
        period_ends_before=period_ends_before,
        pays_on=pays_on,
        line_count=len(paid),
        held_out_count=len(due) - len(paid),
        total_pence=sum(one.pence for one in paid),
        made_at=at,
        made_by=by,
    )
    RunLine.objects.bulk_create([_line(one, run) for one in due])
    write([run_event("make_run", run, by=by, at=at, lines=run.line_count, held_out=run.held_out_count)])
    return run


def _check(starts_on: date, ends_before: date, pays_on: date, *, today: date) -> None:
    if not timedelta() < ends_before - starts_on <= timedelta(days=MOST_DAYS):
        raise _wrong(
            "period_ends_before",
            "The last day must come after the first, and within 92 days. Change the days.",
        )
    if pays_on < today or pays_on > today + FURTHEST:
        raise _wrong("pays_on", "The day of payment must be today or later, and within 92 days.")
    if not is_working_day(pays_on):
        after = next_working_day(pays_on)
        raise _wrong(
            "pays_on", f"No bank works on that day. The next day is {after:%A} {after.day} {after:%B %Y}."
        )


def _check_period(starts_on: date, ends_before: date) -> None:
    alive = PaymentRun.objects.exclude(state=RunState.CANCELLED)
    crossing = alive.filter(period_starts_on__lt=ends_before, period_ends_before__gt=starts_on)
    other = crossing.exclude(period_starts_on=starts_on, period_ends_before=ends_before).first()
    if other:
        last = other.period_ends_before - timedelta(days=1)
        raise _wrong(
            "period_starts_on",
            f"These days cross those of another run, {other.period_starts_on:%d/%m/%Y} to {last:%d/%m/%Y}."
            " Give the same days, or days after them.",
        )


def _line(due: Due, run: PaymentRun) -> RunLine:
    made = uuid.uuid4()
    return RunLine(
        id=made,
        run=run,
        person_id=due.budget.person_id,
        budget=due.budget,
        payee=due.payee,
        period_starts_on=run.period_starts_on,
        period_ends_before=run.period_ends_before,
        pays_on=run.pays_on,
        gross_pence=due.gross_pence,
        contribution_pence=due.contribution_pence,
        pence=due.pence,
        parts=due.parts,
        end_to_end=f"DP{made.hex[:16].upper()}",
        first_to_details=due.first_to_details,
        held_out_because=due.held_out_because,
        sends_again=due.sends_again,
    )


def _wrong(field: str, sentence: str) -> Invalid:
    return Invalid(sentence, fields={field: sentence})
