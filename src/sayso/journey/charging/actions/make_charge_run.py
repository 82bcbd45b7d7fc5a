"""Make a run of new sums: everybody is worked out, and nothing that anybody pays is changed."""

import uuid
from datetime import date, datetime, timedelta
from uuid import UUID

from django.utils import timezone

from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import Kind, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.journey.charging.actions.running import one_at_a_time, run_event
from sayso.journey.charging.facts.new_sums import NewSum, new_sums
from sayso.journey.charging.models import ChargeRun, ChargeRunLine
from sayso.journey.charging.queries.runs import alive_on, sums_to_renew
from sayso.journey.charging.statuses import RunLeft, RunLineState, RunState, RunWhy
from sayso.rules.refusals import Invalid, WrongState

FURTHEST = timedelta(days=366)
SET = 2_000


@named_action(kind=Kind.RECORDS, permission=Permission.ASSESS_MEANS)
def make_charge_run(
    *, why: RunWhy, starts_on: date, by: User, at: datetime, key: UUID | None = None
) -> ChargeRun:
    """Work out what everybody would pay from a day on, and keep it beside what they pay: a dry run.

    Whoever has died, and whose sum of that day or a later one is worked out already, is not in it. Raises
    Invalid for a day that is past or more than a year away, or on which there is nobody; WrongState while
    another run of that day is alive.
    """
    today = timezone.localdate(at)
    if not today <= starts_on <= today + FURTHEST:
        raise _wrong("Give today or a later day, within a year.")
    one_at_a_time()
    if alive_on(starts_on):
        raise WrongState("There is a run for this day already. Open it, or withdraw it first.")
    bases = sums_to_renew(starts_on, viewer=by)
    if not bases:
        raise _wrong("There is nobody whose sum can be worked out anew from this day.")
    run = ChargeRun.objects.create(
        id=key or uuid.uuid4(),
        why=why,
        starts_on=starts_on,
        state=RunState.DRY,
        line_count=len(bases),
        made_at=at,
        made_by=by,
    )
    lines = [_line(run, one) for one in new_sums(bases, on=starts_on)]
    ChargeRunLine.objects.bulk_create(lines, batch_size=SET)
    write([run_event("make_charge_run", run, by=by, at=at, lines=len(lines))])
    return run


def _line(run: ChargeRun, new: NewSum) -> ChargeRunLine:
    base = new.base
    return ChargeRunLine(
        person_id=base.person_id,
        run=run,
        standing=base.standing,
        base=base,
        before_pence=base.charge_pence_a_week,
        before_full_cost=base.is_full_cost,
        after_pence=new.pence,
        after_full_cost=new.is_full_cost,
        missing=list(new.missing),
        risen=[list(one) for one in new.risen.rose],
        to_ask=list(new.risen.to_ask),
        state=RunLineState.WAITING if new.is_known else RunLineState.LEFT,
        left_because="" if new.is_known else RunLeft.UNKNOWN,
    )


def _wrong(sentence: str) -> Invalid:
    return Invalid(sentence, fields={"starts_on": sentence})
