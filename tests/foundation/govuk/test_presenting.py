"""How dates, sums and counts are written."""

import datetime

import pytest
from django.template import Context, Template
from hypothesis import given
from hypothesis import strategies as st

from sayso.foundation.govuk import presenting
from sayso.foundation.govuk.presenting import LONDON, MINUS

TODAY = datetime.date(2026, 11, 20)


@pytest.mark.parametrize(
    ("pence", "written"),
    [(123_450, "£1,234.50"), (-300, f"{MINUS}£3.00"), (0, "£0.00"), (5, "£0.05"), (-5, f"{MINUS}£0.05")],
)
def test_a_sum_has_pounds_pence_and_a_true_minus(pence, written):
    assert presenting.pounds(pence) == written


@given(st.integers(min_value=-(10**12), max_value=10**12))
def test_no_penny_is_lost_in_writing(pence):
    written = presenting.pounds(pence).replace("£", "").replace(",", "").replace(MINUS, "-")

    assert round(float(written) * 100) == pence


def test_whole_pounds_are_short_but_nothing_is_rounded():
    assert presenting.whole_pounds(46_800) == "£468"
    assert presenting.whole_pounds(46_801) == "£468.01"


def test_a_change_of_nothing_is_said_in_words():
    assert presenting.signed_pounds(0) == "same"
    assert presenting.signed_pounds(650) == "+£6.50"
    assert presenting.signed_pounds(-650) == f"{MINUS}£6.50"


@pytest.mark.parametrize(
    ("on", "written"),
    [
        ((2026, 11, 20), "today"),
        ((2026, 11, 19), "yesterday"),
        ((2026, 11, 21), "tomorrow"),
        ((2026, 12, 4), "Friday 4 December"),
        ((2026, 12, 5), "5 December"),
        ((2027, 1, 2), "2 January 2027"),
        ((2026, 11, 6), "Friday 6 November"),
    ],
)
def test_a_day_has_its_weekday_while_within_a_fortnight(on, written):
    assert presenting.near_day(datetime.date(*on), TODAY) == written


def test_a_day_in_full():
    assert presenting.day(datetime.date(2026, 11, 25)) == "Wednesday 25 November 2026"
    assert presenting.short_day(datetime.date(2026, 11, 5)) == "Thu 5 Nov"


@pytest.mark.parametrize(
    ("hour", "minute", "written"),
    [
        (17, 52, "5:52 pm"),
        (7, 0, "7 am"),
        (12, 0, "noon"),
        (0, 0, "midnight"),
        (0, 5, "12:05 am"),
        (12, 30, "12:30 pm"),
    ],
)
def test_a_time_of_day(hour, minute, written):
    assert presenting.clock(datetime.time(hour, minute)) == written


def test_a_moment_is_told_by_londons_clock_in_summer_and_winter():
    summer = datetime.datetime(2026, 7, 1, 16, 52, tzinfo=datetime.UTC)
    late = datetime.datetime(2026, 7, 1, 23, 30, tzinfo=datetime.UTC)
    winter = datetime.datetime(2026, 11, 20, 17, 52, tzinfo=LONDON)

    assert presenting.moment(summer, datetime.date(2026, 7, 1)) == "today, 5:52 pm"
    assert presenting.moment(late, datetime.date(2026, 7, 1)) == "tomorrow, 12:30 am"
    assert presenting.moment(winter, datetime.date(2026, 11, 22)) == "Friday 20 November, 5:52 pm"


def test_a_birthday_on_the_last_of_february_is_counted_from_the_first_of_march():
    born = datetime.date(1960, 2, 29)

    assert presenting.age(born, datetime.date(2026, 2, 28)) == 65
    assert presenting.age(born, datetime.date(2026, 3, 1)) == 66
    assert presenting.age(born, datetime.date(2028, 2, 29)) == 68


def test_counts_lists_and_numbers_read_aloud():
    assert presenting.count(1, "visit") == "1 visit"
    assert presenting.count(0, "visit") == "0 visits"
    assert presenting.count(1_200, "person", "people") == "1,200 people"
    assert presenting.listed(["tea"]) == "tea"
    assert presenting.listed(["tea", "bread", "jam"]) == "tea, bread and jam"
    assert presenting.days_ago(datetime.date(2026, 10, 3), TODAY) == "48 days"
    assert presenting.nhs_number("9990123454") == "999 012 3454"
    assert presenting.telephone("+44 (0)1632 960-100") == "+4401632960100"


def test_the_filters_write_the_same_and_leave_out_what_is_not_there():
    text = "{{ p|pounds }} {{ d|day }} {{ d|near_day:d }} {{ n|pounds }}{{ 2|count_of:'person,people' }}"

    written = Template("{% load presenting %}" + text).render(Context({"p": 5, "d": TODAY, "n": None}))

    assert written == "£0.05 Friday 20 November 2026 today 2 people"


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("Tea", "Tea."),
        ("Tea.", "Tea."),
        ("Tea? ", "Tea?"),
        ("“Tea”", "“Tea”"),
        ("Tea at 7 pm", "Tea at 7 pm."),
    ],
)
def test_somebodys_words_end_so_that_another_sentence_may_follow(words, written):
    assert presenting.full_stop(words) == written


@pytest.mark.parametrize(
    ("minutes", "written"),
    [
        (None, ""),
        (45, "45 minutes"),
        (60, "1 hour"),
        (90, "1½ hours"),
        (960, "16 hours"),
        (70, "1 hour 10 minutes"),
    ],
)
def test_how_long_in_a_week_is_told_in_hours(minutes, written):
    assert presenting.hours_words(minutes) == written
