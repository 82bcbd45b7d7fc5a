"""The month in which we answer: its days are right over any number of waits, in any order."""

from datetime import date, timedelta
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as draw

from sayso.rules.clocks.complaints import COPY_GIVEN, COPY_GIVEN_AT_LATEST
from sayso.rules.clocks.stopping import Stop, stands
from sayso.rules.refusals import Invalid

CASES = yaml.safe_load(Path(__file__).with_name("stopping.yaml").read_text(encoding="utf-8"))
BEGAN, DAY = date(2026, 9, 3), timedelta(days=1)
pytestmark = pytest.mark.requirement("B-41")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_each_wait_moves_the_last_day_as_the_law_says(case):
    stops = [Stop(asked_on=asked, answered_on=answered) for asked, answered in case["stops"]]
    found = stands(COPY_GIVEN, case["began"], stops)
    assert found.last_day == case["last"]
    if case["last"] is None:
        assert (found.left, found.still_since) == (case["left"], case["stops"][0][0])
        assert found.days_left(date(2026, 12, 1)) == case["left"], "while it stands still, no day is lost"
        assert not found.is_late(date(2026, 12, 1))
    else:
        assert found.waited == case["waited"]
        assert found.days_left(case["last"]) == 0
        assert not found.is_late(case["last"])
        assert found.is_late(case["last"] + DAY)


waits = draw.lists(draw.tuples(draw.integers(-5, 120), draw.integers(0, 40)), max_size=6)


@given(waits=waits, longer=draw.booleans())
def test_the_days_that_count_are_just_as_many_as_the_law_gives(waits, longer):
    """Counted day by day, apart from the code: so many days, none of them a day of a wait."""
    clock = COPY_GIVEN_AT_LATEST if longer else COPY_GIVEN
    stops = [
        Stop(asked_on=BEGAN + start * DAY, answered_on=BEGAN + (start + length) * DAY)
        for start, length in waits
    ]
    still = {
        one.asked_on + n * DAY for one in stops for n in range((one.answered_on - one.asked_on).days + 1)
    }
    day, counted = BEGAN, 0
    while counted < (clock.after(BEGAN) - BEGAN).days:
        day += DAY
        counted += day not in still
    found = stands(clock, BEGAN, stops)
    # The wait that begins on the day after the last counted one moves nothing: the last day is over by then.
    assert found.last_day == day
    assert stands(clock, BEGAN, reversed(stops)) == found
    assert found.last_day >= clock.after(BEGAN)


@given(waits=waits, asked=draw.integers(0, 120))
def test_a_clock_that_stands_still_goes_on_where_it_stood(waits, asked):
    stops = [
        Stop(asked_on=BEGAN + start * DAY, answered_on=BEGAN + (start + length) * DAY)
        for start, length in waits
    ]
    open_one = Stop(asked_on=BEGAN + asked * DAY)
    found = stands(COPY_GIVEN, BEGAN, [*stops, open_one])
    if found.last_day is None:
        answered = BEGAN + 200 * DAY
        again = stands(COPY_GIVEN, BEGAN, [*stops, Stop(asked_on=open_one.asked_on, answered_on=answered)])
        assert again.last_day == answered + found.left * DAY


def test_an_answer_before_its_question_is_named():
    with pytest.raises(Invalid):
        Stop(asked_on=BEGAN, answered_on=BEGAN - DAY)
