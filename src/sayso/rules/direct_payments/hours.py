"""A week split in two: paid hours by a contract, and unpaid hours by choice. They never meet on the clock.

Nothing here adds the two: a paid minute is no minute of unpaid care (Care Act 2014, section 10(9) and (10)),
and an unpaid one is no part of the job. Times are minutes of a week from Monday at midnight.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import time

import narwhals as nw
import polars as pl

from sayso.rules.authority import act, reg
from sayso.rules.columns import Column, whole_bands
from sayso.rules.figures import statutory
from sayso.rules.refusals import Invalid
from sayso.rules.sheet import Fact, Line, Names, Sheet
from sayso.rules.units import NUMBER, PENCE, PENCE_A_WEEK

A_DAY, A_WEEK, AN_HOUR = 1440, 10080, 60
MOST_PENCE_AN_HOUR = 100_000
"""£1,000 an hour: nobody is paid more."""
_PAY = reg(2014, 2871, "3(2)(a)")
# Both were read on 29 November 2026 in another's copy, advisory.socitm.net/asc-glossary-terms/carer. What was
# read of the section itself, legislation.gov.uk/ukpga/2014/23/section/10/2018-04-11, stops before them.
_CONTRACT = act("Care Act 2014", "10(9)")
_UNPAID = act("Care Act 2014", "10(10)")


@dataclass(frozen=True, kw_only=True)
class Times:
    """Some days of the week (Monday 0), from a time, for so many minutes; it may go on past midnight."""

    days: Sequence[int]
    starts_at: time
    minutes: int

    @property
    def minutes_a_week(self) -> int:
        """How long that is in a week."""
        return len(set(self.days)) * self.minutes

    def stretches(self) -> list[tuple[int, int]]:
        """Return each stretch as minutes of the week; one past the end of Sunday goes on on Monday."""
        found = []
        for day in sorted(set(self.days)):
            begins = day * A_DAY + self.starts_at.hour * AN_HOUR + self.starts_at.minute
            ends = begins + self.minutes
            found += [(begins, min(ends, A_WEEK)), *([(0, ends - A_WEEK)] if ends > A_WEEK else [])]
        return found


def meet_for(one: Iterable[Times], other: Iterable[Times]) -> int:
    """Return for how many minutes of the week two sets of times meet on the clock."""
    return len(_minutes(one) & _minutes(other))


def meets_itself(times: Collection[Times]) -> bool:
    """Whether some of these times stand twice on the clock."""
    return len(_minutes(times)) < sum(one.minutes_a_week for one in times)


def _minutes(times: Iterable[Times]) -> set[int]:
    return {minute for one in times for begins, ends in one.stretches() for minute in range(begins, ends)}


paid_week = Sheet(
    "a week of somebody close",
    facts=(
        Fact("paid_minutes_a_week", NUMBER, "the paid minutes in a week"),
        Fact("unpaid_minutes_a_week", NUMBER, "the unpaid minutes in a week"),
        Fact("pence_an_hour", PENCE, "the wage an hour"),
    ),
    figures=(),
)


@paid_week.step(unit=NUMBER, authority=_CONTRACT)
def paid_minutes(c: Names) -> Column:
    """Paid minutes in a week, by the contract."""
    return c.paid_minutes_a_week


@paid_week.step(unit=PENCE_A_WEEK, authority=_PAY)
def pay_pence_a_week(c: Names) -> Column:
    """Pay in a week, before tax. Part of a penny counts as a whole one."""
    return whole_bands(c.paid_minutes_a_week * c.pence_an_hour, AN_HOUR)


@paid_week.step(unit=NUMBER, authority=_UNPAID, quiet=True)
def unpaid_minutes(c: Names) -> Column:
    """Minutes of unpaid care in a week, by choice. They are no part of the job."""
    return c.unpaid_minutes_a_week


@dataclass(frozen=True)
class PaidWeek:
    """A week of somebody who is paid for some hours: two numbers that stand apart, and what is paid."""

    paid_minutes: int
    unpaid_minutes: int | None
    pay_pence_a_week: int | None
    working: tuple[Line, ...]


def week_of(
    *, paid_minutes_a_week: int, unpaid_minutes_a_week: int | None, pence_an_hour: int | None
) -> PaidWeek:
    """Return one week. None: not known, or not open to whoever asks. Raises Invalid for what is no number."""
    told = {
        "paid_minutes_a_week": paid_minutes_a_week,
        "unpaid_minutes_a_week": unpaid_minutes_a_week,
        "pence_an_hour": pence_an_hour,
    }
    most = {"pence_an_hour": MOST_PENCE_AN_HOUR}
    for name, number in told.items():
        if number is not None and not 0 <= number <= most.get(name, A_WEEK):
            say = "Give a number of minutes in a week, and a wage of up to £1,000 an hour."
            raise Invalid(say, fields={name: say})
    asked = pl.DataFrame([told], schema=dict.fromkeys(told, pl.Int64))
    [row] = paid_week.look(paid_week.work_out(nw.from_native(asked, eager_only=True)))
    return PaidWeek(
        row["paid_minutes"],
        row["unpaid_minutes"],
        row["pay_pence_a_week"],
        tuple(row.explain(statutory())),
    )
