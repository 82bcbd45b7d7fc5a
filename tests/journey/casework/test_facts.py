"""When the day team is there, when visits are, what they cost, and what may stand on paper."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.journey.casework.facts import day_team_on, nights, support_until, visits, visits_cost_pence
from sayso.journey.casework.facts.paper_words import NOT_ON_PAPER, for_paper

LONDON = ZoneInfo("Europe/London")


@pytest.mark.parametrize(
    ("at", "on"),
    [
        (datetime(2026, 11, 20, 17, 50, tzinfo=LONDON), date(2026, 11, 23)),
        (datetime(2026, 11, 23, 8, 59, tzinfo=LONDON), date(2026, 11, 23)),
        (datetime(2026, 11, 23, 9, 0, tzinfo=LONDON), date(2026, 11, 24)),
        (datetime(2026, 12, 24, 17, 0, tzinfo=LONDON), date(2026, 12, 29)),
    ],
)
def test_the_day_team_is_next_there_on_a_working_day(at, on):
    assert day_team_on(at) == on


def test_support_runs_to_the_morning_after_the_day_team_is_there(now):
    assert support_until(now) == date(2026, 11, 24)
    assert nights(at=now, ends_on=date(2026, 11, 24)) == 4


def test_the_first_visit_is_within_the_hour_and_the_last_day_has_its_first_visit_only(now):
    made = visits(at=now, ends_on=date(2026, 11, 24), visits_a_day=4)
    assert [len(day.times) for day in made] == [2, 4, 4, 4, 1]
    assert made[0].times == (time(18, 45), time(21))
    assert made[-1].times == (time(8),)


@given(
    st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31), timezones=st.just(LONDON)),  # noqa: DTZ001
    st.integers(1, 24),
    st.integers(0, 10),
)
def test_visits_come_in_order_and_never_before_now(at, visits_a_day, days):
    made = visits(at=at, ends_on=date.fromordinal(at.date().toordinal() + days), visits_a_day=visits_a_day)
    times = [datetime.combine(day.on, of_day) for day in made for of_day in day.times]
    assert times == sorted(times)
    assert all(begins >= at.replace(tzinfo=None) for begins in times)
    assert all(0 < len(day.times) <= visits_a_day for day in made)


@given(st.integers(0, 500), st.integers(1, 1440), st.integers(0, 100_000))
def test_a_cost_is_within_half_a_penny_of_the_exact_one(count, minutes, price):
    cost = visits_cost_pence(visit_count=count, minutes_a_visit=minutes, price_pence_an_hour=price)
    assert abs(cost * 60 - count * minutes * price) <= 30


def test_an_unknown_price_is_an_unknown_cost():
    assert visits_cost_pence(visit_count=3, minutes_a_visit=45, price_pence_an_hour=None) is None


@pytest.mark.parametrize(
    "words",
    [
        "Key safe by the door, 4471.",
        "keysafe number is C 44 71",
        "The key-safe: 4471B",
        "Door code 1066# then push",
        "Alarm off with 90210.",
        "code=1234",
    ],
)
def test_no_key_safe_or_door_number_stands_on_paper(words):
    said = for_paper(words)
    assert NOT_ON_PAPER in said
    assert not any(digits in said for digits in ("4471", "44 71", "1066", "90210", "1234"))


@pytest.mark.parametrize("words", ["Ring Mrs Hollis at 16 on 01632 960 233.", "Steep step. Two dogs."])
def test_other_words_stand_as_they_are(words):
    assert for_paper(words) == words
