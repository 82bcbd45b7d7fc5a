"""Every clock gives the day that its cases say, at the desk and for many alike."""

from collections import Counter
from datetime import date, datetime, timedelta

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.foundation.govuk.presenting import LONDON
from sayso.foundation.govuk.reading import CEILING, reading_grade
from sayso.foundation.policy.declared import SETTINGS
from sayso.foundation.policy.declaring import Form
from sayso.rules.authority import Evidence
from sayso.rules.clocks.clock import Basis, Days, Weeks, WorkingDays
from sayso.rules.clocks.complaints import LOOKED_AGAIN, PRIVACY_COMPLAINT_HEARD
from sayso.rules.clocks.promises import GLASS_LOOKED_AT
from sayso.rules.clocks.reviews import FIRST_REVIEW, YEARLY_REVIEW
from sayso.rules.clocks.sheet import ALL, TOPICS, last_days, told
from sayso.rules.refusals import Invalid
from tests.examples import examples
from tests.rules.clocks.case_files import ALL_CASES, Sentence

DAYS = st.dates(min_value=date(2000, 1, 1), max_value=date(2060, 12, 31))


@pytest.mark.parametrize("sentence", ALL_CASES, ids=[one.case for one in ALL_CASES])
def test_a_case_gives_what_it_says(sentence: Sentence) -> None:
    assert sentence.found() == sentence.expect


def test_every_clock_has_a_case_and_those_of_months_or_working_days_have_more() -> None:
    cases = Counter(name for one in ALL_CASES for name, day in one.expect.items() if day)

    assert [name for name in ALL if not cases[name]] == []
    assert len(ALL) == sum(len(clocks) for clocks in TOPICS.values())


@settings(max_examples=examples(12), deadline=None)
@given(st.lists(DAYS, min_size=1, max_size=20), st.sampled_from(sorted(TOPICS)), st.integers(1, 60))
def test_the_desk_and_the_sheet_give_the_same_days(starts: list[date], topic: str, number: int) -> None:
    clocks = TOPICS[topic]
    chosen = {one.setting: number for one in clocks if one.setting}
    rows = last_days(topic, [{one.starts: day for one in clocks} for day in starts], chosen)

    for day, row in zip(starts, rows, strict=True):
        for one in clocks:
            if one.since and day < one.since:
                assert row[one.name] is None
            else:
                assert row[one.name] == one.after(day, number if one.setting else None)


@given(st.sampled_from(sorted(ALL)), DAYS)
def test_who_begins_a_day_later_is_never_due_sooner(name: str, start: date) -> None:
    clock, next_day = ALL[name], start + timedelta(days=1)
    if clock.since and start < clock.since:
        with pytest.raises(Invalid):
            clock.after(start)
        return

    assert start <= clock.after(start) <= clock.after(next_day)
    assert start < clock.after(start) or name == "child_referred"  # the same day, and no other is
    assert clock.after(start) - start <= timedelta(days=6 * 366)


def test_a_moment_keeps_its_hour() -> None:
    opened = datetime(2026, 11, 20, 17, 50, tzinfo=LONDON)

    assert GLASS_LOOKED_AT.after(opened) == datetime(2026, 11, 24, 17, 50, tzinfo=LONDON)


def test_law_and_promise_never_look_alike() -> None:
    assert {one.basis for one in ALL.values()} == set(Basis)
    for one in ALL.values():
        ours = one.authority.evidence is Evidence.OWN
        assert ours == (one.basis is Basis.PROMISE), one.name
        assert one.authority.text.startswith("The council's own promise") == ours, one.name
        assert one.basis is Basis.PROMISE or not one.setting, (
            f"no council chooses what the law sets: {one.name}"
        )
        guided = one.authority.text.startswith("Care and support statutory guidance")
        assert guided == (one.basis is Basis.GUIDANCE), one.name


def test_what_a_council_can_choose_is_declared_with_the_same_usual_number() -> None:
    for one in (clock for clock in ALL.values() if clock.setting):
        declared = SETTINGS[one.setting]
        assert declared.default == one.number
        assert declared.form in (Form.DAYS, Form.NUMBER)
        units = {"working days": WorkingDays, "weeks": Weeks, "days": Days}
        assert type(one.counts[0]) is units[declared.unit]


def test_every_line_can_be_read_by_a_child_of_eleven() -> None:
    assert reading_grade(" ".join(f"{one.label}." for one in ALL.values())) <= CEILING
    assert reading_grade(" ".join(f"{one.asks}." for one in ALL.values())) <= CEILING


def test_what_is_told_of_one_row_is_what_is_known_with_whose_word_it_is() -> None:
    [row] = last_days("reviews", [{"support_began": date(2026, 3, 2)}], {})

    first, *_ = told(row)
    assert (first.clock, first.day) == (FIRST_REVIEW, date(2026, 4, 13))
    assert "for the first time" in first.text
    assert row.why_null(YEARLY_REVIEW.name) == ["last_review"]


@pytest.mark.parametrize(
    ("starts", "chosen"),
    [
        ({"moon_rose": date(2026, 1, 1)}, {}),
        ({}, {"moon_days": 3}),
        ({}, {"reply_working_days": -1}),
        ({}, {"reply_working_days": True}),
        ({"copy_asked_for": date(2026, 1, 1), "days_we_waited_for_them": 10**6}, {}),
    ],
)
def test_what_no_clock_knows_is_refused(starts: dict[str, object], chosen: dict[str, int]) -> None:
    with pytest.raises(Invalid):
        last_days("complaints", [starts], chosen)


def test_nobody_chooses_how_long_the_law_gives_and_there_is_no_clock_before_its_law() -> None:
    with pytest.raises(Invalid):
        FIRST_REVIEW.after(date(2026, 3, 2), 90)
    with pytest.raises(Invalid):
        PRIVACY_COMPLAINT_HEARD.after(date(2026, 6, 18))
    assert LOOKED_AGAIN.after(date(2026, 11, 20), 15) == date(2026, 12, 11)


def test_many_rows_at_once_and_none_at_all() -> None:
    assert last_days("promises", [], {}) == []
    starts = pl.date_range(date(2026, 1, 1), date(2027, 12, 31), eager=True).to_list()
    rows = last_days("promises", [{"glass_broken": day} for day in starts], {})
    assert [row["glass_looked_at"] for row in rows] == [GLASS_LOOKED_AT.after(day) for day in starts]
