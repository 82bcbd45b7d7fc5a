"""A week split in two on the clock: paid and unpaid, which never meet and never add up as one."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.foundation.govuk.reading import CEILING, reading_grade
from sayso.rules.direct_payments.hours import A_WEEK, Times, meet_for, meets_itself, paid_week, week_of
from sayso.rules.refusals import Invalid

TIMES = st.builds(
    Times,
    days=st.lists(st.integers(0, 6), min_size=1, max_size=7, unique=True),
    starts_at=st.times().map(lambda at: at.replace(second=0, microsecond=0)),
    minutes=st.integers(1, 1440),
)
EIGHT = Times(days=(0, 6), starts_at=time(8), minutes=60)


@pytest.mark.parametrize(
    ("other", "minutes"),
    [
        (Times(days=(0,), starts_at=time(9), minutes=30), 0),  # it begins when the other ends
        (Times(days=(0,), starts_at=time(8, 59), minutes=30), 1),
        (Times(days=(1,), starts_at=time(8), minutes=60), 0),
        (Times(days=range(7), starts_at=time(8, 30), minutes=60), 60),
        (Times(days=(5,), starts_at=time(22), minutes=660), 60),  # Saturday night until nine on Sunday
        (Times(days=(6,), starts_at=time(22), minutes=660), 60),  # Sunday night until nine on Monday
    ],
)
def test_times_meet_to_the_minute_and_past_midnight(other, minutes):
    assert meet_for([EIGHT], [other]) == meet_for([other], [EIGHT]) == minutes


@given(st.lists(TIMES, max_size=3), st.lists(TIMES, max_size=3))
def test_times_meet_no_longer_than_either_lasts(one, other):
    met = meet_for(one, other)
    assert 0 <= met <= min(sum(t.minutes_a_week for t in one), sum(t.minutes_a_week for t in other), A_WEEK)
    assert met == meet_for(other, one)
    if not meets_itself(one):
        assert meet_for(one, one) == sum(t.minutes_a_week for t in one)


def test_no_line_is_made_of_paid_and_unpaid_together():
    """However the sheet grows: what is paid never rests on what is unpaid, nor the other way round."""
    for step in paid_week.steps.values():
        rests_on = set(step.column.names())
        assert not {"paid_minutes_a_week", "unpaid_minutes_a_week"} <= rests_on, step.name
        assert reading_grade(step.label) <= CEILING, step.label


@given(st.integers(0, A_WEEK), st.none() | st.integers(0, A_WEEK), st.none() | st.integers(0, 100_000))
def test_unpaid_care_changes_nothing_of_what_is_paid(paid, unpaid, wage):
    week = week_of(paid_minutes_a_week=paid, unpaid_minutes_a_week=unpaid, pence_an_hour=wage)
    assert (week.paid_minutes, week.unpaid_minutes) == (paid, unpaid)
    alone = week_of(paid_minutes_a_week=paid, unpaid_minutes_a_week=0, pence_an_hour=wage)
    assert week.pay_pence_a_week == alone.pay_pence_a_week
    if wage is None:
        assert week.pay_pence_a_week is None
    else:
        assert 0 <= week.pay_pence_a_week * 60 - paid * wage < 60


def test_ten_hours_at_thirteen_pounds_fifty():
    week = week_of(paid_minutes_a_week=600, unpaid_minutes_a_week=420, pence_an_hour=1350)
    assert week.pay_pence_a_week == 13500
    assert [line.amount for line in week.working] == [600, 13500, 420]


def test_what_is_no_number_of_minutes_is_told_by_name():
    with pytest.raises(Invalid) as told:
        week_of(paid_minutes_a_week=A_WEEK + 1, unpaid_minutes_a_week=0, pence_an_hour=1350)
    assert list(told.value.fields) == ["paid_minutes_a_week"]
