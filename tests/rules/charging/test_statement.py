"""What somebody owes who pays later from their home: each line, each day of interest, to the penny."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.rules.charging.statement import Entry, Rate, Sort, statement
from sayso.rules.refusals import Invalid, NoFigureInForce
from sayso.rules.units import WHOLE

FIVE_PERCENT = [Rate(date(2023, 1, 1), 500)]


def put_off(on: date, pence: int) -> Entry:
    return Entry(on, Sort.DEFERRED, pence)


def test_interest_is_added_on_1_july_and_then_bears_interest_itself():
    lines = statement(
        entries=[put_off(date(2023, 1, 1), 1_000_000)], rates=FIVE_PERCENT, until=date(2024, 1, 1)
    )

    assert [(line.on, line.sort, line.amount_pence, line.owed_pence) for line in lines] == [
        (date(2023, 1, 1), Sort.DEFERRED, 1_000_000, 1_000_000),
        (date(2023, 7, 1), Sort.INTEREST, 24_794, 1_024_794),  # 181 of 365 days of 5% of £10,000
        (date(2024, 1, 1), Sort.INTEREST, 25_830, 1_050_624),  # 184 of 365 days of 5% of £10,247.94
    ]
    assert [line.days for line in lines] == [0, 181, 184]


def test_a_leap_year_is_no_dearer_than_the_rate():
    [_, june, end] = statement(
        entries=[put_off(date(2024, 1, 1), 1_000_000)],
        rates=[Rate(date(2024, 1, 1), 500)],
        until=date(2025, 1, 1),
    )
    assert (june.days, end.days) == (182, 184)
    assert june.amount_pence == 24_863  # 182 of 366 days


def test_a_new_rate_counts_from_its_day_and_what_is_repaid_bears_no_more():
    rates = [Rate(date(2023, 1, 1), 500), Rate(date(2023, 4, 1), 400)]
    entries = [put_off(date(2023, 1, 1), 1_000_000), Entry(date(2023, 4, 1), Sort.REPAID, 400_000)]

    lines = statement(entries=entries, rates=rates, until=date(2023, 7, 1))

    # 90 days of 5% on £10,000 and 91 days of 4% on £6,000: £123.28767 + £59.83561
    assert lines[-1].amount_pence == 18_312
    assert lines[-1].owed_pence == 618_312


def test_a_rate_that_nobody_entered_is_never_taken_as_none():
    with pytest.raises(NoFigureInForce, match="1 January 2023"):
        statement(
            entries=[put_off(date(2023, 1, 1), 1)], rates=[Rate(date(2024, 1, 1), 1)], until=date(2023, 1, 2)
        )


def test_nothing_owed_needs_no_rate():
    assert statement(entries=[], rates=[], until=date(2024, 1, 1)) == []
    assert len(statement(entries=[put_off(date(2024, 2, 1), 5)], rates=[], until=date(2024, 1, 1))) == 0


@pytest.mark.parametrize(
    "wrong", [Entry(date(2023, 1, 2), Sort.REPAID, 2), Entry(date(2023, 1, 2), Sort.FEE, 0)]
)
def test_what_cannot_be_is_refused(wrong):
    with pytest.raises(Invalid):
        statement(entries=[put_off(date(2023, 1, 1), 1), wrong], rates=FIVE_PERCENT, until=date(2024, 1, 1))


@given(
    st.lists(st.tuples(st.integers(0, 700), st.integers(1, 500_000)), min_size=1, max_size=12),
    st.integers(0, 1_500),
)
def test_what_is_owed_is_the_sum_of_the_lines_and_interest_is_never_above_the_rate(entries, hundredths):
    began = date(2023, 1, 1)
    given_entries = [put_off(date.fromordinal(began.toordinal() + day), pence) for day, pence in entries]

    lines = statement(entries=given_entries, rates=[Rate(began, hundredths)], until=date(2025, 1, 1))

    assert lines[-1].owed_pence == sum(line.amount_pence for line in lines)
    put = sum(pence for _, pence in entries)
    interest = sum(line.amount_pence for line in lines if line.sort is Sort.INTEREST)
    half = put * (2 * WHOLE + hundredths) // (2 * WHOLE)
    assert 0 <= interest <= (half * (2 * WHOLE + hundredths) ** 3) // (2 * WHOLE) ** 3 + 4 - put
