"""The column operations keep unknown unknown, on one row as on many."""

from datetime import date
from typing import Any

import narwhals as nw
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.rules.columns import (
    Column,
    at_least_nothing,
    column,
    given_or,
    greater,
    lesser,
    look_up,
    named,
    no_more_than,
    total,
    when,
    whole_bands,
    whole_parts,
)

A, B = named("a"), named("b")
SCHEMA = {"a": pl.Int64, "b": pl.Int64, "yes": pl.Boolean, "word": pl.String, "day": pl.Date}


def value(made: Column, **row: Any) -> Any:
    frame = nw.from_native(pl.DataFrame([row], schema={key: SCHEMA[key] for key in row}), eager_only=True)
    return frame.select(made.expr.alias("made")).row(0)[0]


@pytest.mark.parametrize(
    "made",
    [
        A + B,
        A - B,
        A * B,
        A < B,
        A == B,
        lesser(A, B),
        greater(A, B),
        total(A, B),
        when(A > 0).then(B).otherwise(0),
        when(A > 0).then(0).otherwise(0),
        at_least_nothing(A),
        whole_bands(A, 250),
        whole_parts(A, 52),
        no_more_than(B, A),
    ],
)
def test_an_unknown_part_makes_the_whole_unknown(made: Column) -> None:
    assert value(made, a=None, b=3) is None


def test_a_choice_needs_only_the_branch_it_takes() -> None:
    chosen = when(A == 0).then(0).otherwise(B)

    assert value(chosen, a=0, b=None) == 0
    assert value(chosen, a=1, b=None) is None


def test_an_unknown_question_does_not_count_as_no() -> None:
    assert value(when(named("yes")).then(1).otherwise(2), yes=None) is None


def test_no_limit_given_means_no_limit() -> None:
    assert value(no_more_than(B, A), a=5, b=None) == 5
    assert value(no_more_than(B, A), a=5, b=3) == 3


def test_silence_has_a_meaning_only_where_it_is_given_one() -> None:
    assert value(given_or(A, 7), a=None) == 7
    assert value(given_or(A, 7), a=2) == 2


def test_a_word_outside_a_table_gets_the_otherwise() -> None:
    found = look_up(named("word"), {"one": 1, "two": 2}, 0)

    assert [value(found, word=word) for word in ("one", "two", "three", None)] == [1, 2, 0, None]


def test_one_of_some_words_is_unknown_for_an_unknown_word() -> None:
    assert value(named("word").is_one_of("one"), word=None) is None


@given(st.integers(min_value=0, max_value=10**10), st.integers(min_value=1, max_value=10**6))
def test_a_part_of_a_band_is_a_whole_one(amount: int, band: int) -> None:
    assert value(whole_bands(A, B), a=amount, b=band) == -(-amount // band)


@given(st.dates(min_value=date(1900, 1, 1)))
def test_a_day_within_its_year_is_one_number_in_every_month(day: date) -> None:
    assert value(named("day").month_and_day(), day=day) == day.month * 100 + day.day


def test_the_last_day_of_a_month_stands_for_a_day_it_has_not() -> None:
    assert value(named("day").months_later(1), day=date(2024, 1, 31)) == date(2024, 2, 29)


@pytest.mark.parametrize("wrong", [1.5, None, [1]])
def test_only_whole_numbers_words_dates_and_yes_or_no_stand_in_a_sheet(wrong: Any) -> None:
    with pytest.raises(TypeError):
        column(wrong)


def test_there_is_no_division_that_makes_a_float() -> None:
    with pytest.raises(TypeError):
        A / 2  # type: ignore[operator]  # a comparison is a column here


def test_a_column_is_not_one_answer() -> None:
    with pytest.raises(TypeError, match="many answers"):
        bool(A > 0)


def test_what_a_row_used_follows_the_branch_it_took() -> None:
    chosen = when(A > 0).then(B).otherwise(named("word"))

    assert list(chosen.used(lambda _: True)) == ["a", "b"]
    assert list(chosen.used(lambda _: False)) == ["a", "word"]
    assert list(chosen.used(lambda _: None)) == ["a"]
    assert list(chosen.names()) == ["a", "b", "word"]
