"""From records to what a page shows of paying somebody close: when, for how much, and what the rule says."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sayso.foundation.decisions.holds import HOLDS, Hold
from sayso.foundation.decisions.states import State
from sayso.foundation.govuk.presenting import clock, count, listed, pounds
from sayso.journey.partnership import queries
from sayso.journey.partnership.models import PaidContract
from sayso.journey.partnership.statuses import Particular, called_short
from sayso.rules.direct_payments.earnings import beside_allowance
from sayso.rules.direct_payments.hours import Times, week_of
from sayso.rules.direct_payments.relatives import Barred

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SAYS = {
    None: "The rule about close family gives no answer yet.",
    Barred.NOT_BARRED: "The rule about close family does not bar this.",
    Barred.UNLESS_NECESSARY_FOR_CARE: "Barred, unless the council records that it is necessary for care.",
    Barred.UNLESS_NECESSARY_FOR_ADMINISTRATION: (
        "Barred, unless the council records that it is necessary to manage the payment."
    ),
}
HOUSEHOLD = {
    True: "they live in the same household",
    False: "they do not live in the same household",
    None: "it is not known whether they live in the same household",
}


def length(minutes: int) -> str:
    """Write minutes as they are said: "10 hours", "1 hour 30 minutes"."""
    hours, rest = divmod(minutes, 60)
    parts = [
        *([count(hours, "hour")] if hours else []),
        *([count(rest, "minute")] if rest or not hours else []),
    ]
    return " ".join(parts)


def when(times: Times) -> str:
    """Write when somebody is paid to be there: "Monday to Friday, from 8 am to 10 am"."""
    begins = datetime.combine(date(2026, 1, 1), times.starts_at)
    ends = begins + timedelta(minutes=times.minutes)
    on = " the next day" if ends.date() > begins.date() else ""
    return f"{_days(times.days)}, from {clock(times.starts_at)} to {clock(ends.time())}{on}"


def _days(days: Sequence[int]) -> str:
    numbers = sorted(set(days))
    if len(numbers) == len(DAYS):
        return "Every day"
    if len(numbers) > 2 and numbers == list(range(numbers[0], numbers[-1] + 1)):
        return f"{DAYS[numbers[0]]} to {DAYS[numbers[-1]]}"
    return listed([DAYS[number] for number in numbers])


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A contract as either of the two and a worker read it. `pay` is "" where money is not open."""

    contract: Any
    who: str
    for_what: str
    tasks: str
    hours: str
    times: tuple[str, ...]
    pay: str
    starts_on: date
    last_day: date | None
    particulars: tuple[tuple[str, str], ...]
    second_signatory: str
    lasts: bool
    allowance: str  # how the pay stands beside Carer's Allowance: for whoever is paid, and a worker


def shown_contract(agreed: queries.Agreed, *, on: date) -> Shown:
    """Return a contract from the person's record."""
    row, paid = agreed.contract, agreed.sum
    return _shown(
        row,
        who=row.called,
        times=agreed.times,
        hour=paid.pence_an_hour if paid else None,
        week=paid.pence_a_week if paid else None,
        key=row.pk,
        on=on,
    )


def shown_work(work: queries.PaidWork, *, on: date) -> Shown:
    """Return a contract as whoever is paid reads it."""
    return _shown(
        work,
        who=work.calls,
        times=work.times,
        hour=work.pence_an_hour,
        week=work.pence_a_week,
        key=work.contract,
        on=on,
    )


def beside_limit(on: date, hour: int, pay: int) -> str:
    """Say how a week's pay stands beside the limit of Carer's Allowance: of this job alone."""
    found = beside_allowance(on=on, pence_an_hour=hour, pay_pence_a_week=pay)
    if found.limit_pence is None:
        return ""
    limit = f"The limit is {pounds(found.limit_pence)} a week, after tax and half of a pension."
    if found.is_over is None:
        return f"{limit} This pay is above what is free of tax, so nobody can say yet what counts."
    if found.is_over:
        return f"{limit} This pay alone is over it: all of Carer’s Allowance would stop."
    most = f"At this wage it is reached after {length(found.most_minutes or 0)} a week."
    near = " This pay is within £10 of it: an extra hour could stop all of it." if found.is_near else ""
    return f"{limit}{near} {most} Other earnings count too."


def _shown(
    row: PaidContract | queries.PaidWork,
    *,
    who: str,
    times: Sequence[Times],
    hour: int | None,
    week: int | None,
    key: Any,
    on: date,
) -> Shown:
    ended = row.ends_before is not None and row.ends_before <= on
    pay = _paid(row.minutes_a_week, hour) if row.minutes_a_week and hour else None
    return Shown(
        contract=key,
        who=who,
        for_what="Care and support" if row.purpose == "care" else "Managing the direct payment",
        tasks=row.tasks,
        hours=length(row.minutes_a_week) if row.minutes_a_week else "",
        times=tuple(when(one) for one in times),
        pay=_pay(row.minutes_a_week, hour, week),
        starts_on=row.starts_on,
        last_day=row.ends_before - timedelta(days=1) if row.ends_before else None,
        particulars=tuple((Particular(code).label, words) for code, words in row.particulars.items()),
        second_signatory=row.second_signatory,
        lasts=not ended,
        allowance=beside_limit(max(on, row.starts_on), hour, pay) if hour and pay and not ended else "",
    )


def _pay(minutes: int | None, hour: int | None, week: int | None) -> str:
    if week is not None:
        return f"{pounds(week)} a week"
    if minutes is None or hour is None:
        return ""
    return f"{pounds(hour)} an hour: {pounds(_paid(minutes, hour))} a week before tax"


def _paid(minutes: int, hour: int) -> int:
    week = week_of(paid_minutes_a_week=minutes, unpaid_minutes_a_week=None, pence_an_hour=hour)
    return week.pay_pence_a_week or 0


def held_by(put: queries.Put) -> list[Hold]:
    """Return the rules that hold it, as the decision kept them."""
    return [HOLDS[code] for code in put.decision.held_by_rules] if put.is_held and put.decision else []


def shown_put(put: queries.Put, *, login_key: Any) -> dict[str, Any]:
    """Return an arrangement as a worker's page shows it, with what can be done next by this login."""
    row = put.proposal
    settled = row.is_agreed is not None
    return {
        "put": put,
        "row": row,
        "short": called_short(row.called),
        "says": SAYS[put.answer.barred],
        "household": HOUSEHOLD[row.same_household],
        "held_by": held_by(put),
        "to_decide": put.needs_decision and not settled,
        "is_mine": row.recorded_by_id == login_key,
        "to_tell": settled and put.decision is not None and put.decision.state == State.DECIDED,
        "to_sign": bool(put.speaks_for) and not row.signed_at and not settled,
        "to_agree": put.contract is None and (bool(row.is_agreed) or not put.needs_decision),
        "to_change": put.contract is None or put.contract.ends_before is not None,
    }


def shown_split(split: queries.SplitWeek) -> dict[str, Any]:
    """Return the week of somebody who is paid for some hours: two sentences, and no sum of both."""
    week = split.week
    return {
        "who": called_short(split.called),
        "paid": length(week.paid_minutes),
        "unpaid": length(week.unpaid_minutes) if week.unpaid_minutes else "",
        "meets": [(task.what, length(minutes)) for task, minutes in split.meets],
        "without_time": [task.what for task in split.without_time],
    }
